//! Fixed lists of words that are asked for at nearly every word of a text. All say no to most words by their first letters
//! and length alone.

use std::collections::HashSet;

/// The longest word of a set, in bytes.
const LONGEST: usize = 24;

/// A sorted list of lower-case ASCII words.
pub(crate) struct WordSet<const N: usize> {
    words: [&'static str; N],
    /// The first eight bytes of each word as a number: in the order of the words, and compared in one step.
    heads: [u64; N],
    /// For each first byte, the lengths of the words that begin so: bit 3 for three bytes.
    lengths: [u32; 128],
}

impl<const N: usize> WordSet<N> {
    /// A set of these words; building fails where they are not sorted, too long, or not in lower-case ASCII.
    pub(crate) const fn new(words: [&'static str; N]) -> Self {
        let mut lengths = [0; 128];
        let mut heads = [0; N];
        let mut at = 0;
        while at < N {
            let word = words[at].as_bytes();
            assert!(!word.is_empty() && word.len() <= LONGEST, "a word of a set is too short or too long");
            assert!(at == 0 || is_less(words[at - 1].as_bytes(), word), "the words of a set are not sorted");
            let mut i = 0;
            while i < word.len() {
                assert!(word[i] < 128 && !word[i].is_ascii_uppercase(), "a word of a set is not in lower-case ASCII");
                i += 1;
            }
            lengths[word[0] as usize] |= 1 << word.len();
            heads[at] = head(word);
            at += 1;
        }
        Self { words, heads, lengths }
    }

    /// Whether a word is in the set, in any case.
    #[inline]
    pub(crate) fn has(&self, word: &str) -> bool {
        self.place(word).is_some()
    }

    /// The place of a word in the list, in any case.
    #[inline]
    pub(crate) fn place(&self, word: &str) -> Option<usize> {
        let first = word.as_bytes().first()?.to_ascii_lowercase();
        let lengths = self.lengths.get(usize::from(first)).copied().unwrap_or_default();
        let possible = word.len() <= LONGEST && lengths & (1 << word.len()) != 0;
        possible.then(|| self.find(word)).flatten()
    }

    /// Looks for a word of at most [`LONGEST`] bytes.
    fn find(&self, word: &str) -> Option<usize> {
        let head = head(word.as_bytes());
        let from = self.heads.partition_point(|other| *other < head);
        let alike = self.heads.get(from..)?.iter().take_while(|other| **other == head).count();
        self.words
            .get(from..from + alike)?
            .iter()
            .position(|other| other.eq_ignore_ascii_case(word))
            .map(|at| from + at)
    }
}

/// A long list of lower-case ASCII words, from a file.
pub(crate) struct WordList {
    words: HashSet<&'static [u8]>,
    /// For each pair of first letters, the lengths of the words that begin so: bit 3 for three bytes.
    lengths: [u32; LETTERS * LETTERS],
}

const LETTERS: usize = 26;

impl WordList {
    /// The words of a text, parted by white space. Words with other characters than letters at their start, and too long ones,
    /// are never found.
    pub(crate) fn new(text: &'static str) -> Self {
        let mut list = Self { words: HashSet::new(), lengths: [0; LETTERS * LETTERS] };
        for word in text.split_ascii_whitespace().filter(|word| word.len() <= LONGEST) {
            if let Some(lengths) = pair(word).and_then(|pair| list.lengths.get_mut(pair)) {
                *lengths |= 1 << word.len();
                list.words.insert(word.as_bytes());
            }
        }
        list
    }

    /// Whether a word is in the list, in any case.
    pub(crate) fn has(&self, word: &str) -> bool {
        let Some(lengths) = pair(word).and_then(|pair| self.lengths.get(pair)) else { return false };
        let mut room = [0; LONGEST];
        word.len() <= LONGEST
            && lengths & (1 << word.len()) != 0
            && lower(word, &mut room).is_some_and(|word| self.words.contains(word))
    }
}

/// A number for the first two letters of a word.
fn pair(word: &str) -> Option<usize> {
    let letter = |byte: &u8| byte.is_ascii_alphabetic().then(|| usize::from(byte.to_ascii_lowercase() - b'a'));
    let bytes = word.as_bytes();
    Some(letter(bytes.first()?)? * LETTERS + letter(bytes.get(1)?)?)
}

/// A word in lower case, without taking memory for it; `None` for one that is too long.
fn lower<'r>(word: &str, room: &'r mut [u8; LONGEST]) -> Option<&'r [u8]> {
    let lower = room.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    Some(lower)
}

/// The first eight bytes in lower case as a number; a shorter word comes before those that begin like it.
const fn head(word: &[u8]) -> u64 {
    let mut head = 0;
    let mut at = 0;
    while at < 8 {
        let byte = if at < word.len() { word[at].to_ascii_lowercase() } else { 0 };
        head = head << 8 | byte as u64;
        at += 1;
    }
    head
}

const fn is_less(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return a[at] < b[at];
        }
        at += 1;
    }
    a.len() < b.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case() {
        static SET: WordSet<5> = WordSet::new(["elm", "elms", "fir", "hazelnut", "hazelnuts"]);
        for word in ["elm", "ELMS", "Fir", "Hazelnut", "HAZELNUTS"] {
            assert!(SET.has(word), "{word}");
        }
        for word in ["", "el", "firs", "hazelnutz", "für", "elm.", "a word that is longer than all of them"] {
            assert!(!SET.has(word), "{word}");
        }
        assert_eq!(SET.place("FIR"), Some(2));
    }

    #[test]
    fn long_lists_are_asked_the_same_way() {
        let list = WordList::new("ada elm\nelmer");
        for word in ["Ada", "ELM", "elmer"] {
            assert!(list.has(word), "{word}");
        }
        for word in ["", "a", "adb", "elme", "édition", "elm.", "a word that is longer than all of them"] {
            assert!(!list.has(word), "{word}");
        }
    }
}
