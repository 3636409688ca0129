//! A list of any length: only the rows in view are painted, and the keyboard moves a cursor through it.

use std::ops::Range;

use egui::{EventFilter, Id, Key, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{focus, theme};

/// What a list shows. Rows know their place, so that the list never asks for all of them.
pub trait Rows {
    /// How many rows there are.
    fn count(&self) -> usize;

    /// How high each row is, in points, where all are alike: one line unless said otherwise.
    fn height(&self) -> f32 {
        theme::ROW
    }

    /// Where row `index` begins below the top of the list, in points; for `count` where the last one ends. Rows that are not
    /// alike say it themselves, together with [`Rows::at`].
    #[expect(clippy::cast_precision_loss, reason = "a list of a million rows is off by less than a pixel")]
    fn top(&self, index: usize) -> f32 {
        index as f32 * self.height()
    }

    /// The row at a height below the top of the list.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "heights in a list are not negative")]
    fn at(&self, height: f32) -> usize {
        (height / self.height()).max(0.0) as usize
    }

    /// Whether the cursor can stand on the row; headings say no.
    fn selectable(&self, index: usize) -> bool {
        let _ = index;
        true
    }

    /// The row in words, for those who hear it.
    fn name(&self, index: usize) -> String;

    /// Whether the row is what is selected, so that the cursor on it is seen although the keyboard is elsewhere.
    fn is_current(&self, index: usize) -> bool {
        let _ = index;
        true
    }

    /// Whether the row is one of several that the user picked.
    fn picked(&self, index: usize) -> bool {
        let _ = index;
        false
    }

    /// Whether several rows can be picked.
    fn takes_many(&self) -> bool {
        false
    }

    /// Paints the row.
    fn paint(&mut self, ui: &mut Ui, index: usize, rect: Rect, state: RowState);

    /// What stands in the menu of a row; a list without menus leaves this out.
    fn menu(&mut self, ui: &mut Ui, index: usize) {
        let _ = (ui, index);
    }

    /// Whether rows have a menu.
    fn has_menu(&self) -> bool {
        false
    }

    /// Whether rows have cells, among which the arrows to the left and right move.
    fn has_cells(&self) -> bool {
        false
    }

    /// What a pointer that rests on the row is shown: all of the words that the row has no room for.
    fn hint(&self, index: usize) -> Option<String> {
        let _ = index;
        None
    }

    /// Paints what stays at the top of the view while the rows of `first` and behind scroll below it.
    fn pinned(&mut self, ui: &mut Ui, first: usize, view: Rect) {
        let _ = (ui, first, view);
    }
}

/// How the user picks several rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// This row too, or no longer.
    Toggle(usize),
    /// Every row between the one that was put the cursor on last and this one.
    UpTo(usize),
}

/// How a row stands at the moment.
#[derive(Clone, Copy, Debug, Default)]
pub struct RowState {
    /// The cursor is on it, or it is one of several picked.
    pub selected: bool,
    /// The pointer is over it.
    pub hovered: bool,
}

/// A list as it is to be shown in this frame.
pub struct List<'a> {
    /// Takes the keyboard's focus.
    pub id: Id,
    /// Its name for those who hear it.
    pub name: &'a str,
    /// Where the cursor is.
    pub cursor: Option<usize>,
    /// Bring the cursor's row into view.
    pub reveal: bool,
    /// The height at the top of the view that pinned rows cover, in points.
    pub covered: f32,
}

/// What the user did with the list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Outcome {
    /// The cursor was put onto this row, by key or click.
    pub moved: Option<usize>,
    /// Several rows are being picked; `moved` is then where the cursor goes.
    pub picked: Option<Pick>,
    /// The row was opened: Enter, or a double click.
    pub opened: Option<usize>,
    /// By how many cells the user went to the right; to the left where it is below 0.
    pub across: isize,
    /// The list has the keyboard's focus.
    pub focused: bool,
    /// The area in which the rows are seen.
    pub view: Option<Rect>,
}

impl List<'_> {
    /// Shows the list in the space that is left.
    pub fn show(self, ui: &mut Ui, rows: &mut dyn Rows) -> Outcome {
        let area = ui.available_rect_before_wrap();
        let response = ui.interact(area, self.id, Sense::FOCUSABLE | Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, self.name));
        let mut outcome = Outcome { focused: response.has_focus(), view: Some(area), ..Outcome::default() };
        if response.clicked() {
            response.request_focus();
        }
        if outcome.focused {
            let filter = EventFilter {
                vertical_arrows: true,
                horizontal_arrows: rows.has_cells(),
                tab: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, filter));
            self.keys(ui, rows, area.height(), &mut outcome);
        }
        let mut area_of_rows = ScrollArea::vertical().id_salt(self.id.with("rows")).auto_shrink(false);
        if ui.data_mut(|data| data.remove_temp::<ToTop>(self.id)).is_some() {
            area_of_rows = area_of_rows.vertical_scroll_offset(0.0);
        }
        area_of_rows.show_viewport(ui, |ui, view| {
            let count = rows.count();
            ui.set_height(rows.top(count));
            let origin = ui.max_rect().min;
            let width = ui.max_rect().width();
            let place = |range: Range<f32>| {
                Rect::from_min_max(pos2(origin.x, origin.y + range.start), pos2(origin.x + width, origin.y + range.end))
            };
            if count > 0 {
                let first = rows.at(view.min.y).min(count - 1);
                let last = rows.at(view.max.y).min(count - 1);
                for index in first..=last {
                    let rect = place(rows.top(index)..rows.top(index + 1));
                    self.row(ui, rows, index, rect, &mut outcome);
                }
                rows.pinned(
                    ui,
                    first,
                    ui.clip_rect()
                        .intersect(Rect::from_min_size(origin + vec2(0.0, view.min.y), vec2(width, view.height()))),
                );
            }
            let target = outcome.moved.or(self.cursor.filter(|_| self.reveal)).filter(|index| *index < count);
            if let Some(index) = target {
                let range = rows.top(index)..rows.top(index + 1);
                let near = range.end + view.height() > view.min.y && range.start < view.max.y + view.height();
                let rect = place(range.start - self.covered..range.end);
                ui.scroll_to_rect(rect, (!near).then_some(egui::Align::Center));
            }
        });
        if outcome.focused && focus::by_keyboard(ui.ctx()) && self.cursor.is_none() {
            focus::ring(ui, area.shrink(2.0));
        }
        outcome
    }

    fn row(&self, ui: &mut Ui, rows: &mut dyn Rows, index: usize, rect: Rect, outcome: &mut Outcome) {
        let selectable = rows.selectable(index);
        let id = self.id.with(("row", index));
        let sense = if selectable { Sense::CLICK } else { Sense::HOVER };
        let response: Response = ui.interact(rect, id, sense);
        let selected = selectable && self.cursor == Some(index);
        let seen = selected && (outcome.focused || rows.is_current(index));
        let marked = seen || (selectable && rows.picked(index));
        let role = if selectable { Role::ListBoxOption } else { Role::Heading };
        let words = &*rows;
        response.widget_info(|| {
            let name = words.name(index);
            if selectable {
                WidgetInfo::selected(role, true, marked, name)
            } else {
                WidgetInfo::labeled(role, true, name)
            }
        });
        // "5 of 120": only the rows in view are there to be counted.
        let count = rows.count();
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_position_in_set(index);
            node.set_size_of_set(count);
        });
        rows.paint(ui, index, rect, RowState { selected: marked, hovered: selectable && response.hovered() });
        if !selectable {
            return;
        }
        // The menu of one of several rows is the menu of them all.
        let menu_of_many = response.secondary_clicked() && rows.picked(index);
        if (response.clicked() || response.secondary_clicked()) && !menu_of_many {
            outcome.moved = Some(index);
            ui.memory_mut(|memory| memory.request_focus(self.id));
            let modifiers = ui.input(|input| input.modifiers);
            outcome.picked = match (rows.takes_many() && response.clicked(), modifiers.command, modifiers.shift) {
                (true, true, _) => Some(Pick::Toggle(index)),
                (true, false, true) => Some(Pick::UpTo(index)),
                _ => None,
            };
        }
        if response.double_clicked() {
            outcome.opened = Some(index);
        }
        let response = match rows.hint(index).filter(|_| response.hovered()) {
            Some(hint) => response.on_hover_text(hint),
            None => response,
        };
        if rows.has_menu() {
            response.context_menu(|ui| rows.menu(ui, index));
        }
        if selected && outcome.focused {
            ui.ctx().accesskit_node_builder(self.id, |node| node.set_active_descendant(id.accesskit_id()));
            if focus::by_keyboard(ui.ctx()) {
                focus::ring(ui, rect.shrink(2.0));
            }
        }
    }

    /// Moves the cursor by the keys pressed in this frame.
    fn keys(&self, ui: &Ui, rows: &dyn Rows, height: f32, outcome: &mut Outcome) {
        let count = rows.count();
        if count == 0 {
            return;
        }
        let next = |from: usize| (from + 1..count).find(|index| rows.selectable(*index));
        let previous = |from: usize| (0..from).rev().find(|index| rows.selectable(*index));
        let first = if rows.selectable(0) { Some(0) } else { next(0) };
        let last = if rows.selectable(count - 1) { Some(count - 1) } else { previous(count - 1) };
        let mut cursor = self.cursor.filter(|index| *index < count);
        ui.input_mut(|input| {
            input.events.retain(|event| {
                let egui::Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
                let extends = rows.takes_many() && modifiers.shift_only();
                if modifiers.any() && !extends {
                    return true;
                }
                let page = |from: usize, by: f32| {
                    let to = rows.at((rows.top(from) + by).max(0.0)).min(count - 1);
                    if rows.selectable(to) {
                        Some(to)
                    } else if by > 0.0 {
                        next(to).or(last)
                    } else {
                        previous(to).or(first)
                    }
                };
                let moved = match key {
                    Key::ArrowDown | Key::J => cursor.map_or(first, next),
                    Key::ArrowUp | Key::K => cursor.map_or(last, previous),
                    Key::PageDown => cursor.map_or(first, |from| page(from, height - 44.0)),
                    Key::PageUp => cursor.map_or(first, |from| page(from, 44.0 - height)),
                    Key::ArrowLeft | Key::ArrowRight if rows.has_cells() && !extends => {
                        outcome.across += if *key == Key::ArrowRight { 1 } else { -1 };
                        return false;
                    }
                    Key::Home => first,
                    Key::End => last,
                    Key::Enter if !extends => {
                        outcome.opened = cursor;
                        return false;
                    }
                    _ => return true,
                };
                // With Shift, J and K are large letters, which other things may want.
                if extends && matches!(key, Key::J | Key::K) {
                    return true;
                }
                if moved.is_some() {
                    cursor = moved;
                    outcome.moved = moved;
                    outcome.picked = moved.filter(|_| extends).map(Pick::UpTo);
                }
                false
            });
        });
    }
}

/// A list that is to begin at its top when it is shown next, for it shows other rows.
#[derive(Clone, Copy, Default)]
struct ToTop;

/// Has a list begin at its top when it is shown next.
pub fn to_top(ui: &Ui, list: Id) {
    ui.data_mut(|data| data.insert_temp(list, ToTop));
}

/// The row at a height, by the tops of all rows and the end of the last.
pub fn row_at(tops: &[f32], height: f32) -> usize {
    tops.partition_point(|top| *top <= height).saturating_sub(1)
}
