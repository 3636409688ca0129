//! Whether a name is a company's, by its registered form or by the words in it.

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
    fn word_list_is_sorted() {
        assert!(COMPANY_WORDS.is_sorted());
    }
}
