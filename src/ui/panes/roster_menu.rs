//! Which view of the roster is shown: the switch between its parts, and the menu with the user's own views.

use egui::{Align, Button, Layout, Popup, Ui, vec2};

use crate::ui::command::Command;
use crate::ui::desk::{Ask, Hands, NamedView, Viewed};
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::{theme, widgets};
use crate::ui::menu;

use super::roster_columns::RosterView;

/// What stands in the menu below the views.
const MENU: [Command; 3] = [Command::RosterViews, Command::RosterColumns, Command::ShowEverything];

/// The switch between the parts, or, where it has no room, the menu alone with the part's name on it.
pub(super) fn show(ui: &mut Ui, hands: &mut Hands<'_, '_>, room: f32) {
    let width = widgets::segmented_width(ui, &RosterView::ALL);
    if width + theme::CONTROL + theme::GAP > room {
        let words = format!("{} ▾", hands.layout.tables.part.title());
        let response =
            ui.button(words).accessible_name(format!("View of the roster: {}", hands.layout.tables.part.title()));
        Popup::menu(&response).show(|ui| items(ui, hands));
        return;
    }
    let own = !hands.layout.roster_views.is_empty();
    let response = icon::toggle(ui, Icon::More, "Views and columns of the roster", own && is_named(hands));
    Popup::menu(&response).show(|ui| items(ui, hands));
    ui.allocate_ui_with_layout(vec2(width, theme::CONTROL), Layout::left_to_right(Align::Center), |ui| {
        if let Some(part) = widgets::segmented(ui, hands.layout.tables.part, &RosterView::ALL) {
            hands.layout.tables.part = part;
        }
    });
}

/// Whether what is shown is one of the user's own views.
fn is_named(hands: &Hands<'_, '_>) -> bool {
    let tables = &hands.layout.tables;
    hands
        .layout
        .roster_views
        .iter()
        .any(|(_, view)| view.part == tables.part && view.text == tables.text && view.table == *tables.shown())
}

fn items(ui: &mut Ui, hands: &mut Hands<'_, '_>) {
    ui.set_min_width(220.0);
    ui.spacing_mut().button_padding = vec2(8.0, 4.0);
    for (part, _) in RosterView::ALL {
        if ui.add(Button::selectable(hands.layout.tables.part == part, part.title())).clicked() {
            hands.layout.tables.part = part;
            ui.close();
        }
    }
    if !hands.layout.roster_views.is_empty() {
        ui.separator();
        for (name, _) in &hands.layout.roster_views {
            if ui.button(name).clicked() {
                hands.asks.push(Ask::View(Viewed::Roster, NamedView::Show(name.clone())));
                ui.close();
            }
        }
    }
    ui.separator();
    for command in MENU {
        let does = command.entry().and_then(menu::part).map(|(_, does)| does);
        let words = does.unwrap_or_else(|| command.words().to_owned());
        menu::item_called(ui, command, &words, hands.desk.situation, hands.asks);
    }
}
