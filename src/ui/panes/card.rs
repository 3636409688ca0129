//! The card of the selected entry: everything known of it, each line leading to the words that say so.

use egui::{
    Align, CursorIcon, EventFilter, Key, Layout, Modifiers, Rect, Role, ScrollArea, Sense, TextEdit, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use crate::model::EntryRef;
use crate::session::Action;
use crate::ui::command::Command;
use crate::ui::desk::{Ask, Asks, Hands, Pane};
use crate::ui::kit::field::keeps_escape;
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::widgets;
use crate::ui::kit::{focus, fonts, mark, theme};

use super::card_line::{self, LINE};
use super::card_making::card;
use super::card_marks;
use super::card_model::{CardModel, Part};

/// Width of the labels, in points.
const LABEL: f32 = 104.0;

/// The pane's own state: the card of the selected entry, and what is being typed into it.
#[derive(Default)]
pub(in crate::ui) struct CardPane {
    model: Option<CardModel>,
    edit: Option<Edit>,
}

/// Something being typed.
struct Edit {
    entry: EntryRef,
    what: What,
    text: String,
    /// What stood there before.
    was: String,
    /// The field has not had the focus yet.
    fresh: bool,
}

impl Edit {
    /// The action that keeps what was typed. What stayed as it was needs none, and a name that is gone is no name.
    fn into_action(self) -> Option<Action> {
        let words = self.text.trim().to_owned();
        if words == self.was {
            return None;
        }
        match self.what {
            What::Name => (!words.is_empty()).then_some(Action::Rename(self.entry, words)),
            What::Note => Some(Action::Note(self.entry, words)),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Name,
    Note,
}

impl CardPane {
    /// Begins to rename the selected entry.
    pub(in crate::ui) fn rename(&mut self) {
        self.begin(What::Name);
    }

    /// Begins to write a note on the selected entry.
    pub(in crate::ui) fn note(&mut self) {
        self.begin(What::Note);
    }

    fn begin(&mut self, what: What) {
        let Some(model) = self.model.as_ref().filter(|model| model.editable) else { return };
        let text = if what == What::Name { model.title.clone() } else { model.note.clone() };
        self.edit = Some(Edit { entry: model.of.1, what, was: text.clone(), text, fresh: true });
    }

    /// Whether an entry is shown.
    pub(in crate::ui) fn has_entry(&self) -> bool {
        self.model.is_some()
    }

    /// What is being typed, as the action that keeps it. For when the user turns to something else.
    pub(in crate::ui) fn finish(&mut self) -> Option<Action> {
        self.edit.take().and_then(Edit::into_action)
    }

    /// Brings the card up to date without showing it.
    pub(in crate::ui) fn update(&mut self, hands: &mut Hands<'_, '_>) {
        let desk = hands.desk;
        if self.edit.as_ref().is_some_and(|edit| desk.selection.entry != Some(edit.entry))
            && let Some(action) = self.finish()
        {
            hands.asks.act(action);
        }
        let Some(entry) = desk.selection.entry else {
            self.model = None;
            return;
        };
        if self.model.as_ref().is_none_or(|model| model.of != (desk.case.revision, entry)) {
            self.model = card(desk.case, entry);
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
        let asks = &mut *hands.asks;
        let edit = &mut self.edit;
        ScrollArea::vertical().id_salt(("card", model.of.1)).auto_shrink(false).show(ui, |ui| {
            ui.add_space(10.0);
            super::padded(ui, 0.0, |ui| {
                title(ui, model, edit, asks);
                ui.add_space(2.0);
                ui.label(widgets::weak(ui, &model.subtitle));
                card_marks::show(ui, model, asks);
            });
            ui.add_space(6.0);
            for part in &model.parts {
                show_part(ui, part, model.of.1, asks);
            }
            if model.editable {
                note(ui, model, edit, asks);
            }
            ui.add_space(12.0);
        });
    }
}

fn title(ui: &mut Ui, model: &CardModel, edit: &mut Option<Edit>, asks: &mut Asks) {
    ui.horizontal_top(|ui| {
        let buttons = if model.editable { 7.0 * 30.0 } else { 0.0 };
        let width = (ui.available_width() - buttons).max(80.0);
        ui.allocate_ui_with_layout(vec2(width, 26.0), Layout::top_down(Align::Min), |ui| {
            if edit.as_ref().is_some_and(|edit| edit.what == What::Name) {
                field(ui, model.of.1, "New name", width, edit, asks);
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
        if model.editable {
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                buttons_of(ui, model, asks);
            });
        }
    });
}

fn buttons_of(ui: &mut Ui, model: &CardModel, asks: &mut Asks) {
    let mut button = |ui: &mut Ui, symbol: Icon, command: Command, on: bool| {
        let key = command.key_words(ui.ctx());
        let name = command.words().trim_end_matches('…');
        let hint = if key.is_empty() { name.to_owned() } else { format!("{name} ({key})") };
        if icon::toggle(ui, symbol, name, on).on_hover_text(hint).clicked() {
            asks.run(command);
        }
    };
    button(ui, Icon::EyeOff, Command::Hide, false);
    button(ui, Icon::Note, Command::Note, false);
    if matches!(model.of.1, EntryRef::Roster(_)) {
        button(ui, Icon::Merge, Command::Merge, false);
    }
    button(ui, Icon::Pencil, Command::Correct, false);
    button(ui, Icon::Tag, Command::Tags, false);
    button(ui, Icon::Star, Command::KeyFact, model.key);
    button(ui, Icon::Check, Command::Review, model.reviewed);
}

/// The field in which a name or a note is typed. Enter keeps a name, leaving the field keeps either, Escape neither.
fn field(ui: &mut Ui, entry: EntryRef, name: &str, width: f32, slot: &mut Option<Edit>, asks: &mut Asks) {
    let Some(edit) = slot else { return };
    let id = egui::Id::unique(("card field", edit.what == What::Name));
    let escaped = ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    // A note has lines between which arrows move.
    let keys = EventFilter { vertical_arrows: edit.what == What::Note, ..keeps_escape() };
    let text_edit = match edit.what {
        What::Name => TextEdit::singleline(&mut edit.text).font(fonts::semibold(fonts::TITLE)),
        What::Note => TextEdit::multiline(&mut edit.text).desired_rows(3).font(fonts::interface(fonts::BODY)),
    };
    let output = text_edit.id(id).desired_width(width).event_filter(keys).show(ui);
    let response = output.response.response.accessible_name(name);
    if edit.fresh {
        edit.fresh = false;
        response.request_focus();
        let all = egui::text::CCursorRange::select_all(&output.galley);
        let mut state = output.state;
        state.cursor.set_char_range(Some(all));
        state.store(ui.ctx(), id);
        response.scroll_to_me(None);
        return;
    }
    let entered = edit.what == What::Note && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    if !escaped && !entered && !response.lost_focus() {
        return;
    }
    if let Some(action) = slot.take().filter(|_| !escaped).and_then(Edit::into_action) {
        asks.act(action);
    }
    let pane = if matches!(entry, EntryRef::Timeline(_)) { Pane::Timeline } else { Pane::Roster };
    if escaped || entered || ui.input(|input| input.key_pressed(Key::Enter)) {
        asks.push(Ask::Focus(pane));
    }
}

fn note(ui: &mut Ui, model: &CardModel, edit: &mut Option<Edit>, asks: &mut Asks) {
    labelled(ui, "Note", |ui| {
        if edit.as_ref().is_some_and(|edit| edit.what == What::Note) {
            let width = ui.available_width() - 4.0;
            field(ui, model.of.1, "Note", width, edit, asks);
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

/// A label at the left and something beside it.
fn labelled(ui: &mut Ui, label: &str, contents: impl FnOnce(&mut Ui)) {
    let tokens = theme::tokens(ui);
    let whole = ui.available_rect_before_wrap();
    let left = whole.left() + theme::PANE_PADDING;
    let at = pos2(left, whole.top() + 2.0);
    let job = super::one_line(label, fonts::SMALL + 0.5, tokens.weak, LABEL - 8.0);
    ui.painter().galley(at, ui.painter().layout_job(job), tokens.weak);
    let beside =
        Rect::from_min_max(pos2(left + LABEL, whole.top()), pos2(whole.right() - theme::PANE_PADDING, whole.bottom()));
    let used = ui.scope_builder(UiBuilder::new().max_rect(beside), |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
        ui.spacing_mut().interact_size.y = LINE;
        contents(ui);
    });
    let bottom = used.response.rect.bottom().max(whole.top() + LINE) + 4.0;
    ui.advance_cursor_after_rect(Rect::from_min_max(whole.left_top(), pos2(whole.right(), bottom)));
}

fn show_part(ui: &mut Ui, part: &Part, entry: EntryRef, asks: &mut Asks) {
    labelled(ui, &part.label, |ui| {
        for line in &part.lines {
            card_line::show(ui, &part.label, line, entry, asks);
        }
    });
}
