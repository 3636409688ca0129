//! Trials of the commands of the help menu.

use egui::accesskit::Role;
use redwell::ui::command::Command;

use super::Trial;

pub(super) fn help(trial: &mut Trial) {
    trial.run();
    match trial.command {
        Command::Palette => assert_eq!(trial.focused(), (Role::TextInput, "Command".to_owned())),
        Command::Keys => trial.heading("Keys"),
        Command::Tour => assert!(trial.window.shows("1 of 5")),
        Command::About => trial.heading("Redwell"),
        other => panic!("{other:?} has no trial"),
    }
}
