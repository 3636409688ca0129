//! E-mail messages → [`Document`]: who wrote to whom, when, about what, and the body as a reader sees it.
//!
//! Attachments are documents of their own: see `inside`.

mod undeclared;

use mail_parser::{Address, Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::model::{Coverage, Document, Format, Problem, ProblemKind, Span};

use super::html;
use super::inside::Member;

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

/// How many messages and digests a message may name: the parser calls itself for each that lies inside another, and so
/// does the freeing of what it made.
const MOST_NESTED: usize = 250;

/// A picture shorter than this, in bytes, that the body of a message shows in its place is a logo or a line, not a
/// document.
const SMALL_PICTURE: usize = 20_000;

/// Reads a message; `None` where the bytes are none.
pub fn read(bytes: &[u8], path: &str) -> Option<(Document, Vec<Problem>)> {
    if is_message(bytes) { Some(document(&parse(&undeclared::in_utf8(bytes))?, path)) } else { None }
}

/// Reads a file that is said to be a message.
pub(super) fn read_message(bytes: &[u8], path: &str) -> (Document, Vec<Problem>) {
    let bytes = &*undeclared::in_utf8(bytes);
    let parsed = parse(bytes).map(|message| (document(&message, path), message));
    let Some(((mut document, mut problems), message)) = parsed.filter(|((document, _), message)| {
        // The parser takes anything for a message; one that says nothing is none.
        !document.text.trim().is_empty() || message.attachment_count() > 0
    }) else {
        let message = "is damaged or no e-mail message; try to open it in a mail program".to_owned();
        let problem = Problem { path: path.to_owned(), doc: None, kind: ProblemKind::Unreadable, message };
        return (Document::empty(path, Format::Email, Coverage::Damaged), vec![problem]);
    };
    if document.text.trim().is_empty() {
        document.coverage = Coverage::NoText;
    }
    if message.attachments().any(|part| part.is_content_type("application", "pkcs7-mime")) {
        let message = "is encrypted, or signed in a way that hides its words; open it in the mail program and save it \
                       from there"
            .to_owned();
        problems.push(Problem { path: path.to_owned(), doc: None, kind: ProblemKind::Partial, message });
    }
    (document, problems)
}

/// The attachments of a message, in its order. Small pictures that its body shows are left out.
pub(super) fn attachments(bytes: &[u8]) -> Vec<Member> {
    let Some(message) = parse(bytes) else { return Vec::new() };
    let mut members = Vec::new();
    for (number, part) in message.attachments().enumerate() {
        let length = content(bytes, part).len();
        let picture = matches!(part.body, PartType::InlineBinary(_)) || part.content_id().is_some();
        if picture && length < SMALL_PICTURE && part.content_type().is_some_and(|kind| kind.ctype() == "image") {
            continue;
        }
        let format = format(part);
        let name = match part.attachment_name() {
            Some(name) if !name.trim().is_empty() => name.replace(['/', '\\'], "-"),
            _ => unnamed(part, number + 1, format),
        };
        members.push(Member { name, number: number as u64, bytes: length as u64, format });
    }
    members
}

/// The bytes of one attachment.
pub(super) fn attachment(bytes: &[u8], number: u64) -> Option<Vec<u8>> {
    let message = parse(bytes)?;
    let part = message.attachment(u32::try_from(number).ok()?)?;
    Some(content(bytes, part).to_vec())
}

/// The subject of a message's head, on one line.
pub(super) fn subject(head: &[u8]) -> String {
    let message = MessageParser::default().parse_headers(head);
    let subject = message.as_ref().and_then(|message| message.subject()).unwrap_or_default();
    subject.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn parse(bytes: &[u8]) -> Option<Message<'_>> {
    let starts = memchr::memchr3_iter(b'r', b'd', b'g', bytes).chain(memchr::memchr3_iter(b'R', b'D', b'G', bytes));
    let nesting = [&b"rfc822"[..], b"digest", b"global"];
    let names_one = |at: &usize| {
        let word = bytes.get(*at..at + 6).unwrap_or_default();
        // "message/rfc822"; the word alone is anybody's.
        let of_type = at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'/');
        of_type && nesting.iter().any(|name| word.eq_ignore_ascii_case(name))
    };
    if starts.filter(names_one).take(MOST_NESTED + 1).count() > MOST_NESTED {
        return None;
    }
    MessageParser::default().parse(bytes)
}

/// What a part of a message holds.
fn content<'a>(message: &'a [u8], part: &'a MessagePart<'_>) -> &'a [u8] {
    match &part.body {
        // A message inside another that was not encoded for the way is a stretch of it.
        PartType::Message(_) if part.encoding == Encoding::None => {
            message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default()
        }
        PartType::Message(inner) => inner.raw_message(),
        _ => part.contents(),
    }
}

/// The format that a part says it has.
fn format(part: &MessagePart<'_>) -> Option<Format> {
    if part.is_message() {
        return Some(Format::Email);
    }
    let kind = part.content_type()?;
    let format = match (kind.ctype(), kind.subtype().unwrap_or_default()) {
        ("text", "plain") => Format::Text,
        ("text", "html") => Format::Html,
        ("text", "csv") => Format::Csv,
        ("text" | "application", "rtf") => Format::Rtf,
        ("application", "pdf") => Format::Pdf,
        ("application", "zip" | "x-zip-compressed") => Format::Zip,
        ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document") => Format::Word,
        ("application", "msword") => Format::OldWord,
        ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet" | "vnd.ms-excel") => Format::Workbook,
        ("application", "vnd.ms-outlook") => Format::Outlook,
        ("image", "png" | "jpeg" | "tiff") => Format::Image,
        _ => return None,
    };
    Some(format)
}

/// A name for a part that has none.
fn unnamed(part: &MessagePart<'_>, number: usize, format: Option<Format>) -> String {
    if let Some(message) = part.message() {
        let subject = message.subject().unwrap_or_default().replace(['/', '\\'], "-");
        let subject: String = subject.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(80).collect();
        return if subject.is_empty() { format!("message {number}.eml") } else { format!("{subject}.eml") };
    }
    let ending = match format {
        Some(Format::Text) => ".txt",
        Some(Format::Html) => ".html",
        Some(Format::Pdf) => ".pdf",
        _ => "",
    };
    format!("attachment {number}{ending}")
}

/// A message as a document.
fn document(message: &Message<'_>, path: &str) -> (Document, Vec<Problem>) {
    let mut document = Document::empty(path, Format::Text, Coverage::Read);
    let mut text = headers(message);
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
    (document, problems)
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
    header_line(&mut text, "From", &people(message.from()));
    header_line(&mut text, "To", &people(message.to()));
    header_line(&mut text, "Cc", &people(message.cc()));
    // The date as the sender's clock wrote it: the zone is part of it.
    header_line(&mut text, "Date", message.header_raw("Date").unwrap_or_default());
    header_line(&mut text, "Subject", message.subject().unwrap_or_default());
    text
}

/// Adds a header on a line of its own, where it says anything.
pub(super) fn header_line(text: &mut String, label: &str, value: &str) {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if !value.is_empty() {
        text.push_str(label);
        text.push_str(": ");
        text.push_str(&value);
        text.push('\n');
    }
}

/// The date of a message's head, as the sender's clock wrote it.
pub(super) fn date_of(head: &[u8]) -> Option<String> {
    let message = MessageParser::default().parse_headers(head)?;
    message.header_raw("Date").map(|date| date.trim().to_owned()).filter(|date| !date.is_empty())
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
pub(super) fn append(document: &mut Document, text: &mut String, page: Document) {
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

    #[test]
    fn a_word_that_names_a_kind_of_message_is_no_message_inside() {
        let thread = MESSAGE.replace("Plumbline", &"ada@elmglobal.example, a digest, ".repeat(300));
        assert!(read(thread.as_bytes(), "thread.eml").unwrap().1.is_empty());
        let nested = MESSAGE.replace("Plumbline", &"Content-Type: message/rfc822\r\n\r\n".repeat(300));
        assert!(parse(nested.as_bytes()).is_none());
    }
}
