//! Files that are damaged, newer, or changed by others, and saves that fail.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use redwell::workspace::{self, Access, Opened, ReadError, SaveError};

use super::{Desk, labels, with};
use crate::fixture::names;

#[test]
fn a_file_cut_in_half_is_set_aside_and_the_one_before_it_opened() {
    let desk = Desk::new(&[]);
    desk.save(&["a", "b"]);
    desk.save(&["a", "b", "c"]);
    let whole = fs::read(desk.path("redwell.ron")).unwrap();
    let half = &whole[..whole.len() / 2];
    fs::write(desk.path("redwell.ron"), half).unwrap();
    assert!(matches!(desk.read(), Err(ReadError::Damaged { .. })));

    let (workspace, store, remarks) = desk.open_to_write();
    assert_eq!(labels(&workspace), ["a", "b"]);
    assert_eq!(remarks.len(), 1);
    for words in ["redwell.ron is damaged", "redwell.damaged-1.ron", "the version saved before it is open"] {
        assert!(remarks[0].contains(words), "{remarks:?}");
    }
    assert_eq!(fs::read(desk.path("redwell.damaged-1.ron")).unwrap(), half, "it is set aside as it was");
    drop(store);
    assert_eq!(labels(&desk.read().unwrap().0), ["a", "b"], "what was recovered is saved at once");

    fs::write(desk.path("redwell.ron"), "x").unwrap();
    drop(desk.open_to_write());
    assert_eq!(fs::read(desk.path("redwell.damaged-1.ron")).unwrap(), half, "and is never overwritten");
    assert_eq!(fs::read(desk.path("redwell.damaged-2.ron")).unwrap(), b"x");
}

#[test]
fn a_damaged_file_without_a_backup_gives_its_whole_lines() {
    let desk = Desk::new(&[]);
    desk.save(&["a", "b", "c"]);
    let whole = fs::read_to_string(desk.path("redwell.ron")).unwrap();
    for (cut, left) in [("\"b\"", vec!["a"]), ("\"c\"", vec!["a", "b"]), ("format_version", vec![])] {
        fs::write(desk.path("redwell.ron"), &whole[..whole.find(cut).unwrap()]).unwrap();
        let (workspace, _, remarks) = desk.open_to_write();
        assert_eq!(labels(&workspace), left);
        assert!(remarks[0].contains("read out of it"), "{remarks:?}");
        let _ = fs::remove_file(desk.path("redwell.ron.bak"));
    }
}

#[test]
fn no_cut_loses_more_than_it_cuts() {
    let desk = Desk::new(&[]);
    desk.save(&["a", "b"]);
    let whole = fs::read(desk.path("redwell.ron")).unwrap();
    for length in (0..whole.len()).step_by(7) {
        fs::write(desk.path("redwell.ron"), &whole[..length]).unwrap();
        let Opened { workspace, access, remarks } = desk.open();
        assert!(matches!(access, Access::Write(_)), "{length}");
        // What is cut off behind the last bracket is only white space.
        let intact = remarks.is_empty() && labels(&workspace) == ["a", "b"];
        assert!(intact || remarks.len() == 1, "{length}: {remarks:?}");
        let _ = fs::remove_file(desk.path("redwell.ron.bak"));
    }
}

#[test]
fn a_file_of_a_newer_version_is_read_and_never_written() {
    let file = r#"(format_version: 2, decisions: [(decision: Hide(entry: (list: "roster", label: "a", words: ()),
        hidden: true))], shelves: [1, 2])"#;
    let desk = Desk::new(&[("redwell.ron", file)]);
    let (workspace, why) = desk.open_to_read();
    assert_eq!(labels(&workspace), ["a"]);
    assert!(why.contains("newer Redwell") && why.contains("format 2"), "{why}");
    assert_eq!(names(desk.folder.path()), ["redwell.ron"]);
    assert_eq!(fs::read_to_string(desk.path("redwell.ron")).unwrap(), file);
    let (workspace, warnings) = desk.read().unwrap();
    assert_eq!(labels(&workspace), ["a"]);
    assert_eq!(warnings.len(), 1);

    fs::write(desk.path("redwell.ron"), "(format_version: 3, decisions: \"in another form\")").unwrap();
    assert_eq!(labels(&desk.open_to_read().0), Vec::<String>::new());
}

#[test]
fn a_newer_program_that_saves_meanwhile_is_respected() {
    let desk = Desk::new(&[]);
    let (_, mut store, _) = desk.open_to_write();
    fs::write(desk.path("redwell.ron"), "(format_version: 9)").unwrap();
    let error = store.save(&with(&["a"])).unwrap_err();
    let SaveError::Newer { kept: Some(kept) } = &error else { panic!("{error}") };
    let mine = fs::read(kept).unwrap();
    assert!(error.is_kept());
    let again = store.save(&with(&["a"])).unwrap_err();
    assert!(matches!(&again, SaveError::Newer { kept: Some(second) } if second == kept), "{again}");
    assert_eq!(fs::read(kept).unwrap(), mine, "kept in one place, however often");
    assert_eq!(fs::read_to_string(desk.path("redwell.ron")).unwrap(), "(format_version: 9)");
}

#[test]
fn what_another_program_saved_meanwhile_is_kept() {
    let desk = Desk::new(&[]);
    let (_, mut store, _) = desk.open_to_write();
    store.save(&with(&["mine"])).unwrap();
    let theirs = "(format_version: 1, decisions: [])";
    fs::write(desk.path("redwell.ron"), theirs).unwrap();
    let remark = store.save(&with(&["mine", "more"])).unwrap().unwrap();
    assert!(remark.failed && remark.message.contains("redwell.ron.other-1"), "{remark:?}");
    assert_eq!(fs::read_to_string(desk.path("redwell.ron.other-1")).unwrap(), theirs);
    drop(store);
    assert_eq!(labels(&desk.open_to_write().0), ["mine", "more"]);
}

#[test]
fn a_save_that_fails_leaves_the_old_file_and_a_copy_elsewhere() {
    let desk = Desk::new(&[]);
    desk.save(&["a"]);
    let old = fs::read(desk.path("redwell.ron")).unwrap();
    let (_, mut store, _) = desk.open_to_write();
    // The backup cannot be renamed onto a directory that is not empty.
    fs::create_dir_all(desk.path("redwell.ron.bak/x")).unwrap();
    let error = store.save(&with(&["a", "b"])).unwrap_err();
    let SaveError::Disk { rescued: Some(rescued), .. } = &error else { panic!("{error:?}") };
    assert!(rescued.starts_with(desk.data.path()) && error.to_string().contains("a copy is kept"), "{error}");
    assert_eq!(fs::read(desk.path("redwell.ron")).unwrap(), old);
    let left = [".redwell.lock", ".redwell.owner", "redwell.ron", "redwell.ron.bak"];
    assert_eq!(names(desk.folder.path()), left, "no temporary file stays");
    drop(store);

    let (workspace, mut store, _) = desk.open_to_write();
    assert_eq!(labels(&workspace), ["a", "b"], "the copy is picked up");
    fs::remove_dir_all(desk.path("redwell.ron.bak")).unwrap();
    store.save(&workspace).unwrap();
    drop(store);
    assert_eq!(names(&desk.away()), ["redwell.ron.bak"]);
    assert_eq!(labels(&desk.open_to_write().0), ["a", "b"]);
}

/// Run as a child by the next test, saves until it is killed; by itself does nothing.
#[test]
fn saves_until_it_is_killed() {
    let Ok(folder) = std::env::var("REDWELL_TEST_FOLDER") else { return };
    let Access::Write(mut store) = workspace::open(Path::new(&folder), None, "a child").access else { panic!() };
    let many: Vec<_> = (0..400).map(|number| format!("decision {number}")).collect();
    for length in (1..=many.len()).cycle() {
        store.save(&with(&many[..length].iter().map(String::as_str).collect::<Vec<_>>())).unwrap();
    }
}

#[test]
fn a_process_killed_while_it_saves_damages_nothing() {
    let desk = Desk::new(&[]);
    desk.save(&["decision 0"]);
    for round in 0..12 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "workspace::damage::saves_until_it_is_killed"])
            .env("REDWELL_TEST_FOLDER", desk.folder.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let before = fs::read(desk.path("redwell.ron")).unwrap();
        while fs::read(desk.path("redwell.ron")).unwrap() == before {
            assert!(child.try_wait().unwrap().is_none(), "it cannot save");
            thread::yield_now();
        }
        // A little later each time, to hit other moments of a save.
        thread::sleep(Duration::from_micros(700 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        let (workspace, _, remarks) = desk.open_to_write();
        assert_eq!(remarks, Vec::<String>::new());
        assert!(!labels(&workspace).is_empty());
    }
}
