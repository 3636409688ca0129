//! How many rows a line will take, told from the widths of its characters without laying it out.

use std::collections::HashMap;

/// Widths of characters in one face and size.
pub(super) struct Widths<F> {
    ascii: [f32; 128],
    others: HashMap<char, f32>,
    advance: F,
}

impl<F: FnMut(char) -> f32> Widths<F> {
    pub(super) fn new(mut advance: F) -> Self {
        let mut ascii = [0.0; 128];
        for (c, width) in (0_u8..).map(char::from).zip(ascii.iter_mut()) {
            *width = advance(if c.is_control() { ' ' } else { c });
        }
        Self { ascii, others: HashMap::new(), advance }
    }

    fn of(&mut self, c: char) -> f32 {
        match self.ascii.get(c as usize) {
            Some(&width) => width,
            None => *self.others.entry(c).or_insert_with(|| (self.advance)(c)),
        }
    }

    /// The width of a whole line.
    pub(super) fn line(&mut self, line: &str) -> f32 {
        line.chars().map(|c| self.of(c)).sum()
    }

    /// Rows that `line` takes when it is wrapped to `measure`, by the rules of egui's own wrapping: break behind the
    /// last white space, or where there is none, behind the last character that fits.
    pub(super) fn rows(&mut self, line: &str, measure: f32) -> u32 {
        let mut rows = 1;
        let mut width = 0.0;
        // Width up to and with the last white space of the row.
        let mut space: Option<f32> = None;
        for c in line.chars() {
            let own = self.of(c);
            if width + own > measure && width > 0.0 {
                rows += 1;
                width -= space.take().unwrap_or(width);
            }
            width += own;
            if c.is_whitespace() && c != '\u{a0}' {
                space = Some(width);
            }
        }
        rows
    }
}

/// How wide nearly all lines of a text are: what 98 of 100 stay below, given the widths of some lines in any order.
pub(super) fn usual_width(lines: &mut [f32]) -> f32 {
    if lines.is_empty() {
        return 0.0;
    }
    let index = (lines.len() - 1) * 98 / 100;
    *lines.select_nth_unstable_by(index, f32::total_cmp).1
}

/// The width to wrap to, given the [`usual_width`] of the text, the usual measure and what room the pane has.
///
/// Lines that were wrapped by whoever wrote them get a measure that is wide enough not to wrap them again, which would
/// leave single words on rows of their own. Lines that are paragraphs, or that are all short, get the usual one.
pub(super) fn measure_for(lines: f32, usual: f32, room: f32) -> f32 {
    const WIDEST: f32 = 1.4;
    if lines > usual && lines <= usual * WIDEST { (lines + 2.0).ceil().min(room) } else { usual.min(room) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(line: &str, measure: f32) -> u32 {
        Widths::new(|_| 1.0).rows(line, measure)
    }

    #[test]
    fn counts_rows_as_they_wrap() {
        assert_eq!(rows("", 10.0), 1);
        assert_eq!(rows("one two", 10.0), 1);
        assert_eq!(rows("one two three", 8.0), 2);
        assert_eq!(rows("one two three four", 8.0), 3);
        assert_eq!(rows("indivisible", 4.0), 3);
        assert_eq!(rows("äöü äöü", 4.0), 2);
        assert_eq!(rows("a\u{a0}b c", 4.0), 2);
    }

    #[test]
    fn the_measure_follows_hard_wrapped_lines_only() {
        let mut wrapped: Vec<f32> = (0..100_u8).map(|n| 600.0 + f32::from(n)).collect();
        let lines = usual_width(&mut wrapped);
        assert!((lines - 697.0).abs() < 0.1);
        assert!(measure_for(lines, 640.0, 1000.0) > 697.0);
        assert!((measure_for(lines, 640.0, 650.0) - 650.0).abs() < 0.1);
        assert!((measure_for(5000.0, 640.0, 1000.0) - 640.0).abs() < 0.1);
        assert!((measure_for(usual_width(&mut []), 640.0, 500.0) - 500.0).abs() < 0.1);
    }
}
