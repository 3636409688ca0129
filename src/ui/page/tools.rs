//! The row of controls above the pages.

use egui::{Align, EventFilter, Id, Key, Layout, Modifiers, Sense, TextEdit, Ui, UiBuilder, vec2};

use super::view::PageView;
use super::zoom::{PageSettings, Zoom};
use crate::ui::command::Command;
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::{fonts, theme, widgets};

/// Height of the row, in points.
const HEIGHT: f32 = 36.0;

/// What the controls keep from frame to frame.
#[derive(Debug, Default)]
pub(super) struct Tools {
    /// What is typed into the field for a page's number; `None` while it shows the page that is read.
    typed: Option<String>,
    focus_wanted: bool,
}

impl Tools {
    /// Asks for the keyboard in the field for a page's number.
    pub(super) fn focus(&mut self) {
        self.focus_wanted = true;
    }
}

/// Shows the row, and carries out what is pressed.
pub(super) fn show(view: &mut PageView, ui: &mut Ui, settings: &mut PageSettings) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let inner = rect.shrink2(vec2(theme::PANE_PADDING, 0.0));
    let builder = UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let thumbnails = settings.thumbnails;
        if icon::toggle(ui, Icon::Thumbnails, Command::PageThumbnails.words(), thumbnails).clicked() {
            settings.thumbnails = !thumbnails;
        }
        ui.add_space(theme::GAP);
        pages(view, ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon::button(ui, Icon::Turn, Command::PageTurn.words()).clicked() {
                view.turn();
            }
            let zoom = settings.zoom;
            if icon::toggle(ui, Icon::FitPage, Command::PageFitWhole.words(), zoom == Zoom::Page).clicked() {
                settings.zoom = Zoom::Page;
            }
            if icon::toggle(ui, Icon::Fit, Command::PageFitWidth.words(), zoom == Zoom::Width).clicked() {
                settings.zoom = Zoom::Width;
            }
            ui.add_space(theme::GAP);
            if icon::button(ui, Icon::Plus, Command::PageLarger.words()).clicked() {
                settings.zoom = view.stepped(1);
            }
            ui.label(widgets::weak(ui, format!("{:.0} %", view.percent())));
            if icon::button(ui, Icon::Minus, Command::PageSmaller.words()).clicked() {
                settings.zoom = view.stepped(-1);
            }
        });
    });
    widgets::hairline(ui);
}

/// "‹ 12 of 340 ›", with a field for the number.
fn pages(view: &mut PageView, ui: &mut Ui) {
    let (count, page) = (view.count(), view.page());
    let previous = ui.add_enabled_ui(page > 0, |ui| icon::button(ui, Icon::ChevronUp, "Previous page")).inner;
    if previous.clicked() {
        view.go_to_page(page.saturating_sub(1));
    }
    let next = ui.add_enabled_ui(page + 1 < count, |ui| icon::button(ui, Icon::ChevronDown, "Next page")).inner;
    if next.clicked() {
        view.go_to_page(page + 1);
    }
    ui.add_space(4.0);
    field(view, ui, page, count);
    ui.add_space(4.0);
    ui.label(widgets::weak(ui, format!("of {count}")));
}

fn field(view: &mut PageView, ui: &mut Ui, page: usize, count: usize) {
    let id = Id::unique("number of the page");
    let tokens = theme::tokens(ui);
    let shown = (page + 1).to_string();
    if view.tools.focus_wanted {
        view.tools.focus_wanted = false;
        view.tools.typed = Some(String::new());
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    // Keys that leave the field are taken before the field sees them.
    let focused = ui.memory(|memory| memory.has_focus(id));
    let pressed = |key| focused && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (done, left) = (pressed(Key::Enter), pressed(Key::Escape));
    let mut text = view.tools.typed.clone().unwrap_or_else(|| shown.clone());
    let digits = count.to_string().len().max(2);
    let width = f32::from(u8::try_from(digits).unwrap_or(u8::MAX)) * 9.0 + 14.0;
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .hint_text(egui::RichText::new(shown).color(tokens.faint))
        .font(fonts::interface(fonts::BODY))
        .background_color(tokens.app)
        .desired_width(width)
        .margin(egui::Margin::symmetric(4, 2))
        .align(egui::Align2::CENTER_CENTER)
        .event_filter(EventFilter { escape: true, horizontal_arrows: true, ..EventFilter::default() });
    let response = ui.add(edit);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Page number"));
    if response.gained_focus() {
        view.tools.typed = Some(String::new());
    } else if response.changed() {
        view.tools.typed = Some(text.clone());
    }
    if done {
        // A number beyond the last page means the last page; what is no number means nothing.
        if let Ok(number) = text.trim().parse::<usize>() {
            view.go_to_page(number.clamp(1, count.max(1)) - 1);
        }
    }
    if done || left {
        response.surrender_focus();
    }
    if done || left || response.lost_focus() {
        view.tools.typed = None;
    }
}
