//! A document that is being written paragraph by paragraph, as the files of word processors give it.
//!
//! White space between paragraphs and cells is written only when something follows it. A paragraph of running text
//! stands apart from its neighbours by an empty line; short lines such as those of an address stand below each other.

mod seams;
mod tables;

use crate::model::{Coverage, Document, Format, Link, Page, Span, Style, StyledSpan, Table};

use tables::OpenTable;
pub(super) use tables::RowState;

/// Bytes beyond which no more text is taken.
const MOST_TEXT: usize = 64 << 20;

/// Bytes of the targets of all links together: a long one may be given to many words.
const MOST_LINKED: usize = 16 << 20;

/// Characters beyond which a paragraph is running text.
const LONG: usize = 90;

/// Looks of characters, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Looks(u8);

impl Looks {
    pub(super) const BOLD: Self = Self(1);
    pub(super) const ITALIC: Self = Self(2);
    pub(super) const UNDERLINED: Self = Self(4);
    pub(super) const STRUCK: Self = Self(8);
    pub(super) const INSERTED: Self = Self(16);

    /// Which look is which style.
    const STYLES: [(Self, Style); 5] = [
        (Self::BOLD, Style::Bold),
        (Self::ITALIC, Style::Italic),
        (Self::UNDERLINED, Style::Underlined),
        (Self::STRUCK, Style::Struck),
        (Self::INSERTED, Style::Inserted),
    ];

    pub(super) fn has(self, look: Self) -> bool {
        self.0 & look.0 != 0
    }

    /// The same with `look` put on or taken off.
    #[must_use]
    pub(super) fn with(self, look: Self, on: bool) -> Self {
        if on { Self(self.0 | look.0) } else { Self(self.0 & !look.0) }
    }
}

/// What will stand before the next character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Tab,
    Line,
    Paragraph,
}

/// The document so far.
#[derive(Debug, Default)]
pub(super) struct Flow {
    text: String,
    gap: Gap,
    styles: Vec<StyledSpan>,
    /// Where each look that is on began.
    open_looks: [Option<usize>; Looks::STYLES.len()],
    /// Where the paragraph began, and whether it is a heading.
    paragraph: Option<usize>,
    heading: bool,
    /// Whether a page begins with the next character.
    page_begins: bool,
    pages: Vec<usize>,
    tables: Vec<Table>,
    open_tables: Vec<OpenTable>,
    cells: usize,
    margins: Vec<Span>,
    links: Vec<Link>,
    open_link: Option<(usize, String)>,
    linked: usize,
    /// Where running text begins behind a short line: an empty line will be put there.
    seams: Vec<usize>,
    full: bool,
}

impl Flow {
    /// Writes characters of the paragraph.
    pub(super) fn write(&mut self, text: &str, looks: Looks) {
        if text.is_empty() || self.is_full(text.len()) {
            return;
        }
        self.flush();
        let here = self.text.len();
        for ((look, style), open) in Looks::STYLES.iter().zip(&mut self.open_looks) {
            match open {
                None if looks.has(*look) => *open = Some(here),
                Some(start) if !looks.has(*look) => {
                    self.styles.push(StyledSpan { span: Span::new(*start, here), style: *style });
                    *open = None;
                }
                _ => {}
            }
        }
        self.paragraph.get_or_insert(here);
        self.text.extend(text.chars().filter(|c| !c.is_control() || *c == '\t'));
    }

    /// Ends a line within a paragraph.
    pub(super) fn end_line(&mut self) {
        if !self.is_full(1) && self.paragraph.is_some() {
            self.flush();
            self.text.push('\n');
        }
    }

    /// Says that the paragraph is a heading.
    pub(super) fn heading(&mut self) {
        self.heading = true;
    }

    /// Ends the paragraph. Without a character it is an empty line.
    pub(super) fn end_paragraph(&mut self) {
        let heading = std::mem::take(&mut self.heading);
        let Some(start) = self.paragraph.take() else {
            return self.want(if self.in_cell() { Gap::Line } else { Gap::Paragraph });
        };
        self.close_looks();
        self.cut_white_space(start);
        if heading && self.text.len() > start {
            self.styles.push(StyledSpan { span: Span::new(start, self.text.len()), style: Style::Heading });
        }
        let written = self.text.get(start..).unwrap_or_default();
        let long = written.len() > LONG && written.chars().nth(LONG).is_some();
        if (long || heading) && !self.in_cell() {
            self.seams.push(start);
            self.want(Gap::Paragraph);
        } else {
            self.want(Gap::Line);
        }
    }

    /// Begins a page with the next character.
    pub(super) fn begin_page(&mut self) {
        self.page_begins = true;
    }

    /// Begins a link.
    pub(super) fn open_link(&mut self, target: &str) {
        self.linked += target.len();
        if self.linked > MOST_LINKED {
            return;
        }
        self.open_link = Some((self.text.len(), target.to_owned()));
    }

    /// Ends a link.
    pub(super) fn close_link(&mut self) {
        if let Some((start, target)) = self.open_link.take() {
            let span = trimmed(&self.text, start);
            if !span.is_empty() {
                self.links.push(Link { span, target });
            }
        }
    }

    /// Begins something that stands apart from the running text, as a running head does; returns its beginning.
    pub(super) fn begin_margin(&mut self) -> usize {
        self.end_open_paragraph();
        self.want(Gap::Paragraph);
        self.text.len()
    }

    /// Ends what [`Self::begin_margin`] began.
    pub(super) fn end_margin(&mut self, start: usize) {
        self.end_open_paragraph();
        let span = trimmed(&self.text, start);
        if !span.is_empty() {
            self.margins.push(span);
        }
        self.want(Gap::Paragraph);
    }

    /// Whether there was more than is taken.
    pub(super) fn is_cut(&self) -> bool {
        self.full
    }

    /// The document.
    pub(super) fn finish(mut self, path: &str, format: Format) -> Document {
        self.end_open_paragraph();
        while self.in_table() {
            self.close_table();
        }
        self.close_link();
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let coverage = if self.text.trim().is_empty() { Coverage::NoText } else { Coverage::Read };
        if let Some(first) = self.pages.first()
            && self.text.get(..*first).is_some_and(|head| !head.trim().is_empty())
        {
            self.pages.insert(0, 0);
        }
        let page = |start: &usize| Page { start: Span::new(*start, *start).start, ..Page::default() };
        self.styles.retain(|styled| !styled.span.is_empty());
        let mut document = Document {
            styles: self.styles,
            pages: self.pages.iter().map(page).collect(),
            tables: self.tables.into_iter().filter(|table| !table.rows.is_empty()).collect(),
            margins: self.margins,
            links: self.links,
            ..Document::empty(path, format, coverage)
        };
        seams::open(&mut document, &self.text, &mut self.seams);
        document.styles.sort_unstable();
        document.margins.sort_unstable();
        document.links.sort_unstable_by_key(|link| link.span);
        document
    }

    fn in_cell(&self) -> bool {
        self.open_tables.last().is_some_and(|open| open.cell.is_some())
    }

    fn end_open_paragraph(&mut self) {
        if self.paragraph.is_some() {
            self.end_paragraph();
        }
    }

    /// Asks for a gap before the next character. At the top of a cell there is none but the one before the cell.
    fn want(&mut self, gap: Gap) {
        if self.open_tables.last().is_none_or(|open| open.cell != Some(self.text.len())) {
            self.gap = self.gap.max(gap);
        }
    }

    /// Writes what was put off. Nothing stands before the first character.
    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str(match self.gap {
                Gap::None => "",
                Gap::Tab => "\t",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.gap = Gap::None;
        if std::mem::take(&mut self.page_begins) {
            self.pages.push(self.text.len());
        }
    }

    fn close_looks(&mut self) {
        let end = self.text.len();
        for ((_, style), open) in Looks::STYLES.iter().zip(&mut self.open_looks) {
            if let Some(start) = open.take() {
                self.styles.push(StyledSpan { span: Span::new(start, end), style: *style });
            }
        }
    }

    /// Takes white space off the end of a paragraph, and what was styled of it.
    fn cut_white_space(&mut self, start: usize) {
        let written = self.text.get(start..).unwrap_or_default().trim_end().len();
        self.text.truncate(start + written);
        let end = Span::new(self.text.len(), self.text.len()).end;
        let styled = self.styles.iter().rposition(|styled| styled.span.end <= end).map_or(0, |last| last + 1);
        for styled in self.styles.iter_mut().skip(styled) {
            styled.span.end = end.min(styled.span.end);
            styled.span.start = end.min(styled.span.start);
        }
    }

    fn is_full(&mut self, more: usize) -> bool {
        self.full |= self.text.len() + more > MOST_TEXT;
        self.full
    }
}

/// What was written since `start`, without the white space around it.
fn trimmed(text: &str, start: usize) -> Span {
    let written = text.get(start..).unwrap_or_default();
    let start = start + (written.len() - written.trim_start().len());
    Span::new(start, start + written.trim().len())
}

#[cfg(test)]
mod tests;
