//! Finding words in the open document.

use std::sync::Arc;

use regex::{Regex, RegexBuilder};

use crate::model::Span;

/// What is looked for in one document, and where it was found.
#[derive(Debug, Default)]
pub struct Finder {
    query: String,
    case_sensitive: bool,
    whole_word: bool,
    /// The text that `matches` belong to; `None` when they are to be looked for again.
    searched: Option<Arc<str>>,
    matches: Vec<Span>,
    current: Option<usize>,
    /// Counts up when the current match is to be scrolled into view.
    moves: u64,
    focus_wanted: bool,
}

impl Finder {
    /// The words that are looked for; empty for nothing.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// Looks for other words. White space in them stands for any white space, so that words are found over the end of
    /// a line, and straight quotes and hyphens stand for typographic ones too.
    pub fn set_query(&mut self, query: &str) {
        if self.query != query {
            query.clone_into(&mut self.query);
            self.searched = None;
        }
    }

    /// Whether capitals matter.
    pub fn case_sensitive(&self) -> bool {
        self.case_sensitive
    }

    /// Makes capitals matter, or not.
    pub fn set_case_sensitive(&mut self, on: bool) {
        if self.case_sensitive != on {
            self.case_sensitive = on;
            self.searched = None;
        }
    }

    /// Whether only whole words are found.
    pub fn whole_word(&self) -> bool {
        self.whole_word
    }

    /// Finds only whole words, or not.
    pub fn set_whole_word(&mut self, on: bool) {
        if self.whole_word != on {
            self.whole_word = on;
            self.searched = None;
        }
    }

    /// How often the words stand in the document.
    pub fn count(&self) -> usize {
        self.matches.len()
    }

    /// Every place, in the order of the text.
    pub fn matches(&self) -> &[Span] {
        &self.matches
    }

    /// Which place is the current one, counted from 0.
    pub fn current(&self) -> Option<usize> {
        self.current
    }

    /// The current place.
    pub fn current_span(&self) -> Option<Span> {
        self.current.and_then(|index| self.matches.get(index)).copied()
    }

    /// Goes to the next place; behind the last comes the first.
    pub fn next(&mut self) {
        self.step(|index, count| (index + 1) % count);
    }

    /// Goes to the previous place; before the first comes the last.
    pub fn previous(&mut self) {
        self.step(|index, count| (index + count - 1) % count);
    }

    /// Asks for the keyboard in the find bar when it is next shown.
    pub fn focus(&mut self) {
        self.focus_wanted = true;
    }

    /// Looks again if the words or the text changed. The first place at or behind `from` becomes the current one.
    pub fn update(&mut self, text: &Arc<str>, from: u32) {
        if self.searched.as_ref().is_some_and(|searched| Arc::ptr_eq(searched, text)) {
            return;
        }
        let same_words = self.searched.is_some();
        self.searched = Some(text.clone());
        self.matches.clear();
        if let Some(pattern) = pattern(&self.query, self.case_sensitive, self.whole_word) {
            self.matches.extend(pattern.find_iter(text).map(|found| Span::new(found.start(), found.end())));
        }
        let at = self.matches.partition_point(|span| span.start < from);
        self.current = match self.matches.len() {
            0 => None,
            count => Some(at % count),
        };
        // Another document with the same words in the find bar stays where it is.
        if self.current.is_some() && !same_words {
            self.moves += 1;
        }
    }

    pub(super) fn moves(&self) -> u64 {
        self.moves
    }

    pub(super) fn take_focus_wish(&mut self) -> bool {
        std::mem::take(&mut self.focus_wanted)
    }

    fn step(&mut self, to: impl Fn(usize, usize) -> usize) {
        let count = self.matches.len();
        if let (Some(index), 1..) = (self.current, count) {
            self.current = Some(to(index, count));
            self.moves += 1;
        }
    }
}

/// The words as a pattern; `None` for no words, or for more than can be looked for.
fn pattern(query: &str, case_sensitive: bool, whole_word: bool) -> Option<Regex> {
    let query = query.trim_matches(|c: char| c.is_control());
    if query.trim().is_empty() {
        return None;
    }
    let mut source = String::new();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    if whole_word && query.starts_with(is_word) {
        source.push_str(r"\b");
    }
    let mut in_space = false;
    for c in query.chars() {
        if c.is_whitespace() {
            if !in_space {
                source.push_str(r"\s+");
            }
            in_space = true;
            continue;
        }
        in_space = false;
        match c {
            '\'' => source.push_str("['‘’]"),
            '"' => source.push_str("[\"“”]"),
            '-' => source.push_str("[-‐‑–]"),
            _ => source.push_str(&regex::escape(c.encode_utf8(&mut [0; 4]))),
        }
    }
    if whole_word && query.ends_with(is_word) {
        source.push_str(r"\b");
    }
    RegexBuilder::new(&source).case_insensitive(!case_sensitive).build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, query: &str, set: impl Fn(&mut Finder)) -> Vec<String> {
        let mut finder = Finder::default();
        finder.set_query(query);
        set(&mut finder);
        let text: Arc<str> = text.into();
        finder.update(&text, 0);
        finder.matches().iter().map(|span| span.of(&text).to_owned()).collect()
    }

    #[test]
    fn capitals_and_whole_words() {
        let text = "The Holder and the holders; HOLDER's";
        assert_eq!(found(text, "holder", |_| ()), ["Holder", "holder", "HOLDER"]);
        assert_eq!(found(text, "holder", |f| f.set_case_sensitive(true)), ["holder"]);
        assert_eq!(found(text, "holder", |f| f.set_whole_word(true)), ["Holder", "HOLDER"]);
        assert_eq!(found(text, "  ", |_| ()), [""; 0]);
    }

    #[test]
    fn over_line_ends_and_typographic_signs() {
        let text = "the “Forbearance\nPeriod” of the Debtors’ case 08‑1 (c)";
        assert_eq!(found(text, "\"forbearance period\"", |_| ()), ["“Forbearance\nPeriod”"]);
        assert_eq!(found(text, "debtors' case 08-1", |_| ()), ["Debtors’ case 08‑1"]);
        assert_eq!(found(text, "(c)", |_| ()), ["(c)"]);
    }

    #[test]
    fn steps_around() {
        let text: Arc<str> = "a b a b a".into();
        let mut finder = Finder::default();
        finder.set_query("a");
        finder.update(&text, 3);
        assert_eq!((finder.count(), finder.current()), (3, Some(1)));
        finder.next();
        finder.next();
        assert_eq!(finder.current(), Some(0));
        finder.previous();
        assert_eq!(finder.current_span(), Some(Span::new(8, 9)));
        finder.set_query("zz");
        finder.update(&text, 0);
        finder.next();
        assert_eq!((finder.count(), finder.current()), (0, None));
    }
}
