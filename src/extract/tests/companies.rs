//! Companies in running text: where their names begin and end.

use super::{Found, check};
use crate::extract::Mentions;
use crate::model::Entity;

fn companies(mentions: &Mentions) -> Found {
    let companies = mentions.parties.iter().filter(|party| party.entity == Entity::Organization);
    companies.map(|party| ("co", String::new(), party.span)).collect()
}

#[test]
fn registered_forms() {
    check("The mill was sold to <co>Alder Works, Inc.</co> in spring.", companies);
    check("It was bought by <co>Birch Growth Fund II, L.P.</co>, a buyer of mills.", companies);
    check("Nothing came from <co>Cedar Bank, N.A.</co> nor from <co>Elm LLC</co>.", companies);
    check("A letter from <co>Fir & Gorse LLP</co> went to <co>Hazel Holdings Corp.</co>; nobody answered.", companies);
    check("and <co>Ivy Trust Company</co> holds it", companies);
    check("The mill was sold to <co>AT&N Mills LLC</co> in spring.", companies);
}

#[test]
fn names_in_a_row() {
    check("among <co>Alder Corporation</co>, <co>Birch, Inc.</co> and <co>Cedar Limited</co>, as sellers", companies);
}

#[test]
fn capitals_and_forms_with_periods() {
    check("sold by <co>ALDER MILLING CO., INC.</co> to <co>BIRCH FUNDING, L.L.C.</co> in May", companies);
    check("to <co>Bank of Gorse, N.A.</co> and <co>The Elm Company</co>", companies);
    check("of <co>Hazel (Overseas) Limited</co>, and <co>Ivy-Fern GmbH</co>", companies);
}

#[test]
fn a_name_ends_where_a_sentence_does() {
    check("Mr. Elm left. <co>Alder Works Inc.</co> stayed. <co>Birch LLC</co> paid.", companies);
}

#[test]
fn what_is_no_company() {
    check("The Company shall pay. A limited liability company is a company. Each Corporation voted.", companies);
    check("under the Investment Company Act of 1940 and the Companies Act", companies);
    check("Mr. Elm had no company; he was in good company.", companies);
}

#[test]
fn banks_without_a_registered_form() {
    let banks = |text: &str| -> Vec<String> {
        let parties = super::read(text).parties;
        parties.into_iter().map(|party| party.name).filter(|name| name.to_lowercase().contains("bank")).collect()
    };
    assert_eq!(banks("Mr. Elm said that Keystone Meadow Bank had agreed to it."), ["Keystone Meadow Bank"]);
    assert_eq!(
        banks("pays to ALDER TIMBER BANK, an Idaho banking corporation (the \"Holder\"), the sum"),
        ["ALDER TIMBER BANK"]
    );
    assert_eq!(banks("each Swing Line Bank and the Continuing Issuing Bank shall"), Vec::<String>::new());
}

#[test]
fn forms_that_belong_to_a_statute_or_a_border() {
    let names = |text: &str| -> Vec<String> { super::read(text).parties.into_iter().map(|party| party.name).collect() };
    assert_eq!(names("under the Idaho Limited Liability Company Act, the member"), Vec::<String>::new());
    assert_eq!(names("-----------------------X\nALDER FINANCE CORP. is here"), ["ALDER FINANCE CORP."]);
}

#[test]
fn a_title_on_the_line_above_is_no_part_of_a_name() {
    let names: Vec<String> = super::read("and so Title: Senior Vice President\nHarbor Reach Loan Fund Ltd stood there")
        .parties
        .into_iter()
        .map(|party| party.name)
        .collect();
    assert_eq!(names, ["Harbor Reach Loan Fund Ltd"]);
}

#[test]
fn a_year_or_a_forms_label_before_a_name() {
    let names = |text: &str| -> Vec<String> {
        let mut names: Vec<String> = super::read(text).parties.into_iter().map(|party| party.name).collect();
        names.dedup();
        names
    };
    assert_eq!(names("In 2030 Coppergate Mills, Inc. stopped buying."), ["Coppergate Mills, Inc."]);
    assert_eq!(
        names("1. Debtor's full name: Halvard Supply, LLC\n16 Fir Street\nFort Worth, TX 76199\n"),
        ["Halvard Supply, LLC"]
    );
    assert_eq!(
        names("4. Debtor's attorney: Ada Byrne, Elm Fox PLLC\n1 Main Quay\nDallas, TX 75299\n"),
        ["Ada Byrne", "Elm Fox PLLC"]
    );
}
