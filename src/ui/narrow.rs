//! What the commands that filter the timeline do. Each takes its filter off again where it is on.

use super::app::App;
use super::command::{Command, TimelineSituation};
use super::desk::{NamedView, Narrow, Viewed};
use super::dialogs::Dialog;
use super::panes::timeline_filter::Grouping;
use super::panes::timeline_views::TimelineView;
use crate::model::{DocId, EntryRef};

impl App {
    /// Carries out a command that filters the timeline.
    pub(super) fn narrow(&mut self, command: Command) {
        let now = self.timeline_situation();
        let selection = self.session.selection().clone();
        match command {
            Command::TimelineStated => self.layout.filter.stated = !now.stated,
            Command::TimelineUnreviewed => self.toggle_reviewed(false),
            Command::TimelineReviewed => self.toggle_reviewed(true),
            Command::TimelineOpenDocument if now.open_document => self.layout.filter.document = None,
            Command::TimelineSelectedParty if now.selected_party => self.layout.filter.person = None,
            Command::TimelineOnStrip if now.days => self.layout.filter.days = None,
            Command::TimelineOpenDocument => {
                if let Some(document) = selection.document {
                    self.narrow_to(Narrow::Document(document));
                }
            }
            Command::TimelineSelectedParty => {
                if let Some(EntryRef::Roster(key)) = selection.entry {
                    self.narrow_to(Narrow::Party(key));
                }
            }
            Command::TimelineOnStrip => self.layout.filter.days = self.strip.days_in_view(),
            Command::TimelineDocument => self.dialog = Some(Dialog::choose_document()),
            Command::TimelineKeyFacts => self.layout.filter.key = !now.key,
            Command::TimelineTag => self.dialog = Some(Dialog::choose_tag()),
            Command::TimelineViews => {
                let names = self.layout.views.iter().map(|(name, _)| name.clone()).collect();
                self.dialog = Some(Dialog::views(Viewed::Timeline, names));
            }
            Command::TimelineParty => self.dialog = Some(Dialog::choose_party()),
            _ => {}
        }
    }

    /// Shows only what a document says, or what names a roster entry.
    pub(super) fn narrow_to(&mut self, to: Narrow) {
        let filter = &mut self.layout.filter;
        match to {
            Narrow::Document(document) => {
                let case = self.session.case();
                filter.document = case.and_then(|case| case.document(document)).map(|d| d.source.path.clone());
            }
            Narrow::Party(key) => filter.person = Some(key),
            Narrow::Tag(id) => {
                let tag = self.session.case().and_then(|case| case.tag(id));
                filter.tag = tag.map(|tag| tag.id.clone());
            }
        }
    }

    /// Shows, saves or forgets a view that has a name.
    pub(super) fn named_view(&mut self, of: Viewed, view: NamedView) {
        let layout = &mut self.layout;
        match (of, view) {
            (Viewed::Timeline, NamedView::Show(name)) => {
                if let Some((_, view)) = layout.views.iter().find(|(other, _)| *other == name) {
                    layout.filter = view.filter.clone();
                    layout.grouping = view.grouping;
                }
            }
            (Viewed::Roster, NamedView::Show(name)) => {
                if let Some((_, view)) = layout.roster_views.iter().find(|(other, _)| *other == name) {
                    layout.tables.take(view);
                }
            }
            (Viewed::Timeline, NamedView::Save(name)) => {
                let view = TimelineView { filter: layout.filter.clone(), grouping: layout.grouping };
                put(&mut layout.views, name, view);
            }
            (Viewed::Roster, NamedView::Save(name)) => put(&mut layout.roster_views, name, layout.tables.shape()),
            (Viewed::Timeline, NamedView::Forget(name)) => layout.views.retain(|(other, _)| *other != name),
            (Viewed::Roster, NamedView::Forget(name)) => layout.roster_views.retain(|(other, _)| *other != name),
        }
    }

    /// How the timeline is grouped, and what it is filtered by.
    pub(super) fn timeline_situation(&self) -> TimelineSituation {
        let (filter, selection, case) = (&self.layout.filter, self.session.selection(), self.session.case());
        let path = |id: DocId| Some(case?.document(id)?.source.path.as_str());
        let open = selection.document.and_then(path);
        let party = match selection.entry {
            Some(EntryRef::Roster(key)) => Some(key),
            _ => None,
        };
        TimelineSituation {
            by_month: self.layout.grouping == Grouping::Month,
            as_docket: self.layout.grouping.order().is_some(),
            stated: filter.stated,
            reviewed: filter.reviewed,
            open_document: filter.document.is_some() && filter.document.as_deref() == open,
            selected_party: filter.person.is_some() && filter.person == party,
            key: filter.key,
            days: filter.days.is_some(),
        }
    }

    fn toggle_reviewed(&mut self, reviewed: bool) {
        let filter = &mut self.layout.filter;
        filter.reviewed = (filter.reviewed != Some(reviewed)).then_some(reviewed);
    }
}

/// Gives a view a name; one that had it before gives way.
fn put<T>(views: &mut Vec<(String, T)>, name: String, view: T) {
    views.retain(|(other, _)| *other != name);
    let at = views.partition_point(|(other, _)| *other < name);
    views.insert(at, (name, view));
}
