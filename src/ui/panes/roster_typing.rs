//! What is typed into a cell of the roster's full table.

use egui::{Area, Frame, Id, Order, Rect, Ui, vec2};

use crate::model::{CaseFile, EntryRef, RosterKey};
use crate::session::Action;
use crate::ui::command::Command;
use crate::ui::desk::{Ask, Asks, Pane};
use crate::ui::edit::{Done, InPlace};

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
    /// Begins to correct a cell.
    ///
    /// # Errors
    /// What is to be done instead, for a cell that shows what other cells or documents say.
    pub(super) fn begin(case: &CaseFile, key: RosterKey, column: Column) -> Result<Self, Instead> {
        let entry = EntryRef::Roster(key);
        let typing = match column {
            Column::Amount | Column::State => InPlace::amount(case, key).ok_or(Instead::Run(Command::Correct))?,
            Column::Note => InPlace::note(entry, case.roster_entry(key).map_or("", |entry| &entry.note)),
            Column::Tags => return Err(Instead::Run(Command::Tags)),
            Column::Reviewed => return Err(Instead::Run(Command::Review)),
            column => {
                let field = column.field().ok_or_else(|| Instead::Say(why_not(column)))?;
                InPlace::field(case, entry, field).ok_or(Instead::Run(Command::Correct))?
            }
        };
        Ok(Self { key, column, typing: typing.in_cell() })
    }

    /// The action that keeps what was typed.
    pub(super) fn into_action(self) -> Option<Action> {
        self.typing.into_action()
    }

    /// Shows the field over its cell, whose text it covers. Takes it away once the typing has ended. Returns whether the
    /// cell to the right is next, or the one to the left.
    pub(super) fn show(slot: &mut Option<Self>, ui: &Ui, cell: Rect, asks: &mut Asks) -> Option<bool> {
        let cell_edit = slot.as_mut()?;
        let area =
            Area::new(Id::unique("cell being corrected")).order(Order::Middle).fixed_pos(cell.min + vec2(-4.0, 4.0));
        let width = cell.width().max(NARROWEST);
        let shown = area.constrain(true).show(ui.ctx(), |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(3.0);
            frame
                .show(ui, |ui| {
                    ui.set_width(width);
                    cell_edit.typing.show(ui, width)
                })
                .inner
        });
        let done = shown.inner?;
        if let Some(action) = slot.take().filter(|_| done != Done::Dropped).and_then(Self::into_action) {
            asks.act(action);
        }
        if done != Done::Left {
            asks.push(Ask::Focus(Pane::Roster));
        }
        if let Done::Next(right) = done { Some(right) } else { None }
    }
}

/// What is done instead of correcting a cell where it stands.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) enum Instead {
    /// This command.
    Run(Command),
    /// The user is told why it cannot be.
    Say(&'static str),
}

/// Why a cell cannot be corrected, in words for the user.
fn why_not(column: Column) -> &'static str {
    match column {
        Column::Counsel | Column::CounselEmail => {
            "Counsel is whoever says that they represent this entry: correct “Represents” there"
        }
        Column::Instrument => "An instrument is called what the documents call it; its amount can be corrected",
        Column::Also => "These are spellings of the documents: split the entry, or rename it",
        _ => "This is told by the documents that name the entry",
    }
}
