//! From words to rows: words whose baselines are level, from left to right.

use super::ink::around;
use super::words::{Looks, Word, Words};

/// How far baselines of one row may lie apart, in ems. Words that OCR programs place are never quite level.
const LEVEL: f32 = 0.3;

/// The gap, in ems, under which two words without a space between them are one.
const JOINT: f32 = 0.12;

/// Pairs of words that are compared to see whether one row hangs on another; no row of text has so many.
const MOST_PAIRS: usize = 1_000_000;

/// Words that stand level.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its words, from left to right.
    pub(super) words: Vec<Word>,
    /// Its baseline.
    pub(super) base: f32,
    /// The largest em in it.
    pub(super) size: f32,
    /// Left, top, right, bottom.
    pub(super) rect: [f32; 4],
    /// The drawn table in whose place it stands.
    pub(super) grid: Option<usize>,
}

impl Row {
    /// A row of these words, if there are any.
    pub(super) fn new(words: Vec<Word>) -> Option<Self> {
        let mut row = Self { words, base: 0.0, size: 0.0, rect: [0.0; 4], grid: None };
        row.measure();
        (!row.words.is_empty()).then_some(row)
    }

    /// A row that holds the place of a drawn table.
    pub(super) fn of_grid(grid: usize, rect: [f32; 4]) -> Self {
        let size = 10.0;
        let base = rect[1] + size;
        let words = vec![Word::filling(rect, base, size)];
        Self { words, base, size, rect, grid: Some(grid) }
    }

    /// Takes its measures from its words.
    pub(super) fn measure(&mut self) {
        let largest = self.words.iter().max_by(|a, b| a.size.total_cmp(&b.size));
        (self.base, self.size) = largest.map_or((self.base, self.size), |word| (word.base, word.size));
        self.rect = self.words.iter().map(|word| word.rect).reduce(around).unwrap_or(self.rect);
    }
}

/// The rows of a page, from top to bottom.
pub(super) fn of(words: &mut Words) -> Vec<Row> {
    let mut list = std::mem::take(&mut words.list);
    list.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut groups: Vec<Vec<Word>> = Vec::new();
    let mut level = f32::MIN;
    for word in list {
        match groups.last_mut() {
            Some(group) if word.base - level <= LEVEL * word.size.min(group.last().map_or(0.0, |last| last.size)) => {
                group.push(word);
            }
            _ => {
                level = word.base;
                groups.push(vec![word]);
            }
        }
    }
    let mut rows: Vec<Row> = groups.into_iter().filter_map(Row::new).collect();
    take_in_small_rows(&mut rows);
    for row in &mut rows {
        row.words.sort_by(|a, b| a.rect[0].total_cmp(&b.rect[0]));
        tidy(row, words);
    }
    rows
}

/// Puts raised and lowered words, such as the marks of footnotes, into the row at which they stand.
fn take_in_small_rows(rows: &mut Vec<Row>) {
    let mut index = 0;
    while index < rows.len() {
        let host = rows.get(index).and_then(|small| {
            let neighbours = [index.checked_add(1), index.checked_sub(1)];
            neighbours.into_iter().flatten().find(|other| rows.get(*other).is_some_and(|row| is_attached(small, row)))
        });
        let Some(host) = host else {
            index += 1;
            continue;
        };
        let small = rows.remove(index);
        // The row below moved up by one.
        let host = if host > index { host - 1 } else { host };
        if let Some(row) = rows.get_mut(host) {
            row.rect = around(row.rect, small.rect);
            row.words.extend(small.words);
        }
    }
}

/// Whether all words of `small` hang on words of `row`, raised or lowered.
fn is_attached(small: &Row, row: &Row) -> bool {
    let rise = row.base - small.base;
    let in_reach = rise < 0.6 * row.size && rise > -0.3 * row.size;
    in_reach
        && small.size < 0.85 * row.size
        && small.words.len() <= row.words.len() + 1
        && small.words.len().saturating_mul(row.words.len()) < MOST_PAIRS
        && small.words.iter().all(|word| {
            let reach = 0.5 * row.size;
            row.words.iter().any(|host| word.rect[0] < host.rect[2] + reach && host.rect[0] < word.rect[2] + reach)
        })
}

/// Drops what was painted twice and joins what belongs to one word.
fn tidy(row: &mut Row, words: &mut Words) {
    let needs_it = row.words.iter().zip(row.words.iter().skip(1)).any(|(one, next)| {
        next.rect[0] - one.rect[2] < JOINT * next.size && !(one.space_behind || next.space_before)
            || next.rect[0] < one.rect[2] - 0.1 * next.size
            || (one.looks.has(Looks::REDACTED) && next.looks.has(Looks::REDACTED))
    });
    if !needs_it {
        return;
    }
    let mut kept: Vec<Word> = Vec::with_capacity(row.words.len());
    for word in row.words.drain(..) {
        let Some(last) = kept.last_mut() else {
            kept.push(word);
            continue;
        };
        let size = last.size.max(word.size);
        let gap = word.rect[0] - last.rect[2];
        let doubled = (word.rect[0] - last.rect[0]).abs() < 0.2 * size
            && (word.rect[2] - last.rect[2]).abs() < 0.2 * size
            && (word.base - last.base).abs() < 0.2 * size
            && words.text(&word) == words.text(last);
        let both_redacted = word.looks.has(Looks::REDACTED) && last.looks.has(Looks::REDACTED);
        let one_word = gap < JOINT * size
            && gap > -0.3 * size
            && !(last.space_behind || word.space_before)
            && last.looks.has(Looks::STRUCK) == word.looks.has(Looks::STRUCK)
            && (word.base - last.base).abs() < 0.15 * size
            && (0.6..1.7).contains(&(word.size / last.size));
        if doubled {
            last.looks = last.looks.and(Looks::BOLD);
        } else if both_redacted && gap < 2.0 * size {
            last.rect = around(last.rect, word.rect);
        } else if one_word {
            join(last, &word, words);
        } else {
            kept.push(word);
        }
    }
    row.words = kept;
}

/// Makes one word of two.
fn join(word: &mut Word, next: &Word, words: &mut Words) {
    if word.end == next.start {
        word.end = next.end;
    } else {
        let both = format!("{}{}", words.text(word), words.text(next));
        word.start = u32::try_from(words.letters.len()).unwrap_or(u32::MAX);
        words.letters.push_str(&both);
        word.end = u32::try_from(words.letters.len()).unwrap_or(u32::MAX);
    }
    // The looks of the longer part count.
    if next.end - next.start > (word.end - word.start) / 2 {
        word.looks = next.looks;
    }
    word.rect = around(word.rect, next.rect);
    word.space_behind = next.space_behind;
}
