//! Where the user is and was: back and forward, as in a browser.

use super::Selection;
use crate::model::{CaseFile, DocId, EntryRef, Passage};

/// The places that the user went to, and which of them is on the screen.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    before: Vec<Selection>,
    here: Selection,
    after: Vec<Selection>,
}

impl Places {
    /// The place on the screen.
    pub(super) fn here(&self) -> &Selection {
        &self.here
    }

    /// Goes to a new place; the way forward is lost.
    pub(super) fn go(&mut self, place: Selection) {
        if place == self.here {
            return;
        }
        let left = std::mem::replace(&mut self.here, place);
        // To come back to an empty pane is of no use.
        if left != Selection::default() {
            self.before.push(left);
        }
        self.after.clear();
    }

    /// Shows another passage of the same place.
    pub(super) fn turn_to(&mut self, passage: Passage) {
        self.here.document = Some(passage.doc);
        self.here.passage = Some(passage);
    }

    /// Selects another entry; what is read stays on the screen.
    pub(super) fn attend(&mut self, entry: EntryRef) {
        self.here.entry = Some(entry);
        self.here.passage = None;
    }

    /// Whether there is a place to go back or forward to.
    pub(super) fn can_go(&self) -> (bool, bool) {
        (!self.before.is_empty(), !self.after.is_empty())
    }

    /// Goes to where the user was before.
    pub(super) fn back(&mut self) {
        if let Some(place) = self.before.pop() {
            self.after.push(std::mem::replace(&mut self.here, place));
        }
    }

    /// Goes forward again.
    pub(super) fn forward(&mut self) {
        if let Some(place) = self.after.pop() {
            self.before.push(std::mem::replace(&mut self.here, place));
        }
    }

    /// Makes the places of one case those of the next one. Keys of entries stay; numbers of documents and of cited
    /// documents may not. What is gone is left out.
    pub(super) fn carry(&mut self, old: &CaseFile, new: &CaseFile) {
        let same_documents = old.documents.len() == new.documents.len()
            && old.documents.iter().zip(&new.documents).all(|(a, b)| a.source.path == b.source.path);
        let document = |id: DocId| {
            if same_documents {
                return Some(id);
            }
            new.document_at(&old.document(id)?.source.path)
        };
        let all = self.before.iter_mut().chain([&mut self.here]).chain(&mut self.after);
        for place in all {
            place.document = place.document.and_then(document);
            place.passage = place.passage.and_then(|passage| {
                let moved = Passage { doc: document(passage.doc)?, ..passage };
                let text = &new.document(moved.doc)?.source.text;
                // The text may have changed under it.
                text.get(moved.span.range()).map(|_| moved)
            });
            place.entry = place.entry.and_then(|entry| match entry {
                EntryRef::Reference(at) => reference(old, new, at, &document).map(EntryRef::Reference),
                // An entry that is gone for now comes back with undo, and is then selected still.
                other => Some(other),
            });
        }
        self.before.retain(|place| *place != Selection::default());
        self.after.retain(|place| *place != Selection::default());
    }
}

/// Where a cited document stands in the next case.
fn reference(old: &CaseFile, new: &CaseFile, at: u32, document: &impl Fn(DocId) -> Option<DocId>) -> Option<u32> {
    let old = old.references.get(at as usize)?;
    let first = old.sources.first().and_then(|passage| Some(Passage { doc: document(passage.doc)?, ..*passage }));
    let same = |other: &&crate::model::Reference| {
        (&other.description, other.kind, other.date, &other.docket_number)
            == (&old.description, old.kind, old.date, &old.docket_number)
    };
    let found = new
        .references
        .iter()
        .position(|other| same(&other) && first.is_some_and(|first| other.sources.contains(&first)))
        .or_else(|| new.references.iter().position(|other| same(&other)))?;
    u32::try_from(found).ok()
}
