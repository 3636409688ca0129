//! Filters, the order of the roster, side lists, and every command of the table.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use redwell::ui::command::{Command, Situation, TABLE};

use super::Window;

#[test]
fn words_filter_the_timeline() {
    let mut window = Window::open();
    window.key_with(Modifiers::COMMAND, Key::Num1);
    window.key(Key::Slash);
    window.type_text("mediation");
    assert!(window.shows("Order regarding mediation") && window.rows("Forbearance Period").is_empty());
    window.key(Key::Escape);
    assert_eq!(window.rows("Forbearance Period").len(), 1, "Escape shows everything again");
}

#[test]
fn chips_filter_by_kind() {
    let mut window = Window::open();
    window.click(Role::Button, "Deadlines 1");
    assert_eq!(window.rows(", deadline,").len(), 1);
    assert!(window.rows(", cited,").is_empty());
    window.click(Role::Button, "All");
    assert!(!window.rows(", cited,").is_empty());
}

#[test]
fn no_key_is_stolen_from_a_field() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    window.key(Key::Slash);
    for key in [Key::M, Key::H, Key::N, Key::Space, Key::J, Key::Questionmark, Key::F2] {
        window.key(key);
    }
    window.type_text("mhn j?");
    assert_eq!(window.session().undo_words().0, None, "no decision was made");
    assert!(!window.shows("Merge with Alder Fund, LP"), "no dialog came up");
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Filter the roster");
    assert_eq!(field.value().as_deref(), Some("mhn j?"));
}

#[test]
fn a_title_sorts_by_its_column() {
    let mut window = Window::with_size(1600.0, 1600.0);
    window.click(Role::RadioButton, "All");
    let names = |window: &Window| {
        let rows = window.harness.query_all_by(|node| node.role() == Role::ListBoxOption && !super::has(node, ", 203"));
        rows.filter_map(|node| egui_kittest::kittest::NodeT::accesskit_node(&node).label()).collect::<Vec<_>>()
    };
    window.click(Role::ColumnHeader, "Name, not sorted");
    let upwards = names(&window);
    let mut sorted = upwards.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    assert_eq!(upwards, sorted);
    window.click(Role::ColumnHeader, "Name, sorted ascending");
    assert_eq!(names(&window), sorted.into_iter().rev().collect::<Vec<_>>());
}

#[test]
fn links_of_the_status_line_open_the_lists() {
    let mut window = Window::open();
    window.click(Role::Link, "2 cited, not here");
    assert_eq!(window.rows("cited in").len(), 2);
    window.click_row("Order regarding mediation, cited in");
    assert_eq!(window.selected(), "Order regarding mediation");
    window.click(Role::Link, "1 discrepancy");
    assert_eq!(window.rows("5,000,000 struck, 2,000,000").len(), 1);
    window.key_with(Modifiers::ALT, Key::Num6);
    assert_eq!(window.rows("old.wpd").len(), 1, "every file is accounted for");
    window.key_with(Modifiers::ALT, Key::Num6);
    assert!(window.rows("old.wpd").is_empty(), "the same key closes the list");
}

#[test]
fn find_in_the_document() {
    let mut window = Window::open();
    window.click_row("on or before Apr 22, 2032");
    window.key_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.type_text("appraisals");
    assert!(window.shows("1 of 1"));
}

#[test]
fn the_full_table_has_all_columns() {
    let mut window = Window::open();
    window.key_with(Modifiers::COMMAND, Key::R);
    window.click(Role::RadioButton, "Holders");
    for column in ["Name", "Instrument", "Amount", "Signs through", "Signatory", "Address"] {
        assert!(window.shows(&format!("{column}, not sorted")), "{column}");
    }
}

#[test]
fn every_command_is_in_the_table_once_and_has_its_own_keys() {
    for (at, entry) in TABLE.iter().enumerate() {
        assert!(!entry.words.is_empty() && !entry.words.ends_with('.'), "{:?}", entry.command);
        for other in &TABLE[at + 1..] {
            assert_ne!(entry.command, other.command);
            assert_ne!(entry.words, other.words);
            // In a cell the key of a spreadsheet corrects the cell; the table asks for that first.
            if (entry.command, other.command) == (Command::CorrectCell, Command::Rename) {
                continue;
            }
            for key in entry.keys {
                assert!(!other.keys.contains(key), "{:?} and {:?} share a key", entry.command, other.command);
            }
        }
    }
}

#[test]
fn every_command_can_be_reached_by_its_words() {
    // These leave the window or the case; they have tests of their own.
    let leaving = [Command::Quit, Command::CloseFolder, Command::OpenFolder, Command::OpenPath, Command::OpenSample];
    let mut window = Window::with_size(1120.0, 720.0);
    for entry in TABLE.iter().filter(|entry| !leaving.contains(&entry.command)) {
        window.click_row("Alder Fund II, LP, ");
        window.command(entry.words);
        window.key(Key::Escape);
        window.settle();
        assert!(window.session().case().is_some(), "{:?}", entry.command);
        if window.party("Alder Fund II, LP").is_none() {
            window.key_with(Modifiers::COMMAND, Key::Z);
            window.settle();
        }
        // The roster is where the next command begins.
        if window.rows("Alder Fund II, LP, ").is_empty() {
            window.command("Roster: everyone");
        }
    }
}

#[test]
fn a_command_that_cannot_be_says_why() {
    let nothing = Situation::default();
    for entry in TABLE {
        if let Some(why) = entry.missing(&nothing) {
            assert!(!why.is_empty() && !why.ends_with('.'));
        }
    }
    let undo = Command::Undo.entry().unwrap();
    let done = Situation { undo: Some("rename of Alder Bank".to_owned()), ..Situation::default() };
    assert_eq!(undo.missing(&done), None);
    assert_eq!(undo.words_now(&done), "Undo rename of Alder Bank");
}

#[test]
fn the_key_sheet_lists_the_table() {
    let mut window = Window::open();
    window.key(Key::Questionmark);
    for words in ["Export roster", "Merge with", "Next pane", "Move further"] {
        assert!(window.shows(words), "{words}");
    }
    window.key(Key::Escape);
    assert!(!window.shows("Move further"));
}
