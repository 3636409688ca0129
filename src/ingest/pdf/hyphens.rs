//! Words that a line's end divides: whether the hyphen goes when they are put together.

use std::collections::HashSet;

use super::sheet::Sheet;

/// Beginnings that keep their hyphen where nothing speaks against it.
const PREFIXES: [&str; 8] = ["non", "self", "ex", "quasi", "co", "cross", "attorney", "well"];

/// The words of a document, in small letters.
pub(super) struct Vocabulary(HashSet<String>);

impl Vocabulary {
    /// The words of all pages that stand in the middle of a row.
    pub(super) fn of(sheets: &[Sheet]) -> Self {
        let mut known: HashSet<String> = HashSet::new();
        for sheet in sheets {
            for row in &sheet.rows {
                let whole = row.words.len().saturating_sub(1);
                // The first and the last word of a row may be parts of words.
                for word in row.words.iter().take(whole).skip(1) {
                    let text = bare(sheet.words.text(word));
                    if text.len() > 2
                        && !known.contains(text)
                        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                    {
                        known.insert(text.to_owned());
                    }
                }
            }
        }
        Self(known)
    }

    /// Whether the hyphen goes when `whole` (without it) and `second` are put together.
    pub(super) fn drops_hyphen(&self, whole: &str, second: &str) -> bool {
        let first = whole.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
        let next = second.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let continues = next.starts_with(char::is_lowercase);
        let next = next.to_lowercase();
        if first.is_empty() || next.is_empty() {
            return false;
        }
        let has = |word: &str| self.0.contains(word);
        if has(&format!("{first}{next}")) {
            return true;
        }
        let compound = has(&format!("{first}-{next}"))
            || (has(&first) && has(&next))
            || PREFIXES.contains(&first.as_str())
            || whole.contains('-')
            || second.contains('-');
        continues && !compound
    }
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The word without the hyphen that ends it, and whether that hyphen is only ever written at a line's end.
pub(super) fn divided(word: &str) -> Option<(&str, bool)> {
    let (rest, soft) = match word.strip_suffix('\u{ad}') {
        Some(rest) => (rest, true),
        None => (word.strip_suffix(['-', '\u{2010}'])?, false),
    };
    rest.ends_with(char::is_alphanumeric).then_some((rest, soft))
}
