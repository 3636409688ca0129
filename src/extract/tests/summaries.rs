//! The line that is made of a date's sentence.

use super::read;

#[track_caller]
fn summaries(text: &str, expected: &[&str]) {
    let found: Vec<String> = read(text).dated.into_iter().map(|line| line.summary).collect();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn who_does_what() {
    summaries("On May 1, 2031, the Debtors paid the rent.", &["The Debtors paid the rent"]);
    summaries("The Debtors paid the rent on May 1, 2031.", &["The Debtors paid the rent"]);
    summaries("The Debtors shall file a plan on or before May 1, 2031.", &["The Debtors shall file a plan"]);
    summaries("The lender will answer by May 1, 2031; the mill waits.", &["The lender will answer"]);
    summaries("By letter of May 1, 2031 the mill was closed.", &[]);
    summaries("The hearing on the sale will be held on May 1, 2031.", &["The hearing on the sale will be held"]);
}

#[test]
fn defined_terms_are_the_line() {
    summaries("“Outside Date” means May 1, 2031.", &["Outside Date"]);
    summaries("“Maturity Date” shall mean June 30, 2031, or such later day as the Lender names.", &["Maturity Date"]);
}

#[test]
fn lists_of_days_share_their_line() {
    summaries(
        "On May 1, 2031 and August 1, 2031, the Debtors paid the rent.",
        &["The Debtors paid the rent", "The Debtors paid the rent"],
    );
}

#[test]
fn parentheses_with_terms_are_left_out() {
    summaries("On May 1, 2031, Alder Mill, Inc. (the “Mill”) paid the rent.", &["Alder Mill, Inc. paid the rent"]);
}

#[test]
fn rows_of_tables() {
    summaries(
        "Payment date        Amount\n\nMay 1, 2031         $1,000\nMay 9, 2031         $2,000\n",
        &["Amount: $1,000", "Amount: $2,000"],
    );
}

#[test]
fn a_line_is_never_too_long() {
    let text = format!("On May 1, 2031 the Debtors sold {} and went home.", "a wheel, a bolt, a saw, ".repeat(40));
    for line in read(&text).dated {
        assert!(line.summary.chars().count() <= 132, "{}", line.summary);
    }
}

#[test]
fn recitals_and_notices() {
    summaries("The Court having held a hearing on May 1, 2031, it is ordered.", &["The Court held a hearing"]);
    summaries("PLEASE TAKE NOTICE that on May 1, 2031 the Debtors paid the rent.", &["The Debtors paid the rent"]);
    summaries("On the evening of May 1, 2031, Otto Lund boarded the ferry.", &["Otto Lund boarded the ferry"]);
}

#[test]
fn each_date_has_its_own_clause() {
    summaries(
        "Fact discovery closes on May 1, 2031, and expert reports are due by June 1, 2031.",
        &["Fact discovery closes", "Expert reports are due"],
    );
    summaries(
        "The mill entered into a pact under which the lenders agreed to forbear until June 1, 2031.",
        &["The lenders agreed to forbear"],
    );
}

#[test]
fn headings_help_short_lines() {
    summaries(
        "5.   Challenge Period. The Committee shall have until May 1, 2031.",
        &["Challenge Period: The Committee shall have"],
    );
}

#[test]
fn times_keep_their_period() {
    summaries(
        "The status conference is set for May 1, 2031 at 4:30 p.m.",
        &["The status conference is set, 4:30 p.m."],
    );
}

#[test]
fn days_set_as_something() {
    summaries(
        "By this order the Court fixed June 15, 2031 as the last date for filing proofs of claim.",
        &["Last date for filing proofs of claim"],
    );
    summaries("The Court set June 15, 2031 at 9:00 a.m. as the date and time for the sale hearing.", &["Sale hearing"]);
}

#[test]
fn items_that_are_figures_alone() {
    summaries(
        "The commitments shall be reduced to (i) $310,000 on June 30, 2031 and (ii) $250,000 on July 31, 2031.",
        &["The commitments shall be reduced to $310,000", "The commitments shall be reduced to $250,000"],
    );
}

#[test]
fn figures_behind_a_colon() {
    summaries(
        "The mill shall pay in two parts: $310,000 on May 1, 2031; and $150,000 on June 2, 2031.",
        &["The mill shall pay in two parts $310,000", "The mill shall pay in two parts $150,000"],
    );
}

#[test]
fn ratios_and_rows_of_several_columns() {
    summaries(
        "Quarter Ending        Maximum Ratio\nMarch 31, 2031        6.25 to 1.00\n",
        &["Maximum Ratio: 6.25 to 1.00"],
    );
    summaries(
        "Claimant             No.    Filed         Amount\nEstate of Otto Lund    71     09/11/2031    $4,000.00\n",
        &["Estate of Otto Lund, 71, $4,000.00"],
    );
}

#[test]
fn a_pair_of_parties_is_no_joint() {
    summaries(
        "A hearing on the agreement dated May 1, 2031 between the mill and Alder Corporation will be held on June 2, 2031.",
        &["A hearing on the agreement dated May 1, 2031 between the mill and Alder Corporation will be held"],
    );
}

#[test]
fn resolutions_and_certificates() {
    summaries("RESOLVED, that the meeting shall be held on May 27, 2031.", &["The meeting shall be held"]);
    summaries(
        "I, Otto Lund, an attorney, certify that on May 8, 2031, I caused the complaint to be filed.",
        &["I caused the complaint to be filed"],
    );
}

#[test]
fn rents_by_period() {
    summaries(
        "Rent:\n\n8/1/31 - 9/30/32          $14,250.00\n10/1/32 - 9/30/33         $14,677.50\n",
        &["$14,250.00", "$14,677.50"],
    );
}

#[test]
fn what_is_extended_in_small_letters() {
    summaries(
        "The bank agreed to extend the maturity of the line from March 31, 2031 to June 30, 2031.",
        &["Maturity of the line, as amended, before March 31, 2031"],
    );
}

#[test]
fn numbers_of_pleading_paper_are_no_words() {
    let lines: Vec<String> = (1..=25).map(|n| format!("{n:2}    the mill stood there.")).collect();
    let text = format!("{}\n 1    On May 1, 2031, the Debtors\n 2    paid the rent.\n", lines.join("\n"));
    summaries(&text, &["The Debtors paid the rent"]);
}

#[test]
fn what_is_stipulated() {
    summaries(
        "IT IS HEREBY STIPULATED AND AGREED, by and between counsel, that the time to answer is extended to and including \
         October 22, 2031.",
        &["The time to answer is extended"],
    );
    summaries("General Bar Date: April 5, 2031 at 5:00 p.m.\n", &["General Bar Date, 5:00 p.m."]);
}
