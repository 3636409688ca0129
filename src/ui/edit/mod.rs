//! Fields of entries as they are corrected: in the form that has them all, on the card, or in a cell of the roster.

mod amount;
mod choice;
mod place;

use egui::{Response, TextEdit, Ui};

use crate::model::{CaseFile, EntryRef, Field, PartialDate, TimelineKind, When};
use crate::session::{Action, field_text, wrong_value};
use crate::ui::words;

pub(in crate::ui) use amount::{AmountEdit, amounts_of};
pub(in crate::ui) use place::{Done, InPlace};

/// The fields of a roster entry, and of a line of the timeline, in the order of the form.
const OF_ROSTER: [Field; 12] = [
    Field::Name,
    Field::Role,
    Field::Kind,
    Field::Title,
    Field::Firm,
    Field::Represents,
    Field::CaseNumber,
    Field::Address,
    Field::Phone,
    Field::Email,
    Field::Via,
    Field::Signatory,
];
const OF_TIMELINE: [Field; 4] = [Field::Date, Field::Until, Field::Kind, Field::Summary];

/// The fields that can be corrected of an entry.
pub(in crate::ui) fn fields_of(entry: EntryRef) -> &'static [Field] {
    match entry {
        EntryRef::Roster(_) => &OF_ROSTER,
        EntryRef::Timeline(_) => &OF_TIMELINE,
        EntryRef::Reference(_) => &[],
    }
}

/// Whether an entry lasts longer than a day, so that it has a last one.
pub(in crate::ui) fn has_last_day(case: &CaseFile, entry: EntryRef) -> bool {
    let EntryRef::Timeline(key) = entry else { return false };
    case.timeline_entry(key)
        .is_some_and(|entry| entry.kind == TimelineKind::Period || entry.when.is_some_and(|when| when.until.is_some()))
}

/// A field's name where it stands before what it says.
pub(in crate::ui) fn label(entry: EntryRef, field: Field) -> &'static str {
    match (field, entry) {
        (Field::Kind, _) => "Kind",
        (Field::Name, _) => "Name",
        (Field::Amount, _) => "Amounts",
        (Field::Date, _) => "Date",
        (Field::Until, _) => "Last day",
        (Field::Role, _) => "Role",
        (Field::Title, _) => "Title",
        (Field::Address, _) => "Address",
        (Field::Email, _) => "E-mail",
        (Field::Phone, _) => "Phone",
        (Field::CaseNumber, _) => "Case numbers",
        (Field::Summary, _) => "Summary",
        (Field::Firm, _) => "Firm",
        (Field::Represents, _) => "Represents",
        (Field::Via, _) => "Signs through",
        (Field::Signatory, _) => "Signatory",
    }
}

/// Whether one or several of a few values are chosen, rather than words typed.
pub(in crate::ui) fn is_choice(field: Field) -> bool {
    matches!(field, Field::Role | Field::Kind)
}

/// Whether a date is typed.
fn is_date(field: Field) -> bool {
    matches!(field, Field::Date | Field::Until)
}

/// A field as it is being corrected.
pub(in crate::ui) struct FieldEdit {
    /// Whose.
    pub(in crate::ui) entry: EntryRef,
    /// Which.
    pub(in crate::ui) field: Field,
    text: String,
    /// What it showed before.
    was: String,
    /// What the documents say, where it was corrected before.
    pub(in crate::ui) said: Option<String>,
    /// The first day of which it is the last.
    pub(in crate::ui) first: Option<PartialDate>,
}

impl FieldEdit {
    /// A field as it stands; `None` where the entry has no such field.
    pub(in crate::ui) fn new(case: &CaseFile, entry: EntryRef, field: Field) -> Option<Self> {
        let text = field_text(case, entry, field)?;
        let before = match entry {
            EntryRef::Roster(key) => case.roster_entry(key).and_then(|entry| entry.corrected_from.clone()),
            EntryRef::Timeline(key) => case.timeline_entry(key).and_then(|entry| entry.corrected_from.clone()),
            EntryRef::Reference(_) => None,
        };
        let said = match field {
            Field::Name | Field::Summary => before,
            field => case.marks(entry).and_then(|m| m.corrected(field)).map(|corrected| corrected.said.clone()),
        };
        let first = match entry {
            EntryRef::Timeline(key) => case.timeline_entry(key).and_then(|entry| entry.when).map(|when| when.date),
            EntryRef::Roster(_) | EntryRef::Reference(_) => None,
        };
        let text = if is_date(field) { words::value(field, &text) } else { text };
        Some(Self { entry, field, was: text.clone(), text, said, first })
    }

    /// The field itself, as wide as there is room.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui) -> Response {
        let name = label(self.entry, self.field);
        if is_choice(self.field) {
            return choice::show(ui, self.entry, self.field, &mut self.text).accessible_name(name);
        }
        let hint = if self.field.has_several() { "separate several with ;" } else { "" };
        self.typed().hint_text(hint).desired_width(f32::INFINITY).show(ui).response.response.accessible_name(name)
    }

    /// Whether Enter begins another line.
    fn has_lines(&self) -> bool {
        matches!(self.field, Field::Address | Field::Summary)
    }

    fn typed(&mut self) -> TextEdit<'_> {
        match self.field {
            Field::Address => TextEdit::multiline(&mut self.text).desired_rows(3),
            Field::Summary => TextEdit::multiline(&mut self.text).desired_rows(2),
            _ => TextEdit::singleline(&mut self.text),
        }
    }

    /// Puts back what the documents say.
    pub(in crate::ui) fn go_back(&mut self) {
        if let Some(said) = &self.said {
            self.text = if is_date(self.field) { words::value(self.field, said) } else { said.clone() };
        }
    }

    /// Why the field cannot be kept as it stands.
    pub(in crate::ui) fn wrong(&self) -> Option<&'static str> {
        if let Some(why) = wrong_value(self.entry, self.field, &self.text) {
            return Some(why);
        }
        let last = self.date().filter(|_| self.field == Field::Until)?;
        match self.first {
            None => Some("A last day needs a first day"),
            Some(first) => (last < first).then_some("That is before the first day"),
        }
    }

    /// The date that is typed.
    pub(in crate::ui) fn date(&self) -> Option<PartialDate> {
        When::parse_typed(&self.text).map(|when| when.date)
    }

    /// What is to be decided; nothing where the field stayed as it was.
    pub(in crate::ui) fn action(&self) -> Option<Action> {
        let text = self.text.trim();
        if text == self.was.trim() {
            return None;
        }
        // What the documents say is no correction of them.
        let back = self.said.as_ref().is_some_and(|said| {
            let date = is_date(self.field).then(|| When::parse_typed(said)).flatten();
            said.trim() == text || date.is_some_and(|date| When::parse_typed(text) == Some(date))
        });
        let value = if back { String::new() } else { text.to_owned() };
        Some(match self.field {
            Field::Name | Field::Summary => Action::Rename(self.entry, value),
            field if text.is_empty() && !back => Action::Clear(self.entry, field),
            field => Action::Correct(self.entry, field, value),
        })
    }
}
