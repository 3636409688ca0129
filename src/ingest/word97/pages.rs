//! Pages of 512 bytes in the main stream ([MS-DOC] 2.9.32 and 2.9.175) with stretches of it and their properties.

use super::{long, part};

/// The size of a page in bytes.
const PAGE: usize = 512;

/// Stretches beyond which no more are taken.
const MOST: usize = 2_000_000;

/// Stretches of the main stream, sorted: where each ends, and what is said of it.
#[derive(Debug)]
pub(super) struct Stretches<T>(Vec<(u32, T)>);

impl<T: Copy + Default> Stretches<T> {
    /// Reads the pages that a table lists. `size` is that of an entry of a page, in bytes, of which the first tells the
    /// place of the properties, in twos of bytes; `read` takes what follows there. Where something is damaged, it is
    /// left out: the text is worth more than its properties.
    pub(super) fn of(
        main: &[u8],
        table: &[u8],
        (at, length): (u32, u32),
        size: usize,
        read: impl Fn(&[u8]) -> T,
    ) -> Self {
        let list = part(table, at, length).unwrap_or_default();
        let count = list.len().saturating_sub(4) / 8;
        let mut stretches = Vec::new();
        for index in 0..count {
            let number = long(list, 4 * (count + 1 + index)).unwrap_or_default() & 0x003F_FFFF;
            let page = main.get(number as usize * PAGE..).and_then(|rest| rest.get(..PAGE)).unwrap_or_default();
            let entries = page.last().copied().map_or(0, usize::from);
            for entry in 0..entries {
                let end = long(page, 4 * (entry + 1));
                let Some((end, place)) = end.zip(page.get(4 * (entries + 1) + size * entry)) else { break };
                let there = page.get(2 * usize::from(*place)..).filter(|_| *place > 0);
                if stretches.len() < MOST {
                    stretches.push((end, there.map_or_else(T::default, &read)));
                }
            }
        }
        if !stretches.is_sorted_by_key(|(end, _)| *end) {
            stretches.sort_by_key(|(end, _)| *end);
        }
        Self(stretches)
    }

    /// What is said of a place in the main stream, and up to where.
    pub(super) fn at(&self, place: u32) -> (T, u32) {
        let index = self.0.partition_point(|(end, _)| *end <= place);
        self.0.get(index).map_or((T::default(), u32::MAX), |(end, said)| (*said, *end))
    }
}
