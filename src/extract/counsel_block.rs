//! Counsel's blocks on court papers, read as a whole: names with their bar numbers, the firm, its address and numbers, and
//! "Attorneys for …", in whatever order the courts' local rules and habits put them.

use super::address::{self, ends_address, is_street};
use super::bars;
use super::columns::{Column, segments};
use super::counsel;
use super::counsel_lines::{
    above, address_below, below, cut_behind_name, is_bar_line, is_firm, is_place, without_marks,
};
use super::mentions::{Located, PartyMention, SignatoryMention};
use super::names::{fold, looks_like_person, strip_person_extras, tidy};
use super::scan::Scan;
use crate::model::{Entity, Role, Signed, Span};

/// A block of counsel.
pub(super) struct Block {
    /// Where its lines stand, one span for each.
    pub(super) lines: Vec<Span>,
    pub(super) parties: Vec<PartyMention>,
}

/// Every block of counsel of the text.
pub(super) fn read(scan: &Scan<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // The line behind the last block: what belongs to one block belongs to no other.
    let mut floor = 0;
    for line in 0..scan.lines.len() {
        let text = scan.line_text(line);
        if !may_name_client(text) {
            continue;
        }
        let mut end = floor;
        for segment in segments(scan, line) {
            if counsel::names_client(segment.of(scan.text))
                && let Some(block) = block(scan, (floor, line), segment)
            {
                let last = block.lines.iter().map(|span| span.start).max().map_or(0, |start| scan.token_at(start));
                end = end.max(scan.tokens.get(last).map_or(line, |token| token.line as usize) + 1).max(line + 1);
                blocks.push(block);
            }
        }
        floor = end;
    }
    blocks
}

/// A quick look whether a line can be one that tells whom counsel acts for.
fn may_name_client(text: &str) -> bool {
    const LONGEST: usize = 200;
    text.len() < LONGEST
        && text.bytes().any(|byte| byte == b'o' || byte == b'O')
        && ["ttorney", "TTORNEY", "ounsel", "OUNSEL"].iter().any(|word| text.contains(word))
}

/// The block above a line "Attorneys for …", or below it where none stands above.
fn block(scan: &Scan<'_>, (floor, line): (usize, usize), anchor: Span) -> Option<Block> {
    let column = Column::of(scan, line, anchor);
    let clients = counsel::clients(scan, line, anchor, column);
    let whose = clients.iter().map(|client| client.span).chain([anchor]);
    let block = firms(scan, (floor, line), column, &clients)?;
    let mut lines = block.lines;
    lines.extend(whose);
    Some(Block { lines, ..block })
}

/// The firms above a line "Attorneys for …", or below it where none stands above.
fn firms(scan: &Scan<'_>, (floor, line): (usize, usize), column: Column, clients: &[Located<String>]) -> Option<Block> {
    let mut above = above(scan, (floor, line), column);
    let mut reader = Reader { scan, firms: vec![Firm::default()] };
    for span in &above {
        reader.line(*span);
    }
    // In New York the address may stand below "Attorneys for …".
    if reader.firms.last().is_some_and(|firm| firm.name.is_some() && !firm.whole_address) {
        let address = address_below(scan, line, column);
        for span in &address {
            reader.line(*span);
        }
        above.extend(address);
    }
    if reader.is_empty() {
        let below = below(scan, line, column);
        for span in &below {
            reader.line(*span);
        }
        return reader.finish(clients, below);
    }
    reader.finish(clients, above)
}

/// A firm with its people, while it is being read.
#[derive(Default)]
struct Firm {
    name: Option<Located<String>>,
    people: Vec<PartyMention>,
    address: Vec<Span>,
    whole_address: bool,
    phones: Vec<Located<String>>,
    emails: Vec<Located<String>>,
    signed: Vec<Located<String>>,
}

/// Reads the lines of a block one by one.
struct Reader<'s, 'a> {
    scan: &'s Scan<'a>,
    firms: Vec<Firm>,
}

impl Reader<'_, '_> {
    fn is_empty(&self) -> bool {
        self.firms.iter().all(|firm| firm.name.is_none() && firm.people.is_empty())
    }

    fn line(&mut self, span: Span) {
        for part in bars::parts(self.scan.text, span) {
            self.part(part);
        }
    }

    /// A line, or what bars keep apart on one.
    fn part(&mut self, span: Span) {
        let text = span.of(self.scan.text);
        let start = span.start as usize;
        let phones = address::phones(text, start);
        let emails = address::emails(text, start);
        let label = text.split_once(':').map(|(label, _)| label.trim().to_lowercase());
        let by = matches!(label.as_deref(), Some("by" | "attn" | "attention"));
        let bare = if by { text.split_once(':').map_or(text, |(_, rest)| rest.trim_start()) } else { text };
        let signature =
            bare.strip_prefix("/s/").or_else(|| bare.strip_prefix("s/")).or_else(|| bare.strip_prefix("/S/"));
        if let Some(name) = signature {
            self.signature(name.trim(), span.end);
            return;
        }
        let name_at = span.end as usize - bare.len();
        if is_firm(without_marks(bare))
            && phones.is_empty()
            && emails.is_empty()
            && !ends_address(bare)
            && !is_bar_line(bare)
        {
            self.firm(bare, name_at);
            return;
        }
        let named = self.people_of(bare, name_at);
        if let Some(firm) = self.firms.last_mut() {
            firm.phones.extend(phones);
            take_emails(firm, emails);
            let numbers = firm.phones.last().is_some_and(|phone| span.contains(phone.span));
            // Whatever stands above the first name is none of counsel's.
            let begun = firm.name.is_some() || !firm.people.is_empty();
            if begun && !(named || numbers || firm.whole_address || is_bar_line(bare) || text.contains('@')) {
                let begun = !firm.address.is_empty();
                if is_street(bare) || ends_address(bare) || begun && bare.len() < 60 {
                    firm.address.push(span);
                    firm.whole_address = ends_address(bare);
                }
            }
        }
    }

    /// A firm's name: a new firm, unless the people above it wait for one.
    fn firm(&mut self, words: &str, start: usize) {
        let name = without_marks(words);
        let name = name.trim_end_matches([',', ' ', ':']);
        let found = Located::new(tidy(name), Span::new(start, start + name.len()));
        let waits = self.firms.last().is_some_and(|firm| firm.name.is_none());
        if let Some(firm) = self.firms.last_mut().filter(|_| waits) {
            firm.name = Some(found);
        } else {
            self.firms.push(Firm { name: Some(found), ..Firm::default() });
        }
    }

    /// The people whom a line names; whether it names any.
    fn people_of(&mut self, text: &str, start: usize) -> bool {
        let mut any = false;
        let mut from = 0;
        for piece in text.split(" and ").flat_map(|piece| piece.split(" / ")) {
            let at = text[from..].find(piece).map_or(from, |found| from + found);
            from = at + piece.len();
            let head = piece.split(['(', '[']).next().unwrap_or(piece);
            let head = head.split(" – ").next().unwrap_or(head);
            let name = cut_behind_name(head);
            let person = strip_person_extras(name);
            if !looks_like_person(&person) || is_street(name) && name.split(' ').count() < 3 || is_place(name) {
                continue;
            }
            any = true;
            let lead = name.find(person.as_str()).unwrap_or_default();
            let begin = start + at + lead;
            let span = Span::new(begin, begin + person.len());
            // A second person behind a whole address and no firm above belongs to the next one.
            let next = self
                .firms
                .last()
                .is_some_and(|firm| firm.whole_address && firm.name.is_some() && !firm.people.is_empty());
            if next {
                self.firms.push(Firm::default());
            }
            let Some(firm) = self.firms.last_mut() else { continue };
            let known = firm.people.iter().any(|known| fold(&known.name) == fold(&person));
            if !known {
                firm.people.push(PartyMention::new(person, span, Entity::Person).with_role(Role::Attorney));
            }
        }
        any
    }

    fn signature(&mut self, name: &str, end: u32) {
        let name = name.trim_matches(|c: char| c == '_' || c.is_whitespace());
        let person = strip_person_extras(name.split(['(', '[']).next().unwrap_or(name));
        if let Some(firm) = self.firms.last_mut().filter(|_| looks_like_person(&person)) {
            let start = (end as usize).saturating_sub(name.len());
            firm.signed.push(Located::new(person, Span::new(start, end as usize)));
        }
    }

    fn finish(mut self, clients: &[Located<String>], lines: Vec<Span>) -> Option<Block> {
        if self.is_empty() {
            return None;
        }
        // People left without a firm at the end belong to the one before.
        if self.firms.len() > 1 && self.firms.last().is_some_and(|firm| firm.name.is_none() && firm.address.is_empty())
        {
            let rest = self.firms.pop().map(|firm| firm.people).unwrap_or_default();
            if let Some(firm) = self.firms.last_mut() {
                firm.people.extend(rest);
            }
        }
        let mut parties = Vec::new();
        for firm in self.firms {
            firm.into_parties(self.scan, clients, &mut parties);
        }
        Some(Block { lines, parties })
    }
}

impl Firm {
    fn into_parties(mut self, scan: &Scan<'_>, clients: &[Located<String>], parties: &mut Vec<PartyMention>) {
        let address = if self.whole_address { address::join(scan.text, &self.address) } else { None };
        // Who signs is counsel, whether the name is printed again or not.
        for signed in &self.signed {
            if let Some(person) = self.people.iter_mut().find(|person| same_family(&person.name, &signed.value)) {
                person.roles.push(Role::Signatory);
            } else {
                let person = PartyMention::new(signed.value.clone(), signed.span, Entity::Person);
                self.people.push(person.with_role(Role::Attorney).with_role(Role::Signatory));
            }
        }
        let name = self.name.take();
        for person in &mut self.people {
            person.firm.clone_from(&name);
            person.represents.extend(clients.iter().cloned());
        }
        match name {
            Some(name) => {
                let mut firm = PartyMention::new(name.value, name.span, Entity::Organization).with_role(Role::LawFirm);
                firm.address = address;
                firm.phones = self.phones;
                firm.emails = self.emails;
                firm.represents.extend(clients.iter().cloned());
                firm.signatories = self
                    .signed
                    .into_iter()
                    .map(|name| SignatoryMention { name, title: None, signed: Signed::Signed })
                    .collect();
                parties.push(firm);
            }
            None => {
                if let Some(person) = self.people.first_mut() {
                    person.address = address;
                    person.phones = self.phones;
                    person.emails.extend(self.emails);
                }
            }
        }
        parties.append(&mut self.people);
    }
}

/// E-mail addresses go to the person whose name they hold, or to the last one named who has none; else to the firm.
fn take_emails(firm: &mut Firm, emails: Vec<Located<String>>) {
    for email in emails {
        let local = fold(email.value.split('@').next().unwrap_or_default());
        let named = firm.people.iter().position(|person| {
            let words: Vec<String> = person.name.split_whitespace().map(fold).collect();
            let given = words.first().is_some_and(|given| given.len() > 3 && local.contains(given.as_str()));
            words.last().is_some_and(|family| family.len() > 2 && local.contains(family.as_str())) || given
        });
        let unclaimed = firm.people.len().checked_sub(1).filter(|last| firm.people[*last].emails.is_empty());
        match named.or(unclaimed) {
            Some(at) => firm.people[at].emails.push(email),
            None => firm.emails.push(email),
        }
    }
}

/// Whether a conformed signature can be that of a printed name.
fn same_family(one: &str, other: &str) -> bool {
    let last = |name: &str| name.split_whitespace().next_back().map(fold);
    last(one) == last(other)
}
