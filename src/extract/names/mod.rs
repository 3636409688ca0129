//! Names of people and companies: what looks like one, and how it is written.

mod casing;
mod companies;
mod people;

pub(crate) use casing::{best_case, is_upper, title_case};
pub(crate) use companies::{has_legal_form, is_company_word, is_legal_form, looks_like_company};
pub(crate) use people::{is_given_name, is_not_a_name, looks_like_person, strip_person_extras};

/// Letters and digits alone, in lower case, accents taken off: spacing and punctuation never tell names apart.
pub(crate) fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if text.is_ascii() {
        let bytes = text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase()).collect();
        return String::from_utf8(bytes).unwrap_or_default();
    }
    text.nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// White space of any kind folded to single spaces, space before commas taken out.
pub(crate) fn tidy(text: &str) -> String {
    let text = text.trim();
    if is_tidy(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let closes = word.starts_with([',', ';']);
        if !out.is_empty() && !closes {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a text without white space at its ends plainly has nothing to tidy, as most have.
fn is_tidy(text: &str) -> bool {
    let mut after_blank = false;
    text.bytes().all(|byte| {
        let plain = match byte {
            b' ' | b',' | b';' => !after_blank,
            _ => byte.is_ascii_graphic(),
        };
        after_blank = byte == b' ';
        plain
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spacing_is_mended() {
        assert_eq!(tidy("NORTH  CAPITAL , LIMITED"), "NORTH CAPITAL, LIMITED");
        assert_eq!(tidy(" Élan\u{a0}Bank ;\tAlder, Inc. "), "Élan Bank; Alder, Inc.");
        assert_eq!(tidy("Alder, Inc."), "Alder, Inc.");
    }
}
