//! Courts' names as the filing system heads its pages with them.

use crate::extract::names;

use super::words::flat;

/// The divisions of a state's district courts, as they stand behind the state's name in some courts' headings.
const DIVISIONS: [&str; 5] = ["Northern", "Southern", "Eastern", "Western", "Middle"];

/// One name out of the lines that head a page: `U.S. Bankruptcy Court [LIVE]`, `Eastern District of Utopia (Port)`.
///
/// Version marks in brackets and the office in parentheses are left out, and the short forms spelt out, so that the
/// court's pages and its papers name it alike.
pub(in crate::extract) fn name<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let mut parts: Vec<String> = Vec::new();
    for line in lines {
        let line = without_marks(line);
        for part in line.split(" for the ").filter(|part| !part.is_empty()) {
            let part = spelt_out(&names::best_case(part)).replace(" Of ", " of ");
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
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
    flat(bare.trim_end_matches([' ', '-', ',']))
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

/// The short forms of states and territories in the names of the courts' servers; where one name ends with another,
/// it stands before it.
const STATES: [(&str, &str); 54] = [
    ("alabama", "al"),
    ("alaska", "ak"),
    ("arizona", "az"),
    ("arkansas", "ar"),
    ("california", "ca"),
    ("colorado", "co"),
    ("connecticut", "ct"),
    ("delaware", "de"),
    ("columbia", "dc"),
    ("florida", "fl"),
    ("georgia", "ga"),
    ("guam", "gu"),
    ("hawaii", "hi"),
    ("idaho", "id"),
    ("illinois", "il"),
    ("indiana", "in"),
    ("iowa", "ia"),
    ("kansas", "ks"),
    ("kentucky", "ky"),
    ("louisiana", "la"),
    ("maine", "me"),
    ("maryland", "md"),
    ("massachusetts", "ma"),
    ("michigan", "mi"),
    ("minnesota", "mn"),
    ("mississippi", "ms"),
    ("missouri", "mo"),
    ("montana", "mt"),
    ("nebraska", "ne"),
    ("nevada", "nv"),
    ("new hampshire", "nh"),
    ("new jersey", "nj"),
    ("new mexico", "nm"),
    ("new york", "ny"),
    ("north carolina", "nc"),
    ("north dakota", "nd"),
    ("ohio", "oh"),
    ("oklahoma", "ok"),
    ("oregon", "or"),
    ("pennsylvania", "pa"),
    ("puerto rico", "pr"),
    ("rhode island", "ri"),
    ("south carolina", "sc"),
    ("south dakota", "sd"),
    ("tennessee", "tn"),
    ("texas", "tx"),
    ("utah", "ut"),
    ("vermont", "vt"),
    ("virgin islands", "vi"),
    ("west virginia", "wv"),
    ("virginia", "va"),
    ("washington", "wa"),
    ("wisconsin", "wi"),
    ("wyoming", "wy"),
];

/// The court in the short form of its servers' names, from the name that heads its papers: `nysb` for the bankruptcy
/// court of the Southern District of New York. Files that are downloaded from it bear this form.
pub fn code(name: &str) -> Option<String> {
    let folded = name.to_ascii_lowercase();
    let kind = if folded.contains("bankruptcy") { 'b' } else { 'd' };
    let district = folded.split(',').map(str::trim).find(|part| part.contains("district of"))?;
    let (division, place) = district.split_once("district of")?;
    let (_, state) = STATES.iter().find(|(state, _)| place.trim().ends_with(state))?;
    let division = division.trim().chars().next().filter(|c| "nsewmc".contains(*c));
    Some(state.chars().chain(division).chain([kind]).collect())
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
                vec!["UNITED STATES DISTRICT COURT for the CENTRAL DISTRICT OF CALIFORNIA (Western Division)"],
                "United States District Court, Central District of California",
            ),
            (
                vec!["United States District Court", "Northern District of Illinois - CM/ECF LIVE, Ver 6.1 (Chicago)"],
                "United States District Court, Northern District of Illinois",
            ),
            (
                vec!["U.S. Bankruptcy Court", "United States Bankruptcy Court for the District of Columbia"],
                "United States Bankruptcy Court, District of Columbia",
            ),
            (
                vec!["United States Judicial Panel on Multidistrict Litigation"],
                "United States Judicial Panel on Multidistrict Litigation",
            ),
        ] {
            assert_eq!(name(lines), want);
        }
    }

    #[test]
    fn gives_the_short_form() {
        for (name, want) in [
            ("United States Bankruptcy Court, Southern District of New York", Some("nysb")),
            ("United States Bankruptcy Court, District of Delaware", Some("deb")),
            ("United States District Court, Central District of California", Some("cacd")),
            ("United States Bankruptcy Court, Southern District of West Virginia", Some("wvsb")),
            ("United States District Court, District of Columbia", Some("dcd")),
            ("Judicial Panel on Multidistrict Litigation", None),
        ] {
            assert_eq!(code(name).as_deref(), want, "{name}");
        }
    }
}
