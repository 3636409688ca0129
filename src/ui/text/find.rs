//! Finding words in the open document.

use std::sync::Arc;

use crate::model::Span;
use crate::search::Words;

/// Most places that are looked for: a single letter stands in a long document far more often than anybody steps.
const MOST: usize = 50_000;

/// What is looked for in one document, and where it was found.
#[derive(Debug, Default)]
pub struct Finder {
    words: Words,
    /// The text that `matches` belong to; `None` when they are to be looked for again.
    searched: Option<Arc<str>>,
    matches: Vec<Span>,
    /// What `matches` were looked for by, and in which text.
    found_by: Option<(Words, Arc<str>)>,
    current: Option<usize>,
    /// Counts up when the current match is to be scrolled into view.
    moves: u64,
    focus_wanted: bool,
    /// What a search of the whole case found here, and which of it is shown.
    marked: Arc<[Span]>,
    shown: Option<Span>,
}

impl Finder {
    /// The words that are looked for; empty for nothing.
    pub fn query(&self) -> &str {
        &self.words.query
    }

    /// Looks for other words; see [`Words`] for what they find.
    pub fn set_query(&mut self, query: &str) {
        if self.words.query != query {
            query.clone_into(&mut self.words.query);
            self.searched = None;
        }
    }

    /// Whether capitals matter.
    pub fn case_sensitive(&self) -> bool {
        self.words.case_sensitive
    }

    /// Makes capitals matter, or not.
    pub fn set_case_sensitive(&mut self, on: bool) {
        if self.words.case_sensitive != on {
            self.words.case_sensitive = on;
            self.searched = None;
        }
    }

    /// Whether only whole words are found.
    pub fn whole_word(&self) -> bool {
        self.words.whole_word
    }

    /// Finds only whole words, or not.
    pub fn set_whole_word(&mut self, on: bool) {
        if self.words.whole_word != on {
            self.words.whole_word = on;
            self.searched = None;
        }
    }

    /// How often the words stand in the document.
    pub fn count(&self) -> usize {
        self.matches.len()
    }

    /// Whether they may stand in it more often than is counted.
    pub fn is_cut(&self) -> bool {
        self.matches.len() == MOST
    }

    /// Every place that is marked, in the order of the text: where the words stand, or what [`Self::mark`] was given
    /// while none are looked for.
    pub fn matches(&self) -> &[Span] {
        if self.is_idle() { &self.marked } else { &self.matches }
    }

    /// Marks what was found otherwise, for as long as no words are looked for here. `places` are sorted; `shown` is the
    /// current one.
    pub fn mark(&mut self, places: Arc<[Span]>, shown: Option<Span>) {
        self.marked = places;
        self.shown = shown;
    }

    fn is_idle(&self) -> bool {
        self.words.query.trim().is_empty()
    }

    /// Which place is the current one, counted from 0.
    pub fn current(&self) -> Option<usize> {
        self.current
    }

    /// The current place.
    pub fn current_span(&self) -> Option<Span> {
        if self.is_idle() {
            return self.shown;
        }
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
        // Words that are typed on stand where their beginning does.
        let before = self.found_by.take().filter(|(_, other)| Arc::ptr_eq(other, text) && !self.is_cut());
        let among = before.and_then(|(words, _)| self.words.among(text, &words, &self.matches));
        self.matches = among.unwrap_or_else(|| self.words.first_places(text, MOST));
        self.found_by = Some((self.words.clone(), text.clone()));
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

    pub(in crate::ui) fn moves(&self) -> u64 {
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

#[cfg(test)]
mod tests {
    use super::*;

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
