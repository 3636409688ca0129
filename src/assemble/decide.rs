//! The reviewer's decisions, applied to what the documents say.

use std::collections::{HashMap, HashSet};

use super::added::{added_line, added_party};
use super::anchors::{Anchors, lost};
use super::fields::{self, rename};
use super::finding::{Finding, Found};
use super::roster::key_of;
use super::{parted, tags, timeline};
use crate::model::{
    Anchor, CaseFile, Decision, Entity, EntryRef, Fact, Field, HiddenEntry, Marks, Problem, RosterEntry, Target,
    TimelineEntry,
};

/// An entry of either list, to be changed.
pub(super) enum Entry<'c> {
    Roster(&'c mut RosterEntry),
    Timeline(&'c mut TimelineEntry),
}

impl<'c> Entry<'c> {
    fn marks(self) -> &'c mut Marks {
        match self {
            Self::Roster(entry) => &mut entry.marks,
            Self::Timeline(entry) => &mut entry.marks,
        }
    }

    fn note(self) -> &'c mut String {
        match self {
            Self::Roster(entry) => &mut entry.note,
            Self::Timeline(entry) => &mut entry.note,
        }
    }
}

/// Applies all decisions to the assembled case, in order; merges and splits have made the roster already. Decisions
/// whose words are gone become problems.
pub(super) fn apply(case: &mut CaseFile, anchors: &Anchors<'_>, decisions: &[Decision], problems: &mut Vec<Problem>) {
    if decisions.is_empty() {
        return;
    }
    let counted = parted::stays(decisions);
    let decisions = &*counted;
    case.tags = tags::defined(decisions);
    let hides = standing_hides(decisions);
    let last = last_corrections(decisions);
    let finding = Finding::new(case, anchors);
    let mut work = Work { merges: merges(decisions), notes: HashMap::new(), hidden: HashSet::new(), finding, case };
    for (at, decision) in decisions.iter().enumerate() {
        let superseded = match decision {
            Decision::Correct { value, .. } => value.is_empty() || !last.contains(&at),
            Decision::Clear { .. } => !last.contains(&at),
            Decision::CorrectAmount { entry, .. } => decisions.iter().skip(at).any(|later| takes_back(later, entry)),
            _ => false,
        };
        if superseded || matches!(decision, Decision::Hide { .. }) {
            continue;
        }
        if work.apply(at, decision).is_none() {
            problems.extend(lost(decision));
        }
    }
    // Entries are taken off their lists last, so that what else was decided on them still finds them.
    for at in hides {
        if let Some(decision @ Decision::Hide { entry, .. }) = decisions.get(at)
            && work.hide(at, entry).is_none()
        {
            problems.extend(lost(decision));
        }
    }
    work.leave_out_hidden();
    timeline::sort(&mut case.timeline);
}

/// The decisions, by their places, that hide what no later one brings back.
fn standing_hides(decisions: &[Decision]) -> Vec<usize> {
    let mut last: HashMap<&Target, (usize, bool)> = HashMap::new();
    for (at, decision) in decisions.iter().enumerate() {
        if let Decision::Hide { entry, hidden } = decision {
            last.insert(entry, (at, *hidden));
        }
    }
    let mut hides: Vec<usize> = last.into_values().filter(|(_, hidden)| *hidden).map(|(at, _)| at).collect();
    hides.sort_unstable();
    hides
}

/// The corrections, by their places, that no later one of the same field takes back or makes again.
fn last_corrections(decisions: &[Decision]) -> HashSet<usize> {
    let mut last: HashMap<(&Anchor, &str, Field), usize> = HashMap::new();
    for (at, decision) in decisions.iter().enumerate() {
        if let Decision::Correct { entry, field, .. } | Decision::Clear { entry, field } = decision {
            last.insert((&entry.anchor, &entry.label, *field), at);
        }
    }
    last.into_values().collect()
}

/// Whether a decision takes back what was said of the amounts of an entry.
fn takes_back(decision: &Decision, amounts_of: &Target) -> bool {
    matches!(decision, Decision::Correct { entry, field: Field::Amount, value }
        if value.is_empty() && entry.anchor == amounts_of.anchor && entry.label == amounts_of.label)
}

/// For each entry that was merged into another: where, and into which, the last time.
fn merges(decisions: &[Decision]) -> HashMap<&Target, (usize, &Target)> {
    let mut merges = HashMap::new();
    for (at, decision) in decisions.iter().enumerate() {
        if let Decision::Merge { into, from } = decision {
            merges.extend(from.iter().map(|target| (target, (at, into))));
        }
    }
    merges
}

struct Work<'d> {
    finding: Finding<'d>,
    case: &'d mut CaseFile,
    merges: HashMap<&'d Target, (usize, &'d Target)>,
    /// Notes on entries that become part of others later.
    notes: HashMap<&'d Target, &'d str>,
    hidden: HashSet<Found>,
}

impl<'d> Work<'d> {
    /// `None` where the words of the decision are gone.
    fn apply(&mut self, at: usize, decision: &'d Decision) -> Option<()> {
        let before_merge = decision.target().is_some_and(|target| self.is_merged_later(at, target));
        match decision {
            Decision::Hide { .. } | Decision::DefineTag { .. } => Some(()),
            Decision::Merge { into, from } => self.merged(into, from),
            Decision::Split { entry, .. } => self.finding.find(self.case, entry).map(|_| ()),
            Decision::SplitPlaces { entry, places, .. } => {
                places.iter().find_map(|place| self.finding.words(place))?;
                self.finding.find(self.case, entry).map(|_| ())
            }
            // What was decided of an entry before it became part of another says nothing of the other.
            Decision::Review { .. } | Decision::Dispute { .. } | Decision::Clear { .. } if before_merge => Some(()),
            Decision::Rename { entry, name } if before_merge => self.on(entry, |e| also_written(e, name)),
            Decision::Note { entry, text } if before_merge => {
                self.notes.insert(entry, text);
                Some(())
            }
            Decision::Correct { entry, field, value } => self.on(entry, |e| {
                if !before_merge || fields::is_empty(&e, *field) {
                    fields::correct(e, *field, value);
                }
            }),
            Decision::Clear { entry, field } => self.on(entry, |e| fields::clear(e, *field)),
            Decision::Rename { entry, name } => self.on(entry, |e| rename(e, name)),
            Decision::Note { entry, text } => self.on(entry, |e| e.note().clone_from(text)),
            Decision::Review { entry, reviewed } => self.on(entry, |e| match e {
                Entry::Roster(e) => e.reviewed = *reviewed,
                Entry::Timeline(e) => e.reviewed = *reviewed,
            }),
            Decision::Key { entry, key } => self.on(entry, |e| e.marks().key = *key),
            Decision::Dispute { entry, dispute } => self.on(entry, |e| e.marks().dispute = *dispute),
            Decision::Tag { entry, tag, on } => self.tag(entry, tag, *on),
            Decision::Chase { entry, status, note } => {
                let Some(Found::Reference(place)) = self.finding.find(self.case, entry) else { return None };
                let chase = &mut self.case.references.get_mut(place)?.chase;
                chase.status = *status;
                chase.note.clone_from(note);
                Some(())
            }
            Decision::Settle { entry, field, value } => self.settle(entry, *field, value.as_deref()),
            Decision::CorrectAmount { entry, instrument, amount, state } => {
                let Found::Roster(at) = self.finding.find(self.case, entry)? else { return Some(()) };
                let entry = self.case.roster.get_mut(at)?;
                fields::correct_amount(entry, instrument, amount.as_deref(), *state);
                // Whoever says what the amount is has ended the conflict about it.
                let key = entry.key;
                self.case.discrepancies.retain(|d| !(d.entry == Some(key) && d.field == Field::Amount));
                Some(())
            }
            Decision::AddTimeline { anchor, kind, date, summary } => {
                let words = self.finding.words(anchor);
                let entry = added_line(*kind, *date, summary, words);
                self.finding.add(Found::Timeline(self.case.timeline.len()), &entry.sources);
                self.case.timeline.push(entry);
                words.map(|_| ())
            }
            Decision::AddRoster { anchor, name, entity, role } => {
                let words = self.finding.words(anchor);
                let entry = added_party(name, *entity, *role, words);
                self.finding.add(Found::Roster(self.case.roster.len()), &entry.sources);
                self.case.roster.push(entry);
                words.map(|_| ())
            }
        }
    }

    fn on(&mut self, target: &Target, change: impl FnOnce(Entry<'_>)) -> Option<()> {
        match self.finding.find(self.case, target)? {
            Found::Roster(at) => change(Entry::Roster(self.case.roster.get_mut(at)?)),
            Found::Timeline(at) => change(Entry::Timeline(self.case.timeline.get_mut(at)?)),
            Found::Document(_) | Found::Reference(_) => {}
        }
        Some(())
    }

    fn tag(&mut self, target: &Target, tag: &str, on: bool) -> Option<()> {
        let place = tags::place(&self.case.tags, tag);
        let marks = match self.finding.find(self.case, target)? {
            Found::Roster(at) => &mut self.case.roster.get_mut(at)?.marks,
            Found::Timeline(at) => &mut self.case.timeline.get_mut(at)?.marks,
            Found::Document(at) => &mut self.case.documents.get_mut(at)?.marks,
            Found::Reference(_) => return Some(()),
        };
        // A tag that was taken away leaves nothing behind.
        let Some(tag) = place else { return Some(()) };
        match (marks.tags.binary_search(&tag), on) {
            (Err(at), true) => marks.tags.insert(at, tag),
            (Ok(at), false) => {
                marks.tags.remove(at);
            }
            _ => {}
        }
        Some(())
    }

    /// Whether an entry became part of another one after this decision, and still is.
    fn is_merged_later(&self, at: usize, target: &Target) -> bool {
        self.merges.get(target).is_some_and(|(merge, into)| {
            *merge > at && self.finding.find(self.case, into) == self.finding.find(self.case, target)
        })
    }

    fn hide(&mut self, at: usize, target: &Target) -> Option<()> {
        if self.is_merged_later(at, target) {
            return Some(());
        }
        let found = self.finding.find(self.case, target)?;
        let (entry, label, source) = match found {
            Found::Roster(at) => {
                let entry = self.case.roster.get(at)?;
                (EntryRef::Roster(entry.key), entry.name.clone(), entry.sources.first().copied())
            }
            Found::Timeline(at) => {
                let entry = self.case.timeline.get(at)?;
                (EntryRef::Timeline(entry.key), entry.summary.clone(), entry.sources.first().copied())
            }
            Found::Document(_) | Found::Reference(_) => return Some(()),
        };
        if self.hidden.insert(found) {
            self.case.hidden.push(HiddenEntry { target: target.clone(), entry, label, source });
        }
        Some(())
    }

    fn leave_out_hidden(&mut self) {
        let Self { case, hidden, .. } = self;
        let mut places = 0..;
        case.roster.retain(|_| !places.next().is_some_and(|at| hidden.contains(&Found::Roster(at))));
        let mut places = 0..;
        case.timeline.retain(|_| !places.next().is_some_and(|at| hidden.contains(&Found::Timeline(at))));
    }

    /// Notes under which keys the merged entries were known, and puts their notes together.
    fn merged(&mut self, into: &'d Target, from: &'d [Target]) -> Option<()> {
        let Found::Roster(at) = self.finding.find(self.case, into)? else { return Some(()) };
        let mut all = Some(());
        for target in from {
            match self.finding.find(self.case, target) {
                Some(Found::Roster(other)) if other == at => {}
                // Split off again since.
                Some(_) => continue,
                None => {
                    all = None;
                    continue;
                }
            }
            let note = self.notes.remove(target).unwrap_or_default();
            let entry = self.case.roster.get_mut(at)?;
            for entity in [Entity::Organization, Entity::Person] {
                let key = key_of(&target.label, entity);
                if key != entry.key && !entry.merged.contains(&key) {
                    entry.merged.push(key);
                }
            }
            if !note.is_empty() {
                let gap = if entry.note.is_empty() { "" } else { "\n" };
                entry.note = format!("{}{gap}{note}", entry.note);
            }
        }
        all
    }

    /// Ends a conflict: by the reading chosen, or by stating that it stays.
    fn settle(&mut self, target: &Target, field: Field, value: Option<&str>) -> Option<()> {
        let at = match self.finding.find(self.case, target)? {
            Found::Roster(at) => at,
            // What a document or a term means is nobody's field: the conflict alone ends.
            Found::Document(_) => {
                let words = self.finding.passage(target);
                self.case.discrepancies.retain(|d| {
                    let here = words.is_some_and(|words| d.readings.iter().any(|r| r.sources.contains(&words)));
                    d.entry.is_some() || d.field != field || d.subject != target.label || !here
                });
                return words.map(|_| ());
            }
            Found::Timeline(_) | Found::Reference(_) => return Some(()),
        };
        let entry = self.case.roster.get_mut(at)?;
        self.case.discrepancies.retain(|d| !(d.entry == Some(entry.key) && d.field == field));
        match (field, value) {
            (Field::Name, Some(name)) => rename(Entry::Roster(entry), name),
            (Field::Address, Some(address)) => fields::correct(Entry::Roster(entry), field, address),
            (Field::Amount, Some(amount)) => {
                for holding in &mut entry.holdings {
                    if holding.readings.iter().any(|r| r.amount.as_deref() == Some(amount)) {
                        holding.readings.retain(|r| r.amount.as_deref() == Some(amount));
                    }
                }
            }
            _ => {}
        }
        Some(())
    }
}

/// A name that the reviewer gave to an entry before it became part of this one.
fn also_written(entry: Entry<'_>, name: &str) {
    if let Entry::Roster(entry) = entry
        && entry.name != name
        && !entry.aliases.iter().any(|alias| alias.value == name)
    {
        entry.aliases.push(Fact { value: name.to_owned(), sources: Vec::new() });
    }
}
