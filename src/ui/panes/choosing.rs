//! Several entries of a list, picked with Ctrl and Shift.

use crate::model::EntryRef;
use crate::ui::desk::{Ask, Asks, Desk};
use crate::ui::kit::list::Pick;

/// Where a range begins that Shift extends.
#[derive(Debug, Default)]
pub(super) struct Chooser {
    anchor: Option<EntryRef>,
}

impl Chooser {
    /// Takes in where the user put the cursor, from `before`, and what was picked; asks for the entries to be chosen. To be
    /// called behind the action that selects the entry, which lets go of what was chosen.
    pub(super) fn take(
        &mut self,
        pick: Option<Pick>,
        before: Option<EntryRef>,
        now: EntryRef,
        entries: &dyn Fn(usize) -> Option<EntryRef>,
        row_of: &dyn Fn(EntryRef) -> Option<usize>,
        desk: &Desk<'_>,
        asks: &mut Asks,
    ) {
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
                let anchor = self.anchor.or(before).filter(|anchor| row_of(*anchor).is_some());
                let from = anchor.and_then(row_of).unwrap_or(row);
                self.anchor = anchor.or(Some(now));
                asks.push(Ask::Choose((from.min(row)..=from.max(row)).filter_map(entries).collect()));
            }
        }
    }
}
