//! Cutting a name where it must be cut: in its middle, so that its ending stays.

use std::borrow::Cow;

use egui::{FontId, Ui};

/// `text` in at most `width` points. Where it is too long its middle gives way to "…" and its ending stays, because
/// "… Income Fund" and "… Income Fund II" are two holders. Cuts at words where that costs little.
pub fn middle_elide<'a>(ui: &Ui, text: &'a str, font: &FontId, width: f32) -> Cow<'a, str> {
    ui.fonts_mut(|fonts| middle_elide_by(text, width, |c| fonts.glyph_width(font, c)))
}

/// As [`middle_elide`], with the widths of characters given.
fn middle_elide_by(text: &str, width: f32, mut advance: impl FnMut(char) -> f32) -> Cow<'_, str> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut ends = Vec::with_capacity(chars.len() + 1);
    let mut total = 0.0;
    ends.push(total);
    for &(_, c) in &chars {
        total += advance(c);
        ends.push(total);
    }
    if total <= width {
        return Cow::Borrowed(text);
    }
    let room = width - advance('…');
    if room <= 0.0 {
        return Cow::Borrowed("…");
    }
    let byte = |index: usize| chars.get(index).map_or(text.len(), |&(at, _)| at);
    let at = |index: usize| ends.get(index).copied().unwrap_or(total);

    // The ending gets the larger half, and a little more or less where a word begins near by.
    let first = ends.partition_point(|&end| total - end > room * 0.58);
    let tail = (first.saturating_sub(4)..first + 6)
        .filter(|&index| is_word_start(&chars, index) && total - at(index) <= room * 0.75)
        .min_by_key(|&index| index.abs_diff(first))
        .unwrap_or(first);
    let left = room - (total - at(tail));
    let last = ends.partition_point(|&end| end <= left).saturating_sub(1).min(tail);
    let head = text.get(..byte(last)).unwrap_or_default().trim_end();
    let ending = text.get(byte(tail)..).unwrap_or_default().trim_start();
    Cow::Owned(format!("{head}…{ending}"))
}

fn is_word_start(chars: &[(usize, char)], index: usize) -> bool {
    index > 0 && index < chars.len() && chars.get(index - 1).is_some_and(|(_, c)| c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_ending() {
        let elide = |text, width| middle_elide_by(text, width, |_| 1.0).into_owned();
        assert_eq!(elide("Short", 5.0), "Short");
        assert_eq!(elide("Harbor Strategic High Income Fund II", 24.0), "Harbor St…Income Fund II");
        assert_ne!(
            elide("Harbor Strategic High Income Fund", 20.0),
            elide("Harbor Strategic High Income Fund II", 20.0)
        );
        assert_eq!(elide("Anything", 0.5), "…");
        for width in 1..40_u8 {
            let out = elide("Harbor Strategic High Income Fund II", f32::from(width));
            assert!(out.chars().count() <= usize::from(width), "{out} in {width}");
        }
    }

    #[test]
    fn takes_any_script() {
        assert_eq!(middle_elide_by("ÄÖÜäöüß", 4.0, |_| 1.0), "ÄÖ…ß");
        assert_eq!(middle_elide_by("", 4.0, |_| 1.0), "");
    }
}
