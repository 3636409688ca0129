//! From what the user asked for to a decision.

use super::Action;
use crate::model::{CaseFile, Decision, EntryRef, Fact, Field, RosterKey, Target};
use crate::workspace;

/// Why nothing was decided, in words for the user.
pub(super) const NO_WORDS: &str =
    "This entry has no words in a document of its own, so nothing can be decided about it";

/// The decision that an action asks for. `Ok(None)` where it asks for none, or for what is so already.
///
/// # Errors
/// Words for the user, where nothing can be decided about the entry.
pub(super) fn decision(case: &CaseFile, action: Action) -> Result<Option<Decision>, &'static str> {
    let target = |entry| workspace::target(case, entry).ok_or(NO_WORDS);
    Ok(match action {
        Action::Rename(entry, name) => match renamed(case, entry, name.trim()) {
            Some(name) => Some(Decision::Rename { entry: target(entry)?, name }),
            None => None,
        },
        Action::Correct(entry, field, value) => {
            let value = value.trim();
            let same = shown(case, entry, field).is_some_and(|shown| shown == value);
            if same { None } else { Some(Decision::Correct { entry: target(entry)?, field, value: value.to_owned() }) }
        }
        Action::Merge(into, from) => {
            let from = others(case, into, &from)
                .into_iter()
                .map(|key| target(EntryRef::Roster(key)))
                .collect::<Result<Vec<_>, _>>()?;
            if from.is_empty() { None } else { Some(Decision::Merge { into: target(EntryRef::Roster(into))?, from }) }
        }
        Action::Hide(entry, true) => Some(Decision::Hide { entry: target(entry)?, hidden: true }),
        Action::Hide(entry, false) => hidden_target(case, entry).map(|entry| Decision::Hide { entry, hidden: false }),
        Action::Note(entry, text) => {
            let text = text.trim_end();
            let same = note_of(case, entry) == Some(text);
            if same { None } else { Some(Decision::Note { entry: target(entry)?, text: text.to_owned() }) }
        }
        Action::Review(entry, reviewed) => {
            let same = is_reviewed(case, entry) == Some(reviewed);
            if same { None } else { Some(Decision::Review { entry: target(entry)?, reviewed }) }
        }
        Action::Settle(key, field, value) => {
            Some(Decision::Settle { entry: target(EntryRef::Roster(key))?, field, value })
        }
        _ => None,
    })
}

/// The name to give; an empty one stands for what the documents say. `None` where the entry has it already.
fn renamed(case: &CaseFile, entry: EntryRef, name: &str) -> Option<String> {
    let (now, before) = match entry {
        EntryRef::Timeline(key) => case.timeline_entry(key).map(|entry| (&entry.summary, &entry.corrected_from))?,
        EntryRef::Roster(key) => case.roster_entry(key).map(|entry| (&entry.name, &entry.corrected_from))?,
        EntryRef::Reference(_) => return Some(name.to_owned()),
    };
    let name = if name.is_empty() { before.clone()? } else { name.to_owned() };
    (name != *now).then_some(name)
}

/// The entries that are not one with `into` yet, each once.
fn others(case: &CaseFile, into: RosterKey, from: &[RosterKey]) -> Vec<RosterKey> {
    let mut seen = vec![case.roster_index.get(&into)];
    let mut others = Vec::new();
    for key in from {
        let at = case.roster_index.get(key);
        if !seen.contains(&at) {
            seen.push(at);
            others.push(*key);
        }
    }
    others
}

fn hidden_target(case: &CaseFile, entry: EntryRef) -> Option<Target> {
    case.hidden.iter().find(|hidden| hidden.entry == entry).map(|hidden| hidden.target.clone())
}

/// What a field shows now, as it is edited; `None` for a field that is shown in parts.
fn shown(case: &CaseFile, entry: EntryRef, field: Field) -> Option<String> {
    let one = |fact: &Option<Fact<String>>| Some(fact.as_ref().map(|fact| fact.value.clone()).unwrap_or_default());
    let list =
        |facts: &[Fact<String>]| Some(facts.iter().map(|fact| fact.value.as_str()).collect::<Vec<_>>().join("; "));
    match entry {
        EntryRef::Timeline(key) => {
            let entry = case.timeline_entry(key)?;
            match field {
                Field::Name | Field::Summary => Some(entry.summary.clone()),
                Field::Date => Some(entry.when.map(|when| when.date.to_string()).unwrap_or_default()),
                _ => None,
            }
        }
        EntryRef::Roster(key) => {
            let entry = case.roster_entry(key)?;
            match field {
                Field::Name | Field::Summary => Some(entry.name.clone()),
                Field::Title => one(&entry.title),
                Field::Firm => one(&entry.firm),
                Field::Address => one(&entry.address),
                Field::Email => list(&entry.emails),
                Field::Phone => list(&entry.phones),
                _ => None,
            }
        }
        EntryRef::Reference(_) => None,
    }
}

fn note_of(case: &CaseFile, entry: EntryRef) -> Option<&str> {
    match entry {
        EntryRef::Timeline(key) => case.timeline_entry(key).map(|entry| entry.note.as_str()),
        EntryRef::Roster(key) => case.roster_entry(key).map(|entry| entry.note.as_str()),
        EntryRef::Reference(_) => None,
    }
}

fn is_reviewed(case: &CaseFile, entry: EntryRef) -> Option<bool> {
    match entry {
        EntryRef::Timeline(key) => case.timeline_entry(key).map(|entry| entry.reviewed),
        EntryRef::Roster(key) => case.roster_entry(key).map(|entry| entry.reviewed),
        EntryRef::Reference(_) => None,
    }
}
