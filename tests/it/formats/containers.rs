//! Documents inside of other files.

use std::fs;

use redwell::ingest;
use redwell::model::{Coverage, Format};

use super::{documents, listed, zip};

const MESSAGE: &str = "From: Ada Plover <ada@example.org>\r\nTo: Tess Vole <tess@example.net>\r\nDate: Mon, 1 Mar 2032 \
    09:00:00 -0500\r\nSubject: Signed lease\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; \
    boundary=\"part\"\r\n\r\n--part\r\nContent-Type: text/plain\r\n\r\nTess, the lease is attached.\r\n--part\r\n\
    Content-Type: text/plain; name=\"lease.txt\"\r\nContent-Disposition: attachment; filename=\"lease.txt\"\r\n\
    Content-Transfer-Encoding: base64\r\n\r\nVGhlIGxlYXNlIGVuZHMgb24gTWF5IDEsIDIwMzMu\r\n--part\r\nContent-Type: \
    message/rfc822\r\n\r\nFrom: Finn Otter <finn@example.org>\r\nTo: Ada Plover <ada@example.org>\r\nSubject: Keys\r\n\
    \r\nThe keys are with the porter.\r\n--part\r\nContent-Type: image/png; name=\"logo.png\"\r\nContent-ID: <logo>\r\n\
    Content-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--part--\r\n";

#[test]
fn attachments_are_documents_inside_of_their_message() {
    let read = documents("mail.eml", MESSAGE.as_bytes());
    let paths: Vec<_> = read.iter().map(|(document, _)| document.path.as_str()).collect();
    assert_eq!(paths, ["mail.eml", "mail.eml/Keys.eml", "mail.eml/lease.txt"]);
    let text = |at: usize| read[at].0.text.to_string();
    assert_eq!(
        text(0),
        "From: Ada Plover <ada@example.org>\nTo: Tess Vole <tess@example.net>\nDate: Mon, 1 Mar 2032 09:00:00 -0500\n\
         Subject: Signed lease\n\nTess, the lease is attached.\n"
    );
    assert_eq!(read[0].0.format, Format::Email);
    assert!(text(1).ends_with("\n\nThe keys are with the porter."), "{:?}", text(1));
    assert_eq!(text(2), "The lease ends on May 1, 2033.");
    assert!(read.iter().all(|(document, problems)| problems.is_empty() && document.coverage == Coverage::Read));
}

#[test]
fn members_of_archives_are_read_each_by_itself() {
    let inner = zip(&[("deed.txt", b"The deed."), ("mail.eml", MESSAGE.as_bytes())]);
    let outer = zip(&[
        ("orders/first.txt", b"It is ordered."),
        ("orders/empty/", b""),
        ("__MACOSX/._first.txt", b"?"),
        ("../up.txt", b"Not above."),
        ("CON.txt", b"A name of a device."),
        ("inner.zip", &inner),
    ]);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("box.zip"), outer).unwrap();
    fs::write(folder.path().join("a.txt"), "Before.").unwrap();
    let (files, problems) = listed(folder.path());
    assert_eq!(problems, []);
    let read: Vec<_> = files.iter().map(|file| ingest::read(file).0).collect();
    let text =
        |path: &str| read.iter().find(|document| document.path == path).map(|document| document.text.to_string());
    let mut sorted: Vec<_> = read.iter().map(|document| document.path.clone()).collect();
    sorted.sort();
    assert_eq!(sorted, read.iter().map(|document| document.path.clone()).collect::<Vec<_>>());
    assert_eq!(sorted.len(), 10);
    assert_eq!(text("box.zip/orders/first.txt").as_deref(), Some("It is ordered."));
    assert_eq!(text("box.zip/up.txt").as_deref(), Some("Not above."));
    assert_eq!(text("box.zip/CON.txt").as_deref(), Some("A name of a device."));
    assert_eq!(text("box.zip/inner.zip/deed.txt").as_deref(), Some("The deed."));
    assert_eq!(text("box.zip/inner.zip/mail.eml/lease.txt").as_deref(), Some("The lease ends on May 1, 2033."));
    let archive = read.iter().find(|document| document.path == "box.zip").unwrap();
    assert_eq!(&*archive.text, "orders/first.txt\nup.txt\nCON.txt\ninner.zip\n");
    assert_eq!(archive.margins.len(), 1, "names of files are no sentences");
    assert_eq!(archive.hash.len(), 64);
}

#[test]
fn a_member_that_is_damaged_is_named_and_not_passed_over() {
    let mut bytes = zip(&[("deed.txt", b"The deed."), ("will.txt", b"The will.")]);
    // The head of the first member, which the directory at the end points at.
    bytes[..4].copy_from_slice(b"????");
    let read = documents("box.zip", &bytes);
    let of = |path: &str| &read.iter().find(|(document, _)| document.path == path).expect(path).1;
    assert!(of("box.zip/deed.txt")[0].message.contains("damaged"), "{:?}", of("box.zip/deed.txt"));
    assert_eq!(of("box.zip/will.txt").len(), 0);
}

#[test]
fn an_archive_deeper_than_three_is_named_and_left_closed() {
    let mut archive = zip(&[("deed.txt", b"The deed.")]);
    for _ in 0..5 {
        archive = zip(&[("in.zip", &archive)]);
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("box.zip"), archive).unwrap();
    let (files, problems) = listed(folder.path());
    assert_eq!(files.len(), 4);
    let [problem] = problems.as_slice() else { panic!("one problem, not {problems:?}") };
    assert_eq!(problem.path, "box.zip/in.zip/in.zip/in.zip");
    assert!(problem.message.contains("too deep"), "{}", problem.message);
}

#[test]
fn an_archive_that_unpacks_without_end_is_too_large() {
    let zeros = vec![0; 101 << 20];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bomb.zip");
    let mut bytes = zip(&[("long.txt", &zeros)]);
    fs::write(&path, &bytes).unwrap();
    let read: Vec<_> = listed(folder.path()).0.iter().map(ingest::read).collect();
    assert_eq!(read[1].0.coverage, Coverage::TooLarge);
    // The same, saying of itself in its directory and before its entry that it is short.
    let length = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == length {
            bytes[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
        }
    }
    fs::write(&path, &bytes).unwrap();
    let read: Vec<_> = listed(folder.path()).0.iter().map(ingest::read).collect();
    assert!(matches!(read[1].0.coverage, Coverage::TooLarge | Coverage::Damaged), "{:?}", read[1].1);
}

#[test]
fn more_documents_than_fit_are_said_to_be_left_out() {
    let names: Vec<String> = (0..5_003).map(|number| format!("{number:05}.txt")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("many.zip"), zip(&files)).unwrap();
    let (files, problems) = listed(folder.path());
    assert_eq!((files.len(), problems.len()), (5_001, 1));
    assert!(problems[0].message.contains("5000 documents"), "{}", problems[0].message);
}

#[test]
fn messages_of_a_mailbox_are_documents() {
    let mailbox = format!(
        "From ada@example.org Mon Mar  1 09:00:00 2032\n{}\n\nFrom finn@example.org Tue Mar  2 10:00:00 2032\nFrom: \
         Finn Otter <finn@example.org>\nSubject: =?utf-8?q?Caf=C3=A9_bill?=\n\nFrom the porter's desk:\n\n>From here \
         on it is ours.\n",
        MESSAGE.replace("\r\n", "\n")
    );
    let read = documents("box.mbox", mailbox.as_bytes());
    let paths: Vec<_> = read.iter().map(|(document, _)| document.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "box.mbox",
            "box.mbox/0001 Signed lease.eml",
            "box.mbox/0001 Signed lease.eml/Keys.eml",
            "box.mbox/0001 Signed lease.eml/lease.txt",
            "box.mbox/0002 Café bill.eml"
        ]
    );
    assert!(read[1].0.text.ends_with("Tess, the lease is attached.\n"));
    assert_eq!(&*read[3].0.text, "The lease ends on May 1, 2033.");
    assert!(read[4].0.text.ends_with("From the porter's desk:\n\nFrom here on it is ours.\n"), "{:?}", read[4].0.text);
}

#[test]
fn what_is_no_container_is_damaged() {
    for name in ["box.zip", "box.mbox", "mail.eml"] {
        let read = documents(name, b"");
        assert_eq!(read.len(), 1, "{name}");
        let (document, problems) = &read[0];
        assert_eq!((document.coverage, problems.len()), (Coverage::Damaged, 1), "{name}");
    }
}

#[test]
fn messages_nested_without_end_are_survived() {
    let deep = "Content-Type: message/rfc822\n\n".repeat(100_000) + "words";
    let read = documents("deep.eml", deep.as_bytes());
    assert_eq!(read[0].0.coverage, Coverage::Damaged);
    let parts = "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(100_000) + "\n\nwords";
    assert!(!documents("parts.eml", parts.as_bytes()).is_empty());
}
