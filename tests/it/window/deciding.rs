//! Decisions by keyboard, and their undoing.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::Window;

#[test]
fn rename_and_undo() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    window.key(Key::F2);
    window.type_text("Alder Fund I, LP");
    window.key(Key::Enter);
    window.settle();
    assert!(window.party("Alder Fund I, LP").is_some());
    assert!(window.shows("In the documents: Alder Fund, LP"), "the card says what the documents say");
    window.key_with(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert!(window.party("Alder Fund, LP").is_some() && window.party("Alder Fund I, LP").is_none());
    window.key_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    window.settle();
    assert!(window.party("Alder Fund I, LP").is_some(), "redone");
}

#[test]
fn escape_leaves_a_name_as_it_was() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    window.key(Key::F2);
    window.type_text("Nobody");
    window.key(Key::Escape);
    window.settle();
    assert!(window.party("Nobody").is_none() && window.party("Alder Fund, LP").is_some());
}

#[test]
fn a_summary_of_the_timeline_can_be_renamed_too() {
    let mut window = Window::open();
    window.click_row("on or before Apr 22, 2032");
    window.key(Key::F2);
    window.type_text("Short outlines to the mediator");
    window.key(Key::Enter);
    window.settle();
    assert!(window.case_file().timeline.iter().any(|entry| entry.summary == "Short outlines to the mediator"));
}

#[test]
fn merge_with_a_preview() {
    let mut window = Window::open();
    let before = window.case_file().roster.len();
    window.click_row("Alder Fund II, LP");
    window.key(Key::M);
    window.type_text("Alder Fund, LP");
    window.key(Key::Enter);
    window.key(Key::Space);
    assert!(window.shows("Also written"), "the preview says what becomes of the other name");
    window.key_with(Modifiers::COMMAND, Key::Enter);
    window.settle();
    assert_eq!(window.case_file().roster.len(), before - 1);
    assert!(window.party("Alder Fund, LP").is_none());
    window.key_with(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert_eq!(window.case_file().roster.len(), before);
}

#[test]
fn hide_and_bring_back() {
    let mut window = Window::with_size(1600.0, 1600.0);
    window.click(Role::RadioButton, "All");
    window.click_row("Warren Ashdown");
    window.key(Key::H);
    window.settle();
    assert!(window.party("Warren Ashdown").is_none());
    assert!(!window.selected().is_empty(), "the next entry is selected");
    window.key_with(Modifiers::ALT, Key::Num7);
    assert_eq!(window.rows("Warren Ashdown").len(), 1, "listed as hidden");
    window.key(Key::Enter);
    window.settle();
    assert!(window.party("Warren Ashdown").is_some());
}

#[test]
fn a_note_is_kept_and_shown() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    window.key(Key::N);
    window.type_text("ask for the fax");
    window.key_with(Modifiers::COMMAND, Key::Enter);
    window.settle();
    assert_eq!(window.party("Alder Fund, LP").unwrap().note, "ask for the fax");
    assert!(window.shows("ask for the fax"));
}

#[test]
fn what_is_typed_is_kept_when_the_user_turns_away() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    window.key(Key::N);
    window.type_text("half a note");
    window.click_row("Alder Fund II, LP");
    window.settle();
    assert_eq!(window.party("Alder Fund, LP").unwrap().note, "half a note");
    assert_eq!(window.party("Alder Fund II, LP").unwrap().note, "");
    window.key(Key::N);
    window.type_text("before quitting");
    eframe::App::on_exit(window.harness.state_mut(), None);
    let saved = std::fs::read_to_string(window.case.path().join("redwell.ron")).unwrap();
    assert!(saved.contains("before quitting"));
}

#[test]
fn reviewed_and_not() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    window.key(Key::Space);
    window.settle();
    assert!(window.party("Alder Fund, LP").unwrap().reviewed);
    assert!(window.rows("Alder Fund, LP").iter().any(|row| row.contains("reviewed")), "said in the row");
    window.key(Key::Space);
    window.settle();
    assert!(!window.party("Alder Fund, LP").unwrap().reviewed);
}

#[test]
fn a_reading_is_chosen() {
    let mut window = Window::open();
    window.click_row("Alder Fund II, LP");
    assert_eq!(window.case_file().discrepancies.len(), 1);
    window.click(Role::Link, "Choose 2000000");
    window.settle();
    assert!(window.case_file().discrepancies.is_empty());
    window.key_with(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert_eq!(window.case_file().discrepancies.len(), 1);
}

#[test]
fn the_menu_of_a_row_has_its_commands() {
    let mut window = Window::open();
    window
        .harness
        .get_by(|node| node.role() == Role::ListBoxOption && super::has(node, "Alder Fund, LP"))
        .click_secondary();
    window.steps();
    window.harness.get_by(|node| node.role() == Role::Button && super::has(node, "Merge with…")).click();
    window.steps();
    window.steps();
    assert!(window.shows("Merge with Alder Fund, LP"));
}

#[test]
fn a_key_is_for_the_row_that_the_keyboard_is_on() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    let document = window.session().selection().document;
    window.click_row("on or before Apr 22, 2032");
    let lines = window.case_file().timeline.len();
    window.key_with(Modifiers::COMMAND, Key::Num3);
    assert_eq!(window.selected(), "Alder Fund, LP");
    assert_ne!(window.session().selection().document, document, "what is read stays on the screen");
    window.key(Key::H);
    window.settle();
    assert!(window.party("Alder Fund, LP").is_none());
    assert_eq!(window.case_file().timeline.len(), lines);
}

#[test]
fn the_status_line_tells_what_was_undone_and_why_a_key_does_nothing() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    window.key(Key::S);
    window.key_with(Modifiers::COMMAND, Key::Z);
    assert!(window.shows("Undone: key fact mark of Alder Fund, LP"));
    window.click_row("on or before Apr 22, 2032");
    window.key(Key::M);
    assert!(window.shows("Select a roster entry first"));
}
