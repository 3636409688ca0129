//! From lines to a document: its text, where each word of it lies, and how it looks.

use std::sync::Arc;

use crate::model::{Coverage, Document, Format, Page, Span, Style, StyledSpan, Table, TableCell, TableRow, WordBox};

use super::hyphens::{self, Vocabulary};
use super::sheet::{CellPlace, Gap, Line, Sheet};
use super::words::{Looks, Word};

/// Which look becomes which style.
const STYLES: [(Looks, Style); 5] = [
    (Looks::BOLD, Style::Bold),
    (Looks::ITALIC, Style::Italic),
    (Looks::UNDERLINED, Style::Underlined),
    (Looks::STRUCK, Style::Struck),
    (Looks::REDACTED, Style::Redacted),
];

/// Puts the pages together.
pub(super) fn document(sheets: &[Sheet], path: &str) -> Document {
    let mut writer = Writer { sheets, ..Writer::default() };
    for sheet in sheets {
        writer.page(sheet);
    }
    writer.close_styles();
    writer.styles.sort();
    writer.tables.sort_by_key(|table| table.span);
    let document = Document::empty(path, Format::Pdf, Coverage::Read);
    Document {
        text: Arc::from(writer.text),
        styles: writer.styles,
        pages: writer.pages,
        tables: writer.tables,
        margins: writer.margins,
        ..document
    }
}

#[derive(Default)]
struct Writer<'s> {
    sheets: &'s [Sheet],
    text: String,
    pages: Vec<Page>,
    styles: Vec<StyledSpan>,
    margins: Vec<Span>,
    tables: Vec<Table>,
    open_styles: [Option<Span>; STYLES.len()],
    vocabulary: Option<Vocabulary>,
    /// Whether the page before ended in the middle of a sentence of its running text.
    unfinished: bool,
}

impl Writer<'_> {
    fn page(&mut self, sheet: &Sheet) {
        let lines: Vec<Line> = sheet.lines().into_iter().filter(|line| !line.words.is_empty()).collect();
        let starts_aside = lines.first().is_none_or(|line| line.aside);
        if !self.text.is_empty() {
            self.part(self.unfinished && !starts_aside);
        }
        let [width, height] = sheet.size;
        self.pages.push(Page { start: narrow(self.text.len()), width, height, ..Page::default() });
        let mut before: Option<&Line> = None;
        let mut lines = lines.iter().peekable();
        // Words of the next line that were already written behind a hyphen.
        let mut written = 0;
        let mut cells: Vec<(CellPlace, TableCell)> = Vec::new();
        while let Some(line) = lines.next() {
            match before {
                Some(_) if line.beside => self.text.push('\t'),
                Some(before) => self.part(!(line.opens || line.aside || before.aside)),
                None => {}
            }
            let start = self.text.len();
            let skipped = std::mem::take(&mut written);
            let next = lines.peek().filter(|next| !(next.opens || next.aside || next.beside || line.aside));
            let ending = next.and_then(|next| self.joint(sheet, line, next, skipped));
            self.line(sheet, line, skipped, ending.as_ref().map(|(length, _)| *length));
            if let (Some((_, first)), Some(next)) = (ending, next) {
                self.word(sheet, next, first);
                written = 1;
            }
            if let Some(place) = line.cell {
                let heading = place.row == 0 && line.words.iter().all(|word| word.looks.has(Looks::BOLD));
                cells.push((place, TableCell { span: Span::new(start, self.text.len()), columns: 1, heading }));
            }
            if line.aside {
                self.margins.push(Span::new(start, self.text.len()));
            }
            before = Some(line);
        }
        self.tables(sheet, &cells);
        let body_ends_open = before.is_some_and(|line| !line.aside);
        self.unfinished = body_ends_open && !self.text.ends_with(['.', '?', '!', ':', ';', '”', '"']);
    }

    /// Records the tables of a page. `lines`: the lines in their cells, in the order in which they were written.
    fn tables(&mut self, sheet: &Sheet, lines: &[(CellPlace, TableCell)]) {
        for (table, grid) in sheet.grids.iter().enumerate() {
            let mut own = lines.iter().filter(|(place, _)| place.table == table).peekable();
            let Some((_, first)) = own.peek() else { continue };
            let mut end = first.span.start;
            let start = end;
            let mut rows = Vec::new();
            for (row, cells) in grid.rows.iter().enumerate() {
                let mut written = Vec::new();
                for (cell, drawn) in cells.iter().enumerate() {
                    let place = CellPlace { table, row, cell };
                    let mut filled: Option<TableCell> = None;
                    while let Some((_, line)) = own.next_if(|(at, _)| *at == place) {
                        let so_far = filled.unwrap_or(*line);
                        let heading = so_far.heading && line.heading;
                        filled = Some(TableCell { span: so_far.span.to(line.span), heading, ..so_far });
                    }
                    let empty = TableCell { span: Span { start: end, end }, columns: 1, heading: false };
                    let cell = TableCell { columns: drawn.columns, ..filled.unwrap_or(empty) };
                    end = cell.span.end.max(end);
                    written.push(cell);
                }
                let span = written.iter().map(|cell| cell.span).reduce(Span::to);
                rows.extend(span.map(|span| TableRow { span, cells: written }));
            }
            self.tables.push(Table { span: Span { start, end }, depth: 0, rows });
        }
    }

    /// Ends a line, or a paragraph.
    fn part(&mut self, same_paragraph: bool) {
        if !self.text.ends_with('\n') && !self.text.is_empty() {
            self.text.push('\n');
        }
        if !same_paragraph {
            if !self.text.ends_with("\n\n") && !self.text.is_empty() {
                self.text.push('\n');
            }
            self.close_styles();
        }
    }

    /// Writes the words of a line from `skipped` on. `ending`: how much of its last word is written.
    fn line(&mut self, sheet: &Sheet, line: &Line, skipped: usize, ending: Option<usize>) {
        let last = line.words.len().saturating_sub(1);
        for (index, word) in line.words.iter().enumerate().skip(skipped) {
            if index > skipped {
                match line.gaps.get(index) {
                    Some(Gap::None) => {}
                    Some(Gap::Tab) => self.text.push('\t'),
                    _ => self.text.push(' '),
                }
            }
            let text = sheet.words.text(word);
            let length = ending.filter(|_| index == last).unwrap_or(text.len());
            self.write(line, word, text.get(..length).unwrap_or(text));
        }
    }

    fn word(&mut self, sheet: &Sheet, line: &Line, word: Word) {
        self.write(line, &word, sheet.words.text(&word));
    }

    fn write(&mut self, line: &Line, word: &Word, text: &str) {
        let start = self.text.len();
        // A soft hyphen that is not at a line's end was drawn as a hyphen.
        self.text.extend(text.chars().map(|c| if c == '\u{ad}' { '-' } else { c }));
        let span = Span::new(start, self.text.len());
        let rect = line.place(word);
        if let Some(page) = self.pages.last_mut() {
            page.words.push(WordBox { span, rect });
        }
        let looks = if is_redaction(text, line) { word.looks.and(Looks::REDACTED) } else { word.looks };
        self.style(span, looks);
    }

    /// Extends the styles of the word before, and begins and ends others.
    fn style(&mut self, span: Span, looks: Looks) {
        for ((look, style), open) in STYLES.iter().zip(&mut self.open_styles) {
            match open {
                Some(open) if looks.has(*look) => open.end = span.end,
                None if looks.has(*look) => *open = Some(span),
                Some(ended) => {
                    self.styles.push(StyledSpan { span: *ended, style: *style });
                    *open = None;
                }
                None => {}
            }
        }
    }

    fn close_styles(&mut self) {
        for ((_, style), open) in STYLES.iter().zip(&mut self.open_styles) {
            if let Some(span) = open.take() {
                self.styles.push(StyledSpan { span, style: *style });
            }
        }
    }

    /// Where a word runs on from one line to the next: how much of its first part is written, and its second part.
    fn joint(&mut self, sheet: &Sheet, line: &Line, next: &Line, skipped: usize) -> Option<(usize, Word)> {
        if line.words.len() <= skipped {
            return None;
        }
        let (first, second) = (line.words.last()?, next.words.first()?);
        let (text, follows) = (sheet.words.text(first), sheet.words.text(second));
        let (rest, soft) = hyphens::divided(text)?;
        if !follows.starts_with(char::is_alphanumeric) {
            return None;
        }
        let sheets = self.sheets;
        let vocabulary = self.vocabulary.get_or_insert_with(|| Vocabulary::of(sheets));
        let drops = soft || vocabulary.drops_hyphen(rest, follows);
        Some((if drops { rest.len() } else { text.len() }, *second))
    }
}

/// Whether a word says that others were blacked out: "redacted" in brackets, or alone in its place.
fn is_redaction(text: &str, line: &Line) -> bool {
    let bare = text.trim_matches(['[', ']', '(', ')', '*', '.']);
    bare.eq_ignore_ascii_case("redacted") && (text.starts_with(['[', '(']) || line.words.len() == 1)
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
