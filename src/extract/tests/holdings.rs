//! What is held, and the state of its amount.

use super::{Found, marked};
use crate::extract::{Mentions, extract};
use crate::model::{Document, Span, Style, StyledSpan};

fn holdings(mentions: &Mentions) -> Found {
    let held = mentions.parties.iter().flat_map(|party| &party.holdings).map(|held| {
        let amount = held.amount.as_deref().map_or_else(String::new, |amount| format!(" {amount}"));
        ("held", format!("{}{amount}", held.state.word()), held.span)
    });
    held.collect()
}

/// Checks the holdings of a text in which some words have a style.
#[track_caller]
fn check(text: &str, style: Option<(&str, Style)>) {
    marked::check(text, |text| {
        let mut document = Document::from_text("a.txt", text);
        if let Some((words, style)) = style {
            let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in the text"));
            document.styles.push(StyledSpan { span: Span::new(start, start + words.len()), style });
        }
        holdings(&extract(&document))
    });
}

fn page(amount: &str) -> String {
    format!(
        "Name of Holder: ALDER FUND, LP\n\nBy: ____________________\nName: Ada Byrne\nTitle: Manager\n\n\
         Amount of 9% Senior Notes due May 1, 2031 Beneficially Owned: {amount}\n"
    )
}

#[test]
fn amounts_on_signature_pages() {
    check(&page("<held stated 2000000>$2,000,000</held>"), None);
    check(&page("<held struck 2000000>$2,000,000</held>"), Some(("$2,000,000", Style::Struck)));
    check(&page("<held inserted 2000000>$2,000,000</held>"), Some(("$2,000,000", Style::Inserted)));
    check(&page("<held redacted>[REDACTED]</held>"), None);
    check(&page("<held blank>____________</held>"), None);
}

#[test]
fn schedules() {
    check(
        "Lender                          Commitment\n\nAlder Bank, N.A.                <held stated 10000000>$10,000,000</held>\n\
         Birch Trust Company             <held stated 5500000>$5,500,000</held>\nTotal                           $15,500,000\n",
        None,
    );
}

#[test]
fn amounts_that_nobody_holds() {
    check("The mill owes $2,000,000 under its notes. The amount of the debt grows.", None);
}
