//! Trials of the commands of the file menu.

use egui::{Key, Modifiers};
use redwell::session::ExportKind;
use redwell::ui::PathUse;
use redwell::ui::command::Command;

use super::{CTRL, Trial};

pub(super) fn file(trial: &mut Trial) {
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
            trial.window.wait_until("the sample case", |window| {
                window.session().folder().is_some_and(|folder| folder.starts_with(window.data.path()))
            });
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
            trial.window.wait_until("a save", |window| window.case.path().join("redwell.ron").exists());
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
