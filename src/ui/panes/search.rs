//! The search of the whole case: a field on the bar, and the places that were found, in the roster's place.

use std::sync::Arc;

use egui::text::{CCursor, CCursorRange};
use egui::{
    Align, Align2, Context, EventFilter, FontId, Key, Layout, Modifiers, Role, Sense, Ui, WidgetInfo, pos2, vec2,
};

use crate::model::{CaseFile, EntryRef, Span};
use crate::session::{Action, SearchAnswer, SearchText, Selection};
use crate::ui::command::Command;
use crate::ui::desk::{Ask, Asks, Hands, Pane};
use crate::ui::kit::field::{self, FieldEvent};
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::list::List;
use crate::ui::kit::measure::Measure;
use crate::ui::kit::{fonts, middle_elide, theme, widgets};
use crate::ui::words;

use super::search_model::{DOCUMENT, SearchModel};
use super::search_rows::{SearchRows, WORDS};

/// What can be typed, and what it finds.
const SYNTAX: [(&str, &str); 8] = [
    ("notes holder", "documents with words that begin like each of these"),
    ("\"record date\"", "exactly these words, one after the other"),
    ("-draft", "without this word"),
    ("~debenture", "this word, one letter of which may be wrong"),
    ("kind:order", "documents of this kind"),
    ("date:2031-04", "dated so, or with a timeline entry of then"),
    ("party:\"last name\"", "documents that name this roster entry"),
    ("in:letters", "with this in their path"),
];

/// The same on one line.
const SYNTAX_LINE: &str =
    "\"exact words\"  -without  ~one wrong letter  kind:order  date:2031-04  party:name  in:folder";

/// The search's own state: no copies of what was found, only what was typed and where the cursor is.
#[derive(Default)]
pub(in crate::ui) struct SearchPane {
    asked: SearchText,
    /// What was looked for before the search was left.
    last: String,
    open: bool,
    /// What was selected when it was opened; the card of it does not have to be seen beside what is found.
    before: Option<EntryRef>,
    cursor: Option<usize>,
    /// The answer is new, and none of it was gone to: the first step goes to the first place.
    fresh: bool,
    /// The cursor was moved by other means than the list's own.
    reveal: bool,
    model: SearchModel,
    measure: Option<(FontId, f32, Measure)>,
}

impl SearchPane {
    /// Whether the list is shown.
    pub(in crate::ui) fn is_open(&self) -> bool {
        self.open
    }

    /// Whether there are places to go to.
    pub(in crate::ui) fn has_results(&self) -> bool {
        self.open && !self.model.rows.is_empty()
    }

    /// What is typed in the field.
    pub(in crate::ui) fn asked(&self) -> &SearchText {
        &self.asked
    }

    /// Whether the card of this entry is to be seen below the list: of one that was selected while it was open.
    pub(in crate::ui) fn leaves_room_for(&self, selected: Option<EntryRef>) -> bool {
        selected.is_some() && selected != self.before
    }

    /// Shows the list, and puts the keyboard into the field with its words selected, so that others can be typed at once.
    pub(in crate::ui) fn start(&mut self, context: &Context, selected: Option<EntryRef>) {
        if !self.open {
            self.open = true;
            self.before = selected;
            if self.asked.text.is_empty() {
                self.asked.text = std::mem::take(&mut self.last);
            }
        }
        let id = Pane::Search.filter();
        let mut state = egui::text_edit::TextEditState::load(context, id).unwrap_or_default();
        let all = CCursorRange::two(CCursor::new(0), CCursor::new(self.asked.text.chars().count()));
        state.cursor.set_char_range(Some(all));
        state.store(context, id);
        context.memory_mut(|memory| memory.request_focus(id));
    }

    /// Takes the list and its marks away. The words leave the field, where they would look like a filter, and come back
    /// when the search is opened again.
    pub(in crate::ui) fn close(&mut self) {
        self.open = false;
        self.last = std::mem::take(&mut self.asked.text);
    }

    /// Forgets all, for another case.
    pub(in crate::ui) fn reset(&mut self) {
        *self = Self::default();
    }

    /// Takes in what the session has found.
    pub(in crate::ui) fn take(&mut self, answer: Option<&Arc<SearchAnswer>>) {
        if self.model.take(answer) {
            self.cursor = None;
            self.fresh = true;
        }
    }

    /// Moves the cursor by some places, and says what is to be shown then.
    pub(in crate::ui) fn step(&mut self, by: isize) -> Option<Action> {
        let current = self.model.answer.as_ref().is_some_and(|answer| answer.asked == self.asked);
        let by = if std::mem::take(&mut self.fresh) { 0 } else { by };
        let row = self.model.stepped(self.cursor, by).filter(|_| current)?;
        self.cursor = Some(row);
        self.reveal = true;
        self.model.opens(row)
    }

    /// What is to be marked in the open document, and which of it is the place that is shown.
    pub(in crate::ui) fn marks(&mut self, case: &CaseFile, selection: &Selection) -> (Arc<[Span]>, Option<Span>) {
        match selection.document.filter(|_| self.open) {
            Some(document) => (self.model.marks(case, document), selection.passage.map(|passage| passage.span)),
            None => (Arc::default(), None),
        }
    }

    /// The field on the bar, `width` points wide.
    pub(in crate::ui) fn field(&mut self, ui: &mut Ui, width: f32, asks: &mut Asks) {
        let id = Pane::Search.filter();
        let pane = Pane::focused(ui.ctx());
        if ui.memory(|memory| memory.has_focus(id)) {
            if !self.open {
                asks.run(Command::SearchCase);
            }
            self.keys(ui, asks);
        } else if self.asked.text.is_empty() && pane.is_some_and(|pane| pane != Pane::Search) {
            self.open = false;
        }
        let event = field::filter(ui, id, "Search the case", "Search the case", &mut self.asked.text, width);
        // Up and down are for the list; egui would take them for the way to another control.
        let filter = EventFilter { vertical_arrows: true, ..field::keeps_escape() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        if event == FieldEvent::Changed && self.open {
            asks.act(Action::Search(self.asked.clone()));
        }
        if self.asked.text.is_empty() {
            let rect = ui.min_rect();
            let at = pos2(rect.right() - 10.0, rect.center().y);
            let key = Command::SearchCase.key_words(ui.ctx());
            let small = fonts::interface(fonts::SMALL);
            ui.painter().text(at, Align2::RIGHT_CENTER, key, small, theme::tokens(ui).weak);
        }
    }

    /// The keys that move through the list while words are typed.
    fn keys(&mut self, ui: &Ui, asks: &mut Asks) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let steps = [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 8), (Key::PageUp, -8)];
        for (_, by) in steps.into_iter().filter(|(key, _)| pressed(*key)) {
            if let Some(action) = self.step(by) {
                asks.act(action);
            }
        }
        if pressed(Key::Enter)
            && let Some(action) = self.step(0)
        {
            asks.act(action);
            asks.push(Ask::Focus(Pane::Document));
        }
    }

    /// Shows the pane in the space that is left.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        self.head(ui, hands.asks);
        super::padded(ui, 8.0, |ui| {
            ui.horizontal(|ui| {
                if widgets::chip(ui, "One wrong letter", None, self.asked.tolerant).clicked() {
                    self.set_tolerant(!self.asked.tolerant, hands.asks);
                }
                let tokens = theme::tokens(ui);
                let job = super::one_line(SYNTAX_LINE, fonts::SMALL, tokens.weak, ui.available_width());
                let galley = ui.painter().layout_job(job);
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, SYNTAX_LINE));
                let at = Align2::LEFT_CENTER.anchor_size(rect.left_center(), galley.size()).min;
                ui.painter().galley(at, galley, tokens.weak);
                response.on_hover_ui(syntax);
            });
        });
        widgets::hairline(ui);
        self.arrange(ui, hands.desk.case);
        if self.model.rows.is_empty() {
            self.nothing(ui, hands);
            return;
        }
        let list = List {
            id: Pane::Search.id(),
            name: "Places found",
            cursor: self.cursor,
            reveal: std::mem::take(&mut self.reveal),
            // The title of the document stays in view.
            covered: DOCUMENT,
        };
        let mut rows = SearchRows { case: hands.desk.case, model: &self.model, tokens: theme::tokens(ui) };
        let outcome = list.show(ui, &mut rows);
        if let Some(row) = outcome.moved {
            self.cursor = Some(row);
            self.fresh = false;
            if let Some(action) = self.model.opens(row) {
                hands.asks.act(action);
            }
        }
        if outcome.opened.is_some() {
            hands.asks.push(Ask::Focus(Pane::Document));
        }
    }

    fn arrange(&mut self, ui: &Ui, case: &CaseFile) {
        let font = fonts::interface(fonts::BODY);
        let density = ui.pixels_per_point();
        let known = self.measure.take().filter(|(f, at, _)| *f == font && at.to_bits() == density.to_bits());
        let measure = known.unwrap_or_else(|| (font.clone(), density, Measure::of(ui, &font)));
        let width = (ui.available_width() - WORDS - theme::PANE_PADDING).max(80.0);
        self.model.arrange(case, width, &measure.2);
        self.measure = Some(measure);
        if self.fresh && self.cursor.is_none() {
            self.cursor = self.model.stepped(None, 0);
            self.reveal = true;
        }
    }

    fn head(&mut self, ui: &mut Ui, asks: &mut Asks) {
        super::head(ui, |ui| {
            ui.label(widgets::title("Search"));
            if let Some(answer) = self.model.answer.as_ref().filter(|answer| answer.results.total > 0) {
                let results = &answer.results;
                let documents = words::count(results.total, "document", "documents");
                let all = match results.places {
                    Some(places) if places > 0 => format!("{documents}, {}", words::count(places, "place", "places")),
                    _ => documents,
                };
                // Short of room it is cut rather than painted over the buttons.
                let room = ui.available_width() - 3.0 * (theme::CONTROL + theme::GAP);
                let shown = middle_elide(ui, &all, &fonts::interface(fonts::BODY), room).into_owned();
                ui.label(widgets::weak(ui, shown)).on_hover_text(all);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if icon::button(ui, Icon::Close, "Close the search").clicked() {
                    asks.push(Ask::Focus(Pane::Roster));
                }
                ui.add_enabled_ui(self.has_results(), |ui| {
                    if icon::button(ui, Icon::ChevronDown, Command::NextResult.words()).clicked() {
                        asks.run(Command::NextResult);
                    }
                    if icon::button(ui, Icon::ChevronUp, Command::PreviousResult.words()).clicked() {
                        asks.run(Command::PreviousResult);
                    }
                });
            });
        });
    }

    fn set_tolerant(&mut self, tolerant: bool, asks: &mut Asks) {
        self.asked.tolerant = tolerant;
        asks.act(Action::Search(self.asked.clone()));
    }

    fn nothing(&mut self, ui: &mut Ui, hands: &mut Hands<'_, '_>) {
        let Some(answer) = self.model.answer.clone() else {
            // Nothing is asked, or the first answer is not there yet.
            if self.asked.text.trim().is_empty() {
                ui.add_space(18.0);
                super::padded(ui, 0.0, syntax);
            }
            return;
        };
        if answer.query.is_empty() {
            super::padded(ui, 18.0, syntax);
            return;
        }
        let more = answer.query.has_words() && !answer.asked.tolerant;
        let why = match (hands.desk.situation.reading, more) {
            (true, _) => "Not every document is read yet",
            (false, true) => "A scan may have them with a wrong letter",
            (false, false) => "Fewer words, or the beginning of a word, may find more",
        };
        let button = more.then_some("Allow one wrong letter");
        if super::empty(ui, "No document has these words", why, button) {
            self.set_tolerant(true, hands.asks);
        }
        super::padded(ui, 24.0, syntax);
    }
}

/// What can be typed, line by line.
fn syntax(ui: &mut Ui) {
    const TYPED: f32 = 124.0;
    let tokens = theme::tokens(ui);
    ui.spacing_mut().item_spacing.y = 6.0;
    for (typed, finds) in SYNTAX {
        let width = ui.available_width();
        let words = super::one_line(typed, fonts::SMALL, tokens.text, TYPED - 8.0);
        let typed_galley = ui.painter().layout_job(words);
        let small = fonts::interface(fonts::SMALL);
        let galley = ui.painter().layout(finds.to_owned(), small, tokens.weak, (width - TYPED).max(60.0));
        let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y.max(18.0)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{typed}: {finds}")));
        ui.painter().galley(rect.min, typed_galley, tokens.text);
        ui.painter().galley(rect.min + vec2(TYPED, 0.0), galley, tokens.weak);
    }
}
