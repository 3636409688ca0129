//! Names of people and companies: what looks like one, and how it is written.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Given names in use in the United States, in lower case. Only to tell a person from a heading or a place.
static GIVEN_NAMES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../../assets/words/given_names.txt").split_whitespace().collect());

/// Whether a word is a given name that is in use.
pub(crate) fn is_given_name(word: &str) -> bool {
    word.is_ascii() && word.len() < 16 && GIVEN_NAMES.contains(word.to_ascii_lowercase().as_str())
}

/// Endings that make a name a company's, wherever they stand: registered forms and their abbreviations, without
/// periods.
const LEGAL_FORMS: [&str; 34] = [
    "ab",
    "acb",
    "ag",
    "asa",
    "bv",
    "company",
    "corp",
    "corporation",
    "fsb",
    "gmbh",
    "inc",
    "incorporated",
    "limited",
    "llc",
    "lllp",
    "llp",
    "lp",
    "ltd",
    "na",
    "nv",
    "oy",
    "pa",
    "pc",
    "plc",
    "pllc",
    "pllp",
    "pte",
    "pty",
    "sa",
    "sarl",
    "spa",
    "srl",
    "ssb",
    "ulc",
];

/// Words that make a name a company's only where a name is expected, as on a signature page.
const COMPANY_WORDS: [&str; 46] = [
    "advisers",
    "advisors",
    "agency",
    "airlines",
    "associates",
    "association",
    "authority",
    "bancorp",
    "bank",
    "branch",
    "brothers",
    "capital",
    "club",
    "co",
    "commission",
    "committee",
    "council",
    "credit",
    "department",
    "enterprises",
    "finance",
    "foundation",
    "fund",
    "funding",
    "funds",
    "group",
    "holdings",
    "industries",
    "institute",
    "insurance",
    "international",
    "investments",
    "investors",
    "management",
    "mellon",
    "partners",
    "partnership",
    "portfolio",
    "research",
    "securities",
    "services",
    "society",
    "solutions",
    "systems",
    "trust",
    "university",
];

/// Whether a word, without its periods, is a registered form: "Inc", "L.P.", "LLC".
pub(crate) fn is_legal_form(word: &str) -> bool {
    let bare = bare(word);
    (2..=12).contains(&bare.len()) && LEGAL_FORMS.contains(&bare.as_str())
}

/// Whether a word makes a name a company's where a name is expected.
pub(crate) fn is_company_word(word: &str) -> bool {
    let bare = bare(word);
    COMPANY_WORDS.binary_search(&bare.as_str()).is_ok() || is_legal_form(word)
}

/// Whether a name has a registered form among its words.
pub(crate) fn has_legal_form(name: &str) -> bool {
    name.split(|c: char| c.is_whitespace() || c == ',').skip(1).any(is_legal_form)
}

/// A word in lower case, without marks; accents are kept but for capitals with a grave ("À" as in "S.À R.L.").
fn bare(word: &str) -> String {
    word.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'à' { 'a' } else { c })
        .collect()
}

/// Whether a name as a whole is a company's: it has a registered form or a company's word in it, or an ampersand.
pub(crate) fn looks_like_company(name: &str) -> bool {
    let words: Vec<&str> = name.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
    if words.is_empty() {
        return false;
    }
    let joined_form = name.to_lowercase().contains("s.à r.l") || name.to_lowercase().contains("s.a r.l");
    joined_form
        || words.iter().skip(1).any(|word| is_company_word(word))
        || is_company_word(words[0]) && words.len() > 1
        || words.iter().any(|word| word.contains('&'))
}

/// Whether a text is the name of a person: two to five words, capitalised or all in capitals, initials and suffixes
/// allowed, no company's word, nothing that a heading or a title has.
pub(crate) fn looks_like_person(name: &str) -> bool {
    let name = strip_person_extras(name);
    // "Boise, ID" is a place; behind a comma a name has only a suffix.
    if let Some((_, behind)) = name.split_once(',') {
        let suffix = behind.trim().trim_end_matches('.').to_ascii_lowercase();
        if !matches!(suffix.as_str(), "jr" | "sr" | "ii" | "iii" | "iv") {
            return false;
        }
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    if !(2..=5).contains(&words.len()) || name.len() > 48 || looks_like_company(&name) {
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
    // "J. T. King" has one full word, and that is its last.
    full >= 1 && words.last().is_some_and(|last| last.trim_end_matches('.').chars().count() > 1 || full >= 2)
}

/// Words with capitals that stand in headings, titles, addresses and forms, never in a person's name.
fn is_not_a_name(word: &str) -> bool {
    const WORDS: [&str; 205] = [
        "act",
        "address",
        "administration",
        "administrative",
        "agent",
        "agreement",
        "amended",
        "amendment",
        "america",
        "american",
        "and",
        "annex",
        "appendix",
        "approving",
        "argument",
        "article",
        "attention",
        "attorney",
        "attorneys",
        "authorities",
        "authorized",
        "authorizing",
        "avenue",
        "background",
        "bank",
        "bankruptcy",
        "basis",
        "beach",
        "blvd",
        "board",
        "borrower",
        "boulevard",
        "broadway",
        "building",
        "buyer",
        "by",
        "case",
        "center",
        "certain",
        "certificate",
        "certification",
        "chapter",
        "chief",
        "circuit",
        "city",
        "civil",
        "claim",
        "claims",
        "clerk",
        "closing",
        "code",
        "collateral",
        "committee",
        "common",
        "company",
        "conclusion",
        "confidential",
        "copy",
        "corporation",
        "counsel",
        "county",
        "court",
        "creditor",
        "creditors",
        "date",
        "dated",
        "deadline",
        "debtor",
        "debtors",
        "declaration",
        "defendant",
        "delaware",
        "demand",
        "department",
        "director",
        "district",
        "division",
        "document",
        "draft",
        "drive",
        "effective",
        "entry",
        "esquire",
        "event",
        "exchange",
        "execution",
        "executive",
        "exhibit",
        "exhibits",
        "facility",
        "facsimile",
        "federal",
        "final",
        "financial",
        "first",
        "floor",
        "form",
        "fund",
        "general",
        "granting",
        "guarantor",
        "hearing",
        "highway",
        "holder",
        "in",
        "interest",
        "interim",
        "international",
        "introduction",
        "island",
        "islands",
        "issuer",
        "joint",
        "judge",
        "judicial",
        "jurisdiction",
        "jury",
        "lake",
        "lane",
        "lender",
        "lenders",
        "letter",
        "liability",
        "limited",
        "manager",
        "managing",
        "member",
        "memorandum",
        "motion",
        "name",
        "national",
        "new",
        "none",
        "north",
        "northern",
        "notice",
        "objection",
        "of",
        "office",
        "officer",
        "order",
        "orders",
        "page",
        "parkway",
        "parties",
        "partnership",
        "party",
        "payment",
        "place",
        "plaintiff",
        "plan",
        "plaza",
        "points",
        "president",
        "proposed",
        "purchaser",
        "pursuant",
        "re",
        "related",
        "relief",
        "requested",
        "respectfully",
        "respondent",
        "response",
        "river",
        "road",
        "rule",
        "schedule",
        "scheduled",
        "school",
        "secretary",
        "section",
        "securities",
        "seller",
        "senior",
        "service",
        "signatory",
        "signature",
        "south",
        "southern",
        "square",
        "state",
        "states",
        "street",
        "suite",
        "support",
        "telephone",
        "terrace",
        "the",
        "time",
        "title",
        "to",
        "total",
        "tower",
        "trust",
        "trustee",
        "united",
        "university",
        "vendor",
        "vendors",
        "vice",
        "way",
        "west",
        "witness",
        "york",
    ];
    WORDS.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// A person's name without what is put before and behind it: "Hon.", "Mr.", "Esq.", "CFA", "(SBN 12345)".
pub(crate) fn strip_person_extras(name: &str) -> String {
    let mut name = name.split('(').next().unwrap_or(name).trim().trim_end_matches([',', ';']);
    loop {
        let before = name;
        for prefix in
            ["the honorable ", "honorable ", "hon. ", "hon ", "mr. ", "mrs. ", "ms. ", "dr. ", "judge ", "messrs. "]
        {
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
            return name.to_owned();
        }
    }
}

/// Letters and digits alone, in lower case, accents taken off: spacing and punctuation never tell names apart.
pub(crate) fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if text.is_ascii() {
        return text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| char::from(b.to_ascii_lowercase())).collect();
    }
    text.nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// White space of any kind folded to single spaces, space before commas taken out.
pub(crate) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let closes = word.starts_with([',', ';']);
        if !out.is_empty() && !closes {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a text is written in capitals: at least two letters, none of them small, but for the "s" and "of" of names.
pub(crate) fn is_upper(text: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for c in text.chars() {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper >= 2 && lower * 12 <= upper
}

/// A name written in capitals, in the casing of names; any other as it stands.
pub(crate) fn best_case(name: &str) -> String {
    if is_upper(name) { title_case(name) } else { name.to_owned() }
}

/// Words in capitals → Title Case: small words small, numerals, initials and registered forms as they are.
pub(crate) fn title_case(text: &str) -> String {
    const SMALL: [&str; 16] =
        ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"];
    let mut out = String::with_capacity(text.len());
    for (at, word) in text.split_inclusive(|c: char| c.is_whitespace() || c == '-' || c == '/').enumerate() {
        let plain: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        let lower = plain.to_lowercase();
        let numeral = !plain.is_empty() && plain.len() < 6 && plain.chars().all(|c| "IVX".contains(c));
        let initials = word.trim_end().len() > 2
            && word.trim_end().char_indices().all(|(i, c)| if i % 2 == 0 { c.is_alphabetic() } else { c == '.' });
        let form = matches!(
            lower.as_str(),
            "llc"
                | "llp"
                | "lp"
                | "lllp"
                | "pllc"
                | "pllp"
                | "pc"
                | "na"
                | "acb"
                | "ag"
                | "plc"
                | "sa"
                | "usa"
                | "us"
                | "nv"
                | "bv"
                | "clo"
                | "cdo"
                | "dip"
                | "gp"
                | "usc"
                | "fsb"
        );
        let mixed = plain.chars().any(char::is_lowercase) || plain.chars().any(|c| c.is_ascii_digit());
        if numeral || initials || form || mixed || lower.is_empty() {
            out.push_str(word);
        } else if at > 0 && SMALL.contains(&lower.as_str()) && !(lower.len() == 1 && word.contains('.')) {
            out.push_str(&word.to_lowercase());
        } else {
            let mut start = true;
            let mut behind_mark = false;
            for c in word.chars() {
                if start || behind_mark {
                    out.push(c);
                } else {
                    out.extend(c.to_lowercase());
                }
                // "O’DALY" is "O’Daly"; "DEBTORS’" ends there.
                behind_mark = matches!(c, '\'' | '’')
                    && word.chars().take_while(|x| *x != c).filter(|x| x.is_alphabetic()).count() == 1
                    || c == '&';
                start &= !c.is_alphanumeric();
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companies() {
        for name in
            ["Alder Bank, N.A.", "BIRCH & CO", "Cedar Growth Fund, L.P.", "LOAN TREE IV, LLC.", "ELM LUX S.À R.L"]
        {
            assert!(looks_like_company(name), "{name}");
        }
        for name in ["Ada Q. Byrne", "Order of the day", "INC", ""] {
            assert!(!looks_like_company(name), "{name}");
        }
    }

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
    fn casing_of_names() {
        assert_eq!(title_case("ALDER GROWTH FUND II, L.P."), "Alder Growth Fund II, L.P.");
        assert_eq!(
            title_case("ORDER PURSUANT TO RULE 1015(b) OF THE RULES"),
            "Order Pursuant to Rule 1015(b) of the Rules"
        );
        assert_eq!(title_case("BILL O’QUIN"), "Bill O’Quin");
        assert_eq!(best_case("Cedar and Co"), "Cedar and Co");
    }

    #[test]
    fn word_lists_are_sorted() {
        assert!(COMPANY_WORDS.is_sorted());
        assert!(!is_not_a_name("byrne") && is_not_a_name("Vice"));
    }

    #[test]
    fn what_surrounds_a_name() {
        assert_eq!(strip_person_extras("The Honorable Ida Loon"), "Ida Loon");
        assert_eq!(strip_person_extras("Otto Lund, Esq. (via e-mail)"), "Otto Lund");
        assert_eq!(tidy("NORTH  CAPITAL , LIMITED"), "NORTH CAPITAL, LIMITED");
    }
}
