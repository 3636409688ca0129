//! Blocks of name, address, phone and e-mail lines: schedules of lenders, notice provisions, counsel's blocks on
//! pleadings, inside addresses of letters, service lists.

use super::abroad::ends_abroad;
use super::address::{self, ends_address, is_street};
use super::capacity;
use super::cells::gap_at;
use super::companies::is_law_firm;
use super::contact_lines::{counsel_line, is_court, is_prose, names_in, without_label};
use super::counsel;
use super::labels::{Label, label_of};
use super::mailboxes::{is_named_in, share_emails};
use super::mentions::{Located, PartyMention};
use super::names::{has_legal_form, is_legal_form, looks_like_company, looks_like_person, strip_person_extras, tidy};
use super::scan::Scan;
use super::schedule::{self, Table};
use super::titles;
use crate::model::{Entity, Role, Span};

/// Lines above a ZIP line that may belong to its block, and lines below it.
const ABOVE: usize = 12;
const BELOW: usize = 9;

/// Every contact block of the text.
pub(super) fn read(scan: &Scan<'_>) -> Vec<PartyMention> {
    let mut parties = Vec::new();
    let tables = schedule::read(scan);
    let in_table = |line: usize| {
        let at = tables.taken.partition_point(|(_, behind)| *behind <= line);
        tables.taken.get(at).is_some_and(|(first, _)| *first <= line)
    };
    let mut behind = 0;
    for line in 0..scan.lines.len() {
        if line >= behind && is_zip_line(scan, line) && !in_table(line) {
            let mut block = Block { scan, organisation: None, people: Vec::new(), emails: Vec::new(), amount: None };
            behind = block.read(line, behind, schedule::table_of(&tables.tables, line), &mut parties);
        }
    }
    parties.extend(tables.parties);
    parties
}

/// Whether a line ends an address, alone or with the line above it.
pub(super) fn is_zip_line(scan: &Scan<'_>, line: usize) -> bool {
    let text = scan.line_text(line);
    let ends = text.as_bytes().last().is_some_and(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b';'));
    // A line that begins small, with no column before it, is the middle of a sentence.
    let within = text.starts_with(char::is_lowercase) && !text.starts_with("c/o") && !scan.has_gap(line);
    text.len() <= 120
        && (ends || text.len() < 60 && ends_abroad(text))
        && !within
        && (ends_address(row(scan, line).of(scan.text)) && !is_prose(text) || split_address(scan, line))
}

/// Whether an empty line stands behind every line around a ZIP line, as texts made from web pages have them.
fn is_spaced(scan: &Scan<'_>, zip: usize, floor: usize) -> bool {
    let empty = |up: usize| zip.checked_sub(up).is_some_and(|line| line >= floor && scan.line_text(line).is_empty());
    let filled = |up: usize| zip.checked_sub(up).is_some_and(|line| line >= floor && !scan.line_text(line).is_empty());
    empty(1) && filled(2) && empty(3) && filled(4)
}

/// Whether "New York, NY" stands above a lone ZIP code.
fn split_address(scan: &Scan<'_>, line: usize) -> bool {
    let above = line.checked_sub(1).filter(|up| !scan.line_text(*up).is_empty()).or_else(|| line.checked_sub(2));
    address::is_zip(scan.line_text(line))
        && above.is_some_and(|up| ends_address(&format!("{} {}", scan.line_text(up), scan.line_text(line))))
}

/// The part of a line that belongs to a block: without the labels left of it ("If to the Company:") and the amounts
/// right of it.
fn row(scan: &Scan<'_>, line: usize) -> Span {
    let span = without_number(scan, scan.lines.get(line).map(|l| l.span).unwrap_or_default());
    let span = without_label(scan, span);
    let text = span.of(scan.text);
    let Some((cut, behind)) = scan.has_gap(line).then(|| gap_at(text)).flatten() else { return span };
    let (left, right) = (&text[..cut], &text[behind..]);
    let start = span.start as usize;
    let label_column = left.ends_with(':') && label_of(left).is_none()
        || left.starts_with(char::is_lowercase)
        || left.starts_with("With a copy");
    if label_column {
        Span::new(start + behind, span.end as usize)
    } else if right.starts_with(|c: char| c == '$' || c.is_ascii_digit()) && !ends_address(text) {
        Span::new(start, start + cut)
    } else {
        span
    }
}

/// A line without the number of a list before its words: "3.  Alder Trust Company", "(b) Birch LLC".
fn without_number(scan: &Scan<'_>, span: Span) -> Span {
    let text = span.of(scan.text);
    let inner = text.trim_start_matches('(');
    let mark = inner.find(['.', ')']).filter(|at| (1..=3).contains(at));
    let rest = mark.and_then(|at| {
        let number = inner[..at].bytes().all(|b| b.is_ascii_digit()) || at == 1 && text.starts_with('(');
        let rest = inner[at + 1..].trim_start();
        (number && rest.len() < inner[at + 1..].len() && rest.starts_with(char::is_uppercase)).then_some(rest)
    });
    rest.map_or(span, |rest| Span::new(span.end as usize - rest.len(), span.end as usize))
}

struct Block<'s, 'a> {
    scan: &'s Scan<'a>,
    organisation: Option<PartyMention>,
    people: Vec<PartyMention>,
    emails: Vec<Located<String>>,
    /// The line whose right column may give an amount.
    amount: Option<usize>,
}

impl Block<'_, '_> {
    /// Reads the block around a line that ends an address; returns the line behind it.
    fn read(&mut self, zip: usize, floor: usize, table: Option<&Table>, parties: &mut Vec<PartyMention>) -> usize {
        let Some((street, names)) = self.above(zip, floor) else { return zip + 1 };
        let lines: Vec<Span> =
            (street..=zip).filter(|l| !self.scan.line_text(*l).is_empty()).map(|l| row(self.scan, l)).collect();
        let address = address::join(self.scan.text, &lines);
        for line in &names {
            self.name_line(*line);
        }
        let end = self.below(zip);
        let represents =
            self.lines_behind(end).chain(names.iter().copied()).find_map(|line| counsel_line(self.scan, line));
        self.finish(address, lines.len(), represents, table, end, parties);
        end
    }

    /// The next few lines with words behind a block, where "Attorneys for …" may stand; not beyond the next block.
    fn lines_behind(&self, end: usize) -> impl Iterator<Item = usize> {
        let scan = self.scan;
        let next_block = |line: &usize| {
            let text = scan.line_text(*line);
            ends_address(text) || looks_like_company(text) && !counsel::names_client(text)
        };
        (end..(end + 10).min(scan.lines.len()))
            .filter(|line| !scan.line_text(*line).is_empty())
            .take_while(move |line| !next_block(line))
            .take(3)
    }

    /// The first street line, and the lines above it that name people and firms; `None` where a labelled address stands
    /// there, which its own form reads.
    fn above(&self, zip: usize, floor: usize) -> Option<(usize, Vec<usize>)> {
        let scan = self.scan;
        let mut street = zip;
        let mut names: Vec<usize> = Vec::new();
        let mut gap = false;
        let spaced = is_spaced(scan, zip, floor);
        let most = if spaced { ABOVE * 2 } else { ABOVE };
        for up in (floor..zip).rev().take(most) {
            let text = row(scan, up).of(scan.text);
            if text.is_empty() && spaced && !scan.line_text(up + 1).is_empty() {
                continue;
            }
            if text.is_empty() {
                // One empty line may stand between a letterhead's name and its address.
                if gap || !names.is_empty() {
                    break;
                }
                gap = true;
                continue;
            }
            if text.len() > 90 || ends_address(text) {
                break;
            }
            let label = label_of(text).map(|(label, _)| label);
            if label == Some(Label::Address) {
                return None;
            }
            // With an empty line behind every line, only what a line says tells the blocks apart.
            let other = matches!(label, Some(Label::Attention | Label::Phone | Label::Email)) || text.ends_with(':');
            if spaced && (other || text.contains('@')) {
                break;
            }
            let named = looks_like_company(text) || looks_like_person(&strip_person_extras(text));
            let care_of = text.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("c/o"));
            let first = street == zip && !named && !counsel::names_client(text) || care_of;
            let street_line = is_street(text) && !text.rsplit(' ').next().is_some_and(is_legal_form);
            if names.is_empty() && !gap && label.is_none() && (street_line || first) {
                street = up;
            } else {
                names.push(up);
                if gap && looks_like_company(text) {
                    break;
                }
            }
        }
        names.reverse();
        Some((street, names))
    }

    /// A line of the upper part of a block: a firm, a person, an e-mail address in parentheses.
    fn name_line(&mut self, line: usize) {
        let span = row(self.scan, line);
        let text = span.of(self.scan.text);
        // Names stand on short lines; every "and" of a long one would be looked at with all that stands before it. "If to
        // the Company:" leads to a block and names nobody.
        if text.len() > 300 || text.ends_with(':') && label_of(text).is_none() {
            return;
        }
        let emails = address::emails(text, span.start as usize);
        if !emails.is_empty() {
            self.take_emails(emails);
            return;
        }
        let (label, skip) = label_of(text).unwrap_or((Label::Text, 0));
        if !matches!(label, Label::Text | Label::Attention | Label::Holder) || is_court(text) {
            return;
        }
        let body = text[skip..].trim_start();
        let start = span.end as usize - body.len();
        for (offset, words) in names_in(body.trim_end()) {
            self.name(words, Span::new(start + offset, start + offset + words.len()), line);
        }
    }

    /// A name of the block: a person's or the firm's.
    fn name(&mut self, words: &str, at: Span, line: usize) {
        if words.starts_with('[') {
            return;
        }
        if let Some(rest) = words.strip_prefix("c/o ") {
            self.name(rest, Span { start: at.end - span_len(rest), ..at }, line);
            return;
        }
        let (head, title) = words.split_once(", ").filter(|(_, tail)| titles::is_title(tail)).unwrap_or((words, ""));
        let person = strip_person_extras(head);
        if words.starts_with("Office of the ") && self.organisation.is_none() {
            let mut office = PartyMention::new(tidy(words), at, Entity::Organization);
            if words.ends_with("Trustee") {
                office.roles.push(Role::UsTrustee);
            }
            self.organisation = Some(office);
            return;
        }
        // "Vice President - Finance" below a name.
        if titles::is_title(words)
            && words.split([' ', '-']).next().is_some_and(titles::begins_title)
            && !has_legal_form(words)
        {
            if let Some(last) = self.people.last_mut().filter(|person| person.title.is_none()) {
                last.title = Some(Located::new(tidy(words), at));
            }
            return;
        }
        if looks_like_person(&person) {
            let lower = words.to_lowercase();
            let mut party = PartyMention::new(person, Span { end: at.start + span_len(head), ..at }, Entity::Person);
            // "Ada Byrne, General Counsel"; "Esq." may stand between.
            let title = title.rsplit("Esq., ").next().unwrap_or(title).trim_end_matches([',', ' ']);
            if titles::is_title(title) && !title.starts_with("Esq") && !title.to_lowercase().contains("bar no") {
                let end = at.start as usize + words.trim_end_matches([',', ' ']).len();
                party.title = Some(Located::new(tidy(title), Span::new(end - title.len(), end)));
            }
            let counsel =
                ["esq", "sbn", "bar no", "pro hac", "state bar", "attorney", "(00"].iter().any(|s| lower.contains(s));
            if counsel {
                party.roles.push(Role::Attorney);
            } else if lower.starts_with("hon") || lower.starts_with("judge") {
                party.roles.push(Role::Judge);
            }
            self.people.push(party);
        } else if looks_like_company(words)
            && !is_prose(words)
            && self.organisation.is_none()
            && !counsel::names_client(words)
            && !words.to_lowercase().contains("securities and exchange commission")
        {
            let name = words[..capacity::cut(words).name_end].trim_end_matches([',', ' ', ':']);
            let span = Span { end: at.start + span_len(name), ..at };
            self.organisation = Some(PartyMention::new(tidy(name), span, Entity::Organization));
            self.amount = Some(line);
        }
    }

    /// Labelled lines below the ZIP line: attention, phone, fax, e-mail. Returns the line behind them.
    fn below(&mut self, zip: usize) -> usize {
        let scan = self.scan;
        let mut empty = 0;
        let mut end = zip + 1;
        let mut after_attention = false;
        let spaced = is_spaced(scan, zip, 0);
        let most = if spaced { BELOW * 2 } else { BELOW };
        for line in zip + 1..(zip + 1 + most).min(scan.lines.len()) {
            let span = row(scan, line);
            let text = span.of(scan.text);
            if text.is_empty() {
                empty += 1;
                if empty > 2 {
                    break;
                }
                continue;
            }
            if text.ends_with("wrote:") {
                break;
            }
            let phones = address::phones(text, span.start as usize);
            let emails = address::emails(text, span.start as usize);
            let label = label_of(text).map(|(label, _)| label);
            match label {
                Some(Label::Attention) if empty <= 1 => {
                    self.name_line(line);
                    after_attention = true;
                }
                None if after_attention
                    && empty <= usize::from(spaced)
                    && looks_like_person(&strip_person_extras(text)) =>
                {
                    self.name_line(line);
                }
                _ if (!phones.is_empty() || !emails.is_empty()) && text.len() < 110 => {
                    self.take_emails(emails);
                    match (self.organisation.as_mut(), self.people.last_mut()) {
                        (Some(organisation), _) => organisation.phones.extend(phones),
                        (None, Some(person)) => person.phones.extend(phones),
                        (None, None) => {}
                    }
                }
                Some(Label::Phone | Label::Email) => {}
                _ => break,
            }
            empty = 0;
            end = line + 1;
        }
        end
    }

    /// E-mail addresses wait until the block's names are all known: they may stand above them.
    fn take_emails(&mut self, emails: Vec<Located<String>>) {
        self.emails.extend(emails);
    }

    /// Hands on what the block says.
    fn finish(
        &mut self,
        address: Option<Located<String>>,
        address_lines: usize,
        represents: Option<Located<String>>,
        table: Option<&Table>,
        end: usize,
        parties: &mut Vec<PartyMention>,
    ) {
        let emails = std::mem::take(&mut self.emails);
        let Some(mut organisation) = self.organisation.take() else {
            // A person's own address: an inside address of a letter, a service list.
            if let Some(person) = self.people.first_mut().filter(|_| address_lines > 1) {
                person.address = address;
            }
            for email in emails {
                let named = self.people.iter().position(|person| is_named_in(&email.value, &person.name));
                if let Some(person) = self.people.get_mut(named.unwrap_or(0)) {
                    person.emails.push(email);
                }
            }
            for person in &mut self.people {
                if person.roles.is_empty() {
                    person.roles.push(Role::Other);
                }
            }
            parties.append(&mut self.people);
            return;
        };
        organisation.address = address;
        share_emails(emails, &mut self.people, &mut organisation);
        // A company's own general counsel makes it no law firm.
        let counsel = |person: &PartyMention| person.roles.contains(&Role::Attorney) && person.title.is_none();
        let law = is_law_firm(&organisation.name) || self.people.iter().any(counsel);
        for person in &mut self.people {
            if law && !person.roles.contains(&Role::Judge) {
                person.roles = vec![Role::Attorney];
                person.firm = Some(Located::new(organisation.name.clone(), organisation.span));
                person.represents.extend(represents.clone());
            } else if person.roles.is_empty() {
                person.roles.push(Role::Other);
            }
        }
        if law {
            organisation.roles.push(Role::LawFirm);
            organisation.represents.extend(represents);
        }
        if let Some(table) = table {
            let held =
                self.amount.and_then(|line| table.beside(self.scan, line)).or_else(|| table.below(self.scan, end));
            if let Some(held) = held {
                organisation.roles.push(table.role);
                organisation.holdings.push(held);
            }
        }
        parties.push(organisation);
        parties.append(&mut self.people);
    }
}

fn span_len(words: &str) -> u32 {
    u32::try_from(words.len()).unwrap_or(u32::MAX)
}
