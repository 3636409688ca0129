//! The detail: the open document's text, with the words of the selected entry marked and in view.

use egui::{Align, EventFilter, Layout, Rect, Role, Sense, Tooltip, Ui, UiBuilder, WidgetInfo};

use crate::model::{CaseDocument, CaseFile, Coverage, DocId, EntryRef, Highlight, HighlightKind, Passage, Span};
use crate::session::{Action, passages_of};
use crate::ui::command::Command;
use crate::ui::desk::{Ask, Desk, Hands, Pane};
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::{fonts, middle_elide, theme, widgets};
use crate::ui::text::{TextEvent, TextView, find_bar};
use crate::ui::words;

/// What a title needs to be told from others, in points.
const TITLE: f32 = 300.0;

/// The pane's own state.
#[derive(Default)]
pub(in crate::ui) struct DetailPane {
    view: TextView,
    hot: Hot,
    /// The field that finds words is open.
    finding: bool,
}

/// The words of the selected entry in the open document; made anew only when one of them changes.
#[derive(Default)]
struct Hot {
    of: Option<(u64, Option<EntryRef>, DocId)>,
    spans: Vec<Span>,
}

impl DetailPane {
    /// Opens the field that finds words in the document.
    pub(in crate::ui) fn find(&mut self) {
        self.finding = true;
        self.view.finder.focus();
    }

    /// The words of the open document that the user selected.
    pub(in crate::ui) fn selected(&self, open: Option<DocId>) -> Option<Passage> {
        Some(Passage::new(open?, self.view.selected()?))
    }

    /// Shows the pane in the space that is left.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        let desk = hands.desk;
        let open = desk.selection.document.and_then(|id| desk.case.document(id).map(|document| (id, document)));
        let Some((id, document)) = open else {
            nothing_open(ui, hands);
            return;
        };
        head(ui, document, hands);
        if document.source.text.is_empty() {
            no_text(ui, document, hands);
            return;
        }
        self.hot.update(desk, id);
        let highlights = desk.case.highlights.get(id.index()).map_or(&[][..], Vec::as_slice);
        let target = desk.selection.passage.filter(|passage| passage.doc == id);
        let scroll_to = target.map(|passage| (passage.span, desk.journey));
        if self.finding && find_bar(ui, &mut self.view.finder) {
            self.finding = false;
            self.view.finder.set_query("");
            hands.asks.push(Ask::Focus(Pane::Document));
        }
        let place = UiBuilder::new().scope_id(Pane::document_scope()).max_rect(ui.available_rect_before_wrap());
        let view = &mut self.view;
        let hot = &self.hot.spans;
        let event =
            ui.scope_builder(place, |ui| view.show(ui, document, desk.case.revision, highlights, hot, scroll_to)).inner;
        lock_tab(ui);
        match event {
            Some(TextEvent::Clicked { highlight }) => {
                let Some(highlight) = highlights.get(highlight) else { return };
                let passage = Passage::new(id, highlight.span);
                let mut entries = highlight.entries.clone();
                put_first(&mut entries, highlight, document, desk);
                hands.asks.act(Action::ShowPassage { entry: entries.first().copied(), passage });
                hands.asks.push(Ask::Spotlight(entries));
            }
            Some(TextEvent::Hovered { highlight, rect }) => {
                if let Some(highlight) = highlights.get(highlight) {
                    tell(ui, desk, highlight, rect);
                }
            }
            None => {}
        }
    }
}

/// Says which entries a highlight leads to, once the pointer rests on it.
fn tell(ui: &Ui, desk: &Desk<'_>, highlight: &Highlight, rect: Rect) {
    let wait = ui.style().interaction.tooltip_delay - ui.input(|input| input.pointer.time_since_last_movement());
    if wait > 0.0 {
        ui.ctx().request_repaint_after_secs(wait);
        return;
    }
    let names: Vec<&str> = highlight.entries.iter().filter_map(|entry| name_of(desk.case, *entry)).collect();
    if names.is_empty() {
        return;
    }
    let id = Pane::Document.id().with("tooltip");
    Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, rect).show(|ui| {
        for name in names {
            ui.label(name);
        }
    });
}

/// What an entry is called.
fn name_of(case: &CaseFile, entry: EntryRef) -> Option<&str> {
    match entry {
        EntryRef::Roster(key) => case.roster_entry(key).map(|entry| entry.name.as_str()),
        EntryRef::Timeline(key) => case.timeline_entry(key).map(|entry| entry.summary.as_str()),
        EntryRef::Reference(index) => case.references.get(index as usize).map(|found| found.description.as_str()),
    }
}

/// Keeps Tab for the way to the next pane, and the arrows for scrolling.
fn lock_tab(ui: &Ui) {
    let filter = EventFilter { tab: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(Pane::Document.id(), filter));
}

/// The entry that a click selects comes first: the one that bears the very name, or that the highlight's kind suggests,
/// and the next one when that is selected already, so that further clicks go through all of them.
fn put_first(entries: &mut [EntryRef], highlight: &Highlight, document: &CaseDocument, desk: &Desk<'_>) {
    let dated = matches!(highlight.kind, HighlightKind::Date | HighlightKind::Reference);
    let words = highlight.span.of(&document.source.text);
    let named = |entry: &EntryRef| match entry {
        EntryRef::Roster(key) => {
            desk.case.roster_entry(*key).is_some_and(|entry| entry.name.eq_ignore_ascii_case(words))
        }
        EntryRef::Timeline(_) | EntryRef::Reference(_) => false,
    };
    entries.sort_by_key(|entry| (matches!(entry, EntryRef::Timeline(_)) != dated, !named(entry)));
    if let Some(at) = entries.iter().position(|entry| desk.is_selected(*entry)) {
        let next = (at + 1) % entries.len();
        entries.rotate_left(next);
    }
}

impl Hot {
    fn update(&mut self, desk: &Desk<'_>, document: DocId) {
        let of = (desk.case.revision, desk.selection.entry, document);
        if self.of == Some(of) {
            return;
        }
        self.of = Some(of);
        self.spans.clear();
        let sources = desk.selection.entry.map_or(&[][..], |entry| passages_of(desk.case, entry));
        self.spans.extend(sources.iter().filter(|passage| passage.doc == document).map(|passage| passage.span));
    }
}

fn head(ui: &mut Ui, document: &CaseDocument, hands: &mut Hands<'_, '_>) {
    let tokens = theme::tokens(ui);
    super::head(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon::button(ui, Icon::Search, "Find in document").clicked() {
                hands.asks.run(Command::FindInDocument);
            }
            steps(ui, hands);
            super::card_marks::of_document(ui, hands.desk.case, document);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let font = fonts::semibold(fonts::TITLE);
                let about = words::about(document);
                let room = ui.available_width();
                let small = fonts::interface(fonts::SMALL);
                let beside = ui.painter().layout_no_wrap(about.clone(), small, tokens.weak).size().x + theme::GAP;
                // The title gives way to what is said of the document only as long as enough of it stays.
                let title_room = if room - beside >= TITLE { room - beside } else { room };
                let title = middle_elide(ui, &document.title, &font, title_room);
                let galley = ui.painter().layout_no_wrap(title.into_owned(), font, tokens.text);
                let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::HOVER);
                response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &document.title));
                ui.painter().galley(rect.min, galley, tokens.text);
                response.on_hover_text(format!("{}\n{}", document.title, document.source.path));
                if rect.width() + beside <= room {
                    ui.label(widgets::weak(ui, about));
                }
            });
        });
    });
}

/// "‹ 3 of 12 ›": the passages of the selected entry, over all documents.
fn steps(ui: &mut Ui, hands: &mut Hands<'_, '_>) {
    let desk = hands.desk;
    let Some(entry) = desk.selection.entry else { return };
    let sources = passages_of(desk.case, entry);
    if sources.is_empty() {
        return;
    }
    let at = desk.selection.passage.and_then(|passage| sources.iter().position(|source| *source == passage));
    ui.spacing_mut().item_spacing.x = 2.0;
    let many = sources.len() > 1;
    let next = ui.add_enabled_ui(many, |ui| icon::button(ui, Icon::ChevronRight, Command::NextPassage.words()));
    let words = match at {
        Some(at) => format!("{} of {}", at + 1, sources.len()),
        None => words::count(sources.len(), "place", "places"),
    };
    ui.label(widgets::weak(ui, words));
    let previous = ui.add_enabled_ui(many, |ui| icon::button(ui, Icon::ChevronLeft, Command::PreviousPassage.words()));
    if next.inner.clicked() {
        hands.asks.run(Command::NextPassage);
    }
    if previous.inner.clicked() {
        hands.asks.run(Command::PreviousPassage);
    }
    ui.spacing_mut().item_spacing.x = theme::GAP;
}

fn nothing_open(ui: &mut Ui, hands: &mut Hands<'_, '_>) {
    let case = hands.desk.case;
    if hands.desk.situation.reading && case.documents.is_empty() {
        super::empty(ui, "Reading…", "", None);
    } else if case.documents.is_empty() {
        let why = "Put the case's documents into the folder, or open another one";
        if super::empty(ui, "This folder has no documents", why, Some("Open case folder…")) {
            hands.asks.run(Command::OpenFolder);
        }
    } else {
        let why = "Select an entry of the timeline or the roster to see the words that say so";
        if super::empty(ui, "No document open", why, Some("List every document")) {
            hands.asks.run(Command::ListCoverage);
        }
    }
}

fn no_text(ui: &mut Ui, document: &CaseDocument, hands: &mut Hands<'_, '_>) {
    let problem = hands.desk.case.problems.iter().find(|problem| problem.path == document.source.path);
    let (what, why) = match document.source.coverage {
        Coverage::Waiting => ("Not read yet", "It is shown as soon as it is read"),
        Coverage::NoText => ("No text in this file", "It may be a scan, or empty"),
        Coverage::Unsupported => ("Files of this kind are not read yet", "Open it with another program"),
        Coverage::Damaged => ("This file could not be read", "It may be damaged, or in use"),
        Coverage::Protected => ("This file needs a password", "Save a copy without one into the folder"),
        Coverage::TooLarge => ("This file is too large", "Split it, or take its text out"),
        Coverage::Read | Coverage::Ocr => ("This file is empty", ""),
    };
    super::empty(ui, what, problem.map_or(why, |problem| &problem.message), None);
}
