use super::*;
use crate::extract::docket;
use crate::model::{Page, Style, StyledSpan, TimelineKind, WordBox};

/// A page as a printer leaves it: runs of words, each at its place, in any order.
fn printed(runs: &[(f32, f32, &str)]) -> Document {
    pages(&[runs])
}

/// Several pages; runs in capitals are in bold.
fn pages(pages: &[&[(f32, f32, &str)]]) -> Document {
    let mut text = String::new();
    let mut styles = Vec::new();
    let mut sheets = Vec::new();
    for runs in pages {
        let page = text.len();
        let mut words = Vec::new();
        for (x, y, run) in *runs {
            let mut left = *x;
            for word in run.split(' ') {
                let start = text.len();
                text.push_str(word);
                let span = Span::new(start, text.len());
                let width = f32::from(u16::try_from(word.len()).unwrap()) * 5.0;
                words.push(WordBox { span, rect: [left, *y, left + width, *y + 10.0] });
                let in_capitals = run.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-'));
                if in_capitals && run.starts_with(char::is_uppercase) {
                    styles.push(StyledSpan { span, style: Style::Bold });
                }
                left += width + 5.0;
                text.push(' ');
            }
            text.pop();
            text.push('\n');
        }
        sheets.push(Page {
            start: u32::try_from(page).unwrap(),
            width: 612.0,
            height: 792.0,
            words,
            ..Page::default()
        });
    }
    Document { pages: sheets, styles, ..Document::from_text("docket.pdf", text) }
}

const FRONT: [(f32, f32, &str); 17] = [
    (200.0, 20.0, "U.S. Bankruptcy Court"),
    (200.0, 32.0, "District of Delaware"),
    (200.0, 44.0, "Bankruptcy Petition #: 19-40817-ABC"),
    (20.0, 80.0, "Assigned to: Octavia Quill"),
    // The left column is printed first, then the right one.
    (20.0, 120.0, "Debtor"),
    (20.0, 132.0, "Plumbline Fasteners, Inc."),
    (20.0, 144.0, "41 Tenterhook Way"),
    (20.0, 156.0, "Dover, DE 19901"),
    (20.0, 200.0, "Trustee"),
    (20.0, 212.0, "Ada Plover"),
    (220.0, 120.0, "represented by"),
    (320.0, 120.0, "Tess Vole"),
    (320.0, 132.0, "Vole & Finch LLP"),
    (320.0, 144.0, "12 Kestrel Street"),
    (320.0, 156.0, "Dover, DE 19901"),
    (320.0, 180.0, "Basil Copeland"),
    (320.0, 192.0, "Copeland P.A."),
];

fn entries(rows: &[(f32, f32, &str)]) -> Vec<String> {
    let mut runs = FRONT.to_vec();
    runs.push((20.0, 240.0, "Filing Date"));
    runs.push((200.0, 240.0, "Docket Text"));
    runs.extend_from_slice(rows);
    let document = printed(&runs);
    let mentions = docket::read(&document).unwrap();
    mentions
        .dated
        .iter()
        .filter(|dated| dated.kind == TimelineKind::Filing)
        .map(|dated| {
            let number = dated.docket_number.as_deref().unwrap_or("-");
            format!("{} {number} {}", dated.when.unwrap().date, dated.summary)
        })
        .collect()
}

#[test]
fn the_columns_are_found_again() {
    let document = printed(&FRONT);
    let mentions = docket::read(&document).unwrap();
    let parties: Vec<_> = mentions
        .parties
        .iter()
        .map(|p| (p.name.as_str(), p.address.as_ref().map_or("", |a| a.value.as_str()), p.represents.len()))
        .collect();
    assert_eq!(
        parties,
        [
            ("Plumbline Fasteners, Inc.", "41 Tenterhook Way\nDover, DE 19901", 0),
            ("Tess Vole", "12 Kestrel Street\nDover, DE 19901", 1),
            ("Basil Copeland", "", 1),
            ("Ada Plover", "", 0),
        ]
    );
}

#[test]
fn days_beside_the_first_line() {
    let found = entries(&[
        (20.0, 260.0, "01/02/2019"),
        (20.0, 300.0, "01/03/2019"),
        (120.0, 260.0, "1"),
        (160.0, 260.0, "Motion to Dismiss Filed by Ada Plover with a line"),
        (160.0, 271.0, "that goes on. (Entered: 01/02/2019)"),
        (160.0, 300.0, "Receipt of fee due 01/05/2019"),
        (160.0, 311.0, "and paid."),
        (20.0, 340.0, "01/04/2019"),
        (160.0, 340.0, "Order. (Entered: 01/04/2019)"),
        (160.0, 351.0, "Done."),
        (120.0, 340.0, "2"),
    ]);
    assert_eq!(
        found,
        [
            "2019-01-02 1 Motion to Dismiss",
            "2019-01-03 - Receipt of fee due 01/05/2019 and paid",
            "2019-01-04 2 Order. (Entered: 01/04/2019) Done"
        ]
    );
}

#[test]
fn days_beside_the_last_line() {
    let found = entries(&[
        (160.0, 260.0, "Motion to Dismiss Filed by Ada Plover with a line"),
        (160.0, 271.0, "that goes on. (Entered: 01/02/2019)"),
        (20.0, 271.0, "01/02/2019"),
        (120.0, 271.0, "1"),
        (160.0, 300.0, "Receipt of fee"),
        (160.0, 311.0, "and paid."),
        (20.0, 311.0, "01/03/2019"),
        (160.0, 340.0, "Order Granting Motion"),
        (160.0, 351.0, "to Dismiss. (Entered: 01/04/2019)"),
        (20.0, 351.0, "01/04/2019"),
        (120.0, 345.0, "2"),
    ]);
    assert_eq!(
        found,
        [
            "2019-01-02 1 Motion to Dismiss",
            "2019-01-03 - Receipt of fee and paid",
            "2019-01-04 2 Order Granting Motion to Dismiss"
        ]
    );
}

#[test]
fn an_entry_goes_on_over_a_page() {
    let head = (20.0, 20.0, "5/9/2019, 10:41 AM CM/ECF LIVE");
    let foot = (20.0, 770.0, "https://ecf.utb.example/cgi-bin/DktRpt.pl?5881 1/2");
    let mut first = FRONT.to_vec();
    first.extend([
        (20.0, 240.0, "Filing Date"),
        (200.0, 240.0, "Docket Text"),
        (160.0, 700.0, "Motion to Dismiss Filed by Ada Plover with a line"),
        (160.0, 711.0, "that goes on. (Entered: 01/02/2019)"),
        (20.0, 711.0, "01/02/2019"),
        // The row does not fit: its day stands beside the first of its lines, not the last.
        (160.0, 735.0, "Order Granting the"),
        (20.0, 735.0, "01/03/2019"),
        (120.0, 735.0, "2"),
        (160.0, 746.0, "Motion to"),
        head,
        foot,
    ]);
    let second = [
        head,
        (160.0, 60.0, "Dismiss. (Entered: 01/03/2019)"),
        (160.0, 84.0, "Judgment for the"),
        (160.0, 95.0, "Debtor. (Entered: 01/04/2019)"),
        (20.0, 95.0, "01/04/2019"),
        (120.0, 95.0, "3"),
        (20.0, 770.0, "https://ecf.utb.example/cgi-bin/DktRpt.pl?5881 2/2"),
    ];
    let mut document = pages(&[&first, &second]);
    let margin = |words: &str, from: usize| {
        let at = document.text[from..].find(words).unwrap() + from;
        Span::new(at, document.text[at..].find('\n').unwrap() + at)
    };
    let later = document.text.find("Dismiss. (").unwrap() - 40;
    document.margins = vec![margin(head.2, 0), margin(foot.2, 0), margin(head.2, later), margin("https", later)];
    let mentions = docket::read(&document).unwrap();
    let filings: Vec<_> = mentions
        .dated
        .iter()
        .filter(|dated| dated.kind == TimelineKind::Filing)
        .map(|dated| (dated.docket_number.as_deref(), dated.span.of(&document.text).split_whitespace().last().unwrap()))
        .collect();
    assert_eq!(filings, [(None, "01/02/2019)"), (Some("2"), "01/03/2019)"), (Some("3"), "01/04/2019)")]);
}

#[test]
fn narrow_columns_break_types_names_and_represented_by() {
    let document = pages(&[&[
        (200.0, 20.0, "U.S. Bankruptcy Court"),
        (200.0, 32.0, "District of Delaware"),
        (200.0, 44.0, "Adversary Proceeding #: 19-40817-ABC"),
        (20.0, 100.0, "COUNTER-"),
        (20.0, 112.0, "DEFENDANT"),
        (20.0, 124.0, "--------------"),
        (20.0, 136.0, "------"),
        (20.0, 148.0, "PORT TRUSTEES"),
        (20.0, 160.0, "TRUSTEES"),
        (20.0, 172.0, "9 Quay"),
        (220.0, 148.0, "represented"),
        (220.0, 160.0, "by"),
        (320.0, 148.0, "TESS VOLE"),
        (320.0, 160.0, "Vole & Finch LLP"),
        (320.0, 172.0, "BASIL COPELAND"),
        (320.0, 184.0, "Copeland P.A."),
        (20.0, 210.0, "DEFENDANT"),
        (20.0, 222.0, "--------------"),
        (20.0, 234.0, "ADA PLOVER"),
    ]]);
    let mentions = docket::read(&document).unwrap();
    let parties: Vec<_> = mentions
        .parties
        .iter()
        .map(|p| (p.name.as_str(), p.party_types.first().map_or("", |kind| kind.value.as_str()), p.represents.len()))
        .collect();
    assert_eq!(
        parties,
        [
            ("PORT TRUSTEES TRUSTEES", "COUNTER-DEFENDANT", 0),
            ("TESS VOLE", "", 1),
            ("BASIL COPELAND", "", 1),
            ("ADA PLOVER", "DEFENDANT", 0),
        ]
    );
}
