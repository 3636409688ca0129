//! What a case folder must say: the format of `tests/cases/NAME/expected.json`.
//!
//! Written to be read: one line an entry. Fields left out are not looked at. `|` separates answers that are equally
//! right, ` / ` the parts of an address, of a link of a chain (`NAME / CAPACITY`) and of a signatory
//! (`NAME / TITLE / signed`).

use serde::Deserialize;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Expected {
    /// What the case is about; for the reader.
    pub(super) about: String,
    /// The case folder relative to the repository, where it is not the folder of this file.
    pub(super) folder: Option<String>,
    /// What is known of the case itself.
    pub(super) case: Case,
    /// Every document of the folder.
    pub(super) documents: Vec<Document>,
    /// Lists that hold nothing but what stands here.
    pub(super) complete: Vec<String>,
    pub(super) timeline: Vec<Dated>,
    pub(super) references: Vec<Cited>,
    pub(super) roster: Vec<Party>,
    pub(super) discrepancies: Vec<Disagreement>,
    pub(super) must_not: MustNot,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Case {
    /// Words of the title.
    pub(super) title: Option<String>,
    pub(super) court: Option<String>,
    pub(super) lead_number: Option<String>,
    pub(super) member_numbers: Option<Vec<String>>,
    pub(super) jointly_administered: Option<bool>,
    pub(super) chapter: Option<String>,
    pub(super) judge: Option<String>,
    pub(super) filed: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Document {
    pub(super) path: String,
    pub(super) kind: Option<String>,
    /// Words of the title.
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    /// Exactly the case numbers it stands under.
    pub(super) numbers: Option<Vec<String>>,
    pub(super) docket: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Dated {
    /// ISO 8601; two dates with `/` between them for a span; null for an undated deadline.
    pub(super) on: Option<String>,
    pub(super) kind: String,
    /// Words of the document that a source of the entry must touch.
    pub(super) quote: String,
    /// The document; may be left out where the folder has one.
    #[serde(rename = "in")]
    pub(super) path: Option<String>,
    pub(super) precision: Option<String>,
    /// `formal` or `informal`; left out for a date that the text states.
    pub(super) computed: Option<String>,
    /// The number on the docket.
    pub(super) docket: Option<String>,
    /// Neither wanted nor wrong.
    pub(super) optional: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Cited {
    pub(super) on: Option<String>,
    pub(super) docket: Option<String>,
    /// Words of the description.
    pub(super) about: Option<String>,
    pub(super) quote: String,
    #[serde(rename = "in")]
    pub(super) path: Option<String>,
    /// The document of the folder that it is; left out for one to chase.
    pub(super) found: Option<String>,
    pub(super) optional: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Party {
    pub(super) name: String,
    /// Names that do as well.
    #[serde(rename = "or")]
    pub(super) or_name: Vec<String>,
    pub(super) entity: Option<String>,
    pub(super) roles: Vec<String>,
    /// Roles and standings word for word, as a docket states them.
    pub(super) types: Vec<String>,
    pub(super) aliases: Vec<String>,
    pub(super) title: Option<String>,
    pub(super) firm: Option<String>,
    pub(super) represents: Vec<String>,
    pub(super) numbers: Vec<String>,
    pub(super) address: Option<String>,
    pub(super) emails: Vec<String>,
    pub(super) phones: Vec<String>,
    /// The whole chain, nearest first.
    pub(super) via: Option<Vec<String>>,
    /// Everyone who signs for it.
    pub(super) signs: Option<Vec<String>>,
    /// Every reading of every holding: `INSTRUMENT: STATE AMOUNT`.
    pub(super) holds: Option<Vec<String>>,
    pub(super) optional: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Disagreement {
    pub(super) of: String,
    pub(super) field: String,
    pub(super) values: Vec<String>,
}

/// What would be wrong to find.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct MustNot {
    /// Names that no roster entry may have.
    pub(super) roster: Vec<String>,
    /// Dates, or a date and a kind, that no timeline entry may have.
    pub(super) timeline: Vec<String>,
    /// A name and a field about which nothing may be reported.
    pub(super) discrepancies: Vec<String>,
}
