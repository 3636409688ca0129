//! Where a paragraph begins among the lines of a block.

use super::columns::Part;
use super::rows::Row;
use super::words::{Looks, Word, Words};

/// The widest spacing of lines of running text, in ems: double spacing, with some room for large leading.
const WIDEST_SPACING: f32 = 2.7;

/// A block's lines with what is known of their layout.
struct Setting<'p> {
    rows: &'p [Row],
    words: &'p Words,
    left: f32,
    right: f32,
    /// The usual distance of baselines.
    leading: f32,
}

/// For each line of a block, whether a paragraph begins with it.
pub(super) fn openings(block: &[Part], rows: &[Row], words: &Words) -> Vec<bool> {
    let left = block.iter().map(|part| part.left).fold(f32::MAX, f32::min);
    let right = block.iter().map(|part| part.right).fold(f32::MIN, f32::max);
    let setting = Setting { rows, words, left, right, leading: leading(block) };
    let step = |index: usize| Some(block.get(index)?.base - block.get(index.checked_sub(1)?)?.base);
    let mut openings = Vec::with_capacity(block.len());
    let mut opened = true;
    for (index, line) in block.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| block.get(index));
        let steps = Steps {
            opened,
            above: index.checked_sub(1).and_then(step),
            own: step(index).unwrap_or_default(),
            below: step(index + 1),
        };
        opened = before.is_none_or(|before| setting.opens(before, line, steps));
        openings.push(opened);
    }
    openings
}

/// The distances of baselines around a line.
#[derive(Clone, Copy)]
struct Steps {
    /// Whether a paragraph began with the line before.
    opened: bool,
    /// From the line before that one to it.
    above: Option<f32>,
    /// From the line before to this one.
    own: f32,
    /// From this line to the next one.
    below: Option<f32>,
}

impl Steps {
    /// Whether the line stands as far from the one before as lines around it do: a page may have text in single and in
    /// double spacing.
    fn is_even(self) -> bool {
        let like = |step: f32| (step - self.own).abs() < 0.06 * self.own;
        self.above.is_some_and(like) || self.below.is_some_and(like)
    }

    /// Whether a step is wider than this one by more than chance.
    fn is_exceeded_by(self, step: f32) -> bool {
        step > 1.25 * self.own + 1.0
    }
}

/// The usual distance between the baselines of a block.
fn leading(block: &[Part]) -> f32 {
    let mut steps: Vec<f32> =
        block.iter().zip(block.iter().skip(1)).map(|(a, b)| b.base - a.base).filter(|step| *step > 1.0).collect();
    steps.sort_by(f32::total_cmp);
    let usual = steps.get(steps.len().saturating_sub(1) / 2).copied().unwrap_or(f32::MAX);
    let size = block.first().map_or(12.0, |part| part.size);
    // Where every paragraph has one line, the usual step is the one between paragraphs.
    usual.min(2.6 * size)
}

impl Setting<'_> {
    fn words_of(&self, part: &Part) -> &[Word] {
        self.rows.get(part.row).and_then(|row| row.words.get(part.from..part.to)).unwrap_or_default()
    }

    fn first_text(&self, part: &Part) -> &str {
        self.words_of(part).first().map_or("", |word| self.words.text(word))
    }

    fn last_text(&self, part: &Part) -> &str {
        self.words_of(part).last().map_or("", |word| self.words.text(word))
    }

    /// Whether a paragraph begins with `line`, which stands below `before`.
    fn opens(&self, before: &Part, line: &Part, steps: Steps) -> bool {
        let size = before.size.max(line.size);
        let step = steps.own;
        if (before.size - line.size).abs() > 0.12 * size {
            return true;
        }
        let early = self.ends_early(before, line);
        // In double spacing a line is far from the one before, as all are, and goes on with it where that one is full.
        if step > 1.25 * self.leading + 1.0
            && (early || !steps.is_even() || step > WIDEST_SPACING * size || self.has_leaders(before))
        {
            return true;
        }
        // Within a paragraph, lines are not further apart than its first two.
        let level = |step: f32| step < 0.5 * size;
        if !steps.opened && steps.above.is_some_and(|above| !level(above) && step > 1.25 * above + 1.0) {
            return true;
        }
        // Side by side, as a label and its text that stand a little lower: one line of reading.
        if step.abs() < 0.5 * size {
            return false;
        }
        let new_start = self.first_text(line).starts_with(|c: char| !c.is_lowercase());
        if early && new_start && ends_sentence(self.last_text(before)) {
            return true;
        }
        if early && is_label(self.first_text(line)) {
            return true;
        }
        let heavy = |part: &Part| self.words_of(part).iter().all(|word| word.looks.has(Looks::BOLD));
        if early && heavy(before) != heavy(line) {
            return true;
        }
        let centred = |part: &Part| (part.left + part.right - self.left - self.right).abs() < 0.8 * size;
        let both_centred = centred(before) && centred(line) && (before.left - line.left).abs() > 0.3 * size;
        if both_centred {
            return false;
        }
        let indent = line.left - before.left;
        if indent > size {
            // Two lines with room around them, as the entries of a table of authorities: the second hangs.
            let apart = |step: Option<f32>| step.is_none_or(|step| steps.is_exceeded_by(step));
            if steps.opened && apart(steps.above) && apart(steps.below) && steps.above.or(steps.below).is_some() {
                return false;
            }
            // A hanging indent: the line stands below the text behind a label.
            let below_text = self.words_of(before).windows(2).any(|pair| {
                matches!(pair, [a, b] if (b.rect[0] - line.left).abs() < 0.4 * size && b.rect[0] - a.rect[2] > 0.45 * size)
            });
            return !below_text && new_start;
        }
        if indent < -size {
            return !steps.opened && new_start && (early || is_label(self.first_text(line)));
        }
        false
    }

    /// Whether dots lead to a number at the line's end, as in a table of contents.
    fn has_leaders(&self, part: &Part) -> bool {
        self.words_of(part).iter().rev().take(4).any(|word| self.words.text(word).contains("...."))
    }

    /// Whether the first word of `line` would have found room at the end of the line before.
    fn ends_early(&self, before: &Part, line: &Part) -> bool {
        let first = self.words_of(line).first().map_or(0.0, |word| word.rect[2] - word.rect[0]);
        before.right + first + 0.6 * before.size < self.right
    }
}

/// Whether a word ends a sentence, or a line that introduces something.
fn ends_sentence(word: &str) -> bool {
    word.trim_end_matches(['"', '”', '’', ')', ']', '\'']).ends_with(['.', ':', ';', '?', '!'])
}

/// Whether a word is the number or the sign of an item.
fn is_label(word: &str) -> bool {
    let inner = word.trim_start_matches('(').trim_end_matches(['.', ')', ':']);
    let marked = inner.len() < word.len();
    let short = !inner.is_empty() && inner.len() <= 5;
    let number = inner.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let roman = inner.bytes().all(|byte| b"ivxlcIVXLC".contains(&byte));
    let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_alphabetic());
    matches!(word, "•" | "§" | "§§" | "-" | "–" | "—" | "o" | "▪" | "➢" | "✓" | "☐" | "☑" | "■" | "*")
        || (marked && short && (number || roman || letter))
}
