//! Lines whose parts bars or bullets keep apart, as signatures of e-mails and letters have them: "Jane Elm, Esq. | Elm & Fir
//! LLP | (212) 555-0100".

use super::address;
use super::companies::is_law_firm;
use super::mentions::{Located, PartyMention};
use super::names::{best_case, has_legal_form, looks_like_company, looks_like_person, strip_person_extras, tidy};
use super::scan::Scan;
use super::titles;
use crate::model::{Entity, Role, Span};

/// The longest line that is cut, in bytes.
const LONGEST: usize = 240;

/// The parts of a stretch of one line; the whole where no bar stands in it, or where it is a row of a table drawn with bars.
pub(super) fn parts(text: &str, span: Span) -> Vec<Span> {
    const BARS: [&str; 3] = [" | ", " • ", " · "];
    let words = span.of(text);
    let row = words.starts_with('|') || words.ends_with('|') || words.len() > LONGEST;
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    for bar in BARS.iter().filter(|_| !row) {
        cuts.extend(words.match_indices(bar).map(|(at, bar)| (at, at + bar.len())));
    }
    cuts.sort_unstable();
    let mut parts = Vec::with_capacity(cuts.len() + 1);
    let mut from = 0;
    for (end, behind) in cuts.into_iter().chain([(words.len(), words.len())]) {
        let part = words.get(from..end).unwrap_or_default();
        let lead = part.len() - part.trim_start().len();
        let start = span.start as usize + from + lead;
        if !part.trim().is_empty() || end == words.len() && parts.is_empty() {
            parts.push(Span::new(start, start + part.trim().len()));
        }
        from = behind;
    }
    parts
}

/// Everybody who stands first on such a line, with what the line and those right below it say: title, firm, numbers.
pub(super) fn read(scan: &Scan<'_>) -> Vec<PartyMention> {
    let mut parties = Vec::new();
    for line in 0..scan.lines.len() {
        let whole = scan.lines[line].span;
        if whole.len() <= LONGEST && is_barred(whole.of(scan.text)) {
            parties.extend(person(scan, line));
        }
    }
    parties
}

/// A quick look whether a line may have parts.
fn is_barred(words: &str) -> bool {
    // The first bytes of the bars: most lines have none of them.
    let possible = memchr::memchr3(b'|', 0xE2, 0xC2, words.as_bytes()).is_some();
    possible && (words.contains(" | ") || words.contains(" • ") || words.contains(" · "))
}

/// The one who stands first on a line, and the law firm of the lines.
fn person(scan: &Scan<'_>, line: usize) -> Vec<PartyMention> {
    const BELOW: usize = 4;
    let first = scan.lines[line].span;
    let own = parts(scan.text, first);
    let Some((head, rest)) = own.split_first().filter(|(_, rest)| !rest.is_empty()) else { return Vec::new() };
    let words = head.of(scan.text);
    let label = words.find(':').filter(|at| *at < 5).map_or(0, |at| at + 1);
    let written = words[label..].trim();
    let name = strip_person_extras(written);
    if !looks_like_person(&name) {
        return Vec::new();
    }
    let start = head.end as usize - written.len() + written.find(name.as_str()).unwrap_or_default();
    let mut card = Card::default();
    for part in rest {
        card.part(scan, *part);
    }
    // "Otto Lund | 5 | 12": a row of figures is nobody's card.
    if !card.says_something() {
        return Vec::new();
    }
    for below in line + 1..(line + 1 + BELOW).min(scan.lines.len()) {
        let span = scan.lines[below].span;
        let pieces = parts(scan.text, span);
        let text = span.of(scan.text);
        let alone = pieces.len() < 2;
        let begins_another =
            pieces.first().is_some_and(|part| looks_like_person(&strip_person_extras(part.of(scan.text))));
        let belongs = !alone || is_law_firm(text) || text.contains('@') || !address::phones(text, 0).is_empty();
        if text.is_empty() || text.len() > LONGEST || begins_another || !belongs {
            break;
        }
        for part in pieces {
            card.part(scan, part);
        }
    }
    card.into_parties(scan, &name, Span::new(start, (start + written.len()).min(head.end as usize)), written)
}

/// What the parts behind a name say of its bearer.
#[derive(Default)]
struct Card {
    title: Option<Located<String>>,
    firm: Option<Located<String>>,
    phones: Vec<Located<String>>,
    emails: Vec<Located<String>>,
    address: Vec<Span>,
}

impl Card {
    fn part(&mut self, scan: &Scan<'_>, span: Span) {
        let words = span.of(scan.text);
        let (phones, emails) =
            (address::phones(words, span.start as usize), address::emails(words, span.start as usize));
        if !phones.is_empty() || !emails.is_empty() {
            self.phones.extend(phones);
            self.emails.extend(emails);
        } else if !has_legal_form(words) && (address::is_street(words) || address::ends_address(words)) {
            self.address.push(span);
        } else if looks_like_company(words) {
            self.firm = self.firm.take().or_else(|| Some(Located::new(tidy(words), span)));
        } else if titles::is_title(words) {
            self.title = self.title.take().or_else(|| Some(Located::new(tidy(words), span)));
        }
    }

    fn says_something(&self) -> bool {
        self.title.is_some() || self.firm.is_some() || !self.phones.is_empty() || !self.emails.is_empty()
    }

    fn into_parties(self, scan: &Scan<'_>, name: &str, span: Span, written: &str) -> Vec<PartyMention> {
        let law = self.firm.as_ref().is_some_and(|firm| is_law_firm(&firm.value));
        let attorney = law || written.to_ascii_lowercase().contains("esq");
        let role = if attorney { Role::Attorney } else { Role::Other };
        let mut person = PartyMention::new(best_case(name), span, Entity::Person).with_role(role);
        let whole = self.address.last().is_some_and(|last| address::ends_address(last.of(scan.text)));
        let address = whole.then(|| address::join(scan.text, &self.address)).flatten();
        let mut parties = Vec::new();
        if let Some(firm) = self.firm.as_ref().filter(|_| law) {
            let mut firm =
                PartyMention::new(firm.value.clone(), firm.span, Entity::Organization).with_role(Role::LawFirm);
            firm.address.clone_from(&address);
            parties.push(firm);
        } else {
            person.address = address;
        }
        person.title = self.title;
        person.firm = self.firm;
        person.phones = self.phones;
        person.emails = self.emails;
        parties.push(person);
        parties
    }
}
