//! Writes small PDF files, as plain as the format allows: one font program per face, no compression.

use std::sync::Arc;

/// A page to be written.
pub(crate) struct Sheet {
    content: String,
    /// Entries of the page's dictionary, such as `/Rotate 90`.
    entries: String,
}

/// A US Letter page that shows `content`.
pub(crate) fn sheet(content: impl Into<String>) -> Sheet {
    Sheet { content: content.into(), entries: String::new() }
}

impl Sheet {
    /// The page with further entries in its dictionary.
    pub(crate) fn with(mut self, entries: &str) -> Self {
        self.entries.push_str(entries);
        self
    }
}

/// Faces: `/F` upright, `/B` bold, `/I` italic, all Times; `/N` has no table of characters.
const RESOURCES: &str =
    "<< /Font << /F 4 0 R /B 5 0 R /I 6 0 R /N 7 0 R >> /XObject << /Scan 9 0 R /Loop 10 0 R /Picture 3 0 R >> >>";

/// A file of these pages.
pub(crate) fn file(sheets: &[Sheet]) -> Arc<Vec<u8>> {
    file_with(sheets, "")
}

/// A file of these pages with further entries in its trailer.
pub(crate) fn file_with(sheets: &[Sheet], trailer: &str) -> Arc<Vec<u8>> {
    written(sheets, trailer, "null")
}

/// A file of these pages. `picture`: the object that they show as `/Picture`.
fn written(sheets: &[Sheet], trailer: &str, picture: &str) -> Arc<Vec<u8>> {
    let face = |name: &str| format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>");
    let first = 11;
    let kids: Vec<String> = (0..sheets.len()).map(|index| format!("{} 0 R", first + 2 * index)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), sheets.len()),
        picture.to_owned(),
        face("Times-Roman"),
        face("Times-Bold"),
        face("Times-Italic"),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Nameless /Encoding /Identity-H /DescendantFonts [8 0 R] >>"
            .to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Nameless /CIDSystemInfo << /Registry (Adobe) /Ordering \
         (Identity) /Supplement 0 >> >>"
            .to_owned(),
        stream(
            "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray",
            "abcd",
        ),
        stream(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /Loop 10 0 R >> >>",
            "/Loop Do /Loop Do",
        ),
    ];
    for (index, sheet) in sheets.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {RESOURCES} /Contents {} 0 R {} >>",
            first + 2 * index + 1,
            sheet.entries
        ));
        objects.push(stream("<<", &sheet.content));
    }
    let mut parts = vec!["%PDF-1.7\n".to_owned()];
    let mut length = parts[0].len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        let part = format!("{} 0 obj\n{object}\nendobj\n", index + 1);
        table += &entry(length);
        length += part.len();
        parts.push(part);
    }
    parts.push(table);
    parts.push(format!("trailer << /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{length}\n%%EOF", objects.len() + 1));
    Arc::new(parts.concat().into_bytes())
}

/// A file of these pages that show a picture as `/Picture`: its width, its height and its shades of gray.
pub(crate) fn file_with_scans(sheets: &[Sheet], (width, height, dots): (u32, u32, &[u8])) -> Arc<Vec<u8>> {
    let hex = |dot: &u8| [b"0123456789abcdef"[usize::from(dot >> 4)], b"0123456789abcdef"[usize::from(dot & 15)]];
    let hex = String::from_utf8(dots.iter().flat_map(hex).collect()).unwrap();
    let picture = stream(
        &format!(
            "<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8 /ColorSpace \
             /DeviceGray /Filter /ASCIIHexDecode"
        ),
        &hex,
    );
    written(sheets, "", &picture)
}

/// A line of the table that says where an object begins.
fn entry(offset: usize) -> String {
    format!("{offset:010} 00000 n \n")
}

fn stream(dict: &str, content: &str) -> String {
    format!("{dict} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// Text at a place, counted in points from the bottom left corner. `face`: `F`, `B` or `I`.
pub(crate) fn text(face: &str, size: u32, x: f32, y: f32, text: &str) -> String {
    format!("BT /{face} {size} Tf 1 0 0 1 {x} {y} Tm ({}) Tj ET\n", escaped(text))
}

/// Upright text of 12 points.
pub(crate) fn plain(x: f32, y: f32, line: &str) -> String {
    text("F", 12, x, y, line)
}

/// Lines of upright text, 14 points apart.
pub(crate) fn lines(x: f32, y: f32, lines: &[&str]) -> String {
    let mut content = String::new();
    let mut base = y;
    for line in lines {
        content += &plain(x, base, line);
        base -= 14.0;
    }
    content
}

/// A filled black box: left, bottom, width and height.
pub(crate) fn black(x: f32, y: f32, width: f32, height: f32) -> String {
    format!("0 g {x} {y} {width} {height} re f\n")
}

/// A thin level line.
pub(crate) fn line(x: f32, y: f32, length: f32) -> String {
    format!("0.5 w {x} {y} m {} {y} l S\n", x + length)
}

/// A thin upright line, from its lower end.
pub(crate) fn upright(x: f32, y: f32, length: f32) -> String {
    format!("0.5 w {x} {y} m {x} {} l S\n", y + length)
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '(' | ')' | '\\' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '§' => escaped.push_str("\\247"),
            c => escaped.push(c),
        }
    }
    escaped
}
