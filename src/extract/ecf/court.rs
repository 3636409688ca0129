//! Courts' names as the filing system heads its pages with them.

/// The divisions of a state's district courts, as they stand behind the state's name in some courts' headings.
const DIVISIONS: [&str; 5] = ["Northern", "Southern", "Eastern", "Western", "Middle"];

/// One name out of the lines that head a page: `U.S. Bankruptcy Court [LIVE]`, `Eastern District of Utopia (Port)`.
///
/// Version marks in brackets and the office in parentheses are left out, and the short forms spelt out, so that the
/// court's pages and its papers name it alike.
pub(in crate::extract) fn name<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut parts = Vec::new();
    for line in lines {
        let line = without_marks(line);
        if line.is_empty() {
            continue;
        }
        parts.push(spelt_out(&line));
    }
    parts.join(", ")
}

/// The line without what stands in brackets or parentheses, and without the name of the system itself.
fn without_marks(line: &str) -> String {
    let mut depth = 0_u32;
    let mut bare = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    for system in [" Electronic Case Filing System", " Live Database", " Live System", " CM/ECF"] {
        if let Some(at) = bare.find(system) {
            bare.truncate(at);
        }
    }
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn spelt_out(line: &str) -> String {
    for short in ["U.S. ", "US ", "U. S. "] {
        if let Some(rest) = line.strip_prefix(short)
            && rest.contains("Court")
        {
            return format!("United States {rest}");
        }
    }
    // "California Northern District" is the Northern District of California.
    if let Some(state_and_division) = line.strip_suffix(" District")
        && let Some((state, division)) = state_and_division.rsplit_once(' ')
        && DIVISIONS.contains(&division)
    {
        return format!("{division} District of {state}");
    }
    line.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_court() {
        for (lines, want) in [
            (
                vec!["U.S. Bankruptcy Court [LIVE-CM 3.3.3]", "Eastern District of California (Sacramento)"],
                "United States Bankruptcy Court, Eastern District of California",
            ),
            (
                vec!["U.S. District Court", "California Northern District (San Francisco)"],
                "United States District Court, Northern District of California",
            ),
            (
                vec!["US District Court Electronic Case Filing System", "District of Utah (Central)"],
                "United States District Court, District of Utah",
            ),
            (
                vec!["United States Judicial Panel on Multidistrict Litigation"],
                "United States Judicial Panel on Multidistrict Litigation",
            ),
        ] {
            assert_eq!(name(lines), want);
        }
    }
}
