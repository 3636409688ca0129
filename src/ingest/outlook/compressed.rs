//! RTF as messages of Outlook keep it, packed by the method of [MS-OXRTFCP].

/// What stands in the window before the first byte (2.1.3.2.1 of that document).
const BEFORE: &[u8] =
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \
    \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \
    \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// Bytes of the window.
const WINDOW: usize = 4096;

/// Bytes beyond which no more is unpacked.
const MOST: usize = 64 << 20;

/// The RTF; nothing where the bytes are packed in no known way.
pub(super) fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let (head, packed) = bytes.split_at_checked(16)?;
    match head.get(8..12)? {
        b"MELA" => Some(packed.to_vec()),
        b"LZFu" => Some(unpack(packed)),
        _ => None,
    }
}

fn unpack(packed: &[u8]) -> Vec<u8> {
    let mut window = [0; WINDOW];
    let (filled, _) = window.split_at_mut(BEFORE.len());
    filled.copy_from_slice(BEFORE);
    let mut at = BEFORE.len();
    let mut text = Vec::new();
    let mut put = |window: &mut [u8; WINDOW], at: &mut usize, byte: u8| {
        if let Some(place) = window.get_mut(*at) {
            *place = byte;
        }
        *at = (*at + 1) % WINDOW;
        text.push(byte);
        text.len() < MOST
    };
    let mut bytes = packed.iter().copied();
    // Each byte says of the eight pieces behind it which are bytes and which are stretches of the window.
    'all: while let Some(kinds) = bytes.next() {
        for bit in 0..8 {
            let Some(first) = bytes.next() else { break 'all };
            if kinds >> bit & 1 == 0 {
                if !put(&mut window, &mut at, first) {
                    break 'all;
                }
                continue;
            }
            let Some(second) = bytes.next() else { break 'all };
            let piece = usize::from(u16::from_be_bytes([first, second]));
            let (from, length) = (piece >> 4, (piece & 15) + 2);
            if from == at {
                break 'all;
            }
            for step in 0..length {
                let byte = window.get((from + step) % WINDOW).copied().unwrap_or_default();
                if !put(&mut window, &mut at, byte) {
                    break 'all;
                }
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_begins_as_it_must() {
        assert_eq!(BEFORE.len(), 207);
    }

    #[test]
    fn the_example_of_the_method_is_unpacked() {
        // 3.1.1 of that document: "{\rtf1\ansi\ansicpg1252\pard hello world}" and a line end.
        let packed = [
            0x2d, 0x00, 0x00, 0x00, 0x2b, 0x00, 0x00, 0x00, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0x00,
            0x0a, 0x00, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09,
            0x00, 0x20, 0x62, 0x77, 0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0,
        ];
        assert_eq!(unpacked(&packed).unwrap(), b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
    }
}
