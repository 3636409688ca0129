//! Resolutions of boards: whom they retain, and that none of their clauses is anybody's name.

use super::read;
use crate::model::Role;

/// Each organisation with its parts.
fn organisations(text: &str) -> Vec<String> {
    let mut found: Vec<String> = read(text)
        .parties
        .into_iter()
        .filter(|party| party.entity != crate::model::Entity::Person)
        .map(|party| {
            let roles: Vec<&str> = party.roles.iter().map(|role: &Role| role.word()).collect();
            format!("{}: {}", party.name, roles.join(" + "))
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

#[test]
fn clauses_above_a_signature_are_no_names() {
    let signed = "\n\n/s/ Ada Byrne\nAda Byrne\nSecretary\n";
    for clause in [
        "RESOLVED, that the officers may file a petition for the corporation and for its subsidiary; and",
        "FURTHER RESOLVED, that the Company is to retain counsel as its attorneys and",
        "WHEREAS, the Board has heard the Company and its advisors as to its debts;",
        "NOW, THEREFORE, BE IT RESOLVED, that the Company seek relief for itself and",
        "The Company may engage lawyers as its attorneys and",
    ] {
        assert_eq!(
            organisations(&format!("CONSENT OF THE BOARD\n\n{clause}{signed}")),
            Vec::<String>::new(),
            "{clause}"
        );
    }
}

#[test]
fn whom_a_resolution_retains() {
    assert_eq!(
        organisations(
            "RESOLVED, that the corporation may engage Elm & Fir LLP as its attorneys and Birch Advisory, LLC as its \
             financial advisor.\n\n/s/ Ada Byrne\nAda Byrne\nSecretary\n"
        ),
        ["Birch Advisory, LLC: financial_advisor", "Elm & Fir LLP: law_firm"]
    );
    assert_eq!(
        organisations(
            "FURTHER RESOLVED, that the law firm of Elm & Fir LLP be, and hereby is, retained as general counsel to the \
             Company; and be it\n\nFURTHER RESOLVED, that Birch Advisory, LLC be employed as financial advisor to the \
             Company; and be it\n\nRESOLVED, that Cedar Noticing, Inc. is hereby engaged as claims and noticing agent for \
             the Company and for its affiliates.\n"
        ),
        ["Birch Advisory, LLC: financial_advisor", "Cedar Noticing, Inc.: claims_agent", "Elm & Fir LLP: law_firm"]
    );
    assert_eq!(
        organisations("Gorse Dunning, LLC is appointed Liquidating Trustee under the Plan."),
        ["Gorse Dunning, LLC: trustee"]
    );
    // What it does is no office.
    assert_eq!(
        organisations("Gorse Dunning, LLC was retained in May and is owed a fee."),
        ["Gorse Dunning, LLC: interested_party"]
    );
}

#[test]
fn who_may_sign_is_no_firm() {
    assert_eq!(
        organisations(
            "RESOLVED, that Ada Byrne and Otto Lund (each, an \u{201c}Authorized Signatory\u{201d}) may sign for the Company and\n\n\
             IN WITNESS WHEREOF, they have signed as of the date first above written.\n\n/s/ Ada Byrne\nAda Byrne\n"
        ),
        Vec::<String>::new()
    );
}
