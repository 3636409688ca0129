//! The side lists below the panes: cited, not here; discrepancies; problems; coverage; hidden entries; deadlines.

mod coverage;
mod deadlines;
mod docket;
mod lines;
mod rows;

use chrono::NaiveDate;
use egui::{Align, Button, Key, Layout, Modifiers, Popup, Ui};

use crate::model::{CaseFile, EntryRef};
use crate::session::Action;

use super::command::Command;
use super::desk::{Ask, Asks, Hands, Pane};
use super::kit::icon::{self, Icon};
use super::kit::list::List;
use super::kit::{fonts, theme, widgets};
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
    /// What is to be done by when, the next first.
    Deadlines,
}

impl SideList {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Cited, "Cited, not here"),
        (Self::NotHere, "On the docket, not here"),
        (Self::Docket, "Docket"),
        (Self::Discrepancies, "Discrepancies"),
        (Self::Problems, "Problems"),
        (Self::Coverage, "Coverage"),
        (Self::Hidden, "Hidden"),
        (Self::Deadlines, "Deadlines and hearings"),
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
            Self::Deadlines => case.timeline.iter().filter(|entry| deadlines::is_one(entry)).count(),
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
            Self::Deadlines => Command::ListDeadlines,
        }
    }
}

/// What the rows depend on.
type Made = (u64, SideList, NaiveDate);

/// The list's own state: its rows as words, made anew only when the case, the list or the day changes.
#[derive(Default)]
pub(super) struct Drawer {
    of: Option<Made>,
    rows: Vec<Line>,
    cursor: Option<usize>,
    docket: Docket,
    /// What the switch says: each list with its count.
    titles: Vec<(SideList, String)>,
}

impl Drawer {
    /// Shows the list. Returns whether it is to be closed.
    pub(super) fn show(&mut self, ui: &mut Ui, list: SideList, hands: &mut Hands<'_, '_>) -> bool {
        self.update(list, hands);
        let mut close = false;
        panes::head(ui, |ui| {
            let choices: Vec<_> = self.titles.iter().map(|(list, words)| (*list, words.as_str())).collect();
            let room = ui.available_width() - theme::CONTROL - theme::GAP;
            let wide = widgets::segmented_width(ui, &choices);
            let other = if wide <= room { widgets::segmented(ui, list, &choices) } else { as_menu(ui, list, &choices) };
            if let Some(other) = other {
                hands.asks.run(other.command());
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                close = icon::button(ui, Icon::Close, "Close the list").clicked();
                let help = help(list).filter(|_| !self.rows.is_empty());
                if let Some(help) = help.filter(|help| words_fit(ui, help)) {
                    ui.label(widgets::weak(ui, help));
                }
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
        let mut rows = Lines { list, rows: &self.rows, tokens: theme::tokens(ui), asks: hands.asks };
        let outcome = shown.show(ui, &mut rows);
        if let Some(row) = outcome.moved {
            self.cursor = Some(row);
            if let Some(line) = self.rows.get(row) {
                follow(line.leads, hands.asks);
            }
        }
        let current = self.cursor.and_then(|row| self.rows.get(row));
        if let Some(line) = current.filter(|line| outcome.focused && !line.readings.is_empty()) {
            settle(ui, line, hands.asks);
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

    /// The cited document under the cursor.
    pub(super) fn reference(&self) -> Option<u32> {
        match self.rows.get(self.cursor?)?.leads {
            Leads::Entry(EntryRef::Reference(at)) => Some(at),
            _ => None,
        }
    }

    fn update(&mut self, list: SideList, hands: &Hands<'_, '_>) {
        let (case, today) = (hands.desk.case, hands.desk.today);
        if self.of == Some((case.revision, list, today)) {
            return;
        }
        let other = self.of.is_none_or(|(_, before, _)| before != list);
        self.rows = lines(case, list, today);
        let titles = SideList::ALL.iter();
        self.titles = titles.map(|(list, title)| (*list, format!("{title} {}", list.count(case)))).collect();
        self.of = Some((case.revision, list, today));
        let first = self.rows.iter().position(|line| !line.heading);
        // What was decided may have moved the row or taken it away: the cursor stays near.
        let stays = self.cursor.filter(|row| !other && self.rows.get(*row).is_some_and(|line| !line.heading));
        self.cursor = stays.or(first);
    }
}

/// The lists as a menu, for a window too narrow for all of their names.
fn as_menu(ui: &mut Ui, list: SideList, choices: &[(SideList, &str)]) -> Option<SideList> {
    let title = choices.iter().find(|(known, _)| *known == list).map_or("", |(_, words)| words);
    let response = ui.button(format!("{title} ▾")).accessible_name(format!("List: {title}"));
    let mut chosen = None;
    Popup::menu(&response).show(|ui| {
        for (other, words) in choices {
            if ui.add(Button::selectable(*other == list, *words)).clicked() {
                chosen = (*other != list).then_some(*other);
                ui.close();
            }
        }
    });
    chosen
}

/// Whether words have room on the line.
fn words_fit(ui: &Ui, words: &str) -> bool {
    let font = fonts::interface(fonts::BODY);
    let wide = ui.painter().layout_no_wrap(words.to_owned(), font, theme::tokens(ui).weak).size().x;
    wide + theme::GAP <= ui.available_width()
}

/// The keys by which a reading is chosen or the conflict left.
fn settle(ui: &Ui, line: &Line, asks: &mut Asks) {
    const FIGURES: [Key; 9] =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    for (key, reading) in FIGURES.into_iter().zip(&line.readings) {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            asks.act(Action::SettleAt(reading.of, Some(reading.value.clone())));
        }
    }
    if let Some(reading) = line.readings.first()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::L))
    {
        asks.act(Action::SettleAt(reading.of, None));
    }
}

/// What can be done in a list, in a few words.
fn help(list: SideList) -> Option<&'static str> {
    match list {
        SideList::Cited => Some("R sets the status and a note"),
        SideList::Discrepancies => Some("1 to 9 choose a reading, L leaves the conflict"),
        SideList::Hidden => Some("Enter brings an entry back"),
        SideList::NotHere | SideList::Docket | SideList::Problems | SideList::Coverage | SideList::Deadlines => None,
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
        SideList::Docket => ("No docket", "Save the docket report from the court’s site into the case folder"),
        SideList::Discrepancies => ("No discrepancies", "The documents agree wherever they say the same thing twice"),
        SideList::Problems => ("No problems", "Every file that can be read was read whole"),
        SideList::Coverage => ("No files", "Put the case’s documents into the folder"),
        SideList::Deadlines => ("No deadlines", "The documents set no term and no hearing"),
        SideList::Hidden => ("Nothing is hidden", "An entry that you hide can be brought back from here"),
    }
}
