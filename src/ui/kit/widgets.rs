//! Small widgets that panes share.

use egui::{
    Align2, CornerRadius, CursorIcon, Painter, Pos2, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::elide::middle_elide;
use super::icon::{self, Icon, focus_ring};
use super::theme::{self, tokens};
use super::{Tokens, fonts};

/// Space beside the words of a segment, in points.
const SEGMENT: f32 = 9.0;

/// A row of choices of which one is pressed. Returns the choice that was clicked.
pub fn segmented<T: Copy + PartialEq>(ui: &mut Ui, current: T, choices: &[(T, &str)]) -> Option<T> {
    segmented_unless(ui, current, choices, None)
}

/// How wide a row of choices is, in points.
pub fn segmented_width<T>(ui: &Ui, choices: &[(T, &str)]) -> f32 {
    let font = fonts::interface(fonts::BODY);
    let wide = |label: &str| {
        ui.painter().layout_no_wrap(label.to_owned(), font.clone(), tokens(ui).text).size().x + 2.0 * SEGMENT
    };
    choices.iter().map(|(_, label)| wide(label)).sum()
}

/// As [`segmented`]; where there is a reason why nothing can be chosen, the row is disabled and says it to the pointer.
pub fn segmented_unless<T: Copy + PartialEq>(
    ui: &mut Ui,
    current: T,
    choices: &[(T, &str)],
    reason: Option<&str>,
) -> Option<T> {
    let tokens = tokens(ui);
    let enabled = ui.is_enabled() && reason.is_none();
    let font = fonts::interface(fonts::BODY);
    let galleys: Vec<_> = choices
        .iter()
        .map(|(_, label)| ui.painter().layout_no_wrap((*label).to_owned(), font.clone(), tokens.text))
        .collect();
    let width: f32 = galleys.iter().map(|galley| galley.size().x + 2.0 * SEGMENT).sum();
    let (whole, frame) = ui.allocate_exact_size(vec2(width, theme::CONTROL - 2.0), Sense::hover());
    let mut clicked = None;
    let mut left = whole.left();
    let last = choices.len().saturating_sub(1);
    for (index, (&(value, label), galley)) in choices.iter().zip(galleys).enumerate() {
        let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(galley.size().x + 2.0 * SEGMENT, whole.height()));
        left = rect.right();
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let mut response = ui.interact(rect, frame.id.with(label), sense);
        let on = value == current;
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, on, label));
        if let Some(reason) = reason {
            response = response.on_hover_text(reason);
        }
        if response.clicked() {
            clicked = Some(value);
        }
        let round = |is: bool| if is { theme::CORNER } else { 0 };
        let corners = CornerRadius {
            nw: round(index == 0),
            sw: round(index == 0),
            ne: round(index == last),
            se: round(index == last),
        };
        if on {
            ui.painter().rect_filled(rect, corners, tokens.selection);
        } else if enabled && response.hovered() {
            ui.painter().rect_filled(rect, corners, tokens.hover);
        }
        if index > 0 {
            ui.painter().vline(rect.left(), rect.y_range(), Stroke::new(1.0, tokens.line));
        }
        let color = match (enabled, on) {
            (false, true) => tokens.weak,
            (false, false) => tokens.faint,
            (true, true) => tokens.accent,
            (true, false) => tokens.text,
        };
        let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size()).min;
        ui.painter().galley_with_override_text_color(at, galley, color);
        focus_ring(ui, &response);
    }
    ui.painter().rect_stroke(whole, theme::CORNER, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    clicked
}

/// A filter chip: "Filings 4", pressed or not.
pub fn chip(ui: &mut Ui, label: &str, count: Option<usize>, on: bool) -> Response {
    let tokens = tokens(ui);
    let text = count.map_or_else(|| label.to_owned(), |count| format!("{label} {count}"));
    let color = if on { tokens.accent } else { tokens.weak };
    let galley = ui.painter().layout_no_wrap(text.clone(), fonts::interface(fonts::SMALL), color);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 20.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, &text));
    if ui.is_rect_visible(rect) {
        let ground = match (on, response.hovered()) {
            (true, _) => tokens.selection,
            (false, true) => tokens.hover,
            (false, false) => tokens.panel,
        };
        let border = Stroke::new(1.0, if on { tokens.accent } else { tokens.line });
        ui.painter().rect(rect, 12.0, ground, border, StrokeKind::Inside);
        let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size()).min;
        ui.painter().galley(at, galley, color);
        if response.has_focus() {
            ui.painter().rect_stroke(rect, 12.0, Stroke::new(2.0, tokens.accent), StrokeKind::Outside);
        }
    }
    response
}

/// A chip that is only there while something is filtered by it: a click takes it away.
pub fn removable(ui: &mut Ui, label: &str) -> Response {
    const LONGEST: f32 = 260.0;
    const CROSS: f32 = 18.0;
    let tokens = tokens(ui);
    let font = fonts::interface(fonts::SMALL);
    let room = LONGEST.min(ui.max_rect().width() - 20.0 - CROSS);
    let words = middle_elide(ui, label, &font, room).into_owned();
    let galley = ui.painter().layout_no_wrap(words, font, tokens.accent);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 20.0 + CROSS, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("Remove filter: {label}")));
    if ui.is_rect_visible(rect) {
        let ground = if response.hovered() { tokens.hover } else { tokens.selection };
        ui.painter().rect(rect, 12.0, ground, Stroke::new(1.0, tokens.accent), StrokeKind::Inside);
        let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(10.0, 0.0), galley.size()).min;
        ui.painter().galley(at, galley, tokens.accent);
        let cross = Rect::from_center_size(pos2(rect.right() - 15.0, rect.center().y), vec2(12.0, 12.0));
        icon::paint(ui.painter(), cross, Icon::Close, tokens.accent);
        if response.has_focus() {
            ui.painter().rect_stroke(rect, 12.0, Stroke::new(2.0, tokens.accent), StrokeKind::Outside);
        }
    }
    response.on_hover_text(format!("Remove filter: {label}"))
}

/// How a pill speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PillKind {
    /// "2 places", "inferred".
    Plain,
    /// "2 conflicts".
    Warn,
}

/// A small framed remark beside an entry.
pub fn pill(ui: &mut Ui, text: &str, kind: PillKind) -> Response {
    let size = pill_size(ui.painter(), text);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), text));
    paint_pill(ui.painter(), rect.right_center(), text, kind, tokens(ui));
    response
}

fn pill_size(painter: &Painter, text: &str) -> egui::Vec2 {
    let galley =
        painter.layout_no_wrap(text.to_owned(), fonts::interface(fonts::SMALL - 0.5), egui::Color32::PLACEHOLDER);
    vec2(galley.size().x + 12.0, 18.0)
}

/// Paints a pill with the middle of its right edge at `right`, for rows that are painted by hand. Returns its place.
pub fn paint_pill(painter: &Painter, right: Pos2, text: &str, kind: PillKind, tokens: &Tokens) -> Rect {
    let (color, border) = match kind {
        PillKind::Plain => (tokens.weak, tokens.line),
        PillKind::Warn => (tokens.warn, tokens.warn),
    };
    let rect = Align2::RIGHT_CENTER.anchor_size(right, pill_size(painter, text));
    painter.rect(rect, 4.0, tokens.panel, Stroke::new(1.0, border), StrokeKind::Inside);
    painter.text(rect.center(), Align2::CENTER_CENTER, text, fonts::interface(fonts::SMALL - 0.5), color);
    rect
}

/// Words that open something, in the size of secondary words.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    let tokens = tokens(ui);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), fonts::interface(fonts::SMALL), tokens.accent);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, 20.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), text));
    if ui.is_rect_visible(rect) {
        let at = Align2::LEFT_CENTER.anchor_size(rect.left_center(), galley.size()).min;
        if response.hovered() {
            let below = at.y + galley.size().y - 1.0;
            ui.painter().hline(rect.x_range(), below, Stroke::new(1.0, tokens.accent));
        }
        ui.painter().galley(at, galley, tokens.accent);
        focus_ring(ui, &response);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The heading of a part of a list, with a weak remark at the right, such as a count.
pub fn section(ui: &mut Ui, title: &str, remark: &str) -> Response {
    let tokens = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, ui.is_enabled(), title));
    let font = fonts::semibold(fonts::SMALL);
    let inner = rect.shrink2(vec2(theme::PANE_PADDING, 0.0));
    ui.painter().text(inner.left_center(), Align2::LEFT_CENTER, title, font.clone(), tokens.weak);
    ui.painter().text(inner.right_center(), Align2::RIGHT_CENTER, remark, font, tokens.weak);
    response
}

/// A line of 1 px over the whole width.
pub fn hairline(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, tokens(ui).line);
}

/// A line of 1 px over the whole height.
pub fn vertical_hairline(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(1.0, ui.available_height()), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, tokens(ui).line);
}

/// Words in the weak colour and the secondary size.
pub fn weak(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).size(fonts::SMALL).color(tokens(ui).weak)
}

/// Words of a pane's title.
pub fn title(text: impl Into<String>) -> RichText {
    RichText::new(text).font(fonts::semibold(fonts::TITLE))
}
