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
