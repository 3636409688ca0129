//! Everything that a window can ask for.

use std::path::PathBuf;

use crate::export::ExportKind;
use crate::model::{
    AmountState, ChaseStatus, Dispute, DocId, Entity, EntryRef, Field, PartialDate, Passage, Role, RosterKey,
    TagColour, TimelineKind,
};
use crate::workspace::View;

use super::SearchText;

/// What a window can ask for. One handler carries them out; a pane never changes the case by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Open a case folder.
    OpenFolder(PathBuf),
    /// Open the sample case that the program carries with it.
    OpenSample,
    /// Close the case and go to the welcome screen.
    CloseFolder,
    /// Read the folder again.
    Reload,
    /// Stop reading; what was read stays.
    CancelLoading,
    /// Select an entry and show its first passage.
    Select(EntryRef),
    /// Select an entry; the document that is read stays on the screen.
    Attend(EntryRef),
    /// Select an entry and show this passage of it.
    ShowPassage {
        /// The entry, where the passage belongs to one.
        entry: Option<EntryRef>,
        /// The passage.
        passage: Passage,
    },
    /// Open a document from its beginning, with no entry selected.
    OpenDocument(DocId),
    /// Show the next (1) or previous (-1) passage of the selected entry, over all documents.
    StepPassage(i32),
    /// Look for something in the whole case; nothing for empty words.
    Search(SearchText),
    /// Go back to where the user was before.
    Back,
    /// Go forward again.
    Forward,
    /// Give an entry another name or summary.
    Rename(EntryRef, String),
    /// Set one field of an entry; an empty value takes an earlier correction back.
    Correct(EntryRef, Field, String),
    /// Say what an entry holds of an instrument: plain digits, and their state.
    CorrectAmount(RosterKey, String, Option<String>, AmountState),
    /// Make the others part of the first.
    Merge(RosterKey, Vec<RosterKey>),
    /// Make the spellings of an entry somebody else.
    Split(RosterKey, Vec<String>),
    /// Make single places of an entry somebody else, and these spellings wherever they stand.
    SplitPlaces(RosterKey, Vec<String>, Vec<Passage>),
    /// Set one field of an entry to nothing, whatever the documents say.
    Clear(EntryRef, Field),
    /// Hide an entry, or bring it back.
    Hide(EntryRef, bool),
    /// Write a note; empty removes it.
    Note(EntryRef, String),
    /// Mark as reviewed, or not.
    Review(EntryRef, bool),
    /// Mark as a key fact, or not.
    Key(EntryRef, bool),
    /// Say who disputes an entry; `None` takes back what was said.
    Dispute(EntryRef, Option<Dispute>),
    /// Define a tag, by the name that it was given first, or give it another name or colour; an empty name takes it away.
    DefineTag(String, String, TagColour),
    /// Put a tag on an entry, or take it off.
    Tag(EntryRef, String, bool),
    /// Put a tag on a document, or take it off.
    TagDocument(DocId, String, bool),
    /// Say what became of a cited document, by its place in [`crate::model::CaseFile::references`], with a note.
    Chase(u32, Option<ChaseStatus>, String),
    /// Choose one of several readings; `None` leaves the conflict as it is.
    Settle(RosterKey, Field, Option<String>),
    /// The same for any discrepancy, by its place in [`crate::model::CaseFile::discrepancies`].
    SettleAt(usize, Option<String>),
    /// Add a line to the timeline that rests on words of a document.
    AddTimeline {
        /// The words.
        passage: Passage,
        /// What it is.
        kind: TimelineKind,
        /// When.
        date: Option<PartialDate>,
        /// The line.
        summary: String,
    },
    /// Add an entry to the roster that rests on words of a document.
    AddRoster {
        /// The words.
        passage: Passage,
        /// The name.
        name: String,
        /// What sort of party.
        entity: Entity,
        /// Its part.
        role: Role,
    },
    /// Decide all of these at a stroke: one undo takes them back. What asks for no decision is passed over.
    Together(Vec<Action>),
    /// Take the last decision back.
    Undo,
    /// Take back every step but so many of the earliest; redo brings them back.
    UndoTo(usize),
    /// Bring the last undone decision back.
    Redo,
    /// Save now.
    Save,
    /// Write the roster, or the timeline, as CSV, or the facts as JSON.
    Export(ExportKind, PathBuf),
    /// The same, of these entries alone.
    ExportEntries(ExportKind, Vec<EntryRef>, PathBuf),
    /// Write what was decided, when and by whom, as CSV.
    ExportHistory(PathBuf),
    /// Remember something of the window.
    SetView(View),
    /// Tell the user of something that the window itself did.
    Say(String),
    /// Take a notice off the screen.
    Dismiss(u64),
    /// Take a folder off the list of recent ones.
    Forget(PathBuf),
}

/// Where the user is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The selected entry.
    pub entry: Option<EntryRef>,
    /// The open document.
    pub document: Option<DocId>,
    /// The passage shown and to be scrolled into view.
    pub passage: Option<Passage>,
}
