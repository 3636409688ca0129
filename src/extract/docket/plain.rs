//! Docket reports without tables: pasted from a browser, or printed and read back.
//!
//! What a table's cells told is told by empty lines here: they part the parties, and one attorney from the next.

use crate::extract::Mentions;
use crate::extract::ecf::contact;
use crate::extract::ecf::date;
use crate::extract::ecf::entry::{self, Entry};
use crate::extract::ecf::lines::{Line, Looks, lines, trimmed};
use crate::extract::ecf::party_type;
use crate::extract::ecf::words::{find, find_from};
use crate::model::{CaseNumber, Document, Span};

use super::list::{self, List};
use super::margins::Margins;
use super::title;

/// Offset at which the entries begin: at the line that heads them, or at the first line that begins as one does.
pub(super) fn start_of_entries(text: &str, margins: &Margins, after: usize) -> usize {
    if let Some(at) = find_from(text, "docket text", after) {
        return text.get(..at).and_then(|head| head.rfind('\n')).map_or(at, |line| line + 1);
    }
    let tail = Span::new(after, text.len());
    lines(text, tail)
        .find(|line| begins_entry(line).is_some() && !margins.hold(line))
        .map_or(text.len(), |line| line.span.start as usize)
}

/// One line of the list of parties.
#[derive(Clone, Copy, Debug)]
pub(super) enum Token<'a> {
    /// Words.
    Words(Line<'a>),
    /// Nothing: what stands before and after is apart.
    Empty,
    /// "represented by"
    Represented,
}

/// Reads the parties and their counsel.
pub(super) fn parties(tokens: &[Token<'_>], looks: &Looks, mentions: &mut Mentions) {
    let mut list = List::new(looks, mentions);
    let mut at = 0;
    while at < tokens.len() {
        let block_end = end_of_block(tokens, at);
        let block = words(tokens.get(at..block_end).unwrap_or_default());
        let Some(first) = block.first() else {
            at += 1;
            continue;
        };
        // Below a party stands its counsel, unless the words begin something else.
        if first.text.starts_with("**") {
            // The page's own remarks, as on which entries it lists.
            at = block_end;
            continue;
        }
        let heads = list::is_type(&block) || list::is_versus(first) || list::is_other_heading(first);
        if heads || !list.has_party() {
            list.row(&block);
        } else if is_followed_by_counsel(tokens, block_end) {
            // Counsel of the party before may stand right above the next party, with no empty line between the two.
            let (counsel, party) = block.split_at(end_of_counsel(&block));
            list.counsel(counsel);
            list.row(party);
        } else {
            list.counsel(&block);
        }
        at = block_end;
    }
}

/// How many of the lines above a party's "represented by" are the last attorney's of the party before: those up to the
/// last that only counsel has, none where no such line stands there.
fn end_of_counsel(block: &[Line<'_>]) -> usize {
    let ends = |line: &Line<'_>| {
        contact::is_standing(line.text)
            || contact::is_phone(line.text)
            || line.text.contains('@')
            || find(line.text, "see above").is_some()
            || ["fax", "email", "e-mail", "pro se"].iter().any(|label| find(line.text, label) == Some(0))
    };
    block.iter().rposition(ends).map_or(0, |last| last + 1).min(block.len().saturating_sub(1))
}

/// The list of parties, line by line.
pub(super) fn tokens<'a>(text: &'a str, margins: &Margins, front: Span) -> Vec<Token<'a>> {
    let mut tokens = Vec::new();
    let mut last_words: Option<Line<'_>> = None;
    let mut behind_margin = false;
    // Where columns show, the words that part them stand apart; else they may stand in a name too.
    let in_columns = lines(text, front).any(|line| represented_by(line.text, true).is_some());
    for line in lines(text, front) {
        if margins.hold(&line) {
            // What stands before and after a page's end may belong together.
            while matches!(tokens.last(), Some(Token::Empty)) {
                tokens.pop();
            }
            behind_margin = true;
            continue;
        }
        if line.text.is_empty() && behind_margin {
            continue;
        }
        behind_margin = false;
        if line.text.is_empty() {
            tokens.push(Token::Empty);
            last_words = None;
            continue;
        }
        let start = line.span.start as usize;
        let Some((at, length)) = represented_by(line.text, in_columns) else {
            // A type that follows a whole address begins the next party, though no empty line stands between them.
            let ended = last_words.is_some_and(|last| {
                ends_contact(&last) || last.text.eq_ignore_ascii_case("v.") || ends_foreign_address(&tokens)
            });
            if ended && (party_type::is_known(line.text) || line.text.eq_ignore_ascii_case("v.")) {
                tokens.push(Token::Empty);
            }
            tokens.push(Token::Words(line));
            last_words = Some(line);
            continue;
        };
        let (left, right) =
            (trimmed(text, start, start + at), trimmed(text, start + at + length, line.span.end as usize));
        if !left.text.is_empty() {
            tokens.push(Token::Words(left));
        }
        tokens.push(Token::Represented);
        if !right.text.is_empty() {
            tokens.push(Token::Words(right));
        }
        last_words = None;
    }
    tokens
}

/// The words between the columns, as a browser copies them: the second way holds a space that does not break.
const REPRESENTED_BY: [&str; 2] = ["represented by", "represented\u{a0}by"];

/// Where a line has the words between the columns, and how long they are; standing apart from what is beside them, if so
/// wanted.
fn represented_by(line: &str, apart: bool) -> Option<(usize, usize)> {
    let gap = |c: Option<char>| c.is_none_or(|c| c == '\t');
    let stands_apart = |at: usize, length: usize| {
        let before = line.get(..at).unwrap_or_default().trim_end_matches(' ');
        let behind = line.get(at + length..).unwrap_or_default().trim_start_matches(' ');
        gap(before.chars().next_back()) && gap(behind.chars().next())
    };
    REPRESENTED_BY.iter().find_map(|words| {
        let mut from = 0;
        while let Some(at) = find_from(line, words, from) {
            if !apart || stands_apart(at, words.len()) {
                return Some((at, words.len()));
            }
            from = at + words.len();
        }
        None
    })
}

/// Whether a line is one that an address ends with: a phone number, an e-mail address, a tax number, a ZIP code, an
/// attorney's standing; or one with a label, as stands above the first party.
fn ends_contact(line: &Line<'_>) -> bool {
    let digits = line.text.bytes().rev().take_while(u8::is_ascii_digit).count();
    digits >= 4 || line.text.contains(['@', ':']) || line.text.ends_with(')') || contact::is_standing(line.text)
}

/// Whether the last line is a country below a city with its postal code.
fn ends_foreign_address(tokens: &[Token<'_>]) -> bool {
    let [.., Token::Words(city), Token::Words(country)] = tokens else { return false };
    city.text.ends_with(|c: char| c.is_ascii_digit())
        && country.text.split(' ').count() <= 3
        && country.text.chars().all(|c| c.is_alphabetic() || c == ' ')
}

/// Where the block that begins here ends: before an empty line, or before "represented by".
fn end_of_block(tokens: &[Token<'_>], at: usize) -> usize {
    let rest = tokens.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|token| matches!(token, Token::Words(_))).count()
}

fn words<'a>(tokens: &[Token<'a>]) -> Vec<Line<'a>> {
    let line = |token: &Token<'a>| if let Token::Words(line) = token { Some(*line) } else { None };
    tokens.iter().filter_map(line).collect()
}

/// Whether "represented by" follows, which makes the block a party's.
fn is_followed_by_counsel(tokens: &[Token<'_>], behind: usize) -> bool {
    let rest = tokens.get(behind..).unwrap_or_default();
    matches!(rest.iter().find(|token| !matches!(token, Token::Empty)), Some(Token::Represented))
}

/// Reads the entries, each of which begins with its day at the beginning of a line.
pub(super) fn entries(
    document: &Document,
    margins: &Margins,
    start: usize,
    case: &CaseNumber,
    mentions: &mut Mentions,
) {
    let text: &str = &document.text;
    let end = title::end_of_report(text, start);
    let mut open: Option<Entry> = None;
    for line in lines(text, Span::new(start, end)) {
        if line.text.is_empty() || margins.hold(&line) || is_heading(&line) {
            continue;
        }
        let begins = begins_entry(&line)
            .filter(|begin| begin.in_column || open.as_ref().is_none_or(|entry| is_whole(entry.words.of(text))));
        match (begins, &mut open) {
            (Some(begin), _) => {
                if let Some(entry) = open.take() {
                    entry::read(text, &entry, case, mentions);
                }
                open = Some(begin.entry);
            }
            (None, Some(entry)) => {
                entry.words = if entry.words.is_empty() { line.span } else { entry.words.to(line.span) };
            }
            (None, None) => {}
        }
    }
    if let Some(entry) = open {
        entry::read(text, &entry, case, mentions);
    }
}

/// The beginning of an entry.
struct Beginning {
    entry: Entry,
    /// Whether a tab parts the day from the rest, as between two cells.
    in_column: bool,
}

/// The entry that a line begins, if it does: a full date, a number perhaps, and words.
fn begins_entry(line: &Line<'_>) -> Option<Beginning> {
    let (date, length) = date::at_start(line.text)?;
    let rest = line.text.get(length..)?;
    if length < 8 || !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return None;
    }
    let in_column = rest.trim_start_matches(' ').starts_with('\t');
    let after_date = rest.trim_start();
    let number = leading_number(after_date);
    let words = number.as_ref().map_or(after_date, |(_, length)| after_date.get(*length..).unwrap_or_default());
    let end = line.span.end as usize;
    let words = Span::new(end - words.len(), end);
    Some(Beginning { entry: Entry { number: number.map(|(number, _)| number), date, entered: None, words }, in_column })
}

/// The docket number that words begin with, and how much of them it takes.
pub(super) fn leading_number(words: &str) -> Option<(String, usize)> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let behind = words.get(digits..)?;
    let text = behind.trim_start();
    let is_number = (1..=5).contains(&digits) && (text.is_empty() || text.len() < behind.len()) && !counts(text);
    is_number.then(|| (words.get(..digits).unwrap_or_default().to_owned(), words.len() - text.len()))
}

/// Whether the words count what the number before them tells: "20 Largest Unsecured Creditors".
fn counts(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
    ["largest", "day", "days", "page", "pages", "creditors"].contains(&first.as_str())
}

/// Whether an entry's words are at their end, so that a date at the beginning of the next line begins another entry.
pub(super) fn is_whole(words: &str) -> bool {
    words.trim_end().ends_with([')', '.']) || words.is_empty()
}

/// Whether the line heads the entries, as it does again on each page.
fn is_heading(line: &Line<'_>) -> bool {
    line.text.len() < 60 && find(line.text, "docket text").is_some() && begins_entry(line).is_none()
}
