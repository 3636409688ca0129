//! The keys of every command, and those of the lists.

use egui::{Align, Layout, RichText, ScrollArea, Ui, vec2};

use super::{Stay, close, heading};
use crate::ui::command::{Menu, TABLE, key_words};
use crate::ui::kit::{fonts, theme, widgets};

/// Keys that lists have of their own, which are no commands.
const LISTS: [(&str, &str); 10] = [
    ("↑ ↓  or  k j", "Move through a list; the document follows"),
    ("Page up, Page down, Home, End", "Move further"),
    ("Shift+↑ ↓, Shift+click", "Pick the rows in between"),
    ("Ctrl+click", "Pick one more row"),
    ("Enter", "Go to the words in the document"),
    ("Tab", "On to the next pane"),
    ("F10", "To the menus"),
    ("Shift+Tab", "Back to the controls before the list"),
    ("1 to 9, L", "Choose a reading, or leave the conflict"),
    ("Esc", "Leave a field, a dialog, or picked rows"),
];

pub(super) fn show(ui: &mut Ui) -> Stay {
    let wide = ui.ctx().content_rect().width() > 820.0;
    ui.set_width(if wide { 760.0 } else { 360.0 });
    heading(ui, "Keys");
    ScrollArea::vertical().auto_shrink([false, true]).max_height(ui.available_height() - 46.0).show(ui, |ui| {
        if wide {
            ui.spacing_mut().item_spacing.x = 36.0;
            ui.columns(2, |columns| {
                if let [left, right] = columns {
                    part(left, Menu::File);
                    part(left, Menu::Edit);
                    part(left, Menu::Help);
                    lists(left);
                    part(right, Menu::View);
                    part(right, Menu::Go);
                }
            });
        } else {
            lists(ui);
            for menu in Menu::ALL {
                part(ui, menu);
            }
        }
    });
    ui.add_space(8.0);
    close(ui)
}

fn part(ui: &mut Ui, menu: Menu) {
    title(ui, menu.words());
    for entry in TABLE.iter().filter(|entry| entry.menu == menu && !entry.keys.is_empty()) {
        let keys: Vec<_> = entry.keys.iter().map(|key| key_words(ui.ctx(), key)).collect();
        line(ui, &keys.join("  or  "), entry.words.trim_end_matches('…'));
    }
    ui.add_space(8.0);
}

fn lists(ui: &mut Ui) {
    title(ui, "In a list");
    for (keys, words) in LISTS {
        line(ui, keys, words);
    }
    ui.add_space(8.0);
}

fn title(ui: &mut Ui, words: &str) {
    let colour = theme::tokens(ui).weak;
    ui.label(RichText::new(words).font(fonts::semibold(fonts::SMALL)).color(colour));
}

fn line(ui: &mut Ui, keys: &str, words: &str) {
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 20.0), Layout::left_to_right(Align::Center), |ui| {
        ui.label(words);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(widgets::weak(ui, keys));
        });
    });
}
