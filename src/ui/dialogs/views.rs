//! The views of the timeline or the roster that have a name: to show one, to name the present one, to forget one.

use egui::{Align2, EventFilter, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Stay, heading};
use crate::ui::desk::{Ask, Asks, NamedView, Viewed};
use crate::ui::kit::field::{self, FieldEvent};
use crate::ui::kit::icon::{self, Icon};
use crate::ui::kit::{fonts, middle_elide, theme, widgets};

/// The dialog's own state.
pub(in crate::ui) struct ViewsDialog {
    of: Viewed,
    names: Vec<String>,
    text: String,
    cursor: usize,
    opened: bool,
}

impl ViewsDialog {
    /// `names` are those of the views that there are.
    pub(super) fn new(of: Viewed, names: Vec<String>) -> Self {
        Self { of, names, text: String::new(), cursor: 0, opened: false }
    }

    /// What it is called.
    pub(super) fn title(&self) -> &'static str {
        match self.of {
            Viewed::Timeline => "Views of the timeline",
            Viewed::Roster => "Views of the roster",
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, asks: &mut Asks) -> Stay {
        ui.set_width(460.0_f32.min(ui.ctx().content_rect().width() - 60.0));
        heading(ui, self.title());
        ui.label(widgets::weak(
            ui,
            match self.of {
                Viewed::Timeline => "A saved view keeps the filters and the grouping of the timeline",
                Viewed::Roster => "A saved view keeps the list, its columns, their order and the filters",
            },
        ));
        ui.add_space(6.0);
        let rows = self.rows();
        let entered = self.keys(ui, rows.len());
        let id = Id::unique("views field");
        let (name, hint) = ("Name of a view", "Type a name to save what is shown now");
        if field::filter(ui, id, name, hint, &mut self.text, ui.available_width()) == FieldEvent::Left {
            return Stay::Closed;
        }
        let filter = EventFilter { vertical_arrows: true, ..field::keeps_escape() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        if !self.opened {
            self.opened = true;
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        ui.add_space(6.0);
        let mut chosen = rows.get(self.cursor).cloned().filter(|_| entered);
        let mut forgotten = None;
        let height = ui.ctx().content_rect().height() * 0.4;
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, row) in rows.iter().enumerate() {
                let (clicked, forget) = line(ui, row, at == self.cursor);
                if clicked {
                    chosen = Some(row.clone());
                }
                if let (true, NamedView::Show(name)) = (forget, row) {
                    forgotten = Some(name.clone());
                }
            }
            if rows.is_empty() {
                ui.label(widgets::weak(ui, "No saved views yet: type a name to save this one"));
            }
        });
        if let Some(name) = forgotten {
            self.names.retain(|other| *other != name);
            asks.push(Ask::View(self.of, NamedView::Forget(name)));
            return Stay::Open;
        }
        match chosen {
            Some(row) => {
                asks.push(Ask::View(self.of, row));
                Stay::Closed
            }
            None => Stay::Open,
        }
    }

    /// The views with the typed letters in their names; and what is typed, as a name for the present view.
    fn rows(&self) -> Vec<NamedView> {
        let typed = self.text.trim();
        let wanted = typed.to_lowercase();
        let known = self.names.iter().filter(|name| name.to_lowercase().contains(&wanted));
        let mut rows: Vec<NamedView> = known.map(|name| NamedView::Show(name.clone())).collect();
        if !typed.is_empty() {
            rows.push(NamedView::Save(typed.to_owned()));
        }
        rows
    }

    /// Moves the cursor; returns whether Enter was pressed.
    fn keys(&mut self, ui: &Ui, count: usize) -> bool {
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                self.cursor += 1;
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                self.cursor = self.cursor.saturating_sub(1);
            }
            self.cursor = self.cursor.min(count.saturating_sub(1));
            input.consume_key(Modifiers::NONE, Key::Enter)
        })
    }
}

/// A row; returns whether it was clicked, and whether its view is to be forgotten.
fn line(ui: &mut Ui, row: &NamedView, selected: bool) -> (bool, bool) {
    let tokens = theme::tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::CLICK);
    let words = match row {
        NamedView::Show(name) | NamedView::Forget(name) => name.clone(),
        NamedView::Save(name) => format!("Save what is shown now as “{name}”"),
    };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &words));
    if selected {
        ui.painter().rect_filled(rect, 4.0, tokens.selection);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, tokens.hover);
    }
    let body = fonts::interface(fonts::BODY);
    let shown = middle_elide(ui, &words, &body, rect.width() - 60.0);
    let left = pos2(rect.left() + 10.0, rect.center().y);
    ui.painter().text(left, Align2::LEFT_CENTER, shown, body, tokens.text);
    let mut forget = false;
    if let NamedView::Show(name) = row {
        let place = Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), vec2(28.0, 28.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
            forget = icon::button(ui, Icon::Close, &format!("Forget {name}")).clicked();
        });
    }
    (response.clicked(), forget)
}
