//! Where decisions are kept, and who may write them.

use std::fs::{self, File};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use redwell::ingest;
use redwell::model::EntryRef;
use redwell::workspace::{self, Access, Opened};

use super::{Desk, labels, with};
use crate::fixture::{CaseBuilder, names};

#[test]
fn looking_leaves_nothing_behind() {
    let desk = Desk::new(&[("order.txt", "So ordered.")]);
    let (_, store, remarks) = desk.open_to_write();
    assert_eq!(remarks, Vec::<String>::new());
    drop(store);
    assert_eq!(names(desk.folder.path()), ["order.txt"]);
    assert_eq!(names(desk.data.path()), Vec::<String>::new());
}

#[test]
fn the_version_before_is_kept() {
    let desk = Desk::new(&[]);
    let (_, mut store, _) = desk.open_to_write();
    store.save(&with(&["a"])).unwrap();
    assert_eq!(names(desk.folder.path()), [".redwell.lock", ".redwell.owner", "redwell.ron"]);
    store.save(&with(&["a", "b"])).unwrap();
    drop(store);
    assert_eq!(names(desk.folder.path()), ["redwell.ron", "redwell.ron.bak"]);
    let (now, before) =
        (fs::read_to_string(desk.path("redwell.ron")), fs::read_to_string(desk.path("redwell.ron.bak")));
    assert!(now.unwrap().contains("\"b\"") && !before.unwrap().contains("\"b\""));
}

#[test]
fn none_of_our_files_is_a_document() {
    let desk = Desk::new(&[("order.txt", "So ordered."), ("redwell.ron", "(cut")]);
    let (_, mut store, _) = desk.open_to_write();
    store.save(&with(&["a"])).unwrap();
    fs::write(desk.path("redwell.ron"), "(format_version: 1)").unwrap();
    store.save(&with(&["a"])).unwrap();
    store.save(&with(&["a", "b"])).unwrap();
    assert_eq!(names(desk.folder.path()).len(), 7, "{:?}", names(desk.folder.path()));
    let (files, problems) = ingest::list(desk.folder.path()).unwrap();
    assert_eq!(files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["order.txt"]);
    assert!(problems.is_empty());
}

#[test]
fn a_second_window_is_told_who_has_the_case() {
    let desk = Desk::new(&[]);
    desk.save(&["a"]);
    let (_, store, _) = desk.open_to_write();
    let (workspace, why) = desk.open_to_read();
    assert_eq!(labels(&workspace), ["a"]);
    assert!(why.starts_with("Dana on front-desk has this case open"), "{why}");
    drop(store);
    desk.open_to_write();
}

#[test]
fn a_lock_left_by_a_process_that_died_is_none() {
    let desk = Desk::new(&[(".redwell.lock", ""), (".redwell.owner", "somebody long gone")]);
    desk.open_to_write();
}

#[test]
fn one_window_of_many_gets_the_lock() {
    let desk = Desk::new(&[]);
    let taken = Arc::new(AtomicBool::new(false));
    thread::scope(|scope| {
        for _ in 0..4 {
            let (taken, folder) = (Arc::clone(&taken), desk.folder.path());
            scope.spawn(move || {
                for _ in 0..200 {
                    if let Access::Write(store) = workspace::open(folder, None, "a thread").access {
                        assert!(!taken.swap(true, Ordering::SeqCst), "two have the lock");
                        taken.store(false, Ordering::SeqCst);
                        drop(store);
                    }
                }
            });
        }
    });
    assert_eq!(names(desk.folder.path()), Vec::<String>::new());
}

#[test]
fn a_folder_that_cannot_be_written_has_its_decisions_elsewhere() {
    let desk = Desk::new(&[]);
    desk.refuse_writing();
    let (_, mut store, remarks) = desk.open_to_write();
    assert!(remarks[0].contains("cannot be written") && remarks[0].contains("are kept in"), "{remarks:?}");
    store.save(&with(&["a"])).unwrap();
    drop(store);
    assert_eq!(names(desk.folder.path()), [".redwell.lock"]);
    assert_eq!(names(&desk.away()), ["redwell.ron"]);
    assert_eq!(labels(&desk.read().unwrap().0), ["a"]);
    assert_eq!(labels(&desk.open_to_write().0), ["a"]);

    // As soon as it can be written, they go where they belong.
    desk.allow_writing();
    let (workspace, mut store, remarks) = desk.open_to_write();
    assert_eq!((labels(&workspace), remarks), (vec!["a".to_owned()], vec![]));
    store.save(&with(&["a", "b"])).unwrap();
    drop(store);
    assert_eq!(names(&desk.away()), ["redwell.ron.bak"]);
    assert_eq!(labels(&desk.open_to_write().0), ["a", "b"]);
}

#[test]
fn the_folders_own_decisions_come_first_where_they_changed() {
    let desk = Desk::new(&[]);
    desk.save(&["from the case"]);
    desk.refuse_writing();
    let (workspace, mut store, _) = desk.open_to_write();
    assert_eq!(labels(&workspace), ["from the case"]);
    store.save(&with(&["from the case", "mine"])).unwrap();
    drop(store);
    assert_eq!(labels(&desk.read().unwrap().0), ["from the case", "mine"]);

    // A colleague, who may write there, decides something.
    desk.allow_writing();
    let other = tempfile::tempdir().unwrap();
    let Access::Write(mut store) = workspace::open(desk.folder.path(), Some(other.path()), "a colleague").access else {
        panic!()
    };
    store.save(&with(&["from the case", "theirs"])).unwrap();
    drop(store);

    let (workspace, _, remarks) = desk.open_to_write();
    assert_eq!(labels(&workspace), ["from the case", "theirs"]);
    assert!(remarks[0].contains("redwell.ron.other-1"), "{remarks:?}");
    let mine = fs::read_to_string(desk.away().join("redwell.ron.other-1")).unwrap();
    assert!(mine.contains("\"mine\""), "{mine}");
}

#[test]
fn with_nowhere_to_write_a_case_opens_to_read() {
    let desk = Desk::new(&[]);
    desk.save(&["a"]);
    desk.refuse_writing();
    let Opened { workspace, access, .. } = workspace::open(desk.folder.path(), None, "x");
    assert_eq!(labels(&workspace), ["a"]);
    assert!(matches!(access, Access::ReadOnly(why) if why.contains("cannot be written")));
    // A file stands where the data directory should be.
    fs::write(desk.data.path().join("workspaces"), "").unwrap();
    assert!(desk.open_to_read().1.contains("nor can"));
}

#[cfg(unix)]
#[test]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn a_folder_without_permission_to_write() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new(&[]);
    fs::set_permissions(desk.folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    if File::create(desk.path("probe")).is_ok() {
        // Root writes everywhere; the folder that refuses everybody stands in for this one.
        eprintln!("skipped: permissions do not hold for this user");
        return;
    }
    let (_, _, remarks) = desk.open_to_write();
    assert!(remarks[0].contains("cannot be written"), "{remarks:?}");
    fs::set_permissions(desk.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_write_protected_file_opens_to_read() {
    let desk = Desk::new(&[]);
    desk.save(&["a"]);
    let path = desk.path("redwell.ron");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions.clone()).unwrap();
    let (workspace, why) = desk.open_to_read();
    assert_eq!(labels(&workspace), ["a"]);
    assert!(why.contains("write-protected"), "{why}");
}

#[test]
fn an_anchor_finds_the_words_of_an_entry() {
    let case = CaseBuilder::default()
        .document("a.txt", "Alder and Birch Fund, and Alder Bank.")
        .party("Alder Bank", |_, _| {})
        .party("Birch Capital", |entry, passage| {
            entry.corrected_from = Some("Birch Fund".to_owned());
            // Merged with another, whose words come first.
            entry.sources = vec![passage("Alder"), passage("Birch Fund")];
        })
        .line(Some("2009-04-22"), "Fund", |_| {})
        .line(None, "and", |_| {})
        .build();
    let of_roster = |at: usize| workspace::target(&case, EntryRef::Roster(case.roster[at].key)).unwrap();
    let bank = of_roster(0);
    assert_eq!((bank.label.as_str(), bank.anchor.quote.as_str()), ("Alder Bank", "Alder Bank"));
    assert_eq!((bank.anchor.path.as_str(), bank.anchor.hash.as_str(), bank.anchor.span.start), ("a.txt", "00ff", 26));
    let fund = of_roster(1);
    assert_eq!((fund.label.as_str(), fund.anchor.quote.as_str()), ("Birch Fund", "Birch Fund"));
    let line = |at: usize| workspace::target(&case, EntryRef::Timeline(case.timeline[at].key)).unwrap().label;
    assert_eq!((line(0), line(1)), ("deadline 2009-04-22".to_owned(), "deadline".to_owned()));
    assert_eq!(workspace::target(&case, EntryRef::Reference(0)), None);
}
