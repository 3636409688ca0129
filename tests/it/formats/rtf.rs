//! Rich Text Format.

use redwell::model::{Coverage, Document, Format, Style};

use super::{documents, styled};

fn read(body: &str) -> Document {
    let bytes =
        format!("{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Times;}}{{\\f1\\fcharset204 Cyr;}}}}{body}}}");
    let (document, problems) = documents("deed.rtf", bytes.as_bytes()).remove(0);
    assert_eq!(problems, []);
    assert_eq!((document.format, document.coverage), (Format::Rtf, Coverage::Read));
    document
}

#[test]
fn characters_come_in_many_ways() {
    let body = "\\pard Caf\\'e9 \\u8220?Heron\\u8221? \\'a7 4\\emdash 5\r\n\\par{\\uc2\\u-10179ab\\u-8704ab} \\{a\\}\\~b\
        {\\f1 \\'c4\\'e0} c\\par";
    assert_eq!(&*read(body).text, "Café “Heron” § 4—5\n\u{1F600} {a} b Да c\n".replace(" Да", "Да"));
}

#[test]
fn looks_and_tracked_changes_are_styles() {
    let document = read(
        "\\pard Rent {\\deleted $2,000,000}{\\revised $1,500,000} {\\b bold \\i both\\b0  it}{\\v no}{\\strike x}\\par",
    );
    assert_eq!(&*document.text, "Rent $2,000,000$1,500,000 bold both itx\n");
    assert_eq!(styled(&document, Style::Struck), ["$2,000,000", "x"]);
    assert_eq!(styled(&document, Style::Inserted), ["$1,500,000"]);
    assert_eq!(styled(&document, Style::Bold), ["bold both"]);
    assert_eq!(styled(&document, Style::Italic), ["both it"]);
}

#[test]
fn rows_and_cells_are_a_table() {
    let document = read(
        "\\pard Rents\\par\\trowd\\cellx1\\cellx2\\pard\\intbl Month\\cell Due\\cell\\row\\trowd\\pard\\intbl May\\cell \
         {\\b $400}\\cell\\row\\pard End\\par",
    );
    assert_eq!(&*document.text, "Rents\nMonth\tDue\nMay\t$400\n\nEnd\n");
    let cells: Vec<_> =
        document.tables[0].rows.iter().flat_map(|row| &row.cells).map(|cell| cell.span.of(&document.text)).collect();
    assert_eq!(cells, ["Month", "Due", "May", "$400"]);
}

#[test]
fn margins_notes_links_and_pages() {
    let document = read(
        "{\\info{\\title No}}{\\header Draft\\par}\\pard The lease{\\super\\chftn}{\\footnote {\\super\\chftn}As \
         amended.} ends.{\\*\\annotation Check}\\par\\page{\\field{\\*\\fldinst{HYPERLINK \
         \"https://example.org\"}}{\\fldrslt{The roll}}}\\par{\\pict\\bin5 {{{{{}",
    );
    assert_eq!(&*document.text, "Draft\n\nThe lease[1] ends.\nThe roll\n\n[1] As amended.\n\nComment: Check\n");
    assert_eq!(document.margins[0].of(&document.text), "Draft");
    assert_eq!(document.links[0].span.of(&document.text), "The roll");
    assert_eq!(document.pages.len(), 2);
}

#[test]
fn what_is_no_rtf_file_says_so() {
    let (document, problems) = documents("deed.rtf", b"words").remove(0);
    assert_eq!((document.coverage, problems.len()), (Coverage::Damaged, 1));
    let (document, problems) = documents("deed.doc", b"{\\rtf1 By another name\\par}").remove(0);
    assert_eq!((&*document.text, problems.len()), ("By another name\n", 0));
    let deep = format!("{{\\rtf1 words{}", "{".repeat(100_000));
    let (document, problems) = documents("deep.rtf", deep.as_bytes()).remove(0);
    assert_eq!((&*document.text, problems.len()), ("words\n", 1));
}
