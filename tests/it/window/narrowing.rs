//! The timeline's filters, headings and the days chosen on the strip.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use redwell::model::TimelineKind;

use super::{AMENDMENT, LETTER, Window};
use crate::fixture::folder;

impl Window {
    /// The rows of the timeline's list, each of which says its kind.
    fn timeline(&self) -> Vec<String> {
        let is_entry =
            |row: &String| TimelineKind::ALL.iter().any(|kind| row.contains(&format!(", {}, ", kind.word())));
        self.rows(", ").into_iter().filter(is_entry).collect()
    }

    fn all(&self) -> usize {
        self.case_file().timeline.len()
    }
}

#[test]
fn inferred_entries_look_different_and_can_be_left_out() {
    let letter =
        LETTER.replace("of the reports.", "of the reports. We will give the Court a status report in two weeks.");
    let case = folder(&[("amendment.md", AMENDMENT), ("letter.txt", &letter)]);
    let mut window = Window::new(case, 1600.0, 1600.0, true);
    window.settle();
    let inferred = window.case_file().timeline.iter().filter(|entry| entry.is_inferred()).count();
    assert!(inferred > 0 && inferred < window.all());
    assert_eq!(window.timeline().iter().filter(|row| row.contains(", inferred")).count(), inferred);
    window.key_with(Modifiers::COMMAND, Key::Num1);
    window.key(Key::I);
    assert_eq!(window.timeline().len(), window.all() - inferred);
    window.click(Role::Button, "Remove filter: Not inferred");
    assert_eq!(window.timeline().len(), window.all());
}

#[test]
fn headings_are_years_or_months() {
    let mut window = Window::with_size(1600.0, 1600.0);
    let headings = |window: &Window, words: &str| {
        window.harness.query_all_by(|node| node.role() == Role::Heading && super::has(node, words)).count()
    };
    assert_eq!((headings(&window, "2032, "), headings(&window, "Apr 2032, ")), (1, 0));
    window.command("Timeline: by month");
    assert_eq!(headings(&window, "Apr 2032, "), 1);
    window.command("Timeline: by year");
    assert_eq!(headings(&window, "Apr 2032, "), 0);
}

#[test]
fn the_entries_of_one_document() {
    let mut window = Window::with_size(1600.0, 1600.0);
    window.click_row("on or before Apr 22, 2032");
    window.command("Timeline: only the open document");
    let left = window.timeline().len();
    assert!(left > 0 && left < window.all());
    window.command("Timeline: only the open document");
    assert_eq!(window.timeline().len(), window.all(), "the same command takes it off");

    window.command("Timeline: only one document");
    window.type_text("status letter");
    window.key(Key::Enter);
    window.steps();
    assert_eq!(window.timeline().len(), left);
    window.command("Clear all filters");
    assert_eq!(window.timeline().len(), window.all());
}

#[test]
fn the_entries_that_name_somebody() {
    let mut window = Window::with_size(1600.0, 1600.0);
    let case = window.case_file();
    let party = case.roster.iter().find(|entry| {
        let named = case.timeline.iter().filter(|line| line.people.contains(&entry.key)).count();
        named > 0 && named < case.timeline.len()
    });
    let party = party.expect("somebody is named").clone();
    let named = case.timeline.iter().filter(|line| line.people.contains(&party.key)).count();
    window.command("names one roster entry");
    window.type_text(&party.name);
    window.key(Key::ArrowDown);
    window.key(Key::ArrowUp);
    window.key(Key::Enter);
    window.steps();
    assert_eq!(window.timeline().len(), named);
    window.click(Role::Button, &format!("Remove filter: names {}", party.name));
    assert_eq!(window.timeline().len(), window.all());
}

#[test]
fn what_is_reviewed_and_what_is_not() {
    let mut window = Window::with_size(1600.0, 1600.0);
    window.click_row("on or before Apr 22, 2032");
    window.key(Key::Space);
    window.settle();
    window.command("Timeline: only reviewed");
    assert_eq!(window.timeline().len(), 1);
    window.command("Timeline: only not yet reviewed");
    assert_eq!(window.timeline().len(), window.all() - 1);
    window.command("Timeline: only not yet reviewed");
    assert_eq!(window.timeline().len(), window.all());
}

#[test]
fn the_days_on_the_strip_filter_the_list() {
    let mut window = Window::with_size(1600.0, 1600.0);
    window.harness.get_by_label_contains("Timeline strip").focus();
    window.steps();
    for _ in 0..6 {
        window.key(Key::Plus);
    }
    window.key(Key::Enter);
    window.steps();
    let left = window.timeline().len();
    assert!(left < window.all(), "{left} of {}", window.all());
    assert!(window.shows(" listed"), "the strip says so, too");
    window.key(Key::Escape);
    assert_eq!(window.timeline().len(), window.all());

    window.key_with(Modifiers::COMMAND, Key::Num1);
    window.key(Key::B);
    assert_eq!(window.timeline().len(), left);
    window.key(Key::Escape);
    assert_eq!(window.timeline().len(), window.all(), "Escape in the list, too");
}

#[test]
fn the_menu_of_the_timeline_has_its_commands() {
    let mut window = Window::open();
    window.click(Role::Button, "Filter and group the timeline");
    for words in ["By month", "Without inferred entries", "Only the open document", "Hidden entries"] {
        assert!(window.shows(words), "{words}");
    }
    window.harness.get_by(|node| super::has(node, "Without inferred entries")).click();
    window.steps();
    assert!(window.shows("Remove filter: Not inferred"));
}

#[test]
fn key_facts_and_tags() {
    let mut window = Window::with_size(1600.0, 1600.0);
    window.click_row("on or before Apr 22, 2032");
    window.command("Key fact");
    window.settle();
    window.command("Timeline: only key facts");
    assert_eq!(window.timeline().len(), 1);
    window.command("Timeline: only key facts");
    window.command("Timeline: only one tag");
    assert!(window.shows("The case has no tags yet"));
    window.key(Key::Escape);

    window.key(Key::T);
    window.type_text("Mediation");
    window.key(Key::Enter);
    window.key(Key::Escape);
    window.settle();
    window.command("Timeline: only one tag");
    window.type_text("media");
    window.key(Key::Enter);
    window.steps();
    assert_eq!(window.timeline().len(), 1);
    window.click(Role::Button, "Remove filter: tag Mediation");
    assert_eq!(window.timeline().len(), window.all());
}

#[test]
fn a_view_is_saved_shown_and_forgotten() {
    let mut window = Window::with_size(1600.0, 1600.0);
    window.click(Role::Button, "Deadlines 1");
    window.command("Timeline: by month");
    window.command("Timeline: saved views");
    assert!(window.shows("No saved views yet"));
    window.type_text("What is due");
    window.key(Key::Enter);
    window.steps();
    window.command("Clear all filters");
    window.command("Timeline: by year");
    assert_eq!(window.timeline().len(), window.all());

    window.command("Timeline: saved views");
    window.type_text("due");
    window.key(Key::Enter);
    window.steps();
    assert_eq!(window.timeline().len(), 1);
    assert!(window.shows("Apr 2032, 1 entry"), "its headings, too");
    let saved =
        |window: &Window| window.session().view().panes.iter().any(|(name, _)| name == "timeline.saved.What is due");
    assert!(saved(&window));
    window.command("Timeline: saved views");
    window.click(Role::Button, "Forget What is due");
    window.key(Key::Escape);
    window.steps();
    assert!(!saved(&window));
}
