//! What OCR read may be misread: what rests on nothing else is inferred.

use super::ReadDocument;
use crate::model::{Passage, RosterEntry, Sureness, TimelineEntry};

/// Marks the entries that rest only on pages that OCR read.
pub(super) fn weaken(parts: &[ReadDocument], timeline: &mut [TimelineEntry], roster: &mut [RosterEntry]) {
    let by_ocr =
        |source: &Passage| parts.get(source.doc.index()).is_some_and(|part| part.document.is_by_ocr(source.span.start));
    let only = |sources: &[Passage]| !sources.is_empty() && sources.iter().all(by_ocr);
    for entry in timeline.iter_mut().filter(|entry| only(&entry.sources)) {
        entry.sure = Sureness::Inferred;
    }
    for entry in roster.iter_mut().filter(|entry| only(&entry.sources)) {
        entry.sure = Sureness::Inferred;
    }
}
