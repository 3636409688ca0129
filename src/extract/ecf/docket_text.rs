//! Docket text: what an entry is called, who filed it, when it was entered, what it relates to, what is attached.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::model::PartialDate;

use super::date;
use super::words::{cut, ends_sentence, find, find_from, finder, flat, rfind};

/// Words at which an entry's title ends; in small letters.
const TITLE_ENDS: [&str; 40] = [
    " set for ",
    " [misc,",
    " [motion,",
    " [other,",
    " filed by",
    " document filed by",
    "document filed by",
    ", filed by",
    " (filed by",
    " with hearing to be held",
    " with 341",
    " hearing to be held on",
    " hearing scheduled for",
    " hearing set for",
    " to be held on",
    " scheduled for",
    " is scheduled on",
    " continued on",
    " (attachments",
    "(attachments",
    " (related",
    "(related",
    " (re:",
    "(re:",
    " (re ",
    " (fee",
    " (filing fee",
    ", fee amount",
    " fee amount",
    ": fee amount",
    ", receipt number",
    " receipt number",
    " no. of notices",
    " number of notices",
    " signed on",
    " (signed",
    ". signed",
    " service date",
    " (entered:",
    " modified on",
];

static ENDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(&TITLE_ENDS));

/// The longest title, in characters.
const LONGEST_TITLE: usize = 140;

/// The title and the filer stand within so many bytes of where they begin.
const HEAD: usize = 600;

/// What an entry is called: the beginning of its text, up to the first of its regular parts.
pub(in crate::extract) fn title(words: &str) -> String {
    let head = words.get(..words.floor_char_boundary(HEAD)).unwrap_or_default();
    let flat = flat(head);
    let flat = without_page_count(&flat);
    // An entry may begin with one of the phrases; then it is part of the title.
    let mut ends = ENDS.iter().flat_map(|ends| ends.find_iter(flat)).map(|found| found.start());
    let mut end = ends.find(|at| *at >= 8).unwrap_or(flat.len());
    if let Some(at) = sentence_end(flat)
        && at < end
    {
        end = at;
    }
    let title = without_clerk(flat.get(..end).unwrap_or_default())
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '-'));
    cut(if title.is_empty() { flat } else { with_full_stop(flat, title) }, LONGEST_TITLE)
}

/// A part of a text, with the full stop behind it where that belongs to its last word: `Inc.`
fn with_full_stop<'a>(text: &'a str, part: &'a str) -> &'a str {
    let last = part.rsplit([' ', ',']).next().unwrap_or_default();
    let end = part.as_ptr() as usize - text.as_ptr() as usize + part.len();
    let start = end - part.len();
    let belongs = ["Inc", "Corp", "Co", "Ltd", "Jr", "Sr", "Esq"].contains(&last)
        && text.get(end..).is_some_and(|t| t.starts_with('.'));
    if belongs { text.get(start..=end).unwrap_or(part) } else { part }
}

/// The end of the first sentence of some length.
fn sentence_end(text: &str) -> Option<usize> {
    memchr::memchr_iter(b'.', text.as_bytes()).find(|&at| at >= 12 && ends_sentence(text, at))
}

/// The text without the number of pages before it: `(5 pgs; 2 docs)`.
fn without_page_count(text: &str) -> &str {
    let count = text.strip_prefix('(').and_then(|rest| rest.split_once(") "));
    match count {
        Some((inside, rest)) if inside.len() < 24 && (inside.contains(" pg") || inside.contains(" doc")) => rest,
        _ => text,
    }
}

/// The text without the clerk's or filer's name in parentheses at its end: `(Vole, Tess)`, `(jgis)`.
fn without_clerk(text: &str) -> &str {
    let text = text.trim_end();
    let Some(open) = text.strip_suffix(')').and_then(|inner| inner.rfind('(')) else { return text };
    let inner = text.get(open + 1..text.len() - 1).unwrap_or_default();
    let is_name = inner.split_once(", ").is_some_and(|(last, first)| {
        !last.is_empty() && inner.len() < 40 && !first.contains(',') && !inner.bytes().any(|b| b.is_ascii_digit())
    });
    let is_initials = (2..=8).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_lowercase());
    if open > 8 && (is_name || is_initials) { text.get(..open).unwrap_or(text).trim_end() } else { text }
}

/// Who filed it and for whom: `Filed by Tess Vole on behalf of Plumbline Fasteners, Inc.`
pub(in crate::extract) fn filer(words: &str) -> Option<String> {
    let at = find(words, "filed by ")?;
    let rest = words.get(at..words.floor_char_boundary(at + HEAD))?;
    let mut end = rest.len();
    for stop in [" (", "\n", "). ", ";", " re ", " re:", " due ", " hearing", "objections", "responses"] {
        if let Some(at) = find_from(rest, stop, 9) {
            end = end.min(at);
        }
    }
    if let Some(at) = sentence_end(rest) {
        end = end.min(at);
    }
    let filer = with_full_stop(rest, rest.get(..end)?.trim_end_matches([' ', '.', ',', ')']));
    let filer = flat(filer);
    let named = filer.get("filed by ".len()..)?.trim();
    (!named.is_empty()).then(|| cut(&format!("Filed by {named}"), 200))
}

/// When it was entered: `(Entered: 12/03/2009)`, the last of them.
pub(in crate::extract) fn entered(words: &str) -> Option<PartialDate> {
    let at = rfind(words, "(entered:")?;
    let rest = words.get(at + "(entered:".len()..)?.trim_start();
    date::at_start(rest).map(|(date, _)| date)
}

/// An entry that another one relates to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Related {
    /// Its number.
    pub(in crate::extract) number: String,
    /// What it is called there, or `Docket entry 12`.
    pub(in crate::extract) description: String,
    /// Where the words begin, in bytes of the entry's text.
    pub(in crate::extract) start: usize,
    /// Where they end.
    pub(in crate::extract) end: usize,
}

/// Words before the numbers of other entries; in small letters.
const RELATIONS: [&str; 19] = [
    "related document(s)",
    "related documents(s)",
    "related documents",
    "related document",
    "related doc(s)",
    "related docs",
    "related doc",
    "related to",
    "docket entry",
    "docket no",
    "docket #",
    "dkt",
    "doc. no",
    "doc. #",
    "doc #",
    "doc.",
    "re:",
    "re ",
    "de#",
];

static BEFORE_NUMBERS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(&RELATIONS));

/// The entries that an entry's text refers to by number. `own` is its own number: what it relates to came before it,
/// which keeps street and statute numbers out.
pub(in crate::extract) fn related(words: &str, own: Option<u32>) -> Vec<Related> {
    let mut found: Vec<Related> = Vec::new();
    for relation in BEFORE_NUMBERS.iter().flat_map(|relations| relations.find_iter(words)) {
        let before = words.get(..relation.start()).and_then(|before| before.chars().next_back());
        // The numbers behind "related document(s) (Related Doc # 33)" were read with the first of the two.
        let is_read = found.last().is_some_and(|last| last.end > relation.start());
        if !is_read && !before.is_some_and(char::is_alphanumeric) {
            numbers(words, relation.end(), own, &mut found);
        }
    }
    found.dedup_by(|later, earlier| later.number == earlier.number);
    found
}

/// Reads the numbers behind a relation: `4021, 4022 and 4030`, `# [75]`, `(s) 12 Disclosure Statement`.
fn numbers(words: &str, from: usize, own: Option<u32>, found: &mut Vec<Related>) {
    let mut at = from;
    let mut first = true;
    loop {
        let skipped = skip_marks(words, at, first);
        let rest = words.get(skipped..).unwrap_or_default();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = rest.get(digits..).unwrap_or_default();
        let goes_on = after
            .starts_with(|c: char| matches!(c, '/' | '-' | ':' | '.' | '_') || c.is_ascii_alphanumeric())
            && !after.starts_with(". ")
            && !after.starts_with(".)");
        if digits == 0 || digits > 5 || (goes_on && after != ".") {
            return;
        }
        let statute = ["u.s.c", "usc", "u. s. c", "cfr", "c.f.r"];
        let folded: String = after.trim_start().chars().take(8).collect::<String>().to_ascii_lowercase();
        let number = rest.get(..digits).unwrap_or_default();
        let Ok(value) = number.parse::<u32>() else { return };
        if statute.iter().any(|s| folded.starts_with(s)) || value == 0 || own.is_some_and(|own| value >= own) {
            return;
        }
        let (start, end) = (skipped, skipped + digits);
        found.push(Related {
            number: number.to_owned(),
            description: description(after).unwrap_or_else(|| format!("Docket entry {number}")),
            start,
            end,
        });
        at = end;
        first = false;
    }
}

/// Passes over what may stand between a relation and a number, or between two numbers.
fn skip_marks(words: &str, from: usize, first: bool) -> usize {
    let mut at = from;
    let between: &[&str] = if first {
        &[
            " ",
            "\n",
            "\t",
            "(s)",
            "s)",
            ":",
            "#",
            "[",
            "(",
            ".",
            "nos",
            "no",
            "numbers",
            "number",
            "docket",
            "entry",
            "doc",
            "related document",
            "related doc",
            "s ",
        ]
    } else {
        &[" ", "\n", "\t", "]", ")", ",", "#", "[", "(", "and ", "&", ";"]
    };
    while let Some(mark) = words.get(at..).and_then(|rest| {
        between.iter().find(|mark| rest.get(..mark.len()).is_some_and(|r| r.eq_ignore_ascii_case(mark)))
    }) {
        at += mark.len();
    }
    at
}

/// What stands behind a number: the other entry's title.
fn description(after: &str) -> Option<String> {
    let rest = after.get(..after.floor_char_boundary(300)).unwrap_or_default().trim_start_matches([']', ' ']);
    if !after.starts_with([']', ' ']) || !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let mut end = closing(rest);
    for stop in [",", ";", "\n", " filed by", " (related", " (re:", " (attach", " (entered", " hearing"] {
        if let Some(at) = find_from(rest, stop, 0) {
            end = end.min(at);
        }
    }
    let stop = memchr::memchr_iter(b'.', rest.as_bytes()).find(|&at| ends_sentence(rest, at));
    let title = without_clerk(rest.get(..end.min(stop.unwrap_or(end)))?.trim());
    (title.len() >= 4 && find(title, "filed by") != Some(0)).then(|| cut(title, 100))
}

/// A document attached to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Attachment {
    /// Its number below the entry's.
    pub(in crate::extract) number: String,
    /// What it is.
    pub(in crate::extract) description: String,
    /// Where the words begin, in bytes of the entry's text.
    pub(in crate::extract) start: usize,
    /// Where they end.
    pub(in crate::extract) end: usize,
}

/// The attachments of an entry: `(Attachments: # 1 Exhibit A # 2 Proposed Order)`.
pub(in crate::extract) fn attachments(words: &str) -> impl Iterator<Item = Attachment> + '_ {
    let list = find(words, "(attachments:").map_or(0..0, |at| {
        let from = at + "(attachments:".len();
        from..from + closing(words.get(from..).unwrap_or_default())
    });
    let start = list.start;
    let mut at = start;
    words.get(list).unwrap_or_default().split('#').filter_map(move |part| {
        let part_start = at;
        at += part.len() + 1;
        let lead = part.len() - part.trim_start_matches([' ', '(', '\n', '\t']).len();
        let rest = part.get(lead..)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = rest.get(..digits).filter(|number| !number.is_empty())?;
        let description = rest.get(digits..)?.trim_start_matches(')').trim().trim_end_matches(',');
        (!description.is_empty()).then(|| Attachment {
            number: number.to_owned(),
            description: flat(description),
            start: part_start + lead,
            end: part_start + part.trim_end().len(),
        })
    })
}

/// How far it is to the parenthesis that closes the one before `text`.
fn closing(text: &str) -> usize {
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_what_a_paralegal_would_write() {
        for (text, want) in [
            (
                "Chapter 13 Voluntary Petition Filed by Tess Vole on behalf of Ada Plover. (Vole, Tess)",
                "Chapter 13 Voluntary Petition",
            ),
            ("(5 pgs; 2 docs) Notice of Hearing (Re: 12 Motion)", "Notice of Hearing"),
            ("Transfer of Claim. Amount to be transferred $ 629.54.", "Transfer of Claim"),
            (
                "Objection to Claim of Plumbline Fasteners, Inc. for Rivets (Vole, Tess) (Entered: 01/02/2010)",
                "Objection to Claim of Plumbline Fasteners, Inc. for Rivets",
            ),
            (
                "Verified Statement pursuant to 11 U.S.C. Section 327 filed by Tess Vole",
                "Verified Statement pursuant to 11 U.S.C. Section 327",
            ),
            (
                "COMPLAINT against Gannet Steel Supply Co. ( Filing fee $ 400)",
                "COMPLAINT against Gannet Steel Supply Co.",
            ),
            ("Certificate of Service (jgis) (Entered: 01/15/2010)", "Certificate of Service"),
            (
                "Order Granting Motion ACTION IN FORUM (BNC-PDF) (Related Doc # 28 ) Signed on 12/22/2009",
                "Order Granting Motion ACTION IN FORUM (BNC-PDF)",
            ),
            ("Filed by mistake", "Filed by mistake"),
            ("", ""),
        ] {
            assert_eq!(title(text), want, "{text}");
        }
    }

    #[test]
    fn relations_are_read_in_every_form() {
        let numbers = |text: &str, own| -> Vec<String> { related(text, own).into_iter().map(|r| r.number).collect() };
        for (text, want) in [
            ("(related document(s)4021)", vec!["4021"]),
            ("(related document(s) 10, 11 and 14 )", vec!["10", "11", "14"]),
            ("(related document(s) (Related Doc # 33 ))", vec!["33"]),
            ("(Related Doc # [75])", vec!["75"]),
            ("(RE: related document(s)[21] Objection to Plan, [3] Chapter 13 Plan)", vec!["21"]),
            ("re 67 Defendant's Motion", vec!["67"]),
            ("**This Replaces DE#12**", vec!["12"]),
            ("Dkt. No. 45", vec!["45"]),
            ("Adequate Protection (Re: # 279)", vec!["279"]),
        ] {
            assert_eq!(numbers(text, None), want, "{text}");
        }
        for text in
            ["RE: Chapter 11", "re: 28 U.S.C. 159", "Real Property re: 3700 Larch Street", "re: 1/2/2010", "secure 5"]
        {
            assert!(numbers(text, Some(90)).is_empty(), "{text}");
        }
    }

    #[test]
    fn relations_say_what_they_are_to() {
        let found = related("(related document: 2 Chapter 13 Plan, Motions Included: none. Filed by Tess Vole)", None);
        assert_eq!(found[0].description, "Chapter 13 Plan");
        let found =
            related("(RE: related document(s) 1 Voluntary Petition (Chapter 11) filed by Debtor Ada Plover)", None);
        assert_eq!(found[0].description, "Voluntary Petition (Chapter 11)");
    }

    #[test]
    fn attachments_are_listed() {
        let text = "Motion (Attachments: # 1 Exhibit A (part 2) # (2) Proposed Order) (Vole, Tess)";
        let found: Vec<_> = attachments(text).map(|a| format!("{} {}", a.number, a.description)).collect();
        assert_eq!(found, ["1 Exhibit A (part 2)", "2 Proposed Order"]);
        let first = attachments(text).next().unwrap();
        assert_eq!(text.get(first.start..first.end), Some("1 Exhibit A (part 2)"));
    }

    #[test]
    fn the_filer_and_the_day_of_entering() {
        let text = "Motion Filed by Tess E. Vole on behalf of Debtor Plumbline Fasteners, Inc. (Vole, Tess) (Entered: 01/02/2010)";
        assert_eq!(filer(text).as_deref(), Some("Filed by Tess E. Vole on behalf of Debtor Plumbline Fasteners, Inc."));
        assert_eq!(entered(text).unwrap().to_string(), "2010-01-02");
        assert_eq!(filer("Order Signed on 1/2/2010"), None);
    }
}
