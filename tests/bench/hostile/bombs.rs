//! Files that are short and would become long, deep or endless.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::Input;

/// How deep things lie inside each other.
const DEEP: usize = 100_000;

/// The bomb of a number; nothing beyond the last.
pub(super) fn bomb(number: usize) -> Option<Input> {
    let name = |name: &str, bytes: Vec<u8>| Some(Input { name: name.to_owned(), bytes });
    let nest = |open: &str, inner: &str, close: &str| open.repeat(DEEP) + inner + &close.repeat(DEEP);
    match number {
        0 => name("deep.html", nest("<div><table><tr><td>", "words", "</td></tr></table></div>").into_bytes()),
        1 => name("deep.rtf", format!("{{\\rtf1 {}}}", nest("{\\footnote ", "words", "}")).into_bytes()),
        2 => name("deep.docx", word(&nest("<w:tbl><w:tr><w:tc>", "<w:p/>", "</w:tc></w:tr></w:tbl>"))),
        3 => name("laughs.docx", word_with(&laughs(), "&x29;")),
        4 => name("zeros.zip", archive(&[("zeros.txt", &vec![0; 300 << 20])])),
        5 => name("zeros.docx", word(&" ".repeat(300 << 20))),
        6 => name("names.zip", archive(&names())),
        7 => name("many.zip", many()),
        8 => name("nested.zip", (0..60).fold(b"words".to_vec(), |inner, _| archive(&[("inner.zip", &inner)]))),
        9 => name("nested.eml", nested_mail().into_bytes()),
        10 => name("wide.csv", ",".repeat(8 << 20).into_bytes()),
        11 => name("huge.png", picture_head()),
        12 => name("loop.pdf", pdf("/Pages 2 0 R", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>", "")),
        13 => name("forms.pdf", pdf("/Pages 2 0 R", PAGE, "/X Do ".repeat(1 << 16).as_str())),
        14 => name("deep.pdf", pdf("/Pages 2 0 R", PAGE, &"q ".repeat(1 << 20))),
        15 => name("brackets.pdf", pdf("/Pages 2 0 R", PAGE, &"[".repeat(1 << 20))),
        16 => name("dictionaries.pdf", pdf(&format!("/A {}", "<< /A ".repeat(DEEP)), PAGE, "")),
        17 => name("vast.pdf", pdf("/Pages 2 0 R", &PAGE.replace("612 792", "2000000000 2000000000"), "0 0 m")),
        18 => name("dashes.pdf", pdf("/Pages 2 0 R", PAGE, "[0.00001] 0 d 0 0 m 600 700 l S ".repeat(40).as_str())),
        19 => name("letters.pdf", pdf("/Pages 2 0 R", PAGE, "BT /F 1e30 Tf 1e30 1e30 Td (words) Tj ET")),
        20 => name("subject.eml", format!("Subject: {}\n\nwords", "=?utf-8?B?YQ==?= ".repeat(DEEP)).into_bytes()),
        21 => name("line.txt", "word ".repeat(4 << 20).into_bytes()),
        22 => name("selectors.html", format!("<style>{}</style>words", "a>".repeat(DEEP)).into_bytes()),
        23 => name("quoted.eml", format!("Subject: a\n\n{}", nest("> ", "words", "\n")).into_bytes()),
        24 => name("braces.rtf", format!("{{\\rtf1 {}", "{\\*\\x ".repeat(DEEP)).into_bytes()),
        25 => name("binary.rtf", b"{\\rtf1 \\bin4294967295 x}".to_vec()),
        _ => None,
    }
}

const PAGE: &str = "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >>";

/// A file of one page whose form draws itself, without a table of its objects.
fn pdf(catalog: &str, pages: &str, content: &str) -> Vec<u8> {
    let form = "/X Do ".repeat(10);
    let resources = "/Resources << /XObject << /X 5 0 R >> >>";
    format!(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog {catalog} >>\nendobj\n2 0 obj\n{pages}\nendobj\n\
         3 0 obj\n<< /Type /Page /Parent 2 0 R {resources} /Contents 4 0 R >>\nendobj\n\
         4 0 obj\n<< /Length {} >>\nstream\n{content}\nendstream\nendobj\n\
         5 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] {resources} /Length {} >>\nstream\n{form}\n\
         endstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n",
        content.len(),
        form.len()
    )
    .into_bytes()
}

fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn word(body: &str) -> Vec<u8> {
    word_with("", body)
}

fn word_with(prologue: &str, body: &str) -> Vec<u8> {
    let document = format!("{prologue}<w:document><w:body>{body}</w:body></w:document>");
    archive(&[("word/document.xml", document.as_bytes())])
}

/// Entities that grow tenfold thirty times.
fn laughs() -> String {
    let mut text = "<!DOCTYPE a [<!ENTITY x0 \"words\">".to_owned();
    for level in 1..30 {
        text += &["<!ENTITY x", &level.to_string(), " \"", &format!("&x{};", level - 1).repeat(10), "\">"].concat();
    }
    text + "]>"
}

/// Names that lead elsewhere, that no disk takes, and that some systems keep for themselves.
fn names() -> Vec<(&'static str, &'static [u8])> {
    let long: &'static str = Box::leak("long/".repeat(400).into_boxed_str());
    let names = ["../../up.txt", "/root.txt", "C:\\x.txt", "CON.txt", "nul", "a\0b.txt", "..", ".", "a//b.txt", long];
    names.map(|name| (name, b"words".as_slice())).to_vec()
}

fn many() -> Vec<u8> {
    let names: Vec<String> = (0..60_000).map(|number| format!("{number}.txt")).collect();
    archive(&names.iter().map(|name| (name.as_str(), b"x".as_slice())).collect::<Vec<_>>())
}

fn nested_mail() -> String {
    let part = |level: usize| format!("Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n");
    (0..DEEP / 10).map(part).collect::<String>() + "Content-Type: text/plain\n\nwords\n"
}

/// The head of a PNG of 60,000 dots each way, in colour; it would take 14 GB.
fn picture_head() -> Vec<u8> {
    let head = [0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R'];
    [head.as_slice(), &[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 6, 0, 0, 0, 0xB3, 0x1D, 0x9C, 0x1F]].concat()
}
