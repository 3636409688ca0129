//! The cases that the folder tells of: the one that leads, its members, and the proceedings within it.

use std::collections::BTreeMap;

use super::ReadDocument;
use super::timeline::id;
use crate::model::{CaseFile, CaseNumber, DocKind, ListedCase};

/// Every case with a docket here, a member of the lead case, or a line of its own in the timeline; the lead case first,
/// then by number.
pub(super) fn all(parts: &[ReadDocument], case: &CaseFile) -> Vec<ListedCase> {
    let mut cases: BTreeMap<CaseNumber, ListedCase> = BTreeMap::new();
    let lead = case.facts.lead_number.as_ref().map(|fact| &fact.value);
    for number in lead.into_iter().chain(case.timeline.iter().filter_map(|entry| entry.case.as_ref())) {
        listed(&mut cases, number);
    }
    for fact in &case.facts.member_numbers {
        let member = listed(&mut cases, &fact.value);
        if case.facts.jointly_administered {
            member.lead = lead.cloned();
        }
    }
    for (index, part) in parts.iter().enumerate() {
        let mentions = &part.mentions;
        let Some(number) = mentions.case_numbers.first().filter(|_| mentions.kind == DocKind::Docket) else { continue };
        let this = listed(&mut cases, &number.value);
        this.docket = this.docket.or(Some(id(index)));
        if let Some(title) = &mentions.case_title {
            this.title.clone_from(&title.value);
        }
        let above = mentions.references.iter().find(|reference| reference.description.starts_with("Lead case"));
        if let Some(above) = above.and_then(|reference| reference.case.clone()) {
            this.lead = Some(above).filter(|above| *above != number.value);
        }
        for member in &mentions.member_numbers {
            listed(&mut cases, &member.value).lead = Some(number.value.clone());
        }
    }
    for part in parts.iter().filter(|part| part.mentions.kind != DocKind::Docket) {
        if let (Some(title), [only]) = (&part.mentions.case_title, &part.mentions.case_numbers[..])
            && let Some(known) = cases.get_mut(&only.value)
            && known.title.is_empty()
        {
            known.title.clone_from(&title.value);
        }
    }
    let mut cases: Vec<ListedCase> = cases.into_values().collect();
    cases.sort_by_key(|listed| Some(&listed.number) != lead);
    cases
}

fn listed<'c>(cases: &'c mut BTreeMap<CaseNumber, ListedCase>, number: &CaseNumber) -> &'c mut ListedCase {
    cases.entry(number.clone()).or_insert_with(|| ListedCase {
        number: number.clone(),
        title: String::new(),
        lead: None,
        docket: None,
    })
}
