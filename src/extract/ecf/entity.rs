//! Person or organisation, by the words of a name as courts list it.

use crate::model::Entity;

/// Words of which one makes a name that of an organisation; in small letters, without full stops.
const WORDS: [&str; 96] = [
    "administration",
    "administrator",
    "agency",
    "america",
    "assn",
    "assoc",
    "associates",
    "association",
    "attorney's",
    "attorneys",
    "authority",
    "bancorp",
    "bank",
    "board",
    "bureau",
    "capital",
    "center",
    "church",
    "city",
    "clinic",
    "co",
    "college",
    "comm",
    "commission",
    "committee",
    "community",
    "company",
    "corp",
    "corporation",
    "counsel",
    "county",
    "court",
    "credit",
    "creditors",
    "cu",
    "defender",
    "defenders",
    "department",
    "dept",
    "district",
    "division",
    "enterprises",
    "estate",
    "exchange",
    "federal",
    "finance",
    "financial",
    "firm",
    "foundation",
    "fund",
    "funding",
    "fsb",
    "gmbh",
    "government",
    "group",
    "holdings",
    "hospital",
    "inc",
    "incorporated",
    "industries",
    "insurance",
    "international",
    "investments",
    "irs",
    "law",
    "lc",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "management",
    "mortgage",
    "na",
    "national",
    "noteholders",
    "office",
    "offices",
    "pa",
    "partners",
    "partnership",
    "pc",
    "plc",
    "pllc",
    "properties",
    "revenue",
    "sa",
    "savings",
    "school",
    "service",
    "services",
    "state",
    "states",
    "system",
    "trust",
    "university",
];

/// What sort of party bears the name.
pub(in crate::extract) fn of(name: &str) -> Entity {
    let folded = name.to_lowercase().replace('.', "");
    let mut words = folded.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '(' | ')'));
    if name.contains('&') || words.any(|word| WORDS.binary_search(&word).is_ok() || word == "trustee") {
        return Entity::Organization;
    }
    Entity::Person
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sorted() {
        assert!(WORDS.is_sorted(), "binary search needs it");
    }

    #[test]
    fn tells_people_from_organisations() {
        for name in
            ["Plumbline Fasteners, Inc.", "Vole & Finch", "United States Trustee", "Larch Street Partners, L.P."]
        {
            assert_eq!(of(name), Entity::Organization, "{name}");
        }
        for name in ["Ada Q. Plover", "PLOVER, ADA", "Basil Copeland Jr.", "Ines O'Lark, III"] {
            assert_eq!(of(name), Entity::Person, "{name}");
        }
    }
}
