//! What extraction hands on: values with the spans of the one document that give them.

use serde::{Deserialize, Serialize};

use crate::model::Computed;
use crate::model::{
    AmountState, CaseNumber, DocKind, Entity, PartialDate, Role, Signed, Span, Sureness, TimelineKind, When,
};

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Located<T> {
    /// A value at a span.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// Everything that one document says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mentions {
    /// What the document is.
    pub kind: DocKind,
    /// Its title.
    pub title: Option<Located<String>>,
    /// The date it bears.
    pub date: Option<Located<PartialDate>>,
    /// Other dates that it gives for itself: a cover and a first paragraph may disagree.
    pub also_dated: Vec<Located<PartialDate>>,
    /// Its number on the docket, from a court stamp or the file's name.
    pub docket_number: Option<Located<String>>,
    /// Its own number below the docket entry's, where it is an attachment.
    pub attachment: Option<String>,
    /// "In re …" or "A v. B", from the caption.
    pub case_title: Option<Located<String>>,
    /// The court of the caption.
    pub court: Option<Located<String>>,
    /// The case numbers under which the document stands, each time.
    pub case_numbers: Vec<Located<CaseNumber>>,
    /// The lead case's number, where the document tells which one leads.
    pub lead_number: Option<Located<CaseNumber>>,
    /// Member cases, where the document tells.
    pub member_numbers: Vec<Located<CaseNumber>>,
    /// Where it says that cases are jointly administered.
    pub jointly_administered: Option<Span>,
    /// The chapter of the Bankruptcy Code.
    pub chapter: Option<Located<String>>,
    /// The judge.
    pub judge: Option<Located<String>>,
    /// When the case was filed, as a docket says.
    pub filed: Option<Located<PartialDate>>,
    /// When it was closed, as a docket says.
    pub closed: Option<Located<PartialDate>>,
    /// Dated lines, in the order of the text. The document's own filing is not among them, but for a docket's entries.
    pub dated: Vec<DatedMention>,
    /// People and organisations, in the order of the text; one for each place that says something of them.
    pub parties: Vec<PartyMention>,
    /// Dates with a name: `on March 3, 2031 (the "Petition Date")`.
    pub defined_dates: Vec<(String, Located<PartialDate>)>,
    /// Documents that it cites, in the order of the text.
    pub references: Vec<ReferenceMention>,
    /// What else is to be highlighted: dates that became no entry of their own.
    pub dates: Vec<Located<PartialDate>>,
    /// The number that the court's filing system gives the case inside itself, as the names of downloaded files have
    /// it.
    pub system_case: Option<Located<String>>,
    /// Exhibits and other attachments of docket entries, in the order of the text.
    pub attachments: Vec<AttachmentMention>,
}

/// A document that was filed as part of a docket entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentMention {
    /// The docket entry's number.
    pub docket_number: String,
    /// The attachment's own number below it.
    pub number: String,
    /// What it is: "Exhibit A".
    pub description: String,
    /// The words that name it.
    pub span: Span,
}

/// A dated line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatedMention {
    /// What it is.
    pub kind: TimelineKind,
    /// When; `None` for a deadline whose trigger has no known date.
    pub when: Option<When>,
    /// One line: who did or must do what.
    pub summary: String,
    /// A second, weaker line; often empty.
    pub details: String,
    /// Set where the date was worked out.
    pub computed: Option<Computed>,
    /// The docket entry's number.
    pub docket_number: Option<String>,
    /// When the docket entry was entered.
    pub entered: Option<PartialDate>,
    /// The case in which it was filed.
    pub case: Option<CaseNumber>,
    /// The words that say so; for a docket entry its whole text.
    pub span: Span,
    /// How sure it is.
    pub sure: Sureness,
}

impl DatedMention {
    /// A line of which nothing is said yet.
    pub(super) fn new(kind: TimelineKind, span: Span, sure: Sureness) -> Self {
        Self {
            kind,
            when: None,
            summary: String::new(),
            details: String::new(),
            computed: None,
            docket_number: None,
            entered: None,
            case: None,
            span,
            sure,
        }
    }
}

/// A place that says something of a person or organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyMention {
    /// The name as it stands there, spacing mended.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// What sort of party.
    pub entity: Entity,
    /// Its parts, as this place tells.
    pub roles: Vec<Role>,
    /// The roles word for word, as a docket states them.
    pub party_types: Vec<Located<String>>,
    /// Defined terms and other forms: `(the "Borrower")`, "d/b/a …".
    pub also: Vec<Located<String>>,
    /// Title or office.
    pub title: Option<Located<String>>,
    /// The firm a person belongs to.
    pub firm: Option<Located<String>>,
    /// Whom it acts for.
    pub represents: Vec<Located<String>>,
    /// Case numbers that belong to it.
    pub case_numbers: Vec<Located<CaseNumber>>,
    /// Address lines joined with `\n`.
    pub address: Option<Located<String>>,
    /// E-mail addresses.
    pub emails: Vec<Located<String>>,
    /// Phone and fax numbers.
    pub phones: Vec<Located<String>>,
    /// What else the place prints under the name, word for word and line by line: a masked tax number, "TERMINATED:
    /// 05/28/2014", a capacity, how it was served.
    pub details: Vec<Located<String>>,
    /// The chain through which it signs.
    pub via: Vec<ViaMention>,
    /// Who signs for it.
    pub signatories: Vec<SignatoryMention>,
    /// What it holds.
    pub holdings: Vec<HoldingMention>,
    /// How sure it is that this is a party.
    pub sure: Sureness,
}

impl PartyMention {
    /// A bare mention of a name.
    pub fn new(name: impl Into<String>, span: Span, entity: Entity) -> Self {
        Self {
            name: name.into(),
            span,
            entity,
            roles: Vec::new(),
            party_types: Vec::new(),
            also: Vec::new(),
            title: None,
            firm: None,
            represents: Vec::new(),
            case_numbers: Vec::new(),
            address: None,
            emails: Vec::new(),
            phones: Vec::new(),
            details: Vec::new(),
            via: Vec::new(),
            signatories: Vec::new(),
            holdings: Vec::new(),
            sure: Sureness::Stated,
        }
    }

    /// The same, with a part that it plays.
    #[must_use]
    pub fn with_role(mut self, role: Role) -> Self {
        if !self.roles.contains(&role) {
            self.roles.push(role);
        }
        self
    }
}

/// One link of the chain through which an organisation signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViaMention {
    /// The entity.
    pub name: Located<String>,
    /// In what capacity.
    pub capacity: Option<String>,
}

/// A person who signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatoryMention {
    /// The person.
    pub name: Located<String>,
    /// The title on the page.
    pub title: Option<Located<String>>,
    /// Whether a signature stands there.
    pub signed: Signed,
}

/// What a place says of a holding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldingMention {
    /// The instrument.
    pub instrument: Located<String>,
    /// The amount's state.
    pub state: AmountState,
    /// Plain decimal digits.
    pub amount: Option<String>,
    /// The amount, or the words before the empty place.
    pub span: Span,
}

/// A document that this one cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceMention {
    /// How it is named.
    pub description: String,
    /// What it is.
    pub kind: DocKind,
    /// Its date.
    pub date: Option<PartialDate>,
    /// Its number on the docket.
    pub docket_number: Option<String>,
    /// The case on whose docket it stands, where another one is named.
    pub case: Option<CaseNumber>,
    /// The words that cite it.
    pub span: Span,
    /// How sure it is.
    pub sure: Sureness,
}
