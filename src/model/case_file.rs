//! Everything assembled: what the panes show and the exports write.

use std::collections::HashMap;
use std::sync::Arc;

use super::{
    CaseNumber, Chase, DocId, DocKind, Document, Fact, Field, Marks, PartialDate, Passage, Problem, RosterEntry,
    RosterKey, Span, Tag, TagId, Target, TimelineEntry, TimelineKey,
};

/// The case, as the documents and the reviewer's decisions make it. Cheap to clone: documents are shared.
#[derive(Clone, Debug, Default)]
pub struct CaseFile {
    /// Counts up with every assembly; views memoise by it.
    pub revision: u64,
    /// What is known of the case itself.
    pub facts: CaseFacts,
    /// Every file of the folder, sorted by path; [`DocId`] is the index.
    pub documents: Vec<CaseDocument>,
    /// Sorted by date, then path and place; undated entries last.
    pub timeline: Vec<TimelineEntry>,
    /// Sorted by role, then name.
    pub roster: Vec<RosterEntry>,
    /// Documents that documents cite.
    pub references: Vec<Reference>,
    /// Docket entries of which the folder lacks the document, in the order of the timeline.
    pub not_here: Vec<NotHere>,
    /// The cases whose dockets and papers the folder holds: the one that leads first, then by number.
    pub cases: Vec<ListedCase>,
    /// Facts that the documents give in different ways.
    pub discrepancies: Vec<Discrepancy>,
    /// What could not be read or found again.
    pub problems: Vec<Problem>,
    /// The tags of the case, in the order in which they were defined; [`TagId`] is the index.
    pub tags: Vec<Tag>,
    /// Entries that the reviewer hid, for the list from which they can be brought back.
    pub hidden: Vec<HiddenEntry>,
    /// Per document, what is highlighted; sorted by start.
    pub highlights: Vec<Vec<Highlight>>,
    /// Where each roster key stands now, merged ones too.
    pub roster_index: HashMap<RosterKey, usize>,
    /// Where each timeline key stands now.
    pub timeline_index: HashMap<TimelineKey, usize>,
}

impl CaseFile {
    /// The document with this id.
    pub fn document(&self, id: DocId) -> Option<&CaseDocument> {
        self.documents.get(id.index())
    }

    /// The document with this path.
    pub fn document_at(&self, path: &str) -> Option<DocId> {
        let at = self.documents.binary_search_by(|document| document.source.path.as_str().cmp(path)).ok()?;
        u32::try_from(at).ok().map(DocId)
    }

    /// The roster entry with this key, or the one that it was merged into.
    pub fn roster_entry(&self, key: RosterKey) -> Option<&RosterEntry> {
        self.roster_index.get(&key).and_then(|&index| self.roster.get(index))
    }

    /// The timeline entry with this key.
    pub fn timeline_entry(&self, key: TimelineKey) -> Option<&TimelineEntry> {
        self.timeline_index.get(&key).and_then(|&index| self.timeline.get(index))
    }

    /// The tag with this id.
    pub fn tag(&self, id: TagId) -> Option<&Tag> {
        self.tags.get(id.index())
    }

    /// What the reviewer put on an entry; `None` for a cited document and for an entry that is gone.
    pub fn marks(&self, entry: EntryRef) -> Option<&Marks> {
        match entry {
            EntryRef::Timeline(key) => self.timeline_entry(key).map(|entry| &entry.marks),
            EntryRef::Roster(key) => self.roster_entry(key).map(|entry| &entry.marks),
            EntryRef::Reference(_) => None,
        }
    }

    /// The words of a passage.
    pub fn quote(&self, passage: Passage) -> &str {
        self.document(passage.doc).map_or("", |doc| passage.span.of(&doc.source.text))
    }
}

/// A document with what its text says of it.
#[derive(Clone, Debug)]
pub struct CaseDocument {
    /// The file as it was read.
    pub source: Arc<Document>,
    /// What it is.
    pub kind: DocKind,
    /// Its title; the file's name where it has none.
    pub title: String,
    /// Whether the title stands in the document, rather than being the file's name.
    pub titled: bool,
    /// The date it bears.
    pub date: Option<PartialDate>,
    /// Its number on the docket.
    pub docket_number: Option<String>,
    /// Its own number below the docket entry's, where it is an exhibit or another attachment.
    pub attachment: Option<String>,
    /// What tells its number on the docket.
    pub numbered_by: Option<NumberedBy>,
    /// The case on whose docket it stands, where its stamp or its file's name tells, or it names one case alone.
    pub case: Option<CaseNumber>,
    /// The case numbers it stands under, sorted.
    pub case_numbers: Vec<CaseNumber>,
    /// What the reviewer put on it.
    pub marks: Marks,
}

/// What tells a document's number on the docket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberedBy {
    /// The court's stamp on its pages.
    Stamp,
    /// The name of its file.
    FileName,
    /// Its title and date, which fit one entry of the docket alone.
    TitleAndDate,
}

impl NumberedBy {
    /// The words on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Stamp => "by the court's stamp",
            Self::FileName => "by the file's name",
            Self::TitleAndDate => "by title and date",
        }
    }
}

/// A docket entry of which the folder lacks the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotHere {
    /// The entry.
    pub entry: TimelineKey,
    /// What is attached to it and not here either: "1 Exhibit A".
    pub attachments: Vec<String>,
    /// The documents of the folder that cite it, but for dockets and notices; sorted.
    pub cited_by: Vec<DocId>,
}

/// A case of which the folder holds a docket or papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedCase {
    /// Its number.
    pub number: CaseNumber,
    /// "In re …" or "A v. B", as its docket or its papers give it; empty where nothing does.
    pub title: String,
    /// The case that it belongs to: a member's lead case, an adversary proceeding's main case.
    pub lead: Option<CaseNumber>,
    /// Its docket report, where the folder has one.
    pub docket: Option<DocId>,
}

/// What is known of the case itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFacts {
    /// "In re …", or "A v. B".
    pub title: Option<Fact<String>>,
    /// "United States Bankruptcy Court, Southern District of New York".
    pub court: Option<Fact<String>>,
    /// The lead case's number.
    pub lead_number: Option<Fact<CaseNumber>>,
    /// The member cases' numbers, sorted.
    pub member_numbers: Vec<Fact<CaseNumber>>,
    /// Whether the cases are jointly administered.
    pub jointly_administered: bool,
    /// The chapter of the Bankruptcy Code: "7", "11", "13" …
    pub chapter: Option<Fact<String>>,
    /// The judge's name.
    pub judge: Option<Fact<String>>,
    /// When the case was filed.
    pub filed: Option<Fact<PartialDate>>,
    /// When it was closed.
    pub closed: Option<Fact<PartialDate>>,
}

/// A document that documents cite by name, date or docket number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// How it is named: "Order regarding mediation".
    pub description: String,
    /// What it is.
    pub kind: DocKind,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Its number on the docket.
    pub docket_number: Option<String>,
    /// The case on whose docket its number stands, where the citing document tells.
    pub case: Option<CaseNumber>,
    /// The docket entry that it means.
    pub entry: Option<TimelineKey>,
    /// The document of the folder that it is; `None` for one to chase.
    pub found: Option<DocId>,
    /// Where it is cited.
    pub sources: Vec<Passage>,
    /// How far the hunt for it is.
    pub chase: Chase,
}

/// A fact that the documents give in different ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discrepancy {
    /// Whose fact: an entry's name, or a document's or defined term's.
    pub subject: String,
    /// The roster entry, where it is one's.
    pub entry: Option<RosterKey>,
    /// Which fact.
    pub field: Field,
    /// The readings, each with its passages.
    pub readings: Vec<ReadingOf>,
}

/// One way in which the documents give a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingOf {
    /// The value: digits for an amount, ISO 8601 for a date, words otherwise.
    pub value: String,
    /// Where.
    pub sources: Vec<Passage>,
}

/// An entry of the timeline or the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryRef {
    /// A timeline entry.
    Timeline(TimelineKey),
    /// A roster entry.
    Roster(RosterKey),
    /// A cited document: its index in [`CaseFile::references`].
    Reference(u32),
}

/// An entry that the reviewer hid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HiddenEntry {
    /// Which.
    pub entry: EntryRef,
    /// Its name or summary.
    pub label: String,
    /// Its first passage.
    pub source: Option<Passage>,
    /// What the decision that hid it points at; bringing it back points at the same.
    pub target: Target,
}

/// What a highlighted range of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HighlightKind {
    /// A date.
    Date,
    /// A person or organisation.
    Party,
    /// An amount.
    Amount,
    /// A cited document.
    Reference,
    /// An address, phone number or e-mail address.
    Contact,
}

/// A highlighted range of a document's text, and the entries that were made from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: HighlightKind,
    /// Which entries a click selects.
    pub entries: Vec<EntryRef>,
}
