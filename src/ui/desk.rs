//! What the panes are given to show, and how they ask for something to be done.

use std::collections::HashSet;
use std::path::PathBuf;

use chrono::NaiveDate;
use egui::{Context, Id};

use crate::model::{CaseFile, DocId, EntryRef, RosterKey, TagId};
use crate::session::{Action, DrawingRoom, Selection};

use super::command::{Command, Situation};
use super::layout::Layout;
use super::outside::PathUse;
use super::panes::roster::RosterTable;

/// The case as it stands in this frame. Panes read it and keep ids, never copies.
pub(super) struct Desk<'a> {
    /// The case.
    pub(super) case: &'a CaseFile,
    /// Where the user is.
    pub(super) selection: &'a Selection,
    /// What commands depend on.
    pub(super) situation: &'a Situation,
    /// Entries that the last click on a highlight led to; the first of them is the selected one.
    pub(super) spotlight: &'a [EntryRef],
    /// The entries that were picked together.
    pub(super) chosen: &'a Chosen,
    /// Counts up whenever the user went somewhere, so that panes bring it into view once.
    pub(super) journey: u64,
    /// Today, in the user's time zone.
    pub(super) today: NaiveDate,
    /// Where pages of documents are drawn.
    pub(super) drawing: &'a DrawingRoom,
}

impl Desk<'_> {
    /// Whether this entry is the selected one, also by the name of one that was merged into it.
    pub(super) fn is_selected(&self, entry: EntryRef) -> bool {
        match (self.selection.entry, entry) {
            (Some(EntryRef::Roster(a)), EntryRef::Roster(b)) => {
                a == b || self.case.roster_index.get(&a) == self.case.roster_index.get(&b)
            }
            (selected, entry) => selected == Some(entry),
        }
    }

    /// Whether this entry is what the user went to: the selected one, or another that the words on the screen tell of.
    pub(super) fn is_found(&self, entry: EntryRef) -> bool {
        self.is_selected(entry) || self.spotlight.contains(&entry)
    }

    /// Whether this entry is one of several that were picked.
    pub(super) fn is_chosen(&self, entry: EntryRef) -> bool {
        self.chosen.set.contains(&entry)
    }

    /// The entries that lists show as found: the selected one first.
    pub(super) fn found(&self) -> impl Iterator<Item = EntryRef> + '_ {
        self.selection.entry.into_iter().chain(self.spotlight.iter().copied())
    }
}

/// Entries that were picked together; none where only one is selected.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// In the order of their list.
    pub(super) entries: Vec<EntryRef>,
    /// The same, to ask of each row.
    set: HashSet<EntryRef>,
}

impl Chosen {
    /// Fewer than two are no selection of their own.
    pub(super) fn new(mut entries: Vec<EntryRef>) -> Self {
        if entries.len() < 2 {
            entries.clear();
        }
        Self { set: entries.iter().copied().collect(), entries }
    }

    /// Whether several entries are picked.
    pub(super) fn is_many(&self) -> bool {
        self.entries.len() > 1
    }
}

/// What a pane asks for. Carried out after the frame was drawn, in order.
#[derive(Debug, Default)]
pub(super) struct Asks {
    asks: Vec<Ask>,
}

/// One thing asked for.
#[derive(Debug)]
pub(super) enum Ask {
    /// Something for the session.
    Do(Action),
    /// A command of the table.
    Run(Command),
    /// The words of a highlight were clicked, which led to these entries.
    Spotlight(Vec<EntryRef>),
    /// These entries are picked together.
    Choose(Vec<EntryRef>),
    /// The keyboard is wanted in this pane.
    Focus(Pane),
    /// The timeline is to show only this.
    Narrow(Narrow),
    /// A view is to be shown, saved or forgotten.
    View(Viewed, NamedView),
    /// The roster is to have these columns, order and filters.
    Table(RosterTable),
    /// What leads away is to be tried again, saving first.
    TryLeaving(Leave),
    /// The same without saving.
    LeaveUnsaved(Leave),
    /// A dialog was answered with a path.
    Path(PathUse, PathBuf),
}

impl Asks {
    /// Asks the session for something.
    pub(super) fn act(&mut self, action: Action) {
        self.asks.push(Ask::Do(action));
    }

    /// Asks for a command.
    pub(super) fn run(&mut self, command: Command) {
        self.asks.push(Ask::Run(command));
    }

    /// Asks for anything.
    pub(super) fn push(&mut self, ask: Ask) {
        self.asks.push(ask);
    }

    /// Everything asked for, in order.
    pub(super) fn take(&mut self) -> Vec<Ask> {
        std::mem::take(&mut self.asks)
    }
}

/// What leads away from the open case.
#[derive(Clone, Debug)]
pub(super) enum Leave {
    /// Another case is opened, or this one closed.
    Case(Action),
    /// The window is closed.
    Window,
}

/// What the timeline can be narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Narrow {
    /// What one document says.
    Document(DocId),
    /// What names one roster entry.
    Party(RosterKey),
    /// What has one tag.
    Tag(TagId),
}

/// What a view is of that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Viewed {
    /// The timeline.
    Timeline,
    /// The roster.
    Roster,
}

/// What is to become of a view, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NamedView {
    /// Show it.
    Show(String),
    /// Give this name to what is shown now.
    Save(String),
    /// Forget it.
    Forget(String),
}

/// The parts of the window between which the keyboard moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Pane {
    /// The list of dated lines.
    Timeline,
    /// The text of the open document.
    Document,
    /// What was found in the whole case, in the roster's place while something is looked for.
    Search,
    /// The table of people and organisations.
    Roster,
    /// The card of the selected entry.
    Card,
    /// The side list, where one is open.
    Drawer,
}

impl Pane {
    /// The panes in the order in which the keyboard goes through them.
    pub(super) const ALL: [Self; 6] =
        [Self::Timeline, Self::Document, Self::Search, Self::Roster, Self::Card, Self::Drawer];

    /// What takes the keyboard's focus in this pane.
    pub(super) fn id(self) -> Id {
        let id = Id::unique(("pane", self));
        // The text view names itself after the place that it is given.
        if self == Self::Document { id.with("source text") } else { id }
    }

    /// Names the place of the document's text, so that the text has the id that [`Pane::id`] says.
    pub(super) fn document_scope() -> Id {
        Id::unique(("pane", Self::Document))
    }

    /// The filter field of the pane, where it has one.
    pub(super) fn filter(self) -> Id {
        Id::unique(("filter of pane", self))
    }

    /// The pane that has the keyboard, by its list or its filter.
    pub(super) fn focused(ctx: &Context) -> Option<Self> {
        let focused = ctx.memory(egui::Memory::focused)?;
        Self::ALL.into_iter().find(|pane| pane.id() == focused || pane.filter() == focused)
    }
}

/// What every pane's `show` gets, beside its own state.
pub(super) struct Hands<'a, 'b> {
    /// The case and the selection.
    pub(super) desk: &'a Desk<'b>,
    /// Sizes and settings that are remembered.
    pub(super) layout: &'a mut Layout,
    /// Where to ask.
    pub(super) asks: &'a mut Asks,
}
