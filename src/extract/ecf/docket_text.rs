//! Docket text: what an entry is called, who filed it, when it was entered.

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
    // "Limited Objection to (RE: …": what it is to stands behind the regular part.
    let title = [" to", " of", " for"].iter().find_map(|end| title.strip_suffix(end)).unwrap_or(title);
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
pub(super) fn without_clerk(text: &str) -> &str {
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
            (
                "Limited Objection to (RE: related document(s): 96 Motion to Sell) Filed by Ada Plover",
                "Limited Objection",
            ),
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
    fn the_filer_and_the_day_of_entering() {
        let text = "Motion Filed by Tess E. Vole on behalf of Debtor Plumbline Fasteners, Inc. (Vole, Tess) (Entered: 01/02/2010)";
        assert_eq!(filer(text).as_deref(), Some("Filed by Tess E. Vole on behalf of Debtor Plumbline Fasteners, Inc."));
        assert_eq!(entered(text).unwrap().to_string(), "2010-01-02");
        assert_eq!(filer("Order Signed on 1/2/2010"), None);
    }
}
