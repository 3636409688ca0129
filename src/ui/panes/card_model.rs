//! What the card of an entry says, line by line, each with its passages.

use crate::model::{Chase, Dispute, DocId, EntryRef, Field, Passage, Tag, TimelineKind};

/// A card.
#[derive(Debug)]
pub(super) struct CardModel {
    /// Of which assembly, which entry, and whether every passage has a link, rather than the first ones.
    pub(super) of: (u64, EntryRef, bool),
    /// The name or the summary.
    pub(super) title: String,
    /// What it is, in a few words.
    pub(super) subtitle: Vec<Said>,
    /// The kind, for the mark before a timeline entry's title.
    pub(super) kind: Option<TimelineKind>,
    /// The labelled parts, from top to bottom.
    pub(super) parts: Vec<Part>,
    /// The note.
    pub(super) note: String,
    /// Whether it can be renamed, hidden and noted; a reference cannot.
    pub(super) editable: bool,
    /// Whether it is marked as reviewed.
    pub(super) reviewed: bool,
    /// Whether it is a key fact.
    pub(super) key: bool,
    /// Who disputes it.
    pub(super) dispute: Option<Dispute>,
    /// Its tags.
    pub(super) tags: Vec<Tag>,
    /// What became of a document that is cited and not here; `None` for anything else.
    pub(super) chase: Option<Chase>,
}

/// A few words of what stands below the title.
#[derive(Debug)]
pub(super) struct Said {
    /// The words.
    pub(super) words: String,
    /// The field that they tell, where it can be corrected there.
    pub(super) field: Option<Field>,
}

/// A labelled part.
#[derive(Debug)]
pub(super) struct Part {
    /// The label at the left.
    pub(super) label: String,
    /// The field that can be corrected there.
    pub(super) field: Option<Field>,
    /// The lines beside it.
    pub(super) lines: Vec<Line>,
}

/// One line.
#[derive(Debug)]
pub(super) struct Line {
    /// The words.
    pub(super) words: String,
    /// How they look.
    pub(super) tone: Tone,
    /// Where a click on the words leads.
    pub(super) target: Target,
    /// The passages that say so, each with the words of its link and what a pointer over it shows.
    pub(super) links: Vec<PlaceLink>,
    /// Whether the reviewer wrote it, and no document says so.
    pub(super) typed: bool,
    /// How many passages more there are.
    pub(super) more: usize,
    /// What the reviewer can do about it.
    pub(super) choice: Option<Choice>,
}

/// How the words of a line look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// As they are.
    Plain,
    /// Weaker.
    Weak,
    /// A conflict.
    Warn,
    /// A struck figure: the words up to the first space are struck.
    Struck,
    /// A quotation.
    Quote,
}

/// Where a click leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Nowhere.
    None,
    /// To a passage.
    Passage(Passage),
    /// To another entry.
    Entry(EntryRef),
    /// To a document.
    Document(DocId),
}

/// A link to a passage.
#[derive(Debug)]
pub(super) struct PlaceLink {
    /// "p. 7".
    pub(super) words: String,
    /// The document's title and the words themselves.
    pub(super) hint: String,
    /// The passage.
    pub(super) passage: Passage,
}

/// A way to settle a conflict.
#[derive(Debug)]
pub(super) enum Choice {
    /// Take this reading.
    Take(Field, String),
    /// Leave the conflict, which is a valid end.
    Leave(Field),
    /// Go back to what the documents say.
    Back(Field),
}
