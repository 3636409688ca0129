//! Docket reports: the court's own list of the parties, their counsel, and all that was filed.
//!
//! A report is read from its tables where it has them (a page saved from a browser), from where its words lie (the same
//! page printed to PDF), else from its lines (pasted into a text).

mod aliases;
mod case;
mod entries;
mod history;
mod labels;
mod list;
mod margins;
mod parties;
mod plain;
mod printed;
mod title;

use crate::extract::Mentions;
use crate::extract::ecf::lines::Looks;
use crate::extract::ecf::{entry, system_case};
use crate::model::{DocKind, Document, Span};

use margins::Margins;
use printed::Printed;

/// What a docket report says, or `None` where the document is none.
pub fn read(document: &Document) -> Option<Mentions> {
    let Some(title) = title::find(&document.text) else { return history::read(document) };
    let mut mentions = Mentions {
        kind: DocKind::Docket,
        title: Some(title.heading.clone()),
        court: title.court.clone(),
        case_numbers: vec![title.number.clone()],
        system_case: system_case::find(document),
        ..Mentions::default()
    };

    // A printed page has no tables of its own; those that its reader made out are guesses.
    let on_pages = document.pages.iter().any(|page| !page.words.is_empty());
    let tables = if on_pages { None } else { entries::tables(document, title.end) };
    let margins = if tables.is_none() { Margins::of(document) } else { Margins::default() };
    let start = match &tables {
        Some(tables) => tables.start,
        None => plain::start_of_entries(&document.text, &margins, title.end),
    };
    let end = title::end_of_report(&document.text, title.end);
    let front = Span::new(title.end, start.min(end));
    // What stands beside the head on a page may come before it in the text.
    let of_case = Span::new(if on_pages { 0 } else { title.end }, front.end as usize);
    case::read(document, &title, of_case, &mut mentions);

    let printed = if on_pages { Printed::new(document, title.number.span.start as usize, start, end) } else { None };
    let looks = Looks::of(document);
    if !on_pages && parties::has_tables(document, &looks, front) {
        parties::read(document, &looks, front, &mut mentions);
    } else {
        let shown = printed.as_ref().is_some_and(|printed| printed.parties(&looks, &mut mentions));
        if !shown {
            plain::parties(&plain::tokens(&document.text, &margins, front), &looks, &mut mentions);
        }
    }
    case::title_from_parties(&title, &mut mentions);
    case::joint_administration(&document.text, &title, &mut mentions);

    let number = title.number.value;
    if let Some(tables) = tables {
        entries::read(document, &tables, &number, &mut mentions);
    } else if let Some(entries) = printed.as_ref().and_then(Printed::entries) {
        for found in entries {
            entry::read(&document.text, &found, &number, &mut mentions);
        }
    } else {
        plain::entries(document, &margins, start, &number, &mut mentions);
    }
    Some(mentions)
}
