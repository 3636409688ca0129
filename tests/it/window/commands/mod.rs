//! Every command of the table does what its words say. A command of the table that has no trial here fails.

mod edit;
mod file;
mod go;
mod help;
mod view;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use redwell::model::{EntryRef, RosterEntry};
use redwell::session::View;
use redwell::ui::PathUse;
use redwell::ui::command::{Command, Menu, TABLE};

use super::Window;

const PARTY: &str = "Alder Fund, LP";
const DEADLINE: &str = "on or before Apr 22, 2032";
const CTRL: Modifiers = Modifiers::COMMAND;

/// What a command is tried on: a window on the invented case, with a roster entry selected.
struct Trial {
    window: Window,
    command: Command,
    /// What the window remembered before.
    before: View,
}

impl Trial {
    fn of(command: Command, window: Option<Window>) -> Self {
        let mut window = window.unwrap_or_else(Window::open);
        window.click_row(PARTY);
        let before = window.session().view().clone();
        Self { window, command, before }
    }

    /// The window for another trial, where this one left no trace in it: opening one takes longer than most trials.
    fn leave(mut self) -> Option<Window> {
        for _ in 0..3 {
            self.window.key(Key::Escape);
        }
        let window = self.window;
        let session = window.session();
        let untouched = session.case().is_some() && session.history().is_empty() && *session.view() == self.before;
        let traces = ["Remove filter: ", "Close the list", "Close the search", "Filter the list"];
        let traced = traces.iter().any(|words| window.harness.query_all_by_label_contains(words).count() > 0);
        (untouched && !traced && window.rows(PARTY).len() == 1).then_some(window)
    }

    /// Carries the command out: by its key, where it has one, or through the palette.
    #[track_caller]
    fn run(&mut self) {
        let command = self.command;
        self.run_other(command);
    }

    #[track_caller]
    fn run_other(&mut self, command: Command) {
        let entry = command.entry().unwrap();
        match entry.keys.first() {
            Some(shortcut) => self.window.key_with(shortcut.modifiers, shortcut.logical_key),
            None => self.window.command(entry.words),
        }
        if self.window.session().case().is_some() {
            self.window.settle();
        }
        self.window.steps();
    }

    fn party(&self) -> RosterEntry {
        let entry = self.window.session().selection().entry;
        let Some(EntryRef::Roster(key)) = entry else { panic!("{entry:?}") };
        self.window.case_file().roster_entry(key).unwrap().clone()
    }

    #[track_caller]
    fn asked(&self, what: PathUse) {
        assert_eq!(self.window.answers.lock().unwrap().asked.last(), Some(&what));
    }

    /// A dialog or a list with this heading is on the screen.
    #[track_caller]
    fn heading(&self, words: &str) {
        let found = self.window.harness.query_all_by(|node| node.role() == Role::Heading && super::has(node, words));
        assert!(found.count() > 0, "no heading {words:?}");
    }

    /// What has the keyboard: its role and its name.
    fn focused(&self) -> (Role, String) {
        let focused =
            |node: &egui_kittest::kittest::AccessKitNode<'_>| node.is_focused() && node.role() != Role::Window;
        let node = self.window.harness.query_all_by(focused).last().expect("something has the focus");
        (node.accesskit_node().role(), node.accesskit_node().label().unwrap_or_default())
    }

    fn pane(&self, name: &str) -> String {
        let panes = &self.window.session().view().panes;
        panes.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// Opens the letter that is a PDF file, as pages.
    fn pages() -> Window {
        let case = crate::fixture::folder(&[("a note.txt", super::LETTER)]);
        let page =
            || crate::pdf::writer::sheet(crate::pdf::writer::lines(72.0, 700.0, &["April 16, 2032", "A letter"]));
        std::fs::write(case.path().join("letter.pdf"), &*crate::pdf::writer::file(&[page(), page()])).unwrap();
        let mut window = Window::new(case, 1600.0, 1000.0, true);
        window.settle();
        window.command("Coverage");
        window.click_row("letter.pdf");
        window.key(Key::Enter);
        window
    }
}

fn try_out(command: Command, window: Option<Window>) -> Option<Window> {
    let mut trial = Trial::of(command, window);
    match command.entry().unwrap().menu {
        Menu::File => file::file(&mut trial),
        Menu::Edit => edit::edit(&mut trial),
        Menu::View => view::view(&mut trial),
        Menu::Go => go::go(&mut trial),
        Menu::Help => help::help(&mut trial),
    }
    trial.leave()
}

fn every(menu: Menu) {
    let mut window = None;
    for entry in TABLE.iter().filter(|entry| entry.menu == menu) {
        window = try_out(entry.command, window);
    }
}

#[test]
fn every_command_of_the_file_menu() {
    every(Menu::File);
}

#[test]
fn every_command_of_the_edit_menu() {
    every(Menu::Edit);
}

#[test]
fn every_command_of_the_view_menu() {
    every(Menu::View);
}

#[test]
fn every_command_of_the_go_menu() {
    every(Menu::Go);
}

#[test]
fn every_command_of_the_help_menu() {
    every(Menu::Help);
}
