//! What each command does.

use egui::{Context, ViewportCommand};

use crate::model::{Dispute, EntryRef};
use crate::session::{Action, ExportKind, SearchText, View};

use super::app::App;
use super::command::{Command, Situation};
use super::desk::{Ask, Pane, Viewed};
use super::dialogs::{Dialog, TagsAbout};
use super::drawer::SideList;
use super::kit::theme;
use super::outside::PathUse;
use super::page::Zoom;
use super::panes::copying;
use super::panes::roster::{Instead, RosterView};
use super::panes::timeline_filter::{Grouping, TimelineFilter};
use super::words;

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
            Command::OpenSample => self.leave_case(Action::OpenSample),
            Command::Reload => self.session.handle(Action::Reload),
            Command::CancelReading => self.session.handle(Action::CancelLoading),
            Command::Save => self.session.handle(Action::Save),
            Command::ExportRoster => self.ask_file(PathUse::Export(ExportKind::Roster), frame),
            Command::ExportTimeline => self.ask_file(PathUse::Export(ExportKind::Timeline), frame),
            Command::ExportNotHere => self.ask_file(PathUse::Export(ExportKind::NotHere), frame),
            Command::ExportCoverage => self.ask_file(PathUse::Export(ExportKind::Coverage), frame),
            Command::ExportFacts => self.ask_file(PathUse::Export(ExportKind::Facts), frame),
            Command::CloseFolder => self.leave_case(Action::CloseFolder),
            Command::Quit => context.send_viewport_cmd(ViewportCommand::Close),
            Command::Undo => {
                self.session.handle(Action::Undo);
                self.say(context, format!("Undone: {}", situation.undo.unwrap_or_default()));
            }
            Command::Redo => {
                self.session.handle(Action::Redo);
                self.say(context, format!("Done again: {}", situation.redo.unwrap_or_default()));
            }
            Command::CorrectCell => {
                let case = self.session.case().cloned();
                match case.and_then(|case| self.roster.correct_cell(&case)) {
                    Some(Instead::Run(command)) => self.perform(command, context, frame),
                    Some(Instead::Say(why)) => self.session.handle(Action::Say(why.to_owned())),
                    None => {}
                }
            }
            Command::Rename => self.write(context, CardField::Name),
            Command::Note => self.write(context, CardField::Note),
            Command::Merge => {
                if let Some(EntryRef::Roster(key)) = selected {
                    self.dialog = Some(Dialog::merge(key, &self.chosen.entries));
                }
            }
            Command::Split => {
                if let Some(EntryRef::Roster(key)) = selected {
                    self.dialog = Some(Dialog::split(key));
                }
            }
            Command::Correct => {
                if let (Some(entry), Some(case)) = (selected, self.session.case()) {
                    self.dialog = Some(Dialog::fields(case, entry));
                }
            }
            Command::Add => {
                let words = self.detail.selected(self.session.selection().document);
                if let (Some(passage), Some(case)) = (words, self.session.case()) {
                    self.dialog = Some(Dialog::add(case, passage));
                }
            }
            Command::Tags => {
                let about = self.taggable();
                self.dialog = Some(Dialog::tags(about));
            }
            Command::Chase => {
                if let (Some(at), Some(case)) = (self.reference(), self.session.case()) {
                    self.dialog = Dialog::chase(case, at);
                }
            }
            Command::Hide => {
                self.hide(selected);
                let undo = Command::Undo.key_words(context);
                self.say(context, format!("Hidden; {undo} brings back what was hidden last"));
            }
            Command::Review => self.on_targets(|entry| Action::Review(entry, !situation.reviewed)),
            Command::KeyFact => self.on_targets(|entry| Action::Key(entry, !situation.key)),
            Command::DisputedByThem => self.dispute(&situation, Dispute::ByThem),
            Command::DisputedByUs => self.dispute(&situation, Dispute::ByUs),
            Command::Undisputed => self.dispute(&situation, Dispute::Undisputed),
            Command::SelectAll => {
                if let Some(case) = self.session.case() {
                    let all = if self.pane == Pane::Roster { self.roster.all(case) } else { self.timeline.all(case) };
                    self.choose(all);
                }
            }
            Command::CopyRows => self.copy_rows(context),
            Command::ExportChosen => {
                let roster = matches!(self.chosen.entries.first(), Some(EntryRef::Roster(_)));
                let kind = if roster { ExportKind::Roster } else { ExportKind::Timeline };
                self.exporting = self.targets();
                self.ask_file(PathUse::ExportChosen(kind), frame);
            }
            Command::ExportHistory => self.ask_file(PathUse::ExportHistory, frame),
            Command::History => self.dialog = Some(Dialog::history()),
            Command::HighContrast => self.set_look(|view| view.high_contrast = !view.high_contrast),
            Command::ThemeLight => self.set_look(|view| view.dark = Some(false)),
            Command::ThemeDark => self.set_look(|view| view.dark = Some(true)),
            Command::ThemeSystem => self.set_look(|view| view.dark = None),
            Command::TextLarger => self.step_zoom(1),
            Command::TextSmaller => self.step_zoom(-1),
            Command::TextNormal => self.set_look(|view| view.zoom = Some(100)),
            Command::ToggleStrip => self.layout.strip_open = !self.layout.strip_open,
            Command::WideRoster => {
                self.close_search();
                self.layout.wide_roster = !self.layout.wide_roster;
            }
            Command::ShowPages => self.layout.pages.on = !self.layout.pages.on,
            Command::PageLarger => self.layout.pages.zoom = self.detail.pages().stepped(1),
            Command::PageSmaller => self.layout.pages.zoom = self.detail.pages().stepped(-1),
            Command::PageFitWidth => self.layout.pages.zoom = Zoom::Width,
            Command::PageFitWhole => self.layout.pages.zoom = Zoom::Page,
            Command::PageTurn => self.detail.pages().turn(),
            Command::PageThumbnails => self.layout.pages.thumbnails = !self.layout.pages.thumbnails,
            Command::RosterParties => self.show_roster(context, RosterView::Parties),
            Command::RosterHolders => self.show_roster(context, RosterView::Holders),
            Command::RosterCounsel => self.show_roster(context, RosterView::Counsel),
            Command::RosterService => self.show_roster(context, RosterView::Service),
            Command::RosterAll => self.show_roster(context, RosterView::All),
            Command::RosterColumns => {
                let tables = &self.layout.tables;
                self.dialog = Some(Dialog::columns(tables.part, tables.shown().clone()));
            }
            Command::RosterViews => {
                let names = self.layout.roster_views.iter().map(|(name, _)| name.clone()).collect();
                self.dialog = Some(Dialog::views(Viewed::Roster, names));
            }
            Command::ShowEverything => {
                self.layout.filter = TimelineFilter::default();
                self.layout.tables.clear_filters();
            }
            Command::TimelineByYear => self.layout.grouping = Grouping::Year,
            Command::TimelineByMonth => self.layout.grouping = Grouping::Month,
            Command::TimelineAsDocket => self.layout.grouping = self.layout.grouping.other_columns(),
            Command::TimelineStated
            | Command::TimelineUnreviewed
            | Command::TimelineReviewed
            | Command::TimelineOpenDocument
            | Command::TimelineDocument
            | Command::TimelineSelectedParty
            | Command::TimelineParty
            | Command::TimelineTag
            | Command::TimelineKeyFacts
            | Command::TimelineViews
            | Command::TimelineOnStrip => self.narrow(command),
            Command::Back => self.session.handle(Action::Back),
            Command::Forward => self.session.handle(Action::Forward),
            Command::NextPassage => self.session.handle(Action::StepPassage(1)),
            Command::PreviousPassage => self.session.handle(Action::StepPassage(-1)),
            Command::SearchCase => self.open_search(context),
            Command::NextResult => self.step_result(1),
            Command::PreviousResult => self.step_result(-1),
            Command::FindInDocument => {
                self.side = Pane::Document;
                self.detail.find();
            }
            Command::GoToPage => {
                self.side = Pane::Document;
                self.detail.pages().ask_for_page();
            }
            Command::Filter => {
                let pane = match self.pane {
                    Pane::Search => Pane::Search,
                    Pane::Roster | Pane::Card if !self.search.is_open() => Pane::Roster,
                    _ => Pane::Timeline,
                };
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
            Command::ListDeadlines => self.open_list(context, SideList::Deadlines),
            Command::Palette => self.dialog = Some(Dialog::palette()),
            Command::Keys => self.dialog = Some(Dialog::Keys),
            Command::Tour => self.dialog = Some(Dialog::tour()),
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
            PathUse::Export(_) | PathUse::ExportChosen(_) | PathUse::ExportHistory => {
                folder.map(|folder| folder.join(what.file_name()).display().to_string()).unwrap_or_default()
            }
        };
        self.dialog = Some(Dialog::path(what, text, why.map(str::to_owned)));
    }

    /// Decides the same of every entry that a command is for, at a stroke.
    fn on_targets(&mut self, action: impl Fn(EntryRef) -> Action) {
        let actions = self.targets().into_iter().map(action).collect();
        self.session.handle(Action::Together(actions));
    }

    /// Says who disputes the entries; the same again takes it back.
    fn dispute(&mut self, situation: &Situation, dispute: Dispute) {
        let now = (situation.dispute != Some(dispute)).then_some(dispute);
        self.on_targets(|entry| Action::Dispute(entry, now));
    }

    /// What tags are put on: the entries that are picked or selected; failing those the open document.
    fn taggable(&self) -> TagsAbout {
        let entries = self.targets();
        match self.session.selection().document {
            Some(document) if entries.is_empty() || self.pane == Pane::Document => TagsAbout::Document(document),
            _ => TagsAbout::Entries(entries),
        }
    }

    /// Puts the rows of the entries onto the clipboard as cells, which spreadsheets take in as a table.
    fn copy_rows(&mut self, context: &Context) {
        let entries = self.targets();
        if let Some(case) = self.session.case() {
            let columns = &self.layout.tables.shown().columns;
            let (text, rows) = copying::cells(case, &entries, columns);
            context.copy_text(text);
            self.session.handle(Action::Say(format!("{} copied", words::count(rows, "row", "rows"))));
        }
    }

    /// Hides the entries, and goes on to the one below the last.
    fn hide(&mut self, selected: Option<EntryRef>) {
        let targets = self.targets();
        let last = targets.last().copied().or(selected);
        if let (Some(entry), Some(case)) = (last, self.session.case()) {
            let next = match entry {
                EntryRef::Timeline(key) => self.timeline.neighbour(case, key),
                EntryRef::Roster(key) => self.roster.neighbour(case, key),
                EntryRef::Reference(_) => None,
            };
            self.on_targets(|entry| Action::Hide(entry, true));
            self.choose(Vec::new());
            if let Some(next) = next.filter(|next| !targets.contains(next)) {
                self.session.handle(Action::Select(next));
            }
        }
    }

    fn write(&mut self, context: &Context, what: CardField) {
        // A narrow window shows the card only when it is asked for.
        self.side = Pane::Card;
        match what {
            CardField::Name => {
                if let Some(case) = self.session.case() {
                    self.card.rename(case);
                }
            }
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
        self.layout.tables.part = view;
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

    /// Shows the search of the whole case, ready for words.
    fn open_search(&mut self, context: &Context) {
        if !matches!(self.pane, Pane::Search | Pane::Drawer) {
            self.before_search = self.pane;
        }
        self.search.start(context, self.session.selection().entry);
        self.session.handle(Action::Search(self.search.asked().clone()));
        self.pane = Pane::Search;
        self.side = Pane::Search;
    }

    /// Takes the search away; nothing is looked for any more.
    pub(super) fn close_search(&mut self) {
        if self.search.is_open() {
            self.search.close();
            self.session.handle(Action::Search(SearchText::default()));
        }
    }

    fn step_result(&mut self, by: isize) {
        if let Some(action) = self.search.step(by) {
            self.asks.act(action);
        }
    }

    /// Moves the keyboard to the next pane that is on the screen, or the one before.
    pub(super) fn step_pane(&mut self, context: &Context, by: isize) {
        let panes: Vec<Pane> = Pane::ALL
            .into_iter()
            .filter(|pane| match pane {
                Pane::Search => self.search.is_open(),
                Pane::Roster => !self.search.is_open(),
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
