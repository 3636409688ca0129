//! The rows of each side list, in words.

use chrono::NaiveDate;

use crate::model::{
    AmountState, CaseFile, ChaseStatus, DocId, DocKind, EntryRef, Field, Passage, Reference, RosterEntry, TimelineKind,
};
use crate::ui::words;

use super::SideList;
use super::coverage::coverage;
use super::deadlines::deadlines;

/// A column that can be a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    First,
    Second,
    Third,
}

/// A row in words.
#[derive(Default)]
pub(super) struct Line {
    /// The row is a heading over those below it, up to the next one.
    pub(super) heading: bool,
    /// The mark of a timeline entry, before the first column.
    pub(super) mark: Option<TimelineKind>,
    /// The first column.
    pub(super) first: String,
    /// The second one.
    pub(super) second: String,
    /// At the right.
    pub(super) third: String,
    /// The column that is a warning.
    pub(super) warn: Option<Column>,
    /// Readings of which one can be chosen, in place of the second column.
    pub(super) readings: Vec<Reading>,
    /// Where a click leads.
    pub(super) leads: Leads,
}

impl Line {
    /// A heading with the number of rows below it.
    pub(super) fn heading(words: &str, count: usize) -> Self {
        let third = if count == 0 { String::new() } else { words::grouped(&count.to_string()).into_owned() };
        Self { heading: true, first: words.to_owned(), third, ..Self::default() }
    }
}

/// A reading that can be chosen.
pub(super) struct Reading {
    /// As it is shown.
    pub(super) words: String,
    /// As the discrepancy gives it.
    pub(super) value: String,
    /// The discrepancy's place in [`CaseFile::discrepancies`].
    pub(super) of: usize,
}

/// Where a row leads.
#[derive(Clone, Copy, Default)]
pub(super) enum Leads {
    #[default]
    Nowhere,
    Entry(EntryRef),
    Passage(Passage),
    Document(DocId),
    /// A hidden entry, which it brings back.
    Back(EntryRef),
}

/// The rows of a list.
pub(super) fn lines(case: &CaseFile, list: SideList, today: NaiveDate) -> Vec<Line> {
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
                warn: Some(Column::Second),
                leads: problem.doc.map_or(Leads::Nowhere, Leads::Document),
                ..Line::default()
            })
            .collect(),
        SideList::Coverage => coverage(case),
        SideList::Deadlines => deadlines(case, today),
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
                leads: Leads::Back(hidden.entry),
                ..Line::default()
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
            let mut place = entry.docket_number.iter().map(|number| format!("No. {number}")).collect::<Vec<_>>();
            place.extend(entry.when.as_ref().map(words::when));
            place.extend(entry.case.as_ref().filter(|_| several).map(|case| case.0.clone()));
            Some(Line {
                first: entry.summary.clone(),
                second: about.join(" · "),
                third: place.join(" · "),
                leads: Leads::Entry(EntryRef::Timeline(missing.entry)),
                ..Line::default()
            })
        })
        .collect()
}

/// Cited documents by how far the hunt for them is: what is still to be asked for first.
fn cited(case: &CaseFile) -> Vec<Line> {
    const GROUPS: [(Option<ChaseStatus>, &str); 4] = [
        (None, "Not yet requested"),
        (Some(ChaseStatus::Requested), "Requested"),
        (Some(ChaseStatus::Obtained), "Obtained"),
        (Some(ChaseStatus::NotNeeded), "Not needed"),
    ];
    let mut lines = Vec::new();
    for (status, title) in GROUPS {
        let here = |reference: &&Reference| is_cited(case, reference) && reference.chase.status == status;
        let count = case.references.iter().filter(here).count();
        if count > 0 {
            lines.push(Line::heading(title, count));
        }
        let group = case.references.iter().enumerate().filter(|(_, reference)| here(reference));
        lines.extend(group.map(|(index, reference)| {
            let mut about = reference.date.map(words::date).into_iter().collect::<Vec<_>>();
            about.extend(reference.docket_number.as_ref().map(|number| format!("docket no. {number}")));
            let first = reference.sources.first();
            let by = first.and_then(|passage| case.document(passage.doc)).map(|document| document.title.as_str());
            let note = reference.chase.note.lines().next().filter(|note| !note.is_empty());
            let second = match (note, by) {
                (Some(note), _) => format!("note: {note}"),
                (None, Some(title)) => format!("cited in {title}"),
                (None, None) => String::new(),
            };
            Line {
                first: words::sentence(&reference.description),
                second,
                third: about.join(" · "),
                leads: Leads::Entry(EntryRef::Reference(u32::try_from(index).unwrap_or(u32::MAX))),
                ..Line::default()
            }
        }));
    }
    lines
}

fn discrepancies(case: &CaseFile) -> Vec<Line> {
    let all = case.discrepancies.iter().enumerate();
    all.map(|(of, discrepancy)| {
        let field = discrepancy.field;
        let holder = discrepancy.entry.and_then(|key| case.roster_entry(key));
        let readings = discrepancy.readings.iter().map(|r| Reading {
            words: reading(field, &r.value, holder),
            value: r.value.clone(),
            of,
        });
        let first = discrepancy.readings.iter().flat_map(|reading| &reading.sources).next();
        let leads = discrepancy
            .entry
            .map(|key| Leads::Entry(EntryRef::Roster(key)))
            .or(first.map(|passage| Leads::Passage(*passage)));
        Line {
            first: discrepancy.subject.clone(),
            readings: readings.collect(),
            third: field.label().to_owned(),
            leads: leads.unwrap_or_default(),
            ..Line::default()
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
