//! The running text of a Word file, its notes and its margins.

use std::collections::HashMap;

use super::super::flow::{Flow, Looks};
use super::numbering::Numbering;
use super::package::Relations;
use super::styles::{Styles, Switches};
use super::xml::{Element, Visitor};

/// What is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The body, a running head or a foot.
    Running,
    Footnotes,
    Endnotes,
    Comments,
}

/// A paragraph that is being read. One may lie inside another, in a text box.
#[derive(Debug, Default)]
struct Paragraph {
    style: Option<String>,
    number: Option<(String, Option<usize>)>,
    heading: bool,
    /// Whether anything of it was written.
    begun: bool,
}

/// Properties of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Properties {
    Paragraph,
    Run,
    Row,
}

/// What characters are; those between elements are nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Characters {
    #[default]
    None,
    Text,
    Instruction,
}

/// A field: its instruction, and whether its result has begun.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    result: bool,
    link: bool,
}

/// Reads parts of a file, one after another.
pub(super) struct Body<'f> {
    flow: Flow,
    styles: &'f Styles,
    numbering: &'f mut Numbering,
    relations: &'f Relations,
    part: Part,
    paragraphs: Vec<Paragraph>,
    fields: Vec<Field>,
    /// How many elements around this place are left out.
    skipped: u32,
    /// The properties that are being read, those of a mark inside those of its paragraph.
    properties: Vec<Properties>,
    deleted: u32,
    inserted: u32,
    run: Switches,
    run_style: Option<String>,
    characters: Characters,
    /// The marks of notes, by the notes' identifiers, in the order of the body; and how many endnotes and footnotes.
    marks: HashMap<(bool, String), usize>,
    marked: [usize; 2],
    /// The label of the note that is being read; written before its first word.
    label: Option<String>,
    /// Whether the note that is being read is a line or an empty one of Word's own.
    in_separator: bool,
}

impl<'f> Body<'f> {
    pub(super) fn new(styles: &'f Styles, numbering: &'f mut Numbering, relations: &'f Relations) -> Self {
        Self {
            flow: Flow::default(),
            styles,
            numbering,
            relations,
            part: Part::Running,
            paragraphs: Vec::new(),
            fields: Vec::new(),
            skipped: 0,
            properties: Vec::new(),
            deleted: 0,
            inserted: 0,
            run: Switches::default(),
            run_style: None,
            characters: Characters::None,
            marks: HashMap::new(),
            marked: [0; 2],
            label: None,
            in_separator: false,
        }
    }

    /// Begins another part of the file. What was left open by a damaged one is closed.
    pub(super) fn begin(&mut self, part: Part) {
        self.part = part;
        while self.flow.in_table() {
            self.flow.close_table();
        }
        self.flow.end_paragraph();
        self.paragraphs.clear();
        self.fields.clear();
        (self.skipped, self.deleted, self.inserted) = (0, 0, 0);
        self.properties.clear();
        self.characters = Characters::None;
        self.label = None;
        self.in_separator = false;
    }

    /// Reads a running head or a foot by `read`.
    pub(super) fn margin(&mut self, read: impl FnOnce(&mut Self)) {
        self.begin(Part::Running);
        let start = self.flow.begin_margin();
        read(self);
        self.begin(Part::Running);
        self.flow.end_margin(start);
    }

    /// The text.
    pub(super) fn finish(self) -> Flow {
        self.flow
    }

    fn write(&mut self, text: &str) {
        if self.in_separator || self.fields.iter().any(|field| !field.result) {
            return;
        }
        let style = self.paragraphs.last().and_then(|paragraph| paragraph.style.as_deref());
        let looks = style.map_or(Looks::default(), |style| self.styles.looks(style, Looks::default()).0);
        let (looks, hidden) = self.run_style.as_deref().map_or((looks, false), |style| self.styles.looks(style, looks));
        if self.run.hidden.unwrap_or(hidden) {
            return;
        }
        let looks = self.run.applied(looks);
        let looks = looks.with(Looks::STRUCK, looks.has(Looks::STRUCK) || self.deleted > 0);
        self.begin_paragraph();
        self.flow.write(text, looks.with(Looks::INSERTED, self.inserted > 0));
    }

    /// Writes what stands before the first word of a paragraph.
    fn begin_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.last_mut().filter(|paragraph| !paragraph.begun) else { return };
        paragraph.begun = true;
        if let Some(label) = self.label.take() {
            self.flow.write(&label, Looks::default());
        }
        let style = paragraph.style.as_deref();
        let number = paragraph.number.take().or_else(|| {
            let (name, level) = self.styles.number(style?)?;
            Some((name.to_owned(), level))
        });
        let number = number.and_then(|(name, level)| self.numbering.next(&name, level, style));
        if let Some(number) = number {
            self.flow.write(&format!("{number} "), Looks::default());
        }
        if paragraph.heading || style.is_some_and(|style| self.styles.is_heading(style)) {
            self.flow.heading();
        }
    }

    fn end_paragraph(&mut self) {
        self.paragraphs.pop();
        if !self.in_separator {
            self.flow.end_paragraph();
        }
    }

    /// Takes in a property of the paragraph (`w:pPr`, 17.3.1).
    fn paragraph_property(&mut self, element: &Element<'_>) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let value = || element.value().unwrap_or_default().into_owned();
        match element.name() {
            "pStyle" => paragraph.style = Some(value()),
            "outlineLvl" => paragraph.heading = value().parse().is_ok_and(|level: u8| level < 9),
            "ilvl" => {
                let level = value().parse().ok();
                paragraph.number.get_or_insert_with(|| (String::new(), None)).1 = level;
            }
            "numId" => paragraph.number.get_or_insert_with(|| (String::new(), None)).0 = value(),
            "pageBreakBefore" if element.value().as_deref() != Some("0") => self.flow.begin_page(),
            _ => {}
        }
    }

    /// Begins a field, its result, or ends it (17.16.18).
    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = true;
                    let instruction = field.instruction.trim();
                    let target = instruction.strip_prefix("HYPERLINK").and_then(|rest| rest.split('"').nth(1));
                    if let Some(target) = target {
                        field.link = true;
                        self.flow.open_link(target);
                    }
                }
            }
            _ => {
                if self.fields.pop().is_some_and(|field| field.link) {
                    self.flow.close_link();
                }
            }
        }
    }

    /// Marks the place of a note. A foot- and an endnote may have the same identifier.
    fn mark(&mut self, foot: bool, id: &str) {
        let marked = &mut self.marked[usize::from(foot)];
        let number = *self.marks.entry((foot, id.to_owned())).or_insert_with(|| {
            *marked += 1;
            *marked
        });
        self.write(&mark(foot, number));
    }

    /// Begins a note or a comment.
    fn note(&mut self, element: &Element<'_>) {
        let id = element.attribute("id").unwrap_or_default().into_owned();
        match element.name() {
            "comment" => {
                let author = element.attribute("author").unwrap_or_default().into_owned();
                let day = element.attribute("date").and_then(|date| date.get(..10).map(str::to_owned));
                self.label = Some(match day {
                    Some(day) => format!("Comment by {author}, {day}: "),
                    None => format!("Comment by {author}: "),
                });
            }
            kind => {
                self.in_separator = element.attribute("type").is_some_and(|kind| kind != "normal");
                let foot = kind == "footnote";
                self.label = self.marks.get(&(foot, id)).map(|number| format!("{} ", mark(foot, *number)));
            }
        }
        self.flow.end_paragraph();
    }

    /// A character of a font of symbols (17.3.3.30): the boxes of forms; others have no meaning as text.
    fn symbol(&mut self, element: &Element<'_>) {
        let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or_default();
        let wingdings = element.attribute("font").is_some_and(|font| font.starts_with("Wingdings"));
        match code & 0xFF {
            0x6F | 0xA8 if wingdings => self.write("☐"),
            0xFD | 0xFE | 0x78 if wingdings => self.write("☒"),
            0xA7 if !wingdings => self.write("§"),
            _ => self.write("•"),
        }
    }
}

/// How a note is marked in the text and before its words.
fn mark(foot: bool, number: usize) -> String {
    if foot { format!("[{number}]") } else { format!("[e{number}]") }
}

/// Elements of which nothing is shown: second renderings, former properties, definitions.
fn is_unseen(name: &str) -> bool {
    matches!(name, "Fallback" | "tblGrid" | "sdtPr" | "sectPr" | "tblPr" | "binData") || name.ends_with("PrChange")
}

impl Visitor for Body<'_> {
    fn open(&mut self, element: &Element<'_>) {
        let name = element.name();
        if self.skipped > 0 || is_unseen(name) {
            self.skipped += 1;
            return;
        }
        let within = self.properties.last().copied();
        if within == Some(Properties::Run) && name != "rPr" {
            match (self.properties.contains(&Properties::Paragraph), name) {
                (false, "rStyle") => self.run_style = element.value().map(std::borrow::Cow::into_owned),
                (false, _) => self.run.set(element),
                // How the mark at a paragraph's end looks is not seen.
                (true, _) => {}
            }
            return;
        }
        match name {
            "p" => {
                if !self.paragraphs.is_empty() {
                    self.flow.end_paragraph();
                }
                self.paragraphs.push(Paragraph::default());
            }
            "pPr" => self.properties.push(Properties::Paragraph),
            "rPr" => self.properties.push(Properties::Run),
            "trPr" => self.properties.push(Properties::Row),
            "tblHeader" => self.flow.row_is_heading(),
            _ if within == Some(Properties::Paragraph) => self.paragraph_property(element),
            _ if within.is_some() => {}
            "r" => {
                self.run = Switches::default();
                self.run_style = None;
            }
            "t" | "delText" => self.characters = Characters::Text,
            "instrText" => self.characters = Characters::Instruction,
            "tab" | "ptab" => self.write("\t"),
            "noBreakHyphen" => self.write("-"),
            "sym" => self.symbol(element),
            "br" if element.attribute("type").as_deref() == Some("page") => self.flow.begin_page(),
            "br" | "cr" => self.flow.end_line(),
            "lastRenderedPageBreak" => self.flow.begin_page(),
            "del" | "moveFrom" => self.deleted += 1,
            "ins" | "moveTo" => self.inserted += 1,
            "hyperlink" => {
                let id = element.attribute("id");
                if let Some(target) = id.and_then(|id| self.relations.target(&id)) {
                    self.flow.open_link(target);
                }
            }
            "fldChar" => self.field(element.attribute("fldCharType").as_deref().unwrap_or_default()),
            "footnoteReference" | "endnoteReference" => {
                let id = element.attribute("id").unwrap_or_default().into_owned();
                self.mark(name == "footnoteReference", &id);
            }
            "footnote" | "endnote" | "comment" if self.part != Part::Running => self.note(element),
            "tbl" => self.flow.open_table(),
            "tr" => self.flow.open_row(),
            "tc" => self.flow.open_cell(),
            "gridSpan" => self.flow.cell_covers(element.value().and_then(|n| n.parse().ok()).unwrap_or(1)),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "rPr" | "pPr" | "trPr" => {
                self.properties.pop();
            }
            "t" | "delText" | "instrText" => self.characters = Characters::None,
            "p" => self.end_paragraph(),
            // Of a mark, a number or a row; that of words is counted.
            _ if !self.properties.is_empty() => {}
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "ins" | "moveTo" => self.inserted = self.inserted.saturating_sub(1),
            "hyperlink" => self.flow.close_link(),
            "footnote" | "endnote" | "comment" => {
                self.label = None;
                self.in_separator = false;
                self.flow.end_paragraph();
            }
            "tc" => self.flow.close_cell(),
            "tbl" => self.flow.close_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        if self.characters == Characters::Text {
            // White space in a run stands as it is, but for line ends, which are no part of it.
            self.write(&text.replace('\n', " "));
        } else if self.characters == Characters::Instruction
            && let Some(field) = self.fields.last_mut()
            && field.instruction.len() < 4096
        {
            field.instruction.push_str(text);
        }
    }
}
