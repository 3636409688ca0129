//! The timeline's own menu: how it is grouped, and what it is filtered by.

use egui::{Popup, PopupCloseBehavior, Ui};

use crate::ui::command::Command;
use crate::ui::desk::Hands;
use crate::ui::kit::icon::{self, Icon};
use crate::ui::menu;

/// What stands in the menu, with lines between groups.
const MENU: [&[Command]; 4] = [
    &[Command::TimelineByYear, Command::TimelineByMonth],
    &[Command::TimelineStated, Command::TimelineUnreviewed, Command::TimelineReviewed],
    &[
        Command::TimelineOpenDocument,
        Command::TimelineDocument,
        Command::TimelineSelectedParty,
        Command::TimelineParty,
        Command::TimelineTag,
        Command::TimelineKeyFacts,
        Command::TimelineOnStrip,
    ],
    &[Command::TimelineViews, Command::ListHidden, Command::ShowEverything],
];

/// The button that opens the menu.
pub(super) fn button(ui: &mut Ui, hands: &mut Hands<'_, '_>) {
    let on = hands.layout.filter.parts(hands.desk.case).is_empty();
    let response = icon::toggle(ui, Icon::Filter, "Filter and group the timeline", !on);
    Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
        ui.set_min_width(260.0);
        for (number, group) in MENU.into_iter().enumerate() {
            if number > 0 {
                ui.separator();
            }
            for command in group {
                let does = command.entry().and_then(menu::part).map(|(_, does)| does);
                let words = does.unwrap_or_else(|| command.words().to_owned());
                menu::item_called(ui, *command, &words, hands.desk.situation, hands.asks);
            }
        }
    });
}
