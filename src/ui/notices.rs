//! What the user has to be told: calm bars below the menu, until they are taken away.

use egui::{Align, Frame, Label, Layout, Margin, RichText, Ui};

use crate::session::{Action, Notice};

use super::desk::Asks;
use super::kit::icon::{self, Icon};
use super::kit::{fonts, theme, widgets};

/// How many are shown; the others follow when these are taken away.
const MOST: usize = 3;

/// Shows the notices: what failed first, and of both the latest first.
pub(super) fn show(ui: &mut Ui, notices: &[Notice], asks: &mut Asks) {
    let tokens = theme::tokens(ui);
    let (failed, said): (Vec<&Notice>, Vec<&Notice>) = notices.iter().rev().partition(|notice| notice.failed);
    for notice in failed.into_iter().chain(said).take(MOST) {
        let margin = Margin { left: 14, right: 10, top: 4, bottom: 4 };
        Frame::new().fill(tokens.app).inner_margin(margin).show(ui, |ui| {
            ui.horizontal(|ui| {
                let colour = if notice.failed { tokens.warn } else { tokens.accent };
                let (rect, _) = ui.allocate_exact_size(egui::vec2(16.0, 16.0), egui::Sense::HOVER);
                let symbol = if notice.failed { Icon::Warning } else { Icon::Check };
                icon::paint(ui.painter(), rect, symbol, colour);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if icon::button(ui, Icon::Close, "Dismiss").clicked() {
                        asks.act(Action::Dismiss(notice.id));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let words = RichText::new(&notice.message).font(fonts::interface(fonts::BODY));
                        ui.add(Label::new(words).wrap());
                    });
                });
            });
        });
        widgets::hairline(ui);
    }
    if notices.len() > MOST {
        ui.label(widgets::weak(ui, format!("   and {} more", notices.len() - MOST)));
        widgets::hairline(ui);
    }
}
