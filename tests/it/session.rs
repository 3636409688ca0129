//! A running review: loading, deciding, saving, and what goes wrong with each.

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use redwell::export::{self, ExportKind};
use redwell::model::{Coverage, DocId, EntryRef, Field, Passage, ProblemKind, RosterKey, Span, TimelineKey};
use redwell::session::{Action, Progress, SaveState, Selection, Session, View, passages_of};
use tempfile::TempDir;

use crate::fixture::{Dice, World, folder, names};

const FIRST: &str = "\
Birch & Elm LLP
1 Quay Street
Boston, MA 02116

April 16, 2009

Re: Alder Bank, N.A.

Dear Ms. Roe:

The hearing is on May 4, 2009. Alder Bank, N.A. must file its report on or before April 22, 2009.

Very truly yours,

/s/ Jane Doe
Jane Doe
";

const SECOND: &str = "\
Birch & Elm LLP
1 Quay Street
Boston, MA 02116

June 9, 2009

Re: Alder Bank, N.A.

Dear Ms. Roe:

Alder Bank, N.A. filed its report on May 30, 2009.

Very truly yours,

/s/ Jane Doe
Jane Doe
";

/// A session, its world, a case folder and a data directory.
struct Desk {
    world: Arc<World>,
    session: Session,
    folder: TempDir,
    data: TempDir,
}

impl Desk {
    /// With no case open.
    fn idle() -> Self {
        let (folder, data) = (folder(&[("a.txt", FIRST), ("b/c.txt", SECOND)]), tempfile::tempdir().unwrap());
        let world = World::new(Some(data.path()));
        Self { session: Session::new(world.clone()), world, folder, data }
    }

    /// With two letters open.
    #[track_caller]
    fn open() -> Self {
        let mut desk = Self::idle();
        desk.world.open(&mut desk.session, desk.folder.path());
        desk
    }

    /// Closes the window, and opens another one on the case.
    #[track_caller]
    fn open_again(&mut self) {
        self.session.close();
        self.session = Session::new(self.world.clone());
        self.world.open(&mut self.session, self.folder.path());
    }

    fn party(&self, name: &str) -> RosterKey {
        let case = self.session.case().unwrap();
        let names: Vec<_> = case.roster.iter().map(|entry| &entry.name).collect();
        case.roster.iter().find(|entry| entry.name == name).unwrap_or_else(|| panic!("no {name} in {names:?}")).key
    }

    fn line(&self, summary: &str) -> TimelineKey {
        let case = self.session.case().unwrap();
        case.timeline.iter().find(|entry| entry.summary.contains(summary)).unwrap().key
    }

    fn rename(&mut self, from: &str, to: &str) {
        let entry = EntryRef::Roster(self.party(from));
        self.session.handle(Action::Rename(entry, to.to_owned()));
    }

    fn has(&self, name: &str) -> bool {
        self.session.case().unwrap().roster.iter().any(|entry| entry.name == name)
    }

    fn saved(&self) -> String {
        fs::read_to_string(self.folder.path().join("redwell.ron")).unwrap_or_default()
    }

    fn messages(&self) -> Vec<&str> {
        self.session.notices().iter().map(|notice| notice.message.as_str()).collect()
    }

    /// Everything that the case says.
    fn facts(&self) -> String {
        let mut bytes = Vec::new();
        export::write(self.session.case().unwrap(), ExportKind::Facts, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    /// Makes every save into the case folder fail, for root too: the backup cannot take the place of a full directory.
    fn refuse_saving(&self) {
        fs::create_dir_all(self.folder.path().join("redwell.ron.bak/full")).unwrap();
    }
}

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
    assert_eq!(desk.session.undo_words().0.unwrap(), "return of deadline 2009-04-23");
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
    let view = View { panes: vec![("roster.width".to_owned(), "410".to_owned())], dark: Some(true), zoom: None };
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
