//! Going through the whole case.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::ask::{Clause, Query, What};
use super::filters::Met;
use super::snippet::{self, Place, Snippet};
use super::term::Term;
use crate::model::{CaseDocument, CaseFile, DocId, Span, Style};

/// How many documents are given; how many answer is told all the same.
pub const MOST_DOCUMENTS: usize = 200;
/// Up to how many places of one word are counted in a document that is given.
pub const MOST_PLACES: usize = 250;
/// Up to how many are counted to find out which documents are given; only among those the others count, too.
const SCORED_PLACES: usize = 12;
/// How many snippets a document is given.
const SNIPPETS: usize = 4;

/// What a word in the title, in a heading, and all words standing together add to a document's score, as against a
/// word that stands in the text once, which adds 1.
const IN_TITLE: f32 = 4.0;
const IN_HEADING: f32 = 2.0;
const TOGETHER: f32 = 5.0;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// The documents, best first; at most [`MOST_DOCUMENTS`].
    pub documents: Vec<Found>,
    /// How many documents answer.
    pub total: usize,
    /// How many places there are in all of them; `None` for more than were counted.
    pub places: Option<usize>,
}

/// A document that answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Which.
    pub doc: DocId,
    /// How well it answers; only for comparing.
    pub score: f32,
    /// How many places there are, up to [`MOST_PLACES`] for a word.
    pub count: usize,
    /// Whether there are more.
    pub more: bool,
    /// Words around the best of the places, in the order of the text.
    pub snippets: Vec<Snippet>,
}

/// Looks through the whole case. `cancelled` is asked before each document; `None` once it says so.
///
/// A document answers when it meets every condition. Its score is the sum over the words of 1 and the logarithm of how
/// often each stands there, so that a long document does not win by its length, and more for words in the title, in
/// headings, and together as they were typed.
pub fn find(case: &CaseFile, query: &Query, cancelled: impl Fn() -> bool + Sync) -> Option<Results> {
    if query.is_empty() {
        return Some(Results::default());
    }
    let plan = Plan::new(case, query);
    // Asked once it said so, it may be slow to say it again.
    let stopped = AtomicBool::new(false);
    let stop = || {
        let now = stopped.load(Ordering::Relaxed) || cancelled();
        if now {
            stopped.store(true, Ordering::Relaxed);
        }
        now
    };
    let looked = case.documents.par_iter().enumerate().filter_map(|(at, document)| {
        if stop() {
            return None;
        }
        let doc = DocId(u32::try_from(at).ok()?);
        plan.look(doc, document)
    });
    let mut found: Vec<Found> = looked.collect();
    if stop() {
        return None;
    }
    let best_first = |a: &Found, b: &Found| b.score.total_cmp(&a.score).then(a.doc.cmp(&b.doc));
    found.sort_by(best_first);
    let total = found.len();
    found.truncate(MOST_DOCUMENTS);
    found.par_iter_mut().for_each(|found| {
        if let Some(document) = case.document(found.doc).filter(|_| !stop()) {
            let places = plan.places(found.doc, document, MOST_PLACES);
            plan.count(found, &places);
            found.snippets = snippet::snippets(&document.source.text, &places, SNIPPETS);
        }
    });
    found.sort_by(best_first);
    let all = total == found.len() && found.iter().all(|found| !found.more);
    let places = all.then(|| found.iter().map(|found| found.count).sum());
    (!stop()).then_some(Results { documents: found, total, places })
}

/// Every place in one document, to be marked there; sorted.
pub fn places(case: &CaseFile, query: &Query, doc: DocId) -> Vec<Span> {
    let Some(document) = case.document(doc) else { return Vec::new() };
    let mut places: Vec<Span> =
        Plan::new(case, query).places(doc, document, usize::MAX).into_iter().map(|place| place.span).collect();
    places.dedup();
    places
}

/// All snippets of one document, at most `most`.
pub fn snippets(case: &CaseFile, query: &Query, doc: DocId, most: usize) -> Vec<Snippet> {
    let Some(document) = case.document(doc) else { return Vec::new() };
    snippet::snippets(&document.source.text, &Plan::new(case, query).places(doc, document, MOST_PLACES), most)
}

/// A query, made ready to look at documents.
struct Plan {
    /// Words that must stand in the document, and words that must not.
    wanted: Vec<Term>,
    unwanted: Vec<Term>,
    /// The plain words as they were typed, where there are several, and how far they reach, in bytes.
    together: Option<(Term, usize)>,
    /// Conditions about more than words, and whether they must not be met.
    met: Vec<(bool, Met)>,
}

impl Plan {
    fn new(case: &CaseFile, query: &Query) -> Self {
        let terms = |not: bool| {
            let clauses = query.clauses.iter().filter(move |clause| clause.not == not);
            clauses.filter_map(|clause| Term::new(&clause.what)).collect::<Vec<_>>()
        };
        let plain: Vec<&str> = query
            .clauses
            .iter()
            .filter_map(|clause| match clause {
                Clause { not: false, what: What::Word { word, .. } } => Some(word.as_str()),
                _ => None,
            })
            .collect();
        let joined = plain.join(" ");
        // Room for white space, and for signs that are longer than those of a keyboard.
        let length = joined.len() * 2 + 16;
        let together = if plain.len() > 1 { Term::pattern(&joined, false) } else { None };
        Self {
            wanted: terms(false),
            unwanted: terms(true),
            together: together.map(|together| (together, length)),
            met: query.clauses.iter().filter_map(|clause| Some((clause.not, Met::by(case, &clause.what)?))).collect(),
        }
    }

    /// Whether and how well a document answers.
    fn look(&self, doc: DocId, document: &CaseDocument) -> Option<Found> {
        if self.met.iter().any(|(not, met)| met.documents.get(doc.index()) == Some(not)) {
            return None;
        }
        let (text, title) = (&*document.source.text, document.title.as_str());
        // The first place of each word tells whether the document answers, before further ones are looked for.
        let mut begun = Vec::with_capacity(self.wanted.len());
        for term in &self.wanted {
            let mut places = term.places(text, 0).peekable();
            if places.peek().is_none() && term.first(title).is_none() {
                return None;
            }
            begun.push(places);
        }
        if self.unwanted.iter().any(|term| term.first(text).is_some() || term.first(title).is_some()) {
            return None;
        }
        let mut found = Found { doc, score: 0.0, count: 0, more: false, snippets: Vec::new() };
        let headings = Headings::of(document);
        let mut rarest: Option<Vec<Span>> = None;
        for (term, places) in self.wanted.iter().zip(begun) {
            let places: Vec<Span> = places.take(SCORED_PLACES).collect();
            found.score += damped(places.len());
            found.score += if term.first(title).is_some() { IN_TITLE } else { 0.0 };
            found.score += if places.iter().any(|place| headings.hold(*place)) { IN_HEADING } else { 0.0 };
            if rarest.as_ref().is_none_or(|rarest| places.len() < rarest.len()) {
                rarest = Some(places);
            }
        }
        if rarest.is_some_and(|places| self.stand_together(text, &places)) {
            found.score += TOGETHER;
        }
        if self.wanted.is_empty() {
            found.score = damped(self.passages(doc).count());
        }
        Some(found)
    }

    /// Notes how many places there are, and lets those count that were not looked at before.
    fn count(&self, found: &mut Found, places: &[Place]) {
        found.count = places.len();
        for term in 0..self.wanted.len() {
            let count = places.iter().filter(|place| place.term == term).count();
            found.more |= count == MOST_PLACES;
            found.score += damped(count) - damped(count.min(SCORED_PLACES));
        }
    }

    /// Whether the plain words stand together as they were typed, about one of these places: those of the rarest word,
    /// so that no text has to be gone through once more.
    fn stand_together(&self, text: &str, places: &[Span]) -> bool {
        self.together.as_ref().is_some_and(|(together, length)| {
            places.iter().any(|place| {
                let from = text.floor_char_boundary((place.start as usize).saturating_sub(*length));
                let to = text.ceil_char_boundary((place.end as usize + length).min(text.len()));
                text.get(from..to).is_some_and(|around| together.first(around).is_some())
            })
        })
    }

    /// The places of all words, up to a number for each; the passages of the other conditions where there are no words.
    fn places(&self, doc: DocId, document: &CaseDocument, most: usize) -> Vec<Place> {
        let text = &*document.source.text;
        let mut places = Vec::new();
        for (number, term) in self.wanted.iter().enumerate() {
            places.extend(term.places(text, 0).take(most).map(|span| Place { span, term: number }));
        }
        if self.wanted.is_empty() {
            places.extend(self.passages(doc).map(|span| Place { span, term: 0 }));
        }
        places.sort_unstable();
        places
    }

    fn passages(&self, doc: DocId) -> impl Iterator<Item = Span> + '_ {
        let wanted = self.met.iter().filter(|(not, _)| !not);
        wanted.flat_map(move |(_, met)| met.passages_in(doc)).map(|passage| passage.span)
    }
}

/// The headings of a document.
struct Headings(Vec<Span>);

impl Headings {
    fn of(document: &CaseDocument) -> Self {
        let styles = &document.source.styles;
        Self(styles.iter().filter(|styled| styled.style == Style::Heading).map(|styled| styled.span).collect())
    }

    fn hold(&self, place: Span) -> bool {
        let behind = self.0.partition_point(|heading| heading.start <= place.start);
        behind.checked_sub(1).and_then(|at| self.0.get(at)).is_some_and(|heading| heading.contains(place))
    }
}

/// 1 for one place, and ever less for each further one.
fn damped(count: usize) -> f32 {
    let count = u16::try_from(count).unwrap_or(u16::MAX);
    if count == 0 { 0.0 } else { 1.0 + f32::from(count).ln() }
}
