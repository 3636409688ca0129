//! Messages of Outlook (`.msg`) → [`Document`]: [MS-OXMSG] in a compound file, [MS-CFB].
//!
//! Like other messages: headers as lines at the top, then the body, as a page where there is one, else as plain text,
//! else as RTF. Attachments are documents of their own; a message that is attached is made into a file again.

mod compressed;
mod properties;

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use cfb::CompoundFile;
use chrono::DateTime;

use super::inside::Member;
use super::{MAX_BYTES, Refused, encoding, html, mail, rtf};
use crate::model::{Coverage, Document, Format, Problem, ProblemKind};

use properties::Properties;

/// Identifiers of properties, as [MS-OXPROPS] has them.
mod id {
    pub(super) const SUBJECT: u16 = 0x0037;
    pub(super) const SENT: u16 = 0x0039;
    pub(super) const HEADERS: u16 = 0x007D;
    pub(super) const RECIPIENT_KIND: u16 = 0x0C15;
    pub(super) const SENDER_NAME: u16 = 0x0C1A;
    pub(super) const SENDER_ADDRESS: u16 = 0x0C1F;
    pub(super) const SENDER_SMTP: u16 = 0x5D01;
    pub(super) const RECEIVED: u16 = 0x0E06;
    pub(super) const DISPLAY_TO: u16 = 0x0E04;
    pub(super) const DISPLAY_CC: u16 = 0x0E03;
    pub(super) const BODY: u16 = 0x1000;
    pub(super) const BODY_RTF: u16 = 0x1009;
    pub(super) const BODY_HTML: u16 = 0x1013;
    pub(super) const NAME: u16 = 0x3001;
    pub(super) const ADDRESS: u16 = 0x3003;
    pub(super) const SMTP: u16 = 0x39FE;
    pub(super) const DATA: u16 = 0x3701;
    pub(super) const SHORT_FILE_NAME: u16 = 0x3704;
    pub(super) const FILE_NAME: u16 = 0x3707;
    pub(super) const CONTENT_ID: u16 = 0x3712;
    pub(super) const CODE_PAGE: u16 = 0x3FFD;
}

/// Storages of a file beyond which no more are looked at.
const MOST_STORAGES: usize = 5_000;

/// A picture shorter than this, in bytes, that the body shows in its place is no document.
const SMALL_PICTURE: u64 = 20_000;

/// Reads a message. Its problems name no document: the caller knows where it stands.
pub(super) fn read(bytes: &[u8], path: &str) -> (Document, Vec<Problem>) {
    let message = Message::open(bytes).map(|mut message| message.document(path));
    message.filter(|(document, _)| !document.text.trim().is_empty()).unwrap_or_else(|| {
        let message =
            "is damaged or no message of Outlook; try to open it there, and save it as .eml or PDF".to_owned();
        let problem = Problem { path: path.to_owned(), doc: None, kind: ProblemKind::Unreadable, message };
        (Document::empty(path, Format::Outlook, Coverage::Damaged), vec![problem])
    })
}

/// The attachments of a message.
pub(super) fn attachments(bytes: &[u8]) -> Vec<Member> {
    Message::open(bytes).map(|mut message| message.attachments()).unwrap_or_default()
}

/// The bytes of one attachment.
pub(super) fn attachment(bytes: &[u8], number: u64) -> Result<Vec<u8>, Refused> {
    let gone = || Refused::damaged("is no longer in the message, or damaged there; read the folder again");
    let mut message = Message::open(bytes).ok_or_else(gone)?;
    let storage = format!("/__attach_version1.0_#{number:08X}");
    let data = message.stream(&format!("{storage}/__substg1.0_{:04X}0102", id::DATA));
    data.or_else(|| message.embedded(&format!("{storage}/__substg1.0_{:04X}000D", id::DATA))).ok_or_else(gone)
}

struct Message<'b> {
    file: CompoundFile<Cursor<&'b [u8]>>,
    /// Of the texts that are not Unicode.
    encoding: &'static encoding_rs::Encoding,
}

impl<'b> Message<'b> {
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let file = CompoundFile::open(Cursor::new(bytes)).ok()?;
        let mut message = Self { file, encoding: encoding_rs::WINDOWS_1252 };
        if let Some(page) = message.properties("", 32).number(id::CODE_PAGE) {
            message.encoding = rtf::of_code_page(page);
        }
        Some(message)
    }

    fn document(&mut self, path: &str) -> (Document, Vec<Problem>) {
        let properties = self.properties("", 32);
        let mut text = String::new();
        let from = self.person("", &[id::SENDER_NAME], &[id::SENDER_SMTP, id::SENDER_ADDRESS]);
        mail::header_line(&mut text, "From", &from);
        let [to, cc] = self.recipients();
        mail::header_line(&mut text, "To", &to);
        mail::header_line(&mut text, "Cc", &cc);
        // The sender's own clock, where its headers came along; else the moment, which is kept in universal time.
        let headers = self.text("", id::HEADERS).unwrap_or_default();
        let moment = properties.time(id::SENT).or_else(|| properties.time(id::RECEIVED));
        let date = mail::date_of(headers.as_bytes()).or_else(|| Some(date(moment?)));
        mail::header_line(&mut text, "Date", &date.unwrap_or_default());
        mail::header_line(&mut text, "Subject", &self.text("", id::SUBJECT).unwrap_or_default());
        text.push('\n');

        let mut document = Document::empty(path, Format::Outlook, Coverage::Read);
        let mut problems = Vec::new();
        if let Some(page) = self.stream(&format!("/__substg1.0_{:04X}0102", id::BODY_HTML)) {
            let (page, found) = html::read(&encoding::decode_page(&page), path);
            mail::append(&mut document, &mut text, page);
            problems = found;
        } else if let Some(body) = self.text("", id::BODY).filter(|body| !body.trim().is_empty()) {
            text.push_str(&body.replace("\r\n", "\n").replace('\r', "\n"));
        } else if let Some(body) = self.stream(&format!("/__substg1.0_{:04X}0102", id::BODY_RTF))
            && let Some(body) = compressed::unpacked(&body)
        {
            let (page, found) = rtf::read(&body, path);
            mail::append(&mut document, &mut text, page);
            problems = found;
        }
        document.text = text.into();
        (document, problems)
    }

    /// Those whom it was sent to, and those who got a copy.
    fn recipients(&mut self) -> [String; 2] {
        let mut people: [Vec<String>; 2] = [Vec::new(), Vec::new()];
        for storage in self.storages("__recip_version1.0_#") {
            let person = self.person(&storage, &[id::NAME], &[id::SMTP, id::ADDRESS]);
            let kind = self.properties(&storage, 8).number(id::RECIPIENT_KIND);
            if let Some(list) = people.get_mut(usize::from(kind == Some(2)))
                && matches!(kind, Some(1 | 2))
            {
                list.push(person);
            }
        }
        let display = [id::DISPLAY_TO, id::DISPLAY_CC];
        let shown = display.map(|id| self.text("", id).unwrap_or_default());
        let [to, cc] = people.map(|people| people.join(", "));
        let [shown_to, shown_cc] = shown;
        [if to.is_empty() { shown_to } else { to }, if cc.is_empty() { shown_cc } else { cc }]
    }

    /// A name with an address: "Ada Plover <ada@example.org>". Addresses of an office's own server say nothing.
    fn person(&mut self, storage: &str, names: &[u16], addresses: &[u16]) -> String {
        let name = names.iter().find_map(|id| self.text(storage, *id)).unwrap_or_default();
        let address = addresses.iter().filter_map(|id| self.text(storage, *id)).find(|text| text.contains('@'));
        match address {
            Some(address) if name.is_empty() || name == address => address,
            Some(address) => format!("{name} <{address}>"),
            None => name,
        }
    }

    fn attachments(&mut self) -> Vec<Member> {
        let mut members = Vec::new();
        for storage in self.storages("__attach_version1.0_#") {
            let Some(number) = storage.rsplit('#').next().and_then(|hex| u64::from_str_radix(hex, 16).ok()) else {
                continue;
            };
            let data = format!("{storage}/__substg1.0_{:04X}0102", id::DATA);
            let message = format!("{storage}/__substg1.0_{:04X}000D", id::DATA);
            let is_message = self.file.is_storage(&message);
            let bytes = match self.file.entry(&data) {
                Ok(entry) => entry.len(),
                Err(_) if is_message => self.size(&message),
                Err(_) => continue,
            };
            let named = [id::FILE_NAME, id::SHORT_FILE_NAME, id::NAME].into_iter();
            let name = named.filter_map(|id| self.text(&storage, id)).find(|name| !name.trim().is_empty());
            let picture = [".png", ".gif", ".jpg", ".jpeg", ".bmp"]
                .iter()
                .any(|ending| name.as_ref().is_some_and(|name| name.to_lowercase().ends_with(ending)));
            if picture && bytes < SMALL_PICTURE && self.text(&storage, id::CONTENT_ID).is_some() {
                continue;
            }
            let name = name.unwrap_or_else(|| format!("attachment {}", number + 1)).replace(['/', '\\'], "-");
            let ending = Path::new(&name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("msg"));
            let name = if is_message && !ending { format!("{name}.msg") } else { name };
            members.push(Member { name, number, bytes, format: is_message.then_some(Format::Outlook) });
        }
        members
    }

    /// A message inside of this one, as a file of its own.
    fn embedded(&mut self, storage: &str) -> Option<Vec<u8>> {
        let entries: Vec<(PathBuf, bool)> = self
            .file
            .walk_storage(storage)
            .ok()?
            .take(MOST_STORAGES)
            .map(|entry| (entry.path().to_owned(), entry.is_stream()))
            .collect();
        let mut copy = CompoundFile::create(Cursor::new(Vec::new())).ok()?;
        let mut room = MAX_BYTES;
        for (path, is_stream) in entries {
            let below = Path::new("/").join(path.strip_prefix(storage).ok()?);
            if !is_stream {
                if below != Path::new("/") {
                    copy.create_storage(&below).ok()?;
                }
                continue;
            }
            let mut bytes = self.stream(path.to_str()?)?;
            room = room.checked_sub(bytes.len() as u64)?;
            // The head of a message's properties is eight bytes longer in a file of its own ([MS-OXMSG] 2.4.1).
            if below == Path::new("/__properties_version1.0") && bytes.len() >= 24 {
                bytes.splice(24..24, [0; 8]);
            }
            copy.create_stream(&below).and_then(|mut stream| stream.write_all(&bytes)).ok()?;
        }
        copy.flush().ok()?;
        Some(copy.into_inner().into_inner())
    }

    /// The bytes of everything in a storage.
    fn size(&self, storage: &str) -> u64 {
        let entries = self.file.walk_storage(storage).into_iter().flatten().take(MOST_STORAGES);
        entries.map(|entry| entry.len()).fold(0, u64::saturating_add)
    }

    /// The storages whose names begin so, in their order.
    fn storages(&self, prefix: &str) -> Vec<String> {
        let names = self.file.read_root_storage().take(MOST_STORAGES).map(|entry| entry.name().to_owned());
        let mut names: Vec<String> = names.filter(|name| name.starts_with(prefix)).collect();
        names.sort_unstable();
        names.into_iter().map(|name| format!("/{name}")).collect()
    }

    /// A text, in Unicode or as the message encodes it.
    fn text(&mut self, storage: &str, id: u16) -> Option<String> {
        let unicode = self.stream(&format!("{storage}/__substg1.0_{id:04X}001F"));
        let (bytes, encoding) = match unicode {
            Some(bytes) => (bytes, encoding_rs::UTF_16LE),
            None => (self.stream(&format!("{storage}/__substg1.0_{id:04X}001E"))?, self.encoding),
        };
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        Some(text.trim_end_matches('\0').to_owned())
    }

    fn properties(&mut self, storage: &str, head: usize) -> Properties {
        Properties::new(&self.stream(&format!("{storage}/__properties_version1.0")).unwrap_or_default(), head)
    }

    fn stream(&mut self, path: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.file.open_stream(path).ok()?.take(MAX_BYTES).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// A moment as headers of messages write it (RFC 5322, 3.3). `ticks`: tenths of a microsecond since 1601.
fn date(ticks: u64) -> String {
    /// Seconds from 1601 to 1970.
    const TO_UNIX: i64 = 11_644_473_600;
    let seconds = i64::try_from(ticks / 10_000_000).unwrap_or_default() - TO_UNIX;
    let moment = DateTime::from_timestamp(seconds, 0);
    moment.map(|moment| moment.format("%a, %-d %b %Y %H:%M:%S +0000").to_string()).unwrap_or_default()
}
