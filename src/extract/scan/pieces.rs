//! What a token is, and how far it goes.

use super::Kind;

/// The length of the word or number at the start.
pub(super) fn run(rest: &str) -> usize {
    let mut length = 0;
    for (at, c) in rest.char_indices() {
        let inside = c.is_alphanumeric()
            || (matches!(c, '\'' | '’') && at > 0 && rest[at + c.len_utf8()..].starts_with(char::is_alphabetic));
        if !inside {
            if at == 0 {
                return c.len_utf8();
            }
            break;
        }
        length = at + c.len_utf8();
    }
    length
}

/// What the token at the start is; `None` for white space that is not ASCII.
pub(super) fn kind(rest: &str) -> Option<Kind> {
    let first = rest.chars().next()?;
    Some(match first {
        '_' => Kind::Blank,
        c if c.is_ascii_digit() => Kind::Number,
        c if c.is_alphanumeric() => Kind::Word,
        c if c.is_whitespace() => return None,
        '“' | '”' | '„' | '«' | '»' => Kind::Mark(b'"'),
        '‘' | '’' => Kind::Mark(b'\''),
        '–' | '—' | '‒' | '‑' | '−' => Kind::Mark(b'-'),
        c => Kind::Mark(u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or(b'?')),
    })
}
