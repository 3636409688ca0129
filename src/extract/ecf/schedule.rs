//! What is to come, out of docket text: hearings and deadlines.

use crate::model::{Precision, TimelineKind, When};

use super::date;
use super::words::{cut, ends_sentence, flat};

/// A hearing or a deadline that docket text sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Planned {
    /// Hearing or deadline.
    pub(in crate::extract) kind: TimelineKind,
    /// When.
    pub(in crate::extract) when: When,
    /// One line: what, at what time, where.
    pub(in crate::extract) summary: String,
    /// Where the words begin, in bytes of the text.
    pub(in crate::extract) start: usize,
    /// Where they end.
    pub(in crate::extract) end: usize,
}

/// What stands right before the day of a hearing; in small letters, longer ones first.
const HEARING_CUES: [&str; 21] = [
    "to be held on",
    "date is set for",
    "date and time:",
    "is scheduled for",
    "is scheduled on",
    "is set for",
    "rescheduled for",
    "rescheduled to",
    "scheduled for",
    "scheduled on",
    "scheduled",
    "set for",
    "set on",
    "continued on",
    "continued to",
    "adjourned to",
    "held on",
    "held",
    "hearing date:",
    "hearing on",
    "date:",
];

/// What is heard; in small letters.
const HEARD: [&str; 11] = [
    "hearing",
    "meeting",
    "conference",
    "trial",
    "argument",
    "sentencing",
    "arraignment",
    "appearance",
    "mediation",
    "deposition",
    "auction",
];

/// What stands right before the last day for something; in small letters.
const DEADLINE_CUES: [&str; 17] = [
    "due by",
    "due on",
    "due date:",
    "due:",
    "due",
    "deadline is",
    "deadline:",
    "deadline",
    "bar date:",
    "no later than",
    "on or before",
    "be filed by",
    "filed by",
    "expires on",
    "expires",
    "incomplete filing date:",
    "extended to",
];

/// Words that make a date the last day for something wherever they stand before it; in small letters.
const DEADLINE_WORDS: [&str; 3] = ["last day to", "last day for", "deadline"];

/// What stands right before a date that is past and says nothing of what is to come; in small letters.
const PAST_CUES: [&str; 12] = [
    "entered:",
    "entered on",
    "signed on",
    "modified on",
    "added on",
    "service date",
    "dated",
    "filed on",
    "uploaded on",
    "received on",
    "from",
    "period of",
];

/// The words that lead to a date are no longer than so many bytes.
const LONGEST_CLAUSE: usize = 400;

/// Every hearing and deadline that docket text sets, in its order.
pub(in crate::extract) fn all(text: &str) -> Vec<Planned> {
    let mut planned = Vec::new();
    let mut behind = 0;
    for (date, start, end) in date::all(text) {
        let clause_start = clause_start(text, behind, start);
        let clause = text.get(clause_start..start).unwrap_or_default();
        behind = end;
        let folded = clause.trim_end().to_ascii_lowercase();
        let ends = |cues: &[&'static str]| cues.iter().copied().find(|cue| folded.ends_with(cue));
        if ends(&PAST_CUES).is_some() {
            continue;
        }
        if let Some(cue) = ends(&HEARING_CUES)
            && names_hearing(&folded)
        {
            let place_end = place_end(text, end);
            behind = place_end;
            let place = text.get(end..place_end).unwrap_or_default();
            let subject = subject(clause, cue);
            planned.push(Planned {
                kind: TimelineKind::Hearing,
                when: When::on(date),
                summary: format!("{subject}{}{}", if place.starts_with(' ') { " " } else { "" }, flat(place)),
                start: clause_start,
                end: place_end,
            });
        } else if let Some(cue) =
            ends(&DEADLINE_CUES).or_else(|| DEADLINE_WORDS.iter().any(|words| folded.contains(words)).then_some(""))
        {
            planned.push(Planned {
                kind: TimelineKind::Deadline,
                when: When { precision: Precision::Before, ..When::on(date) },
                summary: deadline(clause, cue),
                start: clause_start,
                end,
            });
        }
    }
    planned
}

/// Whether the words name something that is heard.
fn names_hearing(words: &str) -> bool {
    let folded = words.to_ascii_lowercase();
    HEARD.iter().any(|heard| folded.contains(heard))
}

/// Where the words that lead to a date begin: behind the sentence, the list or the long parenthesis before them.
fn clause_start(text: &str, behind: usize, start: usize) -> usize {
    let behind = behind.max(text.floor_char_boundary(start.saturating_sub(LONGEST_CLAUSE)));
    let before = text.get(behind..start).unwrap_or_default();
    let (mut from, mut open) = (0, None);
    for (at, c) in before.char_indices() {
        let ends = match c {
            ';' | '\n' => true,
            '(' => {
                open = Some(at);
                false
            }
            // "341(a) meeting" and "Proof of Claim (gov) Deadline" go on.
            ')' => open.take().is_none_or(|open| at - open > 8),
            '.' => ends_sentence(before, at),
            _ => false,
        };
        if ends && before.get(at + c.len_utf8()..).is_some_and(says_what) {
            from = at + c.len_utf8();
        }
    }
    let clause = before.get(from..).unwrap_or_default();
    // "(341-PHX) Complaints due": the parenthesis belongs to what stands before.
    if clause.trim_start().starts_with('(')
        && let Some((inside, rest)) = clause.split_once(')')
        && says_what(rest)
    {
        from += inside.len() + 1;
    }
    let clause = before.get(from..).unwrap_or_default();
    let bare = clause.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != '[');
    behind + from + (clause.len() - bare.len())
}

/// Whether the words say more than that something is due or set.
fn says_what(words: &str) -> bool {
    let folded = words.trim().to_ascii_lowercase();
    let cue = HEARING_CUES.iter().chain(&DEADLINE_CUES).find(|cue| folded.ends_with(**cue)).map_or(0, |cue| cue.len());
    folded.get(..folded.len() - cue).is_some_and(|rest| rest.bytes().filter(u8::is_ascii_alphabetic).count() >= 3)
}

/// The end of the time and the place behind a hearing's date.
fn place_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let begins = [" at ", " @ ", " before ", ", at"].iter().any(|word| rest.starts_with(word));
    if !begins {
        return from;
    }
    let mut end = rest.len();
    for (at, c) in rest.char_indices() {
        let stops = match c {
            '(' | ';' | '\n' => true,
            '.' => ends_sentence(rest, at),
            // "for 19 Motion to …": what is heard, by its number.
            'f' => rest
                .get(at..)
                .is_some_and(|r| r.strip_prefix("for ").is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))),
            _ => false,
        };
        if stops || at > 160 {
            end = at;
            break;
        }
    }
    from + rest.get(..end).unwrap_or_default().trim_end_matches([' ', ',', '.']).len()
}

/// What is heard, out of the words before the date.
fn subject(clause: &str, cue: &str) -> String {
    let words = flat(clause);
    let words = words.trim_end();
    // The last word of "hearing on" is all of it that goes.
    let cue = if cue == "hearing on" { "on" } else { cue };
    let words = words.get(..words.len().saturating_sub(cue.len())).unwrap_or_default().trim_end();
    let words = ["Transcript regarding ", "with ", "and ", "the ", "The ", "A ", "a "]
        .iter()
        .fold(words, |w, lead| w.strip_prefix(lead).unwrap_or(w));
    let words = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ':' | '-'));
    // "Set Hearing: Case Management Conference" is the conference.
    let words = words.rsplit_once(" with ").map(|(_, rest)| rest).filter(|rest| names_hearing(rest)).unwrap_or(words);
    let words = words.rsplit_once(": ").map(|(_, rest)| rest).filter(|rest| names_hearing(rest)).unwrap_or(words);
    let words = if words.is_empty() { "Hearing" } else { words };
    capitalised(&last_words(words))
}

/// What is due, out of the words before the date.
fn deadline(clause: &str, cue: &str) -> String {
    let words = flat(clause);
    let words = words.trim_end().trim_end_matches([':', ' ']);
    let cue = cue.trim_end_matches(':');
    // "due by" reads "due" once the date has a column of its own.
    let words = if cue == "due by" || cue == "due on" || cue == "due date" {
        words.get(..words.len().saturating_sub(cue.len() - "due".len())).unwrap_or(words)
    } else {
        words
    };
    capitalised(&last_words(words.trim_end()))
}

/// The end of long words: what is due or heard stands right before the date.
fn last_words(words: &str) -> String {
    const MOST: usize = 100;
    let count = words.chars().count();
    if count <= MOST {
        return words.to_owned();
    }
    let from = words.char_indices().nth(count - MOST).map_or(0, |(at, _)| at);
    let tail = words.get(from..).unwrap_or_default();
    let tail = tail.split_once(' ').map_or(tail, |(_, whole)| whole);
    format!("…{tail}")
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    cut(&(first + chars.as_str()), 160)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        all(text).into_iter().map(|p| format!("{} {} {}", p.kind.word(), p.when.date, p.summary)).collect()
    }

    #[test]
    fn finds_hearings_and_deadlines() {
        for (text, want) in [
            (
                "Notice of Hearing filed by Tess Vole on behalf of Plumbline Fasteners, Inc. with hearing to be held on \
                 3/17/2010 at 10:00 AM at Courtroom 617 (MG) Responses due by 3/12/2010. (Vole, Tess)",
                vec!["hearing 2010-03-17 Hearing at 10:00 AM at Courtroom 617", "deadline 2010-03-12 Responses due"],
            ),
            (
                "Meeting of Creditors scheduled for 06/26/2009 at 08:30 AM at US Trustee Room, 230 N. First Ave., Suite 1.",
                vec![
                    "hearing 2009-06-26 Meeting of Creditors at 08:30 AM at US Trustee Room, 230 N. First Ave., Suite 1",
                ],
            ),
            (
                "341(a) meeting to be held on 11/10/2009 at 11:00 AM at U.S. Trustee Room (341-TUC) Complaints under \
                 Sections 727 or 523 due by 1/11/2010.",
                vec![
                    "hearing 2009-11-10 341(a) meeting at 11:00 AM at U.S. Trustee Room",
                    "deadline 2010-01-11 Complaints under Sections 727 or 523 due",
                ],
            ),
            (
                "Last day to oppose discharge: 04/19/2010. Proof of Claim (gov) Deadline: 7/21/10",
                vec![
                    "deadline 2010-04-19 Last day to oppose discharge",
                    "deadline 2010-07-21 Proof of Claim (gov) Deadline",
                ],
            ),
            (
                "Hearing Scheduled (RE: 5 Motion). Status Hearing set for 01/19/2010",
                vec!["hearing 2010-01-19 Status Hearing"],
            ),
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
    }

    #[test]
    fn leaves_past_days_alone() {
        for text in [
            "Order Signed on 2/27/2007. (Entered: 02/27/2007)",
            "Report for the Period of 04/01/2010 to 04/30/2010 Filed by Ada Plover",
            "Modified on 2/4/2010 (ctus). Service Date 02/12/2010. (Admin.)",
            "Order dated 2/12/10 Regarding 33 Application",
        ] {
            assert!(shown(text).is_empty(), "{text}: {:?}", shown(text));
        }
    }

    #[test]
    fn the_words_are_where_it_says() {
        let text = "Motion. Responses due by 3/12/2010. Thanks";
        let found = all(text);
        assert_eq!(text.get(found[0].start..found[0].end), Some("Responses due by 3/12/2010"));
    }
}
