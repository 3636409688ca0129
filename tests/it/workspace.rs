//! Opening and saving `redwell.ron`, on a good day and on bad ones.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use redwell::ingest;
use redwell::model::Decision;
use redwell::workspace::{
    self, Access, Opened, ReadError, SaveError, Settings, SettingsChange, Store, View, Workspace, replace_file,
    save_settings,
};
use tempfile::TempDir;

use crate::fixture::{folder, names, target};

fn hide(name: &str) -> Decision {
    Decision::Hide { entry: target(name), hidden: true }
}

fn with(names: &[&str]) -> Workspace {
    let mut workspace = Workspace::default();
    for name in names {
        workspace.history.decide(hide(name), None);
    }
    workspace
}

fn labels(workspace: &Workspace) -> Vec<String> {
    let label = |decision| match decision {
        Decision::Hide { entry, .. } => entry.label,
        other => panic!("{other:?}"),
    };
    workspace.history.decisions().into_iter().map(label).collect()
}

/// A case folder and a data directory.
struct Desk {
    folder: TempDir,
    data: TempDir,
}

impl Desk {
    fn new(files: &[(&str, &str)]) -> Self {
        Self { folder: folder(files), data: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn open(&self) -> Opened {
        workspace::open(self.folder.path(), Some(self.data.path()), "Dana on front-desk")
    }

    #[track_caller]
    fn open_to_write(&self) -> (Workspace, Store, Vec<String>) {
        let Opened { workspace, access, remarks } = self.open();
        match access {
            Access::Write(store) => (workspace, store, remarks.into_iter().map(|remark| remark.message).collect()),
            Access::ReadOnly(why) => panic!("open to read only: {why}"),
        }
    }

    #[track_caller]
    fn open_to_read(&self) -> (Workspace, String) {
        let Opened { workspace, access, .. } = self.open();
        match access {
            Access::ReadOnly(why) => (workspace, why),
            Access::Write(_) => panic!("open to write"),
        }
    }

    #[track_caller]
    fn save(&self, names: &[&str]) {
        assert_eq!(self.open_to_write().1.save(&with(names)).unwrap(), None);
    }

    fn read(&self) -> Result<(Workspace, Vec<String>), ReadError> {
        workspace::read(self.folder.path(), Some(self.data.path()))
    }

    /// Where decisions go that cannot go into the case folder.
    fn away(&self) -> PathBuf {
        let workspaces = self.data.path().join("workspaces");
        workspaces.join(names(&workspaces).first().unwrap())
    }

    /// A folder into which nothing new can be written, for whoever runs the test: even root cannot open a directory as
    /// the file that is locked.
    fn refuse_writing(&self) {
        fs::create_dir(self.path(".redwell.lock")).unwrap();
    }

    fn allow_writing(&self) {
        fs::remove_dir(self.path(".redwell.lock")).unwrap();
    }
}

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
    assert!(matches!(error, SaveError::Newer), "{error}");
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

#[test]
fn a_rename_that_fails_leaves_the_old_file() {
    let folder = folder(&[("there/keep.txt", "x")]);
    let target = folder.path().join("there");
    assert!(replace_file(&target, |file| file.write_all(b"new")).is_err());
    assert_eq!(names(&target), ["keep.txt"]);
    assert_eq!(names(folder.path()), ["there"]);
}

#[test]
fn a_writer_that_fails_leaves_the_old_file() {
    let folder = folder(&[("a.csv", "old")]);
    let target = folder.path().join("a.csv");
    let failing = |file: &mut dyn std::io::Write| {
        file.write_all(&[b'x'; 100_000])?;
        Err(std::io::Error::other("out of words"))
    };
    assert_eq!(replace_file(&target, failing).unwrap_err().to_string(), "out of words");
    assert_eq!(fs::read_to_string(&target).unwrap(), "old");
    assert_eq!(names(folder.path()), ["a.csv"]);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("real/file", "old")]);
    let (real, link) = (folder.path().join("real/file"), folder.path().join("link"));
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("real/file", &link).unwrap();
    replace_file(&link, |file| file.write_all(b"new")).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&real).unwrap(), "new");
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);

    let dangling = folder.path().join("dangling");
    std::os::unix::fs::symlink("real/later", &dangling).unwrap();
    replace_file(&dangling, |file| file.write_all(b"x")).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("real/later")).unwrap(), "x");
}

#[cfg(unix)]
#[test]
fn a_new_file_can_be_read_by_colleagues() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("made by the system", "")]);
    let target = folder.path().join("new");
    replace_file(&target, |file| file.write_all(b"x")).unwrap();
    let mode = |name| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
    assert_eq!(mode("new"), mode("made by the system"));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_never_replaced() {
    let before = fs::metadata("/dev/null").unwrap().file_type();
    replace_file(Path::new("/dev/null"), |file| file.write_all(b"x")).unwrap();
    assert_eq!(fs::metadata("/dev/null").unwrap().file_type(), before);
}

#[test]
fn settings_are_kept_and_shared() {
    let data = tempfile::tempdir().unwrap();
    let path = |name: &str| data.path().join(name);
    assert_eq!(Settings::load(data.path()), Settings::default());
    let view = View { dark: Some(true), ..View::default() };
    save_settings(data.path(), &[SettingsChange::Opened(path("a")), SettingsChange::View(view.clone())]).unwrap();
    // A second window knows nothing of the first one's folder, and does not undo it.
    save_settings(data.path(), &[SettingsChange::Opened(path("b")), SettingsChange::Opened(path("c"))]).unwrap();
    save_settings(data.path(), &[SettingsChange::Opened(path("b")), SettingsChange::Forget(path("c"))]).unwrap();
    let settings = Settings::load(data.path());
    assert_eq!(settings.recent, [path("b"), path("a")]);
    assert_eq!(settings.view, view);
    let many: Vec<_> = (0..30).map(|number| SettingsChange::Opened(path(&number.to_string()))).collect();
    save_settings(data.path(), &many).unwrap();
    assert_eq!(Settings::load(data.path()).recent.len(), 12);
}

#[test]
fn settings_that_cannot_be_read_are_no_obstacle() {
    let data = folder(&[("settings.ron", "(format_version: 1, recent: [")]);
    assert_eq!(Settings::load(data.path()), Settings::default());
    save_settings(data.path(), &[SettingsChange::Opened("x".into())]).unwrap();
    assert_eq!(names(data.path()), ["settings.damaged-1.ron", "settings.ron"]);
    assert_eq!(Settings::load(data.path()).recent, [PathBuf::from("x")]);

    let newer = "(format_version: 2, recent: {})";
    fs::write(data.path().join("settings.ron"), newer).unwrap();
    save_settings(data.path(), &[SettingsChange::Opened("y".into())]).unwrap();
    assert_eq!(fs::read_to_string(data.path().join("settings.ron")).unwrap(), newer);
}

#[test]
fn an_anchor_finds_the_words_of_an_entry() {
    let case = crate::fixture::CaseBuilder::default()
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
    let of_roster =
        |at: usize| workspace::target(&case, redwell::model::EntryRef::Roster(case.roster[at].key)).unwrap();
    let bank = of_roster(0);
    assert_eq!((bank.label.as_str(), bank.anchor.quote.as_str()), ("Alder Bank", "Alder Bank"));
    assert_eq!((bank.anchor.path.as_str(), bank.anchor.hash.as_str(), bank.anchor.span.start), ("a.txt", "00ff", 26));
    let fund = of_roster(1);
    assert_eq!((fund.label.as_str(), fund.anchor.quote.as_str()), ("Birch Fund", "Birch Fund"));
    let line =
        |at: usize| workspace::target(&case, redwell::model::EntryRef::Timeline(case.timeline[at].key)).unwrap().label;
    assert_eq!((line(0), line(1)), ("deadline 2009-04-22".to_owned(), "deadline".to_owned()));
    assert_eq!(workspace::target(&case, redwell::model::EntryRef::Reference(0)), None);
}
