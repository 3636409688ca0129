//! What one document says: a document's text in, mentions out.
//!
//! Pure: no disk, no clock, no second document. Cannot fail; what cannot be told is left out. Linear in the length of the
//! text: rules look for a trigger among the words and then at a bounded stretch around it.

mod address;
mod capacity;
mod cells;
mod citations;
mod companies;
mod contacts;
mod court;
mod dated;
mod dates;
pub mod docket;
mod ecf;
mod groups;
mod header;
mod heading;
mod holding;
mod letter;
#[cfg(test)]
mod marked;
mod mentions;
pub(crate) mod names;
mod people;
mod relative;
mod scan;
mod schedule;
mod signature;
mod summary;

pub use mentions::{
    AttachmentMention, DatedMention, HoldingMention, Located, Mentions, PartyMention, ReferenceMention,
    SignatoryMention, ViaMention,
};

use crate::model::{DocKind, Document, Entity, Role, Span, Sureness};
use scan::Scan;

/// Everything that the document says of documents, dates and people.
pub fn extract(document: &Document) -> Mentions {
    if let Some(mentions) = docket::read(document) {
        return mentions;
    }
    let scan = Scan::new(document);
    let dates = dates::find(&scan, |hits| usual_year(&scan, hits));
    let letter = letter::read(&scan, &dates);
    let heading = heading::read(&scan, &dates, letter.as_ref());
    let mut mentions = Mentions {
        kind: heading.kind,
        title: heading.title,
        date: heading.date,
        also_dated: heading.also_dated,
        ..Mentions::default()
    };
    court::read(&scan, &mut mentions);
    mentions.parties.extend(letter.map(|letter| letter.parties).unwrap_or_default());
    mentions.parties.extend(signature::read(&scan));
    mentions.parties.extend(contacts::read(&scan));
    mentions.parties.extend(people::read(&scan));
    mentions.parties.sort_by_key(|party| (party.span, std::cmp::Reverse(said(party))));
    parts_by_document(&scan, &mut mentions);
    mentions.judge = judge(&mentions);

    let mut own: Vec<Span> = mentions.date.iter().map(|found| found.span).collect();
    own.extend(mentions.also_dated.iter().map(|found| found.span));
    let dated = dated::read(&scan, &dates, &own);
    mentions.dated = dated.lines;
    mentions.references = dated.references;
    mentions.dated.extend(relative::read(&scan, mentions.kind, mentions.date.as_ref()));
    mentions.dated.sort_by_key(|line| line.span);
    mentions.dates = dates.iter().map(|hit| Located::new(hit.date, hit.span)).collect();
    mentions
}

/// The year that a date without one is meant in: that of the document's first full date.
fn usual_year(scan: &Scan<'_>, hits: &[dates::DateHit]) -> Option<i32> {
    let _ = scan;
    hits.iter().find(|hit| hit.year_given && hit.date.day_number().is_some()).map(|hit| hit.date.year_number())
}

/// How much a mention says besides the name.
fn said(party: &PartyMention) -> usize {
    party.roles.len()
        + party.also.len()
        + party.emails.len()
        + party.signatories.len()
        + party.holdings.len()
        + usize::from(party.address.is_some())
}

/// The parts that follow from what the document is: who signs a credit agreement without another part is a lender, who
/// signs a joint filing statement is a holder.
fn parts_by_document(scan: &Scan<'_>, mentions: &mut Mentions) {
    let head = scan.text.get(..floor_boundary(scan.text, 6000)).unwrap_or_default().to_lowercase();
    let title = mentions.title.as_ref().map(|t| t.value.to_lowercase()).unwrap_or_default();
    let credit = mentions.kind == DocKind::Agreement
        && (head.contains("credit agreement")
            || head.contains("loan agreement")
            || head.contains("financing agreement"))
        && head.contains("lenders");
    let filing = title.contains("joint filing") || head.contains("schedule 13d") || head.contains("schedule 13g");
    let part = match (credit, filing) {
        (true, _) => Role::Lender,
        (false, true) => Role::Holder,
        (false, false) => Role::InterestedParty,
    };
    // Whoever has a part anywhere in the document has it on the signature page too.
    let with_part: std::collections::HashSet<String> = mentions
        .parties
        .iter()
        .filter(|party| {
            party.roles.iter().any(|role| !matches!(role, Role::Other | Role::Signatory))
                && party.sure == Sureness::Stated
        })
        .map(|party| names::fold(&party.name))
        .collect();
    for party in &mut mentions.parties {
        let open = party.entity != Entity::Person && party.roles.is_empty();
        if open && !with_part.contains(&names::fold(&party.name)) {
            party.roles.push(part);
            party.sure = Sureness::Inferred;
        }
    }
}

/// The judge: the one who signs, or the one who is named.
fn judge(mentions: &Mentions) -> Option<Located<String>> {
    mentions
        .parties
        .iter()
        .filter(|party| party.roles.contains(&Role::Judge))
        .max_by_key(|party| (party.name.split_whitespace().count().min(2), std::cmp::Reverse(party.span)))
        .map(|party| Located::new(names::best_case(&names::strip_person_extras(&party.name)), party.span))
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
