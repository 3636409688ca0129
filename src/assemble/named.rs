//! Whom the sentences of the timeline name.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

use crate::model::{CaseFile, DocId, DocKind, Entity, RosterEntry, RosterKey};

/// Ties timeline entries to the roster entries that their sentences name.
pub(super) fn link_people(case: &mut CaseFile) {
    let mut places: BTreeMap<(DocId, u32), RosterKey> = BTreeMap::new();
    for entry in &case.roster {
        for at in &entry.sources {
            places.insert((at.doc, at.span.start), entry.key);
        }
    }
    let names = DocketNames::of(case);
    let mut timeline = std::mem::take(&mut case.timeline);
    for entry in &mut timeline {
        let mut people: Vec<RosterKey> = Vec::new();
        for at in &entry.sources {
            if let Some(names) = names.as_ref().filter(|_| is_docket(case, at.doc)) {
                names.find(case.quote(*at), &mut people);
                continue;
            }
            let from = at.span.start.saturating_sub(120);
            let near = places.range((at.doc, from)..=(at.doc, at.span.end.saturating_add(160)));
            people.extend(near.map(|(_, key)| *key));
        }
        people.sort_unstable();
        people.dedup();
        people.truncate(12);
        entry.people = people;
    }
    case.timeline = timeline;
}

fn is_docket(case: &CaseFile, doc: DocId) -> bool {
    case.document(doc).is_some_and(|document| document.kind == DocKind::Docket)
}

/// The names of the roster, to be found in docket text: a docket gives no mention of its own for each of them.
struct DocketNames {
    finder: AhoCorasick,
    /// Whose each name is.
    keys: Vec<RosterKey>,
}

impl DocketNames {
    /// Of this case; `None` where it has no docket.
    fn of(case: &CaseFile) -> Option<Self> {
        case.documents.iter().find(|document| document.kind == DocKind::Docket)?;
        let mut words: Vec<String> = Vec::new();
        let mut keys = Vec::new();
        for entry in &case.roster {
            let forms = std::iter::once(&entry.name).chain(entry.aliases.iter().map(|alias| &alias.value));
            // A single word may mean anybody.
            let known = forms.filter(|form| form.trim().contains(' ') && form.len() >= 6).cloned();
            let all: Vec<String> = known.chain(filer(entry)).collect();
            keys.extend(std::iter::repeat_n(entry.key, all.len()));
            words.extend(all);
        }
        let mut finder = AhoCorasickBuilder::new();
        finder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest);
        Some(Self { finder: finder.build(&words).ok()?, keys })
    }

    /// Adds those whom words name.
    fn find(&self, words: &str, people: &mut Vec<RosterKey>) {
        for found in self.finder.find_iter(words) {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let before = words.get(..found.start()).and_then(|before| before.chars().next_back());
            let behind = words.get(found.end()..).and_then(|behind| behind.chars().next());
            if !letter(before) && !letter(behind) {
                people.extend(self.keys.get(found.pattern().as_usize()));
            }
        }
    }
}

/// How a docket names who filed something: `(Vole, Tess`.
fn filer(entry: &RosterEntry) -> Option<String> {
    let mut words = entry.name.split(' ').filter(|_| entry.entity == Entity::Person && !entry.name.contains(','));
    let (first, last) = (words.next()?, words.next_back()?);
    Some(format!("({last}, {first}"))
}
