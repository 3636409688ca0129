//! Whether a name is a company's, by its registered form or by the words in it.

use crate::extract::word_set::WordSet;

/// Endings that make a name a company's, wherever they stand: registered forms and their abbreviations, without
/// periods.
static LEGAL_FORMS: WordSet<34> = WordSet::new([
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
]);

/// Words that make a name a company's only where a name is expected, as on a signature page.
static COMPANY_WORDS: WordSet<79> = WordSet::new([
    "advisers",
    "advisors",
    "agency",
    "airlines",
    "associates",
    "association",
    "authority",
    "banca",
    "banco",
    "bancorp",
    "bank",
    "banque",
    "branch",
    "brothers",
    "builders",
    "caisse",
    "capital",
    "clinic",
    "club",
    "co",
    "commission",
    "committee",
    "consulting",
    "contracting",
    "cooperative",
    "council",
    "credit",
    "department",
    "distributors",
    "energy",
    "enterprises",
    "finance",
    "foods",
    "foundation",
    "fund",
    "funding",
    "funds",
    "group",
    "growers",
    "holdings",
    "hospital",
    "hospitality",
    "hospitals",
    "industries",
    "institute",
    "insurance",
    "international",
    "investments",
    "investors",
    "laboratories",
    "logistics",
    "management",
    "manufacturing",
    "mellon",
    "ministries",
    "motors",
    "outfitters",
    "partners",
    "partnership",
    "pharmaceuticals",
    "pharmacy",
    "portfolio",
    "properties",
    "realty",
    "research",
    "securities",
    "services",
    "societe",
    "society",
    "software",
    "solutions",
    "sparkasse",
    "systems",
    "technologies",
    "technology",
    "transportation",
    "trust",
    "university",
    "ventures",
]);

/// The longest word, in bytes with its periods, that is looked up.
const LONGEST_FORM: usize = 24;

/// Whether a word, without its periods, is a registered form: "Inc", "L.P.", "LLC".
pub(crate) fn is_legal_form(word: &str) -> bool {
    is_plain(word) && LEGAL_FORMS.has(word) || !is_plain(word) && LEGAL_FORMS.has(&bare(word))
}

/// Whether a word makes a name a company's where a name is expected.
pub(crate) fn is_company_word(word: &str) -> bool {
    if is_plain(word) {
        return COMPANY_WORDS.has(word) || LEGAL_FORMS.has(word);
    }
    let bare = bare(word);
    COMPANY_WORDS.has(&bare) || LEGAL_FORMS.has(&bare)
}

/// Whether a word has no marks in it, and no letters of other alphabets.
fn is_plain(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a name has a registered form among its words.
pub(crate) fn has_legal_form(name: &str) -> bool {
    name.split(|c: char| c.is_whitespace() || c == ',').skip(1).any(is_legal_form)
}

/// A word in lower case, without marks; accents are kept but for those of "S.À R.L." and "Société". Empty for a word that is
/// longer than any in the lists.
fn bare(word: &str) -> String {
    if word.len() > LONGEST_FORM {
        return String::new();
    }
    word.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'à' => 'a',
            'é' | 'è' => 'e',
            other => other,
        })
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
    let mut words = name.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    let Some(first) = words.next() else { return false };
    let mut several = false;
    is_joined_form(name)
        || name.contains('&')
        || words.any(|word| {
            several = true;
            is_company_word(word)
        })
        || several && is_company_word(first)
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
}
