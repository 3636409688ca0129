//! A case folder that changes while it is open.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, SystemTime};

use redwell::model::DocId;
use redwell::session::{Action, Progress, Session, watch_folder};

use crate::fixture::{World, folder};
use crate::review::{Desk, FIRST, MESSAGE, SECOND};

/// Says that a file was changed so many seconds after 1970.
fn set_time(path: &Path, seconds: u64) {
    let file = File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
}

fn paths(session: &Session) -> Vec<String> {
    session.case().unwrap().documents.iter().map(|document| document.source.path.clone()).collect()
}

/// Tells of a change in the case folder, and waits until it is on the screen.
#[track_caller]
fn change(desk: &mut Desk, name: &str) {
    desk.world.change(&desk.folder.path().join(name));
    desk.world.read(&mut desk.session);
}

#[test]
fn a_new_file_comes_in_and_decisions_stay() {
    let mut desk = Desk::open();
    desk.session.handle(Action::OpenDocument(DocId(1)));
    desk.rename("Jane Doe", "J. Doe");
    fs::write(desk.folder.path().join("aa.txt"), SECOND.replace("Jane Doe", "Joan Poe")).unwrap();
    change(&mut desk, "aa.txt");
    assert_eq!(paths(&desk.session), ["a.txt", "aa.txt", "b/c.txt"]);
    assert!(desk.has("Joan Poe") && desk.has("J. Doe") && !desk.has("Jane Doe"));
    assert_eq!(desk.session.progress(), Progress { read: 3, total: 3, running: false });
    assert_eq!(desk.session.selection().document, Some(DocId(2)), "what is open stays open");
    assert_eq!(desk.messages(), Vec::<&str>::new());
}

#[test]
fn a_changed_file_is_read_again() {
    let mut desk = Desk::open();
    fs::write(desk.folder.path().join("b/c.txt"), SECOND.replace("Jane Doe", "Joan Poe")).unwrap();
    set_time(&desk.folder.path().join("b/c.txt"), 5_000);
    change(&mut desk, "b/c.txt");
    assert!(desk.has("Joan Poe"));
}

#[test]
fn a_file_that_goes_leaves_the_case() {
    let mut desk = Desk::open();
    fs::remove_file(desk.folder.path().join("a.txt")).unwrap();
    change(&mut desk, "a.txt");
    assert_eq!(paths(&desk.session), ["b/c.txt"]);
}

#[test]
fn what_did_not_change_is_not_read_again() {
    let mut desk = Desk::idle();
    let path = desk.folder.path().join("a.txt");
    set_time(&path, 5_000);
    desk.world.open(&mut desk.session, desk.folder.path());
    let revision = desk.session.case().unwrap().revision;
    let source = desk.session.case().unwrap().documents[0].source.clone();
    // Only somebody who opens the file sees that.
    fs::write(&path, FIRST.replace("Jane Doe", "Joan Poe")).unwrap();
    set_time(&path, 5_000);
    change(&mut desk, "b/c.txt");
    assert!(!desk.has("Joan Poe"));
    assert!(Arc::ptr_eq(&source, &desk.session.case().unwrap().documents[0].source));
    assert_eq!(desk.session.case().unwrap().revision, revision, "nothing is put together for nothing");
    // Who asks for it gets it.
    desk.session.handle(Action::Reload);
    desk.world.read(&mut desk.session);
    assert!(desk.has("Joan Poe"));
}

#[test]
fn what_is_inside_of_a_file_comes_and_goes_with_it() {
    let mut desk = Desk::idle();
    fs::write(desk.folder.path().join("mail.eml"), MESSAGE).unwrap();
    desk.world.open(&mut desk.session, desk.folder.path());
    let all = ["a.txt", "b/c.txt", "mail.eml", "mail.eml/report.txt"];
    assert_eq!(paths(&desk.session), all);
    assert_eq!(desk.session.progress(), Progress { read: 4, total: 4, running: false });
    let inside = desk.session.case().unwrap().documents[3].source.clone();
    fs::write(desk.folder.path().join("d.txt"), SECOND).unwrap();
    change(&mut desk, "d.txt");
    assert_eq!(paths(&desk.session), ["a.txt", "b/c.txt", "d.txt", "mail.eml", "mail.eml/report.txt"]);
    assert!(Arc::ptr_eq(&inside, &desk.session.case().unwrap().documents[4].source), "it is not read again");
    fs::remove_file(desk.folder.path().join("mail.eml")).unwrap();
    change(&mut desk, "mail.eml");
    assert_eq!(paths(&desk.session), ["a.txt", "b/c.txt", "d.txt"]);
}

#[test]
fn changes_of_no_document_are_not_even_looked_at() {
    let mut desk = Desk::open();
    fs::write(desk.folder.path().join("d.txt"), SECOND).unwrap();
    for name in ["redwell.ron", ".redwell-ab.tmp", "redwell.ron.bak", "~$d.docx", "b/.~lock.x#", "notes.txt~"] {
        change(&mut desk, name);
        assert_eq!(paths(&desk.session), ["a.txt", "b/c.txt"], "{name}");
    }
    change(&mut desk, "d.txt");
    assert_eq!(paths(&desk.session), ["a.txt", "b/c.txt", "d.txt"]);
}

#[test]
fn a_folder_that_tells_of_nothing_is_said_so_once() {
    let (folder, world) = (folder(&[("a.txt", FIRST)]), World::new(None));
    world.refuse_watching();
    let mut session = Session::new(world.clone());
    world.open(&mut session, folder.path());
    world.open(&mut session, folder.path());
    let [notice] = session.notices() else { panic!("{:?}", session.notices()) };
    assert!(!notice.failed && notice.message.contains("F5 reads it again"), "{}", notice.message);
    assert_eq!(session.case().unwrap().documents.len(), 1);
}

#[test]
fn a_closed_case_is_watched_no_more() {
    let mut desk = Desk::open();
    assert!(desk.world.is_watching());
    desk.session.handle(Action::CloseFolder);
    assert!(!desk.world.is_watching());
}

/// The only test that waits for the operating system; how long that takes does not matter.
#[test]
fn the_system_tells_of_changes() {
    let folder = folder(&[("b/c.txt", FIRST)]);
    let (sender, receiver) = channel();
    let changed = Box::new(move |path: &Path| {
        let _ = sender.send(path.to_owned());
    });
    let watcher = watch_folder(folder.path(), changed).unwrap();
    fs::write(folder.path().join("b/new.txt"), SECOND).unwrap();
    let told = |name: &str| loop {
        let path = receiver.recv_timeout(Duration::from_mins(1)).expect("the change is told");
        if path.ends_with(name) {
            return;
        }
    };
    told("new.txt");
    fs::remove_file(folder.path().join("b/c.txt")).unwrap();
    told("c.txt");
    drop(watcher);
    assert!(watch_folder(&folder.path().join("gone"), Box::new(|_| {})).is_err());
}
