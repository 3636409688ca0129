//! What the case is at a moment, as far as commands depend on it.

use crate::model::Dispute;

/// What is the case at this moment, as far as commands depend on it.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that a command needs")]
pub struct Situation {
    /// A case folder is open.
    pub case: bool,
    /// A worker is reading.
    pub reading: bool,
    /// A timeline or roster entry is selected.
    pub entry: bool,
    /// The keyboard is on a cell of the roster's full table that can be corrected there.
    pub cell: bool,
    /// It is one of the roster.
    pub roster_entry: bool,
    /// Words of the open document are selected.
    pub words: bool,
    /// More than one place names it.
    pub places: bool,
    /// A cited document is selected that is not in the folder.
    pub reference: bool,
    /// How many entries are picked together; 0 or 1 where only one is selected.
    pub chosen: usize,
    /// The keyboard is in the timeline or the roster.
    pub list: bool,
    /// Something was decided.
    pub history: bool,
    /// The selected entry, or every one that is picked, is marked as reviewed.
    pub reviewed: bool,
    /// The same, as a key fact.
    pub key: bool,
    /// The same, as disputed.
    pub dispute: Option<Dispute>,
    /// The selected entry has passages to step through.
    pub passages: bool,
    /// The search of the case has found something.
    pub results: bool,
    /// A document is shown.
    pub document: bool,
    /// It has pages that can be shown.
    pub has_pages: bool,
    /// They are shown.
    pub pages: bool,
    /// Small pictures of pages stand beside them.
    pub thumbnails: bool,
    /// What undo would take back, in words.
    pub undo: Option<String>,
    /// What redo would bring back, in words.
    pub redo: Option<String>,
    /// There is a place to go back to.
    pub back: bool,
    /// There is a place to go forward to.
    pub forward: bool,
    /// Dark, light, or as the system has it.
    pub dark: Option<bool>,
    /// Colours are stronger.
    pub high_contrast: bool,
    /// The graphical timeline is shown.
    pub strip: bool,
    /// The roster takes the whole width.
    pub wide_roster: bool,
    /// What the timeline shows.
    pub timeline: TimelineSituation,
}

/// How the timeline is grouped, and what it is filtered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one command's check mark")]
pub struct TimelineSituation {
    /// Its headings are months, not years.
    pub by_month: bool,
    /// It shows the docket's entries in the docket's own columns.
    pub as_docket: bool,
    /// Inferred entries are left out.
    pub stated: bool,
    /// Only what is reviewed, or is not, is shown.
    pub reviewed: Option<bool>,
    /// Only the open document is.
    pub open_document: bool,
    /// Only what names the selected roster entry is.
    pub selected_party: bool,
    /// Only key facts are.
    pub key: bool,
    /// Only some days are.
    pub days: bool,
}
