//! Cover pages of ownership schedules, reports cited by their filing, press releases.

use super::{Found, check};
use crate::extract::Mentions;

fn pages(mentions: &Mentions) -> Found {
    let mut found: Found = Vec::new();
    for party in &mentions.parties {
        for held in &party.holdings {
            let amount = held.amount.clone().unwrap_or_default();
            found.push(("held", format!("{} {} {amount}", party.name, held.instrument.value), held.span));
        }
    }
    found
}

fn cited(mentions: &Mentions) -> Found {
    let dates = mentions.references.iter().map(|reference| {
        let date = reference.date.map_or_else(String::new, |date| date.to_string());
        ("cited", format!("{date} {}", reference.description), reference.span)
    });
    dates.collect()
}

#[test]
fn cover_pages() {
    check(
        "SCHEDULE 13G\n\nALDER TIMBER, INC.\n(Name of Issuer)\n\nCommon Stock, par value $0.01 per share\n(Title of Class of Securities)\n\n\
         1.   NAME OF REPORTING PERSON\n     Birch Partners Fund, LP\n     AGGREGATE AMOUNT BENEFICIALLY OWNED BY EACH REPORTING PERSON\n     <held Birch Partners Fund, LP Common Stock 1911204>1,911,204</held>\n     PERCENT OF CLASS  5.3%\n",
        pages,
    );
    check("The name of the reporting person is of no account here. 1,911,204 were sold.", pages);
}

#[test]
fn forms_by_their_filing() {
    check(
        "The risks are told in the Company's <cited 2031-02-26 Annual Report on Form 10-K>Annual Report on Form 10-K for the fiscal year ended December 31, 2030, filed with the SEC on February 26, 2031</cited>.",
        cited,
    );
    check("The Company filed a Form 8-K on February 26, 2031.", cited);
}

#[test]
fn press_releases() {
    let mentions = super::read(
        "FOR IMMEDIATE RELEASE\n\nALDER ANNOUNCES AGREEMENT WITH NOTEHOLDERS\n\nBOISE, Idaho, May 2, 2031 (News Wire) -- Alder, Inc. today said little.\n",
    );
    assert_eq!(mentions.kind, crate::model::DocKind::Statement);
    assert_eq!(mentions.date.map(|date| date.value.to_string()).as_deref(), Some("2031-05-02"));
}
