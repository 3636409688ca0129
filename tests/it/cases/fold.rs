//! What makes two spellings the same for an expectation.

use redwell::model::Span;

/// Letters and digits alone, lower case.
pub(super) fn words(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name without what stands before and behind it: "Hon.", "Esq.", "CFA".
pub(super) fn name(text: &str) -> String {
    let mut rest = text.trim();
    for before in ["The ", "Hon. ", "Honorable ", "Dr. ", "Mr. ", "Ms. ", "Mrs. ", "Magistrate ", "Judge "] {
        rest = rest.strip_prefix(before).unwrap_or(rest);
    }
    for behind in ["Esq.", "Esq", "CFA", "(Ret.)"] {
        rest = rest.strip_suffix(behind).unwrap_or(rest).trim_end_matches([' ', ',']);
    }
    words(&rest.replace('&', " and "))
}

/// The digits of a phone number, without the country's 1.
pub(super) fn phone(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix('1') {
        Some(rest) if rest.len() == 10 => rest.to_owned(),
        _ => digits,
    }
}

/// Whether two words or names say the same, one of them perhaps in several ways (`a|b`).
pub(super) fn one_of(allowed: &str, given: &str) -> bool {
    allowed.split('|').any(|word| word == given)
}

/// Where a quote stands in a text, its white space aside.
pub(super) fn places(text: &str, quote: &str) -> Vec<Span> {
    let black: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let needle: Vec<char> = quote.chars().filter(|c| !c.is_whitespace()).collect();
    if needle.is_empty() {
        return Vec::new();
    }
    black
        .windows(needle.len())
        .filter(|window| window.iter().map(|(_, c)| c).eq(needle.iter()))
        .filter_map(|window| {
            let (first, _) = window.first()?;
            let (last, c) = window.last()?;
            Some(Span::new(*first, last + c.len_utf8()))
        })
        .collect()
}

/// A text in one line, cut to a length that can be read in a list.
pub(super) fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(90) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
