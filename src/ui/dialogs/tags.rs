//! The tags of the case, and which of them entries or a document have.

use egui::{
    Align2, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::{Stay, heading};
use crate::model::{CaseFile, DocId, EntryRef, Marks, Tag, TagColour};
use crate::session::Action;
use crate::ui::desk::Asks;
use crate::ui::kit::field::keeps_escape;
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::{badge, focus, fonts, middle_elide, theme, widgets};
use crate::ui::words;

/// What tags are put on.
pub(in crate::ui) enum TagsAbout {
    /// Entries of the timeline or the roster.
    Entries(Vec<EntryRef>),
    /// A document.
    Document(DocId),
}

/// The dialog's own state.
pub(in crate::ui) struct TagsDialog {
    about: TagsAbout,
    text: String,
    cursor: usize,
    opened: bool,
    /// How many of the entries have each tag, and of which assembly.
    counts: Option<(u64, Vec<usize>)>,
    /// The tag that is being given another name, and the name.
    renaming: Option<(String, String)>,
}

/// A row of the list.
enum Row<'a> {
    Known(&'a Tag),
    /// A tag of the typed name, yet to be made.
    New(&'a str),
}

impl TagsDialog {
    pub(super) fn new(about: TagsAbout) -> Self {
        Self { about, text: String::new(), cursor: 0, opened: false, counts: None, renaming: None }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, case: &CaseFile, asks: &mut Asks) -> Stay {
        ui.set_width(460.0_f32.min(ui.ctx().content_rect().width() - 60.0));
        heading(ui, "Tags");
        ui.label(widgets::weak(ui, self.what(case)));
        ui.add_space(6.0);
        if self.renaming.is_some() {
            return self.rename(ui, case, asks);
        }
        self.count(case);
        let typed = self.text.trim().to_owned();
        let wanted = typed.to_lowercase();
        let mut rows: Vec<Row<'_>> =
            case.tags.iter().filter(|tag| tag.name.to_lowercase().contains(&wanted)).map(Row::Known).collect();
        let free = !typed.is_empty() && !case.tags.iter().any(|t| t.name.to_lowercase() == wanted || t.id == typed);
        if free {
            rows.push(Row::New(&typed));
        }
        self.cursor = self.cursor.min(rows.len().saturating_sub(1));
        let mut chosen = self.keys(ui, rows.len()).then_some(self.cursor);
        self.field(ui);
        ui.add_space(6.0);
        let height = (ui.ctx().content_rect().height() * 0.4).max(120.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (place, row) in rows.iter().enumerate() {
                if self.row(ui, case, row, place) {
                    chosen = Some(place);
                }
            }
            if rows.is_empty() {
                ui.label(widgets::weak(
                    ui,
                    "No tags yet: type the name of the first one, such as an issue of the case",
                ));
            }
        });
        match chosen.and_then(|place| rows.get(place).map(|row| (place, row))) {
            Some((place, Row::Known(tag))) => {
                self.cursor = place;
                asks.act(self.put(&tag.id, self.having(case, tag) != Having::All));
            }
            Some((_, Row::New(name))) => {
                let make = Action::DefineTag((*name).to_owned(), (*name).to_owned(), TagColour::next_after(&case.tags));
                asks.act(Action::Together(vec![make, self.put(name, true)]));
                self.text.clear();
                self.cursor = case.tags.len();
            }
            None => {}
        }
        ui.add_space(8.0);
        let current = match rows.get(self.cursor) {
            Some(Row::Known(tag)) => Some(*tag),
            _ => None,
        };
        self.change(ui, current, asks)
    }

    /// What is tagged, in words.
    fn what(&self, case: &CaseFile) -> String {
        match &self.about {
            TagsAbout::Document(document) => {
                let title = case.document(*document).map_or("", |document| document.title.as_str());
                format!("On the document {title}")
            }
            TagsAbout::Entries(entries) => match entries.as_slice() {
                [EntryRef::Roster(key)] => {
                    case.roster_entry(*key).map_or_else(String::new, |entry| format!("On {}", entry.name))
                }
                [EntryRef::Timeline(key)] => {
                    case.timeline_entry(*key).map_or_else(String::new, |entry| format!("On {}", entry.summary))
                }
                many => format!("On {}", words::count(many.len(), "entry", "entries")),
            },
        }
    }

    fn put(&self, tag: &str, on: bool) -> Action {
        match &self.about {
            TagsAbout::Document(document) => Action::TagDocument(*document, tag.to_owned(), on),
            TagsAbout::Entries(entries) => {
                Action::Together(entries.iter().map(|entry| Action::Tag(*entry, tag.to_owned(), on)).collect())
            }
        }
    }

    /// Counts which of the entries have which tag, once for each assembly of the case.
    fn count(&mut self, case: &CaseFile) {
        if self.counts.as_ref().is_some_and(|(revision, _)| *revision == case.revision) {
            return;
        }
        let mut counts = vec![0; case.tags.len()];
        let mut add = |marks: &Marks| {
            for tag in &marks.tags {
                if let Some(count) = counts.get_mut(tag.index()) {
                    *count += 1;
                }
            }
        };
        match &self.about {
            TagsAbout::Document(document) => {
                if let Some(document) = case.document(*document) {
                    add(&document.marks);
                }
            }
            TagsAbout::Entries(entries) => entries.iter().filter_map(|entry| case.marks(*entry)).for_each(&mut add),
        }
        self.counts = Some((case.revision, counts));
    }

    fn having(&self, case: &CaseFile, tag: &Tag) -> Having {
        let counts = self.counts.as_ref().map_or(&[][..], |(_, counts)| counts);
        let place = case.tags.iter().position(|known| known.id == tag.id);
        let all = match &self.about {
            TagsAbout::Document(_) => 1,
            TagsAbout::Entries(entries) => entries.len(),
        };
        match place.and_then(|place| counts.get(place)).copied().unwrap_or(0) {
            0 => Having::None,
            some if some == all => Having::All,
            _ => Having::Some,
        }
    }

    /// Moves the cursor; returns whether Enter was pressed.
    fn keys(&mut self, ui: &Ui, count: usize) -> bool {
        let focused = ui.memory(|memory| memory.has_focus(field_id()));
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                self.cursor = (self.cursor + 1).min(count.saturating_sub(1));
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                self.cursor = self.cursor.saturating_sub(1);
            }
            focused && input.consume_key(Modifiers::NONE, Key::Enter)
        })
    }

    fn field(&mut self, ui: &mut Ui) {
        let edit = TextEdit::singleline(&mut self.text)
            .id(field_id())
            .hint_text("Find a tag, or name a new one")
            .desired_width(f32::INFINITY)
            .margin(vec2(10.0, 7.0));
        let response = ui.add(edit).accessible_name("Tag");
        if response.changed() {
            self.cursor = 0;
        }
        if !self.opened {
            self.opened = true;
            response.request_focus();
        }
    }

    fn row(&self, ui: &mut Ui, case: &CaseFile, row: &Row<'_>, place: usize) -> bool {
        let tokens = theme::tokens(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::CLICK);
        let selected = place == self.cursor;
        let having = match row {
            Row::Known(tag) => self.having(case, tag),
            Row::New(_) => Having::None,
        };
        let words = match row {
            Row::Known(tag) => tag.name.clone(),
            Row::New(name) => format!("New tag “{name}”"),
        };
        response.widget_info(|| {
            let name = format!("{words}{}", having.spoken());
            WidgetInfo::selected(Role::ListBoxOption, true, selected, name)
        });
        if selected {
            ui.painter().rect_filled(rect, 4.0, tokens.selection);
            response.scroll_to_me(None);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 4.0, tokens.hover);
        }
        let painter = ui.painter();
        let middle = rect.center().y;
        let tick = Rect::from_center_size(pos2(rect.left() + 18.0, middle), vec2(16.0, 16.0));
        match row {
            Row::Known(tag) => {
                let (ground, border) =
                    if having == Having::None { (tokens.panel, tokens.weak) } else { (tokens.accent, tokens.accent) };
                painter.rect(tick, 3.0, ground, Stroke::new(1.0, border), StrokeKind::Inside);
                match having {
                    Having::All => icon::paint(painter, tick.shrink(2.0), Icon::Check, tokens.panel),
                    Having::Some => icon::paint(painter, tick.shrink(2.0), Icon::Minus, tokens.panel),
                    Having::None => {}
                }
                badge::tag(painter, pos2(rect.left() + 44.0, middle), tag.letter, tag.colour, tokens);
            }
            Row::New(_) => icon::paint(painter, tick, Icon::Plus, tokens.accent),
        }
        let face = fonts::interface(fonts::BODY);
        let shown = middle_elide(ui, &words, &face, rect.width() - 70.0);
        ui.painter().text(pos2(rect.left() + 60.0, middle), Align2::LEFT_CENTER, shown, face, tokens.text);
        response.clicked()
    }

    /// The colours and what else can be done about the tag under the cursor, and the way out.
    fn change(&mut self, ui: &mut Ui, current: Option<&Tag>, asks: &mut Asks) -> Stay {
        let mut stay = Stay::Open;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            if let Some(tag) = current {
                for colour in TagColour::ALL {
                    if swatch(ui, tag, colour) {
                        asks.act(Action::DefineTag(tag.id.clone(), tag.name.clone(), colour));
                    }
                }
                ui.add_space(6.0);
                if icon::button(ui, Icon::Pencil, "Rename the tag").clicked() {
                    self.renaming = Some((tag.id.clone(), tag.name.clone()));
                }
                if icon::button(ui, Icon::Close, "Remove the tag from the case").clicked() {
                    asks.act(Action::DefineTag(tag.id.clone(), String::new(), tag.colour));
                }
            }
            if ui.button("Close").clicked() {
                stay = Stay::Closed;
            }
        });
        stay
    }

    fn rename(&mut self, ui: &mut Ui, case: &CaseFile, asks: &mut Asks) -> Stay {
        let Some((id, name)) = &mut self.renaming else { return Stay::Open };
        let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let edit = TextEdit::singleline(name).desired_width(f32::INFINITY).event_filter(keeps_escape());
        let response = ui.add(edit.id(Id::unique("tag name"))).accessible_name("New name of the tag");
        if !response.has_focus() {
            response.request_focus();
        }
        ui.add_space(8.0);
        let mut done = escaped;
        ui.horizontal(|ui| {
            if (ui.button("Rename").clicked() || entered) && !name.trim().is_empty() {
                let colour = case.tags.iter().find(|tag| tag.id == *id).map(|tag| tag.colour).unwrap_or_default();
                asks.act(Action::DefineTag(id.clone(), name.trim().to_owned(), colour));
                done = true;
            }
            done |= ui.button("Cancel").clicked();
        });
        if done {
            self.renaming = None;
            self.opened = false;
        }
        Stay::Open
    }
}

/// How many of the entries have a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Having {
    None,
    Some,
    All,
}

impl Having {
    fn spoken(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Some => ", on some",
            Self::All => ", on",
        }
    }
}

fn field_id() -> Id {
    Id::unique("tag field")
}

/// A colour to choose, with the tag's own letter in it. Returns whether it was chosen.
fn swatch(ui: &mut Ui, tag: &Tag, colour: TagColour) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
    let on = tag.colour == colour;
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, format!("Colour {}", colour.word())));
    let tokens = theme::tokens(ui);
    badge::tag(ui.painter(), rect.center(), tag.letter, colour, tokens);
    if on {
        ui.painter().rect_stroke(rect.shrink(1.0), 5.0, Stroke::new(1.5, tokens.text), StrokeKind::Inside);
    }
    if response.has_focus() {
        focus::ring(ui, rect);
    }
    response.on_hover_text(words::sentence(colour.word())).clicked() && !on
}
