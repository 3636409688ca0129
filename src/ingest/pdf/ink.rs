//! What is drawn on one page: letters, fills, thin lines and images, in points from the page's top left corner as
//! shown, in the order in which they were painted.

use std::ops::Range;

/// One letter, or the few letters that one glyph stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// Where it stands on its baseline.
    pub(super) x: f32,
    /// The baseline, downwards from the top.
    pub(super) y: f32,
    /// How far it moves the pen, along the direction of reading.
    pub(super) advance: f32,
    /// What it says.
    pub(super) letters: Letters,
}

/// What a glyph says: one character, or a text kept by [`super::fonts::Fonts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Letters {
    /// The usual case.
    One(char),
    /// A ligature that the file maps to several characters.
    Many(u16),
    /// The file does not say which character this is.
    Unknown,
    /// Something is painted over it, so that a reader sees nothing of it.
    Covered,
}

/// The quarter turn in which text is read, clockwise from the usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// From left to right.
    None,
    /// From top to bottom.
    Right,
    /// Upside down.
    Half,
    /// From bottom to top.
    Left,
    /// Across the page, like a watermark: by how many degrees, clockwise.
    Slanted(i16),
}

/// How letters were put on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// In a colour: red, green, blue.
    Colour([u8; 3]),
    /// Not at all: the text layer that OCR programs lay over a scan.
    Invisible,
}

/// Letters shown by one operator: one font, one size, one colour.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Its glyphs in [`Ink::glyphs`].
    pub(super) glyphs: Range<usize>,
    /// When it was painted.
    pub(super) order: u32,
    /// Height of the em.
    pub(super) size: f32,
    /// How it is read.
    pub(super) turn: Turn,
    /// Which of its letters are heavy or slanted.
    pub(super) face: Face,
    /// How it is painted.
    pub(super) paint: Paint,
    /// Left, top, right, bottom.
    pub(super) rect: [f32; 4],
    /// The space that the run puts between all of its letters, over and above their own width.
    pub(super) tracking: f32,
}

/// Weight and slope of a font.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Face {
    /// Bold.
    pub(super) bold: bool,
    /// Italic or oblique.
    pub(super) italic: bool,
}

/// A filled box that lets nothing through.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fill {
    /// Left, top, right, bottom.
    pub(super) rect: [f32; 4],
    /// When it was painted.
    pub(super) order: u32,
    /// Red, green, blue.
    pub(super) colour: [u8; 3],
}

impl Fill {
    /// Whether the box is so dark that it looks like a redaction.
    pub(super) fn is_dark(&self) -> bool {
        self.colour.iter().all(|part| *part < 40)
    }
}

/// A thin straight line along an axis of the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    /// Left, top, right, bottom; one of width and height is small.
    pub(super) rect: [f32; 4],
}

/// An image, wherever it lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Image {
    /// Left, top, right, bottom.
    pub(super) rect: [f32; 4],
    /// When it was painted.
    pub(super) order: u32,
}

/// Everything that is drawn on a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Ink {
    /// Width of the page as shown.
    pub(super) width: f32,
    /// Height of the page as shown.
    pub(super) height: f32,
    /// All letters.
    pub(super) glyphs: Vec<Glyph>,
    /// What belongs together among them.
    pub(super) runs: Vec<Run>,
    /// Boxes.
    pub(super) fills: Vec<Fill>,
    /// Lines.
    pub(super) rules: Vec<Rule>,
    /// Images.
    pub(super) images: Vec<Image>,
    /// Black bars in the place of words.
    pub(super) bars: Vec<[f32; 4]>,
    /// How many glyphs have no known character.
    pub(super) unknown: u32,
    /// Whether the page had more on it than was looked at.
    pub(super) cut_short: bool,
}

impl Ink {
    /// The glyphs of a run.
    pub(super) fn glyphs_of(&self, run: &Run) -> &[Glyph] {
        self.glyphs.get(run.glyphs.clone()).unwrap_or_default()
    }
}

/// The area of a box.
pub(super) fn area([left, top, right, bottom]: [f32; 4]) -> f32 {
    (right - left).max(0.0) * (bottom - top).max(0.0)
}

/// Whether two boxes share a point.
pub(super) fn overlap(a: [f32; 4], b: [f32; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// The smallest box that holds both.
pub(super) fn around(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

/// The part that two boxes share; empty boxes have no area.
pub(super) fn shared(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    [a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])]
}
