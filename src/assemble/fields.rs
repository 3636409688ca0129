//! Fields that the reviewer corrects; what the documents say of them stays beside.

use super::decide::Entry;
use crate::model::{
    AmountState, Corrected, Fact, Field, HoldingReading, PartialDate, Passage, RosterEntry, Sureness, When,
};

/// Gives an entry another name or summary; an empty one goes back to what the documents say.
pub(super) fn rename(entry: Entry<'_>, name: &str) {
    let (shown, from) = match entry {
        Entry::Roster(e) => (&mut e.name, &mut e.corrected_from),
        Entry::Timeline(e) => (&mut e.summary, &mut e.corrected_from),
    };
    let original = from.take().unwrap_or_else(|| shown.clone());
    name.clone_into(shown);
    if name.is_empty() || name == original {
        *shown = original;
    } else {
        *from = Some(original);
    }
}

/// Sets a field to what the reviewer wrote.
pub(super) fn correct(entry: Entry<'_>, field: Field, value: &str) {
    match (entry, field) {
        (entry, Field::Name | Field::Summary) => rename(entry, value),
        (Entry::Roster(e), Field::Title) => note(&mut e.marks.corrected, one(&mut e.title, field, value)),
        (Entry::Roster(e), Field::Address) => note(&mut e.marks.corrected, one(&mut e.address, field, value)),
        (Entry::Roster(e), Field::Firm) => note(&mut e.marks.corrected, one(&mut e.firm, field, value)),
        (Entry::Roster(e), Field::Email) => note(&mut e.marks.corrected, list(&mut e.emails, field, value)),
        (Entry::Roster(e), Field::Phone) => note(&mut e.marks.corrected, list(&mut e.phones, field, value)),
        (Entry::Timeline(e), Field::Date) => {
            let Ok(date) = value.parse::<PartialDate>() else { return };
            let said = e.when.map(|when| when.date.to_string()).unwrap_or_default();
            let until = e.when.and_then(|when| when.until).filter(|until| *until >= date);
            e.when = Some(When { until, ..When::on(date) });
            e.sure = Sureness::Stated;
            e.computed = None;
            note(&mut e.marks.corrected, Corrected { field, said, sources: e.sources.clone() });
        }
        _ => {}
    }
}

/// Sets what an entry holds of an instrument; what the documents say of its amounts stays beside.
pub(super) fn correct_amount(entry: &mut RosterEntry, instrument: &str, amount: Option<&str>, state: AmountState) {
    let said = |reading: &HoldingReading| match (&reading.amount, reading.state) {
        (Some(amount), AmountState::Stated) => amount.clone(),
        (Some(amount), state) => format!("{amount}, {}", state.word()),
        (None, state) => state.word().to_owned(),
    };
    let readings = entry.holdings.iter().flat_map(|holding| &holding.readings);
    let words = readings.clone().map(said).collect::<Vec<_>>().join("; ");
    let sources = readings.flat_map(|reading| reading.sources.clone()).collect();
    let Some(holding) = entry.holdings.iter_mut().find(|holding| holding.instrument == instrument) else { return };
    let sources_of_it = holding.readings.iter().flat_map(|reading| reading.sources.clone()).collect();
    holding.readings = vec![HoldingReading { state, amount: amount.map(str::to_owned), sources: sources_of_it }];
    note(&mut entry.marks.corrected, Corrected { field: Field::Amount, said: words, sources });
}

/// Sets a field to nothing; what the documents say of it stays beside. A name stays.
pub(super) fn clear(entry: Entry<'_>, field: Field) {
    match (entry, field) {
        (Entry::Roster(e), Field::Title) => none(&mut e.title, &mut e.marks.corrected, field),
        (Entry::Roster(e), Field::Address) => none(&mut e.address, &mut e.marks.corrected, field),
        (Entry::Roster(e), Field::Firm) => none(&mut e.firm, &mut e.marks.corrected, field),
        (Entry::Roster(e), Field::Email) => note(&mut e.marks.corrected, list(&mut e.emails, field, "")),
        (Entry::Roster(e), Field::Phone) => note(&mut e.marks.corrected, list(&mut e.phones, field, "")),
        (Entry::Timeline(e), Field::Date) => {
            let said = e.when.take().map(|when| when.date.to_string()).unwrap_or_default();
            e.computed = None;
            note(&mut e.marks.corrected, Corrected { field, said, sources: e.sources.clone() });
        }
        _ => {}
    }
}

/// Whether a field is empty, so that a correction of an entry that became part of this one can fill it.
pub(super) fn is_empty(entry: &Entry<'_>, field: Field) -> bool {
    match (entry, field) {
        (Entry::Roster(e), Field::Title) => e.title.is_none(),
        (Entry::Roster(e), Field::Address) => e.address.is_none(),
        (Entry::Roster(e), Field::Firm) => e.firm.is_none(),
        (Entry::Roster(e), Field::Email) => e.emails.is_empty(),
        (Entry::Roster(e), Field::Phone) => e.phones.is_empty(),
        _ => false,
    }
}

/// Keeps what the documents say, which is what stood there before the first correction.
fn note(corrected: &mut Vec<Corrected>, new: Corrected) {
    if !corrected.iter().any(|known| known.field == new.field) {
        corrected.push(new);
    }
}

fn none(fact: &mut Option<Fact<String>>, corrected: &mut Vec<Corrected>, field: Field) {
    let Fact { value: said, sources } = fact.take().unwrap_or(Fact { value: String::new(), sources: Vec::new() });
    note(corrected, Corrected { field, said, sources });
}

fn one(fact: &mut Option<Fact<String>>, field: Field, value: &str) -> Corrected {
    let Fact { value: said, sources } = fact.take().unwrap_or(Fact { value: String::new(), sources: Vec::new() });
    *fact = Some(Fact { value: value.to_owned(), sources: sources.clone() });
    Corrected { field, said, sources }
}

fn list(facts: &mut Vec<Fact<String>>, field: Field, value: &str) -> Corrected {
    let said: Vec<String> = facts.iter().map(|fact| fact.value.clone()).collect();
    let sources: Vec<Passage> = facts.iter().flat_map(|fact| fact.sources.clone()).collect();
    *facts = value
        .split(';')
        .map(str::trim)
        .filter(|value| !value.is_empty())
        .map(|value| Fact { value: value.to_owned(), sources: sources.clone() })
        .collect();
    Corrected { field, said: said.join("; "), sources }
}
