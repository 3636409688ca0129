//! What stands at the left of lines and is no part of their words: numbers of pleading paper, marks of quoted e-mail.

/// The bytes at a line's beginning that are no part of its words: the number of a line of pleading paper, the marks of a
/// quoted e-mail.
pub(super) fn margin(line: &str, numbered: bool) -> usize {
    let blank = line.len() - line.trim_start().len();
    let body = &line[blank..];
    if body.starts_with('>') {
        return line.len() - body.trim_start_matches(['>', ' ']).len();
    }
    match line_number(line).filter(|_| numbered) {
        Some((_, behind)) => behind,
        None => 0,
    }
}

/// The number at the left of a line, and the bytes up to behind it.
fn line_number(line: &str) -> Option<(u32, usize)> {
    let start = line.len() - line.trim_start_matches(' ').len();
    let digits = line.as_bytes()[start..].iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let behind = start + digits;
    let rest = &line[behind..];
    let alone = rest.trim().is_empty() || rest.starts_with("  ") || rest.starts_with('\t');
    if start > 8 || !(1..=2).contains(&digits) || !alone {
        return None;
    }
    line[start..behind].parse().ok().map(|number| (number, behind))
}

/// Whether a text stands on pleading paper, with every line numbered from 1 to 25 or more on each page (Cal. Rules of
/// Court, rule 2.108(4)).
pub(super) fn is_pleading_paper(text: &str) -> bool {
    /// Lines of a page of pleading paper, at least, and of the text that is looked at.
    const PAGE: u32 = 22;
    const LINES: usize = 160;
    let mut next = 1;
    for line in text.lines().take(LINES) {
        // A line between two numbered ones need not have a number.
        match line_number(line) {
            Some((number, _)) if number == next => next += 1,
            Some((1, _)) => next = 2,
            _ => {}
        }
        if next > PAGE {
            return true;
        }
    }
    false
}
