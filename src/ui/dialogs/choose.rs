//! Which document, roster entry or tag the timeline is narrowed to.

use std::collections::HashMap;

use egui::{Align2, EventFilter, Id, Key, Modifiers, Rect, Ui, pos2, vec2};

use super::{Stay, heading};
use crate::model::{CaseFile, DocId, TagId};
use crate::ui::desk::{Ask, Asks, Narrow};
use crate::ui::kit::field::{self, FieldEvent};
use crate::ui::kit::list::{List, RowState, Rows};
use crate::ui::kit::{Tokens, fonts, middle_elide, theme};
use crate::ui::{panes, words};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Document,
    Party,
    Tag,
}

/// The question's own state.
pub(in crate::ui) struct ChooseDialog {
    what: What,
    text: String,
    cursor: usize,
    opened: bool,
    /// All that can be chosen, and the revision of the case that it was made from.
    choices: Option<(u64, Vec<Choice>)>,
    /// The places among them of those with the words in them, and the words.
    found: Option<(String, Vec<usize>)>,
}

struct Choice {
    narrow: Narrow,
    words: String,
    /// In lower case.
    folded: String,
    /// How many entries of the timeline there would be.
    count: usize,
}

impl ChooseDialog {
    pub(super) fn new(what: What) -> Self {
        Self { what, text: String::new(), cursor: 0, opened: false, choices: None, found: None }
    }

    pub(super) fn title(&self) -> &'static str {
        match self.what {
            What::Document => "Timeline of one document",
            What::Party => "Timeline of one roster entry",
            What::Tag => "Timeline of one tag",
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, case: &CaseFile, asks: &mut Asks) -> Stay {
        let screen = ui.ctx().content_rect();
        ui.set_width(520.0_f32.min(screen.width() - 60.0));
        heading(ui, self.title());
        self.update(case);
        let count = self.found.as_ref().map_or(0, |(_, found)| found.len());
        let id = Id::unique("choose field");
        let by = Self::keys(ui);
        self.cursor = self.cursor.saturating_add_signed(by).min(count.saturating_sub(1));
        let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let (name, width) = ("Find in the list", ui.available_width());
        if field::filter(ui, id, name, "Type a few letters", &mut self.text, width) == FieldEvent::Left {
            return Stay::Closed;
        }
        let filter = EventFilter { vertical_arrows: true, ..field::keeps_escape() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        if !self.opened {
            self.opened = true;
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        ui.add_space(6.0);
        let height = (screen.height() * 0.45).clamp(120.0, 420.0);
        let area = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
        let mut opened = None;
        ui.scope_builder(egui::UiBuilder::new().max_rect(area), |ui| {
            ui.set_clip_rect(ui.clip_rect().intersect(area));
            opened = self.list(ui, by != 0);
        });
        ui.advance_cursor_after_rect(area);
        let chosen = opened.or(entered.then_some(self.cursor)).and_then(|row| self.choice(row));
        match chosen {
            Some(choice) => {
                asks.push(Ask::Narrow(choice.narrow));
                Stay::Closed
            }
            None => Stay::Open,
        }
    }

    /// How far the cursor is moved by keys.
    fn keys(ui: &Ui) -> isize {
        let steps = [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 10), (Key::PageUp, -10)];
        ui.input_mut(|input| {
            let pressed = steps.into_iter().filter(|(key, _)| input.consume_key(Modifiers::NONE, *key));
            pressed.map(|(_, by)| by).sum()
        })
    }

    /// Returns the row that was clicked.
    fn list(&mut self, ui: &mut Ui, moved: bool) -> Option<usize> {
        let places = self.found.as_ref().map_or(&[][..], |(_, found)| found);
        let choices = self.choices.as_ref().map_or(&[][..], |(_, choices)| choices);
        if places.is_empty() {
            let none = choices.is_empty() && self.what == What::Tag;
            let what = if none { "The case has no tags yet" } else { "Nothing has these letters" };
            panes::empty(ui, what, "", None);
            return None;
        }
        let id = Id::unique("choose list");
        let list = List { id, name: self.title(), cursor: Some(self.cursor), reveal: moved, covered: 0.0 };
        let mut rows = Choices { all: choices, places, tokens: theme::tokens(ui) };
        let outcome = list.show(ui, &mut rows);
        outcome.moved.or(outcome.opened)
    }

    fn choice(&self, row: usize) -> Option<&Choice> {
        let place = *self.found.as_ref()?.1.get(row)?;
        self.choices.as_ref()?.1.get(place)
    }

    fn update(&mut self, case: &CaseFile) {
        if self.choices.as_ref().is_none_or(|(revision, _)| *revision != case.revision) {
            let choices = match self.what {
                What::Document => documents(case),
                What::Party => parties(case),
                What::Tag => tags(case),
            };
            self.choices = Some((case.revision, choices));
            self.found = None;
        }
        let text = self.text.trim().to_lowercase();
        if self.found.as_ref().is_none_or(|(known, _)| *known != text) {
            let choices = self.choices.as_ref().map_or(&[][..], |(_, choices)| choices);
            let fits = |choice: &Choice| text.split_whitespace().all(|word| choice.folded.contains(word));
            let found = choices.iter().enumerate().filter(|(_, choice)| fits(choice)).map(|(at, _)| at).collect();
            self.found = Some((text, found));
            self.cursor = 0;
        }
    }
}

/// The documents that the timeline rests on, those with most entries first.
fn documents(case: &CaseFile) -> Vec<Choice> {
    let mut counts: HashMap<DocId, usize> = HashMap::new();
    for entry in &case.timeline {
        let mut documents: Vec<DocId> = entry.sources.iter().map(|at| at.doc).chain(entry.document).collect();
        documents.sort_unstable();
        documents.dedup();
        for document in documents {
            *counts.entry(document).or_default() += 1;
        }
    }
    let choices = counts.into_iter().filter_map(|(id, count)| {
        let document = case.document(id)?;
        let folded = format!("{} {}", document.title, document.source.path).to_lowercase();
        Some(Choice { narrow: Narrow::Document(id), words: document.title.clone(), folded, count })
    });
    sorted(choices.collect())
}

/// The roster entries that the timeline names, those with most entries first.
fn parties(case: &CaseFile) -> Vec<Choice> {
    let mut counts = vec![0_usize; case.roster.len()];
    for entry in &case.timeline {
        let mut places: Vec<usize> =
            entry.people.iter().filter_map(|key| case.roster_index.get(key).copied()).collect();
        places.sort_unstable();
        places.dedup();
        for place in places {
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
    }
    let named = case.roster.iter().zip(counts).filter(|(_, count)| *count > 0);
    let choices = named.map(|(entry, count)| Choice {
        narrow: Narrow::Party(entry.key),
        words: entry.name.clone(),
        folded: entry.name.to_lowercase(),
        count,
    });
    sorted(choices.collect())
}

/// The tags of the case, those of most entries first.
fn tags(case: &CaseFile) -> Vec<Choice> {
    let ids = (0..=u16::MAX).map(TagId).zip(&case.tags);
    let choices = ids.map(|(id, tag)| Choice {
        narrow: Narrow::Tag(id),
        words: tag.name.clone(),
        folded: tag.name.to_lowercase(),
        count: case.timeline.iter().filter(|entry| entry.marks.tags.contains(&id)).count(),
    });
    sorted(choices.collect())
}

fn sorted(mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.folded.cmp(&b.folded)));
    choices
}

struct Choices<'a> {
    all: &'a [Choice],
    places: &'a [usize],
    tokens: &'static Tokens,
}

impl Choices<'_> {
    fn get(&self, row: usize) -> Option<&Choice> {
        self.all.get(*self.places.get(row)?)
    }
}

impl Rows for Choices<'_> {
    fn count(&self) -> usize {
        self.places.len()
    }

    fn name(&self, index: usize) -> String {
        let words = |choice: &Choice| format!("{}, {}", choice.words, words::count(choice.count, "entry", "entries"));
        self.get(index).map(words).unwrap_or_default()
    }

    fn paint(&mut self, ui: &mut Ui, index: usize, rect: Rect, state: RowState) {
        let Some(choice) = self.get(index) else { return };
        panes::row_ground(ui, rect, state, true);
        let painter = ui.painter();
        let small = fonts::interface(fonts::SMALL);
        let count = words::grouped(&choice.count.to_string()).into_owned();
        let right = pos2(rect.right() - 10.0, rect.center().y);
        let count = painter.text(right, Align2::RIGHT_CENTER, count, small, self.tokens.weak);
        let body = fonts::interface(fonts::BODY);
        let left = rect.left_center() + vec2(10.0, 0.0);
        let words = middle_elide(ui, &choice.words, &body, count.left() - left.x - 12.0);
        painter.text(left, Align2::LEFT_CENTER, words, body, self.tokens.text);
    }
}
