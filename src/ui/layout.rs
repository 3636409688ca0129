//! What the window remembers of its panes, and which of them fit beside each other.

use crate::model::TimelineKind;
use crate::session::View;

use super::page::PageSettings;
use super::panes::roster::{Column, RosterView};
use super::panes::roster_shape::{RosterShape, RosterTables};
use super::panes::timeline_filter::{Grouping, TimelineFilter};
use super::panes::timeline_views::TimelineView;

/// What the name of a saved view of the timeline begins with in a [`View`].
const NAMED_VIEW: &str = "timeline.saved.";
/// The same of the roster.
const NAMED_TABLE: &str = "roster.saved.";

/// The sizes and settings of the panes. Kept in [`View::panes`] as words, so that a file of another version with other
/// panes is read without loss.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layout {
    /// Width of the timeline, in points.
    pub(super) timeline: f32,
    /// Width of the roster and the card.
    pub(super) roster: f32,
    /// The part of the right side's height that the card has, 0 to 1.
    pub(super) card: f32,
    /// Height of the graphical timeline.
    pub(super) strip: f32,
    /// Whether it is shown.
    pub(super) strip_open: bool,
    /// Height of the side list.
    pub(super) drawer: f32,
    /// Whether the roster takes the document's place as a full table.
    pub(super) wide_roster: bool,
    /// Which part of the roster is shown, and the columns, order and filters of each.
    pub(super) tables: RosterTables,
    /// Views of the roster that have a name; sorted by it.
    pub(super) roster_views: Vec<(String, RosterShape)>,
    /// Widths of the full table's columns, in points.
    pub(super) columns: [f32; Column::COUNT],
    /// The user has seen the tour, or left it.
    pub(super) tour_seen: bool,
    /// What the timeline shows.
    pub(super) filter: TimelineFilter,
    /// The timeline's headings.
    pub(super) grouping: Grouping,
    /// Views of the timeline that have a name; sorted by it.
    pub(super) views: Vec<(String, TimelineView)>,
    /// How documents are shown as pages.
    pub(super) pages: PageSettings,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            timeline: 410.0,
            roster: 476.0,
            card: 0.46,
            strip: 128.0,
            strip_open: true,
            drawer: 280.0,
            wide_roster: false,
            tables: RosterTables::default(),
            roster_views: Vec::new(),
            columns: Column::ALL.map(Column::default_width),
            tour_seen: false,
            filter: TimelineFilter::default(),
            grouping: Grouping::default(),
            views: Vec::new(),
            pages: PageSettings::default(),
        }
    }
}

impl Layout {
    /// As the view has it; what it lacks, or has in words that mean nothing here, is as at first.
    pub(super) fn load(view: &View) -> Self {
        let mut layout = Self::default();
        for (name, value) in &view.panes {
            layout.set(name, value);
        }
        layout
    }

    fn set(&mut self, name: &str, value: &str) {
        let number = |least: f32, most: f32| value.parse::<f32>().ok().filter(|n| (least..=most).contains(n));
        let flag = || value.parse::<bool>().ok();
        match name {
            "timeline.width" => self.timeline = number(160.0, 4000.0).unwrap_or(self.timeline),
            "timeline.kinds" => {
                for kind in TimelineKind::ALL {
                    if value.split(' ').any(|word| word == kind.word()) {
                        self.filter.kinds.toggle(kind);
                    }
                }
            }
            "timeline.group" => self.grouping = Grouping::parse(value),
            "timeline.inferred" => self.filter.stated = value == "hidden",
            "timeline.reviewed" => self.filter.reviewed = value.parse().ok(),
            "roster.width" => self.roster = number(160.0, 4000.0).unwrap_or(self.roster),
            "roster.wide" => self.wide_roster = flag().unwrap_or(self.wide_roster),
            "roster.view" => self.tables.part = RosterView::parse(value).unwrap_or(self.tables.part),
            "card.part" => self.card = number(0.1, 0.9).unwrap_or(self.card),
            "strip.height" => self.strip = number(60.0, 2000.0).unwrap_or(self.strip),
            "strip.open" => self.strip_open = flag().unwrap_or(self.strip_open),
            "tour.seen" => self.tour_seen = flag().unwrap_or(self.tour_seen),
            "drawer.height" => self.drawer = number(80.0, 2000.0).unwrap_or(self.drawer),
            _ if name.starts_with(NAMED_VIEW) => {
                let name = name.strip_prefix(NAMED_VIEW).unwrap_or(name).to_owned();
                self.views.push((name, TimelineView::parse(value)));
            }
            _ if name.starts_with(NAMED_TABLE) => {
                let name = name.strip_prefix(NAMED_TABLE).unwrap_or(name).to_owned();
                self.roster_views.push((name, RosterShape::parse(value)));
            }
            _ if name.starts_with("document.") => self.pages.set(name, value),
            _ => self.set_table(name, value),
        }
    }

    /// The columns and the order of a part of the roster, and the width of a column.
    fn set_table(&mut self, name: &str, value: &str) {
        let part = |prefix: &str| name.strip_prefix(prefix).and_then(RosterView::parse);
        if let Some(part) = part("roster.columns.") {
            self.tables.of(part).set_columns(value);
        } else if let Some(part) = part("roster.sort.") {
            self.tables.of(part).set_sort(value);
        } else if let Some(column) = name.strip_prefix("roster.column.").and_then(Column::parse) {
            let width = value.parse::<f32>().ok().filter(|width| (40.0..=2000.0).contains(width));
            if let (Some(slot), Some(width)) = (self.columns.get_mut(column as usize), width) {
                *slot = width;
            }
        }
    }

    /// The view with these settings in it; names that are not of this version stay.
    pub(super) fn store(&self, view: &View) -> View {
        let mut panes = view.panes.clone();
        let is_forgotten = |name: &str| {
            let view = name.strip_prefix(NAMED_VIEW);
            let table = name.strip_prefix(NAMED_TABLE);
            view.is_some_and(|name| !self.views.iter().any(|(known, _)| known == name))
                || table.is_some_and(|name| !self.roster_views.iter().any(|(known, _)| known == name))
        };
        panes.retain(|(name, _)| !is_forgotten(name));
        for (name, value) in self.words() {
            match panes.binary_search_by(|(known, _)| known.as_str().cmp(&name)) {
                Ok(at) => {
                    if let Some(entry) = panes.get_mut(at) {
                        entry.1 = value;
                    }
                }
                Err(at) => panes.insert(at, (name, value)),
            }
        }
        View { panes, ..view.clone() }
    }

    fn words(&self) -> Vec<(String, String)> {
        let whole = |n: f32| format!("{n:.0}");
        let kinds: Vec<_> =
            TimelineKind::ALL.iter().filter(|kind| self.filter.kinds.chosen(**kind)).map(|kind| kind.word()).collect();
        // What is of one case, such as a document or a day, is not remembered for the next one.
        let reviewed = self.filter.reviewed.map(|reviewed| reviewed.to_string());
        let mut words = vec![
            ("timeline.group".to_owned(), self.grouping.print()),
            ("timeline.inferred".to_owned(), if self.filter.stated { "hidden" } else { "shown" }.to_owned()),
            ("timeline.reviewed".to_owned(), reviewed.unwrap_or_default()),
            ("timeline.width".to_owned(), whole(self.timeline)),
            ("timeline.kinds".to_owned(), kinds.join(" ")),
            ("roster.width".to_owned(), whole(self.roster)),
            ("roster.wide".to_owned(), self.wide_roster.to_string()),
            ("roster.view".to_owned(), self.tables.part.word().to_owned()),
            ("card.part".to_owned(), format!("{:.3}", self.card)),
            ("strip.height".to_owned(), whole(self.strip)),
            ("strip.open".to_owned(), self.strip_open.to_string()),
            ("drawer.height".to_owned(), whole(self.drawer)),
            ("tour.seen".to_owned(), self.tour_seen.to_string()),
        ];
        words.extend(self.pages.words());
        words.extend(self.views.iter().map(|(name, view)| (format!("{NAMED_VIEW}{name}"), view.print())));
        words.extend(self.roster_views.iter().map(|(name, view)| (format!("{NAMED_TABLE}{name}"), view.print())));
        for (part, table) in self.tables.each() {
            let [columns, sort] = table.words();
            words.push((format!("roster.columns.{}", part.word()), columns));
            words.push((format!("roster.sort.{}", part.word()), sort));
        }
        for (column, width) in Column::ALL.iter().zip(self.columns) {
            words.push((format!("roster.column.{}", column.word()), whole(width)));
        }
        words
    }
}

/// Which panes stand beside each other in a window of a given width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// Timeline, document, roster.
    Three,
    /// The document, and one of timeline and roster beside it.
    Two,
    /// One at a time.
    One,
}

impl Arrangement {
    /// The narrowest that a side pane is made.
    pub(super) const SIDE: f32 = 280.0;
    /// The narrowest that the document is made beside others.
    pub(super) const DOCUMENT: f32 = 400.0;
    /// What the document is given before the side panes have all that they were given.
    pub(super) const READABLE: f32 = 540.0;

    /// What fits into this width, in points.
    pub(super) fn fitting(width: f32) -> Self {
        if width >= 2.0 * Self::SIDE + Self::DOCUMENT {
            Self::Three
        } else if width >= Self::SIDE + Self::DOCUMENT {
            Self::Two
        } else {
            Self::One
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_loaded_and_unknown_names_stay() {
        let mut layout = Layout { timeline: 333.0, strip_open: false, ..Layout::default() };
        layout.filter.kinds.toggle(TimelineKind::Deadline);
        layout.filter.stated = true;
        layout.filter.reviewed = Some(false);
        layout.grouping = Grouping::Month;
        let quiet = TimelineView { filter: layout.filter.clone(), ..TimelineView::default() };
        layout.views = vec![("hearings; all".to_owned(), TimelineView::default()), ("quiet".to_owned(), quiet)];
        layout.tables.shown_mut().turn(Column::Name, false);
        layout.tables.of(RosterView::Service).show(Column::Phone, true);
        layout.roster_views = vec![("by; name".to_owned(), layout.tables.shape())];
        layout.pages.on = true;
        let view = View { panes: vec![("later.pane".to_owned(), "x".to_owned())], ..View::default() };
        let stored = layout.store(&view);
        assert!(stored.panes.contains(&("later.pane".to_owned(), "x".to_owned())));
        assert!(stored.panes.is_sorted());
        assert_eq!(Layout::load(&stored), layout);
        layout.views.remove(0);
        layout.roster_views.clear();
        assert_eq!(Layout::load(&layout.store(&stored)), layout, "a view that was forgotten stays so");
    }

    #[test]
    fn nonsense_in_a_view_is_passed_over() {
        let view = View { panes: vec![("timeline.width".to_owned(), "NaN".to_owned())], ..View::default() };
        assert_eq!(Layout::load(&view), Layout::default());
    }

    #[test]
    fn panes_give_way_in_order() {
        assert_eq!(Arrangement::fitting(1600.0), Arrangement::Three);
        assert_eq!(Arrangement::fitting(800.0), Arrangement::Two);
        assert_eq!(Arrangement::fitting(500.0), Arrangement::One);
    }
}
