//! The parties of a docket report and their counsel, from its tables.
//!
//! The bankruptcy courts put the type, the name and the address into one cell; the adversary and district dockets
//! give the type a row of its own. In all of them counsel stands in the third cell, behind "represented by".

use std::collections::HashMap;

use crate::extract::ecf::contact::{self, Contact};
use crate::extract::ecf::lines::{Line, Looks, lines};
use crate::extract::ecf::{entity, party_type};
use crate::extract::{Located, Mentions, PartyMention};
use crate::model::{Document, Role, Span, Style, Table, TableRow};

use super::{aliases, list};

/// Whether the front has a table of parties: a row with counsel, or, where nobody has any, one with a party's type.
pub(super) fn has_tables(document: &Document, looks: &Looks, front: Span) -> bool {
    let text: &str = &document.text;
    let mut rows = tables(document, front).flat_map(|table| &table.rows);
    rows.any(|row| is_party_row(text, row) || row.cells.first().is_some_and(|cell| is_typed(text, looks, cell.span)))
}

/// Whether the lines of a cell are a known type, marked as one, alone or with a name below it.
fn is_typed(text: &str, looks: &Looks, cell: Span) -> bool {
    let mut filled = lines(text, cell).filter(|line| !line.text.is_empty());
    let Some(first) = filled.next().filter(|line| looks.is_bold(line) && party_type::is_known(line.text)) else {
        return false;
    };
    filled.next().map_or_else(|| looks.is_underlined(&first), |below| below.is_rule() || looks.is_bold(&below))
}

fn tables(document: &Document, front: Span) -> impl Iterator<Item = &Table> {
    document.tables.iter().filter(move |table| front.contains(table.span))
}

/// Reads the parties and counsel of the front.
pub(super) fn read(document: &Document, looks: &Looks, front: Span, mentions: &mut Mentions) {
    // A page that was saved without its style sheet, or through a program that drops looks, marks no name.
    let marked = document.styles.iter().any(|styled| {
        styled.style == Style::Bold && tables(document, front).any(|table| table.span.contains(styled.span))
    });
    let mut reader = Reader { text: &document.text, looks, marked, heading: None, known: Known::new(), mentions };
    for table in tables(document, front) {
        for row in &table.rows {
            reader.row(row);
        }
    }
}

fn is_party_row(text: &str, row: &TableRow) -> bool {
    row.cells.iter().any(|cell| is_represented_by(cell.span.of(text)))
}

fn is_represented_by(text: &str) -> bool {
    text.len() < 30 && text.split_whitespace().eq(["represented", "by"])
}

struct Reader<'a, 'm> {
    text: &'a str,
    looks: &'a Looks,
    /// Whether names and types are told by how they look.
    marked: bool,
    /// The type that stands in a row of its own, for the parties below it.
    heading: Option<Located<String>>,
    known: Known,
    mentions: &'m mut Mentions,
}

impl<'a> Reader<'a, '_> {
    fn row(&mut self, row: &TableRow) {
        let cell = |at: usize| row.cells.get(at).map_or(Span::default(), |cell| cell.span);
        let filled = row.cells.iter().filter(|cell| !cell.span.is_empty()).count();
        let first = self.lines(cell(0));
        // "V." stands between the sides.
        if first.is_empty() || first.len() == 1 && first.first().is_some_and(list::is_versus) {
            return;
        }
        if first.first().is_some_and(|line| party_type::is_other_heading(line.text)) {
            // Below it stand the counts of a criminal docket.
            self.heading = None;
            return;
        }
        if is_party_row(self.text, row) || (row.cells.len() >= 3 && filled == 1 && self.is_party(&first)) {
            let counsel = row.cells.last().filter(|_| row.cells.len() >= 3).map_or(Span::default(), |cell| cell.span);
            self.party(&first, counsel);
        } else if filled == 1 {
            self.single(&first);
        }
    }

    /// A row with nothing but its first cell: a type, a party without counsel, or something of a criminal docket.
    fn single(&mut self, lines: &[Line<'a>]) {
        let Some(first) = lines.first() else { return };
        let words: Vec<_> = lines.iter().filter(|line| !line.is_rule()).collect();
        if words.len() == 1
            && self.stands_out(first)
            && (self.marked && (lines.len() > 1 || self.looks.is_underlined(first)) || party_type::is_known(first.text))
        {
            self.heading = Some(spelt_out(first));
        } else if self.stands_out(first) && (self.heading.is_some() || self.type_line(lines).is_some()) {
            self.party(lines, Span::default());
        }
    }

    /// Whether the lines of a cell begin as a party's do.
    fn is_party(&self, lines: &[Line<'a>]) -> bool {
        lines.first().is_some_and(|line| self.stands_out(line))
            && (self.heading.is_some() || self.type_line(lines).is_some())
    }

    /// How many lines of the cell are the party's type: one, or two with the rule below it.
    fn type_line(&self, lines: &[Line<'a>]) -> Option<usize> {
        let first = lines.first()?;
        let second = lines.get(1)?;
        if second.is_rule() {
            return Some(2);
        }
        let marked = self.looks.is_bold(first) && self.looks.is_italic(first) && self.looks.is_bold(second);
        let known = || {
            self.stands_out(second)
                && party_type::is_known(first.text)
                && (self.heading.is_none() || !self.marked && !party_type::is_known(second.text))
        };
        (marked || known()).then_some(1)
    }

    fn party(&mut self, lines: &[Line<'a>], counsel: Span) {
        let own_type = self.type_line(lines);
        let kind = match own_type {
            Some(_) => lines.first().map(spelt_out),
            None => self.heading.clone(),
        };
        let Some((name, rest)) = lines.get(own_type.unwrap_or(0)..).and_then(<[Line<'a>]>::split_first) else { return };
        let mut party = PartyMention::new(clean_name(name.text), name.span, entity::of(name.text));
        if let Some(kind) = kind {
            party = party.with_role(party_type::role(&kind.value));
            party.party_types.push(kind);
        }
        let (also, rest) = aliases::split(rest);
        party.also = also;
        let contact = contact::read(rest.into_iter(), |line| self.is_apart(line) || contact::is_county(line.text))
            .with_firm_in_address();
        party.address = contact.address;
        party.phones = contact.phones;
        party.emails = contact.emails;
        party.details = contact.standing;
        party.details.extend(contact.details);
        party.details.sort_by_key(|detail| detail.span);
        let represented = Located::new(party.name.clone(), party.span);
        self.mentions.parties.push(party);
        self.counsel(counsel, &represented);
    }

    /// Whether a line looks like a name or a type.
    fn stands_out(&self, line: &Line<'_>) -> bool {
        !self.marked || self.looks.is_bold(line)
    }

    /// Whether a line looks like a standing rather than a part of an address.
    fn is_apart(&self, line: &Line<'_>) -> bool {
        self.looks.is_italic(line) || !self.marked && contact::is_standing(line.text)
    }

    /// The counsel in a cell: each begins with a name in bold; where nothing is, behind an empty line.
    fn counsel(&mut self, cell: Span, represented: &Located<String>) {
        let lines: Vec<Line<'a>> = lines(self.text, cell).collect();
        let begins = |at: usize| {
            let after_empty = || at == 0 || lines.get(at - 1).is_some_and(|before| before.text.is_empty());
            lines.get(at).is_some_and(|line| {
                !line.text.is_empty() && if self.marked { self.looks.is_bold(line) } else { after_empty() }
            })
        };
        let names: Vec<usize> = (0..lines.len()).filter(|&at| begins(at)).collect();
        if names.is_empty()
            && let Some(for_itself) = lines.iter().find(|line| line.text.eq_ignore_ascii_case("pro se"))
            && let Some(party) = self.mentions.parties.last_mut()
        {
            // Where the court names nobody as counsel, the words are the party's own.
            party.details.push(for_itself.located());
        }
        for (index, &at) in names.iter().enumerate() {
            let end = names.get(index + 1).copied().unwrap_or(lines.len());
            let Some((name, rest)) = lines.get(at..end).and_then(<[Line<'a>]>::split_first) else { continue };
            let contact = contact::read(rest.iter().copied(), |line| self.is_apart(line));
            let counsel = counsel(name.text, name.span, contact, represented, &mut self.known);
            self.mentions.parties.push(counsel);
        }
    }

    fn lines(&self, cell: Span) -> Vec<Line<'a>> {
        lines(self.text, cell).filter(|line| !line.text.is_empty()).collect()
    }
}

fn spelt_out(kind: &Line<'_>) -> Located<String> {
    Located::new(party_type::spelt_out(kind.text), kind.span)
}

/// Counsel met so far by name, for "(See above for address)".
pub(super) type Known = HashMap<String, Contact>;

/// Counsel for a party. An address "above" is that of the same name's earlier place.
pub(super) fn counsel(
    name: &str,
    span: Span,
    mut contact: Contact,
    represented: &Located<String>,
    known: &mut Known,
) -> PartyMention {
    let cleaned = clean_name(name);
    if contact.see_above {
        if let Some(earlier) = known.get(&cleaned) {
            contact.firm = contact.firm.or_else(|| earlier.firm.clone());
            contact.address = contact.address.or_else(|| earlier.address.clone());
            contact.phones.clone_from(&earlier.phones);
            contact.emails.clone_from(&earlier.emails);
        }
    } else if contact.for_itself.is_none() {
        known.entry(cleaned.clone()).or_insert_with(|| contact.clone());
    }
    let entity = entity::of(&cleaned);
    let mut counsel = PartyMention::new(cleaned, span, entity).with_role(Role::Attorney);
    counsel.represents.push(represented.clone());
    counsel.firm = contact.firm;
    counsel.address = contact.address;
    counsel.phones = contact.phones;
    counsel.emails = contact.emails;
    counsel.party_types = contact.standing;
    counsel.details = contact.details;
    if let Some(for_itself) = contact.for_itself {
        counsel.party_types.push(for_itself.clone());
        counsel.title = Some(for_itself);
    }
    counsel
}

/// A name without the marks that the filing system leaves in it: `Ada Plover , Jr.`, `Plover(+)`.
pub(super) fn clean_name(printed: &str) -> String {
    let mut name = printed.replace(" ,", ",");
    for mark in ["(+)", "(*)"] {
        if let Some(bare) = name.strip_suffix(mark) {
            name = bare.trim_end().to_owned();
        }
    }
    name.trim_end_matches([',', ' ']).to_owned()
}
