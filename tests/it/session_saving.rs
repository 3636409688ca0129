//! Saving by itself, and what goes wrong with it.

use std::fs;
use std::time::Duration;

use redwell::model::{EntryRef, ProblemKind};
use redwell::session::{Action, SaveState, Session};

use crate::fixture::names;
use crate::review::{Desk, FIRST};

#[test]
fn decisions_are_saved_within_two_seconds() {
    let mut desk = Desk::open();
    desk.rename("Jane Doe", "J. Doe");
    assert_eq!(desk.session.save_state(), SaveState::Waiting);
    let wait = desk.session.next_poll().unwrap();
    assert!(wait < Duration::from_secs(2), "the window is asked to look again in time: {wait:?}");
    desk.session.poll();
    assert_eq!(desk.saved(), "", "not while more may come");
    desk.world.pass(u64::try_from(wait.as_millis()).unwrap());
    desk.world.until(&mut desk.session, "it is saved", |session| session.save_state() == SaveState::Saved);
    assert!(desk.saved().contains("J. Doe"));
    assert!(desk.saved().contains("on: \"2025-03-02\""));
    assert_eq!(desk.messages(), Vec::<&str>::new());
}

#[test]
fn decisions_survive_closing_and_a_document_that_moved() {
    let mut desk = Desk::open();
    desk.rename("Birch & Elm LLP", "Birch, Elm & Oak LLP");
    let line = EntryRef::Timeline(desk.line("must file its report"));
    desk.session.handle(Action::Note(line, "check".to_owned()));
    fs::create_dir(desk.folder.path().join("moved")).unwrap();
    fs::rename(desk.folder.path().join("a.txt"), desk.folder.path().join("moved/z.txt")).unwrap();
    desk.open_again();
    assert!(desk.has("Birch, Elm & Oak LLP"));
    let case = desk.session.case().unwrap();
    assert_eq!(case.timeline_entry(desk.line("must file its report")).unwrap().note, "check");
    assert!(!case.problems.iter().any(|problem| problem.kind == ProblemKind::LostAnchor));
    assert_eq!(desk.session.undo_words().0.unwrap(), "note on deadline 2009-04-22");
}

#[test]
fn a_decision_whose_words_are_gone_is_reported_and_kept() {
    let mut desk = Desk::open();
    let line = EntryRef::Timeline(desk.line("must file its report"));
    desk.session.handle(Action::Note(line, "check".to_owned()));
    fs::remove_file(desk.folder.path().join("a.txt")).unwrap();
    desk.open_again();
    let lost = |desk: &Desk| {
        desk.session.case().unwrap().problems.iter().filter(|p| p.kind == ProblemKind::LostAnchor).count()
    };
    assert_eq!(lost(&desk), 1);
    fs::write(desk.folder.path().join("a.txt"), FIRST).unwrap();
    desk.open_again();
    assert_eq!(lost(&desk), 0);
    assert_eq!(desk.session.case().unwrap().timeline_entry(desk.line("must file its report")).unwrap().note, "check");
}

#[test]
fn a_save_that_fails_is_said_once_and_tried_again() {
    let mut desk = Desk::open();
    desk.rename("Jane Doe", "J. Doe");
    desk.world.save(&mut desk.session);
    desk.refuse_saving();
    desk.rename("J. Doe", "Joan Doe");
    desk.world.pass(2_000);
    desk.world.until(&mut desk.session, "it failed", |session| matches!(session.save_state(), SaveState::Failed(_)));
    assert_eq!(desk.messages().len(), 1, "{:?}", desk.messages());
    assert!(desk.messages()[0].contains("redwell.ron could not be saved"), "{:?}", desk.messages());
    for _ in 0..3 {
        desk.world.pass(20_000);
        desk.session.poll();
        desk.world.until(&mut desk.session, "it failed again", |session| session.next_poll().is_some());
    }
    assert_eq!(desk.messages().len(), 1, "{:?}", desk.messages());

    fs::remove_dir_all(desk.folder.path().join("redwell.ron.bak")).unwrap();
    desk.world.pass(20_000);
    desk.world.until(&mut desk.session, "it works again", |session| session.save_state() == SaveState::Saved);
    assert_eq!(desk.messages(), Vec::<&str>::new(), "what is no longer so is taken off the screen");
    assert!(desk.saved().contains("Joan Doe"));
}

#[test]
fn decisions_that_could_not_be_saved_are_there_the_next_time() {
    let mut desk = Desk::open();
    desk.rename("Jane Doe", "J. Doe");
    desk.world.save(&mut desk.session);
    desk.refuse_saving();
    desk.rename("J. Doe", "Joan Doe");
    desk.open_again();
    assert!(desk.has("Joan Doe"));
}

#[test]
fn saving_can_be_asked_for() {
    let mut desk = Desk::open();
    desk.rename("Jane Doe", "J. Doe");
    desk.session.handle(Action::Save);
    desk.world.until(&mut desk.session, "it is saved", |session| session.save_state() == SaveState::Saved);
    assert!(desk.saved().contains("J. Doe"));
}

#[test]
fn a_second_window_reads_only_until_the_first_one_closes() {
    let mut desk = Desk::open();
    let mut second = Session::new(desk.world.clone());
    desk.world.open(&mut second, desk.folder.path());
    assert!(matches!(second.save_state(), SaveState::ReadOnly(why) if why.contains("has this case open")));
    let jane = EntryRef::Roster(desk.party("Jane Doe"));
    for _ in 0..3 {
        second.handle(Action::Rename(jane, "J. Doe".to_owned()));
        second.handle(Action::Undo);
    }
    assert_eq!(second.notices().len(), 1);
    assert!(second.case().unwrap().roster.iter().any(|entry| entry.name == "Jane Doe"));

    desk.rename("Jane Doe", "Joan Doe");
    desk.session.close();
    desk.world.open(&mut second, desk.folder.path());
    desk.world.until(&mut second, "it may write", |session| session.save_state() == SaveState::Saved);
    desk.world.read(&mut second);
    assert!(second.case().unwrap().roster.iter().any(|entry| entry.name == "Joan Doe"));
}

#[test]
fn a_folder_that_cannot_be_written_says_where_decisions_go() {
    let mut desk = Desk::idle();
    fs::create_dir(desk.folder.path().join(".redwell.lock")).unwrap();
    desk.world.open(&mut desk.session, desk.folder.path());
    assert!(desk.messages()[0].contains("cannot be written"), "{:?}", desk.messages());
    assert!(!desk.session.notices()[0].failed);
    desk.rename("Jane Doe", "J. Doe");
    desk.world.save(&mut desk.session);
    assert_eq!(desk.saved(), "");
    desk.open_again();
    assert!(desk.has("J. Doe"));
}

#[test]
fn a_damaged_file_is_said_once_and_set_aside() {
    let mut desk = Desk::idle();
    fs::write(desk.folder.path().join("redwell.ron"), "(format_version: 1, decisions: [").unwrap();
    desk.world.open(&mut desk.session, desk.folder.path());
    assert!(desk.messages()[0].contains("redwell.damaged-1.ron"), "{:?}", desk.messages());
    assert!(desk.session.notices()[0].failed);
    desk.rename("Jane Doe", "J. Doe");
    desk.world.save(&mut desk.session);
    assert!(desk.saved().contains("J. Doe"));
}

#[test]
fn closing_saves_at_once() {
    let mut desk = Desk::open();
    desk.rename("Jane Doe", "J. Doe");
    desk.session.close();
    assert!(desk.saved().contains("J. Doe"));
    assert_eq!(names(desk.folder.path()), ["a.txt", "b", "redwell.ron"]);
    assert!(desk.session.case().is_none());

    let mut desk = Desk::open();
    desk.rename("Jane Doe", "J. Doe");
    drop(desk.session);
    let saved = fs::read_to_string(desk.folder.path().join("redwell.ron")).unwrap();
    assert!(saved.contains("J. Doe"), "so does a window that is simply gone");
}
