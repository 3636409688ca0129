//! Letters and e-mails: date line, letterhead, writer, subject, copies.

use super::address;
use super::dates::DateHit;
use super::email;
use super::flat_letter;
use super::mentions::{Located, PartyMention};
use super::names::{best_case, is_upper, looks_like_company, looks_like_person, strip_person_extras, tidy};
use super::scan::Scan;
use crate::model::{DocKind, Entity, PartialDate, Role, Span};

/// What the form of a letter tells.
pub(super) struct Letter {
    pub(super) kind: DocKind,
    pub(super) title: Option<Located<String>>,
    pub(super) date: Option<Located<PartialDate>>,
    pub(super) parties: Vec<PartyMention>,
}

/// Lines in which a letter's head stands.
const HEAD: usize = 90;

/// Reads a letter; `None` where the document has not the form of one.
pub(super) fn read(scan: &Scan<'_>, dates: &[DateHit]) -> Option<Letter> {
    if let Some(email) = email::read(scan, dates) {
        return Some(email);
    }
    if let Some(letter) = flat_letter::read(scan, dates) {
        return Some(letter);
    }
    let date = date_line(scan, dates)?;
    let head = scan.lines.len().min(HEAD);
    let subject = (0..head).find(|line| is_subject(scan.line_text(*line)));
    let salutation = (0..head).find(|line| is_salutation(scan.line_text(*line)));
    // "Case 5:28-cv-00731; Ambrose v. Alder, Inc." above the salutation is a subject without "Re:".
    let subject = subject.or_else(|| {
        let line = salutation?;
        (line.saturating_sub(5)..line).find(|above| {
            let text = scan.line_text(*above);
            (text.contains(" v. ") || text.starts_with("In re ")) && text.len() < 160
        })
    });
    let closing = scan
        .lines
        .len()
        .checked_sub(1)
        .and_then(|last| (last.saturating_sub(120)..=last).find(|line| is_closing(scan.line_text(*line))));
    if [subject.is_some(), salutation.is_some(), closing.is_some()].iter().filter(|sign| **sign).count() < 2 {
        return None;
    }
    // A court paper or an agreement with a letter among its exhibits is not a letter.
    let top = salutation.or(subject).unwrap_or(head);
    if (0..top).any(|line| {
        let t = scan.line_text(line);
        is_upper(t)
            && (t.contains("AGREEMENT")
                || t.contains("MOTION")
                || t.starts_with("ORDER")
                || t.starts_with("DECLARATION"))
    }) {
        return None;
    }
    let date_at = scan.tokens[date.first].line as usize;
    let mut parties = Vec::new();
    letterhead(scan, date_at, &mut parties);
    if let Some(closing) = closing {
        signer(scan, closing, &mut parties);
    }
    copies(scan, closing.unwrap_or(date_at), &mut parties);
    Some(Letter {
        kind: DocKind::Letter,
        title: title(scan, subject, salutation),
        date: Some(Located::new(date.date, date.span)),
        parties,
    })
}

/// The first date that stands alone on its line, near the top.
fn date_line<'d>(scan: &Scan<'_>, dates: &'d [DateHit]) -> Option<&'d DateHit> {
    dates.iter().take_while(|hit| (scan.tokens[hit.first].line as usize) < HEAD).find(|hit| {
        let line = scan.tokens[hit.first].line as usize;
        let whole = scan.lines[line].span;
        hit.date.day_number().is_some() && hit.year_given && whole.len() <= hit.span.len() + 2
    })
}

fn is_subject(text: &str) -> bool {
    let lower = text.to_lowercase();
    (lower.starts_with("re:") || lower.starts_with("subject:") || lower.starts_with("re ") && text.starts_with("Re"))
        && text.len() > 5
        || matches!(lower.as_str(), "re:" | "re")
}

fn is_salutation(text: &str) -> bool {
    let lower = text.to_lowercase();
    let greets =
        ["dear ", "to whom it may concern", "ladies and gentlemen", "gentlemen", "your honor", "honorable ", "judge "];
    text.len() < 90 && text.ends_with([':', ',']) && greets.iter().any(|word| lower.starts_with(word))
}

fn is_closing(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.len() < 50
        && [
            "respectfully",
            "sincerely",
            "very truly",
            "yours truly",
            "best regards",
            "truly yours",
            "cordially",
            "regards",
            "yours faithfully",
        ]
        .iter()
        .any(|word| lower.starts_with(word))
}

/// The title: what the first sentence says that the letter is, and the subject line.
fn title(scan: &Scan<'_>, subject: Option<usize>, salutation: Option<usize>) -> Option<Located<String>> {
    let about = salutation.and_then(|line| self_description(scan, line + 1));
    let subject = subject.and_then(|line| subject_words(scan, line));
    match (about, subject) {
        (Some(about), Some(subject)) => Some(Located::new(format!("{} – {}", about.value, subject.value), about.span)),
        (about, subject) => about.or(subject),
    }
}

/// "This is the joint status report of the parties required by …" → "Joint status report of the parties".
fn self_description(scan: &Scan<'_>, from: usize) -> Option<Located<String>> {
    let line = (from..(from + 12).min(scan.lines.len())).find(|line| scan.line_text(*line).len() > 30)?;
    let at = scan.lines[line].first as usize;
    let mut next = at;
    if !scan.is(next, "this") {
        return None;
    }
    next += 1;
    if scan.is_any(next, &["letter", "correspondence"]) {
        next += 1;
    }
    if !scan.is_any(next, &["is", "constitutes", "serves"]) {
        return None;
    }
    next += 1 + usize::from(scan.is(next, "serves") && scan.is(next + 1, "as"));
    if !scan.is_any(next, &["the", "a", "an", "our", "as"]) {
        return None;
    }
    next += 1;
    let stop = (next..next + 14).find(|i| {
        scan.is_any(
            *i,
            &["required", "pursuant", "that", "which", "and", "in", "to", "submitted", "provided", "regarding", "as"],
        ) || scan.mark(*i, b',')
            || scan.mark(*i, b'.')
            || scan.mark(*i, b'(')
    })?;
    let span = scan.span(next, stop.checked_sub(1).filter(|last| *last >= next)?);
    let words = tidy(span.of(scan.text));
    let mut chars = words.chars();
    let first = chars.next()?;
    Some(Located::new(first.to_uppercase().chain(chars).collect(), span))
}

/// The words behind "Re:", on its line or the ones below it.
fn subject_words(scan: &Scan<'_>, line: usize) -> Option<Located<String>> {
    let span = scan.lines[line].span;
    let text = span.of(scan.text);
    let lead = text.find(':').map_or(2, |at| at + 1);
    let unmarked = !is_subject(text);
    let lead = if unmarked { 0 } else { lead };
    let own = text.get(lead..)?.trim();
    let (mut first, mut last) = if own.is_empty() { (None, line) } else { (Some(span.end as usize - own.len()), line) };
    // The subject runs on until an empty line, at most three lines.
    while last + 1 < scan.lines.len() && last - line < 3 {
        let next = scan.line_text(last + 1);
        if next.is_empty() && (first.is_some() || last > line) {
            break;
        }
        last += 1;
        if !next.is_empty() && first.is_none() {
            first = Some(scan.lines[last].span.start as usize);
        }
        if is_salutation(next) {
            last -= 1;
            break;
        }
    }
    let span = Span::new(first?, scan.lines[last].span.end as usize);
    let words = tidy(span.of(scan.text));
    (!words.is_empty()).then(|| Located::new(words, span))
}

/// The firm above the date line, and the writer with their direct line.
fn letterhead(scan: &Scan<'_>, date_line: usize, parties: &mut Vec<PartyMention>) {
    let firm = (0..date_line.min(14)).find(|line| {
        let text = scan.line_text(*line);
        text.len() < 80 && looks_like_company(text) && !address::ends_address(text) && !text.contains(':')
    });
    let firm_name = firm.map(|line| {
        let span = scan.lines[line].span;
        let name = tidy(span.of(scan.text));
        let mut party = PartyMention::new(name.clone(), span, Entity::Organization);
        let law = name.to_uppercase().contains("LLP")
            || name.to_uppercase().contains("P.C.")
            || name.to_lowercase().contains("law")
            || name.contains('&')
            || name.to_uppercase().ends_with(" PC");
        party.roles.push(if law { Role::LawFirm } else { Role::InterestedParty });
        // Figures before the writer's own line are the firm's.
        let writer = writer_line(scan, line + 1, date_line)
            .or_else(|| named_writer(scan, line + 1, date_line))
            .unwrap_or(date_line);
        let head = Span::new(span.end as usize, scan.lines[writer.max(line)].span.start as usize);
        party.phones = address::phones(head.of(scan.text), head.start as usize);
        party.address = head_address(scan, line + 1, writer);
        parties.push(party);
        Located::new(name, span)
    });
    let Some(line) = writer_line(scan, firm.map_or(0, |l| l + 1), date_line + 12)
        .or_else(|| named_writer(scan, firm.map_or(0, |l| l + 1), date_line))
    else {
        return;
    };
    let near = line.saturating_sub(2)..(line + 4).min(scan.lines.len());
    let Some(name_at) = near.clone().find(|l| {
        let text = scan.line_text(*l);
        looks_like_person(text) && !text.contains(':') && !text.to_lowercase().contains("direct")
    }) else {
        return;
    };
    let span = scan.lines[name_at].span;
    let mut writer = PartyMention::new(tidy(span.of(scan.text)), span, Entity::Person).with_role(Role::Attorney);
    let behind = scan.lines[(line + 5).min(scan.lines.len() - 1)].span.end;
    let from = scan.lines[line.min(name_at)].span.start;
    let stretch = Span { start: from, end: behind };
    writer.phones = address::phones(stretch.of(scan.text), from as usize);
    writer.phones.truncate(2);
    writer.emails = address::emails(stretch.of(scan.text), from as usize);
    writer.emails.truncate(1);
    writer.firm = firm_name;
    parties.push(writer);
}

/// Who signs below the closing: counsel, where the letter comes from a law firm.
fn signer(scan: &Scan<'_>, closing: usize, parties: &mut Vec<PartyMention>) {
    const BELOW: usize = 9;
    let bare = |line: usize| {
        let text = scan.line_text(line);
        let words = text.strip_prefix("/s/").or_else(|| text.strip_prefix("By:")).unwrap_or(text).trim_start();
        words.strip_prefix("/s/").unwrap_or(words).trim()
    };
    let Some(line) = (closing + 1..(closing + BELOW).min(scan.lines.len()))
        .take_while(|line| !scan.line_text(*line).to_lowercase().starts_with("cc"))
        .find(|line| looks_like_person(bare(*line)))
    else {
        return;
    };
    let words = bare(line);
    let end = scan.lines[line].span.end as usize;
    let person = strip_person_extras(words);
    let start = end - words.len() + words.find(person.as_str()).unwrap_or_default();
    let firm = parties
        .iter()
        .find(|party| party.roles.contains(&Role::LawFirm))
        .map(|firm| Located::new(firm.name.clone(), firm.span));
    let span = Span::new(start, start + person.len());
    let mut party = PartyMention::new(person, span, Entity::Person);
    if firm.is_some() {
        party.roles.push(Role::Attorney);
    }
    party.roles.push(Role::Signatory);
    party.firm = firm;
    let title = line + 1;
    let below = scan.line_text(title);
    if super::titles::is_title(below) && below.len() < 60 {
        party.title = scan.lines.get(title).map(|line| Located::new(tidy(below), line.span));
    }
    parties.push(party);
}

/// The line that gives the writer's direct number or e-mail address.
fn writer_line(scan: &Scan<'_>, from: usize, to: usize) -> Option<usize> {
    (from..to.min(scan.lines.len())).find(|line| {
        let lower = scan.line_text(*line).to_lowercase();
        lower.len() < 80
            && (lower.contains("direct")
                && (lower.contains("line")
                    || lower.contains("dial")
                    || lower.contains("tel")
                    || lower.contains("phone"))
                || lower.starts_with("writer")
                || lower.starts_with("e-mail:")
                || lower.starts_with("email:"))
    })
}

/// The line with a person's name above the date, with a number or an e-mail address of their own right below.
fn named_writer(scan: &Scan<'_>, from: usize, to: usize) -> Option<usize> {
    (from..to.min(scan.lines.len())).find(|line| {
        let own = |near: usize| {
            let text = scan.line_text(near);
            text.len() < 60 && (text.contains('@') || !address::phones(text, 0).is_empty())
        };
        looks_like_person(scan.line_text(*line)) && (line + 1..line + 4).any(own)
    })
}

/// The address lines of a letterhead: from the first street line to the ZIP code.
fn head_address(scan: &Scan<'_>, from: usize, to: usize) -> Option<Located<String>> {
    let end = (from..to).find(|line| address::ends_address(scan.line_text(*line)))?;
    let lines: Vec<Span> = (from..=end)
        .filter(|line| !scan.line_text(*line).is_empty() && !looks_like_company(scan.line_text(*line)))
        .map(|line| scan.lines[line].span)
        .collect();
    let mut found = address::join(scan.text, &lines)?;
    found.value = found.value.lines().map(address::best_case).collect::<Vec<_>>().join("\n");
    Some(found)
}

/// "cc:" and the names behind it, one to a line.
fn copies(scan: &Scan<'_>, from: usize, parties: &mut Vec<PartyMention>) {
    let Some(start) = (from..scan.lines.len()).find(|line| {
        let lower = scan.line_text(*line).to_lowercase();
        lower.starts_with("cc:")
            || lower.starts_with("cc ")
            || lower.starts_with("c.c.")
            || lower.starts_with("copies to:")
    }) else {
        return;
    };
    for line in start..(start + 40).min(scan.lines.len()) {
        let span = scan.lines[line].span;
        let text = span.of(scan.text);
        if line > start && text.is_empty() && scan.line_text(line + 1).is_empty() {
            break;
        }
        let lead = if line == start { text.find(':').map_or(3, |at| at + 1).min(text.len()) } else { 0 };
        let mut offset = lead;
        for piece in text[lead..].split(';') {
            let words = piece.trim();
            let at = offset + (piece.len() - piece.trim_start().len());
            offset += piece.len() + 1;
            let bare = words.split(" (").next().unwrap_or(words);
            let bare = bare.split(" | ").next().unwrap_or(bare).trim();
            // "Otto Lund, General Counsel, Alder Corp."
            let bare = bare
                .split_once(", ")
                .filter(|(head, tail)| looks_like_person(head) && !tail.starts_with("Jr") && !tail.starts_with("Esq"))
                .map_or(bare, |(head, _)| head);
            let name = strip_person_extras(bare);
            let entity = if looks_like_person(&name) {
                Entity::Person
            } else if looks_like_company(bare) {
                Entity::Organization
            } else {
                continue;
            };
            let start = span.start as usize + at;
            let lower = bare.to_lowercase();
            let attorney = lower.contains("esq") || lower.contains("attorney");
            let shown = if entity == Entity::Person { name_with_suffix(bare) } else { bare.to_owned() };
            let mut party = PartyMention::new(shown, Span::new(start, start + bare.len()), entity);
            party.roles.push(match entity {
                Entity::Person if attorney => Role::Attorney,
                _ => Role::Other,
            });
            party.emails = address::emails(words, start);
            parties.push(party);
        }
    }
}

/// A name without titles of courtesy, its "Jr." kept.
fn name_with_suffix(name: &str) -> String {
    best_case(&strip_person_extras(name))
}
