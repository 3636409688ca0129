//! What Redwell is.

use egui::Ui;

use super::{Stay, close, heading};
use crate::ui::kit::widgets;

pub(super) fn show(ui: &mut Ui) -> Stay {
    ui.set_width(380.0);
    heading(ui, "Redwell");
    ui.label("Opens a case folder and shows what was filed, what happened when, and who everybody is, with the words that say so");
    ui.add_space(6.0);
    ui.label("Makes no network connection, and never changes, moves or renames a document of the case");
    ui.add_space(6.0);
    ui.label(widgets::weak(ui, format!("Version {}", env!("CARGO_PKG_VERSION"))));
    ui.label(widgets::weak(ui, "Inter and Source Serif 4 are used under the SIL Open Font License"));
    ui.add_space(10.0);
    close(ui)
}
