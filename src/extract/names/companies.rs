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

/// The longest word, in bytes with its periods, that is looked up.
const LONGEST_FORM: usize = 24;

fn is_form(bare: &str) -> bool {
    bare.len() >= 2 && LEGAL_FORMS.binary_search(&bare).is_ok()
}

/// Whether a word, without its periods, is a registered form: "Inc", "L.P.", "LLC".
pub(crate) fn is_legal_form(word: &str) -> bool {
    word.len() <= LONGEST_FORM && is_form(&bare(word))
}

/// Whether a word makes a name a company's where a name is expected.
pub(crate) fn is_company_word(word: &str) -> bool {
    if word.len() > LONGEST_FORM {
        return false;
    }
    let bare = bare(word);
    COMPANY_WORDS.binary_search(&bare.as_str()).is_ok() || is_form(&bare)
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

/// "S.à r.l.", of which the words by themselves tell nothing.
fn is_joined_form(name: &str) -> bool {
    // Names that hold none of it are not copied.
    let possible = name.contains(['à', 'À']) || name.contains(".A ") || name.contains(".a ");
    possible && {
        let lower = name.to_lowercase();
        lower.contains("s.à r.l") || lower.contains("s.a r.l")
    }
}

/// Whether a name as a whole is a company's: it has a registered form or a company's word in it, or an ampersand.
pub(crate) fn looks_like_company(name: &str) -> bool {
    let words: Vec<&str> = name.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
    if words.is_empty() {
        return false;
    }
    is_joined_form(name)
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
        assert!(COMPANY_WORDS.is_sorted() && LEGAL_FORMS.is_sorted());
    }
}
