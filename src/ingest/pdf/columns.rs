//! The order in which the rows of a page are read: where it is set in columns, one column after the other.
//!
//! A column needs a corridor: a strip without ink, with text on both sides, over several rows. Not every corridor
//! parts columns: beside the numbers of a list, or within a table, one reads across. [`Band::reading`] tells them apart.

use super::rows::Row;
use super::words::{Word, Words};

/// The narrowest corridor, in ems.
const NARROWEST: f32 = 0.9;

/// How deep columns within columns are looked for.
const DEEPEST: usize = 6;

/// Rows of one page beyond which no columns are looked for.
const MOST_ROWS: usize = 4_000;

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

struct Reader<'p> {
    rows: &'p [Row],
    words: &'p Words,
    dividers: &'p [Divider],
}

/// Consecutive rows with a corridor through all of them.
#[derive(Clone, Copy, Debug)]
struct Band {
    /// The first of its parts.
    first: usize,
    /// Behind the last one.
    end: usize,
    /// The corridor.
    from: f32,
    to: f32,
    /// Whether a line is drawn along it.
    divided: bool,
}

/// How a band is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    /// One column, then the other.
    Columns,
    /// Row by row of a table, each cell for itself.
    Cells,
    /// From the left edge to the right one, as if there were no corridor.
    Across,
}

impl Reader<'_> {
    fn words_of(&self, part: &Part) -> &[Word] {
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
        self.read(before.to_vec(), depth + 1, blocks);
        match reading {
            Reading::Columns => {
                let (left, right) = self.split(within, band.from, band.to);
                self.read(left, depth + 1, blocks);
                self.read(right, depth + 1, blocks);
            }
            Reading::Cells => self.read_cells(within, blocks),
            Reading::Across => blocks.push(within.to_vec()),
        }
        self.read(behind.to_vec(), depth + 1, blocks);
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
        let mut bands: Vec<Band> = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            for (from, to) in self.gaps(part, parts.get(index + 1)) {
                let seen = |band: &Band| (band.first..band.end).contains(&index) && band.from < to && band.to > from;
                if !bands.iter().any(seen) {
                    bands.extend(self.grow(parts, index, from, to));
                }
            }
        }
        for divider in self.dividers {
            bands.extend(self.beside(parts, *divider));
        }
        bands.sort_by(|a, b| (b.divided, b.end - b.first).cmp(&(a.divided, a.end - a.first)));
        bands.into_iter().find_map(|band| {
            let within = parts.get(band.first..band.end)?;
            let reading = self.reading(&band, within);
            (reading != Reading::Across).then_some((band, reading))
        })
    }

    /// The gaps within a part, and the one to the part below where the two stand side by side.
    fn gaps(&self, part: &Part, below: Option<&Part>) -> Vec<(f32, f32)> {
        let words = self.words_of(part);
        let mut edge = f32::MIN;
        let mut gaps = Vec::new();
        for word in words {
            if edge > f32::MIN && word.rect[0] - edge > NARROWEST * part.size {
                gaps.push((edge, word.rect[0]));
            }
            edge = edge.max(word.rect[2]);
        }
        if let Some(below) = below.filter(|below| below.base - part.base < 0.8 * part.size) {
            if below.left - part.right > NARROWEST * part.size {
                gaps.push((part.right, below.left));
            } else if part.left - below.right > NARROWEST * part.size {
                gaps.push((below.right, part.left));
            }
        }
        gaps
    }

    /// The rows around `seed` through which the corridor goes on.
    fn grow(&self, parts: &[Part], seed: usize, from: f32, to: f32) -> Option<Band> {
        let mut band = Band { first: seed, end: seed + 1, from, to, divided: false };
        while let Some(next) = parts.get(band.end) {
            if is_heading(parts, band.end) {
                break;
            }
            let Some((from, to)) = self.through(next, &band) else { break };
            (band.from, band.to) = (from, to);
            band.end += 1;
        }
        while let Some(previous) = band.first.checked_sub(1).and_then(|index| parts.get(index)) {
            if is_heading(parts, band.first - 1) {
                break;
            }
            let Some((from, to)) = self.through(previous, &band) else { break };
            (band.from, band.to) = (from, to);
            band.first -= 1;
        }
        self.trim(parts, band)
    }

    /// What is left of a band's corridor in a further row.
    fn through(&self, part: &Part, band: &Band) -> Option<(f32, f32)> {
        if part.right <= band.from || part.left >= band.to {
            return Some((band.from, band.to));
        }
        let narrowest = NARROWEST * part.size.min(14.0);
        let mut edge = band.from;
        let mut best: Option<(f32, f32)> = None;
        let mut consider = |from: f32, to: f32| {
            if to - from >= narrowest && best.is_none_or(|(a, b)| to - from > b - a) {
                best = Some((from, to));
            }
        };
        for word in self.words_of(part) {
            if word.rect[2] > edge {
                consider(edge, word.rect[0].min(band.to));
                edge = edge.max(word.rect[2]);
            }
        }
        consider(edge, band.to);
        best
    }

    /// The rows beside a drawn divider.
    fn beside(&self, parts: &[Part], divider: Divider) -> Option<Band> {
        let inside = |part: &Part| part.base > divider.top && part.base - 0.7 * part.size < divider.bottom;
        let first = parts.iter().position(inside)?;
        let end = parts.iter().rposition(inside)? + 1;
        let within = parts.get(first..end)?;
        let crossed = |part: &Part| {
            self.words_of(part).iter().any(|word| word.rect[0] < divider.x - 1.0 && word.rect[2] > divider.x + 1.0)
        };
        let left = within.iter().filter(|part| part.left < divider.x).count();
        let right = within.iter().filter(|part| part.right > divider.x).count();
        let band = Band { first, end, from: divider.x, to: divider.x, divided: true };
        (left >= 2 && right >= 1 && within.len() >= 3 && !within.iter().any(crossed)).then_some(band)
    }

    /// Takes off the rows at both ends that have text on one side only and do not hang together with the rest.
    fn trim(&self, parts: &[Part], mut band: Band) -> Option<Band> {
        let side = |part: &Part| (part.left < band.from, part.right > band.to);
        let (first, last) = {
            let both = |part: &Part| side(part) == (true, true);
            let within = parts.get(band.first..band.end)?;
            let paired = |pair: &[Part]| matches!(pair, [a, b] if b.base - a.base < 0.8 * a.size && side(a) != side(b));
            let mut pairs = within.windows(2).enumerate().filter(|(_, pair)| paired(pair)).map(|(at, _)| at);
            let (first_pair, last_pair) = (pairs.next(), pairs.next_back());
            let first = within.iter().position(both).into_iter().chain(first_pair).min()?;
            let last =
                within.iter().rposition(both).into_iter().chain(last_pair.or(first_pair).map(|at| at + 1)).max()?;
            (band.first + first, band.first + last)
        };
        let near = |a: usize, b: usize| {
            let (Some(a), Some(b)) = (parts.get(a), parts.get(b)) else { return false };
            (b.base - a.base).abs() < 1.45 * a.size.max(b.size)
        };
        let (mut start, mut end) = (first, last + 1);
        while start > band.first && near(start - 1, start) {
            start -= 1;
        }
        while end < band.end && near(end - 1, end) {
            end += 1;
        }
        (band.first, band.end) = (start, end);
        let within = parts.get(start..end)?;
        let left = within.iter().filter(|part| side(part).0).count();
        let right = within.iter().filter(|part| side(part).1).count();
        (left >= 2 && right >= 2).then_some(band)
    }

    fn reading(&self, band: &Band, within: &[Part]) -> Reading {
        let columns = self.columns(within, band);
        if band.divided {
            return if columns.len() > 2 { self.reading_of_table(&columns, within) } else { Reading::Columns };
        }
        let (Some(first), Some(last)) = (columns.first(), columns.last()) else { return Reading::Across };
        if columns.iter().filter(|column| column.is_prose()).count() >= 2 {
            return Reading::Columns;
        }
        if first.is_of_labels() || first.is_of_keys() {
            return Reading::Across;
        }
        if columns.len() > 2 {
            return self.reading_of_table(&columns, within);
        }
        if last.is_of_figures() {
            return Reading::Across;
        }
        let signs = columns.iter().any(|column| column.addresses > 0 || column.signatures > 0);
        let both = within.iter().filter(|part| part.left < band.from && part.right > band.to).count();
        let even = both * 10 >= within.len() * 9;
        if !signs && even && within.len() >= 8 && columns.iter().all(|column| column.letters < 30 * column.lines) {
            return Reading::Across;
        }
        Reading::Columns
    }

    fn reading_of_table(&self, columns: &[Column], within: &[Part]) -> Reading {
        let addresses = columns.iter().filter(|column| column.addresses > 0).count();
        if addresses * 2 >= columns.len() && within.len() <= 8 {
            return Reading::Columns;
        }
        if within.len() < 2 { Reading::Across } else { Reading::Cells }
    }

    /// The columns of a band, by every corridor that goes all the way through.
    fn columns(&self, within: &[Part], band: &Band) -> Vec<Column> {
        let mut spans: Vec<(f32, f32)> = Vec::new();
        for part in within {
            let mut edge = None;
            for word in self.words_of(part) {
                match &mut edge {
                    Some((_, to))
                        if word.rect[0] - *to < NARROWEST * part.size && !crosses(band, *to, word.rect[0]) =>
                    {
                        *to = word.rect[2].max(*to);
                    }
                    _ => {
                        spans.extend(edge);
                        edge = Some((word.rect[0], word.rect[2]));
                    }
                }
            }
            spans.extend(edge);
        }
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut columns: Vec<Column> = Vec::new();
        for (from, to) in spans {
            match columns.last_mut() {
                Some(last) if from < last.right && !crosses(band, last.right, from) => last.right = last.right.max(to),
                _ => columns.push(Column { left: from, right: to, ..Column::default() }),
            }
        }
        for part in within {
            for column in &mut columns {
                let words = self.words_of(part).iter();
                let inside: Vec<&Word> =
                    words.filter(|word| word.rect[0] < column.right && word.rect[2] > column.left).collect();
                column.count(&inside, self.words);
            }
        }
        columns
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
        let whole = Band { first: 0, end: row.len(), from: 0.0, to: 0.0, divided: false };
        let columns = self.columns(row, &whole);
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

/// Whether a part stands alone in the middle, with room above and below.
fn is_heading(parts: &[Part], index: usize) -> bool {
    let Some(part) = parts.get(index) else { return false };
    let far = |other: Option<&Part>| other.is_none_or(|other| (other.base - part.base).abs() > 1.6 * part.size);
    if !far(index.checked_sub(1).and_then(|index| parts.get(index))) || !far(parts.get(index + 1)) {
        return false;
    }
    let left = parts.iter().map(|part| part.left).fold(f32::MAX, f32::min);
    let right = parts.iter().map(|part| part.right).fold(f32::MIN, f32::max);
    (part.left + part.right - left - right).abs() < 2.0 * part.size
}

/// Whether a band's corridor lies between two edges.
fn crosses(band: &Band, left: f32, right: f32) -> bool {
    band.from < band.to && left <= band.from + 0.1 && right >= band.to - 0.1
}

/// What a column holds, counted.
#[derive(Clone, Copy, Debug, Default)]
struct Column {
    left: f32,
    right: f32,
    lines: usize,
    letters: usize,
    /// Widths of all its lines together.
    filled: f32,
    figures: usize,
    keys: usize,
    addresses: usize,
    signatures: usize,
}

impl Column {
    fn count(&mut self, line: &[&Word], words: &Words) {
        let (Some(first), Some(last)) = (line.first(), line.last()) else { return };
        let texts = || line.iter().map(|word| words.text(word));
        let letters: usize = texts().map(|text| text.chars().count() + 1).sum();
        self.lines += 1;
        self.letters += letters;
        self.filled += last.rect[2] - first.rect[0];
        let digits = texts().flat_map(str::chars).filter(char::is_ascii_digit).count();
        if letters <= 24 && digits * 4 >= letters {
            self.figures += 1;
        }
        if texts().next_back().is_some_and(|text| text.ends_with(':')) {
            self.keys += 1;
        }
        if is_place(&texts().collect::<Vec<_>>()) {
            self.addresses += 1;
        }
        if texts().any(|text| text.starts_with("By:") || text.contains("/s/") || text.contains("____")) {
            self.signatures += 1;
        }
    }

    /// Lines of running text that fill their width.
    fn is_prose(&self) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "a page has few lines")]
        let room = (self.right - self.left) * self.lines as f32;
        self.lines >= 4 && self.letters >= 22 * self.lines && self.filled >= 0.65 * room
    }

    /// Numbers and signs before the items of a list.
    fn is_of_labels(&self) -> bool {
        self.letters <= 6 * self.lines
    }

    /// Names of fields, each with its value on the same line.
    fn is_of_keys(&self) -> bool {
        self.keys * 2 >= self.lines && self.letters <= 30 * self.lines
    }

    /// Page numbers, amounts, dates.
    fn is_of_figures(&self) -> bool {
        self.figures * 10 >= self.lines * 6
    }
}

/// Whether a line ends an address of the United States: a state's two letters and a postal code.
fn is_place(line: &[&str]) -> bool {
    let [.., state, code] = line else { return false };
    let code = code.split('-').next().unwrap_or_default();
    state.trim_end_matches('.').len() == 2
        && state.starts_with(|c: char| c.is_ascii_uppercase())
        && code.len() == 5
        && code.bytes().all(|byte| byte.is_ascii_digit())
}
