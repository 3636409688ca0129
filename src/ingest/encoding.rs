//! Bytes → text, whatever the encoding: byte order mark, UTF-16, UTF-8, then a guess.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Decoded text, and whether some of it could not be decoded.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) lossy: bool,
}

/// Decodes a text file; `None` where the bytes are no text at all.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded<'_>> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => match utf16_without_mark(bytes) {
            Some(encoding) => encoding,
            None if looks_binary(bytes) => return None,
            None if is_mostly_utf8(bytes) => UTF_8,
            None => guess(bytes),
        },
    };
    let (text, _, lossy) = encoding.decode(bytes);
    Some(Decoded { text, lossy })
}

/// Decodes a web page: as other text, whatever it says of itself; a page that is no text at all comes out as it is.
pub(super) fn decode_page(bytes: &[u8]) -> Cow<'_, str> {
    decode(bytes).map_or_else(|| String::from_utf8_lossy(bytes), |decoded| decoded.text)
}

/// UTF-16 gives itself away: in Western text every second byte is NUL, and always the same one of the two.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096))?;
    let pairs = sample.len() / 2;
    if pairs < 4 {
        return None;
    }
    let nul = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (nul(0), nul(1));
    if second * 10 > pairs * 7 && first * 20 < pairs {
        Some(UTF_16LE)
    } else if first * 10 > pairs * 7 && second * 20 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Text holds no NUL and hardly any other control characters.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(65536)).unwrap_or(bytes);
    let control = sample.iter().filter(|byte| matches!(byte, 1..=8 | 14..=25 | 28..=31)).count();
    sample.contains(&0) || control * 50 > sample.len()
}

/// Whether the bytes are UTF-8, but for a few: text pasted from elsewhere, or cut in the middle of a letter. Letters of
/// another encoding hardly ever make up those of several bytes by chance.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut longer, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        longer += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    wrong == 0 || longer > 8 * wrong
}

/// For bytes that are not UTF-8. American offices write Windows-1252 and nothing else that matters; another guess is
/// only taken where the detector does not offer that one.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let found = detector.guess(Some(b"us"), chardetng::Utf8Detection::Deny);
    let western = ["windows-1252", "windows-1250", "windows-1254", "windows-1257", "ISO-8859-2", "ISO-8859-4"];
    if western.contains(&found.name()) { WINDOWS_1252 } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Option<String> {
        decode(bytes).map(|decoded| decoded.text.into_owned())
    }

    #[test]
    fn every_encoding_that_offices_use() {
        let words = "The “Holders” – §4(b), résumé";
        assert_eq!(text(words.as_bytes()).as_deref(), Some(words));
        let with_mark = [b"\xEF\xBB\xBF".as_slice(), words.as_bytes()].concat();
        assert_eq!(text(&with_mark).as_deref(), Some(words));
        let (western, _, _) = WINDOWS_1252.encode(words);
        assert_eq!(text(&western).as_deref(), Some(words));
        let little: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&little).as_deref(), Some(words));
        let big: Vec<u8> = std::iter::once(0xFEFF).chain(words.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&big).as_deref(), Some(words));
    }

    #[test]
    fn a_stray_byte_does_not_spoil_the_rest() {
        let bytes = ["“résumé” ".repeat(20).as_bytes(), b"Holder\x92s"].concat();
        let decoded = decode(&bytes).unwrap();
        assert!(decoded.lossy && decoded.text.starts_with("“résumé”"), "{}", decoded.text);
    }

    #[test]
    fn what_is_no_text() {
        assert_eq!(text(&[0; 500]), None);
        assert_eq!(text(b"PK\x03\x04\x14\x00\x00\x00\x08\x00"), None);
        assert_eq!(text(b"").as_deref(), Some(""));
    }

    #[test]
    fn a_broken_utf16_file_says_that_it_is() {
        let mut bytes: Vec<u8> = "\u{FEFF}Order of the court".encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.extend([0x00, 0xD8, 0x41]);
        let decoded = decode(&bytes).unwrap();
        assert!(decoded.lossy);
        assert!(decoded.text.starts_with("Order of the court"));
    }
}
