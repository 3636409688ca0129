//! Decisions in a running review.

use redwell::model::{EntryRef, Field, RosterKey};
use redwell::session::{Action, SaveState};

use crate::fixture::Dice;
use crate::review::Desk;

#[test]
fn a_decision_shows_at_once_and_can_be_undone() {
    let mut desk = Desk::open();
    let key = desk.party("Jane Doe");
    desk.rename("Jane Doe", " Jane Q. Doe ");
    assert!(desk.has("Jane Q. Doe") && !desk.has("Jane Doe"));
    assert_eq!(desk.session.undo_words(), (Some("rename of Jane Doe".to_owned()), None));
    desk.session.handle(Action::Undo);
    assert!(desk.has("Jane Doe"));
    assert_eq!(desk.session.undo_words(), (None, Some("rename of Jane Doe".to_owned())));
    desk.session.handle(Action::Redo);
    assert!(desk.has("Jane Q. Doe"));
    desk.session.handle(Action::Rename(EntryRef::Roster(key), String::new()));
    assert!(desk.has("Jane Doe"), "an empty name goes back to what the documents say");
}

#[test]
fn what_is_so_already_is_no_decision() {
    let mut desk = Desk::open();
    let jane = EntryRef::Roster(desk.party("Jane Doe"));
    let RosterKey(number) = desk.party("Jane Doe");
    for action in [
        Action::Rename(jane, "Jane Doe".to_owned()),
        Action::Rename(jane, " ".to_owned()),
        Action::Correct(jane, Field::Name, "Jane Doe".to_owned()),
        Action::Correct(jane, Field::Address, " ".to_owned()),
        Action::Review(jane, false),
        Action::Note(jane, String::new()),
        Action::Hide(jane, false),
        Action::Merge(RosterKey(number), vec![RosterKey(number)]),
    ] {
        desk.session.handle(action.clone());
        assert_eq!(desk.session.undo_words().0, None, "{action:?}");
    }
    assert_eq!(desk.session.save_state(), SaveState::Saved);
    assert_eq!(desk.messages(), Vec::<&str>::new());
}

#[test]
fn every_kind_of_decision_is_carried_out() {
    let mut desk = Desk::open();
    let (jane, roe) = (desk.party("Jane Doe"), desk.party("Ms. Roe"));
    let line = EntryRef::Timeline(desk.line("must file its report"));
    desk.session.handle(Action::Merge(jane, vec![roe]));
    assert!(!desk.has("Ms. Roe"));
    assert_eq!(desk.session.case().unwrap().roster_entry(roe).map(|entry| entry.key), Some(jane));
    desk.session.handle(Action::Note(line, "check\n".to_owned()));
    desk.session.handle(Action::Review(line, true));
    desk.session.handle(Action::Rename(line, "File the report".to_owned()));
    desk.session.handle(Action::Correct(line, Field::Date, "2009-04-23".to_owned()));
    let EntryRef::Timeline(key) = line else { unreachable!() };
    let case = desk.session.case().unwrap();
    let entry = case.timeline_entry(key).unwrap();
    assert_eq!((entry.note.as_str(), entry.reviewed, entry.summary.as_str()), ("check", true, "File the report"));
    assert_eq!(entry.when.unwrap().date.to_string(), "2009-04-23");

    desk.session.handle(Action::Hide(line, true));
    assert!(desk.session.case().unwrap().timeline_entry(key).is_none());
    assert_eq!(desk.session.case().unwrap().hidden[0].entry, line);
    desk.session.handle(Action::Hide(line, false));
    assert!(desk.session.case().unwrap().timeline_entry(key).is_some());
    assert_eq!(desk.session.undo_words().0.unwrap(), "return of deadline 2009-04-22");
}

#[test]
fn nothing_can_be_decided_about_a_cited_document() {
    let mut desk = Desk::open();
    desk.session.handle(Action::Hide(EntryRef::Reference(0), true));
    assert_eq!(desk.messages().len(), 1);
    assert_eq!(desk.session.undo_words().0, None);
}

#[test]
fn any_decisions_undone_to_the_start_give_the_first_case_again() {
    let mut desk = Desk::open();
    let first = desk.facts();
    let mut dice = Dice(3);
    let mut after = Vec::new();
    for step in 0..60 {
        let case = desk.session.case().unwrap().clone();
        let party = |dice: &mut Dice| case.roster[dice.roll(case.roster.len())].key;
        let entry = match dice.roll(2) {
            0 if !case.timeline.is_empty() => EntryRef::Timeline(case.timeline[dice.roll(case.timeline.len())].key),
            _ if !case.roster.is_empty() => EntryRef::Roster(party(&mut dice)),
            _ => break,
        };
        let action = match dice.roll(7) {
            0 if case.roster.len() > 2 => Action::Merge(party(&mut dice), vec![party(&mut dice), party(&mut dice)]),
            1 if case.roster.len() > 2 && case.timeline.len() > 2 => Action::Hide(entry, true),
            2 => Action::Note(entry, format!("note {step}")),
            3 => Action::Review(entry, dice.roll(2) == 0),
            4 => Action::Correct(entry, Field::Address, format!("{step} Elm Street")),
            _ => Action::Rename(entry, format!("name {step}")),
        };
        desk.session.handle(action);
        after.push(desk.facts());
    }
    let last = desk.facts();
    let mut undone = 0;
    while desk.session.undo_words().0.is_some() {
        desk.session.handle(Action::Undo);
        undone += 1;
    }
    assert_eq!(desk.facts(), first);
    assert!(undone > 30, "{undone}");
    for _ in 0..undone {
        desk.session.handle(Action::Redo);
    }
    assert_eq!(desk.facts(), last);
    desk.open_again();
    assert_eq!(desk.facts(), last, "saved and read again, it is the same case");
}

#[test]
fn a_large_case_is_put_together_by_a_worker() {
    let mut desk = Desk::idle();
    desk.world.hurry();
    desk.world.open(&mut desk.session, desk.folder.path());
    let revision = desk.session.case().unwrap().revision;
    for step in 0..50 {
        let entry = EntryRef::Roster(desk.party("Birch & Elm LLP"));
        desk.session.handle(Action::Note(entry, format!("note {step}")));
    }
    assert!(!desk.session.is_settled());
    desk.world.read(&mut desk.session);
    let case = desk.session.case().unwrap();
    assert_eq!(case.roster_entry(desk.party("Birch & Elm LLP")).unwrap().note, "note 49");
    assert!(case.revision < revision + 40, "changes that come together are put together once: {}", case.revision);
}
