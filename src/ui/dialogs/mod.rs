//! What is asked in the middle of the window: every command, the keys, a merge, a path, and what Redwell is.

mod about;
mod choose;
mod keys;
mod merge;
mod palette;
mod path;

use egui::{Align2, Context, Frame, Id, Margin, Modal, RichText, Ui, vec2};

use crate::model::{CaseFile, RosterKey};

use super::command::Situation;
use super::desk::Asks;
use super::kit::{fonts, theme};
use super::outside::PathUse;

use choose::ChooseDialog;
use merge::MergeDialog;
use palette::Palette;
use path::PathDialog;

/// The dialog on the screen; at most one.
pub(super) enum Dialog {
    /// Every command, found by typing.
    Palette(Palette),
    /// The keys of every command.
    Keys,
    /// Which entries become one.
    Merge(MergeDialog),
    /// Which document, or which roster entry, the timeline is narrowed to.
    Choose(ChooseDialog),
    /// A path typed by hand.
    Path(PathDialog),
    /// What Redwell is.
    About,
}

/// What becomes of a dialog after a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stay {
    /// It stays on the screen.
    Open,
    /// It is answered, or was left.
    Closed,
}

impl Dialog {
    /// The palette.
    pub(super) fn palette() -> Self {
        Self::Palette(Palette::default())
    }

    /// The question of what to merge with an entry.
    pub(super) fn merge(into: RosterKey) -> Self {
        Self::Merge(MergeDialog::new(into))
    }

    /// The question for the document that the timeline is narrowed to.
    pub(super) fn choose_document() -> Self {
        Self::Choose(ChooseDialog::new(choose::What::Document))
    }

    /// The question for the roster entry that the timeline is narrowed to.
    pub(super) fn choose_party() -> Self {
        Self::Choose(ChooseDialog::new(choose::What::Party))
    }

    /// The question for a path; `why` says why it is asked this way.
    pub(super) fn path(what: PathUse, text: String, why: Option<String>) -> Self {
        Self::Path(PathDialog::new(what, text, why))
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Palette(_) => "Every command",
            Self::Keys => "Keys",
            Self::Merge(_) => "Merge",
            Self::Choose(dialog) => dialog.title(),
            Self::Path(dialog) => dialog.title(),
            Self::About => "About Redwell",
        }
    }
}

/// Shows the dialog, and takes it away when it was answered or left.
pub(super) fn show(
    ctx: &Context,
    slot: &mut Option<Dialog>,
    case: Option<&CaseFile>,
    situation: &Situation,
    asks: &mut Asks,
) {
    let Some(dialog) = slot else { return };
    let name = dialog.name();
    let tokens = theme::of_visuals(&ctx.global_style().visuals);
    let frame = Frame::window(&ctx.global_style()).inner_margin(Margin::same(18)).fill(tokens.panel);
    let mut modal = Modal::new(Id::unique(("dialog", name))).frame(frame);
    if matches!(dialog, Dialog::Palette(_) | Dialog::Choose(_)) {
        // Its field stays where it is while the list below grows and shrinks.
        let top = ctx.content_rect().height() * 0.12;
        modal.area = modal.area.anchor(Align2::CENTER_TOP, vec2(0.0, top));
    }
    let modal = modal.show(ctx, |ui| {
        ui.set_max_height(ctx.content_rect().height() * 0.84);
        match dialog {
            Dialog::Palette(palette) => palette.show(ui, situation, asks),
            Dialog::Keys => keys::show(ui),
            Dialog::Merge(merge) => case.map_or(Stay::Closed, |case| merge.show(ui, case, asks)),
            Dialog::Choose(choose) => case.map_or(Stay::Closed, |case| choose.show(ui, case, asks)),
            Dialog::Path(path) => path.show(ui, asks),
            Dialog::About => about::show(ui),
        }
    });
    if modal.inner == Stay::Closed || modal.should_close() {
        *slot = None;
    }
}

fn heading(ui: &mut Ui, words: &str) {
    let response = ui.label(RichText::new(words).font(fonts::semibold(fonts::TITLE + 2.0)));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, words));
    ui.add_space(6.0);
}
