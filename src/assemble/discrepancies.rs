//! What the documents say of one roster entry in different ways.

use super::clusters::Cluster;
use crate::extract::names::fold;
use crate::model::{Discrepancy, Field, Passage, ReadingOf, RosterEntry};

/// Amounts and names of an entry that the documents give in different ways.
pub(super) fn of_entry(cluster: &Cluster<'_>, entry: &RosterEntry, out: &mut Vec<Discrepancy>) {
    for (one, other) in &cluster.misspelt {
        let reading = |name: &String| ReadingOf {
            value: name.clone(),
            sources: cluster
                .mentions
                .iter()
                .filter(|m| m.party.name == *name)
                .map(|m| Passage::new(m.doc, m.party.span))
                .collect(),
        };
        out.push(Discrepancy {
            subject: entry.name.clone(),
            entry: Some(entry.key),
            field: Field::Name,
            readings: vec![reading(one), reading(other)],
        });
    }
    addresses(cluster, entry, out);
    for holding in &entry.holdings {
        let mut readings: Vec<ReadingOf> = Vec::new();
        for reading in &holding.readings {
            let Some(amount) = &reading.amount else { continue };
            match readings.iter_mut().find(|known| known.value == *amount) {
                Some(known) => known.sources.extend(&reading.sources),
                None => readings.push(ReadingOf { value: amount.clone(), sources: reading.sources.clone() }),
            }
        }
        if readings.len() > 1 {
            out.push(Discrepancy {
                subject: entry.name.clone(),
                entry: Some(entry.key),
                field: Field::Amount,
                readings,
            });
        }
    }
}

/// Addresses that differ by a slip or two: the same place, written in two ways. Another office is no discrepancy.
fn addresses(cluster: &Cluster<'_>, entry: &RosterEntry, out: &mut Vec<Discrepancy>) {
    let mut readings: Vec<(String, ReadingOf)> = Vec::new();
    for mention in &cluster.mentions {
        let Some(address) = &mention.party.address else { continue };
        let at = Passage::new(mention.doc, address.span);
        let key = fold(&address.value);
        match readings.iter_mut().find(|(known, _)| *known == key) {
            Some((_, reading)) => reading.sources.push(at),
            None => readings.push((key, ReadingOf { value: address.value.clone(), sources: vec![at] })),
        }
    }
    let Some((first, _)) = readings.first().cloned() else { return };
    let slip = |key: &String| {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        digits(key) != digits(&first) && rapidfuzz::distance::osa::distance(key.chars(), first.chars()) <= 2
    };
    let mut close: Vec<ReadingOf> =
        readings.iter().skip(1).filter(|(key, _)| slip(key)).map(|(_, reading)| reading.clone()).collect();
    if !close.is_empty() {
        close.insert(0, readings.remove(0).1);
        out.push(Discrepancy {
            subject: entry.name.clone(),
            entry: Some(entry.key),
            field: Field::Address,
            readings: close,
        });
    }
}
