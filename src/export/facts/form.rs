//! The form of the file. Its field names and words are public: they change only with the schema's number.

use serde::Serialize;

use crate::export::sources::Source;
use crate::model::PartialDate;

/// The name of this form.
pub(super) const SCHEMA: &str = "redwell-facts/1";

#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub(super) schema: &'static str,
    pub(super) case: Case<'a>,
    pub(super) documents: Vec<File<'a>>,
    pub(super) timeline: Vec<Line<'a>>,
    pub(super) undated: Vec<Line<'a>>,
    pub(super) roster: Vec<Entry<'a>>,
    pub(super) references: Vec<Reference<'a>>,
    pub(super) discrepancies: Vec<Discrepancy<'a>>,
}

#[derive(Serialize)]
pub(super) struct Case<'a> {
    pub(super) title: Option<&'a str>,
    pub(super) court: Option<&'a str>,
    pub(super) lead_number: Option<&'a str>,
    pub(super) member_numbers: Vec<&'a str>,
    pub(super) jointly_administered: bool,
    pub(super) chapter: Option<&'a str>,
    pub(super) judge: Option<&'a str>,
    pub(super) filed: Option<PartialDate>,
    pub(super) closed: Option<PartialDate>,
}

#[derive(Serialize)]
pub(super) struct File<'a> {
    pub(super) path: &'a str,
    pub(super) kind: &'static str,
    pub(super) title: &'a str,
    pub(super) date: Option<PartialDate>,
    pub(super) docket_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) attachment: Option<&'a str>,
    pub(super) case_numbers: Vec<&'a str>,
    /// How many; null where the format has none.
    pub(super) pages: Option<usize>,
    pub(super) status: &'static str,
}

#[derive(Serialize)]
pub(super) struct Line<'a> {
    pub(super) date: Option<PartialDate>,
    pub(super) until: Option<PartialDate>,
    pub(super) precision: Option<&'static str>,
    pub(super) kind: &'static str,
    pub(super) summary: &'a str,
    pub(super) computed: Option<Computed<'a>>,
    pub(super) docket_number: Option<&'a str>,
    pub(super) entered: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) case: Option<&'a str>,
    pub(super) sources: Vec<Source<'a>>,
}

#[derive(Serialize)]
pub(super) struct Computed<'a> {
    pub(super) from: PartialDate,
    pub(super) rule: &'a str,
    pub(super) informal: bool,
}

#[derive(Serialize)]
pub(super) struct Entry<'a> {
    pub(super) name: &'a str,
    pub(super) entity: &'static str,
    pub(super) roles: Vec<&'static str>,
    pub(super) party_types: Vec<&'a str>,
    pub(super) aliases: Vec<&'a str>,
    pub(super) title: Option<&'a str>,
    pub(super) firm: Option<&'a str>,
    pub(super) represents: Vec<&'a str>,
    pub(super) case_numbers: Vec<&'a str>,
    pub(super) address: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) other_addresses: Vec<&'a str>,
    pub(super) emails: Vec<&'a str>,
    pub(super) phones: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) details: Vec<&'a str>,
    pub(super) via: Vec<Via<'a>>,
    pub(super) signatories: Vec<Signatory<'a>>,
    pub(super) holdings: Vec<Holding<'a>>,
    pub(super) sources: Vec<Source<'a>>,
}

#[derive(Serialize)]
pub(super) struct Via<'a> {
    pub(super) name: &'a str,
    pub(super) capacity: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Signatory<'a> {
    pub(super) name: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) signed: &'static str,
}

#[derive(Serialize)]
pub(super) struct Holding<'a> {
    pub(super) instrument: &'a str,
    pub(super) readings: Vec<AmountReading<'a>>,
}

#[derive(Serialize)]
pub(super) struct AmountReading<'a> {
    pub(super) state: &'static str,
    pub(super) amount: Option<&'a str>,
    pub(super) sources: Vec<Source<'a>>,
}

#[derive(Serialize)]
pub(super) struct Reference<'a> {
    pub(super) description: &'a str,
    pub(super) kind: &'static str,
    pub(super) date: Option<PartialDate>,
    pub(super) docket_number: Option<&'a str>,
    /// The path of the document that it is, where it is in the folder.
    pub(super) found: Option<&'a str>,
    pub(super) sources: Vec<Source<'a>>,
}

#[derive(Serialize)]
pub(super) struct Discrepancy<'a> {
    pub(super) subject: &'a str,
    pub(super) field: &'static str,
    pub(super) readings: Vec<Reading<'a>>,
}

#[derive(Serialize)]
pub(super) struct Reading<'a> {
    pub(super) value: &'a str,
    pub(super) sources: Vec<Source<'a>>,
}
