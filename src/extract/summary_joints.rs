//! The joints at which a sentence is cut: the clause that holds a date, what belongs to other dates of the sentence, and how
//! what stands before and behind a date is put together again.

use super::dates::DateHit;
use super::scan::{Before, Scan};

/// Where a clause begins that follows another date of its sentence: behind the "and" that joins the two. "Fact discovery
/// closes on May 1, and expert reports are due by June 1" tells of June 1 that expert reports are due.
pub(super) fn behind_previous_date(scan: &Scan<'_>, dates: &[DateHit], first: usize, low: usize) -> usize {
    let at = dates.partition_point(|hit| hit.first < first);
    let Some(previous) = at.checked_sub(1).and_then(|at| dates.get(at)).filter(|hit| hit.first > low) else {
        return low;
    };
    // "between the Debtors and Alder" is no joint.
    let paired = |at: usize| {
        (at.saturating_sub(8).max(previous.last)..at).any(|i| scan.is_any(i, &["between", "among", "both"]))
    };
    let joint = (previous.last..first.saturating_sub(2)).find(|at| scan.is_any(*at, &["and", "but"]) && !paired(*at));
    joint.map_or(low, |joint| joint + 1)
}

/// Whether a verb of saying stands before "that": "provides that", "ordered that".
fn says(word: &str) -> bool {
    const WORDS: [&str; 20] = [
        "agree",
        "agreed",
        "alleged",
        "alleges",
        "claims",
        "confirmed",
        "directed",
        "direct",
        "held",
        "notice",
        "ordered",
        "propose",
        "provided",
        "provides",
        "requested",
        "required",
        "requires",
        "stated",
        "states",
        "found",
    ];
    WORDS.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// Where what is said behind a date ends when the sentence goes on to another date: at the "and" before that one.
pub(super) fn before_next_date(scan: &Scan<'_>, dates: &[DateHit], from: usize, high: usize) -> usize {
    let next = dates.get(dates.partition_point(|hit| hit.first <= from)).filter(|hit| hit.last <= high);
    let Some(next) = next else { return high };
    let joint = (from + 3..next.first).rev().find(|at| scan.is(*at, "and"));
    // "… and the Debtors filed it on …" has a verb of its own; so has "and a hearing on …", which shares the first one.
    joint.filter(|at| next.first - at < 14).unwrap_or(high)
}

/// What stands before a date and what stands behind it, without the words that lead to the date alone.
pub(super) fn joined(head: &str, behind: &str) -> String {
    const LEADS: [&str; 9] = [" on", " for", " of", " from", " until", " between", " the", " by", " as of"];
    const VERBS: [&str; 4] = [" was", " is", " are", " were"];
    let mut head = head.trim_end_matches([',', ' ']);
    let timed = behind.starts_with("at ");
    while let Some(shorter) = LEADS
        .iter()
        .chain(VERBS.iter().filter(|_| timed))
        .find_map(|lead| head.strip_suffix(lead))
        .filter(|shorter| shorter.contains(' '))
    {
        head = shorter;
    }
    // "adjourned to", "extended to": what it was put off to is the date.
    if let Some(verb) = head.strip_suffix(" to").filter(|verb| verb.ends_with("ed")) {
        head = verb;
    }
    // "shall have until June 1 to reply" gives time, and is no duty.
    let given = head.ends_with(" shall have") || head.ends_with(" will have");
    if given && behind.starts_with("to ") {
        return format!("{head} time {behind}");
    }
    match behind.strip_prefix("at ").filter(|time| time.starts_with(|c: char| c.is_ascii_digit())) {
        Some(time) => format!("{head}, {time}"),
        None => format!("{head} {behind}"),
    }
}

/// Whether a line begins with a label of its own: "Responses Received: None".
fn begins_label(scan: &Scan<'_>, at: usize) -> bool {
    const LONGEST: usize = 5;
    // "… December 15, 2031 / 8. Exception to discharge": the next paragraph's number.
    let numbered = scan.before(at) == Before::Line
        && scan.word(at).len() <= 2
        && scan.word(at).starts_with(|c: char| c.is_ascii_digit())
        && scan.mark(at + 1, b'.')
        && scan.before(at + 2) >= Before::Space;
    numbered
        || scan.before(at) == Before::Line
            && scan.word(at).starts_with(char::is_uppercase)
            && (at + 1..at + LONGEST)
                .take_while(|i| scan.before(*i) < Before::Line)
                .any(|i| scan.mark(i, b':') && scan.before(i + 1) != Before::Nothing)
}

/// The clause of a sentence that holds a date: between semicolons, colons and "(i)" marks, a long head cut at its joint.
pub(super) fn clause(scan: &Scan<'_>, (low, high): (usize, usize), first: usize, last: usize) -> (usize, usize) {
    const LEADS: [&str; 9] = ["whereas", "and", "that", "provided", "further", "but", "ordered", "or", "however"];
    // "(NYSE: ABCD)": a colon in parentheses parts nothing.
    let within = |at: usize| (at.saturating_sub(3)..at).any(|i| scan.mark(i, b'(')) && scan.mark(at + 2, b')');
    let joint =
        |at: usize| scan.mark(at, b';') || scan.mark(at, b':') && scan.before(at + 1) != Before::Nothing && !within(at);
    let opens_item = |at: usize| {
        scan.mark(at, b'(')
            && scan.before(at) >= Before::Space
            && scan.word(at + 1).len() <= 4
            // "(617) 555-0118"
            && !(scan.word(at + 1).len() > 2 && scan.word(at + 1).starts_with(|c: char| c.is_ascii_digit()))
            && scan.mark(at + 2, b')')
            // "two (2) business days": the number once more.
            && !(at > 0 && super::relative::count(scan.word(at - 1)).is_some())
    };
    // "… on the earliest of (a) May 1, 2031": the item holds the date alone, the words stand before its mark.
    let behind = last + usize::from(scan.mark(last, b','));
    let own_words = behind < high
        && scan.word(behind).starts_with(char::is_lowercase)
        && !scan.is_any(behind, &["and", "or", "as", "if", "unless", "subject"]);
    let bare_item = first >= low + 4 && opens_item(first - 3) && !own_words;
    let mut start = if bare_item { first - 3 } else { first };
    while start > low && !joint(start - 1) && !(start >= low + 3 && opens_item(start - 3)) {
        start -= 1;
    }
    let mut end = last;
    while end < high && !joint(end) && !opens_item(end) && !begins_label(scan, end) {
        end += 1;
    }
    if first.saturating_sub(start) > 30 {
        let cut = (start + 6..first.saturating_sub(3)).rev().find(|at| {
            scan.mark(at - 1, b',') && scan.is_any(*at, &["and", "which", "but"])
                || scan.is(*at, "that") && first - at > 6 && says(scan.word(at - 1))
        });
        start = cut.map_or(start, |cut| cut + 1);
    }
    // "…, under which the lenders agreed to forbear": a clause of its own.
    let whereby = (start + 1..first.saturating_sub(4)).rev().find(|at| {
        // "The time in which only the Debtors may file ended on May 1": the clause only says which time is meant.
        let time = *at > 1 && scan.is_any(at - 2, &["time", "period", "day", "date", "term"]);
        scan.is(*at, "whereby") || scan.is(*at, "which") && scan.is_any(at - 1, &["under", "to", "by", "in"]) && !time
    });
    start = whereby.map_or(start, |at| at + 1);
    while start < first && (scan.is_any(start, &LEADS) || scan.mark(start, b',')) {
        start += 1;
    }
    // "PLEASE TAKE NOTICE that", "PLEASE TAKE FURTHER NOTICE that", "I hereby certify that"
    if scan.words(start, &["please", "take"])
        || scan.words(start, &["i", "hereby", "certify"])
        || scan.words(start, &["i", "certify"])
    {
        start = (start + 2..first.min(start + 7)).find(|at| scan.is(*at, "that")).map_or(start, |that| that + 1);
        start += usize::from(start < first && scan.mark(start, b','));
    }
    // "NOW, THEREFORE, BE IT RESOLVED, that", "I, Ada Byrne, an attorney, certify that"
    let sworn = scan.word(start) == "I";
    let resolves = (start..first.min(start + 16))
        .find(|at| scan.is_any(*at, &["resolved"]) || sworn && scan.is_any(*at, &["certify", "certifies", "declare"]));
    // "IT IS HEREBY STIPULATED AND AGREED, by and between the undersigned, that …"
    let stipulated = (start..first.min(start + 6)).find(|at| scan.is(*at, "stipulated"));
    let agreed = stipulated.and_then(|at| (at + 1..first.min(at + 24)).find(|i| scan.is(*i, "that")));
    start = agreed.map_or(start, |that| that + 1);
    let that = resolves.and_then(|at| (at + 1..first.min(at + 4)).find(|i| scan.is(*i, "that")));
    start = that.map_or(start, |that| that + 1);
    // "A. The Debtors …", "4. On May 1 …": the number of a paragraph.
    let number = scan.word(start);
    let numbered = number.len() <= 2
        && (scan.mark(start + 1, b'.') || scan.mark(start + 1, b')'))
        && scan.before(start) >= Before::Line;
    if numbered && start + 2 <= first && scan.before(start + 2) >= Before::Space {
        start += 2;
    }
    // A footnote's star.
    start += usize::from(start < first && scan.mark(start, b'*') && scan.before(start) >= Before::Line);
    (start, end)
}
