//! The numbers and letters that Word puts before paragraphs (ECMA-376 part 1, 17.9).

use std::collections::HashMap;

use super::xml::{Element, Visitor};

/// Levels of a list.
const LEVELS: usize = 9;

/// Counts beyond which a number is not written in letters or Roman digits.
const MOST_LETTERS: u32 = 4_000;

/// Characters of what is written before a paragraph.
const LONGEST_LABEL: usize = 80;

#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    /// What is written, with `%1` for the number of the first level.
    text: String,
    /// The style whose paragraphs stand on this level.
    style: Option<String>,
}

/// The lists of a file, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: HashMap<String, Vec<Level>>,
    /// Which list a number names, and where its levels begin instead.
    names: HashMap<String, (String, HashMap<usize, u32>)>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    open_list: Option<String>,
    open_name: Option<String>,
    open_level: usize,
}

impl Numbering {
    /// The number of the next paragraph of a list, as it is shown; nothing for one that shows none.
    pub(super) fn next(&mut self, name: &str, level: Option<usize>, style: Option<&str>) -> Option<String> {
        let (list, starts) = self.names.get(name)?;
        let levels = self.lists.get(list)?;
        let by_style = || levels.iter().position(|level| level.style.is_some() && level.style.as_deref() == style);
        let at = level.or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        let counts = self.counts.entry(list.clone()).or_default();
        let start = |at: usize| starts.get(&at).copied().or(levels.get(at).map(|level| level.start)).unwrap_or(1);
        for (other, count) in counts.iter_mut().enumerate() {
            match other.cmp(&at) {
                std::cmp::Ordering::Less => *count = Some(count.unwrap_or_else(|| start(other))),
                std::cmp::Ordering::Equal => *count = Some(count.map_or_else(|| start(other), |n| n.saturating_add(1))),
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        let own = levels.get(at)?;
        if own.format == "bullet" {
            return Some("•".to_owned());
        }
        let mut label = String::new();
        let mut rest = own.text.as_str();
        while let Some((before, after)) = rest.split_once('%') {
            label.push_str(before);
            let digit = after.chars().next().and_then(|c| c.to_digit(10)).unwrap_or_default() as usize;
            let counted = digit.checked_sub(1).and_then(|at| Some((levels.get(at)?, (*counts.get(at)?)?)));
            if let Some((level, count)) = counted {
                label.push_str(&written(&level.format, count));
                rest = after.get(1..).unwrap_or_default();
            } else {
                label.push('%');
                rest = after;
            }
        }
        label.push_str(rest);
        let label = label.trim();
        (!label.is_empty()).then(|| label.to_owned())
    }
}

/// A count in the format of its level (`ST_NumberFormat`, 17.18.59).
fn written(format: &str, count: u32) -> String {
    match format {
        "none" => String::new(),
        "lowerLetter" if count <= MOST_LETTERS => letters(count, 'a'),
        "upperLetter" if count <= MOST_LETTERS => letters(count, 'A'),
        "lowerRoman" if count <= MOST_LETTERS => roman(count).to_lowercase(),
        "upperRoman" if count <= MOST_LETTERS => roman(count),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

/// a … z, aa, bb …: the letter again for every round.
fn letters(count: u32, first: char) -> String {
    let Some(index) = count.checked_sub(1) else { return String::new() };
    let letter = char::from_u32(u32::from(first) + index % 26).unwrap_or(first);
    std::iter::repeat_n(letter, index as usize / 26 + 1).collect()
}

fn roman(mut count: u32) -> String {
    let digits = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut roman = String::new();
    for (worth, digit) in digits {
        while count >= worth {
            roman.push_str(digit);
            count -= worth;
        }
    }
    roman
}

impl Visitor for Numbering {
    fn open(&mut self, element: &Element<'_>) {
        let value = || element.value().unwrap_or_default().into_owned();
        match element.name() {
            "abstractNum" => {
                self.open_list = element.attribute("abstractNumId").map(std::borrow::Cow::into_owned);
                if let Some(list) = &self.open_list {
                    self.lists.insert(list.clone(), vec![Level { start: 1, ..Level::default() }; LEVELS]);
                }
            }
            "num" => self.open_name = element.attribute("numId").map(std::borrow::Cow::into_owned),
            "abstractNumId" => {
                if let Some(name) = &self.open_name {
                    self.names.insert(name.clone(), (value(), HashMap::new()));
                }
            }
            "lvl" | "lvlOverride" => {
                self.open_level = element.attribute("ilvl").and_then(|level| level.parse().ok()).unwrap_or(LEVELS);
            }
            "startOverride" => {
                let name = self.open_name.as_ref().and_then(|name| self.names.get_mut(name));
                if let (Some((_, starts)), Ok(start)) = (name, value().parse()) {
                    starts.insert(self.open_level, start);
                }
            }
            name => {
                let list = self.open_list.as_ref().and_then(|list| self.lists.get_mut(list));
                let Some(level) = list.and_then(|levels| levels.get_mut(self.open_level)) else { return };
                match name {
                    "start" => level.start = value().parse().unwrap_or(1),
                    "numFmt" => level.format = value(),
                    "lvlText" => level.text = value().chars().take(LONGEST_LABEL).collect(),
                    "pStyle" => level.style = Some(value()),
                    _ => {}
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "abstractNum" => self.open_list = None,
            "num" => self.open_name = None,
            "lvl" | "lvlOverride" => self.open_level = LEVELS,
            _ => {}
        }
    }

    fn text(&mut self, _: &str) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_written_in_every_way() {
        assert_eq!(written("lowerLetter", 28), "bb");
        assert_eq!(written("upperRoman", 1994), "MCMXCIV");
        assert_eq!(written("lowerRoman", 4), "iv");
        assert_eq!(written("decimalZero", 7), "07");
        assert_eq!(written("decimal", 4_000_000_000), "4000000000");
        assert_eq!(written("upperRoman", 4_000_000_000), "4000000000");
    }
}
