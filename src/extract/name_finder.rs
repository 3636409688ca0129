//! Known names, looked for again in the text that named them: in any case, and over the end of a line.

use std::collections::HashMap;

/// Names that can be found at a place of a text.
pub(super) struct NameFinder<'n> {
    names: Vec<&'n str>,
    /// For each first byte, in lower case, the lengths of the first words that begin so; bit 31 for 31 bytes and more.
    lengths: [u32; 256],
    /// By their first word in lower case, the names as places in `names`, longest first.
    by_first: HashMap<String, Vec<usize>>,
}

impl<'n> NameFinder<'n> {
    /// A finder of these names, their words parted by single blanks.
    pub(super) fn new(names: impl Iterator<Item = &'n str>) -> Self {
        let names: Vec<&str> = names.collect();
        let mut finder = Self { names, lengths: [0; 256], by_first: HashMap::new() };
        for (at, name) in finder.names.iter().enumerate() {
            let first = first_word(name);
            let Some(initial) = first.bytes().next() else { continue };
            finder.lengths[usize::from(initial.to_ascii_lowercase())] |= 1 << first.len().min(31);
            finder.by_first.entry(first.to_ascii_lowercase()).or_default().push(at);
        }
        for places in finder.by_first.values_mut() {
            places.sort_by_key(|at| std::cmp::Reverse(finder.names[*at].len()));
        }
        finder
    }

    /// The longest name that begins at `start`, the beginning of a word, and ends with one: its place among the names, and the
    /// offset behind it.
    pub(super) fn at(&self, text: &str, start: u32) -> Option<(usize, u32)> {
        let rest = text.get(start as usize..)?;
        let initial = rest.as_bytes().first()?.to_ascii_lowercase();
        let lengths = self.lengths[usize::from(initial)];
        if lengths == 0 {
            return None;
        }
        let first = first_word(rest);
        if lengths & (1 << first.len().min(31)) == 0 {
            return None;
        }
        let places = self.by_first.get(&first.to_ascii_lowercase())?;
        let longest = places.iter().find_map(|at| Some((*at, length(rest, self.names[*at])?)));
        longest.and_then(|(at, length)| Some((at, start.checked_add(u32::try_from(length).ok()?)?)))
    }
}

/// The letters and digits at the start; the first character where it is neither.
fn first_word(text: &str) -> &str {
    let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    let whole = if end == 0 { text.chars().next().map_or(0, char::len_utf8) } else { end };
    text.get(..whole).unwrap_or_default()
}

/// How many bytes a name takes at the start of a text, where it stands there as a whole.
fn length(text: &str, name: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    for byte in name.bytes() {
        if byte == b' ' {
            let blanks = bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if blanks == 0 {
                return None;
            }
            at += blanks;
        } else {
            if !bytes.get(at)?.eq_ignore_ascii_case(&byte) {
                return None;
            }
            at += 1;
        }
    }
    let goes_on = text.get(at..)?.starts_with(char::is_alphanumeric);
    (!goes_on).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str], text: &str) -> Option<(usize, u32)> {
        NameFinder::new(names.iter().copied()).at(text, 0)
    }

    #[test]
    fn the_longest_name_is_found_in_any_case_and_over_lines() {
        let names = ["Alder Fund", "Alder Fund, L.P.", "Élan Bank"];
        assert_eq!(found(&names, "ALDER\n  FUND, l.p. and"), Some((1, 18)));
        assert_eq!(found(&names, "Alder Fund."), Some((0, 10)));
        assert_eq!(found(&names, "Élan Bank"), Some((2, 10)));
    }

    #[test]
    fn pieces_of_words_are_no_names() {
        let names = ["Alder Fund"];
        for text in ["Alder Funds", "AlderFund", "Alder", "Alder Fundé", ""] {
            assert_eq!(found(&names, text), None, "{text}");
        }
    }
}
