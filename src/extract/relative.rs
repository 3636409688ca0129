//! Terms without a date of their own: "in two weeks", "within 14 days after entry of this Order". A day is worked out
//! only where the trigger's date is known; else the term is listed without one.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::dates::DateHit;
use super::mentions::{DatedMention, Located, ReferenceMention};
use super::relative_leads::{lead, several_before};
use super::scan::{Before, Kind, Scan};
use super::summary;
use super::word_set::WordSet;
use crate::model::{Computed, DocKind, PartialDate, Precision, Sureness, TimelineKind, When};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Days,
    BusinessDays,
    Weeks,
    Months,
    Years,
}

struct Term {
    count: u32,
    unit: Unit,
    /// The words, as they stand: "ninety (90) calendar days".
    first: usize,
    behind: usize,
}

/// The dates from which terms may run.
pub(super) struct Triggers<'m> {
    /// What the document is, and its own date.
    pub(super) kind: DocKind,
    pub(super) own: Option<&'m Located<PartialDate>>,
    /// Dates with a name: `(the "Petition Date")`.
    pub(super) defined: &'m [(String, Located<PartialDate>)],
    /// Documents that are cited with their dates: "the Interim Order".
    pub(super) cited: &'m [ReferenceMention],
}

/// Every term of the text.
pub(super) fn read(scan: &Scan<'_>, triggers: &Triggers<'_>) -> Vec<DatedMention> {
    /// Most tokens of a term before its unit: "thirty-five (35) calendar" has seven.
    const LONGEST: usize = 7;
    let mut found = Vec::new();
    let mut behind = 0;
    let mut previous = None;
    for unit in scan.places(&["day", "days", "month", "months", "week", "weeks", "year", "years"]) {
        let starts = behind.max(unit.saturating_sub(LONGEST))..unit;
        let term = starts.into_iter().find_map(|at| term(scan, at).filter(|term| term.behind == unit + 1));
        if let Some(term) = term {
            behind = term.behind;
            found.extend(deadline(scan, &term, triggers, &mut previous));
        }
    }
    found
}

/// "two weeks", "ninety (90) calendar days", "14 days", "2 business days" at a token.
fn term(scan: &Scan<'_>, at: usize) -> Option<Term> {
    let mut count = count(scan.word(at))?;
    let mut next = at + 1;
    if scan.mark(next, b'-') {
        next += 1;
        // "seventy-five"
        if count >= 20
            && count % 10 == 0
            && let Some(units) = self::count(scan.word(next)).filter(|units| *units < 10)
        {
            count += units;
            next += 1;
        }
    }
    if scan.mark(next, b'(') && scan.tokens.get(next + 1)?.kind == Kind::Number && scan.mark(next + 2, b')') {
        next += 3;
    }
    let business = scan.is_any(next, &["business", "banking", "trading", "working", "court"]);
    if business || scan.is_any(next, &["calendar", "consecutive", "full"]) {
        next += 1;
    }
    let unit = match scan.word(next).to_ascii_lowercase().as_str() {
        "day" | "days" if business => Unit::BusinessDays,
        "day" | "days" => Unit::Days,
        "week" | "weeks" => Unit::Weeks,
        "month" | "months" => Unit::Months,
        "year" | "years" => Unit::Years,
        _ => return None,
    };
    (scan.before(next) != Before::Paragraph).then_some(Term { count, unit, first: at, behind: next + 1 })
}

/// A number in figures or words.
pub(super) fn count(word: &str) -> Option<u32> {
    static NUMBERS: WordSet<24> = WordSet::new([
        "eight", "eighteen", "eighty", "eleven", "fifteen", "fifty", "five", "forty", "four", "fourteen", "nine",
        "ninety", "one", "seven", "seventy", "six", "sixty", "ten", "thirteen", "thirty", "three", "twelve", "twenty",
        "two",
    ]);
    /// What they say, in the same order.
    const VALUES: [u32; 24] = [8, 18, 80, 11, 15, 50, 5, 40, 4, 14, 9, 90, 1, 7, 70, 6, 60, 10, 13, 30, 3, 12, 20, 2];
    if word.bytes().all(|b| b.is_ascii_digit()) && (1..=3).contains(&word.len()) {
        return word.parse().ok().filter(|n| *n > 0);
    }
    // This is asked of every token.
    NUMBERS.place(word).and_then(|at| VALUES.get(at).copied())
}

/// The deadline that a term makes, where it makes one.
fn deadline(
    scan: &Scan<'_>,
    term: &Term,
    triggers: &Triggers<'_>,
    previous: &mut Option<DateHit>,
) -> Option<DatedMention> {
    let (low, high) = scan.sentence(term.first, 160);
    let lead = lead(scan, term.first, low)?;
    let after = scan.is_any(term.behind, &["after", "of", "from", "following"])
        || scan.words(term.behind, &["subsequent", "to"]);
    let before = scan.is_any(term.behind, &["before", "prior", "preceding"]);
    let kind = triggers.kind;
    let letter = matches!(kind, DocKind::Letter | DocKind::Email);
    let duty = (low..high).any(|at| {
        scan.is_any(at, &["shall", "will", "must", "agrees", "directed", "demand", "demands", "demanded", "required"])
    });
    if !duty || before {
        return None;
    }
    let (from, trigger, informal) = match (after, letter) {
        (true, _) => {
            let end = trigger_end(scan, term.behind, high);
            (triggers.day(scan, term.behind + 1, end), end, false)
        }
        (false, true) => (triggers.own.and_then(|date| date.value.full()), term.behind, true),
        (false, false) => return None,
    };
    let span = scan.span(lead, trigger.max(term.behind) - 1);
    let words = words_of(scan, lead, term, trigger);
    let end = from.and_then(|from| add(from, term));
    // Fed. R. Bankr. P. 9006(a)(1)(C) and Fed. R. Civ. P. 6(a)(1)(C) govern periods that an order sets in days.
    let order = matches!(kind, DocKind::Order | DocKind::Judgment | DocKind::Opinion) && term.unit == Unit::Days;
    let day = end.map(|end| if order { next_open_day(end) } else { end });
    let when = day.map(|day| When {
        precision: if informal { Precision::Day } else { Precision::Before },
        ..When::on(PartialDate::from(day))
    });
    let rule = match informal {
        true => format!("{} after the {}’s date", term_words(scan, term), kind.label()),
        false if day != end => format!("{words}; the last day is moved to the next that is no day off"),
        false => words,
    };
    // "must be filed by the later of (a) the Bar Date and (b) thirty days after …": what is due stands before the list.
    let several = several_before(scan, term.first, low).filter(|_| lead == term.first);
    let lead = several.unwrap_or(lead);
    let hit = DateHit {
        date: PartialDate::year(0),
        year_given: true,
        span: scan.span(lead, trigger.max(term.behind) - 1),
        first: lead,
        last: trigger.max(term.behind),
        numeric: false,
    };
    // A sentence may set several terms; each line tells of its own.
    let terms: Vec<DateHit> = previous.replace(hit).into_iter().chain([hit]).collect();
    let place = summary::Place { sentence: (low, high), first: lead, hit: &hit, dates: &terms };
    Some(DatedMention {
        kind: TimelineKind::Deadline,
        when,
        summary: summary::of_date(scan, &place),
        details: String::new(),
        computed: from.map(|from| Computed { from: PartialDate::from(from), rule, informal }),
        docket_number: None,
        entered: None,
        case: None,
        span: if informal {
            // From the first word that stands near enough.
            let near = (low..lead).find(|at| scan.tokens[*at].span.start + 60 >= span.start).unwrap_or(lead);
            scan.span(near, trigger.max(term.behind) - 1)
        } else {
            span
        },
        sure: Sureness::Inferred,
    })
}

/// The token behind the trigger's words: at a comma, a period or a verb.
fn trigger_end(scan: &Scan<'_>, from: usize, high: usize) -> usize {
    let stop = (from + 1..high.min(from + 22)).find(|at| {
        matches!(scan.tokens[*at].kind, Kind::Mark(b',' | b';' | b'.' | b')'))
            || scan.is_any(*at, &["shall", "will", "must", "may", "unless", "and"])
    });
    stop.unwrap_or(high.min(from + 22))
}

impl Triggers<'_> {
    /// The day that the words of a trigger mean, where the document gives it.
    fn day(&self, scan: &Scan<'_>, from: usize, end: usize) -> Option<NaiveDate> {
        let court = matches!(self.kind, DocKind::Order | DocKind::Stipulation | DocKind::Judgment | DocKind::Opinion);
        let its = court && end == from + 2 && scan.words(from, &["its", "entry"]);
        if its || is_own_trigger(scan, from, end) {
            return self.own?.value.full();
        }
        let words = super::names::tidy(scan.span(from, end.checked_sub(1)?).of(scan.text)).to_lowercase();
        let bare = ["entry of ", "the entry of ", "the date of ", "execution of ", "commencement of "]
            .iter()
            .find_map(|lead| words.strip_prefix(lead))
            .unwrap_or(&words);
        let bare = bare.strip_prefix("the ").unwrap_or(bare);
        let defined = self.defined.iter().find(|(name, _)| name.eq_ignore_ascii_case(bare));
        if let Some((_, date)) = defined {
            return date.value.full();
        }
        // "entry of the Interim Order": a document of which the text tells the date, and tells one only.
        let entered = bare.len() < words.len() && bare.contains(' ');
        let mut named = self.cited.iter().filter(|cited| entered && cited.description.eq_ignore_ascii_case(bare));
        let date = named.find_map(|cited| cited.date)?;
        named.all(|cited| cited.date.is_none_or(|other| other == date)).then(|| date.full()).flatten()
    }
}

/// The first day from one on that is no Saturday, Sunday or holiday.
fn next_open_day(day: NaiveDate) -> NaiveDate {
    let mut open = day;
    while is_day_off(open) {
        let Some(next) = open.succ_opt() else { return day };
        open = next;
    }
    open
}

/// Whether a trigger is this document's own date, execution or entry.
fn is_own_trigger(scan: &Scan<'_>, from: usize, end: usize) -> bool {
    let has = |word: &str| (from..end).any(|at| scan.is(at, word));
    let this = has("this") || has("hereof");
    let event = has("date") || has("execution") || has("entry") || has("signing") || has("hereof");
    let other =
        ["receipt", "notice", "service", "termination", "occurrence", "delivery", "written", "effective", "closing"]
            .iter()
            .any(|word| has(word));
    this && event && !other
}

fn term_words(scan: &Scan<'_>, term: &Term) -> String {
    super::names::tidy(scan.span(term.first, term.behind - 1).of(scan.text))
}

fn words_of(scan: &Scan<'_>, lead: usize, term: &Term, trigger: usize) -> String {
    super::names::tidy(scan.span(lead, trigger.max(term.behind) - 1).of(scan.text))
}

/// The day that a term ends on. Business days leave out Saturdays, Sundays and federal holidays.
fn add(from: NaiveDate, term: &Term) -> Option<NaiveDate> {
    match term.unit {
        Unit::Days => from.checked_add_days(Days::new(term.count.into())),
        Unit::Weeks => from.checked_add_days(Days::new(u64::from(term.count) * 7)),
        Unit::Months => from.checked_add_months(Months::new(term.count)),
        Unit::Years => from.checked_add_months(Months::new(term.count.checked_mul(12)?)),
        Unit::BusinessDays => {
            let mut day = from;
            let mut left = term.count;
            while left > 0 {
                day = day.succ_opt()?;
                left -= u32::from(!is_day_off(day));
            }
            Some(day)
        }
    }
}

/// Saturdays, Sundays and the holidays of 5 U.S.C. § 6103(a), each on the day on which it is observed.
fn is_day_off(day: NaiveDate) -> bool {
    if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        return true;
    }
    let nth = (day.day() - 1) / 7 + 1;
    let last_monday = day.weekday() == Weekday::Mon && day.day() > 24;
    let floating = match (day.month(), day.weekday()) {
        (1 | 2, Weekday::Mon) => nth == 3,
        (5, Weekday::Mon) => last_monday,
        (9, Weekday::Mon) => nth == 1,
        (10, Weekday::Mon) => nth == 2,
        (11, Weekday::Thu) => nth == 4,
        _ => false,
    };
    // A fixed holiday on a Saturday is observed on the Friday before, on a Sunday on the Monday behind.
    let fixed = |day: NaiveDate| {
        matches!((day.month(), day.day()), (1, 1) | (7, 4) | (11, 11) | (12, 25))
            || (day.month(), day.day()) == (6, 19) && day.year() >= 2021
    };
    let observed = fixed(day)
        || day.weekday() == Weekday::Fri && day.succ_opt().is_some_and(fixed)
        || day.weekday() == Weekday::Mon && day.pred_opt().is_some_and(fixed);
    floating || observed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, Span};

    fn deadlines(text: &str, kind: DocKind) -> Vec<String> {
        let document = Document::from_text("a.txt", text);
        let scan = Scan::new(&document, &[]);
        let own = Located::new(PartialDate::day(2031, 7, 2).unwrap(), Span::new(0, 1));
        let triggers = Triggers { kind, own: Some(&own), defined: &[], cited: &[] };
        read(&scan, &triggers)
            .into_iter()
            .map(|found| {
                format!("{} {}", found.when.map_or("none".to_owned(), |when| when.date.to_string()), found.summary)
            })
            .collect()
    }

    #[test]
    fn terms_with_a_known_trigger() {
        assert_eq!(
            deadlines("The parties will file a further report in two weeks.", DocKind::Letter),
            ["2031-07-16 The parties will file a further report"]
        );
        assert_eq!(
            deadlines(
                "No later than ninety (90) calendar days from the date of this Agreement, the Company shall name a director.",
                DocKind::Agreement
            ),
            ["2031-09-30 The Company shall name a director"]
        );
        // July 4 is a holiday, July 5 and 6 a weekend.
        assert_eq!(
            deadlines(
                "Within two (2) business days following the execution of this Agreement, the Company shall file a report.",
                DocKind::Agreement
            ),
            ["2031-07-07 The Company shall file a report"]
        );
    }

    #[test]
    fn terms_with_an_unknown_trigger_have_no_date() {
        assert_eq!(
            deadlines("Within 14 days after receipt of the invoice, the Debtors shall pay.", DocKind::Order),
            ["none The Debtors shall pay"]
        );
    }

    #[test]
    fn what_is_no_term() {
        for text in [
            "At least 30 days before the hearing the Debtors shall give notice.",
            "He worked for two weeks.",
            "in two parts",
        ] {
            assert_eq!(deadlines(text, DocKind::Order), Vec::<String>::new(), "{text}");
        }
    }
}
