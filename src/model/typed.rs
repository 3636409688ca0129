//! Dates as people type them.

use chrono::NaiveDate;

use super::{PartialDate, Precision, When};

/// What can stand before a date, and how exact it is then; the first of each precision is how it is printed.
const QUALIFIERS: [(&str, Precision); 12] = [
    ("on or before", Precision::Before),
    ("no later than", Precision::Before),
    ("before", Precision::Before),
    ("by", Precision::Before),
    ("≤", Precision::Before),
    ("on or after", Precision::After),
    ("after", Precision::After),
    ("≥", Precision::After),
    ("about", Precision::About),
    ("around", Precision::About),
    ("≈", Precision::About),
    ("on", Precision::Day),
];

/// The forms of a whole date besides ISO 8601, in the order of an American office: month before day.
const DAYS: [&str; 4] = ["%B %d, %Y", "%B %d %Y", "%m/%d/%Y", "%d %B %Y"];

impl When {
    /// A date as it is typed, with what stands before it: "on or before 2009-04-22". The end of a period is a field of its
    /// own.
    pub fn typed(&self) -> String {
        let known = QUALIFIERS.iter().find(|(_, precision)| *precision == self.precision);
        match known.filter(|_| self.until.is_none() && self.precision != Precision::Day) {
            Some((words, _)) => format!("{words} {}", self.date),
            None => self.date.to_string(),
        }
    }

    /// Reads a date as people type it: `2009-04-22`, `Apr 22, 2009`, `4/22/2009`, `22 April 2009`, `Apr 2009` or `2009`,
    /// with "on or before", "about" and the like before it. `None` for what is no date.
    pub fn parse_typed(text: &str) -> Option<Self> {
        let text = text.trim();
        let qualifier = QUALIFIERS.iter().find_map(|(words, precision)| {
            let head = text.get(..words.len()).filter(|head| head.eq_ignore_ascii_case(words))?;
            let rest = &text[head.len()..];
            // "By" stands apart from what follows; a sign need not.
            let apart = rest.starts_with(' ') || !words.is_ascii();
            apart.then_some((rest.trim(), *precision))
        });
        let (date, precision) = qualifier.map_or((text, None), |(rest, precision)| (rest, Some(precision)));
        let on = Self::on(parse_date(date)?);
        let precision = precision.filter(|precision| *precision != Precision::Day).unwrap_or(on.precision);
        Some(Self { precision, ..on })
    }
}

fn parse_date(text: &str) -> Option<PartialDate> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    // "Sept." and "Apr." are months too.
    let plain = text.replace('.', "").replace("Sept ", "Sep ").replace("sept ", "sep ");
    let of_our_age = |date: &NaiveDate| (1000..=9999).contains(&chrono::Datelike::year(date));
    let whole = DAYS.iter().find_map(|form| NaiveDate::parse_from_str(&plain, form).ok().filter(of_our_age));
    if let Some(day) = whole {
        return Some(day.into());
    }
    let first = NaiveDate::parse_from_str(&format!("1 {plain}"), "%d %B %Y").ok().filter(of_our_age)?;
    PartialDate::month(chrono::Datelike::year(&first), chrono::Datelike::month(&first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_every_form_that_the_screen_shows_and_people_type() {
        let typed = |text: &str| When::parse_typed(text).map(|when| when.typed());
        for text in [
            "2009-04-22",
            "Apr 22, 2009",
            "April 22, 2009",
            "4/22/2009",
            "04/22/2009",
            "22 Apr 2009",
            "Apr. 22, 2009",
            "on Apr 22, 2009",
        ] {
            assert_eq!(typed(text).as_deref(), Some("2009-04-22"), "{text}");
        }
        for text in ["on or before Apr 22, 2009", "by 4/22/2009", "≤ Apr 22, 2009", "No later than 2009-04-22"] {
            assert_eq!(typed(text).as_deref(), Some("on or before 2009-04-22"), "{text}");
        }
        assert_eq!(typed("about Sept 2009").as_deref(), Some("about 2009-09"));
        assert_eq!(typed("on or after 2009").as_deref(), Some("on or after 2009"));
        for text in ["", "soon", "Apr 31, 2009", "13/13/2009", "by", "4/22/09", "before noon"] {
            assert_eq!(typed(text), None, "{text}");
        }
    }
}
