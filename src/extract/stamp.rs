//! The stamps that the courts' filing system puts on every page: case, docket number, days, page.
//!
//! Each court sets its own; all are made of the same few fields in some order, which is how they are read:
//! `08-11153-mg Doc 51 Filed 07/16/08 Entered 07/16/08 15:54:38 Main Document Pg 1 of 23`,
//! `Case: 1:10-cv-01234-ABC Doc #: 288 Filed: 01/18/13 1 of 12. PageID #: 4711`,
//! `Case 0:10-cv-61234 Document 28 Entered on FLSD Docket 01/18/2013 Page 1 of 12`.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::model::{CaseNumber, PartialDate, Span};

use super::ecf::words::finder;
use super::ecf::{date, number};

/// A stamp on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Where it stands.
    pub span: Span,
    /// The case.
    pub case: Option<CaseNumber>,
    /// The docket entry's number; `None` on a proof of claim.
    pub docket_number: Option<String>,
    /// The attachment's number below it: the 2 of "Doc 51-2".
    pub attachment: Option<String>,
    /// The number on the claims register, which is no docket number.
    pub claim_number: Option<String>,
    /// The day it was filed.
    pub filed: Option<PartialDate>,
    /// The day it was entered.
    pub entered: Option<PartialDate>,
    /// What the file is: "Main Document", "Exhibit A".
    pub description: Option<String>,
    /// The page of the filed document, counted from 1.
    pub page: Option<u32>,
    /// How many pages the filed document has.
    pub of: Option<u32>,
}

/// Words of which every stamp has one, in small letters.
const TRIGGERS: [&str; 4] = ["filed", "entered", "ent.", "date filed"];

static TRIGGER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(&TRIGGERS));

/// The longest stamp, in bytes.
const LONGEST: usize = 260;

/// A stamp's day begins within so many bytes behind its trigger.
const SOON: usize = 64;

/// Every stamp of a text, in its order.
pub fn find(text: &str) -> Vec<Stamp> {
    let mut stamps: Vec<Stamp> = Vec::new();
    let mut behind = 0;
    for trigger in TRIGGER.iter().flat_map(|trigger| trigger.find_iter(text)) {
        if trigger.start() < behind {
            continue;
        }
        // Its day follows soon, in figures: that cannot be said of most sentences in which something is filed.
        let soon = text.as_bytes().get(trigger.end()..).unwrap_or_default();
        if memchr::memchr(b'/', soon.get(..SOON).unwrap_or(soon)).is_none() {
            continue;
        }
        // A stamp may be broken into two lines, so that it need not begin on the trigger's.
        let from = behind.max(floor(text, trigger.start().saturating_sub(LONGEST)));
        let found = starts(text, from, trigger.start()).find_map(|start| stamp(text, start));
        if let Some(stamp) = found {
            behind = stamp.span.end as usize;
            stamps.push(stamp);
        } else {
            behind = trigger.end();
        }
    }
    stamps
}

/// The places from which a stamp may begin: the words before the trigger, the farthest first.
fn starts(text: &str, from: usize, trigger: usize) -> impl Iterator<Item = usize> + '_ {
    let head = text.get(from..trigger).unwrap_or_default();
    let words = head.char_indices().filter(|(at, c)| {
        !c.is_whitespace() && (*at == 0 || head.get(..*at).is_some_and(|before| before.ends_with(char::is_whitespace)))
    });
    words.map(move |(at, _)| from + at).chain([trigger])
}

/// The stamp that begins here.
fn stamp(text: &str, start: usize) -> Option<Stamp> {
    let end = floor(text, (start + LONGEST).min(text.len()));
    let mut reader = Reader { rest: text.get(start..end)?, at: 0 };
    let mut stamp = Stamp::default();
    let mut behind = 0;
    while reader.field(&mut stamp) {
        behind = reader.at;
    }
    stamp.span = Span::new(start, start + behind);
    let document = stamp.docket_number.is_some() || stamp.claim_number.is_some();
    let dated = stamp.filed.is_some() || stamp.entered.is_some();
    let placed = stamp.case.is_some() || stamp.page.is_some();
    (document && dated && placed).then_some(stamp)
}

/// Reads a stamp from left to right.
struct Reader<'a> {
    rest: &'a str,
    at: usize,
}

/// Words before a document's number; in small letters, longer ones first.
const DOCUMENT: [&str; 8] = ["document", "doc.", "doc", "ecf no.", "ecf no", "entry number", "dktentry", "dkt. no."];

/// Words before a claim's number.
const CLAIM: [&str; 1] = ["claim"];

/// Words before the day of filing; in small letters, longer ones first.
const FILED: [&str; 4] = ["date filed", "filed on", "filed in", "filed"];

/// Words before the day of entering; in small letters, longer ones first.
const ENTERED: [&str; 3] = ["entered on", "entered", "ent."];

/// Words before a page's number; in small letters, longer ones first.
const PAGE: [&str; 4] = ["page", "pg.", "pg", "p."];

/// Words before the number of the page in the court's whole record, which is not kept; in small letters.
const RECORD_PAGE: [&str; 4] = ["pageid", "page id", "pg id", "page-id"];

/// Words before a case number; in small letters, longer ones first.
const CASE: [&str; 5] = ["usca case", "case no.", "case", "appeal", "usdc case"];

impl<'a> Reader<'a> {
    /// Reads one field; says whether there was one.
    fn field(&mut self, stamp: &mut Stamp) -> bool {
        let before = self.at;
        self.skip(|c| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '.' | '-'));
        let found = self.record_page()
            || self.case(stamp)
            || self.document(stamp)
            || self.day(stamp)
            || self.page(stamp)
            || self.description(stamp);
        if !found {
            self.at = before;
        }
        found
    }

    fn record_page(&mut self) -> bool {
        self.tried(|reader| {
            reader.word(&RECORD_PAGE)?;
            reader.skip(|c| c.is_whitespace() || matches!(c, '#' | ':' | '.'));
            reader.digits(7).map(|_| ())
        })
    }

    fn case(&mut self, stamp: &mut Stamp) -> bool {
        self.tried(|reader| {
            if reader.word(&CASE).is_some() {
                reader.skip(|c| c.is_whitespace() || matches!(c, ':' | '#'));
            }
            if stamp.case.is_some() {
                return None;
            }
            let (case, length) = number::at_start(reader.left())?;
            reader.at += length;
            stamp.case = Some(case);
            Some(())
        })
    }

    fn document(&mut self, stamp: &mut Stamp) -> bool {
        self.tried(|reader| {
            let claim = reader.word(&CLAIM).is_some();
            if !claim {
                reader.word(&DOCUMENT)?;
            }
            reader.skip(|c| c.is_whitespace() || matches!(c, '#' | ':' | '.'));
            let number = reader.digits(7)?.to_owned();
            // A claim's second number counts its amendments.
            let attachment = reader.attachment().filter(|_| !claim);
            let attachment = reader.part().or(attachment);
            if stamp.docket_number.is_some() || stamp.claim_number.is_some() {
                return None;
            }
            if claim {
                stamp.claim_number = Some(number);
            } else {
                stamp.docket_number = Some(number);
            }
            stamp.attachment = attachment;
            Some(())
        })
    }

    /// The 2 of "51-2".
    fn attachment(&mut self) -> Option<String> {
        let rest = self.left().strip_prefix(['-', '.'])?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = rest.get(..digits).filter(|number| !number.is_empty())?.to_owned();
        self.at += 1 + digits;
        Some(number)
    }

    /// The 2 of "Part 2".
    fn part(&mut self) -> Option<String> {
        let mut reader = Reader { rest: self.rest, at: self.at };
        reader.skip(char::is_whitespace);
        reader.word(&["part", "att"])?;
        reader.skip(char::is_whitespace);
        let number = reader.digits(4)?.to_owned();
        self.at = reader.at;
        Some(number)
    }

    fn day(&mut self, stamp: &mut Stamp) -> bool {
        self.tried(|reader| {
            let entered = reader.word(&ENTERED).is_some();
            if !entered {
                reader.word(&FILED)?;
            }
            reader.skip(|c| c.is_whitespace() || c == ':');
            // "Filed in TXSB on 03/16/18", "Entered on FLSD Docket 01/18/2013".
            for _ in 0..3 {
                if reader.left().starts_with(|c: char| c.is_ascii_digit()) {
                    break;
                }
                let word = reader.left().bytes().take_while(u8::is_ascii_alphabetic).count();
                let is_court = reader.left().get(..word).is_some_and(|w| {
                    w.len() <= 6 && (w.bytes().all(|b| b.is_ascii_uppercase()) || ["on", "in", "Docket"].contains(&w))
                });
                if word == 0 || !is_court {
                    return None;
                }
                reader.at += word;
                reader.skip(|c| c.is_whitespace() || c == ':');
            }
            let (date, length) = date::at_start(reader.left())?;
            reader.at += length;
            reader.time();
            let slot = if entered { &mut stamp.entered } else { &mut stamp.filed };
            slot.get_or_insert(date);
            Some(())
        })
    }

    /// A time of day behind a date.
    fn time(&mut self) {
        let rest = self.left();
        let time = rest.trim_start();
        let length = time.bytes().take_while(|b| b.is_ascii_digit() || *b == b':').count();
        if time.get(..length).is_some_and(|t| t.contains(':')) {
            self.at += rest.len() - time.len() + length;
            let _ = self.tried(|reader| {
                reader.skip(char::is_whitespace);
                reader.word(&["am", "pm", "a.m.", "p.m."])
            });
        }
    }

    fn page(&mut self, stamp: &mut Stamp) -> bool {
        self.tried(|reader| {
            let named = reader.word(&PAGE).is_some();
            reader.skip(|c| c.is_whitespace() || c == ':');
            let page = reader.digits(5)?.parse().ok()?;
            let of = reader.of();
            // Without the word, only "1 of 12" is a page.
            if (!named && of.is_none()) || stamp.page.is_some() {
                return None;
            }
            stamp.page = Some(page);
            stamp.of = of;
            Some(())
        })
    }

    fn of(&mut self) -> Option<u32> {
        let mut reader = Reader { rest: self.rest, at: self.at };
        reader.skip(char::is_whitespace);
        reader.word(&["of"])?;
        reader.skip(char::is_whitespace);
        let of = reader.digits(5)?.parse().ok()?;
        self.at = reader.at;
        Some(of)
    }

    /// What the file is: the words behind "Desc", or those before the page.
    fn description(&mut self, stamp: &mut Stamp) -> bool {
        self.tried(|reader| {
            if stamp.description.is_some() || stamp.filed.is_none() && stamp.entered.is_none() {
                return None;
            }
            let named = reader.word(&["desc"]).is_some();
            reader.skip(|c| c.is_whitespace() || c == ':');
            let line = reader.left();
            let near = line.get(..floor(line, line.len().min(90))).unwrap_or_default();
            let page = [" Page ", " Pg ", " Pg. ", " Page: ", "\nPage ", "\nPg "]
                .iter()
                .filter_map(|page| near.find(page))
                .min();
            let end = match page {
                Some(end) if near.get(..end).is_some_and(|words| !words.trim().contains('\n')) => end,
                // "Main Document" may end the stamp.
                None if named || line.starts_with("Main Document") => near.find('\n').unwrap_or(near.len()),
                _ => return None,
            };
            let words = near.get(..end)?.trim();
            reader.at += end;
            (!words.is_empty()).then(|| stamp.description = Some(words.to_owned()))
        })
    }

    fn left(&self) -> &'a str {
        self.rest.get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self, kind: impl Fn(char) -> bool) {
        let left = self.left();
        self.at += left.len() - left.trim_start_matches(kind).len();
    }

    fn digits(&mut self, most: usize) -> Option<&'a str> {
        let left = self.left();
        let length = left.bytes().take_while(u8::is_ascii_digit).count();
        let digits = left.get(..length).filter(|_| (1..=most).contains(&length))?;
        self.at += length;
        Some(digits)
    }

    /// Takes one of the words, whatever the case of its letters.
    fn word(&mut self, words: &[&str]) -> Option<()> {
        let left = self.left();
        let word = words.iter().find(|word| {
            left.get(..word.len()).is_some_and(|here| here.eq_ignore_ascii_case(word))
                && !left.get(word.len()..).is_some_and(|after| after.starts_with(|c: char| c.is_alphabetic()))
        })?;
        self.at += word.len();
        Some(())
    }

    /// Reads something, or stays where it stands.
    fn tried(&mut self, read: impl FnOnce(&mut Self) -> Option<()>) -> bool {
        let before = self.at;
        let found = read(self).is_some();
        if !found {
            self.at = before;
        }
        found
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests;
