//! Press releases: what they say in their headlines.

use super::heading::Title;
use super::names::{is_upper, tidy, title_case};
use super::scan::{Before, RUN_TOGETHER, Scan};
use crate::model::DocKind;

/// The headline of a press release, where the text is one.
pub(super) fn read(scan: &Scan<'_>) -> Option<Title> {
    headline(scan).or_else(|| release_run_together(scan))
}

/// A press release, by its first lines: what it says in its headline.
fn headline(scan: &Scan<'_>) -> Option<Title> {
    const MARKS: [&str; 4] = ["for immediate release", "press release", "news release", "for release"];
    let filled = |line: &usize| !scan.line_text(*line).is_empty();
    let mark = (0..scan.lines.len()).filter(filled).take(6).find(|line| {
        let text = scan.line_text(*line);
        text.len() < 60 && MARKS.iter().any(|mark| text.to_lowercase().starts_with(mark))
    })?;
    let line = (mark + 1..scan.lines.len()).filter(filled).take(3).find(|line| {
        let text = scan.line_text(*line);
        (12..260).contains(&text.len()) && !text.ends_with('.') && !text.contains('@')
    })?;
    let span = scan.lines[line].span;
    let words = tidy(span.of(scan.text));
    Some(Title { kind: DocKind::Statement, words: if is_upper(&words) { title_case(&words) } else { words }, span })
}

/// A press release that is a page run together on one line: the headline is the first longer run of words in capitals behind
/// the words that say when it may be published.
fn release_run_together(scan: &Scan<'_>) -> Option<Title> {
    const HEAD: usize = 300;
    let line = (0..scan.lines.len()).find(|line| !scan.line_text(*line).is_empty())?;
    let text = scan.line_text(line);
    let head = text.char_indices().nth(HEAD).map_or(text, |(at, _)| &text[..at]);
    if text.len() <= RUN_TOGETHER || !head.contains("FOR IMMEDIATE RELEASE") {
        return None;
    }
    let first = scan.lines[line].first as usize;
    let begins = (first + 1..first + 120).filter(|at| scan.before(*at) == Before::Paragraph);
    begins.map(|at| (at, capitals_end(scan, at))).find(|(at, end)| end - at > 3 && !scan.is(*at, "for")).map(
        |(at, end)| {
            let span = scan.span(at, end - 1);
            Title { kind: DocKind::Statement, words: title_case(&tidy(span.of(scan.text))), span }
        },
    )
}

/// The token behind the capitals that begin at a token, within its paragraph.
fn capitals_end(scan: &Scan<'_>, at: usize) -> usize {
    let mut end = at;
    while end < at + 60
        && scan.tokens.get(end).is_some_and(|token| end == at || token.before < Before::Paragraph)
        && !scan.word(end).contains(char::is_lowercase)
    {
        end += 1;
    }
    end
}
