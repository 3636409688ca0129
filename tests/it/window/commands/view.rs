//! Trials of the commands of the view menu.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use redwell::ui::command::Command;

use super::{DEADLINE, PARTY, Trial};

pub(super) fn view(trial: &mut Trial) {
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
            assert!(trial.window.shows("Remove filter: Not inferred"));
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
