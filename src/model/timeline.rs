//! Dated lines: what was filed, what happened, what is due.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CaseNumber, DocId, Field, Marks, PartialDate, Passage, RosterKey, Sureness, When};

/// A timeline entry's name through re-reading and re-assembly: a hash of what it says and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TimelineKey(pub u64);

/// What a dated line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    /// A document of the folder, or an entry of a docket.
    Filing,
    /// A dated document that another one cites and that is not in the folder.
    Cited,
    /// A hearing or trial.
    Hearing,
    /// Something that happened or is set to happen.
    Event,
    /// Something to be done by a date.
    Deadline,
    /// A span of time.
    Period,
}

impl TimelineKind {
    /// Every kind, in the order in which filters list them.
    pub const ALL: [Self; 6] = [Self::Filing, Self::Cited, Self::Hearing, Self::Event, Self::Deadline, Self::Period];

    /// The word of the facts export.
    pub fn word(self) -> &'static str {
        match self {
            Self::Filing => "filing",
            Self::Cited => "cited",
            Self::Hearing => "hearing",
            Self::Event => "event",
            Self::Deadline => "deadline",
            Self::Period => "period",
        }
    }
}

/// From what a date was worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Computed {
    /// The trigger.
    pub from: PartialDate,
    /// The rule in words: "14 days after the letter's date".
    pub rule: String,
    /// Whether the words are loose ("in two weeks") rather than a term that someone is bound by.
    pub informal: bool,
}

/// A dated line of the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// Its name through re-assembly.
    pub key: TimelineKey,
    /// What it is.
    pub kind: TimelineKind,
    /// When; `None` for a deadline whose trigger has no known date.
    pub when: Option<When>,
    /// What happened or is due, as one line.
    pub summary: String,
    /// A second, weaker line: who, where, or on whose docket.
    pub details: String,
    /// Set where the date was worked out.
    pub computed: Option<Computed>,
    /// The docket entry's number.
    pub docket_number: Option<String>,
    /// The date on which the docket entry was entered, where that is told apart from the date filed.
    pub entered: Option<PartialDate>,
    /// The case in which it was filed.
    pub case: Option<CaseNumber>,
    /// The document of the folder that this line stands for.
    pub document: Option<DocId>,
    /// The words that say so; never empty, but for an entry that the reviewer added.
    pub sources: Vec<Passage>,
    /// How sure it is.
    pub sure: Sureness,
    /// Roster entries that its words name.
    pub people: Vec<RosterKey>,
    /// The reviewer's mark.
    pub reviewed: bool,
    /// The reviewer's note; empty for none.
    pub note: String,
    /// The summary as the documents gave it, where the reviewer changed it.
    pub corrected_from: Option<String>,
    /// What else the reviewer put on it.
    pub marks: Marks,
}

impl TimelineEntry {
    /// Whether the program worked it out, rather than a document saying so in so many words.
    pub fn is_inferred(&self) -> bool {
        self.computed.is_some() || self.sure == Sureness::Inferred
    }

    /// The first and the last day that it can be, or that it lasts; `None` without a date.
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let when = self.when?;
        let first = when.date.first_day()?;
        let last = when.until.unwrap_or(when.date).last_day()?;
        Some((first, last.max(first)))
    }

    /// Its kind and date, by which a [`super::Target`] tells apart entries that rest on the same words: "deadline
    /// 2009-04-22"; the kind alone where there is no date. A correction does not change it.
    pub fn label(&self) -> String {
        let said = match self.marks.corrected(Field::Date) {
            Some(corrected) => When::parse_typed(&corrected.said).map(|when| when.date.to_string()),
            None => self.when.map(|when| when.date.to_string()),
        };
        let kind = self.marks.corrected(Field::Kind).map_or(self.kind.word(), |corrected| &corrected.said);
        match said {
            Some(date) => format!("{kind} {date}"),
            None => kind.to_owned(),
        }
    }
}
