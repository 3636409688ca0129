//! More of the shapes in which courts print a docket report: who acts for nobody, heads in bold, counts, columns of
//! check boxes, other courts of the system, and what browsers do to a report that is copied. All of it invented.

use redwell::extract::{Mentions, docket};
use redwell::ingest::html;
use redwell::model::{Document, Role, TimelineKind};

use super::line;

const COUNSEL: &str = "<TD align=right>represented&nbsp;by</TD><TD><B>Tess           E.          Vole               </B><BR>Vole &amp; \
    Finch LLP<BR>12 Kestrel Street<BR>Port, UT 84101<BR>(801) 555-0142<BR>Fax: PRO HAC VICE<BR>Email: <a href='mailto:t'>\
    tvole@volefinch.example</a><BR><I>LEAD ATTORNEY</I><BR><I>Designation: Retained</I><BR><I>Bar Status: Active</I><BR>\
    <BR></TD>";

/// A district court's report with these words below its number, these rows of parties, and these of entries.
fn civil(title: &str, front: &str, parties: &str, entries: &str) -> String {
    format!(
        "<html><h3 align=center>U.S. District Court<br>District of Utopia (Port)<br>{title}</h3><table width='100%'><tr>\
         <td valign=top width='60%'><br>{front}</td><td valign=top width='40%'><br>Date Filed: 01/02/2019<br>Date \
         Terminated: 02/03/2020<br>Jury Demand: Both</td></tr></table><table>{parties}</table><table border=1>{entries}\
         </table></html>"
    )
}

fn party(kind: &str, name: &str, counsel: &str) -> String {
    format!(
        "<tr><td><b><u>{kind}   </u></b></td></tr><tr><td valign=top><b>{name}</b></td>{counsel}</tr><tr><td></td></tr>"
    )
}

const ENTRIES: &str = "<tr><th>Date Filed</th><th>#</th><th>Docket Text</th></tr><tr><td>01/02/2019</td><td><a href=x>1</a>\
    &nbsp;</td><td>COMPLAINT (Entered: 01/03/2019)</td></tr>";

fn read(page: &str) -> Mentions {
    docket::read(&html::read(page, "docket.html").0).expect("a docket report")
}

fn parties(mentions: &Mentions) -> Vec<(String, &str, Role)> {
    let kind = |party: &redwell::extract::PartyMention| party.party_types.first().map(|kind| kind.value.clone());
    let parties = mentions.parties.iter();
    parties.map(|party| (kind(party).unwrap_or_default(), party.name.as_str(), party.roles[0])).collect()
}

#[test]
fn types_are_named_as_all_courts_name_them() {
    let printed = [
        ("United States Trustee", "U.S. Trustee", Role::UsTrustee),
        ("Plaintiff- Consolidated", "Consolidated Plaintiff", Role::Plaintiff),
        ("Defendant           (12)", "Defendant", Role::Defendant),
        ("3rd party defendant", "Third Party defendant", Role::Defendant),
        ("FourthParty Plaintiff", "Fourth Party Plaintiff", Role::Plaintiff),
        ("ADR Provider", "ADR Provider", Role::Other),
        ("Real Party in Interest", "Real Party in Interest", Role::Other),
        ("Lead Plaintiff", "Lead Plaintiff", Role::Plaintiff),
        ("Cross-Claimant", "Cross-Claimant", Role::Plaintiff),
        ("Not Classified By Court", "Not Classified By Court", Role::Other),
    ];
    let rows: String = printed.iter().map(|(kind, ..)| party(kind, "Heron & Sons", COUNSEL)).collect();
    let mentions = read(&civil("CIVIL DOCKET FOR CASE #: 1:19-cv-00417-ABC-XYZ", "Plover v. Heron", &rows, ENTRIES));
    let found: Vec<_> = parties(&mentions).into_iter().filter(|(.., role)| *role != Role::Attorney).collect();
    let wanted: Vec<_> = printed.iter().map(|(_, kind, role)| ((*kind).to_owned(), "Heron & Sons", *role)).collect();
    assert_eq!(found, wanted);
    let counsel = &mentions.parties[1];
    let standing: Vec<_> = counsel.party_types.iter().map(|standing| standing.value.as_str()).collect();
    assert_eq!(standing, ["LEAD ATTORNEY", "Designation: Retained", "Bar Status: Active"]);
    assert_eq!(
        counsel.phones.iter().map(|phone| phone.value.as_str()).collect::<Vec<_>>(),
        ["(801) 555-0142", "Fax: PRO HAC VICE"]
    );
}

#[test]
fn a_case_in_which_nobody_has_counsel_has_parties() {
    let row = |kind: &str, name: &str| {
        format!(
            "<TR><TD><FONT><I><B>{kind}</B></I><BR><B>{name}</B><BR>7 Heron Court</FONT></TD><TD>&nbsp;</TD><TD>&nbsp;</TD></TR>"
        )
    };
    let page = format!(
        "<CENTER><B>U.S. Bankruptcy Court<BR>District of Utopia (Port)<BR>Bankruptcy Petition #: 19-40817-ABC</B></CENTER>\
         <TABLE>{}{}{}</TABLE><TABLE>{ENTRIES}</TABLE>",
        row("Debtor 1", "Ada Q. Plover"),
        row("Debtor 2", "Otto Plover"),
        row("Chapter 7 Trustee", "Sorrel Dunn"),
    );
    let mentions = read(&page);
    let owned = |kind: &str| kind.to_owned();
    assert_eq!(
        parties(&mentions),
        [
            (owned("Debtor"), "Ada Q. Plover", Role::Debtor),
            (owned("Debtor"), "Otto Plover", Role::Debtor),
            (owned("Chapter 7 Trustee"), "Sorrel Dunn", Role::Trustee),
        ]
    );
    assert_eq!(mentions.parties[0].address.as_ref().unwrap().value, "7 Heron Court");
}

#[test]
fn what_stands_between_the_sides_is_no_party() {
    for versus in ["V.", "<b>V.</b>", "<br>v.<br>", "<b>vs.</b>"] {
        let rows = [
            "<tr><td><b>Plaintiff<br>-----------------------</b></td></tr><tr><td><b>Ada Plover</b></td>".to_owned() + COUNSEL,
            format!("</tr><tr><td>{versus}</td></tr>"),
            "<tr><td><b>Defendant<br>-----------------------</b></td></tr><tr><td><b>Larch Bank</b></td><td></td><td></td></tr>"
                .to_owned(),
        ];
        let page = format!(
            "<B>U.S. Bankruptcy Court<BR>District of Utopia<BR>Adversary Proceeding #: 19-04001</B><TABLE>{}</TABLE><TABLE>\
             {ENTRIES}</TABLE>",
            rows.concat()
        );
        let mentions = read(&page);
        let names: Vec<_> = mentions.parties.iter().map(|party| party.name.as_str()).collect();
        assert_eq!(names, ["Ada Plover", "Tess E. Vole", "Larch Bank"], "{versus}");
    }
}

#[test]
fn judges_are_named_without_titles_and_places() {
    for (printed, judge) in [
        ("Judge Rowan Q. Thistle", Some("Rowan Q. Thistle")),
        ("Chief Mag. Judge Rowan Q. Thistle (Port)", Some("Rowan Q. Thistle")),
        ("The Honorable Rowan Q. Thistle", Some("Rowan Q. Thistle")),
        ("Special Master Rowan Thistle", Some("Rowan Thistle")),
        ("Unassigned", None),
        ("Judge Unassigned (MJ)", None),
    ] {
        let front = format!(
            "Plover v. Heron<br>Assigned to: {printed}<br>Referred to: Magistrate Judge Wren Dunn<br>Cause: 28:1332"
        );
        let mentions = read(&civil("CIVIL DOCKET FOR CASE #: 1:19-cv-00417", &front, "", ENTRIES));
        assert_eq!(mentions.judge.as_ref().map(|judge| judge.value.as_str()), judge, "{printed}");
    }
}

#[test]
fn cases_that_lead_follow_or_are_related_are_named() {
    let front = "IN RE: Anchor Bolt Litigation<br>Assigned to: Judge Rowan Q. Thistle<br>Lead case: <a href=x>1:18-md-02222-ABC</a>\
        <br>Member case: <table><tr><td valign=top><a href=x>1:18-cv-00001-ABC</a></td></tr><tr><td><a href=y>1:18-cv-00002-ABC\
        </a></td></tr></table>Related Case: <a href=z>1:18-cv-00100-ABC</a><br>Case in other court:&nbsp; Tenth Circuit, 20-04011";
    let mentions = read(&civil("CIVIL DOCKET FOR CASE #: 1:19-cv-00417", front, "", ENTRIES));
    let members: Vec<_> = mentions.member_numbers.iter().map(|number| number.value.0.as_str()).collect();
    assert_eq!(members, ["1:18-cv-00001", "1:18-cv-00002"]);
    let others: Vec<_> =
        mentions.references.iter().filter_map(|other| other.case.as_ref()).map(|case| case.0.as_str()).collect();
    assert_eq!(others, ["1:18-md-02222", "1:18-cv-00100", "20-04011"]);
}

#[test]
fn other_courts_of_the_system_are_read() {
    for (head, number) in [
        (
            "US Court of International Trade<br>LIVE Database (New York)<br>CIVIL DOCKET FOR CASE #: 1:19-cv-00109-ABC",
            "1:19-cv-00109",
        ),
        (
            "US Court of Federal Claims<br>United States Court of Federal Claims (COFC)<br>CIVIL DOCKET FOR CASE #: 1:19-vv-00109-UNJ",
            "1:19-vv-00109",
        ),
        (
            "U.S. District Court<br>District of Utopia<br>CRIMINAL DOCKET FOR CASE #: 1:19-mc-00417-XYZ All Defendants *SEALED*",
            "1:19-mc-00417",
        ),
    ] {
        let page = civil("", "Dunn v. Secretary", &party("Petitioner", "SORREL DUNN", COUNSEL), ENTRIES)
            .replace("U.S. District Court<br>District of Utopia (Port)<br>", head);
        let mentions = read(&page);
        assert_eq!(mentions.case_numbers[0].value.0, number);
        assert_eq!(mentions.filed.as_ref().unwrap().value.to_string(), "2019-01-02");
        assert_eq!(mentions.closed.as_ref().unwrap().value.to_string(), "2020-02-03");
        assert_eq!(mentions.parties.len(), 2);
    }
}

#[test]
fn columns_of_check_boxes_and_tables_of_attachments_are_passed_over() {
    let entries = "<tr><th>Date Filed</th><th>#</th><th class=noprint><input type=checkbox></th><th>Docket Text</th></tr>\
        <tr><td>01/02/2019</td><td><a href=x>1</a></td><td><input type=checkbox></td><td>COMPLAINT (Entered: 01/02/2019)</td></tr>\
        <tr><td></td><td></td><td></td><td><table><tr><td><input type=checkbox></td><td>1</td><td>Exhibit 01/01/2019</td><td>2 pages\
        </td></tr></table></td></tr><tr><td>01/03/2019</td><td>2</td><td></td><td>SEALED ORDER (Entered: 01/03/2019)</td></tr>\
        <tr><td>01/03/2019</td><td>&nbsp;</td><td></td><td>Reset Deadlines (Entered: 01/03/2019)</td></tr>";
    let mentions = read(&civil("CIVIL DOCKET FOR CASE #: 1:19-cv-00417", "Plover v. Heron", "", entries));
    let filings: Vec<_> = mentions.dated.iter().filter(|dated| dated.kind == TimelineKind::Filing).map(line).collect();
    assert_eq!(
        filings,
        [
            "filing 2019-01-02 1 2019-01-02 COMPLAINT",
            "filing 2019-01-03 2 2019-01-03 SEALED ORDER",
            "filing 2019-01-03 - 2019-01-03 Reset Deadlines",
        ]
    );
}

/// What a browser copies: cells parted by tabs, spaces that do not break, the court's remarks.
#[test]
fn a_report_copied_from_a_browser_keeps_its_columns() {
    let text = "U.S. District Court\nDistrict of Utopia (Port)\nCRIMINAL DOCKET FOR CASE #: 1:19-cr-00417-ABC-1\n\nCase title: USA v. \
        Wren\tDate Filed: 01/02/2019\n\nAssigned to: Judge Rowan Q. Thistle\nDefendant (1)\nJenny Wren\trepresented\u{a0}by\tTess E. Vole\nVole & Finch LLP\n12 Kestrel Street\nPort, UT 84101\n(801) 555-0142\nEmail: \
        tvole@volefinch.example\nLEAD ATTORNEY\n\nBasil Copeland, Jr.\nCopeland P.A.\nPRO HAC VICE\n\nPending Counts\t\tDisposition\n\
        18:1344 BANK FRAUD\n\t\t\n\nPlaintiff\nCertain Creditors represented by Larch Bank\trepresented\u{a0}by\tSorrel Dunn\nUS \
        Attorney's Office\n(801) 555-0100\n\n**** The court's own remark\n\nDate Filed\t#\tDocket Text\n01/02/2019\t1\tINDICTMENT \
        (Entered: 01/03/2019)\n";
    let mentions = docket::read(&Document::from_text("docket.txt", text)).unwrap();
    let represented = |party: &redwell::extract::PartyMention| party.represents.first().map(|r| r.value.clone());
    let counsel: Vec<_> = mentions
        .parties
        .iter()
        .filter(|party| party.roles.contains(&Role::Attorney))
        .map(|party| (party.name.as_str(), represented(party).unwrap_or_default()))
        .collect();
    assert_eq!(
        counsel,
        [
            ("Tess E. Vole", "Jenny Wren".to_owned()),
            ("Basil Copeland, Jr.", "Jenny Wren".to_owned()),
            ("Sorrel Dunn", "Certain Creditors represented by Larch Bank".to_owned()),
        ]
    );
}

#[test]
fn the_history_of_a_case_is_a_list_of_its_filings() {
    let page = "<html><center><b><font size='+1'>1:19-cv-00417-ABC</font></b> Plover v. Heron<br>Rowan Q. Thistle, presiding<br>\
        <b>Date filed:</b> 01/02/2019<br><b>Date of last filing:</b> 01/09/2019</center><h2 align=center>History</h2><table \
        border=1><tr><th>Doc.<br>No.</th><th>Dates</th><th>Description</th></tr><tr><td><a href=x>1</a></td><td><i>Filed:</i> \
        01/02/2019<br><i>Entered:</i> 01/03/2019</td><td>Complaint</td></tr><tr><td></td><td colspan=2>Docket Text: COMPLAINT \
        against Heron (Attachments: # 1 Exhibit A) (Vole, Tess)</td></tr><tr><td>&nbsp;</td><td><i>Filed &amp; Entered:</i> \
        01/09/2019</td><td>Set Hearings</td></tr></table></html>";
    let mentions = read(page);
    assert_eq!(mentions.case_numbers[0].value.0, "1:19-cv-00417");
    assert_eq!(mentions.case_title.as_ref().unwrap().value, "Plover v. Heron");
    assert_eq!(mentions.judge.as_ref().unwrap().value, "Rowan Q. Thistle");
    assert_eq!(mentions.filed.as_ref().unwrap().value.to_string(), "2019-01-02");
    let filings: Vec<_> = mentions.dated.iter().filter(|dated| dated.kind == TimelineKind::Filing).map(line).collect();
    assert_eq!(
        filings,
        ["filing 2019-01-02 1 2019-01-03 COMPLAINT against Heron", "filing 2019-01-09 - 2019-01-09 Set Hearings"]
    );
    assert_eq!(mentions.attachments.len(), 1);
}
