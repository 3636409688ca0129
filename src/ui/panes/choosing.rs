//! Several entries of a list, picked with Ctrl and Shift.

use crate::model::EntryRef;
use crate::ui::desk::{Ask, Asks, Desk};
use crate::ui::kit::list::Pick;

/// Where the user put the cursor of a list.
#[derive(Clone, Copy)]
pub(super) struct Moved {
    /// How several rows are being picked, if they are.
    pub(super) pick: Option<Pick>,
    /// Where the cursor was.
    pub(super) before: Option<EntryRef>,
    /// Where it is.
    pub(super) now: EntryRef,
}

/// The rows of a list as the entries that they show.
pub(super) trait Rows {
    /// The entry in a row.
    fn entry(&self, row: usize) -> Option<EntryRef>;

    /// The row of an entry, where it is shown.
    fn row_of(&self, entry: EntryRef) -> Option<usize>;
}

/// Where a range begins that Shift extends.
#[derive(Debug, Default)]
pub(super) struct Chooser {
    anchor: Option<EntryRef>,
}

impl Chooser {
    /// Takes in where the user put the cursor; asks for the entries to be chosen that were picked. To be called behind the
    /// action that selects the entry, which lets go of what was chosen.
    pub(super) fn take(&mut self, moved: Moved, rows: &dyn Rows, desk: &Desk<'_>, asks: &mut Asks) {
        let Moved { pick, before, now } = moved;
        match pick {
            None => self.anchor = Some(now),
            Some(Pick::Toggle(_)) => {
                self.anchor = Some(now);
                let mut chosen: Vec<EntryRef> = desk.chosen.entries.clone();
                if chosen.is_empty() {
                    chosen.extend(before);
                }
                match chosen.iter().position(|entry| *entry == now) {
                    Some(at) => {
                        chosen.remove(at);
                    }
                    None => chosen.push(now),
                }
                asks.push(Ask::Choose(chosen));
            }
            Some(Pick::UpTo(row)) => {
                let anchor = self.anchor.or(before).filter(|anchor| rows.row_of(*anchor).is_some());
                let from = anchor.and_then(|anchor| rows.row_of(anchor)).unwrap_or(row);
                self.anchor = anchor.or(Some(now));
                asks.push(Ask::Choose((from.min(row)..=from.max(row)).filter_map(|row| rows.entry(row)).collect()));
            }
        }
    }
}
