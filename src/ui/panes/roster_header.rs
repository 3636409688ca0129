//! The titles over the roster's columns: a click sorts, with Shift by a further key; a title can be dragged to another
//! place, the line behind it to another width, and its menu filters.

use egui::{
    Align2, CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::model::CaseFile;
use crate::ui::command::Command;
use crate::ui::desk::Asks;
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::{focus, fonts, theme, widgets};
use crate::ui::layout::Layout;

use super::roster_columns::{Column, RosterView};
use super::roster_filter;
use super::roster_shape::RosterTables;

/// Space between two columns, in points.
pub(super) const GAP: f32 = 10.0;
/// How far an arrow key moves the line behind a column, in points.
const STEP: f32 = 16.0;
/// The narrowest and the widest that a column is made, in points.
const WIDTHS: std::ops::RangeInclusive<f32> = 60.0..=900.0;

/// The header of the narrow table: what stands in the two lines of a row, and at their right. Returns the place that is
/// left between them.
pub(super) fn narrow(ui: &mut Ui, tables: &mut RosterTables) -> Rect {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::PANE_HEAD), Sense::HOVER);
    widgets::hairline(ui);
    let inner = rect.shrink2(vec2(theme::PANE_PADDING, 0.0));
    let word = |from: f32, width: f32| Rect::from_min_size(pos2(from, inner.top()), vec2(width, inner.height()));
    title(ui, word(inner.left(), 60.0), Column::Name, false, tables);
    if tables.part == RosterView::Holders {
        // Amounts stand at the right of the rows, and so does their title.
        title(ui, word(inner.right() - 76.0, 76.0), Column::Amount, true, tables);
        return Rect::from_min_max(pos2(inner.left() + 68.0, inner.top()), pos2(inner.right() - 84.0, inner.bottom()));
    }
    title(ui, word(inner.left() + 64.0, 60.0), tables.part.side(), false, tables);
    Rect::from_min_max(pos2(inner.left() + 132.0, inner.top()), inner.max)
}

/// The header of the full table. `widths` are those of the columns that are shown, from left to right.
pub(super) fn full(ui: &mut Ui, case: &CaseFile, widths: &[f32], layout: &mut Layout, asks: &mut Asks) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::HOVER);
    let columns = layout.tables.shown().columns.clone();
    let mut left = rect.left() + theme::PANE_PADDING;
    let mut places = Vec::with_capacity(columns.len());
    for (column, width) in columns.iter().zip(widths) {
        let whole = Rect::from_min_max(pos2(left, rect.top()), pos2(left + width - GAP, rect.bottom()));
        places.push((*column, whole));
        left += width;
    }
    for (number, (column, whole)) in places.iter().enumerate() {
        let button = Rect::from_min_max(pos2(whole.right() - 20.0, whole.top()), whole.max);
        let words = Rect::from_min_max(whole.min, pos2(button.left(), whole.bottom()));
        let response = title(ui, words, *column, column.is_figure(), &mut layout.tables);
        moved(ui, &response, (*column, number), &places, &mut layout.tables);
        menu(ui, button, case, *column, &mut layout.tables, asks);
        let width = layout.columns.get_mut(*column as usize);
        grip(ui, pos2(whole.right() + GAP / 2.0, rect.center().y), rect, *column, width);
    }
    widgets::hairline(ui);
}

/// The line behind a column, which can be dragged, or moved with the arrow keys; a double click gives the first width.
fn grip(ui: &mut Ui, at: egui::Pos2, header: Rect, column: Column, width: Option<&mut f32>) {
    let grip = Rect::from_center_size(at, vec2(8.0, header.height()));
    let id = ui.scope_id().with(("width", column));
    let response = ui.interact(grip, id, Sense::DRAG | Sense::CLICK | Sense::FOCUSABLE);
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Splitter, true, format!("Width of {}", column.title().to_lowercase()))
    });
    let mut by = response.drag_delta().x;
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        ui.input_mut(|input| {
            by -= if input.consume_key(Modifiers::NONE, Key::ArrowLeft) { STEP } else { 0.0 };
            by += if input.consume_key(Modifiers::NONE, Key::ArrowRight) { STEP } else { 0.0 };
        });
        focus::ring(ui, grip);
    }
    let held = response.hovered() || response.dragged();
    let tokens = theme::tokens(ui);
    let colour = if held { tokens.accent } else { tokens.line };
    ui.painter().vline(at.x, header.y_range().shrink(6.0), Stroke::new(1.0, colour));
    if let Some(width) = width {
        *width = if response.double_clicked() {
            column.default_width()
        } else {
            (*width + by).clamp(*WIDTHS.start(), *WIDTHS.end())
        };
    }
    response.on_hover_cursor(CursorIcon::ResizeColumn);
}

/// Moves a column by dragging its title, or with Ctrl+Shift and an arrow.
fn moved(
    ui: &Ui,
    title: &Response,
    (column, number): (Column, usize),
    places: &[(Column, Rect)],
    tables: &mut RosterTables,
) {
    if title.has_focus() {
        let keys = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        let [left, right] =
            [Key::ArrowLeft, Key::ArrowRight].map(|key| ui.input_mut(|input| input.consume_key(keys, key)));
        tables.shown_mut().shift(column, isize::from(right) - isize::from(left));
    }
    let (Some(pointer), true) = (title.interact_pointer_pos(), title.dragged() || title.drag_stopped()) else { return };
    let to = places.iter().filter(|(_, place)| pointer.x > place.center().x).count();
    // Taken out of its place, those behind it move up by one.
    let to = if to > number { to - 1 } else { to };
    if title.drag_stopped() {
        tables.shown_mut().shift(column, to.cast_signed() - number.cast_signed());
        return;
    }
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    if let Some((_, place)) = places.get(to).filter(|_| to != number) {
        let edge = if to > number { place.right() + GAP / 2.0 } else { place.left() - GAP / 2.0 };
        ui.painter().vline(edge, place.y_range(), Stroke::new(2.0, theme::tokens(ui).accent));
    }
}

/// The button that opens a column's menu, and the menu.
fn menu(ui: &mut Ui, place: Rect, case: &CaseFile, column: Column, tables: &mut RosterTables, asks: &mut Asks) {
    let response = ui.interact(place, ui.scope_id().with(("menu", column)), Sense::click());
    let filtered = tables.shown().filter(column).is_some();
    let name = format!("Sort and filter {}", column.title());
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::Button,
            true,
            filtered,
            if filtered { format!("{name}, filtered") } else { name.clone() },
        )
    });
    let tokens = theme::tokens(ui);
    let colour = if filtered || response.hovered() { tokens.accent } else { tokens.weak };
    let shown = if filtered { Icon::Filter } else { Icon::ChevronDown };
    icon::paint(ui.painter(), Rect::from_center_size(place.center(), vec2(12.0, 12.0)), shown, colour);
    if response.has_focus() {
        focus::ring(ui, place.shrink2(vec2(0.0, 4.0)));
    }
    roster_filter::popup(&response, |ui| items(ui, case, column, tables, asks));
    response.on_hover_text(name);
}

fn items(ui: &mut Ui, case: &CaseFile, column: Column, tables: &mut RosterTables, asks: &mut Asks) {
    let part = tables.part;
    let table = tables.shown_mut();
    let now = table.sorted_by(column).map(|(_, down)| down);
    let further = table.sort.iter().any(|(by, _)| *by != column);
    for (down, words) in [(false, "Sort ascending"), (true, "Sort descending")] {
        if item(ui, now == Some(down), words).clicked() {
            table.sort_by(column, Some(down), false);
            ui.close();
        }
    }
    if further && now.is_none() && item(ui, false, "Sort by this too, ascending").clicked() {
        table.sort_by(column, Some(false), true);
        ui.close();
    }
    if now.is_some() && item(ui, false, "Do not sort by this").clicked() {
        table.sort_by(column, None, true);
        ui.close();
    }
    ui.separator();
    roster_filter::show(ui, case, part, column, table);
    ui.separator();
    for (by, words) in [(-1, "Move to the left"), (1, "Move to the right")] {
        if item(ui, false, words).clicked() {
            table.shift(column, by);
        }
    }
    if table.columns.len() > 1 && item(ui, false, "Hide this column").clicked() {
        table.show(column, false);
        ui.close();
    }
    if item(ui, false, "Columns and filters…").clicked() {
        asks.run(Command::RosterColumns);
        ui.close();
    }
}

/// A line of the menu, as wide as the menu is.
fn item(ui: &mut Ui, on: bool, words: &str) -> Response {
    ui.add(egui::Button::selectable(on, words).min_size(vec2(ui.available_width(), 0.0)))
}

/// A column's title: a click sorts by it, a second one turns the order round, a third takes it off; with Shift the other
/// keys stay.
fn title(ui: &mut Ui, rect: Rect, column: Column, at_right: bool, tables: &mut RosterTables) -> Response {
    let id: Id = ui.scope_id().with(("sort", column));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let sorted = tables.shown().sorted_by(column);
    let keys = tables.shown().sort.len();
    response.widget_info(|| {
        let state = match sorted {
            None => "not sorted".to_owned(),
            Some((key, down)) => {
                let way = if down { "descending" } else { "ascending" };
                if keys > 1 { format!("sorted {way}, key {key} of {keys}") } else { format!("sorted {way}") }
            }
        };
        WidgetInfo::labeled(Role::ColumnHeader, true, format!("{}, {state}", column.title()))
    });
    if response.clicked() {
        let further = ui.input(|input| input.modifiers.shift);
        tables.shown_mut().turn(column, further);
    }
    let tokens = theme::tokens(ui);
    let colour = if sorted.is_some() || response.hovered() { tokens.text } else { tokens.weak };
    let arrow = match sorted {
        None => String::new(),
        Some((key, down)) => {
            let arrow = if down { "↓" } else { "↑" };
            if keys > 1 { format!(" {arrow}{key}") } else { format!(" {arrow}") }
        }
    };
    let font = fonts::interface(fonts::SMALL);
    let room = rect.width() - f32::from(u8::from(sorted.is_some())) * 22.0;
    let words = crate::ui::kit::middle_elide(ui, column.title(), &font, room);
    let words = format!("{words}{arrow}");
    let (at, align) =
        if at_right { (rect.right_center(), Align2::RIGHT_CENTER) } else { (rect.left_center(), Align2::LEFT_CENTER) };
    ui.painter_at(rect).text(at, align, words, font, colour);
    if response.has_focus() {
        focus::ring(ui, rect.shrink2(vec2(-2.0, 4.0)));
    }
    response.on_hover_text(format!("{}: sort; with Shift as a further key", column.title()))
}
