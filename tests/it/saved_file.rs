//! The form of `redwell.ron`.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use redwell::model::{
    AmountState, ChaseStatus, Decision, Dispute, Entity, EntryList, Field, Role, TagColour, Target, TimelineKind,
};
use redwell::workspace::{self, Access, History, Made, Opened, View, Workspace};
use tempfile::TempDir;

use crate::fixture::{Dice, anchor, folder, target};

/// One of every kind, with the words that files are troubled by.
fn every_decision() -> Vec<Decision> {
    let odd = "\u{feff}“Société” \\ \"x\"\n\ttab \0 (a: 1), // not a comment".to_owned();
    let entry = || Target { list: EntryList::Timeline, anchor: anchor(&"é\n".repeat(9)), label: odd.clone() };
    vec![
        Decision::Rename { entry: target("Alder Bank"), name: odd.clone() },
        Decision::Correct { entry: entry(), field: Field::CaseNumber, value: "09-20417".to_owned() },
        Decision::Merge { into: target("A"), from: vec![target("B"), target("C")] },
        Decision::Hide { entry: entry(), hidden: true },
        Decision::Hide { entry: entry(), hidden: false },
        Decision::Note { entry: target("A"), text: odd.clone() },
        Decision::Review { entry: target("A"), reviewed: true },
        Decision::Settle { entry: target("A"), field: Field::Amount, value: Some("5000000".to_owned()) },
        Decision::Settle { entry: target("A"), field: Field::Name, value: None },
        Decision::AddTimeline {
            anchor: anchor("in two weeks"),
            kind: TimelineKind::Hearing,
            date: Some("2009-04".parse().unwrap()),
            summary: odd.clone(),
        },
        Decision::AddTimeline {
            anchor: anchor("at closing"),
            kind: TimelineKind::Deadline,
            date: None,
            summary: String::new(),
        },
        Decision::AddRoster {
            anchor: anchor("Birch"),
            name: "Birch".to_owned(),
            entity: Entity::Group,
            role: Role::IndentureTrustee,
        },
        Decision::CorrectAmount {
            entry: target("A"),
            instrument: "10% Notes".to_owned(),
            amount: None,
            state: AmountState::Illegible,
        },
    ]
}

/// One of every kind that came later, without a new version of the format.
fn every_mark() -> Vec<Decision> {
    let of = |list, words: &str| Target { list, anchor: anchor(words), label: "Order".to_owned() };
    vec![
        Decision::Split { entry: target("A"), names: vec!["A.".to_owned(), "“A”".to_owned()] },
        Decision::Key { entry: target("A"), key: true },
        Decision::Dispute { entry: of(EntryList::Timeline, "May 4"), dispute: Some(Dispute::ByThem) },
        Decision::Dispute { entry: target("A"), dispute: None },
        Decision::DefineTag { tag: "Issue 1".to_owned(), name: "Issue “1”".to_owned(), colour: TagColour::Teal },
        Decision::Tag { entry: of(EntryList::Document, ""), tag: "Issue 1".to_owned(), on: true },
        Decision::Tag { entry: target("A"), tag: "Issue 1".to_owned(), on: false },
        Decision::Chase {
            entry: of(EntryList::Reference, "the Order"),
            status: Some(ChaseStatus::Requested),
            note: "asked\nthe clerk".to_owned(),
        },
        Decision::Chase { entry: of(EntryList::Reference, "the Order"), status: None, note: String::new() },
    ]
}

fn open(folder: &Path) -> Opened {
    workspace::open(folder, None, "a test")
}

#[track_caller]
fn save(folder: &Path, workspace: &Workspace) {
    match open(folder).access {
        Access::Write(mut store) => assert_eq!(store.save(workspace).unwrap(), None),
        Access::ReadOnly(why) => panic!("{why}"),
    }
}

/// Those that came after these.
fn every_later() -> Vec<Decision> {
    vec![
        Decision::SplitPlaces {
            entry: target("A"),
            names: vec!["A.".to_owned()],
            places: vec![anchor("A"), anchor("\u{201c}A\u{201d}")],
        },
        Decision::Clear { entry: target("A"), field: Field::Phone },
    ]
}

fn with(decisions: impl IntoIterator<Item = Decision>) -> Workspace {
    let mut history = History::default();
    for decision in decisions {
        history.decide(decision, NaiveDate::from_ymd_opt(2025, 3, 2));
    }
    Workspace { history, ..Workspace::default() }
}

fn text(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("redwell.ron")).unwrap()
}

#[test]
fn what_is_saved_is_read_again() {
    let folder = folder(&[]);
    let mut workspace = with(every_decision().into_iter().chain(every_mark()).chain(every_later()));
    workspace.view = View {
        panes: vec![("roster.sort".to_owned(), "name, (x)".to_owned()), ("unknown".to_owned(), "kept".to_owned())],
        dark: Some(false),
        high_contrast: true,
        zoom: Some(125),
    };
    workspace.open_document = Some("letters/first.txt".to_owned());
    save(folder.path(), &workspace);
    let opened = open(folder.path());
    assert_eq!(opened.workspace, workspace);
    assert_eq!(opened.remarks, []);
}

#[test]
fn what_was_decided_at_a_stroke_is_one_step_when_it_is_read_again() {
    let folder = folder(&[]);
    let mut workspace = with([Decision::Hide { entry: target("Alder Bank"), hidden: true }]);
    let moment = NaiveDate::from_ymd_opt(2025, 3, 2).unwrap().and_hms_milli_opt(17, 5, 9, 250).unwrap();
    let made = Made::now(moment, "jane on desk-4".to_owned());
    workspace.history.decide_together(every_mark(), made.clone());
    workspace.history.decide(Decision::Review { entry: target("A"), reviewed: true }, made);
    save(folder.path(), &workspace);
    let again = open(folder.path()).workspace;
    assert_eq!(again, workspace);
    assert_eq!(again.history.steps().len(), 3);
    assert!(text(&folder).contains("on: \"2025-03-02\", at: \"17:05:09\", by: \"jane on desk-4\", decision: Split"));
}

#[test]
fn a_step_never_joins_one_that_it_did_not_belong_to() {
    let review = |extra: &str, name: &str| {
        format!(r#"({extra}decision: Review(entry: (list: "roster", label: "{name}", words: ()), reviewed: true))"#)
    };
    let lines = [
        review("", "alone"),
        r#"(decision: Unheard(of: "first of a step"))"#.to_owned(),
        review("together: true, ", "second"),
        review("together: true, ", "third"),
    ];
    let folder = folder(&[("redwell.ron", &format!("(format_version: 1, decisions: [{}])", lines.join(",\n")))]);
    let history = open(folder.path()).workspace.history;
    let steps: Vec<_> = history.steps().iter().map(|step| step.decisions.len()).collect();
    assert_eq!(steps, [1, 2]);
}

#[test]
fn any_sequence_is_read_as_it_was_saved() {
    let all = every_decision();
    let mut dice = Dice(11);
    for _ in 0..20 {
        let folder = folder(&[]);
        let mut workspace = with((0..dice.roll(30)).map(|_| all[dice.roll(all.len())].clone()).collect::<Vec<_>>());
        for _ in 0..dice.roll(5) {
            workspace.history.undo();
        }
        save(folder.path(), &workspace);
        assert_eq!(open(folder.path()).workspace.history.decisions(), workspace.history.decisions());
    }
}

#[test]
fn decisions_of_an_earlier_sitting_can_be_undone() {
    let folder = folder(&[]);
    save(folder.path(), &with(every_decision()));
    let mut history = open(folder.path()).workspace.history;
    for _ in every_decision() {
        assert!(history.undo().is_some());
    }
    assert!(history.undo().is_none());
}

#[test]
fn the_file_can_be_read_by_people() {
    let folder = folder(&[]);
    save(folder.path(), &with([Decision::Hide { entry: target("Alder Bank"), hidden: true }]));
    let text = text(&folder);
    assert!(text.starts_with("(\n    format_version: 1,\n    decisions: [\n"), "{text}");
    let line = text.lines().find(|line| line.contains("Alder")).unwrap();
    assert_eq!(
        line.trim(),
        "(on: \"2025-03-02\", decision: Hide(entry: (list: \"roster\", label: \"Alder Bank\", words: (path: \
         \"letters/first.txt\", hash: \"00ff\", start: 3, end: 13, quote: \"Alder Bank\")), hidden: true)),"
    );
    assert!(!text.contains('\r'));
}

#[test]
fn files_of_every_released_version_are_read() {
    let formats = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let folder = folder(&[]);
    fs::copy(formats.join("redwell-1.ron"), folder.path().join("redwell.ron")).unwrap();
    let opened = open(folder.path());
    assert_eq!(opened.remarks, []);
    assert_eq!(opened.workspace.history.decisions(), every_decision());
    assert_eq!(opened.workspace.history.steps()[0].made.on, NaiveDate::from_ymd_opt(2025, 3, 2));
    assert_eq!(opened.workspace.view.zoom, Some(125));
    assert_eq!(opened.workspace.open_document.as_deref(), Some("letters/first.txt"));
    fs::copy(formats.join("redwell-1-marks.ron"), folder.path().join("redwell.ron")).unwrap();
    let opened = open(folder.path());
    assert_eq!(opened.remarks, []);
    assert_eq!(opened.workspace.history.decisions(), every_mark());
    assert_eq!(opened.workspace.history.steps().len(), 1);
}

#[test]
fn unknown_fields_are_ignored_and_missing_ones_defaulted() {
    let folder = folder(&[(
        "redwell.ron",
        "\u{feff}(\r\n  format_version: 1, weather: Sunny(degrees: 21), \
         decisions: [(decision: Hide(entry: (list: \"roster\", words: (quote: \"Alder\", colour: (1, 2))), \
         hidden: true, why: \"x\"), mood: Good), (on: \"yesterday\", decision: Rename(entry: (list: \"timeline\", \
         label: \"deadline\", words: (start: 9, end: 4)), name: \"n\"))],)",
    )]);
    let opened = open(folder.path());
    assert_eq!(opened.remarks, []);
    let decisions = opened.workspace.history.decisions();
    let Decision::Hide { entry, hidden: true } = &decisions[0] else { panic!("{decisions:?}") };
    assert_eq!((entry.label.as_str(), entry.anchor.path.as_str(), entry.anchor.quote.as_str()), ("", "", "Alder"));
    let Decision::Rename { entry, .. } = &decisions[1] else { panic!("{decisions:?}") };
    assert_eq!(entry.anchor.span.len(), 0, "a span never ends before it begins");
    assert_eq!(opened.workspace.history.steps()[1].made.on, None);
    assert_eq!(opened.workspace.view, View::default());
}

#[test]
fn a_view_that_cannot_be_read_costs_no_decision() {
    let file = "(format_version: 1, decisions: [(decision: Review(entry: (list: \"roster\", words: ()), \
                reviewed: true))], view: (zoom: \"large\"))";
    let folder = folder(&[("redwell.ron", file)]);
    assert_eq!(open(folder.path()).workspace.history.steps().len(), 1);
}

#[test]
fn decisions_that_are_not_understood_are_kept_where_they_stood() {
    let unknown = [
        r#"(on: "2031-01-01", decision: Split(entry: (list: "roster", words: ()), into: ["a", "b"]))"#,
        r#"(decision: Correct(entry: (list: "roster", words: ()), field: "shoe_size", value: "9"))"#,
        r#"(decision: Rename(entry: (list: "roster", words: ())))"#,
        r#""not even a decision""#,
        r#"(decision: Hide(entry: (list: "claims", words: ()), hidden: true))"#,
    ];
    let known = |name: &str| format!(r#"(decision: Rename(entry: (list: "roster", words: ()), name: "{name}"))"#);
    let lines = [
        unknown[0],
        &known("first"),
        unknown[1],
        unknown[2],
        &known("second"),
        &known("third"),
        unknown[3],
        unknown[4],
    ]
    .join(",\n");
    let folder = folder(&[("redwell.ron", &format!("(format_version: 1, decisions: [{lines}])"))]);
    let Opened { mut workspace, access, remarks } = open(folder.path());
    assert_eq!(workspace.history.decisions().len(), 3);
    assert_eq!(workspace.history.kept(), 5);
    assert!(remarks[0].message.contains("5 decisions") && !remarks[0].failed, "{remarks:?}");
    workspace.history.undo();
    workspace.history.decide(Decision::Hide { entry: target("new"), hidden: true }, None);
    let Access::Write(mut store) = access else { panic!() };
    store.save(&workspace).unwrap();

    let text = text(&folder);
    let places: Vec<_> = [unknown[0], "first", unknown[1], unknown[2], "second", "new", unknown[3], unknown[4]]
        .iter()
        .map(|part| text.find(part).unwrap_or_else(|| panic!("{part} is gone from {text}")))
        .collect();
    assert!(places.is_sorted(), "{text}");
    drop(store);
    let again = open(folder.path()).workspace;
    assert_eq!((again.history.decisions().len(), again.history.kept()), (3, 5));
}
