//! The roster's parts and columns, and the words of each cell.

use crate::model::{CaseFile, Fact, Role, RosterEntry};

/// A part of the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum RosterView {
    /// Who has a stake in the case.
    Parties,
    /// Who holds something.
    Holders,
    /// Attorneys and their firms.
    Counsel,
    /// Everyone.
    All,
}

impl RosterView {
    /// The parts in the order of the switch.
    pub(in crate::ui) const ALL: [(Self, &'static str); 4] =
        [(Self::Parties, "Parties"), (Self::Holders, "Holders"), (Self::Counsel, "Counsel"), (Self::All, "All")];

    /// Its word in the saved view.
    pub(in crate::ui) fn word(self) -> &'static str {
        match self {
            Self::Parties => "parties",
            Self::Holders => "holders",
            Self::Counsel => "counsel",
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

    /// The columns of the full table.
    pub(in crate::ui) fn columns(self) -> &'static [Column] {
        match self {
            Self::Parties => &[Column::Name, Column::Role, Column::Counsel, Column::CaseNumbers, Column::Address],
            Self::Holders => {
                &[Column::Name, Column::Instrument, Column::Amount, Column::Through, Column::Signatory, Column::Address]
            }
            Self::Counsel => &[Column::Name, Column::Firm, Column::Represents, Column::Phone, Column::Email],
            Self::All => &[Column::Name, Column::Role, Column::Phone, Column::Email, Column::Address],
        }
    }

    /// What stands over the right side of the narrow table, and sorts it.
    pub(super) fn side(self) -> Column {
        match self {
            Self::Holders => Column::Amount,
            Self::Counsel => Column::Firm,
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
    /// What it holds.
    Instrument,
    /// How much of it.
    Amount,
    /// Through whom it signs.
    Through,
    /// Who signs.
    Signatory,
    /// Where it is.
    Address,
    /// The firm of a person.
    Firm,
    /// Whom it acts for.
    Represents,
    /// Who acts for it.
    Counsel,
    /// Phone and fax numbers.
    Phone,
    /// E-mail addresses.
    Email,
    /// A debtor's case numbers.
    CaseNumbers,
}

impl Column {
    /// Every column; its place here is its number.
    pub(in crate::ui) const ALL: [Self; Self::COUNT] = [
        Self::Name,
        Self::Role,
        Self::Instrument,
        Self::Amount,
        Self::Through,
        Self::Signatory,
        Self::Address,
        Self::Firm,
        Self::Represents,
        Self::Counsel,
        Self::Phone,
        Self::Email,
        Self::CaseNumbers,
    ];
    /// How many columns there are.
    pub(in crate::ui) const COUNT: usize = 13;

    /// Its word in the saved view.
    pub(in crate::ui) fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Role => "role",
            Self::Instrument => "instrument",
            Self::Amount => "amount",
            Self::Through => "through",
            Self::Signatory => "signatory",
            Self::Address => "address",
            Self::Firm => "firm",
            Self::Represents => "represents",
            Self::Counsel => "counsel",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::CaseNumbers => "cases",
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
            Self::Instrument => "Instrument",
            Self::Amount => "Amount",
            Self::Through => "Signs through",
            Self::Signatory => "Signatory",
            Self::Address => "Address",
            Self::Firm => "Firm",
            Self::Represents => "Represents",
            Self::Counsel => "Counsel",
            Self::Phone => "Phone",
            Self::Email => "E-mail",
            Self::CaseNumbers => "Case numbers",
        }
    }

    /// Its width at first, in points.
    pub(in crate::ui) fn default_width(self) -> f32 {
        match self {
            Self::Name => 280.0,
            Self::Instrument | Self::Address | Self::Represents | Self::Through => 240.0,
            Self::Email | Self::Signatory | Self::Firm | Self::Counsel => 200.0,
            Self::Role | Self::Amount | Self::Phone | Self::CaseNumbers => 150.0,
        }
    }

    /// The words of a cell; lines are separated by `\n`.
    pub(in crate::ui) fn cell(self, case: &CaseFile, entry: &RosterEntry) -> String {
        let joined =
            |facts: &[Fact<String>]| facts.iter().map(|fact| fact.value.as_str()).collect::<Vec<_>>().join(", ");
        match self {
            Self::Name => entry.name.clone(),
            Self::Role => roles(entry),
            Self::Instrument => {
                entry.holdings.iter().map(|holding| holding.instrument.as_str()).collect::<Vec<_>>().join("\n")
            }
            Self::Amount => entry
                .holdings
                .iter()
                .flat_map(|holding| &holding.readings)
                .map(crate::ui::words::reading)
                .collect::<Vec<_>>()
                .join("\n"),
            Self::Through => through(entry),
            Self::Signatory => entry
                .signatories
                .iter()
                .map(|signatory| match &signatory.title {
                    Some(title) => format!("{}, {title}", signatory.name),
                    None => signatory.name.clone(),
                })
                .collect::<Vec<_>>()
                .join("\n"),
            Self::Address => entry.address.as_ref().map(|fact| fact.value.replace('\n', ", ")).unwrap_or_default(),
            Self::Firm => entry.firm.as_ref().map(|fact| fact.value.clone()).unwrap_or_default(),
            Self::Represents => joined(&entry.represents),
            Self::Counsel => entry
                .counsel
                .iter()
                .filter_map(|key| case.roster_entry(*key))
                .map(|counsel| counsel.name.as_str())
                .collect::<Vec<_>>()
                .join(", "),
            Self::Phone => joined(&entry.phones),
            Self::Email => joined(&entry.emails),
            Self::CaseNumbers => {
                entry.case_numbers.iter().map(|fact| fact.value.0.as_str()).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// By what the column is sorted: figures by their size, words without regard to capitals.
    pub(super) fn sort_key(self, case: &CaseFile, entry: &RosterEntry) -> (u128, String) {
        if self != Self::Amount {
            return (0, self.cell(case, entry).to_lowercase());
        }
        let amounts = entry.holdings.iter().flat_map(|holding| &holding.readings).filter_map(|r| r.amount.as_deref());
        let whole = |amount: &str| amount.split('.').next().and_then(|digits| digits.parse::<u128>().ok());
        (amounts.filter_map(whole).max().unwrap_or(0), entry.name.to_lowercase())
    }
}

/// The parts that an entry plays: "holder, creditor".
pub(in crate::ui) fn roles(entry: &RosterEntry) -> String {
    entry.roles.iter().map(|fact| fact.value.label()).collect::<Vec<_>>().join(", ")
}

/// The chain of entities through which an entry signs.
pub(super) fn through(entry: &RosterEntry) -> String {
    entry.via.iter().map(|via| via.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// What stands below a name in the narrow table.
pub(super) fn second_line(view: RosterView, case: &CaseFile, entry: &RosterEntry) -> String {
    match view {
        RosterView::Holders if !entry.via.is_empty() => format!("through {}", through(entry)),
        RosterView::Holders if !entry.signatories.is_empty() => "signs itself".to_owned(),
        RosterView::Counsel => {
            let firm = Column::Firm.cell(case, entry);
            let represents = Column::Represents.cell(case, entry);
            match (firm.is_empty(), represents.is_empty()) {
                (false, false) => format!("{firm} · for {represents}"),
                (false, true) => firm,
                (true, false) => format!("for {represents}"),
                (true, true) => roles(entry),
            }
        }
        _ => roles(entry),
    }
}
