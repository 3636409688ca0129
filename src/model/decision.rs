//! What the reviewer decided: the only state of a review.

use serde::{Deserialize, Serialize};

use super::{AmountState, Entity, Field, PartialDate, Role, Span, TimelineKind};

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
