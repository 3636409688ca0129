//! Tags, key facts, disputes, splits, corrections and chases in a running review.

use redwell::model::{ChaseStatus, Dispute, DocId, EntryRef, Field, TagColour, TimelineKind};
use redwell::session::{Action, field_text};

use crate::review::Desk;

#[test]
fn a_tag_is_defined_once_and_put_on_many() {
    let mut desk = Desk::open();
    let (jane, line) = (EntryRef::Roster(desk.party("Jane Doe")), EntryRef::Timeline(desk.line("must file")));
    let tag = || "Preference".to_owned();
    desk.session.handle(Action::Together(vec![
        Action::DefineTag(tag(), tag(), TagColour::Purple),
        Action::Tag(jane, tag(), true),
        Action::Tag(line, tag(), true),
        Action::TagDocument(DocId(0), tag(), true),
    ]));
    assert_eq!(desk.session.undo_words().0.as_deref(), Some("tag “Preference” on 3 entries"));
    let case = desk.session.case().unwrap().clone();
    let of = |tags: &[redwell::model::TagId]| {
        tags.iter().map(|id| case.tag(*id).map(|tag| (tag.name.clone(), tag.colour, tag.letter))).collect::<Vec<_>>()
    };
    let wanted = [Some((tag(), TagColour::Purple, 'P'))];
    assert_eq!(of(&case.marks(jane).unwrap().tags), wanted);
    assert_eq!(of(&case.marks(line).unwrap().tags), wanted);
    assert_eq!(of(&case.documents[0].marks.tags), wanted);

    desk.session.handle(Action::DefineTag(tag(), "Avoidance".to_owned(), TagColour::Red));
    assert_eq!(desk.session.undo_words().0.as_deref(), Some("tag “Preference” called “Avoidance”"));
    assert_eq!(desk.session.case().unwrap().tags[0].name, "Avoidance");
    desk.session.handle(Action::DefineTag(tag(), String::new(), TagColour::Red));
    assert_eq!(desk.session.case().unwrap().marks(jane).unwrap().tags, []);
    for _ in 0..3 {
        desk.session.handle(Action::Undo);
    }
    assert_eq!(desk.session.case().unwrap().tags, []);
}

#[test]
fn key_facts_and_disputes() {
    let mut desk = Desk::open();
    let line = EntryRef::Timeline(desk.line("must file"));
    desk.session.handle(Action::Key(line, true));
    desk.session.handle(Action::Dispute(line, Some(Dispute::ByThem)));
    desk.open_again();
    let marks = desk.session.case().unwrap().marks(line).unwrap().clone();
    assert!(marks.key && marks.dispute == Some(Dispute::ByThem), "kept over two openings");
    desk.session.handle(Action::Dispute(line, None));
    assert_eq!(desk.session.case().unwrap().marks(line).unwrap().dispute, None);
}

#[test]
fn a_merge_is_split_again() {
    let mut desk = Desk::open();
    let (jane, roe) = (desk.party("Jane Doe"), desk.party("Ms. Roe"));
    let before = desk.facts();
    desk.session.handle(Action::Note(EntryRef::Roster(roe), "met her".to_owned()));
    desk.session.handle(Action::Merge(jane, vec![roe]));
    let case = desk.session.case().unwrap().clone();
    let entry = case.roster_entry(jane).unwrap();
    assert_eq!(entry.note, "met her", "a merge keeps both notes");
    let spellings: Vec<_> = entry.spellings.iter().map(|spelling| spelling.value.clone()).collect();
    assert_eq!(spellings.len(), 2, "{spellings:?}");
    desk.session.handle(Action::Split(jane, spellings.clone()));
    assert_eq!(desk.session.case().unwrap().revision, case.revision, "somebody must be left");

    let other = spellings.iter().filter(|name| *name != "Jane Doe").cloned().collect();
    desk.session.handle(Action::Split(jane, other));
    let case = desk.session.case().unwrap().clone();
    assert_eq!(case.roster_entry(roe).unwrap().note, "met her", "and each has its own again");
    assert_eq!(case.roster_entry(jane).unwrap().note, "");
    for _ in 0..3 {
        desk.session.handle(Action::Undo);
    }
    assert_eq!(desk.facts(), before);
}

#[test]
fn what_was_decided_of_an_entry_before_a_merge_is_not_said_of_the_other() {
    let mut desk = Desk::open();
    let (jane, roe) = (desk.party("Jane Doe"), desk.party("Ms. Roe"));
    for action in [
        Action::Rename(EntryRef::Roster(roe), "Mary Roe".to_owned()),
        Action::Review(EntryRef::Roster(roe), true),
        Action::Correct(EntryRef::Roster(roe), Field::Phone, "555-0100".to_owned()),
        Action::Merge(jane, vec![roe]),
    ] {
        desk.session.handle(action);
    }
    let case = desk.session.case().unwrap();
    let entry = case.roster_entry(jane).unwrap();
    assert_eq!((entry.name.as_str(), entry.reviewed), ("Jane Doe", false));
    assert!(entry.aliases.iter().any(|alias| alias.value == "Mary Roe"), "{:?}", entry.aliases);
    assert_eq!(entry.phones.first().map(|phone| phone.value.as_str()), Some("555-0100"), "what was missing is filled");
}

#[test]
fn a_corrected_field_says_what_the_documents_say_and_goes_back_to_it() {
    let mut desk = Desk::open();
    let line = EntryRef::Timeline(desk.line("must file"));
    let date = |desk: &Desk| field_text(desk.session.case().unwrap(), line, Field::Date).unwrap();
    assert_eq!(date(&desk), "on or before 2009-04-22");
    desk.session.handle(Action::Correct(line, Field::Date, "by May 1, 2009".to_owned()));
    assert_eq!(date(&desk), "on or before 2009-05-01", "kept as it is written everywhere");
    desk.session.handle(Action::Correct(line, Field::Date, "2009-06".to_owned()));
    assert_eq!(date(&desk), "2009-06");
    let said = desk.session.case().unwrap().marks(line).unwrap().corrected(Field::Date).unwrap().said.clone();
    assert_eq!(said, "on or before 2009-04-22");
    desk.session.handle(Action::Correct(line, Field::Date, "soon".to_owned()));
    assert!(desk.messages().iter().any(|message| message.contains("not a date")), "{:?}", desk.messages());
    desk.session.handle(Action::Correct(line, Field::Date, String::new()));
    assert_eq!(date(&desk), "on or before 2009-04-22");
    assert_eq!(desk.session.case().unwrap().marks(line).unwrap().corrected, []);
}

#[test]
fn every_field_of_a_party_is_corrected_and_goes_back_to_the_documents() {
    let mut desk = Desk::open();
    let jane = EntryRef::Roster(desk.party("Jane Doe"));
    let before = desk.facts();
    let values = [
        (Field::Role, "lender; witness"),
        (Field::Kind, "group"),
        (Field::Title, "Treasurer"),
        (Field::Firm, "Doe & Doe"),
        (Field::Represents, "Mary Roe; Alder Bank"),
        (Field::CaseNumber, "09-20418"),
        (Field::Address, "1 Quay Street\nBoston, MA 02110"),
        (Field::Phone, "555-0100; 555-0101"),
        (Field::Email, "jane@doe.example"),
        (Field::Via, "Doe Holdings, LLC, its Manager"),
        (Field::Signatory, "Tom Doe, Jr., Clerk"),
    ];
    let text = |desk: &Desk, field| field_text(desk.session.case().unwrap(), jane, field).unwrap();
    let said: Vec<String> = values.iter().map(|(field, _)| text(&desk, *field)).collect();
    for (field, value) in values {
        desk.session.handle(Action::Correct(jane, field, value.to_owned()));
    }
    desk.open_again();
    for ((field, value), said) in values.iter().zip(&said) {
        assert_eq!(text(&desk, *field), *value);
        let case = desk.session.case().unwrap();
        assert_eq!(case.marks(jane).unwrap().corrected(*field).unwrap().said, *said, "what the documents say is kept");
    }
    let jane_now = desk.session.case().unwrap().roster.iter().find(|entry| entry.name == "Jane Doe").unwrap().clone();
    assert_eq!(jane_now.signatories[0].title.as_deref(), Some("Clerk"));
    assert_eq!(jane_now.via[0].capacity.as_deref(), Some("Manager"));
    for (field, _) in values {
        desk.session.handle(Action::Correct(jane, field, String::new()));
    }
    assert_eq!(desk.facts(), before);
}

#[test]
fn a_line_is_of_another_kind_and_lasts_until_another_day() {
    let mut desk = Desk::open();
    let line = EntryRef::Timeline(desk.line("must file"));
    let before = desk.facts();
    let text = |desk: &Desk, field| field_text(desk.session.case().unwrap(), line, field).unwrap();
    desk.session.handle(Action::Correct(line, Field::Kind, "period".to_owned()));
    desk.session.handle(Action::Correct(line, Field::Until, "2009-05-22".to_owned()));
    desk.session.handle(Action::Note(line, "found again".to_owned()));
    desk.open_again();
    let case = desk.session.case().unwrap();
    let EntryRef::Timeline(key) = line else { unreachable!() };
    assert_eq!(case.timeline_entry(key).unwrap().note, "found again");
    assert_eq!((text(&desk, Field::Kind), text(&desk, Field::Until)), ("period".to_owned(), "2009-05-22".to_owned()));
    for wrong in [(Field::Kind, "party"), (Field::Until, "later")] {
        desk.session.handle(Action::Correct(line, wrong.0, wrong.1.to_owned()));
        assert_eq!(text(&desk, Field::Kind), "period");
    }
    for _ in 0..3 {
        desk.session.handle(Action::Undo);
    }
    assert_eq!(desk.facts(), before);
}

#[test]
fn a_field_is_made_empty_and_goes_back_to_the_documents() {
    let mut desk = Desk::open();
    let (jane, line) = (EntryRef::Roster(desk.party("Jane Doe")), EntryRef::Timeline(desk.line("must file")));
    let text = |desk: &Desk, entry, field| field_text(desk.session.case().unwrap(), entry, field).unwrap();
    let firm = text(&desk, jane, Field::Firm);
    assert!(!firm.is_empty());
    let before = desk.facts();
    desk.session.handle(Action::Clear(jane, Field::Firm));
    desk.session.handle(Action::Clear(line, Field::Date));
    desk.session.handle(Action::Clear(jane, Field::Phone));
    assert_eq!(desk.session.history().len(), 2, "what is empty already is not decided");
    desk.open_again();
    assert_eq!((text(&desk, jane, Field::Firm), text(&desk, line, Field::Date)), (String::new(), String::new()));
    let case = desk.session.case().unwrap().clone();
    assert_eq!(case.marks(jane).unwrap().corrected(Field::Firm).unwrap().said, firm);
    assert!(case.timeline.last().is_some_and(|last| EntryRef::Timeline(last.key) == line), "undated entries are last");
    desk.session.handle(Action::Correct(jane, Field::Firm, String::new()));
    assert_eq!(text(&desk, jane, Field::Firm), firm, "back to what the documents say");
    desk.session.handle(Action::Correct(line, Field::Date, "2009-05".to_owned()));
    assert_eq!(text(&desk, line, Field::Date), "2009-05", "a later correction counts");
    while desk.session.undo_words().0.is_some() {
        desk.session.handle(Action::Undo);
    }
    assert_eq!(desk.facts(), before);
}

#[test]
fn a_single_place_is_split_off_and_what_was_decided_stays() {
    let mut desk = Desk::open();
    let bank = desk.party("Alder Bank, N.A.");
    let before = desk.facts();
    let places = desk.session.case().unwrap().roster_entry(bank).unwrap().spellings[0].sources.clone();
    assert!(places.len() > 2, "{places:?}");
    desk.session.handle(Action::Note(EntryRef::Roster(bank), "call them".to_owned()));
    desk.session.handle(Action::SplitPlaces(bank, Vec::new(), places.clone()));
    assert_eq!(desk.session.history().len(), 1, "somebody must be left");

    // The note was found by the words of the first place, which is the one that goes.
    desk.session.handle(Action::SplitPlaces(bank, Vec::new(), vec![places[0]]));
    assert_eq!(desk.session.undo_words().0.as_deref(), Some("split of one place from Alder Bank, N.A."));
    let case = desk.session.case().unwrap().clone();
    let named: Vec<_> = case.roster.iter().filter(|entry| entry.name == "Alder Bank, N.A.").collect();
    assert_eq!(named.len(), 2, "two entries of one name");
    let (kept, gone) = (case.roster_entry(bank).unwrap(), named.iter().find(|entry| entry.key != bank).unwrap());
    assert_eq!((kept.note.as_str(), gone.note.as_str()), ("call them", ""));
    assert!(gone.sources == [places[0]] && !kept.sources.contains(&places[0]));

    // The new entry is decided about by itself, also after the case was opened again.
    let other = EntryRef::Roster(gone.key);
    desk.session.handle(Action::Rename(other, "Alder Bank of Maine".to_owned()));
    desk.open_again();
    assert!(desk.has("Alder Bank of Maine") && desk.has("Alder Bank, N.A."));
    assert_eq!(desk.session.case().unwrap().roster_entry(bank).unwrap().note, "call them");
    while desk.session.undo_words().0.is_some() {
        desk.session.handle(Action::Undo);
    }
    assert_eq!(desk.facts(), before);
}

#[test]
fn what_was_decided_is_told_with_time_and_name_and_undone_back_to_a_step() {
    let mut desk = Desk::open();
    let jane = EntryRef::Roster(desk.party("Jane Doe"));
    desk.session.handle(Action::Key(jane, true));
    desk.session.handle(Action::Review(jane, true));
    desk.session.handle(Action::Note(jane, "x".to_owned()));
    let steps = desk.session.history();
    assert_eq!(steps.len(), 3);
    assert_eq!(steps[0].made.by, "jane on desk-4");
    assert_eq!(steps[0].made.at.map(|at| at.to_string()).as_deref(), Some("09:30:00"));
    let about = steps[0].decisions[0].target().unwrap();
    assert_eq!(redwell::session::entry_of(desk.session.case().unwrap(), about), Some(jane));

    let path = desk.data.path().join("history.csv");
    desk.session.handle(Action::ExportHistory(path.clone()));
    desk.world.until(&mut desk.session, "it is written", |session| !session.notices().is_empty());
    let csv = std::fs::read_to_string(path).unwrap();
    assert!(csv.contains("2025-03-02,09:30,jane on desk-4,key fact mark of Jane Doe,1\r\n"), "{csv}");

    desk.session.handle(Action::UndoTo(1));
    assert_eq!(desk.session.history().len(), 1);
    assert_eq!(desk.session.undo_words().1.as_deref(), Some("reviewed mark of Jane Doe"), "redo goes on from there");
}

#[test]
fn a_cited_document_is_chased() {
    let mut desk = Desk::open();
    let first =
        crate::review::FIRST.replace("Dear Ms. Roe:", "Dear Ms. Roe:\n\nI enclose the Order dated March 3, 2009.");
    std::fs::write(desk.folder.path().join("a.txt"), first).unwrap();
    desk.session.handle(Action::Reload);
    desk.world.read(&mut desk.session);
    let chase = |desk: &Desk| desk.session.case().unwrap().references[0].chase.clone();
    desk.session.handle(Action::Chase(0, Some(ChaseStatus::Requested), " asked the clerk ".to_owned()));
    assert_eq!((chase(&desk).status, chase(&desk).note.as_str()), (Some(ChaseStatus::Requested), "asked the clerk"));
    assert!(desk.session.undo_words().0.unwrap().starts_with("status “requested” of"));
    desk.session.handle(Action::Undo);
    assert_eq!(chase(&desk).status, None);
}

#[test]
fn entries_are_added_from_words() {
    let mut desk = Desk::open();
    let case = desk.session.case().unwrap().clone();
    let passage = case.timeline_entry(desk.line("must file")).unwrap().sources[0];
    desk.session.handle(Action::AddTimeline {
        passage,
        kind: TimelineKind::Event,
        date: Some("2009-04-20".parse().unwrap()),
        summary: "Call with the bank".to_owned(),
    });
    desk.session.handle(Action::AddRoster {
        passage,
        name: "Quay Trust".to_owned(),
        entity: redwell::model::Entity::Organization,
        role: redwell::model::Role::Trustee,
    });
    assert!(desk.has("Quay Trust"));
    let line = EntryRef::Timeline(desk.line("Call with the bank"));
    desk.session.handle(Action::Key(line, true));
    assert!(desk.session.case().unwrap().marks(line).unwrap().key, "and can be decided about in turn");
}
