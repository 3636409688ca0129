//! The status line: what was read, what is missing, what disagrees, and whether decisions are saved.

use egui::{Align, Layout, ProgressBar, Response, RichText, Sense, Ui, UiBuilder, vec2};

use crate::model::{CaseFile, Coverage};
use crate::session::{Progress, SaveState};

use super::command::Command;
use super::desk::Asks;
use super::drawer::SideList;
use super::kit::{fonts, middle_elide, theme, widgets};
use super::words;

/// From this width on the line's words are spelled out, in points.
const ROOMY: f32 = 900.0;

/// Height of the line, in points.
pub(super) const HEIGHT: f32 = 28.0;

/// The counts of the line; made anew only when the case changes.
#[derive(Default)]
pub(super) struct StatusLine {
    of: Option<u64>,
    read: usize,
    /// How many are tables that were exported into the folder.
    own: usize,
    /// How many cannot be read.
    unread: usize,
    cited: usize,
}

impl StatusLine {
    /// Shows the line in the space that is left.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        case: Option<&CaseFile>,
        (progress, scans): (Progress, Option<(usize, usize)>),
        (save, said): (&SaveState, Option<&str>),
        asks: &mut Asks,
    ) {
        let tokens = theme::tokens(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::HOVER);
        ui.painter().rect_filled(rect, 0.0, tokens.app);
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, egui::Stroke::new(1.0, tokens.line));
        let inner = rect.shrink2(vec2(theme::PANE_PADDING, 0.0));
        let builder = UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center));
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.x = 18.0;
            match case {
                Some(case) => self.case(ui, case, (progress, scans), (save, said), asks),
                None if progress.running => {
                    ui.label(widgets::weak(ui, "Opening the folder…"));
                    link(ui, "Stop", false, Command::CancelReading, asks);
                }
                None => {
                    ui.label(widgets::weak(ui, "Nothing leaves this computer, and no document is changed"));
                }
            }
        });
    }

    fn case(
        &mut self,
        ui: &mut Ui,
        case: &CaseFile,
        (progress, scans): (Progress, Option<(usize, usize)>),
        (save, said): (&SaveState, Option<&str>),
        asks: &mut Asks,
    ) {
        if self.of != Some(case.revision) {
            self.of = Some(case.revision);
            let coverages = || case.documents.iter().map(|document| document.source.coverage);
            self.read = coverages().filter(|coverage| coverage.is_read()).count();
            self.own = coverages().filter(|coverage| *coverage == Coverage::Own).count();
            self.unread = coverages().filter(|coverage| coverage.is_unread()).count();
            self.cited = SideList::Cited.count(case);
        }
        let read = if progress.running { progress.read } else { self.read };
        let total = if progress.running { progress.total } else { case.documents.len() - self.own };
        let documents = if ui.available_width() > ROOMY { "documents " } else { "" };
        let (read, total) = (read.to_string(), total.to_string());
        let read = format!("{} of {} {documents}read", words::grouped(&read), words::grouped(&total));
        link(ui, &read, false, Command::ListCoverage, asks);
        if progress.running {
            reading(ui, "Reading", progress.read, progress.total, asks);
        } else if let Some((done, total)) = scans {
            ui.label(widgets::weak(ui, format!("scans: {done} of {total}")));
            reading(ui, "Reading scans", done, total, asks);
        }
        if !progress.running && self.unread > 0 {
            let count = words::grouped(&self.unread.to_string()).into_owned();
            link(ui, &format!("{count} not read"), true, Command::ListCoverage, asks);
        }
        link(ui, &format!("{} cited, not here", self.cited), false, Command::ListCited, asks);
        if !case.not_here.is_empty() {
            let count = case.not_here.len().to_string();
            link(ui, &format!("{} on the docket, not here", words::grouped(&count)), false, Command::ListNotHere, asks);
        }
        let discrepancies = case.discrepancies.len();
        let text = words::count(discrepancies, "discrepancy", "discrepancies");
        link(ui, &text, discrepancies > 0, Command::ListDiscrepancies, asks);
        let problems = case.problems.len();
        link(ui, &words::count(problems, "problem", "problems"), problems > 0, Command::ListProblems, asks);
        if !case.hidden.is_empty() {
            link(ui, &format!("{} hidden", case.hidden.len()), false, Command::ListHidden, asks);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let key = Command::Palette.key_words(ui.ctx());
            let text = format!("{key} for every command");
            // In a narrow window the hint goes before the counts do.
            if ui.available_width() > 330.0 && said.is_none() {
                link(ui, &text, false, Command::Palette, asks);
            }
            saved(ui, save, asks);
            if let Some(said) = said {
                tell(ui, said);
            }
        });
    }
}

/// How far something is that can be stopped.
fn reading(ui: &mut Ui, what: &str, done: usize, total: usize, asks: &mut Asks) {
    #[expect(clippy::cast_precision_loss, reason = "a bar of 120 points shows no more")]
    let part = if total == 0 { 0.0 } else { done as f32 / total as f32 };
    let bar = ProgressBar::new(part).desired_width(120.0).desired_height(6.0).fill(theme::tokens(ui).accent);
    ui.add(bar).widget_info(|| {
        let words = format!("{what}, {done} of {total}");
        egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, words)
    });
    link(ui, "Stop", false, Command::CancelReading, asks);
}

/// What was done, for those who see it and those who hear it.
fn tell(ui: &mut Ui, said: &str) {
    let tokens = theme::tokens(ui);
    let face = fonts::interface(fonts::SMALL);
    let shown = middle_elide(ui, said, &face, ui.available_width() - 8.0);
    let response = ui.label(RichText::new(&*shown).font(face).color(tokens.text)).on_hover_text(said);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(said);
        node.set_live(egui::accesskit::Live::Polite);
    });
}

fn saved(ui: &mut Ui, save: &SaveState, asks: &mut Asks) {
    let tokens = theme::tokens(ui);
    let small = |words: &str, colour| RichText::new(words).font(fonts::interface(fonts::SMALL)).color(colour);
    match save {
        SaveState::Saved => ui.label(small("Saved ✓", tokens.weak)),
        SaveState::Waiting => ui.label(small("Saving…", tokens.weak)),
        SaveState::Failed(why) => {
            let response = link(ui, "Not saved", true, Command::Save, asks);
            response.on_hover_text(format!("{why}\nClick to try again"))
        }
        SaveState::ReadOnly(why) => ui.label(small("Read only", tokens.warn)).on_hover_text(why),
    };
}

fn link(ui: &mut Ui, words: &str, warn: bool, command: Command, asks: &mut Asks) -> Response {
    let tokens = theme::tokens(ui);
    let colour = if warn { tokens.warn } else { tokens.text };
    let galley = ui.painter().layout_no_wrap(words.to_owned(), fonts::interface(fonts::SMALL), colour);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, 20.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, ui.is_enabled(), words));
    let at = egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    if response.hovered() {
        ui.painter().hline(rect.x_range(), at.y + galley.size().y, egui::Stroke::new(1.0, colour));
    }
    ui.painter().galley(at, galley, colour);
    if response.has_focus() {
        super::kit::focus::ring(ui, rect.expand(3.0));
    }
    if response.clicked() {
        asks.run(command);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
