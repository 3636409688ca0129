//! Properties of characters and paragraphs ([MS-DOC] 2.6.1 and 2.6.2), as far as they are shown.

use super::super::flow::Looks;
use super::header::Header;
use super::pages::Stretches;
use super::short;

/// Properties by their numbers.
mod property {
    pub(super) const DELETED: u16 = 0x0800;
    pub(super) const INSERTED: u16 = 0x0801;
    pub(super) const BOLD: u16 = 0x0835;
    pub(super) const ITALIC: u16 = 0x0836;
    pub(super) const STRUCK: u16 = 0x0837;
    pub(super) const HIDDEN: u16 = 0x083C;
    pub(super) const UNDERLINED: u16 = 0x2A3E;
    pub(super) const STRUCK_TWICE: u16 = 0x2A53;
    pub(super) const IN_TABLE: u16 = 0x2416;
    pub(super) const ENDS_ROW: u16 = 0x2417;
}

/// How characters look, and whether they are seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) looks: Looks,
    pub(super) hidden: bool,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) heading: bool,
    pub(super) in_table: bool,
    pub(super) ends_row: bool,
}

/// The looks of all characters.
pub(super) fn of_characters(main: &[u8], table: &[u8], header: &Header) -> Stretches<Look> {
    Stretches::of(main, table, header.characters, 1, |there| {
        let length = there.first().copied().map_or(0, usize::from);
        look_of(there.get(1..1 + length).unwrap_or_default())
    })
}

/// What all paragraphs are.
pub(super) fn of_paragraphs(main: &[u8], table: &[u8], header: &Header) -> Stretches<Paragraph> {
    Stretches::of(main, table, header.paragraphs, 13, |there| {
        // The length in twos of bytes, less one; or nothing, and then the length in twos of bytes.
        let (from, length) = match there {
            [0, twos, ..] => (2, 2 * usize::from(*twos)),
            [twos, ..] => (1, 2 * usize::from(*twos) - 1),
            [] => (0, 0),
        };
        paragraph_of(there.get(from..from + length).unwrap_or_default())
    })
}

fn look_of(properties: &[u8]) -> Look {
    let mut look = Look::default();
    each(properties, |name, value| {
        // 0x80 is "as the style has it", and 0x81 "not as the style has it", which is mostly without.
        let on = value != 0 && value != 0x80;
        let set = |looks: Looks| look.looks.with(looks, on);
        match name {
            property::BOLD => look.looks = set(Looks::BOLD),
            property::ITALIC => look.looks = set(Looks::ITALIC),
            property::UNDERLINED => look.looks = set(Looks::UNDERLINED),
            property::STRUCK | property::STRUCK_TWICE | property::DELETED if on => look.looks = set(Looks::STRUCK),
            property::INSERTED => look.looks = set(Looks::INSERTED),
            property::HIDDEN => look.hidden = on,
            _ => {}
        }
    });
    look
}

fn paragraph_of(there: &[u8]) -> Paragraph {
    // The numbers of styles that every file has: 1 to 9 are headings.
    let heading = short(there, 0).is_some_and(|style| (1..=9).contains(&style));
    let mut paragraph = Paragraph { heading, ..Paragraph::default() };
    each(there.get(2..).unwrap_or_default(), |name, value| match name {
        property::IN_TABLE => paragraph.in_table = value == 1,
        property::ENDS_ROW => paragraph.ends_row = value == 1,
        _ => {}
    });
    paragraph
}

/// Goes through properties: the number of each, and the first byte of its value.
fn each(mut properties: &[u8], mut take: impl FnMut(u16, u8)) {
    while let Some(name) = short(properties, 0) {
        let value = properties.get(2).copied().unwrap_or_default();
        // The upper three bits tell the size of the value; the definition of a table tells its own in two bytes, one more
        // than there are.
        let length = match (name, name >> 13) {
            (0xD608, _) => 1 + usize::from(short(properties, 2).unwrap_or_default()),
            (_, 0 | 1) => 1,
            (_, 2 | 4 | 5) => 2,
            (_, 3) => 4,
            (_, 7) => 3,
            _ => 1 + usize::from(value),
        };
        take(name, value);
        properties = properties.get(2 + length..).unwrap_or_default();
    }
}
