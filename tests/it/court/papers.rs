//! Notices of electronic filing, claims registers and lists of creditors.

use redwell::extract::{claims, docket, notice};
use redwell::ingest::mail;
use redwell::model::{AmountState, DocKind, Document, Role};

use super::{lines, page, shown};

pub(super) const NOTICE: &str = include_str!("../../court/notice.eml");
const CLAIMS: &str = include_str!("../../court/claims.html");
const MATRIX: &str = include_str!("../../court/matrix.txt");

#[test]
fn a_notice_says_what_was_filed_in_which_cases_and_who_was_served() {
    let (document, problems) = mail::read(NOTICE.as_bytes(), "notice.eml").unwrap();
    assert!(problems.is_empty());
    let mentions = notice::read(&document).unwrap();
    assert_eq!(mentions.kind, DocKind::Notice);
    assert_eq!(mentions.system_case.as_ref().unwrap().value, "588123");
    assert_eq!(
        lines(&mentions),
        [
            "filing 2019-05-05 3 2019-05-06 Motion to Convert Case to Chapter 11",
            "hearing 2019-05-20 -  Hearing at 02:30 PM at Courtroom 220",
            "filing 2019-05-05 - 2019-05-06 Motion to Convert Case to Chapter 11",
        ]
    );
    let cases: Vec<_> =
        mentions.dated.iter().filter_map(|dated| dated.case.as_ref()).map(|case| case.0.as_str()).collect();
    assert_eq!(cases, ["19-40817", "19-40817", "19-40818"]);
    let parties: Vec<_> = mentions.parties.iter().map(shown).collect();
    assert_eq!(
        parties,
        [
            "Debtor | debtor | Plumbline Fasteners, Inc. |  |  |  |  |  |  | ",
            " | attorney | Tess E. Vole |  |  |  | tvole@volefinch.example; docket@volefinch.example; \
             ecf@volefinch.example |  | Notice will be electronically mailed to | Plumbline Fasteners, Inc.",
            " | us_trustee | Office of the U.S. Trustee / Oak |  |  |  | ust@trustee.example |  | Notice will be \
             electronically mailed to | ",
            " |  | Gannet Steel Supply Co. |  | Attn: Accounts/9 Foundry Row/Tacoma, WA 98402 |  |  |  | Notice will \
             not be electronically mailed to | ",
            "Creditor Committee | committee | Official Committee of Unsecured Creditors |  |  |  |  |  |  | ",
            " | attorney | Ines O'Lark |  | O'Lark Bunting P.A./P.O. Box 77/Oakland, CA 94612 |  |  |  | Notice will \
             not be electronically mailed to | Official Committee of Unsecured Creditors",
        ]
    );
}

#[test]
fn a_claims_register_gives_holders_of_claims_and_no_docket_numbers() {
    let document = page(CLAIMS);
    let mentions = claims::read(&document).unwrap();
    assert_eq!(mentions.kind, DocKind::Claim);
    assert_eq!(mentions.case_numbers[0].value.0, "19-40817");
    assert_eq!(
        lines(&mentions),
        [
            "deadline 2019-08-07 -  Last date to file claims",
            "event 2019-07-01 -  Claim 12 filed by Gannet Steel Supply Co., $120450.75",
            "event 2019-07-09 -  Claim 13 filed by Ada Q. Plover, $900.00",
        ]
    );
    let creditor = mentions.parties.iter().find(|party| party.name == "Gannet Steel Supply Co.").unwrap();
    assert_eq!(creditor.roles, [Role::Creditor]);
    assert_eq!(creditor.address.as_ref().unwrap().value, "9 Foundry Row\nTacoma, WA 98402");
    let holdings: Vec<_> =
        creditor.holdings.iter().map(|h| (h.instrument.value.as_str(), h.state, h.amount.as_deref())).collect();
    assert_eq!(
        holdings,
        [
            ("Claim 12", AmountState::Stated, Some("120450.75")),
            ("Claim 12 (secured)", AmountState::Stated, Some("100000.00")),
            ("Claim 12 (unsecured)", AmountState::Blank, None),
        ]
    );
    assert!(mentions.dated.iter().all(|dated| dated.docket_number.is_none()));
}

#[test]
fn a_creditor_matrix_is_a_list_of_creditors() {
    let document = Document::from_text("matrix.txt", MATRIX);
    let mentions = claims::read(&document).unwrap();
    let parties: Vec<_> = mentions
        .parties
        .iter()
        .map(|p| (p.name.as_str(), p.roles[0], p.address.as_ref().unwrap().value.replace('\n', "/")))
        .collect();
    assert_eq!(
        parties,
        [
            ("Gannet Steel Supply Co.", Role::Creditor, "9 Foundry Row/Tacoma, WA 98402".to_owned()),
            ("Ada Q. Plover", Role::Creditor, "7 Heron Court/Alameda, CA 94501-1234".to_owned()),
            ("Office of the U.S. Trustee / Oak", Role::UsTrustee, "1301 Fictitious Plaza/Oakland, CA 94612".to_owned()),
            ("Larch Bank, N.A.", Role::Creditor, "Attn: Special Loans/P.O. Box 4/Reno, NV 89501".to_owned()),
        ]
    );
}

#[test]
fn other_documents_are_none_of_these() {
    for text in [
        "",
        "Dear Tess:\n\nThe Notice of Electronic Filing came today. See Case Number: unknown.\n",
        "UNITED STATES BANKRUPTCY COURT\nIn re Plumbline Fasteners, Inc.\nCase No. 19-40817\nORDER\nIt is so ordered.\n",
        "VERIFICATION OF CREDITOR MATRIX\nI verify the list of creditors.\nDated: May 6, 2019\n",
        "The claims register shows that the creditor: is unknown.\n",
        "SUPERIOR COURT OF UTOPIA\nRegister of Actions\nCase #: none\n05/06/2019 Complaint filed\n",
    ] {
        let document = Document::from_text("letter.txt", text);
        assert!(docket::read(&document).is_none(), "{text}");
        assert!(notice::read(&document).is_none(), "{text}");
        assert!(claims::read(&document).is_none(), "{text}");
    }
}
