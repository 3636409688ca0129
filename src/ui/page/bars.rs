//! The bars by which pages are scrolled. The view counts its place more finely than egui's scroll areas do: a document
//! of thousands of pages is millions of points high once it is enlarged.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::view::PageView;
use crate::ui::kit::theme;

/// Width of a bar, in points: at rest, and under the pointer.
const WIDTH: [f32; 2] = [4.0, 10.0];
/// How near to the edge the pointer has to be, in points.
const REACH: f32 = 12.0;
/// The shortest handle, in points.
const SHORTEST: f32 = 28.0;

/// Shows a bar for each direction in which there is more than is seen.
pub(super) fn show(view: &mut PageView, ui: &Ui, area: Rect) {
    let Some(open) = &view.open else { return };
    let (wide, high) = view.overflows();
    if high {
        let track = Rect::from_min_max(pos2(area.right() - REACH, area.top()), area.max);
        let all = open.stack.height(view.zoom);
        if let Some(to) = bar(ui, "Scroll the pages up and down", track, 1, view.at.1, area.height(), all) {
            view.at.1 = to;
        }
    }
    let Some(open) = &view.open else { return };
    if wide {
        let track = Rect::from_min_max(pos2(area.left(), area.bottom() - REACH), area.max);
        let all = open.stack.width(view.zoom);
        // The place is counted from the middle.
        let middle = (all - area.width()) / 2.0;
        let at = f64::from(view.at.0 + middle);
        let name = "Scroll the pages to the left and right";
        if let Some(to) = bar(ui, name, track, 0, at, area.width(), f64::from(all)) {
            view.at.0 = narrow(to) - middle;
        }
    }
    view.clamp();
}

/// One bar: `side` is 0 for a level one and 1 for an upright one; `at` is how much of `all` is above or left of the
/// `seen` part. Returns where it was dragged to.
fn bar(ui: &Ui, name: &str, track: Rect, side: usize, at: f64, seen: f32, all: f64) -> Option<f64> {
    let length = track.size()[side];
    let share = narrow(f64::from(seen) / all);
    let handle = (length * share).clamp(SHORTEST.min(length), length);
    let most = (all - f64::from(seen)).max(1.0);
    let from = narrow(at / most).clamp(0.0, 1.0) * (length - handle);

    let response = ui.interact(track, ui.scope_id().with(name), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, name));
    let held = response.hovered() || response.dragged();
    let width = if held { WIDTH[1] } else { WIDTH[0] };
    let mut rect = track;
    rect.min[side] = track.min[side] + from;
    rect.max[side] = rect.min[side] + handle;
    let across = 1 - side;
    rect.max[across] -= 1.0;
    rect.min[across] = rect.max[across] - width;
    let tokens = theme::tokens(ui);
    ui.painter().rect_filled(rect, width / 2.0, if held { tokens.weak } else { tokens.faint });

    let pointer = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked())?;
    let delta = response.drag_delta()[side];
    let grabbed = rect.expand(2.0).contains(pointer) || delta != 0.0;
    let wanted =
        if grabbed && response.dragged() { from + delta } else { pointer[side] - track.min[side] - handle / 2.0 };
    Some(f64::from((wanted / (length - handle).max(1.0)).clamp(0.0, 1.0)) * most)
}

#[expect(clippy::cast_possible_truncation, reason = "a place near the screen, or a share")]
fn narrow(value: f64) -> f32 {
    value as f32
}
