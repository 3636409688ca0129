//! A document of the case: one file, its text, and what the reader saw around the text.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Span;

/// A document's place in [`super::CaseFile::documents`]. Stable while a folder is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DocId(pub u32);

impl DocId {
    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One file of the case folder, read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Relative to the case folder, with `/`.
    pub path: String,
    /// blake3 of the file's bytes in lower-case hex; empty where it could not be read.
    pub hash: String,
    /// What kind of file it is.
    pub format: Format,
    /// What became of it.
    pub coverage: Coverage,
    /// The extracted text, UTF-8, lines ended by `\n`. Every span points into it.
    #[serde(with = "shared_text")]
    pub text: Arc<str>,
    /// How parts of the text look. Sorted by start; spans of different styles may overlap.
    pub styles: Vec<StyledSpan>,
    /// Pages, where the format has them; sorted.
    pub pages: Vec<Page>,
    /// Tables, where the format marks them; sorted. Tables inside a cell follow their parent.
    pub tables: Vec<Table>,
    /// Running heads, page footers and court stamps: shown, but not part of any sentence. Sorted.
    pub margins: Vec<Span>,
    /// Links, where the format has them; sorted. They are data, and never followed.
    pub links: Vec<Link>,
}

impl Document {
    /// A document without text.
    pub fn empty(path: impl Into<String>, format: Format, coverage: Coverage) -> Self {
        Self {
            path: path.into(),
            hash: String::new(),
            format,
            coverage,
            text: Arc::from(""),
            styles: Vec::new(),
            pages: Vec::new(),
            tables: Vec::new(),
            margins: Vec::new(),
            links: Vec::new(),
        }
    }

    /// A document of plain text, as tests and text readers make it.
    pub fn from_text(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Self { text: text.into(), ..Self::empty(path, Format::Text, Coverage::Read) }
    }

    /// The page on which an offset stands, counted from 1; `None` where the format has no pages.
    pub fn page_at(&self, offset: u32) -> Option<u32> {
        let behind = self.pages.partition_point(|page| page.start <= offset);
        (!self.pages.is_empty()).then(|| u32::try_from(behind.max(1)).unwrap_or(u32::MAX))
    }

    /// Whether the words at an offset were read by OCR.
    pub fn is_by_ocr(&self, offset: u32) -> bool {
        let page = self.pages.partition_point(|page| page.start <= offset).checked_sub(1);
        page.and_then(|page| self.pages.get(page)).is_some_and(|page| page.coverage == Coverage::Ocr)
    }

    /// The line on which an offset stands, counted from 1. Linear in the offset.
    pub fn line_at(&self, offset: u32) -> u32 {
        let before = self.text.as_bytes().get(..offset as usize).unwrap_or_default();
        u32::try_from(memchr::memchr_iter(b'\n', before).count() + 1).unwrap_or(u32::MAX)
    }

    /// The file's name without its folders.
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// A shared text is saved as what it says.
mod shared_text {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(text)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<str>, D::Error> {
        String::deserialize(deserializer).map(Arc::from)
    }
}

/// The kinds of file that Redwell tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown, as OCR programs write it.
    Markdown,
    /// A web page.
    Html,
    /// Portable Document Format.
    Pdf,
    /// Word since 2007 (`.docx`).
    Word,
    /// Word before 2007 (`.doc`).
    OldWord,
    /// Rich Text Format.
    Rtf,
    /// An e-mail message (`.eml`).
    Email,
    /// An e-mail message of Outlook (`.msg`).
    Outlook,
    /// Many e-mail messages in one file (`.mbox`).
    Mailbox,
    /// A ZIP archive.
    Zip,
    /// A spreadsheet of Excel or OpenDocument.
    Workbook,
    /// A table as text: values parted by commas, semicolons or tabs.
    Csv,
    /// A picture: PNG, JPEG, TIFF.
    Image,
    /// Anything else; by its extension.
    Other,
}

impl Format {
    /// The word of exports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Word => "word",
            Self::OldWord => "old_word",
            Self::Rtf => "rtf",
            Self::Email => "email",
            Self::Outlook => "outlook",
            Self::Mailbox => "mailbox",
            Self::Zip => "zip",
            Self::Workbook => "workbook",
            Self::Csv => "csv",
            Self::Image => "image",
            Self::Other => "other",
        }
    }

    /// Whether its files hold other documents.
    pub fn is_container(self) -> bool {
        matches!(self, Self::Email | Self::Outlook | Self::Mailbox | Self::Zip)
    }
}

/// What became of a file or of one of its pages. Every file of the folder is in exactly one of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Coverage {
    /// Listed, not yet read.
    Waiting,
    /// Read; its text is here.
    #[default]
    Read,
    /// Read by OCR, the whole or a part of it.
    Ocr,
    /// Opened, but holds no text, or none that can be used.
    NoText,
    /// A kind of file that is not read.
    Unsupported,
    /// Could not be read as what it says it is, or not at all.
    Damaged,
    /// Needs a password.
    Protected,
    /// Over the limit of size.
    TooLarge,
    /// A table that this program wrote into the case folder: its facts are not counted again.
    Own,
}

impl Coverage {
    /// Whether its text is here.
    pub fn is_read(self) -> bool {
        matches!(self, Self::Read | Self::Ocr)
    }

    /// Whether what it says is not known, and will not be by waiting.
    pub fn is_unread(self) -> bool {
        !matches!(self, Self::Read | Self::Ocr | Self::Waiting | Self::Own)
    }

    /// The word of the facts export.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Read => "read",
            Self::Ocr => "ocr",
            Self::NoText => "no_text",
            Self::Unsupported => "unsupported",
            Self::Damaged => "damaged",
            Self::Protected => "protected",
            Self::TooLarge => "too_large",
            Self::Own => "own",
        }
    }

    /// The words on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Waiting => "waiting to be read",
            Self::Read => "read",
            Self::Ocr => "read by OCR",
            Self::NoText => "no text",
            Self::Unsupported => "kind of file not read",
            Self::Damaged => "damaged",
            Self::Protected => "needs a password",
            Self::TooLarge => "too large",
            Self::Own => "written by Redwell",
        }
    }
}

/// A page of a document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Offset of its first byte in the text.
    pub start: u32,
    /// Width in points (1/72 inch) as shown; 0 where unknown.
    pub width: f32,
    /// Height in points as shown; 0 where unknown.
    pub height: f32,
    /// Where its words lie, in the order of the text; empty where the format has no positions.
    pub words: Vec<WordBox>,
    /// What became of it: read, read by OCR, no text, or damaged.
    pub coverage: Coverage,
    /// Whether OCR has looked at it, with or without finding words.
    pub seen_by_ocr: bool,
    /// How sure OCR is of each of the words, in percent; empty where the page was not read by OCR.
    pub confidence: Vec<u8>,
}

/// Where a word lies on its page, in points from the top left corner of the page as shown.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordBox {
    /// The word in the text.
    pub span: Span,
    /// Left, top, right, bottom.
    pub rect: [f32; 4],
}

/// How a part of the text looks in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Style {
    /// Struck through: the source takes these words back.
    Struck,
    /// Added by a tracked change.
    Inserted,
    /// Underlined.
    Underlined,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// A heading.
    Heading,
    /// Blacked out, or a mark that stands for blacked-out words.
    Redacted,
}

/// A styled part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StyledSpan {
    /// Where.
    pub span: Span,
    /// How.
    pub style: Style,
}

/// A link of the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The words that lead there.
    pub span: Span,
    /// Where it leads, as written: an address of the web, or a path on the same server.
    pub target: String,
}

/// A table of the source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The whole table in the text.
    pub span: Span,
    /// How many tables enclose it.
    pub depth: u16,
    /// Its rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRow {
    /// The row in the text.
    pub span: Span,
    /// Its cells, the empty ones too.
    pub cells: Vec<TableCell>,
}

/// A cell of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCell {
    /// The cell in the text.
    pub span: Span,
    /// How many columns it covers.
    pub columns: u16,
    /// Whether it is marked as a heading.
    pub heading: bool,
}
