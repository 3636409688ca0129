//! Fixed lists of words that are asked for at nearly every word of a text.

/// The longest word of a set, in bytes.
const LONGEST: usize = 24;

/// A sorted list of lower-case ASCII words. Says no to most words by their first letter and length alone.
pub(crate) struct WordSet<const N: usize> {
    words: [&'static str; N],
    /// For each first byte, the lengths of the words that begin so: bit 3 for three bytes.
    lengths: [u32; 128],
}

impl<const N: usize> WordSet<N> {
    /// A set of these words; building fails where they are not sorted, too long, or not in lower-case ASCII.
    pub(crate) const fn new(words: [&'static str; N]) -> Self {
        let mut lengths = [0; 128];
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
            at += 1;
        }
        Self { words, lengths }
    }

    /// Whether a word is in the set, in any case.
    #[inline]
    pub(crate) fn has(&self, word: &str) -> bool {
        let Some(first) = word.as_bytes().first().map(u8::to_ascii_lowercase) else { return false };
        let lengths = self.lengths.get(usize::from(first)).copied().unwrap_or_default();
        word.len() <= LONGEST && lengths & (1 << word.len()) != 0 && self.find(word)
    }

    /// Looks for a word of at most [`LONGEST`] bytes.
    fn find(&self, word: &str) -> bool {
        let mut room = [0; LONGEST];
        let Some(lower) = room.get_mut(..word.len()) else { return false };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        self.words.binary_search_by(|other| other.as_bytes().cmp(lower)).is_ok()
    }
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
        static SET: WordSet<3> = WordSet::new(["elm", "elms", "fir"]);
        for word in ["elm", "ELMS", "Fir"] {
            assert!(SET.has(word), "{word}");
        }
        for word in ["", "el", "firs", "für", "elm.", "a word that is longer than all of them"] {
            assert!(!SET.has(word), "{word}");
        }
    }
}
