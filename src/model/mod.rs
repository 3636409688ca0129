//! The values that every other room speaks in. No disk, no clock, no threads.

mod case_file;
mod court;
mod date;
mod decision;
mod doc_kind;
mod document;
mod field;
mod marks;
mod passage;
mod problem;
mod roster;
mod timeline;
mod typed;

pub use case_file::{
    CaseDocument, CaseFacts, CaseFile, Discrepancy, EntryRef, HiddenEntry, Highlight, HighlightKind, ListedCase,
    NotHere, NumberedBy, ReadingOf, Reference,
};
pub use court::CaseNumber;
pub use date::{PartialDate, Precision, When};
pub use decision::{Anchor, Decision, EntryList, Target};
pub use doc_kind::DocKind;
pub use document::{
    Coverage, DocId, Document, Format, Link, Page, Style, StyledSpan, Table, TableCell, TableRow, WordBox,
};
pub use field::Field;
pub use marks::{Chase, ChaseStatus, Corrected, Dispute, Marks, Tag, TagColour, TagId};
pub use passage::{Fact, Passage, Span, Sureness};
pub use problem::{Problem, ProblemKind};
pub use roster::{AmountState, Entity, Holding, HoldingReading, Role, RosterEntry, RosterKey, Signatory, Signed, Via};
pub use timeline::{Computed, TimelineEntry, TimelineKey, TimelineKind};
