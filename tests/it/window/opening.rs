//! Opening and leaving a case, exporting, and windows of every size.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use redwell::session::ExportKind;
use redwell::ui::{Answer, PathUse};

use super::Window;

#[test]
fn the_welcome_screen_opens_a_folder() {
    let mut window = Window::welcome();
    window.steps();
    let folder = window.case.path().to_owned();
    window.answers.lock().unwrap().next = Some(Answer::Chosen(PathUse::Open, folder.clone()));
    window.click(Role::Button, "Open case folder…");
    window.settle();
    assert_eq!(window.session().folder(), Some(folder.as_path()));
    window.command("Close case");
    assert!(window.session().case().is_none());
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    window.click(Role::Button, &format!("Open {name}"));
    window.settle();
    assert!(window.session().case().is_some(), "opened again from the recent ones");
}

#[test]
fn one_click_opens_the_sample_case() {
    let mut window = Window::welcome();
    window.steps();
    window.click(Role::Button, "Open the sample case");
    window.settle();
    assert!(window.session().folder().unwrap().starts_with(window.data.path()));
    assert!(window.case_file().timeline.len() > 20);
    assert!(window.shows("1 of 5"), "the tour begins");
    window.key(Key::Escape);
    assert!(!window.shows("1 of 5"), "and can be left");
}

#[test]
fn without_a_dialog_a_path_is_typed() {
    let mut window = Window::welcome();
    window.steps();
    let folder = window.case.path().display().to_string();
    window.answers.lock().unwrap().next = Some(Answer::NoDialog(PathUse::Open));
    window.key_with(Modifiers::COMMAND, Key::O);
    assert!(window.shows("This desktop has no file dialog"));
    window.type_text(&folder);
    window.key(Key::Enter);
    window.settle();
    assert!(window.session().folder().is_some());
}

#[test]
fn a_dropped_folder_is_opened() {
    #[derive(Debug)]
    struct Dropped(std::path::PathBuf);
    impl egui::DroppedFile for Dropped {
        fn path(&self) -> &std::path::Path {
            &self.0
        }
        fn bytes(&self) -> Result<Vec<u8>, String> {
            Err("a folder".to_owned())
        }
    }
    let mut window = Window::welcome();
    window.steps();
    let dropped = std::sync::Arc::new(Dropped(window.case.path().to_owned()));
    window.harness.input_mut().dropped_files.push(dropped);
    window.settle();
    assert_eq!(window.session().folder(), Some(window.case.path()));
}

#[test]
fn the_roster_is_exported_where_the_user_says() {
    let mut window = Window::open();
    let file = window.data.path().join("roster.csv");
    window.answers.lock().unwrap().next = Some(Answer::Chosen(PathUse::Export(ExportKind::Roster), file.clone()));
    window.key_with(Modifiers::COMMAND, Key::E);
    let written = file.clone();
    window.wait_until("the export", |window| written.exists() && !window.session().notices().is_empty());
    assert!(fs::read_to_string(&file).unwrap().contains("Alder Fund II, LP"));
    assert_eq!(window.answers.lock().unwrap().asked, [PathUse::Export(ExportKind::Roster)]);
}

#[test]
fn a_folder_that_is_not_there_is_said() {
    let mut window = Window::welcome();
    window.steps();
    let gone = window.case.path().join("gone");
    window.answers.lock().unwrap().next = Some(Answer::Chosen(PathUse::Open, gone));
    window.key_with(Modifiers::COMMAND, Key::O);
    window.wait_until("a notice", |window| !window.session().notices().is_empty());
    assert!(window.shows("gone"), "the notice names the folder");
    window.click(Role::Button, "Dismiss");
    assert!(window.session().notices().is_empty());
}

#[test]
fn an_empty_folder_says_what_to_do() {
    let mut window = Window::new(crate::fixture::folder(&[]), 1280.0, 720.0, true);
    window.settle();
    assert!(window.shows("This folder has no documents"));
}

#[test]
fn panes_fold_in_a_narrow_window() {
    let mut window = Window::open();
    for (width, panes) in [(1600.0, 2), (1000.0, 2), (800.0, 1), (560.0, 1)] {
        window.harness.set_size(Vec2::new(width, 720.0));
        window.steps();
        let lists = window.harness.query_all_by_role(Role::ListBox).count();
        assert_eq!(lists, panes, "at {width}");
    }
    window.click(Role::RadioButton, "Document");
    assert!(window.harness.query_by_role(Role::Document).is_some());
    window.click(Role::RadioButton, "Roster");
    window.click_row("Alder Fund, LP");
    window.click(Role::RadioButton, "Card");
    assert!(window.shows("Card of Alder Fund, LP"));
    window.harness.set_size(Vec2::new(480.0, 360.0));
    window.steps();
    window.harness.set_size(Vec2::new(3840.0, 2160.0));
    window.steps();
}

#[test]
fn text_sizes_and_themes_are_remembered() {
    let mut window = Window::open();
    window.key_with(Modifiers::COMMAND, Key::Plus);
    assert_eq!(window.session().view().zoom, Some(125));
    window.key_with(Modifiers::COMMAND, Key::Num0);
    assert_eq!(window.session().view().zoom, Some(100));
    window.command("Dark");
    assert_eq!(window.session().view().dark, Some(true));
    window.click(Role::RadioButton, "Counsel");
    assert!(window.session().view().panes.contains(&("roster.view".to_owned(), "counsel".to_owned())));
}

#[test]
fn the_keyboard_belongs_somewhere_from_the_start() {
    let mut window = Window::open();
    let before = window.selected();
    window.key(Key::ArrowDown);
    assert_ne!(window.selected(), before, "arrows move although nothing was clicked");
}

#[test]
fn a_case_that_cannot_be_saved_is_not_left_unasked() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    // Neither the case folder nor the data directory takes the decisions.
    let file = window.case.path().join("redwell.ron");
    fs::create_dir(&file).unwrap();
    fs::write(window.data.path().join("workspaces"), "in the way").unwrap();
    window.key(Key::Space);
    window.key_with(Modifiers::COMMAND, Key::W);
    assert!(window.shows("Not everything is saved"));
    window.click(Role::Button, "Stay");
    assert!(window.session().case().is_some());
    window.key_with(Modifiers::COMMAND, Key::W);
    window.click(Role::Button, "Try again");
    assert!(window.shows("Not everything is saved"), "it still cannot be saved");
    fs::remove_dir(&file).unwrap();
    window.click(Role::Button, "Try again");
    window.steps();
    assert!(window.session().case().is_none());
    assert!(fs::read_to_string(&file).unwrap().contains("Review"));
}
