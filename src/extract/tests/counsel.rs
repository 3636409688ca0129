//! Counsel's blocks on court papers.

use super::read;
use crate::extract::PartyMention;
use crate::model::Role;

/// Each lawyer and firm of a text: name, firm, whom they act for, e-mail addresses, phones, address.
fn counsel(text: &str) -> Vec<String> {
    let mut found: Vec<PartyMention> = read(text)
        .parties
        .into_iter()
        .filter(|party| party.roles.iter().any(|role| matches!(role, Role::Attorney | Role::LawFirm)))
        .filter(|party| !party.represents.is_empty())
        .collect();
    found.sort_by_key(|party| party.span);
    found
        .iter()
        .map(|party| {
            let values = |list: &[crate::extract::Located<String>]| {
                list.iter().map(|value| value.value.as_str()).collect::<Vec<_>>().join(" + ")
            };
            let firm = party.firm.as_ref().map_or("", |firm| firm.value.as_str());
            let address = party.address.as_ref().map_or_else(String::new, |at| at.value.replace('\n', " / "));
            format!(
                "{} | {firm} | {} | {} | {} | {address}",
                party.name,
                values(&party.represents),
                values(&party.emails),
                values(&party.phones)
            )
        })
        .collect()
}

#[test]
fn below_the_signature() {
    assert_eq!(
        counsel(
            "Dated: May 1, 2031\n\nFIR, GORSE & ELM, P.A.\n\n/s/ Ada Q. Byrne\nOtto Lund (No. 4127)\nAda Q. Byrne (No. 6033)\n\
             16 Fir Street, 8th Floor\nWilmington, Delaware 19801\nTelephone: (302) 555-0110\nEmail: lund@example.com\n       byrne@example.com\n\n\
             Counsel for the Debtors and Debtors in Possession\n"
        ),
        [
            "FIR, GORSE & ELM, P.A. |  | Debtors |  | (302) 555-0110 | 16 Fir Street, 8th Floor / Wilmington, Delaware 19801",
            "Otto Lund | FIR, GORSE & ELM, P.A. | Debtors | lund@example.com |  | ",
            "Ada Q. Byrne | FIR, GORSE & ELM, P.A. | Debtors | byrne@example.com |  | ",
        ]
    );
}

#[test]
fn above_the_caption() {
    assert_eq!(
        counsel(
            "Ada Q. Byrne (SBN 188204)\nbyrne@example.com\nELM FOX LLP\n16 Fir Street\nSacramento, California 95814\n\
             Telephone: (916) 555-0128\n\nAttorneys for Defendants\nALDER ORCHARD CO. and\nOTTO LUND\n"
        ),
        [
            "Ada Q. Byrne | ELM FOX LLP | ALDER ORCHARD CO. + OTTO LUND | byrne@example.com |  | ",
            "ELM FOX LLP |  | ALDER ORCHARD CO. + OTTO LUND |  | (916) 555-0128 | 16 Fir Street / Sacramento, California 95814",
        ]
    );
}

#[test]
fn side_by_side() {
    assert_eq!(
        counsel(
            "ELM PELL & GRANT LLP                     LOCKE FINE P.C.\n16 Fir Street                            90 Gorse Avenue\n\
             New York, New York 10019                 New York, New York 10016\nAda Byrne                                Otto Lund\n\n\
             Attorneys for the Debtors                Attorneys for Official Committee of\nand Debtors in Possession                Unsecured Creditors\n"
        ),
        [
            "ELM PELL & GRANT LLP |  | Debtors |  |  | 16 Fir Street / New York, New York 10019",
            "LOCKE FINE P.C. |  | Official Committee of Unsecured Creditors |  |  | 90 Gorse Avenue / New York, New York 10016",
            "Ada Byrne | ELM PELL & GRANT LLP | Debtors |  |  | ",
            "Otto Lund | LOCKE FINE P.C. | Official Committee of Unsecured Creditors |  |  | ",
        ]
    );
}

#[test]
fn with_the_address_below_the_clients() {
    assert_eq!(
        counsel(
            "MARSH & TULL LLP\n\nBy: ________________\n       Ada Byrne\nAttorneys for Plaintiff\n81 Elm Street, Suite 4\nAlbany, New York 12207\n(518) 555-0162\n"
        ),
        [
            "MARSH & TULL LLP |  | Plaintiff |  | (518) 555-0162 | 81 Elm Street, Suite 4 / Albany, New York 12207",
            "Ada Byrne | MARSH & TULL LLP | Plaintiff |  |  | ",
        ]
    );
}

#[test]
fn numbered_lines_of_pleading_paper() {
    use std::fmt::Write;
    let mut text = " 1  Ada Q. Byrne (SBN 188204)\n 2  ELM FOX LLP\n 3  16 Fir Street\n 4  Sacramento, California 95814\n 5  Attorneys for Plaintiff\n".to_owned();
    for line in 6..=28 {
        writeln!(text, "{line:2}  The plaintiff says so on line after line of this paper.").unwrap();
    }
    assert_eq!(
        counsel(&text),
        [
            "Ada Q. Byrne | ELM FOX LLP | Plaintiff |  |  | ",
            "ELM FOX LLP |  | Plaintiff |  |  | 16 Fir Street / Sacramento, California 95814",
        ]
    );
}

#[test]
fn who_is_no_counsel() {
    // The client signs by its attorney; forms have labels.
    assert_eq!(
        counsel("ALDER WORKS, INCORPORATED\n\nBy: /s/ Otto Lund\nName: Otto Lund\nTitle: President\n"),
        Vec::<String>::new()
    );
    assert_eq!(
        counsel("The attorneys for the Debtors have read this letter and agree with it.\n"),
        Vec::<String>::new()
    );
}

#[test]
fn entries_of_a_list_of_service() {
    assert_eq!(
        counsel(
            "Office of the United States Trustee\nAttn: Ada Byrne\n16 Fir Street\nMilwaukee, WI 53299\n\nElm Fox LLP\n\
             Attn: Otto Lund\nAttorneys for Alder Bank, N.A.\n90 Gorse Avenue\nMilwaukee, WI 53297\n"
        ),
        [
            "Elm Fox LLP |  | Alder Bank, N.A. |  |  | 90 Gorse Avenue / Milwaukee, WI 53297",
            "Otto Lund | Elm Fox LLP | Alder Bank, N.A. |  |  | ",
        ]
    );
    // Whoever a notice goes to has not signed the paper.
    assert_eq!(
        counsel(
            "with a copy to:\n\nElm Fox LLP\n16 Fir Street\nMilwaukee, WI 53297\nAttention: Otto Lund\n\nGRANT & PELL LLP\n\n\
             By: /s/ Ada Byrne\nAda Byrne\n\nAttorneys for the Debtors\n"
        ),
        ["GRANT & PELL LLP |  | Debtors |  |  | ", "Ada Byrne | GRANT & PELL LLP | Debtors |  |  | "]
    );
}

#[test]
fn whom_the_words_before_a_firm_name() {
    assert_eq!(
        counsel("served on (i) counsel to the Stalking Horse Bidder, Elm & Fox LLP, 16 Fir Street, Albany, NY 12207;"),
        ["Elm & Fox LLP |  | Stalking Horse Bidder |  |  | 16 Fir Street, Albany, NY 12207"]
    );
    let names: Vec<String> = read("served on counsel to the Stalking Horse Bidder, Elm & Fox LLP;")
        .parties
        .into_iter()
        .map(|party| party.name)
        .collect();
    assert_eq!(names, ["Elm & Fox LLP"]);
}
