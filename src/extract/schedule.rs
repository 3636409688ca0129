//! Schedules: tables of lenders, holders or creditors with what each commits or holds.

use super::address;
use super::cells::{first_gap, gap_at};
use super::holding;
use super::mentions::{HoldingMention, Located, PartyMention};
use super::names::{looks_like_company, tidy};
use super::scan::Scan;
use crate::model::{AmountState, Entity, Role, Span};

/// The column of amounts in a schedule.
pub(super) struct Column {
    /// Its heading: "Commitment", "Principal amount of Notes".
    instrument: Located<String>,
    /// What those in the first column are.
    pub(super) role: Role,
    /// The heading's line.
    line: usize,
}

/// A heading like "Lender … Commitment" or "Holder … Principal Amount of Notes", on one line, in a table drawn with bars,
/// or on two lines near each other.
pub(super) fn column(scan: &Scan<'_>) -> Option<Column> {
    (0..scan.lines.len()).find_map(|line| {
        let text = scan.line_text(line);
        if !(4..=160).contains(&text.len()) {
            return None;
        }
        let mut cells = cells(scan, line).into_iter();
        let role = role_of(cells.next()?.of(scan.text))?;
        let heading = cells.find(|cell| is_amount_heading(cell.of(scan.text))).or_else(|| {
            let below = (line + 1..line + 5).find(|l| !scan.line_text(*l).is_empty())?;
            let words = scan.line_text(below);
            (is_amount_heading(words) && words.split_whitespace().count() <= 6).then(|| scan.lines[below].span)
        })?;
        let instrument = instrument_above(scan, line, heading.of(scan.text));
        let instrument = instrument.unwrap_or_else(|| Located::new(tidy(heading.of(scan.text)), heading));
        Some(Column { instrument, role, line })
    })
}

/// The instrument that a heading like "Principal amount" is of, from a line above: "Holders of 11% Senior Notes due March 1,
/// 2032".
fn instrument_above(scan: &Scan<'_>, line: usize, heading: &str) -> Option<Located<String>> {
    let lower = heading.to_lowercase();
    let bare = ["notes", "bonds", "shares", "commitment", "claim", "loan"].iter().all(|word| !lower.contains(word));
    if !bare {
        return None;
    }
    (line.saturating_sub(14)..line).rev().find_map(|above| {
        let span = scan.lines[above].span;
        let text = span.of(scan.text);
        let security =
            ["Notes", "Bonds", "Debentures", "NOTES", "BONDS", "DEBENTURES"].iter().any(|word| text.contains(word));
        if !security || text.len() > 120 || text.ends_with('.') {
            return None;
        }
        let from = text.find(" of ").or_else(|| text.find(" OF ")).map_or(0, |at| at + 4);
        let words = text[from..].trim();
        let start = span.end as usize - words.len();
        Some(Located::new(tidy(words), Span::new(start, span.end as usize)))
    })
}

/// What those named under a heading are.
fn role_of(words: &str) -> Option<Role> {
    Some(match words.trim().trim_start_matches("Name of ").to_lowercase().as_str() {
        "lender" | "lenders" | "bank" | "banks" => Role::Lender,
        "holder" | "holders" | "noteholder" | "noteholders" | "investor" | "investors" | "purchaser" | "purchasers" => {
            Role::Holder
        }
        "creditor" | "creditors" => Role::Creditor,
        _ => return None,
    })
}

fn is_amount_heading(words: &str) -> bool {
    const WORDS: [&str; 7] = ["commitment", "amount", "claim", "principal", "shares", "notes held", "outstanding"];
    let lower = words.to_lowercase();
    words.len() < 60 && WORDS.iter().any(|word| lower.contains(word))
}

/// The cells of a line: between bars, or between wide gaps.
fn cells(scan: &Scan<'_>, line: usize) -> Vec<Span> {
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
    while let Some((cut, behind)) = first_gap(rest.of(scan.text)) {
        let start = rest.start as usize;
        found.push(Span::new(start, start + cut));
        rest = Span::new(start + behind, rest.end as usize);
    }
    found.push(rest);
    found
}

impl Column {
    /// The amount in the right column of a line.
    pub(super) fn beside(&self, scan: &Scan<'_>, line: usize) -> Option<HoldingMention> {
        gap_at(scan.line_text(line))?;
        cells(scan, line).into_iter().skip(1).find_map(|cell| self.amount(scan, cell))
    }

    /// An amount that stands alone on one of the lines from `from` on.
    pub(super) fn below(&self, scan: &Scan<'_>, from: usize) -> Option<HoldingMention> {
        if from < self.line {
            return None;
        }
        let line = (from..(from + 5).min(scan.lines.len())).find(|line| !scan.line_text(*line).is_empty())?;
        self.amount(scan, scan.lines[line].span)
    }

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

/// Rows on one line each: "Alder Bank, N.A.      $10,000,000     25%", "| Alder Bank, N.A. | $10,000,000 |".
pub(super) fn rows(scan: &Scan<'_>, column: Option<&Column>) -> Vec<PartyMention> {
    let Some(column) = column else { return Vec::new() };
    let mut parties = Vec::new();
    for line in column.line + 1..scan.lines.len() {
        let text = scan.line_text(line);
        let bars = text.starts_with('|');
        if text.len() > 200 || !bars && first_gap(text).is_none() {
            continue;
        }
        let cells = cells(scan, line);
        let Some(first) = cells.first().copied() else { continue };
        let name = first.of(scan.text).trim_end_matches([',', ' ', '*', '†']);
        if !looks_like_company(name) || name.to_lowercase().starts_with("total") {
            continue;
        }
        let mut held: Vec<HoldingMention> = cells.iter().skip(1).flat_map(|cell| column.amounts(scan, *cell)).collect();
        if held.is_empty() && bars && cells.get(1).is_some_and(|cell| cell.is_empty()) {
            held.push(HoldingMention {
                instrument: column.instrument.clone(),
                state: AmountState::Blank,
                amount: None,
                span: first,
            });
        }
        if !held.is_empty() {
            let span = Span::new(first.start as usize, first.start as usize + name.len());
            let mut party = PartyMention::new(tidy(name), span, Entity::Organization).with_role(column.role);
            party.holdings = held;
            party.address = cells
                .iter()
                .skip(1)
                .find(|cell| address::ends_address(cell.of(scan.text)))
                .map(|cell| Located::new(address::lines_of(&tidy(cell.of(scan.text))), *cell));
            parties.push(party);
        }
    }
    parties
}
