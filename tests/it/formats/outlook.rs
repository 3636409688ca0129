//! Messages of Outlook.

use std::io::{Cursor, Write};
use std::path::Path;

use cfb::CompoundFile;
use redwell::model::{Coverage, Format};

use super::documents;

type File = CompoundFile<Cursor<Vec<u8>>>;

fn put(file: &mut File, path: &str, bytes: &[u8]) {
    file.create_storage_all(Path::new(path).parent().unwrap()).unwrap();
    file.create_stream(path).unwrap().write_all(bytes).unwrap();
}

fn text(file: &mut File, storage: &str, id: &str, text: &str) {
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    put(file, &format!("{storage}/__substg1.0_{id}001F"), &bytes);
}

/// A stream of properties: a head of so many bytes, then identifier and type with a value.
fn properties(file: &mut File, storage: &str, head: usize, values: &[(u32, u64)]) {
    let entry = |(tag, value): &(u32, u64)| {
        [tag.to_le_bytes().to_vec(), vec![6, 0, 0, 0], value.to_le_bytes().to_vec()].concat()
    };
    let bytes = [vec![0; head], values.iter().flat_map(entry).collect()].concat();
    put(file, &format!("{storage}/__properties_version1.0"), &bytes);
}

/// A message in a storage; the root for one of its own.
fn message(file: &mut File, storage: &str, subject: &str, body: &str) {
    // Noon of May 1, 2031, in universal time.
    let noon = 135_798_768_000_000_000;
    properties(file, storage, if storage.is_empty() { 32 } else { 24 }, &[(0x0039_0040, noon)]);
    text(file, storage, "0037", subject);
    text(file, storage, "0C1A", "Ada Plover");
    text(file, storage, "5D01", "ada@example.org");
    text(file, storage, "1000", body);
}

pub(crate) fn file() -> Vec<u8> {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    message(&mut file, "", "Signed lease", "Tess,\r\nthe lease is attached.");
    for (at, (kind, name, address)) in
        [(1, "Tess Vole", "tess@example.net"), (2, "Finn Otter", "finn@example.net")].into_iter().enumerate()
    {
        let storage = format!("/__recip_version1.0_#{at:08X}");
        properties(&mut file, &storage, 8, &[(0x0C15_0003, kind)]);
        text(&mut file, &storage, "3001", name);
        text(&mut file, &storage, "39FE", address);
    }
    put(&mut file, "/__attach_version1.0_#00000000/__substg1.0_37010102", b"The lease ends on May 1, 2033.");
    text(&mut file, "/__attach_version1.0_#00000000", "3707", "lease.txt");
    text(&mut file, "/__attach_version1.0_#00000001", "3001", "Keys");
    message(&mut file, "/__attach_version1.0_#00000001/__substg1.0_3701000D", "Keys", "They are with the porter.");
    file.flush().unwrap();
    file.into_inner().into_inner()
}

#[test]
fn headers_body_and_attachments_are_read() {
    let read = documents("mail.msg", &file());
    let paths: Vec<_> = read.iter().map(|(document, _)| document.path.as_str()).collect();
    assert_eq!(paths, ["mail.msg", "mail.msg/Keys.msg", "mail.msg/lease.txt"]);
    assert_eq!(
        &*read[0].0.text,
        "From: Ada Plover <ada@example.org>\nTo: Tess Vole <tess@example.net>\nCc: Finn Otter <finn@example.net>\n\
         Date: Thu, 1 May 2031 12:00:00 +0000\nSubject: Signed lease\n\nTess,\nthe lease is attached."
    );
    assert_eq!((read[0].0.format, read[0].0.coverage), (Format::Outlook, Coverage::Read));
    assert_eq!(
        &*read[1].0.text,
        "From: Ada Plover <ada@example.org>\nDate: Thu, 1 May 2031 12:00:00 +0000\nSubject: Keys\n\nThey are with the \
         porter."
    );
    assert_eq!(&*read[2].0.text, "The lease ends on May 1, 2033.");
}

#[test]
fn a_body_may_be_a_page_or_rtf() {
    let mut page = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    message(&mut page, "", "Page", "plain");
    put(&mut page, "/__substg1.0_10130102", b"<p>The <b>rent</b> is due</p>");
    let read = documents("page.msg", &page.into_inner().into_inner()).remove(0).0;
    assert!(read.text.ends_with("Subject: Page\n\nThe rent is due\n"), "{}", read.text);
    assert_eq!(read.styles[0].span.of(&read.text), "rent");

    let mut rtf = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    message(&mut rtf, "", "Rtf", "");
    put(&mut rtf, "/__substg1.0_10090102", b"........MELA....{\\rtf1 The {\\strike old} rent\\par}");
    let read = documents("rtf.msg", &rtf.into_inner().into_inner()).remove(0).0;
    assert!(read.text.ends_with("Subject: Rtf\n\nThe old rent\n"), "{}", read.text);
    assert_eq!(read.styles[0].span.of(&read.text), "old");
}

#[test]
fn what_is_no_message_says_so() {
    let empty = CompoundFile::create(Cursor::new(Vec::new())).unwrap().into_inner().into_inner();
    for bytes in [&b"no message"[..], &empty] {
        let read = documents("mail.msg", bytes);
        assert_eq!((read.len(), read[0].0.coverage, read[0].1.len()), (1, Coverage::Damaged, 1));
    }
}
