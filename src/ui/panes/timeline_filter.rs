//! Which entries the timeline shows, and under which headings they stand.
//!
//! Each part of the filter leaves fewer entries. A further part is a field of [`TimelineFilter`], a line of
//! [`Sieve::passes`] and one of [`TimelineFilter::parts`], by which it is named and taken off.

use chrono::NaiveDate;

use super::docket_columns::Order;
use crate::model::{
    CaseDocument, CaseFile, CaseNumber, DocId, PartialDate, RosterKey, TagId, TimelineEntry, TimelineKind, When,
};
use crate::ui::words;

/// A set of kinds of timeline entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::ui) struct Kinds(u8);

impl Kinds {
    fn bit(kind: TimelineKind) -> u8 {
        TimelineKind::ALL.iter().position(|k| *k == kind).map_or(0, |at| 1 << at)
    }

    /// Whether entries of this kind are shown.
    pub(in crate::ui) fn shows(self, kind: TimelineKind) -> bool {
        self.0 == 0 || self.0 & Self::bit(kind) != 0
    }

    /// Whether this kind was chosen.
    pub(in crate::ui) fn chosen(self, kind: TimelineKind) -> bool {
        self.0 & Self::bit(kind) != 0
    }

    /// Whether every kind is shown.
    pub(in crate::ui) fn is_all(self) -> bool {
        self.0 == 0
    }

    /// Chooses a kind, or lets it go again.
    pub(in crate::ui) fn toggle(&mut self, kind: TimelineKind) {
        self.0 ^= Self::bit(kind);
        if TimelineKind::ALL.iter().all(|kind| self.chosen(*kind)) {
            self.0 = 0;
        }
    }
}

/// What the headings of the list are, or its columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) enum Grouping {
    /// Years.
    #[default]
    Year,
    /// Months.
    Month,
    /// None: the entries of the docket alone, in the docket's own columns.
    Docket(Order),
}

impl Grouping {
    /// The order of the docket's entries, where they are shown in their own columns.
    pub(in crate::ui) fn order(self) -> Option<Order> {
        if let Self::Docket(order) = self { Some(order) } else { None }
    }

    /// The docket's columns, or years where those are shown.
    pub(in crate::ui) fn other_columns(self) -> Self {
        if self.order().is_some() { Self::Year } else { Self::Docket(Order::default()) }
    }

    /// The grouping in words, as views keep it; none for years.
    pub(in crate::ui) fn print(self) -> String {
        match self {
            Self::Year => String::new(),
            Self::Month => "month".to_owned(),
            Self::Docket(order) => format!("docket {}", order.print()),
        }
    }

    /// The grouping that words say; years where they say nothing known.
    pub(in crate::ui) fn parse(words: &str) -> Self {
        match words.split_once(' ').unwrap_or((words, "")) {
            ("month", _) => Self::Month,
            ("docket", order) => Self::Docket(Order::parse(order)),
            _ => Self::Year,
        }
    }

    /// The heading below which an entry of then stands; an entry whose month is not known stands below its year.
    pub(in crate::ui) fn heading(self, when: When) -> PartialDate {
        let year = when.date.year_number();
        let month = when.date.month_number().filter(|_| self == Self::Month);
        month.and_then(|month| PartialDate::month(year, month)).unwrap_or(PartialDate::year(year))
    }
}

/// What the timeline shows of the case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct TimelineFilter {
    /// The kinds; none chosen shows all.
    pub(in crate::ui) kinds: Kinds,
    /// Words that the entry has.
    pub(in crate::ui) text: String,
    /// The path of the document that says so.
    pub(in crate::ui) document: Option<String>,
    /// The case in which it was filed, or in which what says so was.
    pub(in crate::ui) case: Option<CaseNumber>,
    /// The roster entry that is named.
    pub(in crate::ui) person: Option<RosterKey>,
    /// The tag that it has, by what decisions name it.
    pub(in crate::ui) tag: Option<String>,
    /// Only key facts.
    pub(in crate::ui) key: bool,
    /// Only what a document says in so many words.
    pub(in crate::ui) stated: bool,
    /// Only what was reviewed, or was not.
    pub(in crate::ui) reviewed: Option<bool>,
    /// Only what is or may be between these days, both included.
    pub(in crate::ui) days: Option<(NaiveDate, NaiveDate)>,
}

/// A part of the filter that has a chip of its own, to be taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Part {
    Document,
    Case,
    Person,
    Tag,
    Key,
    Stated,
    Reviewed,
    Days,
}

impl TimelineFilter {
    /// The parts that are set, in words.
    pub(in crate::ui) fn parts(&self, case: &CaseFile) -> Vec<(Part, String)> {
        let mut parts = Vec::new();
        parts.extend(self.days.map(|days| (Part::Days, days_in_words(days))));
        if let Some(path) = &self.document {
            let document = case.document_at(path).and_then(|id| case.document(id));
            parts.push((Part::Document, document.map_or_else(|| path.clone(), |document| document.title.clone())));
        }
        parts.extend(self.case.as_ref().map(|number| (Part::Case, format!("case {}", case_in_words(case, number)))));
        if let Some(key) = self.person {
            let name = case.roster_entry(key).map_or("nobody of this case", |entry| &entry.name);
            parts.push((Part::Person, format!("names {name}")));
        }
        if let Some(id) = &self.tag {
            let tag = case.tags.iter().find(|tag| tag.id == *id);
            parts.push((Part::Tag, format!("tag {}", tag.map_or(id, |tag| &tag.name))));
        }
        if self.key {
            parts.push((Part::Key, "key facts".to_owned()));
        }
        if self.stated {
            parts.push((Part::Stated, "Not inferred".to_owned()));
        }
        if let Some(reviewed) = self.reviewed {
            parts.push((Part::Reviewed, if reviewed { "reviewed" } else { "not yet reviewed" }.to_owned()));
        }
        parts
    }

    /// Takes one part off.
    pub(in crate::ui) fn take_off(&mut self, part: Part) {
        match part {
            Part::Document => self.document = None,
            Part::Case => self.case = None,
            Part::Person => self.person = None,
            Part::Tag => self.tag = None,
            Part::Key => self.key = false,
            Part::Stated => self.stated = false,
            Part::Reviewed => self.reviewed = None,
            Part::Days => self.days = None,
        }
    }
}

/// "Apr 2, 2009 – Jun 30, 2009".
fn days_in_words((from, to): (NaiveDate, NaiveDate)) -> String {
    let [from, to] = [from, to].map(|day| words::date(day.into()));
    if from == to { from } else { format!("{from} – {to}") }
}

/// A case's number and the name of its debtor or of its sides: "31-40218 Brasswick Sundial Works, Inc."
pub(in crate::ui) fn case_in_words(case: &CaseFile, number: &CaseNumber) -> String {
    let listed = case.cases.iter().find(|listed| listed.number == *number);
    let title = listed.map_or("", |listed| listed.title.trim_start_matches("In re "));
    if title.is_empty() { number.0.clone() } else { format!("{number} {title}") }
}

/// The tag that decisions name so.
fn tag_of(case: &CaseFile, id: &str) -> Option<TagId> {
    let at = case.tags.iter().position(|tag| tag.id == id)?;
    u16::try_from(at).ok().map(TagId)
}

/// A filter, made ready for the entries of one case.
pub(super) struct Sieve<'a> {
    filter: &'a TimelineFilter,
    case: &'a CaseFile,
    words: Vec<String>,
    document: Option<DocId>,
    /// The person's place in the roster, which entries that were merged into it have too.
    person: Option<usize>,
    tag: Option<TagId>,
}

impl<'a> Sieve<'a> {
    pub(super) fn new(filter: &'a TimelineFilter, case: &'a CaseFile) -> Self {
        Self {
            filter,
            case,
            words: filter.text.to_lowercase().split_whitespace().map(str::to_owned).collect(),
            document: filter.document.as_deref().and_then(|path| case.document_at(path)),
            tag: filter.tag.as_deref().and_then(|id| tag_of(case, id)),
            person: filter.person.and_then(|key| case.roster_index.get(&key)).copied(),
        }
    }

    /// Whether words are looked for, so that [`Self::passes`] has to be given those of the entry.
    pub(super) fn needs_words(&self) -> bool {
        !self.words.is_empty()
    }

    /// Whether an entry passes all but the kinds and the days. `folded` are its words in lower case.
    pub(super) fn passes(&self, entry: &TimelineEntry, folded: &str) -> bool {
        let filter = self.filter;
        let in_document = |id: DocId| entry.document == Some(id) || entry.sources.iter().any(|at| at.doc == id);
        let names = |place: usize| entry.people.iter().any(|key| self.case.roster_index.get(key) == Some(&place));
        self.words.iter().all(|word| folded.contains(word))
            && (filter.document.is_none() || self.document.is_some_and(in_document))
            && filter.case.as_ref().is_none_or(|number| self.is_of(entry, number))
            && (filter.person.is_none() || self.person.is_some_and(names))
            && (filter.tag.is_none() || self.tag.is_some_and(|tag| entry.marks.tags.contains(&tag)))
            && (!filter.key || entry.marks.key)
            && (!filter.stated || !entry.is_inferred())
            && filter.reviewed.is_none_or(|reviewed| entry.reviewed == reviewed)
    }

    /// Whether an entry was filed in a case; of what was not filed, whether a document of that case says so.
    fn is_of(&self, entry: &TimelineEntry, number: &CaseNumber) -> bool {
        let names = |document: &CaseDocument| match &document.case {
            Some(own) => own == number,
            None => document.case_numbers.contains(number),
        };
        match &entry.case {
            Some(own) => own == number,
            None => entry.sources.iter().filter_map(|at| self.case.document(at.doc)).any(names),
        }
    }

    /// Whether an entry is or may be within the days that were chosen; one without a date is not.
    pub(super) fn is_within(&self, entry: &TimelineEntry) -> bool {
        self.filter.days.is_none_or(|(from, to)| entry.span().is_some_and(|(first, last)| first <= to && last >= from))
    }
}
