//! The card of the selected entry: everything known of it, each line leading to the words that say so.

use egui::{
    Align, CursorIcon, EventFilter, Key, Layout, Modifiers, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use crate::model::{CaseFile, EntryRef, Field};
use crate::session::Action;
use crate::ui::command::Command;
use crate::ui::desk::{Ask, Asks, Hands, Pane};
use crate::ui::edit::{self, Done, InPlace};
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::widgets;
use crate::ui::kit::{focus, fonts, mark, theme};

use super::card_line::{self, LINE};
use super::card_making::card;
use super::card_marks;
use super::card_model::{CardModel, Part};

/// Width of the labels, in points.
const LABEL: f32 = 104.0;
/// The least width of the title beside the buttons, in points.
const TITLE: f32 = 190.0;
/// Space between two buttons, in points.
const BETWEEN: f32 = 2.0;
/// What can be done about somebody, and about a line of the timeline.
const BUTTONS: [(Icon, Command); 7] = [
    (Icon::Check, Command::Review),
    (Icon::Star, Command::KeyFact),
    (Icon::Tag, Command::Tags),
    (Icon::Pencil, Command::Correct),
    (Icon::Merge, Command::Merge),
    (Icon::Note, Command::Note),
    (Icon::EyeOff, Command::Hide),
];
const BUTTONS_OF_LINE: [(Icon, Command); 6] = [
    (Icon::Check, Command::Review),
    (Icon::Star, Command::KeyFact),
    (Icon::Tag, Command::Tags),
    (Icon::Pencil, Command::Correct),
    (Icon::Note, Command::Note),
    (Icon::EyeOff, Command::Hide),
];
/// Width of what is typed below the title, in points.
const SUBTITLE: f32 = 190.0;

/// The pane's own state: the card of the selected entry, and what is being typed into it.
#[derive(Default)]
pub(in crate::ui) struct CardPane {
    model: Option<CardModel>,
    /// Whose passages are all listed, where the user asked for more than the first ones.
    all_of: Option<EntryRef>,
    /// Whose card was shown in the last frame.
    shown: Option<EntryRef>,
    edit: Option<InPlace>,
}

impl CardPane {
    /// Begins to rename the selected entry.
    pub(in crate::ui) fn rename(&mut self, case: &CaseFile) {
        if let Some(model) = self.model.as_ref().filter(|model| model.editable) {
            self.edit = InPlace::field(case, model.of.1, Field::Name);
        }
    }

    /// Begins to write a note on the selected entry.
    pub(in crate::ui) fn note(&mut self) {
        if let Some(model) = self.model.as_ref().filter(|model| model.editable) {
            self.edit = Some(InPlace::note(model.of.1, &model.note));
        }
    }

    /// Whether an entry is shown.
    pub(in crate::ui) fn has_entry(&self) -> bool {
        self.model.is_some()
    }

    /// What is being typed, as the action that keeps it. For when the user turns to something else.
    pub(in crate::ui) fn finish(&mut self) -> Option<Action> {
        self.edit.take().and_then(InPlace::into_action)
    }

    /// Brings the card up to date without showing it.
    pub(in crate::ui) fn update(&mut self, hands: &mut Hands<'_, '_>) {
        let desk = hands.desk;
        if self.edit.as_ref().is_some_and(|edit| desk.selection.entry != Some(edit.entry()))
            && let Some(action) = self.finish()
        {
            hands.asks.act(action);
        }
        let Some(entry) = desk.selection.entry else {
            self.model = None;
            return;
        };
        if self.all_of != Some(entry) {
            self.all_of = None;
        }
        let all = self.all_of.is_some();
        let known = self.model.as_ref().is_some_and(|model| model.of == (desk.case.revision, entry, all));
        if !known {
            self.model = card(desk.case, entry, all);
        }
    }

    /// Shows the card in the space that is left.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        self.update(hands);
        if hands.desk.chosen.is_many() {
            card_marks::many(ui, hands.desk, hands.asks);
            return;
        }
        let area = ui.available_rect_before_wrap();
        let Some(model) = &self.model else {
            super::empty(ui, "Nothing selected", "Select an entry, or click a highlight in the text", None);
            return;
        };
        let response = ui.interact(area, Pane::Card.id(), Sense::FOCUSABLE);
        response.widget_info(|| WidgetInfo::labeled(Role::Group, true, format!("Card of {}", model.title)));
        if response.has_focus() && focus::by_keyboard(ui.ctx()) {
            focus::ring(ui, area.shrink(2.0));
        }
        let (case, asks) = (hands.desk.case, &mut *hands.asks);
        let edit = &mut self.edit;
        let mut scroll = ScrollArea::vertical().id_salt("card").auto_shrink(false);
        if self.shown != Some(model.of.1) {
            self.shown = Some(model.of.1);
            scroll = scroll.vertical_scroll_offset(0.0);
        }
        let keyed = if response.has_focus() { scrolled_by_keys(ui, area.height()) } else { 0.0 };
        let mut more = false;
        scroll.show(ui, |ui| {
            if keyed != 0.0 {
                ui.scroll_with_delta(vec2(0.0, -keyed));
            }
            ui.add_space(10.0);
            super::padded(ui, 0.0, |ui| {
                title(ui, model, edit, asks);
                ui.add_space(2.0);
                subtitle(ui, case, (model, &mut *edit), asks);
                card_marks::show(ui, model, asks);
            });
            ui.add_space(6.0);
            for part in &model.parts {
                more |= show_part(ui, case, part, (model, &mut *edit), asks);
            }
            if model.editable {
                note(ui, model, edit, asks);
            }
            ui.add_space(12.0);
        });
        if more {
            self.all_of = Some(model.of.1);
            ui.ctx().request_repaint();
        }
    }
}

/// How far the keys of this frame scroll the card, in points; its links are reached with Tab.
fn scrolled_by_keys(ui: &Ui, height: f32) -> f32 {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(Pane::Card.id(), filter));
    let keys = [
        (Key::ArrowDown, 2.0 * LINE),
        (Key::ArrowUp, -2.0 * LINE),
        (Key::PageDown, height - LINE),
        (Key::PageUp, LINE - height),
        (Key::Home, f32::MIN / 4.0),
        (Key::End, f32::MAX / 4.0),
    ];
    let pressed = |input: &mut egui::InputState, key| input.consume_key(Modifiers::NONE, key);
    ui.input_mut(|input| keys.into_iter().filter(|(key, _)| pressed(input, *key)).map(|(_, by)| by).sum())
}

fn title(ui: &mut Ui, model: &CardModel, edit: &mut Option<InPlace>, asks: &mut Asks) {
    let commands: &[(Icon, Command)] = match (model.editable, model.of.1) {
        (false, _) => &[],
        (true, EntryRef::Roster(_)) => &BUTTONS,
        (true, _) => &BUTTONS_OF_LINE,
    };
    #[expect(clippy::cast_precision_loss, reason = "seven buttons")]
    let buttons = commands.len() as f32 * (theme::CONTROL + BETWEEN);
    // In a narrow card the buttons have a row of their own, so that words are not broken.
    let narrow = ui.available_width() < buttons + TITLE;
    ui.horizontal_top(|ui| {
        let width = if narrow { ui.available_width() } else { ui.available_width() - buttons };
        ui.allocate_ui_with_layout(vec2(width, 26.0), Layout::top_down(Align::Min), |ui| {
            ui.set_min_width(width);
            if edit.as_ref().is_some_and(|edit| edit.which() == Some(Field::Name)) {
                typed(ui, width, edit, asks);
                return;
            }
            ui.horizontal_top(|ui| {
                if let Some(kind) = model.kind {
                    let (rect, _) = ui.allocate_exact_size(vec2(12.0, 20.0), Sense::HOVER);
                    mark::paint(ui.painter(), rect.center(), 9.0, kind, theme::tokens(ui));
                }
                let words = widgets::title(&model.title).line_height(Some(LINE));
                let title = ui.add(egui::Label::new(words).wrap().sense(Sense::CLICK));
                title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &model.title));
                if model.editable && title.on_hover_text("Double-click to rename").double_clicked() {
                    asks.run(Command::Rename);
                }
            });
        });
        if !narrow {
            buttons_of(ui, model, commands, asks);
        }
    });
    if narrow {
        buttons_of(ui, model, commands, asks);
    }
}

/// What the entry is, in a few words, of which some can be corrected there.
fn subtitle(ui: &mut Ui, case: &CaseFile, (model, slot): (&CardModel, &mut Option<InPlace>), asks: &mut Asks) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.spacing_mut().interact_size.y = LINE - 4.0;
        for (at, said) in model.subtitle.iter().enumerate() {
            if at > 0 {
                ui.label(widgets::weak(ui, " · "));
            }
            let Some(field) = said.field.filter(|_| model.editable) else {
                ui.label(widgets::weak(ui, &said.words));
                continue;
            };
            if slot.as_ref().and_then(InPlace::which) == Some(field) {
                ui.vertical(|ui| {
                    ui.add_space(4.0);
                    typed(ui, SUBTITLE, slot, asks);
                });
                continue;
            }
            let words = ui.add(egui::Label::new(widgets::weak(ui, &said.words)).sense(Sense::click()));
            let name = format!("Correct {}: {}", edit::label(model.of.1, field), said.words);
            words.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            // The label is as high as a control; its words stand in the middle.
            let said = Rect::from_center_size(words.rect.center(), vec2(words.rect.width(), LINE - 2.0));
            if words.hovered() || words.has_focus() {
                let line = egui::Stroke::new(1.0, theme::tokens(ui).accent);
                ui.painter().hline(said.x_range(), said.bottom(), line);
            }
            if words.has_focus() {
                focus::ring(ui, said.expand(3.0));
            }
            let words = words.on_hover_text("Correct it here").on_hover_cursor(CursorIcon::PointingHand);
            if words.clicked() {
                begin(case, model.of.1, field, slot, asks);
            }
        }
    });
}

/// Begins to correct a field; what was being typed before is kept.
fn begin(case: &CaseFile, entry: EntryRef, field: Field, edit: &mut Option<InPlace>, asks: &mut Asks) {
    if let Some(action) = edit.take().and_then(InPlace::into_action) {
        asks.act(action);
    }
    *edit = InPlace::field(case, entry, field);
}

fn buttons_of(ui: &mut Ui, model: &CardModel, commands: &[(Icon, Command)], asks: &mut Asks) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = BETWEEN;
        for (symbol, command) in commands {
            let on = match command {
                Command::KeyFact => model.key,
                Command::Review => model.reviewed,
                _ => false,
            };
            let key = command.key_words(ui.ctx());
            let name = command.words().trim_end_matches('…');
            let hint = if key.is_empty() { name.to_owned() } else { format!("{name} ({key})") };
            if icon::toggle_hinted(ui, *symbol, name, &hint, on).clicked() {
                asks.run(*command);
            }
        }
    });
}

/// The field in which something is typed.
fn typed(ui: &mut Ui, width: f32, slot: &mut Option<InPlace>, asks: &mut Asks) {
    let Some(edit) = slot else { return };
    let Some(done) = edit.show(ui, width) else { return };
    let pane = if matches!(edit.entry(), EntryRef::Timeline(_)) { Pane::Timeline } else { Pane::Roster };
    if let Some(action) = slot.take().filter(|_| done != Done::Dropped).and_then(InPlace::into_action) {
        asks.act(action);
    }
    if done != Done::Left {
        asks.push(Ask::Focus(pane));
    }
}

fn note(ui: &mut Ui, model: &CardModel, edit: &mut Option<InPlace>, asks: &mut Asks) {
    labelled(ui, "Note", false, |ui| {
        if edit.as_ref().is_some_and(InPlace::is_note) {
            let width = ui.available_width() - 4.0;
            typed(ui, width, edit, asks);
        } else if model.note.is_empty() {
            let key = Command::Note.key_words(ui.ctx());
            if widgets::link(ui, &format!("Add a note ({key})")).clicked() {
                asks.run(Command::Note);
            }
        } else {
            let words = ui.add(egui::Label::new(&model.note).wrap().sense(Sense::click()));
            if words.on_hover_cursor(CursorIcon::Text).clicked() {
                asks.run(Command::Note);
            }
        }
    });
}

/// A label at the left and something beside it. Returns whether the label was clicked, where that `corrects` what is beside.
fn labelled(ui: &mut Ui, label: &str, corrects: bool, contents: impl FnOnce(&mut Ui)) -> bool {
    let tokens = theme::tokens(ui);
    let whole = ui.available_rect_before_wrap();
    let left = whole.left() + theme::PANE_PADDING;
    let at = pos2(left, whole.top() + 2.0);
    let job = super::one_line(label, fonts::SMALL + 0.5, tokens.weak, LABEL - 8.0);
    let galley = ui.painter().layout_job(job);
    let clicked = corrects && pencil(ui, label, Rect::from_min_size(at, vec2(galley.size().x, LINE - 4.0)));
    ui.painter().galley(at, galley, tokens.weak);
    let beside =
        Rect::from_min_max(pos2(left + LABEL, whole.top()), pos2(whole.right() - theme::PANE_PADDING, whole.bottom()));
    let used = ui.scope_builder(UiBuilder::new().max_rect(beside), |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
        ui.spacing_mut().interact_size.y = LINE;
        contents(ui);
    });
    let bottom = used.response.rect.bottom().max(whole.top() + LINE) + 4.0;
    ui.advance_cursor_after_rect(Rect::from_min_max(whole.left_top(), pos2(whole.right(), bottom)));
    clicked
}

/// The label of what can be corrected where it stands; a pencil shows it to the pointer and to the keyboard. Returns
/// whether it was clicked.
fn pencil(ui: &mut Ui, label: &str, words: Rect) -> bool {
    let name = format!("Correct {label}");
    let rect = Rect::from_min_max(words.min, pos2(words.left() + LABEL - 6.0, words.bottom()));
    let response = ui.interact(rect, ui.scope_id().with(&name), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        let middle = pos2((words.right() + 10.0).min(rect.right() - 6.0), rect.center().y);
        let place = Rect::from_center_size(middle, vec2(13.0, 13.0));
        icon::paint(ui.painter(), place, Icon::Pencil, theme::tokens(ui).accent);
    }
    if response.has_focus() {
        focus::ring(ui, rect.expand2(vec2(3.0, 1.0)));
    }
    response.on_hover_text("Correct it here").on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// A part of the card; where one of its fields is being corrected, the field as it is typed. Returns whether the passages
/// are wanted that have no link yet.
fn show_part(
    ui: &mut Ui,
    case: &CaseFile,
    part: &Part,
    (model, edit): (&CardModel, &mut Option<InPlace>),
    asks: &mut Asks,
) -> bool {
    let mut more = false;
    let entry = model.of.1;
    let here = part.field.is_some() && edit.as_ref().and_then(InPlace::which) == part.field;
    let clicked = labelled(ui, &part.label, part.field.is_some() && !here, |ui| {
        if here {
            let width = ui.available_width() - 4.0;
            typed(ui, width, edit, asks);
            return;
        }
        for line in &part.lines {
            more |= card_line::show(ui, &part.label, line, entry, asks);
        }
    });
    if let Some(field) = part.field.filter(|_| clicked) {
        begin(case, entry, field, edit, asks);
    }
    more
}
