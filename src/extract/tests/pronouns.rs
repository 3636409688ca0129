//! Lines that begin with a pronoun.

use super::read;

#[track_caller]
fn told(text: &str, expected: &[&str]) {
    let found: Vec<String> = read(text).dated.into_iter().map(|line| line.summary).collect();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn who_is_meant() {
    told("The Debtor leases 41 stores. On May 1, 2031 it closed nine of them.", &["The Debtor closed nine of them"]);
    told(
        "Alder Mills, Inc. (\u{201c}Alder\u{201d}) makes wheels. It bought the mill on May 1, 2029.\n\n\
         Alder has two lenders. It defaulted on May 1, 2031.",
        &["It bought the mill", "Alder defaulted"],
    );
    told(
        "Alder Mills, Inc. is a mill. It employs 80 people in Lower Fallow. In 2029 it sold some wheels.",
        &["Alder Mills, Inc. sold some wheels"],
    );
    told("Ms. Elm keeps the books. She left the mill on May 1, 2031.", &["Ms. Elm left the mill"]);
    told("The Debtors run nine mills. They closed three on May 1, 2031.", &["The Debtors closed three"]);
}

#[test]
fn who_may_be_meant_is_left_open() {
    for (text, expected) in [
        ("The Debtor borrowed from the Bank. It paid on May 1, 2031.", "It paid"),
        ("The Debtor demanded payment. It refused on May 1, 2031.", "It refused"),
        ("Alder Mills, Inc. bought Birch Works LLC. It failed on May 1, 2031.", "It failed"),
        ("The Debtor was poor. It was agreed on May 1, 2031 that the mill be sold.", "It was agreed"),
        ("In the mill there was a saw. It broke on May 1, 2031.", "It broke"),
        ("The Debtor runs a mill.\n\nIt broke on May 1, 2031.", "It broke"),
        ("Mr. Elm keeps the books. She left on May 1, 2031.", "She left"),
    ] {
        told(text, &[expected]);
    }
}

#[test]
fn subjects_that_two_clauses_share() {
    told(
        "The Debtor did not pay on March 1, 2031, and will not make the payment due on June 1, 2031.",
        &["The Debtor did not pay", "The Debtor will not make the payment"],
    );
}
