//! From what the user asked for to a decision.

use std::borrow::Cow;

use super::Action;
use crate::model::{
    CaseFile, Chase, Decision, Entity, EntryList, EntryRef, Field, HoldingReading, Marks, PartialDate, Passage, Role,
    RosterKey, TagColour, Target, TimelineKind, When,
};
use crate::workspace;

/// Why nothing was decided, in words for the user.
pub(super) const NO_WORDS: &str =
    "This entry has no words in a document of its own, so nothing can be decided about it";

/// Why a date was not taken, in words for the user.
const NO_DATE: &str = "That is not a date: write Apr 16, 2009 or 2009-04-16, a month as Apr 2009, a year as 2009";

/// The decisions that an action asks for, to be one step. None where it asks for none, or for what is so already. `current`
/// says whether the case shows what was decided before; while it does not, nothing is taken for being so already.
///
/// # Errors
/// Words for the user, where nothing can be decided about the entry.
pub(super) fn decisions(case: &CaseFile, current: bool, action: Action) -> Result<Vec<Decision>, &'static str> {
    match action {
        Action::Together(actions) => {
            // An entry about which nothing can be decided does not keep the others from it.
            let (done, refused): (Vec<_>, Vec<_>) =
                actions.into_iter().map(|action| decisions(case, current, action)).partition(Result::is_ok);
            let all: Vec<Decision> = done.into_iter().flatten().flatten().collect();
            match refused.into_iter().find_map(Result::err) {
                Some(why) if all.is_empty() => Err(why),
                _ => Ok(all),
            }
        }
        action => Ok(decision(case, current, action)?.into_iter().collect()),
    }
}

fn decision(case: &CaseFile, current: bool, action: Action) -> Result<Option<Decision>, &'static str> {
    // Of a cited document only its chase can be decided.
    let target = |entry| match entry {
        EntryRef::Reference(_) => Err(NO_WORDS),
        entry => workspace::target(case, entry).ok_or(NO_WORDS),
    };
    Ok(match action {
        Action::Rename(entry, name) => match renamed(case, current, entry, name.trim()) {
            Some(name) => Some(Decision::Rename { entry: target(entry)?, name }),
            None => None,
        },
        Action::Correct(entry, field, value) => {
            let value = value.trim();
            if let Some(why) = wrong_value(entry, field, value) {
                return Err(why);
            }
            let value = &*as_kept(field, value);
            if current && same_as_shown(case, entry, field, value) {
                None
            } else {
                Some(Decision::Correct { entry: target(entry)?, field, value: value.to_owned() })
            }
        }
        Action::CorrectAmount(key, instrument, amount, state) => {
            let same = case.roster_entry(key).is_none_or(|entry| {
                let holding = entry.holdings.iter().find(|holding| holding.instrument == instrument);
                let one = |readings: &[HoldingReading]| match readings {
                    [reading] => reading.state == state && reading.amount == amount,
                    _ => false,
                };
                holding.is_none_or(|holding| one(&holding.readings))
            });
            let entry = target(EntryRef::Roster(key))?;
            if current && same { None } else { Some(Decision::CorrectAmount { entry, instrument, amount, state }) }
        }
        Action::Merge(into, from) => {
            let from = others(case, into, &from)
                .into_iter()
                .map(|key| target(EntryRef::Roster(key)))
                .collect::<Result<Vec<_>, _>>()?;
            if from.is_empty() { None } else { Some(Decision::Merge { into: target(EntryRef::Roster(into))?, from }) }
        }
        Action::Split(key, names) => {
            let (names, all) = case.roster_entry(key).map_or((Vec::new(), 0), |entry| {
                let known = |name: &String| entry.spellings.iter().any(|spelling| spelling.value == *name);
                (names.into_iter().filter(known).collect::<Vec<_>>(), entry.spellings.len())
            });
            // Somebody must be left.
            let some = !names.is_empty() && names.len() < all;
            if some { Some(Decision::Split { entry: target(EntryRef::Roster(key))?, names }) } else { None }
        }
        Action::SplitPlaces(key, names, places) => split_places(case, key, &names, &places)?,
        Action::Clear(entry, field) => {
            let shown = field_text(case, entry, field).unwrap_or_default();
            if shown.is_empty() { None } else { Some(Decision::Clear { entry: target(entry)?, field }) }
        }
        Action::Hide(entry, true) => Some(Decision::Hide { entry: target(entry)?, hidden: true }),
        Action::Hide(entry, false) => hidden_target(case, entry).map(|entry| Decision::Hide { entry, hidden: false }),
        Action::Note(entry, text) => {
            let text = text.trim_end();
            let same = note_of(case, entry) == Some(text);
            if current && same { None } else { Some(Decision::Note { entry: target(entry)?, text: text.to_owned() }) }
        }
        Action::Review(entry, reviewed) => {
            let same = is_reviewed(case, entry) == Some(reviewed);
            if current && same { None } else { Some(Decision::Review { entry: target(entry)?, reviewed }) }
        }
        Action::Key(entry, key) => {
            let same = case.marks(entry).is_some_and(|marks| marks.key == key);
            if current && same { None } else { Some(Decision::Key { entry: target(entry)?, key }) }
        }
        Action::Dispute(entry, dispute) => {
            let same = case.marks(entry).is_some_and(|marks| marks.dispute == dispute);
            if current && same { None } else { Some(Decision::Dispute { entry: target(entry)?, dispute }) }
        }
        Action::DefineTag(tag, name, colour) => define_tag(case, current, tag, name.trim(), colour),
        Action::Tag(entry, tag, on) => {
            let same = case.marks(entry).is_some_and(|marks| has_tag(case, marks, &tag) == on);
            if current && same { None } else { Some(Decision::Tag { entry: target(entry)?, tag, on }) }
        }
        Action::TagDocument(document, tag, on) => {
            let same = case.document(document).is_some_and(|document| has_tag(case, &document.marks, &tag) == on);
            let entry = workspace::document_target(case, document).ok_or(NO_WORDS)?;
            if current && same { None } else { Some(Decision::Tag { entry, tag, on }) }
        }
        Action::Chase(at, status, note) => {
            let chase = Chase { status, note: note.trim().to_owned() };
            let same = case.references.get(at as usize).is_none_or(|reference| reference.chase == chase);
            let entry = workspace::target(case, EntryRef::Reference(at)).ok_or(NO_WORDS)?;
            if current && same { None } else { Some(Decision::Chase { entry, status: chase.status, note: chase.note }) }
        }
        Action::Settle(key, field, value) => {
            Some(Decision::Settle { entry: target(EntryRef::Roster(key))?, field, value })
        }
        Action::SettleAt(at, value) => match case.discrepancies.get(at) {
            Some(discrepancy) => {
                let entry = match discrepancy.entry {
                    Some(key) => target(EntryRef::Roster(key))?,
                    None => workspace::settled_target(case, discrepancy).ok_or(NO_WORDS)?,
                };
                Some(Decision::Settle { entry, field: discrepancy.field, value })
            }
            None => None,
        },
        Action::AddTimeline { passage, kind, date, summary } => {
            let anchor = workspace::anchor(case, passage).ok_or(NO_WORDS)?;
            let summary = summary.trim().to_owned();
            if summary.is_empty() { None } else { Some(Decision::AddTimeline { anchor, kind, date, summary }) }
        }
        Action::AddRoster { passage, name, entity, role } => {
            let anchor = workspace::anchor(case, passage).ok_or(NO_WORDS)?;
            let name = name.trim().to_owned();
            if name.is_empty() { None } else { Some(Decision::AddRoster { anchor, name, entity, role }) }
        }
        _ => None,
    })
}

/// The split of places and spellings from an entry; `None` where nothing would go, or nobody be left.
fn split_places(
    case: &CaseFile,
    key: RosterKey,
    names: &[String],
    places: &[Passage],
) -> Result<Option<Decision>, &'static str> {
    let Some(entry) = case.roster_entry(key) else { return Ok(None) };
    let of = |goes: bool| {
        let spellings = entry.spellings.iter();
        spellings.flat_map(move |spelling| {
            let named = names.contains(&spelling.value);
            let places = spelling.sources.iter().filter(move |place| (named || places.contains(place)) == goes);
            places.map(move |place| (&spelling.value, place))
        })
    };
    let named = of(false).find(|(spelling, _)| *spelling == entry.label());
    let (Some((spelling, stays)), Some(_)) = (named.or_else(|| of(false).next()), of(true).next()) else {
        return Ok(None);
    };
    let names: Vec<String> =
        entry.spellings.iter().map(|s| s.value.clone()).filter(|name| names.contains(name)).collect();
    let anchor = |place: &Passage| workspace::anchor(case, *place).ok_or(NO_WORDS);
    let single = entry.spellings.iter().filter(|spelling| !names.contains(&spelling.value));
    let places = single
        .flat_map(|s| &s.sources)
        .filter(|place| places.contains(place))
        .map(anchor)
        .collect::<Result<Vec<_>, _>>()?;
    // Found by words that stay, and by what they say: others may be named at the same place.
    let target = Target { list: EntryList::Roster, anchor: anchor(stays)?, label: spelling.clone() };
    Ok(Some(if places.is_empty() {
        Decision::Split { entry: target, names }
    } else {
        Decision::SplitPlaces { entry: target, names, places }
    }))
}

/// The definition of a tag, where it is none that stands as it is.
fn define_tag(case: &CaseFile, current: bool, tag: String, name: &str, colour: TagColour) -> Option<Decision> {
    let known = case.tags.iter().find(|known| known.id == tag);
    let same = known.map_or(name.is_empty(), |known| known.name == name && known.colour == colour);
    (!(tag.is_empty() || current && same)).then(|| Decision::DefineTag { tag, name: name.to_owned(), colour })
}

fn has_tag(case: &CaseFile, marks: &Marks, tag: &str) -> bool {
    marks.tags.iter().any(|id| case.tag(*id).is_some_and(|known| known.id == tag))
}

/// Whether a field stands so already, so that there is nothing to correct.
fn same_as_shown(case: &CaseFile, entry: EntryRef, field: Field, value: &str) -> bool {
    let corrected = match (field, entry) {
        (Field::Name | Field::Summary, EntryRef::Roster(key)) => {
            case.roster_entry(key).is_some_and(|entry| entry.corrected_from.is_some())
        }
        (Field::Name | Field::Summary, EntryRef::Timeline(key)) => {
            case.timeline_entry(key).is_some_and(|entry| entry.corrected_from.is_some())
        }
        _ => case.marks(entry).is_some_and(|marks| marks.corrected(field).is_some()),
    };
    // An empty value takes a correction back, and does nothing where there is none.
    if value.is_empty() { !corrected } else { field_text(case, entry, field).is_some_and(|shown| shown == value) }
}

/// The name to give; an empty one stands for what the documents say. `None` where the entry has it already.
fn renamed(case: &CaseFile, current: bool, entry: EntryRef, name: &str) -> Option<String> {
    let (now, before) = match entry {
        EntryRef::Timeline(key) => case.timeline_entry(key).map(|entry| (&entry.summary, &entry.corrected_from))?,
        EntryRef::Roster(key) => case.roster_entry(key).map(|entry| (&entry.name, &entry.corrected_from))?,
        EntryRef::Reference(_) => return Some(name.to_owned()),
    };
    let name = if name.is_empty() { before.clone()? } else { name.to_owned() };
    (!current || name != *now).then_some(name)
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

/// What a field shows now, as it is edited: several values joined with `; `, dates as ISO 8601. `None` for a field that
/// the entry does not have or that is not edited as text.
pub fn field_text(case: &CaseFile, entry: EntryRef, field: Field) -> Option<String> {
    match entry {
        EntryRef::Timeline(key) => case.timeline_entry(key)?.text(field),
        EntryRef::Roster(key) => case.roster_entry(key)?.text(field),
        EntryRef::Reference(_) => None,
    }
}

/// Why a value cannot be what stands in a field, in words for the user; `None` where it can.
pub fn wrong_value(entry: EntryRef, field: Field, value: &str) -> Option<&'static str> {
    let value = value.trim();
    if value.is_empty() {
        return None;
    }
    match (field, entry) {
        (Field::Date, _) => When::parse_typed(value).is_none().then_some(NO_DATE),
        (Field::Until, _) => last_day(value).is_none().then_some(NO_DATE),
        (Field::Role, _) => field.values(value).any(|word| Role::parse(word).is_none()).then_some("That is no role"),
        (Field::Kind, EntryRef::Roster(_)) => Entity::parse(value).is_none().then_some("That is no sort of party"),
        (Field::Kind, _) => TimelineKind::parse(value).is_none().then_some("That is no kind of line"),
        _ => None,
    }
}

/// A value as decisions keep it: dates as ISO 8601, whatever the form in which they were typed.
fn as_kept(field: Field, value: &str) -> Cow<'_, str> {
    let kept = match field {
        Field::Date => When::parse_typed(value).map(|when| when.typed()),
        Field::Until => last_day(value).map(|date| date.to_string()),
        _ => None,
    };
    kept.map_or(Cow::Borrowed(value), Cow::Owned)
}

/// A date before which nothing stands.
fn last_day(value: &str) -> Option<PartialDate> {
    let when = When::parse_typed(value)?;
    (when == When::on(when.date)).then_some(when.date)
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
