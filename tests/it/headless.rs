//! The command line, run as other programs run it.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use redwell::model::Decision;
use redwell::session::Parts;
use redwell::workspace::{self, Access, Workspace};
use tempfile::TempDir;

use crate::fixture::{folder, names};

const LETTER: &str = "\
Birch & Elm LLP
1 Quay Street
Boston, MA 02116

April 16, 2009

Re: Alder Bank, N.A.

Dear Ms. Roe:

The hearing is on May 4, 2009.

Very truly yours,

/s/ Jane Doe
Jane Doe
";

/// A child without a display, whose data directory is `data`.
fn redwell(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_redwell"));
    command
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("XDG_DATA_HOME", data)
        .env("APPDATA", data)
        .env("HOME", data)
        .stdin(Stdio::null());
    command
}

struct Run {
    code: i32,
    out: String,
    err: String,
}

fn run(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().unwrap();
    Run {
        code: status.code().expect("it ends by itself"),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

fn export(folder: &Path, arguments: &[&str]) -> Run {
    let data = tempfile::tempdir().unwrap();
    run(redwell(data.path()).arg("export").arg("--no-cache").arg(folder).args(arguments))
}

fn case() -> TempDir {
    folder(&[("letter.txt", LETTER), ("notes.xyz", "?")])
}

#[test]
fn help_says_what_scripts_need() {
    let data = tempfile::tempdir().unwrap();
    for arguments in [&["--help"][..], &["export", "--help"], &["text", "--help"]] {
        let Run { code, out, err } = run(redwell(data.path()).args(arguments));
        assert_eq!((code, err.as_str()), (0, ""));
        for words in ["Usage: redwell", "Exit codes:", "0  done", "1  something failed", "2  wrong usage"] {
            assert!(out.contains(words), "{words} in {out}");
        }
    }
    assert_eq!(run(redwell(data.path()).arg("--version")).out.trim(), concat!("redwell ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_usage_is_2() {
    let data = tempfile::tempdir().unwrap();
    for arguments in [
        &["export"][..],
        &["export", "x"],
        &["export", "x", "--roster", "-", "--facts", "-"],
        &["--nonsense"],
        &["text"],
    ] {
        let Run { code, out, err } = run(redwell(data.path()).args(arguments));
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.contains("Usage: redwell"), "{err}");
    }
}

#[test]
fn exports_are_written_and_nothing_else() {
    let (case, target) = (case(), tempfile::tempdir().unwrap());
    let path = |name: &str| target.path().join(name).display().to_string();
    let Run { code, out, err } =
        export(case.path(), &["--roster", &path("r.csv"), "--timeline", &path("t.csv"), "--facts", &path("f.json")]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "", ""));
    assert_eq!(names(target.path()), ["f.json", "r.csv", "t.csv"]);
    assert_eq!(names(case.path()), ["letter.txt", "notes.xyz"], "the case folder is only read");
    let facts: serde_json::Value = serde_json::from_slice(&fs::read(path("f.json")).unwrap()).unwrap();
    assert_eq!(facts["documents"][0]["status"], "read");
    assert_eq!(facts["documents"][1]["status"], "unsupported");
    assert_eq!(facts["documents"][0]["date"], "2009-04-16");

    let again = export(case.path(), &["--facts", "-"]);
    assert_eq!(again.code, 0);
    assert_eq!(again.out.as_bytes(), fs::read(path("f.json")).unwrap(), "same folder, same bytes");
}

#[test]
fn a_folder_that_is_none_fails() {
    let case = case();
    for name in ["gone", "letter.txt"] {
        let Run { code, out, err } = export(&case.path().join(name), &["--facts", "-"]);
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(err.starts_with("redwell: ") && err.contains(name), "{err}");
    }
}

#[test]
fn an_export_that_fails_keeps_no_other_from_being_written() {
    let (case, target) = (case(), tempfile::tempdir().unwrap());
    let good = target.path().join("t.csv");
    let Run { code, err, .. } = export(
        case.path(),
        &["--roster", &target.path().join("gone/r.csv").display().to_string(), "--timeline", good.to_str().unwrap()],
    );
    assert_eq!(code, 1);
    assert!(err.contains("r.csv could not be written"), "{err}");
    assert!(good.exists());
}

#[test]
fn unreadable_documents_are_warnings() {
    let case = case();
    fs::write(case.path().join("nul.txt"), vec![0; 5000]).unwrap();
    let Run { code, out, err } = export(case.path(), &["--facts", "-"]);
    assert_eq!(code, 0);
    assert!(err.contains("nul.txt"), "{err}");
    assert!(out.contains("nul.txt"));
}

#[test]
fn decisions_are_applied_unless_they_are_not_wanted() {
    let folder = case();
    let case = Parts::read(folder.path()).unwrap().assemble(&[], 1).unwrap();
    let entry = case.roster.iter().find(|entry| entry.name.contains("Doe")).expect("somebody signs");
    let target = workspace::target(&case, redwell::model::EntryRef::Roster(entry.key)).unwrap();
    let mut decided = Workspace::default();
    decided.history.decide(Decision::Rename { entry: target, name: "Jane Q. Doe".to_owned() }, None);
    let data = tempfile::tempdir().unwrap();
    let Access::Write(mut store) = workspace::open(folder.path(), Some(data.path()), "x").access else { panic!() };
    store.save(&decided).unwrap();
    drop(store);

    assert!(export(folder.path(), &["--roster", "-"]).out.contains("Jane Q. Doe"));
    assert!(!export(folder.path(), &["--roster", "-", "--no-decisions"]).out.contains("Jane Q. Doe"));

    // Without the decisions the export would say what the reviewer knows to be wrong.
    fs::write(folder.path().join("redwell.ron"), "(cut").unwrap();
    let Run { code, out, err } = export(folder.path(), &["--roster", "-"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("redwell.ron is damaged"), "{err}");
    assert_eq!(fs::read_to_string(folder.path().join("redwell.ron")).unwrap(), "(cut");
    assert_eq!(export(folder.path(), &["--roster", "-", "--no-decisions"]).code, 0);
}

#[test]
fn text_is_what_passages_count() {
    let folder = folder(&[("a.md", "\u{feff}~~2,000~~ **five**\r\nlast"), ("b.xyz", "?"), ("empty.txt", "")]);
    let data = tempfile::tempdir().unwrap();
    let text = |name: &str| run(redwell(data.path()).arg("text").arg(folder.path().join(name)));
    let Run { code, out, .. } = text("a.md");
    assert_eq!(code, 0);
    assert!(out.contains("2,000 five\nlast") && !out.contains(['~', '*', '\r', '\u{feff}']), "{out:?}");
    for name in ["b.xyz", "gone.txt"] {
        let Run { code, out, err } = text(name);
        assert_eq!((code, out.as_str()), (1, ""), "{name}");
        assert!(err.contains(name), "{err}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = folder(&[("long.txt", &"So ordered.\n".repeat(200_000))]);
    let data = tempfile::tempdir().unwrap();
    let mut child = redwell(data.path())
        .arg("text")
        .arg(folder.path().join("long.txt"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    // The pipe is closed here, with most of the text unread.
    let Output { status, stderr, .. } = child.wait_with_output().unwrap();
    assert_eq!((status.code(), String::from_utf8(stderr).unwrap().as_str()), (Some(0), ""));
}
