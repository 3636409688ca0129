//! What the reviewer put on an entry, as small marks at the right of its row and as words for those who hear it.

use egui::{Painter, Rect, pos2, vec2};

use crate::model::{CaseFile, Marks};
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::{Tokens, badge, fonts};

/// The tags that a row shows; of more it says how many.
const MOST_TAGS: usize = 3;
/// Space between two marks, in points.
const GAP: f32 = 3.0;

fn count(marks: &Marks) -> usize {
    let more = usize::from(marks.tags.len() > MOST_TAGS);
    usize::from(!marks.corrected.is_empty())
        + usize::from(marks.key)
        + usize::from(marks.dispute.is_some())
        + marks.tags.len().min(MOST_TAGS)
        + more
}

/// The width that the marks take at the right of a row, in points.
#[expect(clippy::cast_precision_loss, reason = "a handful of marks")]
pub(super) fn width(marks: &Marks) -> f32 {
    match count(marks) {
        0 => 0.0,
        some => some as f32 * (badge::SIDE + GAP) + GAP,
    }
}

/// Paints the marks to the left of `right`, about the height `middle`. Returns where they begin.
pub(super) fn paint(
    painter: &Painter,
    case: &CaseFile,
    marks: &Marks,
    right: f32,
    middle: f32,
    tokens: &Tokens,
) -> f32 {
    if count(marks) == 0 {
        return right;
    }
    let mut at = right;
    let mut next = || {
        let centre = pos2(at - badge::SIDE / 2.0, middle);
        at -= badge::SIDE + GAP;
        centre
    };
    if !marks.corrected.is_empty() {
        icon::paint(painter, Rect::from_center_size(next(), vec2(13.0, 13.0)), Icon::Pencil, tokens.weak);
    }
    if marks.key {
        badge::star(painter, next(), tokens);
    }
    if let Some(dispute) = marks.dispute {
        badge::dispute(painter, next(), dispute, tokens);
    }
    for tag in marks.tags.iter().take(MOST_TAGS).filter_map(|id| case.tag(*id)) {
        badge::tag(painter, next(), tag.letter, tag.colour, tokens);
    }
    if let Some(more) = marks.tags.len().checked_sub(MOST_TAGS).filter(|more| *more > 0) {
        let words = format!("+{more}");
        let font = fonts::interface(fonts::SMALL - 1.0);
        painter.text(next(), egui::Align2::CENTER_CENTER, words, font, tokens.weak);
    }
    at - GAP
}

/// The marks in words: "key fact", "disputed by us", "tag Preference".
pub(super) fn spoken(case: &CaseFile, marks: &Marks) -> Vec<String> {
    let mut parts = Vec::new();
    if marks.key {
        parts.push("key fact".to_owned());
    }
    parts.extend(marks.dispute.map(|dispute| dispute.label().to_owned()));
    if !marks.corrected.is_empty() {
        parts.push("corrected".to_owned());
    }
    parts.extend(marks.tags.iter().filter_map(|id| case.tag(*id)).map(|tag| format!("tag {}", tag.name)));
    parts
}
