//! Days by which something is due, stated or worked out.

use super::{Found, check, read};
use crate::extract::Mentions;
use crate::model::{Span, TimelineKind};

fn lines(mentions: &Mentions) -> Found {
    let lines = mentions.dated.iter().map(|line| {
        let when =
            line.when.map_or_else(|| "none".to_owned(), |when| format!("{} {}", when.date, when.precision.word()));
        let worked_out = if line.computed.is_some() { " computed" } else { "" };
        let name = match line.kind {
            TimelineKind::Deadline => "deadline",
            TimelineKind::Hearing => "hearing",
            TimelineKind::Event => "event",
            TimelineKind::Period => "period",
            TimelineKind::Filing | TimelineKind::Cited => "filing",
        };
        (name, format!("{when}{worked_out}"), line.span)
    });
    lines.collect()
}

#[test]
fn by_a_day() {
    check("The Debtors shall file a plan <deadline 2031-05-01 before>on or before May 1, 2031</deadline>.", lines);
    check("Bids must be received <deadline 2031-05-01 before>no later than May 1, 2031</deadline>.", lines);
    check("The lender will answer <deadline 2031-05-01 before>by May 1, 2031</deadline>.", lines);
    check(
        "Claims are to be filed <deadline 2031-05-01 before>not later than May 1, 2031</deadline>; they must be signed.",
        lines,
    );
}

#[test]
fn with_an_hour() {
    check("Objections must be filed <deadline 2031-05-01 before>by 4:00 p.m. on May 1, 2031</deadline>.", lines);
    check("The mill shall answer <deadline 2031-05-02 before>on or before Friday, May 2, 2031</deadline>.", lines);
}

#[test]
fn what_expires() {
    check("The lease expires <deadline 2031-05-01 day>on May 1, 2031</deadline>.", lines);
}

#[test]
fn defined_days() {
    check("“Outside Date” means <deadline 2031-05-01 day>May 1, 2031</deadline>.", lines);
}

#[test]
fn hearings() {
    check("A hearing will be held <hearing 2031-05-01 day>on May 1, 2031</hearing> at 10:00 a.m.", lines);
}

#[test]
fn what_happened() {
    check("The Debtors paid the rent <event 2031-05-01 day>on May 1, 2031</event>.", lines);
    check("The Debtors failed to pay what was <event 2031-05-01 day>due on May 1, 2031</event>.", lines);
    check("The roof fell in <event 2031-05-01 about>on or about May 1, 2031</event>.", lines);
    check("It has leaked <event 2031-05-01 after>since May 1, 2031</event>.", lines);
}

#[test]
fn worked_out_from_the_documents_own_date() {
    check(
        "SETTLEMENT AGREEMENT\n\nThis Settlement Agreement is made as of May 1, 2031 by the parties.\n\n\
         <deadline 2031-05-15 before computed>Within 14 days after the date of this Agreement</deadline>, the mill shall pay.",
        lines,
    );
}

#[test]
fn in_a_letter_from_its_date() {
    check(
        "May 1, 2031\n\nRe: Alder Mill, Inc.\n\nDear Judge Elm:\n\nThe parties will report <deadline 2031-05-15 day computed>in two weeks</deadline>.\n\nSincerely,\n\nOtto Lund\n",
        |mentions| {
            // The words around the term belong to the passage too.
            let at =
                |found: (&'static str, String, Span)| (found.0, found.1, Span { start: found.2.end - 12, ..found.2 });
            lines(mentions).into_iter().map(at).collect()
        },
    );
}

#[test]
fn business_days() {
    check(
        "SETTLEMENT AGREEMENT\n\nThis Settlement Agreement is made as of July 2, 2031 by the parties.\n\n\
         <deadline 2031-07-07 before computed>Within two (2) business days after the date of this Agreement</deadline>, the mill shall pay.",
        lines,
    );
}

#[test]
fn terms_whose_trigger_is_unknown() {
    check("<deadline none>Within 14 days after receipt of the invoice</deadline>, the mill shall pay.", lines);
}

#[test]
fn what_is_no_term() {
    check("For two weeks the mill stood still.", lines);
    check("He came in two coats and will go in three.", lines);
    check("At least 14 days before the sale the mill shall give notice.", lines);
}

#[test]
fn up_to_and_including_a_day() {
    check(
        "The lender agrees to forbear <deadline 2031-06-11 before>through and including June 11, 2031</deadline>.",
        lines,
    );
}

#[test]
fn rows_of_schedules() {
    check(
        "     Completion of discovery:      <deadline 2031-06-17 day>June 17, 2031</deadline>\n     Trial:                        <hearing 2031-11-07 day>November 7, 2031</hearing>\n",
        lines,
    );
    check(
        "     Bid Deadline                  <deadline 2031-11-16 day>November 16, 2031</deadline> at 5:00 p.m. (ET)\n     Sale Hearing                  <hearing 2031-11-23 day>November 23, 2031</hearing>\n",
        lines,
    );
}

#[test]
fn hearings_in_captions() {
    check(
        "OTTO LUND,                    )  Date:       <hearing 2031-03-15 day>March 15, 2031</hearing>\n                              )  Time:       10:00 a.m.\n",
        lines,
    );
    check("Hearing Date: <hearing 2031-09-14 day>September 14, 2031</hearing> at 10:00 a.m. (ET)", lines);
    check("Objection Deadline: <deadline 2031-09-07 day>September 7, 2031</deadline> at 4:00 p.m. (ET)", lines);
}

#[test]
fn days_that_only_say_which_claims_are_meant() {
    check("Claims that arose before May 1, 2031 are listed.", lines);
    check("My commission expires: 08/14/2031", lines);
}

#[test]
fn counted_from_a_day_with_a_name() {
    check(
        "<event 2031-05-03 day>On May 3, 2031</event> (the \"Petition Date\"), the mill filed its petition. It shall file its schedules <deadline 2031-06-17 before computed>within forty-five (45) days after the Petition Date</deadline>.",
        lines,
    );
    check("It shall answer <deadline none>within 14 days after the Effective Date</deadline>.", lines);
}

#[test]
fn a_day_that_is_set_as_something() {
    check(
        "The Court fixed <deadline 2031-06-15 day>June 15, 2031</deadline> as the last date for filing claims.",
        lines,
    );
    check(
        "The Court having set <hearing 2031-06-15 day>June 15, 2031</hearing> at 10:00 a.m. as the date for the hearing.",
        lines,
    );
    check("The mill was set on fire <event 2031-06-15 day>on June 15, 2031</event> as the crew slept.", lines);
}

#[test]
fn what_was_threatened_is_no_deadline() {
    check("<event 2031-05 about>In or around May 2031</event>, Lund threatened to terminate the lease.", lines);
    check("Unless the rent is paid <deadline 2031-05-01 before>by May 1, 2031</deadline>, suit follows.", lines);
}

#[test]
fn a_count_is_nothing_that_happens() {
    check("6.8% of the 35,563 shares of common stock outstanding as of August 1, 2031, as reported.", lines);
}

#[test]
fn what_is_moved_counts_once() {
    check("The deposition is moved from May 1 to <event 2031-05-20 day>May 20, 2031</event>.", lines);
}

#[test]
fn days_are_of_the_papers_own_year() {
    let text =
        "1. The lease dated May 3, 2029 was lost.\n\n2. The bar date passed on August 11.\n\nDated: August 21, 2031\n";
    let found: Vec<String> = read(text).dated.iter().filter_map(|line| Some(line.when?.date.to_string())).collect();
    assert_eq!(found, ["2031-08-11"]);
}

#[test]
fn days_of_no_one_year_and_how_far_back_one_looks() {
    check("Signed May 1, 2031. The bonus is payable no later than March 15 of the following year.", |mentions| {
        lines(mentions).into_iter().filter(|(name, ..)| *name != "filing").collect()
    });
    check("The mill agreed to produce the documents from January 1, 2031 to the present.", lines);
    check("Lund did not agree to the temporal limitation of January 1, 2031.", lines);
}

#[test]
fn items_that_begin_with_their_day() {
    check(
        "The Borrower shall: (a) <deadline 2031-02-20 before>on or before February 20, 2031</deadline>, engage a clerk; \
         and (b) <deadline 2031-03-13 before>not later than March 13, 2031</deadline>, deliver a letter.",
        lines,
    );
    let found = super::read("The Borrower shall: (a) on or before February 20, 2031, engage a clerk; and (b) pay.");
    assert_eq!(found.dated[0].summary, "Engage a clerk");
}
