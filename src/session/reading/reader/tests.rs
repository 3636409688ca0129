//! Readers that misbehave in every way that a process can, played by shell scripts.

#![cfg(unix)]

use std::fs;
use std::sync::atomic::AtomicBool;

use tempfile::TempDir;

use super::*;
use crate::model::{Coverage, Document, Format};
use crate::session::reading::Limits;

/// What a script says first, as a reader would.
const GREETING: &str = r"printf '\001\000\000\000\002'; ";

const TEXT: &str = "what a good reader says";

/// Shell scripts that play readers, with what they answer.
struct Scene {
    folder: TempDir,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut answer = Vec::new();
        let document = Document::from_text("another name", TEXT);
        let outcome = Outcome { document, mentions: crate::extract::Mentions::default(), problems: Vec::new() };
        frames::write(&mut answer, &outcome).unwrap();
        fs::write(folder.path().join("answer"), answer).unwrap();
        Self { folder }
    }

    /// Answers a question, whatever it is. Questions are shorter than what `dd` takes at once.
    fn answer(&self) -> String {
        format!("dd bs=100000 count=1 2>/dev/null | wc -c >/dev/null; cat {}/answer", self.folder.path().display())
    }

    /// A reader that answers two questions.
    fn good(&self) -> ReaderProgram {
        let answer = self.answer();
        program(&format!("{GREETING} {answer}; {answer}; exec cat >/dev/null"))
    }
}

/// A script as a reader. A file of no length has no time at all, and any other has more than a test takes.
fn program(script: &str) -> ReaderProgram {
    let limits =
        Limits { time: Duration::ZERO, time_for_megabyte: Duration::from_mins(10), memory: 1 << 30, answer: 1 << 20 };
    ReaderProgram::new("/bin/sh", &["-c", script], limits)
}

fn file(name: &str, bytes: u64) -> ListedFile {
    ListedFile {
        path: name.to_owned(),
        location: name.into(),
        format: Format::Pdf,
        bytes,
        modified: None,
        steps: Vec::new(),
    }
}

/// What becomes of a file whose reader does this, with the file behind it read as it should be.
#[track_caller]
fn problem(misbehaving: &str, bytes: u64) -> String {
    let scene = Scene::new();
    let (bad, good) = (program(misbehaving), scene.good());
    let mut reader = Reader::new(Some(&bad));
    let going = AtomicBool::new(false);
    let first = reader.read(&file("first.pdf", bytes), &going).unwrap();
    assert_eq!(first.document.coverage, Coverage::Damaged);
    assert_eq!(first.document.path, "first.pdf");
    assert_eq!(first.problems.len(), 1);
    assert!(reader.running.is_none(), "it is gone");
    reader.program = Some(&good);
    for name in ["second.pdf", "third.pdf"] {
        let next = reader.read(&file(name, 1), &going).unwrap();
        assert_eq!((&*next.document.text, next.document.path.as_str()), (TEXT, name));
    }
    first.problems[0].message.clone()
}

#[test]
fn one_that_ends() {
    let message = problem(&format!("{GREETING} exit 3"), 1);
    assert!(
        message.starts_with("could not be read: the reader stopped while reading it (exit status: 3)"),
        "{message}"
    );
}

#[test]
fn one_that_crashes() {
    let message = problem(&format!("{GREETING} kill -SEGV $$"), 1);
    assert!(message.contains("the reader stopped while reading it (signal: 11"), "{message}");
}

#[test]
fn one_that_hangs() {
    let message = problem(&format!("{GREETING} exec sleep 1000"), 0);
    assert!(message.contains("longer than 0 seconds"), "{message}");
}

#[test]
fn one_that_never_begins() {
    let message = problem("exec sleep 1000", 0);
    assert!(message.contains("longer than 0 seconds"), "{message}");
}

#[test]
fn one_that_breaks_off() {
    let message = problem(&format!(r"{GREETING} printf '\100\000\000\000half'; exit 0"), 1);
    assert!(message.contains("the reader stopped while reading it"), "{message}");
}

#[test]
fn one_that_talks_nonsense() {
    let message = problem(&format!(r"{GREETING} printf '\004\000\000\000junk'; exec sleep 1000"), 1);
    assert!(message.contains("makes no sense"), "{message}");
}

#[test]
fn one_that_talks_without_end() {
    let message = problem(&format!("{GREETING} exec yes"), 1);
    assert!(message.contains("more than 1 MB came out of it"), "{message}");
}

#[test]
fn one_that_needs_too_much_memory() {
    let message = problem(&format!("{GREETING} echo memory allocation of 9 bytes failed >&2; kill -ABRT $$"), 1);
    assert!(message.contains("more than 1024 MB of memory"), "{message}");
}

#[test]
fn one_that_ended_between_two_files() {
    let scene = Scene::new();
    let (short, good) = (program(&format!("{GREETING} {}; exit 0", scene.answer())), scene.good());
    let mut reader = Reader::new(Some(&short));
    let going = AtomicBool::new(false);
    let first = reader.read(&file("first.pdf", 1), &going).unwrap();
    assert_eq!(first.problems, []);
    if let Some(running) = &mut reader.running {
        running.child.wait().unwrap();
    }
    reader.program = Some(&good);
    assert_eq!(reader.read(&file("second.pdf", 1), &going).unwrap().problems, [], "it is no fault of the next file");
}

#[test]
fn what_is_no_reader_is_not_asked() {
    for script in ["exit 0", "echo hello", "exec yes"] {
        let program = ReaderProgram::new("/bin/sh", &["-c", script], Limits::default());
        let mut reader = Reader::new(Some(&program));
        let outcome = reader.read(&file("gone.pdf", 1), &AtomicBool::new(false)).unwrap();
        assert!(reader.program.is_none(), "from now on files are read here");
        assert!(outcome.problems[0].message.starts_with("could not be opened"), "as this one was: {outcome:?}");
    }
    let program = ReaderProgram::new("/no/such/program", &[], Limits::default());
    let mut reader = Reader::new(Some(&program));
    assert!(reader.read(&file("gone.pdf", 1), &AtomicBool::new(false)).is_some());
}

#[test]
fn cancelling_ends_the_reader_and_the_file_stays_unread() {
    let program = ReaderProgram::new("/bin/sh", &["-c", &format!("{GREETING} exec sleep 1000")], Limits::default());
    let mut reader = Reader::new(Some(&program));
    assert!(reader.read(&file("first.pdf", 1), &AtomicBool::new(true)).is_none());
    assert!(reader.running.is_none());
}
