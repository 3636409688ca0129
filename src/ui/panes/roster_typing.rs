//! What is typed into a cell of the roster's full table.

use egui::{Area, Frame, Id, Order, Rect, Ui, vec2};

use crate::model::{CaseFile, EntryRef, RosterKey};
use crate::session::Action;
use crate::ui::desk::{Ask, Asks, Pane};
use crate::ui::edit::{self, Done, InPlace};

use super::roster_columns::Column;

/// The least width of what is typed, in points.
const NARROWEST: f32 = 220.0;

/// The cell that is being corrected.
pub(super) struct CellEdit {
    pub(super) key: RosterKey,
    pub(super) column: Column,
    typing: InPlace,
}

impl CellEdit {
    /// Begins to correct a cell; `None` for one that shows what other cells or documents say.
    pub(super) fn begin(case: &CaseFile, key: RosterKey, column: Column) -> Option<Self> {
        let entry = EntryRef::Roster(key);
        let typing = match column {
            Column::Amount | Column::State => InPlace::amount(case, key)?,
            Column::Note => InPlace::note(entry, &case.roster_entry(key)?.note),
            column => InPlace::field(case, entry, column.field()?)?,
        };
        Some(Self { key, column, typing })
    }

    /// Whether there is something to correct in a cell.
    pub(super) fn is_possible(case: &CaseFile, key: RosterKey, column: Column) -> bool {
        match column {
            Column::Amount | Column::State => case.roster_entry(key).is_some_and(|entry| entry.holdings.len() == 1),
            Column::Note => true,
            column => column.field().is_some(),
        }
    }

    /// The action that keeps what was typed.
    pub(super) fn into_action(self) -> Option<Action> {
        self.typing.into_action()
    }

    /// Shows the field over its cell, whose text it covers. Takes it away once the typing has ended.
    pub(super) fn show(slot: &mut Option<Self>, ui: &Ui, cell: Rect, asks: &mut Asks) {
        let Some(cell_edit) = slot else { return };
        let area =
            Area::new(Id::unique("cell being corrected")).order(Order::Middle).fixed_pos(cell.min + vec2(-4.0, 4.0));
        let width = cell.width().max(NARROWEST);
        let shown = area.constrain(true).show(ui.ctx(), |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(3.0);
            frame
                .show(ui, |ui| {
                    // A list to choose from is as wide as its words.
                    if cell_edit.column.field().is_none_or(|field| !edit::is_choice(field)) {
                        ui.set_width(width);
                    }
                    cell_edit.typing.show(ui, width)
                })
                .inner
        });
        let Some(done) = shown.inner else { return };
        if let Some(action) = slot.take().filter(|_| done != Done::Dropped).and_then(Self::into_action) {
            asks.act(action);
        }
        if done != Done::Left {
            asks.push(Ask::Focus(Pane::Roster));
        }
    }
}
