//! Tables of holders: several columns of amounts, rows run together or wrapped; and holdings told in sentences.

use super::{Found, check};
use crate::extract::Mentions;

fn held(mentions: &Mentions) -> Found {
    let mut found: Found = Vec::new();
    for party in &mentions.parties {
        found.extend(party.holdings.iter().map(|held| {
            let amount = held.amount.as_deref().unwrap_or(held.state.word());
            ("held", format!("{} {} {amount}", party.name, held.instrument.value), held.span)
        }));
    }
    found
}

#[test]
fn two_columns_of_amounts() {
    check(
        "Lender                       Revolving Commitment      Term Commitment\n------                       --------------------      ---------------\n\
         Alder Bank, N.A.                  <held Alder Bank, N.A. Revolving Commitment 45000000>$45,000,000</held>             <held Alder Bank, N.A. Term Commitment 20000000>$20,000,000</held>\n\
         Birch Trust Company                        --              <held Birch Trust Company Term Commitment 7250000>$7,250,000</held>\n\
         Cedar Fund II, L.P.                     <held Cedar Fund II, L.P. Revolving Commitment redacted>[***]</held>                    <held Cedar Fund II, L.P. Term Commitment redacted>[***]</held>\n\
         Total                             $45,000,000             $27,250,000\n",
        held,
    );
}

#[test]
fn names_and_amounts_on_lines_of_their_own() {
    check(
        "Lender\n\nCommitment\n\nAlder Bank, N.A.\n\n$\n<held Alder Bank, N.A. Commitment 60000000>60,000,000</held>\n\nTotal\n\n$\n60,000,000\n",
        held,
    );
}

#[test]
fn headings_run_together_with_the_rows() {
    check(
        "Buyer Shares of Common Stock Beneficially Owned    Alder Master Fund, Ltd.   <held Alder Master Fund, Ltd. Common Stock 2763182>2,763,182</held>\n\nBirch Fund, L.P.   <held Birch Fund, L.P. Common Stock 1661818>1,661,818</held>\n\nAggregate total beneficially owned by all of them:   4,425,000\n",
        held,
    );
}

#[test]
fn wrapped_rows() {
    check(
        "Buyer                  Address and Facsimile Number      Principal Amount\n                                                         of Notes\n\n\
         Alder Capital          c/o Fir Advisers LLC                <held Alder Capital Partners LP Principal Amount 1500000>$1,500,000</held>\n\
         Partners LP            12 Elm Court, Suite 6\n                       Boise, ID 83702\n                       Attention: Ada Byrne\n",
        held,
    );
}

#[test]
fn in_sentences() {
    check(
        "Alder Fund, L.P. beneficially owns <held Alder Fund, L.P. Common Stock 3418227>3,418,227</held> shares, or approximately 6.8%, of the outstanding Common Stock.",
        held,
    );
    check(
        "Birch Fund, L.P. represents that it is the record and beneficial owner of <held Birch Fund, L.P. Common Stock 1300014>1,300,014</held> shares of Common Stock.",
        held,
    );
    check("Alder Fund, L.P. shall not own more than 1,000,000 shares of Common Stock.", held);
    check("Alder Fund, L.P. sold 1,000,000 shares of Common Stock.", held);
}
