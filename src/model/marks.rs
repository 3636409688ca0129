//! What the reviewer puts on entries and documents: tags, key facts, disputes, corrections, and what became of a
//! document that was to be got.

use serde::{Deserialize, Serialize};

use super::{Field, Passage};

/// A tag's place in [`super::CaseFile::tags`]. Stable for one assembly only; decisions name a tag by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub u16);

impl TagId {
    /// As an index.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A tag or an issue of the case, defined once and put on many entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// By what decisions name it: the name that it was given first.
    pub id: String,
    /// What it is called now.
    pub name: String,
    /// Its colour.
    pub colour: TagColour,
    /// The sign that stands beside the colour for those who cannot tell colours apart: a letter of its name, or a
    /// figure, that no other tag of the case has.
    pub letter: char,
}

/// The colours that a tag can have. What they look like is for the theme to say; each set has them all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum TagColour {
    #[default]
    Blue,
    Amber,
    Green,
    Purple,
    Red,
    Teal,
    Pink,
    Grey,
}

impl TagColour {
    /// Every colour, in the order in which they are offered.
    pub const ALL: [Self; 8] =
        [Self::Blue, Self::Amber, Self::Green, Self::Purple, Self::Red, Self::Teal, Self::Pink, Self::Grey];

    /// The colour for a new tag: the first of those that the fewest tags have.
    pub fn next_after(tags: &[Tag]) -> Self {
        let uses = |colour: &Self| tags.iter().filter(|tag| tag.colour == *colour).count();
        Self::ALL.into_iter().min_by_key(uses).unwrap_or_default()
    }

    /// Its word, on the screen and in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Amber => "amber",
            Self::Green => "green",
            Self::Purple => "purple",
            Self::Red => "red",
            Self::Teal => "teal",
            Self::Pink => "pink",
            Self::Grey => "grey",
        }
    }
}

/// Who contests what an entry says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dispute {
    /// Our side does.
    ByUs,
    /// The other side does.
    ByThem,
    /// Nobody does.
    Undisputed,
}

impl Dispute {
    /// Every answer, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::ByUs, Self::ByThem, Self::Undisputed];

    /// Its word in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::ByUs => "by_us",
            Self::ByThem => "by_them",
            Self::Undisputed => "undisputed",
        }
    }

    /// The words on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::ByUs => "disputed by us",
            Self::ByThem => "disputed by them",
            Self::Undisputed => "undisputed",
        }
    }
}

/// What became of a document that others cite and the folder lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChaseStatus {
    /// Somebody was asked for it.
    Requested,
    /// It was got, and lies somewhere else than in the folder.
    Obtained,
    /// It is not needed.
    NotNeeded,
}

impl ChaseStatus {
    /// Every status, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Requested, Self::Obtained, Self::NotNeeded];

    /// Its word in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Obtained => "obtained",
            Self::NotNeeded => "not_needed",
        }
    }

    /// The words on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Obtained => "obtained",
            Self::NotNeeded => "not needed",
        }
    }
}

/// How far the hunt for a cited document is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chase {
    /// What became of it; `None` for one still to be asked for.
    pub status: Option<ChaseStatus>,
    /// Whom was asked, and when; empty for none.
    pub note: String,
}

/// A field that the reviewer corrected, and what the documents say instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// Which field.
    pub field: Field,
    /// What the documents say, as the field is edited; empty where they say nothing.
    pub said: String,
    /// Where they say so.
    pub sources: Vec<Passage>,
}

/// What the reviewer put on an entry or a document, beside a name, a note and the mark “reviewed”.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Its tags, sorted.
    pub tags: Vec<TagId>,
    /// Whether it is a key fact.
    pub key: bool,
    /// Who disputes it; `None` where nothing was said.
    pub dispute: Option<Dispute>,
    /// The fields that were corrected, each once.
    pub corrected: Vec<Corrected>,
}

impl Marks {
    /// What the documents say of a corrected field; `None` for one that stands as they say.
    pub fn corrected(&self, field: Field) -> Option<&Corrected> {
        self.corrected.iter().find(|corrected| corrected.field == field)
    }
}
