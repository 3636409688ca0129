//! What each command does.

use egui::{Context, ViewportCommand};

use crate::model::EntryRef;
use crate::session::{Action, ExportKind, View};

use super::app::App;
use super::command::Command;
use super::desk::{Ask, Pane};
use super::dialogs::Dialog;
use super::drawer::SideList;
use super::kit::theme;
use super::layout::Kinds;
use super::outside::PathUse;
use super::panes::roster::RosterView;

impl App {
    /// Carries out a command, if the case has what it needs.
    pub(super) fn perform(&mut self, command: Command, context: &Context, frame: Option<&eframe::Frame>) {
        let situation = self.situation();
        if command.entry().is_none_or(|entry| entry.missing(&situation).is_some()) {
            return;
        }
        let selected = self.session.selection().entry;
        match command {
            Command::OpenFolder => self.ask_file(PathUse::Open, frame),
            Command::OpenPath => self.ask_path(PathUse::Open, None),
            Command::OpenSample => self.session.handle(Action::OpenSample),
            Command::Reload => self.session.handle(Action::Reload),
            Command::CancelReading => self.session.handle(Action::CancelLoading),
            Command::Save => self.session.handle(Action::Save),
            Command::ExportRoster => self.ask_file(PathUse::Export(ExportKind::Roster), frame),
            Command::ExportTimeline => self.ask_file(PathUse::Export(ExportKind::Timeline), frame),
            Command::ExportNotHere => self.ask_file(PathUse::Export(ExportKind::NotHere), frame),
            Command::ExportFacts => self.ask_file(PathUse::Export(ExportKind::Facts), frame),
            Command::CloseFolder => self.session.handle(Action::CloseFolder),
            Command::Quit => context.send_viewport_cmd(ViewportCommand::Close),
            Command::Undo => self.session.handle(Action::Undo),
            Command::Redo => self.session.handle(Action::Redo),
            Command::Rename => self.write(context, CardField::Name),
            Command::Note => self.write(context, CardField::Note),
            Command::Merge => {
                if let Some(EntryRef::Roster(key)) = selected {
                    self.dialog = Some(Dialog::merge(key));
                }
            }
            Command::Hide => self.hide(selected),
            Command::Review => {
                if let Some(entry) = selected {
                    self.session.handle(Action::Review(entry, !situation.reviewed));
                }
            }
            Command::ThemeLight => self.set_look(|view| view.dark = Some(false)),
            Command::ThemeDark => self.set_look(|view| view.dark = Some(true)),
            Command::ThemeSystem => self.set_look(|view| view.dark = None),
            Command::TextLarger => self.step_zoom(1),
            Command::TextSmaller => self.step_zoom(-1),
            Command::TextNormal => self.set_look(|view| view.zoom = Some(100)),
            Command::ToggleStrip => self.layout.strip_open = !self.layout.strip_open,
            Command::WideRoster => self.layout.wide_roster = !self.layout.wide_roster,
            Command::RosterParties => self.show_roster(context, RosterView::Parties),
            Command::RosterHolders => self.show_roster(context, RosterView::Holders),
            Command::RosterCounsel => self.show_roster(context, RosterView::Counsel),
            Command::RosterAll => self.show_roster(context, RosterView::All),
            Command::ShowEverything => {
                self.layout.kinds = Kinds::default();
                self.timeline.clear_filter();
                self.roster.clear_filter();
            }
            Command::Back => self.session.handle(Action::Back),
            Command::Forward => self.session.handle(Action::Forward),
            Command::NextPassage => self.session.handle(Action::StepPassage(1)),
            Command::PreviousPassage => self.session.handle(Action::StepPassage(-1)),
            Command::FindInDocument => {
                self.side = Pane::Document;
                self.detail.find();
            }
            Command::Filter => {
                let pane = if matches!(self.pane, Pane::Roster | Pane::Card) { Pane::Roster } else { Pane::Timeline };
                self.side = pane;
                context.memory_mut(|memory| memory.request_focus(pane.filter()));
            }
            Command::GoTimeline => self.focus(context, Pane::Timeline),
            Command::GoDocument => self.focus(context, Pane::Document),
            Command::GoRoster => self.focus(context, Pane::Roster),
            Command::GoCard => self.focus(context, Pane::Card),
            Command::NextPane => self.step_pane(context, 1),
            Command::PreviousPane => self.step_pane(context, -1),
            Command::ListCited => self.open_list(context, SideList::Cited),
            Command::ListNotHere => self.open_list(context, SideList::NotHere),
            Command::ListDocket => self.open_list(context, SideList::Docket),
            Command::ListDiscrepancies => self.open_list(context, SideList::Discrepancies),
            Command::ListProblems => self.open_list(context, SideList::Problems),
            Command::ListCoverage => self.open_list(context, SideList::Coverage),
            Command::ListHidden => self.open_list(context, SideList::Hidden),
            Command::Palette => self.dialog = Some(Dialog::palette()),
            Command::Keys => self.dialog = Some(Dialog::Keys),
            Command::About => self.dialog = Some(Dialog::About),
        }
    }

    fn ask_file(&mut self, what: PathUse, frame: Option<&eframe::Frame>) {
        let folder = self.session.folder().map(std::path::Path::to_owned);
        self.files.ask(what, folder.as_deref(), frame);
    }

    /// Asks for a path to be typed.
    pub(super) fn ask_path(&mut self, what: PathUse, why: Option<&str>) {
        let folder = self.session.folder();
        let text = match what {
            PathUse::Open => String::new(),
            PathUse::Export(_) => {
                folder.map(|folder| folder.join(what.file_name()).display().to_string()).unwrap_or_default()
            }
        };
        self.dialog = Some(Dialog::path(what, text, why.map(str::to_owned)));
    }

    /// Hides the selected entry, and goes on to the one below it.
    fn hide(&mut self, selected: Option<EntryRef>) {
        if let (Some(entry), Some(case)) = (selected, self.session.case()) {
            let next = match entry {
                EntryRef::Timeline(key) => self.timeline.neighbour(case, key),
                EntryRef::Roster(key) => self.roster.neighbour(case, key),
                EntryRef::Reference(_) => None,
            };
            self.session.handle(Action::Hide(entry, true));
            if let Some(next) = next {
                self.session.handle(Action::Select(next));
            }
        }
    }

    fn write(&mut self, context: &Context, what: CardField) {
        // A narrow window shows the card only when it is asked for.
        self.side = Pane::Card;
        match what {
            CardField::Name => self.card.rename(),
            CardField::Note => self.card.note(),
        }
        context.request_repaint();
    }

    fn set_look(&mut self, change: impl FnOnce(&mut View)) {
        let mut view = self.session.view().clone();
        change(&mut view);
        self.session.handle(Action::SetView(view));
    }

    fn step_zoom(&mut self, by: isize) {
        let now = self.session.view().zoom.unwrap_or(100);
        let at = theme::ZOOMS.iter().position(|zoom| *zoom >= now).unwrap_or(theme::ZOOMS.len() - 1);
        let next = at.saturating_add_signed(by).min(theme::ZOOMS.len() - 1);
        if let Some(zoom) = theme::ZOOMS.get(next).copied() {
            self.set_look(|view| view.zoom = Some(zoom));
        }
    }

    fn show_roster(&mut self, context: &Context, view: RosterView) {
        self.layout.roster_view = view;
        self.focus(context, Pane::Roster);
    }

    fn open_list(&mut self, context: &Context, list: SideList) {
        if self.list == Some(list) {
            self.list = None;
            self.focus(context, self.before_list);
        } else {
            if self.pane != Pane::Drawer {
                self.before_list = self.pane;
            }
            self.list = Some(list);
            self.asks.push(Ask::Focus(Pane::Drawer));
        }
    }

    /// Moves the keyboard to the next pane that is on the screen, or the one before.
    pub(super) fn step_pane(&mut self, context: &Context, by: isize) {
        let panes: Vec<Pane> = Pane::ALL
            .into_iter()
            .filter(|pane| match pane {
                Pane::Card => self.card.has_entry(),
                Pane::Drawer => self.list.is_some(),
                _ => true,
            })
            .collect();
        let at = panes.iter().position(|pane| *pane == self.pane).unwrap_or(0);
        let count = panes.len().cast_signed();
        let next = (at.cast_signed() + by).rem_euclid(count.max(1));
        if let Some(pane) = panes.get(next.cast_unsigned()).copied() {
            self.focus(context, pane);
        }
    }
}

/// What can be written on the card.
#[derive(Clone, Copy)]
enum CardField {
    Name,
    Note,
}
