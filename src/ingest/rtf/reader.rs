//! Follows the pieces of a file and writes its text.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::super::flow::{Flow, Looks, RowState};
use super::charset;
use super::state::{Destination, Ending, State, character, is_unseen};
use super::token::{Token, Tokens};

/// Groups inside of one another beyond which a file is not read further.
const DEEPEST: usize = 10_000;

/// Notes beyond which no more are kept.
const MOST_NOTES: usize = 100_000;

/// Reads one file.
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    tokens: Tokens<'b>,
    flow: Flow,
    state: State,
    outer: Vec<State>,
    /// Bytes of text that are not decoded yet.
    pending: Vec<u8>,
    /// The first half of a character outside of the basic plane.
    surrogate: Option<u16>,
    /// How many characters that stand for the last `\u` are still to come.
    skipped: u32,
    default: &'static Encoding,
    fonts: HashMap<i32, &'static Encoding>,
    font: i32,
    instruction: String,
    notes: Vec<(usize, usize, bool)>,
    marks: usize,
    in_note: bool,
    /// Whether the paragraph stands in a table.
    in_table: bool,
    row: RowState,
    whole: bool,
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8], flow: Flow) -> Self {
        Self {
            bytes,
            tokens: Tokens::new(bytes),
            flow,
            state: State::new(WINDOWS_1252),
            outer: Vec::new(),
            pending: Vec::new(),
            surrogate: None,
            skipped: 0,
            default: WINDOWS_1252,
            fonts: HashMap::new(),
            font: 0,
            instruction: String::new(),
            notes: Vec::new(),
            marks: 0,
            in_note: false,
            in_table: false,
            row: RowState::default(),
            whole: true,
        }
    }

    /// Reads the body and then the notes.
    pub(super) fn read(&mut self) {
        self.run();
        self.whole &= self.outer.is_empty();
        self.row.leave_table(&mut self.flow);
        self.flow.end_paragraph();
        self.in_note = true;
        self.marks = 0;
        for (start, end, comment) in std::mem::take(&mut self.notes) {
            self.tokens = Tokens::new(self.bytes.get(start..end).unwrap_or_default());
            self.state = State::new(self.default);
            self.outer.clear();
            self.flow.end_paragraph();
            if comment {
                self.flow.write("Comment: ", Looks::default());
            }
            self.run();
            self.row.leave_table(&mut self.flow);
            self.flow.end_paragraph();
        }
    }

    /// The text, and whether the file was whole.
    pub(super) fn finish(self) -> (Flow, bool) {
        (self.flow, self.whole)
    }

    fn run(&mut self) {
        loop {
            let before = self.tokens.at;
            let Some(token) = self.tokens.next() else { break };
            match token {
                Token::Byte(byte) => self.byte(byte),
                Token::Open => {
                    self.decode();
                    if self.outer.len() >= DEEPEST {
                        self.whole = false;
                        break;
                    }
                    self.outer.push(self.state);
                    self.state.ending = None;
                    self.state.starred = false;
                    self.skipped = 0;
                }
                Token::Close => {
                    self.decode();
                    self.skipped = 0;
                    self.end_group(before);
                    match self.outer.pop() {
                        Some(outer) => self.state = outer,
                        None => break,
                    }
                    if self.outer.is_empty() && !self.in_note {
                        break;
                    }
                }
                Token::Symbol(symbol) => self.symbol(symbol),
                Token::Word(word, number) => self.word(word, number),
            }
        }
        self.decode();
    }

    /// Does what is due at the end of a group, whose brace stands at `before`.
    fn end_group(&mut self, before: usize) {
        match self.state.ending {
            Some(Ending::Note(start, comment)) if self.notes.len() < MOST_NOTES => {
                self.notes.push((start, before, comment));
            }
            Some(Ending::Margin(start)) => self.flow.end_margin(start),
            Some(Ending::Link) => self.flow.close_link(),
            _ => {}
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.skipped > 0 {
            self.skipped -= 1;
        } else if matches!(self.state.destination, Destination::Text | Destination::Instruction) {
            self.pending.push(byte);
        }
    }

    /// Writes the bytes that were put off.
    fn decode(&mut self) {
        if !self.pending.is_empty() {
            let pending = std::mem::take(&mut self.pending);
            let (text, _) = self.state.encoding.decode_without_bom_handling(&pending);
            self.write(&text);
            self.pending = pending;
            self.pending.clear();
        }
    }

    fn write(&mut self, text: &str) {
        match self.state.destination {
            Destination::Instruction if self.instruction.len() < 4096 => self.instruction.push_str(text),
            Destination::Text if !self.state.hidden => {
                if self.in_table && !self.in_margin() {
                    self.row.enter_cell(&mut self.flow);
                } else if self.flow.in_table() && !self.in_margin() {
                    self.row.leave_table(&mut self.flow);
                }
                self.flow.write(text, self.state.looks);
            }
            _ => {}
        }
    }

    fn in_margin(&self) -> bool {
        self.outer.iter().chain([&self.state]).any(|state| matches!(state.ending, Some(Ending::Margin(_))))
    }

    fn symbol(&mut self, symbol: u8) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match symbol {
            b'*' => self.state.starred = true,
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'~' => self.byte(b' '),
            b'_' => self.byte(b'-'),
            b'\r' | b'\n' => {
                self.decode();
                self.end_paragraph();
            }
            _ => {}
        }
    }

    fn word(&mut self, word: &[u8], number: Option<i32>) {
        if word == b"bin" {
            return self.tokens.pass_over(usize::try_from(number.unwrap_or_default()).unwrap_or_default());
        }
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if word == b"u" {
            return self.unicode(number.unwrap_or_default());
        }
        self.decode();
        let starred = std::mem::take(&mut self.state.starred);
        if self.state.destination == Destination::Nothing {
            return;
        }
        if self.destination(word, starred) {
            return;
        }
        let on = number != Some(0);
        match word {
            b"par" | b"sect" => self.end_paragraph(),
            b"line" if self.is_text() => self.flow.end_line(),
            b"page" | b"pagebb" if self.is_text() => self.flow.begin_page(),
            b"cell" => self.end_cell(),
            b"row" => self.row.end_row(&mut self.flow),
            b"pard" => self.in_table = false,
            b"intbl" => self.in_table = true,
            b"outlinelevel" if number.is_some_and(|level| level < 9) && self.is_text() => self.flow.heading(),
            b"plain" => (self.state.looks, self.state.hidden) = (Looks::default(), false),
            b"b" => self.look(Looks::BOLD, on),
            b"i" => self.look(Looks::ITALIC, on),
            b"ul" | b"uld" | b"uldb" | b"ulw" | b"uldash" | b"ulth" | b"ulwave" => self.look(Looks::UNDERLINED, on),
            b"ulnone" => self.look(Looks::UNDERLINED, false),
            b"strike" | b"striked" | b"deleted" => self.look(Looks::STRUCK, on),
            b"revised" => self.look(Looks::INSERTED, on),
            b"v" => self.state.hidden = on,
            b"uc" => self.state.fallbacks = number.and_then(|n| u32::try_from(n).ok()).unwrap_or(1).min(16),
            b"ansicpg" => self.set_default(charset::of_code_page(number.unwrap_or_default())),
            b"mac" => self.set_default(charset::of_code_page(10000)),
            b"f" => self.set_font(number.unwrap_or_default()),
            b"fcharset" if self.state.destination == Destination::Fonts => {
                if let Some(encoding) = charset::of_font(number.unwrap_or_default()) {
                    self.fonts.insert(self.font, encoding);
                }
            }
            b"chftn" => {
                self.marks += 1;
                let space = if self.in_note { " " } else { "" };
                self.write(&format!("[{}]{space}", self.marks));
            }
            _ => self.write(character(word)),
        }
    }

    /// Begins a destination, where the word is one. `starred`: those that are not known are to be passed over.
    fn destination(&mut self, word: &[u8], starred: bool) -> bool {
        match word {
            b"fonttbl" => self.state.destination = Destination::Fonts,
            b"fldinst" => {
                self.instruction.clear();
                self.state.destination = Destination::Instruction;
            }
            b"fldrslt" => {
                let target = self.instruction.trim().strip_prefix("HYPERLINK").and_then(|rest| rest.split('"').nth(1));
                if let Some(target) = target {
                    self.flow.open_link(target);
                    self.state.ending = Some(Ending::Link);
                }
                self.instruction.clear();
            }
            b"header" | b"headerl" | b"headerr" | b"headerf" | b"footer" | b"footerl" | b"footerr" | b"footerf" => {
                if self.flow.in_table() {
                    self.state.destination = Destination::Nothing;
                } else {
                    self.state.ending = Some(Ending::Margin(self.flow.begin_margin()));
                }
            }
            b"footnote" | b"annotation" => {
                self.state.ending = Some(Ending::Note(self.tokens.at, word == b"annotation"));
                self.state.destination = Destination::Nothing;
            }
            b"shpinst" | b"nesttableprops" => {}
            _ if starred || is_unseen(word) => self.state.destination = Destination::Nothing,
            _ => return false,
        }
        true
    }

    fn is_text(&self) -> bool {
        self.state.destination == Destination::Text
    }

    fn look(&mut self, look: Looks, on: bool) {
        self.state.looks = self.state.looks.with(look, on);
    }

    fn set_default(&mut self, encoding: &'static Encoding) {
        self.default = encoding;
        self.state.encoding = encoding;
        self.outer.iter_mut().for_each(|state| state.encoding = encoding);
    }

    fn set_font(&mut self, font: i32) {
        self.font = font;
        if self.state.destination != Destination::Fonts {
            self.state.encoding = self.fonts.get(&font).copied().unwrap_or(self.default);
        }
    }

    /// A character by its number: a signed one of 16 bits, two of them for those beyond.
    fn unicode(&mut self, number: i32) {
        self.decode();
        self.state.starred = false;
        self.skipped = self.state.fallbacks;
        let unit = u16::try_from(number & 0xFFFF).unwrap_or_default();
        let units = match self.surrogate.take() {
            Some(first) => vec![first, unit],
            None if (0xD800..0xDC00).contains(&unit) => {
                self.surrogate = Some(unit);
                return;
            }
            None => vec![unit],
        };
        let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect();
        self.write(&text);
    }

    fn end_paragraph(&mut self) {
        if !self.is_text() {
            return;
        }
        if !self.in_table && self.flow.in_table() && !self.in_margin() {
            self.row.leave_table(&mut self.flow);
        }
        self.flow.end_paragraph();
    }

    fn end_cell(&mut self) {
        if self.is_text() && !self.in_margin() {
            self.row.end_cell(&mut self.flow);
        }
    }
}
