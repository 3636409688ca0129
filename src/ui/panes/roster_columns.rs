//! The roster's parts and columns: their words, what belongs to them, and how wide they are at first.

use crate::model::{Field, Role, RosterEntry};

/// A part of the roster: whom it lists, and in which columns at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::ui) enum RosterView {
    /// Who has a stake in the case.
    #[default]
    Parties,
    /// Who holds something.
    Holders,
    /// Attorneys and their firms.
    Counsel,
    /// Whom papers are served on.
    Service,
    /// Everyone.
    All,
}

impl RosterView {
    /// How many parts there are.
    pub(in crate::ui) const COUNT: usize = 5;

    /// The parts in the order of the switch, with their short words.
    pub(in crate::ui) const ALL: [(Self, &'static str); Self::COUNT] = [
        (Self::Parties, "Parties"),
        (Self::Holders, "Holders"),
        (Self::Counsel, "Counsel"),
        (Self::Service, "Service"),
        (Self::All, "All"),
    ];

    /// Its words where there is room for them.
    pub(in crate::ui) fn title(self) -> &'static str {
        match self {
            Self::Parties => "Parties",
            Self::Holders => "Holders",
            Self::Counsel => "Counsel",
            Self::Service => "Service list",
            Self::All => "Everyone",
        }
    }

    /// Its word in the saved view.
    pub(in crate::ui) fn word(self) -> &'static str {
        match self {
            Self::Parties => "parties",
            Self::Holders => "holders",
            Self::Counsel => "counsel",
            Self::Service => "service",
            Self::All => "all",
        }
    }

    /// The part with this word.
    pub(in crate::ui) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().map(|(view, _)| view).find(|view| view.word() == word)
    }

    /// Whether an entry belongs to it.
    pub(super) fn holds(self, entry: &RosterEntry) -> bool {
        let any = |roles: &[Role]| entry.roles.iter().any(|fact| roles.contains(&fact.value));
        match self {
            Self::All => true,
            Self::Holders => !entry.holdings.is_empty() || entry.has_role(Role::Holder),
            Self::Counsel => any(&[Role::Attorney, Role::LawFirm]),
            // Papers go to a party or its counsel, and only where there is a place to send them to.
            Self::Service => {
                let reached = entry.address.is_some() || !entry.emails.is_empty() || !entry.counsel.is_empty();
                reached && (Self::Parties.holds(entry) || entry.has_role(Role::Attorney))
            }
            Self::Parties => any(&[
                Role::Debtor,
                Role::Issuer,
                Role::Plaintiff,
                Role::Defendant,
                Role::Petitioner,
                Role::Respondent,
                Role::Holder,
                Role::Creditor,
                Role::Lender,
                Role::Committee,
                Role::Trustee,
                Role::IndentureTrustee,
                Role::UsTrustee,
                Role::Agent,
                Role::InterestedParty,
            ]),
        }
    }

    /// The columns of the full table at first.
    pub(in crate::ui) fn columns(self) -> &'static [Column] {
        match self {
            Self::Parties => &[Column::Name, Column::Role, Column::Counsel, Column::CaseNumbers, Column::Address],
            Self::Holders => &[
                Column::Name,
                Column::Instrument,
                Column::Amount,
                Column::AsOf,
                Column::Through,
                Column::Signatory,
                Column::Address,
            ],
            Self::Counsel => &[Column::Name, Column::Firm, Column::Represents, Column::Phone, Column::Email],
            Self::Service => &[Column::Name, Column::Address, Column::Email, Column::Counsel, Column::Source],
            Self::All => &[Column::Name, Column::Role, Column::Phone, Column::Email, Column::Address],
        }
    }

    /// What stands over the right side of the narrow table, and sorts it.
    pub(super) fn side(self) -> Column {
        match self {
            Self::Holders => Column::Amount,
            Self::Counsel => Column::Firm,
            Self::Service => Column::Counsel,
            Self::Parties | Self::All => Column::Role,
        }
    }
}

/// A column of the full table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum Column {
    /// The name.
    Name,
    /// Its parts in the case.
    Role,
    /// Whether it is a person, an organisation or a class.
    Kind,
    /// What it holds.
    Instrument,
    /// How much of it.
    Amount,
    /// Whether the amount is stated, struck, redacted …
    State,
    /// The date of the document that gives the amount.
    AsOf,
    /// Through whom it signs.
    Through,
    /// Who signs.
    Signatory,
    /// Where it is.
    Address,
    /// A person's title or office.
    Title,
    /// The firm of a person.
    Firm,
    /// Whom it acts for.
    Represents,
    /// Who acts for it.
    Counsel,
    /// The e-mail addresses of who acts for it.
    CounselEmail,
    /// Phone and fax numbers.
    Phone,
    /// E-mail addresses.
    Email,
    /// A debtor's case numbers.
    CaseNumbers,
    /// The documents that give it.
    Source,
    /// Other forms of the name.
    Also,
    /// Whether it was reviewed.
    Reviewed,
    /// Its tags.
    Tags,
    /// The reviewer's note.
    Note,
}

impl Column {
    /// How many columns there are.
    pub(in crate::ui) const COUNT: usize = 23;
    /// Every column; its place here is its number.
    pub(in crate::ui) const ALL: [Self; Self::COUNT] = [
        Self::Name,
        Self::Role,
        Self::Kind,
        Self::Instrument,
        Self::Amount,
        Self::State,
        Self::AsOf,
        Self::Through,
        Self::Signatory,
        Self::Address,
        Self::Title,
        Self::Firm,
        Self::Represents,
        Self::Counsel,
        Self::CounselEmail,
        Self::Phone,
        Self::Email,
        Self::CaseNumbers,
        Self::Source,
        Self::Also,
        Self::Reviewed,
        Self::Tags,
        Self::Note,
    ];

    /// Its word in the saved view.
    pub(in crate::ui) fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Role => "role",
            Self::Kind => "kind",
            Self::Instrument => "instrument",
            Self::Amount => "amount",
            Self::State => "state",
            Self::AsOf => "as_of",
            Self::Through => "through",
            Self::Signatory => "signatory",
            Self::Address => "address",
            Self::Title => "title",
            Self::Firm => "firm",
            Self::Represents => "represents",
            Self::Counsel => "counsel",
            Self::CounselEmail => "counsel_email",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::CaseNumbers => "cases",
            Self::Source => "source",
            Self::Also => "also",
            Self::Reviewed => "reviewed",
            Self::Tags => "tags",
            Self::Note => "note",
        }
    }

    /// The column with this word.
    pub(in crate::ui) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.word() == word)
    }

    /// The words over it.
    pub(in crate::ui) fn title(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Role => "Role",
            Self::Kind => "Kind",
            Self::Instrument => "Instrument",
            Self::Amount => "Amount",
            Self::State => "State of the amount",
            Self::AsOf => "As of",
            Self::Through => "Signs through",
            Self::Signatory => "Signatory",
            Self::Address => "Address",
            Self::Title => "Title",
            Self::Firm => "Firm",
            Self::Represents => "Represents",
            Self::Counsel => "Counsel",
            Self::CounselEmail => "Counsel’s e-mail",
            Self::Phone => "Phone",
            Self::Email => "E-mail",
            Self::CaseNumbers => "Case numbers",
            Self::Source => "Source",
            Self::Also => "Also written",
            Self::Reviewed => "Reviewed",
            Self::Tags => "Tags",
            Self::Note => "Note",
        }
    }

    /// Its width at first, in points.
    pub(in crate::ui) fn default_width(self) -> f32 {
        match self {
            Self::Name => 270.0,
            Self::Instrument | Self::Address | Self::Represents | Self::Through | Self::Source => 220.0,
            Self::Email | Self::CounselEmail | Self::Signatory | Self::Firm | Self::Counsel | Self::Note => 190.0,
            Self::Role | Self::Amount | Self::Phone | Self::CaseNumbers | Self::Title | Self::Also | Self::Tags => {
                150.0
            }
            Self::Kind | Self::State | Self::AsOf | Self::Reviewed => 116.0,
        }
    }

    /// Whether its cells hold some of a few values, which a filter lists.
    pub(in crate::ui) fn has_values(self) -> bool {
        matches!(self, Self::Role | Self::Kind | Self::State | Self::Reviewed | Self::Tags)
    }

    /// The field that its cells show, where that is one field.
    pub(super) fn field(self) -> Option<Field> {
        Some(match self {
            Self::Name => Field::Name,
            Self::Role => Field::Role,
            Self::Kind => Field::Kind,
            Self::Through => Field::Via,
            Self::Signatory => Field::Signatory,
            Self::Address => Field::Address,
            Self::Title => Field::Title,
            Self::Firm => Field::Firm,
            Self::Represents => Field::Represents,
            Self::Phone => Field::Phone,
            Self::Email => Field::Email,
            Self::CaseNumbers => Field::CaseNumber,
            _ => return None,
        })
    }

    /// Whether its cells are figures, which stand at the right.
    pub(super) fn is_figure(self) -> bool {
        self == Self::Amount
    }
}
