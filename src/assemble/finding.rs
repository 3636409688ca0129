//! Finding the entries again that decisions are about.

use std::collections::HashMap;

use super::anchors::Anchors;
use crate::model::{Anchor, CaseFile, DocId, EntryList, Passage, RosterEntry, Target, TimelineEntry};

/// Which entries stand on which words; made once for all decisions. Entries that are added stand behind the others.
pub(super) struct Finding<'a> {
    anchors: &'a Anchors<'a>,
    roster: HashMap<Passage, Vec<usize>>,
    timeline: HashMap<Passage, Vec<usize>>,
}

/// An entry, by its place in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Found {
    /// Of the timeline.
    Timeline(usize),
    /// Of the roster.
    Roster(usize),
    /// A file.
    Document(usize),
    /// A cited document.
    Reference(usize),
}

impl<'a> Finding<'a> {
    pub(super) fn new(case: &CaseFile, anchors: &'a Anchors<'a>) -> Self {
        let mut new = Self { anchors, roster: HashMap::new(), timeline: HashMap::new() };
        for (at, entry) in case.roster.iter().enumerate() {
            new.add(Found::Roster(at), &entry.sources);
        }
        for (at, entry) in case.timeline.iter().enumerate() {
            new.add(Found::Timeline(at), &entry.sources);
        }
        new
    }

    /// Notes that an entry stands on these words.
    pub(super) fn add(&mut self, found: Found, sources: &[Passage]) {
        let (index, at) = match found {
            Found::Timeline(at) => (&mut self.timeline, at),
            Found::Roster(at) => (&mut self.roster, at),
            Found::Document(_) | Found::Reference(_) => return,
        };
        for source in sources {
            index.entry(*source).or_default().push(at);
        }
    }

    /// Where words stand now.
    pub(super) fn words(&self, anchor: &Anchor) -> Option<Passage> {
        self.anchors.find(anchor)
    }

    /// Where the words of a target stand now.
    pub(super) fn passage(&self, target: &Target) -> Option<Passage> {
        self.anchors.find(&target.anchor)
    }

    /// The entry that a target is about.
    pub(super) fn find(&self, case: &CaseFile, target: &Target) -> Option<Found> {
        match target.list {
            EntryList::Roster => self.roster(&case.roster, target).map(Found::Roster),
            EntryList::Timeline => self.timeline(&case.timeline, target).map(Found::Timeline),
            EntryList::Document => self.anchors.document(&target.anchor).map(|DocId(at)| Found::Document(at as usize)),
            EntryList::Reference => {
                let at = self.passage(target)?;
                let cites = |r: &&crate::model::Reference| r.sources.contains(&at);
                let named = case.references.iter().position(|r| cites(&r) && r.description == target.label);
                named.or_else(|| case.references.iter().position(|r| cites(&r))).map(Found::Reference)
            }
        }
    }

    fn roster(&self, roster: &[RosterEntry], target: &Target) -> Option<usize> {
        let Some(at) = self.passage(target) else {
            // An entry that the reviewer added and whose words are gone is still found by its name.
            return roster.iter().position(|entry| entry.sources.is_empty() && entry.label() == target.label);
        };
        let near = |entry: &RosterEntry| entry.sources.iter().any(|s| s.doc == at.doc && s.span.overlaps(at.span));
        let named = |entry: &RosterEntry| {
            entry.label() == target.label || entry.aliases.iter().any(|alias| alias.value == target.label)
        };
        let exact = self.roster.get(&at).map_or(&[][..], Vec::as_slice);
        let label = |place: &&usize| roster.get(**place).is_some_and(|entry| entry.label() == target.label);
        let alias = |place: &&usize| roster.get(**place).is_some_and(named);
        exact
            .iter()
            .find(label)
            .or_else(|| exact.iter().find(alias))
            .or(exact.first())
            .copied()
            .or_else(|| roster.iter().position(|entry| near(entry) && named(entry)))
            .or_else(|| roster.iter().position(near))
    }

    fn timeline(&self, timeline: &[TimelineEntry], target: &Target) -> Option<usize> {
        let Some(at) = self.passage(target) else {
            return timeline.iter().position(|entry| entry.sources.is_empty() && entry.label() == target.label);
        };
        let near = |entry: &TimelineEntry| entry.sources.iter().any(|s| s.doc == at.doc && s.span.overlaps(at.span));
        let exact = self.timeline.get(&at).map_or(&[][..], Vec::as_slice);
        let label = |place: &&usize| timeline.get(**place).is_some_and(|entry| entry.label() == target.label);
        exact
            .iter()
            .find(label)
            .or(exact.first())
            .copied()
            .or_else(|| timeline.iter().position(|entry| near(entry) && entry.label() == target.label))
    }
}
