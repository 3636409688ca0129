//! One decision as it is saved. Its words are those of the facts export, which are public and stay.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::super::history::{Made, Step};
use crate::model::{
    AmountState, Anchor, ChaseStatus, Decision, Dispute, Entity, EntryList, Field, PartialDate, Role, Span, TagColour,
    Target, TimelineKind,
};

/// A decision, when it was made, and by whom.
#[derive(Serialize, Deserialize)]
pub(super) struct Record {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    by: String,
    /// It is of one step with the decision before it, which has the day and the name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    together: bool,
    decision: DecisionForm,
}

/// What was decided. A field that the decision means nothing without has no default: the whole is then kept as text.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Decision")]
enum DecisionForm {
    Rename {
        entry: TargetForm,
        name: String,
    },
    Correct {
        entry: TargetForm,
        field: String,
        value: String,
    },
    Merge {
        into: TargetForm,
        from: Vec<TargetForm>,
    },
    Split {
        entry: TargetForm,
        names: Vec<String>,
    },
    SplitPlaces {
        entry: TargetForm,
        #[serde(default)]
        names: Vec<String>,
        places: Vec<AnchorForm>,
    },
    Clear {
        entry: TargetForm,
        field: String,
    },
    Hide {
        entry: TargetForm,
        hidden: bool,
    },
    Note {
        entry: TargetForm,
        text: String,
    },
    Review {
        entry: TargetForm,
        reviewed: bool,
    },
    Key {
        entry: TargetForm,
        key: bool,
    },
    Dispute {
        entry: TargetForm,
        #[serde(default)]
        dispute: Option<String>,
    },
    DefineTag {
        tag: String,
        name: String,
        colour: String,
    },
    Tag {
        entry: TargetForm,
        tag: String,
        on: bool,
    },
    Chase {
        entry: TargetForm,
        #[serde(default)]
        status: Option<String>,
        #[serde(default)]
        note: String,
    },
    Settle {
        entry: TargetForm,
        field: String,
        #[serde(default)]
        value: Option<String>,
    },
    AddTimeline {
        words: AnchorForm,
        kind: String,
        #[serde(default)]
        date: Option<String>,
        summary: String,
    },
    AddRoster {
        words: AnchorForm,
        name: String,
        entity: String,
        role: String,
    },
    CorrectAmount {
        entry: TargetForm,
        instrument: String,
        #[serde(default)]
        amount: Option<String>,
        state: String,
    },
}

/// The entry that a decision is about.
#[derive(Serialize, Deserialize)]
struct TargetForm {
    list: String,
    #[serde(default)]
    label: String,
    words: AnchorForm,
}

/// Words of a document. A part that is missing makes them harder to find again, not wrong.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct AnchorForm {
    path: String,
    hash: String,
    start: u32,
    end: u32,
    quote: String,
}

impl Record {
    /// A line of the file.
    pub(super) fn new(decision: &Decision, made: &Made, first: bool) -> Self {
        let decision = DecisionForm::from(decision);
        if !first {
            return Self { on: None, at: None, by: String::new(), together: true, decision };
        }
        Self {
            on: made.on.map(|day| day.to_string()),
            at: made.at.map(|time| time.to_string()),
            by: made.by.clone(),
            together: false,
            decision,
        }
    }

    /// What the line says; `None` where a word of it is not known here.
    pub(super) fn read(self) -> Option<Read> {
        // A day or an hour that cannot be read is no reason to do without the decision.
        let on = self.on.and_then(|day| day.parse::<NaiveDate>().ok());
        let at = self.at.and_then(|time| time.parse::<NaiveTime>().ok());
        let made = Made { on, at, by: self.by };
        Some(Read { decision: self.decision.decision()?, made, together: self.together })
    }
}

/// A line of the file as it was understood.
pub(super) struct Read {
    decision: Decision,
    made: Made,
    together: bool,
}

impl Read {
    /// Adds the decision to the last step, where it belongs to it and the step is `whole`; else as a step of its own.
    pub(super) fn join(self, steps: &mut Vec<Step>, whole: bool) {
        match steps.last_mut().filter(|_| self.together && whole) {
            Some(step) => step.decisions.push(self.decision),
            None => steps.push(Step { decisions: vec![self.decision], made: self.made }),
        }
    }
}

impl From<&Decision> for DecisionForm {
    fn from(decision: &Decision) -> Self {
        match decision.clone() {
            Decision::Rename { entry, name } => Self::Rename { entry: entry.into(), name },
            Decision::Correct { entry, field, value } => {
                Self::Correct { entry: entry.into(), field: field.word().to_owned(), value }
            }
            Decision::Merge { into, from } => {
                Self::Merge { into: into.into(), from: from.into_iter().map(Into::into).collect() }
            }
            Decision::Split { entry, names } => Self::Split { entry: entry.into(), names },
            Decision::SplitPlaces { entry, names, places } => {
                Self::SplitPlaces { entry: entry.into(), names, places: places.into_iter().map(Into::into).collect() }
            }
            Decision::Clear { entry, field } => Self::Clear { entry: entry.into(), field: field.word().to_owned() },
            Decision::Hide { entry, hidden } => Self::Hide { entry: entry.into(), hidden },
            Decision::Note { entry, text } => Self::Note { entry: entry.into(), text },
            Decision::Review { entry, reviewed } => Self::Review { entry: entry.into(), reviewed },
            Decision::Key { entry, key } => Self::Key { entry: entry.into(), key },
            Decision::Dispute { entry, dispute } => {
                Self::Dispute { entry: entry.into(), dispute: dispute.map(|dispute| dispute.word().to_owned()) }
            }
            Decision::DefineTag { tag, name, colour } => {
                Self::DefineTag { tag, name, colour: colour.word().to_owned() }
            }
            Decision::Tag { entry, tag, on } => Self::Tag { entry: entry.into(), tag, on },
            Decision::Chase { entry, status, note } => {
                Self::Chase { entry: entry.into(), status: status.map(|status| status.word().to_owned()), note }
            }
            Decision::Settle { entry, field, value } => {
                Self::Settle { entry: entry.into(), field: field.word().to_owned(), value }
            }
            Decision::AddTimeline { anchor, kind, date, summary } => Self::AddTimeline {
                words: anchor.into(),
                kind: kind.word().to_owned(),
                date: date.map(|date| date.to_string()),
                summary,
            },
            Decision::AddRoster { anchor, name, entity, role } => Self::AddRoster {
                words: anchor.into(),
                name,
                entity: entity.word().to_owned(),
                role: role.word().to_owned(),
            },
            Decision::CorrectAmount { entry, instrument, amount, state } => {
                Self::CorrectAmount { entry: entry.into(), instrument, amount, state: state.word().to_owned() }
            }
        }
    }
}

impl DecisionForm {
    fn decision(self) -> Option<Decision> {
        Some(match self {
            Self::Rename { entry, name } => Decision::Rename { entry: entry.target()?, name },
            Self::Correct { entry, field, value } => {
                Decision::Correct { entry: entry.target()?, field: field_of(&field)?, value }
            }
            Self::Merge { into, from } => Decision::Merge {
                into: into.target()?,
                from: from.into_iter().map(TargetForm::target).collect::<Option<_>>()?,
            },
            Self::Split { entry, names } => Decision::Split { entry: entry.target()?, names },
            Self::SplitPlaces { entry, names, places } => Decision::SplitPlaces {
                entry: entry.target()?,
                names,
                places: places.into_iter().map(Into::into).collect(),
            },
            Self::Clear { entry, field } => Decision::Clear { entry: entry.target()?, field: field_of(&field)? },
            Self::Hide { entry, hidden } => Decision::Hide { entry: entry.target()?, hidden },
            Self::Note { entry, text } => Decision::Note { entry: entry.target()?, text },
            Self::Review { entry, reviewed } => Decision::Review { entry: entry.target()?, reviewed },
            Self::Key { entry, key } => Decision::Key { entry: entry.target()?, key },
            Self::Dispute { entry, dispute } => Decision::Dispute {
                entry: entry.target()?,
                dispute: match dispute {
                    Some(word) => Some(known(&word, &Dispute::ALL, Dispute::word)?),
                    None => None,
                },
            },
            Self::DefineTag { tag, name, colour } => {
                Decision::DefineTag { tag, name, colour: known(&colour, &TagColour::ALL, TagColour::word)? }
            }
            Self::Tag { entry, tag, on } => Decision::Tag { entry: entry.target()?, tag, on },
            Self::Chase { entry, status, note } => Decision::Chase {
                entry: entry.target()?,
                status: match status {
                    Some(word) => Some(known(&word, &ChaseStatus::ALL, ChaseStatus::word)?),
                    None => None,
                },
                note,
            },
            Self::Settle { entry, field, value } => {
                Decision::Settle { entry: entry.target()?, field: field_of(&field)?, value }
            }
            Self::AddTimeline { words, kind, date, summary } => Decision::AddTimeline {
                anchor: words.into(),
                kind: TimelineKind::ALL.into_iter().find(|known| known.word() == kind)?,
                date: match date {
                    Some(date) => Some(date.parse::<PartialDate>().ok()?),
                    None => None,
                },
                summary,
            },
            Self::AddRoster { words, name, entity, role } => Decision::AddRoster {
                anchor: words.into(),
                name,
                entity: [Entity::Organization, Entity::Person, Entity::Group]
                    .into_iter()
                    .find(|known| known.word() == entity)?,
                role: Role::ALL.into_iter().find(|known| known.word() == role)?,
            },
            Self::CorrectAmount { entry, instrument, amount, state } => {
                Decision::CorrectAmount { entry: entry.target()?, instrument, amount, state: state_of(&state)? }
            }
        })
    }
}

impl From<Target> for TargetForm {
    fn from(target: Target) -> Self {
        let list = match target.list {
            EntryList::Timeline => "timeline",
            EntryList::Roster => "roster",
            EntryList::Document => "document",
            EntryList::Reference => "reference",
        };
        Self { list: list.to_owned(), label: target.label, words: target.anchor.into() }
    }
}

impl TargetForm {
    fn target(self) -> Option<Target> {
        let list = match self.list.as_str() {
            "timeline" => EntryList::Timeline,
            "roster" => EntryList::Roster,
            "document" => EntryList::Document,
            "reference" => EntryList::Reference,
            _ => return None,
        };
        Some(Target { list, anchor: self.words.into(), label: self.label })
    }
}

impl From<Anchor> for AnchorForm {
    fn from(anchor: Anchor) -> Self {
        let Anchor { path, hash, span: Span { start, end }, quote } = anchor;
        Self { path, hash, start, end, quote }
    }
}

impl From<AnchorForm> for Anchor {
    fn from(form: AnchorForm) -> Self {
        let AnchorForm { path, hash, start, end, quote } = form;
        // A span that ends before it begins can only be a slip of a hand.
        Self { path, hash, span: Span { start, end: end.max(start) }, quote }
    }
}

/// The value with this word; `None` where it is not known here.
fn known<T: Copy>(word: &str, all: &[T], word_of: fn(T) -> &'static str) -> Option<T> {
    all.iter().copied().find(|value| word_of(*value) == word)
}

fn field_of(word: &str) -> Option<Field> {
    Field::ALL.into_iter().find(|field| field.word() == word)
}

fn state_of(word: &str) -> Option<AmountState> {
    AmountState::ALL.into_iter().find(|state| state.word() == word)
}
