//! Docket text: the entries that an entry relates to, and what is attached to it.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::docket_text::without_clerk;
use super::words::{cut, ends_sentence, find, find_from, finder, flat};

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
    for stop in [",", ";", "\n", " filed by", " (related", " (re:", " (attach", " (entered"] {
        if let Some(at) = find_from(rest, stop, 0) {
            end = end.min(at);
        }
    }
    // The hearing of a motion stands behind its title, that of a notice within it: "Notice of Hearing".
    let hearing =
        find_from(rest, " hearing", 0).filter(|at| !rest.get(..*at).is_some_and(|head| head.ends_with(" of")));
    end = end.min(hearing.unwrap_or(end));
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
        let found = related("(RE: related document(s) 97 Notice of Hearing). (Vole, Tess)", None);
        assert_eq!(found[0].description, "Notice of Hearing");
        let found = related("(related document: 9 Motion to Pay Wages Hearing scheduled for 1/2/2010)", None);
        assert_eq!(found[0].description, "Motion to Pay Wages");
    }

    #[test]
    fn attachments_are_listed() {
        let text = "Motion (Attachments: # 1 Exhibit A (part 2) # (2) Proposed Order) (Vole, Tess)";
        let found: Vec<_> = attachments(text).map(|a| format!("{} {}", a.number, a.description)).collect();
        assert_eq!(found, ["1 Exhibit A (part 2)", "2 Proposed Order"]);
        let first = attachments(text).next().unwrap();
        assert_eq!(text.get(first.start..first.end), Some("1 Exhibit A (part 2)"));
    }
}
