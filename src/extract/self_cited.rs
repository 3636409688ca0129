//! Papers that cite themselves: the order proposed at a motion's end begins "Upon the motion (the "Motion"), dated May 1,
//! 2031, of Alder, Inc.", and means the very motion.

use super::heading::noun_kind;
use super::mentions::{Mentions, ReferenceMention};
use super::scan::Scan;
use crate::model::DocKind;

/// Days between the two dates of one motion; further apart it is another one.
const FARTHEST: i64 = 31;

/// Takes such citations out of the list of cited documents. Where the date differs from the motion's own, the motion has two.
pub(super) fn take(scan: &Scan<'_>, mentions: &mut Mentions) {
    if !matches!(mentions.kind, DocKind::Motion | DocKind::Application) {
        return;
    }
    let Some(own) = mentions.date.as_ref().and_then(|date| date.value.full()) else { return };
    let kind = mentions.kind;
    let (itself, others): (Vec<_>, Vec<_>) = std::mem::take(&mut mentions.references).into_iter().partition(|cited| {
        let near = cited.date.and_then(|date| date.full()).is_some_and(|day| (day - own).num_days().abs() <= FARTHEST);
        near && cited.kind == kind && cited.docket_number.is_none() && opens_order(scan, cited, kind)
    });
    mentions.references = others;
    for cited in itself {
        let Some(date) = cited.date.filter(|date| date.full() != Some(own)) else { continue };
        if mentions.also_dated.iter().all(|known| known.value != date) {
            mentions.also_dated.push(super::Located::new(date, cited.span));
        }
    }
}

/// Whether "Upon the" stands before the citation, and the term for the paper itself in it: "(the "Motion")".
fn opens_order(scan: &Scan<'_>, cited: &ReferenceMention, kind: DocKind) -> bool {
    const REACH: usize = 12;
    let first = scan.token_at(cited.span.start);
    let upon = (first.saturating_sub(3)..=first).any(|at| scan.is(at, "upon"));
    let term = |at: usize| {
        scan.mark(at, b'(')
            && scan.is(at + 1, "the")
            && scan.mark(at + 2, b'"')
            && noun_kind(scan.word(at + 3)) == Some(kind)
            && scan.mark(at + 4, b'"')
    };
    upon && (first..first + REACH).any(term)
}
