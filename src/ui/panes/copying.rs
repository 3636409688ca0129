//! Rows as cells for a spreadsheet: fields parted by tabs, rows by line feeds.

use crate::model::{CaseFile, EntryRef};
use crate::ui::words;

use super::roster::Column;

/// The rows of these entries under a line of titles, and how many they are. Roster entries have the columns of the table;
/// timeline entries have date, kind, summary, details and tags.
pub(in crate::ui) fn cells(case: &CaseFile, entries: &[EntryRef], columns: &[Column]) -> (String, usize) {
    let roster = matches!(entries.first(), Some(EntryRef::Roster(_)));
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(entries.len() + 1);
    if roster {
        rows.push(columns.iter().map(|column| column.title().to_owned()).collect());
    } else {
        rows.push(["Date", "Kind", "Summary", "Details", "Tags"].map(str::to_owned).to_vec());
    }
    for entry in entries {
        match *entry {
            EntryRef::Roster(key) if roster => {
                rows.extend(case.roster_entry(key).map(|e| columns.iter().map(|c| c.cell(case, e)).collect()));
            }
            EntryRef::Timeline(key) if !roster => rows.extend(case.timeline_entry(key).map(|entry| {
                let tags = entry.marks.tags.iter().filter_map(|tag| case.tag(*tag)).map(|tag| tag.name.as_str());
                vec![
                    entry.when.as_ref().map(words::when).unwrap_or_default(),
                    entry.kind.word().to_owned(),
                    entry.summary.clone(),
                    entry.details.clone(),
                    tags.collect::<Vec<_>>().join(", "),
                ]
            })),
            _ => {}
        }
    }
    let line = |cells: &Vec<String>| cells.iter().map(|cell| one_cell(cell)).collect::<Vec<_>>().join("\t");
    let text = rows.iter().map(line).collect::<Vec<_>>().join("\n");
    (text, rows.len() - 1)
}

/// A text that stays in its cell: no tab and no line feed, and nothing that a spreadsheet would run as a formula.
fn one_cell(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.starts_with(['=', '+', '-', '@']) { format!("'{line}") } else { line }
}
