//! The menu bar with the case's title, from the command table.

use std::path::PathBuf;

use egui::{Align, Button, Key, Layout, MenuBar, Modifiers, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use crate::model::CaseFile;
use crate::session::Action;

use super::command::{Command, Entry, Menu, Situation, TABLE};
use super::desk::Asks;
use super::kit::{fonts, middle_elide, theme, widgets};
use super::words;

/// How many recent folders the File menu shows.
const RECENT: usize = 8;

/// Shows the bar in the space that is left. `search` shows the field at its right, in a width of points.
pub(super) fn bar(
    ui: &mut Ui,
    case: Option<&CaseFile>,
    recent: &[PathBuf],
    situation: &Situation,
    asks: &mut Asks,
    search: impl FnOnce(&mut Ui, f32, &mut Asks),
) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::PANE_HEAD), Sense::HOVER);
    let mut inner = rect.shrink2(vec2(theme::PANE_PADDING, 0.0));
    let field = Rect::from_min_max(pos2(inner.right() - search_width(inner.width()), inner.top()), inner.max);
    if case.is_some() {
        inner.max.x = field.left() - theme::PANE_PADDING;
    }
    let builder = UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        MenuBar::new().ui(ui, |ui| {
            ui.label(widgets::title("Redwell"));
            ui.add_space(4.0);
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.spacing_mut().button_padding = vec2(8.0, 4.0);
            let wanted = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F10));
            for menu in Menu::ALL {
                let button = ui.menu_button(menu.words(), |ui| {
                    ui.set_min_width(240.0);
                    items(ui, menu, recent, situation, asks);
                });
                // As everywhere: the bar by its key, from menu to menu with the arrows, Enter opens.
                if wanted && menu == Menu::File {
                    button.response.request_focus();
                }
            }
            if let Some(case) = case {
                ui.add_space(28.0);
                title(ui, case);
            }
        });
    });
    if case.is_some() {
        let builder = UiBuilder::new().max_rect(field).layout(Layout::left_to_right(Align::Center));
        ui.scope_builder(builder, |ui| search(ui, field.width(), asks));
    }
    widgets::hairline(ui);
}

/// What of the bar's width the search field is given, in points.
fn search_width(bar: f32) -> f32 {
    (bar * 0.27).clamp(170.0, 424.0)
}

fn items(ui: &mut Ui, menu: Menu, recent: &[PathBuf], situation: &Situation, asks: &mut Asks) {
    let mut group = None;
    for entry in TABLE.iter().filter(|entry| entry.menu == menu) {
        if group.is_some_and(|before| before != entry.group) {
            ui.separator();
        }
        group = Some(entry.group);
        if let Some((about, _)) = part(entry) {
            if part(before(entry)).is_none_or(|(other, _)| other != about) {
                ui.menu_button(about, |ui| part_items(ui, menu, about, situation, asks));
            }
            continue;
        }
        item(ui, entry.command, situation, asks);
        if entry.command == Command::OpenPath && !recent.is_empty() {
            ui.menu_button("Open recent", |ui| {
                for folder in recent.iter().take(RECENT) {
                    if ui.button(folder.display().to_string()).clicked() {
                        asks.act(Action::OpenFolder(folder.clone()));
                        ui.close();
                    }
                }
            });
        }
    }
}

/// What a command is about, where others of its menu are about the same, and what it does: "Timeline" and "By year" of
/// "Timeline: by year".
pub(super) fn part(entry: &'static Entry) -> Option<(&'static str, String)> {
    entry.words.split_once(": ").map(|(about, does)| (about, words::sentence(does)))
}

/// The command that stands before this one; the first one itself.
fn before(entry: &'static Entry) -> &'static Entry {
    let at = TABLE.iter().position(|other| other.command == entry.command).unwrap_or_default();
    TABLE.get(at.saturating_sub(1)).unwrap_or(entry)
}

/// The commands of a menu that are about the same.
fn part_items(ui: &mut Ui, menu: Menu, about: &str, situation: &Situation, asks: &mut Asks) {
    ui.set_min_width(240.0);
    for entry in TABLE.iter().filter(|entry| entry.menu == menu) {
        if let Some((_, does)) = part(entry).filter(|(other, _)| *other == about) {
            item_called(ui, entry.command, &does, situation, asks);
        }
    }
}

/// One command as a line of a menu.
pub(super) fn item(ui: &mut Ui, command: Command, situation: &Situation, asks: &mut Asks) {
    if let Some(entry) = command.entry() {
        item_called(ui, command, &entry.words_now(situation), situation, asks);
    }
}

/// The same in other words, where the menu itself says what the command is about.
pub(super) fn item_called(ui: &mut Ui, command: Command, words: &str, situation: &Situation, asks: &mut Asks) {
    let Some(entry) = command.entry() else { return };
    let missing = entry.missing(situation);
    let checked = entry.checked(situation);
    let words = words.to_owned();
    let words = if checked == Some(true) { format!("{words}  ✓") } else { words };
    let button = Button::new(words).shortcut_text(command.key_words(ui.ctx())).frame_when_inactive(false);
    let response = ui.add_enabled(missing.is_none(), button);
    let response = match missing {
        Some(why) => response.on_disabled_hover_text(why),
        None => response,
    };
    if response.clicked() {
        asks.run(command);
        ui.close();
    }
}

/// The case's title, number, and how it is administered: as much as there is room for, the whole on hover.
fn title(ui: &mut Ui, case: &CaseFile) {
    let facts = &case.facts;
    let mut parts: Vec<String> = facts.title.iter().map(|fact| fact.value.clone()).collect();
    parts.extend(facts.lead_number.iter().map(|fact| fact.value.0.clone()));
    parts.extend(facts.chapter.iter().map(|fact| format!("chapter {}", fact.value)));
    if facts.jointly_administered {
        parts.push(match facts.member_numbers.len() {
            0 => "jointly administered".to_owned(),
            members => format!("lead of {}, jointly administered", members + 1),
        });
    }
    parts.extend(facts.judge.iter().map(|fact| format!("Judge {}", fact.value)));
    let words = parts.join(" · ");
    let font = fonts::interface(fonts::BODY);
    let room = ui.available_width() - 8.0;
    // What is left out is left out whole, the last first; only a title alone gives way in its middle.
    let mut fitting = words.clone();
    while parts.len() > 1 && middle_elide(ui, &fitting, &font, room) != fitting {
        parts.pop();
        fitting = parts.join(" · ");
    }
    let shown = middle_elide(ui, &fitting, &font, room);
    let text = egui::RichText::new(shown).font(font).color(theme::tokens(ui).weak);
    ui.label(text).on_hover_text(&words);
}
