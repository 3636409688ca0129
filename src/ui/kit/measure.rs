//! How many lines words will need, without laying them out: good enough to give each row of a long list its height.

use egui::{FontId, Ui};

/// The widths of a face's characters.
#[derive(Clone, Debug)]
pub struct Measure {
    ascii: [f32; 128],
    other: f32,
}

impl Measure {
    /// Measures a face once.
    pub fn of(ui: &Ui, font: &FontId) -> Self {
        ui.fonts_mut(|fonts| {
            let mut ascii = [0.0; 128];
            for (slot, code) in ascii.iter_mut().zip(0_u8..128) {
                *slot = fonts.glyph_width(font, char::from(code));
            }
            Self { ascii, other: fonts.glyph_width(font, 'ü') }
        })
    }

    fn width(&self, c: char) -> f32 {
        self.ascii.get(c as usize).copied().unwrap_or(self.other)
    }

    /// How wide `text` is on one line, in points.
    pub fn width_of(&self, text: &str) -> f32 {
        text.chars().map(|c| self.width(c)).sum()
    }

    /// How many lines `text` takes in a column of `width` points, counted up to `most`.
    pub fn lines(&self, text: &str, width: f32, most: u8) -> u8 {
        let mut lines = 1;
        let mut used = 0.0;
        for word in text.split_inclusive(' ') {
            let bare: f32 = word.trim_end().chars().map(|c| self.width(c)).sum();
            if used > 0.0 && used + bare > width {
                lines += 1;
                used = 0.0;
                if lines >= most {
                    return most;
                }
            }
            used += word.chars().map(|c| self.width(c)).sum::<f32>();
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_at_words() {
        let measure = Measure { ascii: [1.0; 128], other: 1.0 };
        assert_eq!(measure.lines("one two", 7.0, 3), 1);
        assert_eq!(measure.lines("one two three", 7.0, 3), 2);
        assert_eq!(measure.lines("one two three four five", 7.0, 2), 2);
        assert_eq!(measure.lines("", 7.0, 2), 1);
    }
}
