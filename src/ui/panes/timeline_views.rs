//! Views of the timeline that the user gave a name: what is filtered, and below which headings.
//!
//! Each is kept as one line of words, `kinds=filing order;group=month;days=2031-04-01..2031-06-30`. What a reader does
//! not know, it leaves out.

use chrono::NaiveDate;

use super::timeline_filter::{Grouping, TimelineFilter};
use crate::model::{CaseNumber, RosterKey, TimelineKind};

/// A view of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct TimelineView {
    /// What it shows.
    pub(in crate::ui) filter: TimelineFilter,
    /// Its headings.
    pub(in crate::ui) grouping: Grouping,
}

impl TimelineView {
    /// The view as one line of words.
    pub(in crate::ui) fn print(&self) -> String {
        let filter = &self.filter;
        let kinds = TimelineKind::ALL.into_iter().filter(|kind| filter.kinds.chosen(*kind)).map(TimelineKind::word);
        let yes = |on: bool| if on { "yes" } else { "" }.to_owned();
        let parts = [
            ("group", self.grouping.print()),
            ("kinds", kinds.collect::<Vec<_>>().join(" ")),
            ("words", filter.text.clone()),
            ("document", filter.document.clone().unwrap_or_default()),
            ("case", filter.case.as_ref().map(|number| number.0.clone()).unwrap_or_default()),
            ("party", filter.person.map(|key| format!("{:016x}", key.0)).unwrap_or_default()),
            ("tag", filter.tag.clone().unwrap_or_default()),
            ("key", yes(filter.key)),
            ("stated", yes(filter.stated)),
            ("reviewed", filter.reviewed.map(|reviewed| reviewed.to_string()).unwrap_or_default()),
            ("days", filter.days.map(|(from, to)| format!("{from}..{to}")).unwrap_or_default()),
        ];
        let said = parts.into_iter().filter(|(_, value)| !value.is_empty());
        said.map(|(name, value)| format!("{name}={}", escaped(&value))).collect::<Vec<_>>().join(";")
    }

    /// The view that a line of words says.
    pub(in crate::ui) fn parse(line: &str) -> Self {
        let mut view = Self::default();
        for (name, value) in line.split(';').filter_map(|part| part.split_once('=')) {
            view.set(name, unescaped(value));
        }
        view
    }

    fn set(&mut self, name: &str, value: String) {
        let filter = &mut self.filter;
        match name {
            "group" => self.grouping = Grouping::parse(&value),
            "kinds" => {
                for kind in TimelineKind::ALL {
                    if value.split(' ').any(|word| word == kind.word()) && !filter.kinds.chosen(kind) {
                        filter.kinds.toggle(kind);
                    }
                }
            }
            "words" => filter.text = value,
            "document" => filter.document = Some(value),
            "case" => filter.case = Some(CaseNumber(value)),
            "party" => filter.person = u64::from_str_radix(&value, 16).ok().map(RosterKey),
            "tag" => filter.tag = Some(value),
            "key" => filter.key = value == "yes",
            "stated" => filter.stated = value == "yes",
            "reviewed" => filter.reviewed = value.parse().ok(),
            "days" => {
                let days = value.split_once("..");
                let day = |text: &str| text.parse::<NaiveDate>().ok();
                filter.days = days.and_then(|(from, to)| Some((day(from)?, day(to)?))).filter(|(from, to)| from <= to);
            }
            _ => {}
        }
    }
}

/// A value without the sign that ends one.
pub(super) fn escaped(value: &str) -> String {
    value.replace('%', "%25").replace(';', "%3B")
}

pub(super) fn unescaped(value: &str) -> String {
    value.replace("%3B", ";").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::panes::docket_columns::{Column, Order};

    #[test]
    fn what_is_printed_is_read_again() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut filter = TimelineFilter {
            text: "a;b=100%3B".to_owned(),
            document: Some("letters/first; second.txt".to_owned()),
            case: Some(CaseNumber("1:19-cv-00417".to_owned())),
            person: Some(RosterKey(u64::MAX)),
            tag: Some("=".to_owned()),
            key: true,
            stated: true,
            reviewed: Some(false),
            days: Some((day("2031-04-01"), day("2031-06-30"))),
            ..TimelineFilter::default()
        };
        filter.kinds.toggle(TimelineKind::Hearing);
        filter.kinds.toggle(TimelineKind::Filing);
        let order = Order { by: Column::Number, down: true };
        for grouping in [Grouping::Year, Grouping::Month, Grouping::Docket(order)] {
            let view = TimelineView { filter: filter.clone(), grouping };
            assert_eq!(TimelineView::parse(&view.print()), view);
        }
        assert_eq!(TimelineView::default().print(), "");
    }

    #[test]
    fn what_is_not_understood_is_left_out() {
        for line in ["", ";;", "=", "later=x", "days=2031..;party=none;reviewed=perhaps", "kinds=dance"] {
            assert_eq!(TimelineView::parse(line), TimelineView::default(), "{line}");
        }
        assert!(TimelineView::parse("later=x;key=yes").filter.key);
    }
}
