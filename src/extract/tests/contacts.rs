//! Addresses, phone numbers, e-mail addresses.

use super::{Found, check};
use crate::extract::Mentions;

fn contacts(mentions: &Mentions) -> Found {
    let mut found: Found = Vec::new();
    for party in &mentions.parties {
        let address = party.address.iter().map(|at| ("address", at.value.replace('\n', " / "), at.span));
        let phones = party.phones.iter().map(|at| ("phone", party.name.clone(), at.span));
        let emails = party.emails.iter().map(|at| ("email", party.name.clone(), at.span));
        found.extend(address.chain(phones).chain(emails));
    }
    found
}

#[test]
fn notice_provisions() {
    check(
        "If to the Lender:\n\nAlder Bank, N.A.\n<address 1 Fir Street, Suite 4 / Boise, ID 83702>1 Fir Street, Suite 4\nBoise, ID 83702</address>\n\
         Attention: Ada Byrne\nTelephone: <phone Alder Bank, N.A.>(208) 555-0187</phone>\nEmail: <email Ada Byrne>byrne@example.com</email>\n",
        contacts,
    );
}

#[test]
fn service_lists() {
    check(
        "Birch Works LLC\n<address P.O. Box 17 / Boise, ID 83702-1408>P.O. Box 17\nBoise, ID 83702-1408</address>\n\n\
         Otto Lund\n<address 16 Gorse Road / Boise, ID 83702>16 Gorse Road\nBoise, ID 83702</address>\n",
        contacts,
    );
}

#[test]
fn holders_pages() {
    check(
        "Name of Holder: ALDER FUND, LP\nAddress: <address 1 Fir Street / Boise, ID 83702>1 Fir Street\nBoise, ID 83702</address>\n\
         By: ____________________\nName: Ada Byrne\nTitle: Manager\n",
        contacts,
    );
}

#[test]
fn counsel_on_pleadings() {
    check(
        "FIR & GORSE LLP\nMartha Quill (quill@example.com)\n<address 1 Alder Street, Floor 9 / Boise, ID 83702>1 Alder Street, Floor 9\nBoise, ID 83702</address>\nTelephone: (208) 555-0187\n\nAttorneys for the Debtors\n",
        |mentions| contacts(mentions).into_iter().filter(|(name, ..)| *name == "address").collect(),
    );
}

#[test]
fn several_numbers_in_a_block() {
    check(
        "Alder Bank, N.A.\n<address 1 Fir Street / Boise, ID 83702>1 Fir Street\nBoise, ID 83702</address>\nTel: <phone Alder Bank, N.A.>208-555-0187</phone>\nFax: <phone Alder Bank, N.A.>208-555-0188</phone>\n",
        contacts,
    );
}

#[test]
fn what_is_no_contact() {
    check("The bill was 208-555 dollars; Case No. 31-40217; see Section 12.3456 and Rule 9013-1.", contacts);
    check("In Boise the snow lay. The price was 83702 dollars.", contacts);
}

#[test]
fn addresses_abroad() {
    let address = |text: &str| -> Vec<String> {
        super::read(text).parties.into_iter().filter_map(|party| Some(party.address?.value)).collect()
    };
    assert_eq!(
        address("Alder Foods, Ltd.\n88 Queen Road, Suite 400\nToronto, Ontario M5H 2K1 Canada\nAttn: Legal\n"),
        ["88 Queen Road, Suite 400\nToronto, Ontario M5H 2K1 Canada"]
    );
    assert_eq!(
        address("Notices to Alder Shipping Ltd: 12 Elm Yard, London EC4N 8AL, United Kingdom, Attention: Secretary."),
        ["12 Elm Yard, London EC4N 8AL, United Kingdom"]
    );
}

#[test]
fn an_address_behind_a_party_in_a_complaint() {
    let parties = super::read(
        "Plaintiff Alder Mills, Inc. (\"Alder\") sues.\n\n2. Plaintiff Alder is a company with its principal place of \
         business at 4417 Fulton Market, Chicago, Illinois 60624.\n",
    )
    .parties;
    let found: Vec<&str> = parties.iter().filter_map(|party| Some(party.address.as_ref()?.value.as_str())).collect();
    assert_eq!(found, ["4417 Fulton Market, Chicago, Illinois 60624"]);
}
