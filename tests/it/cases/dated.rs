//! The timeline and the references against what was expected.

use redwell::model::{DocId, Passage, Reference, TimelineEntry};

use super::expected::{Cited, Dated, Expected};
use super::{Opened, fold, touches};

/// An entry's date as expectations write it.
fn on(entry: &TimelineEntry) -> Option<String> {
    let when = entry.when?;
    Some(match when.until {
        Some(until) => format!("{}/{until}", when.date),
        None => when.date.to_string(),
    })
}

fn show(opened: &Opened, entry: &TimelineEntry) -> String {
    let date = on(entry).unwrap_or_else(|| "undated".to_owned());
    let words = opened.words(&entry.sources);
    format!("{} {date} “{}” from “{words}”", entry.kind.word(), fold::short(&entry.summary))
}

fn matches(entry: &TimelineEntry, want: &Dated, places: &[Passage]) -> bool {
    on(entry) == want.on && fold::one_of(&want.kind, entry.kind.word()) && touches(&entry.sources, places)
}

pub(super) fn timeline(opened: &mut Opened, expected: &Expected) {
    let entries = opened.case.timeline.clone();
    let mut known = vec![false; entries.len()];
    for want in &expected.timeline {
        let places = opened.quoted(want.path.as_deref(), &want.quote);
        let hits: Vec<usize> = (0..entries.len()).filter(|&at| matches(&entries[at], want, &places)).collect();
        for &hit in &hits {
            known[hit] = true;
        }
        let label = format!("{} {}", want.kind, want.on.as_deref().unwrap_or("undated"));
        if let Some(&hit) = hits.first() {
            details(opened, &entries[hit], want, &label);
        } else if !want.optional {
            let near: Vec<String> = entries
                .iter()
                .filter(|entry| touches(&entry.sources, &places))
                .map(|entry| show(opened, entry))
                .collect();
            let near = if near.is_empty() { "nothing".to_owned() } else { near.join("; ") };
            opened.miss(format!("timeline: no {label} from “{}”; there is {near}", fold::short(&want.quote)));
        }
        if hits.len() > 1 {
            opened.miss(format!("timeline: {label} from “{}” is told {} times", fold::short(&want.quote), hits.len()));
        }
    }
    if expected.complete.iter().any(|list| list == "timeline") {
        for (entry, _) in entries.iter().zip(known).filter(|(_, known)| !known) {
            let words = show(opened, entry);
            opened.miss(format!("timeline: not expected: {words}"));
        }
    }
    for wrong in &expected.must_not.timeline {
        for entry in &entries {
            let date = on(entry).unwrap_or_default();
            if *wrong == date || *wrong == format!("{date} {}", entry.kind.word()) {
                let words = show(opened, entry);
                opened.miss(format!("timeline: must not be there: {words}"));
            }
        }
    }
}

fn details(opened: &mut Opened, entry: &TimelineEntry, want: &Dated, label: &str) {
    if let (Some(want), Some(when)) = (&want.precision, entry.when)
        && want != when.precision.word()
    {
        opened.miss(format!("timeline: {label} is precise as “{}”, wanted “{want}”", when.precision.word()));
    }
    let computed = entry.computed.as_ref().map(|computed| if computed.informal { "informal" } else { "formal" });
    // A span may begin on a date that is worked out and end on one that is stated.
    if computed != want.computed.as_deref() && want.on.as_ref().is_some_and(|on| !on.contains('/')) {
        opened.miss(format!("timeline: {label} is worked out as {computed:?}, wanted {:?}", want.computed));
    }
    if want.docket.is_some() && want.docket != entry.docket_number {
        opened.miss(format!("timeline: {label} is no. {:?}, wanted {:?}", entry.docket_number, want.docket));
    }
    if entry.summary.trim().is_empty() {
        opened.miss(format!("timeline: {label} has no summary"));
    }
}

fn cites(entry: &Reference, want: &Cited, places: &[Passage]) -> bool {
    entry.date.map(|date| date.to_string()) == want.on
        && want.docket.as_ref().is_none_or(|docket| Some(docket) == entry.docket_number.as_ref())
        && want.about.as_ref().is_none_or(|about| fold::words(&entry.description).contains(&fold::words(about)))
        && touches(&entry.sources, places)
}

pub(super) fn references(opened: &mut Opened, expected: &Expected) {
    let entries = opened.case.references.clone();
    let path = |opened: &Opened, doc: Option<DocId>| {
        doc.and_then(|doc| opened.case.document(doc)).map(|document| document.source.path.clone())
    };
    let show = |entry: &Reference| {
        let date = entry.date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
        format!("{} {date} (no. {:?})", entry.description, entry.docket_number)
    };
    let mut known = vec![false; entries.len()];
    for want in &expected.references {
        let places = opened.quoted(want.path.as_deref(), &want.quote);
        let quote = fold::short(&want.quote);
        let hits: Vec<usize> = (0..entries.len()).filter(|&at| cites(&entries[at], want, &places)).collect();
        for &hit in &hits {
            known[hit] = true;
        }
        if let Some(&hit) = hits.first() {
            let found = path(opened, entries[hit].found);
            if found != want.found {
                opened.miss(format!("references: “{quote}” is {found:?}, wanted {:?}", want.found));
            }
        } else if !want.optional {
            let near: Vec<String> = entries.iter().filter(|entry| touches(&entry.sources, &places)).map(show).collect();
            opened.miss(format!("references: “{quote}” is not cited; there is {near:?}"));
        }
    }
    if expected.complete.iter().any(|list| list == "references") {
        for (entry, _) in entries.iter().zip(known).filter(|(_, known)| !known) {
            opened.miss(format!("references: not expected: {}", show(entry)));
        }
    }
}
