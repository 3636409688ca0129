//! What the front of a docket report says of the case itself.

use crate::extract::ecf::lines::{Line, lines, trimmed};
use crate::extract::ecf::words::{find_from, flat};
use crate::extract::ecf::{date, number};
use crate::extract::{DatedMention, Located, Mentions, ReferenceMention};
use crate::model::{CaseNumber, DocKind, Document, Role, Span, Sureness, TimelineKind, When};

use super::labels::{Field, JOINT_FLAGS, JUDGES_TITLES, LABELS, MEMBER_FLAGS, SECOND_COLUMN};
use super::title::Title;

/// Reads the labelled lines of the front.
pub(super) fn read(document: &Document, title: &Title, front: Span, mentions: &mut Mentions) {
    let text = &document.text;
    let mut fields: Vec<Line<'_>> = Vec::new();
    for line in lines(text, front) {
        fields.extend(parts(text, &line));
    }
    let mut first_words = true;
    let mut open: Option<Field> = None;
    // Where what a label stands above was read with it.
    let mut read_to = 0;
    for (at, part) in fields.iter().enumerate() {
        if let Some((field, value)) = labelled(text, part) {
            let below = value.text.is_empty();
            let value = if below { fields.get(at + 1).copied() } else { Some(value) };
            if let Some(value) = value.filter(|value| labelled(text, value).is_none()) {
                read_to = at + usize::from(below);
                let broken = (field == Field::Judge && !document.pages.is_empty())
                    .then(|| fields.get(at + 1).and_then(|next| with_broken_name(text, &value, next)))
                    .flatten();
                take(field, &broken.unwrap_or(value), part, mentions);
            }
            open = Some(field);
            first_words = false;
        } else if let Some(field @ (Field::Related | Field::Member)) = open
            && number_in(part).is_some()
        {
            // Further cases stand below the first, without the label.
            if at > read_to {
                take(field, part, part, mentions);
            }
        } else if first_words && is_title(title, part) {
            mentions.case_title = Some(part.located());
            first_words = false;
        } else {
            open = None;
        }
    }
    // A case that leads names none that does.
    let follows = mentions.references.iter().any(|reference| reference.description.starts_with("Lead"));
    if !follows && !title.is_adversary() {
        mentions.lead_number = Some(title.number.clone());
    }
}

/// The parts of a line: cells, and columns that a page printed side by side.
fn parts<'a>(text: &'a str, line: &Line<'a>) -> Vec<Line<'a>> {
    let start = line.span.start as usize;
    let mut cuts: Vec<(usize, usize)> = gaps(line.text).collect();
    // Where columns run together, the labels of the second one part them.
    cuts.extend(SECOND_COLUMN.iter().filter_map(|label| find_from(line.text, label, 1).map(|at| (at, 0))));
    cuts.push((line.text.len(), 0));
    cuts.sort_unstable();
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, gap) in cuts {
        let part = trimmed(text, start + from, start + at.max(from));
        if !part.text.is_empty() {
            parts.push(part);
        }
        from = from.max(at + gap);
    }
    parts
}

/// Tabs, and runs of three spaces or more, with their lengths.
fn gaps(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut behind = 0;
    text.char_indices().filter_map(move |(at, c)| {
        if at < behind || !matches!(c, ' ' | '\t') {
            return None;
        }
        let run = text.get(at..)?.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count();
        behind = at + run;
        (c == '\t' || run >= 3).then_some((at, run))
    })
}

/// The field that a line begins with, and the words behind its label.
fn labelled<'a>(text: &'a str, line: &Line<'a>) -> Option<(Field, Line<'a>)> {
    let head: String = line.text.chars().take(60).collect::<String>().to_ascii_lowercase();
    let (label, field) = LABELS.iter().find(|(label, _)| head.starts_with(label))?;
    let value = trimmed(text, line.span.start as usize + label.len(), line.span.end as usize);
    // "Chapter 13" has no colon: a digit must follow.
    let follows = label.ends_with(':') || value.text.starts_with(|c: char| c.is_ascii_digit());
    follows.then_some((*field, value))
}

fn take(field: Field, value: &Line<'_>, whole: &Line<'_>, mentions: &mut Mentions) {
    match field {
        Field::Judge => {
            let judge = judge(value);
            if mentions.judge.is_none() && !judge.text.is_empty() {
                mentions.judge = Some(Located::new(flat(judge.text), judge.span));
            }
        }
        Field::Chapter => {
            let digits = value.text.bytes().take_while(u8::is_ascii_digit).count();
            let start = value.span.start as usize;
            if mentions.chapter.is_none()
                && let Some(chapter) = value.text.get(..digits).filter(|chapter| !chapter.is_empty())
            {
                mentions.chapter = Some(Located::new(chapter.to_owned(), Span::new(start, start + digits)));
            }
        }
        Field::Title => mentions.case_title = Some(value.located()),
        Field::Filed | Field::Closed => {
            let Some((date, length)) = date::at_start(value.text) else { return };
            let start = value.span.start as usize;
            let slot = if field == Field::Filed { &mut mentions.filed } else { &mut mentions.closed };
            slot.get_or_insert(Located::new(date, Span::new(start, start + length)));
        }
        Field::Dated(kind) => dated(kind, value, whole, mentions),
        Field::Member => {
            if let Some(member) = number_in(value) {
                mentions.member_numbers.push(member);
            }
        }
        Field::Lead | Field::Related => related(field, value, whole, mentions),
    }
}

/// A date of the front that is none of the case's own two: "Plan confirmed: 12/21/2012".
fn dated(kind: TimelineKind, value: &Line<'_>, whole: &Line<'_>, mentions: &mut Mentions) {
    let Some((date, _)) = date::at_start(value.text) else { return };
    let label = whole.text.split(':').next().unwrap_or_default().trim();
    let summary =
        label.strip_prefix("Date ").map_or_else(|| label.to_owned(), |rest| format!("Case {}", rest.to_lowercase()));
    mentions.dated.push(DatedMention {
        when: Some(When::on(date)),
        summary,
        case: mentions.case_numbers.first().map(|number| number.value.clone()),
        ..DatedMention::new(kind, whole.span.to(value.span), Sureness::Stated)
    });
}

/// Another case that the front names: its docket is a document to look for.
fn related(field: Field, value: &Line<'_>, whole: &Line<'_>, mentions: &mut Mentions) {
    let number = number_in(value).map(|located| located.value);
    if number.is_none() && field == Field::Lead {
        return;
    }
    let what = if field == Field::Lead { "Lead case" } else { "Related case" };
    mentions.references.push(ReferenceMention {
        description: format!("{what} {}", value.text),
        kind: DocKind::Docket,
        date: None,
        docket_number: None,
        case: number,
        span: whole.span.to(value.span),
        sure: Sureness::Stated,
    });
}

/// The first case number among the words.
fn number_in(line: &Line<'_>) -> Option<Located<CaseNumber>> {
    let start = line.span.start as usize;
    let words = line.text.split(|c: char| c.is_whitespace() || c == ',' || c == '(');
    words.into_iter().find_map(|word| {
        let at = word.as_ptr() as usize - line.text.as_ptr() as usize;
        let (number, length) = number::at_start(word)?;
        Some(Located::new(number, Span::new(start + at, start + at + length)))
    })
}

/// Words that a bankruptcy docket prints below its judge; in small letters.
const BELOW_JUDGE: [&str; 6] = ["voluntary", "involuntary", "asset", "no asset", "defendant", "plaintiff"];

/// A judge's name that a printed page broke into two lines, where the second goes on with it.
fn with_broken_name<'a>(text: &'a str, name: &Line<'a>, next: &Line<'a>) -> Option<Line<'a>> {
    let folded = next.text.to_ascii_lowercase();
    let words = next.text.split(' ').count();
    let is_name = next.text.starts_with(char::is_uppercase)
        && next.text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '\'' | '-' | ','))
        && words <= 2
        && !BELOW_JUDGE.contains(&folded.as_str())
        && !folded.starts_with("show")
        && labelled(text, next).is_none();
    let gap = text.get(name.span.end as usize..next.span.start as usize)?;
    (is_name && gap.trim().is_empty() && !gap.contains('\t'))
        .then(|| trimmed(text, name.span.start as usize, next.span.end as usize))
}

/// The judge's name without the titles before it and the place in parentheses behind it; empty where the case has none.
fn judge<'a>(value: &Line<'a>) -> Line<'a> {
    let mut name = value.text;
    if let Some((bare, _)) = name.strip_suffix(')').and_then(|inside| inside.rsplit_once('(')) {
        name = bare.trim_end();
    }
    let end = value.span.start as usize + name.len();
    while let Some((word, rest)) = name.split_once(char::is_whitespace) {
        let bare: String = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        if !JUDGES_TITLES.contains(&bare.as_str()) {
            break;
        }
        name = rest.trim_start();
    }
    if name.to_ascii_lowercase().contains("unassigned") {
        name = "";
    }
    Line { span: Span::new(end - name.len(), end), text: name }
}

/// Whether the first words below the heading of a district court's docket name the sides.
fn is_title(title: &Title, line: &Line<'_>) -> bool {
    !title.is_petition()
        && !title.is_adversary()
        && (line.text.contains(" v. ") || line.text.starts_with("In re") || line.text.starts_with("IN RE"))
}

/// The title of a case whose docket gives none: the debtor's name, or the first of each side.
pub(super) fn title_from_parties(title: &Title, mentions: &mut Mentions) {
    if mentions.case_title.is_some() {
        return;
    }
    let first = |role: Role| mentions.parties.iter().find(|party| party.roles.first() == Some(&role));
    let made = if title.is_adversary() {
        first(Role::Plaintiff).zip(first(Role::Defendant)).map(|(plaintiff, defendant)| {
            Located::new(format!("{} v. {}", plaintiff.name, defendant.name), plaintiff.span)
        })
    } else {
        first(Role::Debtor).map(|debtor| Located::new(format!("In re {}", debtor.name), debtor.span))
    };
    mentions.case_title = made;
}

/// Whether the case is administered together with others: by its flags, or by its parties.
pub(super) fn joint_administration(text: &str, title: &Title, mentions: &mut Mentions) {
    let flag = |known: &[&str]| {
        lines(text, title.above).find_map(|line| {
            line.text.split(',').find_map(|flag| {
                let at = flag.as_ptr() as usize - line.text.as_ptr() as usize;
                let bare = flag.trim().to_ascii_uppercase();
                let start = line.span.start as usize + at;
                (bare.len() <= 24 && known.iter().any(|known| bare.contains(known)))
                    .then(|| trimmed(text, start, start + flag.len()).span)
            })
        })
    };
    if flag(&MEMBER_FLAGS).is_some() {
        mentions.lead_number = None;
    }
    let party = || {
        let types = mentions.parties.iter().flat_map(|party| &party.party_types);
        types.into_iter().find(|kind| is_joint(&kind.value)).map(|kind| kind.span)
    };
    mentions.jointly_administered = flag(&JOINT_FLAGS).or_else(|| flag(&MEMBER_FLAGS)).or_else(party);
}

/// Whether a party's type is that of a debtor whose case is administered with another one: "Jnt Admin Debtor".
fn is_joint(kind: &str) -> bool {
    let folded = kind.to_ascii_lowercase();
    folded.contains("admin") && folded.ends_with("debtor")
}
