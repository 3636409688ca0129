//! Text fields with a name, a hint and a way to empty them.

use egui::{EventFilter, Id, Key, Modifiers, Response, RichText, Role, Sense, TextEdit, Ui, WidgetInfo, vec2};

use super::{fonts, theme};

/// What the user did with a filter field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldEvent {
    /// Nothing that matters here.
    None,
    /// The words changed.
    Changed,
    /// Enter, or arrow down: on to the list.
    Done,
    /// Escape: the words are gone, and so is the focus.
    Left,
}

/// A field whose words filter a list. `id` lets a command put the focus into it.
pub fn filter(ui: &mut Ui, id: Id, name: &str, hint: &str, text: &mut String, width: f32) -> FieldEvent {
    let tokens = theme::tokens(ui);
    // Keys that leave the field are taken before the field sees them.
    let focused = ui.memory(|memory| memory.has_focus(id));
    let mut event = FieldEvent::None;
    if focused {
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::Escape) {
                event = FieldEvent::Left;
            } else if input.consume_key(Modifiers::NONE, Key::Enter)
                || input.consume_key(Modifiers::NONE, Key::ArrowDown)
            {
                event = FieldEvent::Done;
            }
        });
    }
    let edit = TextEdit::singleline(text)
        .id(id)
        .hint_text(RichText::new(hint).color(tokens.faint))
        .font(fonts::interface(fonts::BODY))
        .background_color(tokens.app)
        .desired_width(width)
        .align(egui::Align2::LEFT_CENTER)
        .min_size(vec2(0.0, theme::CONTROL))
        .event_filter(keeps_escape())
        .margin(egui::Margin { left: 10, right: 26, top: 2, bottom: 2 });
    let response = ui.add(edit).accessible_name(name);
    if response.changed() && event == FieldEvent::None {
        event = FieldEvent::Changed;
    }
    if !text.is_empty() && clear(ui, &response, name).clicked() {
        text.clear();
        event = FieldEvent::Changed;
    }
    if event == FieldEvent::Left {
        text.clear();
        response.surrender_focus();
    }
    event
}

/// Leaves Escape to the field, which would otherwise lose the focus before it is asked.
pub fn keeps_escape() -> EventFilter {
    EventFilter { escape: true, horizontal_arrows: true, ..EventFilter::default() }
}

fn clear(ui: &mut Ui, field: &Response, name: &str) -> Response {
    let tokens = theme::tokens(ui);
    let centre = egui::pos2(field.rect.right() - 14.0, field.rect.center().y);
    let rect = egui::Rect::from_center_size(centre, vec2(20.0, 20.0));
    let response = ui.interact(rect, field.id.with("clear"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Clear {name}")));
    let colour = if response.hovered() { tokens.text } else { tokens.weak };
    let stroke = egui::Stroke::new(1.5, colour);
    let arm = 3.5;
    ui.painter().line_segment([centre - vec2(arm, arm), centre + vec2(arm, arm)], stroke);
    ui.painter().line_segment([centre + vec2(-arm, arm), centre + vec2(arm, -arm)], stroke);
    response
}
