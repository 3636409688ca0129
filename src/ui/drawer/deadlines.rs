//! What is to be done by when: what is next first, what is past below, and what has no date last.

use chrono::{Datelike, NaiveDate};

use crate::model::{CaseFile, EntryRef, PartialDate, TimelineEntry, TimelineKind, When};
use crate::ui::kit::date;
use crate::ui::words;

use super::lines::{Column, Leads, Line};

/// Whether an entry belongs into the list: deadlines and hearings, at which somebody has to be.
pub(super) fn is_one(entry: &TimelineEntry) -> bool {
    matches!(entry.kind, TimelineKind::Deadline | TimelineKind::Hearing)
}

/// The list as it stands on a day.
pub(super) fn deadlines(case: &CaseFile, today: NaiveDate) -> Vec<Line> {
    let (mut next, mut past, mut undated) = (Vec::new(), Vec::new(), Vec::new());
    for entry in case.timeline.iter().filter(|entry| is_one(entry)) {
        match entry.when.as_ref().and_then(|when| Some((when, last_day(when)?))) {
            Some((when, last)) if last >= today => next.push(line(entry, when, today)),
            Some((when, _)) => past.push(line(entry, when, today)),
            None => undated.push(Line { first: "no date".to_owned(), ..about(entry) }),
        }
    }
    past.reverse();
    let today = format!("From today, {}", words::date(PartialDate::from(today)));
    let mut lines = Vec::new();
    for (title, rows) in [(today.as_str(), next), ("Past", past), ("Without a date", undated)] {
        if !rows.is_empty() {
            lines.push(Line::heading(title, rows.len()));
            lines.extend(rows);
        } else if lines.is_empty() {
            lines.push(Line::heading(&format!("{title}: nothing is due"), 0));
        }
    }
    lines
}

/// The last day that it can be.
fn last_day(when: &When) -> Option<NaiveDate> {
    when.until.unwrap_or(when.date).last_day()
}

fn line(entry: &TimelineEntry, when: &When, today: NaiveDate) -> Line {
    let first = date::when(*when);
    let mut about = about(entry);
    let full = when.date.full().filter(|_| when.until.is_none());
    if let Some(day) = full {
        let away = day.num_days_from_ce() - today.num_days_from_ce();
        about.third = match about.third.as_str() {
            "" => distance(away),
            third => format!("{} · {third}", distance(away)),
        };
    }
    let soon = full.is_some_and(|day| (0..=7).contains(&(day - today).num_days()));
    Line { first, warn: soon.then_some(Column::First), ..about }
}

/// How far a day is from today: "today", "in 5 days", "4 months ago". The farther, the rounder.
fn distance(days: i32) -> String {
    let count = |days: i32| match days.unsigned_abs() as usize {
        near @ 0..=90 => words::count(near, "day", "days"),
        far @ 91..=730 => words::count(far / 30, "month", "months"),
        farther => words::count(farther / 365, "year", "years"),
    };
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        ahead if ahead > 0 => format!("in {}", count(ahead)),
        ago => format!("{} ago", count(ago)),
    }
}

/// What and why, without when.
fn about(entry: &TimelineEntry) -> Line {
    let third = match &entry.computed {
        Some(computed) => format!("worked out: {}, from {}", computed.rule, words::date(computed.from)),
        None => entry.details.clone(),
    };
    Line {
        second: entry.summary.clone(),
        third,
        mark: Some(entry.kind),
        leads: Leads::Entry(EntryRef::Timeline(entry.key)),
        ..Line::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_as_people_tell_them() {
        let told: Vec<_> = [0, 1, -1, 12, -3, 100, -1500].into_iter().map(distance).collect();
        assert_eq!(told, ["today", "tomorrow", "yesterday", "in 12 days", "3 days ago", "in 3 months", "4 years ago"]);
    }
}
