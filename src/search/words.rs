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

    /// The places where these words stand among those of other words; `None` where those need not hold all of them: these
    /// words have to begin with the others, and the others must not overlap themselves.
    pub fn among(&self, text: &str, others: &Self, places: &[Span]) -> Option<Vec<Span>> {
        let same = self.case_sensitive == others.case_sensitive && !self.whole_word && !others.whole_word;
        let longer = self.query.strip_prefix(others.query.as_str()).is_some() && !others.query.trim().is_empty();
        if !same || !longer || overlaps_itself(&others.query) {
            return None;
        }
        let query = self.query.trim_matches(|c: char| c.is_control());
        let source = format!(r"\A(?:{})", as_typed(query));
        let pattern = RegexBuilder::new(&source).case_insensitive(!self.case_sensitive).build().ok()?;
        let here = |place: &Span| {
            let start = place.start as usize;
            let found = pattern.find(text.get(start..)?)?;
            Some(Span::new(start, start + found.end()))
        };
        Some(places.iter().filter_map(here).collect())
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

/// Whether a text ends as it begins, so that it can stand in itself: "tent" in "tentent".
fn overlaps_itself(text: &str) -> bool {
    let text = text.to_lowercase();
    text.char_indices().skip(1).any(|(at, _)| text.get(at..).is_some_and(|tail| text.starts_with(tail)))
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
    fn words_that_go_on_are_found_among_the_places_of_their_beginning() {
        let text = "The trustee and the Trust; tenTENT, tentent";
        let words = |query: &str| Words { query: query.to_owned(), ..Words::default() };
        for (before, now) in [("t", "th"), ("th", "the"), ("the", "the "), ("the ", "the t"), ("trus", "trustee")] {
            let places = words(before).places(text);
            assert_eq!(words(now).among(text, &words(before), &places), Some(words(now).places(text)), "{now}");
        }
        for (before, now) in [("tent", "tente"), ("the", "th"), ("", "t"), ("x", "the")] {
            assert_eq!(words(now).among(text, &words(before), &words(before).places(text)), None, "{now}");
        }
        let whole = Words { whole_word: true, ..words("trustee") };
        assert_eq!(whole.among(text, &words("trus"), &words("trus").places(text)), None);
    }

    #[test]
    fn over_line_ends_and_typographic_signs() {
        let text = "the “Forbearance\nPeriod” of the Debtors’ case 08‑1 (c)";
        assert_eq!(found(text, "\"forbearance period\"", false, false), ["“Forbearance\nPeriod”"]);
        assert_eq!(found(text, "debtors' case 08-1", false, false), ["Debtors’ case 08‑1"]);
        assert_eq!(found(text, "(c)", false, false), ["(c)"]);
    }
}
