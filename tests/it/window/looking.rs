//! From a fact to its words and back.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::Window;

#[test]
fn a_row_of_the_timeline_shows_its_words() {
    let mut window = Window::open();
    window.click_row("on or before Apr 22, 2032");
    let selection = window.session().selection().clone();
    let passage = selection.passage.expect("a passage is shown");
    assert!(window.case_file().quote(passage).contains("April 22, 2032"));
    assert!(window.shows("On or before April 22, 2032, the parties will give you"), "the text is in view");
    window.harness.get_by_role_and_label(Role::Group, &format!("Card of {}", window.selected()));
}

#[test]
fn a_highlight_leads_to_its_entry() {
    let mut window = Window::open();
    window.click_row("First Amendment to Forbearance Agreement");
    window.harness.get_all_by_role_and_label(Role::Link, "Warren Ashdown").next().unwrap().click();
    window.steps();
    assert_eq!(window.selected(), "Warren Ashdown");
}

#[test]
fn the_card_leads_to_each_copy_of_a_page() {
    let mut window = Window::open();
    window.click_row("Alder Fund II, LP");
    let first = window.session().selection().passage;
    assert_eq!(window.session().passage_place().map(|(at, _)| at), Some(1));
    window.key(Key::CloseBracket);
    assert_ne!(window.session().selection().passage, first, "the next place");
    window.key(Key::OpenBracket);
    assert_eq!(window.session().selection().passage, first, "and back");
    window.harness.get_by_label_contains("2,000,000 struck").click();
    window.steps();
    let passage = window.session().selection().passage.unwrap();
    assert_eq!(window.case_file().quote(passage), "2,000,000");
}

#[test]
fn back_and_forward_go_through_places() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    window.click_row("Alder Fund II, LP");
    window.key_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.selected(), "Alder Fund, LP");
    window.key_with(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(window.selected(), "Alder Fund II, LP");
}

#[test]
fn arrows_and_letters_move_through_a_list() {
    let mut window = Window::open();
    window.key_with(Modifiers::COMMAND, Key::Num1);
    window.key(Key::Home);
    let first = window.selected();
    window.key(Key::ArrowDown);
    let second = window.selected();
    assert_ne!(first, second);
    window.key(Key::K);
    assert_eq!(window.selected(), first);
    window.key(Key::J);
    assert_eq!(window.selected(), second);
    window.key(Key::End);
    let last = window.case_file().timeline.last().unwrap().summary.clone();
    assert_eq!(window.selected(), last);
}

#[test]
fn tab_goes_from_pane_to_pane() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    window.key_with(Modifiers::COMMAND, Key::Num1);
    // A list with a cursor says that the cursor's row has the focus.
    let focused = |window: &Window| {
        let node = window
            .harness
            .query_all_by(|node| node.is_focused() && node.role() != Role::Window)
            .last()
            .expect("something has the focus");
        let node = egui_kittest::kittest::NodeT::accesskit_node(&node);
        (node.role(), node.label().unwrap_or_default())
    };
    assert!(focused(&window).1.contains("First Amendment"), "{:?}", focused(&window));
    window.key(Key::Tab);
    assert_eq!(focused(&window), (Role::Document, "First Amendment to Forbearance Agreement".to_owned()));
    window.key(Key::Tab);
    assert!(focused(&window).1.starts_with("Alder Fund, LP"));
    window.key(Key::Tab);
    assert_eq!(focused(&window), (Role::Group, "Card of Alder Fund, LP".to_owned()));
    window.key_with(Modifiers::SHIFT, Key::F6);
    assert!(focused(&window).1.starts_with("Alder Fund, LP"));
}

#[test]
fn struck_amounts_are_said_to_be_struck() {
    let mut window = Window::open();
    window.click(Role::RadioButton, "Holders");
    let rows = window.rows("Alder Fund II, LP");
    assert!(rows.iter().any(|row| row.contains("5,000,000, struck") && row.contains("1 conflict")), "{rows:?}");
    let rows = window.rows("Alder Fund, LP");
    assert!(rows.iter().any(|row| row.ends_with("3,500,000")), "a stated amount needs no word: {rows:?}");
}
