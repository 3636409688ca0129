//! Which lines belong to a block of counsel, and what each of them can be.

use super::address::{self, ends_address, is_street};
use super::bars;
use super::clauses::is_clause;
use super::columns::Column;
use super::companies::is_law_firm;
use super::counsel;
use super::names::{has_legal_form, looks_like_company};
use super::scan::Scan;
use crate::model::Span;

/// Lines above "Attorneys for …" that may belong to the block.
const ABOVE: usize = 44;

/// The lines with an address and numbers right below the lines that name the clients.
pub(super) fn address_below(scan: &Scan<'_>, line: usize, column: Column) -> Vec<Span> {
    const BELOW: usize = 9;
    let mut lines: Vec<Span> = Vec::new();
    for down in line + 1..(line + BELOW).min(scan.lines.len()) {
        let Some(span) = column.part(scan, down) else {
            if lines.is_empty() {
                continue;
            }
            break;
        };
        let text = span.of(scan.text);
        let numbered = is_street(text) && text.len() < 80
            || ends_address(text)
            || !address::phones(text, 0).is_empty()
            || text.contains('@') && text.len() < 80;
        if numbered {
            lines.push(span);
        } else if !lines.is_empty() || down > line + 2 {
            break;
        }
    }
    lines
}

/// The lines above that belong to counsel's block, from the top.
pub(super) fn above(scan: &Scan<'_>, (floor, line): (usize, usize), column: Column) -> Vec<Span> {
    let mut lines: Vec<Span> = Vec::new();
    let mut gap = 0;
    for up in (line.saturating_sub(ABOVE).max(floor)..line).rev() {
        let Some(span) = column.part(scan, up) else {
            gap += 1;
            if gap > 3 {
                break;
            }
            continue;
        };
        let text = span.of(scan.text);
        if bars::parts(scan.text, span).iter().any(|part| ends_block(part.of(scan.text))) {
            break;
        }
        // Above an entry of a list of addressees stands another one.
        if gap > 0 && lists_addressees(scan, &lines, column, up) {
            break;
        }
        gap = 0;
        // "TO:   Fir & Gorse LLP" begins a list of those who are served.
        if let Some(rest) = text.strip_prefix("TO:").or_else(|| text.strip_prefix("To:")) {
            lines.push(Span::new(span.end as usize - rest.trim_start().len(), span.end as usize));
            break;
        }
        lines.push(span);
    }
    lines.reverse();
    lines
}

/// Whether the lines of a block or those of the paragraph that ends at `above` are an entry of a list of addressees: below
/// the name of a firm or an office they say "Attn:", as lists of service and clauses about notices do. Such entries have
/// nothing to do with each other.
fn lists_addressees(scan: &Scan<'_>, lines: &[Span], column: Column, above: usize) -> bool {
    const LONGEST: usize = 8;
    let attention = |span: Span| {
        let words = span.of(scan.text);
        ["Attn", "ATTN", "Attention", "ATTENTION"].iter().any(|label| words.starts_with(label))
    };
    let named = || lines.iter().any(|span| is_firm(without_marks(span.of(scan.text))));
    let paragraph = (above.saturating_sub(LONGEST)..=above).rev().map_while(|line| column.part(scan, line));
    (lines.iter().copied().any(attention) || paragraph.into_iter().any(attention)) && named()
}

/// The lines below, up to an empty one behind the address.
pub(super) fn below(scan: &Scan<'_>, line: usize, column: Column) -> Vec<Span> {
    const BELOW: usize = 14;
    let mut lines: Vec<Span> = Vec::new();
    for down in line + 1..(line + BELOW).min(scan.lines.len()) {
        match column.part(scan, down) {
            Some(span) if bars::parts(scan.text, span).iter().any(|part| ends_block(part.of(scan.text))) => break,
            Some(span) => lines.push(span),
            None if lines.len() > 2 => break,
            None => {}
        }
    }
    lines
}

/// Whether a line is no part of counsel's block: prose, a date, a caption, another block's last line.
fn ends_block(text: &str) -> bool {
    const LONGEST: usize = 100;
    let lower = text.to_lowercase();
    let starts = [
        "dated",
        "date:",
        "in re",
        "united states",
        "so ordered",
        "respectfully",
        "case ",
        "chapter",
        "wherefore",
        "agreed",
        "executed",
        "cc:",
        "enclosure",
        "via ",
        "exhibit",
        "service list",
        "by the court",
        "and debtors in possession",
    ];
    text.len() > LONGEST
        || starts.iter().any(|start| lower.starts_with(start))
        || counsel::names_client(text)
        || ["name:", "title:", "its:"].iter().any(|label| lower.starts_with(label))
        || looks_like_company(without_marks(text))
            && !is_firm(without_marks(text))
            && !text.contains('@')
            && !ends_address(text)
            && !is_street(text)
        || text.ends_with('.') && text.split_whitespace().count() > 7
        || text.chars().all(|c| !c.is_alphanumeric()) && text.len() > 12
        || lower.contains(" court") && !text.bytes().any(|byte| byte.is_ascii_digit()) && lower.contains("district")
}

/// Whether a line names those who act as counsel: a law firm or a public office, and no client.
pub(super) fn is_firm(words: &str) -> bool {
    let lower = words.to_lowercase();
    let law = ["law ", " law", "legal", "attorneys at", "department of", "office of", "solicitor"];
    words.len() < 100
        && !is_clause(words)
        && (is_law_firm(words)
            || words.contains('&') && looks_like_company(words) && !has_legal_form(words)
            || law.iter().any(|word| lower.contains(word))
                && words.starts_with(char::is_uppercase)
                && !lower.ends_with(':'))
}

/// A name up to a comma or words that are no part of it: "Otto Lund, Texas Bar No. 24".
pub(super) fn cut_behind_name(words: &str) -> &str {
    let lower = words.to_ascii_lowercase();
    let cut = [
        ", esq",
        " esq",
        ", texas",
        ", state",
        ", bar",
        ", sbn",
        " sbn",
        " state bar",
        " bar no",
        " (",
        ", cal",
        ", tx",
    ]
    .iter()
    .filter_map(|mark| lower.find(mark))
    .min()
    .unwrap_or(words.len());
    words[..cut].trim().trim_end_matches([',', ';'])
}

/// "Wilmington, Delaware", "New York": a place, which has no bearer.
pub(super) fn is_place(words: &str) -> bool {
    words.rsplit(", ").next().is_some_and(address::is_state)
}

/// A line without the stars and underscores of markup.
pub(super) fn without_marks(words: &str) -> &str {
    words.trim_matches(|c: char| c == '*' || c == '_' || c.is_whitespace())
}

/// Whether a line gives bar numbers or admissions and no name.
pub(super) fn is_bar_line(words: &str) -> bool {
    let lower = words.to_lowercase();
    [
        "state bar",
        "bar no",
        "texas bar",
        "admitted",
        "(admitted",
        "pro hac",
        "(pro hac",
        "sbn",
        "atty",
        "attorney no",
        "federal",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
        || lower.contains("bar no")
}
