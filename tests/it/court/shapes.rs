//! The shapes in which courts print a docket report, each with as little of one as shows it. All of it invented.

use redwell::extract::{Mentions, docket};
use redwell::ingest::{self, ListedFile, html};
use redwell::model::{Document, Role, TimelineKind};

use super::{line, shown};

const HEAD: &str = "<CENTER><B>U.S. Bankruptcy Court<BR>District of Utopia (Port)<BR>Bankruptcy Petition #: 19-40817-ABC\
    </B></CENTER>";

const ENTRY: &str = "<TABLE><TR><TH>Filing Date</TH><TH>#</TH><TH>Docket Text</TH></TR><TR><TD>05/06/2019</TD><TD>7</TD>\
    <TD>Motion to Sell Filed by Ada Q. Plover (Entered: 05/07/2019)</TD></TR></TABLE>";

const FRONT: &str = "<TABLE><TR><TD><I><B>Debtor</B></I><BR><B>Plumbline Fasteners, Inc.</B><BR>41 Tenterhook Way<BR>\
    Port, UT 84101</TD><TD>represented by</TD><TD><B>Tess E. Vole</B><BR>Vole &amp; Finch LLP<BR>12 Kestrel Street<BR>\
    Port, UT 84101<BR>Email: tvole@volefinch.example<BR><I>LEAD ATTORNEY</I><BR><BR><B>Basil Copeland</B><BR>\
    Copeland P.A.</TD></TR></TABLE>";

fn read(page: &str) -> Mentions {
    docket::read(&html::read(page, "docket.html").0).expect("a docket report")
}

fn filings(mentions: &Mentions) -> Vec<String> {
    mentions.dated.iter().filter(|dated| dated.kind == TimelineKind::Filing).map(line).collect()
}

fn people(mentions: &Mentions) -> Vec<String> {
    mentions.parties.iter().map(shown).collect()
}

const MOTION: &str = "filing 2019-05-06 7 2019-05-07 Motion to Sell";

#[test]
fn numbers_are_printed_in_many_ways() {
    for (heading, number) in [
        ("Bankruptcy Petition #: 19-40817-ABC", "19-40817"),
        ("Bankruptcy Petition #:<BR>19-40817-ABC", "19-40817"),
        ("Bankruptcy Petition # 1-19-40817-abc", "1-19-40817"),
        ("Bankruptcy Petition No.: 19-40817", "19-40817"),
        ("Bankruptcy Petition: 5:19-bk-40817-ABC", "5:19-bk-40817"),
        ("Adversary Proceeding #: 05-101", "05-101"),
        ("Miscellaneous Proceeding #: 19-mp-00101", "19-mp-00101"),
        ("CIVIL DOCKET FOR CASE #: 1:19cv17-AB", "1:19-cv-00017"),
        ("Court of Appeals Docket #: 19-1234", "19-1234"),
    ] {
        let page = format!("<B>U.S. Court of Something<BR>District of Utopia<BR>{heading}</B>{FRONT}{ENTRY}");
        let mentions = read(&page);
        assert_eq!(mentions.case_numbers[0].value.0, number, "{heading}");
        assert_eq!(filings(&mentions), [MOTION], "{heading}");
    }
}

#[test]
fn columns_come_in_any_order_and_under_other_heads() {
    let motion = "Motion to Sell Filed by Ada Q. Plover (Entered: 05/07/2019)";
    for table in [
        format!("<TR><TH>#<TH>Date Filed<TH>Docket Text<TR><TD>7<TD>05/06/2019<TD>{motion}"),
        format!("<TR><TH>Docket Text<TH>Date Filed<TH>#<TR><TD>{motion}<TD>05/06/2019<TD>7"),
        format!("<TR><TD>Date<TD>No.<TD>Description<TR><TD>5/6/19<TD>7<TD>{motion}"),
        format!("<TR><TD>Docket Date<TD>Entry<TD>Docket Entry<TR><TD>05/06/2019<TD>7<TD>{motion}"),
        format!(
            "<TR><TD><TD>Filing Date<TD>#<TD>Docket Text:<TR><TD><input type=checkbox><TD>05/06/2019<TD>7<TD>{motion}"
        ),
        format!(
            "<TR><TD>Filing Date<TD colspan=2>#<TD>Docket Text<TR><TD>05/06/2019<TD>&nbsp;<TD><a href=x>7</a> <img src=b.gif><TD>{motion}"
        ),
        format!("<TR><TD>05/06/2019<TD><img src=doc.gif> 7<TD>{motion}"),
    ] {
        let mentions = read(&format!("{HEAD}{FRONT}<TABLE>{table}</TABLE>"));
        assert_eq!(filings(&mentions), [MOTION], "{table}");
    }
}

#[test]
fn entries_without_number_and_restricted_ones_are_kept() {
    let row = |number: &str, words: &str| format!("<TR><TD>05/06/2019<TD>{number}<TD>{words}");
    let table = [
        row("&nbsp;", "Receipt of fee. (Entered: 05/06/2019)"),
        row("8<br>(13 pgs; 2 docs)", "Exhibit List (Entered: 05/06/2019)"),
        row("9", "<i>(This document is restricted to the court and the parties)</i>"),
        row("10", "<strike>Order entered in error.</strike> (Entered: 05/06/2019)"),
    ];
    let page = format!("{HEAD}{FRONT}<TABLE><TR><TH>Filing Date<TH>#<TH>Docket Text{}</TABLE>", table.concat());
    let numbers: Vec<_> =
        read(&page).dated.iter().map(|dated| dated.docket_number.clone().unwrap_or_default()).collect();
    assert_eq!(numbers, ["", "8", "9", "10"]);
}

#[test]
fn looks_may_be_told_otherwise_or_not_at_all() {
    let expected = people(&read(&format!("{HEAD}{FRONT}{ENTRY}")));
    assert_eq!(expected.len(), 3);
    let bold = FRONT.replace("<B>", "<span style='font-weight:700'>").replace("</B>", "</span>");
    let strong = FRONT.replace("B>", "STRONG>").replace("I>", "em>");
    let plain = FRONT.replace("<B>", "").replace("</B>", "").replace("<I>", "").replace("</I>", "");
    let unclosed = FRONT.replace("</TD>", "").replace("</TR>", "");
    for front in [bold, strong, plain, unclosed] {
        assert_eq!(people(&read(&format!("{HEAD}{front}{ENTRY}"))), expected, "{front}");
    }
}

#[test]
fn a_page_saved_whole_or_as_xml_says_the_same() {
    let page = format!("{HEAD}{FRONT}{ENTRY}");
    let expected = (people(&read(&page)), filings(&read(&page)));
    let wrapped =
        format!("<!DOCTYPE html><html><body><div id=main><table><tr><td>{page}</td></tr></table></div></body></html>");
    let xml = format!(
        "<?xml version=\"1.0\"?>\n<html><head><script src=\"a.js\"/><title/></head><body><a name=\"top\"/><b/>{}</body></html>",
        page.replace("<BR>", "<br/>").replace("<TD>7</TD>", "<td/><td>7</td>").replace("<TH>#</TH>", "<th/><th>#</th>")
    );
    for page in [wrapped, xml] {
        let mentions = read(&page);
        assert_eq!((people(&mentions), filings(&mentions)), expected, "{page}");
    }
}

#[test]
fn a_page_in_another_encoding_is_read() {
    let page = format!("<html>{HEAD}{}{ENTRY}</html>", FRONT.replace("Ada", "Zo\u{eb}").replace("Vole", "V\u{f6}le"));
    let utf16: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe][..], &utf16].concat();
    let windows: Vec<u8> = page.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("docket.html");
    for bytes in [page.clone().into_bytes(), utf16, marked, windows] {
        std::fs::write(&path, bytes).unwrap();
        let (document, _) = ingest::read(&ListedFile::alone(&path).unwrap());
        let mentions = docket::read(&document).unwrap();
        assert_eq!(mentions.parties[1].name, "Tess E. V\u{f6}le");
    }
}

#[test]
fn parties_without_counsel_and_for_themselves() {
    let front = "<TABLE><TR><TD><I><B>Joint Debtor</B></I><BR><B>Ada Q. Plover</B><BR>7 Heron Court<BR>xxx-xx-0000</TD>\
        <TD>represented by</TD><TD><B></B>PRO SE</TD></TR><TR><TD><I><B>Assistant U.S. Trustee</B></I><BR><B>Richard Rook\
        </B><BR>1 Federal Row</TD><TD>represented by</TD><TD><B>Richard T. Rook</B><BR>Office of the United States Trustee\
        </TD></TR><TR><TD><I><B>Consumer Privacy Ombudsman</B></I><BR><B>Wren Advice LLC</B></TD></TR></TABLE>";
    let mentions = read(&format!("{HEAD}{front}{ENTRY}"));
    let names: Vec<_> = mentions.parties.iter().map(|party| (party.name.as_str(), party.roles[0])).collect();
    assert_eq!(
        names,
        [
            ("Ada Q. Plover", Role::Debtor),
            ("Richard Rook", Role::UsTrustee),
            ("Richard T. Rook", Role::Attorney),
            ("Wren Advice LLC", Role::Other),
        ]
    );
    // Nobody is named as counsel: the words are the party's own.
    assert!(mentions.parties[0].details.iter().any(|detail| detail.value == "PRO SE"));
}

/// The report as a browser's printer and the clipboard leave it: lines, tabs, and a head and a foot in the middle of rows.
#[test]
fn page_breaks_in_a_pasted_report_part_nothing() {
    let edge = |page: u32| {
        format!(
            "\n\nhttps://ecf.utb.example/cgi-bin/DktRpt.pl?5881-L_1_0-1   {page}/3\n\n5/9/2019, 10:41 AM\tCM/ECF LIVE\n\n"
        )
    };
    let text = format!(
        "5/9/2019, 10:41 AM\tCM/ECF LIVE\n\nU.S. Bankruptcy Court\nDistrict of Utopia (Port)\nBankruptcy Petition #: \
         19-40817-ABC\n\nDebtor\nPlumbline Fasteners, Inc.\n41 Tenterhook Way{}Port, UT 84101\n\trepresented by \tTess E. \
         Vole\nVole & Finch LLP\n12 Kestrel Street\nPort, UT 84101\n(801) 555-0142\n\nBasil Copeland{}Copeland P.A.\nEmail: \
         bc@copeland.example\n\nFiling Date\t#\tDocket Text\n05/06/2019\t7\tMotion to Sell Filed by Ada Q. Plover. Hearing \
         to be held on\n5/20/2019 at 10:00 AM. Responses{}due by 5/13/2019. (Entered: 05/07/2019)\n05/08/2019\t8\tOrder. \
         (Entered: 05/08/2019)\n",
        edge(1),
        edge(2),
        edge(3)
    );
    let mentions = docket::read(&Document::from_text("docket.txt", text)).unwrap();
    let parties: Vec<_> = mentions
        .parties
        .iter()
        .map(|p| (p.name.as_str(), p.address.as_ref().map_or("", |a| a.value.as_str()), p.emails.len()))
        .collect();
    assert_eq!(
        parties,
        [
            ("Plumbline Fasteners, Inc.", "41 Tenterhook Way\nPort, UT 84101", 0),
            ("Tess E. Vole", "12 Kestrel Street\nPort, UT 84101", 0),
            ("Basil Copeland", "", 1),
        ]
    );
    assert_eq!(filings(&mentions), [MOTION, "filing 2019-05-08 8 2019-05-08 Order. (Entered: 05/08/2019)"]);
}
