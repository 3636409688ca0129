//! A word of which one letter may be wrong: left out, too many, or another one, as a scan is read.

use regex::{Regex, RegexBuilder};

use super::words::is_word;

/// The least length of a word that may have a wrong letter, in characters. In shorter ones every other word is near.
pub(super) const LONG: usize = 6;

/// Finds a word, and words that differ from it in one letter.
///
/// Of two halves of the word one at least must stand in the text as it is, so only the words around the halves are
/// looked at.
#[derive(Debug)]
pub(super) struct Near {
    word: Vec<char>,
    halves: Regex,
}

impl Near {
    /// `None` for a word that is too short, or made of more than letters and figures.
    pub(super) fn new(word: &str) -> Option<Self> {
        let word: Vec<char> = word.chars().map(lower).collect();
        if word.len() < LONG || !word.iter().all(|c| is_word(*c)) {
            return None;
        }
        let (first, second) = word.split_at(word.len() / 2);
        // Nothing in it has to be escaped.
        let halves = [first, second].map(|half| half.iter().collect::<String>()).join("|");
        let halves = RegexBuilder::new(&halves).case_insensitive(true).build().ok()?;
        Some(Self { word, halves })
    }

    /// The first such word that begins at or behind `from`, which is no place within a word.
    pub(super) fn find_at(&self, text: &str, mut from: usize) -> Option<(usize, usize)> {
        while let Some(half) = self.halves.find_at(text, from) {
            let (start, end) = word_around(text, half.start(), half.end());
            if self.fits(text.get(start..end)?) {
                return Some((start, end));
            }
            from = end;
        }
        None
    }

    fn fits(&self, found: &str) -> bool {
        let mut rest = found.chars().map(lower);
        let same = self.word.iter().take_while(|c| rest.next() == Some(**c)).count();
        if same == self.word.len() {
            return true;
        }
        let length = found.chars().count();
        if length.abs_diff(self.word.len()) > 1 {
            return false;
        }
        let least = length.min(self.word.len());
        let ends = found.chars().rev().map(lower).zip(self.word.iter().rev());
        let same_end = ends.take(least - same.min(least)).take_while(|(a, b)| a == *b).count();
        length.max(self.word.len()) - same - same_end <= 1
    }
}

/// A character without its size; of the few that become several, the first.
fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// The whole word or words that a range of the text stands in.
fn word_around(text: &str, start: usize, end: usize) -> (usize, usize) {
    let before = text.get(..start).unwrap_or_default();
    let behind = text.get(end..).unwrap_or_default();
    let start = before.char_indices().rev().take_while(|(_, c)| is_word(*c)).last().map_or(start, |(at, _)| at);
    let end = end + behind.find(|c: char| !is_word(c)).unwrap_or(behind.len());
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(word: &str, text: &'t str) -> Vec<&'t str> {
        let near = Near::new(word).unwrap();
        let mut from = 0;
        let mut found = Vec::new();
        while let Some((start, end)) = near.find_at(text, from) {
            found.push(&text[start..end]);
            from = end;
        }
        found
    }

    #[test]
    fn one_wrong_letter_and_no_more() {
        let text =
            "Debenture debentures dehenture debntvre debntur DEBENTUR3 ebenture debenturre debentureholder denture";
        let right = ["Debenture", "debentures", "dehenture", "DEBENTUR3", "ebenture", "debenturre", "debentureholder"];
        assert_eq!(found("debenture", text), right);
    }

    #[test]
    fn letters_of_any_alphabet() {
        assert_eq!(
            found("société", "SOCIÉTÉ sociéte socíété société-mère"),
            ["SOCIÉTÉ", "sociéte", "socíété", "société"]
        );
        assert!(Near::new("short").is_none() && Near::new("a.b.c.d.e").is_none());
    }
}
