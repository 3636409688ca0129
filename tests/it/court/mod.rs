//! The court's own paper, wholly invented: docket reports, a notice, a claims register, a list of creditors.

mod papers;
mod received;
mod sample;
mod shapes;
mod variants;
mod whole_case;
mod wrong_pages;

use redwell::extract::{DatedMention, Mentions, PartyMention, docket};
use redwell::ingest::html;
use redwell::model::{Coverage, DocKind, Document, Role, TimelineKind};

const PETITION: &str = include_str!("../../court/petition.html");
const ADVERSARY: &str = include_str!("../../court/adversary.html");
const CIVIL: &str = include_str!("../../court/civil.html");
const CRIMINAL: &str = include_str!("../../court/criminal.html");
const NUMBER_IN_TEXT: &str = include_str!("../../court/number_in_text.html");
const PASTED: &str = include_str!("../../court/pasted.txt");

fn page(page: &str) -> Document {
    let (document, problems) = html::read(page, "docket.html");
    assert!(problems.is_empty(), "{problems:?}");
    document
}

fn docket(source: &str) -> (Document, Mentions) {
    let document = page(source);
    let mentions = docket::read(&document).expect("a docket report");
    (document, mentions)
}

/// A party in one line: type, role, name, address, what else.
fn shown(party: &PartyMention) -> String {
    let values = |list: &[redwell::extract::Located<String>]| {
        list.iter().map(|located| located.value.clone()).collect::<Vec<_>>().join("; ")
    };
    let roles: Vec<_> = party.roles.iter().map(|role| role.word()).collect();
    [
        values(&party.party_types),
        roles.join("+"),
        party.name.clone(),
        party.firm.as_ref().map(|firm| firm.value.clone()).unwrap_or_default(),
        party.address.as_ref().map(|address| address.value.replace('\n', "/")).unwrap_or_default(),
        values(&party.phones),
        values(&party.emails),
        values(&party.also),
        values(&party.details),
        values(&party.represents),
    ]
    .join(" | ")
}

/// An entry in one line: day, number, day of entering, title.
fn line(dated: &DatedMention) -> String {
    let when = dated.when.map(|when| when.date.to_string()).unwrap_or_default();
    let entered = dated.entered.map(|date| date.to_string()).unwrap_or_default();
    let number = dated.docket_number.clone().unwrap_or_else(|| "-".to_owned());
    format!("{} {when} {number} {entered} {}", dated.kind.word(), dated.summary)
}

fn lines(mentions: &Mentions) -> Vec<String> {
    mentions.dated.iter().map(line).collect()
}

#[test]
fn a_bankruptcy_docket_says_what_the_case_is() {
    let (document, mentions) = docket(PETITION);
    let value = |found: &Option<redwell::extract::Located<String>>| found.as_ref().map(|f| f.value.clone());
    assert_eq!(mentions.kind, DocKind::Docket);
    assert_eq!(
        value(&mentions.court).as_deref(),
        Some("United States Bankruptcy Court, Northern District of California")
    );
    assert_eq!(redwell::extract::court_code(&value(&mentions.court).unwrap()).as_deref(), Some("canb"));
    assert_eq!(mentions.case_numbers[0].value.0, "19-40817");
    assert_eq!(mentions.case_numbers[0].span.of(&document.text), "19-40817-wjl11");
    assert_eq!(mentions.lead_number.as_ref().unwrap().value.0, "19-40817");
    assert_eq!(value(&mentions.chapter).as_deref(), Some("11"));
    assert_eq!(value(&mentions.judge).as_deref(), Some("Winifred J. Larkspur"));
    assert_eq!(value(&mentions.case_title).as_deref(), Some("In re Plumbline Fasteners, Inc."));
    assert_eq!(value(&mentions.system_case).as_deref(), Some("588123"));
    assert_eq!(mentions.filed.as_ref().unwrap().value.to_string(), "2019-04-02");
    assert_eq!(mentions.closed, None);
    assert_eq!(mentions.jointly_administered.unwrap().of(&document.text), "LEAD");
}

#[test]
fn a_bankruptcy_docket_says_who_everybody_is() {
    let (document, mentions) = docket(PETITION);
    let parties: Vec<_> = mentions.parties.iter().map(shown).collect();
    assert_eq!(
        parties,
        [
            "Debtor | debtor | Plumbline Fasteners, Inc. |  | 41 Tenterhook Way/Suite 9/Oakland, CA 94607 |  |  | \
             Plumbline Bolt & Rivet Works | ALAMEDA-CA; Tax ID / EIN: 00-1234567 | ",
            " | attorney | Tess E. Vole | Vole & Finch LLP | 12 Kestrel Street, 3rd Floor/Oakland, CA 94612 | \
             (510) 555-0142; Fax: (510) 555-0143 | tvole@volefinch.example |  |  | Plumbline Fasteners, Inc.",
            "TERMINATED: 06/30/2019 | attorney | Basil Copeland, Jr. | Vole & Finch LLP | 12 Kestrel Street, 3rd \
             Floor/Oakland, CA 94612 | 510-555-0144 |  |  |  | Plumbline Fasteners, Inc.",
            "Jnt Admin Debtor | debtor | Plumbline Anchors, LLC |  |  |  |  |  |  | ",
            " | attorney | Tess E. Vole | Vole & Finch LLP | 12 Kestrel Street, 3rd Floor/Oakland, CA 94612 | \
             (510) 555-0142; Fax: (510) 555-0143 | tvole@volefinch.example |  |  | Plumbline Anchors, LLC",
            "Petitioning Creditor | creditor | Ada Q. Plover |  | 7 Heron Court/Alameda, CA 94501 |  |  |  | SSN / \
             ITIN: xxx-xx-0000; TERMINATED: 06/01/2019 | ",
            "PRO SE | attorney | Ada Q. Plover |  |  |  |  |  |  | Ada Q. Plover",
            "U.S. Trustee | us_trustee | Office of the U.S. Trustee / Oak |  | 1301 Fictitious Plaza/Oakland, CA 94612 \
             | (510) 555-0199 |  |  |  | ",
        ]
    );
    // "US Trustee" is spelt as other courts do; its place still has this court's own words.
    assert_eq!(mentions.parties[7].party_types[0].span.of(&document.text), "US Trustee");
}

#[test]
fn a_bankruptcy_docket_says_what_was_filed_and_what_is_to_come() {
    let (document, mentions) = docket(PETITION);
    assert_eq!(
        lines(&mentions),
        [
            "event 2019-05-20 -  Case converted",
            "hearing 2019-05-09 -  341 meeting",
            "deadline 2019-08-07 -  Deadline for filing claims",
            "filing 2019-04-02 1 2019-04-02 Chapter 7 Voluntary Petition",
            "deadline 2019-04-16 -  Schedule A/B due",
            "filing 2019-04-02 - 2019-04-02 Receipt of filing fee for Voluntary Petition (19-40817)",
            "filing 2019-04-03 2 2019-04-04 Meeting of Creditors",
            "hearing 2019-05-09 -  341(a) meeting at 10:00 AM at U.S. Trustee Meeting Room, 1301 Fictitious Plaza, \
             Ste. 4",
            "deadline 2019-07-08 -  Objections for Discharge due",
            "filing 2019-05-06 3 2019-05-06 Motion to Convert Case to Chapter 11",
            "hearing 2019-05-20 -  Hearing at 02:30 PM at Courtroom 220",
            "deadline 2019-05-13 -  Responses due",
            "filing 2019-05-20 4 2019-05-21 Order Granting Motion to Convert Case",
        ]
    );
    let motion = mentions.dated.iter().find(|dated| dated.docket_number.as_deref() == Some("3")).unwrap();
    assert_eq!(motion.details, "Filed by Tess E. Vole on behalf of Debtor Plumbline Fasteners, Inc.");
    assert!(motion.span.of(&document.text).starts_with("Motion to Convert Case to Chapter 11 Filed by"));
    assert!(motion.span.of(&document.text).ends_with("(Entered: 05/06/2019)"));
    assert_eq!(motion.case.as_ref().unwrap().0, "19-40817");
    let references: Vec<_> = mentions
        .references
        .iter()
        .map(|r| format!("{} {}", r.docket_number.as_deref().unwrap(), r.description))
        .collect();
    assert_eq!(references, ["1 Chapter 7 Voluntary Petition", "3 Docket entry 3"]);
    let attachments: Vec<_> =
        mentions.attachments.iter().map(|a| format!("{}-{} {}", a.docket_number, a.number, a.description)).collect();
    assert_eq!(attachments, ["1-1 Exhibit A", "1-2 Board Resolution (signed)"]);
}

#[test]
fn an_adversary_docket_has_its_sides_in_rows_of_their_own() {
    let (_, mentions) = docket(ADVERSARY);
    assert_eq!(mentions.case_numbers[0].value.0, "20-50991");
    assert_eq!(mentions.lead_number, None);
    assert_eq!(mentions.references[0].case.as_ref().unwrap().0, "19-12345");
    assert_eq!(mentions.filed.as_ref().unwrap().value.to_string(), "2020-09-03");
    assert_eq!(mentions.closed.as_ref().unwrap().value.to_string(), "2021-01-25");
    assert_eq!(
        mentions.case_title.as_ref().unwrap().value,
        "Larch Street Liquidating Trust v. Gannet Steel Supply Co."
    );
    let parties: Vec<_> = mentions.parties.iter().map(|party| (party.name.as_str(), party.roles[0])).collect();
    assert_eq!(
        parties,
        [
            ("Larch Street Liquidating Trust", Role::Plaintiff),
            ("Ines O'Lark", Role::Attorney),
            ("Gannet Steel Supply Co.", Role::Defendant),
            ("Gannet Steel Supply Co.", Role::Attorney),
            ("Wren Trucking LLC", Role::Defendant),
        ]
    );
    assert_eq!(mentions.parties[1].address.as_ref().unwrap().value, "P.O. Box 77\nWilmington, DE 19899\nusa");
    assert_eq!(mentions.parties[1].phones[0].value, "302 555-0110");
}

#[test]
fn a_civil_docket_is_read() {
    let (_, mentions) = docket(CIVIL);
    assert_eq!(mentions.case_numbers[0].value.0, "3:17-cv-00431");
    assert_eq!(mentions.judge.as_ref().unwrap().value, "Rowan Q. Thistle");
    assert_eq!(mentions.case_title.as_ref().unwrap().value, "Plover et al v. Gannet Steel Supply Co. et al");
    assert_eq!(mentions.references[0].case.as_ref().unwrap().0, "3:16-cv-00999");
    let parties: Vec<_> = mentions.parties.iter().map(shown).collect();
    assert_eq!(
        parties,
        [
            "Plaintiff | plaintiff | Ada Q. Plover |  |  |  |  |  | individually and as trustee | ",
            "LEAD ATTORNEY; ATTORNEY TO BE NOTICED | attorney | Tess E. Vole | Vole & Finch LLP | 12 Kestrel \
             Street/Oakland, CA 94612 | 510-555-0142; Fax: 510-555-0143 | tvole@volefinch.example |  |  | Ada Q. Plover",
            "PRO HAC VICE; ATTORNEY TO BE NOTICED | attorney | Basil Copeland, Jr. |  |  |  |  |  |  | Ada Q. Plover",
            "Defendant | defendant | Gannet Steel Supply Co. |  |  |  |  | Gannet Wire | TERMINATED: 02/01/2018 | ",
            "Third Party Defendant | defendant | Wren Trucking LLC |  |  |  |  |  |  | ",
            " | attorney | Ines O'Lark | O'Lark Bunting P.A. |  |  |  |  |  | Wren Trucking LLC",
        ]
    );
    assert_eq!(
        lines(&mentions),
        [
            "filing 2017-01-27 1 2017-01-30 COMPLAINT against Gannet Steel Supply Co.",
            "filing 2017-02-13 - 2017-02-13 Set Hearing: Case Management Conference",
            "hearing 2017-04-20 -  Case Management Conference at 09:30 AM in Courtroom 2",
        ]
    );
}

#[test]
fn a_criminal_docket_has_counts_that_are_no_parties() {
    let (_, mentions) = docket(CRIMINAL);
    assert_eq!(mentions.case_numbers[0].value.0, "3:15-cr-00777");
    let names: Vec<_> = mentions.parties.iter().map(|party| party.name.as_str()).collect();
    assert_eq!(names, ["Jenny Wren", "Federal Defenders", "USA", "Sorrel Dunn"]);
    assert_eq!(mentions.parties[0].party_types[0].value, "Defendant");
    // The column is headed "Date Entered".
    assert_eq!(lines(&mentions), ["filing 2015-01-12 1 2015-01-12 COMPLAINT as to Jenny Wren"]);
}

#[test]
fn a_number_may_stand_before_the_text() {
    let (_, mentions) = docket(NUMBER_IN_TEXT);
    assert_eq!(
        lines(&mentions),
        ["filing 2014-06-08 1  Chapter 13 voluntary petition", "filing 2014-06-09 -  20 Largest unsecured creditors"]
    );
}

#[test]
fn a_docket_pasted_as_text_is_read_from_its_lines() {
    let document = Document::from_text("docket.txt", PASTED);
    let mentions = docket::read(&document).unwrap();
    assert_eq!(mentions.case_numbers[0].value.0, "19-40817");
    assert_eq!(mentions.filed.as_ref().unwrap().value.to_string(), "2019-04-02");
    let parties: Vec<_> =
        mentions.parties.iter().map(|p| (p.name.as_str(), p.represents.first().map(|r| r.value.as_str()))).collect();
    assert_eq!(
        parties,
        [
            ("Plumbline Fasteners, Inc.", None),
            ("Tess E. Vole", Some("Plumbline Fasteners, Inc.")),
            ("Basil Copeland, Jr.", Some("Plumbline Fasteners, Inc.")),
            ("Official Committee of Unsecured Creditors", None),
            ("Ines O'Lark", Some("Official Committee of Unsecured Creditors")),
        ]
    );
    let filings: Vec<_> = mentions
        .dated
        .iter()
        .filter(|dated| dated.kind == TimelineKind::Filing)
        .map(|dated| (dated.docket_number.as_deref(), dated.span.of(&document.text)))
        .collect();
    assert_eq!(filings.len(), 5);
    assert_eq!(
        filings[1],
        (
            None,
            "Receipt of filing fee, with a line that was broken before\n04/05/2019 and goes on. (Entered: 04/03/2019)"
        )
    );
    assert_eq!(filings[2].0, Some("2"));
    assert_eq!(filings[3].0, None);
    assert!(filings[4].1.ends_with("05/20/2019 at 10:00 AM. (Vole, Tess) (Entered: 05/08/2019)"));
}

#[test]
fn a_page_and_its_pasted_text_say_the_same() {
    let (document, from_page) = docket(PETITION);
    let pasted = Document::from_text("pasted.txt", document.text.clone());
    let from_text = docket::read(&pasted).unwrap();
    assert_eq!(lines(&from_page), lines(&from_text));
    let names =
        |mentions: &Mentions| mentions.parties.iter().map(|p| format!("{} {:?}", p.name, p.roles)).collect::<Vec<_>>();
    assert_eq!(names(&from_page), names(&from_text));
}

#[test]
fn a_page_cut_off_in_the_middle_is_read_as_far_as_it_goes() {
    let whole = docket(PETITION).1.dated.len();
    for cut in (0..PETITION.len()).step_by(311).filter(|cut| PETITION.is_char_boundary(*cut)) {
        let (document, _) = html::read(&PETITION[..cut], "cut.html");
        assert!(docket::read(&document).is_none_or(|mentions| mentions.dated.len() <= whole));
    }
    let middle = PETITION.find("Motion to Convert").unwrap();
    let (document, problems) = html::read(&PETITION[..middle + 10], "cut.html");
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("its end is missing"), "{}", problems[0].message);
    assert_eq!(docket::read(&document).unwrap().parties.len(), 8);
}

#[test]
fn a_login_page_says_that_it_is_one() {
    let source = "<html><body>PACER: Login<form action=/login>Username <input name=u> Password <input type=password \
        name=p><button>Login</button></form></body></html>";
    let (document, problems) = html::read(source, "docket.html");
    assert_eq!(document.coverage, Coverage::Read);
    assert!(docket::read(&document).is_none());
    assert!(problems[0].message.starts_with("this is not a docket report: it is the court's login page"));
}

#[test]
fn an_empty_docket_has_parties_and_no_entries() {
    let (_, mentions) = docket(ADVERSARY);
    assert!(mentions.dated.is_empty());
    let empty = PETITION.find("<TR><TD nowrap valign=bottom>").unwrap();
    let source = format!("{}</TABLE></body></html>", &PETITION[..empty]);
    let (_, mentions) = docket(&source);
    assert!(mentions.dated.iter().all(|dated| dated.kind != TimelineKind::Filing));
    assert_eq!(mentions.parties.len(), 8);
}

#[test]
fn a_long_docket_is_read() {
    let row = "<TR><TD>05/06/2019</TD><TD>&nbsp;</TD><TD><a href=x>7</a></TD><TD>Motion Filed by Ada Q. Plover (related \
        document(s) 1, 2, 3) with hearing to be held on 5/20/2019 at 02:30 PM. (Vole, Tess) (Entered: 05/06/2019)</TD></TR>";
    let at = PETITION.find("<TR><TD nowrap valign=bottom>").unwrap();
    let source = format!("{}{}{}", &PETITION[..at], row.repeat(2_000), &PETITION[at..]);
    let (_, mentions) = docket(&source);
    assert_eq!(mentions.dated.iter().filter(|dated| dated.kind == TimelineKind::Filing).count(), 2_005);
}
