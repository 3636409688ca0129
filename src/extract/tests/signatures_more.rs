//! Signature blocks in the shapes of filed agreements: run together on one line, several companies over one signature, marks
//! that stand for a signature.

use super::signatures::signers;
use super::{Found, check};
use crate::extract::Mentions;
use crate::model::Entity;

fn people(mentions: &Mentions) -> Found {
    let people = mentions.parties.iter().filter(|party| party.entity == Entity::Person);
    let mut found: Found = people.map(|party| ("person", party.name.clone(), party.span)).collect();
    // The name of a signer is found as one in running text too.
    found.sort();
    found.dedup();
    found
}

#[test]
fn run_together_on_one_line() {
    check(
        "IN WITNESS WHEREOF the parties have signed this Agreement as of the date first above written.     \
         <for organization>ALDER MILLS, INC.</for>     By: /s/ Ada Byrne  Name: <by signed>Ada Byrne</by> Title: \
         <title Treasurer & Secretary>Treasurer & Secretary</title>   <for organization>BIRCH MASTER FUND, LTD.</for> By: \
         <via Investment Manager>Birch Advisers LLC</via> Investment Manager   By: /s/ Otto Lund Name: \
         <by signed>Otto Lund</by> Title: <title Manager>Manager</title>   [Signature Page to Agreement]     12",
        signers,
    );
}

#[test]
fn blank_lines_run_together() {
    check(
        "<for organization>ALDER MILLS, INC.</for> By: ________________________ Name: <by unsigned>Ada Byrne</by> Title: \
         <title President>President</title>     [Signature Page to Exchange Agreement]",
        signers,
    );
}

#[test]
fn a_capacity_below_the_entity() {
    check(
        "<for organization>CEDAR VENTURES IV, L.P.</for>\nBy: <via General Partner>Cedar Partners IV, LLC</via>\nIts: General Partner\n\n\
         By: /s/ Ida Loon\nName: <by signed>Ida Loon</by>\nTitle: <title Managing Director>Managing Director</title>\n",
        signers,
    );
}

#[test]
fn slips_of_the_mark() {
    check(
        "<for organization>FIR INSURANCE COMPANY</for>\n\nBy: s/ <by signed>Ada Byrne</by>\nIts: <title Vice President>Vice President</title>\n",
        signers,
    );
    check("The sum is 5s/ 6d and the road goes s/ w of the mill.", signers);
}

#[test]
fn several_companies_over_one_signature() {
    check(
        "GUARANTORS:\n\n<for organization>ALDER SALES, INC.</for>\n<for organization>ALDER CANADA ULC</for>\n<for organization>GREAT ELM COMPANY</for>\n\n\
         By: /s/ Ada Byrne\nName: Ada Byrne\nTitle: Treasurer of each of the foregoing\n",
        |mentions| signers(mentions).into_iter().filter(|(name, ..)| *name == "for").collect(),
    );
    // A name that goes on over its line is one.
    check(
        "<for organization>ALDER TRUST COMPANY, NATIONAL\nASSOCIATION</for>, as Trustee\n\nBy: /s/ Ada Byrne\nName: <by signed>Ada Byrne</by>\nTitle: <title President>President</title>\n",
        signers,
    );
}

#[test]
fn an_attorney_signs_for_several() {
    check(
        "ALDER FUND, LP\n\nBy: /s/ <person Otto Lund>Otto Lund</person>\nName: <person Otto Lund>Otto Lund</person>\nTitle: Manager\n\n*\n------------\n<person Ada Byrne>Ada Byrne</person>\n\n\n*\n------------\n<person Ida Loon>Ida Loon</person>\n",
        people,
    );
}

#[test]
fn a_notary_is_no_party() {
    check("/s/ Ada Byrne\nNotary Public\nMy commission expires: 05/14/2035\n", people);
}
