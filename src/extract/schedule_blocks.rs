//! Schedules whose rows take several lines: the name in one column, the address in another, amounts in the others, each
//! wrapped by itself.

use super::address;
use super::labels::{Label, label_of};
use super::mailboxes;
use super::mentions::{HoldingMention, Located, PartyMention};
use super::names::{looks_like_company, looks_like_person, tidy};
use super::run_on;
use super::scan::Scan;
use super::schedule::{Table, cells, indent};
use crate::model::{Entity, Role, Span};

/// Empty lines that end a table.
const APART: usize = 4;

/// The parties of a table, and the line behind its last row.
pub(super) fn read(scan: &Scan<'_>, table: &Table, addresses: usize) -> (Vec<PartyMention>, usize) {
    let mut parties = Vec::new();
    let mut row = Row::default();
    let (mut empty, mut behind) = (0, table.first_row);
    for line in table.first_row..table.end {
        let text = scan.line_text(line);
        if text.is_empty() {
            empty += 1;
            if row.ended {
                parties.append(&mut std::mem::take(&mut row).finish(scan, table));
            }
            if empty >= APART {
                break;
            }
            continue;
        }
        // EDGAR marks columns with "<S> <C>".
        if text.starts_with("<S>") || text.starts_with("<C") {
            continue;
        }
        if ends_table(text) {
            break;
        }
        empty = 0;
        behind = line + 1;
        for cell in cells(scan, line) {
            let words = cell.of(scan.text);
            let name = indent(scan, cell) * 2 < table.names + addresses;
            if let Some(held) = table.held(scan, cell) {
                row.holdings.push(held);
            } else if words.chars().any(char::is_alphabetic) {
                if name && row.ended {
                    parties.append(&mut std::mem::take(&mut row).finish(scan, table));
                }
                row.words(scan, cell, name);
            }
        }
    }
    parties.append(&mut row.finish(scan, table));
    (parties, behind)
}

/// Whether a line is none of the table's: a sum, a tag, a signature, a sentence.
fn ends_table(text: &str) -> bool {
    let lower = text.get(..12).unwrap_or(text).to_lowercase();
    let label = label_of(text).is_some_and(|(label, _)| matches!(label, Label::By | Label::Name | Label::Signature));
    text.len() > 170 || text.starts_with('<') || label || lower.starts_with("total") || lower.starts_with("in witness")
}

/// A row as far as it is read.
#[derive(Default)]
struct Row {
    name: Vec<Span>,
    address: Vec<Span>,
    /// Whether the address has its ZIP code.
    ended: bool,
    people: Vec<PartyMention>,
    phones: Vec<Located<String>>,
    emails: Vec<Located<String>>,
    holdings: Vec<HoldingMention>,
}

impl Row {
    /// Words of the column of names, or of the column of addresses.
    fn words(&mut self, scan: &Scan<'_>, cell: Span, name: bool) {
        let text = cell.of(scan.text);
        if name {
            self.name.push(cell);
            return;
        }
        let label = label_of(text);
        let start = cell.start as usize;
        if let Some((Label::Attention, skip)) = label {
            let (from, to) = (scan.token_at(cell.start + u32::try_from(skip).unwrap_or(0)), scan.token_at(cell.end));
            self.people.extend(run_on::people(scan, from, to).into_iter().map(|(person, _)| person));
            return;
        }
        self.phones.extend(address::phones(text, start));
        self.emails.extend(address::emails(text, start));
        if label.is_none() && !self.ended {
            self.address.push(cell);
            self.ended = address::ends_address(text);
        }
    }

    /// The party of the row, and the people whom its address names.
    fn finish(self, scan: &Scan<'_>, table: &Table) -> Vec<PartyMention> {
        let Some(first) = self.name.first() else { return Vec::new() };
        let words: Vec<&str> = self.name.iter().map(|span| span.of(scan.text)).collect();
        let name = tidy(&words.join(" "));
        let name = name.trim_end_matches([',', ' ', '*', '†']);
        let entity = match (looks_like_company(name), looks_like_person(name)) {
            (true, _) => Entity::Organization,
            (false, true) => Entity::Person,
            _ => return Vec::new(),
        };
        let told = self.ended || !self.holdings.is_empty();
        if !told || name.len() > 120 {
            return Vec::new();
        }
        let span = if let [only] = self.name[..] { only } else { *first };
        let mut party = PartyMention::new(name, span, entity).with_role(table.role);
        party.address = address::join(scan.text, &self.address).filter(|_| self.ended);
        party.phones = self.phones;
        party.holdings = self.holdings;
        let mut people = self.people;
        for person in &mut people {
            person.roles.push(Role::Other);
        }
        mailboxes::share_emails(self.emails, &mut people, &mut party);
        people.insert(0, party);
        people
    }
}
