//! What the reviewer put on an entry, on its card: key fact, dispute, tags, the status of a chase. And the card of several
//! entries that are picked together.

use egui::{Align2, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::model::{CaseDocument, CaseFile, EntryRef, Tag};
use crate::ui::command::Command;
use crate::ui::desk::{Asks, Desk, Pane};
use crate::ui::kit::{badge, focus, fonts, theme, widgets};
use crate::ui::words;

use super::card_model::CardModel;

/// Height of a mark with its words, in points.
const HEIGHT: f32 = 22.0;
/// The names that the card of several entries shows; of more it says how many.
const MOST_NAMES: usize = 12;

/// Shows the marks, and the way to more of them.
pub(super) fn show(ui: &mut Ui, model: &CardModel, asks: &mut Asks) {
    if let Some(chase) = &model.chase {
        let status = chase.status.map_or("to ask for", |status| status.label());
        ui.label(words::sentence(status));
        if !chase.note.is_empty() {
            ui.add(egui::Label::new(&chase.note).wrap());
        }
        let key = Command::Chase.key_words(ui.ctx());
        if widgets::link(ui, &format!("Set the status and a note ({key})")).clicked() {
            asks.run(Command::Chase);
        }
        return;
    }
    if !model.editable {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
        if model.key && mark(ui, "Key fact", badge::star).clicked() {
            asks.run(Command::KeyFact);
        }
        if let Some(dispute) = model.dispute {
            let words = words::sentence(dispute.label());
            mark(ui, &words, |painter, centre, tokens| badge::dispute(painter, centre, dispute, tokens));
        }
        for tag in &model.tags {
            if chip(ui, tag).clicked() {
                asks.run(Command::Tags);
            }
        }
        let key = Command::Tags.key_words(ui.ctx());
        let words = if model.tags.is_empty() { format!("Add a tag ({key})") } else { format!("Tags ({key})") };
        if widgets::link(ui, &words).clicked() {
            asks.run(Command::Tags);
        }
    });
}

/// A mark with its words behind it.
fn mark(ui: &mut Ui, words: &str, paint: impl FnOnce(&egui::Painter, egui::Pos2, &theme::Tokens)) -> Response {
    let tokens = theme::tokens(ui);
    let galley = ui.painter().layout_no_wrap(words.to_owned(), fonts::interface(fonts::SMALL + 0.5), tokens.text);
    let (rect, response) = ui.allocate_exact_size(vec2(badge::SIDE + 5.0 + galley.size().x, HEIGHT), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    paint(ui.painter(), pos2(rect.left() + badge::SIDE / 2.0, rect.center().y), tokens);
    let at = Align2::LEFT_CENTER.anchor_size(pos2(rect.left() + badge::SIDE + 5.0, rect.center().y), galley.size());
    ui.painter().galley(at.min, galley, tokens.text);
    response
}

/// A tag in full: its letter and its name on its colour.
fn chip(ui: &mut Ui, tag: &Tag) -> Response {
    let tokens = theme::tokens(ui);
    let pair = tokens.tag(tag.colour);
    let galley = ui.painter().layout_no_wrap(tag.name.clone(), fonts::interface(fonts::SMALL), pair.line);
    let width = (badge::SIDE + 12.0 + galley.size().x).min(ui.available_width());
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Tag {}", tag.name)));
    let painter = ui.painter_at(rect.expand(1.0));
    painter.rect(rect, 4.0, pair.ground, Stroke::new(1.0, pair.line), StrokeKind::Inside);
    let letter = pos2(rect.left() + 11.0, rect.center().y);
    painter.text(letter, Align2::CENTER_CENTER, tag.letter, fonts::semibold(fonts::SMALL), pair.line);
    painter.vline(rect.left() + 20.0, rect.y_range(), Stroke::new(1.0, pair.line));
    let at = Align2::LEFT_CENTER.anchor_size(pos2(rect.left() + 25.0, rect.center().y), galley.size());
    painter.galley(at.min, galley, pair.line);
    if response.has_focus() {
        focus::ring(ui, rect);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The tags of a document, small, in the head of its pane.
pub(super) fn of_document(ui: &mut Ui, case: &CaseFile, document: &CaseDocument) {
    for tag in document.marks.tags.iter().rev().filter_map(|tag| case.tag(*tag)) {
        let (rect, response) = ui.allocate_exact_size(vec2(badge::SIDE, badge::SIDE), Sense::HOVER);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Tag {} on the document", tag.name)));
        badge::tag(ui.painter(), rect.center(), tag.letter, tag.colour, theme::tokens(ui));
        response.on_hover_text(&tag.name);
    }
}

/// The card of several entries: which they are, and what can be done with them at a stroke.
pub(super) fn many(ui: &mut Ui, desk: &Desk<'_>, asks: &mut Asks) {
    let area = ui.available_rect_before_wrap();
    let title = words::count(desk.chosen.entries.len(), "entry is selected", "entries are selected");
    let response = ui.interact(area, Pane::Card.id(), Sense::FOCUSABLE);
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, &title));
    if response.has_focus() && focus::by_keyboard(ui.ctx()) {
        focus::ring(ui, area.shrink(2.0));
    }
    super::padded(ui, 10.0, |ui| {
        ui.label(widgets::title(title));
        ui.label(widgets::weak(
            ui,
            "What you decide now applies to all of them, and one undo takes it back; Esc clears the selection",
        ));
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            let mut commands = vec![Command::Review, Command::KeyFact, Command::Tags];
            if matches!(desk.chosen.entries.first(), Some(EntryRef::Roster(_))) {
                commands.push(Command::Merge);
            }
            commands.extend([Command::Hide, Command::CopyRows, Command::ExportChosen]);
            for command in commands {
                let on = command.entry().and_then(|entry| entry.checked(desk.situation)) == Some(true);
                let key = command.key_words(ui.ctx());
                let button = egui::Button::selectable(on, command.words()).frame_when_inactive(true).shortcut_text(key);
                if ui.add(button).clicked() {
                    asks.run(command);
                }
            }
        });
        ui.add_space(10.0);
        let tokens = theme::tokens(ui);
        for entry in desk.chosen.entries.iter().take(MOST_NAMES) {
            let words = match *entry {
                EntryRef::Roster(key) => desk.case.roster_entry(key).map(|entry| entry.name.clone()),
                EntryRef::Timeline(key) => desk.case.timeline_entry(key).map(|entry| entry.summary.clone()),
                EntryRef::Reference(_) => None,
            };
            let width = ui.available_width();
            let job = super::one_line(words.unwrap_or_default(), fonts::BODY, tokens.text, width);
            let (rect, _) = ui.allocate_exact_size(vec2(width, 20.0), Sense::HOVER);
            let galley = ui.painter().layout_job(job);
            ui.painter().galley(Rect::from_min_size(rect.min, rect.size()).min, galley, tokens.text);
        }
        if let Some(more) = desk.chosen.entries.len().checked_sub(MOST_NAMES).filter(|more| *more > 0) {
            ui.label(widgets::weak(ui, format!("and {more} more")));
        }
    });
}
