//! People in running text.

use super::{Found, check};
use crate::extract::Mentions;
use crate::model::Entity;

fn people(mentions: &Mentions) -> Found {
    let people = mentions.parties.iter().filter(|party| party.entity == Entity::Person);
    people.map(|party| ("who", party.name.clone(), party.span)).collect()
}

#[test]
fn names_in_prose() {
    check("It was <who Martha Quill>Martha Quill</who> who opened the mill’s gate.", people);
    check("It was <who Walter T. Gorse>Walter T. Gorse</who> who paid.", people);
    check("the Declaration of <who Helen Fir>Helen Fir</who> in support of it", people);
    check("counsel, <who Peter Loon>Peter Loon</who>, Esq., rose.", people);
    check("with <who Susan O’Quill>Susan O’Quill</who> and <who Robert Elm, Jr.>Robert Elm, Jr.</who> there", people);
    check(
        "the deposition of <who Ida Brume>Ida Brume</who> was read; <who Helen Fir>Helen Fir</who>’s was not",
        people,
    );
    check("its clerk, <who Odo Brightwater>Odo Brightwater</who>, signed.", people);
    check("It was sold by <who Odo Brightwater>Odo Brightwater</who>, an individual.", people);
}

#[test]
fn names_with_a_title() {
    check("They met <who Mr. Quill>Mr. Quill</who> there.", people);
    check("before the Honorable <who Ida Loon>Ida Loon</who>, who listened", people);
    check("so said Hon. <who Otto Lund>Otto Lund</who> and <who Quill>Judge Quill</who>.", people);
}

#[test]
fn the_family_name_first() {
    check(
        "1. <who Ingrid T. Halvard>Halvard, Ingrid T.</who>, carver\n2. <who Martha Quill>Quill, Martha</who>, clerk\n",
        people,
    );
}

#[test]
fn what_is_no_person() {
    check("New York Stock Exchange; General Counsel; Chief Restructuring Officer; Main Street; Fort Wayne", people);
    check("The Martha Quill Foundation, Inc. was founded in May.", people);
    check("he said that she and they had paid him", people);
    check(
        "Mary Street crosses Warren Avenue; Jordan River Partners left; St. Paul, Lake George and Fort Wayne",
        people,
    );
    check("Jack pines grow there. Will it pay? May came. April went. June and August followed.", people);
    check("the Sale Order, the Hearing Date, the Plan Supplement and the Effective Date", people);
}

#[test]
fn a_former_judge_mediates() {
    let found = super::read("The mediation was led by the Honorable Ida Loon (Ret.) in May.").parties;
    let roles: Vec<_> = found.iter().flat_map(|party| party.roles.clone()).collect();
    assert_eq!(roles, [crate::model::Role::Mediator]);
    check("Sworn before me.\n\nMartha Quill\nNotary Public\n", people);
}

#[test]
fn names_told_by_what_stands_behind() {
    check(
        "Present by invitation: <who Hodge Ingersoll>Hodge Ingersoll</who>, Chief Financial Officer; nobody else.",
        people,
    );
    check("It was drawn by <who Odo Brightwater>Odo Brightwater</who> of Brightwater Elm LLP, counsel.", people);
    check("They resolved that <who Garrick Thorne>Garrick Thorne</who> is hereby removed as Manager.", people);
    check("in Los Angeles, California, and San Remo, Attorney at Law", people);
    check("It fell to Elm Street, President Road and the Sale Hearing, Director Row.", people);
    check("the DEPOSITION OF DR. <who Ida Quorn>IDA QUORN</who>, taken there", people);
}
