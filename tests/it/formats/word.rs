//! Word files.

use redwell::model::{Coverage, Document, Format, Style};

use super::{documents, styled, zip};

/// A Word file of this body, with further parts.
pub(crate) fn file(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let relation = |(at, (name, _)): (usize, &(&str, &str))| {
        let kind = name.trim_end_matches(".xml").trim_end_matches(|c: char| c.is_ascii_digit());
        format!("<Relationship Id=\"p{at}\" Type=\"http://x/{kind}\" Target=\"{name}\"/>")
    };
    let mut relations = parts.iter().enumerate().map(relation).collect::<Vec<_>>().concat();
    relations += "<Relationship Id=\"link\" Type=\"http://x/hyperlink\" Target=\"https://example.org\"/>";
    let relations = format!("<Relationships>{relations}</Relationships>");
    let root = "<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/>\
                </Relationships>";
    let paths: Vec<String> = parts.iter().map(|(name, _)| format!("word/{name}")).collect();
    let mut files: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
    ];
    files.extend(paths.iter().zip(parts).map(|(path, (_, part))| (path.as_str(), part.as_bytes())));
    zip(&files)
}

fn read(body: &str, parts: &[(&str, &str)]) -> Document {
    let (document, problems) = documents("deed.docx", &file(body, parts)).remove(0);
    assert_eq!(problems, []);
    assert_eq!((document.format, document.coverage), (Format::Word, Coverage::Read));
    document
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn paragraphs_and_what_stands_for_characters() {
    let body = p("Heron &amp; Sons &#8212; &lt;deed&gt;")
        + "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>By:</w:t><w:tab/><w:t>Ada</w:t><w:br/>\
           <w:t xml:space=\"preserve\">Plover </w:t></w:r></w:p>"
        + &p("Tess");
    assert_eq!(&*read(&body, &[]).text, "Heron & Sons — <deed>\nBy:\tAda\nPlover\nTess\n");
}

#[test]
fn tracked_changes_and_looks_are_styles() {
    let body = "<w:p><w:pPr><w:rPr><w:ins w:id=\"1\"/><w:b/></w:rPr></w:pPr><w:r><w:t>The rent is </w:t></w:r>\
        <w:del w:id=\"2\"><w:r><w:delText>$2,000,000</w:delText></w:r></w:del><w:ins w:id=\"3\"><w:r><w:t>$1,500,000\
        </w:t></w:r></w:ins><w:r><w:rPr><w:b/><w:i w:val=\"0\"/></w:rPr><w:t> at most</w:t></w:r><w:r><w:rPr><w:strike/>\
        </w:rPr><w:t> or less</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>";
    let document = read(body, &[]);
    assert_eq!(&*document.text, "The rent is $2,000,000$1,500,000 at most or less\n");
    assert_eq!(styled(&document, Style::Struck), ["$2,000,000", " or less"]);
    assert_eq!(styled(&document, Style::Inserted), ["$1,500,000"]);
    assert_eq!(styled(&document, Style::Bold), [" at most"]);
    assert!(styled(&document, Style::Italic).is_empty());
}

#[test]
fn tables_keep_every_cell() {
    let cell = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text));
    let body = p("Rents")
        + "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + &cell("", "Month")
        + &cell("<w:gridSpan w:val=\"2\"/>", "Amount")
        + "</w:tr><w:tr>"
        + &cell("", "May")
        + &cell("", "")
        + &cell("", "$400")
        + "</w:tr></w:tbl>"
        + &p("End");
    let document = read(&body, &[]);
    assert_eq!(&*document.text, "Rents\nMonth\tAmount\nMay\t$400\n\nEnd\n");
    let [table] = document.tables.as_slice() else { panic!("one table") };
    let cells: Vec<_> = table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| (cell.span.of(&document.text), cell.columns, cell.heading)).collect())
        .collect::<Vec<Vec<_>>>();
    assert_eq!(cells[0], [("Month", 1, true), ("Amount", 2, true)]);
    assert_eq!(cells[1], [("May", 1, false), ("", 1, false), ("$400", 1, false)]);
}

#[test]
fn heads_feet_and_notes_stand_around_the_body() {
    let body = "<w:p><w:r><w:t>The lease</w:t></w:r><w:r><w:footnoteReference w:id=\"7\"/></w:r><w:r><w:t> ends\
        </w:t></w:r><w:r><w:endnoteReference w:id=\"7\"/></w:r></w:p>";
    let note = |kind: &str, text: &str| {
        format!(
            "<w:{kind}s><w:{kind} w:type=\"separator\" w:id=\"-1\">{}</w:{kind}><w:{kind} w:id=\"7\">{}</w:{kind}>\
             </w:{kind}s>",
            p("----"),
            p(text)
        )
    };
    let comment = format!(
        "<w:comments><w:comment w:id=\"0\" w:author=\"Tess Vole\" w:date=\"2032-03-01T09:00:00Z\">{}</w:comment>\
         </w:comments>",
        p("Check this")
    );
    let document = read(
        body,
        &[
            ("header1.xml", &format!("<w:hdr>{}</w:hdr>", p("Draft of May 1"))),
            ("footer1.xml", &format!("<w:ftr>{}</w:ftr>", p("Confidential"))),
            ("footnotes.xml", &note("footnote", "As amended.")),
            ("endnotes.xml", &note("endnote", "In May.")),
            ("comments.xml", &comment),
        ],
    );
    assert_eq!(
        &*document.text,
        "Draft of May 1\n\nThe lease[1] ends[e1]\n\n[1] As amended.\n\n[e1] In May.\n\nComment by Tess Vole, 2032-03-01: \
         Check this\n\nConfidential\n"
    );
    let margins: Vec<_> = document.margins.iter().map(|margin| margin.of(&document.text)).collect();
    assert_eq!(margins, ["Draft of May 1", "Confidential"]);
}

#[test]
fn headings_numbers_links_and_pages() {
    let styles = "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:pPr>\
        <w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style w:type=\"character\" w:styleId=\"Gone\">\
        <w:name w:val=\"Gone\"/><w:rPr><w:strike/></w:rPr></w:style></w:styles>";
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
        <w:numFmt w:val=\"upperRoman\"/><w:pStyle w:val=\"H1\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\">\
        <w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%2)\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let styled_as = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let listed = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t>\
             </w:r></w:p>"
        )
    };
    let body = styled_as("H1", "Parties")
        + &listed("the tenant")
        + &listed("the landlord")
        + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
        + &styled_as("H1", "Rent").replace("<w:t>", "<w:lastRenderedPageBreak/><w:t>")
        + &listed("monthly")
        + "<w:p><w:hyperlink r:id=\"link\"><w:r><w:t>The roll</w:t></w:r></w:hyperlink><w:r><w:fldChar \
           w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://example.net\" </w:instrText></w:r><w:r>\
           <w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>, the book</w:t></w:r><w:r><w:fldChar \
           w:fldCharType=\"end\"/></w:r><w:r><w:rPr><w:rStyle w:val=\"Gone\"/></w:rPr><w:t>, gone</w:t></w:r></w:p>";
    let document = read(&body, &[("styles.xml", styles), ("numbering.xml", numbering)]);
    assert_eq!(
        &*document.text,
        "I. Parties\n\n(a) the tenant\n(b) the landlord\n\nII. Rent\n\n(a) monthly\nThe roll, the book, gone\n"
    );
    assert_eq!(styled(&document, Style::Heading), ["I. Parties", "II. Rent"]);
    assert_eq!(styled(&document, Style::Struck), [", gone"]);
    let links: Vec<_> = document.links.iter().map(|l| (l.span.of(&document.text), l.target.as_str())).collect();
    assert_eq!(links, [("The roll", "https://example.org"), (", the book", "https://example.net")]);
    let pages: Vec<_> = document.pages.iter().map(|page| &document.text[page.start as usize..][..3]).collect();
    assert_eq!(pages, ["I. ", "II."]);
}

#[test]
fn a_text_box_is_read_once() {
    let inner = format!("<w:txbxContent>{}</w:txbxContent>", p("In the box"));
    let body = format!(
        "<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}\
         </mc:Fallback></mc:AlternateContent></w:r></w:p>{}",
        p("After")
    );
    assert_eq!(&*read(&body, &[]).text, "Before\nIn the box\n\nAfter\n");
}

#[test]
fn what_is_no_word_file_says_what_to_do() {
    let compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    let locked: Vec<u8> =
        compound.into_iter().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (name, bytes, coverage, advice) in [
        ("deed.docx", &b"no archive"[..], Coverage::Damaged, "ask for another copy"),
        ("deed.docx", &zip(&[("a.txt", b"a")]), Coverage::Damaged, "ask for another copy"),
        ("deed.docx", &locked, Coverage::Protected, "needs a password"),
        ("deed.docx", &compound, Coverage::Damaged, "save it as .docx or PDF"),
        ("deed.doc", &compound, Coverage::Damaged, "save it as .docx or PDF"),
    ] {
        let (document, problems) = documents(name, bytes).remove(0);
        assert_eq!(document.coverage, coverage);
        assert!(problems[0].message.contains(advice), "{}", problems[0].message);
    }
}
