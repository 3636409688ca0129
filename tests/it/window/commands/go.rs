//! Trials of the commands of the go menu.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use redwell::ui::command::Command;

use super::{PARTY, Trial};

pub(super) fn go(trial: &mut Trial) {
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
        Command::ListDeadlines => list(trial, "Deadlines and hearings"),
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
