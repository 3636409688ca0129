//! Every command of the table does what its words say. A command of the table that has no trial here fails.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use redwell::model::{ChaseStatus, Dispute, EntryRef, RosterEntry};
use redwell::session::{ExportKind, View};
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
        Menu::File => file(&mut trial),
        Menu::Edit => edit(&mut trial),
        Menu::View => view(&mut trial),
        Menu::Go => go(&mut trial),
        Menu::Help => help(&mut trial),
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

fn file(trial: &mut Trial) {
    match trial.command {
        Command::OpenFolder => {
            trial.run();
            trial.asked(PathUse::Open);
        }
        Command::OpenPath => {
            trial.run();
            trial.heading("Open case folder");
        }
        Command::OpenSample => {
            trial.run();
            for _ in 0..500 {
                trial.window.harness.step();
                if trial.window.session().folder().is_some_and(|folder| folder.starts_with(trial.window.data.path())) {
                    return;
                }
                std::thread::sleep(std::time::Duration::from_millis(2));
            }
            panic!("{:?}", trial.window.session().folder());
        }
        Command::Reload => {
            std::fs::write(trial.window.case.path().join("new.txt"), "April 1, 2032").unwrap();
            let before = trial.window.case_file().documents.len();
            trial.run();
            assert_eq!(trial.window.case_file().documents.len(), before + 1);
        }
        Command::CancelReading => {
            let entry = Command::CancelReading.entry().unwrap();
            trial.run();
            assert!(trial.window.shows(entry.words), "nothing is being read, so the palette stays");
            trial.window.key(Key::Escape);
            trial.run_other(Command::Reload);
            assert!(!trial.window.session().progress().running);
        }
        Command::Save => {
            trial.run_other(Command::KeyFact);
            trial.run();
            for _ in 0..500 {
                trial.window.harness.step();
                if trial.window.case.path().join("redwell.ron").exists() {
                    return;
                }
                std::thread::sleep(std::time::Duration::from_millis(2));
            }
            panic!("nothing was saved");
        }
        Command::ExportRoster => exported(trial, ExportKind::Roster),
        Command::ExportTimeline => exported(trial, ExportKind::Timeline),
        Command::ExportNotHere => exported(trial, ExportKind::NotHere),
        Command::ExportCoverage => exported(trial, ExportKind::Coverage),
        Command::ExportFacts => exported(trial, ExportKind::Facts),
        Command::ExportChosen => {
            trial.window.key_with(CTRL, Key::A);
            trial.run();
            trial.asked(PathUse::ExportChosen(ExportKind::Roster));
        }
        Command::ExportHistory => {
            trial.run_other(Command::KeyFact);
            trial.run();
            trial.asked(PathUse::ExportHistory);
        }
        Command::CloseFolder => {
            trial.run();
            assert!(trial.window.session().case().is_none());
        }
        Command::Quit => {
            trial.window.key_with(CTRL, Key::P);
            trial.window.type_text("Quit");
            trial.window.harness.event(egui::Event::Key {
                key: Key::Enter,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: Modifiers::NONE,
            });
            trial.window.harness.step();
            let told = &trial.window.harness.output().viewport_output;
            let closes = |output: &egui::ViewportOutput| output.commands.contains(&egui::ViewportCommand::Close);
            assert!(told.values().any(closes), "the window is asked to close");
        }
        other => panic!("{other:?} has no trial"),
    }
}

fn exported(trial: &mut Trial, kind: ExportKind) {
    trial.run();
    trial.asked(PathUse::Export(kind));
}

fn edit(trial: &mut Trial) {
    match trial.command {
        Command::Undo => {
            trial.run_other(Command::KeyFact);
            trial.run();
            assert!(!trial.party().marks.key);
        }
        Command::Redo => {
            trial.run_other(Command::KeyFact);
            trial.run_other(Command::Undo);
            trial.run();
            assert!(trial.party().marks.key);
        }
        Command::History => {
            trial.run();
            trial.heading("History");
        }
        Command::Review => {
            trial.run();
            assert!(trial.party().reviewed);
        }
        Command::KeyFact => {
            trial.run();
            assert!(trial.party().marks.key);
        }
        Command::Tags => {
            trial.run();
            trial.heading("Tags");
        }
        Command::Note => {
            trial.run();
            trial.window.type_text("call them");
            trial.window.key_with(CTRL, Key::Enter);
            assert_eq!(trial.party().note, "call them");
        }
        Command::DisputedByThem => disputed(trial, Dispute::ByThem),
        Command::DisputedByUs => disputed(trial, Dispute::ByUs),
        Command::Undisputed => disputed(trial, Dispute::Undisputed),
        Command::CorrectCell => {
            trial.run_other(Command::WideRoster);
            trial.window.key(Key::ArrowRight);
            trial.run();
            trial.window.click(Role::CheckBox, "Creditor");
            trial.window.click(Role::CheckBox, "Creditor");
            trial.window.click(Role::CheckBox, "Lender");
            trial.window.click_row(PARTY);
            assert!(trial.party().has_role(redwell::model::Role::Lender));
        }
        Command::Rename => {
            trial.run();
            trial.window.type_text("Alder One");
            trial.window.key(Key::Enter);
            assert_eq!(trial.party().name, "Alder One");
        }
        Command::Correct => {
            trial.run();
            trial.heading("Correct fields");
        }
        Command::Merge => {
            trial.run();
            trial.heading(&format!("Merge with {PARTY}"));
        }
        Command::Split => {
            trial.run();
            trial.heading(&format!("Split {PARTY}"));
        }
        Command::Hide => {
            trial.run();
            assert!(trial.window.party(PARTY).is_none());
        }
        Command::Add => {
            trial.window.click_row(DEADLINE);
            let place = trial.window.harness.get_by_label_contains("On or before April 22, 2032, the parties").rect();
            let from = place.left_top() + egui::vec2(20.0, 12.0);
            trial.window.drag(from, from + egui::vec2(120.0, 0.0));
            trial.run();
            trial.heading("Add an entry");
        }
        Command::Chase => {
            trial.run_other(Command::ListCited);
            trial.run();
            trial.window.key_with(Modifiers::ALT, Key::Num2);
            trial.window.key_with(CTRL, Key::Enter);
            let chased = |reference: &redwell::model::Reference| reference.chase.status == Some(ChaseStatus::Requested);
            assert!(trial.window.case_file().references.iter().any(chased));
        }
        Command::SelectAll => {
            trial.run();
            assert!(trial.window.shows("entries are selected"));
        }
        Command::CopyRows => {
            trial.run();
            assert!(trial.window.shows("1 row copied"));
        }
        other => panic!("{other:?} has no trial"),
    }
}

fn disputed(trial: &mut Trial, dispute: Dispute) {
    trial.run();
    assert_eq!(trial.party().marks.dispute, Some(dispute));
}

fn view(trial: &mut Trial) {
    let before = trial.window.rows(", filing, ").len();
    match trial.command {
        Command::ThemeLight => {
            trial.run();
            assert_eq!(trial.window.session().view().dark, Some(false));
        }
        Command::ThemeDark => {
            trial.run();
            assert_eq!(trial.window.session().view().dark, Some(true));
        }
        Command::ThemeSystem => {
            trial.run_other(Command::ThemeDark);
            trial.run();
            assert_eq!(trial.window.session().view().dark, None);
        }
        Command::HighContrast => {
            trial.run();
            assert!(trial.window.session().view().high_contrast);
        }
        Command::TextLarger => {
            trial.run();
            assert_eq!(trial.window.session().view().zoom, Some(125));
        }
        Command::TextSmaller => {
            trial.run();
            assert_eq!(trial.window.session().view().zoom, Some(90));
        }
        Command::TextNormal => {
            trial.run_other(Command::TextLarger);
            trial.run();
            assert_eq!(trial.window.session().view().zoom, Some(100));
        }
        Command::ToggleStrip => {
            trial.run();
            assert_eq!(trial.pane("strip.open"), "false");
        }
        Command::WideRoster => {
            trial.run();
            assert!(trial.window.shows("Counsel, not sorted"), "every column has its title");
        }
        Command::ShowPages
        | Command::PageLarger
        | Command::PageSmaller
        | Command::PageFitWidth
        | Command::PageFitWhole
        | Command::PageTurn
        | Command::PageThumbnails => pages(trial),
        Command::RosterParties => roster(trial, "parties"),
        Command::RosterHolders => roster(trial, "holders"),
        Command::RosterCounsel => roster(trial, "counsel"),
        Command::RosterService => roster(trial, "service"),
        Command::RosterAll => roster(trial, "all"),
        Command::RosterColumns => {
            trial.run();
            trial.heading("Columns and filters of the roster");
        }
        Command::RosterViews => {
            trial.run();
            trial.heading("Views of the roster");
        }
        Command::TimelineByYear => {
            trial.run_other(Command::TimelineByMonth);
            trial.run();
            assert_eq!(trial.pane("timeline.group"), "");
        }
        Command::TimelineByMonth => {
            trial.run();
            assert_eq!(trial.pane("timeline.group"), "month");
        }
        Command::TimelineAsDocket => {
            trial.run();
            assert!(trial.pane("timeline.group").starts_with("docket"), "{}", trial.pane("timeline.group"));
        }
        Command::TimelineStated => {
            trial.run();
            assert!(trial.window.shows("Remove filter: not inferred"));
        }
        Command::TimelineUnreviewed => {
            trial.run();
            assert!(trial.window.shows("Remove filter: not yet reviewed"));
        }
        Command::TimelineReviewed => {
            trial.run();
            assert!(trial.window.shows("No entry fits these filters"));
        }
        Command::TimelineOpenDocument => {
            trial.window.click_row(DEADLINE);
            trial.run();
            assert!(trial.window.shows("Remove filter: In re Harrow Castings"));
        }
        Command::TimelineDocument => {
            trial.run();
            trial.window.type_text("amendment");
            trial.window.key(Key::Enter);
            assert!(trial.window.shows("Remove filter: First Amendment"));
        }
        Command::TimelineSelectedParty => {
            trial.run();
            assert!(trial.window.shows(&format!("Remove filter: names {PARTY}")));
        }
        Command::TimelineParty => {
            trial.run();
            trial.window.type_text("Conrad Ames");
            trial.window.key(Key::Enter);
            assert!(trial.window.shows("Remove filter: names Conrad Ames"));
        }
        Command::TimelineTag => {
            trial.run_other(Command::Tags);
            trial.window.type_text("Fraud");
            trial.window.key(Key::Enter);
            trial.window.key(Key::Escape);
            trial.window.settle();
            trial.run();
            trial.window.type_text("Fraud");
            trial.window.key(Key::Enter);
            assert!(trial.window.shows("Remove filter: tag Fraud"));
        }
        Command::TimelineKeyFacts => {
            trial.run();
            assert!(trial.window.shows("Remove filter: key facts"));
        }
        Command::TimelineOnStrip => {
            trial.run();
            assert!(trial.window.harness.query_all_by_label_contains("Remove filter: ").count() > 0);
        }
        Command::TimelineViews => {
            trial.run();
            trial.heading("Views of the timeline");
        }
        Command::ShowEverything => {
            trial.run_other(Command::TimelineKeyFacts);
            assert_eq!(trial.window.rows(", filing, ").len(), 0);
            trial.run();
            assert_eq!(trial.window.rows(", filing, ").len(), before);
        }
        other => panic!("{other:?} has no trial"),
    }
}

fn roster(trial: &mut Trial, word: &str) {
    if word == "parties" {
        trial.run_other(Command::RosterAll);
    }
    trial.run();
    assert_eq!(trial.pane("roster.view"), word);
}

fn pages(trial: &mut Trial) {
    trial.window = Trial::pages();
    if trial.command != Command::ShowPages {
        trial.run_other(Command::ShowPages);
    }
    let zoom = trial.pane("document.zoom");
    trial.run();
    match trial.command {
        Command::ShowPages => assert_eq!(trial.pane("document.mode"), "page"),
        Command::PageLarger | Command::PageSmaller => assert_ne!(trial.pane("document.zoom"), zoom),
        Command::PageFitWidth => assert_eq!(trial.pane("document.zoom"), "width"),
        Command::PageFitWhole => assert_eq!(trial.pane("document.zoom"), "page"),
        Command::PageThumbnails => assert_eq!(trial.pane("document.thumbnails"), "true"),
        _ => {
            let page = trial.window.harness.get_by_role_and_label(Role::Group, "Page 1 of 2").rect();
            assert!(page.width() > page.height(), "a page on its side is wider than high");
        }
    }
}

fn go(trial: &mut Trial) {
    match trial.command {
        Command::Back => {
            trial.window.click_row("Alder Fund II, LP");
            trial.run();
            assert_eq!(trial.window.selected(), PARTY);
        }
        Command::Forward => {
            trial.window.click_row("Alder Fund II, LP");
            trial.run_other(Command::Back);
            trial.run();
            assert_eq!(trial.window.selected(), "Alder Fund II, LP");
        }
        Command::NextPassage => {
            let before = trial.window.session().selection().passage;
            trial.run();
            assert_ne!(trial.window.session().selection().passage, before);
        }
        Command::PreviousPassage => {
            let before = trial.window.session().selection().passage;
            trial.run_other(Command::NextPassage);
            trial.run();
            assert_eq!(trial.window.session().selection().passage, before);
        }
        Command::SearchCase => {
            trial.run();
            trial.window.type_text("appraisals");
            trial.window.settle();
            assert!(trial.window.shows("1 document, 1 place"));
        }
        Command::NextResult | Command::PreviousResult => {
            trial.run_other(Command::SearchCase);
            trial.window.type_text("forbearance");
            trial.window.settle();
            trial.run_other(Command::NextResult);
            let first = trial.window.session().selection().passage;
            trial.run_other(Command::NextResult);
            assert_ne!(trial.window.session().selection().passage, first);
            trial.run_other(Command::PreviousResult);
            assert_eq!(trial.window.session().selection().passage, first);
        }
        Command::FindInDocument => {
            trial.run();
            assert_eq!(trial.focused().0, Role::TextInput);
        }
        Command::GoToPage => {
            trial.window = Trial::pages();
            trial.run_other(Command::ShowPages);
            trial.run();
            assert_eq!(trial.focused().0, Role::TextInput);
        }
        Command::Filter => {
            trial.run();
            assert_eq!(trial.focused(), (Role::TextInput, "Filter the roster".to_owned()));
        }
        Command::GoTimeline => {
            trial.run();
            assert!(trial.focused().1.contains("First Amendment") || trial.focused().0 == Role::ListBox);
        }
        Command::GoDocument | Command::PreviousPane => {
            trial.run();
            assert_eq!(trial.focused().0, Role::Document);
        }
        Command::GoRoster => {
            trial.run_other(Command::GoDocument);
            trial.run();
            assert!(trial.focused().1.starts_with(PARTY), "{:?}", trial.focused());
        }
        Command::GoCard | Command::NextPane => {
            trial.run();
            assert_eq!(trial.focused(), (Role::Group, format!("Card of {PARTY}")));
        }
        Command::ListCited => list(trial, "Cited, not here"),
        Command::ListNotHere => list(trial, "On the docket, not here"),
        Command::ListDocket => list(trial, "Docket"),
        Command::ListDiscrepancies => list(trial, "Discrepancies"),
        Command::ListProblems => list(trial, "Problems"),
        Command::ListCoverage => list(trial, "Coverage"),
        Command::ListHidden => list(trial, "Hidden"),
        Command::ListDeadlines => list(trial, "Deadlines"),
        other => panic!("{other:?} has no trial"),
    }
}

fn list(trial: &mut Trial, name: &str) {
    trial.run();
    let is_open =
        |trial: &Trial| trial.window.harness.query_by_role_and_label(Role::Button, "Close the list").is_some();
    assert!(is_open(trial) && trial.window.shows(name), "{name}");
    trial.run();
    assert!(!is_open(trial), "the same key closes {name}");
}

fn help(trial: &mut Trial) {
    trial.run();
    match trial.command {
        Command::Palette => assert_eq!(trial.focused(), (Role::TextInput, "Command".to_owned())),
        Command::Keys => trial.heading("Keys"),
        Command::Tour => assert!(trial.window.shows("1 of 5")),
        Command::About => trial.heading("Redwell"),
        other => panic!("{other:?} has no trial"),
    }
}
