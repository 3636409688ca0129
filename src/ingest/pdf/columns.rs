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
    if parts.len() > MOST_ROWS {
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

    /// What lies left and right of a corridor.
    fn split(&self, parts: &[Part], from: f32, to: f32) -> (Vec<Part>, Vec<Part>) {
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
            let within = parts.get(band.first..band.end)?;
            let reading = self.reading(&band, within);
            (reading != Reading::Across).then_some((band, reading))
        })
    }

    /// Reads a table: rows of cells, where a cell may have several lines.
    fn read_cells(&self, within: &[Part], blocks: &mut Vec<Block>) {
        let mut steps: Vec<f32> =
            within.windows(2).filter_map(|pair| Some(pair.get(1)?.base - pair.first()?.base)).collect();
        steps.sort_by(f32::total_cmp);
        let usual = steps.get(steps.len() / 3).copied().unwrap_or_default();
        let mut row: Vec<Part> = Vec::new();
        for part in within {
            if row.last().is_some_and(|last| part.base - last.base > 1.25 * usual) {
                self.read_row_of_cells(&row, blocks);
                row.clear();
            }
            row.push(*part);
        }
        self.read_row_of_cells(&row, blocks);
    }

    fn read_row_of_cells(&self, row: &[Part], blocks: &mut Vec<Block>) {
        let Some(first) = row.first() else { return };
        let columns = self.columns(row, &Band::without_corridor(row.len()));
        // Where most lines begin at the left and have figures further on, each is a row of its own.
        let records = row.iter().filter(|part| {
            let beyond = columns.get(1).is_some_and(|second| part.right > second.left);
            part.left <= first.left + first.size && beyond
        });
        let figures: usize = columns.iter().skip(1).map(|column| column.figures).sum();
        let cells: usize = columns.iter().skip(1).map(|column| column.lines).sum();
        if row.len() == 1 || (records.count() * 10 >= row.len() * 6 && (figures * 10 >= cells * 3 || row.len() > 3)) {
            blocks.push(row.to_vec());
            return;
        }
        let mut rest = row.to_vec();
        for edge in columns.iter().skip(1).map(|column| column.left) {
            let (cell, behind) = self.split(&rest, edge - 0.1, edge - 0.1);
            if !cell.is_empty() {
                blocks.push(cell);
            }
            rest = behind;
        }
        if !rest.is_empty() {
            blocks.push(rest);
        }
    }
}
