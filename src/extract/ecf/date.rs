//! Dates as the filing system prints them: `03/17/2010`, `3/17/10`.

use crate::model::PartialDate;

/// The date at the beginning of `text`, with its length in bytes.
///
/// Years of two digits are of the century in which electronic filing can know of them: 69 to 99 are 19xx.
pub(in crate::extract) fn at_start(text: &str) -> Option<(PartialDate, usize)> {
    let (month, after_month) = digits(text, 2)?;
    let rest = text.get(after_month..)?.strip_prefix('/')?;
    let (day, after_day) = digits(rest, 2)?;
    let rest = rest.get(after_day..)?.strip_prefix('/')?;
    let (year, after_year) = digits(rest, 4)?;
    let year = match after_year {
        2 if year < 69 => 2000 + year,
        2 => 1900 + year,
        4 => year,
        _ => return None,
    };
    if rest.get(after_year..).is_some_and(|after| after.starts_with(|c: char| c == '/' || c.is_ascii_digit())) {
        return None;
    }
    let date = PartialDate::day(i32::try_from(year).ok()?, month, day)?;
    Some((date, after_month + after_day + after_year + 2))
}

/// Every date of `text`, with the offsets of its first byte and behind its last.
pub(in crate::extract) fn all(text: &str) -> impl Iterator<Item = (PartialDate, usize, usize)> + '_ {
    let bytes = text.as_bytes();
    let mut behind = 0;
    memchr::memchr_iter(b'/', bytes).filter_map(move |slash| {
        if slash < behind {
            return None;
        }
        let lead = bytes.get(..slash)?.iter().rev().take_while(|b| b.is_ascii_digit()).count();
        if lead == 0 || lead > 2 {
            return None;
        }
        let start = slash - lead;
        if start > 0 && matches!(bytes.get(start - 1), Some(b'/' | b'-')) {
            return None;
        }
        let (date, length) = at_start(text.get(start..)?)?;
        behind = start + length;
        Some((date, start, behind))
    })
}

/// The number at the beginning of `text`, of `most` digits at most, with its length.
fn digits(text: &str, most: usize) -> Option<(u32, usize)> {
    let length = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let number = text.get(..length)?.parse().ok()?;
    Some((number, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_filing_system_prints() {
        for (text, want) in [
            ("03/17/2010 at 10:00 AM", Some(("2010-03-17", 10))),
            ("3/7/10.", Some(("2010-03-07", 6))),
            ("12/31/97", Some(("1997-12-31", 8))),
            ("13/01/2010", None),
            ("02/30/2010", None),
            ("3/7/201", None),
            ("3/7/10/2", None),
            ("1/2", None),
        ] {
            let got = at_start(text).map(|(date, length)| (date.to_string(), length));
            assert_eq!(got, want.map(|(date, length)| (date.to_owned(), length)), "{text}");
        }
    }

    #[test]
    fn finds_each_date_once() {
        let text = "Hearing 3/17/2010, not 1/2 of 44-3/1/2010 nor 1234/5/2010; due by 03/12/2010 (Entered: 02/01/10)";
        let found: Vec<_> = all(text).map(|(date, start, end)| (date.to_string(), &text[start..end])).collect();
        assert_eq!(
            found,
            [
                ("2010-03-17".to_owned(), "3/17/2010"),
                ("2010-03-12".to_owned(), "03/12/2010"),
                ("2010-02-01".to_owned(), "02/01/10"),
            ]
        );
    }
}
