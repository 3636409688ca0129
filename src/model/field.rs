//! The fields of an entry that can be corrected, and what stands in them as it is typed.

use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::When;
use super::{Entity, Fact, Passage, Role, RosterEntry, Signatory, TimelineEntry, TimelineKind, Via};

/// What parts the values of a field that has several.
const BETWEEN: &str = "; ";
/// What stands between the name of a chain's link and its capacity.
const CAPACITY: &str = ", its ";
/// What belongs to a name although a comma stands before it.
const SUFFIXES: [&str; 9] = ["jr", "sr", "ii", "iii", "iv", "esq", "cpa", "cfa", "phd"];

/// A field of an entry, as corrections and discrepancies name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the words of the field say it")]
pub enum Field {
    Name,
    Amount,
    Date,
    /// The last day of a period.
    Until,
    /// What sort of party an entry is, or of which kind a line of the timeline.
    Kind,
    Role,
    Title,
    Address,
    Email,
    Phone,
    CaseNumber,
    Summary,
    Firm,
    Represents,
    /// The chain of entities through which an organisation signs.
    Via,
    Signatory,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 16] = [
        Self::Name,
        Self::Amount,
        Self::Date,
        Self::Until,
        Self::Kind,
        Self::Role,
        Self::Title,
        Self::Address,
        Self::Email,
        Self::Phone,
        Self::CaseNumber,
        Self::Summary,
        Self::Firm,
        Self::Represents,
        Self::Via,
        Self::Signatory,
    ];

    /// The word of the facts export.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Amount => "amount",
            Self::Date => "date",
            Self::Until => "until",
            Self::Kind => "kind",
            Self::Role => "role",
            Self::Title => "title",
            Self::Address => "address",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::CaseNumber => "case_number",
            Self::Summary => "summary",
            Self::Firm => "firm",
            Self::Represents => "represents",
            Self::Via => "via",
            Self::Signatory => "signatory",
        }
    }

    /// Its word where people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Until => "last day",
            Self::Email => "e-mail",
            Self::CaseNumber => "case number",
            Self::Represents => "clients",
            Self::Via => "chain of signature",
            other => other.word(),
        }
    }

    /// Whether it has several values, which `;` parts where they are typed.
    pub fn has_several(self) -> bool {
        matches!(
            self,
            Self::Role | Self::Email | Self::Phone | Self::CaseNumber | Self::Represents | Self::Via | Self::Signatory
        )
    }

    /// The values that are typed into it; what is empty is none.
    pub fn values(self, text: &str) -> impl Iterator<Item = &str> + use<'_> {
        let several = self.has_several();
        let parts = text.split(move |c| several && matches!(c, ';' | '\n'));
        parts.map(str::trim).filter(|value| !value.is_empty())
    }
}

impl RosterEntry {
    /// What stands in a field, as it is typed: several values parted by `; `, roles and kinds by their words; empty where
    /// nothing is known. `None` for a field that the entry does not have, or that is more than text.
    pub fn text(&self, field: Field) -> Option<String> {
        let one = |fact: &Option<Fact<String>>| fact.as_ref().map(|fact| fact.value.clone()).unwrap_or_default();
        Some(match field {
            Field::Name | Field::Summary => self.name.clone(),
            Field::Kind => self.entity.word().to_owned(),
            Field::Role => joined(self.roles.iter().map(|fact| fact.value.word().to_owned())),
            Field::Title => one(&self.title),
            Field::Firm => one(&self.firm),
            Field::Address => one(&self.address),
            Field::Email => values(&self.emails),
            Field::Phone => values(&self.phones),
            Field::Represents => values(&self.represents),
            Field::CaseNumber => joined(self.case_numbers.iter().map(|fact| fact.value.0.clone())),
            Field::Via => joined(self.via.iter().map(Via::words)),
            Field::Signatory => joined(self.signatories.iter().map(Signatory::words)),
            Field::Amount | Field::Date | Field::Until => return None,
        })
    }

    /// The passages that say what stands in a field.
    pub fn sources_of(&self, field: Field) -> Vec<Passage> {
        fn all<'a, T: 'a>(facts: impl IntoIterator<Item = &'a Fact<T>>) -> Vec<Passage> {
            facts.into_iter().flat_map(|fact| fact.sources.iter().copied()).collect()
        }
        match field {
            Field::Name | Field::Summary | Field::Kind => self.sources.clone(),
            Field::Role => all(&self.roles),
            Field::Title => all(&self.title),
            Field::Firm => all(&self.firm),
            Field::Address => all(&self.address),
            Field::Email => all(&self.emails),
            Field::Phone => all(&self.phones),
            Field::Represents => all(&self.represents),
            Field::CaseNumber => all(&self.case_numbers),
            Field::Via => self.via.iter().flat_map(|via| via.sources.iter().copied()).collect(),
            Field::Signatory => self.signatories.iter().flat_map(|s| s.sources.iter().copied()).collect(),
            Field::Amount | Field::Date | Field::Until => Vec::new(),
        }
    }
}

impl TimelineEntry {
    /// What stands in a field, as it is typed: dates as [`When::typed`] has them, kinds by their words; empty where nothing is known. `None`
    /// for a field that the entry does not have.
    pub fn text(&self, field: Field) -> Option<String> {
        Some(match field {
            Field::Name | Field::Summary => self.summary.clone(),
            Field::Date => self.when.map(|when| when.typed()).unwrap_or_default(),
            Field::Until => self.when.and_then(|when| when.until).map(|until| until.to_string()).unwrap_or_default(),
            Field::Kind => self.kind.word().to_owned(),
            _ => return None,
        })
    }
}

impl Via {
    /// "Cape Advisors, LLC, its General Partner".
    pub fn words(&self) -> String {
        match &self.capacity {
            Some(capacity) => format!("{}{CAPACITY}{capacity}", self.name),
            None => self.name.clone(),
        }
    }

    /// A link of a chain from its words; they are nowhere in a document.
    pub fn parse(words: &str) -> Self {
        let (name, capacity) = match words.split_once(CAPACITY) {
            Some((name, capacity)) => (name, Some(capacity.trim().to_owned())),
            None => (words, None),
        };
        Self { name: name.trim().to_owned(), capacity, sources: Vec::new() }
    }
}

impl Signatory {
    /// "Ada Byrne, Vice President".
    pub fn words(&self) -> String {
        match &self.title {
            Some(title) => format!("{}, {title}", self.name),
            None => self.name.clone(),
        }
    }

    /// The name and the title in these words: the title begins at the first comma that has no "Jr." or "CPA" behind it.
    pub fn parse(words: &str) -> (String, Option<String>) {
        let suffix = |rest: &str| {
            let word: String =
                rest.split(',').next().unwrap_or_default().chars().filter(|c| c.is_alphabetic()).collect();
            SUFFIXES.contains(&word.to_lowercase().as_str())
        };
        let at = words.match_indices(',').map(|(at, _)| at).find(|at| !words.get(at + 1..).is_some_and(suffix));
        let (name, title) = at.map_or((words, ""), |at| words.split_at(at));
        let title = title.trim_start_matches(',').trim();
        (name.trim().to_owned(), (!title.is_empty()).then(|| title.to_owned()))
    }
}

impl Role {
    /// The role with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

impl Entity {
    /// The sort with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.word() == word)
    }
}

impl TimelineKind {
    /// The kind with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

fn values(facts: &[Fact<String>]) -> String {
    joined(facts.iter().map(|fact| fact.value.clone()))
}

fn joined(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join(BETWEEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_signs_is_a_name_and_a_title() {
        let parsed = |words| {
            let (name, title) = Signatory::parse(words);
            format!("{name} | {}", title.unwrap_or_default())
        };
        assert_eq!(parsed("Ada Byrne, Vice President, Finance"), "Ada Byrne | Vice President, Finance");
        assert_eq!(parsed("Tom Oakes, Jr., Managing Member"), "Tom Oakes, Jr. | Managing Member");
        assert_eq!(parsed("Ada Byrne"), "Ada Byrne | ");
        assert_eq!(parsed("Tom Oakes, CPA"), "Tom Oakes, CPA | ");
    }

    #[test]
    fn a_link_of_a_chain_is_a_name_and_a_capacity() {
        for words in ["Alder Advisors, LLC, its General Partner", "Alder Advisors, LLC"] {
            assert_eq!(Via::parse(words).words(), words);
        }
    }

    #[test]
    fn words_lead_back_to_their_values() {
        assert!(Role::ALL.iter().all(|role| Role::parse(role.word()) == Some(*role)));
        assert!(Entity::ALL.iter().all(|entity| Entity::parse(entity.word()) == Some(*entity)));
        assert!(TimelineKind::ALL.iter().all(|kind| TimelineKind::parse(kind.word()) == Some(*kind)));
    }
}
