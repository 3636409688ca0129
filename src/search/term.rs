//! One thing to look for in a text.

use regex::{Matches, Regex, RegexBuilder};

use super::ask::What;
use super::near::Near;
use super::words::{as_typed, is_word};
use crate::model::Span;

/// How to find one word or phrase. Capitals never matter.
#[derive(Debug)]
pub(super) struct Term {
    by: By,
    /// Whether a place must begin, and end, where a word does.
    begins: bool,
    ends: bool,
}

#[derive(Debug)]
enum By {
    Pattern(Regex),
    Near(Near),
}

impl Term {
    /// How to find what a condition asks for; `None` for a condition that is not about words, and for words that are
    /// more than can be looked for.
    pub(super) fn new(what: &What) -> Option<Self> {
        match what {
            What::Word { word, tolerant } => {
                if let Some(near) = Near::new(word).filter(|_| *tolerant) {
                    return Some(Self { by: By::Near(near), begins: false, ends: false });
                }
                Self::pattern(word, false)
            }
            What::Phrase { words, closed } => Self::pattern(words, *closed),
            What::Kind(_) | What::Date { .. } | What::Party(_) | What::Path(_) => None,
        }
    }

    /// Words as they were typed, one after the other, the last of them whole or not.
    pub(super) fn pattern(words: &str, whole: bool) -> Option<Self> {
        let regex = RegexBuilder::new(&as_typed(words)).case_insensitive(true).build().ok()?;
        Some(Self {
            by: By::Pattern(regex),
            begins: words.starts_with(is_word),
            ends: whole && words.ends_with(is_word),
        })
    }

    /// The first place in a text.
    pub(super) fn first(&self, text: &str) -> Option<Span> {
        self.places(text, 0).next()
    }

    /// The places in a text, from one on that is no place within a word.
    pub(super) fn places<'a>(&'a self, text: &'a str, from: usize) -> Places<'a> {
        let rest = text.get(from..).unwrap_or_default();
        let matches = match &self.by {
            By::Pattern(regex) => Some(regex.find_iter(rest)),
            By::Near(_) => None,
        };
        Places { term: self, text, from, matches }
    }
}

/// The places of a term in a text, in its order.
///
/// Whether a word begins and ends there is looked up here and not by the pattern: a pattern that knows the words of
/// every script cannot go through a text as fast as one that has only letters in it.
pub(super) struct Places<'a> {
    term: &'a Term,
    text: &'a str,
    /// Where the matches are counted from; for [`By::Near`], where to go on.
    from: usize,
    matches: Option<Matches<'a, 'a>>,
}

impl Iterator for Places<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        loop {
            let (start, end) = match (&self.term.by, &mut self.matches) {
                (By::Near(near), _) => {
                    let found = near.find_at(self.text, self.from)?;
                    self.from = found.1;
                    found
                }
                (By::Pattern(_), matches) => {
                    let found = matches.as_mut()?.next()?;
                    (self.from + found.start(), self.from + found.end())
                }
            };
            let begins = !self.term.begins || !is_within_word(self.text, start);
            let ends = !self.term.ends || !is_within_word(self.text, end);
            if begins && ends {
                return Some(Span::new(start, end));
            }
            // The right place may begin within the wrong one, where that is of several words.
            let found = self.text.get(start..end)?;
            if found.contains(|c| !is_word(c)) {
                let behind = start + found.chars().next()?.len_utf8();
                *self = self.term.places(self.text, behind);
            }
        }
    }
}

/// Whether a place in a text stands between two characters of one word.
fn is_within_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let behind = text.get(at..).and_then(|behind| behind.chars().next());
    before.is_some_and(is_word) && behind.is_some_and(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(term: &Term, text: &'t str) -> Vec<&'t str> {
        term.places(text, 0).map(|at| at.of(text)).collect()
    }

    #[test]
    fn a_word_is_found_where_one_begins() {
        let text = "Notes, notably; keynote “note” NOTE-holders, foot_note 2note";
        let word = What::Word { word: "note".to_owned(), tolerant: false };
        assert_eq!(found(&Term::new(&word).unwrap(), text), ["Note", "note", "NOTE"]);
        let sign = What::Word { word: "§".to_owned(), tolerant: false };
        assert_eq!(found(&Term::new(&sign).unwrap(), "a§b"), ["§"]);
    }

    #[test]
    fn a_phrase_is_whole_and_goes_over_lines() {
        let text = "Record Dates of the record\n  date; the broken record date";
        let phrase = |closed| Term::new(&What::Phrase { words: "record date".to_owned(), closed }).unwrap();
        assert_eq!(found(&phrase(true), text), ["record\n  date", "record date"]);
        assert_eq!(found(&phrase(false), text).len(), 3, "while it is typed, the last word may go on");
        let echo = Term::new(&What::Phrase { words: "no no".to_owned(), closed: true }).unwrap();
        assert_eq!(echo.first("casino no no"), Some(Span::new(7, 12)), "it begins within what is none");
    }
}
