//! Who everybody is, and what they hold.

use serde::{Deserialize, Serialize};

use super::{CaseNumber, Fact, Marks, Passage, Sureness};

/// A roster entry's name through re-reading and re-assembly: a hash of its folded name and kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RosterKey(pub u64);

/// What sort of party an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entity {
    /// A company, court, agency, committee or firm.
    Organization,
    /// A human being.
    Person,
    /// A class with no registered name, such as "the Prepetition Senior Lenders".
    Group,
}

impl Entity {
    /// Every sort.
    pub const ALL: [Self; 3] = [Self::Organization, Self::Person, Self::Group];

    /// The word of the facts export.
    pub fn word(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Person => "person",
            Self::Group => "group",
        }
    }
}

/// What part an entry plays in the case. Ordered as the roster lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the field say it")]
pub enum Role {
    Debtor,
    Issuer,
    Plaintiff,
    Defendant,
    Petitioner,
    Respondent,
    Holder,
    Creditor,
    Lender,
    Committee,
    Trustee,
    IndentureTrustee,
    UsTrustee,
    Agent,
    ClaimsAgent,
    InterestedParty,
    Judge,
    Mediator,
    LawFirm,
    Attorney,
    FinancialAdvisor,
    Declarant,
    Witness,
    Signatory,
    Other,
}

impl Role {
    /// Every role, in the roster's order.
    pub const ALL: [Self; 25] = [
        Self::Debtor,
        Self::Issuer,
        Self::Plaintiff,
        Self::Defendant,
        Self::Petitioner,
        Self::Respondent,
        Self::Holder,
        Self::Creditor,
        Self::Lender,
        Self::Committee,
        Self::Trustee,
        Self::IndentureTrustee,
        Self::UsTrustee,
        Self::Agent,
        Self::ClaimsAgent,
        Self::InterestedParty,
        Self::Judge,
        Self::Mediator,
        Self::LawFirm,
        Self::Attorney,
        Self::FinancialAdvisor,
        Self::Declarant,
        Self::Witness,
        Self::Signatory,
        Self::Other,
    ];

    /// The word of the facts export.
    pub fn word(self) -> &'static str {
        match self {
            Self::Debtor => "debtor",
            Self::Issuer => "issuer",
            Self::Plaintiff => "plaintiff",
            Self::Defendant => "defendant",
            Self::Petitioner => "petitioner",
            Self::Respondent => "respondent",
            Self::Holder => "holder",
            Self::Creditor => "creditor",
            Self::Lender => "lender",
            Self::Committee => "committee",
            Self::Trustee => "trustee",
            Self::IndentureTrustee => "indenture_trustee",
            Self::UsTrustee => "us_trustee",
            Self::Agent => "agent",
            Self::ClaimsAgent => "claims_agent",
            Self::InterestedParty => "interested_party",
            Self::Judge => "judge",
            Self::Mediator => "mediator",
            Self::LawFirm => "law_firm",
            Self::Attorney => "attorney",
            Self::FinancialAdvisor => "financial_advisor",
            Self::Declarant => "declarant",
            Self::Witness => "witness",
            Self::Signatory => "signatory",
            Self::Other => "other",
        }
    }

    /// The words on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::IndentureTrustee => "indenture trustee",
            Self::UsTrustee => "U.S. Trustee",
            Self::ClaimsAgent => "claims agent",
            Self::InterestedParty => "interested party",
            Self::LawFirm => "law firm",
            Self::FinancialAdvisor => "financial advisor",
            other => other.word(),
        }
    }
}

/// A person, organisation or class of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterEntry {
    /// Its name through re-assembly.
    pub key: RosterKey,
    /// Keys of the entries that were merged into it.
    pub merged: Vec<RosterKey>,
    /// The name in the best casing that the documents give, or as the reviewer wrote it.
    pub name: String,
    /// The name as the documents gave it, where the reviewer changed it.
    pub corrected_from: Option<String>,
    /// What sort of party.
    pub entity: Entity,
    /// What parts it plays, each with its passages, in the order of [`Role`].
    pub roles: Vec<Fact<Role>>,
    /// The roles word for word, as a docket states them; an attorney's standing too.
    pub party_types: Vec<Fact<String>>,
    /// Other forms of the name, each with its passages.
    pub aliases: Vec<Fact<String>>,
    /// Every spelling of the name that the documents have, each with its passages; what a split tells apart.
    pub spellings: Vec<Fact<String>>,
    /// Title or office.
    pub title: Option<Fact<String>>,
    /// The firm a person belongs to.
    pub firm: Option<Fact<String>>,
    /// Whom an attorney or firm acts for.
    pub represents: Vec<Fact<String>>,
    /// Who acts for it: the other way round of `represents`.
    pub counsel: Vec<RosterKey>,
    /// Case numbers that belong to it, as a debtor's do.
    pub case_numbers: Vec<Fact<CaseNumber>>,
    /// Address lines joined with `\n`.
    pub address: Option<Fact<String>>,
    /// Further addresses, where the documents give several: an attorney's other offices, or one of earlier years.
    pub other_addresses: Vec<Fact<String>>,
    /// E-mail addresses.
    pub emails: Vec<Fact<String>>,
    /// Phone and fax numbers, as printed.
    pub phones: Vec<Fact<String>>,
    /// What else a docket prints under its name, word for word: a masked tax number, "TERMINATED: 05/28/2014", "PRO SE".
    pub details: Vec<Fact<String>>,
    /// The chain of entities through which it signs, the nearest first.
    pub via: Vec<Via>,
    /// Who signs for it.
    pub signatories: Vec<Signatory>,
    /// What it holds.
    pub holdings: Vec<Holding>,
    /// Every passage that names it, in order of document and place.
    pub sources: Vec<Passage>,
    /// How sure it is that this is a party of the case.
    pub sure: Sureness,
    /// The reviewer's mark.
    pub reviewed: bool,
    /// The reviewer's note; empty for none.
    pub note: String,
    /// What else the reviewer put on it.
    pub marks: Marks,
}

impl RosterEntry {
    /// What the documents call it, whatever the reviewer calls it now: the label of a [`super::Target`].
    pub fn label(&self) -> &str {
        self.corrected_from.as_deref().unwrap_or(&self.name)
    }

    /// Whether it plays this part.
    pub fn has_role(&self, role: Role) -> bool {
        self.roles.iter().any(|fact| fact.value == role)
    }
}

/// An entity through which an organisation signs: "By: …, its General Partner".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Via {
    /// Its name.
    pub name: String,
    /// In what capacity it signs.
    pub capacity: Option<String>,
    /// Where it says so.
    pub sources: Vec<Passage>,
}

/// Whether a signature stands on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signed {
    /// A signature or `/s/` stands there.
    Signed,
    /// A blank line.
    Unsigned,
    /// The text does not tell.
    Unclear,
}

impl Signed {
    /// The word of the facts export.
    pub fn word(self) -> &'static str {
        match self {
            Self::Signed => "signed",
            Self::Unsigned => "unsigned",
            Self::Unclear => "unclear",
        }
    }
}

/// A person who signs for an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatory {
    /// The person's name.
    pub name: String,
    /// The title on the signature page.
    pub title: Option<String>,
    /// Whether it is signed.
    pub signed: Signed,
    /// Where.
    pub sources: Vec<Passage>,
}

/// What a holder owns of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The instrument, in the words of the document: "12% Senior Subordinated Notes due August 1, 2009".
    pub instrument: String,
    /// One reading for each different one over all copies.
    pub readings: Vec<HoldingReading>,
}

/// One way in which the documents give an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldingReading {
    /// What state the amount is in.
    pub state: AmountState,
    /// Plain decimal digits, no separators; `None` where none can be read.
    pub amount: Option<String>,
    /// Where.
    pub sources: Vec<Passage>,
}

/// The state of an amount. A struck or redacted amount is never one that is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmountState {
    /// It stands there.
    Stated,
    /// It is struck through.
    Struck,
    /// A tracked change put it there.
    Inserted,
    /// It is blacked out.
    Redacted,
    /// The place for it is empty.
    Blank,
    /// Something stands there that cannot be read.
    Illegible,
}

impl AmountState {
    /// Every state, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Stated, Self::Struck, Self::Inserted, Self::Redacted, Self::Blank, Self::Illegible];

    /// The word of the facts export, and on the screen.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Struck => "struck",
            Self::Inserted => "inserted",
            Self::Redacted => "redacted",
            Self::Blank => "blank",
            Self::Illegible => "illegible",
        }
    }
}
