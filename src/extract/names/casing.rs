//! Names in capitals and in the casing of names.

/// Whether a text is written in capitals: at least two letters, none of them small, but for the "s" and "of" of names.
pub(crate) fn is_upper(text: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for c in text.chars() {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper >= 2 && lower * 12 <= upper
}

/// A name written in capitals, in the casing of names; any other as it stands.
pub(crate) fn best_case(name: &str) -> String {
    if is_upper(name) { title_case(name) } else { name.to_owned() }
}

/// Words in capitals → Title Case: small words small, numerals, initials and registered forms as they are.
pub(crate) fn title_case(text: &str) -> String {
    const SMALL: [&str; 16] =
        ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"];
    let mut out = String::with_capacity(text.len());
    for (at, word) in text.split_inclusive(|c: char| c.is_whitespace() || c == '-' || c == '/').enumerate() {
        let plain: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        let lower = plain.to_lowercase();
        let numeral = !plain.is_empty() && plain.len() < 6 && plain.chars().all(|c| "IVX".contains(c));
        let initials = word.trim_end().len() > 2
            && word.trim_end().char_indices().all(|(i, c)| if i % 2 == 0 { c.is_alphabetic() } else { c == '.' });
        let form = matches!(
            lower.as_str(),
            "llc"
                | "llp"
                | "lp"
                | "lllp"
                | "pllc"
                | "pllp"
                | "pc"
                | "na"
                | "acb"
                | "ag"
                | "plc"
                | "sa"
                | "usa"
                | "us"
                | "nv"
                | "bv"
                | "clo"
                | "cdo"
                | "dip"
                | "gp"
                | "usc"
                | "fsb"
        );
        let mixed = plain.chars().any(char::is_lowercase) || plain.chars().any(|c| c.is_ascii_digit());
        // "(ET)" behind a time of day.
        let bare = word.trim_end();
        let zone = (3..=5).contains(&bare.len()) && bare.starts_with('(') && bare.ends_with(')');
        if zone || numeral || initials || form || mixed || lower.is_empty() {
            out.push_str(word);
        } else if at > 0 && SMALL.contains(&lower.as_str()) && !(lower.len() == 1 && word.contains(['.', '('])) {
            out.push_str(&word.to_lowercase());
        } else {
            let mut start = true;
            let mut behind_mark = false;
            for c in word.chars() {
                if start || behind_mark {
                    out.push(c);
                } else {
                    out.extend(c.to_lowercase());
                }
                // "O’QUIN" is "O’Quin"; "DEBTORS’" ends there.
                behind_mark = matches!(c, '\'' | '’')
                    && word.chars().take_while(|x| *x != c).filter(|x| x.is_alphabetic()).count() == 1
                    || c == '&';
                start &= !c.is_alphanumeric();
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn casing_of_names() {
        assert_eq!(title_case("ALDER GROWTH FUND II, L.P."), "Alder Growth Fund II, L.P.");
        assert_eq!(
            title_case("ORDER PURSUANT TO RULE 1015(b) OF THE RULES"),
            "Order Pursuant to Rule 1015(b) of the Rules"
        );
        assert_eq!(title_case("BILL O’QUIN"), "Bill O’Quin");
        assert_eq!(best_case("Cedar and Co"), "Cedar and Co");
    }
}
