//! From the case file to the form of the facts.

use super::form::{
    AmountReading, Case, Computed, Discrepancy, Document, Entry, File, Holding, Line, Reading, Reference, SCHEMA,
    Signatory, Via,
};
use crate::export::sources::{Source, Sources};
use crate::model::{self, CaseFile, CaseNumber, Fact, Passage};

/// Turns a case into the form of the facts, of which most is borrowed.
pub(super) struct Facts<'a> {
    case: &'a CaseFile,
    sources: Sources<'a>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(case: &'a CaseFile) -> Self {
        Self { case, sources: Sources::new(case) }
    }

    pub(super) fn document(&self) -> Document<'a> {
        let (dated, undated): (Vec<_>, Vec<_>) = self.case.timeline.iter().partition(|entry| entry.when.is_some());
        Document {
            schema: SCHEMA,
            case: case(&self.case.facts),
            documents: self.case.documents.iter().map(file).collect(),
            timeline: dated.into_iter().map(|entry| self.line(entry)).collect(),
            undated: undated.into_iter().map(|entry| self.line(entry)).collect(),
            roster: self.case.roster.iter().map(|entry| self.entry(entry)).collect(),
            references: self.case.references.iter().map(|reference| self.reference(reference)).collect(),
            discrepancies: self.case.discrepancies.iter().map(|discrepancy| self.discrepancy(discrepancy)).collect(),
        }
    }

    fn line(&self, entry: &'a model::TimelineEntry) -> Line<'a> {
        Line {
            date: entry.when.map(|when| when.date),
            until: entry.when.and_then(|when| when.until),
            precision: entry.when.map(|when| when.precision.word()),
            kind: entry.kind.word(),
            summary: &entry.summary,
            computed: entry.computed.as_ref().map(|computed| Computed {
                from: computed.from,
                rule: &computed.rule,
                informal: computed.informal,
            }),
            docket_number: entry.docket_number.as_deref(),
            entered: entry.entered,
            case: entry.case.as_ref().map(|number| number.0.as_str()),
            sources: self.sources(&entry.sources),
        }
    }

    fn entry(&self, entry: &'a model::RosterEntry) -> Entry<'a> {
        Entry {
            name: &entry.name,
            entity: entry.entity.word(),
            roles: entry.roles.iter().map(|role| role.value.word()).collect(),
            party_types: values(&entry.party_types),
            aliases: values(&entry.aliases),
            title: value(entry.title.as_ref()),
            firm: value(entry.firm.as_ref()),
            represents: values(&entry.represents),
            case_numbers: numbers(&entry.case_numbers),
            address: value(entry.address.as_ref()),
            other_addresses: values(&entry.other_addresses),
            emails: values(&entry.emails),
            phones: values(&entry.phones),
            details: values(&entry.details),
            via: entry.via.iter().map(|via| Via { name: &via.name, capacity: via.capacity.as_deref() }).collect(),
            signatories: entry
                .signatories
                .iter()
                .map(|signatory| Signatory {
                    name: &signatory.name,
                    title: signatory.title.as_deref(),
                    signed: signatory.signed.word(),
                })
                .collect(),
            holdings: entry.holdings.iter().map(|holding| self.holding(holding)).collect(),
            sources: self.sources(&entry.sources),
        }
    }

    fn holding(&self, holding: &'a model::Holding) -> Holding<'a> {
        let readings = holding.readings.iter().map(|reading| AmountReading {
            state: reading.state.word(),
            amount: reading.amount.as_deref(),
            sources: self.sources(&reading.sources),
        });
        Holding { instrument: &holding.instrument, readings: readings.collect() }
    }

    fn reference(&self, reference: &'a model::Reference) -> Reference<'a> {
        Reference {
            description: &reference.description,
            kind: reference.kind.word(),
            date: reference.date,
            docket_number: reference.docket_number.as_deref(),
            found: reference.found.and_then(|id| self.case.document(id)).map(|found| found.source.path.as_str()),
            sources: self.sources(&reference.sources),
        }
    }

    fn discrepancy(&self, discrepancy: &'a model::Discrepancy) -> Discrepancy<'a> {
        let readings = discrepancy
            .readings
            .iter()
            .map(|reading| Reading { value: &reading.value, sources: self.sources(&reading.sources) });
        Discrepancy { subject: &discrepancy.subject, field: discrepancy.field.word(), readings: readings.collect() }
    }

    fn sources(&self, passages: &[Passage]) -> Vec<Source<'a>> {
        passages.iter().filter_map(|passage| self.sources.source(*passage)).collect()
    }
}

fn case(facts: &model::CaseFacts) -> Case<'_> {
    Case {
        title: value(facts.title.as_ref()),
        court: value(facts.court.as_ref()),
        lead_number: facts.lead_number.as_ref().map(|number| number.value.0.as_str()),
        member_numbers: numbers(&facts.member_numbers),
        jointly_administered: facts.jointly_administered,
        chapter: value(facts.chapter.as_ref()),
        judge: value(facts.judge.as_ref()),
        filed: facts.filed.as_ref().map(|filed| filed.value),
        closed: facts.closed.as_ref().map(|closed| closed.value),
    }
}

fn file(document: &model::CaseDocument) -> File<'_> {
    File {
        path: &document.source.path,
        kind: document.kind.word(),
        title: &document.title,
        date: document.date,
        docket_number: document.docket_number.as_deref(),
        attachment: document.attachment.as_deref(),
        case_numbers: document.case_numbers.iter().map(|number| number.0.as_str()).collect(),
        pages: Some(document.source.pages.len()).filter(|pages| *pages > 0),
        status: document.source.coverage.word(),
    }
}

fn value(fact: Option<&Fact<String>>) -> Option<&str> {
    fact.map(|fact| fact.value.as_str())
}

fn values(facts: &[Fact<String>]) -> Vec<&str> {
    facts.iter().map(|fact| fact.value.as_str()).collect()
}

fn numbers(facts: &[Fact<CaseNumber>]) -> Vec<&str> {
    facts.iter().map(|fact| fact.value.0.as_str()).collect()
}
