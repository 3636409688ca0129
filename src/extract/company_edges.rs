//! Words that stand before a company's name in running text and are no piece of it.

use super::scan::{Before, Kind, Scan};
use super::word_set::WordSet;

/// Whether a year stands at a token, as "In 2030 Alder Mills, Inc. stopped" has it.
pub(super) fn is_year(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.word(at);
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && at > 0
        && scan.is_any(at - 1, &["in", "during", "by", "since", "of", "late", "early", "until", "from"])
}

/// Whether a word is what ends the number of a case: "31-30555-KRH".
pub(super) fn is_judges_initials(scan: &Scan<'_>, at: usize) -> bool {
    at > 1
        && scan.before(at) == Before::Nothing
        && scan.mark(at - 1, b'-')
        && scan.tokens[at - 2].kind == Kind::Number
        && scan.before(at - 1) == Before::Nothing
        && scan.word(at - 2).len() > 3
}

/// Words for a part in an agreement or a case, which stand before a comma and another name.
pub(super) fn is_defined_part(word: &str) -> bool {
    static WORDS: WordSet<25> = WordSet::new([
        "agent",
        "bank",
        "bidder",
        "borrower",
        "buyer",
        "committee",
        "company",
        "creditors",
        "debtor",
        "debtors",
        "guarantor",
        "guarantors",
        "holder",
        "holders",
        "holdings",
        "issuer",
        "landlord",
        "lender",
        "lenders",
        "party",
        "purchaser",
        "section",
        "seller",
        "sponsor",
        "trustee",
    ]);
    WORDS.has(word)
}
