//! Finding words whatever the case of their letters, without copying the text.

use aho_corasick::{AhoCorasick, MatchKind};

/// Finds any of the words in one pass; where two begin at one place, the one that stands first in the list. `None`
/// only where the list is too long to be compiled.
pub(in crate::extract) fn finder(words: &[&str]) -> Option<AhoCorasick> {
    let builder = &mut AhoCorasick::builder();
    builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostFirst).build(words).ok()
}

/// The first place of `words`, which are in small letters.
pub(in crate::extract) fn find(text: &str, words: &str) -> Option<usize> {
    find_from(text, words, 0)
}

/// The first place of `words`, which are in small letters, at or behind `from`.
pub(in crate::extract) fn find_from(text: &str, words: &str, from: usize) -> Option<usize> {
    let (bytes, wanted) = (text.as_bytes(), words.as_bytes());
    let (place, &letter) = wanted.iter().enumerate().min_by_key(|(_, byte)| frequency(**byte))?;
    let tail = bytes.get(from..)?;
    let last = tail.len().checked_sub(wanted.len())? + 1;
    memchr::memchr2_iter(letter, letter.to_ascii_uppercase(), tail.get(place..place + last)?)
        .find(|&at| tail.get(at..at + wanted.len()).is_some_and(|here| here.eq_ignore_ascii_case(wanted)))
        .map(|at| from + at)
}

/// How common a byte is in English text, by rank: looking for the rarest letter of a word finds fewest other places.
fn frequency(byte: u8) -> usize {
    const RAREST_FIRST: &[u8] = b"zqxjkvbpgfywmucldrhsniotae ";
    RAREST_FIRST.iter().position(|other| *other == byte).unwrap_or_default()
}

/// The last place of `words`, which are in small letters.
pub(in crate::extract) fn rfind(text: &str, words: &str) -> Option<usize> {
    let (bytes, wanted) = (text.as_bytes(), words.as_bytes());
    let &first = wanted.first()?;
    let last = bytes.len().checked_sub(wanted.len())? + 1;
    memchr::memrchr2_iter(first, first.to_ascii_uppercase(), bytes.get(..last)?)
        .find(|&at| bytes.get(at..at + wanted.len()).is_some_and(|here| here.eq_ignore_ascii_case(wanted)))
}

/// The words with one space between them.
pub(in crate::extract) fn flat(words: &str) -> String {
    let mut flat = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !flat.is_empty() {
            flat.push(' ');
        }
        flat.push_str(word);
    }
    flat
}

/// The text, cut behind a word so that it has `most` characters at most.
pub(in crate::extract) fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let kept = text.get(..end).unwrap_or_default();
    let kept = kept.rsplit_once(' ').map_or(kept, |(whole, _)| whole);
    format!("{}…", kept.trim_end_matches([',', ';', ':', ' ']))
}

/// Short forms whose full stop ends no sentence; sorted, without the full stop.
const SHORT_FORMS: [&str; 38] = [
    "Apt", "Atty", "Ave", "Bldg", "Blvd", "Cert", "Ch", "Crtrm", "Ctrm", "Decl", "Dept", "Dkt", "Doc", "Docs", "Dr",
    "Dt", "Ex", "Fl", "Ft", "Hon", "Hwy", "Jr", "Messrs", "Mr", "Mrs", "Ms", "Mt", "No", "Nos", "Pkwy", "Rm", "Sec",
    "Sr", "St", "Ste", "Tr", "v", "vs",
];

/// Whether the full stop at this place ends a sentence: not behind a short form, an initial or `U.S`. Docket text
/// leaves out the space between two of its phrases, and puts one before a full stop.
pub(in crate::extract) fn ends_sentence(text: &str, at: usize) -> bool {
    let before = text.get(text.floor_char_boundary(at.saturating_sub(40))..at).unwrap_or_default();
    let after = text.get(at + 1..).unwrap_or_default();
    let word = before.rsplit([' ', '(', ',', '\n']).next().unwrap_or_default();
    let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let next = after.trim_start().chars().next();
    let spaced = after.len() > after.trim_start().len();
    let goes_on = match next {
        None => false,
        Some(c) if spaced => c.is_lowercase(),
        Some(c) => !c.is_uppercase(),
    };
    !(goes_on
        || bare.chars().count() == 1 && !bare.bytes().all(|b| b.is_ascii_digit())
        || bare.contains('.')
        || SHORT_FORMS.binary_search(&bare).is_ok())
}
