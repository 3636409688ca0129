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

#[test]
fn sentences_end_behind_a_time_of_day() {
    summaries(
        "The sale hearing remains June 10, 2031 at 10 a.m. We must file the list no later than June 2, 2031.",
        &["The sale hearing remains, 10 a.m.", "We must file the list"],
    );
    summaries(
        "2. The hearing is adjourned to June 25, 2031 at 11:00 a.m.\n3. The mill shall have until June 23, 2031 to reply.\n",
        &["The hearing is adjourned, 11:00 a.m.", "The mill shall have time to reply"],
    );
    summaries(
        "The hearing is set for June 25, 2031 at 11:00 a.m. Eastern Time.",
        &["The hearing is set, 11:00 a.m. Eastern Time"],
    );
}

#[test]
fn a_label_on_the_next_line_ends_a_clause() {
    summaries(
        "Response Deadline: August 20, 2031 at 4:00 p.m. (ET); extended to August 22, 2031 for the mill\nResponses Received:\n",
        &["Response Deadline, 4:00 p.m. (ET); extended", "Extended for the mill"],
    );
}

#[test]
fn what_is_put_off_without_from() {
    summaries(
        "The meeting was first set for June 5, 2031, was continued to June 26, 2031, and has not been held.",
        &["The meeting was first set for June 5, 2031, was continued"],
    );
    summaries(
        "We ask that the conference now set for August 7, 2031 be adjourned to August 28, 2031.",
        &["We ask that the conference now set for August 7, 2031 be adjourned"],
    );
}

#[test]
fn the_last_of_several_days() {
    summaries(
        "Claims from rejection must be filed by the later of (a) the Bar Date and (b) 30 days after entry of the order \
         authorizing it.",
        &["Claims from rejection must be filed"],
    );
    summaries(
        "The Court established August 8, 2031, at 5:00 p.m. as the last date and time for each person to file a claim.",
        &["Last date and time for each person to file a claim"],
    );
}

#[test]
fn labels_of_several_lines() {
    summaries(
        "Event                                   Date\nPlan Supplement Filing\n  Deadline                              October 7, 2031\n\
         Deadline to File Brief\n  and Voting Report                     October 23, 2031\n\
         October 28, 2031 at 10:00 a.m.          Confirmation Hearing\n",
        &[
            "Plan Supplement Filing Deadline",
            "Deadline to File Brief and Voting Report",
            "Confirmation Hearing, 10:00 a.m.",
        ],
    );
    summaries(
        "Deadline to complete all fact                 June 30, 2032\ndiscovery, including depositions\n\n\
         On or before October 14, 2032     Responses to dispositive\n                                  motions\n\n\
         Trial (2 days)                    December 13-14, 2032, 9:30 a.m.\n",
        &[
            "Deadline to complete all fact discovery, including depositions",
            "Responses to dispositive motions",
            "Trial (2 days)",
        ],
    );
    summaries(
        "| Event | Deadline |\n|---|---|\n| Initial disclosures | March 30, 2032 |\n| Deadline to add parties | April 20, 2032 |\n",
        &["Initial disclosures", "Deadline to add parties"],
    );
    // Each row has a label of its own.
    summaries(
        "Fact discovery closes        June 30, 2032\nExpert reports due           July 30, 2032\n",
        &["Fact discovery closes", "Expert reports due"],
    );
}

#[test]
fn entries_of_time_sheets() {
    let found: Vec<String> = read("08/11/31   ABC   Prepare for and attend hearing on bids         3.2\n")
        .dated
        .into_iter()
        .map(|line| format!("{} {}", line.kind.word(), line.summary))
        .collect();
    assert_eq!(found, ["event ABC, Prepare for and attend hearing on bids, 3.2"]);
}

/// Each line with what it is.
#[track_caller]
fn kinds(text: &str, expected: &[&str]) {
    let lines = read(text).dated.into_iter();
    let found: Vec<String> = lines.map(|line| format!("{}: {}", line.kind.word(), line.summary)).collect();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn labels_of_a_notice_of_the_case() {
    kinds(
        "6. Meeting of creditors: July 22, 2031 at 10:30 AM. It may be continued.\n7. Proof of claim deadline: Deadline for \
         filing proof of claim: September 15, 2031. For governmental units: December 15, 2031\n8. Exception to discharge.\n",
        &[
            "hearing: Meeting of creditors, 10:30 AM",
            "deadline: Deadline for filing proof of claim",
            "deadline: Deadline for governmental units",
        ],
    );
}

#[test]
fn the_month_of_may_allows_nothing() {
    kinds("By May 15, 2031 three had made offers.", &["event: Three had made offers"]);
    kinds("By May 15, 2031 the mill may make an offer.", &["deadline: The mill may make an offer"]);
}

#[test]
fn what_is_extended_is_due() {
    kinds(
        "The Debtors' time to respond is extended from May 28, 2031 to and including June 18, 2031.",
        &["deadline: The Debtors' time to respond is extended from May 28, 2031"],
    );
}

#[test]
fn what_is_set_for_a_day() {
    kinds("Confirmation is set for October 28, 2031.", &["hearing: Confirmation is set"]);
    kinds("The closing is set for October 28, 2031.", &["event: The closing is set"]);
}

#[test]
fn numbers_and_hours_in_parentheses() {
    kinds(
        "Please call Ms. Elm at (617) 555-0118 by February 10, 2031 to discuss it.",
        &["deadline: Please call Ms. Elm at (617) 555-0118 to discuss it"],
    );
    kinds(
        "Lender shall forbear until the earlier of (a) 5:00 p.m. Eastern Time on April 30, 2031 and (b) a default.",
        &["deadline: Lender shall forbear"],
    );
}

#[test]
fn a_letter_that_demands_payment() {
    kinds(
        "February 3, 2031\n\nDear Ms. Elm:\n\nThe Bank demands payment within ten (10) business days of the date of this \
         letter.\n\nVery truly yours,\n\nOtto Lund\n",
        &["deadline: The Bank demands payment"],
    );
}

#[test]
fn sentences_of_one_word_and_first_days_of_several() {
    kinds("It is true and correct. Executed on May 1, 2031.\n\nDated: May 3, 2031\n", &["event: Signed"]);
    kinds(
        "The mill shall pay $38,500 on the first day of each month, beginning May 1, 2031.",
        &["deadline: The mill shall pay $38,500 on the first day of each month"],
    );
    kinds("At a meeting held in Milwaukee on May 1, 2031, it was so.", &["event: A meeting held in Milwaukee"]);
    kinds(
        "The time in which only the Debtors may file a plan ended on July 1, 2031.",
        &["event: The time in which only the Debtors may file a plan ended"],
    );
}
