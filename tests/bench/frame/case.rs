//! An invented case of any size, put together without documents on a disk.

use std::fmt::Write;
use std::sync::Arc;

use redwell::model::{
    AmountState, CaseDocument, CaseFile, DocId, DocKind, Document, Entity, EntryRef, Fact, Highlight, HighlightKind,
    Holding, HoldingReading, Marks, PartialDate, Passage, Role, RosterEntry, RosterKey, Span, Sureness, TimelineEntry,
    TimelineKey, TimelineKind, When,
};

/// How large a case is.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) timeline: usize,
    pub(crate) roster: usize,
    /// Bytes of the document that is open.
    pub(crate) text: usize,
    pub(crate) highlights: usize,
}

/// Letters beside the document that is open.
const LETTERS: usize = 400;

const WORDS: [&str; 16] = [
    "furnace", "shall", "the", "of", "schedule", "each", "lender", "payment", "under", "this", "section", "castings",
    "report", "remain", "subject", "and",
];

/// Makes a case. The same size gives the same case.
pub(crate) fn case(size: Size) -> CaseFile {
    let (text, marks) = text(size);
    let mut case = CaseFile { revision: 1, ..CaseFile::default() };
    case.documents.push(document("00 agreement.txt", "Credit Agreement".to_owned(), text));
    for number in 0..LETTERS {
        let title = format!("Letter {number} on the furnace");
        case.documents.push(document(&format!("letters/{number:04}.txt"), title, "Dear Ms. Roe:\n".repeat(40)));
    }
    let doc = DocId(0);
    let place = |number: usize| Passage::new(doc, marks.get(number % marks.len().max(1)).copied().unwrap_or_default());
    for number in 0..size.timeline {
        case.timeline.push(line(number, size, place(number)));
    }
    for number in 0..size.roster {
        case.roster.push(party(number, place(number * 3)));
    }
    case.timeline_index = case.timeline.iter().enumerate().map(|(at, entry)| (entry.key, at)).collect();
    case.roster_index = case.roster.iter().enumerate().map(|(at, entry)| (entry.key, at)).collect();
    let kinds = [HighlightKind::Date, HighlightKind::Party, HighlightKind::Amount, HighlightKind::Reference];
    let highlight = |(number, span): (usize, &Span)| {
        let key = TimelineKey(number as u64 % size.timeline.max(1) as u64);
        Highlight { span: *span, kind: kinds[number % kinds.len()], entries: vec![EntryRef::Timeline(key)] }
    };
    case.highlights = vec![Vec::new(); case.documents.len()];
    case.highlights[0] = marks.iter().enumerate().map(highlight).collect();
    case
}

/// The text of the open document, and where its highlights are.
fn text(size: Size) -> (String, Vec<Span>) {
    let (mut text, mut marks) = (String::with_capacity(size.text + 400), Vec::new());
    let every = size.text / size.highlights.max(1);
    let mut words = 0_usize;
    while text.len() < size.text {
        words += 1;
        if marks.len() < size.highlights && text.len() >= marks.len() * every {
            let start = text.len();
            let _ = write!(text, "Alder Fund {}", marks.len());
            marks.push(Span::new(start, text.len()));
        } else {
            text.push_str(WORDS[(words * 7 + words / 5) % WORDS.len()]);
        }
        text.push_str(if words.is_multiple_of(110) { ".\n\n" } else { " " });
    }
    (text, marks)
}

fn document(path: &str, title: String, text: String) -> CaseDocument {
    CaseDocument {
        source: Arc::new(Document::from_text(path, text)),
        kind: DocKind::Letter,
        title,
        titled: true,
        date: PartialDate::day(2031, 4, 16),
        docket_number: None,
        attachment: None,
        numbered_by: None,
        case: None,
        case_numbers: Vec::new(),
        marks: Marks::default(),
    }
}

/// A line; the dates go from 1990 on in steps that fill forty years.
fn line(number: usize, size: Size, place: Passage) -> TimelineEntry {
    let day = number * 40 * 336 / size.timeline.max(1);
    let part = |n: usize| u32::try_from(n).unwrap_or(1);
    let year = 1990 + i32::try_from(day / 336).unwrap_or(0);
    let date = PartialDate::day(year, part(day / 28 % 12 + 1), part(day % 28 + 1));
    let kind = TimelineKind::ALL[number % TimelineKind::ALL.len()];
    let mut when = date.map(When::on);
    if kind == TimelineKind::Period
        && let Some(when) = &mut when
    {
        when.until = PartialDate::day(year + 1, 1, 1);
    }
    TimelineEntry {
        key: TimelineKey(number as u64),
        kind,
        when,
        summary: format!("Notice {number} of the hearing on the sale of the furnace and of the castings in the yard"),
        details: if number.is_multiple_of(3) {
            String::new()
        } else {
            "docket no. 12 · filed by the committee".to_owned()
        },
        computed: None,
        docket_number: None,
        entered: None,
        case: None,
        document: None,
        sources: vec![place],
        sure: Sureness::Stated,
        people: Vec::new(),
        reviewed: number.is_multiple_of(7),
        note: String::new(),
        corrected_from: None,
        marks: Marks::default(),
    }
}

fn party(number: usize, place: Passage) -> RosterEntry {
    let fact = |words: String| Fact::at(words, place);
    let role = if number.is_multiple_of(5) { Role::Attorney } else { Role::Holder };
    RosterEntry {
        key: RosterKey(number as u64),
        merged: Vec::new(),
        name: format!("Alder Strategic High Yield Income Fund {number}, L.P."),
        corrected_from: None,
        entity: Entity::Organization,
        roles: vec![Fact::at(role, place)],
        party_types: Vec::new(),
        aliases: Vec::new(),
        spellings: vec![fact(format!("Alder Fund {number}"))],
        title: None,
        firm: None,
        represents: Vec::new(),
        counsel: if number > 4 { vec![RosterKey(number as u64 / 5 * 5)] } else { Vec::new() },
        case_numbers: Vec::new(),
        address: Some(fact(format!("{number} Quay Street\nSuite {}\nBoston, MA 02116", number % 90))),
        other_addresses: Vec::new(),
        emails: vec![fact(format!("counsel{number}@alder.example"))],
        phones: vec![fact(format!("(617) 555-{:04}", number % 10_000))],
        details: Vec::new(),
        via: Vec::new(),
        signatories: Vec::new(),
        holdings: vec![Holding {
            instrument: "12% Senior Subordinated Notes due August 1, 2032".to_owned(),
            readings: vec![HoldingReading {
                state: if number.is_multiple_of(4) { AmountState::Struck } else { AmountState::Stated },
                amount: Some((number * 1_000).to_string()),
                sources: vec![place],
            }],
        }],
        sources: vec![place],
        sure: Sureness::Stated,
        reviewed: false,
        note: String::new(),
        marks: Marks::default(),
    }
}
