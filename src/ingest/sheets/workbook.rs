//! Books of Excel, by `calamine`, and which of the kinds a file is.

use std::io::{Cursor, Read};

use calamine::{Cell, Data, DataRef, DataType, ExcelDateTime, Reader, Sheet, SheetType, Xls, Xlsb, Xlsx};
use zip::ZipArchive;

use super::{Book, MOST_CELLS, ods, unread};
use crate::model::{Coverage, Document, Format, Problem};

/// Bytes of all parts of a book beyond which it is not opened, unpacked: its strings and styles are held in memory.
const MOST_UNPACKED: u64 = 192 << 20;

/// Bytes beyond which a book of the old kind is not opened: its sheets are held in memory, cell by cell.
const MOST_OLD: usize = 48 << 20;

const DAMAGED: &str = "is damaged or no spreadsheet; try to open it in the program that made it";
const LOCKED: &str = "needs a password; ask whoever sent it for the password, and save it without one";
const TOO_LARGE: &str = "has more in it than can be opened here; save its sheets as .csv";

/// Reads a book, whatever its name says of its kind.
pub(in super::super) fn read(bytes: &[u8], path: &str) -> (Document, Vec<Problem>) {
    // The mark of a compound file, as in [MS-CFB] 2.2.
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return old(bytes, path);
    }
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return unread(path, Coverage::Damaged, DAMAGED);
    };
    if unpacks_to_more(&mut archive, MOST_UNPACKED) {
        return unread(path, Coverage::TooLarge, TOO_LARGE);
    }
    let has = |part: &str| archive.index_for_name(part).is_some();
    let mut book = Book::default();
    let read = if has("xl/workbook.bin") {
        binary(bytes, &mut book)
    } else if has("content.xml") {
        ods::read(&mut archive, &mut book)
    } else {
        new(bytes, &mut book)
    };
    match read {
        Some(()) => book.finish(path, Format::Workbook),
        None => unread(path, Coverage::Damaged, DAMAGED),
    }
}

/// Whether the parts of an archive have more bytes than this. They are unpacked to know: what an archive says of itself
/// need not be true.
fn unpacks_to_more(archive: &mut ZipArchive<Cursor<&[u8]>>, most: u64) -> bool {
    let mut room = most;
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index(index) else { continue };
        // A part that is damaged ends where it is.
        let length = std::io::copy(&mut entry.take(room + 1), &mut std::io::sink()).unwrap_or_default();
        if length > room {
            return true;
        }
        room -= length;
    }
    false
}

/// A book of Excel since 2007, cell by cell: a sheet may have two cells a million rows apart.
fn new(bytes: &[u8], book: &mut Book) -> Option<()> {
    let mut excel: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).ok()?;
    for name in with_cells(excel.sheets_metadata()) {
        match excel.worksheet_cells_reader(&name) {
            Ok(mut cells) => sheet(&name, book, || cells.next_cell().map(|cell| cell.map(|cell| placed(&cell)))),
            Err(_) => book.damaged.push(name),
        }
    }
    Some(())
}

/// A binary book, in the same way.
fn binary(bytes: &[u8], book: &mut Book) -> Option<()> {
    let mut excel: Xlsb<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).ok()?;
    for name in with_cells(excel.sheets_metadata()) {
        match excel.worksheet_cells_reader(&name) {
            Ok(mut cells) => sheet(&name, book, || cells.next_cell().map(|cell| cell.map(|cell| placed(&cell)))),
            Err(_) => book.damaged.push(name),
        }
    }
    Some(())
}

/// The names of the sheets that have cells: a chart may be one without.
fn with_cells(sheets: &[Sheet]) -> Vec<String> {
    sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect()
}

/// A cell as it is shown, with its row and column.
fn placed(cell: &Cell<DataRef<'_>>) -> (u32, u32, String) {
    let (row, column) = cell.get_position();
    (row, column, shown(cell.get_value()))
}

/// Reads a sheet from its cells, which `next` gives one by one.
fn sheet<E>(name: &str, book: &mut Book, mut next: impl FnMut() -> Result<Option<(u32, u32, String)>, E>) {
    book.sheet(Some(name));
    let mut rows = Rows::default();
    loop {
        match next() {
            Ok(Some((row, column, text))) => {
                if !rows.add(row, column, text, book) {
                    break;
                }
            }
            Ok(None) => break,
            Err(_) => {
                book.damaged.push(name.to_owned());
                break;
            }
        }
    }
    rows.end(book);
}

/// A book of Excel before 2007, or one that is locked.
fn old(bytes: &[u8], path: &str) -> (Document, Vec<Problem>) {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if memchr::memmem::find(bytes, &name).is_some() {
        return unread(path, Coverage::Protected, LOCKED);
    }
    if bytes.len() > MOST_OLD {
        return unread(path, Coverage::TooLarge, TOO_LARGE);
    }
    let mut excel: Xls<_> = match calamine::open_workbook_from_rs(Cursor::new(bytes)) {
        Ok(excel) => excel,
        Err(calamine::XlsError::Password) => return unread(path, Coverage::Protected, LOCKED),
        Err(_) => return unread(path, Coverage::Damaged, DAMAGED),
    };
    let mut book = Book::default();
    for name in with_cells(excel.sheets_metadata()) {
        let Ok(range) = excel.worksheet_range(&name) else {
            book.damaged.push(name);
            continue;
        };
        book.sheet(Some(&name));
        for row in range.rows() {
            if !book.row(&row.iter().map(shown).collect::<Vec<_>>()) {
                break;
            }
        }
    }
    book.finish(path, Format::Workbook)
}

/// Puts cells that come one by one into rows.
#[derive(Default)]
struct Rows {
    at: u32,
    cells: Vec<String>,
}

impl Rows {
    /// Adds a cell; says whether there is room for more.
    fn add(&mut self, row: u32, column: u32, text: String, book: &mut Book) -> bool {
        if text.is_empty() {
            return true;
        }
        if row != self.at {
            self.at = row;
            if !self.end(book) {
                return false;
            }
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX).min(super::MOST_COLUMNS);
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = text;
        }
        book.cells < MOST_CELLS
    }

    /// Ends the row.
    fn end(&mut self, book: &mut Book) -> bool {
        let room = book.row(&self.cells);
        self.cells.clear();
        room
    }
}

/// What can be seen of a value.
trait Shown {
    fn text(&self) -> String;
}

fn shown(value: &impl Shown) -> String {
    value.text()
}

impl Shown for Data {
    fn text(&self) -> String {
        match self {
            Self::DateTime(time) => moment(time),
            Self::DateTimeIso(time) => time.trim_end_matches("T00:00:00").replace('T', " "),
            Self::Empty | Self::Error(_) => String::new(),
            Self::Float(number) => figure(*number),
            other => other.as_string().unwrap_or_else(|| other.to_string()),
        }
    }
}

impl Shown for DataRef<'_> {
    fn text(&self) -> String {
        match self {
            Self::SharedString(text) => (*text).to_owned(),
            other => Data::from(other.clone()).text(),
        }
    }
}

/// A number as a sheet shows one that has no format of its own: without the rounding errors of its last digits.
fn figure(number: f64) -> String {
    let short = format!("{number:.10}");
    let short = short.trim_end_matches('0').trim_end_matches('.');
    if number.abs() < 1e15 && short.parse().is_ok_and(|again: f64| (again - number).abs() <= number.abs() * 1e-12) {
        short.to_owned()
    } else {
        number.to_string()
    }
}

/// A day, a time of day or both. Excel counts days from the end of 1899, and keeps times as parts of them.
fn moment(time: &ExcelDateTime) -> String {
    if time.is_duration() {
        return figure(time.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let clock =
        if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") };
    match (time.as_f64() < 1.0, time.as_f64().fract() == 0.0) {
        (true, _) => clock,
        (false, true) => date,
        (false, false) => format!("{date} {clock}"),
    }
}
