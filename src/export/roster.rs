//! The roster as a table.

use std::io::{self, Write};

use super::address::{self, Address};
use super::cell::{cell, end, joined, marks, table};
use super::sources::{self, Sources};
use crate::model::{AmountState, CaseFile, EntryRef, Fact, Holding, HoldingReading, RosterEntry};

pub(super) const HEADS: [&str; 33] = [
    "Name",
    "Kind",
    "Roles",
    "Roles as stated",
    "Also known as",
    "Title",
    "Firm",
    "Represents",
    "Counsel",
    "Case numbers",
    "Address",
    "Address line 1",
    "Address line 2",
    "Address line 3",
    "City",
    "State",
    "ZIP",
    "Phone",
    "E-mail",
    "Signs through",
    "Signatories",
    "Holdings",
    "Amount",
    "Reviewed",
    "Note",
    "Tags",
    "Key fact",
    "Disputed",
    sources::HEADS[0],
    sources::HEADS[1],
    sources::HEADS[2],
    sources::HEADS[3],
    sources::HEADS[4],
];

pub(super) fn write(case: &CaseFile, wanted: &dyn Fn(EntryRef) -> bool, out: &mut dyn Write) -> io::Result<()> {
    let sources = Sources::new(case);
    let mut table = table(out, &HEADS)?;
    for entry in case.roster.iter().filter(|entry| wanted(EntryRef::Roster(entry.key))) {
        table.write_record(row(case, entry, &sources))?;
    }
    end(table)
}

fn row(case: &CaseFile, entry: &RosterEntry, sources: &Sources<'_>) -> [String; HEADS.len()] {
    let address = entry.address.as_ref().map_or("", |fact| fact.value.as_str());
    let Address { lines: [line_1, line_2, line_3], city, state, zip } = address::split(address);
    let [tags, key, disputed] = marks(case, &entry.marks);
    let [document, page, line, quote, passages] = sources.columns(&entry.sources);
    let counsel = entry.counsel.iter().filter_map(|key| case.roster_entry(*key)).map(|counsel| &counsel.name);
    let via = entry.via.iter().map(|via| with(&via.name, via.capacity.as_deref()));
    let signatories = entry.signatories.iter().map(|signatory| {
        format!("{} ({})", with(&signatory.name, signatory.title.as_deref()), signatory.signed.word())
    });
    [
        cell(&entry.name),
        entry.entity.word().to_owned(),
        joined(entry.roles.iter().map(|role| role.value.label())),
        facts(&entry.party_types),
        facts(&entry.aliases),
        fact(entry.title.as_ref()),
        fact(entry.firm.as_ref()),
        facts(&entry.represents),
        joined(counsel),
        joined(entry.case_numbers.iter().map(|number| &number.value.0)),
        cell(&address.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")),
        cell(&line_1),
        cell(&line_2),
        cell(&line_3),
        cell(&city),
        cell(&state),
        cell(&zip),
        facts(&entry.phones),
        facts(&entry.emails),
        joined(via),
        joined(signatories),
        joined(entry.holdings.iter().map(holding)),
        single_amount(&entry.holdings).unwrap_or_default().to_owned(),
        if entry.reviewed { "yes" } else { "" }.to_owned(),
        cell(&entry.note),
        tags,
        key,
        disputed,
        cell(&document),
        page,
        line,
        cell(&quote),
        passages,
    ]
}

fn fact(fact: Option<&Fact<String>>) -> String {
    fact.map(|fact| cell(&fact.value)).unwrap_or_default()
}

fn facts(facts: &[Fact<String>]) -> String {
    joined(facts.iter().map(|fact| &fact.value))
}

fn with(name: &str, more: Option<&str>) -> String {
    match more {
        Some(more) => format!("{name}, {more}"),
        None => name.to_owned(),
    }
}

/// "12% Notes: 5000000 stated / 2000000 struck".
fn holding(holding: &Holding) -> String {
    let readings: Vec<_> = holding.readings.iter().map(reading).collect();
    format!("{}: {}", holding.instrument, readings.join(" / "))
}

fn reading(reading: &HoldingReading) -> String {
    match &reading.amount {
        Some(amount) => format!("{amount} {}", reading.state.word()),
        None => reading.state.word().to_owned(),
    }
}

/// The amount of a single holding about which the documents agree.
fn single_amount(holdings: &[Holding]) -> Option<&str> {
    let [Holding { readings, .. }] = holdings else { return None };
    let [HoldingReading { state: AmountState::Stated | AmountState::Inserted, amount, .. }] = readings.as_slice()
    else {
        return None;
    };
    amount.as_deref()
}
