//! Citations of other cases: "In re Alder, Inc., 273 B.R. 487 (Bankr. N.D. Tex. 2002)", "Birch v. Elm Corp., 137 S. Ct. 973
//! (2017)". Their names, numbers and dates belong to other matters, and so to no list of this one.

use super::scan::{Before, Kind, Scan};
use crate::model::Span;

/// How far before its reporter or court a citation's names may begin, and how far behind it the year may stand, in tokens.
const BEFORE: usize = 44;
const BEHIND: usize = 44;

/// The spans of every citation, sorted, not overlapping.
pub(super) fn find(scan: &Scan<'_>) -> Vec<Span> {
    let tables = tables(scan);
    let mut spans: Vec<Span> = Vec::new();
    let mut behind = 0;
    for at in 0..scan.tokens.len() {
        if at < behind || covers(&tables, scan.tokens[at].span) {
            continue;
        }
        if let Some(last) = announced(scan, at) {
            spans.push(scan.span(at, last));
            behind = last + 1;
            continue;
        }
        if !(reporter(scan, at) || court(scan, at)) {
            continue;
        }
        let first = start(scan, at, behind);
        let last = end(scan, at);
        spans.push(scan.span(first, last));
        behind = last + 1;
    }
    spans.extend(tables);
    spans.sort_unstable();
    spans
}

/// Tables of contents and of authorities, from their headings to the last line with leaders of dots: they repeat what
/// stands elsewhere.
fn tables(scan: &Scan<'_>) -> Vec<Span> {
    const FARTHEST: usize = 30;
    let mut tables: Vec<Span> = Vec::new();
    let mut line = 0;
    while line < scan.lines.len() {
        let heading = scan.line_text(line);
        line += 1;
        if heading.len() > 40 || !heading.to_uppercase().contains("TABLE OF") {
            continue;
        }
        let first = line - 1;
        let mut last = first;
        while line < scan.lines.len() && line - last < FARTHEST {
            if scan.line_text(line).contains("....") || scan.line_text(line).contains(". . . .") {
                last = line;
            }
            line += 1;
        }
        line = last + 1;
        if last > first {
            tables.push(scan.lines[first].span.to(scan.lines[last].span));
        }
    }
    tables
}

/// Whether a span lies in one of the citations.
pub(super) fn covers(citations: &[Span], span: Span) -> bool {
    let at = citations.partition_point(|citation| citation.end <= span.start);
    citations.get(at).is_some_and(|citation| citation.overlaps(span))
}

/// Whether a reporter's abbreviation stands at a token, with the volume before it: "273 B.R.", "137 S. Ct.", "2006 WL".
fn reporter(scan: &Scan<'_>, at: usize) -> bool {
    let volume = at > 0 && scan.tokens[at - 1].kind == Kind::Number && scan.before(at) <= Before::Line;
    if !volume {
        return false;
    }
    let dotted = |letters: &[&str]| {
        letters
            .iter()
            .enumerate()
            .all(|(i, letter)| scan.word(at + 2 * i) == *letter && scan.mark(at + 2 * i + 1, b'.'))
    };
    let page = |from: usize| scan.tokens.get(from).is_some_and(|token| token.kind == Kind::Number);
    match scan.word(at) {
        "WL" | "LEXIS" | "F2d" | "F3d" => true,
        "B" => dotted(&["B", "R"]),
        "BR" => page(at + 1),
        "F" => {
            scan.mark(at + 1, b'.') && (matches!(scan.word(at + 2), "2d" | "3d" | "4th" | "Supp") || page(at + 2))
                || matches!(scan.word(at + 1), "2d" | "3d")
        }
        "U" => dotted(&["U", "S"]) && page(at + 4),
        "S" => scan.mark(at + 1, b'.') && scan.word(at + 2) == "Ct" || dotted(&["S", "W"]) || dotted(&["S", "E"]),
        "L" => scan.mark(at + 1, b'.') && scan.word(at + 2) == "Ed",
        "A" | "P" | "N" => scan.mark(at + 1, b'.') && matches!(scan.word(at + 2), "2d" | "3d" | "E" | "W" | "Y"),
        "Cal" | "Ill" | "Ohio" => scan.mark(at + 1, b'.') && page(at + 2),
        _ => false,
    }
}

/// Whether a parenthesis opens at a token that names a court and a date or year: "(Bankr. D. Del. Dec. 21, 2006)".
fn court(scan: &Scan<'_>, at: usize) -> bool {
    if !scan.mark(at, b'(') {
        return false;
    }
    let bankruptcy = scan.word(at + 1) == "Bankr" && scan.mark(at + 2, b'.');
    let circuit = (at + 1..at + 5).any(|i| scan.word(i) == "Cir" && scan.mark(i + 1, b'.'));
    let district = matches!(scan.word(at + 1), "D" | "S" | "N" | "E" | "W" | "M" | "C")
        && scan.mark(at + 2, b'.')
        && scan.word(at + 3).len() <= 4;
    let year = || (at + 1..at + 24).take_while(|i| !scan.mark(*i, b')')).any(|i| ends_with_year(scan, i));
    (bankruptcy || circuit || district) && year()
}

/// Whether a token is the year at a citation's end, before its parenthesis closes or, left open, the next one begins.
fn ends_with_year(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.word(at);
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && (scan.mark(at + 1, b')') || scan.mark(at + 1, b'('))
}

/// Where a citation begins: at "In re", or at the first name before " v. ".
fn start(scan: &Scan<'_>, at: usize, floor: usize) -> usize {
    let low = at.saturating_sub(BEFORE).max(floor);
    let mut first = at;
    while first > low && scan.before(first) != Before::Paragraph {
        first -= 1;
        let subject = scan.is(first, "in") && scan.is(first + 1, "re");
        // "Birch v. Elm Corp. (In re Elm Corp.), 29 B.R. 391": the parties stand before the case's own name.
        if subject && !(first > low && scan.mark(first - 1, b'(') && parties_before(scan, first - 1, low)) {
            return first;
        }
        if matches!(scan.word(first), "v" | "vs") && !scan.word(first + 1).is_empty() {
            let mut name = first;
            while name > low
                && first - name < 14
                && scan.before(name) != Before::Paragraph
                && part_of_name(scan, name - 1)
            {
                name -= 1;
            }
            return name;
        }
    }
    at
}

/// Whether the names of two parties end at a token, with "v." between them.
fn parties_before(scan: &Scan<'_>, at: usize, low: usize) -> bool {
    (low.max(at.saturating_sub(14))..at)
        .rev()
        .take_while(|i| part_of_name(scan, *i) || matches!(scan.word(*i), "v" | "vs"))
        .any(|i| matches!(scan.word(i), "v" | "vs"))
}

/// Where a citation ends that was announced and that the end of its page or of its paragraph cuts off before its court:
/// "see also In re Alder, Inc., Case No.".
fn announced(scan: &Scan<'_>, at: usize) -> Option<usize> {
    const LONGEST_NAME: usize = 16;
    let signal = at > 0 && scan.is_any(at - 1, &["see", "also", "accord", "cf"]);
    if !(signal && scan.is(at, "in") && scan.is(at + 1, "re")) {
        return None;
    }
    let paragraph = (at + 2..at + LONGEST_NAME).take_while(|i| scan.before(*i) != Before::Paragraph);
    let last = paragraph.last().filter(|last| last + 1 < scan.tokens.len())?;
    (at + 2..=last).any(|i| scan.is(i, "case") && scan.is_any(i + 1, &["no", "nos"])).then_some(last)
}

fn part_of_name(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.word(at);
    match scan.tokens[at].kind {
        Kind::Word => {
            word.starts_with(char::is_uppercase) && !matches!(word, "See" | "Accord" | "Cf")
                || matches!(word, "of" | "the" | "and")
        }
        Kind::Mark(mark) => matches!(mark, b',' | b'.' | b'&' | b'\'' | b'-'),
        _ => false,
    }
}

/// Where it ends: at the parenthesis that closes behind the year.
fn end(scan: &Scan<'_>, at: usize) -> usize {
    let high = (at + BEHIND).min(scan.tokens.len().saturating_sub(1));
    let mut depth = 0;
    for next in at..high {
        if scan.before(next) == Before::Paragraph && next > at {
            return next - 1;
        }
        if scan.mark(next, b'(') {
            depth += 1;
        } else if scan.mark(next, b')') {
            depth -= 1;
        } else if depth == 1 && ends_with_year(scan, next) {
            return if scan.mark(next + 1, b')') { next + 1 } else { next };
        }
    }
    (at + 4).min(high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::marked;
    use crate::model::Document;

    #[track_caller]
    fn check(text: &str) {
        marked::check(text, |text| {
            let document = Document::from_text("a.txt", text);
            let scan = Scan::new(&document, &[]);
            find(&scan).into_iter().map(|span| ("cite", String::new(), span)).collect()
        });
    }

    #[test]
    fn citations_of_cases() {
        check("See <cite>In re Alder, Inc., 273 B.R. 487, 497 (Bankr. N.D. Tex. 2002)</cite> (payment).");
        check("See <cite>Birch v. Elm Holding Corp., 137 S. Ct. 973, 985 (2017)</cite>; so held.");
        check("Accord <cite>Birch v. Elm Corp. (In re Elm Corp.), 29 B.R. 391, 398 (S.D.N.Y. 1983)</cite> (same).");
        check("So held, see also <cite>In re Alder, Inc., Case No.</cite>\n\nThe Debtors filed a motion.");
        check("<cite>Birch Mill v. Alder, Inc. (In re Alder, Inc.), 419 F.3d 115 (2d Cir.\n2005)</cite>.");
        check("Order, <cite>In re Fir, Inc., Case No. 19-12122 (Bankr. D. Del. Sept. 30, 2019)</cite> [Docket No. 3].");
    }

    #[test]
    fn what_is_no_citation() {
        check("In re Alder, Inc., Case No. 31-40217, dated May 1, 2031 (the \"Order\")");
        check("On May 1, 2031 the U.S. Trustee objected; see 11 U.S.C. § 363 (2018).");
    }
}
