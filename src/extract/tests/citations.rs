//! Documents that a text cites.

use super::{Found, check, read};
use crate::extract::Mentions;

fn cited(mentions: &Mentions) -> Found {
    let cited = mentions.references.iter().map(|cited| {
        let date = cited.date.map_or_else(String::new, |date| format!(" {date}"));
        let number = cited.docket_number.as_ref().map_or_else(String::new, |number| format!(" no {number}"));
        ("cited", format!("{}{date}{number}", cited.kind.word()), cited.span)
    });
    cited.collect()
}

#[track_caller]
fn described(text: &str, descriptions: &[&str]) {
    let found: Vec<String> = read(text).references.into_iter().map(|cited| cited.description).collect();
    assert_eq!(found, descriptions, "in {text:?}");
}

#[test]
fn a_date_and_then_the_document() {
    check("As the <cited order 2031-03-17>March 17, 2031 order regarding mediation</cited> provides, they met.", cited);
    check("See the <cited letter 2031-06-02>June 2, 2031 letter of the lender</cited>.", cited);
}

#[test]
fn a_document_and_then_its_date() {
    check(
        "under the <cited agreement 2030-05-01>Indenture, dated as of May 1, 2030</cited>, the notes fell due.",
        cited,
    );
    check("the <cited affidavit 2031-04-01>Affidavit of Otto Lund sworn to on April 1, 2031</cited> says so.", cited);
    check("the <cited motion 2031-04-01>Motion, dated April 1, 2031</cited>, of the Debtors was heard.", cited);
    check(
        "under the <cited agreement 2029-05-01>Credit Agreement dated as of May 1, 2029</cited> and the \
         <cited agreement 2030-06-01>First Amendment dated as of June 1, 2030</cited> it is bound.",
        cited,
    );
}

#[test]
fn how_a_document_is_called() {
    described("As the March 17, 2031 order regarding mediation provides, they met.", &["Order regarding mediation"]);
    described(
        "under the First Supplemental Indenture dated as of May 1, 2030 it pays.",
        &["First Supplemental Indenture"],
    );
    described("Amendment No. 5, dated as of May 1, 2030, was signed.", &["Amendment No. 5"]);
    described("the Affidavit of Otto Lund, sworn to on April 1, 2031, says so.", &["Affidavit of Otto Lund"]);
}

#[test]
fn a_document_ends_before_the_verb() {
    described("The May 20, 2031 order regarding mediation asks the parties to report.", &["Order regarding mediation"]);
    described("Its May 20, 2031 order approving the sale forbids any change.", &["Order approving the sale"]);
    described("The Order Approving the Sale dated May 20, 2031 binds.", &["Order Approving the Sale"]);
    described(
        "the May 20, 2031 order directing mediation requires the parties to meet.",
        &["Order directing mediation"],
    );
}

#[test]
fn entered_filed_and_signed() {
    check("the <cited order 2031-03-17>Order Approving the Sale entered on March 17, 2031</cited> binds.", cited);
    check("its <cited complaint 2031-03-17>Complaint, filed on March 17, 2031</cited>, says so", cited);
    check("the <cited order 2031-03-17>Consent Order entered by the Court on March 17, 2031</cited> ends it.", cited);
}

#[test]
fn numbers_on_the_docket() {
    check("The court granted the <cited motion no 51>Motion for Relief [Docket No. 51]</cited> in part.", cited);
}

#[test]
fn what_is_rejected_as_of_a_day_is_no_citation() {
    check(
        "MOTION TO REJECT CERTAIN UNEXPIRED LEASES EFFECTIVE AS OF JUNE 30, 2031\n\nThe Debtor leases stores.",
        cited,
    );
}

#[test]
fn what_is_no_citation() {
    check("On May 1, 2031 the Debtors filed their petitions.", cited);
    check("The order shall be settled by May 1, 2031.", cited);
    check("12% Senior Notes due May 1, 2031 were sold.", cited);
    check("They met on May 1, 2031 in order to talk.", cited);
    check("The hearing is on May 1, 2031; an objection may be raised.", cited);
}

#[test]
fn numbers_without_docket_no() {
    check("It answers the <cited notice no 188>Cure Notice [188]</cited> of the mill.", cited);
    check("As stated in <cited other no 54>[54]</cited>, the leases are true leases.", cited);
    check("the <cited declaration no 56>declaration at Dkt. 56</cited>-2 says so", cited);
    check("See <cited other no 54>ECF 54</cited> at 3.", cited);
    check("D. Voting Report. See <cited other no 350>ECF Nos. 350</cited> and <cited other no 351>351</cited>.", cited);
    described("1. The Plan (ECF 305) is confirmed.\n\nthe declaration at Dkt. 56-2 says so", &["Plan", "Declaration"]);
    check("It was <cited other no 54>[D.I. 54]</cited> and <cited other no 55>(Dkt. 55)</cited> that it meant.", cited);
    // Years, altered words, notes, exhibits.
    check("In [2031] the mill \u{201c}[t]he old one\u{201d} was sold.[4] See item [x] and [005].", cited);
    check("The mill sold [12] wheels and [54] saws.", cited);
}

#[test]
fn days_within_the_bracket_of_a_number() {
    let text = "1. Motion of the Debtors for an Order Extending the Time to Assume Leases [D.I. 180; filed 8/1/31]\n\n\
                2. Objection of Alder, Inc. [Docket No. 205, filed on August 20, 2031]\n";
    let mentions = read(text);
    let found: Vec<_> = mentions
        .references
        .iter()
        .map(|cited| {
            (cited.description.as_str(), cited.date.map(|date| date.to_string()), cited.docket_number.as_deref())
        })
        .collect();
    assert_eq!(
        found,
        [
            (
                "Motion of the Debtors for an Order Extending the Time to Assume Leases",
                Some("2031-08-01".to_owned()),
                Some("180")
            ),
            ("Objection of Alder, Inc.", Some("2031-08-20".to_owned()), Some("205")),
        ]
    );
    assert!(mentions.dated.is_empty(), "{:#?}", mentions.dated);
}

#[test]
fn what_a_compound_name_says() {
    check("the <cited order no 402>Disclosure Statement Order [Docket No. 402]</cited> binds.", cited);
    check("an <cited order no 403>Order Approving Stipulation [Docket No. 403]</cited> binds.", cited);
    check(
        "Upon the <cited motion 2031-06-03 no 14>motion [D.I. 14] of the Debtors dated June 3, 2031</cited>, it is so.",
        cited,
    );
}

#[test]
fn lists_of_docket_numbers() {
    check(
        "Re: <cited other no 14>Docket Nos. 14</cited>, <cited other no 62>62</cited> & <cited other no 118>118</cited>",
        cited,
    );
    check("Re: <cited other no 12>Docket No. 12</cited>, 45 days late", cited);
}

#[test]
fn the_day_that_a_sentence_tells() {
    check(
        "On May 1, 2031, the Court entered an <cited order 2031-05-01 no 308>order [Docket No. 308]</cited> (the \"Bar Date Order\").",
        cited,
    );
    check("The trustee appointed it on May 1, 2031 <cited other no 94>[Docket No. 94]</cited>.", cited);
}

#[test]
fn names_with_initials_and_supports() {
    described(
        "upon the Declaration of Ada Q. Byrne in Support of First Day Motions [Docket No. 9];",
        &["Declaration of Ada Q. Byrne in Support of First Day Motions"],
    );
    described("its Answer to the Verified Complaint dated May 1, 2031", &["Verified Complaint"]);
    described("a forbearance agreement dated May 1, 2031", &["Forbearance agreement"]);
}

#[test]
fn a_verb_before_the_day() {
    check(
        "The mill filed, on May 1, 2031, the <cited plan 2031-05-01 no 45>Joint Plan of Reorganization [Docket No. 45]</cited>.",
        cited,
    );
}

#[test]
fn statements_of_ownership() {
    check(
        "It amends the statement on <cited schedule 2031-05-03>Schedule 13D originally filed on May 3, 2031</cited>, as \
         amended by <cited agreement 2031-07-19>Amendment No. 1 filed on July 19, 2031</cited>.",
        cited,
    );
}

#[test]
fn what_stands_between_a_document_and_its_day() {
    check(
        "the <cited agreement 2030-11-24>indenture (as supplemented by the First Supplement of August 30, 2031, the \
         \"Indenture\"), dated as of November 24, 2030</cited>",
        |mentions| cited(mentions).into_iter().filter(|(_, words, _)| words.contains("2030")).collect(),
    );
    check("The mill purported to terminate the Supply Agreement effective as of May 1, 2031.", cited);
    described("Thank you for your response of June 22, 2031 to demand payment of it.", &["Response"]);
}

#[test]
fn a_motion_does_not_cite_itself() {
    let motion = |order: &str| {
        let text = format!(
            "UNITED STATES BANKRUPTCY COURT\nEASTERN DISTRICT OF WISCONSIN\n\nIn re: ALDER MILL, INC., Debtor.\n\n\
             MOTION OF THE DEBTOR TO PAY WAGES\n\nThe Debtor moves to pay wages.\n\nDated: May 3, 2031\n\n\
             PROPOSED ORDER\n\n{order}"
        );
        let mentions = read(&text);
        let also: Vec<String> = mentions.also_dated.iter().map(|date| date.value.to_string()).collect();
        (also, mentions.references.len())
    };
    let other_day = motion(
        "Upon the motion (the \u{201c}Motion\u{201d}), dated May 2, 2031, of Alder Mill, Inc., the Court finds:",
    );
    assert_eq!(other_day, (vec!["2031-05-02".to_owned()], 0));
    assert_eq!(motion("Upon the motion (the \"Motion\"), dated May 3, 2031, of the Debtor:"), (Vec::new(), 0));
    // Another motion, of another year or of another name.
    assert_eq!(motion("Upon the motion (the \"Motion\"), dated May 2, 2030, of the Debtor:"), (Vec::new(), 1));
    assert_eq!(motion("The Bank filed a motion (the \"Motion\"), dated May 2, 2031, for relief."), (Vec::new(), 1));
}
