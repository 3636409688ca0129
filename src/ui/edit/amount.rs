//! The amounts that a holder owns, as they are corrected.

use egui::{ComboBox, Id, Response, TextEdit, Ui};

use crate::model::{AmountState, CaseFile, EntryRef};
use crate::session::Action;
use crate::ui::kit::{fonts, theme, widgets};
use crate::ui::words;

/// Width of the field for a figure, in points.
const FIGURE: f32 = 200.0;

/// What is held of one instrument.
pub(in crate::ui) struct AmountEdit {
    instrument: String,
    text: String,
    state: AmountState,
    /// What it showed when the form was opened.
    was: (String, AmountState),
    /// Readings of which none was chosen; empty where there is one.
    readings: String,
}

/// A line for each instrument that an entry holds.
pub(in crate::ui) fn amounts_of(case: &CaseFile, entry: EntryRef) -> Vec<AmountEdit> {
    let EntryRef::Roster(key) = entry else { return Vec::new() };
    let holdings = case.roster_entry(key).map(|entry| entry.holdings.as_slice()).unwrap_or_default();
    let line = |holding: &crate::model::Holding| {
        let figure = |amount: &Option<String>| amount.as_deref().map(words::grouped).unwrap_or_default().into_owned();
        let (was, readings) = match holding.readings.as_slice() {
            [reading] => ((figure(&reading.amount), reading.state), String::new()),
            several => {
                let all = several.iter().map(words::reading).collect::<Vec<_>>().join("; ");
                ((String::new(), AmountState::Stated), all)
            }
        };
        AmountEdit { instrument: holding.instrument.clone(), text: was.0.clone(), state: was.1, was, readings }
    };
    holdings.iter().map(line).collect()
}

impl AmountEdit {
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui) {
        ui.label(widgets::weak(ui, &self.instrument));
        ui.horizontal(|ui| {
            let hint = self.hint();
            let edit = TextEdit::singleline(&mut self.text).hint_text(hint).desired_width(FIGURE);
            ui.add(edit).accessible_name(format!("Amount of {}", self.instrument));
            let choose = ComboBox::from_id_salt(("state", &self.instrument)).selected_text(self.state.word());
            let state = choose.show_ui(ui, |ui| {
                for state in AmountState::ALL {
                    ui.selectable_value(&mut self.state, state, state.word());
                }
            });
            state.response.accessible_name(format!("State of the amount of {}", self.instrument));
        });
        if let Some(why) = self.wrong() {
            ui.colored_label(theme::tokens(ui).warn, why);
        }
        if !self.readings.is_empty() {
            ui.label(widgets::weak(ui, format!("In the documents: {}", self.readings)));
        }
    }

    /// What stands in the field while nothing is typed.
    fn hint(&self) -> &'static str {
        if self.readings.is_empty() { "" } else { "none chosen yet" }
    }

    /// The figure alone, where it stands; what is typed is then what the documents state.
    pub(super) fn figure(&mut self, ui: &mut Ui, id: Id, width: f32, manner: super::place::Manner) -> Response {
        let name = format!("Amount of {}", self.instrument);
        let hint = self.hint();
        let typed = TextEdit::singleline(&mut self.text).hint_text(hint);
        let response =
            super::place::line(ui, typed, (id, manner), fonts::interface(fonts::BODY), width).accessible_name(name);
        if response.changed() {
            self.state = if self.text.trim() == self.was.0 { self.was.1 } else { AmountState::Stated };
        }
        response
    }

    /// Why the amount cannot be saved as it stands.
    pub(in crate::ui) fn wrong(&self) -> Option<&'static str> {
        let typed = !self.text.trim().is_empty();
        (typed && digits(&self.text).is_none()).then_some("Write an amount in figures, such as 2,000,000")
    }

    /// What is to be decided; nothing where the amount stayed as it was.
    pub(in crate::ui) fn action(&self, entry: EntryRef) -> Option<Action> {
        let EntryRef::Roster(key) = entry else { return None };
        if (self.text.trim(), self.state) == (self.was.0.as_str(), self.was.1) {
            return None;
        }
        Some(Action::CorrectAmount(key, self.instrument.clone(), digits(&self.text), self.state))
    }
}

/// The figure as the model has it: digits, and a point before those of parts.
fn digits(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '$' | ' ' | '\u{a0}')).collect();
    let (whole, parts) = plain.split_once('.').unwrap_or((&plain, "0"));
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (figures(whole) && figures(parts)).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        assert_eq!(digits("$2,000,000").as_deref(), Some("2000000"));
        assert_eq!(digits(" 1 500.25 ").as_deref(), Some("1500.25"));
        for wrong in ["", "two million", "2.000.000", "5."] {
            assert_eq!(digits(wrong), None, "{wrong}");
        }
    }
}
