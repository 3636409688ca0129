//! Everything that a window can ask for.

use std::path::PathBuf;

use crate::export::ExportKind;
use crate::model::{DocId, EntryRef, Field, Passage, RosterKey};
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
    /// Make the others part of the first.
    Merge(RosterKey, Vec<RosterKey>),
    /// Hide an entry, or bring it back.
    Hide(EntryRef, bool),
    /// Write a note; empty removes it.
    Note(EntryRef, String),
    /// Mark as reviewed, or not.
    Review(EntryRef, bool),
    /// Choose one of several readings; `None` leaves the conflict as it is.
    Settle(RosterKey, Field, Option<String>),
    /// Take the last decision back.
    Undo,
    /// Bring the last undone decision back.
    Redo,
    /// Save now.
    Save,
    /// Write the roster, or the timeline, as CSV, or the facts as JSON.
    Export(ExportKind, PathBuf),
    /// Remember something of the window.
    SetView(View),
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
