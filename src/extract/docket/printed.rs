//! Docket reports printed to PDF: the report's columns, found again from where its words lie.
//!
//! A printer leaves no tables, and the order of the words on the page is not that of the report: the day of an entry
//! stands beside the first or the last line of its text. What the columns are is seen from the words that are the
//! same in every report, "represented by" and the days.

use crate::extract::ecf::date;
use crate::extract::ecf::entry::Entry;
use crate::extract::ecf::lines::{Line, Looks, trimmed};
use crate::extract::ecf::party_type;
use crate::model::{Document, PartialDate, Span};

use super::plain::Token;

/// A word and where it lies; the pages hang below one another.
#[derive(Clone, Copy, Debug)]
struct Word<'a> {
    text: &'a str,
    span: Span,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

/// A line of one column.
#[derive(Clone, Copy, Debug)]
struct Row<'a> {
    line: Line<'a>,
    top: f32,
    bottom: f32,
}

/// The pages of a report, one below the other.
pub(super) struct Printed<'a> {
    text: &'a str,
    words: Vec<Word<'a>>,
    /// Where the list of parties begins, and where it ends.
    front: (f32, f32),
    /// Where the entries end.
    end: f32,
}

/// Further apart than two pages ever are, in points.
const PAGE: f32 = 20_000.0;

impl<'a> Printed<'a> {
    /// The report, where the document has pages with words on them. `title` and `entries` are offsets of the report's
    /// head and of the line that heads the entries, `end` of what follows it.
    pub(super) fn new(document: &'a Document, title: usize, entries: usize, end: usize) -> Option<Self> {
        let text: &str = &document.text;
        let mut words = Vec::new();
        for (number, page) in document.pages.iter().enumerate() {
            // Pages are counted in a float only to lie below one another; a report has no 800 of them.
            let down = PAGE * f32::from(u16::try_from(number).unwrap_or(u16::MAX));
            words.extend(page.words.iter().filter(|word| !is_margin(document, word.span)).map(|word| Word {
                text: word.span.of(text),
                span: word.span,
                left: word.rect[0],
                right: word.rect[2],
                top: word.rect[1] + down,
                bottom: word.rect[3] + down,
            }));
        }
        let at = |offset: usize| words.iter().find(|word| word.span.end as usize > offset).map(Word::centre);
        let front = (at(title)?, at(entries).unwrap_or(f32::MAX));
        let end = at(end).unwrap_or(f32::MAX);
        Some(Self { text, words, front, end })
    }

    /// The list of parties and counsel, in the order of the report's rows; `None` where the page shows no columns.
    pub(super) fn parties(&self, looks: &Looks) -> Option<Vec<Token<'a>>> {
        let (from, to) = self.front;
        // The heading of the days' column may take two lines, the first of which stands a little higher.
        let bottom = to.min(self.end) - 3.0;
        let inside: Vec<Word<'a>> =
            self.words.iter().filter(|word| word.top > from && word.bottom < bottom).copied().collect();
        let middle: Vec<(f32, f32, f32)> = inside
            .windows(2)
            .filter_map(|pair| match pair {
                [first, second] if first.text.eq_ignore_ascii_case("represented") && second.text == "by" => {
                    Some((first.left, second.right, first.centre()))
                }
                _ => None,
            })
            .collect();
        let mut middle = middle;
        middle.sort_by(|a, b| a.2.total_cmp(&b.2));
        let left_edge = median(middle.iter().map(|(left, _, _)| *left))?;
        let right_edge = median(middle.iter().map(|(_, right, _)| *right))?;
        let left = rows(self.text, inside.iter().filter(|word| word.right <= left_edge));
        let right = rows(self.text, inside.iter().filter(|word| word.left >= right_edge));
        let starts = row_starts(&left, &middle, looks);
        let mut tokens = Vec::new();
        for (at, &start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(f32::MAX);
            tokens.push(Token::Empty);
            // A name's address is its party's, whatever room there is between the two.
            tokens.extend(between(&left, start, end).map(|row| Token::Words(row.line)));
            let from = middle.partition_point(|(_, _, y)| *y < start);
            if middle.get(from).is_some_and(|(_, _, y)| *y < end) {
                tokens.push(Token::Represented);
                push_apart(&mut tokens, between(&right, start, end));
            }
        }
        Some(tokens)
    }

    /// The entries; `None` where the page shows no column of days.
    pub(super) fn entries(&self) -> Option<Vec<Entry>> {
        let inside: Vec<&Word<'a>> =
            self.words.iter().filter(|word| word.top > self.front.1 && word.bottom < self.end).collect();
        let dated: Vec<(PartialDate, &Word<'a>)> =
            inside.iter().filter_map(|word| Some((whole_date(word.text)?, *word))).collect();
        // Days stand in the text too; those of the column lie furthest left.
        let edge = dated.iter().map(|(_, word)| word.left).fold(f32::MAX, f32::min) + 12.0;
        let mut days: Vec<(PartialDate, &Word<'a>)> = dated.into_iter().filter(|(_, word)| word.left < edge).collect();
        days.sort_by(|a, b| a.1.top.total_cmp(&b.1.top));
        let column_end = days.iter().map(|(_, word)| word.right).reduce(f32::max)?;
        let beside: Vec<&Word<'a>> = inside.into_iter().filter(|word| word.left > column_end).collect();
        let text_edge = text_edge(&beside)?;
        let lines = rows(self.text, beside.iter().copied().filter(|word| word.left >= text_edge));
        let from_top = days_stand_on_top(&days, &lines);
        let mut numbers: Vec<&Word<'a>> =
            beside.into_iter().filter(|w| w.left < text_edge && is_number(w.text)).collect();
        numbers.sort_by(|a, b| a.centre().total_cmp(&b.centre()));
        let bounds = |at: usize, day: &Word<'_>| {
            let (y, half) = (day.centre(), (day.bottom - day.top) / 2.0);
            let neighbour = |at: Option<usize>| at.and_then(|at| days.get(at)).map(|(_, word)| word.centre());
            if from_top {
                (y - half, neighbour(Some(at + 1)).map_or(f32::MAX, |next| next - half))
            } else {
                (neighbour(at.checked_sub(1)).map_or(self.front.1, |before| before + half), y + half)
            }
        };
        let entry = |(at, (date, day)): (usize, &(PartialDate, &Word<'a>))| {
            let (first, last) = bounds(at, day);
            let words = between(&lines, first, last).map(|row| row.line.span).reduce(Span::to)?;
            // The number stands anywhere in its cell, above the number of pages.
            let from = numbers.partition_point(|word| word.centre() < first);
            let number = numbers.get(from).filter(|word| word.centre() < last).map(|word| word.text.to_owned());
            Some(numbered(self.text, Entry { number, date: *date, entered: None, words }))
        };
        Some(days.iter().enumerate().filter_map(entry).collect())
    }
}

impl Word<'_> {
    fn centre(&self) -> f32 {
        self.top.midpoint(self.bottom)
    }
}

impl Row<'_> {
    fn centre(&self) -> f32 {
        self.top.midpoint(self.bottom)
    }
}

/// The lines between two heights; the lines are sorted.
fn between<'a, 'r>(rows: &'r [Row<'a>], start: f32, end: f32) -> impl Iterator<Item = &'r Row<'a>> {
    let from = rows.partition_point(|row| row.centre() < start);
    rows.get(from..).unwrap_or_default().iter().take_while(move |row| row.centre() < end)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit())
}

/// An entry whose number stands before its text in the same column, where it has none of its own.
fn numbered(text: &str, entry: Entry) -> Entry {
    if entry.number.is_some() {
        return entry;
    }
    match super::plain::leading_number(entry.words.of(text)) {
        Some((number, length)) => {
            let words = trimmed(text, entry.words.start as usize + length, entry.words.end as usize).span;
            Entry { number: Some(number), words, ..entry }
        }
        None => entry,
    }
}

fn is_margin(document: &Document, span: Span) -> bool {
    let behind = document.margins.partition_point(|margin| margin.start <= span.start);
    behind.checked_sub(1).and_then(|at| document.margins.get(at)).is_some_and(|margin| margin.contains(span))
}

fn whole_date(text: &str) -> Option<PartialDate> {
    let (date, length) = date::at_start(text)?;
    (length == text.len()).then_some(date)
}

fn median(values: impl Iterator<Item = f32>) -> Option<f32> {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}

/// The words of one column as lines, from top to bottom.
fn rows<'a, 'w>(text: &'a str, words: impl Iterator<Item = &'w Word<'a>>) -> Vec<Row<'a>>
where
    'a: 'w,
{
    let mut words: Vec<&Word<'a>> = words.collect();
    words.sort_by(|a, b| a.centre().total_cmp(&b.centre()).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<(Span, f32, f32)> = Vec::new();
    for word in words {
        let middle = word.centre();
        match rows.last_mut() {
            Some((span, top, bottom)) if middle > *top && middle < *bottom => {
                *span = span.to(word.span);
                *top = top.min(word.top);
                *bottom = bottom.max(word.bottom);
            }
            _ => rows.push((word.span, word.top, word.bottom)),
        }
    }
    rows.into_iter()
        .map(|(span, top, bottom)| Row { line: trimmed(text, span.start as usize, span.end as usize), top, bottom })
        .collect()
}

/// Where the report's rows begin: at each party's type, and at each "represented by" that does not belong to one.
fn row_starts(left: &[Row<'_>], middle: &[(f32, f32, f32)], looks: &Looks) -> Vec<f32> {
    let stands_out = |line: &Line<'_>| looks.are_plain() || looks.is_bold(line);
    let mut types: Vec<f32> = Vec::new();
    let mut below_type = false;
    for row in left {
        // What stands right below a type, or the rule under it, is a name, whatever its words are.
        let heads = party_type::is_known(row.line.text) || party_type::is_other_heading(row.line.text);
        if heads && !below_type && stands_out(&row.line) {
            types.push(row.top - 1.0);
            below_type = true;
        } else {
            below_type = row.line.is_rule();
        }
    }
    let height = median(left.iter().map(|row| row.bottom - row.top)).unwrap_or(12.0);
    let mut starts = types.clone();
    for (_, _, y) in middle {
        // The type stands on the same line, or one or two above it.
        let above = types.partition_point(|start| start <= y).checked_sub(1).and_then(|at| types.get(at));
        if !above.is_some_and(|start| *y - *start < height * 4.0) {
            starts.push(*y - height);
        }
    }
    starts.sort_by(f32::total_cmp);
    starts
}

/// Lines, with an empty one where the page leaves more room than between two lines.
fn push_apart<'a, 'r>(tokens: &mut Vec<Token<'a>>, rows: impl Iterator<Item = &'r Row<'a>>)
where
    'a: 'r,
{
    let mut before: Option<&Row<'a>> = None;
    for row in rows {
        if let Some(before) = before {
            let gap = row.top - before.bottom;
            if gap > (row.bottom - row.top) * 0.8 && gap < PAGE / 2.0 {
                tokens.push(Token::Empty);
            }
        }
        tokens.push(Token::Words(row.line));
        before = Some(row);
    }
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
fn days_stand_on_top(days: &[(PartialDate, &Word<'_>)], lines: &[Row<'_>]) -> bool {
    let (mut above, mut below) = (0.0_f32, 0.0_f32);
    for (_, day) in days {
        let y = day.centre();
        let at = lines.partition_point(|row| row.bottom < y);
        let Some(row) = lines.get(at) else { continue };
        let before = at.checked_sub(1).and_then(|at| lines.get(at)).map(|before| row.top - before.bottom);
        let after = lines.get(at + 1).map(|after| after.top - row.bottom);
        if let (Some(before), Some(after)) = (before, after)
            && before < PAGE / 2.0
            && after < PAGE / 2.0
        {
            above += before;
            below += after;
        }
    }
    above >= below
}

#[cfg(test)]
mod tests;
