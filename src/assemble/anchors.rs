//! Finding the words of a decision again, where files were moved or read anew; and saying so where they are gone.

use std::collections::HashMap;

use super::ReadDocument;
use super::timeline::id;
use crate::model::{Anchor, Decision, DocId, Passage, Problem, ProblemKind};

/// Finds the words of decisions again.
pub(super) struct Anchors<'p> {
    parts: &'p [ReadDocument],
    by_path: HashMap<&'p str, usize>,
    by_hash: HashMap<&'p str, usize>,
}

impl<'p> Anchors<'p> {
    pub(super) fn new(parts: &'p [ReadDocument]) -> Self {
        let of = |key: fn(&'p ReadDocument) -> &'p str| {
            parts
                .iter()
                .enumerate()
                .rev()
                .map(|(at, part)| (key(part), at))
                .filter(|(key, _)| !key.is_empty())
                .collect()
        };
        Self { parts, by_path: of(|part| &part.document.path), by_hash: of(|part| &part.document.hash) }
    }

    /// Where an anchor's words stand now: in the file of its path, or, where that is gone or changed, in the file with
    /// its contents, or wherever its quote stands nearest to the old place.
    pub(super) fn find(&self, anchor: &Anchor) -> Option<Passage> {
        let by_path = self.by_path.get(anchor.path.as_str()).copied();
        let by_hash = self.by_hash.get(anchor.hash.as_str()).copied();
        let same = |at: usize| anchor.span.of(&self.parts[at].document.text) == anchor.quote;
        for at in [by_path, by_hash].into_iter().flatten() {
            if same(at) && !anchor.quote.is_empty() {
                return Some(Passage::new(id(at), anchor.span));
            }
        }
        [by_path, by_hash]
            .into_iter()
            .flatten()
            .find_map(|at| anchor.find_in(&self.parts[at].document.text).map(|span| Passage::new(id(at), span)))
    }

    /// The file that an anchor is in: the one at its path, or, where that is gone, the one with its contents.
    pub(super) fn document(&self, anchor: &Anchor) -> Option<DocId> {
        let by_path = self.by_path.get(anchor.path.as_str());
        by_path.or_else(|| self.by_hash.get(anchor.hash.as_str())).map(|at| id(*at))
    }
}

/// The problem of a decision whose words cannot be found any more; `None` for one that needs none.
pub(super) fn lost(decision: &Decision) -> Option<Problem> {
    let (what, anchor) = match decision {
        Decision::Rename { entry, .. } => ("The new name of", &entry.anchor),
        Decision::Correct { entry, .. } | Decision::Clear { entry, .. } | Decision::CorrectAmount { entry, .. } => {
            ("A correction of", &entry.anchor)
        }
        Decision::Merge { into, .. } => ("A merge into", &into.anchor),
        Decision::Hide { entry, .. } => ("The hiding of", &entry.anchor),
        Decision::Note { entry, .. } => ("A note on", &entry.anchor),
        Decision::Review { entry, .. } => ("The mark “reviewed” on", &entry.anchor),
        Decision::Settle { entry, .. } => ("The choice of a reading of", &entry.anchor),
        Decision::Split { entry, .. } | Decision::SplitPlaces { entry, .. } => ("A split of", &entry.anchor),
        Decision::Key { entry, .. } => ("The mark “key fact” on", &entry.anchor),
        Decision::Dispute { entry, .. } => ("A dispute of", &entry.anchor),
        Decision::Tag { entry, .. } => ("A tag on", &entry.anchor),
        Decision::Chase { entry, .. } => ("What was said of", &entry.anchor),
        Decision::AddTimeline { anchor, .. } | Decision::AddRoster { anchor, .. } => ("The source of", anchor),
        // A tag needs no words.
        Decision::DefineTag { .. } => return None,
    };
    let message = if anchor.quote.is_empty() {
        format!(
            "{what} this file could not be placed: it is no longer in the folder. It is kept; put the file back, or undo it"
        )
    } else {
        format!(
            "{what} “{}” could not be placed: these words are no longer in the folder. It is kept; put the file back, or undo it",
            anchor.quote
        )
    };
    Some(Problem { path: anchor.path.clone(), doc: None, kind: ProblemKind::LostAnchor, message })
}
