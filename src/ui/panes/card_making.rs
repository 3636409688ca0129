//! Makes the card of an entry; anew only when the case or the selection changes, because telling a passage's line number
//! reads the document.

use crate::model::{
    CaseFile, CaseNumber, Corrected, Discrepancy, EntryRef, Fact, Field, Passage, Reference, TimelineEntry,
    TimelineKind,
};
use crate::ui::{edit, words};

use super::card_model::{CardModel, Choice, Line, Part, PlaceLink, Said, Target, Tone};

/// The passages of one fact that get a link; the rest is counted.
const MOST_LINKS: usize = 3;
/// The passages of one fact that get a link where all are asked for.
const EVERY_LINK: usize = 200;
/// The passages of one document that the list of sources names.
const MOST_PLACES: usize = 8;
/// The characters of a document's title in a link.
const SHORT_TITLE: usize = 22;
/// The characters of a quotation.
const QUOTE: usize = 180;

/// Makes a card; `all` for one on which every passage has a link.
pub(super) fn card(case: &CaseFile, entry: EntryRef, all: bool) -> Option<CardModel> {
    let maker = Maker { case, all };
    match entry {
        EntryRef::Roster(key) => case.roster_entry(key).map(|found| maker.roster(entry, found)),
        EntryRef::Timeline(key) => case.timeline_entry(key).map(|found| maker.timeline(entry, found)),
        EntryRef::Reference(index) => case.references.get(index as usize).map(|found| maker.reference(entry, found)),
    }
}

/// Makes cards of entries of one case.
pub(super) struct Maker<'a> {
    pub(super) case: &'a CaseFile,
    pub(super) all: bool,
}

/// The parts of a card, from top to bottom.
#[derive(Default)]
pub(super) struct Parts(pub(super) Vec<Part>);

impl Parts {
    /// A part that says something.
    pub(super) fn push(&mut self, label: &str, lines: impl IntoIterator<Item = Line>) {
        let lines: Vec<Line> = lines.into_iter().collect();
        if !lines.is_empty() {
            self.0.push(Part { label: label.to_owned(), field: None, lines });
        }
    }

    /// A part whose field can be corrected there.
    pub(super) fn field(&mut self, label: &str, field: Field, lines: Vec<Line>) {
        if !lines.is_empty() {
            self.0.push(Part { label: label.to_owned(), field: Some(field), lines });
        }
    }
}

impl Maker<'_> {
    fn timeline(&self, of: EntryRef, entry: &TimelineEntry) -> CardModel {
        let mut parts = Parts::default();
        parts.push("In the documents", entry.corrected_from.iter().map(|words| back(Field::Summary, words)));
        for field in [Field::Date, Field::Until, Field::Kind] {
            parts.push(edit::label(of, field), entry.marks.corrected(field).map(|corrected| self.said(corrected)));
        }
        if let Some(computed) = &entry.computed {
            let mut lines = vec![plain(words::sentence(&computed.rule))];
            lines.push(Line { tone: Tone::Weak, ..plain(format!("counted from {}", words::date(computed.from))) });
            if computed.informal {
                lines.push(Line { tone: Tone::Weak, ..plain("loose words, not a term that binds".to_owned()) });
            }
            parts.push("Worked out", lines);
        }
        parts.push("Details", Some(&entry.details).filter(|d| !d.is_empty()).map(|d| plain(d.clone())));
        parts.push("Docket no.", entry.docket_number.iter().map(|number| plain(number.clone())));
        parts.push("Entered", entry.entered.iter().map(|date| plain(words::date(*date))));
        parts.push("Case", entry.case.iter().map(|number| plain(self.case_words(number))));
        if let Some((id, document)) = entry.document.and_then(|id| Some((id, self.case.document(id)?))) {
            let tied = document.numbered_by.filter(|_| entry.docket_number.is_some());
            let path = Line { target: Target::Document(id), ..plain(document.source.path.clone()) };
            let by = tied.map(|by| Line { tone: Tone::Weak, ..plain(format!("tied to the entry {}", by.label())) });
            parts.push("Document", std::iter::once(path).chain(by));
        }
        if let Some(missing) = self.case.not_here.iter().find(|missing| missing.entry == entry.key) {
            parts.push("Not here", [plain("the document of this entry".to_owned())]);
            parts.push("Attachments not here", missing.attachments.iter().map(|words| plain(words.clone())));
        }
        parts.push("Conflicts", self.conflicts_in(entry));
        parts.push("People", entry.people.iter().filter_map(|key| self.entry_line(EntryRef::Roster(*key))));
        parts.push("Words", self.quotes(&entry.sources));
        if entry.document.is_none() {
            parts.push("Found in", self.documents_of(&entry.sources));
        }
        let kind = match entry.kind {
            TimelineKind::Cited => Said { words: "Cited, not here".to_owned(), field: None },
            kind => Said { words: words::sentence(kind.word()), field: Some(Field::Kind) },
        };
        let when = entry.when.as_ref().map_or_else(|| "no date".to_owned(), words::when);
        CardModel {
            of: (self.case.revision, of, self.all),
            title: entry.summary.clone(),
            subtitle: vec![kind, Said { words: when, field: Some(Field::Date) }],
            kind: Some(entry.kind),
            parts: parts.0,
            note: entry.note.clone(),
            editable: true,
            reviewed: entry.reviewed,
            key: entry.marks.key,
            dispute: entry.marks.dispute,
            tags: entry.marks.tags.iter().filter_map(|tag| self.case.tag(*tag)).cloned().collect(),
            chase: None,
        }
    }

    /// What other words of the case say otherwise than the document of a filing.
    fn conflicts_in(&self, entry: &TimelineEntry) -> Vec<Line> {
        let Some(document) = entry.document else { return Vec::new() };
        let here = self.case.discrepancies.iter().filter(|discrepancy| {
            discrepancy.readings.iter().flat_map(|reading| &reading.sources).any(|at| at.doc == document)
        });
        let line = |discrepancy: &Discrepancy| {
            let readings = words::count(discrepancy.readings.len(), "reading", "readings");
            let line = plain(format!("{readings} of the {} of {}", discrepancy.field.label(), discrepancy.subject));
            let target = discrepancy.entry.map_or(Target::None, |key| Target::Entry(EntryRef::Roster(key)));
            Line { tone: Tone::Warn, target, ..line }
        };
        here.map(line).collect()
    }

    /// A case's number with its title, and the case that it belongs to.
    fn case_words(&self, number: &CaseNumber) -> String {
        let Some(listed) = self.case.cases.iter().find(|listed| listed.number == *number) else {
            return number.0.clone();
        };
        let mut words = number.0.clone();
        if !listed.title.is_empty() {
            words = format!("{words}, {}", listed.title);
        }
        match &listed.lead {
            Some(lead) => format!("{words} (in {lead})"),
            None => words,
        }
    }

    fn reference(&self, of: EntryRef, reference: &Reference) -> CardModel {
        let mut about = vec![words::sentence(reference.kind.label())];
        about.extend(reference.date.map(words::date));
        about.extend(reference.docket_number.as_ref().map(|number| format!("docket no. {number}")));
        let mut parts = Parts::default();
        match reference.found.and_then(|id| self.case.document(id).map(|document| (id, document))) {
            Some((id, document)) => {
                let line = Line { target: Target::Document(id), ..plain(document.source.path.clone()) };
                parts.push("Document", [line]);
            }
            None => about.push("cited, not here".to_owned()),
        }
        if let Some(entry) = reference.entry.and_then(|key| self.case.timeline_entry(key)) {
            let line = Line { target: Target::Entry(EntryRef::Timeline(entry.key)), ..plain(entry.summary.clone()) };
            parts.push("On the docket", [line]);
        }
        parts.push("Cited in", self.quotes(&reference.sources));
        CardModel {
            of: (self.case.revision, of, self.all),
            title: words::sentence(&reference.description),
            subtitle: vec![Said { words: about.join(" · "), field: None }],
            kind: Some(TimelineKind::Cited),
            parts: parts.0,
            note: String::new(),
            editable: false,
            reviewed: false,
            key: false,
            dispute: None,
            tags: Vec::new(),
            chase: reference.found.is_none().then(|| reference.chase.clone()),
        }
    }

    /// What the documents say of a field that the reviewer corrected, with the way back to it.
    pub(super) fn said(&self, corrected: &Corrected) -> Line {
        let said = words::value(corrected.field, &corrected.said).replace('\n', ", ");
        let words = if said.is_empty() { "nothing".to_owned() } else { said };
        let line = self.sourced(format!("In the documents: {words}"), &corrected.sources);
        Line { tone: Tone::Weak, choice: Some(Choice::Back(corrected.field)), ..line }
    }

    pub(super) fn fact(&self, fact: &Fact<String>) -> Line {
        self.sourced(fact.value.clone(), &fact.sources)
    }

    /// A name that may be an entry of its own: then the words lead to it, and the links to the passages.
    pub(super) fn named(&self, fact: &Fact<String>) -> Line {
        let entry = self.case.roster.iter().find(|entry| entry.name == fact.value);
        let target = entry.map(|entry| Target::Entry(EntryRef::Roster(entry.key)));
        let line = self.fact(fact);
        Line { target: target.unwrap_or(line.target), ..line }
    }

    pub(super) fn entry_line(&self, entry: EntryRef) -> Option<Line> {
        let EntryRef::Roster(key) = entry else { return None };
        let found = self.case.roster_entry(key)?;
        Some(Line { target: Target::Entry(EntryRef::Roster(found.key)), ..plain(found.name.clone()) })
    }

    pub(super) fn sourced(&self, words: String, sources: &[Passage]) -> Line {
        let (links, more) = self.links(sources, MOST_LINKS);
        let target = sources.first().map_or(Target::None, |passage| Target::Passage(*passage));
        Line { target, links, more, ..plain(words) }
    }

    /// Links to passages, and how many places got none. Places of the first document are told by page or line; each
    /// other document has one link, which bears its title, because "line 5" alone would not say of which.
    fn links(&self, sources: &[Passage], most: usize) -> (Vec<PlaceLink>, usize) {
        let most = if self.all { EVERY_LINK } else { most };
        let mut links: Vec<PlaceLink> = Vec::new();
        let mut more = 0;
        let first = sources.first().map(|passage| passage.doc);
        for passage in sources {
            let Some(document) = self.case.document(passage.doc) else { continue };
            let elsewhere = Some(passage.doc) != first;
            if !self.all && elsewhere && links.iter().any(|link| link.passage.doc == passage.doc) {
                continue;
            }
            if links.len() >= most {
                more += 1;
                continue;
            }
            let place = || words::place(document, *passage);
            let words = match (elsewhere, self.all) {
                (false, _) => place(),
                (true, false) => short(&document.title),
                (true, true) => format!("{} {}", short(&document.title), place()),
            };
            // Two passages on one page need no second link.
            if links.iter().any(|link| link.words == words && link.passage.doc == passage.doc) {
                continue;
            }
            let hint = format!("{}\n“{}”", document.title, cut(self.case.quote(*passage)));
            links.push(PlaceLink { words, hint, passage: *passage });
        }
        (links, more)
    }

    /// Where an entry is named, document by document.
    pub(super) fn places(&self, sources: &[Passage]) -> Vec<Line> {
        let same = |a: &Passage, b: &Passage| a.doc == b.doc;
        sources
            .chunk_by(same)
            .filter_map(|group| {
                let first = group.first()?;
                let document = self.case.document(first.doc)?;
                let (links, more) = self.links(group, MOST_PLACES);
                Some(Line { target: Target::Passage(*first), links, more, ..plain(document.title.clone()) })
            })
            .collect()
    }

    /// The documents of passages of which the words stand beside, with the way to each.
    fn documents_of(&self, sources: &[Passage]) -> Vec<Line> {
        let of = |group: &[Passage]| {
            let first = *group.first()?;
            let title = self.case.document(first.doc)?.title.clone();
            Some(Line { target: Target::Passage(first), ..plain(title) })
        };
        sources.chunk_by(|a, b| a.doc == b.doc).take(MOST_PLACES).filter_map(of).collect()
    }

    /// The words of each passage.
    fn quotes(&self, sources: &[Passage]) -> Vec<Line> {
        let lines = sources.iter().take(MOST_PLACES).map(|passage| Line {
            tone: Tone::Quote,
            target: Target::Passage(*passage),
            links: self.links(&[*passage], 1).0,
            ..plain(format!("“{}”", cut(self.case.quote(*passage))))
        });
        lines.collect()
    }
}

/// A name or a summary as the documents give it, with the way back to it.
pub(super) fn back(field: Field, words: &str) -> Line {
    Line { choice: Some(Choice::Back(field)), ..plain(words.to_owned()) }
}

pub(super) fn plain(words: String) -> Line {
    Line { words, tone: Tone::Plain, target: Target::None, links: Vec::new(), typed: false, more: 0, choice: None }
}

/// A document's title, short enough for a link.
fn short(title: &str) -> String {
    let mut words = title.to_owned();
    if let Some((end, _)) = title.char_indices().nth(SHORT_TITLE) {
        let at = title.get(..end).and_then(|start| start.rfind(' ')).unwrap_or(end);
        words.truncate(at);
        words.push('…');
    }
    words
}

/// A quotation on one line and of bearable length.
fn cut(quote: &str) -> String {
    let mut words = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = words.char_indices().nth(QUOTE) {
        words.truncate(end);
        words.push('…');
    }
    words
}
