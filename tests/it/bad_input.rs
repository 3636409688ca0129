//! Files and folders that cannot be read as they should: each is listed, and one problem says what to do.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use redwell::assemble::{ReadDocument, assemble};
use redwell::extract::extract;
use redwell::ingest;
use redwell::model::{CaseFile, Coverage, Document, Problem, ProblemKind};

use crate::fixture::folder;

/// Reads the only document of a folder.
fn only(folder: &Path) -> (Document, Vec<Problem>) {
    let (files, problems) = ingest::list(folder).unwrap();
    assert_eq!(problems, []);
    let [file] = files.as_slice() else { panic!("one file is listed, not {files:?}") };
    ingest::read(file)
}

/// The one problem of a document that could not be read.
#[track_caller]
fn unreadable((document, problems): (Document, Vec<Problem>), path: &str, coverage: Coverage, advice: &str) {
    assert_eq!((document.path.as_str(), document.coverage, &*document.text), (path, coverage, ""));
    let [problem] = problems.as_slice() else { panic!("one problem, not {problems:?}") };
    assert_eq!((problem.path.as_str(), problem.kind), (path, ProblemKind::Unreadable));
    assert!(problem.message.contains(advice), "{}", problem.message);
}

/// What becomes of a document in a case.
fn case_of(document: Document) -> CaseFile {
    let mentions = Arc::new(extract(&document));
    assemble(&[ReadDocument { document: Arc::new(document), mentions }], &[])
}

#[test]
fn a_file_of_two_hundred_megabytes_is_refused_at_once() {
    let folder = folder(&[]);
    // A hole as long as that takes no room on the disk.
    File::create(folder.path().join("dump.txt")).unwrap().set_len(200 << 20).unwrap();
    let read = only(folder.path());
    unreadable(read, "dump.txt", Coverage::TooLarge, "200 MB are too much");
}

#[test]
fn a_file_one_byte_too_long_is_refused() {
    let folder = folder(&[]);
    File::create(folder.path().join("most.txt")).unwrap().set_len(ingest::MAX_TEXT_BYTES + 1).unwrap();
    unreadable(only(folder.path()), "most.txt", Coverage::TooLarge, "split the file");
}

#[test]
fn a_file_of_nul_bytes_is_no_text() {
    for length in [1, 2, 7, 8, 5000] {
        let folder = folder(&[]);
        fs::write(folder.path().join("nul.txt"), vec![0; length]).unwrap();
        unreadable(only(folder.path()), "nul.txt", Coverage::Damaged, "holds no readable text");
    }
}

#[test]
fn nul_bytes_within_a_text_make_it_no_text() {
    let folder = folder(&[("order.txt", "ORDER\n\nIt is \0 ordered.\n")]);
    unreadable(only(folder.path()), "order.txt", Coverage::Damaged, "holds no readable text");
}

#[test]
fn a_program_named_like_a_text_is_no_text() {
    let folder = folder(&[]);
    let bytes: Vec<u8> = (0..4000_u32).map(|at| (at * 37 % 251) as u8).collect();
    fs::write(folder.path().join("letter.txt"), bytes).unwrap();
    unreadable(only(folder.path()), "letter.txt", Coverage::Damaged, "holds no readable text");
}

#[test]
fn a_broken_utf16_file_is_read_as_far_as_it_goes() {
    let whole: Vec<u8> = "\u{FEFF}ORDER\n\nDated: May 1, 2031\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    // Half a pair of surrogates; half a character at the end; both.
    let lone = [whole.as_slice(), &[0x00, 0xD8, 0x41, 0x00]].concat();
    let odd = [whole.as_slice(), &[0x41]].concat();
    for bytes in [lone, odd] {
        let folder = folder(&[]);
        fs::write(folder.path().join("order.txt"), &bytes).unwrap();
        let (document, problems) = only(folder.path());
        assert_eq!(document.coverage, Coverage::Read);
        assert!(document.text.starts_with("ORDER\n\nDated: May 1, 2031\n"), "{:?}", document.text);
        assert!(document.text.contains('\u{FFFD}'));
        let [problem] = problems.as_slice() else { panic!("one problem, not {problems:?}") };
        assert_eq!((problem.path.as_str(), problem.kind), ("order.txt", ProblemKind::Partial));
        assert!(problem.message.contains("compare with the original"), "{}", problem.message);
        let case = case_of(document);
        assert_eq!(case.documents[0].date.map(|date| date.to_string()).as_deref(), Some("2031-05-01"));
    }
}

#[test]
fn a_byte_order_mark_and_nothing_else_is_no_text() {
    for mark in [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF", b"", b"\n \n"] {
        let folder = folder(&[]);
        fs::write(folder.path().join("empty.txt"), mark).unwrap();
        let (document, problems) = only(folder.path());
        assert_eq!((document.coverage, problems.len()), (Coverage::NoText, 0), "{mark:?}");
        assert!(case_of(document).roster.is_empty());
    }
}

#[test]
fn a_file_that_vanishes_is_said_to_have() {
    let folder = folder(&[("letters/first.txt", "Dear Judge Elm:")]);
    let (files, _) = ingest::list(folder.path()).unwrap();
    fs::remove_file(folder.path().join("letters/first.txt")).unwrap();
    unreadable(ingest::read(&files[0]), "letters/first.txt", Coverage::Damaged, "it was there a moment ago");
}

#[test]
fn a_folder_that_takes_the_place_of_a_file_is_no_file() {
    let folder = folder(&[("order.txt", "ORDER")]);
    let (files, _) = ingest::list(folder.path()).unwrap();
    fs::remove_file(folder.path().join("order.txt")).unwrap();
    fs::create_dir(folder.path().join("order.txt")).unwrap();
    unreadable(ingest::read(&files[0]), "order.txt", Coverage::Damaged, "could not be opened");
}

#[test]
fn folders_that_are_none_say_so() {
    let folder = folder(&[("order.txt", "ORDER")]);
    let gone = ingest::list(&folder.path().join("gone")).unwrap_err();
    assert!(gone.path.ends_with("gone") && gone.message.contains("is not there"), "{gone:?}");
    let file = ingest::list(&folder.path().join("order.txt")).unwrap_err();
    assert!(file.path.ends_with("order.txt") && file.message.contains("is a file, not a folder"), "{file:?}");
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_is_a_problem_and_a_link_to_its_own_folder_is_none() {
    let folder = folder(&[("order.txt", "ORDER")]);
    std::os::unix::fs::symlink("nowhere.txt", folder.path().join("lost.txt")).unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
    let (files, problems) = ingest::list(folder.path()).unwrap();
    assert_eq!(files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["order.txt"]);
    assert_eq!(problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), ["lost.txt"]);
}

#[cfg(unix)]
#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn what_may_not_be_opened_is_said_by_name() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("open.txt", "ORDER"), ("closed.txt", "ORDER"), ("sealed/order.txt", "ORDER")]);
    let allow = |path: &str, mode| {
        fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    allow("closed.txt", 0o000);
    allow("sealed", 0o000);
    // Root may open everything.
    let holds = File::open(folder.path().join("closed.txt")).is_err();
    let listed = ingest::list(folder.path());
    let read: Vec<_> = listed.iter().flat_map(|(files, _)| files).map(ingest::read).collect();
    allow("sealed", 0o755);
    if !holds {
        eprintln!("skipped: permissions do not hold for this user");
        return;
    }
    let (files, problems) = listed.unwrap();
    assert_eq!(files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["closed.txt", "open.txt"]);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].path == "sealed" && problems[0].message.contains("no permission"), "{problems:?}");
    let [closed, open] = <[_; 2]>::try_from(read).unwrap();
    unreadable(closed, "closed.txt", Coverage::Damaged, "you have no permission to read it");
    assert_eq!(open.0.coverage, Coverage::Read);
}
