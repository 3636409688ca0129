//! The panes of the window, and what they have in common: heads, rows, empty states, the menu of an entry.

pub(super) mod card;
mod card_line;
mod card_making;
mod card_marks;
mod card_model;
mod card_roster;
mod choosing;
pub(super) mod copying;
pub(super) mod detail;
pub(super) mod docket_cases;
pub(super) mod docket_columns;
mod marks;
pub(super) mod roster;
mod roster_cells;
mod roster_columns;
pub(super) mod roster_filter;
mod roster_header;
mod roster_menu;
mod roster_model;
pub(super) mod roster_shape;
mod roster_table;
mod roster_typing;
pub(super) mod search;
mod search_model;
mod search_rows;
pub(super) mod timeline;
pub(super) mod timeline_filter;
mod timeline_menu;
mod timeline_model;
mod timeline_rows;
pub(super) mod timeline_views;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Layout, Rect, RichText, Sense, Ui, UiBuilder, vec2};

use super::command::{Command, Situation};
use super::desk::Asks;
use super::kit::list::RowState;
use super::kit::{fonts, theme, widgets};

/// The head of a pane: one line, 40 points high, with a hairline below.
pub(super) fn head(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::PANE_HEAD), Sense::hover());
    let inner = rect.shrink2(vec2(theme::PANE_PADDING, 0.0));
    let builder = UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(egui::Align::Center));
    ui.scope_builder(builder, contents);
    widgets::hairline(ui);
}

/// Contents with the pane's padding at the sides, and `above` points above and below.
pub(in crate::ui) fn padded(ui: &mut Ui, above: f32, contents: impl FnOnce(&mut Ui)) {
    ui.add_space(above);
    let rect = ui.available_rect_before_wrap().shrink2(vec2(theme::PANE_PADDING, 0.0));
    let used = ui.scope_builder(UiBuilder::new().max_rect(rect), contents).response.rect;
    ui.advance_cursor_after_rect(Rect::from_min_max(ui.min_rect().left_top(), used.right_bottom()));
    ui.add_space(above);
}

/// What a pane shows that has nothing to show: what there is none of, why, and what to do. Returns whether the button
/// was pressed.
pub(super) fn empty(ui: &mut Ui, what: &str, why: &str, button: Option<&str>) -> bool {
    let mut pressed = false;
    let tokens = theme::tokens(ui);
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.25).clamp(12.0, 120.0));
        ui.label(RichText::new(what).font(fonts::semibold(fonts::BODY)).color(tokens.weak));
        if !why.is_empty() {
            ui.label(widgets::weak(ui, why));
        }
        if let Some(words) = button {
            ui.add_space(8.0);
            pressed = ui.button(words).clicked();
        }
    });
    pressed
}

/// The ground of a row, and the bar at the left of the one whose words are shown.
pub(super) fn row_ground(ui: &Ui, rect: Rect, state: RowState, primary: bool) {
    let tokens = theme::tokens(ui);
    if state.selected {
        ui.painter().rect_filled(rect, 0.0, tokens.selection);
    } else if state.hovered {
        ui.painter().rect_filled(rect, 0.0, tokens.hover);
    }
    if state.selected && primary {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, tokens.accent);
    }
}

/// Words on one line, cut at their end where they do not fit.
pub(super) fn one_line(words: impl Into<String>, size: f32, colour: Color32, width: f32) -> LayoutJob {
    let mut job = LayoutJob::single_section(words.into(), TextFormat::simple(fonts::interface(size), colour));
    job.wrap.max_width = width.max(0.0);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = false;
    job
}

/// The menu of an entry, from the command table.
fn entry_menu(ui: &mut Ui, situation: &Situation, asks: &mut Asks) {
    const GROUPS: [&[Command]; 4] = [
        &[Command::Review, Command::KeyFact, Command::Tags, Command::Note],
        &[Command::DisputedByThem, Command::DisputedByUs, Command::Undisputed],
        &[Command::CorrectCell, Command::Rename, Command::Correct, Command::Merge, Command::Split, Command::Hide],
        &[Command::CopyRows, Command::ExportChosen],
    ];
    for (number, group) in GROUPS.iter().enumerate() {
        if number > 0 {
            ui.separator();
        }
        for command in *group {
            super::menu::item(ui, *command, situation, asks);
        }
    }
}
