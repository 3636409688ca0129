//! One line of a card: its words, which lead somewhere, and behind them the links to the passages that say so.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, CursorIcon, Galley, Layout, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::model::{EntryRef, Field};
use crate::session::Action;
use crate::ui::desk::Asks;
use crate::ui::kit::{focus, fonts, theme, widgets};

use super::card_model::{Choice, Line, Target, Tone};

/// Height of a line, in points.
pub(super) const LINE: f32 = 20.0;
/// Space before a link, in points.
const GAP: f32 = 7.0;

/// What can stand behind the words.
enum Tail<'a> {
    Place(&'a super::card_model::PlaceLink),
    More(String),
    Typed,
    Take(&'a Choice),
    Leave(&'a Choice),
    Back(Field),
}

impl Tail<'_> {
    fn words(&self) -> &str {
        match self {
            Self::Place(link) => &link.words,
            Self::More(words) => words,
            Self::Typed => "corrected by you",
            Self::Take(_) => "Choose",
            Self::Leave(_) => "Leave as conflict",
            Self::Back(_) => "Go back to it",
        }
    }
}

/// Shows a line of the part that `label` names, on the card of `entry`. Returns whether the passages are wanted that have
/// no link yet.
pub(super) fn show(ui: &mut Ui, label: &str, line: &Line, entry: EntryRef, asks: &mut Asks) -> bool {
    let width = ui.available_width();
    let galley = ui.painter().layout_job(job(line, theme::tokens(ui), width));
    let tails = tails(line);
    let origin = ui.next_widget_position();
    // Links go on where the words end, and onto lines of their own where they do not fit.
    let last = galley.rows.last().map_or(0.0, |row| row.rect().right());
    let mut pen = vec2(last, galley.size().y.max(LINE) - LINE);
    let small = fonts::interface(fonts::SMALL);
    let mut places = Vec::with_capacity(tails.len());
    for tail in &tails {
        let words = tail.words().to_owned();
        let wide = ui.painter().layout_no_wrap(words, small.clone(), egui::Color32::PLACEHOLDER).size().x;
        if pen.x + GAP + wide > width {
            pen = vec2(-GAP, pen.y + LINE);
        }
        let at = origin + vec2(pen.x + GAP, pen.y);
        places.push(Rect::from_min_size(at, vec2(wide, LINE)));
        pen.x += GAP + wide;
    }
    let words = words_of(ui, label, line, &galley);
    let mut more = false;
    for (tail, place) in tails.iter().zip(places) {
        let builder = UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center));
        more |= ui.scope_builder(builder, |ui| show_tail(ui, label, tail, entry, asks)).inner;
    }
    let whole = Rect::from_min_size(origin, vec2(width, pen.y + LINE));
    ui.advance_cursor_after_rect(whole);
    if words.clicked() {
        match line.target {
            Target::None => {}
            Target::Passage(passage) => asks.act(Action::ShowPassage { entry: Some(entry), passage }),
            Target::Entry(other) => asks.act(Action::Select(other)),
            Target::Document(document) => asks.act(Action::OpenDocument(document)),
        }
    }
    more
}

fn tails(line: &Line) -> Vec<Tail<'_>> {
    let mut tails: Vec<_> = line.links.iter().map(Tail::Place).collect();
    if line.typed {
        tails.push(Tail::Typed);
    }
    if line.more > 0 {
        tails.push(Tail::More(format!("and {} more", line.more)));
    }
    tails.extend(line.choice.as_ref().map(|choice| match choice {
        Choice::Take(..) => Tail::Take(choice),
        Choice::Leave(_) => Tail::Leave(choice),
        Choice::Back(field) => Tail::Back(*field),
    }));
    tails
}

/// Shows what stands behind the words. Returns whether the passages are wanted that have no link yet.
fn show_tail(ui: &mut Ui, label: &str, tail: &Tail<'_>, entry: EntryRef, asks: &mut Asks) -> bool {
    match tail {
        Tail::Place(link) => {
            let response = widgets::link(ui, &link.words).accessible_name(format!("{}, {label}", link.words));
            if response.on_hover_text(&link.hint).clicked() {
                asks.act(Action::ShowPassage { entry: Some(entry), passage: link.passage });
            }
        }
        Tail::More(words) => {
            let response = widgets::link(ui, words).accessible_name(format!("{words}, {label}"));
            return response.on_hover_text("List every place").clicked();
        }
        Tail::Typed => {
            ui.label(widgets::weak(ui, tail.words()));
        }
        Tail::Back(field) => {
            let name = format!("Go back to the documents, {label}");
            let response = widgets::link(ui, tail.words()).accessible_name(name);
            if response.on_hover_text("Take the correction back").clicked() {
                asks.act(match field {
                    Field::Name | Field::Summary => Action::Rename(entry, String::new()),
                    field => Action::Correct(entry, *field, String::new()),
                });
            }
        }
        Tail::Take(choice) | Tail::Leave(choice) => {
            let EntryRef::Roster(key) = entry else { return false };
            let (field, value, name, hint) = match choice {
                Choice::Take(field, value) => {
                    let name = format!("Choose {value}");
                    (*field, Some(value.clone()), name, "Take this reading; the others stay on record")
                }
                Choice::Back(_) => return false,
                Choice::Leave(field) => {
                    let name = tail.words().to_owned();
                    (*field, None, name, "Mark it as looked at; the readings stay side by side")
                }
            };
            let response = widgets::link(ui, tail.words()).accessible_name(name);
            if response.on_hover_text(hint).clicked() {
                asks.act(Action::Settle(key, field, value));
            }
        }
    }
    false
}

/// The words of a line, which lead somewhere on a click.
fn words_of(ui: &mut Ui, label: &str, line: &Line, galley: &Arc<Galley>) -> Response {
    let tokens = theme::tokens(ui);
    let leads = line.target != Target::None;
    let size = vec2(galley.size().x, galley.size().y.max(LINE));
    let rect = Rect::from_min_size(ui.next_widget_position(), size);
    let sense = if leads { Sense::click() } else { Sense::HOVER };
    let response = ui.interact(rect, ui.next_auto_id(), sense);
    ui.skip_ahead_auto_ids(1);
    let role = if leads { Role::Link } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, format!("{label}: {}", line.words)));
    if leads && response.hovered() {
        for row in &galley.rows {
            let row = row.rect().translate(rect.min.to_vec2());
            ui.painter().hline(row.x_range(), row.bottom() - 2.0, Stroke::new(1.0, tokens.accent));
        }
    }
    ui.painter().galley(pos2(rect.left(), rect.top()), galley.clone(), tokens.text);
    if response.has_focus() {
        focus::ring(ui, rect.expand(2.0));
    }
    if leads { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }
}

fn job(line: &Line, tokens: &theme::Tokens, width: f32) -> LayoutJob {
    let colour = match line.tone {
        Tone::Weak => tokens.weak,
        Tone::Warn => tokens.warn,
        Tone::Plain | Tone::Struck | Tone::Quote => tokens.text,
    };
    let font = match line.tone {
        Tone::Quote => fonts::reading(fonts::BODY + 0.5, false, false),
        _ => fonts::interface(fonts::BODY),
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let format = TextFormat { line_height: Some(LINE), valign: Align::Center, ..TextFormat::simple(font, colour) };
    match line.words.split_once(' ').filter(|_| line.tone == Tone::Struck) {
        Some((figure, state)) => {
            let strike = Stroke::new(1.0, tokens.weak);
            let through = TextFormat { strikethrough: strike, color: tokens.weak, ..format.clone() };
            job.append(figure, 0.0, through);
            job.append(&format!(" {state}"), 0.0, format);
        }
        None => job.append(&line.words, 0.0, format),
    }
    job
}
