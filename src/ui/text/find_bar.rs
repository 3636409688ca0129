//! The bar in which words are looked for in the open document.

use egui::{Key, Modifiers, TextEdit, Ui};

use super::Finder;
use crate::ui::kit::theme::tokens;
use crate::ui::kit::{Icon, fonts, hairline, icon};

/// Shows the bar in one row. Enter goes to the next place, Shift+Enter to the previous one. Returns whether the user
/// closed it, by its button or by Escape.
pub fn find_bar(ui: &mut Ui, finder: &mut Finder) -> bool {
    let mut closed = false;
    let margin = egui::Margin::symmetric(14, 6);
    egui::Frame::new().inner_margin(margin).show(ui, |ui| closed = row(ui, finder));
    hairline(ui);
    closed
}

fn row(ui: &mut Ui, finder: &mut Finder) -> bool {
    let mut closed = false;
    ui.horizontal(|ui| {
        let mut query = finder.query().to_owned();
        let input = ui.add(TextEdit::singleline(&mut query).hint_text("Find in document").desired_width(220.0));
        input.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Find in document"));
        if finder.take_focus_wish() {
            input.request_focus();
        }
        if input.changed() {
            finder.set_query(&query);
        }
        if input.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            if ui.input(|input| input.modifiers.shift) {
                finder.previous();
            } else {
                finder.next();
            }
            input.request_focus();
        }
        closed = (input.has_focus() || input.lost_focus())
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));

        if icon::toggle(ui, Icon::CaseSensitive, "Match case", finder.case_sensitive()).clicked() {
            finder.set_case_sensitive(!finder.case_sensitive());
        }
        if icon::toggle(ui, Icon::WholeWord, "Whole words", finder.whole_word()).clicked() {
            finder.set_whole_word(!finder.whole_word());
        }
        let found = finder.count() > 0;
        ui.add_enabled_ui(found, |ui| {
            if icon::button(ui, Icon::ChevronUp, "Previous place (Shift+Enter)").clicked() {
                finder.previous();
            }
            if icon::button(ui, Icon::ChevronDown, "Next place (Enter)").clicked() {
                finder.next();
            }
        });
        if !finder.query().trim().is_empty() {
            let words = finder.current().map_or_else(
                || "not in this document".to_owned(),
                |current| {
                    let more = if finder.is_cut() { "+" } else { "" };
                    format!("{} of {}{more}", current + 1, finder.count())
                },
            );
            let color = if found { tokens(ui).weak } else { tokens(ui).warn };
            ui.label(egui::RichText::new(words).size(fonts::SMALL).color(color));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            closed |= icon::button(ui, Icon::Close, "Close find").clicked();
        });
    });
    closed
}
