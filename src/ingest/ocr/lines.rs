//! The words that OCR found, in lines.

/// A word, and where it lies on the picture.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) text: String,
    /// Left, top, right, bottom.
    pub(super) rect: [f32; 4],
    /// How sure it is, in percent.
    pub(super) confidence: u8,
}

/// The lines of a page in the order in which they are read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lines {
    /// The words of each line, and whether a paragraph begins with it.
    pub(super) lines: Vec<(Vec<Found>, bool)>,
}

/// A word below this is a speck, unless letters speak for it.
const SPECK: u8 = 30;

impl Lines {
    /// Takes in Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence,
    /// text, parted by tabs.
    pub(super) fn of_table(table: &str) -> Self {
        let mut lines = Self::default();
        let (mut paragraph, mut line) = (None, None);
        for row in table.lines().skip(1) {
            let Some((place, found)) = word(row) else { continue };
            let [block, in_block, _] = place;
            if line != Some(place) {
                lines.lines.push((Vec::new(), paragraph != Some([block, in_block])));
                (paragraph, line) = (Some([block, in_block]), Some(place));
            }
            if let Some((words, _)) = lines.lines.last_mut() {
                words.push(found);
            }
        }
        lines
    }

    /// Whether no word was found.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// How well the page was read: certain words count most, doubtful ones against it.
    pub(super) fn score(&self) -> f32 {
        self.words().map(|word| (f32::from(word.confidence) - 40.0) * letters(&word.text).min(8.0)).sum()
    }

    /// The usual confidence of a letter, in percent; 0 where there is none.
    pub(super) fn confidence(&self) -> f32 {
        let (sum, all) = self.words().fold((0.0, 0.0), |(sum, all), word| {
            let letters = letters(&word.text);
            (sum + letters * f32::from(word.confidence), all + letters)
        });
        if all > 0.0 { sum / all } else { 0.0 }
    }

    /// How many words there are.
    pub(super) fn count(&self) -> usize {
        self.words().count()
    }

    /// The words, from the first to the last.
    pub(super) fn words(&self) -> impl Iterator<Item = &Found> {
        self.lines.iter().flat_map(|(words, _)| words)
    }

    /// Moves every word from a picture of one size to a page of another.
    pub(super) fn scaled(mut self, [x, y]: [f32; 2]) -> Self {
        for word in self.lines.iter_mut().flat_map(|(words, _)| words) {
            let [left, top, right, bottom] = word.rect;
            word.rect = [left * x, top * y, right * x, bottom * y];
        }
        self
    }
}

/// One row of the table: block, paragraph and line, and the word; nothing for a row that is no word.
fn word(row: &str) -> Option<([u32; 3], Found)> {
    let mut fields = row.splitn(12, '\t');
    let level = fields.next()?;
    if level != "5" {
        return None;
    }
    let _page = fields.next()?;
    let mut number = || fields.next()?.parse::<u32>().ok();
    let place = [number()?, number()?, number()?];
    let _word = number()?;
    let mut length = || number().map(|n| f32::from(u16::try_from(n).unwrap_or(u16::MAX)));
    let [left, top, width, height] = [length()?, length()?, length()?, length()?];
    let sure: f32 = fields.next()?.parse().ok()?;
    let text: String = fields.next()?.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 100")]
    let confidence = sure.clamp(0.0, 100.0) as u8;
    let is_speck = confidence < SPECK && !text.contains(char::is_alphanumeric);
    if text.is_empty() || sure < 0.0 || is_speck {
        return None;
    }
    Some((place, Found { text, rect: [left, top, left + width, top + height], confidence }))
}

/// How many letters and digits a word has.
fn letters(text: &str) -> f32 {
    f32::from(u16::try_from(text.chars().filter(|c| c.is_alphanumeric()).count()).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
        1\t1\t0\t0\t0\t0\t0\t0\t600\t800\t-1\t\n5\t1\t1\t1\t1\t1\t10\t20\t60\t12\t96.5\tThe\n\
        5\t1\t1\t1\t1\t2\t75\t20\t90\t12\t91\tlease\n5\t1\t1\t1\t2\t1\t10\t40\t50\t12\t88\tends\n\
        5\t1\t1\t2\t1\t1\t10\t80\t50\t12\t12\t~\n5\t1\t1\t2\t1\t2\t10\t80\t50\t12\t40\tMay\nbroken\trow";

    #[test]
    fn words_are_put_in_lines_and_paragraphs() {
        let lines = Lines::of_table(TABLE);
        let told: Vec<(String, bool)> = lines
            .lines
            .iter()
            .map(|(words, opens)| (words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "), *opens))
            .collect();
        assert_eq!(told, [("The lease".to_owned(), true), ("ends".to_owned(), false), ("May".to_owned(), true)]);
        let lease = Found { text: "lease".to_owned(), rect: [75.0, 20.0, 165.0, 32.0], confidence: 91 };
        assert_eq!(lines.lines[0].0[1], lease);
        assert!(lines.confidence() > 70.0 && lines.count() == 4);
    }
}
