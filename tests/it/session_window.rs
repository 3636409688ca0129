//! What the window asks of a review besides: places, view, exports.

use std::fs;

use redwell::model::{DocId, EntryRef, Passage, Span};
use redwell::session::{Action, ExportKind, Selection, Session, View, passages_of};

use crate::fixture::names;
use crate::review::Desk;

#[test]
fn back_and_forward_are_a_browsers() {
    let mut desk = Desk::open();
    let (jane, bank) = (EntryRef::Roster(desk.party("Jane Doe")), EntryRef::Roster(desk.party("Alder Bank, N.A.")));
    assert_eq!(desk.session.can_go(), (false, false));
    desk.session.handle(Action::Select(jane));
    desk.session.handle(Action::Select(jane));
    assert_eq!(desk.session.can_go(), (false, false), "there is nothing before the first place");
    desk.session.handle(Action::Select(bank));
    desk.session.handle(Action::OpenDocument(DocId(1)));
    desk.session.handle(Action::Back);
    assert_eq!(desk.session.selection().entry, Some(bank));
    desk.session.handle(Action::Back);
    assert_eq!(desk.session.selection().entry, Some(jane));
    assert_eq!(desk.session.can_go(), (false, true));
    desk.session.handle(Action::Back);
    desk.session.handle(Action::Forward);
    desk.session.handle(Action::Forward);
    desk.session.handle(Action::Forward);
    let document = Selection { entry: None, document: Some(DocId(1)), passage: None };
    assert_eq!(desk.session.selection(), &document);
    desk.session.handle(Action::Back);
    desk.session.handle(Action::Select(jane));
    assert_eq!(desk.session.can_go(), (true, false), "a new way ends the old one");
}

#[test]
fn an_entry_shows_its_first_passage_and_steps_through_all() {
    let mut desk = Desk::open();
    let bank = EntryRef::Roster(desk.party("Alder Bank, N.A."));
    let passages = passages_of(desk.session.case().unwrap(), bank).to_vec();
    assert!(passages.len() > 2 && passages.is_sorted() && passages.last().unwrap().doc == DocId(1));
    desk.session.handle(Action::Select(bank));
    assert_eq!(desk.session.selection().passage, Some(passages[0]));
    assert_eq!(desk.session.selection().document, Some(DocId(0)));
    assert_eq!(desk.session.passage_place(), Some((1, passages.len())));
    for (at, passage) in passages.iter().enumerate().skip(1) {
        desk.session.handle(Action::StepPassage(1));
        assert_eq!(desk.session.selection().passage, Some(*passage));
        assert_eq!(desk.session.selection().document, Some(passage.doc));
        assert_eq!(desk.session.passage_place(), Some((at + 1, passages.len())));
    }
    desk.session.handle(Action::StepPassage(1));
    assert_eq!(desk.session.selection().passage, Some(passages[0]), "round and round");
    desk.session.handle(Action::StepPassage(-1));
    assert_eq!(desk.session.selection().passage, passages.last().copied());
    assert_eq!(desk.session.can_go(), (false, false), "stepping is no travelling");

    let between = Passage::new(DocId(0), Span { start: passages[0].span.end, end: passages[0].span.end + 1 });
    for (steps, to) in [(1, 1), (-1, 0)] {
        desk.session.handle(Action::ShowPassage { entry: Some(bank), passage: between });
        assert_eq!(desk.session.passage_place(), Some((0, passages.len())));
        desk.session.handle(Action::StepPassage(steps));
        assert_eq!(desk.session.selection().passage, Some(passages[to]));
    }
}

#[test]
fn the_document_that_was_open_opens_again() {
    let mut desk = Desk::open();
    desk.rename("Jane Doe", "J. Doe");
    desk.session.handle(Action::OpenDocument(DocId(1)));
    desk.open_again();
    assert_eq!(desk.session.selection().document, Some(DocId(1)));
    assert_eq!(desk.session.can_go(), (false, false));
}

#[test]
fn the_view_is_the_cases_and_the_users_default() {
    let mut desk = Desk::open();
    let view = View { panes: vec![("roster.width".to_owned(), "410".to_owned())], dark: Some(true), ..View::default() };
    desk.session.handle(Action::SetView(view.clone()));
    assert_eq!(desk.session.view(), &view);
    desk.open_again();
    assert_eq!(desk.saved(), "", "to look and to move panes writes nothing into the case folder");
    assert_eq!(desk.session.view(), &view, "but is the default from now on");

    desk.rename("Jane Doe", "J. Doe");
    desk.open_again();
    desk.session.handle(Action::CloseFolder);
    desk.session.handle(Action::SetView(View::default()));
    assert_eq!(desk.session.view(), &View::default());
    desk.world.open(&mut desk.session, desk.folder.path());
    assert_eq!(desk.session.view(), &view, "a case has its own");
    assert!(names(desk.data.path()).contains(&"settings.ron".to_owned()));
}

#[test]
fn folders_can_be_forgotten() {
    let mut desk = Desk::open();
    desk.session.handle(Action::Forget(desk.folder.path().to_owned()));
    assert!(desk.session.recent().is_empty());
    desk.session.close();
    assert!(Session::new(desk.world.clone()).recent().is_empty());
}

#[test]
fn exports_say_how_they_ended() {
    let mut desk = Desk::open();
    let target = tempfile::tempdir().unwrap();
    let csv = target.path().join("roster.csv");
    desk.session.handle(Action::Export(ExportKind::Roster, csv.clone()));
    desk.world.until(&mut desk.session, "it is written", |session| session.notices().len() == 1);
    assert_eq!(desk.messages(), ["Roster written to roster.csv"]);
    assert!(!desk.session.notices()[0].failed && fs::read_to_string(&csv).unwrap().contains("Jane Doe"));

    desk.session.handle(Action::Export(ExportKind::Facts, target.path().join("gone/facts.json")));
    desk.world.until(&mut desk.session, "it failed", |session| session.notices().len() == 2);
    assert!(desk.session.notices()[1].failed && desk.messages()[1].contains("facts.json could not be written"));
}
