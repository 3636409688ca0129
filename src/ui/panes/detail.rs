//! The detail: the open document's text or pages, with the words of the selected entry marked and in view.

use std::sync::Arc;

use egui::{Align, EventFilter, Label, Layout, Rect, Role, Sense, Tooltip, Ui, UiBuilder, WidgetInfo};

use crate::model::{CaseDocument, CaseFile, Coverage, DocId, EntryRef, Highlight, HighlightKind, Passage, Span};
use crate::session::{Action, NoPages, has_pages, passages_of};
use crate::ui::command::Command;
use crate::ui::desk::{Ask, Desk, Hands, Pane};
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::{fonts, middle_elide, theme, widgets};
use crate::ui::page::{Given, PageEvent, PageSettings, PageView};
use crate::ui::text::{TextEvent, TextView, find_bar};
use crate::ui::words;

/// What a title needs to be told from others, in points.
const TITLE: f32 = 300.0;

/// The pane's own state.
#[derive(Default)]
pub(in crate::ui) struct DetailPane {
    view: TextView,
    pages: PageView,
    /// Which document was shown in the last frame, and whether as pages.
    shown: Option<(DocId, bool)>,
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
        let as_pages = self.shown.is_some_and(|(_, as_pages)| as_pages);
        let span = if as_pages { self.pages.selected() } else { self.view.selected() };
        Some(Passage::new(open?, span?))
    }

    /// Whether the field that finds words in the document is open.
    pub(in crate::ui) fn is_finding(&self) -> bool {
        self.finding
    }

    /// Marks what a search of the whole case found in the document, one of the places more than the others.
    pub(in crate::ui) fn mark(&mut self, places: Arc<[Span]>, current: Option<Span>) {
        self.view.finder.mark(places, current);
    }

    /// The view of the document's pages.
    pub(in crate::ui) fn pages(&mut self) -> &mut PageView {
        &mut self.pages
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
        let as_pages = shows_pages(document, &hands.layout.pages);
        if !as_pages {
            self.pages.leave_all_but(Some(&document.source));
        }
        if !as_pages && document.source.text.is_empty() {
            no_text(ui, document, hands);
            return;
        }
        self.hot.update(desk, id);
        let highlights = desk.case.highlights.get(id.index()).map_or(&[][..], Vec::as_slice);
        let target = desk.selection.passage.filter(|passage| passage.doc == id);
        let scroll_to = target.map(|passage| (passage.span, desk.journey));
        self.turn_over(id, as_pages, target.map(|passage| passage.span));
        if self.finding && find_bar(ui, &mut self.view.finder) {
            self.finding = false;
            self.view.finder.set_query("");
            hands.asks.push(Ask::Focus(Pane::Document));
        }
        if as_pages && document.source.text.is_empty() {
            without_words(ui, document, desk.case);
        }
        let place = UiBuilder::new().scope_id(Pane::document_scope()).max_rect(ui.available_rect_before_wrap());
        let hot = &self.hot.spans;
        let (view, pages, revision) = (&mut self.view, &mut self.pages, desk.case.revision);
        let settings = &mut hands.layout.pages;
        let shown = ui.scope_builder(place, |ui| {
            if !as_pages {
                let event = view.show(ui, document, revision, highlights, hot, scroll_to);
                return event.map(PageEvent::Text);
            }
            let (finder, room) = (&mut view.finder, desk.drawing);
            let given = Given { doc: document, revision, highlights, hot, scroll_to, finder, settings, room };
            let event = pages.show(ui, given);
            match pages.failed() {
                Some(failed) => no_pages(ui, document, failed).then_some(PageEvent::ShowText),
                None => event,
            }
        });
        keep_keys(ui, as_pages);
        let event = match shown.inner {
            Some(PageEvent::Text(event)) => Some(event),
            Some(PageEvent::ShowText) => {
                hands.layout.pages.on = false;
                None
            }
            None => None,
        };
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

/// Whether a document is shown as pages: where it has any, and the user wants them or there is nothing else.
pub(in crate::ui) fn shows_pages(document: &CaseDocument, settings: &PageSettings) -> bool {
    has_pages(&document.source) && (settings.on || document.source.text.is_empty())
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
fn keep_keys(ui: &Ui, sideways: bool) {
    let filter =
        EventFilter { tab: true, vertical_arrows: true, horizontal_arrows: sideways, ..EventFilter::default() };
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

impl DetailPane {
    /// Where text and pages of one document take each other's place, the same words stay in view.
    fn turn_over(&mut self, id: DocId, as_pages: bool, target: Option<Span>) {
        let before = self.shown.replace((id, as_pages));
        if before != Some((id, !as_pages)) {
            return;
        }
        let seen = if as_pages { Some(self.view.visible()) } else { self.pages.visible() };
        let Some(seen) = seen else { return };
        let place = target.filter(|span| span.overlaps(seen)).unwrap_or(Span { end: seen.start + 1, ..seen });
        if as_pages { self.pages.go_to(place) } else { self.view.go_to(place) }
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
            mode(ui, document, hands);
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

/// "Text | Page".
fn mode(ui: &mut Ui, document: &CaseDocument, hands: &mut Hands<'_, '_>) {
    let reason = match (has_pages(&document.source), document.source.text.is_empty()) {
        (false, _) => Some("Only PDF files and pictures have pages to show"),
        (true, true) => Some("This file has no text to show"),
        (true, false) => None,
    };
    let now = shows_pages(document, &hands.layout.pages);
    if let Some(on) = widgets::segmented_unless(ui, now, &[(false, "Text"), (true, "Page")], reason) {
        hands.layout.pages.on = on;
    }
}

fn nothing_open(ui: &mut Ui, hands: &mut Hands<'_, '_>) {
    let case = hands.desk.case;
    if hands.desk.situation.reading && case.documents.is_empty() {
        super::empty(ui, "Reading…", "", None);
    } else if case.documents.is_empty() {
        let why = "Put the case’s documents into the folder, or open another one";
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

/// Says above the pages of a document why nothing of it is found: nobody has read it.
fn without_words(ui: &mut Ui, document: &CaseDocument, case: &CaseFile) {
    let problem = case.problems.iter().find(|problem| problem.path == document.source.path);
    let why = problem.map_or("no text in this file", |problem| problem.message.as_str());
    super::padded(ui, 6.0, |ui| {
        ui.add(Label::new(widgets::weak(ui, format!("{}: {why}", document.source.file_name()))).wrap());
    });
    widgets::hairline(ui);
}

/// What is shown in the place of pages that cannot be. Returns whether the text is wanted instead.
fn no_pages(ui: &mut Ui, document: &CaseDocument, failed: &NoPages) -> bool {
    let button = (!document.source.text.is_empty()).then_some("Show the text");
    super::empty(ui, "The pages of this file cannot be shown", &failed.to_string(), button)
}

fn no_text(ui: &mut Ui, document: &CaseDocument, hands: &mut Hands<'_, '_>) {
    let problem = hands.desk.case.problems.iter().find(|problem| problem.path == document.source.path);
    let (what, why) = match document.source.coverage {
        Coverage::Waiting => ("Not read yet", "It is shown as soon as it is read"),
        Coverage::NoText => ("No text in this file", "It may be a scan, or empty"),
        Coverage::Own => ("A table that Redwell wrote", "Its facts are not counted again"),
        Coverage::Unsupported => ("Files of this kind are not read", "Open it with another program"),
        Coverage::Damaged => ("This file could not be read", "It may be damaged, or in use"),
        Coverage::Protected => ("This file needs a password", "Save a copy without one into the folder"),
        Coverage::TooLarge => ("This file is too large", "Split it, or take its text out"),
        Coverage::Read | Coverage::Ocr => ("This file is empty", ""),
    };
    super::empty(ui, what, problem.map_or(why, |problem| &problem.message), None);
}
