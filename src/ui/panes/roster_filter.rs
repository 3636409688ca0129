//! Filtering one column of the roster, and the chips of the filters that are on.

use egui::{Popup, PopupCloseBehavior, PopupKind, Response, Ui, vec2};

use crate::model::CaseFile;
use crate::ui::kit::field::{self, FieldEvent};
use crate::ui::kit::{check, fonts, theme, widgets};
use crate::ui::words;

use super::roster_cells::choices;
use super::roster_columns::{Column, RosterView};
use super::roster_shape::{ColumnFilter, RosterTable, RosterTables};

/// Width of what opens below a button, in points.
const WIDTH: f32 = 260.0;
/// The height of the list of values before it scrolls, in points.
const VALUES: f32 = 220.0;

/// What opens below a button and stays open while boxes in it are ticked.
pub(in crate::ui) fn popup(button: &Response, contents: impl FnOnce(&mut Ui)) {
    let behavior = PopupCloseBehavior::CloseOnClickOutside;
    Popup::from_toggle_button_response(button).kind(PopupKind::Menu).close_behavior(behavior).show(|ui| {
        ui.set_width(WIDTH);
        contents(ui);
    });
}

/// The filter of a column: words, whether anything is given, and the values where there are a few.
pub(in crate::ui) fn show(ui: &mut Ui, case: &CaseFile, part: RosterView, column: Column, table: &mut RosterTable) {
    let mut filter = table.filter(column).cloned().unwrap_or_else(|| ColumnFilter::of(column));
    let before = filter.clone();
    let id = ui.scope_id().with(("words", column));
    let name = format!("Words in {}", column.title());
    let left = field::filter(ui, id, &name, "Has these words", &mut filter.words, ui.available_width());
    if left == FieldEvent::Done {
        ui.close();
    }
    for (filled, words) in [(true, "Only where it is given"), (false, "Only where it is empty")] {
        let mut on = filter.filled == Some(filled);
        if check::check(ui, &mut on, words).changed() {
            filter.filled = on.then_some(filled);
        }
    }
    if column.has_values() {
        ui.add_space(4.0);
        egui::ScrollArea::vertical().max_height(VALUES).auto_shrink([false, true]).show(ui, |ui| {
            for (value, count) in choices(case, part, column) {
                let mut on = filter.only.contains(&value);
                let label = format!("{}  {}", words::sentence(&value), words::grouped(&count.to_string()));
                if check::check(ui, &mut on, &label).changed() {
                    filter.only.retain(|other| *other != value);
                    if on {
                        filter.only.push(value);
                    }
                }
            }
        });
    }
    if filter != before {
        table.set_filter(filter);
    }
}

/// The filters of the table that is shown, each to be taken off, and how many rows they leave.
pub(super) fn chips(ui: &mut Ui, tables: &mut RosterTables, (shown, of): (usize, usize)) {
    if tables.shown().filters.is_empty() {
        return;
    }
    let mut gone = None;
    super::padded(ui, 6.0, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for filter in &tables.shown().filters {
                if widgets::removable(ui, &filter.in_words()).clicked() {
                    gone = Some(filter.column);
                }
            }
            let count = format!("{} of {}", words::grouped(&shown.to_string()), words::grouped(&of.to_string()));
            let words = egui::RichText::new(count).size(fonts::SMALL).color(theme::tokens(ui).weak);
            ui.label(words);
        });
    });
    if let Some(column) = gone {
        tables.shown_mut().set_filter(ColumnFilter::of(column));
    }
}
