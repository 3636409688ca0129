//! Values in the words of the screen: dates, amounts, places.

use std::borrow::Cow;

use crate::model::{
    AmountState, CaseDocument, DocKind, Field, HoldingReading, PartialDate, Passage, Precision, Role, When,
};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn month(number: u32) -> &'static str {
    (number as usize).checked_sub(1).and_then(|index| MONTHS.get(index)).copied().unwrap_or("")
}

/// A date without its year, for lists grouped by year: "Sep 24", "Apr", "2009" where only the year is known.
pub(super) fn date_in_year(date: PartialDate) -> String {
    match (date.month_number(), date.day_number()) {
        (Some(m), Some(d)) => format!("{} {d}", month(m)),
        (Some(m), None) => month(m).to_owned(),
        (None, _) => date.year_number().to_string(),
    }
}

/// A whole date: "Sep 24, 2007", "Apr 2009", "2009".
pub(super) fn date(date: PartialDate) -> String {
    match (date.month_number(), date.day_number()) {
        (Some(m), Some(d)) => format!("{} {d}, {}", month(m), date.year_number()),
        (Some(m), None) => format!("{} {}", month(m), date.year_number()),
        (None, _) => date.year_number().to_string(),
    }
}

/// A date column's words in a list grouped by year, with a sign for what is not a plain day: "≤ Apr 22", "Apr 2009".
pub(super) fn when_in_year(when: &When) -> String {
    match when.precision {
        Precision::Day | Precision::Between => date_in_year(when.date),
        // A month alone keeps its year, so that it cannot be read as a day whose figure is missing.
        Precision::Month => date(when.date),
        Precision::Year => when.date.year_number().to_string(),
        Precision::About => format!("≈ {}", date_in_year(when.date)),
        Precision::Before => format!("≤ {}", date_in_year(when.date)),
        Precision::After => format!("≥ {}", date_in_year(when.date)),
    }
}

/// When, spelled out: "on or before Apr 22, 2009", "May 25, 2007 to Jan 24, 2008".
pub(super) fn when(when: &When) -> String {
    let first = date(when.date);
    if let Some(until) = when.until {
        return format!("{first} to {}", date(until));
    }
    match when.precision {
        Precision::About => format!("about {first}"),
        Precision::Before => format!("on or before {first}"),
        Precision::After => format!("on or after {first}"),
        Precision::Day | Precision::Month | Precision::Year | Precision::Between => first,
    }
}

/// Digits in groups of three: "2,000,000". What is not digits stays as it is.
pub(super) fn grouped(digits: &str) -> Cow<'_, str> {
    let (whole, rest) = digits.find('.').map_or((digits, ""), |dot| digits.split_at(dot));
    if whole.len() < 4 || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(digits);
    }
    let mut out = String::with_capacity(digits.len() + whole.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A reading for those who hear it: "2,000,000, struck".
pub(super) fn reading(reading: &HoldingReading) -> String {
    let amount = reading.amount.as_deref().map(grouped);
    match (amount, reading.state) {
        (Some(amount), AmountState::Stated) => amount.into_owned(),
        (Some(amount), state) => format!("{amount}, {}", state.word()),
        (None, state) => state.word().to_owned(),
    }
}

/// "1 entry", "3 entries".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(&number.to_string()), if number == 1 { one } else { many })
}

/// Where a passage stands in its document: "p. 7", or "line 52" where the format has no pages.
///
/// Counting lines is linear in the offset, so the result is kept, never made anew in each frame.
pub(super) fn place(document: &CaseDocument, passage: Passage) -> String {
    let source = &document.source;
    match source.page_at(passage.span.start) {
        Some(page) => format!("p. {page}"),
        None => format!("line {}", grouped(&source.line_at(passage.span.start).to_string())),
    }
}

/// What is said of a document below its title: "agreement · dated Sep 24, 2007 · 12 pages".
pub(super) fn about(document: &CaseDocument) -> String {
    let mut parts = Vec::new();
    if document.kind != DocKind::Other {
        parts.push(document.kind.label().to_owned());
    }
    parts.extend(document.date.map(|d| format!("dated {}", date(d))));
    parts.extend(document.docket_number.as_ref().map(|number| format!("docket no. {number}")));
    let pages = document.source.pages.len();
    if pages > 0 {
        parts.push(count(pages, "page", "pages"));
    }
    parts.join(" · ")
}

/// A value as a discrepancy gives it, in the words of the screen: figures grouped, dates in words.
pub(super) fn value(field: Field, value: &str) -> String {
    match field {
        Field::Amount => value.split("; ").map(amount).collect::<Vec<_>>().join("; "),
        Field::Date | Field::Until => When::parse_typed(value).map_or_else(|| value.to_owned(), |typed| when(&typed)),
        Field::Role => {
            let label = |word| Role::parse(word).map_or_else(|| word.to_owned(), |role| role.label().to_owned());
            field.values(value).map(label).collect::<Vec<_>>().join(", ")
        }
        _ => value.to_owned(),
    }
}

/// An amount with its state behind it: "5,000,000, struck".
fn amount(words: &str) -> String {
    match words.split_once(", ") {
        Some((figure, state)) => format!("{}, {state}", grouped(figure)),
        None => grouped(words).into_owned(),
    }
}

/// The first letter large, for a line that begins with a word of the model.
pub(super) fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_never_say_more_than_is_known() {
        let april = PartialDate::month(2009, 4).unwrap();
        assert_eq!(when_in_year(&When::on(april)), "Apr 2009");
        assert_eq!(when(&When::on(PartialDate::year(2009))), "2009");
        let by = When { precision: Precision::Before, ..When::on(PartialDate::day(2009, 4, 22).unwrap()) };
        assert_eq!(when_in_year(&by), "≤ Apr 22");
        assert_eq!(when(&by), "on or before Apr 22, 2009");
    }

    #[test]
    fn figures_are_grouped_and_words_are_left_alone() {
        assert_eq!(grouped("2000000"), "2,000,000");
        assert_eq!(grouped("1500.25"), "1,500.25");
        assert_eq!(grouped("100"), "100");
        assert_eq!(grouped("unknown"), "unknown");
    }
}
