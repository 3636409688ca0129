//! What is on the docket and not in the folder, as a list of documents to get.

use std::io::{self, Write};

use super::cell::{cell, end, joined, table};
use crate::model::{CaseFile, EntryRef, NotHere};

pub(super) const HEADS: [&str; 7] =
    ["Case number", "Docket number", "Filed", "Entered", "Docket text", "Attachments not here", "Also cited by"];

/// One row for each docket entry whose document the folder lacks, in the order of the timeline.
pub(super) fn write(case: &CaseFile, wanted: &dyn Fn(EntryRef) -> bool, out: &mut dyn Write) -> io::Result<()> {
    let mut table = table(out, &HEADS)?;
    for missing in case.not_here.iter().filter(|missing| wanted(EntryRef::Timeline(missing.entry))) {
        if let Some(row) = row(case, missing) {
            table.write_record(row)?;
        }
    }
    end(table)
}

fn row(case: &CaseFile, missing: &NotHere) -> Option<[String; HEADS.len()]> {
    let entry = case.timeline_entry(missing.entry)?;
    let words = entry.sources.first().map_or(entry.summary.as_str(), |source| case.quote(*source));
    let citing = missing.cited_by.iter().filter_map(|doc| case.document(*doc));
    Some([
        entry.case.as_ref().map(|number| cell(&number.0)).unwrap_or_default(),
        entry.docket_number.as_deref().map(cell).unwrap_or_default(),
        entry.when.map(|when| when.date.to_string()).unwrap_or_default(),
        entry.entered.map(|date| date.to_string()).unwrap_or_default(),
        cell(words),
        joined(&missing.attachments),
        joined(citing.map(|document| document.source.path.as_str())),
    ])
}
