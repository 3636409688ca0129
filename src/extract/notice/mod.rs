//! Notices of electronic filing: what the court sends to everybody in a case when something is filed.
//!
//! Read from its lines, so that a message in plain text, one with a page for its body, and the page saved from a
//! browser are the same to it.

mod head;
mod recipients;

use crate::extract::Mentions;
use crate::extract::ecf::entry::{self, Entry};
use crate::extract::ecf::system_case;
use crate::model::{DocKind, Document};

/// What a notice of electronic filing says, or `None` where the document is none.
pub fn read(document: &Document) -> Option<Mentions> {
    let text: &str = &document.text;
    let head = head::read(text)?;
    let mut mentions = Mentions {
        kind: DocKind::Notice,
        title: Some(head.heading.clone()),
        court: head.court.clone(),
        date: head.filed.clone(),
        case_title: head.filings.first().and_then(head::Filing::case_title),
        case_numbers: head.filings.iter().map(|filing| filing.case.clone()).collect(),
        system_case: system_case::find(document),
        ..Mentions::default()
    };
    let filed = head.filed.as_ref().or(head.entered.as_ref()).map(|date| date.value);
    let mut spans = Vec::new();
    for filing in &head.filings {
        mentions.chapter = mentions.chapter.take().or_else(|| filing.chapter.clone());
        let (Some(words), Some(date)) = (filing.words, filed) else { continue };
        let entry =
            Entry { number: filing.number.clone(), date, entered: head.entered.as_ref().map(|date| date.value), words };
        // The same words for a second case make one more entry, but no second hearing.
        if spans.contains(&words) {
            entry::filing(text, &entry, &filing.case.value, &mut mentions);
        } else {
            entry::read(text, &entry, &filing.case.value, &mut mentions);
            spans.push(words);
        }
        for filer in &filing.filers {
            mentions.parties.push(recipients::filer(filer));
        }
    }
    recipients::read(text, head.end, &mut mentions);
    Some(mentions)
}
