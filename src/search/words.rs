//! Words as they were typed, found over line ends and typographic signs.

use regex::{Regex, RegexBuilder};

use crate::model::Span;

/// Words to look for, and what counts as finding them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The words as they were typed. White space in them stands for any white space, so that they are found over the end of
    /// a line; straight quotes and hyphens stand for typographic ones too.
    pub query: String,
    /// Whether capitals matter.
    pub case_sensitive: bool,
    /// Whether only whole words are found.
    pub whole_word: bool,
}

impl Words {
    /// Every place where the words stand in a text, in its order; none for no words, or for more than can be looked for.
    pub fn places(&self, text: &str) -> Vec<Span> {
        self.first_places(text, usize::MAX)
    }

    /// As [`Self::places`], but no more than `most` of them.
    pub fn first_places(&self, text: &str, most: usize) -> Vec<Span> {
        let Some(pattern) = self.pattern() else { return Vec::new() };
        pattern.find_iter(text).take(most).map(|found| Span::new(found.start(), found.end())).collect()
    }

    fn pattern(&self) -> Option<Regex> {
        let query = self.query.trim_matches(|c: char| c.is_control());
        if query.trim().is_empty() {
            return None;
        }
        let mut source = String::new();
        if self.whole_word && query.starts_with(is_word) {
            source.push_str(r"\b");
        }
        source.push_str(&as_typed(query));
        if self.whole_word && query.ends_with(is_word) {
            source.push_str(r"\b");
        }
        RegexBuilder::new(&source).case_insensitive(!self.case_sensitive).build().ok()
    }
}

/// A pattern for words as they were typed: any white space for white space, typographic signs for those of a keyboard.
pub(super) fn as_typed(words: &str) -> String {
    let mut source = String::new();
    let mut in_space = false;
    for c in words.chars() {
        if c.is_whitespace() {
            if !in_space {
                source.push_str(r"\s+");
            }
            in_space = true;
            continue;
        }
        in_space = false;
        match c {
            '\'' | '‘' | '’' => source.push_str("['‘’]"),
            '"' | '“' | '”' => source.push_str("[\"“”]"),
            '-' | '‐' | '‑' | '–' => source.push_str("[-‐‑–]"),
            _ => source.push_str(&regex::escape(c.encode_utf8(&mut [0; 4]))),
        }
    }
    source
}

/// Whether a character is part of a word.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(text: &'t str, query: &str, case_sensitive: bool, whole_word: bool) -> Vec<&'t str> {
        let words = Words { query: query.to_owned(), case_sensitive, whole_word };
        words.places(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn capitals_and_whole_words() {
        let text = "The Holder and the holders; HOLDER's";
        assert_eq!(found(text, "holder", false, false), ["Holder", "holder", "HOLDER"]);
        assert_eq!(found(text, "holder", true, false), ["holder"]);
        assert_eq!(found(text, "holder", false, true), ["Holder", "HOLDER"]);
        assert_eq!(found(text, "  ", false, false), [""; 0]);
    }

    #[test]
    fn over_line_ends_and_typographic_signs() {
        let text = "the “Forbearance\nPeriod” of the Debtors’ case 08‑1 (c)";
        assert_eq!(found(text, "\"forbearance period\"", false, false), ["“Forbearance\nPeriod”"]);
        assert_eq!(found(text, "debtors' case 08-1", false, false), ["Debtors’ case 08‑1"]);
        assert_eq!(found(text, "(c)", false, false), ["(c)"]);
    }
}
