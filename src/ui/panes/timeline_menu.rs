//! The timeline's own menus: how it is grouped, what it is filtered by, of which case it tells.

use egui::{Button, Popup, PopupCloseBehavior, ScrollArea, Ui};

use crate::model::{CaseFile, Role};
use crate::ui::command::Command;
use crate::ui::desk::Hands;
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::widgets;
use crate::ui::menu;

use super::docket_cases::DocketCases;
use super::timeline_filter::TimelineFilter;

/// What stands in the menu, with lines between groups.
const MENU: [&[Command]; 4] = [
    &[Command::TimelineByYear, Command::TimelineByMonth, Command::TimelineAsDocket],
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

/// The chip that opens the list of the cases and their debtors: entries of one case, or those that name one debtor.
pub(super) fn cases(ui: &mut Ui, case: &CaseFile, filter: &mut TimelineFilter, known: &mut DocketCases) {
    let response = widgets::chip(ui, "Cases", None, false);
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(280.0);
        ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
            let whole = filter.case.is_none();
            if ui.add(Button::selectable(whole, "All cases")).clicked() {
                filter.case = None;
            }
            for listed in known.of(case) {
                let chosen = filter.case.as_ref() == Some(&listed.number);
                let words = format!("{} ({})", listed.words, listed.entries);
                if ui.add(Button::selectable(chosen, words)).clicked() {
                    filter.case = Some(listed.number.clone());
                }
            }
            ui.separator();
            for debtor in case.roster.iter().filter(|entry| entry.has_role(Role::Debtor)) {
                let chosen = filter.person == Some(debtor.key);
                if ui.add(Button::selectable(chosen, format!("Names {}", debtor.name))).clicked() {
                    filter.person = (!chosen).then_some(debtor.key);
                }
            }
        });
    });
}
