//! Whether a name is a person's, and what stands around one.

use std::sync::LazyLock;

use super::companies::looks_like_company;
use crate::extract::word_set::WordList;

/// Given names in use in the United States, in lower case. Only to tell a person from a heading or a place.
static GIVEN_NAMES: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("../../../assets/words/given_names.txt")));

/// Whether a word is a given name that is in use.
pub(crate) fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.has(word)
}

/// Whether a text is the name of a person: two to five words, capitalised or all in capitals, initials and suffixes
/// allowed, no company's word, nothing that a heading or a title has.
pub(crate) fn looks_like_person(name: &str) -> bool {
    let name = without_extras(name);
    // "Boise, ID" is a place; behind a comma a name has only a suffix.
    if let Some((_, behind)) = name.split_once(',') {
        let suffix = behind.trim().trim_end_matches('.').to_ascii_lowercase();
        if !matches!(suffix.as_str(), "jr" | "sr" | "ii" | "iii" | "iv") {
            return false;
        }
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    if !(2..=5).contains(&words.len()) || name.len() > 48 || looks_like_company(name) {
        return false;
    }
    // A signature and the printed name run together: "Ada Byrne Ada Byrne".
    if words.len() > 3 && (words[0], words[1]) == (words[2], words[3]) {
        return false;
    }
    let mut full = 0;
    for (at, word) in words.iter().enumerate() {
        let plain = word.trim_end_matches(['.', ',']);
        let particle = at > 0
            && at + 1 < words.len()
            && ["de", "van", "von", "der", "la", "del", "di", "da", "bin", "al"].contains(&plain);
        let capital = plain.starts_with(char::is_uppercase)
            && plain.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'));
        if !(particle || capital) || is_not_a_name(plain) {
            return false;
        }
        full += usize::from(plain.chars().filter(|c| c.is_alphabetic()).count() > 1);
    }
    // "20 N. Clark St." is a street; "Jill St. John" is none.
    if words
        .last()
        .is_some_and(|last| matches!(last.trim_end_matches(['.', ',']), "St" | "Ave" | "Rd" | "Ln" | "Pkwy" | "Hwy"))
    {
        return false;
    }
    // "J. T. Quill" has one full word, and that is its last.
    full >= 1 && words.last().is_some_and(|last| last.trim_end_matches('.').chars().count() > 1 || full >= 2)
}

/// Words with capitals of headings, titles, addresses and forms, in lower case.
static NOT_NAMES: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(include_str!("../../../assets/words/not_names.txt")));

/// Words with capitals that stand in headings, titles, addresses and forms, never in a person's name.
pub(crate) fn is_not_a_name(word: &str) -> bool {
    NOT_NAMES.has(word)
}

/// A person's name without what is put before and behind it: "Hon.", "Mr.", "Esq.", "CFA", "(SBN 12345)".
pub(crate) fn strip_person_extras(name: &str) -> String {
    without_extras(name).to_owned()
}

fn without_extras(name: &str) -> &str {
    let mut name = name.split('(').next().unwrap_or(name).trim().trim_end_matches([',', ';']);
    loop {
        let before = name;
        for prefix in [
            "the honorable ",
            "honorable ",
            "hon. ",
            "hon ",
            "mr. ",
            "mrs. ",
            "ms. ",
            "dr. ",
            "judge ",
            "messrs. ",
            "capt. ",
            "sgt. ",
            "lt. ",
            "officer ",
            "captain ",
        ] {
            if name.len() > prefix.len()
                && name.is_char_boundary(prefix.len())
                && name[..prefix.len()].eq_ignore_ascii_case(prefix)
            {
                name = name[prefix.len()..].trim_start();
            }
        }
        for suffix in [
            ", esq.",
            ", esq",
            " esq.",
            " esq",
            ", esquire",
            " esquire",
            ", cfa",
            " cfa",
            ", cpa",
            " cpa",
            ", ph.d.",
            ", m.d.",
            ", pro hac vice",
        ] {
            let cut = name.len().saturating_sub(suffix.len());
            if cut > 0 && name.is_char_boundary(cut) && name[cut..].eq_ignore_ascii_case(suffix) {
                name = name[..cut].trim_end();
            }
        }
        if name == before {
            return name;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people() {
        for name in [
            "Ada Q. Byrne",
            "J. T. Quill",
            "ADA BYRNE",
            "Hon. Ida van Loon",
            "Otto Lund, Esq.",
            "Bill O’Quin",
            "Noel Tarn CFA",
        ] {
            assert!(looks_like_person(name), "{name}");
        }
        for name in ["Vice President", "New York", "Chief Clerk", "Alder Bank", "Ada", "Title of Officer", "he said"] {
            assert!(!looks_like_person(name), "{name}");
        }
    }

    #[test]
    fn words_of_headings_are_no_names() {
        assert!(!is_not_a_name("byrne") && is_not_a_name("Vice"));
    }

    #[test]
    fn what_surrounds_a_name() {
        assert_eq!(strip_person_extras("The Honorable Ida Loon"), "Ida Loon");
        assert_eq!(strip_person_extras("Otto Lund, Esq. (via e-mail)"), "Otto Lund");
    }
}
