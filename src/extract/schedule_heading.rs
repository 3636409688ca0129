//! Headings of tables: who is named in the first column, of what the amounts in the others are.

use super::mentions::Located;
use super::names::{looks_like_company, looks_like_person, tidy};
use super::scan::{RUN_TOGETHER, Scan};
use super::schedule::{Column, Table, cells, indent};
use crate::model::{Role, Span};

/// The heading of a table at a line.
pub(super) fn heading(scan: &Scan<'_>, line: usize) -> Option<Table> {
    let text = scan.line_text(line);
    // Most lines begin with no such word.
    let first = text.trim_start_matches(['|', ' ']).as_bytes().first()?.to_ascii_lowercase();
    let long = text.len() > RUN_TOGETHER;
    if text.len() < 4 || !(long || matches!(first, b'b' | b'c' | b'h' | b'i' | b'l' | b'n' | b'p' | b's')) {
        return None;
    }
    let mut cells = cells(scan, line);
    let at = cells.iter().take(if long { 6 } else { 1 }).position(|cell| role_of(cell.of(scan.text)).is_some())?;
    let name = cells.get(at)?.of(scan.text);
    let role = role_of(name)?;
    let mut columns: Vec<Column> = Vec::new();
    let mut rows = cells.get(at)?.end;
    // "Investor Shares of Common Stock Beneficially Owned": both headings in one.
    let merged = name.find(' ').filter(|cut| is_amount_heading(&name[*cut..]));
    let own = merged.map(|cut| Span::new(cells[at].start as usize + cut + 1, cells[at].end as usize));
    let names = indent(scan, *cells.get(at)?);
    let more = second_line(scan, line).filter(|_| !long && cells.len() > 1);
    let addresses = cells.iter().find(|cell| !long && is_address_heading(cell.of(scan.text)));
    let addresses = addresses.map(|cell| indent(scan, *cell)).filter(|at| *at > names);
    cells.drain(..=at);
    for cell in own.into_iter().chain(cells.iter().copied()) {
        let words = match &more {
            Some(more) => heading_words(scan, cell, &cells, more),
            None => tidy(cell.of(scan.text)),
        };
        if is_amount_heading(&words) {
            columns.push(column(scan, line, cell, &words));
            rows = cell.end;
        } else if cell.len() > 60 || looks_like_company(cell.of(scan.text)) {
            break;
        }
    }
    let mut first_row = line + 1;
    if let Some(last) = more.as_ref().and_then(|more| more.last()).filter(|_| !columns.is_empty()) {
        first_row = line + 2;
        rows = last.end;
    }
    if columns.is_empty() && cells.is_empty() && !long {
        let below = (line + 1..line + 5).find(|l| !scan.line_text(*l).is_empty())?;
        let words = scan.line_text(below);
        if is_amount_heading(words) && words.split_whitespace().count() <= 6 {
            columns.push(column(scan, line, scan.lines[below].span, words));
            rows = scan.lines[below].span.end;
        }
    }
    (!columns.is_empty()).then_some(Table {
        columns,
        role,
        line,
        rows,
        first_row,
        end: scan.lines.len(),
        names,
        addresses,
    })
}

/// The cells of a heading's second line: "Aggregate Principal / Amount of Notes".
fn second_line(scan: &Scan<'_>, line: usize) -> Option<Vec<Span>> {
    let below = cells(scan, line + 1);
    let plain = |cell: &Span| {
        let words = cell.of(scan.text);
        words.len() < 40
            && words.starts_with(char::is_uppercase)
            && !words.contains(|c: char| c.is_ascii_digit() || c == '.')
            && !looks_like_company(words)
            && !looks_like_person(words)
    };
    below.iter().all(plain).then_some(below)
}

/// A heading's words with those below it: a cell of the second line belongs to the heading whose middle is nearest.
fn heading_words(scan: &Scan<'_>, cell: Span, cells: &[Span], more: &[Span]) -> String {
    let middle = |span: &Span| indent(scan, *span) + span.len() / 2;
    let nearest = |below: &Span| cells.iter().min_by_key(|cell| middle(cell).abs_diff(middle(below))).copied();
    let mut words = tidy(cell.of(scan.text));
    for below in more.iter().filter(|below| nearest(below) == Some(cell)) {
        words = format!("{words} {}", tidy(below.of(scan.text)));
    }
    words
}

fn is_address_heading(words: &str) -> bool {
    words.len() < 40 && words.to_lowercase().contains("address")
}

/// A column by its heading.
fn column(scan: &Scan<'_>, line: usize, heading: Span, words: &str) -> Column {
    let instrument = instrument_above(scan, line, words).unwrap_or_else(|| Located::new(instrument_of(words), heading));
    Column { instrument, middle: indent(scan, heading) + heading.len() / 2 }
}

/// The instrument that a heading names: "Number of Shares of Common Stock Owned" is of Common Stock.
fn instrument_of(heading: &str) -> String {
    const STARTS: [&str; 8] = [
        "aggregate principal amount of ",
        "outstanding principal amount of ",
        "principal amount of ",
        "number of shares of ",
        "amount of ",
        "number of ",
        "shares of ",
        "aggregate ",
    ];
    const ENDS: [&str; 4] = [" beneficially owned", " owned", " beneficially held", " held"];
    let words = tidy(heading);
    let lower = words.to_ascii_lowercase();
    let from = STARTS.iter().find(|start| lower.starts_with(**start)).map_or(0, |start| start.len());
    let to = ENDS.iter().find_map(|end| lower.strip_suffix(end)).map_or(words.len(), str::len);
    words.get(from..to).filter(|rest| !rest.is_empty()).unwrap_or(&words).to_owned()
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

/// What those named under a heading are. The heading may go on with that of the amounts.
fn role_of(words: &str) -> Option<Role> {
    if words.len() > 80 {
        return None;
    }
    let lower = words.trim().to_lowercase();
    let lower = ["name and address of ", "names and addresses of ", "name of ", "names of ", "each "]
        .iter()
        .find_map(|start| lower.strip_prefix(start))
        .unwrap_or(&lower);
    let (first, rest) = lower.split_once(' ').unwrap_or((lower, ""));
    if !rest.is_empty() && !is_amount_heading(rest) {
        return None;
    }
    Some(match first {
        "lender" | "lenders" | "bank" | "banks" => Role::Lender,
        "holder" | "holders" | "noteholder" | "noteholders" | "investor" | "investors" | "purchaser" | "purchasers"
        | "buyer" | "buyers" | "stockholder" | "stockholders" | "shareholder" | "shareholders" => Role::Holder,
        "creditor" | "creditors" => Role::Creditor,
        _ => return None,
    })
}

fn is_amount_heading(words: &str) -> bool {
    const WORDS: [&str; 8] =
        ["commitment", "amount", "claim", "principal", "shares", "notes held", "outstanding", "warrants"];
    let lower = words.to_lowercase();
    let figures = words.bytes().any(|b| b.is_ascii_digit()) && words.contains(['$', ',']);
    words.len() < 60 && !figures && !words.ends_with('.') && WORDS.iter().any(|word| lower.contains(word))
}
