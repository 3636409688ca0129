//! What stands in the cells of the roster: their words, what they are sorted and filtered by, and the passages that say so.

use std::cmp::Ordering;

use crate::model::{CaseFile, DocId, DocKind, Fact, Passage, RosterEntry};
use crate::ui::words;

use super::roster_columns::{Column, RosterView};

/// The documents that a cell names; of more it says how many.
const MOST_DOCUMENTS: usize = 3;

impl Column {
    /// The words of a cell; lines are separated by `\n`.
    pub(in crate::ui) fn cell(self, case: &CaseFile, entry: &RosterEntry) -> String {
        match self {
            Self::Name => entry.name.clone(),
            Self::Role => words::sentence(&roles(entry)),
            Self::Kind => words::sentence(entry.entity.word()),
            Self::Instrument => lines(entry.holdings.iter().map(|holding| holding.instrument.as_str())),
            Self::Amount => lines(readings(entry).map(words::reading)),
            Self::AsOf => as_of(case, entry),
            Self::Through => through(entry),
            Self::Signatory => lines(entry.signatories.iter().map(|signatory| match &signatory.title {
                Some(title) => format!("{}, {title}", signatory.name),
                None => signatory.name.clone(),
            })),
            Self::Address => one(entry.address.as_ref()).replace('\n', ", "),
            Self::Title => one(entry.title.as_ref()).to_owned(),
            Self::Firm => one(entry.firm.as_ref()).to_owned(),
            Self::Represents => joined(&entry.represents),
            Self::Counsel => list(counsel(case, entry).map(|counsel| match &counsel.firm {
                Some(firm) => format!("{} ({})", counsel.name, firm.value),
                None => counsel.name.clone(),
            })),
            Self::CounselEmail => {
                list(counsel(case, entry).flat_map(|counsel| counsel.emails.iter().map(|fact| fact.value.as_str())))
            }
            Self::Phone => joined(&entry.phones),
            Self::Email => joined(&entry.emails),
            Self::CaseNumbers => list(entry.case_numbers.iter().map(|fact| fact.value.0.as_str())),
            Self::Source => sources(case, entry),
            Self::Also => joined(&entry.aliases),
            Self::State | Self::Reviewed | Self::Tags => list(self.values(case, entry)),
            Self::Note => entry.note.clone(),
        }
    }

    /// The values of a cell of which there are a few, in the order in which the cell has them.
    pub(super) fn values(self, case: &CaseFile, entry: &RosterEntry) -> Vec<String> {
        match self {
            Self::Role => entry.roles.iter().map(|fact| fact.value.label().to_owned()).collect(),
            Self::Kind => vec![words::sentence(entry.entity.word())],
            Self::State => {
                let mut states: Vec<String> = readings(entry).map(|reading| reading.state.word().to_owned()).collect();
                states.sort_unstable();
                states.dedup();
                states
            }
            Self::Reviewed => vec![if entry.reviewed { "reviewed" } else { "not yet" }.to_owned()],
            Self::Tags => {
                entry.marks.tags.iter().filter_map(|tag| case.tag(*tag)).map(|tag| tag.name.clone()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The first passage that says what a cell says; `None` where the cell is empty, or the reviewer's own.
    pub(super) fn passage(self, case: &CaseFile, entry: &RosterEntry) -> Option<Passage> {
        let of = |fact: Option<&Fact<String>>| fact.and_then(|fact| fact.sources.first()).copied();
        match self {
            Self::Role => entry.roles.first().and_then(|fact| fact.sources.first()).copied(),
            Self::Instrument | Self::Amount | Self::State | Self::AsOf => {
                readings(entry).find_map(|reading| reading.sources.first()).copied()
            }
            Self::Through => entry.via.iter().find_map(|via| via.sources.first()).copied(),
            Self::Signatory => entry.signatories.iter().find_map(|signatory| signatory.sources.first()).copied(),
            Self::Address => of(entry.address.as_ref()),
            Self::Title => of(entry.title.as_ref()),
            Self::Firm => of(entry.firm.as_ref()),
            Self::Represents => of(entry.represents.first()),
            // Who acts for somebody says so where counsel is named.
            Self::Counsel => counsel(case, entry).find_map(|counsel| of(counsel.represents.first())),
            Self::CounselEmail => counsel(case, entry).find_map(|counsel| of(counsel.emails.first())),
            Self::Phone => of(entry.phones.first()),
            Self::Email => of(entry.emails.first()),
            Self::CaseNumbers => entry.case_numbers.first().and_then(|fact| fact.sources.first()).copied(),
            Self::Source => {
                let first = served_from(case, entry).first().copied()?;
                entry.sources.iter().find(|passage| passage.doc == first).copied()
            }
            Self::Also => of(entry.aliases.first()),
            Self::Name | Self::Kind | Self::Reviewed | Self::Tags | Self::Note => None,
        }
    }

    /// By what the column is sorted: figures by their size, dates by the calendar, words without regard to capitals.
    pub(super) fn sort_key(self, case: &CaseFile, entry: &RosterEntry) -> SortKey {
        let (number, words) = match self {
            Self::Amount => (largest(entry), String::new()),
            Self::AsOf => (None, dates(case, entry).into_iter().max().map(|date| date.to_string()).unwrap_or_default()),
            _ => (None, self.cell(case, entry).to_lowercase()),
        };
        SortKey { empty: number.is_none() && words.is_empty(), number: number.unwrap_or_default(), words }
    }
}

/// By what a cell is sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SortKey {
    empty: bool,
    number: u128,
    words: String,
}

impl SortKey {
    /// Which of two comes first; an empty cell comes last whichever way the column is sorted.
    pub(super) fn compare(&self, other: &Self, down: bool) -> Ordering {
        let filled = || (self.number, &self.words).cmp(&(other.number, &other.words));
        self.empty.cmp(&other.empty).then_with(|| if down { filled().reverse() } else { filled() })
    }
}

/// The values that the entries of a part have in a column, sorted, each with how many have it.
pub(super) fn choices(case: &CaseFile, part: RosterView, column: Column) -> Vec<(String, usize)> {
    let mut counted: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for entry in case.roster.iter().filter(|entry| part.holds(entry)) {
        for value in column.values(case, entry) {
            *counted.entry(value).or_default() += 1;
        }
    }
    counted.into_iter().collect()
}

/// The parts that an entry plays: "holder, creditor".
pub(in crate::ui) fn roles(entry: &RosterEntry) -> String {
    list(entry.roles.iter().map(|fact| fact.value.label()))
}

/// The chain of entities through which an entry signs.
pub(super) fn through(entry: &RosterEntry) -> String {
    list(entry.via.iter().map(|via| via.name.as_str()))
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
        RosterView::Service => {
            let parts = [Column::Email, Column::Address, Column::Counsel].map(|column| column.cell(case, entry));
            let through = |at: usize, words: String| if at == 2 { format!("through {words}") } else { words };
            let said = parts.into_iter().enumerate().filter(|(_, words)| !words.is_empty());
            said.map(|(at, words)| through(at, words)).collect::<Vec<_>>().join(" · ")
        }
        _ => roles(entry),
    }
}

fn readings(entry: &RosterEntry) -> impl Iterator<Item = &crate::model::HoldingReading> {
    entry.holdings.iter().flat_map(|holding| &holding.readings)
}

fn largest(entry: &RosterEntry) -> Option<u128> {
    let whole = |amount: &str| amount.split('.').next().and_then(|digits| digits.parse::<u128>().ok());
    readings(entry).filter_map(|reading| reading.amount.as_deref()).filter_map(whole).max()
}

fn counsel<'a>(case: &'a CaseFile, entry: &'a RosterEntry) -> impl Iterator<Item = &'a RosterEntry> {
    entry.counsel.iter().filter_map(|key| case.roster_entry(*key))
}

/// The dates of the documents that give the entry's amounts.
fn dates(case: &CaseFile, entry: &RosterEntry) -> Vec<crate::model::PartialDate> {
    let passages = readings(entry).flat_map(|reading| &reading.sources);
    let mut dates: Vec<_> = passages.filter_map(|passage| case.document(passage.doc)?.date).collect();
    dates.sort_unstable();
    dates.dedup();
    dates
}

fn as_of(case: &CaseFile, entry: &RosterEntry) -> String {
    lines(dates(case, entry).into_iter().map(words::date))
}

/// The documents from which papers are served: dockets and notices of filing, then certificates, then those that give an
/// address; the others where there is none of these.
fn served_from(case: &CaseFile, entry: &RosterEntry) -> Vec<DocId> {
    let mut documents: Vec<DocId> = entry.sources.iter().map(|passage| passage.doc).collect();
    documents.sort_unstable();
    documents.dedup();
    let gives = |document: DocId| {
        let facts = entry.address.iter().chain(&entry.emails);
        facts.flat_map(|fact| &fact.sources).any(|passage| passage.doc == document)
    };
    let rank = |document: DocId| match case.document(document).map(|document| document.kind) {
        Some(DocKind::Docket) => 0,
        Some(DocKind::Notice) => 1,
        Some(DocKind::Certificate) => 2,
        _ if gives(document) => 3,
        _ => 4,
    };
    let mut ranked: Vec<(u8, DocId)> = documents.into_iter().map(|document| (rank(document), document)).collect();
    ranked.sort_unstable();
    if ranked.first().is_some_and(|(rank, _)| *rank < 4) {
        ranked.retain(|(rank, _)| *rank < 4);
    }
    ranked.into_iter().map(|(_, document)| document).collect()
}

fn sources(case: &CaseFile, entry: &RosterEntry) -> String {
    let documents = served_from(case, entry);
    let mut titles: Vec<String> = documents
        .iter()
        .take(MOST_DOCUMENTS)
        .filter_map(|id| case.document(*id))
        .map(|document| match (&document.docket_number, &document.case) {
            (Some(number), _) => format!("{} (no. {number})", document.title),
            // The title of a docket report says little but the number of its case.
            (None, Some(case)) if document.kind == DocKind::Docket => format!("Docket {case}"),
            _ => document.title.clone(),
        })
        .collect();
    if let Some(more) = documents.len().checked_sub(MOST_DOCUMENTS).filter(|more| *more > 0) {
        titles.push(format!("and {more} more"));
    }
    titles.join("; ")
}

fn one(fact: Option<&Fact<String>>) -> &str {
    fact.map_or("", |fact| fact.value.as_str())
}

fn joined(facts: &[Fact<String>]) -> String {
    list(facts.iter().map(|fact| fact.value.as_str()))
}

fn list<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> String {
    let mut text = String::new();
    for value in values {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(value.as_ref());
    }
    text
}

fn lines<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> String {
    let mut text = String::new();
    for value in values {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(value.as_ref());
    }
    text
}
