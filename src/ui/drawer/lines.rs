//! The rows of each side list, in words.

use crate::model::{AmountState, CaseFile, Coverage, DocId, DocKind, EntryRef, Field, Passage, Reference, RosterEntry};
use crate::ui::words;

use super::SideList;

/// A row in words.
pub(super) struct Line {
    /// The first column.
    pub(super) first: String,
    /// The second one.
    pub(super) second: String,
    /// At the right.
    pub(super) third: String,
    /// The second column, or the third where there is no second, is a warning.
    pub(super) warn: bool,
    /// Where a click leads.
    pub(super) leads: Leads,
}

/// Where a row leads.
#[derive(Clone, Copy)]
pub(super) enum Leads {
    Nowhere,
    Entry(EntryRef),
    Passage(Passage),
    Document(DocId),
    /// A hidden entry, which it brings back.
    Back(EntryRef),
}

/// The rows of a list.
pub(super) fn lines(case: &CaseFile, list: SideList) -> Vec<Line> {
    match list {
        SideList::Cited => cited(case),
        SideList::NotHere => not_here(case),
        // Its rows have columns of their own.
        SideList::Docket => Vec::new(),
        SideList::Discrepancies => discrepancies(case),
        SideList::Problems => case
            .problems
            .iter()
            .map(|problem| Line {
                first: problem.path.clone(),
                second: problem.message.clone(),
                third: String::new(),
                warn: true,
                leads: problem.doc.map_or(Leads::Nowhere, Leads::Document),
            })
            .collect(),
        SideList::Coverage => coverage(case),
        SideList::Hidden => case
            .hidden
            .iter()
            .map(|hidden| Line {
                first: hidden.label.clone(),
                second: match hidden.entry {
                    EntryRef::Timeline(_) => "timeline entry".to_owned(),
                    EntryRef::Roster(_) => "roster entry".to_owned(),
                    EntryRef::Reference(_) => "cited document".to_owned(),
                },
                third: "Enter brings it back".to_owned(),
                warn: false,
                leads: Leads::Back(hidden.entry),
            })
            .collect(),
    }
}

/// Whether a reference is one to chase because documents cite it. What only a docket refers to stands on the list of
/// that docket's entries.
pub(super) fn is_cited(case: &CaseFile, reference: &Reference) -> bool {
    let is_docket = |passage: &Passage| case.document(passage.doc).is_some_and(|d| d.kind == DocKind::Docket);
    reference.found.is_none() && !(reference.entry.is_some() && reference.sources.iter().all(is_docket))
}

fn not_here(case: &CaseFile) -> Vec<Line> {
    let several = case.cases.len() > 1;
    case.not_here
        .iter()
        .filter_map(|missing| {
            let entry = case.timeline_entry(missing.entry)?;
            let mut about = Vec::new();
            match missing.cited_by[..] {
                [] => {}
                [only] => about.extend(case.document(only).map(|document| format!("cited in {}", document.title))),
                _ => about.push(format!("cited in {}", words::count(missing.cited_by.len(), "document", "documents"))),
            }
            if !missing.attachments.is_empty() {
                about.push(words::count(missing.attachments.len(), "attachment", "attachments"));
            }
            let number = entry.docket_number.as_deref().unwrap_or_default();
            let mut place = entry.when.as_ref().map(words::when).into_iter().collect::<Vec<_>>();
            place.extend(entry.case.as_ref().filter(|_| several).map(|case| case.0.clone()));
            Some(Line {
                first: format!("{number}   {}", entry.summary),
                second: about.join(" · "),
                third: place.join(" · "),
                warn: false,
                leads: Leads::Entry(EntryRef::Timeline(missing.entry)),
            })
        })
        .collect()
}

fn cited(case: &CaseFile) -> Vec<Line> {
    let missing = case.references.iter().enumerate().filter(|(_, reference)| is_cited(case, reference));
    missing
        .map(|(index, reference)| {
            let mut about = reference.date.map(words::date).into_iter().collect::<Vec<_>>();
            about.extend(reference.docket_number.as_ref().map(|number| format!("docket no. {number}")));
            let first = reference.sources.first();
            let by = first.and_then(|passage| case.document(passage.doc)).map(|document| document.title.as_str());
            Line {
                first: words::sentence(&reference.description),
                second: by.map(|title| format!("cited in {title}")).unwrap_or_default(),
                third: about.join(" · "),
                warn: false,
                leads: Leads::Entry(EntryRef::Reference(u32::try_from(index).unwrap_or(u32::MAX))),
            }
        })
        .collect()
}

fn discrepancies(case: &CaseFile) -> Vec<Line> {
    case.discrepancies
        .iter()
        .map(|discrepancy| {
            let field = discrepancy.field;
            let holder = discrepancy.entry.and_then(|key| case.roster_entry(key));
            let readings: Vec<_> = discrepancy.readings.iter().map(|r| reading(field, &r.value, holder)).collect();
            let first = discrepancy.readings.iter().flat_map(|reading| &reading.sources).next();
            let leads = discrepancy
                .entry
                .map(|key| Leads::Entry(EntryRef::Roster(key)))
                .or(first.map(|passage| Leads::Passage(*passage)));
            Line {
                first: discrepancy.subject.clone(),
                second: readings.join("   or   "),
                third: words::field(field).to_owned(),
                warn: true,
                leads: leads.unwrap_or(Leads::Nowhere),
            }
        })
        .collect()
}

/// A reading in words; an amount that stands nowhere as one that is held says in what state it is.
fn reading(field: Field, value: &str, holder: Option<&RosterEntry>) -> String {
    let shown = words::value(field, value);
    let holdings = holder.filter(|_| field == Field::Amount).map_or(&[][..], |entry| &entry.holdings);
    let mut states: Vec<AmountState> = holdings
        .iter()
        .flat_map(|holding| &holding.readings)
        .filter(|reading| reading.amount.as_deref() == Some(value))
        .map(|reading| reading.state)
        .collect();
    states.sort_unstable();
    match states.first() {
        Some(state) if *state != AmountState::Stated => format!("{shown} {}", state.word()),
        _ => shown,
    }
}

fn coverage(case: &CaseFile) -> Vec<Line> {
    let documents = case.documents.iter().enumerate();
    documents
        .map(|(index, document)| {
            let source = &document.source;
            let unread = !matches!(source.coverage, Coverage::Read | Coverage::Ocr);
            let mut about = vec![source.coverage.label().to_owned()];
            if !source.pages.is_empty() {
                about.push(words::count(source.pages.len(), "page", "pages"));
            }
            Line {
                first: source.path.clone(),
                second: if document.titled { document.title.clone() } else { String::new() },
                third: about.join(" · "),
                warn: unread && source.coverage != Coverage::Waiting,
                leads: Leads::Document(DocId(u32::try_from(index).unwrap_or(u32::MAX))),
            }
        })
        .collect()
}
