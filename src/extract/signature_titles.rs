//! Titles on signature pages, and the party that signs next where its name is run together with one.

use super::cells::Cell;
use super::labels::Label;
use super::mentions::Located;
use super::names::has_legal_form;
use super::signature::Reader;
use super::signature_block::Signer;
use super::signature_words::{behind_footer, footer, for_each};
use super::titles;
use crate::model::Span;

impl Reader<'_, '_> {
    pub(super) fn title(&mut self, at: usize) -> usize {
        let own = !self.words(at).is_empty();
        let from = if own { at } else { at + 1 };
        // "By: Alder LLC / Its: General Partner" says in what capacity that one signs.
        let capacity = self.cells.get(from).and_then(|cell| self.located(cell.span));
        if self.block.signers.is_empty()
            && let Some(via) = self.block.via.last_mut().filter(|via| via.capacity.is_none())
            && let Some(capacity) = capacity.filter(|words| words.value.len() < 60)
        {
            via.capacity = Some(capacity.value);
            return from + 1;
        }
        if !own
            && self.cells.get(from).is_none_or(|cell| {
                cell.label != Label::Text || !titles::is_title(self.words(from)) || has_legal_form(self.words(from))
            })
        {
            return at + 1;
        }
        let mut span = self.cells[from].span;
        let whole = span.of(self.scan.text);
        // "Title: ALDER BANK By: /s/ …": the title was left empty, and what stands behind it signs next.
        if own && !titles::is_title(whole) && self.line_goes_on(from) && titles::begins_in_capitals(whole) {
            self.next_party(from, 0);
            return from + 1;
        }
        let foot = footer(whole);
        let raw = &whole[..foot.unwrap_or(whole.len())];
        span = Span::new(span.start as usize, span.start as usize + raw.trim_end().len());
        if let Some(next) = foot.and_then(|foot| behind_footer(whole, foot)).filter(|_| self.line_goes_on(from)) {
            self.set_title(span);
            self.next_party(from, next);
            return from + 1;
        }
        let (title, rest) = titles::split_title(raw);
        if rest < raw.len() {
            span = Span::new(span.start as usize, span.start as usize + title);
            self.set_title(span);
            self.next_party(from, rest);
            return from + 1;
        }
        // "Chief Financial Officer &" goes on in the next cell.
        let mut last = from;
        let open = raw.trim_end().ends_with(['&', ',']) || raw.trim_end().ends_with(" and");
        if open
            && self
                .cells
                .get(from + 1)
                .is_some_and(|cell| cell.label == Label::Text && titles::is_title(self.words(from + 1)))
        {
            last = from + 1;
        }
        self.set_title(if last > from { span.to(self.cells[last].span) } else { span });
        last + 1
    }

    /// Whether the line of a cell goes on with a signature, as that of several blocks run together does.
    pub(super) fn line_goes_on(&self, at: usize) -> bool {
        let line = self.cells.get(at).map(|cell| cell.line);
        self.cells.get(at + 1).is_some_and(|next| {
            Some(next.line) == line && matches!(next.label, Label::By | Label::Signature | Label::Rule)
        })
    }

    /// The block is done within a cell: what stands from an offset of its words on names who signs next.
    pub(super) fn next_party(&mut self, at: usize, from: usize) {
        let cell = self.cells[at];
        let next = Span::new(cell.span.start as usize + from, cell.span.end as usize);
        self.finish();
        self.block.header.push(Cell { label: Label::Text, span: next, whole: next, ..cell });
    }

    fn set_title(&mut self, span: Span) {
        let found = self.located(span).map(|title| Located { value: for_each(&title.value).to_owned(), ..title });
        if let Some(signer) = self.block.signers.last_mut() {
            signer.title = signer.title.take().or(found);
        } else if found.is_some() {
            self.block.signers.push(Signer { title: found, ..Signer::default() });
        }
    }
}
