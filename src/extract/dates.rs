//! Dates, in every way in which American legal documents write them.

use super::scan::{Before, Kind, Scan};
use crate::model::{PartialDate, Span};

/// A date in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateHit {
    /// The date; its year is a guess where `year_given` is not set.
    pub(super) date: PartialDate,
    /// Whether the text gives the year.
    pub(super) year_given: bool,
    /// Where it stands.
    pub(super) span: Span,
    /// Its tokens: the first, and the one behind the last.
    pub(super) first: usize,
    pub(super) last: usize,
    /// Whether it is written in figures only.
    pub(super) numeric: bool,
}

/// Every date of the text, in order. Dates without a year take it from the date after them in a list ("January 1 and
/// February 1, 2009"), or else from `usual_year`; without either they are left out.
pub(super) fn find(scan: &Scan<'_>, usual_year: impl Fn(&[DateHit]) -> Option<i32>) -> Vec<DateHit> {
    let mut hits = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        at = date_at(scan, at, &mut hits).map_or(at + 1, |behind| behind.max(at + 1));
    }
    give_years(scan, &mut hits);
    let usual = usual_year(&hits);
    hits.retain_mut(|hit| {
        if hit.year_given {
            return true;
        }
        let (month, day) = (hit.date.month_number().unwrap_or(1), hit.date.day_number().unwrap_or(1));
        match usual.and_then(|year| PartialDate::day(year, month, day)) {
            Some(date) => {
                hit.date = date;
                true
            }
            None => false,
        }
    });
    hits
}

/// A date without a year takes the year of the date that follows in the same list.
fn give_years(scan: &Scan<'_>, hits: &mut [DateHit]) {
    for at in (0..hits.len().saturating_sub(1)).rev() {
        let (here, next) = (hits[at], hits[at + 1]);
        if here.year_given || !next.year_given || next.first.saturating_sub(here.last) > 4 {
            continue;
        }
        let joined = (here.last..next.first).all(|token| {
            matches!(scan.tokens[token].kind, Kind::Mark(b',' | b'-'))
                || scan.is_any(token, &["and", "or", "to", "through", "the", "until", "thru"])
        });
        if let (true, Some(month), Some(day)) = (joined, here.date.month_number(), here.date.day_number())
            && let Some(date) = PartialDate::day(next.date.year_number(), month, day)
        {
            hits[at].date = date;
            hits[at].year_given = true;
        }
    }
}

/// Hands on the dates that begin at a token and returns the token behind them.
fn date_at(scan: &Scan<'_>, at: usize, hits: &mut Vec<DateHit>) -> Option<usize> {
    let hit = match scan.tokens.get(at)?.kind {
        Kind::Word => return month_first(scan, at, month(scan, at)?, hits),
        Kind::Number => match numeric(scan, at).or_else(|| day_first(scan, at)) {
            Some(found) => Some(found),
            None => return days_first(scan, at, hits),
        },
        Kind::Blank => day_first(scan, at),
        Kind::Mark(_) => None,
    }?;
    hits.push(hit);
    Some(hit.last)
}

/// A date whose year is given.
fn hit(scan: &Scan<'_>, date: PartialDate, first: usize, last: usize) -> DateHit {
    DateHit { date, year_given: true, span: scan.span(first, last.saturating_sub(1)), first, last, numeric: false }
}

/// The month that a token names. "may" and "march" in lower case are verbs unless a number follows.
fn month(scan: &Scan<'_>, at: usize) -> Option<u32> {
    let month = month_number(scan.word(at))?;
    let verb = matches!(scan.word(at), "may" | "march" | "mar" | "sat" | "dec");
    (!verb || scan.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Number)).then_some(month)
}

/// The number of a month's name or abbreviation.
pub(super) fn month_number(word: &str) -> Option<u32> {
    let &[a, b, c, ..] = word.as_bytes() else { return None };
    let (month, name) = match &[a | 0x20, b | 0x20, c | 0x20] {
        b"jan" => (1, "january"),
        b"feb" => (2, "february"),
        b"mar" => (3, "march"),
        b"apr" => (4, "april"),
        b"may" => (5, "may"),
        b"jun" => (6, "june"),
        b"jul" => (7, "july"),
        b"aug" => (8, "august"),
        b"sep" => (9, "september"),
        b"oct" => (10, "october"),
        b"nov" => (11, "november"),
        b"dec" => (12, "december"),
        _ => return None,
    };
    let short = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    (short || word.eq_ignore_ascii_case(name) || word.eq_ignore_ascii_case("sept")).then_some(month)
}

/// "April 3, 2009", "Sept. 7, 2018", "March 12,1999", "April 2009", "April 3 and 4, 2009", "April __, 2009", "March 17".
fn month_first(scan: &Scan<'_>, at: usize, month: u32, hits: &mut Vec<DateHit>) -> Option<usize> {
    let next = at + 1 + usize::from(scan.mark(at + 1, b'.') && scan.word(at).len() < 5);
    if let Some((first_day, behind)) = day(scan, next, true) {
        if let Some((last_day, end)) = span_of_days(scan, first_day, behind)
            && let Some((year, end_of_year)) = year(scan, skip_comma(scan, end))
        {
            hits.push(hit(scan, PartialDate::day(year, month, first_day)?, at, behind));
            hits.extend(PartialDate::day(year, month, last_day).map(|date| hit(scan, date, behind + 1, end_of_year)));
            return Some(end_of_year);
        }
        let more = more_days(scan, first_day, behind);
        let last = more.last().map_or(behind, |(_, _, last)| *last);
        if let Some((year, end)) = year(scan, skip_comma(scan, last)) {
            let first_end = if more.is_empty() { end } else { behind };
            hits.push(hit(scan, PartialDate::day(year, month, first_day)?, at, first_end));
            for (index, &(day, first, last)) in more.iter().enumerate() {
                let last = if index + 1 == more.len() { end } else { last };
                hits.extend(PartialDate::day(year, month, day).map(|date| hit(scan, date, first, last)));
            }
            return Some(end);
        }
        // Without a year: a leap year's calendar, so that February 29 stands.
        if !starts_upper(scan.word(at)) || scan.is(at, "may") && scan.before(next) >= Before::Line {
            return None;
        }
        let date = PartialDate::day(2000, month, first_day)?;
        hits.push(DateHit { year_given: false, ..hit(scan, date, at, behind) });
        return Some(behind);
    }
    let blank = scan.tokens.get(next).is_some_and(|token| token.kind == Kind::Blank);
    let skip = if blank {
        skip_comma(scan, next + 1)
    } else {
        next + usize::from(scan.is(next, "of") || scan.mark(next, b','))
    };
    let (year, end) = year(scan, skip).filter(|_| starts_upper(scan.word(at)))?;
    hits.push(hit(scan, PartialDate::month(year, month)?, at, end));
    Some(end)
}

/// "June 3-5, 2009": the last day of a span, and the token behind it.
fn span_of_days(scan: &Scan<'_>, first: u32, behind: usize) -> Option<(u32, usize)> {
    let dash = scan.mark(behind, b'-') && scan.before(behind) <= Before::Space;
    dash.then(|| day(scan, behind + 1, false)).flatten().filter(|(day, _)| *day > first)
}

/// Further days behind the first: "3, 4 and 5". Each is (day, its first token, the token behind it).
fn more_days(scan: &Scan<'_>, first: u32, behind: usize) -> Vec<(u32, usize, usize)> {
    let mut days: Vec<(u32, usize, usize)> = Vec::new();
    let (mut last_day, mut at) = (first, behind);
    while days.len() < 8 {
        let comma = at + usize::from(scan.mark(at, b','));
        let joined = comma + usize::from(scan.is_any(comma, &["and", "or"]) || scan.mark(comma, b'&'));
        let found = (joined > at).then(|| day(scan, joined, true)).flatten();
        let Some((day, end)) = found.filter(|(day, _)| *day > last_day) else { break };
        days.push((day, joined, end));
        (last_day, at) = (day, end);
    }
    // "April 3, 20 bolts" is no list of days: the last one must be followed by the year.
    if year(scan, skip_comma(scan, at)).is_none() {
        days.clear();
    }
    days
}

/// "20th day of November, 2018", "20t h day of", "3 April 2009", "19 DAY OF MAY , 2010", "___ day of May, 2010".
fn day_first(scan: &Scan<'_>, at: usize) -> Option<DateHit> {
    let (day, mut next) = match scan.tokens.get(at)?.kind {
        Kind::Blank => (None, at + 1),
        _ => day(scan, at, false).map(|(day, next)| (Some(day), next))?,
    };
    let worded = scan.is(next, "day");
    if worded {
        next += 1;
    }
    if scan.is(next, "of") {
        next += 1;
    }
    if worded && scan.is(next, "the") {
        return None;
    }
    if next == at + 1 && scan.before(next) > Before::Line {
        return None;
    }
    if scan.tokens.get(next)?.kind == Kind::Mark(b',') {
        next += 1;
    }
    let month = month_number(scan.word(next)).filter(|_| starts_upper(scan.word(next)))?;
    next += 1;
    if scan.mark(next, b'.') && scan.word(next - 1).len() < 5 {
        next += 1;
    }
    let (year, end) = year(scan, skip_comma(scan, next))?;
    let date = match day {
        Some(day) => PartialDate::day(year, month, day)?,
        None if worded => PartialDate::month(year, month)?,
        None => return None,
    };
    Some(hit(scan, date, at, end))
}

/// "the 3rd and 4th of June, 2018": a day that shares month and year with the one behind it.
fn days_first(scan: &Scan<'_>, at: usize, hits: &mut Vec<DateHit>) -> Option<usize> {
    let (first_day, behind) = day(scan, at, false)
        .filter(|(_, behind)| !scan.word(at).bytes().all(|b| b.is_ascii_digit()) || *behind > at + 1)?;
    let and = behind + usize::from(scan.mark(behind, b','));
    let next = and + 1 + usize::from(scan.is(and + 1, "the"));
    let last = scan.is_any(and, &["and", "or", "to", "through"]).then(|| day_first(scan, next)).flatten()?;
    let date = PartialDate::day(last.date.year_number(), last.date.month_number()?, first_day)?;
    if date >= last.date {
        return None;
    }
    hits.push(hit(scan, date, at, behind));
    hits.push(last);
    Some(last.last)
}

/// "4/16/2009", "09-25-07", "2009-04-16", "4.16.2009". Not case numbers, phones, sections or Bates numbers.
fn numeric(scan: &Scan<'_>, at: usize) -> Option<DateHit> {
    let first = plain_number(scan.word(at))?;
    let Kind::Mark(mark @ (b'/' | b'-' | b'.')) = scan.tokens.get(at + 1)?.kind else { return None };
    let touching = (at + 1..at + 5).all(|token| scan.before(token) == Before::Nothing);
    if !touching || !scan.mark(at + 3, mark) {
        return None;
    }
    let (second, third) = (plain_number(scan.word(at + 2))?, plain_number(scan.word(at + 4))?);
    let joined = |token: usize, mark: u8| scan.mark(token, mark) && scan.before(token) == Before::Nothing;
    // A longer chain of the same mark is a phone or account number.
    if at > 0
        && [b'/', b'-', b'.', b'$', b'#', b':'].iter().any(|m| joined(at - 1, *m))
        && scan.before(at) == Before::Nothing
        && !scan.mark(at - 1, b':')
    {
        return None;
    }
    if (joined(at + 5, b'-') || joined(at + 5, b'/'))
        && scan.before(at + 6) == Before::Nothing
        && scan.tokens.get(at + 6).is_some_and(|t| t.kind == Kind::Number)
    {
        return None;
    }
    if at > 0
        && mark != b'/'
        && (scan.is_any(at - 1, &["no", "nos", "section", "sections", "article", "rule", "case", "version"])
            || scan.mark(at - 1, b'.') && scan.is_any(at.saturating_sub(2), &["no", "nos", "sec"]))
    {
        return None;
    }
    let digits = (scan.word(at).len(), scan.word(at + 2).len(), scan.word(at + 4).len());
    let date = match digits {
        (4, 1..=2, 1..=2) if mark != b'.' => PartialDate::day(i32::try_from(first).ok()?, second, third)?,
        (1..=2, 1..=2, 4) => PartialDate::day(century_year(third, 4)?, first, second)?,
        (1..=2, 1..=2, 2) if mark != b'.' => PartialDate::day(century_year(third, 2)?, first, second)?,
        _ => return None,
    };
    if !(1700..=2150).contains(&date.year_number()) {
        return None;
    }
    Some(DateHit { numeric: true, ..hit(scan, date, at, at + 5) })
}

/// A year of two digits is the one within 1950 to 2049.
fn century_year(number: u32, digits: usize) -> Option<i32> {
    let year = i32::try_from(number).ok()?;
    Some(match digits {
        2 if year < 50 => 2000 + year,
        2 => 1900 + year,
        _ => year,
    })
}

fn plain_number(word: &str) -> Option<u32> {
    (word.len() <= 4 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| word.parse().ok())
        .flatten()
}

/// A day of the month and the token behind it: "3", "3rd", "20t h", "2 nd", and, in `worn` places, OCR's "l1".
fn day(scan: &Scan<'_>, at: usize, worn: bool) -> Option<(u32, usize)> {
    let token = scan.tokens.get(at)?;
    let word = scan.word(at);
    if word.len() > 4 || !(token.kind == Kind::Number || worn && token.kind == Kind::Word) {
        return None;
    }
    let figures = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = if figures == 0 || worn && word.len() == 2 && figures == 1 && !word.ends_with(char::is_numeric)
    {
        // "l1", "1l", "3O": letters that OCR puts in place of figures.
        let mended: String = word
            .chars()
            .map(|c| match c {
                'l' | 'I' | 'i' => '1',
                'O' | 'o' => '0',
                c => c,
            })
            .collect();
        (word.len() == 2 && word.bytes().any(|b| b.is_ascii_digit()))
            .then(|| mended.parse::<u32>().ok())
            .flatten()
            .map(|n| (n, ""))?
    } else {
        (word[..figures].parse::<u32>().ok()?, &word[figures..])
    };
    if !(1..=31).contains(&number) {
        return None;
    }
    let ordinal = |text: &str| ["st", "nd", "rd", "th"].iter().any(|o| text.eq_ignore_ascii_case(o));
    let behind = match rest {
        "" if ordinal(scan.word(at + 1)) && scan.before(at + 1) <= Before::Space => at + 2,
        "" => at + 1,
        rest if ordinal(rest) => at + 1,
        // "20t h"
        rest if rest.len() == 1 && ordinal(&format!("{rest}{}", scan.word(at + 1))) => at + 2,
        _ => return None,
    };
    // "3.5" and "3:15" are no days, nor is "3%".
    let fraction = scan.before(behind) == Before::Nothing
        && (scan.mark(behind, b'.')
            && scan.tokens.get(behind + 1).is_some_and(|t| t.kind == Kind::Number && t.before == Before::Nothing)
            || scan.mark(behind, b':')
            || scan.mark(behind, b'%'));
    (!fraction).then_some((number, behind))
}

/// A year of four figures, "20 10" as OCR splits it, or "'09", and the token behind it.
fn year(scan: &Scan<'_>, at: usize) -> Option<(i32, usize)> {
    let token = scan.tokens.get(at)?;
    if token.kind == Kind::Mark(b'\'') && scan.before(at + 1) == Before::Nothing && scan.word(at + 1).len() == 2 {
        return Some((century_year(plain_number(scan.word(at + 1))?, 2)?, at + 2));
    }
    if token.kind != Kind::Number || token.before == Before::Paragraph {
        return None;
    }
    let number = i32::try_from(plain_number(scan.word(at))?).ok()?;
    let decimal = scan.mark(at + 1, b',')
        && scan.before(at + 1) == Before::Nothing
        && scan.before(at + 2) == Before::Nothing
        && scan.tokens.get(at + 2).is_some_and(|t| t.kind == Kind::Number);
    if (1700..=2150).contains(&number) && scan.word(at).len() == 4 && !decimal {
        return Some((number, at + 1));
    }
    let split = scan.word(at).len() == 2
        && (19..=20).contains(&number)
        && scan.word(at + 1).len() == 2
        && scan.before(at + 1) == Before::Space;
    let rest = split.then(|| plain_number(scan.word(at + 1))).flatten().and_then(|n| i32::try_from(n).ok())?;
    Some((number * 100 + rest, at + 2))
}

fn skip_comma(scan: &Scan<'_>, at: usize) -> usize {
    at + usize::from(scan.mark(at, b',') || scan.mark(at, b'.'))
}

fn starts_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests;
