//! Dated mentions, documents and cited documents → timeline entries and references.

use std::collections::HashMap;

use super::{ReadDocument, keys, link};
use crate::extract::DatedMention;
use crate::extract::names::{fold, title_case};
use crate::model::{
    CaseDocument, CaseNumber, Discrepancy, DocId, DocKind, Field, Marks, PartialDate, Passage, ReadingOf, Reference,
    Span, Sureness, TimelineEntry, TimelineKey, TimelineKind, When,
};

/// Every dated line of the case, sorted.
pub(super) fn entries(
    parts: &[ReadDocument],
    documents: &[CaseDocument],
    references: &[Reference],
) -> Vec<TimelineEntry> {
    let mut entries: Vec<TimelineEntry> = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        entries.extend(part.mentions.dated.iter().map(|dated| from_mention(dated, id(index), &part.document.text)));
    }
    let tied = link::attach(&mut entries, parts, documents);
    for (index, (part, document)) in parts.iter().zip(documents).enumerate() {
        if !tied.contains(&id(index)) {
            filings(part, document, id(index), &mut entries);
        }
    }
    let told = Told::new(&entries);
    let missing = references.iter().filter(|reference| reference.found.is_none() && !told.tells(reference));
    entries.extend(missing.filter_map(cited));
    let mut entries = join(entries);
    sort(&mut entries);
    keep_apart(&mut entries);
    entries
}

/// Gives each entry a key of its own: a copy of a document says the same in the same words, and its lines are others.
fn keep_apart(entries: &mut [TimelineEntry]) {
    let mut seen: HashMap<TimelineKey, u32> = HashMap::new();
    for entry in entries {
        let before = seen.entry(entry.key).or_default();
        if *before > 0 {
            let (first, number) = (entry.key.0.to_string(), before.to_string());
            entry.key = TimelineKey(keys::key(&["another that says the same", &first, &number]));
        }
        *before += 1;
    }
}

pub(super) fn id(index: usize) -> DocId {
    DocId(u32::try_from(index).unwrap_or(u32::MAX))
}

/// A document's own line, and one for each other date that it gives itself.
fn filings(part: &ReadDocument, document: &CaseDocument, doc: DocId, entries: &mut Vec<TimelineEntry>) {
    // A docket report and a notice of electronic filing tell of filings; they are none themselves.
    if part.mentions.kind == DocKind::Docket || link::tells_of_filings(part) {
        return;
    }
    for (at, date) in part.mentions.date.iter().chain(&part.mentions.also_dated).enumerate() {
        let mut entry = blank(TimelineKind::Filing, Passage::new(doc, date.span));
        entry.when = Some(When::on(date.value));
        entry.summary.clone_from(&document.title);
        document.kind.label().clone_into(&mut entry.details);
        entry.docket_number.clone_from(&document.docket_number);
        entry.document = Some(doc);
        if at > 0 {
            "another date that the document bears".clone_into(&mut entry.details);
            entry.sure = Sureness::Inferred;
        }
        seal(&mut entry, &part.document.text);
        entries.push(entry);
    }
}

fn from_mention(dated: &DatedMention, doc: DocId, text: &str) -> TimelineEntry {
    let mut entry = TimelineEntry {
        when: dated.when,
        summary: dated.summary.clone(),
        details: dated.details.clone(),
        computed: dated.computed.clone(),
        docket_number: dated.docket_number.clone(),
        entered: dated.entered,
        case: dated.case.clone(),
        sure: dated.sure,
        ..blank(dated.kind, Passage::new(doc, dated.span))
    };
    seal(&mut entry, text);
    entry
}

/// A cited document that is not in the folder, where its date is known.
fn cited(reference: &Reference) -> Option<TimelineEntry> {
    let mut entry = blank(TimelineKind::Cited, *reference.sources.first()?);
    entry.when = Some(When::on(reference.date?));
    entry.summary.clone_from(&reference.description);
    "cited, not here".clone_into(&mut entry.details);
    entry.docket_number.clone_from(&reference.docket_number);
    entry.sources.clone_from(&reference.sources);
    let date = reference.date.map(|date| date.to_string()).unwrap_or_default();
    entry.key = TimelineKey(keys::key(&["cited document", &date, &fold(&reference.description)]));
    Some(entry)
}

pub(super) fn blank(kind: TimelineKind, source: Passage) -> TimelineEntry {
    TimelineEntry {
        key: TimelineKey(0),
        kind,
        when: None,
        summary: String::new(),
        details: String::new(),
        computed: None,
        docket_number: None,
        entered: None,
        case: None,
        document: None,
        sources: vec![source],
        sure: Sureness::Stated,
        people: Vec::new(),
        reviewed: false,
        note: String::new(),
        corrected_from: None,
        marks: Marks::default(),
    }
}

/// Gives an entry its key: what it says, and the words it stands on, so that it stays when documents are renamed.
pub(super) fn seal(entry: &mut TimelineEntry, text: &str) {
    let words = entry.sources.first().map_or("", |source| source.span.of(text));
    let date = entry.when.map(|when| when.date.to_string()).unwrap_or_default();
    let number = entry.docket_number.as_deref().unwrap_or_default();
    entry.key = TimelineKey(keys::key(&[entry.kind.word(), &date, &fold(&entry.summary), words, number]));
}

/// Where the documents tell of something that happened on a day: "On May 1, 2031, the Court entered an order [Docket No.
/// 308]" needs no second line for the order.
struct Told(HashMap<(DocId, PartialDate), Vec<Span>>);

impl Told {
    /// How far apart in one document the day and the cited document may stand, in bytes.
    const FARTHEST: u32 = 300;

    fn new(entries: &[TimelineEntry]) -> Self {
        let mut told: HashMap<(DocId, PartialDate), Vec<Span>> = HashMap::new();
        for entry in entries.iter().filter(|entry| entry.kind == TimelineKind::Event) {
            for (source, when) in entry.sources.iter().zip(entry.when) {
                told.entry((source.doc, when.date)).or_default().push(source.span);
            }
        }
        Self(told)
    }

    /// Whether a line already tells of a document that is cited by its number.
    fn tells(&self, reference: &Reference) -> bool {
        let (Some(date), Some(source), true) =
            (reference.date, reference.sources.first(), reference.docket_number.is_some())
        else {
            return false;
        };
        let near = |span: &Span| {
            let before = span.end <= source.span.start && source.span.start - span.end < Self::FARTHEST;
            before || span.overlaps(source.span)
        };
        self.0.get(&(source.doc, date)).is_some_and(|spans| spans.iter().any(near))
    }
}

/// A line by its place in the list, and the words that carry its meaning.
type Weighed = (usize, Vec<String>);

/// What tells that two filings are one.
type Numbered = (String, Option<CaseNumber>, Option<PartialDate>);

/// Lines that tell the same happening become one with all the passages.
fn join(entries: Vec<TimelineEntry>) -> Vec<TimelineEntry> {
    let mut joined: Vec<TimelineEntry> = Vec::with_capacity(entries.len());
    let mut by_number: HashMap<Numbered, usize> = HashMap::new();
    // With each line its weighty words, found once: a day in a big case has thousands of lines.
    let mut by_date: HashMap<(TimelineKind, PartialDate), Vec<Weighed>> = HashMap::new();
    for entry in entries {
        // The docket and a notice of electronic filing tell of one filing.
        if let (TimelineKind::Filing, Some(number), Some(when)) = (entry.kind, &entry.docket_number, entry.when) {
            // A case has each number once; where the case is unknown, the day tells.
            let slot = (number.clone(), entry.case.clone(), Some(when.date).filter(|_| entry.case.is_none()));
            let known = by_number
                .get(&slot)
                .map(|at| &mut joined[*at])
                .filter(|known| known.sources.first().map(|s| s.doc) != entry.sources.first().map(|s| s.doc));
            if let Some(known) = known {
                known.document = known.document.or(entry.document);
                known.sources.extend(entry.sources);
                known.sources.dedup();
                continue;
            }
            by_number.insert(slot, joined.len());
            joined.push(entry);
            continue;
        }
        let words = if mergeable(&entry) { weighty(&entry.summary) } else { Vec::new() };
        // A line without such words is like no other.
        let slot = entry.when.filter(|_| !words.is_empty()).map(|when| (entry.kind, when.date));
        let same = slot.and_then(|slot| by_date.get(&slot)).and_then(|known| {
            let until = entry.when.map(|w| w.until);
            known
                .iter()
                .find(|(at, told)| joined[*at].when.map(|w| w.until) == until && share_words(told, &words))
                .map(|(at, _)| *at)
        });
        if let Some(at) = same {
            let known = &mut joined[at];
            known.sources.extend(entry.sources);
            known.sure = known.sure.min(entry.sure);
        } else {
            if let Some(slot) = slot {
                by_date.entry(slot).or_default().push((joined.len(), words));
            }
            joined.push(entry);
        }
    }
    for entry in &mut joined {
        entry.sources.sort_unstable();
        entry.sources.dedup();
    }
    joined
}

/// A docket's entries and documents are never one with another; what documents tell may be.
fn mergeable(entry: &TimelineEntry) -> bool {
    entry.kind != TimelineKind::Filing && entry.kind != TimelineKind::Cited && entry.docket_number.is_none()
}

/// Whether two lines tell the same: one holds the other's words, or half of the shorter one's weighty words are shared.
pub(super) fn alike(one: &str, other: &str) -> bool {
    share_words(&weighty(one), &weighty(other))
}

/// Whether half of the shorter line's weighty words stand in the other.
fn share_words(one: &[String], other: &[String]) -> bool {
    let shared = one.iter().filter(|word| other.contains(word)).count();
    let least = one.len().min(other.len());
    least > 0 && shared * 2 >= least.max(1)
}

/// The words of a line that carry its meaning, cut to their stems.
pub(super) fn weighty(line: &str) -> Vec<String> {
    const LIGHT: [&str; 26] = [
        "the", "and", "their", "with", "shall", "will", "that", "this", "from", "been", "have", "were", "which",
        "they", "after", "before", "there", "debtors", "court", "parties", "date", "under", "such", "upon", "made",
        "held",
    ];
    let mut words: Vec<String> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 3)
        .map(str::to_lowercase)
        .filter(|word| !LIGHT.contains(&word.as_str()))
        .map(|word| word.chars().take(6).collect())
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// By date, then document and place; lines without a date behind all others.
pub(super) fn sort(entries: &mut [TimelineEntry]) {
    entries.sort_by_key(|entry| {
        let first = entry.sources.first().copied();
        (entry.when.is_none(), entry.when.map(|when| when.date), first, entry.kind, entry.key)
    });
}

/// Dates with a name that only one day of a case can have, given as two.
pub(super) fn named_dates(parts: &[ReadDocument], out: &mut Vec<Discrepancy>) {
    const ONE_OF_A_CASE: [&str; 5] =
        ["petition date", "commencement date", "relief date", "bar date", "general bar date"];
    for term in ONE_OF_A_CASE {
        let mut readings: Vec<ReadingOf> = Vec::new();
        let mut subject = None;
        for (index, part) in parts.iter().enumerate() {
            for (name, date) in part.mentions.defined_dates.iter().filter(|(name, _)| name.eq_ignore_ascii_case(term)) {
                subject.get_or_insert_with(|| name.clone());
                let at = Passage::new(id(index), date.span);
                let value = date.value.to_string();
                match readings.iter_mut().find(|known| known.value == value) {
                    Some(known) => known.sources.push(at),
                    None => readings.push(ReadingOf { value, sources: vec![at] }),
                }
            }
        }
        if let (Some(subject), true) = (subject, readings.len() > 1) {
            out.push(Discrepancy { subject, entry: None, field: Field::Date, readings });
        }
    }
}

/// What a document is called where there is little room: its title, or what it is.
fn short_title(document: &CaseDocument) -> String {
    const LONGEST: usize = 60;
    let label = document.kind.label();
    if document.title.len() <= LONGEST { document.title.clone() } else { title_case(&label.to_uppercase()) }
}

/// Documents that give themselves two dates.
pub(super) fn date_discrepancies(parts: &[ReadDocument], documents: &[CaseDocument], out: &mut Vec<Discrepancy>) {
    for (index, (part, document)) in parts.iter().zip(documents).enumerate() {
        if part.mentions.also_dated.is_empty() {
            continue;
        }
        let readings = part
            .mentions
            .date
            .iter()
            .chain(&part.mentions.also_dated)
            .map(|date| ReadingOf { value: date.value.to_string(), sources: vec![Passage::new(id(index), date.span)] })
            .collect();
        out.push(Discrepancy { subject: short_title(document), entry: None, field: Field::Date, readings });
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn lines_that_say_the_same_have_keys_of_their_own() {
        let line = blank(TimelineKind::Filing, Passage::new(DocId(0), Span::default()));
        let mut lines = vec![line.clone(), line.clone(), line.clone()];
        keep_apart(&mut lines);
        let keys: HashSet<TimelineKey> = lines.iter().map(|line| line.key).collect();
        assert_eq!(keys.len(), 3);
        assert_eq!(lines[0].key, line.key, "the first keeps its own");
    }
}
