//! Terms that an amendment changes, periods that run from its own date, dates said in passing.

use super::{Found, check};
use crate::extract::Mentions;

fn lines(mentions: &Mentions) -> Found {
    let lines = mentions.dated.iter().map(|line| {
        let when = line.when.map_or_else(String::new, |when| when.date.to_string());
        (line.kind.word(), format!("{when} {}", line.summary), line.span)
    });
    lines.collect()
}

#[test]
fn one_date_for_another() {
    check(
        "The definition of \"Maturity Date\" is hereby amended by deleting \"<deadline 2033-06-01 Maturity Date, as amended, before March 1, 2031>March 1, 2031\" and inserting \"June 1, 2033</deadline>\" in lieu thereof.",
        lines,
    );
    check(
        "Section 6.12 is amended by replacing the reference to \"<event 2032-06-30 Section 6.12, as amended, before December 31, 2031>December 31, 2031\" with \"June 30, 2032</event>\".",
        lines,
    );
    check(
        "The Borrower asked the Banks, and they agreed, to an extension of the Expiration Date from <deadline 2034-02-10 Expiration Date, as amended, before February 10, 2031>February 10, 2031 to February 10, 2034</deadline>.",
        lines,
    );
}

#[test]
fn two_dates_that_change_nothing() {
    check("The mill ran <period 2031-03-01 The mill ran>from March 1, 2031 to June 1, 2031</period>.", lines);
}

#[test]
fn from_the_own_date() {
    check(
        "COOPERATION AGREEMENT\n\nThis Cooperation Agreement is dated as of May 2, 2031.\n\nNo holder shall buy shares <period 2031-05-02 Standstill Period>from the date of this Agreement until the earlier of (x) June 15, 2032</period> and (y) ten days before the meeting (the \"Standstill Period\").",
        lines,
    );
}

#[test]
fn said_in_passing() {
    check("The statements for the fiscal year ended December 31, 2030 were late.", lines);
    check("It was acknowledged before me this 3rd day of May, 2031, by Ada Byrne.", lines);
    check("Otto Lund, Trustee of the Lund Family Trust dated June 1, 2011, holds nothing.", lines);
}
