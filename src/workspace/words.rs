//! Decisions in words, as undo and redo name them.

use crate::model::{Decision, Field, Target};

/// The most characters of a name that a command can show.
const NAME_LENGTH: usize = 48;

/// A decision as a noun: "rename of Alder Bank", behind which "Undo" and "Redo" fit.
pub(super) fn of(decision: &Decision) -> String {
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
        Field::CaseNumber => "case number",
        other => other.word(),
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
