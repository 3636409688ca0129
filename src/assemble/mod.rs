//! One case out of many documents: documents, mentions and decisions in, a case file out.
//!
//! Pure and quick; called again after every decision.

use std::sync::Arc;

use crate::extract::Mentions;
use crate::model::{CaseFile, Decision, Document};

/// A document with what it says.
#[derive(Clone, Debug)]
pub struct ReadDocument {
    /// The file as it was read.
    pub document: Arc<Document>,
    /// What its text says.
    pub mentions: Arc<Mentions>,
}

/// Assembles the case. `parts` are sorted by path; a document's index is its [`crate::model::DocId`].
pub fn assemble(parts: &[ReadDocument], decisions: &[Decision]) -> CaseFile {
    let _ = (parts, decisions);
    CaseFile::default()
}
