//! What one document says: a document's text in, mentions out.
//!
//! Pure: no disk, no clock, no second document. Cannot fail; what cannot be told is left out. Linear in the length of the
//! text: rules look for a trigger among the words and then at a bounded stretch around it.

mod abbreviations;
mod abroad;
mod address;
mod amended;
mod asides;
mod authorities;
mod bars;
mod bracketed;
mod capacity;
mod caption;
mod caption_lines;
mod case_numbers;
mod cells;
mod citations;
pub mod claims;
mod clauses;
mod columns;
mod committee_list;
mod companies;
mod company_bounds;
mod company_edges;
mod contact_lines;
mod contacts;
mod counsel;
mod counsel_block;
mod counsel_lines;
mod court;
mod cover_page;
mod date_kind;
mod date_lead;
mod dated;
mod dates;
mod debtor_table;
mod described;
pub mod docket;
mod docket_numbers;
mod document_name;
mod ecf;
mod email;
pub mod file_name;
mod flat_letter;
mod groups;
mod header;
mod heading;
mod holding;
mod labelled;
mod labels;
mod letter;
mod mailboxes;
#[cfg(test)]
mod marked;
mod mentions;
mod name_finder;
pub(crate) mod names;
pub mod notice;
mod own_date;
mod owned;
mod parts;
mod people;
mod person_names;
mod pronouns;
mod relative;
mod relative_leads;
mod release;
mod row_labels;
mod run_on;
mod scan;
mod schedule;
mod schedule_blocks;
mod schedule_heading;
mod sec_forms;
mod self_cited;
mod service_row;
mod short_forms;
mod signature;
mod signature_block;
mod signature_regions;
mod signature_titles;
mod signature_words;
mod signing_parts;
pub mod stamp;
mod summary;
mod summary_joints;
mod summary_rows;
#[cfg(test)]
mod tests;
mod thread;
mod title_column;
mod titles;
mod versus;
mod word_set;
mod wording;
mod years;

pub use ecf::court::code as court_code;
pub use mentions::{
    AttachmentMention, DatedMention, HoldingMention, Located, Mentions, PartyMention, ReferenceMention,
    SignatoryMention, ViaMention,
};

use crate::model::{DocKind, Document, Entity, Role, Span};
use scan::Scan;

/// Everything that the document says of documents, dates and people.
pub fn extract(document: &Document) -> Mentions {
    let mut mentions = docket::read(document)
        .or_else(|| notice::read(document))
        .or_else(|| claims::read(document))
        .unwrap_or_else(|| paper(document));
    // Readers of tables and of lists do not come by everything in the order of the text.
    mentions.parties.sort_by_key(|party| party.span);
    mentions.dated.sort_by_key(|line| line.span);
    mentions.references.sort_by_key(|reference| reference.span);
    if let Some(name) = file_name::read(&document.path)
        && mentions.docket_number.is_none()
        && mentions.kind != DocKind::Docket
    {
        // The name of a file stands nowhere in its text: the fact points at its beginning.
        mentions.docket_number = name.docket_number.map(|number| Located::new(number, Span::new(0, 0)));
        mentions.attachment = name.attachment;
    }
    mentions
}

/// What a court paper, a letter or an agreement says.
fn paper(document: &Document) -> Mentions {
    let stamps = stamp::find(&document.text);
    let mut margins: Vec<Span> =
        document.margins.iter().copied().chain(stamps.iter().map(|stamp| stamp.span)).collect();
    margins.sort_unstable();
    let scan = Scan::new(document, &margins);
    let cited = authorities::find(&scan);
    let mut dates = dates::find(&scan, |hits| usual_year(&scan, hits));
    dates.retain(|hit| !authorities::covers(&cited, hit.span));
    let letter = letter::read(&scan, &dates);
    let heading = heading::read(&scan, &dates, letter.as_ref());
    let mut mentions = Mentions {
        kind: heading.kind,
        title: heading.title,
        date: heading.date,
        also_dated: heading.also_dated,
        ..Mentions::default()
    };
    stamped(&stamps, &mut mentions);
    court::read(&scan, &cited, &mut mentions);
    mentions.parties.extend(letter.map(|letter| letter.parties).unwrap_or_default());
    let counsel = counsel_block::read(&scan);
    let mut forms = signature::read(&scan);
    forms.extend(contacts::read(&scan));
    forms.extend(cover_page::read(&scan));
    let mut of_counsel: Vec<Span> = counsel.iter().flat_map(|block| block.lines.iter().copied()).collect();
    of_counsel.sort_unstable();
    // The paper's own title above an address names nobody.
    let title = mentions.title.as_ref().map(|title| names::fold(&title.value));
    forms.retain(|party| {
        let titled = title.as_ref().is_some_and(|title| *title == names::fold(&party.name));
        if titled && party.entity != Entity::Person {
            return false;
        }
        let signer = party.signatories.iter().any(|signer| authorities::covers(&of_counsel, signer.name.span));
        !signer && !authorities::covers(&of_counsel, party.span)
    });
    mentions.parties.extend(forms);
    mentions.parties.extend(debtor_table::read(&scan));
    mentions.parties.extend(service_row::read(&scan));
    mentions.parties.extend(bars::read(&scan));
    mentions.parties.extend(counsel.into_iter().flat_map(|block| block.parties));
    let mut named = people::read(&scan);
    named.retain(|party| !authorities::covers(&cited, party.span));
    mentions.parties.extend(parts::not_within(&mentions.parties, named));
    parts::complete(&scan, &mut mentions);
    mentions.judge = judge(&mentions);

    let thread = if mentions.kind == DocKind::Email { thread::read(&scan, &dates) } else { thread::Thread::default() };
    mentions.parties.extend(thread.parties);
    let mut own: Vec<Span> = mentions.date.iter().chain(&mentions.also_dated).map(|found| found.span).collect();
    own.extend(heading.repeated);
    own.extend(thread.lines.iter().map(|line| line.span));
    mentions.dated.extend(thread.lines);
    mentions.dated.extend(years::read(&scan, &cited));
    let dated = dated::read(&scan, &dates, &own, mentions.date.as_ref());
    mentions.dated.extend(dated.lines);
    mentions.references = dated.references;
    mentions.defined_dates = dated.defined;
    mentions.defined_dates.extend(mentions.date.as_ref().and_then(|own| dated::defined_as_own(&scan, own)));
    let numbered = docket_numbers::read(&scan, &dates, &mut mentions.references);
    mentions.references.extend(numbered);
    mentions.references.sort_by_key(|reference| reference.span);
    self_cited::take(&scan, &mut mentions);
    let triggers = relative::Triggers {
        kind: mentions.kind,
        own: mentions.date.as_ref(),
        defined: &mentions.defined_dates,
        cited: &mentions.references,
    };
    let terms = relative::read(&scan, &triggers);
    mentions.dated.extend(terms);
    pronouns::resolve(&scan, &mut mentions);
    mentions.dated.sort_by_key(|line| line.span);
    mentions.dates = dates.iter().map(|hit| Located::new(hit.date, hit.span)).collect();
    mentions
}

/// What the court's stamp on the first page says of the document.
fn stamped(stamps: &[stamp::Stamp], mentions: &mut Mentions) {
    let Some(stamp) = stamps.first() else { return };
    mentions.docket_number = stamp.docket_number.clone().map(|number| Located::new(number, stamp.span));
    mentions.attachment.clone_from(&stamp.attachment);
    if let Some(case) = &stamp.case {
        mentions.case_numbers.push(Located::new(case.clone(), stamp.span));
    }
    if mentions.date.is_none() {
        mentions.date = stamp.filed.or(stamp.entered).map(|date| Located::new(date, stamp.span));
    }
}

/// The year that a date without one is meant in: that of the day which the document bears, alone on a line at its top or
/// behind "Dated:", or else of its first full date.
fn usual_year(scan: &Scan<'_>, hits: &[dates::DateHit]) -> Option<i32> {
    const TOP: usize = 30;
    const ALONE: usize = 24;
    let full = || hits.iter().filter(|hit| hit.year_given && hit.date.day_number().is_some());
    let top = full().find(|hit| {
        let line = scan.tokens[hit.first].line as usize;
        line < TOP && scan.line_text(line).len() <= hit.span.len() + ALONE
    });
    let labelled = || {
        full().find(|hit| {
            let colon = hit.first.checked_sub(2).filter(|at| scan.mark(at + 1, b':'));
            colon.is_some_and(|at| scan.is_any(at, &["dated", "date", "sent"]) && scan.before(at) >= scan::Before::Line)
        })
    };
    top.or_else(labelled).or_else(|| full().next()).map(|hit| hit.date.year_number())
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
