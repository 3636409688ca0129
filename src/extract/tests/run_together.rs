//! Signature pages of which a whole page stands on one line, with the page's foot, blank forms and titles in between.

use super::signatures::signers;
use super::{check, read};
use crate::model::Role;

#[test]
fn behind_a_page_foot() {
    check(
        "<for organization>ALDER MILLS, INC.</for> By: /s/ Ada Byrne Name: <by signed>Ada Byrne</by> Title: \
         <title President>President</title> [Signature Page to Third Amendment] \
         <for organization>BIRCH BANK, N.A.</for>, as Administrative Agent By: /s/ Otto Lund Name: \
         <by signed>Otto Lund</by> Title: <title Director>Director</title> [Signature Page to Third Amendment] 14",
        signers,
    );
    check(
        "<for organization>ALDER MILLS, INC.</for> By: /s/ Ada Byrne Name: <by signed>Ada Byrne</by> Title: \
         <title President>President</title> Signature Page to Third Amendment \
         <for organization>BIRCH CLO IV, LTD.</for> By: <via Collateral Manager>Birch Advisers LLC</via>, as Collateral \
         Manager By: /s/ Otto Lund Name: <by signed>Otto Lund</by> Title: <title Director>Director</title>",
        signers,
    );
}

#[test]
fn behind_a_blank_form() {
    check(
        "[NAME OF LENDER] By: ____________ Name: Title: <for organization>CEDAR NATIONAL BANK</for> By: /s/ Ida Loon \
         Name: <by signed>Ida Loon</by> Title: <title Vice President>Vice President</title>",
        signers,
    );
}

#[test]
fn behind_a_name_without_a_title() {
    check(
        "<for organization>ALDER FUND, LP</for> By: /s/ Ada Byrne Name: <by signed>Ada Byrne</by> \
         <for organization>BIRCH FUND, LP</for> By: /s/ Otto Lund Name: <by signed>Otto Lund</by>",
        signers,
    );
}

#[test]
fn a_parenthesis_inside_a_name() {
    check(
        "<for organization>ALDER VENTURES II (PARALLEL), L.P.</for>\n\nBy: /s/ Ada Byrne\nName: <by signed>Ada Byrne</by>\n\
         Title: <title Manager>Manager</title>\n",
        signers,
    );
}

#[test]
fn a_company_and_a_person_over_one_signature() {
    check(
        "<for organization>ALDER MILLS, INC.</for>\nand ADA BYRNE\n\nBy: /s/ <by signed>Otto Lund</by>\n    One of Their Attorneys\n",
        signers,
    );
    let counsel = read("ALDER MILLS, INC.\nand ADA BYRNE\n\nBy: /s/ Otto Lund\n    One of Their Attorneys\n");
    let lund = counsel.parties.into_iter().find(|party| party.name == "Otto Lund").expect("a signer");
    let clients: Vec<String> = lund.represents.into_iter().map(|client| client.value).collect();
    assert_eq!(clients, ["ALDER MILLS, INC.", "ADA BYRNE"]);
}

#[test]
fn a_notary_names_no_company() {
    check("STATE OF IDAHO\n\nMy commission expires: 11/14/2031\n\n/s/ Ada Byrne\nNotary Public\n", signers);
}

#[test]
fn a_title_of_two_lines() {
    check(
        "<for organization>ALDER MILLS, INC.</for>\n\nBy: /s/ Ada Byrne\n<by signed>Ada Byrne</by>\n\
         <title Senior Vice President, Human Resources>Senior Vice President,\nHuman Resources</title>\n",
        signers,
    );
}

#[test]
fn a_company_beside_a_person() {
    check(
        "<for organization>ALDER FOODS, LTD.</for>                        OTTO LUND, not individually but\n\
         \u{20}                                         solely as trustee\n\n\
         By: /s/ Ada Byrne                          /s/ Otto Lund\n\
         Name: <by signed>Ada Byrne</by>                            Dated: May 1, 2031\nTitle: <title President>President</title>\n",
        signers,
    );
}

#[test]
fn an_address_above_a_signature_names_nobody() {
    check(
        "Alder Supply, Inc.\n4850 Elm Loop\nBoise, ID 83702\nAmount: $ 88,410.37\n/s/ Ada Byrne, Controller\n",
        signers,
    );
}

#[test]
fn labels_and_values_behind_tabs() {
    check(
        "BORROWER:\t<for organization>ALDER MILLS, INC.</for>\n\n\tBy:\t/s/ Ada Byrne\n\tName:\t<by signed>Ada Byrne</by>\n\
         \tTitle:\t<title President>President</title>\n\nADMINISTRATIVE AGENT:\t<for organization>BIRCH BANK OF TEXAS</for>,\n\
         \tas Administrative Agent and a Lender\n\n\tBy:\t/s/ Otto Lund\n\tName:\t<by signed>Otto Lund</by>\n\
         \tTitle:\t<title Director>Director</title>\n",
        signers,
    );
}

#[test]
fn one_who_signs_for_a_person() {
    let found = read("ADA BYRNE\n\nBy: /s/ Otto Lund\nAttorney-in-fact for Ada Byrne\n").parties;
    let signs = |name: &str| {
        found.iter().any(|party| party.name.eq_ignore_ascii_case(name) && party.roles.contains(&Role::Signatory))
    };
    assert!(signs("Ada Byrne") && signs("Otto Lund"), "{found:?}");
}

#[test]
fn those_who_sign_for_themselves() {
    let found = read("GUARANTORS:\n\n______________________\nOtto Lund, individually\n").parties;
    assert!(found.iter().any(|party| party.name == "Otto Lund" && party.roles == [Role::Signatory]), "{found:?}");
}
