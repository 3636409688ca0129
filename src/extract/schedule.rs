//! Schedules: tables of lenders, holders or creditors with what each commits or holds.

use super::address;
use super::cells::first_gap;
use super::holding;
use super::mentions::{HoldingMention, Located, PartyMention};
use super::names::{looks_like_company, looks_like_person, tidy};
use super::scan::{RUN_TOGETHER, Scan};
use super::schedule_blocks;
use super::schedule_heading::heading;
use crate::model::{AmountState, Entity, Role, Span};

/// A table: its columns of amounts, and the lines that it can take up.
pub(super) struct Table {
    /// Never empty.
    pub(super) columns: Vec<Column>,
    /// What those in the first column are.
    pub(super) role: Role,
    /// The heading's line, and where the rows begin.
    pub(super) line: usize,
    pub(super) rows: u32,
    /// The first line that holds rows alone.
    pub(super) first_row: usize,
    /// The line of the next table's heading, or behind the last line.
    pub(super) end: usize,
    /// Where the heading of the names begins in its line, in bytes, and that of the addresses, where there is one.
    pub(super) names: usize,
    pub(super) addresses: Option<usize>,
}

/// What stands in the tables of a text.
pub(super) struct Read {
    pub(super) tables: Vec<Table>,
    pub(super) parties: Vec<PartyMention>,
    /// Lines (first, behind the last) that are rows of several lines, and no address blocks.
    pub(super) taken: Vec<(usize, usize)>,
}

/// Reads every table.
pub(super) fn read(scan: &Scan<'_>) -> Read {
    let tables = tables(scan);
    let (mut parties, mut taken) = (Vec::new(), Vec::new());
    for table in &tables {
        match table.addresses {
            Some(addresses) => {
                let (found, behind) = schedule_blocks::read(scan, table, addresses);
                parties.extend(found);
                taken.push((table.line, behind));
            }
            None => rows(scan, table, &mut parties),
        }
    }
    Read { tables, parties, taken }
}

/// A column of amounts.
pub(super) struct Column {
    /// Its heading: "Commitment", "Notes".
    pub(super) instrument: Located<String>,
    /// Where the heading's middle stands in its line, in bytes.
    pub(super) middle: usize,
}

/// Every table with a heading like "Lender … Commitment" or "Holder … Principal Amount of Notes": on one line, between bars,
/// on lines of their own near each other, or run together with the rows.
fn tables(scan: &Scan<'_>) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for line in 0..scan.lines.len() {
        if let Some(table) = heading(scan, line) {
            if let Some(before) = tables.last_mut() {
                before.end = line;
            }
            tables.push(table);
        }
    }
    tables
}

/// The table that a line can belong to.
pub(super) fn table_of(tables: &[Table], line: usize) -> Option<&Table> {
    let at = tables.partition_point(|table| table.line <= line);
    at.checked_sub(1).and_then(|at| tables.get(at))
}

/// How many bytes of its line stand before a span.
pub(super) fn indent(scan: &Scan<'_>, span: Span) -> usize {
    let head = scan.text.get(..span.start as usize).unwrap_or_default();
    memchr::memrchr(b'\n', head.as_bytes()).map_or(head.len(), |newline| head.len() - newline - 1)
}

/// The cells of a line: between bars, or between wide gaps.
pub(super) fn cells(scan: &Scan<'_>, line: usize) -> Vec<Span> {
    let span = scan.lines.get(line).map(|l| l.span).unwrap_or_default();
    let mut found = Vec::new();
    if span.of(scan.text).starts_with('|') {
        let mut start = span.start as usize;
        for piece in span.of(scan.text).split('|') {
            let lead = piece.len() - piece.trim_start().len();
            found.push(Span::new(start + lead, start + lead + piece.trim().len()));
            start += piece.len() + 1;
        }
        // The bars at both ends have nothing outside.
        found.remove(0);
        found.pop();
        return found;
    }
    let mut rest = span;
    while scan.has_gap(line)
        && let Some((cut, behind)) = first_gap(rest.of(scan.text))
    {
        let start = rest.start as usize;
        found.push(Span::new(start, start + cut));
        rest = Span::new(start + behind, rest.end as usize);
    }
    found.push(rest);
    found
}

impl Table {
    /// The amount of a cell, by the column that it stands in.
    pub(super) fn held(&self, scan: &Scan<'_>, cell: Span) -> Option<HoldingMention> {
        self.column_of(scan, cell, 0, false)?.amount(scan, cell)
    }

    /// The amount in the right column of a line.
    pub(super) fn beside(&self, scan: &Scan<'_>, line: usize) -> Option<HoldingMention> {
        if !scan.has_gap(line) {
            return None;
        }
        let column = self.columns.first()?;
        cells(scan, line).into_iter().skip(1).find_map(|cell| column.amount(scan, cell))
    }

    /// An amount that stands alone on one of the lines from `from` on.
    pub(super) fn below(&self, scan: &Scan<'_>, from: usize) -> Option<HoldingMention> {
        let line = (from..(from + 5).min(scan.lines.len())).find(|line| !scan.line_text(*line).is_empty())?;
        self.columns.first()?.amount(scan, scan.lines[line].span)
    }

    /// The column of a cell that is the `nth` with a value in its row: by their order where no columns show, else by where
    /// it stands.
    fn column_of(&self, scan: &Scan<'_>, cell: Span, nth: usize, ordered: bool) -> Option<&Column> {
        let middle = indent(scan, cell) + cell.len() / 2;
        let near = self.columns.iter().min_by_key(|column| column.middle.abs_diff(middle));
        if ordered { self.columns.get(nth).or(near) } else { near }
    }
}

impl Column {
    /// The amounts of a cell: a struck one may have another beside it.
    fn amounts(&self, scan: &Scan<'_>, cell: Span) -> Vec<HoldingMention> {
        if let Some(amount) = self.amount(scan, cell) {
            return vec![amount];
        }
        let start = cell.start as usize;
        let text = cell.of(scan.text);
        let mut at = start;
        let pieces = text.split(' ').map(|piece| {
            let span = Span::new(at, at + piece.len());
            at += piece.len() + 1;
            span
        });
        pieces.filter_map(|piece| self.amount(scan, piece)).collect()
    }

    /// The amount of a cell; a cell with other words has none.
    fn amount(&self, scan: &Scan<'_>, span: Span) -> Option<HoldingMention> {
        let text = span.of(scan.text);
        let bare = text.trim_start_matches("US").trim_start_matches(['$', ' ']);
        let figures = bare.bytes().filter(u8::is_ascii_digit).count() >= 4
            && bare.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
            && (text.contains('$') || bare.contains(','));
        let (state, amount) = holding::state(scan, span);
        let empty = state == AmountState::Blank && text.contains('_');
        (figures || state == AmountState::Redacted || empty).then(|| HoldingMention {
            instrument: self.instrument.clone(),
            state,
            amount,
            span,
        })
    }
}

/// A row as far as it is read.
struct Row {
    party: PartyMention,
    line: usize,
    /// Cells with a value, or a dash for none.
    values: usize,
}

/// Rows with what each names holds: "Alder Bank, N.A.      $10,000,000     25%", "| Alder Bank, N.A. | $10,000,000 |", or a
/// name and its amount on lines of their own.
fn rows(scan: &Scan<'_>, table: &Table, parties: &mut Vec<PartyMention>) {
    /// Bytes, about two pages of them, behind which a table without any value is at its end.
    const QUIET: u32 = 6_000;
    let mut row: Option<Row> = None;
    let mut last = table.rows;
    for line in table.line..table.end {
        let text = scan.line_text(line);
        if text.is_empty() {
            continue;
        }
        if scan.lines[line].span.start > last + QUIET {
            break;
        }
        if text.len() > RUN_TOGETHER && !scan.has_gap(line) {
            row = None;
            continue;
        }
        let bars = text.starts_with('|');
        // On a line by itself, or in one run together, a cell has no column.
        let ordered = bars || text.len() > RUN_TOGETHER || !scan.has_gap(line);
        for (at, cell) in cells(scan, line).into_iter().enumerate() {
            if cell.start < table.rows {
                continue;
            }
            if bars && at == 1 && cell.is_empty() {
                blank(table, &mut row, line);
            }
            if read_cell(scan, table, cell, Place { line, ordered, first: at == 0 }, &mut row, parties) {
                last = cell.end;
            }
        }
    }
    parties.extend(row.and_then(finished));
}

/// Where a cell stands.
#[derive(Clone, Copy)]
struct Place {
    line: usize,
    ordered: bool,
    first: bool,
}

/// An empty cell between bars, where the first amount should stand.
fn blank(table: &Table, row: &mut Option<Row>, line: usize) {
    let (Some(row), Some(column)) = (row.as_mut().filter(|row| row.line == line), table.columns.first()) else {
        return;
    };
    row.party.holdings.push(HoldingMention {
        instrument: column.instrument.clone(),
        state: AmountState::Blank,
        amount: None,
        span: row.party.span,
    });
}

/// Reads one cell: a name begins a row, a value belongs to the one that is open. Returns whether it is a value.
fn read_cell(
    scan: &Scan<'_>,
    table: &Table,
    cell: Span,
    place: Place,
    row: &mut Option<Row>,
    parties: &mut Vec<PartyMention>,
) -> bool {
    let text = cell.of(scan.text);
    if text.is_empty() || matches!(text, "$" | "US$") || text.ends_with('%') {
        return false;
    }
    if let Some(open) = row.as_mut() {
        let near = open.line == place.line || open.values == 0 && place.line - open.line <= 8;
        let column = table.column_of(scan, cell, open.values, place.ordered).filter(|_| near);
        let held = column.map(|column| column.amounts(scan, cell)).unwrap_or_default();
        if !held.is_empty() {
            open.party.holdings.extend(held);
            open.values += 1;
            return true;
        }
        if open.line == place.line && !text.chars().any(char::is_alphabetic) {
            open.values += 1;
            return true;
        }
        if open.line == place.line && address::ends_address(text) {
            open.party.address = Some(Located::new(address::lines_of(&tidy(text)), cell));
            return false;
        }
    }
    let name = text.trim_end_matches([',', ' ', '*', '†']);
    let lower = name.to_lowercase();
    let sum = ["total", "aggregate", "subtotal", "sub-total"].iter().any(|word| lower.starts_with(word));
    let company = looks_like_company(name) && name.len() < 100 && !name.ends_with(':');
    let person = !company && place.first && looks_like_person(name);
    let named = (company || person) && !sum;
    if let Some(done) = row.take_if(|open| named || sum || open.line != place.line) {
        parties.extend(finished(done));
    }
    if named {
        let span = Span::new(cell.start as usize, cell.start as usize + name.len());
        let entity = if company { Entity::Organization } else { Entity::Person };
        let party = PartyMention::new(tidy(name), span, entity).with_role(table.role);
        *row = Some(Row { party, line: place.line, values: 0 });
    }
    false
}

/// The party of a row that says what it holds.
fn finished(row: Row) -> Option<PartyMention> {
    (!row.party.holdings.is_empty()).then_some(row.party)
}
