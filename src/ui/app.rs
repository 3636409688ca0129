//! The window: takes in what the session has, shows it, and carries out what the panes asked for.

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, Ui};

use crate::model::EntryRef;
use crate::session::{Action, Selection, Services, Session};

use super::command::Situation;
use super::desk::{Ask, Asks, Chosen, Desk, Hands, Leave, Pane};
use super::dialogs::{self, Dialog, Places};
use super::drawer::{Drawer, SideList};
use super::kit::theme::{self, Look};
use super::layout::Layout;
use super::outside::{FileDialogs, PathUse};
use super::panes::card::CardPane;
use super::panes::detail::DetailPane;
use super::panes::roster::RosterPane;
use super::panes::search::SearchPane;
use super::panes::timeline::TimelinePane;
use super::situation::{Common, CommonOf};
use super::status::{self, StatusLine};
use super::strip::Strip;
use super::{menu, notices, welcome};

/// How long the status line tells what was done, in seconds.
const SAID: f64 = 8.0;

/// The window of one review.
pub struct App {
    pub(super) session: Session,
    pub(super) services: Arc<dyn Services>,
    pub(super) files: Box<dyn FileDialogs>,
    pub(super) layout: Layout,
    /// The folder whose view the layout was read from.
    pub(super) layout_of: Option<PathBuf>,
    pub(super) timeline: TimelinePane,
    pub(super) detail: DetailPane,
    pub(super) roster: RosterPane,
    pub(super) card: CardPane,
    pub(super) search: SearchPane,
    pub(super) strip: Strip,
    pub(super) drawer: Drawer,
    pub(super) list: Option<SideList>,
    status: StatusLine,
    /// What was told in the status line, and until when, in seconds since the start.
    said: Option<(String, f64)>,
    pub(super) dialog: Option<Dialog>,
    /// Where the parts of the window stand, for the tour.
    pub(super) places: Places,
    pub(super) asks: Asks,
    /// The pane to which the keyboard belongs when no control has it.
    pub(super) pane: Pane,
    /// Where the keyboard was before a side list was opened.
    pub(super) before_list: Pane,
    /// Where the keyboard was before the case was searched.
    pub(super) before_search: Pane,
    /// Which pane shows in a window too narrow for all.
    pub(super) side: Pane,
    /// The window closes whatever cannot be saved.
    leaving: bool,
    pub(super) spotlight: Vec<EntryRef>,
    /// Entries that were picked together.
    pub(super) chosen: Arc<Chosen>,
    /// What they, or the selected entry, have in common; told anew only when one of these changes.
    pub(super) common: Cell<Option<(CommonOf, Common)>>,
    pub(super) journey: u64,
    /// The revision of the case that was shown last, and its list of files, hashed.
    pub(super) listed: (u64, u64),
    /// The entries that are to be exported, once a place is chosen for them.
    pub(super) exporting: Vec<EntryRef>,
    /// The user was shown where to begin in this case.
    pub(super) greeted: bool,
    /// Where the user was in the last frame.
    pub(super) was: Selection,
    /// What stands on the window's own bar.
    pub(super) title: String,
}

impl App {
    /// A window on a session. `files` are the system's file dialogs, or what stands for them in a test.
    pub fn new(context: &Context, session: Session, services: Arc<dyn Services>, files: Box<dyn FileDialogs>) -> Self {
        context.options_mut(|options| {
            // Text sizes are commands of ours, and quitting saves first.
            options.zoom_with_keyboard = false;
            options.quit_shortcuts.clear();
        });
        let layout = Layout::load(session.view());
        let app = Self {
            session,
            services,
            files,
            layout,
            layout_of: None,
            timeline: TimelinePane::default(),
            detail: DetailPane::default(),
            roster: RosterPane::default(),
            card: CardPane::default(),
            search: SearchPane::default(),
            strip: Strip::default(),
            drawer: Drawer::default(),
            list: None,
            status: StatusLine::default(),
            said: None,
            dialog: None,
            places: Places::default(),
            asks: Asks::default(),
            pane: Pane::Timeline,
            before_list: Pane::Timeline,
            before_search: Pane::Timeline,
            side: Pane::Timeline,
            spotlight: Vec::new(),
            chosen: Arc::default(),
            common: Cell::new(None),
            journey: 0,
            listed: (0, 0),
            exporting: Vec::new(),
            greeted: false,
            leaving: false,
            was: Selection::default(),
            title: String::new(),
        };
        app.apply_look(context);
        app
    }

    /// The review that the window shows.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Sets the theme and the text size that the user chose, or the system has.
    pub(super) fn apply_look(&self, context: &Context) {
        let view = self.session.view();
        let system = context.system_theme() == Some(egui::Theme::Dark);
        let look = Look {
            dark: view.dark.unwrap_or(system),
            high_contrast: view.high_contrast,
            zoom_percent: view.zoom.unwrap_or(100),
        };
        theme::apply_look(context, look);
    }

    /// Carries out what was asked for in this frame.
    fn after(&mut self, context: &Context, frame: &eframe::Frame) {
        for ask in self.asks.take() {
            match ask {
                Ask::Do(action) => {
                    if matches!(action, Action::Select(_) | Action::ShowPassage { .. } | Action::OpenDocument(_)) {
                        self.spotlight.clear();
                        self.choose(Vec::new());
                        // Asked for again, the same place is to come into view again.
                        self.journey += 1;
                    }
                    match action {
                        Action::OpenFolder(_) | Action::OpenSample | Action::CloseFolder => self.leave_case(action),
                        action => self.session.handle(action),
                    }
                }
                Ask::Run(command) => self.perform(command, context, Some(frame)),
                Ask::Spotlight(entries) => {
                    self.spotlight = entries;
                    self.journey += 1;
                }
                Ask::Choose(entries) => self.choose(entries),
                Ask::LeaveUnsaved(leave) => self.leave_unsaved(leave, context),
                Ask::TryLeaving(Leave::Case(action)) => self.leave_case(action),
                Ask::TryLeaving(Leave::Window) => context.send_viewport_cmd(egui::ViewportCommand::Close),
                Ask::Focus(pane) => self.focus(context, pane),
                Ask::Narrow(to) => self.narrow_to(to),
                Ask::View(of, view) => self.named_view(of, view),
                Ask::Table(table) => *self.layout.tables.shown_mut() = table,
                Ask::Path(PathUse::Open, path) => self.leave_case(Action::OpenFolder(path)),
                Ask::Path(PathUse::Export(kind), path) => self.session.handle(Action::Export(kind, path)),
                Ask::Path(PathUse::ExportChosen(kind), path) => {
                    let entries = std::mem::take(&mut self.exporting);
                    self.session.handle(Action::ExportEntries(kind, entries, path));
                }
                Ask::Path(PathUse::ExportHistory, path) => self.session.handle(Action::ExportHistory(path)),
            }
            context.request_repaint();
        }
        if self.was != *self.session.selection() {
            context.request_repaint();
        }
        let view = self.layout.store(self.session.view());
        if self.session.case().is_some() && view != *self.session.view() {
            self.session.handle(Action::SetView(view));
        }
    }

    /// Does what leads away from the open case; what is being typed is kept first. Asks where decisions cannot be saved.
    pub(super) fn leave_case(&mut self, action: Action) {
        self.finish_typing();
        match self.session.save_left() {
            Ok(()) => self.session.handle(action),
            Err(why) => self.dialog = Some(Dialog::unsaved(why, Leave::Case(action))),
        }
    }

    /// Keeps the window open where it is asked to close while decisions cannot be saved, and asks.
    pub(super) fn ask_before_closing(&mut self, context: &Context) {
        if self.leaving || !context.input(|input| input.viewport().close_requested()) {
            return;
        }
        self.finish_typing();
        if let Err(why) = self.session.save_left() {
            context.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.dialog = Some(Dialog::unsaved(why, Leave::Window));
        }
    }

    /// Leaves without saving, which was asked for.
    fn leave_unsaved(&mut self, leave: Leave, context: &Context) {
        match leave {
            Leave::Case(action) => self.session.handle(action),
            Leave::Window => {
                self.leaving = true;
                context.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    /// Selects the entry on which the cursor of a list is: commands are for what the keyboard is on.
    fn attend(&mut self, pane: Pane) {
        let (Some(case), false) = (self.session.case(), self.chosen.is_many()) else { return };
        let under = match pane {
            Pane::Timeline => self.timeline.under(),
            Pane::Roster if !self.search.is_open() => self.roster.under(case),
            _ => None,
        };
        if let Some(entry) = under.filter(|entry| self.session.selection().entry != Some(*entry)) {
            self.session.handle(Action::Attend(entry));
        }
    }

    /// Tells in the status line what was done, for a while.
    pub(super) fn say(&mut self, context: &Context, words: String) {
        self.said = Some((words, context.input(|input| input.time) + SAID));
    }

    /// Keeps what is being typed.
    fn finish_typing(&mut self) {
        for typed in [self.card.finish(), self.roster.finish()].into_iter().flatten() {
            self.session.handle(typed);
        }
    }

    /// Puts the keyboard into a pane.
    pub(super) fn focus(&mut self, context: &Context, pane: Pane) {
        self.pane = pane;
        self.attend(pane);
        // The roster comes back into its place.
        if pane == Pane::Roster {
            self.close_search();
        }
        if pane != Pane::Drawer {
            self.side = pane;
        }
        context.memory_mut(|memory| memory.request_focus(pane.id()));
    }

    fn show(&mut self, ui: &mut Ui, situation: &Situation) {
        let mut asks = std::mem::take(&mut self.asks);
        let case = self.session.case().cloned();
        let drawing = self.session.drawing_room();
        let search = &mut self.search;
        menu::bar(ui, case.as_deref(), self.session.recent(), situation, &mut asks, |ui, width, asks| {
            search.field(ui, width, asks);
        });
        notices::show(ui, self.session.notices(), &mut asks);
        let whole = ui.available_rect_before_wrap();
        let line = egui::Rect::from_min_max(egui::pos2(whole.left(), whole.bottom() - status::HEIGHT), whole.max);
        self.places.clear();
        self.places.status = Some(line);
        let above = egui::Rect::from_min_max(whole.min, egui::pos2(whole.right(), line.top()));
        match case.as_deref().zip(drawing.as_ref()) {
            None => {
                let dropping = ui.input(|input| !input.raw.hovered_files.is_empty());
                ui.scope_builder(egui::UiBuilder::new().max_rect(above), |ui| {
                    welcome::show(ui, self.session.recent(), dropping, &mut asks);
                });
            }
            Some((case, drawing)) => {
                let selection = self.session.selection().clone();
                self.search.take(self.session.search_answer());
                let (places, current) = self.search.marks(case, &selection);
                self.detail.mark(places, current);
                let desk = Desk {
                    case,
                    selection: &selection,
                    situation,
                    spotlight: &self.spotlight.clone(),
                    chosen: &Arc::clone(&self.chosen),
                    journey: self.journey,
                    today: self.services.today(),
                    drawing,
                };
                let mut layout = self.layout.clone();
                let mut hands = Hands { desk: &desk, layout: &mut layout, asks: &mut asks };
                self.panes(ui, above, &mut hands);
                self.layout = layout;
            }
        }
        ui.scope_builder(egui::UiBuilder::new().max_rect(line), |ui| {
            let save = self.session.save_state();
            let (progress, scans) = (self.session.progress(), self.session.scans());
            let now = ui.input(|input| input.time);
            self.said.take_if(|(_, until)| *until < now);
            if let Some((_, until)) = &self.said {
                ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64((until - now).max(0.0)));
            }
            let said = self.said.as_ref().map(|(words, _)| words.as_str());
            self.status.show(ui, case.as_deref(), (progress, scans), (&save, said), &mut asks);
        });
        let history = self.session.history();
        dialogs::show(ui.ctx(), &mut self.dialog, case.as_deref(), history, &self.places, situation, &mut asks);
        self.asks = asks;
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        self.before(ui, frame);
        ui.painter().rect_filled(ui.max_rect(), 0.0, theme::tokens(ui).panel);
        ui.spacing_mut().item_spacing.y = 0.0;
        let situation = self.situation();
        self.show(ui, &situation);
        let context = ui.ctx().clone();
        self.after(&context, frame);
        // The keyboard always belongs somewhere: back to the pane in which the user last was.
        let lost = context.memory(|memory| memory.focused().is_none());
        if lost && self.dialog.is_none() && situation.case && !egui::Popup::is_any_open(&context) {
            context.memory_mut(|memory| memory.request_focus(self.pane.id()));
        }
    }

    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        // A hidden window saves too.
        self.session.poll();
        if let Some(wait) = self.session.next_poll() {
            context.request_repaint_after(wait);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.finish_typing();
        self.session.close();
    }
}
