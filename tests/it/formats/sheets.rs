//! Spreadsheets and tables as text.

use redwell::model::{Coverage, Document, Format, Style};

use super::{documents, styled, zip};

/// A book of Excel with these sheets: name and rows as XML.
pub(crate) fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let numbered = |template: &dyn Fn(usize, &str) -> String| -> String {
        sheets.iter().enumerate().map(|(at, (name, _))| template(at + 1, name)).collect::<Vec<_>>().concat()
    };
    let book = numbered(&|at, name| format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"r{at}\"/>"));
    let relations = numbered(&|at, _| {
        format!(
            "<Relationship Id=\"r{at}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
             worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        )
    });
    let book = format!(
        "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{book}\
         </sheets></workbook>"
    );
    let relations = format!("<Relationships>{relations}</Relationships>");
    let styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/></cellXfs>\
                  </styleSheet>";
    let strings =
        "<sst><si><t>Tenant</t></si><si><r><t xml:space=\"preserve\">Rent </t></r><r><t>&amp; costs</t></r></si></sst>";
    let paths: Vec<String> = (1..=sheets.len()).map(|at| format!("xl/worksheets/sheet{at}.xml")).collect();
    let parts: Vec<String> =
        sheets.iter().map(|(_, rows)| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")).collect();
    let root = "<Relationships><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
                relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    let mut files: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ];
    files.extend(paths.iter().zip(&parts).map(|(path, part)| (path.as_str(), part.as_bytes())));
    zip(&files)
}

fn cells(document: &Document) -> Vec<Vec<Vec<&str>>> {
    let row = |row: &redwell::model::TableRow| row.cells.iter().map(|cell| cell.span.of(&document.text)).collect();
    document.tables.iter().map(|table| table.rows.iter().map(row).collect()).collect()
}

#[test]
fn sheets_are_headed_tables_with_dates_as_iso() {
    let rent = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row><row r=\"3\">\
        <c r=\"A3\" t=\"inlineStr\"><is><t>Heron\nSons</t></is></c><c r=\"B3\" s=\"1\"><v>47969</v></c><c r=\"C3\">\
        <v>4200.1</v></c><c r=\"D3\" s=\"2\"><v>47969.5</v></c></row>";
    let document =
        documents("rents.xlsx", &workbook(&[("Rent roll", rent), ("Empty", ""), ("Notes", rent)])).remove(0).0;
    assert_eq!((document.format, document.coverage), (Format::Workbook, Coverage::Read));
    let sheet = "Tenant\t\tRent & costs\nHeron Sons\t2031-05-01\t4200.1\t2031-05-01 12:00\n";
    assert_eq!(&*document.text, format!("Rent roll\n\n{sheet}\nEmpty\n\nNotes\n\n{sheet}"));
    assert_eq!(styled(&document, Style::Heading), ["Rent roll", "Empty", "Notes"]);
    assert_eq!(cells(&document)[0][0], ["Tenant", "", "Rent & costs"]);
    assert_eq!(cells(&document).len(), 2);
}

#[test]
fn books_of_open_document_are_read() {
    let content = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Rents\">\
        <table:table-row><table:table-cell><text:p>Tenant</text:p></table:table-cell><table:table-cell \
        office:value-type=\"date\" office:date-value=\"2031-05-01\"><text:p>5/1/31</text:p></table:table-cell>\
        <table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row><table:table-row \
        table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"1024\"/>\
        </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";
    let document = documents("rents.ods", &zip(&[("content.xml", content.as_bytes())])).remove(0).0;
    assert_eq!(&*document.text, "Rents\n\nTenant\t2031-05-01\n");
}

#[test]
fn tables_as_text_are_read_whatever_parts_their_values() {
    for (name, text) in [
        ("rents.csv", "Tenant,Rent\n\"Heron, Ada\",\"$4,200\n a month\"\n\n"),
        ("rents.csv", "Tenant;Rent\r\nHeron, Ada;$4,200 a month\r\n"),
        ("rents.tsv", "Tenant\tRent\nHeron, Ada\t$4,200 a month\n"),
    ] {
        let document = documents(name, text.as_bytes()).remove(0).0;
        assert_eq!((document.format, &*document.text), (Format::Csv, "Tenant\tRent\nHeron, Ada\t$4,200 a month\n"));
        assert_eq!(cells(&document), [[["Tenant", "Rent"], ["Heron, Ada", "$4,200 a month"]]]);
    }
}

#[test]
fn a_sheet_with_cells_far_apart_costs_no_more_than_its_cells() {
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    let document = documents("far.xlsx", &workbook(&[("Far", far)])).remove(0).0;
    assert!(document.text.starts_with("Far\n\n1\n\t") && document.text.ends_with("\t2\n"));
    assert_eq!(cells(&document)[0].len(), 2);
}

#[test]
fn a_book_beyond_the_bounds_says_so() {
    let rows = "a,b,c,d\n".repeat(130_000);
    let (document, problems) = documents("long.csv", rows.as_bytes()).remove(0);
    assert_eq!((document.tables[0].rows.len(), problems.len()), (125_000, 1));
    assert!(problems[0].message.contains("more cells than can be shown"), "{}", problems[0].message);
}

#[test]
fn what_is_no_book_says_what_to_do() {
    let compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    let locked: Vec<u8> =
        compound.into_iter().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (bytes, coverage) in [
        (&b"no archive"[..], Coverage::Damaged),
        (&zip(&[("a.txt", b"a")]), Coverage::Damaged),
        (&compound, Coverage::Damaged),
        (&locked, Coverage::Protected),
    ] {
        let (document, problems) = documents("book.xlsx", bytes).remove(0);
        assert_eq!((document.coverage, problems.len()), (coverage, 1));
    }
}
