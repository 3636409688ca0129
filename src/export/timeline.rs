//! The timeline as a table.

use std::io::{self, Write};

use super::cell::{cell, end, joined, marks, table};
use super::sources::{self, Sources};
use crate::model::{CaseFile, EntryRef, TimelineEntry};

pub(super) const HEADS: [&str; 23] = [
    "Date",
    "Until",
    "Precision",
    "Kind",
    "Summary",
    "Details",
    "Worked out from",
    "Rule",
    "Informal",
    "Docket number",
    "Entered",
    "Case number",
    "People",
    "Reviewed",
    "Note",
    "Tags",
    "Key fact",
    "Disputed",
    sources::HEADS[0],
    sources::HEADS[1],
    sources::HEADS[2],
    sources::HEADS[3],
    sources::HEADS[4],
];

pub(super) fn write(case: &CaseFile, wanted: &dyn Fn(EntryRef) -> bool, out: &mut dyn Write) -> io::Result<()> {
    let sources = Sources::new(case);
    let mut table = table(out, &HEADS)?;
    for entry in case.timeline.iter().filter(|entry| wanted(EntryRef::Timeline(entry.key))) {
        table.write_record(row(case, entry, &sources))?;
    }
    end(table)
}

fn row(case: &CaseFile, entry: &TimelineEntry, sources: &Sources<'_>) -> [String; HEADS.len()] {
    let text = |value: Option<String>| value.unwrap_or_default();
    let yes = |value: bool| if value { "yes" } else { "" }.to_owned();
    let computed = entry.computed.as_ref();
    let people = entry.people.iter().filter_map(|key| case.roster_entry(*key)).map(|person| &person.name);
    let [tags, key, disputed] = marks(case, &entry.marks);
    let [document, page, line, quote, passages] = sources.columns(&entry.sources);
    [
        text(entry.when.map(|when| when.date.to_string())),
        text(entry.when.and_then(|when| when.until).map(|until| until.to_string())),
        text(entry.when.map(|when| when.precision.word().to_owned())),
        entry.kind.word().to_owned(),
        cell(&entry.summary),
        cell(&entry.details),
        text(computed.map(|computed| computed.from.to_string())),
        computed.map(|computed| cell(&computed.rule)).unwrap_or_default(),
        yes(computed.is_some_and(|computed| computed.informal)),
        entry.docket_number.as_deref().map(cell).unwrap_or_default(),
        text(entry.entered.map(|entered| entered.to_string())),
        entry.case.as_ref().map(|number| cell(&number.0)).unwrap_or_default(),
        joined(people),
        yes(entry.reviewed),
        cell(&entry.note),
        tags,
        key,
        disputed,
        cell(&document),
        page,
        line,
        cell(&quote),
        passages,
    ]
}
