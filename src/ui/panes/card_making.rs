//! Makes the card of an entry; anew only when the case or the selection changes, because telling a passage's line number
//! reads the document.

use crate::model::{
    AmountState, CaseFile, CaseNumber, Corrected, EntryRef, Fact, Field, Passage, Reference, RosterEntry, RosterKey,
    Signed, Sureness, TimelineEntry, TimelineKind,
};
use crate::ui::words;

use super::card_model::{CardModel, Choice, Line, Part, PlaceLink, Target, Tone};
use super::roster::roles;

/// The passages of one fact that get a link; the rest is counted.
const MOST_LINKS: usize = 3;
/// The passages of one document that the list of sources names.
const MOST_PLACES: usize = 8;
/// The characters of a document's title in a link.
const SHORT_TITLE: usize = 22;
/// The characters of a quotation.
const QUOTE: usize = 180;

/// Makes a card.
pub(super) fn card(case: &CaseFile, entry: EntryRef) -> Option<CardModel> {
    let maker = Maker { case };
    match entry {
        EntryRef::Roster(key) => case.roster_entry(key).map(|found| maker.roster(entry, found)),
        EntryRef::Timeline(key) => case.timeline_entry(key).map(|found| maker.timeline(entry, found)),
        EntryRef::Reference(index) => case.references.get(index as usize).map(|found| maker.reference(entry, found)),
    }
}

struct Maker<'a> {
    case: &'a CaseFile,
}

impl Maker<'_> {
    fn roster(&self, of: EntryRef, entry: &RosterEntry) -> CardModel {
        let mut parts = Vec::new();
        let mut part = |label: &str, lines: Vec<Line>| {
            if !lines.is_empty() {
                parts.push(Part { label: label.to_owned(), lines });
            }
        };
        let facts = |facts: &[Fact<String>]| facts.iter().map(|fact| self.fact(fact)).collect::<Vec<_>>();
        part("In the documents", entry.corrected_from.iter().map(|name| back(Field::Name, name)).collect());
        let mut field = |label: &str, field: Option<Field>, mut lines: Vec<Line>| {
            lines.extend(field.and_then(|field| entry.marks.corrected(field)).map(|corrected| self.said(corrected)));
            part(label, lines);
        };
        field("Address", Some(Field::Address), entry.address.iter().map(|fact| self.fact(fact)).collect());
        field("Also at", None, facts(&entry.other_addresses));
        field("E-mail", Some(Field::Email), facts(&entry.emails));
        field("Phone", Some(Field::Phone), facts(&entry.phones));
        field("Title", Some(Field::Title), entry.title.iter().map(|fact| self.fact(fact)).collect());
        field("Firm", Some(Field::Firm), entry.firm.iter().map(|fact| self.named(fact)).collect());
        part("Acts for", entry.represents.iter().map(|fact| self.named(fact)).collect());
        part("Counsel", entry.counsel.iter().filter_map(|key| self.entry_line(EntryRef::Roster(*key))).collect());
        part(
            "Signs through",
            entry
                .via
                .iter()
                .map(|via| {
                    let words = match &via.capacity {
                        Some(capacity) => format!("{}, its {capacity}", via.name),
                        None => via.name.clone(),
                    };
                    self.sourced(words, &via.sources)
                })
                .collect(),
        );
        part(
            "Signatory",
            entry
                .signatories
                .iter()
                .map(|signatory| {
                    let mut words = signatory.name.clone();
                    if let Some(title) = &signatory.title {
                        words.push_str(", ");
                        words.push_str(title);
                    }
                    if signatory.signed == Signed::Unsigned {
                        words.push_str(" (not signed)");
                    }
                    self.sourced(words, &signatory.sources)
                })
                .collect(),
        );
        let conflict =
            self.case.discrepancies.iter().any(|d| d.field == Field::Amount && self.concerns(d.entry, entry));
        for holding in &entry.holdings {
            let mut lines = vec![Line { tone: Tone::Weak, ..plain(holding.instrument.clone()) }];
            for reading in &holding.readings {
                let mut line = self.sourced(words::reading(reading).replacen(", ", " ", 1), &reading.sources);
                if reading.state == AmountState::Struck && reading.amount.is_some() {
                    // The figure itself is one word, so that the strike ends where the figure does.
                    let figure = reading.amount.as_deref().map(words::grouped).unwrap_or_default();
                    line.words = format!("{figure} struck");
                    line.tone = Tone::Struck;
                } else if reading.state == AmountState::Redacted {
                    "▒ redacted".clone_into(&mut line.words);
                }
                let choosable = conflict && reading.amount.is_some();
                line.choice = reading.amount.clone().filter(|_| choosable).map(|a| Choice::Take(Field::Amount, a));
                lines.push(line);
            }
            part("Holds", lines);
        }
        part(
            "Amounts",
            entry.marks.corrected(Field::Amount).map(|corrected| self.said(corrected)).into_iter().collect(),
        );
        self.conflicts(entry, &mut part);
        part("Case numbers", entry.case_numbers.iter().map(|f| self.sourced(f.value.0.clone(), &f.sources)).collect());
        part("On the docket", facts(&entry.party_types));
        part("Under the name", facts(&entry.details));
        part("Also written", facts(&entry.aliases));
        part("Found in", self.places(&entry.sources));
        let mut subtitle = roles(entry);
        if subtitle.is_empty() {
            entry.entity.word().clone_into(&mut subtitle);
        }
        if entry.sure == Sureness::Inferred {
            subtitle.push_str(" · inferred");
        }
        CardModel {
            of: (self.case.revision, of),
            title: entry.name.clone(),
            subtitle: words::sentence(&subtitle),
            kind: None,
            parts,
            note: entry.note.clone(),
            editable: true,
            reviewed: entry.reviewed,
            key: entry.marks.key,
            dispute: entry.marks.dispute,
            tags: entry.marks.tags.iter().filter_map(|tag| self.case.tag(*tag)).cloned().collect(),
            chase: None,
        }
    }

    fn concerns(&self, key: Option<RosterKey>, entry: &RosterEntry) -> bool {
        key.and_then(|key| self.case.roster_entry(key)).is_some_and(|found| found.key == entry.key)
    }

    /// The readings that disagree, with a way to settle them.
    fn conflicts(&self, entry: &RosterEntry, part: &mut impl FnMut(&str, Vec<Line>)) {
        for discrepancy in self.case.discrepancies.iter().filter(|d| self.concerns(d.entry, entry)) {
            let field = discrepancy.field;
            let mut lines = Vec::new();
            if field != Field::Amount {
                for reading in &discrepancy.readings {
                    let mut line = self.sourced(words::value(field, &reading.value), &reading.sources);
                    line.choice = Some(Choice::Take(field, reading.value.clone()));
                    lines.push(line);
                }
            }
            let readings = words::count(discrepancy.readings.len(), "reading", "readings");
            let words = format!("{readings} of the {}, none chosen", words::field(field));
            lines.push(Line { tone: Tone::Warn, choice: Some(Choice::Leave(field)), ..plain(words) });
            part("Conflict", lines);
        }
    }

    fn timeline(&self, of: EntryRef, entry: &TimelineEntry) -> CardModel {
        let mut parts = Vec::new();
        let mut part = |label: &str, lines: Vec<Line>| {
            if !lines.is_empty() {
                parts.push(Part { label: label.to_owned(), lines });
            }
        };
        part("In the documents", entry.corrected_from.iter().map(|words| back(Field::Summary, words)).collect());
        part("Date", entry.marks.corrected(Field::Date).map(|corrected| self.said(corrected)).into_iter().collect());
        if let Some(computed) = &entry.computed {
            let mut lines = vec![plain(words::sentence(&computed.rule))];
            lines.push(Line { tone: Tone::Weak, ..plain(format!("counted from {}", words::date(computed.from))) });
            if computed.informal {
                lines.push(Line { tone: Tone::Weak, ..plain("loose words, not a term that binds".to_owned()) });
            }
            part("Worked out", lines);
        }
        part("Details", Some(&entry.details).filter(|d| !d.is_empty()).map(|d| plain(d.clone())).into_iter().collect());
        part("Docket no.", entry.docket_number.iter().map(|number| plain(number.clone())).collect());
        part("Entered", entry.entered.iter().map(|date| plain(words::date(*date))).collect());
        part("Case", entry.case.iter().map(|number| plain(self.case_words(number))).collect());
        let document = entry.document.and_then(|id| self.case.document(id).map(|document| (id, document)));
        part(
            "Document",
            document
                .into_iter()
                .flat_map(|(id, document)| {
                    let tied = document.numbered_by.filter(|_| entry.docket_number.is_some());
                    let path = Line { target: Target::Document(id), ..plain(document.source.path.clone()) };
                    let by =
                        tied.map(|by| Line { tone: Tone::Weak, ..plain(format!("tied to the entry {}", by.label())) });
                    std::iter::once(path).chain(by)
                })
                .collect(),
        );
        if let Some(missing) = self.case.not_here.iter().find(|missing| missing.entry == entry.key) {
            part("Not here", vec![plain("the document of this entry".to_owned())]);
            part("Attachments not here", missing.attachments.iter().map(|words| plain(words.clone())).collect());
        }
        part("People", entry.people.iter().filter_map(|key| self.entry_line(EntryRef::Roster(*key))).collect());
        part("Words", self.quotes(&entry.sources));
        let when = entry.when.as_ref().map_or_else(|| "no date".to_owned(), words::when);
        let mut subtitle = format!("{} · {when}", words::sentence(entry.kind.word()));
        if entry.kind == TimelineKind::Cited {
            subtitle = format!("Cited, not here · {when}");
        }
        CardModel {
            of: (self.case.revision, of),
            title: entry.summary.clone(),
            subtitle,
            kind: Some(entry.kind),
            parts,
            note: entry.note.clone(),
            editable: true,
            reviewed: entry.reviewed,
            key: entry.marks.key,
            dispute: entry.marks.dispute,
            tags: entry.marks.tags.iter().filter_map(|tag| self.case.tag(*tag)).cloned().collect(),
            chase: None,
        }
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
        let mut parts = Vec::new();
        match reference.found.and_then(|id| self.case.document(id).map(|document| (id, document))) {
            Some((id, document)) => {
                let line = Line { target: Target::Document(id), ..plain(document.source.path.clone()) };
                parts.push(Part { label: "Document".to_owned(), lines: vec![line] });
            }
            None => about.push("cited, not here".to_owned()),
        }
        if let Some(entry) = reference.entry.and_then(|key| self.case.timeline_entry(key)) {
            let line = Line { target: Target::Entry(EntryRef::Timeline(entry.key)), ..plain(entry.summary.clone()) };
            parts.push(Part { label: "On the docket".to_owned(), lines: vec![line] });
        }
        parts.push(Part { label: "Cited in".to_owned(), lines: self.quotes(&reference.sources) });
        CardModel {
            of: (self.case.revision, of),
            title: words::sentence(&reference.description),
            subtitle: about.join(" · "),
            kind: Some(TimelineKind::Cited),
            parts,
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
    fn said(&self, corrected: &Corrected) -> Line {
        let said = words::value(corrected.field, &corrected.said).replace('\n', ", ");
        let words = if said.is_empty() { "nothing".to_owned() } else { said };
        let line = self.sourced(format!("In the documents: {words}"), &corrected.sources);
        Line { tone: Tone::Weak, choice: Some(Choice::Back(corrected.field)), ..line }
    }

    fn fact(&self, fact: &Fact<String>) -> Line {
        self.sourced(fact.value.clone(), &fact.sources)
    }

    /// A name that may be an entry of its own: then the words lead to it, and the links to the passages.
    fn named(&self, fact: &Fact<String>) -> Line {
        let entry = self.case.roster.iter().find(|entry| entry.name == fact.value);
        let target = entry.map(|entry| Target::Entry(EntryRef::Roster(entry.key)));
        let line = self.fact(fact);
        Line { target: target.unwrap_or(line.target), ..line }
    }

    fn entry_line(&self, entry: EntryRef) -> Option<Line> {
        let EntryRef::Roster(key) = entry else { return None };
        let found = self.case.roster_entry(key)?;
        Some(Line { target: Target::Entry(EntryRef::Roster(found.key)), ..plain(found.name.clone()) })
    }

    fn sourced(&self, words: String, sources: &[Passage]) -> Line {
        let (links, more) = self.links(sources, MOST_LINKS);
        let target = sources.first().map_or(Target::None, |passage| Target::Passage(*passage));
        Line { target, links, more, ..plain(words) }
    }

    /// Links to passages, and how many places got none. Places of the first document are told by page or line; each
    /// other document has one link, which bears its title, because "line 5" alone would not say of which.
    fn links(&self, sources: &[Passage], most: usize) -> (Vec<PlaceLink>, usize) {
        let mut links: Vec<PlaceLink> = Vec::new();
        let mut more = 0;
        let first = sources.first().map(|passage| passage.doc);
        for passage in sources {
            let Some(document) = self.case.document(passage.doc) else { continue };
            let elsewhere = Some(passage.doc) != first;
            if elsewhere && links.iter().any(|link| link.passage.doc == passage.doc) {
                continue;
            }
            if links.len() >= most {
                more += 1;
                continue;
            }
            let words = if elsewhere { short(&document.title) } else { words::place(document, *passage) };
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
    fn places(&self, sources: &[Passage]) -> Vec<Line> {
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
fn back(field: Field, words: &str) -> Line {
    Line { choice: Some(Choice::Back(field)), ..plain(words.to_owned()) }
}

fn plain(words: String) -> Line {
    Line { words, tone: Tone::Plain, target: Target::None, links: Vec::new(), more: 0, choice: None }
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
