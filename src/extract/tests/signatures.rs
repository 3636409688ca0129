//! Signature blocks.

use super::{Found, check};
use crate::extract::Mentions;

pub(super) fn signers(mentions: &Mentions) -> Found {
    let mut found: Found = Vec::new();
    for party in mentions.parties.iter().filter(|party| !party.signatories.is_empty()) {
        found.push(("for", party.entity.word().to_owned(), party.span));
        found.extend(party.via.iter().map(|via| ("via", via.capacity.clone().unwrap_or_default(), via.name.span)));
        for signer in &party.signatories {
            found.push(("by", signer.signed.word().to_owned(), signer.name.span));
            found.extend(signer.title.iter().map(|title| ("title", title.value.clone(), title.span)));
        }
    }
    found
}

#[test]
fn a_signed_block() {
    check(
        "IN WITNESS WHEREOF, the parties have signed.\n\n<for organization>ALDER BANK, N.A.</for>\n\nBy: /s/ Ada Byrne\n\
         Name: <by signed>Ada Byrne</by>\nTitle: <title Vice President>Vice President</title>\n",
        signers,
    );
}

#[test]
fn a_blank_block() {
    check(
        "<for organization>BIRCH WORKS LLC</for>\n\nBy: ____________________\nName: <by unsigned>Otto Lund</by>\n\
         Title: <title Manager>Manager</title>\n",
        signers,
    );
}

#[test]
fn through_another() {
    check(
        "<for organization>CEDAR FUND II, L.P.</for>\n\nBy: <via General Partner>Cedar Partners LLC</via>, its General Partner\n\n\
         By: ____________________\nName: <by unsigned>Ida Loon</by>\nTitle: <title Managing Member>Managing Member</title>\n",
        signers,
    );
}

#[test]
fn side_by_side() {
    check(
        "<for organization>ALDER BANK</for>                    <for organization>BIRCH FUND LP</for>\n\nBy: ______________            By: ______________\nName: <by unsigned>Ada Byrne</by>               Name: <by unsigned>Otto Lund</by>\nTitle: <title President>President</title>              Title: <title Manager>Manager</title>\n",
        signers,
    );
}

#[test]
fn two_who_sign_for_one() {
    check(
        "<for organization>CEDAR BANK, N.A.</for>\n\nBy: /s/ Ada Byrne\nName: <by signed>Ada Byrne</by>\nTitle: <title President>President</title>\n\nBy: /s/ Otto Lund\nName: <by signed>Otto Lund</by>\nTitle: <title Director>Director</title>\n",
        signers,
    );
}

#[test]
fn prose_is_no_signature() {
    check("The name of the mill is Alder. It was built by Otto Lund in 1931.", signers);
    check("Signed by nobody, the paper lay there. By: chance it was found.", signers);
}
