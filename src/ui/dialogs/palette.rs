//! Every command, found by typing a few letters of it.

use egui::{Align2, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::Stay;
use crate::ui::command::{Entry, Situation, TABLE};
use crate::ui::desk::Asks;
use crate::ui::kit::{fonts, theme};

/// The palette's own state.
#[derive(Default)]
pub(in crate::ui) struct Palette {
    text: String,
    cursor: usize,
    opened: bool,
}

impl Palette {
    pub(super) fn show(&mut self, ui: &mut Ui, situation: &Situation, asks: &mut Asks) -> Stay {
        ui.set_width(520.0_f32.min(ui.ctx().content_rect().width() - 60.0));
        let found = found(&self.text);
        let entered = self.keys(ui, found.len());
        let id = Id::unique("palette field");
        let field = TextEdit::singleline(&mut self.text)
            .id(id)
            .hint_text("Type what you want to do")
            .desired_width(f32::INFINITY)
            .margin(vec2(10.0, 8.0));
        let response = ui.add(field).accessible_name("Command");
        if response.changed() {
            self.cursor = 0;
        }
        if !self.opened {
            self.opened = true;
            response.request_focus();
        }
        ui.add_space(6.0);
        let mut chosen = found.get(self.cursor).copied().filter(|_| entered);
        let height = ui.ctx().content_rect().height() * 0.5;
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (row, entry) in found.iter().enumerate() {
                if line(ui, entry, row == self.cursor, situation) {
                    chosen = Some(entry);
                }
            }
            if found.is_empty() {
                ui.label("No command has these letters");
            }
        });
        match chosen.filter(|entry| entry.missing(situation).is_none()) {
            Some(entry) => {
                asks.run(entry.command);
                Stay::Closed
            }
            None => Stay::Open,
        }
    }

    /// Moves the cursor; returns whether Enter was pressed.
    fn keys(&mut self, ui: &Ui, count: usize) -> bool {
        let mut entered = false;
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                self.cursor = (self.cursor + 1).min(count.saturating_sub(1));
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                self.cursor = self.cursor.saturating_sub(1);
            }
            entered = input.consume_key(Modifiers::NONE, Key::Enter);
        });
        entered
    }
}

/// The commands that have the letters, the best first.
fn found(text: &str) -> Vec<&'static Entry> {
    let plain = |words: &str| words.trim().trim_end_matches('…').to_lowercase();
    let wanted = plain(text);
    let mut ranked: Vec<(usize, usize, &'static Entry)> = TABLE
        .iter()
        .enumerate()
        .filter_map(|(place, entry)| {
            let words = format!("{} {}", entry.words, entry.menu.words()).to_lowercase();
            // Who types all of a command's words means that one.
            let unlike = usize::from(plain(entry.words) != wanted);
            rank(&words, &wanted).map(|rank| (unlike + rank, place, entry))
        })
        .collect();
    ranked.sort_by_key(|(rank, place, _)| (*rank, *place));
    ranked.into_iter().map(|(_, _, entry)| entry).collect()
}

/// How well `words` answer to what was typed; less is better. All typed words may stand anywhere; failing that, all
/// letters must come in order.
fn rank(words: &str, wanted: &str) -> Option<usize> {
    if wanted.is_empty() || words.starts_with(wanted) {
        return Some(0);
    }
    let at = |word: &str| match words.find(word)? {
        0 => Some(0),
        at if words.as_bytes().get(at - 1) == Some(&b' ') => Some(1),
        _ => Some(4),
    };
    if let Some(sum) = wanted.split_whitespace().map(at).try_fold(1, |sum, rank| rank.map(|rank| sum + rank)) {
        return Some(sum);
    }
    let mut rest = words.chars();
    let in_order = wanted.chars().filter(|c| !c.is_whitespace()).all(|c| rest.any(|other| other == c));
    in_order.then_some(100)
}

fn line(ui: &mut Ui, entry: &Entry, selected: bool, situation: &Situation) -> bool {
    let tokens = theme::tokens(ui);
    let missing = entry.missing(situation);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), theme::ROW), Sense::CLICK);
    let words = entry.words_now(situation);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, missing.is_none(), selected, &words));
    if selected {
        ui.painter().rect_filled(rect, 4.0, tokens.selection);
        response.scroll_to_me(None);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, tokens.hover);
    }
    let colour = if missing.is_some() { tokens.weak } else { tokens.text };
    let inner = Rect::from_min_max(pos2(rect.left() + 10.0, rect.top()), pos2(rect.right() - 10.0, rect.bottom()));
    let painter = ui.painter();
    let body = fonts::interface(fonts::BODY);
    let end = painter.text(inner.left_center(), Align2::LEFT_CENTER, &words, body, colour).right();
    let small = fonts::interface(fonts::SMALL);
    let remark = missing.unwrap_or_else(|| entry.menu.words());
    painter.text(pos2(end + 10.0, inner.center().y), Align2::LEFT_CENTER, remark, small.clone(), tokens.weak);
    let key = entry.command.key_words(ui.ctx());
    painter.text(inner.right_center(), Align2::RIGHT_CENTER, key, small, tokens.weak);
    response.clicked() && missing.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::command::Command;

    #[test]
    fn a_few_letters_are_enough() {
        assert_eq!(found("export ro").first().map(|entry| entry.command), Some(Command::ExportRoster));
        assert_eq!(found("undo").first().map(|entry| entry.command), Some(Command::Undo));
        assert_eq!(found("timeline").first().map(|entry| entry.command), Some(Command::GoTimeline));
        assert_eq!(found("mrg").first().map(|entry| entry.command), Some(Command::Merge));
        assert_eq!(found("").len(), TABLE.len());
        assert!(found("zzzz").is_empty());
    }
}
