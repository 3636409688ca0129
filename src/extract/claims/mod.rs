//! Claims registers and lists of creditors: who claims what of a debtor, and who is owed.
//!
//! A claim's number counts claims and is no docket number: it is never put where one belongs.

mod matrix;
mod register;

use crate::extract::Mentions;
use crate::model::Document;

/// What a claims register or a list of creditors says, or `None` where the document is neither.
pub fn read(document: &Document) -> Option<Mentions> {
    register::read(document).or_else(|| matrix::read(document))
}
