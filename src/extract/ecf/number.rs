//! Case numbers as the filing system prints them, with the judge's initials and the chapter behind.

use crate::model::CaseNumber;

/// The case number at the beginning of `text`, with the length of all that belongs to it: in `2:09-bk-10692-GBN` the
/// whole, in `09-51155-jwv7` the whole, in `NYS/1:22-cv-10283` the whole.
///
/// The number itself is kept without initials, chapter and defendant's number; a district's case has its number
/// padded to five digits and its type in small letters, as the system prints them. A court that writes the office
/// before the year (`8-10-70959`) keeps it, because its own papers do.
pub(in crate::extract) fn at_start(text: &str) -> Option<(CaseNumber, usize)> {
    // The panel on multidistrict litigation puts the district before the number.
    let district = text
        .split_once('/')
        .map_or(0, |(head, _)| if (2..=4).contains(&head.len()) && is_capitals(head) { head.len() + 1 } else { 0 });
    let bare = text.get(district..)?;
    let (number, length) = with_office_and_type(bare)
        .or_else(|| with_office(bare))
        .or_else(|| plain(bare))
        .or_else(|| of_the_panel(bare))?;
    let end = length + suffixes(bare.get(length..)?);
    let cut = bare.get(end..)?.starts_with(|c: char| c.is_ascii_alphanumeric());
    (!cut).then_some((CaseNumber(number), district + end))
}

/// The case number at the beginning of what stands behind a report's heading, where a shorter number is one as well:
/// `05-101`, `09-bk-10692`.
pub(in crate::extract) fn in_heading(text: &str) -> Option<(CaseNumber, usize)> {
    at_start(text).or_else(|| {
        let mut reader = Reader { text, at: 0 };
        reader.take(2, |c| c.is_ascii_digit()).filter(|y| y.len() == 2)?;
        reader.expect('-')?;
        if reader.take(4, |c| c.is_ascii_alphabetic()).is_some() {
            reader.expect('-')?;
        }
        reader.take(7, |c| c.is_ascii_digit())?;
        let number = text.get(..reader.at)?.to_ascii_lowercase();
        let end = reader.at + suffixes(text.get(reader.at..)?);
        let cut = text.get(end..)?.starts_with(|c: char| c.is_ascii_alphanumeric());
        (!cut).then_some((CaseNumber(number), end))
    })
}

/// `2:09-bk-10692`, `1:09cv189`.
fn with_office_and_type(text: &str) -> Option<(String, usize)> {
    let mut reader = Reader { text, at: 0 };
    let office = reader.take(2, |c| c.is_ascii_digit())?;
    reader.expect(':')?;
    let year = reader.take(4, |c| c.is_ascii_digit()).filter(|y| y.len() == 2 || y.len() == 4)?;
    let dashed = reader.expect('-').is_some();
    let kind = reader.take(4, |c| c.is_ascii_alphabetic());
    if dashed && kind.is_some() {
        reader.expect('-')?;
    } else if kind.is_none() && !dashed {
        return None;
    }
    let number = reader.take(6, |c| c.is_ascii_digit())?;
    let year = year.get(year.len() - 2..)?;
    // The Court of International Trade has no types.
    let kind = kind.map(|kind| kind.to_ascii_lowercase() + "-").unwrap_or_default();
    Some((format!("{office}:{year}-{kind}{number:0>5}"), reader.at))
}

/// `8-10-70959`.
fn with_office(text: &str) -> Option<(String, usize)> {
    let mut reader = Reader { text, at: 0 };
    reader.take(1, |c| c.is_ascii_digit())?;
    reader.expect('-')?;
    reader.take(2, |c| c.is_ascii_digit()).filter(|y| y.len() == 2)?;
    reader.expect('-')?;
    reader.take(6, |c| c.is_ascii_digit()).filter(|n| n.len() == 5)?;
    Some((text.get(..reader.at)?.to_owned(), reader.at))
}

/// `09-42667`.
fn plain(text: &str) -> Option<(String, usize)> {
    let mut reader = Reader { text, at: 0 };
    reader.take(2, |c| c.is_ascii_digit()).filter(|y| y.len() == 2)?;
    reader.expect('-')?;
    reader.take(6, |c| c.is_ascii_digit()).filter(|n| n.len() >= 4)?;
    Some((text.get(..reader.at)?.to_owned(), reader.at))
}

/// `MDL No. 2873`, the number of a multidistrict litigation.
fn of_the_panel(text: &str) -> Option<(String, usize)> {
    let rest = text.strip_prefix("MDL No.")?;
    let digits = rest.trim_start();
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    let number = digits.get(..length).filter(|number| !number.is_empty())?;
    Some((format!("MDL No. {number}"), text.len() - digits.len() + length))
}

/// How long the judge's initials, the chapter and the defendant's number behind a case number are.
fn suffixes(text: &str) -> usize {
    let mut end = 0;
    while let Some(part) = text.get(end..).and_then(|rest| rest.strip_prefix('-')) {
        let length = part.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if length == 0 || length > 12 {
            break;
        }
        end += 1 + length;
    }
    end
}

fn is_capitals(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_uppercase())
}

/// Reads a text from left to right.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// Takes one to `most` characters of a kind.
    fn take(&mut self, most: usize, kind: impl Fn(char) -> bool) -> Option<&'a str> {
        let rest = self.text.get(self.at..)?;
        let length = rest.chars().take(most).take_while(|c| kind(*c)).map(char::len_utf8).sum();
        self.at += length;
        rest.get(..length).filter(|taken| !taken.is_empty())
    }

    fn expect(&mut self, wanted: char) -> Option<()> {
        self.text.get(self.at..)?.strip_prefix(wanted)?;
        self.at += wanted.len_utf8();
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_courts_forms() {
        for (text, number, whole) in [
            ("09-42667-KCF", "09-42667", "09-42667-KCF"),
            ("09-51155-jwv7 next", "09-51155", "09-51155-jwv7"),
            ("10-01083-8-RDD", "10-01083", "10-01083-8-RDD"),
            ("8-10-70959-dte", "8-10-70959", "8-10-70959-dte"),
            ("2:09-bk-10692-GBN", "2:09-bk-10692", "2:09-bk-10692-GBN"),
            ("3:09-cr-00418-JSW-1", "3:09-cr-00418", "3:09-cr-00418-JSW-1"),
            ("1:09cv189", "1:09-cv-00189", "1:09cv189"),
            ("1:2019-CV-7-AB", "1:19-cv-00007", "1:2019-CV-7-AB"),
            ("NYS/1:22-cv-10283", "1:22-cv-10283", "NYS/1:22-cv-10283"),
            ("1:19-00109-N/A", "1:19-00109", "1:19-00109-N"),
            ("MDL No. 2873", "MDL No. 2873", "MDL No. 2873"),
            ("97-53537)", "97-53537", "97-53537"),
        ] {
            assert_eq!(at_start(text), Some((CaseNumber(number.to_owned()), whole.len())), "{text}");
        }
    }

    #[test]
    fn leaves_other_numbers_alone() {
        for text in ["212-555-0100", "10022-4567", "08065-12", "1-2", "9/16", "12-34", "xx-xx-1234", ""] {
            assert_eq!(at_start(text), None, "{text}");
        }
    }
}
