//! Signature blocks: who signs, through whom, in what capacity, for how much, and whether a signature stands there.

use super::cells::{self, Cell};
use super::header::Joined;
use super::labels::Label;
use super::mentions::{Located, PartyMention, ViaMention};
use super::names::{has_legal_form, is_given_name, is_upper, looks_like_company, looks_like_person, tidy};
use super::scan::Scan;
use super::signature_block::{Block, Signer};
use super::signature_words::{behind_footer, is_page_furniture, once, same_family, same_person, strip_parentheses};
use super::{address, capacity, counsel, holding, signature_regions, titles};
use crate::model::{Signed, Span};

/// Every organisation and person of the text's signature blocks.
pub(super) fn read(scan: &Scan<'_>) -> Vec<PartyMention> {
    let mut parties = Vec::new();
    for (first, last) in signature_regions::regions(scan) {
        let cells = cells::cells(scan, first, last);
        let mut reader = Reader { scan, cells: &cells, block: Block::default(), parties: &mut parties };
        let mut at = 0;
        while at < cells.len() {
            at = reader.cell(at).max(at + 1);
        }
        reader.finish();
    }
    parties
}

/// A stretch of signature blocks as far as it is read.
pub(super) struct Reader<'s, 'a> {
    pub(super) scan: &'s Scan<'a>,
    pub(super) cells: &'s [Cell],
    pub(super) block: Block,
    parties: &'s mut Vec<PartyMention>,
}

impl Reader<'_, '_> {
    /// Reads the cell at an index and those that continue it; returns the index behind them.
    fn cell(&mut self, at: usize) -> usize {
        let cell = self.cells[at];
        match cell.label {
            Label::Text => self.text(at),
            Label::By => self.by(at),
            Label::Signature => self.signature(at),
            Label::Rule => {
                self.line(Signed::Unsigned);
                at + 1
            }
            Label::Name => self.name(at),
            Label::Title => self.title(at),
            Label::Holder => {
                self.finish();
                self.block.holder = self.located(cell.span);
                at + 1
            }
            Label::Amount => {
                let (found, behind) = holding::read(self.scan, self.cells, at);
                self.block.holdings.extend(found);
                behind
            }
            Label::Address => {
                let (found, behind) = address::from_cells(self.scan, self.cells, at);
                self.block.address = self.block.address.take().or(found);
                behind
            }
            Label::Phone => self.contact(at, |block, found| block.phones.push(found), address::is_phone),
            Label::Email => self.contact(at, |block, found| block.emails.push(found), |text| text.contains('@')),
            Label::Attention => self.contact(at, |block, found| block.attention.push(found), looks_like_person),
            Label::Date => at + 1,
        }
    }

    /// Whether the block is known to be one, so that phones and addresses are its own and not those of a notice provision
    /// above it.
    fn is_open(&self) -> bool {
        let block = &self.block;
        !block.signers.is_empty() || block.holder.is_some() || !block.via.is_empty() || block.address.is_some()
    }

    pub(super) fn located(&self, span: Span) -> Option<Located<String>> {
        let words = tidy(span.of(self.scan.text));
        let words = words.trim_matches(|c: char| matches!(c, ',' | '(' | ')' | ';')).to_owned();
        (!words.is_empty()).then(|| Located::new(words, span))
    }

    pub(super) fn words(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| cell.span.of(self.scan.text))
    }

    /// A value that may stand in the cell or in the one behind it.
    fn contact(
        &mut self,
        at: usize,
        put: impl FnOnce(&mut Block, Located<String>),
        fits: impl Fn(&str) -> bool,
    ) -> usize {
        let own = !self.words(at).is_empty();
        let from = if own { at } else { at + 1 };
        if !self.is_open() {
            return at + 1;
        }
        let next_is_text = own || self.cells.get(from).is_some_and(|cell| cell.label == Label::Text);
        if next_is_text && fits(self.words(from)) {
            if let Some(found) = self.located(self.cells[from].span) {
                put(&mut self.block, found);
            }
            return from + 1;
        }
        at + 1
    }

    /// Words without a label: below a signature they belong to it, else they may name who signs next.
    fn text(&mut self, at: usize) -> usize {
        let cell = self.cells[at];
        let words = self.words(at);
        if is_page_furniture(words) {
            // "[Signature Page to Amendment] ALDER BANK By: …"
            if let Some(next) = behind_footer(words, 0).filter(|_| self.line_goes_on(at)) {
                self.next_party(at, next);
            }
            return at + 1;
        }
        if let Some(signer) = self.block.signers.last() {
            // "/s/ Ada Byrne, attorney-in-fact" with the name of the one for whom she signs below it.
            let for_another = signer.title.as_ref().is_some_and(|title| title.value.to_lowercase().contains("in-fact"))
                && signer.signed == Some(Signed::Signed)
                && cell.gap <= 1
                && self.block.header.is_empty()
                && looks_like_person(words);
            if for_another {
                let name = self.located(cell.span);
                self.block.signers.push(Signer { name, signed: Some(Signed::Signed), ..Signer::default() });
                return at + 1;
            }
            // "Senior Vice President, / Human Resources"
            let open = signer.title.as_ref().is_some_and(|title| {
                let behind = title.span.end as usize;
                let comma = self.scan.text.get(behind..).is_some_and(|rest| rest.starts_with(','))
                    || title.span.of(self.scan.text).ends_with(',');
                comma
                    && cell.gap == 0
                    && self
                        .scan
                        .text
                        .get(behind..cell.span.start as usize)
                        .is_some_and(|gap| gap.trim_matches(',').trim().is_empty())
            });
            let goes_on = open
                && words.len() < 50
                && words.starts_with(char::is_uppercase)
                && !has_legal_form(words)
                && !words.split(' ').next().is_some_and(is_given_name);
            if goes_on {
                let whole = signer.title.as_ref().map(|title| title.span.to(cell.span));
                let title = whole.and_then(|span| self.located(span));
                if let Some(signer) = self.block.signers.last_mut() {
                    signer.title = title;
                }
                return at + 1;
            }
            let fresh = signer.title.is_none() && signer.below.len() < 4 && !cells::apart(&cell);
            let same_name = signer.name.as_ref().is_some_and(|name| same_person(&name.value, words));
            let notary = words.eq_ignore_ascii_case("notary public") && cell.gap <= 1;
            let title_below = cell.gap <= 1
                && signer.title.is_none()
                && signer.signed.is_some()
                && titles::is_title(words)
                && !has_legal_form(words);
            if fresh || same_name || title_below || notary {
                let found = self.located(cell.span);
                self.below(found);
                return at + 1;
            }
            self.finish();
        } else if cells::apart(&cell) && self.block.holder.is_none() {
            // What was read of addresses so far stood in a notice provision.
            self.block.forget_contacts();
        }
        self.block.header.push(cell);
        at + 1
    }

    /// A line below the signature.
    fn below(&mut self, found: Option<Located<String>>) {
        let (Some(mut found), Some(signer)) = (found, self.block.signers.last_mut()) else { return };
        // "Ada Byrne, individually"
        let alone = [", individually", ", Individually", ", INDIVIDUALLY", ", an individual", ", personally"];
        if let Some(name) = alone.iter().find_map(|end| found.value.strip_suffix(end)).map(str::to_owned) {
            found.span.end = found.span.start + u32::try_from(name.len()).unwrap_or(0);
            found.value = name;
        }
        let (head, tail) = found.value.split_once(',').map_or((found.value.as_str(), ""), |(a, b)| (a, b.trim()));
        match &signer.name {
            Some(name) if same_person(&name.value, &found.value) => {
                if is_upper(&name.value) || !is_upper(&found.value) {
                    signer.name = Some(Located::new(strip_parentheses(&found.value), found.span));
                }
            }
            None if looks_like_person(&found.value) => {
                signer.name = Some(Located::new(strip_parentheses(&found.value), found.span));
            }
            // "Ada Byrne, President"
            _ if !tail.is_empty() && titles::is_title(tail) && looks_like_person(head) => {
                signer.name = Some(Located::new(head.to_owned(), found.span));
                signer.title = Some(Located::new(tail.to_owned(), found.span));
            }
            _ if counsel::is_counsel(&found.value) => signer.below.push(found),
            _ if titles::is_title(&found.value) && !has_legal_form(&found.value) && signer.below.is_empty() => {
                signer.title = Some(found);
            }
            _ => signer.below.push(found),
        }
    }

    /// `By:` – a signature line, or an entity through which the one above signs.
    fn by(&mut self, at: usize) -> usize {
        let first = self.cells[at].span;
        if first.is_empty() {
            let follows = self.cells.get(at + 1).map(|cell| cell.label);
            self.line(if matches!(follows, Some(Label::Rule)) { Signed::Unsigned } else { Signed::Unclear });
            return at + 1;
        }
        // An entity's name runs on over the lines below, up to the next label or empty line.
        let mut last = at;
        while self
            .cells
            .get(last + 1)
            .is_some_and(|cell| cell.label == Label::Text && (!cells::apart(cell) || self.capacity_below(last, cell)))
            && last - at < 4
        {
            last += 1;
        }
        let joined = Joined::new(self.scan, &self.cells[at..=last]);
        let cut = capacity::cut(&joined.text);
        let name = joined.located(0, cut.name_end);
        let capacity = cut.capacity.map(|words| {
            let words = tidy(words);
            let words = words.strip_prefix("its ").or_else(|| words.strip_prefix("Its ")).unwrap_or(&words);
            words.trim_end_matches([',', '.']).to_owned()
        });
        let attorney = capacity
            .as_ref()
            .is_some_and(|words| words.to_lowercase().contains("in-fact") || words.to_lowercase().contains("in fact"));
        if attorney && looks_like_person(&name.value) {
            self.line(Signed::Unclear);
            if let Some(signer) = self.block.signers.last_mut() {
                signer.title = capacity.map(|words| Located::new(words, first));
                signer.name = Some(name);
            }
            return last + 1;
        }
        let entity = looks_like_company(&name.value)
            || capacity.is_some()
            || is_upper(&name.value) && !looks_like_person(&name.value);
        if entity && !name.value.is_empty() {
            if self.block.signers.iter().any(Signer::is_begun) {
                self.finish();
            }
            self.block.via.push(ViaMention { name, capacity });
            return last + 1;
        }
        // A name behind "By:" is the signature itself.
        self.line(Signed::Signed);
        if let Some(found) = self.located(first) {
            self.below(Some(found));
        }
        at + 1
    }

    /// Whether a capacity goes on over an empty line: "By: Alder Advisers LLC, / its general partner".
    fn capacity_below(&self, last: usize, cell: &Cell) -> bool {
        let (above, below) = (self.words(last), cell.span.of(self.scan.text));
        let open = above.ends_with([',']) || above.ends_with(" its") || above.ends_with(" as");
        let capacity = below.starts_with(char::is_lowercase) || above.ends_with(" its") || above.ends_with(" as");
        cell.gap <= 1 && open && capacity
    }

    /// `/s/` and the name behind it, or below it.
    fn signature(&mut self, at: usize) -> usize {
        // A signature that stands apart, without "By:", behind a whole block is another party's own.
        let alone = at == 0 || !matches!(self.cells[at - 1].label, Label::By | Label::Rule);
        let whole = self.block.signers.last().is_some_and(|signer| signer.name.is_some() && signer.title.is_some());
        if alone && whole && cells::apart(&self.cells[at]) {
            self.finish();
        }
        self.line(Signed::Signed);
        let own = !self.words(at).is_empty();
        let from = if own { at } else { at + 1 };
        if !own
            && self.cells.get(from).is_none_or(|cell| cell.label != Label::Text || !looks_like_person(self.words(from)))
        {
            return at + 1;
        }
        if let Some(found) = self.located(self.cells[from].span)
            && let Some(signer) = self.block.signers.last_mut()
        {
            let (clean, behind) = once(&found.value);
            let (name, title) = match clean.split_once(", ") {
                Some((name, title)) if titles::is_title(title) => (name.to_owned(), Some(title.to_owned())),
                _ => (clean, behind),
            };
            if name.chars().any(char::is_alphabetic) {
                signer.name = Some(Located::new(name, found.span));
            }
            signer.title = title.map(|title| Located::new(title, found.span));
        }
        from + 1
    }

    /// A signature line begins: the one before it is done, where it had begun.
    fn line(&mut self, signed: Signed) {
        let known = match self.block.signers.last() {
            Some(signer) if signer.is_begun() || !signer.below.is_empty() => None,
            Some(signer) => Some(signer.signed),
            None => None,
        };
        if let Some(before) = known {
            // "By: ____" or "By:" before "/s/": the same line.
            if let Some(signer) = self.block.signers.last_mut() {
                let conformed = before == Some(Signed::Signed);
                signer.signed = Some(if conformed { Signed::Signed } else { signed });
            }
        } else {
            let begun = self.block.signers.last().is_some_and(Signer::is_begun);
            if begun && !self.block.header.is_empty() && self.header_waits() {
                self.finish();
            }
            self.block.signers.push(Signer { signed: Some(signed), ..Signer::default() });
        }
    }

    /// Whether header lines came in since the last signer.
    fn header_waits(&self) -> bool {
        let last = self.block.signers.last().and_then(|s| s.title.as_ref().or(s.name.as_ref()));
        last.is_some_and(|last| self.block.header.iter().any(|cell| cell.span.start > last.span.end))
    }

    fn name(&mut self, at: usize) -> usize {
        let own = !self.words(at).is_empty();
        let from = if own { at } else { at + 1 };
        if !own {
            let fits = self.cells.get(from).is_some_and(|cell| cell.label == Label::Text)
                && looks_like_person(self.words(from));
            if !fits {
                return at + 1;
            }
        }
        let span = self.cells[from].span;
        let next = titles::split_name(self.words(from)).filter(|_| self.line_goes_on(from));
        let span = next.map_or(span, |(end, _)| Span::new(span.start as usize, span.start as usize + end));
        // A name where one is already written begins the next signer.
        let done = self.block.signers.last().is_none_or(|s| {
            s.title.is_some() || s.name.as_ref().is_some_and(|n| !same_family(&n.value, span.of(self.scan.text)))
        });
        if done {
            self.block.signers.push(Signer::default());
        }
        if let (Some(found), Some(signer)) = (self.located(span), self.block.signers.last_mut()) {
            // "Name and Title: Ada Byrne, Vice President", "Name/Title: Ada Byrne / Manager"
            let split = found.value.split_once(", ").or_else(|| found.value.split_once('/'));
            let split = split
                .map(|(name, title)| (name.trim(), title.trim()))
                .filter(|(name, title)| titles::is_title(title) && looks_like_person(name));
            if let Some((name, title)) = split {
                signer.title = Some(Located::new(title.to_owned(), found.span));
                signer.name = Some(Located::new(name.to_owned(), found.span));
            } else {
                signer.name = Some(Located::new(strip_parentheses(&found.value), found.span));
            }
        }
        if let Some((_, next)) = next {
            self.next_party(from, next);
        }
        from + 1
    }

    /// Hands on what the block says, and begins a new one.
    pub(super) fn finish(&mut self) {
        let block = std::mem::take(&mut self.block);
        self.parties.extend(block.into_parties(self.scan));
    }
}
