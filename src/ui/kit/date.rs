//! Dates in the words of the screen.

use crate::model::{PartialDate, Precision, When};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// "Jan" for 1 to "Dec" for 12; empty for anything else.
pub fn month(number: u32) -> &'static str {
    usize::try_from(number).ok().and_then(|n| MONTHS.get(n.wrapping_sub(1))).copied().unwrap_or_default()
}

/// "Apr 16, 2009", "Apr 2009" or "2009".
pub fn long(date: PartialDate) -> String {
    let year = date.year_number();
    match (date.month_number(), date.day_number()) {
        (Some(m), Some(d)) => format!("{} {d}, {year}", month(m)),
        (Some(m), None) => format!("{} {year}", month(m)),
        (None, _) => year.to_string(),
    }
}

/// "Apr 16", "Apr" or "2009": for a list that says the year above.
pub fn short(date: PartialDate) -> String {
    match (date.month_number(), date.day_number()) {
        (Some(m), Some(d)) => format!("{} {d}", month(m)),
        (Some(m), None) => month(m).to_owned(),
        (None, _) => date.year_number().to_string(),
    }
}

/// A whole date with what is vague about it: "≤ Apr 22, 2009", "about May 2007", "May 25, 2007 – Jan 24, 2008".
pub fn when(when: When) -> String {
    with_precision(when, long)
}

/// As [`when`], without years where they go without saying; the end of a span is always whole.
pub fn when_short(when: When) -> String {
    with_precision(when, short)
}

fn with_precision(when: When, first: fn(PartialDate) -> String) -> String {
    let date = first(when.date);
    if let Some(until) = when.until {
        return format!("{date} – {}", long(until));
    }
    match when.precision {
        Precision::Before => format!("≤ {date}"),
        Precision::After => format!("≥ {date}"),
        Precision::About => format!("about {date}"),
        Precision::Day | Precision::Month | Precision::Year | Precision::Between => date,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_known_and_no_more() {
        let day = PartialDate::day(2009, 4, 22).unwrap();
        assert_eq!(when(When::on(day)), "Apr 22, 2009");
        assert_eq!(when(When { precision: Precision::Before, ..When::on(day) }), "≤ Apr 22, 2009");
        assert_eq!(when(When::on(PartialDate::month(2009, 4).unwrap())), "Apr 2009");
        assert_eq!(when_short(When::on(PartialDate::year(2009))), "2009");
        let period = When { until: Some(day), ..When::on(PartialDate::day(2007, 5, 25).unwrap()) };
        assert_eq!(when_short(period), "May 25 – Apr 22, 2009");
    }
}
