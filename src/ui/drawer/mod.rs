//! The side lists below the panes: cited, not here; discrepancies; problems; coverage; hidden entries.

mod docket;
mod lines;
mod rows;

use egui::{Align, Layout, Ui};

use crate::model::CaseFile;
use crate::session::Action;

use super::command::Command;
use super::desk::{Ask, Asks, Hands, Pane};
use super::kit::icon::{self, Icon};
use super::kit::list::List;
use super::kit::{theme, widgets};
use super::panes;

use docket::Docket;
use lines::{Leads, Line, lines};
use rows::Lines;

/// Which list is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum SideList {
    /// Documents that others cite and the folder lacks.
    Cited,
    /// Docket entries of which the folder lacks the document.
    NotHere,
    /// The entries of the dockets, in the docket's own columns.
    Docket,
    /// Facts that the documents give in different ways.
    Discrepancies,
    /// What could not be read or found again.
    Problems,
    /// Every file and what became of it.
    Coverage,
    /// Entries that the reviewer hid.
    Hidden,
}

impl SideList {
    const ALL: [(Self, &'static str); 7] = [
        (Self::Cited, "Cited, not here"),
        (Self::NotHere, "On the docket, not here"),
        (Self::Docket, "Docket"),
        (Self::Discrepancies, "Discrepancies"),
        (Self::Problems, "Problems"),
        (Self::Coverage, "Coverage"),
        (Self::Hidden, "Hidden"),
    ];

    /// How many rows it has.
    pub(super) fn count(self, case: &CaseFile) -> usize {
        match self {
            Self::Cited => case.references.iter().filter(|reference| lines::is_cited(case, reference)).count(),
            Self::NotHere => case.not_here.len(),
            Self::Docket => docket::count(case),
            Self::Discrepancies => case.discrepancies.len(),
            Self::Problems => case.problems.len(),
            Self::Coverage => case.documents.len(),
            Self::Hidden => case.hidden.len(),
        }
    }

    /// The command that opens it.
    pub(super) fn command(self) -> Command {
        match self {
            Self::Cited => Command::ListCited,
            Self::NotHere => Command::ListNotHere,
            Self::Docket => Command::ListDocket,
            Self::Discrepancies => Command::ListDiscrepancies,
            Self::Problems => Command::ListProblems,
            Self::Coverage => Command::ListCoverage,
            Self::Hidden => Command::ListHidden,
        }
    }
}

/// The list's own state: its rows as words, made anew only when the case or the list changes.
#[derive(Default)]
pub(super) struct Drawer {
    of: Option<(u64, SideList)>,
    rows: Vec<Line>,
    cursor: Option<usize>,
    docket: Docket,
    /// What the switch says: each list with its count.
    titles: Vec<(SideList, String)>,
}

impl Drawer {
    /// Shows the list. Returns whether it is to be closed.
    pub(super) fn show(&mut self, ui: &mut Ui, list: SideList, hands: &mut Hands<'_, '_>) -> bool {
        let case = hands.desk.case;
        if self.of != Some((case.revision, list)) {
            if self.of.is_none_or(|(_, before)| before != list) {
                self.cursor = Some(0);
            }
            self.rows = lines(case, list);
            self.titles =
                SideList::ALL.iter().map(|(list, title)| (*list, format!("{title} {}", list.count(case)))).collect();
            self.of = Some((case.revision, list));
        }
        let mut close = false;
        panes::head(ui, |ui| {
            let choices: Vec<_> = self.titles.iter().map(|(list, words)| (*list, words.as_str())).collect();
            if let Some(other) = widgets::segmented(ui, list, &choices) {
                hands.asks.run(other.command());
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                close = icon::button(ui, Icon::Close, "Close the list").clicked();
            });
        });
        if list == SideList::Docket {
            self.docket.show(ui, hands);
            return close;
        }
        if self.rows.is_empty() {
            let (what, why) = nothing(list);
            panes::empty(ui, what, why, None);
            return close;
        }
        let name = SideList::ALL.iter().find(|(known, _)| *known == list).map_or("", |(_, title)| title);
        let shown = List { id: Pane::Drawer.id(), name, cursor: self.cursor, reveal: false, covered: 0.0 };
        let mut rows = Lines { rows: &self.rows, tokens: theme::tokens(ui), asks: hands.asks };
        let outcome = shown.show(ui, &mut rows);
        if let Some(row) = outcome.moved {
            self.cursor = Some(row);
            if let Some(line) = self.rows.get(row) {
                follow(line.leads, hands.asks);
            }
        }
        if let Some(line) = outcome.opened.and_then(|row| self.rows.get(row)) {
            match line.leads {
                Leads::Back(entry) => hands.asks.act(Action::Hide(entry, false)),
                leads => {
                    follow(leads, hands.asks);
                    hands.asks.push(Ask::Focus(Pane::Document));
                }
            }
        }
        close
    }
}

fn follow(leads: Leads, asks: &mut Asks) {
    match leads {
        // A hidden entry has no words to show; Enter brings it back.
        Leads::Nowhere | Leads::Back(_) => {}
        Leads::Entry(entry) => asks.act(Action::Select(entry)),
        Leads::Passage(passage) => asks.act(Action::ShowPassage { entry: None, passage }),
        Leads::Document(document) => asks.act(Action::OpenDocument(document)),
    }
}

fn nothing(list: SideList) -> (&'static str, &'static str) {
    match list {
        SideList::Cited => ("Nothing is missing", "Every document that is cited here is in the folder"),
        SideList::NotHere => (
            "Nothing is missing from the docket",
            "Every numbered entry of the dockets here has its document in the folder",
        ),
        SideList::Docket => ("No docket", "Save the docket report from the court's site into the case folder"),
        SideList::Discrepancies => ("No discrepancies", "The documents agree wherever they say the same thing twice"),
        SideList::Problems => ("No problems", "Every file that can be read was read whole"),
        SideList::Coverage => ("No files", "Put the case's documents into the folder"),
        SideList::Hidden => ("Nothing is hidden", "An entry that you hide can be brought back from here"),
    }
}
