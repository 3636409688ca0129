//! The cases whose dockets the folder has, each with how many entries.

use std::collections::HashMap;

use crate::model::{CaseFile, CaseNumber};

use super::docket_columns::is_entry;
use super::timeline_filter::case_in_words;

/// The cases that have entries, counted once for each assembly.
#[derive(Default)]
pub(in crate::ui) struct DocketCases {
    /// Of which assembly.
    of: Option<u64>,
    cases: Vec<DocketCase>,
}

/// One of them.
pub(in crate::ui) struct DocketCase {
    /// Its number.
    pub(in crate::ui) number: CaseNumber,
    /// How many entries of it there are.
    pub(in crate::ui) entries: usize,
    /// Its number and title.
    pub(in crate::ui) words: String,
}

impl DocketCases {
    /// The cases, in the order in which the case file lists them.
    pub(in crate::ui) fn of(&mut self, case: &CaseFile) -> &[DocketCase] {
        if self.of != Some(case.revision) {
            self.of = Some(case.revision);
            let mut counts: HashMap<&CaseNumber, usize> = HashMap::new();
            for number in case.timeline.iter().filter(|entry| is_entry(entry)).filter_map(|entry| entry.case.as_ref()) {
                *counts.entry(number).or_default() += 1;
            }
            let counted = case.cases.iter().filter_map(|listed| Some((&listed.number, *counts.get(&listed.number)?)));
            let words = |number| case_in_words(case, number);
            self.cases = counted
                .map(|(number, entries)| DocketCase { number: number.clone(), entries, words: words(number) })
                .collect();
        }
        &self.cases
    }
}
