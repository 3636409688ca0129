//! Conditions that are not about words: kind, date, party, path.

use chrono::NaiveDate;

use super::ask::What;
use super::words::is_word;
use crate::model::{CaseFile, DocId, PartialDate, Passage, RosterEntry};

/// The documents that meet a condition.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// By document.
    pub(super) documents: Vec<bool>,
    /// The words because of which they do; sorted.
    pub(super) passages: Vec<Passage>,
}

impl Met {
    /// `None` for a condition about words.
    pub(super) fn by(case: &CaseFile, what: &What) -> Option<Self> {
        let mut met = Self { documents: vec![false; case.documents.len()], passages: Vec::new() };
        match what {
            What::Word { .. } | What::Phrase { .. } => return None,
            What::Kind(kinds) => {
                met.where_so(case, |at| case.documents.get(at).is_some_and(|d| kinds.contains(&d.kind)));
            }
            What::Path(part) => met.where_so(case, |at| {
                case.documents.get(at).is_some_and(|document| document.source.path.to_lowercase().contains(part))
            }),
            What::Date { from, to } => {
                let within = |date: PartialDate| is_within(date, *from, *to);
                met.where_so(case, |at| case.documents.get(at).and_then(|d| d.date).is_some_and(within));
                let then = case
                    .timeline
                    .iter()
                    .filter(|entry| entry.when.is_some_and(|when| within(when.date) || when.until.is_some_and(within)));
                met.take(then.flat_map(|entry| &entry.sources));
            }
            What::Party(name) => {
                let named = case.roster.iter().filter(|entry| is_named(entry, name));
                met.take(named.flat_map(|entry| &entry.sources));
            }
        }
        met.passages.sort_unstable();
        met.passages.dedup();
        Some(met)
    }

    /// The words in one document.
    pub(super) fn passages_in(&self, doc: DocId) -> &[Passage] {
        let from = self.passages.partition_point(|passage| passage.doc < doc);
        let to = self.passages.partition_point(|passage| passage.doc <= doc);
        self.passages.get(from..to).unwrap_or_default()
    }

    fn where_so(&mut self, case: &CaseFile, so: impl Fn(usize) -> bool) {
        for (at, slot) in self.documents.iter_mut().enumerate().take(case.documents.len()) {
            *slot |= so(at);
        }
    }

    fn take<'a>(&mut self, passages: impl Iterator<Item = &'a Passage>) {
        for passage in passages {
            if let Some(slot) = self.documents.get_mut(passage.doc.index()) {
                *slot = true;
                self.passages.push(*passage);
            }
        }
    }
}

/// Whether all days that a date can be lie within the two.
fn is_within(date: PartialDate, from: NaiveDate, to: NaiveDate) -> bool {
    date.first_day().is_some_and(|first| first >= from) && date.last_day().is_some_and(|last| last <= to)
}

/// Whether a name of the entry has these words in it, from the beginning of a word on.
fn is_named(entry: &RosterEntry, wanted: &str) -> bool {
    let aliases = entry.aliases.iter().map(|alias| alias.value.as_str());
    std::iter::once(entry.name.as_str()).chain(aliases).any(|name| {
        let name = name.to_lowercase();
        name.match_indices(wanted)
            .any(|(at, _)| !name.get(..at).and_then(|before| before.chars().next_back()).is_some_and(is_word))
    })
}
