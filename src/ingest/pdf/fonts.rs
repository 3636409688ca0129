//! What the fonts of a document say and how they look.
//!
//! `hayro` hands out the name of a TrueType or composite font with each glyph, but nothing of a Type 1 font or of one of
//! the fourteen standard fonts. For those, the fonts of the page are loaded once more by name and compared: two
//! glyphs of the same number are equal when they come from the same font program.

use std::collections::HashMap;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::{Glyph, OutlineGlyph};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro::hayro_syntax::page::{Page, Resources};
use hayro_font::{Font, FontCache, FontGlyph, GlyphId, StandardFont};

use super::ink::{Face, Letters};

/// How deep forms within forms are searched for fonts.
const DEEPEST_FORM: usize = 3;

/// Fonts of one document beyond which further ones are not told apart.
const MOST_FONTS: usize = 400;

/// Character codes of a font up to which its characters are remembered.
const MOST_CODES: usize = 1 << 16;

/// The fonts that every reader of PDF files brings along, and how they look. The most usual first.
const STANDARD: [(StandardFont, Face); 14] = [
    (StandardFont::TimesRoman, Face { bold: false, italic: false }),
    (StandardFont::TimesBold, Face { bold: true, italic: false }),
    (StandardFont::TimesItalic, Face { bold: false, italic: true }),
    (StandardFont::TimesBoldItalic, Face { bold: true, italic: true }),
    (StandardFont::Helvetica, Face { bold: false, italic: false }),
    (StandardFont::HelveticaBold, Face { bold: true, italic: false }),
    (StandardFont::HelveticaOblique, Face { bold: false, italic: true }),
    (StandardFont::HelveticaBoldOblique, Face { bold: true, italic: true }),
    (StandardFont::Courier, Face { bold: false, italic: false }),
    (StandardFont::CourierBold, Face { bold: true, italic: false }),
    (StandardFont::CourierOblique, Face { bold: false, italic: true }),
    (StandardFont::CourierBoldOblique, Face { bold: true, italic: true }),
    (StandardFont::Symbol, Face { bold: false, italic: false }),
    (StandardFont::ZapfDingBats, Face { bold: false, italic: false }),
];

/// The program of a font, which several fonts of a file may share.
#[derive(Default)]
pub(super) struct Program {
    /// How its letters look.
    pub(super) face: Face,
    /// Whether it stands in for a font that the file does not hold.
    pub(super) stands_in: bool,
    /// What its glyphs say, by character code, with the glyph for which that holds.
    said: Vec<(GlyphId, Letters)>,
}

/// A font that does not say its name, and the place of its program.
struct NamelessFont<'a> {
    font: Font<'a>,
    program: usize,
}

/// The fonts seen so far in a document.
pub(super) struct Fonts<'a> {
    settings: InterpreterSettings,
    cache: FontCache<'a>,
    programs: Vec<Program>,
    /// The one used last comes first.
    nameless: Vec<NamelessFont<'a>>,
    named: HashMap<u128, usize>,
    /// What glyphs of several characters say.
    strings: Vec<String>,
    /// The fonts of the page in hand.
    on_page: Dict<'a>,
    /// The resources of the page in hand, until they were searched.
    resources: Option<Resources<'a>>,
    standard_loaded: bool,
    /// Whether the Type 3 fonts of the page in hand name their glyphs by number; unknown until it matters.
    numbered: Option<bool>,
}

impl<'a> Fonts<'a> {
    /// Nothing seen yet.
    pub(super) fn new(settings: InterpreterSettings) -> Self {
        Self {
            settings,
            cache: FontCache::new(),
            programs: vec![Program::default()],
            nameless: Vec::new(),
            named: HashMap::new(),
            strings: Vec::new(),
            on_page: Dict::empty(),
            resources: None,
            standard_loaded: false,
            numbered: None,
        }
    }

    /// Turns to a page.
    pub(super) fn open(&mut self, page: &Page<'a>) {
        self.resources = Some(page.resources().clone());
        self.on_page = page.resources().fonts.clone();
        self.numbered = None;
    }

    /// The program from which a glyph was taken, as a number for [`Self::program`] and [`Self::letters`].
    pub(super) fn program_of(&mut self, glyph: &Glyph<'a>) -> usize {
        let Glyph::Outline(outline) = glyph else { return 0 };
        let Some(data) = outline.font_data() else { return self.nameless(outline) };
        if let Some(known) = self.named.get(&data.cache_key) {
            return *known;
        }
        let named = data.postscript_name.as_deref().map(face_of_name).unwrap_or_default();
        let face = Face {
            bold: named.bold || data.weight.is_some_and(|weight| weight >= 600),
            italic: named.italic || data.is_italic,
        };
        let place = self.add_program(face, false);
        self.named.insert(data.cache_key, place);
        place
    }

    /// What was found out about a program.
    pub(super) fn program(&self, place: usize) -> Option<&Program> {
        self.programs.get(place)
    }

    /// What a glyph of a program says.
    pub(super) fn letters(&mut self, program: usize, glyph: &Glyph<'a>) -> Letters {
        let (Glyph::Outline(outline), true) = (glyph, program > 0) else { return self.look_up(glyph) };
        let (id, code) = (outline.glyph_id(), outline.char_code() as usize);
        // Glyph 0 is drawn for every code that the font does not know.
        if id == GlyphId::NOTDEF || code >= MOST_CODES {
            return self.look_up(glyph);
        }
        let known = self.programs.get(program).and_then(|program| program.said.get(code));
        if let Some((_, letters)) = known.filter(|(said_by, _)| *said_by == id) {
            return *letters;
        }
        let letters = self.look_up(glyph);
        if let Some(program) = self.programs.get_mut(program) {
            if program.said.len() <= code {
                program.said.resize(code + 1, (GlyphId::NOTDEF, Letters::Unknown));
            }
            if let Some(said) = program.said.get_mut(code) {
                *said = (id, letters);
            }
        }
        letters
    }

    fn look_up(&mut self, glyph: &Glyph<'a>) -> Letters {
        match glyph.as_unicode() {
            Some(BfString::Char('\0' | '\u{fffd}')) | None => self.by_number(glyph),
            Some(BfString::Char(c)) => Letters::One(c),
            Some(BfString::String(text)) => self.keep(text),
        }
    }

    /// The character of a Type 3 glyph that is called `a65` or `C65`: old TeX and printer drivers number glyphs by
    /// their code, and the code of a letter is that of ASCII.
    fn by_number(&mut self, glyph: &Glyph<'a>) -> Letters {
        let Glyph::Type3(drawn) = glyph else { return Letters::Unknown };
        if !*self.numbered.get_or_insert_with(|| names_are_numbers(&self.on_page)) {
            return Letters::Unknown;
        }
        match u8::try_from(drawn.char_code()) {
            Ok(code @ 0x20..=0x7e) => Letters::One(char::from(code)),
            _ => Letters::Unknown,
        }
    }

    /// Keeps a text of several characters.
    pub(super) fn keep(&mut self, text: String) -> Letters {
        let known = self.strings.iter().position(|known| *known == text);
        let index = known.unwrap_or_else(|| {
            self.strings.push(text);
            self.strings.len() - 1
        });
        u16::try_from(index).map_or(Letters::Unknown, Letters::Many)
    }

    /// Hands over each character of a glyph.
    pub(super) fn each_char(&self, letters: Letters, mut take: impl FnMut(char)) {
        match letters {
            Letters::One(c) => take(c),
            Letters::Many(place) => {
                self.strings.get(usize::from(place)).into_iter().flat_map(|s| s.chars()).for_each(take);
            }
            Letters::Unknown | Letters::Covered => {}
        }
    }

    fn add_program(&mut self, face: Face, stands_in: bool) -> usize {
        self.programs.push(Program { face, stands_in, said: Vec::new() });
        self.programs.len() - 1
    }

    fn nameless(&mut self, glyph: &OutlineGlyph) -> usize {
        let mut place = self.nameless.iter().position(|known| is_from(glyph, &known.font));
        if place.is_none() && !self.standard_loaded {
            self.standard_loaded = true;
            for (standard, face) in STANDARD {
                if let Some(font) = self.cache.standard_font(standard, &self.settings.font_resolver) {
                    let program = self.add_program(face, true);
                    self.nameless.push(NamelessFont { font, program });
                }
            }
            place = self.nameless.iter().position(|known| is_from(glyph, &known.font));
        }
        if place.is_none()
            && let Some(resources) = self.resources.take()
        {
            self.search(&resources, 0);
            place = self.nameless.iter().position(|known| is_from(glyph, &known.font));
        }
        let Some(place) = place else { return 0 };
        self.nameless.swap(0, place);
        self.nameless.first().map_or(0, |known| known.program)
    }

    /// Looks up the Type 1 fonts of a page or form, by name.
    fn search(&mut self, resources: &Resources<'a>, depth: usize) {
        for key in resources.fonts.keys() {
            let Some(dict) = resources.fonts.get::<Dict<'a>>(&key) else { continue };
            let kind = dict.get::<Name<'_>>(b"Subtype");
            let type1 = kind.is_some_and(|kind| matches!(kind.as_ref(), b"Type1" | b"MMType1"));
            if !type1 || self.nameless.len() >= MOST_FONTS {
                continue;
            }
            let settings = &self.settings;
            let Some(font) = self.cache.font(&dict, &settings.font_resolver, &settings.cmap_resolver) else { continue };
            let face = dict.get::<Name<'_>>(b"BaseFont").map(|name| face_of_name(name.as_str())).unwrap_or_default();
            let program = self.add_program(face, false);
            self.nameless.push(NamelessFont { font, program });
        }
        if depth >= DEEPEST_FORM {
            return;
        }
        for key in resources.x_objects.keys() {
            let Some(form) = resources.x_objects.get::<Stream<'a>>(&key) else { continue };
            if let Some(inner) = form.dict().get::<Dict<'a>>(b"Resources") {
                self.search(&Resources::new(inner), depth + 1);
            }
        }
    }
}

/// Whether every Type 3 font of these names its glyphs by a letter and their code.
fn names_are_numbers(fonts: &Dict<'_>) -> bool {
    let mut seen = false;
    for key in fonts.keys() {
        let Some(font) = fonts.get::<Dict<'_>>(&key) else { continue };
        if font.get::<Name<'_>>(b"Subtype").is_none_or(|kind| kind.as_ref() != b"Type3") {
            continue;
        }
        let names = font.get::<Dict<'_>>(b"Encoding").and_then(|encoding| encoding.get::<Array<'_>>(b"Differences"));
        let mut code = None;
        for entry in names.iter().flat_map(Array::iter::<Object<'_>>) {
            if let Some(name) = entry.clone().into_name() {
                let number = name.as_str().trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().ok();
                if name.as_str() != ".notdef" && (number.is_none() || number != code) {
                    return false;
                }
                seen = true;
                code = code.map(|code| code + 1);
            } else {
                code = entry.into_i32();
            }
        }
    }
    seen
}

/// Whether a glyph was taken from this font's program.
fn is_from(glyph: &OutlineGlyph, font: &Font<'_>) -> bool {
    match font.glyph(glyph.glyph_id(), glyph.char_code()) {
        FontGlyph::Outline(own) => own.identifier() == glyph.identifier(),
        FontGlyph::Type3(_) => false,
    }
}

/// What the name of a font says of its look.
fn face_of_name(name: &str) -> Face {
    let name = name.to_ascii_lowercase();
    let any = |words: &[&str]| words.iter().any(|word| name.contains(word));
    Face {
        bold: any(&["bold", "black", "heavy", "demi"]) || name.ends_with("-bd"),
        italic: any(&["italic", "oblique", "slanted"]) || name.ends_with("-it"),
    }
}
