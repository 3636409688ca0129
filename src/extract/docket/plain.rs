//! Docket reports without tables.
use crate::extract::Mentions;
use crate::model::{CaseNumber, Document, Span};
pub(super) fn start_of_entries(text: &str, _after: usize) -> usize {
    text.len()
}
pub(super) fn parties(_text: &str, _front: Span, _mentions: &mut Mentions) {}
pub(super) fn entries(_document: &Document, _start: usize, _case: &CaseNumber, _mentions: &mut Mentions) {}
