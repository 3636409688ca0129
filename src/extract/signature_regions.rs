//! Where signature blocks stand in a text.

use super::labels::{Label, label_of};
use super::scan::Scan;

/// Stretches of lines around signatures: (first, behind the last). Each begins with the lines that may name who signs.
pub(super) fn regions(scan: &Scan<'_>) -> Vec<(usize, usize)> {
    const BEFORE: usize = 14;
    const BEHIND: usize = 8;
    let mut regions: Vec<(usize, usize)> = Vec::new();
    for line in 0..scan.lines.len() {
        if !is_signature_line(scan, line) {
            continue;
        }
        let first = back_over(scan, line, BEFORE);
        let last = ahead_over(scan, line, BEHIND);
        match regions.last_mut() {
            Some(region) if first <= region.1 + 1 => region.1 = region.1.max(last),
            _ => regions.push((first, last)),
        }
    }
    regions
}

/// Whether a line has a mark that only signature blocks have.
fn is_signature_line(scan: &Scan<'_>, line: usize) -> bool {
    let text = scan.line_text(line);
    let Some(first) = text.as_bytes().first() else { return false };
    let label = match first {
        b'B' | b'b' | b'N' | b'n' | b'T' | b't' | b'I' | b'i' | b'/' | b'P' | b's' | b'\\' | b'*' => label_of(text),
        b'_' => label_of(text).filter(|_| text.len() < 80),
        _ => None,
    };
    match label {
        Some((Label::By, _)) => text.len() < 200 || text.contains("/s/"),
        Some((Label::Name | Label::Holder, _)) => text.len() < 120,
        Some((Label::Title, length)) => text.len() < 120 && text.len() > length && first.is_ascii_uppercase(),
        Some((Label::Signature, _)) => true,
        Some((Label::Rule, length)) => length >= 10,
        _ => has_signature(text),
    }
}

/// Whether a line holds a signature somewhere behind its first words: a conformed one, or the labels of a block that is run
/// together on one line.
fn has_signature(text: &str) -> bool {
    let has = |mark: &[u8]| memchr::memmem::find(text.as_bytes(), mark).is_some();
    has(b"/s/") || has(b"By:") && (has(b"Name:") || has(b"Title:") || has(b"/S/") || has(b" s/ ") || has(b"Its:"))
}

/// Goes back over up to `count` lines with words.
fn back_over(scan: &Scan<'_>, line: usize, count: usize) -> usize {
    let (mut at, mut words, mut empty) = (line, 0, 0);
    while at > 0 && words < count && empty < 8 {
        at -= 1;
        if scan.line_text(at).is_empty() {
            empty += 1;
        } else {
            words += 1;
            empty = 0;
        }
    }
    at
}

/// Goes ahead over up to `count` lines with words.
fn ahead_over(scan: &Scan<'_>, line: usize, count: usize) -> usize {
    let (mut at, mut words, mut empty) = (line + 1, 0, 0);
    while at < scan.lines.len() && words < count && empty < 6 {
        if scan.line_text(at).is_empty() {
            empty += 1;
        } else {
            words += 1;
            empty = 0;
        }
        at += 1;
    }
    at
}
