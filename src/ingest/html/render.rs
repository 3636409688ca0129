//! The tree of a page → the text that a reader sees, with its tables, looks and links.

use crate::model::{Link, Span, StyledSpan, Table, TableCell, TableRow};

use super::element::{Element, Layout, STYLES};
use super::tree::{Content, NONE, Page, ROOT};

/// A page's text and what stands around it.
#[derive(Debug, Default)]
pub(super) struct Rendered {
    pub(super) text: String,
    pub(super) styles: Vec<StyledSpan>,
    pub(super) tables: Vec<Table>,
    pub(super) links: Vec<Link>,
}

/// What will stand before the next character: white space is written only when something follows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Tab,
    Line,
    Paragraph,
}

/// A table that is being written.
#[derive(Debug)]
struct OpenTable {
    /// Its place in the list of tables.
    index: usize,
    /// Where the text stood when its cell began; beyond any text between two cells.
    cell: usize,
}

#[derive(Debug, Default)]
struct Writer {
    out: Rendered,
    gap: Gap,
    tables: Vec<OpenTable>,
    /// How many elements around this place give each style, and where the first of them began.
    styles: [(u32, usize); STYLES.len()],
    /// How many elements around this place keep white space.
    preformatted: u32,
}

/// Writes the text of a page.
pub(super) fn render(page: &Page, bytes: usize) -> Rendered {
    let mut writer = Writer::default();
    writer.out.text.reserve(bytes / 2);
    let mut node = ROOT;
    // Down to the first child, else on to the next sibling, else up: no recursion, whatever the page's depth.
    while node != NONE {
        let links = page.links(node);
        let shown = writer.enter(page, node);
        if shown && links.first != NONE {
            node = links.first;
            continue;
        }
        node = writer.leave_until_sibling(page, node);
    }
    writer.finish()
}

impl Writer {
    /// Begins a node; says whether what is in it is shown.
    fn enter(&mut self, page: &Page, node: u32) -> bool {
        match page.contents.get(node as usize) {
            Some(Content::Text(text)) => {
                if self.preformatted > 0 {
                    self.write_lines(text);
                } else {
                    self.write(text);
                }
                false
            }
            Some(Content::Element(element)) => self.open(element),
            Some(Content::Nothing) | None => node == ROOT,
        }
    }

    /// Ends a node, and those around it that it is the last of; gives the next one, or [`NONE`].
    fn leave_until_sibling(&mut self, page: &Page, mut node: u32) -> u32 {
        loop {
            if let Some(Content::Element(element)) = page.contents.get(node as usize)
                && element.layout != Layout::Hidden
            {
                self.close(element);
            }
            let links = page.links(node);
            if links.next != NONE || links.parent == NONE {
                return links.next;
            }
            node = links.parent;
        }
    }

    fn open(&mut self, element: &Element) -> bool {
        match element.layout {
            Layout::Hidden => return false,
            Layout::Inline => {}
            Layout::Break => self.end_line(),
            Layout::Block => self.want(Gap::Line),
            Layout::Paragraph => self.want(Gap::Paragraph),
            Layout::Table => self.open_table(),
            Layout::Row => self.open_row(),
            Layout::Cell => self.open_cell(element),
        }
        self.preformatted += u32::from(element.preformatted);
        let here = self.out.text.len();
        for (bit, (depth, start)) in self.styles.iter_mut().enumerate() {
            if element.styles.has(bit) {
                if *depth == 0 {
                    *start = here;
                }
                *depth += 1;
            }
        }
        if let Some(target) = &element.target {
            // The end is set when the link is closed; links do not nest.
            self.out.links.push(Link { span: Span::new(here, here), target: target.to_string() });
        }
        true
    }

    fn close(&mut self, element: &Element) {
        if !element.styles.is_empty() {
            self.close_styles(element);
        }
        if element.target.is_some()
            && let Some(link) = self.out.links.last_mut()
        {
            link.span = trimmed(&self.out.text, link.span.start as usize);
        }
        self.preformatted -= u32::from(element.preformatted);
        match element.layout {
            Layout::Hidden | Layout::Inline | Layout::Break => {}
            Layout::Block | Layout::Row => self.want(Gap::Line),
            Layout::Paragraph => self.want(Gap::Paragraph),
            Layout::Table => {
                if let Some(open) = self.tables.pop()
                    && let Some(table) = self.out.tables.get_mut(open.index)
                {
                    table.span.end = table.rows.last().map_or(table.span.start, |row| row.span.end);
                    table.span.start = table.rows.first().map_or(table.span.start, |row| row.span.start);
                }
                self.want(Gap::Line);
            }
            Layout::Cell => self.close_cell(),
        }
    }

    fn close_styles(&mut self, element: &Element) {
        for (bit, (depth, start)) in self.styles.iter_mut().enumerate() {
            if !element.styles.has(bit) {
                continue;
            }
            *depth -= 1;
            let span = trimmed(&self.out.text, *start);
            if *depth == 0
                && !span.is_empty()
                && let Some(&style) = STYLES.get(bit)
            {
                self.out.styles.push(StyledSpan { span, style });
            }
        }
    }

    fn open_table(&mut self) {
        self.want(Gap::Line);
        let here = self.out.text.len();
        let depth = u16::try_from(self.tables.len()).unwrap_or(u16::MAX);
        self.tables.push(OpenTable { index: self.out.tables.len(), cell: usize::MAX });
        self.out.tables.push(Table { span: Span::new(here, here), depth, rows: Vec::new() });
    }

    fn open_row(&mut self) {
        self.want(Gap::Line);
        let here = self.out.text.len();
        if let Some(table) = self.tables.last().and_then(|open| self.out.tables.get_mut(open.index)) {
            table.rows.push(TableRow { span: Span::new(here, here), cells: Vec::new() });
        }
    }

    fn open_cell(&mut self, element: &Element) {
        let here = self.out.text.len();
        let Some(open) = self.tables.last_mut() else { return };
        open.cell = here;
        let Some(row) = self.out.tables.get_mut(open.index).and_then(|table| table.rows.last_mut()) else { return };
        // A short cell is followed on its line by the next one; a cell of several lines is not.
        let gap = match row.cells.last() {
            None => Gap::None,
            Some(_) if row.span.is_empty() => Gap::None,
            Some(last) if last.span.of(&self.out.text).contains('\n') => Gap::Line,
            Some(_) => Gap::Tab,
        };
        row.cells.push(TableCell { span: Span::new(here, here), columns: element.columns, heading: element.heading });
        if self.gap < Gap::Line || gap == Gap::Tab {
            // White space at the end of a cell, breaks included, does not part it from the next.
            self.gap = if row.span.is_empty() { self.gap } else { gap };
        }
    }

    fn close_cell(&mut self) {
        let Some(open) = self.tables.last_mut() else { return };
        let Some(row) = self.out.tables.get_mut(open.index).and_then(|table| table.rows.last_mut()) else { return };
        let Some(cell) = row.cells.last_mut() else { return };
        cell.span = trimmed(&self.out.text, open.cell);
        open.cell = usize::MAX;
        if !cell.span.is_empty() {
            row.span = if row.span.is_empty() { cell.span } else { row.span.to(cell.span) };
        }
    }

    /// Asks for a gap before the next character. At the top of a cell there is none but the one before the cell.
    fn want(&mut self, gap: Gap) {
        if self.tables.last().is_none_or(|open| open.cell != self.out.text.len()) {
            self.gap = self.gap.max(gap);
        }
    }

    /// A line break that the page asks for. The second one in a row makes an empty line.
    fn end_line(&mut self) {
        self.gap = if self.gap >= Gap::Line { Gap::Paragraph } else { Gap::Line };
    }

    /// Writes what was put off. Nothing stands before the first character of the page.
    fn flush(&mut self) {
        if !self.out.text.is_empty() {
            self.out.text.push_str(match self.gap {
                Gap::None => "",
                Gap::Space => " ",
                Gap::Tab => "\t",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.gap = Gap::None;
    }

    /// Writes characters, every run of white space as one space.
    fn write(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let word = rest.trim_start_matches(is_space);
            if word.len() < rest.len() {
                self.want(Gap::Space);
            }
            if word.is_empty() {
                return;
            }
            let end = word.find(is_space).unwrap_or(word.len());
            self.flush();
            self.out.text.push_str(&word[..end]);
            rest = &word[end..];
        }
    }

    /// Writes characters as they stand.
    fn write_lines(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.flush();
                self.gap = Gap::Line;
            }
            let line = line.trim_end_matches('\r');
            if !line.is_empty() {
                self.flush();
                self.out.text.push_str(line);
            }
        }
    }

    fn finish(mut self) -> Rendered {
        if !self.out.text.is_empty() {
            self.out.text.push('\n');
        }
        self.out.styles.sort_unstable_by_key(|styled| (styled.span.start, std::cmp::Reverse(styled.span.end)));
        self.out.links.retain(|link| !link.span.is_empty());
        self.out.tables.retain(|table| !table.rows.is_empty());
        self.out
    }
}

/// White space of a page; the no-break space too, which the courts' pages are padded with. So are marks without a
/// width, which no reader sees.
fn is_space(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '\u{a0}' | '\u{200b}' | '\u{feff}')
}

/// What was written since `start`, without the white space before it.
fn trimmed(text: &str, start: usize) -> Span {
    let written = text.get(start..).unwrap_or_default();
    let start = start + (written.len() - written.trim_start().len());
    Span::new(start, text.len())
}
