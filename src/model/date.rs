//! Dates as documents give them: a month stays a month, "on or before" stays that.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A calendar date of which the day, or the day and the month, may be unknown.
///
/// Prints and parses as ISO 8601: `2009-04-16`, `2009-04`, `2009`. Orders by the first day it can be; the vaguer of
/// two that begin alike comes first. Formats that nobody reads get its numbers instead, whatever the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i32,
    month: u32,
    day: u32,
}

impl PartialDate {
    /// A full date, where the calendar has such a day.
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(|_| Self { year, month, day })
    }

    /// A month of a year.
    pub fn month(year: i32, month: u32) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self { year, month, day: 0 })
    }

    /// A year.
    pub fn year(year: i32) -> Self {
        Self { year, month: 0, day: 0 }
    }

    /// The year, always known.
    pub fn year_number(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month_number(self) -> Option<u32> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, 1 to 31.
    pub fn day_number(self) -> Option<u32> {
        (self.day > 0).then_some(self.day)
    }

    /// The full date, where the day is known.
    pub fn full(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month, self.day)
    }

    /// The first day that it can be.
    pub fn first_day(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month.max(1), self.day.max(1))
    }

    /// The last day that it can be.
    pub fn last_day(self) -> Option<NaiveDate> {
        if self.day > 0 {
            return self.full();
        }
        let (year, month) = match self.month {
            0 | 12 => (self.year + 1, 1),
            month => (self.year, month + 1),
        };
        NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
    }
}

impl From<NaiveDate> for PartialDate {
    fn from(date: NaiveDate) -> Self {
        Self { year: date.year(), month: date.month(), day: date.day() }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || format!("“{text}” is not a date: write 2009-04-16, 2009-04 or 2009");
        let parts: Vec<u32> =
            text.trim().split('-').map(|part| part.parse().map_err(|_| wrong())).collect::<Result<_, _>>()?;
        let year = |n: u32| i32::try_from(n).ok().filter(|n| (1..=9999).contains(n));
        match parts[..] {
            [y] => year(y).map(Self::year),
            [y, m] => year(y).and_then(|y| Self::month(y, m)),
            [y, m, d] => year(y).and_then(|y| Self::day(y, m, d)),
            _ => None,
        }
        .ok_or_else(wrong)
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.collect_str(self);
        }
        (self.year, self.month, self.day).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        if deserializer.is_human_readable() {
            return String::deserialize(deserializer)?.parse().map_err(Error::custom);
        }
        match <(i32, u32, u32)>::deserialize(deserializer)? {
            (year, 0, 0) => Some(Self::year(year)),
            (year, month, 0) => Self::month(year, month),
            (year, month, day) => Self::day(year, month, day),
        }
        .ok_or_else(|| Error::custom("the calendar has no such date"))
    }
}

/// How exactly a date is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A day.
    #[default]
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
    /// "about", "approximately".
    About,
    /// "on or before", "by", "no later than".
    Before,
    /// "after", "on or after".
    After,
    /// A span from `date` to `until`.
    Between,
}

impl Precision {
    /// The word of the facts export.
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::About => "about",
            Self::Before => "before",
            Self::After => "after",
            Self::Between => "between",
        }
    }
}

/// When something is, was or is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct When {
    /// The date, or the first of a period.
    pub date: PartialDate,
    /// The last date of a period.
    pub until: Option<PartialDate>,
    /// How exactly it is given.
    pub precision: Precision,
}

impl When {
    /// A date with the precision that its own parts have.
    pub fn on(date: PartialDate) -> Self {
        let precision = match (date.month_number(), date.day_number()) {
            (_, Some(_)) => Precision::Day,
            (Some(_), None) => Precision::Month,
            (None, None) => Precision::Year,
        };
        Self { date, until: None, precision }
    }
}
