//! The whole window, driven by accessible names and keys, over a real session on a folder of invented documents.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

mod commands;
mod correcting;
mod deciding;
mod docket;
mod finding;
mod looking;
mod marking;
mod narrowing;
mod opening;
mod pages;
mod searching;
mod tables;
mod walks;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use redwell::model::{CaseFile, EntryRef, RosterEntry};
use redwell::session::{Action, Session};
use redwell::ui::{Answer, App, FileDialogs, PathUse};
use tempfile::TempDir;

use crate::fixture::{World, folder};

const AMENDMENT: &str = include_str!("amendment.md");
const LETTER: &str = include_str!("letter.txt");

/// File dialogs that answer at once with what a test has laid out, and note what they were asked.
#[derive(Default)]
struct Answers {
    asked: Vec<PathUse>,
    next: Option<Answer>,
}

struct FakeDialogs(Arc<Mutex<Answers>>);

impl FileDialogs for FakeDialogs {
    fn ask(&mut self, what: PathUse, _folder: Option<&Path>, _frame: Option<&eframe::Frame>) {
        self.0.lock().unwrap().asked.push(what);
    }

    fn answer(&mut self) -> Option<Answer> {
        let mut answers = self.0.lock().unwrap();
        if answers.asked.is_empty() { None } else { answers.next.take() }
    }

    fn folder_of(&self, dropped: &Path) -> Option<PathBuf> {
        Some(dropped.to_owned())
    }
}

/// A window, with all that it stands on.
struct Window {
    harness: Harness<'static, App>,
    answers: Arc<Mutex<Answers>>,
    case: TempDir,
    data: TempDir,
}

impl Window {
    /// A window on the invented case, read to the end.
    fn open() -> Self {
        Self::with_size(1600.0, 1000.0)
    }

    fn with_size(width: f32, height: f32) -> Self {
        let case = folder(&[("Exhibit B/amendment.md", AMENDMENT), ("status letter.txt", LETTER), ("old.wpd", "x")]);
        let mut window = Self::new(case, width, height, true);
        window.settle();
        window
    }

    /// A window on the welcome screen.
    fn welcome() -> Self {
        Self::new(folder(&[("status letter.txt", LETTER)]), 1200.0, 800.0, false)
    }

    fn new(case: TempDir, width: f32, height: f32, open: bool) -> Self {
        let data = tempfile::tempdir().unwrap();
        let world = World::new(Some(data.path()));
        let answers = Arc::new(Mutex::new(Answers::default()));
        let files = Box::new(FakeDialogs(answers.clone()));
        let mut session = Session::new(world.clone());
        if open {
            session.handle(Action::OpenFolder(case.path().to_owned()));
        }
        let harness = Harness::builder()
            .with_size(Vec2::new(width, height))
            .with_step_dt(0.02)
            .build_eframe(|creation| App::new(&creation.egui_ctx, session, world, files));
        Self { harness, answers, case, data }
    }

    /// Draws frames until nothing is being read or put together any more.
    #[track_caller]
    fn settle(&mut self) {
        // The bound only ends a test that would hang.
        for _ in 0..1_000 {
            self.harness.step();
            if self.session().is_settled() && self.session().case().is_some() {
                self.steps();
                return;
            }
            thread::sleep(Duration::from_millis(2));
        }
        panic!("the case was never read; notices: {:?}", self.session().notices());
    }

    /// Draws frames until something is so.
    #[track_caller]
    fn wait_until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        // The bound only ends a test that would hang.
        for _ in 0..5_000 {
            self.harness.step();
            if is_so(self) {
                self.steps();
                return;
            }
            thread::sleep(Duration::from_millis(2));
        }
        panic!("never came to pass: {what}; notices: {:?}", self.session().notices());
    }

    /// Draws a few frames: what is asked for in one is shown in the next.
    fn steps(&mut self) {
        for _ in 0..2 {
            self.harness.step();
        }
    }

    fn session(&self) -> &Session {
        self.harness.state().session()
    }

    fn case_file(&self) -> Arc<CaseFile> {
        self.session().case().unwrap().clone()
    }

    fn party(&self, name: &str) -> Option<RosterEntry> {
        self.case_file().roster.iter().find(|entry| entry.name == name).cloned()
    }

    /// What is selected, by its name or summary.
    fn selected(&self) -> String {
        let case = self.case_file();
        match self.session().selection().entry {
            Some(EntryRef::Roster(key)) => case.roster_entry(key).unwrap().name.clone(),
            Some(EntryRef::Timeline(key)) => case.timeline_entry(key).unwrap().summary.clone(),
            Some(EntryRef::Reference(index)) => case.references[index as usize].description.clone(),
            None => String::new(),
        }
    }

    #[track_caller]
    fn key(&mut self, key: Key) {
        self.key_with(Modifiers::NONE, key);
    }

    #[track_caller]
    fn key_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.steps();
    }

    fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.steps();
    }

    /// Clicks the row of a list whose words have this in them.
    #[track_caller]
    fn click_row(&mut self, words: &str) {
        self.harness.get_by(|node| node.role() == Role::ListBoxOption && has(node, words)).click();
        self.steps();
    }

    #[track_caller]
    fn click(&mut self, role: Role, label: &str) {
        self.harness.get_by_role_and_label(role, label).click();
        self.steps();
    }

    /// The rows of a list that have this in them.
    fn rows(&self, words: &str) -> Vec<String> {
        let rows = self.harness.query_all_by(|node| node.role() == Role::ListBoxOption && has(node, words));
        rows.filter_map(|node| node.accesskit_node().label()).collect()
    }

    fn shows(&self, words: &str) -> bool {
        self.harness.query_all_by(|node| has(node, words)).next().is_some()
    }

    /// Carries a command out through the palette, as someone does who knows its words.
    #[track_caller]
    fn command(&mut self, words: &str) {
        self.key_with(Modifiers::COMMAND, Key::P);
        self.type_text(words);
        self.key(Key::Enter);
        self.steps();
    }
}

/// Whether a node says these words. Plain text is a node's value, not its name.
fn has(node: &egui_kittest::kittest::AccessKitNode<'_>, words: &str) -> bool {
    let says = |text: Option<String>| text.is_some_and(|text| text.contains(words));
    says(node.label()) || (node.role() == Role::Label && says(node.value()))
}
