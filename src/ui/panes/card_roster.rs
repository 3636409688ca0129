//! The card of somebody on the roster.

use crate::model::{AmountState, EntryRef, Fact, Field, Holding, RosterEntry, RosterKey, Signed, Sureness};
use crate::ui::{edit, words};

use super::card_making::{Maker, Parts, back, plain};
use super::card_model::{CardModel, Choice, Line, Said, Tone};

impl Maker<'_> {
    /// Makes the card.
    pub(super) fn roster(&self, of: EntryRef, entry: &RosterEntry) -> CardModel {
        let mut parts = Parts::default();
        parts.push("In the documents", entry.corrected_from.iter().map(|name| back(Field::Name, name)));
        let facts = |facts: &[Fact<String>]| facts.iter().map(|fact| self.fact(fact)).collect::<Vec<_>>();
        let field = |parts: &mut Parts, field: Field, mut lines: Vec<Line>| {
            if let Some(corrected) = entry.marks.corrected(field) {
                for line in &mut lines {
                    line.typed = line.links.is_empty();
                }
                lines.push(self.said(corrected));
            }
            parts.field(edit::label(of, field), field, lines);
        };
        let mut roles: Vec<Line> =
            entry.roles.iter().map(|r| self.sourced(words::sentence(r.value.label()), &r.sources)).collect();
        if roles.is_empty() {
            roles.push(Line { tone: Tone::Weak, ..plain("none".to_owned()) });
        }
        field(&mut parts, Field::Role, roles);
        parts.push(edit::label(of, Field::Kind), entry.marks.corrected(Field::Kind).map(|c| self.said(c)));
        let conflict =
            self.case.discrepancies.iter().any(|d| d.field == Field::Amount && self.concerns(d.entry, entry));
        for holding in &entry.holdings {
            let mut lines = self.holding(holding, conflict);
            for line in lines.iter_mut().skip(1) {
                line.typed = line.links.is_empty() && entry.marks.corrected(Field::Amount).is_some();
            }
            parts.push("Holds", lines);
        }
        parts.push("Amounts", entry.marks.corrected(Field::Amount).map(|corrected| self.said(corrected)));
        self.conflicts(entry, &mut parts);
        field(&mut parts, Field::Address, entry.address.iter().map(|fact| self.fact(fact)).collect());
        parts.push("Also at", facts(&entry.other_addresses));
        field(&mut parts, Field::Email, facts(&entry.emails));
        field(&mut parts, Field::Phone, facts(&entry.phones));
        field(&mut parts, Field::Title, entry.title.iter().map(|fact| self.fact(fact)).collect());
        field(&mut parts, Field::Firm, entry.firm.iter().map(|fact| self.named(fact)).collect());
        field(&mut parts, Field::Represents, entry.represents.iter().map(|fact| self.named(fact)).collect());
        parts.push("Counsel", entry.counsel.iter().filter_map(|key| self.entry_line(EntryRef::Roster(*key))));
        let via = entry.via.iter().map(|via| self.sourced(via.words(), &via.sources));
        field(&mut parts, Field::Via, via.collect());
        let signatories = entry.signatories.iter().map(|signatory| {
            let unsigned = if signatory.signed == Signed::Unsigned { " (not signed)" } else { "" };
            self.sourced(format!("{}{unsigned}", signatory.words()), &signatory.sources)
        });
        field(&mut parts, Field::Signatory, signatories.collect());
        let numbers = entry.case_numbers.iter().map(|f| self.sourced(f.value.0.clone(), &f.sources));
        field(&mut parts, Field::CaseNumber, numbers.collect());
        parts.push("On the docket", facts(&entry.party_types));
        parts.push("Under the name", facts(&entry.details));
        parts.push("Also written", facts(&entry.aliases));
        parts.push("Found in", self.places(&entry.sources));
        let mut subtitle = vec![Said { words: words::sentence(entry.entity.word()), field: Some(Field::Kind) }];
        if entry.sure == Sureness::Inferred {
            subtitle.push(Said { words: "inferred".to_owned(), field: None });
        }
        CardModel {
            of: (self.case.revision, of, self.all),
            title: entry.name.clone(),
            subtitle,
            kind: None,
            parts: parts.0,
            note: entry.note.clone(),
            editable: true,
            reviewed: entry.reviewed,
            key: entry.marks.key,
            dispute: entry.marks.dispute,
            tags: entry.marks.tags.iter().filter_map(|tag| self.case.tag(*tag)).cloned().collect(),
            chase: None,
        }
    }

    /// What is held of one instrument; where readings are in conflict, with the choice among them.
    fn holding(&self, holding: &Holding, conflict: bool) -> Vec<Line> {
        let mut lines = vec![Line { tone: Tone::Weak, ..plain(holding.instrument.clone()) }];
        for reading in &holding.readings {
            let mut line = self.sourced(words::reading(reading).replacen(", ", " ", 1), &reading.sources);
            if reading.state == AmountState::Struck && reading.amount.is_some() {
                // The figure itself is one word, so that the strike ends where the figure does.
                let figure = reading.amount.as_deref().map(words::grouped).unwrap_or_default();
                line.words = format!("{figure} struck");
                line.tone = Tone::Struck;
            } else if reading.state == AmountState::Redacted {
                "▒ redacted".clone_into(&mut line.words);
            }
            let choosable = conflict && reading.amount.is_some();
            line.choice = reading.amount.clone().filter(|_| choosable).map(|a| Choice::Take(Field::Amount, a));
            lines.push(line);
        }
        lines
    }

    fn concerns(&self, key: Option<RosterKey>, entry: &RosterEntry) -> bool {
        key.and_then(|key| self.case.roster_entry(key)).is_some_and(|found| found.key == entry.key)
    }

    /// The readings that disagree, with a way to settle them.
    fn conflicts(&self, entry: &RosterEntry, parts: &mut Parts) {
        for discrepancy in self.case.discrepancies.iter().filter(|d| self.concerns(d.entry, entry)) {
            let field = discrepancy.field;
            let mut lines = Vec::new();
            if field != Field::Amount {
                for reading in &discrepancy.readings {
                    let mut line = self.sourced(words::value(field, &reading.value), &reading.sources);
                    line.choice = Some(Choice::Take(field, reading.value.clone()));
                    lines.push(line);
                }
            }
            let readings = words::count(discrepancy.readings.len(), "reading", "readings");
            let words = format!("{readings} of the {}, none chosen", field.label());
            lines.push(Line { tone: Tone::Warn, choice: Some(Choice::Leave(field)), ..plain(words) });
            parts.push("Conflict", lines);
        }
    }
}
