//! The order in which the rows of a page are read: where it is set in columns, one column after the other.
//!
//! A column needs a corridor: a strip without ink, with text on both sides, over several rows. Not every corridor
//! parts columns: beside the numbers of a list, or within a table, one reads across. [`Band::reading`] tells them apart.

use super::bands::Band;
use super::reading::Reading;
use super::rows::Row;
use super::words::{Word, Words};

/// How deep columns within columns are looked for.
const DEEPEST: usize = 6;

/// Rows of one page beyond which no columns are looked for.
const MOST_ROWS: usize = 1_500;

/// Words of one page beyond which no columns are looked for.
const MOST_WORDS: usize = 40_000;

/// A stretch of a row that belongs to one column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// Which row.
    pub(super) row: usize,
    /// Its first word in the row.
    pub(super) from: usize,
    /// Behind its last word.
    pub(super) to: usize,
    /// Left edge.
    pub(super) left: f32,
    /// Right edge.
    pub(super) right: f32,
    /// Baseline.
    pub(super) base: f32,
    /// Em.
    pub(super) size: f32,
}

/// Lines that stand together: a column, or what lies between columns.
pub(super) type Block = Vec<Part>;

/// A vertical line, or a pile of signs that stands for one, that parts columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Divider {
    /// Where it stands.
    pub(super) x: f32,
    /// Its upper end.
    pub(super) top: f32,
    /// Its lower end.
    pub(super) bottom: f32,
}

/// The blocks of a page in the order in which they are read.
pub(super) fn read(rows: &[Row], words: &Words, dividers: &[Divider]) -> Vec<Block> {
    let parts: Vec<Part> = rows.iter().enumerate().filter_map(|(row, of)| part(of, row, 0, of.words.len())).collect();
    let reader = Reader { rows, words, dividers };
    let mut blocks = Vec::new();
    if parts.len() > MOST_ROWS || rows.iter().map(|row| row.words.len()).sum::<usize>() > MOST_WORDS {
        blocks.push(parts);
    } else {
        reader.read(parts, 0, &mut blocks);
    }
    blocks
}

fn part(of: &Row, row: usize, from: usize, to: usize) -> Option<Part> {
    let words = of.words.get(from..to)?;
    let left = words.iter().map(|word| word.rect[0]).reduce(f32::min)?;
    let right = words.iter().map(|word| word.rect[2]).reduce(f32::max)?;
    Some(Part { row, from, to, left, right, base: of.base, size: of.size })
}

/// What is read.
pub(super) struct Reader<'p> {
    pub(super) rows: &'p [Row],
    pub(super) words: &'p Words,
    pub(super) dividers: &'p [Divider],
}

impl Reader<'_> {
    /// The words of a part.
    pub(super) fn words_of(&self, part: &Part) -> &[Word] {
        self.rows.get(part.row).and_then(|row| row.words.get(part.from..part.to)).unwrap_or_default()
    }

    fn read(&self, parts: Vec<Part>, depth: usize, blocks: &mut Vec<Block>) {
        let band = if depth < DEEPEST { self.best_band(&parts) } else { None };
        let Some((band, reading)) = band else {
            if !parts.is_empty() {
                blocks.push(parts);
            }
            return;
        };
        let (before, rest) = parts.split_at(band.first);
        let (within, behind) = rest.split_at(band.end - band.first);
        self.read(before.to_vec(), depth, blocks);
        match reading {
            Reading::Columns => {
                let (left, right) = self.split(within, band.from, band.to);
                self.read(left, depth + 1, blocks);
                self.read(right, depth + 1, blocks);
            }
            Reading::Cells => self.read_cells(within, blocks),
            Reading::Across => blocks.push(within.to_vec()),
        }
        self.read(behind.to_vec(), depth, blocks);
    }

    /// A band without the tables at its ends, whose columns happen to leave its corridor free.
    fn without_tables(&self, mut band: Band, parts: &[Part]) -> Band {
        let within = parts.get(band.first..band.end).unwrap_or_default();
        let far = |pair: &[Part]| matches!(pair, [a, b] if b.base - a.base > 2.0 * a.size.max(b.size));
        let is_table =
            |rows: &[Part]| rows.len() > 1 && self.columns(rows, &Band::without_corridor(rows.len())).len() > 2;
        let mut gaps = within.windows(2).enumerate().filter(|(_, pair)| far(pair)).map(|(at, _)| at + 1);
        let (first, last) = (gaps.next(), gaps.next_back());
        if let Some(end) = first.filter(|end| is_table(within.get(..*end).unwrap_or_default())) {
            band.first += end;
        }
        if let Some(start) = last.filter(|start| is_table(within.get(*start..).unwrap_or_default())) {
            band.end -= within.len() - start;
        }
        band
    }

    /// What lies left and right of a corridor.
    pub(super) fn split(&self, parts: &[Part], from: f32, to: f32) -> (Vec<Part>, Vec<Part>) {
        let middle = f32::midpoint(from, to);
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for whole in parts {
            let cut = whole.from + self.words_of(whole).partition_point(|word| word.rect[0] < middle);
            let of = self.rows.get(whole.row);
            left.extend(of.and_then(|of| part(of, whole.row, whole.from, cut)));
            right.extend(of.and_then(|of| part(of, whole.row, cut, whole.to)));
        }
        (left, right)
    }

    /// The tallest band that is worth reading apart.
    fn best_band(&self, parts: &[Part]) -> Option<(Band, Reading)> {
        self.bands(parts).into_iter().find_map(|band| {
            let reading = self.reading(&band, parts.get(band.first..band.end)?);
            let band = if reading == Reading::Columns { self.without_tables(band, parts) } else { band };
            (reading != Reading::Across).then_some((band, reading))
        })
    }
}
