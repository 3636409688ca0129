//! E-mail messages → [`Document`]: who wrote to whom, when, about what, and the body as a reader sees it.
//!
//! Attachments are not read here.

use mail_parser::{Address, Message, MessageParser, PartType};

use crate::model::{Coverage, Document, Format, Problem, Span};

use super::html;

/// Headers of which a message has at least two among its first; in small letters.
const HEADERS: [&str; 12] = [
    "from",
    "to",
    "subject",
    "date",
    "received",
    "return-path",
    "message-id",
    "mime-version",
    "content-type",
    "sender",
    "delivered-to",
    "reply-to",
];

/// Reads a message; `None` where the bytes are none.
pub fn read(bytes: &[u8], path: &str) -> Option<(Document, Vec<Problem>)> {
    if !is_message(bytes) {
        return None;
    }
    let message = MessageParser::default().parse(bytes)?;
    let mut document = Document::empty(path, Format::Text, Coverage::Read);
    let mut text = headers(&message);
    let mut problems = Vec::new();
    let bodies: Vec<_> = message.html_bodies().collect();
    for body in bodies {
        text.push('\n');
        match &body.body {
            PartType::Html(page) => {
                let (page, found) = html::read(page, path);
                append(&mut document, &mut text, page);
                problems.extend(found);
            }
            PartType::Text(plain) => {
                text.push_str(&plain.replace("\r\n", "\n").replace('\r', "\n"));
            }
            _ => {}
        }
    }
    document.text = text.into();
    Some((document, problems))
}

/// Whether the bytes begin as a message does: with header lines, two of them of the usual kinds.
fn is_message(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(8192)).unwrap_or_default();
    let mut known = 0;
    for (at, line) in head.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        // A mailbox puts a line of its own before the headers; long headers go on in lines that begin with a space.
        if (at == 0 && line.starts_with(b"From ")) || line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(colon) = memchr::memchr(b':', line) else { break };
        let name = line.get(..colon).unwrap_or_default();
        if name.is_empty() || !name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-') {
            break;
        }
        known += usize::from(HEADERS.iter().any(|header| name.eq_ignore_ascii_case(header.as_bytes())));
        if known == 4 {
            return true;
        }
    }
    // A short letter may begin with "From:", "To:" and "Subject:" too; a message says how it is written.
    known >= 2 && memchr::memmem::find(&head.to_ascii_lowercase(), b"\ncontent-type:").is_some()
}

fn headers(message: &Message<'_>) -> String {
    let mut text = String::new();
    let mut line = |label: &str, value: &str| {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            text.push_str(label);
            text.push_str(": ");
            text.push_str(&value);
            text.push('\n');
        }
    };
    line("From", &people(message.from()));
    line("To", &people(message.to()));
    line("Cc", &people(message.cc()));
    // The date as the sender's clock wrote it: the zone is part of it.
    line("Date", message.header_raw("Date").unwrap_or_default());
    line("Subject", message.subject().unwrap_or_default());
    text
}

fn people(address: Option<&Address<'_>>) -> String {
    let one = |person: &mail_parser::Addr<'_>| match (person.name(), person.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => String::new(),
    };
    address.map(|address| address.iter().map(one).collect::<Vec<_>>().join(", ")).unwrap_or_default()
}

/// Puts a page below the text that is there.
fn append(document: &mut Document, text: &mut String, page: Document) {
    let by = text.len();
    let moved = |span: Span| Span::new(span.start as usize + by, span.end as usize + by);
    text.push_str(&page.text);
    document.styles.extend(page.styles.into_iter().map(|mut styled| {
        styled.span = moved(styled.span);
        styled
    }));
    document.links.extend(page.links.into_iter().map(|mut link| {
        link.span = moved(link.span);
        link
    }));
    document.tables.extend(page.tables.into_iter().map(|mut table| {
        table.span = moved(table.span);
        for row in &mut table.rows {
            row.span = moved(row.span);
            for cell in &mut row.cells {
                cell.span = moved(cell.span);
            }
        }
        table
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: &str = "From: Clerk <clerk@example.org>\r\nTo: tess@example.net\r\nDate: Mon, 1 Mar 2010 09:00:00 \
        -0500\r\nSubject: Notice\r\n of hearing\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Plumbline =C2=A7 <b>365</b></p><table><tr><td>a<td>b\
        </table>";

    #[test]
    fn reads_headers_and_a_page() {
        let (document, problems) = read(MESSAGE.as_bytes(), "notice.eml").unwrap();
        assert!(problems.is_empty());
        assert_eq!(
            &*document.text,
            "From: Clerk <clerk@example.org>\nTo: tess@example.net\nDate: Mon, 1 Mar 2010 09:00:00 -0500\n\
             Subject: Notice of hearing\n\nPlumbline § 365\n\na\tb\n"
        );
        assert_eq!(document.styles[0].span.of(&document.text), "365");
        assert_eq!(document.tables[0].rows[0].cells[1].span.of(&document.text), "b");
    }

    #[test]
    fn leaves_letters_alone() {
        for text in [
            "From: the desk of Ada Plover\nTo: Tess Vole\n\nDear Tess:\n",
            "Re: Plumbline Fasteners\nDate: March 1, 2010\n",
            "",
            "No colon here\nContent-Type: text/html\n",
        ] {
            assert!(read(text.as_bytes(), "letter.txt").is_none(), "{text}");
        }
    }
}
