//! What happens before a frame is drawn: the folder that is open, dialogs that were answered, dropped folders, keys.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::PathBuf;

use egui::{Context, Key, Modifiers, Ui};

use crate::model::EntryRef;
use crate::session::{Action, Selection};

use super::app::App;
use super::command::Command;
use super::desk::{Ask, Pane};
use super::dialogs::Dialog;
use super::keys;
use super::kit::focus;
use super::layout::Layout;
use super::outside::Answer;
use super::panes::card::CardPane;

impl App {
    /// What happens before anything is drawn: news from the workers, the system's dialogs, dropped folders, keys.
    pub(super) fn before(&mut self, ui: &Ui, frame: &eframe::Frame) {
        let context = ui.ctx();
        focus::note_input(context);
        self.ask_before_closing(context);
        if self.layout_of.as_deref() != self.session.folder() {
            self.layout_of = self.session.folder().map(PathBuf::from);
            self.layout = Layout::load(self.session.view());
            self.list = None;
            self.dialog = None;
            self.card = CardPane::default();
            self.search.reset();
            self.spotlight.clear();
            self.choose(Vec::new());
            self.journey += 1;
            self.greeted = false;
            self.detail.pages().leave_all_but(None);
        }
        self.leave_moved_dialog();
        self.greet();
        self.name_window(context);
        match self.files.answer() {
            Some(Answer::Chosen(what, path)) => self.asks.push(Ask::Path(what, path)),
            Some(Answer::NoDialog(what)) => self.ask_path(what, Some("This desktop has no file dialog")),
            Some(Answer::Left) | None => {}
        }
        self.dropped(context);
        if let Some(pane) = Pane::focused(context) {
            self.pane = pane;
        }
        self.keyboard(ui, frame);
        // What the user went to by any way is to be brought into view once.
        if self.was != *self.session.selection() {
            self.was = self.session.selection().clone();
            self.journey += 1;
        }
        self.apply_look(context);
    }

    /// Closes a dialog about places in documents when the folder's list of files is another one.
    fn leave_moved_dialog(&mut self) {
        let Some(case) = self.session.case() else { return };
        if self.listed.0 == case.revision {
            return;
        }
        let mut hasher = DefaultHasher::new();
        for document in &case.documents {
            document.source.path.hash(&mut hasher);
        }
        let listed = (case.revision, hasher.finish());
        let moved = std::mem::replace(&mut self.listed, listed).1 != listed.1;
        if moved && self.dialog.as_ref().is_some_and(Dialog::rests_on_places) {
            self.dialog = None;
            let why = "The files of the folder have changed: please ask for this once more";
            self.session.handle(Action::Say(why.to_owned()));
        }
    }

    /// Shows something to begin with once a case is read: its first document, by the timeline. Nothing that the user
    /// chose meanwhile gives way.
    fn greet(&mut self) {
        let Some(case) = self.session.case() else { return };
        if self.greeted || !self.session.is_settled() {
            return;
        }
        self.greeted = true;
        // The sample case is what people open who see the program for the first time.
        let sample =
            self.services.data_dir().is_some_and(|data| self.session.folder().is_some_and(|f| f.starts_with(data)));
        if sample && !self.layout.tour_seen {
            self.layout.tour_seen = true;
            self.dialog = Some(Dialog::tour());
        }
        if *self.session.selection() == Selection::default() {
            let first = case.timeline.iter().find(|entry| entry.document.is_some()).or_else(|| case.timeline.first());
            if let Some(entry) = first.map(|entry| EntryRef::Timeline(entry.key)) {
                self.session.handle(Action::Select(entry));
            }
        }
    }

    /// Puts the case's name onto the window's bar, by which people find a window among others.
    fn name_window(&mut self, context: &Context) {
        let case = self.session.case().and_then(|case| case.facts.title.as_ref()).map(|fact| fact.value.as_str());
        let folder = self.session.folder().and_then(|folder| folder.file_name()).and_then(|name| name.to_str());
        let name = case.or(folder);
        if self.title.strip_prefix("Redwell: ") != name || self.title.is_empty() {
            self.title = name.map_or_else(|| "Redwell".to_owned(), |name| format!("Redwell: {name}"));
            context.send_viewport_cmd(egui::ViewportCommand::Title(self.title.clone()));
        }
    }

    fn keyboard(&mut self, ui: &Ui, frame: &eframe::Frame) {
        let context = ui.ctx();
        let situation = self.situation();
        let focused = context.memory(egui::Memory::focused);
        let on_list = Pane::ALL.into_iter().find(|pane| focused == Some(pane.id()));
        let claims = keys::Claims {
            text_field: context.text_edit_focused(),
            dialog: self.dialog.is_some() || egui::Popup::is_any_open(context),
            surface: focused.is_none() || on_list.is_some(),
            list: matches!(on_list, Some(Pane::Timeline | Pane::Roster)),
        };
        let pressed = keys::pressed(context, claims, &situation);
        if let Some(why) = pressed.missing {
            self.say(context, why.to_owned());
        }
        for command in pressed.commands {
            self.perform(command, context, Some(frame));
        }
        if claims.dialog || !situation.case {
            return;
        }
        self.leave_search(context);
        // The system's way of copying is told as what it means, not as keys.
        if claims.list && context.input_mut(|input| take_copy(&mut input.events)) {
            self.perform(Command::CopyRows, context, Some(frame));
        }
        let left = self.chosen.is_many() && claims.surface && self.pane != Pane::Drawer;
        if left && context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.choose(Vec::new());
        }
        // Escape in the list takes the days off that were chosen on the strip.
        if self.pane == Pane::Timeline && !claims.text_field && self.layout.filter.days.is_some() {
            let left = context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
            self.layout.filter.days = self.layout.filter.days.filter(|_| !left);
        }
        if let Some(from) = on_list.filter(|pane| *pane != Pane::Card)
            && let Some(backwards) = keys::tab(context)
        {
            if backwards {
                context.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Previous));
            } else {
                self.pane = from;
                self.step_pane(context, 1);
            }
        }
        let buttons = context.input(|input| {
            (
                input.pointer.button_pressed(egui::PointerButton::Extra1),
                input.pointer.button_pressed(egui::PointerButton::Extra2),
            )
        });
        if buttons.0 {
            self.session.handle(Action::Back);
        }
        if buttons.1 {
            self.session.handle(Action::Forward);
        }
    }

    /// Escape goes back from a place that was found to the list, and from the list to where the user was before.
    fn leave_search(&mut self, context: &Context) {
        let from_document = self.pane == Pane::Document && !self.detail.is_finding();
        if !self.search.is_open() || !(from_document || self.pane == Pane::Search) {
            return;
        }
        if context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            if from_document {
                self.focus(context, Pane::Search);
            } else {
                self.close_search();
                self.focus(context, self.before_search);
            }
        }
    }

    fn dropped(&mut self, context: &Context) {
        let first = context.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(folder) = first.filter(|_| self.dialog.is_none()).and_then(|path| self.files.folder_of(&path)) {
            self.leave_case(Action::OpenFolder(folder));
        }
    }
}

/// Takes the wish to copy out of a frame's input. Returns whether there was one.
fn take_copy(events: &mut Vec<egui::Event>) -> bool {
    let before = events.len();
    events.retain(|event| !matches!(event, egui::Event::Copy));
    events.len() < before
}
