//! Form fields and typed comments that the file leaves to the reader program to draw.
//!
//! A field has its value twice: as text, and drawn in its appearance stream. Some programs fill in only the first. What
//! has an appearance is drawn by `hayro` like the rest of the page; for the others the value is set into the field here.

use hayro::hayro_interpret::RectExt;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, Rect as PdfRect};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Affine;

use super::ink::{Face, Glyph, Ink, Letters, Paint, Run, Turn, overlap};
use super::letters;
use super::measure::narrow;

/// Annotations of one page beyond which further ones are not looked at.
const MOST_FIELDS: usize = 5_000;

/// How far up a field's value and type may be inherited from.
const DEEPEST_PARENT: usize = 8;

/// The bits of an annotation that keep it from being seen: hidden, and no view (ISO 32000-1, table 165).
const UNSEEN: u32 = 1 << 1 | 1 << 5;

/// The width of an average letter, in ems.
const AVERAGE_LETTER: f32 = 0.5;

/// Sets the values of fields without a drawing of their own.
pub(super) fn set_values(ink: &mut Ink, page: &Page<'_>, transform: Affine) {
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else { return };
    for annotation in annotations.iter::<Dict<'_>>().take(MOST_FIELDS) {
        if annotation.get::<u32>(b"F").unwrap_or(0) & UNSEEN != 0 {
            continue;
        }
        let (Some(value), Some(place)) = (value_of(&annotation), annotation.get::<PdfRect>(b"Rect")) else { continue };
        let rect = narrow(transform.transform_rect_bbox(place.to_kurbo()));
        let drawn = ink.runs.iter().any(|run| overlap(run.rect, rect) && run.paint != Paint::Invisible);
        if !drawn {
            set(ink, &value, rect);
        }
    }
}

/// What a text field, a choice or a typed comment says.
fn value_of(annotation: &Dict<'_>) -> Option<String> {
    let kind = annotation.get::<Name<'_>>(b"Subtype")?;
    let value = match kind.as_ref() {
        b"FreeText" => annotation.get::<Object<'_>>(b"Contents"),
        b"Widget" => {
            let field = inherited(annotation, b"FT").and_then(Object::into_name)?;
            matches!(field.as_ref(), b"Tx" | b"Ch").then(|| inherited(annotation, b"V"))?
        }
        _ => None,
    };
    let text = match value? {
        Object::String(text) => letters::decode(text.as_bytes()),
        Object::Array(texts) => {
            let texts = texts.iter::<Object<'_>>().filter_map(Object::into_string);
            texts.map(|text| letters::decode(text.as_bytes())).collect::<Vec<_>>().join(", ")
        }
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

/// An entry of a field or of the nearest field above it that has one.
fn inherited<'a>(field: &Dict<'a>, key: &[u8]) -> Option<Object<'a>> {
    let mut field = field.clone();
    for _ in 0..DEEPEST_PARENT {
        if let Some(value) = field.get::<Object<'a>>(key) {
            return Some(value);
        }
        field = field.get::<Dict<'a>>(b"Parent")?;
    }
    None
}

/// Puts letters into a box, line by line from its top.
fn set(ink: &mut Ink, value: &str, [left, top, right, bottom]: [f32; 4]) {
    let lines: Vec<&str> = value.lines().filter(|line| !line.trim().is_empty()).collect();
    let size = ((bottom - top) * 0.7).clamp(4.0, 11.0);
    let first = if lines.len() == 1 { f32::midpoint(top, bottom) + 0.35 * size } else { top + size };
    for (index, line) in lines.into_iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a field has few lines and letters")]
        let (index, count) = (index as f32, line.chars().count() as f32);
        let advance = (AVERAGE_LETTER * size).min((right - left) / count.max(1.0));
        let base = first + 1.2 * size * index;
        let start = ink.glyphs.len();
        let mut x = left + 1.0;
        for c in line.chars() {
            ink.glyphs.push(Glyph { x, y: base, advance, letters: Letters::One(c) });
            x += advance;
        }
        let order = ink.runs.last().map_or(0, |run| run.order) + 1;
        ink.runs.push(Run {
            glyphs: start..ink.glyphs.len(),
            order,
            size,
            turn: Turn::None,
            face: Face::default(),
            paint: Paint::Colour([0, 0, 0]),
            rect: [left, base - 0.75 * size, x, base + 0.22 * size],
            tracking: 0.0,
        });
    }
}
