//! The search of the whole case, by keyboard alone.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use redwell::model::TimelineKind;

use super::Window;

impl Window {
    fn search(&mut self, words: &str) {
        self.key_with(Modifiers::COMMAND, Key::F);
        self.type_text(words);
        self.settle();
    }

    /// The rows of places with these words; a row of the timeline says its kind.
    fn places(&self, words: &str) -> Vec<String> {
        let of_timeline =
            |row: &String| TimelineKind::ALL.iter().any(|kind| row.contains(&format!(", {}, ", kind.word())));
        self.rows(words).into_iter().filter(|row| !of_timeline(row)).collect()
    }

    /// The words of the passage that is shown.
    fn shown(&self) -> String {
        let passage = self.session().selection().passage.expect("a passage is shown");
        self.case_file().quote(passage).to_owned()
    }

    fn focused_role(&self) -> Role {
        let focused = self.harness.query_all_by(|node| node.is_focused() && node.role() != Role::Window);
        focused.last().expect("something has the focus").accesskit_node().role()
    }
}

#[test]
fn a_place_is_found_opened_and_left_again() {
    let mut window = Window::open();
    window.key_with(Modifiers::COMMAND, Key::Num3);
    window.search("appraisals");
    assert!(window.shows("1 document, 1 place"));
    assert_eq!(window.places("appraisals").len(), 1, "the words around it");
    assert!(window.rows("Alder Fund").is_empty(), "the roster gives its place");
    window.key(Key::Enter);
    assert_eq!(window.shown(), "appraisals");
    assert_eq!(window.focused_role(), Role::Document);
    window.key(Key::Escape);
    assert_eq!(window.focused_role(), Role::ListBoxOption, "back in the list");
    window.key(Key::Escape);
    assert!(!window.rows("Alder Fund").is_empty(), "and back where the search began");
    assert_eq!(window.focused_role(), Role::ListBox);
}

#[test]
fn arrows_go_from_place_to_place_while_words_are_typed() {
    let mut window = Window::open();
    window.search("forbearance");
    window.key(Key::ArrowDown);
    let first = window.session().selection().passage;
    window.key(Key::ArrowDown);
    let second = window.session().selection().passage;
    assert!(first.is_some() && second.is_some() && first != second);
    window.key(Key::ArrowUp);
    assert_eq!(window.session().selection().passage, first);
    assert_eq!(window.focused_role(), Role::TextInput, "the field keeps the keyboard");
    window.key(Key::F3);
    assert_eq!(window.session().selection().passage, second);
    window.key_with(Modifiers::SHIFT, Key::F3);
    assert_eq!(window.session().selection().passage, first);
    window.type_text(" agreement");
    window.settle();
    assert_eq!(window.session().selection().passage, first, "what is typed moves nothing");
}

#[test]
fn words_that_are_nowhere() {
    let mut window = Window::open();
    window.search("appraisols");
    assert!(window.shows("No document has these words"));
    window.click(Role::Button, "Allow one wrong letter");
    window.settle();
    assert_eq!(window.places("appraisals").len(), 1);
    window.click(Role::Button, "One wrong letter");
    window.settle();
    assert!(window.shows("No document has these words"));
}

#[test]
fn the_field_says_what_can_be_typed_and_keeps_its_keys() {
    let mut window = Window::open();
    window.key_with(Modifiers::COMMAND, Key::F);
    for words in ["kind:order", "party:\"last name\"", "in:letters"] {
        assert!(window.shows(words), "{words}");
    }
    for key in [Key::M, Key::H, Key::N, Key::Space, Key::J, Key::Questionmark, Key::Slash] {
        window.key(key);
    }
    window.type_text("mhn /?");
    assert_eq!(window.session().undo_words().0, None);
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Search the case");
    assert_eq!(field.value().as_deref(), Some("mhn /?"));
}

#[test]
fn words_stay_in_the_field_to_be_replaced() {
    let mut window = Window::open();
    window.search("appraisals");
    window.key(Key::Escape);
    assert!(window.places("appraisals").is_empty() && window.session().search_answer().is_none());
    window.search("mediation");
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Search the case");
    assert_eq!(field.value().as_deref(), Some("mediation"));
    assert!(!window.places("mediation").is_empty());
}

#[test]
fn filters_alone_list_documents() {
    let mut window = Window::open();
    window.search("kind:letter");
    window.key(Key::Enter);
    let document = window.session().selection().document.unwrap();
    assert_eq!(window.case_file().document(document).unwrap().source.file_name(), "status letter.txt");
}

#[test]
fn a_narrow_window_shows_what_was_found_too() {
    for width in [420.0, 760.0] {
        let mut window = Window::with_size(width, 700.0);
        window.search("appraisals");
        assert_eq!(window.places("appraisals").len(), 1, "{width} points wide");
        window.key(Key::Enter);
        assert_eq!(window.shown(), "appraisals");
        window.key(Key::Escape);
        assert_eq!(window.places("appraisals").len(), 1);
    }
}
