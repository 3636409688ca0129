//! From what the user asked for to a decision.

use super::Action;
use crate::model::{CaseFile, Decision, EntryRef, RosterKey, Target};
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
            Some(Decision::Correct { entry: target(entry)?, field, value: value.trim().to_owned() })
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
