//! Which columns the roster has, in which order, by what it is sorted and filtered: all of it by keyboard. What is changed
//! is shown at once, below the question.

use egui::{Align, Button, Layout, ScrollArea, Ui, vec2};

use super::{Stay, heading};
use crate::model::CaseFile;
use crate::ui::desk::{Ask, Asks};
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::{check, theme, widgets};
use crate::ui::panes::roster::{Column, RosterTable, RosterView};
use crate::ui::panes::roster_filter;

/// Width of the order's button and of the filter's, in points.
const ORDER: f32 = 110.0;
const FILTER: f32 = 96.0;

/// The question's own state.
pub(in crate::ui) struct ColumnsDialog {
    part: RosterView,
    table: RosterTable,
    opened: bool,
}

/// What is to be done with a column.
enum Change {
    Show(bool),
    Turn,
    Shift(isize),
}

impl ColumnsDialog {
    pub(super) fn new(part: RosterView, table: RosterTable) -> Self {
        Self { part, table, opened: false }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, case: &CaseFile, asks: &mut Asks) -> Stay {
        ui.set_width(600.0_f32.min(ui.ctx().content_rect().width() - 60.0));
        heading(ui, "Columns and filters of the roster");
        let about = format!("List: {}; sorted by the first key, then by the next", self.part.title());
        ui.label(widgets::weak(ui, about));
        ui.add_space(6.0);
        let before = self.table.clone();
        let height = ui.ctx().content_rect().height() * 0.6;
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            let shown = self.table.columns.clone();
            let hidden = Column::ALL.into_iter().filter(|column| !shown.contains(column));
            for column in shown.iter().copied().chain(hidden) {
                ui.push_id(column, |ui| self.line(ui, case, column));
            }
        });
        ui.add_space(10.0);
        let mut stay = Stay::Open;
        ui.horizontal(|ui| {
            if ui.button("Close").clicked() {
                stay = Stay::Closed;
            }
            let first = RosterTable::of(self.part);
            if ui.add_enabled(self.table != first, Button::new("Reset")).clicked() {
                self.table = first;
            }
        });
        if self.table != before {
            asks.push(Ask::Table(self.table.clone()));
        }
        stay
    }

    /// A column: whether it is shown, by what it is sorted and filtered, and where it stands.
    fn line(&mut self, ui: &mut Ui, case: &CaseFile, column: Column) {
        let title = column.title();
        let at = self.table.columns.iter().position(|other| *other == column);
        let last = self.table.columns.len().saturating_sub(1);
        let mut change = None;
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), theme::ROW),
            Layout::left_to_right(Align::Center),
            |ui| {
                let mut on = at.is_some();
                let alone = on && last == 0;
                let check = ui.add_enabled_ui(!alone, |ui| check::check(ui, &mut on, title)).inner;
                let check = check.accessible_name(format!("Show {title}"));
                if check.changed() {
                    change = Some(Change::Show(on));
                }
                if !self.opened && !alone {
                    self.opened = true;
                    check.request_focus();
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    let place = at.map_or((false, false), |at| (at < last, at > 0));
                    for (icon, by, can, where_to) in
                        [(Icon::ChevronDown, 1, place.0, "down"), (Icon::ChevronUp, -1, place.1, "up")]
                    {
                        ui.add_enabled_ui(can, |ui| {
                            if icon::button(ui, icon, &format!("Move {title} {where_to}")).clicked() {
                                change = Some(Change::Shift(by));
                            }
                        });
                    }
                    self.filter(ui, case, column);
                    if ui
                        .add_sized([ORDER, theme::CONTROL - 2.0], self.order(column))
                        .accessible_name(self.order_name(column))
                        .clicked()
                    {
                        change = Some(Change::Turn);
                    }
                });
            },
        );
        match change {
            Some(Change::Show(on)) => self.table.show(column, on),
            Some(Change::Turn) => self.table.turn(column, true),
            Some(Change::Shift(by)) => self.table.shift(column, by),
            None => {}
        }
    }

    fn order(&self, column: Column) -> Button<'static> {
        let words = match self.table.sorted_by(column) {
            None => "Not sorted".to_owned(),
            Some((key, down)) => format!("{} by this, {key}", if down { "↓" } else { "↑" }),
        };
        Button::selectable(self.table.sorted_by(column).is_some(), words).frame_when_inactive(true)
    }

    fn order_name(&self, column: Column) -> String {
        let state = match self.table.sorted_by(column) {
            None => "not sorted".to_owned(),
            Some((key, down)) => format!("{}, key {key}", if down { "descending" } else { "ascending" }),
        };
        format!("Sort by {}: {state}", column.title())
    }

    fn filter(&mut self, ui: &mut Ui, case: &CaseFile, column: Column) {
        let on = self.table.filter(column).is_some();
        let words = if on { "Filtered" } else { "Filter…" };
        let button = Button::selectable(on, words).frame_when_inactive(true);
        let name = format!("Filter {}{}", column.title(), if on { ", filtered" } else { "" });
        let response = ui.add_sized([FILTER, theme::CONTROL - 2.0], button).accessible_name(name);
        roster_filter::popup(&response, |ui| roster_filter::show(ui, case, self.part, column, &mut self.table));
    }
}
