//! What could not be read or saved, in words for the user.

use serde::{Deserialize, Serialize};

use super::DocId;

/// A problem with one file, or with the whole folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The file's path relative to the case folder, or the whole path of another file.
    pub path: String,
    /// The document, where there is one.
    pub doc: Option<DocId>,
    /// What kind of thing went wrong.
    pub kind: ProblemKind,
    /// What failed and what to do about it: a sentence without a final period.
    pub message: String,
}

/// Kinds of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ProblemKind {
    /// The file, or part of it, could not be read.
    Unreadable,
    /// The file, or pages of it, hold no text; OCR may be able to read them.
    NoText,
    /// The file was read, with something left out or guessed.
    Partial,
    /// A decision points at words that are no longer there.
    LostAnchor,
    /// The workspace or an export could not be saved.
    NotSaved,
}
