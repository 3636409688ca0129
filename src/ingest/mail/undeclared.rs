//! Messages whose bytes are not what the standard asks for: letters beyond ASCII, and no word about their encoding.

use std::borrow::Cow;

use super::super::encoding;

/// The message with such letters in UTF-8, which is what the parser takes them for: those of the head, where nothing can
/// say what they are, and those of a body that is only text and does not say it.
pub(super) fn in_utf8(bytes: &[u8]) -> Cow<'_, [u8]> {
    if std::str::from_utf8(bytes).is_ok() {
        return Cow::Borrowed(bytes);
    }
    let ends = [&b"\r\n\r\n"[..], b"\n\n"].into_iter().filter_map(|end| memchr::memmem::find(bytes, end));
    let (head, body) = bytes.split_at(ends.min().unwrap_or(bytes.len()));
    let says = |word: &[u8]| head.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    let is_plain = !says(b"charset=") && !says(b"multipart/") && !says(b"content-transfer-encoding: base64");
    let mut message = encoding::decode_page(head).into_owned().into_bytes();
    if is_plain {
        message.extend_from_slice(encoding::decode_page(body).as_bytes());
    } else {
        message.extend_from_slice(body);
    }
    Cow::Owned(message)
}

#[cfg(test)]
mod tests {
    use super::super::read_message;

    fn text(message: &[u8]) -> String {
        read_message(message, "a.eml").0.text.to_string()
    }

    #[test]
    fn letters_of_windows_are_read_in_head_and_body() {
        let read = text(b"From: Ren\xE9e <r@example.org>\nSubject: Caf\xE9 lease\n\nThe \x93rent\x94 of \xA74\n");
        assert!(read.contains("Ren\u{e9}e") && read.contains("Caf\u{e9} lease"), "{read}");
        assert!(read.contains("The \u{201c}rent\u{201d} of \u{a7}4"), "{read}");
    }

    #[test]
    fn what_a_body_says_of_itself_counts() {
        let head = b"From: Ren\xE9e <r@example.org>\nContent-Type: text/plain; charset=koi8-r\n\n";
        let read = text(&[head.as_slice(), b"\xC4\xCF\xC7\xCF\xD7\xCF\xD2"].concat());
        assert!(
            read.contains("Ren\u{e9}e") && read.contains("\u{434}\u{43e}\u{433}\u{43e}\u{432}\u{43e}\u{440}"),
            "{read}"
        );
    }
}
