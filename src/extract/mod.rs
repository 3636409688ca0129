//! What one document says: a document's text in, mentions out.
//!
//! Pure: no disk, no clock, no second document. Cannot fail; what cannot be told is left out.

mod dates;
#[cfg(test)]
mod marked;
mod mentions;
mod scan;

pub use mentions::{
    DatedMention, HoldingMention, Located, Mentions, PartyMention, ReferenceMention, SignatoryMention, ViaMention,
};

use crate::model::Document;

/// Everything that the document says of documents, dates and people.
pub fn extract(document: &Document) -> Mentions {
    let _ = document;
    Mentions::default()
}
