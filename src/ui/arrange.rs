//! Where the panes stand: beside each other where they fit, and one after the other where they do not.

use egui::{Key, Modifiers, Rect, Ui, UiBuilder, pos2, vec2};

use super::app::App;
use super::desk::{Ask, Hands, Pane};
use super::kit::split::{self, Line};
use super::kit::{theme, widgets};
use super::layout::Arrangement;
use super::strip::StripEvent;
use crate::model::EntryRef;
use crate::session::Action;

/// The least height that the panes keep when a list or the strip is open below them, in points.
const PANES: f32 = 260.0;
/// In a lower window the strip gives way, in points.
const STRIP_FROM: f32 = 560.0;

impl App {
    /// Shows the panes, and below them the strip or a side list.
    pub(super) fn panes(&mut self, ui: &mut Ui, area: Rect, hands: &mut Hands<'_, '_>) {
        let area = self.below(ui, area, hands);
        self.card.update(hands);
        match Arrangement::fitting(area.width()) {
            Arrangement::Three => self.three(ui, area, hands),
            Arrangement::Two => self.two(ui, area, hands),
            Arrangement::One => self.one(ui, area, hands),
        }
    }

    /// The strip, or the side list that takes its place; returns what is left above.
    fn below(&mut self, ui: &mut Ui, area: Rect, hands: &mut Hands<'_, '_>) -> Rect {
        let room = (area.height() - PANES).max(0.0);
        let tall = area.height() >= STRIP_FROM;
        let wanted = match self.list {
            Some(_) => hands.layout.drawer.min(room.max(140.0)),
            None if hands.layout.strip_open && tall && !hands.desk.case.timeline.is_empty() => {
                hands.layout.strip.min(room)
            }
            None => return area,
        };
        let top = area.bottom() - wanted;
        let below = Rect::from_min_max(pos2(area.left(), top), area.max);
        let inside = |ui: &mut Ui, contents: &mut dyn FnMut(&mut Ui)| {
            ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
                ui.shrink_clip_rect(below);
                contents(ui);
            });
        };
        if let Some(list) = self.list {
            let mut close = false;
            inside(ui, &mut |ui| close = self.drawer.show(ui, list, hands));
            close |= self.pane == Pane::Drawer
                && self.dialog.is_none()
                && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
            if close {
                self.list = None;
                hands.asks.push(Ask::Focus(self.before_list));
            }
        } else {
            // The strip shows what the list shows, so the list's filters come first.
            self.timeline.update(hands);
            inside(ui, &mut |ui| {
                let (desk, shown) = (hands.desk, self.timeline.on_strip());
                self.strip.set_brush(hands.layout.filter.days);
                self.strip.set_listed(self.timeline.listed());
                let selected = match desk.selection.entry {
                    Some(EntryRef::Timeline(key)) => Some(key),
                    _ => self.timeline.cursor(),
                };
                match self.strip.show(ui, desk.case, shown, selected, desk.today) {
                    Some(StripEvent::Clicked(key)) => hands.asks.act(Action::Select(EntryRef::Timeline(key))),
                    Some(StripEvent::Brushed(days)) => hands.layout.filter.days = days,
                    Some(StripEvent::Went(day)) => self.timeline.go_to(desk.case, day),
                    None => {}
                }
            });
        }
        let line = Rect::from_min_max(pos2(area.left(), top - 1.0), pos2(area.right(), top));
        let by = split::split(ui, "Height of the lower part", line, Line::Level);
        let slot = if self.list.is_some() { &mut hands.layout.drawer } else { &mut hands.layout.strip };
        if by != 0.0 {
            *slot = (wanted - by).clamp(80.0, room.max(140.0));
        }
        Rect::from_min_max(area.min, pos2(area.right(), top - 1.0))
    }

    fn three(&mut self, ui: &mut Ui, area: Rect, hands: &mut Hands<'_, '_>) {
        let most = (area.width() - Arrangement::READABLE).max(2.0 * Arrangement::SIDE);
        // Each gives way in proportion when both do not fit.
        let wanted = hands.layout.timeline + hands.layout.roster;
        let part = (most / wanted).min(1.0);
        let left = (hands.layout.timeline * part).max(Arrangement::SIDE).floor();
        let right = (hands.layout.roster * part).max(Arrangement::SIDE).floor();
        let split_left = area.left() + left;
        let split_right = area.right() - right;
        let timeline = Rect::from_min_max(area.min, pos2(split_left, area.bottom()));
        let middle = Rect::from_min_max(pos2(split_left + 1.0, area.top()), pos2(split_right, area.bottom()));
        let side = Rect::from_min_max(pos2(split_right + 1.0, area.top()), area.max);
        self.inside(ui, timeline, Pane::Timeline, hands);
        let wide_roster = hands.layout.wide_roster && !self.search.is_open();
        if wide_roster {
            let whole = Rect::from_min_max(middle.min, area.max);
            self.wide_roster(ui, whole, side, hands);
        } else {
            self.inside(ui, middle, Pane::Document, hands);
            self.roster_and_card(ui, side, hands);
        }
        let line = |x: f32| Rect::from_min_max(pos2(x, area.top()), pos2(x + 1.0, area.bottom()));
        let by = split::split(ui, "Width of the timeline", line(split_left), Line::Upright);
        if by != 0.0 {
            hands.layout.timeline = (left + by).clamp(Arrangement::SIDE, most - Arrangement::SIDE);
        }
        if !wide_roster {
            let by = split::split(ui, "Width of the roster", line(split_right), Line::Upright);
            if by != 0.0 {
                hands.layout.roster = (right - by).clamp(Arrangement::SIDE, most - Arrangement::SIDE);
            }
        }
    }

    /// The full table above, and the card of its selected entry below it.
    fn wide_roster(&mut self, ui: &mut Ui, whole: Rect, side: Rect, hands: &mut Hands<'_, '_>) {
        if !self.card.has_entry() {
            self.inside(ui, whole, Pane::Roster, hands);
            return;
        }
        let below = (whole.height() * hands.layout.card).floor();
        let cut = whole.bottom() - below;
        let table = Rect::from_min_max(whole.min, pos2(whole.right(), cut));
        let under = Rect::from_min_max(pos2(whole.left(), cut + 1.0), whole.max);
        let document = Rect::from_min_max(under.min, pos2(side.left() - 1.0, under.bottom()));
        let card = Rect::from_min_max(pos2(side.left(), under.top()), under.max);
        self.inside(ui, table, Pane::Roster, hands);
        self.inside(ui, document, Pane::Document, hands);
        self.inside(ui, card, Pane::Card, hands);
        let upright = Rect::from_min_max(pos2(side.left() - 1.0, under.top()), pos2(side.left(), under.bottom()));
        ui.painter().rect_filled(upright, 0.0, theme::tokens(ui).line);
        Self::split_card(ui, whole, cut, hands);
    }

    /// What was found takes the roster's place, and all of the side as long as no entry is selected.
    fn roster_and_card(&mut self, ui: &mut Ui, area: Rect, hands: &mut Hands<'_, '_>) {
        let upper = if self.search.is_open() { Pane::Search } else { Pane::Roster };
        if upper == Pane::Search && !self.search.leaves_room_for(hands.desk.selection.entry) {
            return self.inside(ui, area, upper, hands);
        }
        let card = (area.height() * hands.layout.card).floor();
        let cut = area.bottom() - card;
        self.inside(ui, Rect::from_min_max(area.min, pos2(area.right(), cut)), upper, hands);
        self.inside(ui, Rect::from_min_max(pos2(area.left(), cut + 1.0), area.max), Pane::Card, hands);
        Self::split_card(ui, area, cut, hands);
    }

    fn split_card(ui: &mut Ui, area: Rect, cut: f32, hands: &mut Hands<'_, '_>) {
        let line = Rect::from_min_max(pos2(area.left(), cut), pos2(area.right(), cut + 1.0));
        let by = split::split(ui, "Height of the card", line, Line::Level);
        if by != 0.0 && area.height() > 1.0 {
            hands.layout.card = ((area.bottom() - cut - by) / area.height()).clamp(0.15, 0.85);
        }
    }

    fn two(&mut self, ui: &mut Ui, area: Rect, hands: &mut Hands<'_, '_>) {
        let most = area.width() - Arrangement::DOCUMENT;
        let left = hands.layout.timeline.clamp(Arrangement::SIDE, most.max(Arrangement::SIDE)).floor();
        let cut = area.left() + left;
        let side = Rect::from_min_max(area.min, pos2(cut, area.bottom()));
        let shown = match self.side {
            Pane::Document => Pane::Timeline,
            Pane::Search if !self.search.is_open() => Pane::Roster,
            other => other,
        };
        let mut choices = vec![(Pane::Timeline, "Timeline"), (Pane::Roster, "Roster"), (Pane::Card, "Card")];
        if self.search.is_open() {
            choices.push((Pane::Search, "Search"));
        }
        let rest = self.switch(ui, side, shown, &choices);
        self.inside(ui, rest, shown, hands);
        let document = Rect::from_min_max(pos2(cut + 1.0, area.top()), area.max);
        self.inside(ui, document, Pane::Document, hands);
        let line = Rect::from_min_max(pos2(cut, area.top()), pos2(cut + 1.0, area.bottom()));
        let by = split::split(ui, "Width of the left side", line, Line::Upright);
        if by != 0.0 {
            hands.layout.timeline = (left + by).clamp(Arrangement::SIDE, most.max(Arrangement::SIDE));
        }
    }

    fn one(&mut self, ui: &mut Ui, area: Rect, hands: &mut Hands<'_, '_>) {
        let mut choices = vec![
            (Pane::Timeline, "Timeline"),
            (Pane::Document, "Document"),
            (Pane::Roster, "Roster"),
            (Pane::Card, "Card"),
        ];
        if self.search.is_open() {
            choices.push((Pane::Search, "Search"));
        }
        let shown = if self.side == Pane::Search && !self.search.is_open() { Pane::Roster } else { self.side };
        let rest = self.switch(ui, area, shown, &choices);
        self.inside(ui, rest, shown, hands);
    }

    /// The switch between panes that do not fit beside each other; returns what is left below it.
    fn switch(&mut self, ui: &mut Ui, area: Rect, shown: Pane, choices: &[(Pane, &str)]) -> Rect {
        let bar = Rect::from_min_size(area.min, vec2(area.width(), 40.0));
        ui.scope_builder(UiBuilder::new().max_rect(bar.shrink2(vec2(theme::PANE_PADDING, 6.0))), |ui| {
            if let Some(pane) = widgets::segmented(ui, shown, choices) {
                self.side = pane;
                self.pane = pane;
            }
        });
        let line = Rect::from_min_max(pos2(bar.left(), bar.bottom() - 1.0), bar.max);
        ui.painter().rect_filled(line, 0.0, theme::tokens(ui).line);
        Rect::from_min_max(pos2(area.left(), bar.bottom()), area.max)
    }

    /// One pane in its place, with nothing of it outside.
    fn inside(&mut self, ui: &mut Ui, area: Rect, pane: Pane, hands: &mut Hands<'_, '_>) {
        ui.scope_builder(UiBuilder::new().id_salt(pane).max_rect(area), |ui| {
            ui.shrink_clip_rect(area);
            self.places.note(pane, area);
            match pane {
                Pane::Timeline => self.timeline.show(ui, hands),
                Pane::Document => self.detail.show(ui, hands),
                Pane::Search => self.search.show(ui, hands),
                Pane::Roster => self.roster.show(ui, hands),
                Pane::Card | Pane::Drawer => self.card.show(ui, hands),
            }
        });
    }
}
