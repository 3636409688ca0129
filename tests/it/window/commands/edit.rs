//! Trials of the commands of the edit menu.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use redwell::model::{ChaseStatus, Dispute};
use redwell::ui::command::Command;

use super::{CTRL, DEADLINE, PARTY, Trial};

pub(super) fn edit(trial: &mut Trial) {
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
