//! Entries that the reviewer adds.

use super::roster::key_of;
use super::timeline;
use crate::model::{
    DocId, Entity, Fact, Marks, PartialDate, Passage, Role, RosterEntry, Span, Sureness, TimelineEntry, TimelineKind,
    When,
};

/// A line of the timeline.
pub(super) fn added_line(
    kind: TimelineKind,
    date: Option<PartialDate>,
    summary: &str,
    at: Option<Passage>,
) -> TimelineEntry {
    let mut entry = timeline::blank(kind, at.unwrap_or(Passage::new(DocId(0), Span::default())));
    entry.when = date.map(When::on);
    summary.clone_into(&mut entry.summary);
    "added by the reviewer".clone_into(&mut entry.details);
    if at.is_none() {
        entry.sources.clear();
    }
    timeline::seal(&mut entry, summary);
    entry
}

/// An entry of the roster.
pub(super) fn added_party(name: &str, entity: Entity, role: Role, at: Option<Passage>) -> RosterEntry {
    RosterEntry {
        key: key_of(name, entity),
        merged: Vec::new(),
        name: name.to_owned(),
        corrected_from: None,
        entity,
        roles: vec![Fact { value: role, sources: at.into_iter().collect() }],
        party_types: Vec::new(),
        aliases: Vec::new(),
        spellings: Vec::new(),
        title: None,
        firm: None,
        represents: Vec::new(),
        counsel: Vec::new(),
        case_numbers: Vec::new(),
        address: None,
        other_addresses: Vec::new(),
        emails: Vec::new(),
        phones: Vec::new(),
        details: Vec::new(),
        via: Vec::new(),
        signatories: Vec::new(),
        holdings: Vec::new(),
        sources: at.into_iter().collect(),
        sure: Sureness::Stated,
        reviewed: true,
        note: String::new(),
        marks: Marks::default(),
    }
}
