//! Decisions in words, as undo and redo name them.

use crate::model::{ChaseStatus, Decision, Dispute, Field, Target};

/// The most characters of a name that a command can show.
const NAME_LENGTH: usize = 48;

/// A step as a noun: "reviewed mark of 3 entries".
pub(super) fn of_all(decisions: &[Decision]) -> String {
    let [first, rest @ ..] = decisions else { return "nothing".to_owned() };
    if rest.is_empty() {
        return of(first);
    }
    // A tag that is made in order to be put on something is not told of by itself.
    if let (Decision::DefineTag { .. }, true) = (first, rest.iter().all(|d| matches!(d, Decision::Tag { .. }))) {
        return of_all(rest);
    }
    // What is decided at a stroke is decided of each entry once, or of one entry alone. This is asked for in every frame,
    // so entries are not compared one by one.
    let one_entry = rest.last().is_some_and(|last| last.target() == first.target());
    let entries = if one_entry { 1 } else { decisions.len() };
    let alike = rest.iter().all(|other| std::mem::discriminant(other) == std::mem::discriminant(first));
    let corrects = |decision: &Decision| {
        matches!(decision, Decision::Correct { .. } | Decision::Clear { .. } | Decision::CorrectAmount { .. })
    };
    if let (Some(entry), 1, true) = (first.target(), entries, decisions.iter().all(corrects)) {
        return format!("correction of {} fields of {}", decisions.len(), name(entry));
    }
    let about = match (alike, first) {
        (true, Decision::Hide { hidden: true, .. }) => "hiding".to_owned(),
        (true, Decision::Hide { .. }) => "return".to_owned(),
        (true, Decision::Review { reviewed: true, .. }) => "reviewed mark".to_owned(),
        (true, Decision::Review { .. }) => "removal of the reviewed mark".to_owned(),
        (true, Decision::Key { key: true, .. }) => "key fact mark".to_owned(),
        (true, Decision::Key { .. }) => "removal of the key fact mark".to_owned(),
        (true, Decision::Tag { tag, on: true, .. }) => return format!("tag “{tag}” on {entries} entries"),
        (true, Decision::Tag { tag, .. }) => return format!("removal of tag “{tag}” from {entries} entries"),
        (true, Decision::Dispute { dispute, .. }) => format!("mark “{}”", dispute_word(*dispute)),
        (true, Decision::Chase { status, .. }) => {
            return format!("status “{}” of {entries} cited documents", chase_word(*status));
        }
        _ => return format!("{} decisions", decisions.len()),
    };
    format!("{about} of {entries} entries")
}

fn dispute_word(dispute: Option<Dispute>) -> &'static str {
    dispute.map_or("not said who disputes it", Dispute::label)
}

fn chase_word(status: Option<ChaseStatus>) -> &'static str {
    status.map_or("to be asked for", ChaseStatus::label)
}

/// A decision as a noun: "rename of Alder Bank", behind which "Undo" and "Redo" fit.
fn of(decision: &Decision) -> String {
    match decision {
        Decision::Rename { entry, .. } => format!("rename of {}", name(entry)),
        Decision::Correct { entry, field, value } if value.is_empty() => {
            format!("return to the {} in the documents for {}", field_word(*field), name(entry))
        }
        Decision::Correct { entry, field, .. } => {
            format!("correction of the {} of {}", field_word(*field), name(entry))
        }
        Decision::Merge { into, from } => match from.as_slice() {
            [one] => format!("merge of {} into {}", name(one), name(into)),
            more => format!("merge of {} entries into {}", more.len(), name(into)),
        },
        Decision::Split { entry, names } => match names.as_slice() {
            [one] => format!("split of {} from {}", shortened(one), name(entry)),
            more => format!("split of {} spellings from {}", more.len(), name(entry)),
        },
        Decision::SplitPlaces { entry, names, places } => match (names.len(), places.len()) {
            (0, 1) => format!("split of one place from {}", name(entry)),
            (0, more) => format!("split of {more} places from {}", name(entry)),
            (names, places) => format!("split of {} spellings and places from {}", names + places, name(entry)),
        },
        Decision::Clear { entry, field } => format!("emptying of the {} of {}", field_word(*field), name(entry)),
        Decision::Key { entry, key: true } => format!("key fact mark of {}", name(entry)),
        Decision::Key { entry, key: false } => format!("removal of the key fact mark of {}", name(entry)),
        Decision::Dispute { entry, dispute } => format!("mark “{}” of {}", dispute_word(*dispute), name(entry)),
        Decision::DefineTag { name, tag, .. } if name.trim().is_empty() => format!("removal of tag “{tag}”"),
        Decision::DefineTag { name, tag, .. } if name != tag => format!("tag “{tag}” called “{name}”"),
        Decision::DefineTag { tag, .. } => format!("tag “{tag}”"),
        Decision::Tag { entry, tag, on: true } => format!("tag “{tag}” on {}", name(entry)),
        Decision::Tag { entry, tag, on: false } => format!("removal of tag “{tag}” from {}", name(entry)),
        Decision::Chase { entry, status, .. } => format!("status “{}” of {}", chase_word(*status), name(entry)),
        Decision::Hide { entry, hidden: true } => format!("hiding of {}", name(entry)),
        Decision::Hide { entry, hidden: false } => format!("return of {}", name(entry)),
        Decision::Note { entry, text } if text.is_empty() => format!("removal of the note on {}", name(entry)),
        Decision::Note { entry, .. } => format!("note on {}", name(entry)),
        Decision::Review { entry, reviewed: true } => format!("reviewed mark of {}", name(entry)),
        Decision::Review { entry, reviewed: false } => format!("removal of the reviewed mark of {}", name(entry)),
        Decision::Settle { entry, field, value: Some(_) } => {
            format!("choice of the {} of {}", field_word(*field), name(entry))
        }
        Decision::Settle { entry, field, value: None } => {
            format!("conflict left in the {} of {}", field_word(*field), name(entry))
        }
        Decision::AddTimeline { summary, .. } => format!("timeline entry {}", shortened(summary)),
        Decision::AddRoster { name, .. } => format!("roster entry {}", shortened(name)),
        Decision::CorrectAmount { entry, .. } => format!("correction of an amount of {}", name(entry)),
    }
}

fn name(target: &Target) -> String {
    shortened(&target.label)
}

fn field_word(field: Field) -> &'static str {
    match field {
        Field::Email => "e-mail address",
        other => other.label(),
    }
}

/// The middle is cut out of a long name, because the endings tell names apart: "… Income Fund II".
fn shortened(name: &str) -> String {
    let length = name.chars().count();
    if length <= NAME_LENGTH {
        return name.to_owned();
    }
    let half = (NAME_LENGTH - 1) / 2;
    let start: String = name.chars().take(half).collect();
    let end: String = name.chars().skip(length - half).collect();
    format!("{}…{}", start.trim_end(), end.trim_start())
}
