//! Docket reports: the court's own list of the parties, their counsel, and all that was filed.
//!
//! A report is read from its tables where it has them (a page saved from a browser), else from its lines (the same
//! page pasted or printed to PDF).

mod aliases;
mod case;
mod entries;
mod labels;
mod parties;
mod plain;
mod title;

use crate::extract::Mentions;
use crate::extract::ecf::lines::Looks;
use crate::extract::ecf::system_case;
use crate::model::{DocKind, Document, Span};

/// What a docket report says, or `None` where the document is none.
pub fn read(document: &Document) -> Option<Mentions> {
    let title = title::find(&document.text)?;
    let mut mentions = Mentions {
        kind: DocKind::Docket,
        title: Some(title.heading.clone()),
        court: title.court.clone(),
        case_numbers: vec![title.number.clone()],
        system_case: system_case::find(document),
        ..Mentions::default()
    };

    let tables = entries::tables(document, title.end);
    let start = tables.as_ref().map_or_else(|| plain::start_of_entries(&document.text, title.end), |t| t.start);
    let front = Span::new(title.end, start.min(title::end_of_report(&document.text, title.end)));
    case::read(document, &title, front, &mut mentions);

    let looks = Looks::of(document);
    if parties::has_tables(document, front) {
        parties::read(document, &looks, front, &mut mentions);
    } else {
        plain::parties(&document.text, front, &mut mentions);
    }
    case::title_from_parties(&title, &mut mentions);
    case::joint_administration(&document.text, &title, &mut mentions);

    let number = title.number.value;
    match tables {
        Some(tables) => entries::read(document, &tables, &number, &mut mentions),
        None => plain::entries(document, start, &number, &mut mentions),
    }
    Some(mentions)
}
