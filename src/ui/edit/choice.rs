//! Fields of which the values are a few: chosen from a list that opens below them.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Button, Key, Modifiers, Popup, PopupCloseBehavior, Response, ScrollArea, Ui};

use crate::model::{Entity, EntryRef, Field, Role, TimelineKind};
use crate::ui::kit::{check, focus};
use crate::ui::words;

/// How high the list gets, in points.
const HIGHEST: f32 = 320.0;

/// The chosen values, and, while it is open, the list to choose from.
pub(super) fn show(ui: &mut Ui, entry: EntryRef, field: Field, text: &mut String) -> Response {
    let shown = shown(field, text);
    let response = ui.add(Button::new(format!("{shown} ▾")).truncate());
    let opened = response.clicked();
    if is_kept(ui, field, &response) {
        response.request_focus();
    }
    Popup::menu(&response).close_behavior(behavior(field)).show(|ui| list(ui, entry, field, text, opened));
    response
}

/// Whether Enter was pressed in the open list of several values, which closes it: Space alone ticks.
pub(super) fn is_kept(ui: &Ui, field: Field, button: &Response) -> bool {
    let id = Popup::default_response_id(button);
    let entered = field.has_several()
        && Popup::is_id_open(ui.ctx(), id)
        && ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Enter) || input.consume_key(Modifiers::COMMAND, Key::Enter)
        });
    if entered {
        Popup::close_id(ui.ctx(), id);
    }
    entered
}

/// The chosen values in words.
pub(super) fn shown(field: Field, text: &str) -> String {
    let words = words::sentence(&words::value(field, text));
    if words.is_empty() { "None".to_owned() } else { words }
}

/// What closes the list: of one value the choice of it, of several a click elsewhere.
pub(super) fn behavior(field: Field) -> PopupCloseBehavior {
    if field.has_several() { PopupCloseBehavior::CloseOnClickOutside } else { PopupCloseBehavior::CloseOnClick }
}

/// The list; of several values each is on or off. The keyboard goes to the first that is on when it is just `opened`.
pub(super) fn list(ui: &mut Ui, entry: EntryRef, field: Field, text: &mut String, opened: bool) {
    ui.set_min_width(220.0);
    let scroll = ScrollArea::vertical().max_height(HIGHEST).scroll_bar_visibility(ScrollBarVisibility::AlwaysVisible);
    scroll.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add_space(2.0);
        let mut first = opened;
        for (word, label) in choices(entry, field) {
            let mut on = field.values(text).any(|value| value == word);
            let response = if field.has_several() {
                let response = check::check(ui, &mut on, &words::sentence(label));
                if response.changed() {
                    toggle(field, text, word);
                }
                response
            } else {
                let response = ui.add(Button::selectable(on, words::sentence(label)));
                if response.clicked() {
                    word.clone_into(text);
                    ui.close();
                }
                response
            };
            if response.has_focus() && !field.has_several() {
                focus::ring(ui, response.rect);
            }
            // The keyboard's place stays in view, however long the list.
            if response.gained_focus() {
                response.scroll_to_me(None);
            }
            if first && (on || text.is_empty()) {
                first = false;
                response.request_focus();
            }
        }
    });
}

/// The words of the values, and what is shown of each.
fn choices(entry: EntryRef, field: Field) -> Vec<(&'static str, &'static str)> {
    match (field, entry) {
        (Field::Role, _) => Role::ALL.into_iter().map(|role| (role.word(), role.label())).collect(),
        (Field::Kind, EntryRef::Roster(_)) => Entity::ALL.into_iter().map(|e| (e.word(), e.word())).collect(),
        (Field::Kind, _) => {
            // A document that is cited and not here comes from the words that cite it.
            let kinds = TimelineKind::ALL.into_iter().filter(|kind| *kind != TimelineKind::Cited);
            kinds.map(|kind| (kind.word(), kind.word())).collect()
        }
        _ => Vec::new(),
    }
}

/// Puts a value to the others, in the order of the list, or takes it away.
fn toggle(field: Field, text: &mut String, word: &str) {
    let on = |value: &str| field.values(text).any(|known| known == value) != (value == word);
    let values: Vec<&str> = Role::ALL.into_iter().map(Role::word).filter(|value| on(value)).collect();
    *text = values.join("; ");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_put_to_the_others_in_their_order() {
        let mut text = "holder".to_owned();
        toggle(Field::Role, &mut text, "debtor");
        assert_eq!(text, "debtor; holder");
        toggle(Field::Role, &mut text, "holder");
        toggle(Field::Role, &mut text, "debtor");
        assert_eq!(text, "");
        assert_eq!(shown(Field::Role, &text), "None");
        assert_eq!(shown(Field::Role, "law_firm; us_trustee"), "Law firm, U.S. Trustee");
    }
}
