//! What holds of any sequence of decisions, on the sample case.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use redwell::model::{
    CaseFile, ChaseStatus, Decision, Dispute, EntryRef, Field, Passage, ProblemKind, RosterKey, TagColour,
};
use redwell::session::{Action, Parts, Session, field_text};
use redwell::workspace;

use crate::fixture::World;

/// The sample case, copied, because a review writes into its folder.
fn sample() -> tempfile::TempDir {
    fn copy(from: &Path, to: &Path) {
        std::fs::create_dir_all(to).unwrap();
        for entry in std::fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            let target = to.join(entry.file_name());
            if entry.path().is_dir() {
                copy(&entry.path(), &target);
            } else {
                std::fs::copy(entry.path(), target).unwrap();
            }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    copy(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/sample-case"), folder.path());
    folder
}

/// Numbers from which an action is made, whatever the case looks like by then.
/// Fields that are made empty.
const CLEARED: [Field; 9] = [
    Field::Phone,
    Field::Email,
    Field::Address,
    Field::Firm,
    Field::Date,
    Field::Until,
    Field::Role,
    Field::Represents,
    Field::Signatory,
];

/// Fields that are corrected, and to what; an empty value goes back to the documents.
const CORRECTED: [(Field, &[&str]); 8] = [
    (Field::Role, &["holder; lender", "attorney", "", "debtor"]),
    (Field::Kind, &["person", "group", "hearing", "deadline", ""]),
    (Field::Until, &["2031-12-31", "", "2040"]),
    (Field::Represents, &["Alder Fund, LP; Birch Fund, LP", ""]),
    (Field::CaseNumber, &["31-20417; 31-20418", ""]),
    (Field::Via, &["Cape Advisors, LLC, its General Partner; Cape Group, Inc.", ""]),
    (Field::Signatory, &["Ada Byrne, Vice President; Tom Oakes, Jr.", ""]),
    (Field::Title, &["Managing Member", ""]),
];

type Seed = (u8, usize, usize);

fn seeds(most: usize) -> impl Strategy<Value = Vec<Seed>> {
    prop::collection::vec((0_u8..26, 0_usize..1000, 0_usize..1000), 1..most)
}

fn settings(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() }
}

fn roster(case: &CaseFile, number: usize) -> RosterKey {
    case.roster[number % case.roster.len()].key
}

fn entry(case: &CaseFile, number: usize) -> EntryRef {
    let all = case.roster.len() + case.timeline.len();
    let at = number % all;
    match at.checked_sub(case.roster.len()) {
        None => EntryRef::Roster(case.roster[at].key),
        Some(at) => EntryRef::Timeline(case.timeline[at].key),
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap()
}

/// Something to decide about the case as it stands.
fn action(case: &CaseFile, (kind, one, other): Seed) -> Action {
    let tag = ["Preference", "Privilege", "Notice"][other % 3].to_owned();
    match kind {
        0 => Action::Rename(entry(case, one), format!("Name {other}")),
        1 => Action::Rename(entry(case, one), String::new()),
        2 => Action::Correct(EntryRef::Roster(roster(case, one)), Field::Address, format!("{other} Quay Street")),
        3 => Action::Correct(EntryRef::Roster(roster(case, one)), Field::Phone, format!("555-0{other:03}; 555-1")),
        4 => Action::Correct(EntryRef::Roster(roster(case, one)), Field::Phone, String::new()),
        5 | 6 => {
            let line = case.timeline[one % case.timeline.len()].key;
            let value = if kind == 5 { format!("2031-0{}", other % 9 + 1) } else { String::new() };
            Action::Correct(EntryRef::Timeline(line), Field::Date, value)
        }
        7 | 8 => Action::Merge(roster(case, one), vec![roster(case, other), roster(case, one + other)]),
        9 => {
            let entry = &case.roster[one % case.roster.len()];
            Action::Split(
                entry.key,
                entry.spellings.iter().skip(1).map(|s| s.value.clone()).take(1 + other % 2).collect(),
            )
        }
        10 => Action::Hide(entry(case, one), true),
        11 => match case.hidden.get(one % case.hidden.len().max(1)) {
            Some(hidden) => Action::Hide(hidden.entry, false),
            None => Action::Hide(entry(case, one), true),
        },
        12 => Action::Note(entry(case, one), format!("note {other}")),
        13 => Action::Review(entry(case, one), other % 3 > 0),
        14 => Action::Key(entry(case, one), other % 3 > 0),
        15 => Action::Dispute(entry(case, one), Dispute::ALL.get(other % 4).copied()),
        16 => Action::DefineTag(tag.clone(), if other % 7 == 0 { String::new() } else { tag }, TagColour::ALL[one % 8]),
        17 => Action::Tag(entry(case, one), tag, other % 4 > 0),
        18 => Action::TagDocument(redwell::model::DocId(number(one % case.documents.len())), tag, other % 4 > 0),
        19 => Action::Chase(number(one % case.references.len()), ChaseStatus::ALL.get(other % 4).copied(), "x".into()),
        20 if !case.discrepancies.is_empty() => {
            let at = one % case.discrepancies.len();
            let value = case.discrepancies[at].readings.get(other % 3).map(|reading| reading.value.clone());
            Action::SettleAt(at, value)
        }
        21 => {
            let field = CLEARED[other % CLEARED.len()];
            Action::Clear(entry(case, one), field)
        }
        22 => {
            let entry = &case.roster[one % case.roster.len()];
            let places = entry.spellings.iter().flat_map(|s| s.sources.clone()).skip(other % 2).step_by(2);
            Action::SplitPlaces(entry.key, Vec::new(), places.take(1 + other % 3).collect())
        }
        23 => {
            let (field, values) = CORRECTED[other % CORRECTED.len()];
            Action::Correct(entry(case, one), field, values[one % values.len()].to_owned())
        }
        _ => Action::Together(vec![
            Action::Key(entry(case, one), true),
            Action::Review(entry(case, other), true),
            Action::Note(entry(case, one + other), "at a stroke".to_owned()),
        ]),
    }
}

/// Whether a case says the same, but for the number of its assembly.
#[track_caller]
fn assert_same(a: &CaseFile, b: &CaseFile, when: &str) {
    assert_eq!(a.tags, b.tags, "tags {when}");
    assert_eq!(a.hidden, b.hidden, "hidden {when}");
    assert_eq!(a.problems, b.problems, "problems {when}");
    assert!(a.roster == b.roster, "the roster {when}");
    assert!(a.timeline == b.timeline, "the timeline {when}");
    assert!(a.references == b.references, "the references {when}");
    assert!(a.discrepancies == b.discrepancies, "the discrepancies {when}");
    assert!(a.highlights == b.highlights, "the highlights {when}");
    assert!(a.roster_index == b.roster_index && a.timeline_index == b.timeline_index, "the indices {when}");
    let marks = |case: &CaseFile| case.documents.iter().map(|d| d.marks.clone()).collect::<Vec<_>>();
    assert_eq!(marks(a), marks(b), "the documents' marks {when}");
}

/// What must be so of every case.
fn assert_sound(case: &CaseFile) {
    let keys: BTreeSet<_> = case.roster.iter().map(|entry| entry.key).collect();
    assert_eq!(keys.len(), case.roster.len(), "two entries have one key");
    for entry in &case.roster {
        assert_eq!(case.roster_entry(entry.key).map(|found| found.key), Some(entry.key), "{} is not found", entry.name);
    }
    assert!(case.timeline.is_sorted_by_key(|e| (e.when.is_none(), e.when.map(|when| when.date))));
    let lost: Vec<_> = case.problems.iter().filter(|p| p.kind == ProblemKind::LostAnchor).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

/// Whether what was asked for is so now.
fn assert_done(before: &CaseFile, after: &CaseFile, action: &Action) {
    match action {
        Action::Review(entry, reviewed) => {
            let found = match entry {
                EntryRef::Roster(key) => after.roster_entry(*key).map(|e| e.reviewed),
                EntryRef::Timeline(key) => after.timeline_entry(*key).map(|e| e.reviewed),
                EntryRef::Reference(_) => None,
            };
            assert_eq!(found, Some(*reviewed));
        }
        Action::Key(entry, key) => assert_eq!(after.marks(*entry).map(|marks| marks.key), Some(*key)),
        Action::Dispute(entry, dispute) => assert_eq!(after.marks(*entry).map(|m| m.dispute), Some(*dispute)),
        Action::Tag(entry, tag, on) => {
            let has = after.marks(*entry).unwrap().tags.iter().any(|id| after.tag(*id).unwrap().id == *tag);
            // A tag that was taken away from the case is put on nothing.
            assert_eq!(has, *on && after.tags.iter().any(|known| known.id == *tag));
        }
        Action::Correct(EntryRef::Roster(key), Field::Address, value) => {
            assert_eq!(after.roster_entry(*key).unwrap().address.as_ref().map(|fact| &fact.value), Some(value));
        }
        Action::Hide(EntryRef::Roster(key), true) => assert!(after.roster.iter().all(|entry| entry.key != *key)),
        Action::Split(key, names) if names.len() == 1 && before.roster_entry(*key).unwrap().spellings.len() > 1 => {
            let left = &after.roster_entry(*key).map(|entry| entry.spellings.clone()).unwrap_or_default();
            assert!(left.iter().all(|spelling| !names.contains(&spelling.value)), "{names:?} {left:?}");
        }
        Action::SplitPlaces(key, _, places) => {
            let of = |case: &CaseFile| case.roster_entry(*key).map_or(0, |entry| entry.sources.len());
            let whole = before.roster_entry(*key);
            // Spellings may share a place.
            let all = whole.iter().flat_map(|entry| &entry.spellings).flat_map(|spelling| &spelling.sources);
            let all = all.collect::<BTreeSet<_>>().len();
            let stay = after.roster_entry(*key).is_some_and(|entry| entry.sources.iter().any(|p| places.contains(p)));
            assert!(places.len() >= all || of(after) < of(before) || !stay, "{places:?}");
        }
        Action::Correct(entry @ EntryRef::Roster(_), field, value)
            if !value.is_empty() && !matches!(field, Field::Kind | Field::Until) =>
        {
            assert_eq!(field_text(after, *entry, *field).as_ref(), Some(value));
        }
        Action::Clear(entry, field) if !matches!(entry, EntryRef::Reference(_)) => {
            assert_eq!(field_text(after, *entry, *field).unwrap_or_default(), "");
        }
        _ => {}
    }
}

fn open(folder: &Path) -> (std::sync::Arc<World>, Session) {
    let world = World::new(None);
    let mut session = Session::new(world.clone());
    world.open(&mut session, folder);
    (world, session)
}

#[test]
fn whatever_is_decided_can_be_undone_to_the_start_and_redone() {
    let folder = sample();
    let (_world, session) = open(folder.path());
    let session = std::cell::RefCell::new(session);
    let changed = std::cell::Cell::new(0);
    proptest!(settings(12), |(seeds in seeds(24))| {
        let mut session = session.borrow_mut();
        // A sequence that failed left something behind.
        session.handle(Action::UndoTo(0));
        let first = session.case().unwrap().clone();
        for seed in seeds {
            let before = session.case().unwrap().clone();
            let action = action(&before, seed);
            session.handle(action.clone());
            let after = session.case().unwrap().clone();
            assert_sound(&after);
            assert_done(&before, &after, &action);
        }
        let last = session.case().unwrap().clone();
        let mut undone = 0;
        while session.undo_words().0.is_some() {
            session.handle(Action::Undo);
            undone += 1;
        }
        assert_same(&first, session.case().unwrap(), "after undoing everything");
        // What was tried before can be redone too, where nothing was decided this time.
        for _ in 0..undone {
            session.handle(Action::Redo);
        }
        assert_same(&last, session.case().unwrap(), "after redoing everything");
        session.handle(Action::UndoTo(0));
        assert_same(&first, session.case().unwrap(), "after going back to the start at once");
        changed.set(changed.get() + usize::from(first.roster != last.roster));
    });
    assert!(changed.get() > 0, "nothing was tried");
}

#[test]
fn whatever_is_decided_is_there_again_after_saving() {
    let folder = sample();
    let (world, session) = open(folder.path());
    let session = std::cell::RefCell::new(session);
    let parts = Parts::read(folder.path()).unwrap();
    proptest!(settings(8), |(seeds in seeds(16))| {
        let mut session = session.borrow_mut();
        session.handle(Action::UndoTo(0));
        for seed in seeds {
            let action = action(session.case().unwrap(), seed);
            session.handle(action);
        }
        world.save(&mut session);
        // Nothing to decide leaves nothing to save.
        let loaded = workspace::read(folder.path(), None).unwrap().0.history;
        prop_assert_eq!(loaded.steps(), session.history());
        let again = parts.assemble(&loaded.decisions(), 1).unwrap();
        assert_same(session.case().unwrap(), &again, "after loading");
    });
}

/// Who is one with whom, by the words that name them.
fn groups(case: &CaseFile) -> BTreeSet<Vec<Passage>> {
    let sources = |entry: &redwell::model::RosterEntry| {
        let mut sources = entry.sources.clone();
        sources.sort_unstable();
        sources
    };
    case.roster.iter().map(sources).collect()
}

#[test]
fn two_peoples_merges_give_the_same_groups_in_any_order() {
    let parts = Parts::read(sample().path()).unwrap();
    let case = parts.assemble(&[], 1).unwrap();
    let count = case.roster.len();
    let merge = |into: usize, from: usize| Decision::Merge {
        into: workspace::target(&case, EntryRef::Roster(case.roster[into].key)).unwrap(),
        from: vec![workspace::target(&case, EntryRef::Roster(case.roster[from].key)).unwrap()],
    };
    let pairs = prop::collection::vec((0..count, 0..count), 1..14);
    proptest!(settings(40), |(merges in pairs, seed in any::<u64>())| {
        let one: Vec<Decision> = merges.iter().map(|(into, from)| merge(*into, *from)).collect();
        let mut other = one.clone();
        let mut dice = crate::fixture::Dice(seed);
        for at in (1..other.len()).rev() {
            other.swap(at, dice.roll(at + 1));
        }
        let (one, other) = (parts.assemble(&one, 1).unwrap(), parts.assemble(&other, 1).unwrap());
        prop_assert_eq!(groups(&one), groups(&other));
    });
}
