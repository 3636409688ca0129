//! Notice provisions within a line or a sentence.

use super::{Found, check};
use crate::extract::Mentions;

fn contacts(mentions: &Mentions) -> Found {
    let mut found: Found = Vec::new();
    for party in &mentions.parties {
        found.extend(party.address.iter().map(|at| ("address", party.name.clone(), at.span)));
        found.extend(party.phones.iter().map(|at| ("phone", party.name.clone(), at.span)));
        found.extend(party.emails.iter().map(|at| ("email", party.name.clone(), at.span)));
    }
    // A rule for people in running text finds some of them again.
    found.sort();
    found.dedup();
    found
}

fn people(mentions: &Mentions) -> Found {
    mentions
        .parties
        .iter()
        .filter_map(|party| party.firm.as_ref().map(|firm| ("counsel", firm.value.clone(), party.span)))
        .collect()
}

const PROVISION: &str = "11. Notices. All notices shall be in writing and shall be addressed as follows:   If to the Company:   \
     Alder Freight, Inc. <address Alder Freight, Inc.>41 Fir Boulevard Reno, NV 89502</address> Facsimile: \
     <phone Alder Freight, Inc.>(775) 555-0116</phone> Attention: Chief Executive Officer Email: \
     <email Alder Freight, Inc.>ceo@alder.example.com</email>   With a copy (which shall not constitute notice) to:   Gorse \
     Brandt LLP <address Gorse Brandt LLP>600 Elm Plaza, 22nd Floor San Francisco, CA 94111</address> Attention: Ada Byrne, \
     Esq. Otto Lund, Esq. Email: <email Ada Byrne>abyrne@gorse.example.com</email> \
     <email Otto Lund>olund@gorse.example.com</email>     9";

#[test]
fn on_one_line() {
    check(PROVISION, contacts);
}

#[test]
fn in_a_sentence() {
    check(
        "If to the Issuer: Alder Brands, Inc., <address Alder Brands, Inc.>12 Fir Park, Boise, ID 83702</address>, Attention: \
         General Counsel, Facsimile No.: <phone Alder Brands, Inc.>(208) 555-0175</phone>; with a copy to: Gorse, Ames & Lund \
         LLP, <address Gorse, Ames & Lund LLP>900 Elm Square, Boise, ID 83702</address>, Attention: <counsel Gorse, Ames & Lund LLP>Ida Loon</counsel>, Esq.",
        |mentions| {
            let mut found = contacts(mentions);
            found.extend(people(mentions));
            found
        },
    );
}

#[test]
fn by_a_defined_term() {
    check(
        "This Note is made by ALDER ENERGY, INC., a Texas corporation (the \"Maker\"). Any notice shall be sent to the Maker at \
         <address ALDER ENERGY, INC.>9 Fir Lane, Boise, Idaho 83702</address>, Attention: Ada Byrne, and to nobody else.",
        contacts,
    );
}

#[test]
fn what_is_no_address() {
    check("The mill at Boise, ID 83702 closed. Alder, Inc. sold 41 looms for 83702 dollars.", contacts);
}

#[test]
fn mail_of_an_office_is_the_companys() {
    check(
        "Alder Bank, N.A.\n<address Alder Bank, N.A.>1 Fir Street\nBoise, ID 83702</address>\nAttention: Ada Byrne\nEmail: <email Alder Bank, N.A.>notices@alder.example.com</email>\n",
        contacts,
    );
}
