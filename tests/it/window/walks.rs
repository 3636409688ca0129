//! A whole piece of work from the keyboard alone.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use redwell::session::ExportKind;
use redwell::ui::{Answer, PathUse};

use super::Window;

/// Whether the keyboard's place can be seen and heard: something has the focus that has a name.
#[track_caller]
fn assert_focus(window: &Window, when: &str) {
    let focused = |node: &egui_kittest::kittest::AccessKitNode<'_>| node.is_focused() && node.role() != Role::Window;
    let node = window.harness.query_all_by(focused).last();
    let name = node.and_then(|node| node.accesskit_node().label()).unwrap_or_default();
    assert!(!name.is_empty(), "the keyboard is nowhere {when}");
}

#[test]
fn a_holder_is_found_read_corrected_and_exported_without_a_mouse() {
    let mut window = Window::welcome();
    window.steps();
    // Open the case: the desk has no dialog, so the path is typed.
    let case = crate::fixture::folder(&[("amendment.md", super::AMENDMENT), ("letter.txt", super::LETTER)]);
    window.key_with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::O);
    window.type_text(&case.path().display().to_string());
    window.key(Key::Enter);
    window.settle();
    assert_focus(&window, "in a case that was just opened");

    // Find the holder.
    window.command("Roster: holders");
    window.key(Key::Slash);
    window.type_text("alder fund, lp");
    window.key(Key::Enter);
    window.key(Key::Home);
    assert_eq!(window.selected(), "Alder Fund, LP");
    assert_focus(&window, "in the roster");

    // See the source, every place of it, and come back.
    let first = window.session().selection().passage;
    window.key(Key::Enter);
    assert_focus(&window, "in the document");
    window.key(Key::CloseBracket);
    assert_ne!(window.session().selection().passage, first);
    window.key_with(Modifiers::COMMAND, Key::Num3);

    // Correct its address, in its cell.
    window.key_with(Modifiers::COMMAND, Key::R);
    for _ in 0..6 {
        window.key(Key::ArrowRight);
    }
    window.key(Key::F2);
    assert_focus(&window, "in a cell");
    window.type_text("2 Poplar Street");
    window.key_with(Modifiers::COMMAND, Key::Enter);
    window.settle();
    let address = window.party("Alder Fund, LP").unwrap().address.unwrap().value;
    assert_eq!(address, "2 Poplar Street");
    assert_focus(&window, "after a correction");

    // And its title, by the form.
    window.key(Key::C);
    let on_title = |window: &Window| {
        let title = |node: &egui_kittest::kittest::AccessKitNode<'_>| node.is_focused() && super::has(node, "Title");
        window.harness.query_all_by(title).count() > 0
    };
    for _ in 0..12 {
        if !on_title(&window) {
            window.key(Key::Tab);
        }
    }
    window.type_text("Noteholder");
    window.key_with(Modifiers::COMMAND, Key::Enter);
    window.settle();
    assert_eq!(window.party("Alder Fund, LP").unwrap().title.unwrap().value, "Noteholder");

    // Export.
    let file = window.data.path().join("roster.csv");
    window.answers.lock().unwrap().next = Some(Answer::Chosen(PathUse::Export(ExportKind::Roster), file.clone()));
    window.key_with(Modifiers::COMMAND, Key::E);
    let written = file.clone();
    window.wait_until("the export", |window| written.exists() && !window.session().notices().is_empty());
    assert!(std::fs::read_to_string(&file).unwrap().contains("2 Poplar Street"));
}

#[test]
fn tab_goes_through_every_control_and_none_is_without_a_name() {
    let mut window = Window::open();
    window.key_with(Modifiers::COMMAND, Key::R);
    window.key_with(Modifiers::COMMAND, Key::Num3);
    for step in 0..60 {
        // Backwards, because Tab goes from a list to the next pane.
        window.key_with(Modifiers::SHIFT, Key::Tab);
        assert_focus(&window, &format!("after {step} steps"));
    }
}

#[test]
fn the_menus_open_by_keyboard() {
    let mut window = Window::open();
    window.key(Key::F10);
    assert_focus(&window, "in the menu bar");
    window.key(Key::Enter);
    window.steps();
    assert!(window.shows("Open case folder…"));
    window.key(Key::Escape);
    window.key(Key::Escape);
    window.key_with(Modifiers::COMMAND, Key::Num1);
    assert_focus(&window, "after the menus");
}

#[test]
fn letters_in_a_field_are_no_commands() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    let decided = window.session().history().len();
    for open in [Key::Slash, Key::F2, Key::N] {
        window.key(open);
        for key in [Key::S, Key::H, Key::D, Key::M, Key::Space, Key::V, Key::B, Key::Questionmark] {
            window.key(key);
        }
        window.key_with(Modifiers::COMMAND, Key::A);
        window.key(Key::Escape);
        assert_eq!(window.session().history().len(), decided, "{open:?}");
        assert!(!window.shows("entries are selected") && !window.shows("Merge with Alder Fund, LP"));
    }
}
