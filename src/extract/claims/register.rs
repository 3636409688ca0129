//! Claims registers: for each claim the creditor, the number, the days, the amounts by class.
//!
//! The register is a row of labelled boxes. What stands between one label and the next belongs to the first of them,
//! however the boxes were laid out.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::extract::ecf::lines::{Line, lines, trimmed};
use crate::extract::ecf::words::{find, finder};
use crate::extract::ecf::{contact, court, date, entity, number};
use crate::extract::{DatedMention, HoldingMention, Located, Mentions, PartyMention};
use crate::model::{
    AmountState, CaseNumber, DocKind, Document, PartialDate, Precision, Role, Span, Sureness, TimelineKind, When,
};

/// What stands behind a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Creditor,
    Number,
    Filed,
    /// An amount that is claimed, of a class or in all.
    Claimed(&'static str),
    /// An amount that the court allowed.
    Allowed(&'static str),
    Description,
    Judge,
    Chapter,
    Deadline(&'static str),
    /// Something that is not kept.
    Other,
}

/// Labels in small letters; where one begins with another, it stands before it. A label may be broken between lines.
const LABELS: [(&str, Field); 54] = [
    ("creditor:", Field::Creditor),
    ("claim no:", Field::Number),
    ("claim no.:", Field::Number),
    ("claim number:", Field::Number),
    ("original filed date:", Field::Filed),
    ("original filed\ndate:", Field::Filed),
    ("original filed:", Field::Filed),
    ("date claim filed:", Field::Filed),
    ("original entered date:", Field::Other),
    ("original entered\ndate:", Field::Other),
    ("last amendment filed:", Field::Other),
    ("last amendment\nfiled:", Field::Other),
    ("last amendment entered:", Field::Other),
    ("last amendment\nentered:", Field::Other),
    ("status:", Field::Other),
    ("filed by:", Field::Other),
    ("entered by:", Field::Other),
    ("modified:", Field::Other),
    ("amount claimed:", Field::Claimed("")),
    ("amount\nclaimed:", Field::Claimed("")),
    ("secured claimed:", Field::Claimed("secured")),
    ("secured\nclaimed:", Field::Claimed("secured")),
    ("priority claimed:", Field::Claimed("priority")),
    ("priority\nclaimed:", Field::Claimed("priority")),
    ("unsecured claimed:", Field::Claimed("unsecured")),
    ("unsecured\nclaimed:", Field::Claimed("unsecured")),
    ("admin claimed:", Field::Claimed("administrative")),
    ("admin\nclaimed:", Field::Claimed("administrative")),
    ("administrative claimed:", Field::Claimed("administrative")),
    ("unknown claimed:", Field::Claimed("unknown class")),
    ("arrears claimed:", Field::Claimed("arrears")),
    ("amount allowed:", Field::Allowed("")),
    ("secured allowed:", Field::Allowed("secured")),
    ("priority allowed:", Field::Allowed("priority")),
    ("unsecured allowed:", Field::Allowed("unsecured")),
    ("admin allowed:", Field::Allowed("administrative")),
    ("administrative allowed:", Field::Allowed("administrative")),
    ("history:", Field::Other),
    ("description:", Field::Description),
    ("remarks:", Field::Other),
    ("late filed:", Field::Other),
    ("duplicates claim:", Field::Other),
    ("amends claim:", Field::Other),
    ("judge:", Field::Judge),
    ("chapter:", Field::Chapter),
    ("office:", Field::Other),
    ("trustee:", Field::Other),
    ("last date to file claims:", Field::Deadline("Last date to file claims")),
    ("last date to file (govt):", Field::Deadline("Last date to file claims (government)")),
    ("last date to file:", Field::Deadline("Last date to file claims")),
    ("claims register summary", Field::Other),
    ("total number of claims", Field::Other),
    ("case name:", Field::Other),
    ("case number:", Field::Other),
];

static LABEL: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(&LABELS.map(|(label, _)| label)));

/// The heading stands within so many bytes.
const HEAD: usize = 4000;

/// One labelled box.
struct LabelledBox<'a> {
    field: Field,
    label: Span,
    value: Line<'a>,
}

/// A claim, as its boxes tell.
#[derive(Default)]
struct Claim {
    creditor: Option<PartyMention>,
    number: Option<Located<String>>,
    filed: Option<Located<PartialDate>>,
    amounts: Vec<(Field, Located<Option<String>>)>,
    description: Option<Located<String>>,
    span: Span,
}

/// Reads a register; `None` where the document is none.
pub(super) fn read(document: &Document) -> Option<Mentions> {
    let text: &str = &document.text;
    let head = text.get(..text.floor_char_boundary(HEAD))?;
    let title_at = find(head, "claims register")?;
    let boxes = boxes(text);
    let first = boxes.iter().position(|found| found.field == Field::Creditor)?;
    boxes.iter().find(|found| found.field == Field::Number)?;

    let title = trimmed(text, title_at, title_at + "claims register".len());
    let mut mentions = Mentions { kind: DocKind::Claim, title: Some(title.located()), ..Mentions::default() };
    front(text, Span::new(0, boxes.get(first)?.label.start as usize), title_at, &mut mentions);
    for found in boxes.get(..first)? {
        of_case(found, &mut mentions);
    }
    let case = mentions.case_numbers.first().map(|number| number.value.clone());
    let mut claim = Claim::default();
    for found in boxes.get(first..)? {
        if found.field == Field::Creditor {
            std::mem::take(&mut claim).finish(case.as_ref(), &mut mentions);
            claim.span = found.label;
        }
        claim.take(found);
    }
    claim.finish(case.as_ref(), &mut mentions);
    Some(mentions)
}

/// Cuts the text at its labels.
fn boxes(text: &str) -> Vec<LabelledBox<'_>> {
    let labels: Vec<_> = LABEL.iter().flat_map(|labels| labels.find_iter(text)).collect();
    let mut boxes = Vec::with_capacity(labels.len());
    for (at, label) in labels.iter().enumerate() {
        // "Proof of creditor:" is a label, "accreditor:" is none.
        if text.get(..label.start()).is_some_and(|before| before.ends_with(char::is_alphanumeric)) {
            continue;
        }
        let end = labels.get(at + 1).map_or(text.len(), aho_corasick::Match::start);
        let Some((_, field)) = LABELS.get(label.pattern().as_usize()) else { continue };
        boxes.push(LabelledBox {
            field: *field,
            label: Span::new(label.start(), label.end()),
            value: trimmed(text, label.end(), end),
        });
    }
    boxes
}

/// The case above the claims: court, number, debtor.
fn front(text: &str, front: Span, title_at: usize, mentions: &mut Mentions) {
    let mut court_lines: Vec<Line<'_>> = Vec::new();
    for line in lines(text, front) {
        if (line.span.start as usize) < title_at && (line.text.contains("Court") || line.text.contains("District")) {
            court_lines.push(line);
        }
        let word = line.text.split_whitespace().next().unwrap_or_default();
        if mentions.case_numbers.is_empty()
            && let Some((case, length)) = number::at_start(word)
        {
            let start = line.span.start as usize;
            mentions.case_numbers.push(Located::new(case, Span::new(start, start + length)));
            let rest = trimmed(text, start + length, line.span.end as usize);
            let name = rest.text.split('\t').next().unwrap_or_default().trim();
            if !name.is_empty() {
                let span = Span::new(rest.span.start as usize, rest.span.start as usize + name.len());
                mentions.case_title = Some(Located::new(format!("In re {name}"), span));
                mentions.parties.push(PartyMention::new(name, span, entity::of(name)).with_role(Role::Debtor));
            }
        }
    }
    if let (Some(first), Some(last)) = (court_lines.first(), court_lines.last()) {
        let mut name = court::name(court_lines.iter().map(|line| line.text));
        if !name.contains("Court") {
            name = format!("United States Bankruptcy Court, {name}");
        }
        mentions.court = Some(Located::new(name, first.span.to(last.span)));
    }
}

fn of_case(found: &LabelledBox<'_>, mentions: &mut Mentions) {
    let value = first_line(&found.value);
    match found.field {
        Field::Judge if !value.text.is_empty() => mentions.judge = Some(value.located()),
        Field::Chapter => {
            let digits = value.text.bytes().take_while(u8::is_ascii_digit).count();
            let start = value.span.start as usize;
            if let Some(chapter) = value.text.get(..digits).filter(|chapter| !chapter.is_empty()) {
                mentions.chapter = Some(Located::new(chapter.to_owned(), Span::new(start, start + digits)));
            }
        }
        Field::Deadline(what) => {
            if let Some((date, length)) = date::at_start(value.text) {
                let end = value.span.start as usize + length;
                mentions.dated.push(DatedMention {
                    when: Some(When { precision: Precision::Before, ..When::on(date) }),
                    summary: what.to_owned(),
                    case: mentions.case_numbers.first().map(|number| number.value.clone()),
                    ..DatedMention::new(
                        TimelineKind::Deadline,
                        Span::new(found.label.start as usize, end),
                        Sureness::Stated,
                    )
                });
            }
        }
        _ => {}
    }
}

impl Claim {
    fn take(&mut self, found: &LabelledBox<'_>) {
        let first = first_line(&found.value);
        match found.field {
            Field::Creditor => self.creditor = creditor(&found.value),
            Field::Number => {
                let digits = first.text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'-').count();
                let start = first.span.start as usize;
                if let Some(number) = first.text.get(..digits).filter(|number| !number.is_empty()) {
                    self.number = Some(Located::new(number.to_owned(), Span::new(start, start + digits)));
                    self.span = self.span.to(Span::new(start, start + digits));
                }
            }
            Field::Filed => {
                if let Some((date, length)) = date::at_start(first.text) {
                    let start = first.span.start as usize;
                    self.filed = Some(Located::new(date, Span::new(start, start + length)));
                    self.span = self.span.to(Span::new(start, start + length));
                }
            }
            Field::Claimed(_) | Field::Allowed(_) => {
                let span = found
                    .label
                    .to(Span::new(first.span.start as usize, first.span.start as usize + amount(first.text).1));
                // The history gives the amount again.
                if self.amounts.iter().any(|(field, _)| *field == found.field) {
                    return;
                }
                self.amounts.push((found.field, Located::new(amount(first.text).0, span)));
            }
            Field::Description if !first.text.is_empty() => self.description = Some(first.located()),
            _ => {}
        }
    }

    fn finish(self, case: Option<&CaseNumber>, mentions: &mut Mentions) {
        let (Some(mut creditor), Some(number)) = (self.creditor, self.number) else { return };
        let claim = format!("Claim {}", number.value);
        let mut total = None;
        for (field, amount) in self.amounts {
            let (class, allowed) = match field {
                Field::Claimed(class) => (class, false),
                Field::Allowed(class) => (class, true),
                _ => continue,
            };
            if class.is_empty() && !allowed {
                total.clone_from(&amount.value);
            }
            let mut parts = vec![class];
            if allowed {
                parts.push("allowed");
            }
            let what = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            let instrument = if what.is_empty() { claim.clone() } else { format!("{claim} ({what})") };
            creditor.holdings.push(HoldingMention {
                instrument: Located::new(instrument, number.span),
                state: if amount.value.is_some() { AmountState::Stated } else { AmountState::Blank },
                amount: amount.value,
                span: amount.span,
            });
        }
        if let Some(filed) = self.filed {
            let amount = total.map(|total| format!(", ${total}")).unwrap_or_default();
            mentions.dated.push(DatedMention {
                when: Some(When::on(filed.value)),
                summary: format!("{claim} filed by {}{amount}", creditor.name),
                details: self.description.as_ref().map(|words| words.value.clone()).unwrap_or_default(),
                case: case.cloned(),
                ..DatedMention::new(TimelineKind::Event, self.span, Sureness::Stated)
            });
        }
        creditor.details.push(Located::new(claim, number.span));
        creditor.details.extend(self.description);
        mentions.parties.push(creditor);
    }
}

/// The creditor's box: the system's number, the name, the address.
fn creditor(value: &Line<'_>) -> Option<PartyMention> {
    let mut lines: Vec<Line<'_>> = lines_of(value).collect();
    // "(4711)", "(4711) History", "History"
    if let Some(first) = lines.first()
        && (first.text.starts_with('(') || first.text.eq_ignore_ascii_case("history"))
    {
        let number_end = first.text.find(')').map_or(first.text.len(), |at| at + 1);
        let rest = first.text.get(number_end..).unwrap_or_default().trim();
        let keep = !rest.is_empty() && !rest.eq_ignore_ascii_case("history") && first.text.starts_with('(');
        let end = first.span.end as usize;
        let rest = Line { span: Span::new(end - rest.len(), end), text: rest };
        if keep {
            lines.first_mut().into_iter().for_each(|line| *line = rest);
        } else {
            lines.remove(0);
        }
    }
    let (name, rest) = lines.split_first()?;
    let mut creditor = PartyMention::new(name.text, name.span, entity::of(name.text)).with_role(Role::Creditor);
    let contact = contact::read(rest.iter().copied(), |line| contact::is_standing(line.text)).with_firm_in_address();
    creditor.address = contact.address;
    creditor.phones = contact.phones;
    creditor.emails = contact.emails;
    Some(creditor)
}

fn lines_of<'a>(value: &Line<'a>) -> impl Iterator<Item = Line<'a>> + use<'a> {
    let start = value.span.start as usize;
    let text = value.text;
    text.split('\n').filter_map(move |line| {
        let at = line.as_ptr() as usize - text.as_ptr() as usize;
        let bare = line.trim();
        let lead = line.len() - line.trim_start().len();
        (!bare.is_empty())
            .then(|| Line { span: Span::new(start + at + lead, start + at + lead + bare.len()), text: bare })
    })
}

/// The first line of a value, up to the next cell.
fn first_line<'a>(value: &Line<'a>) -> Line<'a> {
    let words = value.text.split(['\n', '\t']).next().unwrap_or_default().trim_end();
    Line { span: Span::new(value.span.start as usize, value.span.start as usize + words.len()), text: words }
}

/// The amount that words begin with, in plain digits, and how long it is; a cent part of zeros is kept.
fn amount(words: &str) -> (Option<String>, usize) {
    let rest = words.strip_prefix('$').unwrap_or(words);
    let lead = words.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    let length = rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
    let digits: String = rest.chars().take(length).filter(|c| *c != ',').collect();
    let digits = digits.trim_end_matches('.');
    if digits.is_empty() || !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return (None, 0);
    }
    (Some(digits.to_owned()), lead + length)
}
