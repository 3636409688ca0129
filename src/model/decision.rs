//! What the reviewer decided: the only state of a review.

use serde::{Deserialize, Serialize};

use super::{AmountState, ChaseStatus, Dispute, Entity, Field, PartialDate, Role, Span, TagColour, TimelineKind};

/// One decision. The case is always the documents with all decisions applied in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// Give an entry another name (roster) or summary (timeline).
    Rename {
        /// The entry.
        entry: Target,
        /// Its new name.
        name: String,
    },
    /// Set one field to what the reviewer wrote; an empty value takes an earlier correction back.
    Correct {
        /// The entry.
        entry: Target,
        /// Which field.
        field: Field,
        /// Its value; dates as ISO 8601.
        value: String,
    },
    /// Make roster entries one.
    Merge {
        /// The entry whose name stays.
        into: Target,
        /// The entries that become part of it.
        from: Vec<Target>,
    },
    /// Take spellings out of a roster entry: they are somebody else, or what they were before a merge.
    Split {
        /// The entry that stays.
        entry: Target,
        /// The spellings that become an entry of their own.
        names: Vec<String>,
    },
    /// Take single places out of a roster entry, and spellings with them: there it is somebody else who is named.
    SplitPlaces {
        /// The entry that stays, by words of a place that stays with it.
        entry: Target,
        /// The spellings that go wherever they stand.
        names: Vec<String>,
        /// The places that go; together with the spellings they become one entry.
        places: Vec<Anchor>,
    },
    /// Set one field to nothing, whatever the documents say; a [`Decision::Correct`] without a value takes it back.
    Clear {
        /// The entry.
        entry: Target,
        /// Which field.
        field: Field,
    },
    /// Take an entry off its list, or bring it back.
    Hide {
        /// The entry.
        entry: Target,
        /// Whether it is hidden.
        hidden: bool,
    },
    /// Write a note on an entry; an empty text removes it.
    Note {
        /// The entry.
        entry: Target,
        /// The note.
        text: String,
    },
    /// Mark an entry as reviewed, or not.
    Review {
        /// The entry.
        entry: Target,
        /// Whether it is.
        reviewed: bool,
    },
    /// Mark an entry as a key fact, or not.
    Key {
        /// The entry.
        entry: Target,
        /// Whether it is one.
        key: bool,
    },
    /// Say who disputes what an entry says; `None` takes back what was said.
    Dispute {
        /// The entry.
        entry: Target,
        /// Who does.
        dispute: Option<Dispute>,
    },
    /// Define a tag of the case, or give it another name or colour; an empty name takes it away everywhere.
    DefineTag {
        /// By what it is known: the name that it was given first.
        tag: String,
        /// What it is called.
        name: String,
        /// Its colour.
        colour: TagColour,
    },
    /// Put a tag on an entry or a document, or take it off.
    Tag {
        /// The entry.
        entry: Target,
        /// The tag, as [`Decision::DefineTag`] names it.
        tag: String,
        /// Whether it is on.
        on: bool,
    },
    /// Say what became of a document that others cite and the folder lacks.
    Chase {
        /// The cited document.
        entry: Target,
        /// What became of it; `None` for one still to be asked for.
        status: Option<ChaseStatus>,
        /// Whom was asked, and when.
        note: String,
    },
    /// Choose one of several readings of an amount, or state that the conflict stays.
    Settle {
        /// The entry.
        entry: Target,
        /// Which field.
        field: Field,
        /// The reading chosen; `None` leaves the conflict, as a valid end.
        value: Option<String>,
    },
    /// A line that the reviewer added to the timeline from words of a document.
    AddTimeline {
        /// The words.
        anchor: Anchor,
        /// What it is.
        kind: TimelineKind,
        /// When.
        date: Option<PartialDate>,
        /// The line.
        summary: String,
    },
    /// An entry that the reviewer added to the roster from words of a document.
    AddRoster {
        /// The words.
        anchor: Anchor,
        /// The name.
        name: String,
        /// What sort of party.
        entity: Entity,
        /// Its part.
        role: Role,
    },
    /// What a holding's amount really is, in the reviewer's reading.
    CorrectAmount {
        /// The holder.
        entry: Target,
        /// The instrument.
        instrument: String,
        /// Plain digits.
        amount: Option<String>,
        /// Its state.
        state: AmountState,
    },
}

/// The entry that a decision is about, found again by the words it came from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Target {
    /// In which list.
    pub list: EntryList,
    /// One of its passages.
    pub anchor: Anchor,
    /// What the documents call it: a roster entry's name, or a timeline entry's kind and date ("deadline
    /// 2009-04-22"). Tells apart entries that share words.
    pub label: String,
}

/// The lists that decisions speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntryList {
    /// The timeline.
    Timeline,
    /// The roster.
    Roster,
    /// The files of the folder. The anchor has no words: the path and the hash lead to the file.
    Document,
    /// Documents that documents cite.
    Reference,
}

/// Words of a document, kept so that they are found again when the file was moved or re-scanned.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// The path relative to the case folder.
    pub path: String,
    /// blake3 of the file, in hex.
    pub hash: String,
    /// The range of its text.
    pub span: Span,
    /// The words.
    pub quote: String,
}

impl Anchor {
    /// Where the words stand in a text: where they stood, or else at the occurrence that is nearest to that place.
    /// `None` where the text does not have them.
    pub fn find_in(&self, text: &str) -> Option<Span> {
        if self.quote.is_empty() {
            return None;
        }
        if self.span.of(text) == self.quote {
            return Some(self.span);
        }
        memchr::memmem::find_iter(text.as_bytes(), self.quote.as_bytes())
            .map(|at| Span::new(at, at + self.quote.len()))
            .min_by_key(|span| span.start.abs_diff(self.span.start))
    }
}

impl Decision {
    /// The entry that it is about: of a merge the one whose name stays; `None` where it is about words or a tag alone.
    pub fn target(&self) -> Option<&Target> {
        match self {
            Self::Rename { entry, .. }
            | Self::Correct { entry, .. }
            | Self::Split { entry, .. }
            | Self::SplitPlaces { entry, .. }
            | Self::Clear { entry, .. }
            | Self::Hide { entry, .. }
            | Self::Note { entry, .. }
            | Self::Review { entry, .. }
            | Self::Key { entry, .. }
            | Self::Dispute { entry, .. }
            | Self::Tag { entry, .. }
            | Self::Chase { entry, .. }
            | Self::Settle { entry, .. }
            | Self::CorrectAmount { entry, .. } => Some(entry),
            Self::Merge { into, .. } => Some(into),
            Self::DefineTag { .. } | Self::AddTimeline { .. } | Self::AddRoster { .. } => None,
        }
    }

    /// Every entry that it names, to be changed: of a merge all that become one.
    pub fn targets_mut(&mut self) -> Vec<&mut Target> {
        match self {
            Self::Rename { entry, .. }
            | Self::Correct { entry, .. }
            | Self::Split { entry, .. }
            | Self::SplitPlaces { entry, .. }
            | Self::Clear { entry, .. }
            | Self::Hide { entry, .. }
            | Self::Note { entry, .. }
            | Self::Review { entry, .. }
            | Self::Key { entry, .. }
            | Self::Dispute { entry, .. }
            | Self::Tag { entry, .. }
            | Self::Chase { entry, .. }
            | Self::Settle { entry, .. }
            | Self::CorrectAmount { entry, .. } => vec![entry],
            Self::Merge { into, from } => std::iter::once(into).chain(from).collect(),
            Self::DefineTag { .. } | Self::AddTimeline { .. } | Self::AddRoster { .. } => Vec::new(),
        }
    }
}
