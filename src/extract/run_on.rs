//! Notice addresses in running text: "If to the Company: Alder, Inc. 1 Fir Street Boise, ID 83702 Attention: Ada Byrne
//! Fax: …", as texts made from web pages have a whole provision on one line, and "with a copy to Fir & Gorse LLP, 1 Elm
//! Row, Boise, ID 83702, Attention: …" within a sentence.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::companies::is_law_firm;
use super::company_bounds::{company_start, legal_form};
use super::contacts;
use super::mailboxes;
use super::mentions::{Located, PartyMention};
use super::names::{fold, is_given_name, looks_like_company, looks_like_person, tidy};
use super::person_names::name_end;
use super::scan::{Before, Kind, Scan};
use super::{abroad, address, titles};
use crate::model::{Entity, Role, Span};

/// Tokens before a ZIP code in which the name and the street stand, and behind it in which labelled lines follow.
const BEFORE: usize = 46;
const BEHIND: usize = 70;

/// Every such address, with whom it belongs to. `known` are the parties found so far, for those named by a defined term.
pub(super) fn read(scan: &Scan<'_>, known: &[PartyMention]) -> Vec<PartyMention> {
    let known = Known { parties: known, places: OnceCell::new() };
    let mut parties = Vec::new();
    let mut floor = 0;
    let mut abroad = scan.places(&abroad::country_ends()).into_iter().peekable();
    let mut numbers = scan.numbers().peekable();
    while let Some(at) = abroad.peek().into_iter().chain(numbers.peek()).min().copied() {
        let country = abroad.next_if_eq(&at).is_some();
        let number = numbers.next_if_eq(&at).is_some();
        let ends = country && is_abroad(scan, at) || number && is_zip(scan, at);
        if at < floor || !ends || contacts::is_zip_line(scan, scan.tokens[at].line as usize) {
            continue;
        }
        let zip = if scan.mark(at + 1, b'-') && scan.word(at + 2).len() == 4 { at + 2 } else { at };
        let Some(street) = street(scan, at, floor.max(at.saturating_sub(BEFORE))) else { continue };
        let Some(named) = named(scan, street, floor, &known) else { continue };
        let mut block = Block { scan, people: Vec::new(), phones: Vec::new(), emails: Vec::new() };
        floor = block.tail(zip + 1);
        let span = scan.span(named.street, zip);
        parties.extend(block.into_parties(named, Located::new(tidy(span.of(scan.text)), span)));
    }
    parties
}

/// Whether a token is a ZIP code with a state before it.
fn is_zip(scan: &Scan<'_>, at: usize) -> bool {
    scan.tokens.get(at).is_some_and(|token| token.kind == Kind::Number && token.span.len() == 5)
        && address::is_zip(scan.word(at))
        && address::ends_address(&tidy(scan.span(at.saturating_sub(5), at).of(scan.text)))
}

/// Whether an address abroad ends at a token with the last word of a country's name.
fn is_abroad(scan: &Scan<'_>, at: usize) -> bool {
    const NEAR: usize = 8;
    scan.word(at).starts_with(char::is_uppercase)
        && (at.saturating_sub(NEAR)..at).any(|i| scan.tokens[i].kind == Kind::Number)
        && abroad::ends_abroad(&tidy(scan.span(at.saturating_sub(NEAR), at).of(scan.text)))
}

/// The first token of the street: a house number, a number in words, or a post office box.
fn street(scan: &Scan<'_>, zip: usize, low: usize) -> Option<usize> {
    const NUMBERS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let low = (low..zip).rev().find(|at| scan.before(*at) == Before::Paragraph).unwrap_or(low);
    (low..zip).find(|at| {
        // "41, Boulevard du Moulin"
        let next = at + 1 + usize::from(scan.mark(at + 1, b',') && scan.word(*at).len() < 4);
        let capital = scan.word(next).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let figure = scan.tokens[*at].kind == Kind::Number && scan.word(*at).len() <= 6;
        let begins = figure && capital
            || NUMBERS.iter().any(|word| scan.is(*at, word))
                && scan.word(*at).starts_with(char::is_uppercase)
                && capital
            || scan.is(*at, "p") && scan.mark(at + 1, b'.') && scan.is(at + 2, "o");
        // "(a) if to …, at 12 Elm Row": what stands between the number and the ZIP code is an address.
        begins && (*at..zip).all(|i| !scan.mark(i, b':') && !scan.mark(i, b';') && !scan.is_any(i, &["to", "if"]))
    })
}

/// Whose address it is, and where the address begins.
struct Named {
    party: PartyMention,
    street: usize,
}

/// The parties found so far, by their names and defined terms.
struct Known<'p> {
    parties: &'p [PartyMention],
    places: OnceCell<HashMap<String, usize>>,
}

impl Known<'_> {
    /// The party with this name or term, folded.
    fn get(&self, name: &str) -> Option<&PartyMention> {
        let places = self.places.get_or_init(|| {
            let mut places = HashMap::new();
            for (at, party) in self.parties.iter().enumerate() {
                for name in party.also.iter().map(|also| &also.value).chain([&party.name]) {
                    places.entry(fold(name)).or_insert(at);
                }
            }
            places
        });
        places.get(name).and_then(|at| self.parties.get(*at))
    }
}

/// The name before a street: a company's, a person's, or a defined term ("to the Company at 1 Fir Street").
fn named(scan: &Scan<'_>, street: usize, floor: usize, known: &Known<'_>) -> Option<Named> {
    let mut end = street;
    let low = floor.max(street.saturating_sub(BEFORE));
    let by_term = (end > low).then(|| term(scan, end, known)).flatten();
    if let Some(party) = by_term {
        return Some(Named { party, street });
    }
    while end > low && (scan.mark(end - 1, b',') || scan.is(end - 1, "at")) {
        end -= 1;
    }
    // "Birch Fund, Ltd. c/o Elm Advisers LLC 16 Fir Street": the address begins with "c/o".
    let care = (end.saturating_sub(14).max(low)..end).rev().find(|at| scan.words(*at, &["c", "/", "o"]));
    let before_care = care.and_then(|care| {
        let behind = (low..care).rev().find(|at| !scan.mark(*at, b','))? + 1;
        name_before(scan, behind, low, care, known)
    });
    before_care.or_else(|| name_before(scan, end, low, street, known))
}

/// The name that ends at a token, for an address that begins at `start`.
fn name_before(scan: &Scan<'_>, mut end: usize, low: usize, start: usize, known: &Known<'_>) -> Option<Named> {
    // "Alder Bank, National Association": the form stands behind a comma.
    let whole = end;
    if end > low + 2 && scan.words(end - 2, &["national", "association"]) {
        end -= 2;
        end -= usize::from(scan.mark(end - 1, b','));
    }
    let form = (end.saturating_sub(4).max(low)..end).find(|at| legal_form(scan, *at) == Some(end));
    if let Some(first) = form.and_then(|at| company_start(scan, at)).filter(|first| *first >= low) {
        let span = scan.span(first, whole - 1);
        return Some(Named {
            party: PartyMention::new(tidy(span.of(scan.text)), span, Entity::Organization),
            street: start,
        });
    }
    // A name without a registered form: capitalised words back to a colon, a wide gap or a small word.
    let mut first = end;
    while first > low && end - first < 8 {
        let left = first - 1;
        let name = scan.tokens[left].kind == Kind::Word && scan.word(left).starts_with(char::is_uppercase)
            || scan.mark(left, b'.') && scan.before(left) == Before::Nothing
            || scan.mark(left, b'&');
        if !name || first < end && scan.before(first) > Before::Line {
            break;
        }
        first = left;
    }
    // "to Alder Bank, Loan Services Group, 1 Fir Street": the party stands before its department.
    if let Some(party) = before_comma(scan, first, low, known) {
        return Some(Named { party, street: start });
    }
    let span = scan.span(first, whole.checked_sub(1).filter(|_| end > first)?);
    let name = tidy(span.of(scan.text));
    let entity = match (looks_like_company(&name), looks_like_person(&name)) {
        (true, _) => Entity::Organization,
        (false, true) => Entity::Person,
        _ => return None,
    };
    (scan.before(whole) <= Before::Line || scan.is(start, "c"))
        .then(|| Named { party: PartyMention::new(name, span, entity), street: start })
}

/// A known party whose name ends at a comma before a token, over up to two further parts of an address.
fn before_comma(scan: &Scan<'_>, from: usize, low: usize, known: &Known<'_>) -> Option<PartyMention> {
    for comma in (low..from).rev().filter(|at| scan.mark(*at, b',')).take(3) {
        let end = comma.checked_sub(1)?;
        let mut first = end;
        while first > low && end - first < 8 && scan.word(first - 1).starts_with(char::is_uppercase) {
            first -= 1;
            let span = scan.span(first, end);
            if let Some(owner) = known.get(&fold(span.of(scan.text))).filter(|_| end > first) {
                return Some(PartyMention::new(owner.name.clone(), span, owner.entity));
            }
        }
    }
    None
}

/// The party of a defined term right before "at" and a street: "to the Company, at 1 Fir Street".
fn term(scan: &Scan<'_>, street: usize, known: &Known<'_>) -> Option<PartyMention> {
    // "If to the Company: 1 Fir Street" as well.
    let led = |at: usize| (at.saturating_sub(5)..at).any(|i| scan.is(i, "to"));
    let at = street.checked_sub(1).filter(|at| scan.is(*at, "at") || scan.mark(*at, b':') && led(*at))?;
    let mut last = at.checked_sub(1)?;
    // "if to the Borrower, to it at 12 Elm Row"
    if scan.is(last, "it") && last > 3 && scan.is(last - 1, "to") {
        last -= 2;
    }
    last -= usize::from(scan.mark(last, b',') && last > 0);
    let mut first = last;
    while first > 0 && last - first < 3 && scan.word(first).starts_with(char::is_uppercase) && !scan.is(first, "the") {
        first -= 1;
    }
    first += usize::from(!scan.word(first).starts_with(char::is_uppercase) || scan.is(first, "the"));
    let span = scan.span(first, last);
    let wanted = fold(span.of(scan.text));
    let owner = known.get(&wanted)?;
    (!wanted.is_empty()).then(|| PartyMention::new(owner.name.clone(), span, owner.entity))
}

/// What the labels behind an address say.
struct Block<'s, 'a> {
    scan: &'s Scan<'a>,
    people: Vec<(PartyMention, bool)>,
    phones: Vec<Located<String>>,
    emails: Vec<Located<String>>,
}

/// A label in running text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Attention,
    Phone,
    Email,
}

/// The label at a token, and the token behind it.
fn tag(scan: &Scan<'_>, at: usize) -> Option<(Tag, usize)> {
    let split_mail = scan.is(at, "e") && scan.mark(at + 1, b'-') && scan.is(at + 2, "mail");
    let tag = if scan.is_any(at, &["attention", "attn"]) {
        Tag::Attention
    } else if scan.is_any(at, &["facsimile", "fax", "telecopier", "telecopy", "telephone", "tel", "phone"]) {
        Tag::Phone
    } else if scan.is(at, "email") || split_mail {
        Tag::Email
    } else {
        return None;
    };
    let mut next = at + if split_mail { 3 } else { 1 };
    let mut words = 0;
    while words < 4
        && (scan.is_any(next, &["no", "nos", "number", "numbers", "address"])
            || scan.mark(next, b'.')
            || scan.mark(next, b'#'))
    {
        next += 1;
        words += 1;
    }
    // "Attention of Ada Byrne" needs no colon.
    let of = tag == Tag::Attention && scan.is(next, "of") && scan.word(next + 1).starts_with(char::is_uppercase);
    let colon = scan.mark(next, b':') || of;
    next += usize::from(colon);
    let figures = scan.tokens.get(next).is_some_and(|token| token.kind == Kind::Number) || scan.mark(next, b'(');
    (colon || tag == Tag::Phone && figures).then_some((tag, next))
}

impl Block<'_, '_> {
    /// Reads the labels from a token on; returns the token behind what belongs to the address.
    fn tail(&mut self, from: usize) -> usize {
        let scan = self.scan;
        let limit = (from + BEHIND).min(scan.tokens.len());
        let mut at = from;
        loop {
            while at < limit
                && matches!(scan.tokens[at].kind, Kind::Mark(b',' | b';' | b'.' | b'('))
                && tag(scan, at + 1).is_some()
            {
                at += 1;
            }
            let Some((tag, value)) = tag(scan, at).filter(|_| at < limit && scan.before(at) < Before::Paragraph) else {
                match self.bare(at, limit) {
                    Some(next) => {
                        at = next;
                        continue;
                    }
                    None => return at,
                }
            };
            let end = value_end(scan, value, limit);
            let Some(last) = end.checked_sub(1).filter(|last| *last >= value) else { return end.max(at + 1) };
            let span = scan.span(value, last);
            // An address without a label may stand behind any of them.
            self.phones.extend(address::phones(span.of(scan.text), span.start as usize));
            self.emails.extend(address::emails(span.of(scan.text), span.start as usize));
            if tag == Tag::Attention {
                self.people.extend(people(scan, value, end));
            }
            at = end;
        }
    }

    /// A phone number or an e-mail address right behind the address, without a label; the token behind it.
    fn bare(&mut self, at: usize, limit: usize) -> Option<usize> {
        const REACH: usize = 14;
        let scan = self.scan;
        let from = at + usize::from(scan.mark(at, b','));
        let last = limit.min(from + REACH).checked_sub(1).filter(|last| *last > from)?;
        let near = (from..=last).take_while(|i| *i == from || scan.before(*i) < Before::Gap).last()?;
        if scan.before(from) >= Before::Gap {
            return None;
        }
        let span = scan.span(from, near);
        let (text, start) = (span.of(scan.text), span.start as usize);
        let phone = address::phones(text, start).into_iter().find(|phone| phone.span.start == span.start);
        let email = address::emails(text, start).into_iter().find(|email| email.span.start == span.start);
        let behind = phone.as_ref().or(email.as_ref()).map(|found| scan.token_at(found.span.end))?;
        self.phones.extend(phone);
        self.emails.extend(email);
        Some(behind.max(from + 1))
    }

    /// The party with its contact data, and the people to whose attention its mail goes.
    fn into_parties(self, named: Named, address: Located<String>) -> Vec<PartyMention> {
        let mut owner = named.party;
        owner.address = Some(address);
        owner.phones = self.phones;
        let law = is_law_firm(&owner.name);
        let firm = Located::new(owner.name.clone(), owner.span);
        let mut people: Vec<PartyMention> = self
            .people
            .into_iter()
            .map(|(mut person, esquire)| {
                let counsel = law || esquire && person.title.is_none() && copied(self.scan, owner.span);
                person.roles.push(if counsel { Role::Attorney } else { Role::Other });
                person.firm = counsel.then(|| firm.clone());
                person
            })
            .collect();
        if law {
            owner.roles.push(Role::LawFirm);
        }
        mailboxes::share_emails(self.emails, &mut people, &mut owner);
        people.insert(0, owner);
        people
    }
}

/// Whether the words before a name send a copy there.
fn copied(scan: &Scan<'_>, name: Span) -> bool {
    let at = scan.token_at(name.start);
    (at.saturating_sub(12)..at).any(|i| scan.is_any(i, &["copy", "copies"]))
}

/// The token behind a label's value: at the next label, a wide gap, or the words that lead to another address.
fn value_end(scan: &Scan<'_>, from: usize, limit: usize) -> usize {
    (from..limit)
        .find(|at| {
            let joint = scan.is_any(*at, &["if", "with", "to", "in"]) || scan.mark(*at, b';') || scan.mark(*at, b'[');
            let next_item = scan.is(*at, "and") && !scan.word(at + 1).starts_with(char::is_uppercase);
            tag(scan, *at).is_some() || *at > from && scan.before(*at) >= Before::Gap || joint || next_item
        })
        .unwrap_or(limit)
}

/// The people of a value behind "Attention:", each with their title, and whether "Esq." stands behind the name.
pub(super) fn people(scan: &Scan<'_>, from: usize, end: usize) -> Vec<(PartyMention, bool)> {
    let mut found = Vec::new();
    let mut at = from;
    while at < end {
        at += usize::from(scan.is_any(at, &["mr", "ms", "mrs", "dr"]))
            + usize::from(scan.mark(at + 1, b'.') && scan.is_any(at, &["mr", "ms", "mrs", "dr"]));
        let Some(mut behind) = name_end(scan, at).map(|behind| behind.min(end)) else { break };
        let name = |behind: usize| tidy(scan.span(at, behind - 1).of(scan.text));
        // "Ada Byrne Chief Clerk" without a comma; "Alder Account Manager" is nobody.
        let given = is_given_name(scan.word(at));
        while behind > at + 1 && !looks_like_person(&name(behind)) {
            behind = if given { behind - 1 } else { at };
        }
        if behind <= at + 1 {
            break;
        }
        // "Ada Q. Byrne Otto Lund-Tate": a second given name behind a whole name begins another one.
        let second = (at + 2..behind.saturating_sub(1))
            .find(|i| is_given_name(scan.word(*i)) && scan.word(*i - 1).len() > 1 && *i < behind - 1);
        behind = second.filter(|_| behind - at > 3).unwrap_or(behind);
        let mut person = PartyMention::new(name(behind), scan.span(at, behind - 1), Entity::Person);
        let mut next = behind + usize::from(scan.mark(behind, b','));
        let esquire = scan.is_any(next, &["esq", "esquire"]);
        if esquire {
            next += 1 + usize::from(scan.mark(next + 1, b'.'));
        }
        next += usize::from(esquire && scan.mark(next, b','));
        if next < end {
            let span = scan.span(next, end - 1);
            let words = tidy(span.of(scan.text));
            let head = words.split(',').next().unwrap_or_default();
            if titles::is_title(head) && !looks_like_person(head) {
                person.title = Some(Located::new(words.trim_end_matches([',', '.', ' ']).to_owned(), span));
                next = end;
            }
        }
        if second.is_some() {
            next = behind;
        }
        next += usize::from(scan.is(next, "and") || scan.mark(next, b',') || scan.mark(next, b'/'));
        found.push((person, esquire));
        at = next;
    }
    found
}
