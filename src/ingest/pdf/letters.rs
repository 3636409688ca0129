//! Characters as they should stand in the text, and strings of the file's own encodings.

use unicode_normalization::UnicodeNormalization;

/// Writes a character behind `out`: ligatures in their letters, odd spaces as spaces, and nothing for what has no shape.
pub(super) fn push(c: char, out: &mut String) {
    match c {
        '\u{20}'..='\u{7e}' => out.push(c),
        '\u{fb00}'..='\u{fb06}' | '\u{132}' | '\u{133}' => out.extend(std::iter::once(c).nfkc()),
        // Letter-like forms that symbol fonts put in the private area at 0xF000 plus their code.
        '\u{f0b7}' | '\u{f0a7}' | '\u{f09f}' => out.push('•'),
        '\u{f0a8}' | '\u{f06f}' | '\u{f071}' => out.push('☐'),
        '\u{f0fe}' | '\u{f052}' => out.push('☑'),
        '\u{f0fc}' => out.push('✓'),
        '\u{f0d8}' => out.push('➢'),
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fffd}' => {}
        c if c.is_control() => {}
        c => out.push(c),
    }
}

/// Whether a character is drawn as nothing and parts words.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{3}'
}

/// A text string of the file: UTF-16 or UTF-8 with its mark, else the PDF's own table, of which only the printable part
/// that it shares with Latin-1 matters here.
pub(super) fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| pdf_char(*byte)).collect(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).map(|c| c.unwrap_or('\u{fffd}')).collect()
}

/// PDFDocEncoding (ISO 32000-1, annex D.3), where it differs from Latin-1.
fn pdf_char(byte: u8) -> char {
    const FROM_0X80: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł',
        'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
    ];
    match byte {
        0x80..=0xa0 => FROM_0X80.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}
