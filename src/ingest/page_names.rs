//! Page numbers in words for the reader.

/// Page numbers that one message names before it counts the rest.
const MOST_NAMED: usize = 12;

/// Page numbers as one writes them: "pages 2, 4–7 and 9".
pub(super) fn page_names(pages: &[usize]) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => ranges.push((*page, *page)),
        }
    }
    let left_over: usize = ranges.iter().skip(MOST_NAMED).map(|(first, last)| last - first + 1).sum();
    let mut names: Vec<String> = Vec::new();
    for (first, last) in ranges.iter().take(MOST_NAMED) {
        if last - first > 1 {
            names.push(format!("{}–{}", first + 1, last + 1));
        } else {
            names.extend((*first..=*last).map(|page| (page + 1).to_string()));
        }
    }
    if left_over > 0 {
        names.push(format!("{left_over} more"));
    }
    let word = if pages.len() == 1 { "page" } else { "pages" };
    match names.split_last() {
        Some((last, [])) => format!("{word} {last}"),
        Some((last, rest)) => format!("{word} {} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::page_names as named;

    #[test]
    fn pages_are_named_as_one_writes_them() {
        assert_eq!(named(&[2]), "page 3");
        assert_eq!(named(&[0, 2]), "pages 1 and 3");
        assert_eq!(named(&[1, 2]), "pages 2 and 3");
        assert_eq!(named(&[0, 2, 3, 4, 8]), "pages 1, 3–5 and 9");
        let odd: Vec<usize> = (0..40).step_by(2).collect();
        assert_eq!(named(&odd), "pages 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 and 8 more");
    }
}
