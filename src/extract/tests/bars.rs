//! Lines whose parts bars keep apart.

use super::read;
use crate::model::Role;

/// Each person and law firm: name, parts, title, firm, phones, e-mail addresses, address.
fn cards(text: &str) -> Vec<String> {
    let values = |list: &[crate::extract::Located<String>]| {
        list.iter().map(|value| value.value.as_str()).collect::<Vec<_>>().join(" + ")
    };
    let word = |value: &Option<crate::extract::Located<String>>| {
        value.as_ref().map_or_else(String::new, |value| value.value.replace('\n', " / "))
    };
    let mut found: Vec<String> = read(text)
        .parties
        .iter()
        .map(|party| {
            let roles: Vec<&str> = party.roles.iter().map(|role: &Role| role.word()).collect();
            let fields = [
                party.name.clone(),
                roles.join("+"),
                word(&party.title),
                word(&party.firm),
                values(&party.phones),
                values(&party.emails),
                word(&party.address),
            ];
            fields.join(" | ")
        })
        .collect();
    found.dedup();
    found
}

#[test]
fn on_one_line() {
    let found = cards("Jane Elm, Esq. | Elm & Fir LLP | (212) 555-0100\n");
    assert!(found.contains(&"Jane Elm | attorney |  | Elm & Fir LLP | (212) 555-0100 |  | ".to_owned()), "{found:#?}");
    assert!(found.iter().all(|card| !card.contains("| Elm & Fir LLP | (212) 555-0100 |  |  |")), "{found:#?}");
}

#[test]
fn over_several_lines() {
    let found = cards(
        "Jane Elm | Associate\nElm & Fir LLP | 16 Fir Street, 14th Floor | Wilmington, DE 19898\n\
         (302) 555-0101 | jelm@example.com\n",
    );
    for card in [
        "Jane Elm | attorney | Associate | Elm & Fir LLP | (302) 555-0101 | jelm@example.com | ",
        "Elm & Fir LLP | law_firm |  |  |  |  | 16 Fir Street, 14th Floor / Wilmington, DE 19898",
    ] {
        assert!(found.contains(&card.to_owned()), "{card} in {found:#?}");
    }
}

#[test]
fn below_a_signature() {
    let found = cards(
        "/s/ Jane Elm\nJane Elm | State Bar No. 24099999\nElm Fir LLP | 16 Fir Street | Houston, Texas 77098\n\
         Telephone: (713) 555-0199 | jane@example.com\nCounsel to the Debtors\n",
    );
    for card in [
        "Elm Fir LLP | law_firm |  |  | (713) 555-0199 |  | 16 Fir Street / Houston, Texas 77098",
        "Jane Elm | attorney+signatory |  | Elm Fir LLP |  | jane@example.com | ",
    ] {
        assert!(found.contains(&card.to_owned()), "{card} in {found:#?}");
    }
}

#[test]
fn copies_of_a_letter() {
    let found = cards(
        "May 1, 2031\n\nDear Ms. Roe:\n\nPlease call.\n\nSincerely,\n\nOtto Lund\n\n\
         cc: Jane Elm, Esq. | Elm Fir LLP | (212) 555-0141\n",
    );
    assert!(
        found.iter().any(|card| card.starts_with("Jane Elm | attorney |  | Elm Fir LLP | (212) 555-0141")),
        "{found:#?}"
    );
    assert!(found.iter().all(|card| !card.starts_with("Jane Elm, Esq.")), "{found:#?}");
}

#[test]
fn rows_of_tables_are_no_cards() {
    for row in ["| Jane Elm | 12 | 5 |\n|---|---|---|\n", "Jane Elm | 12 | 5\n"] {
        assert_eq!(cards(row), ["Jane Elm | other |  |  |  |  | "], "{row}");
    }
}
