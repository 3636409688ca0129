//! Letters and e-mails.

use super::{Found, check, read};
use crate::extract::Mentions;
use crate::model::DocKind;

fn head(mentions: &Mentions) -> Found {
    if !matches!(mentions.kind, DocKind::Letter | DocKind::Email) {
        return Vec::new();
    }
    let date = mentions.date.iter().map(|date| ("date", date.value.to_string(), date.span));
    let title = mentions.title.iter().map(|title| ("title", mentions.kind.word().to_owned(), title.span));
    date.chain(title).collect()
}

#[test]
fn date_and_subject() {
    check(
        "FIR & GORSE LLP\n1 Alder Street\nBoise, ID 83702\n\n<date 2031-05-04>May 4, 2031</date>\n\n\
         Re: <title letter>In re Birch Works LLC, Case No. 31-40217</title>\n\nDear Judge Elm:\n\nWe write to you.\n\n\
         Respectfully submitted,\n\nOtto Lund\n",
        head,
    );
}

#[test]
fn what_a_letter_calls_itself() {
    check(
        "<date 2031-05-04>May 4, 2031</date>\n\nDear Judge Elm:\n\n\
         This is the <title letter>joint status report of the parties</title> required by the order.\n\nSincerely,\n\nOtto Lund\n",
        head,
    );
}

#[test]
fn messages() {
    check(
        "From: Otto Lund <lund@example.com>\nTo: Ada Byrne <byrne@example.com>\nSent: Monday, <date 2031-05-05>May 5, 2031</date> 9:15 AM\n\
         Subject: <title email>The mill's roof</title>\n\nIt leaks.\n",
        head,
    );
}

#[test]
fn what_is_no_letter() {
    check("ORDER\n\nMay 4, 2031\n\nIt is ordered that the mill be sold.\n", head);
    check("May 4, 2031\n\nThe mill was sold. Nobody wrote.\n", head);
}

#[test]
fn who_writes_and_who_gets_copies() {
    let mentions = read(
        "FIR & GORSE LLP\n1 Alder Street\nBoise, ID 83702\n\nOtto Lund\nDirect Dial: (208) 555-0187\nlund@example.com\n\n\
         May 4, 2031\n\nRe: Birch Works LLC\n\nDear Ms. Quill:\n\nWe write.\n\nSincerely,\n\nOtto Lund\n\n\
         cc: Ada Byrne, Esq.\n    Noel Tarn\n",
    );
    let writer = mentions.parties.iter().find(|party| party.name == "Otto Lund" && party.firm.is_some());
    let writer = writer.unwrap_or_else(|| panic!("the writer is not found: {:#?}", mentions.parties));
    assert_eq!(writer.firm.as_ref().map(|firm| firm.value.as_str()), Some("FIR & GORSE LLP"));
    assert_eq!(writer.phones.iter().map(|phone| phone.value.as_str()).collect::<Vec<_>>(), ["(208) 555-0187"]);
    assert_eq!(writer.emails.iter().map(|email| email.value.as_str()).collect::<Vec<_>>(), ["lund@example.com"]);
    for name in ["Ada Byrne", "Noel Tarn"] {
        assert!(mentions.parties.iter().any(|party| party.name == name), "{name} is not found");
    }
}

#[test]
fn messages_that_a_message_quotes() {
    let mentions = read(
        "From: Ada Byrne <ada@example.com>\nTo: Otto Lund <otto@example.com>\nSent: Tuesday, May 14, 2031 6:02 PM\nSubject: RE: Lease\n\nOtto, see below.\n\n\
         From: Otto Lund [mailto:otto@example.com]\nSent: Monday, May 13, 2031 11:47 AM\nTo: Ada Byrne\nSubject: Lease\n\nAda, it ends.\n\n\
         On May 10, 2031, at 4:15 PM, Ida Loon <ida@example.com> wrote:\n\n> The lift stood still on May 8.\n",
    );
    let lines: Vec<String> = mentions
        .dated
        .iter()
        .map(|line| format!("{} {}", line.when.map_or_else(String::new, |when| when.date.to_string()), line.summary))
        .collect();
    assert_eq!(
        lines,
        [
            "2031-05-13 E-mail from Otto Lund to Ada Byrne: Lease",
            "2031-05-10 E-mail from Ida Loon",
            "2031-05-08 The lift stood still",
        ]
    );
}

#[test]
fn whom_a_letter_is_written_for() {
    let mentions = read(
        "FIR & GORSE LLP\n1 Alder Street\nBoise, ID 83702\n\nMay 4, 2031\n\nRe: Lease\n\nDear Mr. Elm:\n\n\
         We represent defendant Birch Works LLC in this action.\n\nSincerely,\n\nAda Byrne\n",
    );
    let counsel = mentions.parties.iter().filter(|party| !party.represents.is_empty());
    let counsel: Vec<(&str, &str)> = counsel
        .flat_map(|party| party.represents.iter().map(|client| (party.name.as_str(), client.value.as_str())))
        .collect();
    assert!(counsel.contains(&("FIR & GORSE LLP", "Birch Works LLC")), "{counsel:?}");
    assert!(counsel.contains(&("Ada Byrne", "Birch Works LLC")), "{counsel:?}");
}

#[test]
fn a_letter_on_one_line() {
    let text = "ELM, FOX & TALLIS LLP 1450 Fir Street, Suite 3100 Boise, Idaho 83702 Tel: (208) 555-0150 April 7, 2031 VIA \
                ELECTRONIC MAIL Honorable Ida Loon United States Bankruptcy Court Boise, Idaho 83702 Re: In re Alder \
                Corporation, Case No. 30-12210 (ABC) Dear Judge Loon: We write on the mediation before Mr. Odo Brightwater. \
                The parties will submit a further report within ten days. Respectfully submitted, /s/ Gerard P. Royce \
                Gerard P. Royce cc: Odo Brightwater";
    let found = super::read(text);
    assert_eq!(found.kind, crate::model::DocKind::Letter);
    assert_eq!(found.date.map(|date| date.value.to_string()).as_deref(), Some("2031-04-07"));
    let title = found.title.map(|title| title.value).unwrap_or_default();
    assert_eq!(title, "In re Alder Corporation, Case No. 30-12210 (ABC)");
    let roles = |name: &str| {
        let mut roles: Vec<&str> = found
            .parties
            .iter()
            .filter(|party| party.name == name)
            .flat_map(|party| &party.roles)
            .map(|role| role.word())
            .collect();
        roles.sort_unstable();
        roles.dedup();
        roles
    };
    assert_eq!(roles("Gerard P. Royce"), ["attorney", "signatory"]);
    assert_eq!(roles("Odo Brightwater"), ["mediator"]);
    assert!(found.parties.iter().all(|party| !party.name.contains("1450")), "no address in a name");
}

#[test]
fn titles_below_a_name_in_an_e_mail() {
    let found = super::read(
        "From: Ada Byrne\nTo: Otto Lund\nDate: 3/14/2031\nSubject: Ledger\n\nThanks,\n\nAda Byrne\nVice President - Finance\n\
         Oxbow Traders, Inc.\n14 Canal Street\nBoise, ID 83702\n",
    );
    let title = found.parties.iter().find_map(|party| party.title.as_ref()).map(|title| title.value.as_str());
    assert_eq!(title, Some("Vice President - Finance"));
    assert!(found.parties.iter().all(|party| !party.name.starts_with("Vice")), "a title is nobody");
}
