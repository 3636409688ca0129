//! Spans of time.

use super::{Found, check};
use crate::extract::Mentions;
use crate::model::{Span, TimelineKind};

fn periods(mentions: &Mentions) -> Found {
    let periods = mentions.dated.iter().filter(|line| line.kind == TimelineKind::Period);
    periods
        .filter_map(|line| {
            let when = line.when?;
            Some(("period", format!("{} {}", when.date, when.until?), line.span))
        })
        .collect()
}

#[test]
fn from_a_day_to_a_day() {
    check(
        "The forbearance shall <period 2031-05-25 2032-01-24>commence on May 25, 2031 and end on January 24, 2032</period>.",
        periods,
    );
    check(
        "The mill stood still <period 2031-05-01 2031-05-31>from May 1, 2031 through May 31, 2031</period>.",
        periods,
    );
    check("Fees for the period <period 2031-05-01 2031-06-30>May 1, 2031 to June 30, 2031</period> are due.", periods);
    check("Open <period 2031-05-01 2031-05-31>from May 1 through May 31, 2031</period>.", periods);
    check("Lease, <period 2031-05-01 2033-04-30>5/1/2031 - 4/30/2033</period>", periods);
}

#[test]
fn months_bound_a_period_too() {
    check("The works ran <period 2031-03 2031-06>from March 2031 through June 2031</period>.", periods);
}

#[test]
fn from_the_documents_own_date() {
    check(
        "FORBEARANCE AGREEMENT\n\nThis Forbearance Agreement, dated as of May 4, 2031, is made by the parties.\n\n\
         The lender waits <period 2031-05-04 2031-12-31>from the date of this Agreement until December 31, 2031</period>.",
        periods,
    );
}

#[test]
fn what_is_no_period() {
    check("The mill paid on May 1, 2031 and June 1, 2031.", periods);
    check("It ran from May 9, 2031 to May 1, 2031.", periods);
    check("It ended on May 1, 2031. To May 9, 2031 nothing was heard.", periods);
    check("The lender waits until May 9, 2031.", periods);
    check("Notes due May 1, 2031 and the Indenture dated May 9, 2031.", periods);
}

#[test]
fn between_two_days() {
    check(
        "<period 2031-04-05 2031-05-21>Between April 5 and May 21, 2031</period>, the banker met twelve bidders.",
        periods,
    );
    check("They met on <period 2031-06-03 2031-06-05>June 3-5, 2031</period> in Boise.", |mentions| {
        periods(mentions)
            .into_iter()
            .map(|(name, value, span)| (name, value, Span { start: span.start + 3, ..span }))
            .collect()
    });
    check("He paid on April 5 and May 21, 2031.", periods);
}

#[test]
fn years_and_quarters_of_which_a_sentence_tells() {
    let told = |text: &str| -> Vec<String> {
        let lines = super::read(text).dated;
        lines
            .into_iter()
            .map(|line| {
                let when = line.when.expect("a date");
                let until = when.until.map(|until| format!(" {until}")).unwrap_or_default();
                format!("{} {}{until} {}", line.kind.word(), when.date, line.summary)
            })
            .collect()
    };
    assert_eq!(told("In 2029, the mill was sold."), ["event 2029 The mill was sold"]);
    assert_eq!(told("In 2029 Pellworth closed its mill."), ["event 2029 Pellworth closed its mill"]);
    assert_eq!(told("The mill was old, and in 2029 the Debtor closed it."), ["event 2029 The Debtor closed it"]);
    assert_eq!(
        told("In 2029 dollars the mill was dear. It was so in 2028 and in 2029 Alder shares."),
        Vec::<String>::new()
    );
    assert_eq!(
        told("In the third quarter of 2030, its sales declined."),
        ["period 2030-07 2030-09 Its sales declined"]
    );
    assert_eq!(told("In 2029, the mill will be sold. Sold in 2029. In 2029 cases, it was so."), Vec::<String>::new());
}
