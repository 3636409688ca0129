//! Lists of creditors: a heading, then addresses, parted by empty lines or cells.

use crate::extract::address;
use crate::extract::ecf::lines::{Line, lines};
use crate::extract::ecf::{contact, entity, number, party_type};
use crate::extract::{Located, Mentions, PartyMention};
use crate::model::{DocKind, Document, Role, Span, Sureness};

/// How such a list is headed; in small letters.
const HEADINGS: [&str; 9] = [
    "creditor matrix",
    "creditors matrix",
    "mailing matrix",
    "label matrix",
    "creditor list",
    "list of creditors",
    "master address list",
    "master mailing list",
    "creditor mailing list",
];

/// The heading is one of so many lines, and no longer than so many characters.
const HIGHEST: usize = 30;
const LONGEST_HEADING: usize = 70;

/// A list has this many addresses at least.
const FEWEST: usize = 3;

/// Reads a list; `None` where the document is none.
pub(super) fn read(document: &Document) -> Option<Mentions> {
    let text: &str = &document.text;
    let whole = Span::new(0, text.len());
    let heading =
        lines(text, whole).filter(|line| !line.text.is_empty()).take(HIGHEST).find(|line| is_heading(line))?;
    let blocks = blocks(document, heading.span.end as usize);
    let creditors: Vec<PartyMention> = blocks.iter().filter_map(|block| creditor(block)).collect();
    // Most of what stands there must be addresses: a certificate that speaks of the list is none.
    if creditors.len() < FEWEST || creditors.len() * 2 < blocks.len() {
        return None;
    }
    let mut mentions = Mentions { kind: DocKind::Schedule, title: Some(heading.located()), ..Mentions::default() };
    let head = Span::new(0, creditors.first().map_or(0, |first| first.span.start as usize));
    for line in lines(text, head) {
        for word in line.text.split_whitespace() {
            if mentions.case_numbers.is_empty()
                && let Some((case, length)) = number::at_start(word)
            {
                let start = line.span.start as usize + (word.as_ptr() as usize - line.text.as_ptr() as usize);
                mentions.case_numbers.push(Located::new(case, Span::new(start, start + length)));
            }
        }
    }
    mentions.parties = creditors;
    Some(mentions)
}

fn is_heading(line: &Line<'_>) -> bool {
    if line.text.len() > LONGEST_HEADING || line.text.ends_with(['.', ',']) {
        return false;
    }
    let folded = line.text.to_ascii_lowercase();
    !folded.starts_with("verification") && HEADINGS.iter().any(|heading| folded.contains(heading))
}

/// The lines behind the heading, parted where a line is empty or a cell ends.
fn blocks(document: &Document, from: usize) -> Vec<Vec<Line<'_>>> {
    let text: &str = &document.text;
    let cells: Vec<Span> = document
        .tables
        .iter()
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells)
        .map(|cell| cell.span)
        .filter(|cell| !cell.is_empty() && cell.start as usize >= from)
        .collect();
    let parts = if cells.is_empty() { vec![Span::new(from, text.len())] } else { cells };
    let mut blocks = Vec::new();
    for part in parts {
        let mut block = Vec::new();
        for line in lines(text, part) {
            if line.text.is_empty() {
                blocks.push(std::mem::take(&mut block));
            } else {
                block.push(line);
            }
        }
        blocks.push(block);
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// The creditor of a block: a name, and an address that ends as addresses do.
fn creditor(block: &[Line<'_>]) -> Option<PartyMention> {
    let block = match block.split_first() {
        Some((first, rest)) if is_code(first.text) => rest,
        _ => block,
    };
    let end = block.iter().rposition(|line| address::ends_address(line.text))?;
    let (name, rest) = block.get(..=end)?.split_first()?;
    if rest.is_empty() || block.len() > 9 {
        return None;
    }
    let role = match party_type::role(name.text) {
        role @ (Role::UsTrustee | Role::Trustee) => role,
        _ => Role::Creditor,
    };
    let mut creditor = PartyMention::new(name.text, name.span, entity::of(name.text)).with_role(role);
    let contact = contact::read(rest.iter().copied(), |line| contact::is_standing(line.text)).with_firm_in_address();
    creditor.address = contact.address;
    creditor.phones = contact.phones;
    creditor.emails = contact.emails;
    // The list holds everybody who gets mail, the debtor's own counsel too.
    creditor.sure = Sureness::Inferred;
    Some(creditor)
}

/// The system's number of an address: `(4711)`, `4711`.
fn is_code(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')']);
    !bare.is_empty() && bare.len() <= 12 && bare.bytes().all(|b| b.is_ascii_digit())
}
