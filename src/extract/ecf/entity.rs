//! Person or organisation, by the words of a name as courts list it.

use crate::extract::names;
use crate::model::Entity;

/// Words of which one makes a name that of an organisation in a list of parties, and hardly anywhere else; in small
/// letters, sorted.
const WORDS: [&str; 46] = [
    "administrator",
    "agency",
    "assn",
    "assoc",
    "attorney",
    "attorneys",
    "auditor",
    "authority",
    "board",
    "bureau",
    "church",
    "city",
    "claims",
    "clerk",
    "clinic",
    "college",
    "commission",
    "committee",
    "commonwealth",
    "county",
    "court",
    "courtesy",
    "creditors",
    "cu",
    "defender",
    "defenders",
    "department",
    "dept",
    "district",
    "division",
    "estate",
    "government",
    "hospital",
    "irs",
    "na",
    "noteholders",
    "office",
    "offices",
    "revenue",
    "school",
    "sheriff",
    "state",
    "states",
    "trustee",
    "usa",
    "veterans",
];

/// What sort of party bears the name.
pub(in crate::extract) fn of(name: &str) -> Entity {
    let organisation = names::looks_like_company(name)
        || name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '(' | ')' | '-')).any(|word| {
            let bare: String = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            WORDS.binary_search(&bare.as_str()).is_ok()
        });
    if organisation { Entity::Organization } else { Entity::Person }
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
