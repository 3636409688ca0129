//! Whether the text of a page can be what the page shows. Fonts whose table of characters is missing or wrong give other
//! letters than they draw, and a bad OCR layer gives specks for words.

/// Words on which to judge; fewer may be anything.
const FEWEST: usize = 25;

/// Whether a page's text reads like a language, and not like letters put for others.
pub(super) fn is_usable(text: &str) -> bool {
    let (mut words, mut plain, mut characters, mut strange) = (0_usize, 0_usize, 0_usize, 0_usize);
    for word in text.split_whitespace() {
        characters += word.chars().count();
        strange += word.chars().filter(|c| is_strange(*c)).count();
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
        if letters.len() >= 4 {
            words += 1;
            plain += usize::from(has_vowel(&letters));
        }
    }
    if characters >= 4 * FEWEST && strange * 5 > characters {
        return false;
    }
    // Nearly every word of four letters has a vowel, in any language written in Latin letters; of letters put for
    // others by chance two in three have one.
    words < FEWEST || plain * 100 >= words * 78
}

/// Characters that no font draws for a text: those for private use, controls, and the sign for a lost one.
fn is_strange(c: char) -> bool {
    c.is_control() || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{f0000}'..='\u{10ffff}')
}

/// Letters of other scripts are not judged.
fn has_vowel(letters: &[char]) -> bool {
    letters.iter().any(|c| !c.is_ascii() || matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_put_for_others_are_no_text() {
        let words = "The tenant shall deliver the premises to the landlord when the lease ends and shall leave them \
                     clean because the landlord wants another tenant there without delay and without repairing what \
                     former tenants broke during those long years behind these walls ";
        assert!(is_usable(words));
        let moved: String = words
            .chars()
            .map(|c| if c.is_ascii_lowercase() { ((c as u8 - b'a' + 3) % 26 + b'a') as char } else { c })
            .collect();
        assert!(!is_usable(&moved), "{moved}");
        assert!(!is_usable(&"\u{e001}\u{e002}\u{e003} ".repeat(60)));
    }

    #[test]
    fn figures_and_few_words_are_text() {
        assert!(is_usable("STX HLTH CTRS"));
        assert!(is_usable(&"12,345.67 $400 ".repeat(60)));
        assert!(is_usable(&"договор аренды ".repeat(60)));
    }
}
