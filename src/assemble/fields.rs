//! Fields that the reviewer corrects; what the documents say of them stays beside.

use super::decide::Entry;
use crate::model::{
    AmountState, CaseNumber, Corrected, Entity, Fact, Field, HoldingReading, Precision, Role, RosterEntry, Signatory,
    Signed, Sureness, TimelineEntry, TimelineKind, Via, When,
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

/// Sets a field to what the reviewer wrote; what cannot be read as a value of the field changes nothing.
pub(super) fn correct(entry: Entry<'_>, field: Field, value: &str) {
    match (entry, field) {
        (entry, Field::Name | Field::Summary) => rename(entry, value),
        (Entry::Roster(e), field) => {
            let Some(said) = e.text(field) else { return };
            let sources = e.sources_of(field);
            if set(e, field, value) {
                note(&mut e.marks.corrected, Corrected { field, said, sources });
            }
        }
        (Entry::Timeline(e), field) => {
            let Some(said) = e.text(field) else { return };
            if set_line(e, field, value) {
                note(&mut e.marks.corrected, Corrected { field, said, sources: e.sources.clone() });
            }
        }
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
    let same = |reading: &&HoldingReading| reading.state == state && reading.amount.as_deref() == amount;
    let sources_of_it = holding.readings.iter().filter(same).flat_map(|reading| reading.sources.clone()).collect();
    holding.readings = vec![HoldingReading { state, amount: amount.map(str::to_owned), sources: sources_of_it }];
    note(&mut entry.marks.corrected, Corrected { field: Field::Amount, said: words, sources });
}

/// Sets a field to nothing; what the documents say of it stays beside. A name stays, and so does a kind.
pub(super) fn clear(entry: Entry<'_>, field: Field) {
    if !matches!(field, Field::Name | Field::Summary | Field::Kind) {
        correct(entry, field, "");
    }
}

/// Whether a field is empty, so that a correction of an entry that became part of this one can fill it.
pub(super) fn is_empty(entry: &Entry<'_>, field: Field) -> bool {
    match (entry, field) {
        (_, Field::Name | Field::Summary) | (Entry::Timeline(_), _) => false,
        (Entry::Roster(e), field) => e.text(field).is_some_and(|text| text.is_empty()),
    }
}

/// Keeps what the documents say, which is what stood there before the first correction.
fn note(corrected: &mut Vec<Corrected>, new: Corrected) {
    if !corrected.iter().any(|known| known.field == new.field) {
        corrected.push(new);
    }
}

/// Puts what was written into a field. What no document says has no passages. Returns whether it could be read.
fn set(entry: &mut RosterEntry, field: Field, value: &str) -> bool {
    let one = || (!value.is_empty()).then(|| Fact { value: value.to_owned(), sources: Vec::new() });
    let of = |facts: &[Fact<String>]| {
        let passages = |value: &str| facts.iter().find(|fact| fact.value == value).map(|fact| fact.sources.clone());
        let fact = |value: &str| Fact { value: value.to_owned(), sources: passages(value).unwrap_or_default() };
        field.values(value).map(fact).collect::<Vec<_>>()
    };
    match field {
        Field::Title => entry.title = one(),
        Field::Firm => entry.firm = one(),
        Field::Address => entry.address = one(),
        Field::Email => entry.emails = of(&entry.emails),
        Field::Phone => entry.phones = of(&entry.phones),
        Field::Represents => entry.represents = of(&entry.represents),
        Field::Kind => {
            let Some(entity) = Entity::parse(value) else { return false };
            entry.entity = entity;
        }
        Field::Role => {
            let Some(mut roles) = field.values(value).map(Role::parse).collect::<Option<Vec<_>>>() else {
                return false;
            };
            roles.sort_unstable();
            roles.dedup();
            let known = std::mem::take(&mut entry.roles);
            let of = |role| known.iter().find(|fact| fact.value == role).map(|fact| fact.sources.clone());
            let fact = |role| Fact { value: role, sources: of(role).unwrap_or_default() };
            entry.roles = roles.into_iter().map(fact).collect();
        }
        Field::CaseNumber => {
            let known = std::mem::take(&mut entry.case_numbers);
            let of = |number: &str| known.iter().find(|fact| fact.value.0 == number).map(|fact| fact.sources.clone());
            let fact =
                |number: &str| Fact { value: CaseNumber(number.to_owned()), sources: of(number).unwrap_or_default() };
            entry.case_numbers = field.values(value).map(fact).collect();
        }
        Field::Via => {
            let known = std::mem::take(&mut entry.via);
            let of = |name: &str| known.iter().find(|via| via.name == name).map(|via| via.sources.clone());
            let link = |words: &str| {
                let via = Via::parse(words);
                Via { sources: of(&via.name).unwrap_or_default(), ..via }
            };
            entry.via = field.values(value).map(link).collect();
        }
        Field::Signatory => {
            let known = std::mem::take(&mut entry.signatories);
            let signer = |words: &str| {
                let (name, title) = Signatory::parse(words);
                match known.iter().find(|signatory| signatory.name == name) {
                    Some(signatory) => Signatory { title, ..signatory.clone() },
                    None => Signatory { name, title, signed: Signed::Unclear, sources: Vec::new() },
                }
            };
            entry.signatories = field.values(value).map(signer).collect();
        }
        Field::Name | Field::Summary | Field::Amount | Field::Date | Field::Until => return false,
    }
    true
}

/// The same for a line of the timeline.
fn set_line(entry: &mut TimelineEntry, field: Field, value: &str) -> bool {
    match field {
        Field::Date if value.is_empty() => {
            entry.when = None;
            entry.computed = None;
        }
        Field::Date => {
            let Some(when) = When::parse_typed(value) else { return false };
            let until = entry.when.and_then(|when| when.until).filter(|until| *until >= when.date);
            // Of a period the first day is meant.
            let precision = if until.is_some() { Precision::Between } else { when.precision };
            entry.when = Some(When { until, precision, ..when });
            entry.sure = Sureness::Stated;
            entry.computed = None;
        }
        Field::Until => {
            let until = When::parse_typed(value).map(|when| when.date);
            let Some(when) = &mut entry.when else { return false };
            if until.is_some_and(|until| until < when.date) || (until.is_none() && !value.is_empty()) {
                return false;
            }
            when.until = until;
        }
        Field::Kind => {
            let Some(kind) = TimelineKind::parse(value) else { return false };
            entry.kind = kind;
        }
        _ => return false,
    }
    true
}
