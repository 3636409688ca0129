//! What is shown when no case is open: how to open one.

use std::path::{Path, PathBuf};

use egui::{
    Align, Align2, Button, Layout, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use crate::session::Action;

use super::command::Command;
use super::desk::Asks;
use super::kit::icon::{self, Icon};
use super::kit::{focus, fonts, middle_elide, theme, widgets};

/// Width of the column, in points.
const WIDTH: f32 = 520.0;

/// Shows the screen in the space that is left.
pub(super) fn show(ui: &mut Ui, recent: &[PathBuf], dropping: bool, asks: &mut Asks) {
    let tokens = theme::tokens(ui);
    let area = ui.available_rect_before_wrap();
    ui.painter().rect_filled(area, 0.0, tokens.app);
    let width = WIDTH.min(area.width() - 40.0);
    let tall = 250.0 + f32::from(u8::try_from(recent.len()).unwrap_or(u8::MAX)) * theme::ROW_TWO;
    let top = area.top() + ((area.height() - tall) * 0.36).clamp(16.0, 260.0);
    let column = Rect::from_min_max(
        pos2(area.center().x - width / 2.0, top),
        pos2(area.center().x + width / 2.0, area.bottom() - 8.0),
    );
    ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let title = ui.label(RichText::new("Redwell").font(fonts::reading(40.0, true, false)).color(tokens.text));
        title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Redwell"));
        let about = "Open a case folder to see what was filed, what happened when, and who everybody is, each with the words that say so";
        ui.label(RichText::new(about).font(fonts::interface(fonts::BODY + 1.0)).color(tokens.weak));
        ui.add_space(14.0);
        buttons(ui, asks);
        ui.add_space(4.0);
        let hint = if dropping { "Let go to open this folder" } else { "Or drop a folder on this window" };
        ui.label(widgets::weak(ui, hint));
        ui.add_space(18.0);
        if !recent.is_empty() {
            let words = RichText::new("Recent").font(fonts::semibold(fonts::SMALL)).color(tokens.weak);
            ui.label(words);
            folders(ui, recent, asks);
        }
    });
    if dropping {
        let frame = area.shrink(10.0);
        ui.painter().rect_stroke(frame, 10.0, Stroke::new(2.0, tokens.accent), egui::StrokeKind::Inside);
    }
}

fn buttons(ui: &mut Ui, asks: &mut Asks) {
    let tokens = theme::tokens(ui);
    ui.horizontal_wrapped(|ui| {
        let ground = if tokens.dark { tokens.selection } else { tokens.accent };
        let ink = if tokens.dark { tokens.text } else { tokens.panel };
        let words = RichText::new(Command::OpenFolder.words()).color(ink).font(fonts::semibold(fonts::BODY));
        let open = Button::new(words).fill(ground).min_size(vec2(170.0, 36.0));
        if ui.add(open).on_hover_text(Command::OpenFolder.key_words(ui.ctx())).clicked() {
            asks.run(Command::OpenFolder);
        }
        let sample = Button::new(Command::OpenSample.words()).min_size(vec2(160.0, 36.0));
        if ui.add(sample).clicked() {
            asks.run(Command::OpenSample);
        }
    });
}

fn folders(ui: &mut Ui, recent: &[PathBuf], asks: &mut Asks) {
    ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for folder in recent {
            row(ui, folder, asks);
        }
    });
}

fn row(ui: &mut Ui, folder: &Path, asks: &mut Asks) {
    let tokens = theme::tokens(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW_TWO), Sense::HOVER);
    let opener = Rect::from_min_max(rect.min, pos2(rect.right() - 36.0, rect.bottom()));
    let response = ui.interact(opener, ui.scope_id().with(("recent", folder)), Sense::click());
    let name =
        folder.file_name().map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into_owned());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Open {name}")));
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::CORNER, tokens.selection);
    }
    if response.has_focus() {
        focus::ring(ui, opener);
    }
    let symbol = Rect::from_center_size(pos2(rect.left() + 18.0, rect.center().y), vec2(18.0, 18.0));
    icon::paint(ui.painter(), symbol, Icon::Folder, tokens.weak);
    let left = rect.left() + 38.0;
    let width = opener.right() - left;
    let painter = ui.painter();
    let face = fonts::interface(fonts::BODY);
    let shown = middle_elide(ui, &name, &face, width);
    painter.text(pos2(left, rect.top() + 14.0), Align2::LEFT_CENTER, shown, face, tokens.text);
    let path = folder.display().to_string();
    let small = fonts::interface(fonts::SMALL);
    let shown = middle_elide(ui, &path, &small, width);
    painter.text(pos2(left, rect.top() + 31.0), Align2::LEFT_CENTER, shown, small, tokens.weak);
    if response.clicked() {
        asks.act(Action::OpenFolder(folder.to_owned()));
    }
    let beside = Rect::from_min_max(pos2(rect.right() - 34.0, rect.top()), rect.max);
    let builder = UiBuilder::new().max_rect(beside).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        if icon::button(ui, Icon::Close, &format!("Take {name} off this list")).clicked() {
            asks.act(Action::Forget(folder.to_owned()));
        }
    });
}
