//! Reader processes of the real program, and what they give.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use redwell::export::{self, ExportKind};
use redwell::model::{CaseFile, Coverage};
use redwell::session::{Limits, Means, Parts, ReaderProgram};
use tempfile::TempDir;

use crate::fixture::folder;
use crate::pdf::writer::{file, lines, sheet};
use crate::review::{FIRST, MESSAGE};

const PROGRAM: &str = env!("CARGO_BIN_EXE_redwell");

fn by_readers(limits: Limits) -> Means {
    Means { readers: Some(ReaderProgram::redwell(PROGRAM, limits)), ..Means::default() }
}

fn case(folder: &Path, means: &Means) -> CaseFile {
    Parts::read_by(folder, means).unwrap().assemble(&[], 1).unwrap()
}

fn facts(case: &CaseFile) -> String {
    let mut bytes = Vec::new();
    export::write(case, ExportKind::Facts, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Documents of every sort that a reader is asked for.
fn documents() -> TempDir {
    let page = format!("<html><body><p>{}</p></body></html>", FIRST.replace('\n', "<br>"));
    let folder = folder(&[("a.txt", FIRST), ("page.html", &page), ("empty.html", ""), ("mail.eml", MESSAGE)]);
    let letter = lines(72.0, 720.0, &FIRST.lines().collect::<Vec<_>>());
    fs::write(folder.path().join("letter.pdf"), file(&[sheet(letter)]).as_slice()).unwrap();
    fs::write(folder.path().join("broken.pdf"), "%PDF-1.7 and nothing more").unwrap();
    folder
}

#[test]
fn readers_read_as_this_process_does() {
    let folder = documents();
    let (here, there) = (case(folder.path(), &Means::default()), case(folder.path(), &by_readers(Limits::default())));
    assert_eq!(facts(&here), facts(&there));
    assert_eq!(here.problems, there.problems);
    for (here, there) in here.documents.iter().zip(&there.documents) {
        assert_eq!(here.source, there.source);
    }
    assert!(there.documents.iter().any(|document| document.source.path == "mail.eml/report.txt"));
    let letter = there.documents.iter().find(|document| document.source.path == "letter.pdf").unwrap();
    assert!(letter.source.pages[0].words.len() > 20, "with the places of its words");
}

/// Only Linux holds a process to its address space as a whole.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_eats_memory_costs_its_reader_and_nothing_else() {
    let folder = folder(&[("a.txt", FIRST), ("page.html", "<p>On May 4, 2009.</p>")]);
    fs::write(folder.path().join("eater.html"), vec![b' '; 95 << 20]).unwrap();
    // The program itself takes about two thirds of this.
    let case = case(folder.path(), &by_readers(Limits { memory: 360 << 20, ..Limits::default() }));
    let coverage: Vec<_> = case.documents.iter().map(|document| document.source.coverage).collect();
    assert_eq!(coverage, [Coverage::Read, Coverage::Damaged, Coverage::Read]);
    let [problem] = &case.problems[..] else { panic!("{:?}", case.problems) };
    assert_eq!(problem.path, "eater.html");
    assert!(problem.message.contains("memory"), "{}", problem.message);
}

#[test]
fn a_reader_ends_with_its_program() {
    let mut reader = Command::new(PROGRAM)
        .arg("read-worker")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(reader.stdin.take());
    assert!(ended(&mut reader), "with nothing to do");
}

/// A pipe that nobody writes into stands for a file that takes for ever.
#[cfg(unix)]
#[test]
fn a_reader_ends_with_its_program_in_the_middle_of_a_file() {
    use std::io::Write;

    let folder = folder(&[("a.html", "")]);
    let (mut files, _) = redwell::ingest::list(folder.path()).unwrap();
    files[0].location = folder.path().join("pipe.html");
    assert!(Command::new("mkfifo").arg(&files[0].location).status().unwrap().success());
    // The first of the questions that there are: to read a file.
    let question = postcard::to_stdvec(&(0_u8, &files[0])).unwrap();
    let mut reader = Command::new(PROGRAM)
        .arg("read-worker")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = reader.stdin.take().unwrap();
    stdin.write_all(&u32::try_from(question.len()).unwrap().to_le_bytes()).unwrap();
    stdin.write_all(&question).unwrap();
    drop(stdin);
    assert!(ended(&mut reader));
}

/// Whether a process ends by itself. The bound only ends a test that would hang.
fn ended(process: &mut Child) -> bool {
    for _ in 0..600 {
        if process.try_wait().unwrap().is_some() {
            return true;
        }
        thread::sleep(Duration::from_millis(50));
    }
    process.kill().unwrap();
    false
}
