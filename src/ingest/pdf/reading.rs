//! How rows with a corridor are read: as columns, as a table, or across.

use super::bands::{Band, NARROWEST};
use super::columns::{Part, Reader};
use super::words::{Word, Words};

/// How a band is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// One column, then the other.
    Columns,
    /// Row by row of a table, each cell for itself.
    Cells,
    /// From the left edge to the right one, as if there were no corridor.
    Across,
}

impl Reader<'_> {
    /// How a band is read.
    pub(super) fn reading(&self, band: &Band, within: &[Part]) -> Reading {
        let columns = self.columns(within, band);
        if band.divided {
            return if columns.len() > 2 { Self::reading_of_table(&columns, within) } else { Reading::Columns };
        }
        let (Some(first), Some(last)) = (columns.first(), columns.last()) else { return Reading::Across };
        if columns.iter().filter(|column| column.is_prose()).count() >= 2 {
            return Reading::Columns;
        }
        if first.is_of_labels() || first.is_of_keys() {
            return Reading::Across;
        }
        if columns.len() > 2 {
            return Self::reading_of_table(&columns, within);
        }
        if last.is_of_figures() {
            return Reading::Across;
        }
        if first.is_of_figures() {
            return Reading::Cells;
        }
        let signs = columns.iter().any(|column| column.addresses > 0 || column.signatures > 0);
        let both = within.iter().filter(|part| part.left < band.from && part.right > band.to).count();
        let even = both * 10 >= within.len() * 9;
        if !signs && even && within.len() >= 8 && columns.iter().all(|column| column.letters < 30 * column.lines) {
            return Reading::Across;
        }
        Reading::Columns
    }

    fn reading_of_table(columns: &[Column], within: &[Part]) -> Reading {
        let addresses = columns.iter().filter(|column| column.addresses > 0).count();
        if addresses * 2 >= columns.len() && within.len() <= 8 {
            return Reading::Columns;
        }
        if within.len() < 2 { Reading::Across } else { Reading::Cells }
    }

    /// The columns of a band, by every corridor that goes all the way through.
    pub(super) fn columns(&self, within: &[Part], band: &Band) -> Vec<Column> {
        let mut spans: Vec<(f32, f32)> = Vec::new();
        for part in within {
            let mut edge = None;
            for word in self.words_of(part) {
                match &mut edge {
                    Some((_, to))
                        if word.rect[0] - *to < NARROWEST * part.size && !band.lies_between(*to, word.rect[0]) =>
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
                Some(last) if from < last.right && !band.lies_between(last.right, from) => {
                    last.right = last.right.max(to);
                }
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
}

/// What a column holds, counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Column {
    /// Left edge.
    pub(super) left: f32,
    /// Right edge.
    pub(super) right: f32,
    /// How many lines it has.
    pub(super) lines: usize,
    letters: usize,
    /// Widths of all its lines together.
    filled: f32,
    /// Lines that are a number, an amount or a date.
    pub(super) figures: usize,
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
    pub(super) fn is_of_figures(&self) -> bool {
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
