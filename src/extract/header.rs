//! The lines above a signature: who signs, in what capacity, on whose behalf.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::address::ends_address;
use super::capacity::{cut, public_office, roles};
use super::cells::Cell;
use super::clauses::is_clause;
use super::ecf::words::finder;
use super::mentions::Located;
use super::names::{has_legal_form, is_legal_form, is_upper, looks_like_company, looks_like_person, tidy};
use super::scan::Scan;
use crate::model::{Role, Span};

/// The words of several cells as one text. Cells of a column have another column's words between them, so they are not
/// one stretch of the document.
pub(super) struct Joined {
    pub(super) text: String,
    /// Where each piece begins in `text`, and where it stands in the document.
    pieces: Vec<(usize, Span)>,
    /// Whether nothing but white space stands between the pieces.
    whole: bool,
}

impl Joined {
    pub(super) fn new(scan: &Scan<'_>, cells: &[Cell]) -> Self {
        let mut text = String::new();
        let mut pieces: Vec<(usize, Span)> = Vec::with_capacity(cells.len());
        let mut whole = true;
        for cell in cells {
            if let Some((_, last)) = pieces.last() {
                let between = scan.text.get(last.end as usize..cell.span.start as usize);
                whole &= between.is_some_and(|gap| gap.trim().is_empty());
                text.push('\n');
            }
            pieces.push((text.len(), cell.span));
            text.push_str(cell.span.of(scan.text));
        }
        Self { text, pieces, whole }
    }

    /// The words behind "… as of the date first above written.", where a name is run together with the sentence before.
    fn behind_witness(&self) -> Option<Self> {
        const ENDS: [&str; 5] = ["written.", "written:", "forth above.", "indicated below.", "date hereof."];
        self.from(ENDS.iter().filter_map(|end| self.text.rfind(end).map(|at| at + end.len())).max()?)
    }

    /// The words from an offset on, where they are one stretch of the document.
    fn from(&self, at: usize) -> Option<Self> {
        let lead = self.text[at..].len() - self.text[at..].trim_start().len();
        let (start, end) = (self.place(at + lead)?, self.place(self.text.len())?);
        let text = self.text.get(at + lead..).filter(|text| !text.is_empty() && self.whole)?.to_owned();
        Some(Self { text, pieces: vec![(0, Span { start: start.0, end: end.0 })], whole: true })
    }

    /// The words from one offset to another, tidied, and where they stand: the first of their lines, where they are
    /// one of several columns.
    pub(super) fn located(&self, from: usize, to: usize) -> Located<String> {
        let raw = self.text.get(from..to).unwrap_or_default();
        let lead = raw.len() - raw.trim_start().len();
        let trimmed = raw.trim_end_matches([',', ' ', '\n', '\t', ':', ';']);
        let (from, to) = (from + lead, from + trimmed.len().max(lead));
        let start = self.place(from);
        let end = self.place(to);
        let span = match (start, end) {
            (Some((a, _)), Some((b, _))) if self.whole && b >= a => Span { start: a, end: b },
            (Some((a, limit)), Some((b, _))) => Span { start: a, end: if b >= a && b <= limit { b } else { limit } },
            _ => Span::default(),
        };
        Located::new(tidy(self.text.get(from..to).unwrap_or_default()), span)
    }

    /// The document's offset for an offset of the text, and the end of the piece that it lies in.
    fn place(&self, at: usize) -> Option<(u32, u32)> {
        let piece = self.pieces.partition_point(|(start, _)| *start <= at).checked_sub(1)?;
        let (start, span) = *self.pieces.get(piece)?;
        let inside = u32::try_from(at - start).ok()?.min(span.end - span.start);
        Some((span.start + inside, span.end))
    }
}

/// The lines above a signature, read.
pub(super) struct Header {
    pub(super) name: Located<String>,
    /// Whether the name is a person's.
    pub(super) person: bool,
    pub(super) roles: Vec<Role>,
    /// The public office that stands below a person's name, where another signs for its holder.
    pub(super) office: Option<Role>,
    /// Further organisations above the same signature, one to a line.
    pub(super) others: Vec<Located<String>>,
    /// People named beside the organisation: "ALDER MILLS, INC. and ADA BYRNE".
    pub(super) people: Vec<Located<String>>,
    /// Labels such as "BORROWER:" above the name.
    pub(super) also: Vec<Located<String>>,
    /// Others on whose behalf it signs, and their parts.
    pub(super) on_behalf: Option<(Located<String>, Vec<Role>)>,
}

impl Header {
    /// Reads the lines above a signature; `None` where they name nobody.
    pub(super) fn read(scan: &Scan<'_>, cells: &[Cell]) -> Option<Self> {
        // The name is the last run of lines that stand together.
        let mut first = cells.len().checked_sub(1)?;
        while first > 0
            && (cells[first].gap == 0 || continues(scan, &cells[first - 1], &cells[first]))
            && cells.len() - first < 6
        {
            first -= 1;
        }
        let mut also = Vec::new();
        let mut label_roles = Vec::new();
        let above =
            cells[..first].last().into_iter().chain(cells.get(first)).find(|cell| is_label(cell.span.of(scan.text)));
        if let Some(cell) = above {
            let words = cell.span.of(scan.text).trim_end_matches(':');
            label_roles = roles(words);
            // "BORROWERS:" is no name of one of them, and "Accepted:" no part in the matter.
            if !words.to_lowercase().ends_with('s') && !is_acceptance(words) {
                also.push(Located::new(tidy(words), cell.span));
            }
            if cells[first].span == cell.span {
                first += 1;
            }
        }
        if let Some(officer) = officer(scan, cells.get(first..)?) {
            return Some(officer);
        }
        let mut others = listed_above(scan, &cells[..first]);
        while let Some(other) = own_line(scan, cells, first) {
            others.push(other);
            first += 1;
        }
        let joined = Joined::new(scan, cells.get(first..)?);
        let joined = joined.behind_witness().unwrap_or(joined);
        let joined = match inline_label(&joined.text) {
            Some(at) => {
                label_roles.extend(roles(&joined.text[..at]));
                joined.from(at + 1).unwrap_or(joined)
            }
            None => joined,
        };
        let raw = joined.text.as_str();
        if raw.len() > 600 || !raw.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            return None;
        }
        let cut = cut(raw);
        let mut people = Vec::new();
        let name = match joint(&raw[..cut.name_end]) {
            Some((end, other)) => {
                let second = joined.located(other, cut.name_end);
                if looks_like_person(&second.value) {
                    people.push(second);
                } else {
                    others.push(second);
                }
                joined.located(0, end)
            }
            None => joined.located(0, cut.name_end),
        };
        // An address above a signature names nobody.
        if ends_address(&name.value)
            || raw[..cut.name_end].lines().skip(1).any(|line| line.starts_with(|c: char| c.is_ascii_digit()))
        {
            return None;
        }
        let person = looks_like_person(&name.value);
        let company = looks_like_company(&name.value);
        let named = company || is_upper(&name.value) && name.value.contains(' ') || person;
        if !named || name.value.len() > 140 || name.value.ends_with('.') && !company || is_prose(&name.value) {
            return None;
        }
        let mut roles: Vec<Role> = cut.capacity.map(roles).unwrap_or_default();
        roles.extend(label_roles);
        Some(Self {
            person: person && !company,
            roles,
            office: None,
            others,
            people,
            also,
            on_behalf: on_behalf(&joined),
            name,
        })
    }
}

/// "ADA BYRNE" with "United States Trustee" below it.
fn officer(scan: &Scan<'_>, cells: &[Cell]) -> Option<Header> {
    let [name, office, ..] = cells else { return None };
    let role = public_office(office.span.of(scan.text))?;
    let words = tidy(name.span.of(scan.text)).trim_end_matches(',').to_owned();
    looks_like_person(&words).then(|| Header {
        name: Located::new(words, name.span),
        person: true,
        roles: vec![role],
        office: Some(role),
        others: Vec::new(),
        people: Vec::new(),
        also: Vec::new(),
        on_behalf: None,
    })
}

/// Where the name of an organisation ends that stands with another or a person above one signature, and where the other
/// name begins: "ALDER MILLS, INC. and ADA BYRNE".
fn joint(name: &str) -> Option<(usize, usize)> {
    const JOINTS: [&str; 6] = [" and ", "\nand ", " AND ", "\nAND ", " and\n", " AND\n"];
    let (at, length) = JOINTS.iter().find_map(|joint| name.find(joint).map(|at| (at, joint.len())))?;
    let (one, other) = (&name[..at], &name[at + length..]);
    let ends = one.rsplit([' ', '\n']).next().is_some_and(|last| is_legal_form(last.trim_end_matches(',')));
    (ends && (looks_like_person(other) || has_legal_form(other))).then_some((at, at + length))
}

/// An organisation alone on its line, with another one on the next: "ALDER MILLS, INC. / ALDER SALES LLC / By: …".
fn own_line(scan: &Scan<'_>, cells: &[Cell], at: usize) -> Option<Located<String>> {
    let next = cells.get(at + 1)?.span.of(scan.text);
    let more = cut(next).name_end;
    let whole = next.split_whitespace().count() > 1 && has_legal_form(&next[..more]);
    let joint = ["OF ", "AND ", "& ", "of ", "and "].iter().any(|word| next.starts_with(word));
    (whole && !joint).then(|| alone(scan, cells.get(at)?)).flatten()
}

/// An organisation whose name takes up the whole of a line, its registered form at the end.
fn alone(scan: &Scan<'_>, cell: &Cell) -> Option<Located<String>> {
    let words = cell.span.of(scan.text);
    let form = words.rsplit(' ').next().is_some_and(|last| is_legal_form(last) && !last.ends_with(','));
    let name = words.split_whitespace().count() > 1 && words.len() < 90 && cut(words).name_end == words.len();
    (form && name && words.starts_with(char::is_uppercase) && !is_prose(words))
        .then(|| Located::new(tidy(words), cell.span))
}

/// The organisations that stand, each on a line of its own and in capitals, right above the last one.
fn listed_above(scan: &Scan<'_>, cells: &[Cell]) -> Vec<Located<String>> {
    const MOST: usize = 60;
    let names = cells.iter().rev().take(MOST).map_while(|cell| alone(scan, cell).filter(|name| is_upper(&name.value)));
    let mut names: Vec<Located<String>> = names.collect();
    names.reverse();
    names
}

/// "Accepted and agreed:", "Attest:": words above a signature that say what it is for.
fn is_acceptance(words: &str) -> bool {
    const STARTS: [&str; 9] =
        ["accepted", "acknowledged", "agreed", "attest", "witness", "confirmed", "consented", "approved", "executed"];
    let lower = words.to_lowercase();
    STARTS.iter().any(|start| lower.starts_with(start))
}

/// Where the colon of a label before the name stands: "HOLDER: ALDER FUND LP".
fn inline_label(text: &str) -> Option<usize> {
    let at = text.find(':').filter(|at| *at < 30 && text[at + 1..].starts_with([' ', '\t']))?;
    let label = &text[..at];
    let part = label.starts_with(char::is_uppercase) && !roles(label).is_empty() && !looks_like_company(label);
    part.then_some(at)
}

/// "BORROWER:", "LENDERS:"; in capitals without the colon too.
fn is_label(words: &str) -> bool {
    const PARTS: [&str; 16] = [
        "ASSIGNEE",
        "ASSIGNOR",
        "BORROWER",
        "BUYER",
        "COMPANY",
        "EXECUTIVE",
        "GUARANTOR",
        "HOLDER",
        "INVESTOR",
        "ISSUER",
        "LANDLORD",
        "LENDER",
        "PURCHASER",
        "SELLER",
        "TENANT",
        "TRUSTEE",
    ];
    let bare = PARTS.contains(&words.trim_end_matches('S'));
    bare || words.len() < 40 && words.ends_with(':') && words.starts_with(char::is_uppercase)
}

/// Whether a name goes on over an empty line, as in "ALDER LLC / as / Borrower".
fn continues(scan: &Scan<'_>, above: &Cell, below: &Cell) -> bool {
    let (above, below) = (above.span.of(scan.text), below.span.of(scan.text));
    // "as Administrative Agent, / Issuing Bank and a Lender": the list of capacities goes on.
    let capacities = above.starts_with("as ") && above.ends_with(',');
    below.starts_with(char::is_lowercase)
        || capacities
        || above.ends_with(" and")
        || above.ends_with(" as")
        || above.eq_ignore_ascii_case("as")
}

/// Who is named behind "on behalf of", and in what part.
fn on_behalf(joined: &Joined) -> Option<(Located<String>, Vec<Role>)> {
    let flat = joined.text.replace(['\n', '\t'], " ").to_ascii_lowercase();
    let at = flat.find("on behalf of ")? + "on behalf of ".len();
    let inner = cut(&joined.text[at..]);
    let name = joined.located(at, at + inner.name_end);
    looks_like_company(&name.value).then(|| (name, inner.capacity.map(roles).unwrap_or_default()))
}

/// Whether words are a sentence and not a name.
fn is_prose(name: &str) -> bool {
    PROSE.as_ref().is_some_and(|words| words.is_match(name)) || is_clause(name)
}

static PROSE: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    finder(&[
        "commission expires",
        " have ",
        " has ",
        " hereto",
        " witness whereof",
        " shall ",
        " is ",
        " are ",
        " hereby",
        "executed",
        "the parties",
        " was ",
        "dated",
        "agreed to",
        "accepted",
        "acknowledged",
    ])
});
