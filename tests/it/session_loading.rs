//! Opening and reading a case folder.

use std::fs;

use redwell::model::{Coverage, DocId};
use redwell::session::{Action, Progress, SaveState, Session};

use crate::fixture::{World, folder, names};
use crate::review::{Desk, FIRST, SECOND};

#[test]
fn a_session_begins_with_nothing_open() {
    let mut desk = Desk::idle();
    assert!(!desk.session.poll());
    assert!(desk.session.case().is_none() && desk.session.folder().is_none());
    assert_eq!(desk.session.progress(), Progress::default());
    assert_eq!(desk.session.save_state(), SaveState::Saved);
    assert_eq!(desk.session.next_poll(), None);
    for action in
        [Action::Undo, Action::Reload, Action::Back, Action::StepPassage(1), Action::Save, Action::CloseFolder]
    {
        desk.session.handle(action);
    }
    assert_eq!(desk.messages(), Vec::<&str>::new());
}

#[test]
fn a_folder_is_read() {
    let desk = Desk::open();
    let case = desk.session.case().unwrap();
    assert_eq!(desk.session.progress(), Progress { read: 2, total: 2, running: false });
    assert_eq!(desk.session.folder(), Some(desk.folder.path()));
    assert_eq!(case.documents.iter().map(|d| d.source.path.as_str()).collect::<Vec<_>>(), ["a.txt", "b/c.txt"]);
    assert!(desk.has("Alder Bank, N.A."));
    assert_eq!(desk.messages(), Vec::<&str>::new());
    assert_eq!(desk.session.recent(), [desk.folder.path()]);
}

#[test]
fn every_case_shown_is_a_new_revision() {
    let mut desk = Desk::open();
    let before = desk.session.case().unwrap().revision;
    desk.rename("Jane Doe", "J. Doe");
    assert!(desk.session.case().unwrap().revision > before);
}

#[test]
fn an_empty_folder_is_a_case() {
    let (folder, world) = (folder(&[]), World::new(None));
    let mut session = Session::new(world.clone());
    world.open(&mut session, folder.path());
    assert!(session.case().unwrap().documents.is_empty());
    assert_eq!(session.progress(), Progress { read: 0, total: 0, running: false });
}

#[test]
fn a_folder_that_is_gone_leaves_what_is_open() {
    let mut desk = Desk::open();
    desk.session.handle(Action::OpenFolder(desk.folder.path().join("gone")));
    desk.world.until(&mut desk.session, "it is said", |session| !session.notices().is_empty());
    assert!(desk.messages()[0].contains("gone is not there"), "{:?}", desk.messages());
    assert!(desk.session.notices()[0].failed);
    assert_eq!(desk.session.folder(), Some(desk.folder.path()));
    assert!(desk.session.is_settled() && desk.has("Jane Doe"));
    let id = desk.session.notices()[0].id;
    desk.session.handle(Action::Dismiss(id));
    assert_eq!(desk.messages(), Vec::<&str>::new());
}

#[test]
fn files_that_cannot_be_read_are_problems() {
    let folder = folder(&[("a.txt", FIRST), ("b.xyz", "?")]);
    fs::write(folder.path().join("nul.txt"), vec![0; 5000]).unwrap();
    let world = World::new(None);
    let mut session = Session::new(world.clone());
    world.open(&mut session, folder.path());
    let case = session.case().unwrap();
    assert_eq!(case.documents.len(), 3, "none is hidden");
    let problem = case.problems.iter().find(|problem| problem.path == "nul.txt").unwrap();
    assert_eq!(problem.doc, Some(DocId(2)));
}

#[test]
fn another_folder_takes_the_place_of_the_first() {
    let mut desk = Desk::open();
    desk.rename("Jane Doe", "J. Doe");
    let other = folder(&[("other.txt", SECOND)]);
    desk.world.open(&mut desk.session, other.path());
    assert_eq!(desk.session.folder(), Some(other.path()));
    assert_eq!(desk.session.case().unwrap().documents.len(), 1);
    assert!(desk.saved().contains("J. Doe"), "what was decided is saved on the way");
    assert_eq!(names(desk.folder.path()), ["a.txt", "b", "redwell.ron"], "and the lock is let go of");
    assert_eq!(desk.session.recent(), [other.path(), desk.folder.path()]);
}

#[test]
fn the_last_of_many_folders_is_the_one_that_opens() {
    let mut desk = Desk::idle();
    let others: Vec<_> = (0..5).map(|_| folder(&[("other.txt", SECOND)])).collect();
    for other in &others {
        desk.session.handle(Action::OpenFolder(other.path().to_owned()));
    }
    desk.world.open(&mut desk.session, desk.folder.path());
    assert_eq!(desk.session.case().unwrap().documents.len(), 2);
    assert_eq!(desk.session.recent(), [desk.folder.path()]);
}

#[test]
fn a_closed_case_stays_closed() {
    for _ in 0..20 {
        let mut desk = Desk::idle();
        desk.session.handle(Action::OpenFolder(desk.folder.path().to_owned()));
        desk.session.poll();
        desk.session.handle(Action::CloseFolder);
        assert!(desk.session.is_settled());
        // Whatever the workers still send is of a case that is no more.
        std::thread::yield_now();
        desk.session.poll();
        assert!(desk.session.case().is_none());
        drop(desk.session);
    }
}

#[test]
fn reading_can_be_cancelled() {
    let files: Vec<_> = (0..400).map(|number| (format!("{number:03}.txt"), FIRST)).collect();
    let folder = folder(&files.iter().map(|(name, text)| (name.as_str(), *text)).collect::<Vec<_>>());
    let world = World::new(None);
    let mut session = Session::new(world.clone());
    session.handle(Action::OpenFolder(folder.path().to_owned()));
    world.until(&mut session, "the folder is listed", |session| session.case().is_some());
    session.handle(Action::CancelLoading);
    world.read(&mut session);
    let Progress { read, total, running } = session.progress();
    assert!(!running && total == 400);
    let case = session.case().unwrap();
    let waiting = case.documents.iter().filter(|d| d.source.coverage == Coverage::Waiting).count();
    assert_eq!(read + waiting, 400, "what was read stays, and what was not says so");
    session.handle(Action::Reload);
    world.read(&mut session);
    assert_eq!(session.progress().read, 400);
}

#[test]
fn reading_again_sees_what_changed() {
    let mut desk = Desk::open();
    desk.session.handle(Action::OpenDocument(DocId(1)));
    fs::write(desk.folder.path().join("aa.txt"), SECOND.replace("Jane Doe", "Joan Poe")).unwrap();
    fs::remove_file(desk.folder.path().join("a.txt")).unwrap();
    desk.session.handle(Action::Reload);
    assert!(desk.has("Jane Doe"), "the old value stays on the screen");
    desk.world.read(&mut desk.session);
    assert!(desk.has("Joan Poe"));
    let case = desk.session.case().unwrap();
    assert_eq!(case.documents.iter().map(|d| d.source.path.as_str()).collect::<Vec<_>>(), ["aa.txt", "b/c.txt"]);
    let open = desk.session.selection().document.unwrap();
    assert_eq!(case.document(open).unwrap().source.path, "b/c.txt");
    assert_eq!(desk.session.progress(), Progress { read: 2, total: 2, running: false });
}

#[test]
fn opening_the_open_folder_reads_it_again() {
    let mut desk = Desk::open();
    fs::write(desk.folder.path().join("d.txt"), SECOND).unwrap();
    desk.world.open(&mut desk.session, desk.folder.path());
    assert_eq!(desk.session.case().unwrap().documents.len(), 3);
    assert_eq!(desk.session.save_state(), SaveState::Saved);
}
