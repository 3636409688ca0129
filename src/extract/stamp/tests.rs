use super::*;

/// Stamp, then case, docket number, attachment, filed, entered, page, of; `-` for nothing.
const STAMPS: &[(&str, &str)] = &[
    (
        "08-11153-mg Doc 51 Filed 07/16/08 Entered 07/16/08 15:54:38 Main Document Pg 1 of 23",
        "08-11153 51 - 2008-07-16 2008-07-16 1 23",
    ),
    (
        "08-11153-mg    Doc 51-2    Filed 07/16/08    Entered 07/16/08 15:54:38    Exhibit B\n   Pg 3 of 23",
        "08-11153 51 2 2008-07-16 2008-07-16 3 23",
    ),
    ("Case 2:20-cv-01234-BBD Document 2 Filed 11/22/20 Page 1 of 2 PageID 26", "2:20-cv-01234 2 - 2020-11-22 - 1 2"),
    (
        "Case: 1:10-cv-01234-ABC Doc #:288 Filed: 01/18/13 1 of 12. PageID #: 47",
        "1:10-cv-01234 288 - 2013-01-18 - 1 12",
    ),
    (
        "Case: 1:10-cv-01234-ABC-DEF Doc #: 288 Filed: 01/18/13 Page: 1 of 12 PAGEID #: 4711",
        "1:10-cv-01234 288 - 2013-01-18 - 1 12",
    ),
    ("Case 18-30155 Document 593 Filed in TXSB on 03/16/18 Page 1 of 9", "18-30155 593 - 2018-03-16 - 1 9"),
    (
        "Case 0:10-cv-61234-WPD Document 28 Entered on FLSD Docket 01/18/2013 Page 1 of 12",
        "0:10-cv-61234 28 - - 2013-01-18 1 12",
    ),
    (
        "Case 2:09-bk-10692-GBN Doc 28 Filed 07/16/09 Entered 07/16/09 15:54:38 Desc Main Document Page 1 of 2",
        "2:09-bk-10692 28 - 2009-07-16 2009-07-16 1 2",
    ),
    ("Case 09-29674-mkn Doc 27 Entered 01/20/10 15:54:38 Page 1 of 3", "09-29674 27 - - 2010-01-20 1 3"),
    (
        "Case: 10-50303 Doc# 12-1 Filed: 02/01/10 Entered: 02/01/10 15:54:38 Page 1 of 2",
        "10-50303 12 1 2010-02-01 2010-02-01 1 2",
    ),
    ("Filed 02/11/10 Case 09-41579 Doc 108", "09-41579 108 - 2010-02-11 - - -"),
    (
        "Case 09-16781-TTG Doc 12 Filed 08/14/09 Ent. 08/14/09 16:27:42 Pg. 1 of 3",
        "09-16781 12 - 2009-08-14 2009-08-14 1 3",
    ),
    (
        "10-05021-mss Doc 1 FILED 02/15/10 ENTERED 02/15/10 15:11:02 Page 1 of 6",
        "10-05021 1 - 2010-02-15 2010-02-15 1 6",
    ),
    (
        "Case:10-01234-ESL13 Doc#:12 Filed:01/05/10 Entered:01/05/10 10:22:22 Desc: Main Document Page 1 of 3",
        "10-01234 12 - 2010-01-05 2010-01-05 1 3",
    ),
    (
        "Case 2:10-cv-01234-ABC ECF No. 28, PageID.1234 Filed 01/18/13 Page 1 of 12",
        "2:10-cv-01234 28 - 2013-01-18 - 1 12",
    ),
    (
        "8:10-cv-00123-JFB-TDT Doc # 28 Filed: 01/18/13 Page 1 of 12 - Page ID # 1234",
        "8:10-cv-00123 28 - 2013-01-18 - 1 12",
    ),
    ("6:10-cv-01234-ABC Date Filed 01/18/13 Entry Number 28 Page 1 of 12", "6:10-cv-01234 28 - 2013-01-18 - 1 12"),
    ("2:10-cv-01234-ABC-DEF Doc # 28 Filed 01/18/13 Pg 1 of 12 Pg ID 1234", "2:10-cv-01234 28 - 2013-01-18 - 1 12"),
    ("Case 10-30240-hdh11 Claim 5-1 Filed 01/05/10 Desc Main Document Page 1 of 3", "10-30240 - - 2010-01-05 - 1 3"),
];

fn shown(stamp: &Stamp) -> String {
    let text = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    [
        text(stamp.case.as_ref().map(ToString::to_string)),
        text(stamp.docket_number.clone()),
        text(stamp.attachment.clone()),
        text(stamp.filed.map(|date| date.to_string())),
        text(stamp.entered.map(|date| date.to_string())),
        text(stamp.page.map(|page| page.to_string())),
        text(stamp.of.map(|of| of.to_string())),
    ]
    .join(" ")
}

#[test]
fn reads_the_courts_forms() {
    for (text, want) in STAMPS {
        let page = format!("An ordinary line\n{text}\nUNITED STATES BANKRUPTCY COURT\n");
        let found = find(&page);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(shown(&found[0]), *want, "{text}");
        assert_eq!(found[0].span.of(&page), *text);
    }
}

#[test]
fn a_claim_has_no_docket_number() {
    let found = find("Case 10-30240-hdh11 Claim 5-1 Part 2 Filed 01/05/10 Desc Exhibit A Page 1 of 3");
    assert_eq!(found[0].claim_number.as_deref(), Some("5"));
    assert_eq!(found[0].docket_number, None);
}

#[test]
fn keeps_what_the_file_is() {
    let found = find(STAMPS[1].0);
    assert_eq!(found[0].description.as_deref(), Some("Exhibit B"));
}

#[test]
fn finds_a_stamp_on_each_page() {
    let text = "Case 10-1 text\nCase 18-30155 Document 593 Filed in TXSB on 03/16/18 Page 1 of 2\nbody\n\
        Case 18-30155 Document 593 Filed in TXSB on 03/16/18 Page 2 of 2\nbody";
    assert_eq!(find(text).iter().map(|stamp| stamp.page).collect::<Vec<_>>(), [Some(1), Some(2)]);
}

#[test]
fn leaves_sentences_alone() {
    for text in [
        "The Motion was filed on 03/16/18 and heard on page 3 of the transcript.",
        "See Document 12, filed 03/16/18, at the bottom.",
        "Proof of claim 5 was filed on 01/05/10.",
        "Entered 01/05/10",
        "Case 10-30240 was filed 01/05/10.",
    ] {
        assert_eq!(find(text), [], "{text}");
    }
}

#[test]
fn long_lines_cost_no_more_than_their_length() {
    let text = "filed Case 10-30240 Doc entered ".repeat(20_000);
    assert_eq!(find(&text), []);
}
