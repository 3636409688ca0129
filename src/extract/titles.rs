//! Titles and offices: "Vice President", "Director-Operations".

use super::names::{is_upper, looks_like_company, looks_like_person};
use super::word_set::WordSet;

static TITLE_WORDS: WordSet<48> = WordSet::new([
    "administrator",
    "agent",
    "associate",
    "attorney",
    "authorized",
    "avp",
    "cao",
    "ceo",
    "cfo",
    "chair",
    "chairman",
    "chairperson",
    "chief",
    "clerk",
    "controller",
    "coo",
    "counsel",
    "counselor",
    "director",
    "evp",
    "examiner",
    "executive",
    "fiduciary",
    "general",
    "governor",
    "head",
    "judge",
    "magistrate",
    "manager",
    "managing",
    "mediator",
    "member",
    "officer",
    "owner",
    "partner",
    "president",
    "principal",
    "proprietor",
    "representative",
    "secretary",
    "senior",
    "signatory",
    "signer",
    "svp",
    "treasurer",
    "trustee",
    "vice",
    "vp",
]);

fn is_title_word(word: &str) -> bool {
    let is_one = |word: &str| TITLE_WORDS.has(word);
    is_one(word) || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) && is_one(&letters(word))
}

/// A word's letters alone: "V.P." is "VP".
fn letters(word: &str) -> String {
    word.chars().filter(|c| c.is_alphabetic()).collect()
}

/// Whether a word with a capital is an everyday word of agreements and court papers, and so no part of a person's name.
pub(super) fn is_common(word: &str) -> bool {
    static WORDS: WordSet<44> = WordSet::new([
        "additional",
        "adequate",
        "allowed",
        "annual",
        "applicable",
        "approved",
        "available",
        "base",
        "bid",
        "business",
        "cash",
        "claim",
        "claims",
        "class",
        "company",
        "consenting",
        "default",
        "disclosure",
        "employee",
        "equity",
        "fee",
        "fees",
        "foreign",
        "hearing",
        "initial",
        "interim",
        "key",
        "loan",
        "loans",
        "meeting",
        "net",
        "new",
        "note",
        "notes",
        "obligations",
        "period",
        "petition",
        "press",
        "property",
        "release",
        "restructuring",
        "sale",
        "term",
        "transaction",
    ]);
    WORDS.has(word) || is_title_word(word)
}

/// Whether a word begins a title and no name: "Vice President - Finance", "Senior Associate".
pub(super) fn begins_title(word: &str) -> bool {
    static FIRST: WordSet<16> = WordSet::new([
        "assistant",
        "associate",
        "chief",
        "controller",
        "director",
        "evp",
        "executive",
        "head",
        "managing",
        "partner",
        "president",
        "secretary",
        "senior",
        "svp",
        "treasurer",
        "vice",
    ]);
    FIRST.has(word)
}

/// Whether a word can stand last in a title: "Chief Financial Officer", "Vice President".
pub(super) fn ends_title(word: &str) -> bool {
    static LAST: WordSet<26> = WordSet::new([
        "administrator",
        "associate",
        "attorney",
        "ceo",
        "cfo",
        "chair",
        "chairman",
        "chairperson",
        "clerk",
        "controller",
        "coo",
        "counsel",
        "director",
        "governor",
        "manager",
        "member",
        "officer",
        "partner",
        "president",
        "principal",
        "representative",
        "secretary",
        "signatory",
        "treasurer",
        "trustee",
        "videographer",
    ]);
    LAST.has(word)
}

/// Whether words are someone's title or office.
pub(super) fn is_title(words: &str) -> bool {
    words.len() < 120
        && words.starts_with(char::is_uppercase)
        // "Signature of Clerk", "Attorney's signature": what a form asks for.
        && !words.contains("ignature")
        && words.split(|c: char| c.is_whitespace() || matches!(c, '-' | ',' | '/')).any(is_title_word)
        && !words.ends_with(':')
}

/// Where a title ends and, run together with it, the next signature block begins: bytes of the title, and where the
/// rest begins. The rest is a name in capitals with a company's ending in it.
pub(super) fn split_title(text: &str) -> (usize, usize) {
    let mut at = 0;
    let mut seen = false;
    for word in text.split_inclusive(char::is_whitespace) {
        let plain = word.trim();
        if seen && plain.len() > 1 && !is_title_word(plain) && begins_in_capitals(&text[at..]) {
            return (text[..at].trim_end().len(), at);
        }
        seen |= is_title_word(plain);
        at += word.len();
    }
    (text.len(), text.len())
}

/// Where, behind a person's name, a company's begins in capitals: "Ada Byrne ALDER FUND, LP"; the bytes of the name, and
/// where the rest begins.
pub(super) fn split_name(text: &str) -> Option<(usize, usize)> {
    // Names have five words at most.
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace).take(6) {
        let head = text[..at].trim_end();
        if word.trim().len() > 1
            && !is_upper(head)
            && head.contains(' ')
            && looks_like_person(head)
            && begins_in_capitals(&text[at..])
            && looks_like_company(&text[at..])
        {
            return Some((head.len(), at));
        }
        at += word.len();
    }
    None
}

/// Whether a text begins with a name in capitals: a company's, or a person's that is all there is.
pub(super) fn begins_in_capitals(text: &str) -> bool {
    let head: Vec<&str> = text.split_whitespace().take(14).collect();
    let large = |word: &&str| is_upper(word) || word.len() <= 2;
    let person = || head.len() < 6 && head.iter().all(large) && looks_like_person(&head.join(" "));
    head.first().is_some_and(|word| is_upper(word))
        && head.len() > 1
        && head.iter().take(2).all(large)
        && (person() || looks_like_company(&head.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        assert!(is_title("V.P. Finance") && is_title("Director-Operations") && is_title("Chief Clerk"));
        assert!(!is_title("Alder Street 5") && !is_title("in the title of president"));
        let text = "Authorized Signatory ALDER FUND II, LLC";
        assert_eq!(split_title(text), (20, 21));
        assert_eq!(split_title("Vice President, Loans"), (21, 21));
        assert_eq!(split_name("Ada Byrne ALDER FUND II, LLC"), Some((9, 10)));
        assert_eq!(split_name("Ada Byrne, Chief Clerk"), None);
        assert_eq!(split_name("ADA BYRNE ALDER"), None);
    }
}
