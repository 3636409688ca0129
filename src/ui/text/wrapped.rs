//! Lines that whoever wrote the source broke because the next word did not fit: shown as the paragraphs that they were.

/// Widths to which people and programs wrap text, in characters. What is wider is a paragraph on one line, what is
/// narrower a list.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=140;
/// Lines that are measured to learn the width.
const SAMPLE: usize = 4000;
/// Of a proportional face a full line has at least this part of the width in characters, in percent.
const FULL: usize = 86;
/// Letters of a word beyond which it would fit on no line.
const LONG_WORD: usize = 16;
/// The signs with which the item of a list begins.
const BULLETS: [char; 8] = ['•', '-', '–', '—', '*', '·', '▪', '◦'];

/// The width to which a text was wrapped; `None` for one that was not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wrapped(Option<usize>);

impl Wrapped {
    /// Learns the width from the lines of a text.
    pub(super) fn of(text: &str) -> Self {
        let lines = memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1;
        let step = lines / SAMPLE + 1;
        let mut widths: Vec<usize> =
            text.lines().step_by(step).map(|line| line.trim_end().chars().count()).filter(|wide| *wide > 0).collect();
        if widths.is_empty() {
            return Self(None);
        }
        // Nearly all lines are no wider; a few may be, by a letter or a heading.
        let at = (widths.len() - 1) * 92 / 100;
        let width = *widths.select_nth_unstable(at).1;
        Self(Some(width).filter(|width| WIDTHS.contains(width)))
    }

    /// Whether the second line is the first one's going on.
    pub(super) fn goes_on(self, first: &str, second: &str) -> bool {
        let Some(width) = self.0 else { return false };
        let word = second.split_whitespace().next().map_or(0, |word| word.chars().count());
        if word == 0 || is_laid_out(first) || is_laid_out(second) || is_upper(first) || is_upper(second) {
            return false;
        }
        let indented = |line: &str| line.len() - line.trim_start().len();
        if indented(second) > indented(first) + 1 || begins_item(second) || first.trim_end().ends_with(':') {
            return false;
        }
        let long = first.trim_end().chars().count();
        long * 100 >= width * FULL || long + 1 + word.min(LONG_WORD) > width
    }
}

/// Whether a line is set in columns: a row of a table, a dotted leader, a rule.
fn is_laid_out(line: &str) -> bool {
    let line = line.trim();
    line.contains(['|', '\t']) || line.contains("   ") || line.contains("....") || line.contains("___")
}

/// Whether a line is a heading or a part of a caption: letters, none of them small.
fn is_upper(line: &str) -> bool {
    line.chars().any(char::is_uppercase) && !line.chars().any(char::is_lowercase)
}

/// Whether a line begins the item of a list: "4.", "(a)", "•".
fn begins_item(line: &str) -> bool {
    let line = line.trim_start();
    if line.starts_with(BULLETS) {
        return true;
    }
    let Some(label) = line.split_whitespace().next() else { return false };
    let inner = label.trim_start_matches('(').trim_end_matches([')', '.']);
    let closed = label.len() > inner.len() && label.ends_with([')', '.']);
    closed && !inner.is_empty() && inner.len() <= 4 && {
        let roman = inner.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X'));
        let letter = inner.chars().count() == 1 && inner.chars().all(char::is_alphabetic);
        inner.chars().all(|c| c.is_ascii_digit()) || roman || letter
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str = "\
Brasswick was founded by a tinsmith who mended church roofs and
sold weathervanes at the fair. It employs a hundred people and
owes its bank more than it can pay, which is why this letter is
sent to you.
Harbor Bank
7 Gilders Yard
1.  The bank shall keep a list of all that it has been given by
the debtor, and show it to whoever asks.
";

    #[test]
    fn lines_that_were_full_go_on_and_short_ones_do_not() {
        let wrapped = Wrapped::of(LETTER);
        let lines: Vec<&str> = LETTER.lines().collect();
        let on: Vec<bool> = lines.windows(2).map(|pair| wrapped.goes_on(pair[0], pair[1])).collect();
        assert_eq!(on, [true, true, true, false, false, false, true]);
    }

    #[test]
    fn lists_tables_and_captions_keep_their_lines() {
        let wrapped = Wrapped(Some(60));
        let full = "The parties agree to each of the things that are listed here";
        assert!(wrapped.goes_on(full, "and to nothing else"));
        for second in
            ["(a) the first thing", "2. The second", "• a third", "IN RE ALDER CORP.", "a | b", "    Indented"]
        {
            assert!(!wrapped.goes_on(full, second), "{second}");
        }
        assert!(!wrapped.goes_on("The parties agree to each of the things that are as follows:", "one thing"));
        assert!(!wrapped.goes_on("Short", "Harbor Bank"));
    }

    #[test]
    fn paragraphs_on_one_line_and_short_lines_are_not_wrapped() {
        assert_eq!(Wrapped::of(&"word ".repeat(200)), Wrapped(None));
        assert_eq!(Wrapped::of("one\ntwo\nthree"), Wrapped(None));
        assert_eq!(Wrapped::of(""), Wrapped(None));
    }
}
