//! The side lists below the panes: cited, not here; discrepancies; problems; coverage; hidden entries.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Align2, Layout, Rect, Ui, pos2, vec2};

use crate::model::{CaseFile, Coverage, DocId, EntryRef, Passage};
use crate::session::Action;

use super::command::Command;
use super::desk::{Ask, Asks, Hands, Pane};
use super::kit::icon::{self, Icon};
use super::kit::list::{List, RowState, Rows};
use super::kit::{Tokens, fonts, middle_elide, theme, widgets};
use super::{panes, words};

/// Which list is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum SideList {
    /// Documents that others cite and the folder lacks.
    Cited,
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
    const ALL: [(Self, &'static str); 5] = [
        (Self::Cited, "Cited, not here"),
        (Self::Discrepancies, "Discrepancies"),
        (Self::Problems, "Problems"),
        (Self::Coverage, "Coverage"),
        (Self::Hidden, "Hidden"),
    ];

    /// How many rows it has.
    pub(super) fn count(self, case: &CaseFile) -> usize {
        match self {
            Self::Cited => case.references.iter().filter(|reference| reference.found.is_none()).count(),
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
    /// What the switch says: each list with its count.
    titles: Vec<(SideList, String)>,
}

/// A row in words.
struct Line {
    /// The first column.
    first: String,
    /// The second one.
    second: String,
    /// At the right.
    third: String,
    warn: bool,
    leads: Leads,
}

/// Where a row leads.
#[derive(Clone, Copy)]
enum Leads {
    Nowhere,
    Entry(EntryRef),
    Passage(Passage),
    Document(DocId),
    /// A hidden entry, which it brings back.
    Back(EntryRef),
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
        SideList::Discrepancies => ("No discrepancies", "The documents agree wherever they say the same thing twice"),
        SideList::Problems => ("No problems", "Every file that can be read was read whole"),
        SideList::Coverage => ("No files", "Put the case's documents into the folder"),
        SideList::Hidden => ("Nothing is hidden", "An entry that you hide can be brought back from here"),
    }
}

fn lines(case: &CaseFile, list: SideList) -> Vec<Line> {
    match list {
        SideList::Cited => cited(case),
        SideList::Discrepancies => discrepancies(case),
        SideList::Problems => case
            .problems
            .iter()
            .map(|problem| Line {
                first: problem.path.clone(),
                second: problem.message.clone(),
                third: String::new(),
                warn: true,
                leads: problem.doc.map_or(Leads::Nowhere, Leads::Document),
            })
            .collect(),
        SideList::Coverage => coverage(case),
        SideList::Hidden => case
            .hidden
            .iter()
            .map(|hidden| Line {
                first: hidden.label.clone(),
                second: match hidden.entry {
                    EntryRef::Timeline(_) => "timeline entry".to_owned(),
                    EntryRef::Roster(_) => "roster entry".to_owned(),
                    EntryRef::Reference(_) => "cited document".to_owned(),
                },
                third: "Enter brings it back".to_owned(),
                warn: false,
                leads: Leads::Back(hidden.entry),
            })
            .collect(),
    }
}

fn cited(case: &CaseFile) -> Vec<Line> {
    let missing = case.references.iter().enumerate().filter(|(_, reference)| reference.found.is_none());
    missing
        .map(|(index, reference)| {
            let mut about = reference.date.map(words::date).into_iter().collect::<Vec<_>>();
            about.extend(reference.docket_number.as_ref().map(|number| format!("docket no. {number}")));
            let first = reference.sources.first();
            let by = first.and_then(|passage| case.document(passage.doc)).map(|document| document.title.as_str());
            Line {
                first: words::sentence(&reference.description),
                second: by.map(|title| format!("cited in {title}")).unwrap_or_default(),
                third: about.join(" · "),
                warn: false,
                leads: Leads::Entry(EntryRef::Reference(u32::try_from(index).unwrap_or(u32::MAX))),
            }
        })
        .collect()
}

fn discrepancies(case: &CaseFile) -> Vec<Line> {
    case.discrepancies
        .iter()
        .map(|discrepancy| {
            let readings: Vec<_> = discrepancy.readings.iter().map(|r| words::grouped(&r.value).into_owned()).collect();
            let first = discrepancy.readings.iter().flat_map(|reading| &reading.sources).next();
            let leads = discrepancy
                .entry
                .map(|key| Leads::Entry(EntryRef::Roster(key)))
                .or(first.map(|passage| Leads::Passage(*passage)));
            Line {
                first: discrepancy.subject.clone(),
                second: readings.join("   or   "),
                third: words::field(discrepancy.field).to_owned(),
                warn: true,
                leads: leads.unwrap_or(Leads::Nowhere),
            }
        })
        .collect()
}

fn coverage(case: &CaseFile) -> Vec<Line> {
    let documents = case.documents.iter().enumerate();
    documents
        .map(|(index, document)| {
            let source = &document.source;
            let unread = !matches!(source.coverage, Coverage::Read | Coverage::Ocr);
            let mut about = vec![source.coverage.label().to_owned()];
            if !source.pages.is_empty() {
                about.push(words::count(source.pages.len(), "page", "pages"));
            }
            Line {
                first: source.path.clone(),
                second: if document.titled { document.title.clone() } else { String::new() },
                third: about.join(" · "),
                warn: unread && source.coverage != Coverage::Waiting,
                leads: Leads::Document(DocId(u32::try_from(index).unwrap_or(u32::MAX))),
            }
        })
        .collect()
}

struct Lines<'a> {
    rows: &'a [Line],
    tokens: &'static Tokens,
    asks: &'a mut Asks,
}

impl Rows for Lines<'_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    #[expect(clippy::cast_precision_loss, reason = "a list of a million rows is off by less than a pixel")]
    fn top(&self, index: usize) -> f32 {
        index as f32 * theme::ROW
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "heights in a list are not negative")]
    fn at(&self, height: f32) -> usize {
        (height / theme::ROW).max(0.0) as usize
    }

    fn selectable(&self, _index: usize) -> bool {
        true
    }

    fn name(&self, index: usize) -> String {
        self.rows.get(index).map_or_else(String::new, |line| {
            let parts = [&line.first, &line.second, &line.third];
            parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
        })
    }

    fn paint(&mut self, ui: &mut Ui, index: usize, rect: Rect, state: RowState) {
        let Some(line) = self.rows.get(index) else { return };
        panes::row_ground(ui, rect, state, true);
        let tokens = self.tokens;
        let inner = rect.shrink2(vec2(theme::PANE_PADDING, 0.0));
        let middle = rect.center().y;
        let painter = ui.painter();
        let small = fonts::interface(fonts::SMALL + 0.5);
        let third = painter.layout_no_wrap(line.third.clone(), small.clone(), tokens.weak);
        let at = Align2::RIGHT_CENTER.anchor_size(pos2(inner.right(), middle), third.size()).min;
        let right = at.x - 16.0;
        let alone = line.second.is_empty();
        let split = if alone { right } else { inner.left() + (right - inner.left()) * 0.45 };
        let third_colour = if line.warn && line.second.is_empty() { tokens.warn } else { tokens.weak };
        painter.galley_with_override_text_color(at, third, third_colour);
        let face = fonts::interface(fonts::BODY);
        let first = middle_elide(ui, &line.first, &face, split - inner.left() - 12.0);
        painter.text(pos2(inner.left(), middle), Align2::LEFT_CENTER, first, face, tokens.text);
        if !alone {
            let colour = if line.warn { tokens.warn } else { tokens.weak };
            let mut job = LayoutJob::single_section(line.second.clone(), TextFormat::simple(small, colour));
            job.wrap.max_width = (right - split).max(0.0);
            job.wrap.max_rows = 1;
            let galley = painter.layout_job(job);
            painter.galley(Align2::LEFT_CENTER.anchor_size(pos2(split, middle), galley.size()).min, galley, colour);
        }
    }

    fn has_menu(&self) -> bool {
        true
    }

    fn menu(&mut self, ui: &mut Ui, index: usize) {
        if let Some(Leads::Back(entry)) = self.rows.get(index).map(|line| line.leads) {
            if ui.button("Bring it back").clicked() {
                self.asks.act(Action::Hide(entry, false));
                ui.close();
            }
        } else if ui.button("Show the words").clicked() {
            self.asks.push(Ask::Focus(Pane::Document));
            ui.close();
        }
    }
}
