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
