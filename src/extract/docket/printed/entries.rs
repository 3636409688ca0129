//! The entries of a printed report: each is what stands beside its day.

use crate::extract::ecf::date;
use crate::extract::ecf::entry::Entry;
use crate::extract::ecf::lines::trimmed;
use crate::model::{PartialDate, Span};

use super::super::plain;
use super::{Printed, Row, Word, between, median, rows};

/// A day of the days' column.
type Day<'w, 'a> = (PartialDate, &'w Word<'a>);

impl Printed<'_> {
    /// The entries; `None` where the page shows no column of days.
    pub(in crate::extract::docket) fn entries(&self) -> Option<Vec<Entry>> {
        let inside: Vec<&Word<'_>> =
            self.words.iter().filter(|word| word.top > self.front.1 && word.bottom < self.end).collect();
        let dated: Vec<Day<'_, '_>> = inside.iter().filter_map(|word| Some((whole_date(word.text)?, *word))).collect();
        let columns = Columns::of(&inside, &dated)?;
        let mut days: Vec<Day<'_, '_>> = dated.into_iter().filter(|(_, word)| word.left < columns.days).collect();
        days.sort_by(|a, b| a.1.top.total_cmp(&b.1.top));
        let beside = inside.into_iter().filter(|word| word.left > columns.days_end);
        let (in_text, mut middle): (Vec<&Word<'_>>, Vec<&Word<'_>>) =
            beside.partition(|word| word.left >= columns.text);
        let lines = rows(self.text, in_text.into_iter());
        middle.sort_by(|a, b| a.centre().total_cmp(&b.centre()));
        let bounds = bounds(self.text, &days, &lines, self.front.1);
        let entry = |((date, _), (first, last)): (&Day<'_, '_>, &(f32, f32))| {
            let words = between(&lines, *first, *last).iter().map(|row| row.line.span).reduce(Span::to)?;
            // The number stands anywhere in its cell, above the number of pages, which belongs to the entry.
            let from = middle.partition_point(|word| word.centre() < *first);
            let cell = middle.get(from..).unwrap_or_default().iter().take_while(|word| word.centre() < *last);
            let number = cell.clone().find(|word| is_number(word.text));
            let below = number.and_then(|number| {
                let pages = cell.filter(|word| word.span.start >= number.span.end && word.span.end <= words.start);
                pages.map(|word| word.span).reduce(Span::to)
            });
            let words = below.map_or(words, |below| below.to(words));
            let number = number.map(|word| word.text.to_owned());
            Some(numbered(self.text, Entry { number, date: *date, entered: None, words }))
        };
        Some(days.iter().zip(&bounds).filter_map(entry).collect())
    }
}

/// Where the columns lie.
#[derive(Clone, Copy, Debug)]
struct Columns {
    /// Days in the text begin further to the right than this.
    days: f32,
    /// Where the days' column ends.
    days_end: f32,
    /// Where the docket text begins.
    text: f32,
}

impl Columns {
    /// Days stand in the text too; those of the column lie furthest left.
    fn of(words: &[&Word<'_>], dated: &[Day<'_, '_>]) -> Option<Self> {
        let days = dated.iter().map(|(_, word)| word.left).fold(f32::MAX, f32::min) + 12.0;
        let column = dated.iter().filter(|(_, word)| word.left < days);
        let days_end = column.map(|(_, word)| word.right).reduce(f32::max)?;
        let beside: Vec<&Word<'_>> = words.iter().copied().filter(|word| word.left > days_end).collect();
        Some(Self { days, days_end, text: text_edge(&beside)? })
    }
}

/// Where each day's row begins and ends.
///
/// Between the lines beside two days one row ends and the next begins: above the second day's line where days stand
/// on top of their rows, below the first day's where they stand at the bottom, as long as there is as much room there
/// as between rows; else where there is most room.
fn bounds(text: &str, days: &[Day<'_, '_>], lines: &[Row<'_>], top: f32) -> Vec<(f32, f32)> {
    let on_top = days_stand_on_top(days, lines);
    let apart = room_between_rows(lines);
    let mut cuts: Vec<f32> = vec![top];
    for pair in days.windows(2) {
        let [(_, day), (_, next)] = pair else { continue };
        let (first, last) = (line_beside(lines, day), line_beside(lines, next));
        let wanted = if on_top { last.checked_sub(1) } else { Some(first) };
        let room = |at: usize| room_below(text, lines, at, apart);
        let fits =
            |at: &usize| (first..last).contains(at) && (on_top && is_last_of_page(lines, *at) || room(*at) >= apart);
        let cut = wanted.filter(fits).or_else(|| {
            let most = |a: &usize, b: &usize| room(*a).total_cmp(&room(*b));
            if on_top { (first..last).max_by(most) } else { (first..last).rev().max_by(most) }
        });
        let between_lines = cut.and_then(|at| Some(lines.get(at)?.bottom.midpoint(lines.get(at + 1)?.top)));
        // Two days beside one line, or beside none: each begins at its own height.
        cuts.push(between_lines.unwrap_or(next.top.min(f32::MAX)));
    }
    cuts.push(f32::MAX);
    cuts.windows(2).map(|pair| (pair.first().copied().unwrap_or(top), pair.last().copied().unwrap_or(top))).collect()
}

/// Which line stands beside a day: the one that is nearest to it on its page.
fn line_beside(lines: &[Row<'_>], day: &Word<'_>) -> usize {
    let y = day.centre();
    let below = lines.partition_point(|row| row.centre() < y);
    let distance = |at: usize| lines.get(at).map_or(f32::MAX, |row| (row.centre() - y).abs());
    match below.checked_sub(1) {
        Some(above) if distance(above) < distance(below) => above,
        _ => below,
    }
}

fn is_last_of_page(lines: &[Row<'_>], at: usize) -> bool {
    lines.get(at).zip(lines.get(at + 1)).is_some_and(|(row, below)| !row.is_near(below))
}

/// The room between a line and the next one. At the end of a page it is told by the words: where they are at their
/// end, a row may well end too.
fn room_below(text: &str, lines: &[Row<'_>], at: usize, apart: f32) -> f32 {
    match lines.get(at).zip(lines.get(at + 1)) {
        Some((row, below)) if row.is_near(below) => below.top - row.bottom,
        Some((row, _)) if plain::is_whole(row.line.span.of(text)) => apart,
        Some(_) => -1.0,
        None => 0.0,
    }
}

/// The least room that parts two rows rather than two lines of one: the closest lines are those of one row.
fn room_between_rows(lines: &[Row<'_>]) -> f32 {
    let mut gaps: Vec<f32> = lines
        .windows(2)
        .filter_map(
            |pair| if let [row, below] = pair { row.is_near(below).then_some(below.top - row.bottom) } else { None },
        )
        .collect();
    gaps.sort_by(f32::total_cmp);
    let within = gaps.get(gaps.len() / 10).copied().unwrap_or(0.0);
    within + median(lines.iter().map(Row::height)).unwrap_or(10.0) * 0.3
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit())
}

/// An entry whose number stands before its text in the same column, where it has none of its own.
fn numbered(text: &str, entry: Entry) -> Entry {
    if entry.number.is_some() {
        return entry;
    }
    match plain::leading_number(entry.words.of(text)) {
        Some((number, length)) => {
            let words = trimmed(text, entry.words.start as usize + length, entry.words.end as usize).span;
            Entry { number: Some(number), words, ..entry }
        }
        None => entry,
    }
}

fn whole_date(text: &str) -> Option<PartialDate> {
    let (date, length) = date::at_start(text)?;
    (length == text.len()).then_some(date)
}

/// The left edge of the docket text: where most of the lines beside the days begin.
fn text_edge(beside: &[&Word<'_>]) -> Option<f32> {
    let mut counts: Vec<(i32, u32)> = Vec::new();
    for word in beside {
        #[expect(clippy::cast_possible_truncation, reason = "a page is some hundred points wide")]
        let place = (word.left / 3.0).round() as i32;
        match counts.iter_mut().find(|(have, _)| *have == place) {
            Some((_, count)) => *count += 1,
            None => counts.push((place, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    // Words within a line begin anywhere; the edge is the leftmost place at which many do.
    let place = counts.iter().filter(|(_, count)| *count * 2 >= most).map(|(place, _)| *place).min()?;
    #[expect(clippy::cast_precision_loss, reason = "a page is some hundred points wide")]
    let edge = place as f32 * 3.0 - 3.0;
    Some(edge)
}

/// Whether a day stands beside the first line of its entry, rather than the last: rows are further apart than lines.
fn days_stand_on_top(days: &[Day<'_, '_>], lines: &[Row<'_>]) -> bool {
    let (mut above, mut below) = (0.0_f32, 0.0_f32);
    for (_, day) in days {
        let at = line_beside(lines, day);
        let (before, row, after) = (at.checked_sub(1).and_then(|at| lines.get(at)), lines.get(at), lines.get(at + 1));
        if let (Some(before), Some(row), Some(after)) = (before, row, after)
            && before.is_near(row)
            && row.is_near(after)
        {
            above += row.top - before.bottom;
            below += after.top - row.bottom;
        }
    }
    above >= below
}
