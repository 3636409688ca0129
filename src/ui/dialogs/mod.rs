//! What is asked and shown in the middle of the window: every command, the keys, merges and splits, tags, fields to
//! correct, the history, a path, and what Redwell is.

mod about;
mod add;
mod chase;
mod choose;
mod columns;
mod fields;
mod history;
mod keys;
mod merge;
mod palette;
mod path;
mod split;
mod tags;
mod tour;
mod unsaved;
mod views;

use egui::{Align2, Context, Frame, Id, Margin, Modal, RichText, Ui, vec2};

use crate::model::{CaseFile, EntryRef, Passage, RosterKey};
use crate::session::Step;

use super::command::Situation;
use super::desk::{Asks, Leave, Viewed};
use super::kit::{fonts, theme};
use super::outside::PathUse;
use super::panes::roster::{RosterTable, RosterView};

use add::AddDialog;
use chase::ChaseDialog;
use choose::ChooseDialog;
use columns::ColumnsDialog;
use fields::FieldsDialog;
use history::HistoryDialog;
use merge::MergeDialog;
use palette::Palette;
use path::PathDialog;
use split::SplitDialog;
pub(super) use tags::TagsAbout;
use tags::TagsDialog;
pub(super) use tour::Places;
use tour::TourDialog;
use unsaved::UnsavedDialog;
use views::ViewsDialog;

/// The dialog on the screen; at most one.
pub(super) enum Dialog {
    /// Every command, found by typing.
    Palette(Palette),
    /// The keys of every command.
    Keys,
    /// Which entries become one.
    Merge(MergeDialog),
    /// Which document, roster entry or tag the timeline is narrowed to.
    Choose(ChooseDialog),
    /// The views of the timeline or the roster that have a name.
    Views(ViewsDialog),
    /// Which columns the roster has, and by what they are sorted and filtered.
    Columns(ColumnsDialog),
    /// Which spellings of an entry are somebody else.
    Split(SplitDialog),
    /// A new entry from words of a document.
    Add(AddDialog),
    /// Which tags entries have.
    Tags(TagsDialog),
    /// What the fields of an entry are.
    Fields(FieldsDialog),
    /// What became of a cited document.
    Chase(ChaseDialog),
    /// What was decided.
    History(HistoryDialog),
    /// A path typed by hand.
    Path(PathDialog),
    /// What to do about decisions that cannot be saved.
    Unsaved(UnsavedDialog),
    /// What the parts of the window are for.
    Tour(TourDialog),
    /// What Redwell is.
    About,
}

/// What becomes of a dialog after a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stay {
    /// It stays on the screen.
    Open,
    /// It is answered, or was left.
    Closed,
}

impl Dialog {
    /// The palette.
    pub(super) fn palette() -> Self {
        Self::Palette(Palette::default())
    }

    /// The question of what to merge with an entry.
    ///
    /// Of several that are picked, the others are proposed.
    pub(super) fn merge(into: RosterKey, picked: &[EntryRef]) -> Self {
        let others = picked.iter().filter_map(|entry| match entry {
            EntryRef::Roster(key) if *key != into => Some(*key),
            _ => None,
        });
        Self::Merge(MergeDialog::new(into, others.collect()))
    }

    /// The question of which spellings of an entry are somebody else.
    pub(super) fn split(key: RosterKey) -> Self {
        Self::Split(SplitDialog::new(key))
    }

    /// A new entry that rests on these words.
    pub(super) fn add(case: &CaseFile, passage: Passage) -> Self {
        Self::Add(AddDialog::new(case, passage))
    }

    /// The tags of entries or of a document.
    pub(super) fn tags(about: TagsAbout) -> Self {
        Self::Tags(TagsDialog::new(about))
    }

    /// The fields of an entry.
    pub(super) fn fields(case: &CaseFile, entry: EntryRef) -> Self {
        Self::Fields(FieldsDialog::new(case, entry))
    }

    /// What became of a cited document; `None` where there is none of this number.
    pub(super) fn chase(case: &CaseFile, reference: u32) -> Option<Self> {
        ChaseDialog::new(case, reference).map(Self::Chase)
    }

    /// The tour from its beginning.
    pub(super) fn tour() -> Self {
        Self::Tour(TourDialog::default())
    }

    /// What was decided.
    pub(super) fn history() -> Self {
        Self::History(HistoryDialog::default())
    }

    /// The question for the document that the timeline is narrowed to.
    pub(super) fn choose_document() -> Self {
        Self::Choose(ChooseDialog::new(choose::What::Document))
    }

    /// The question for the roster entry that the timeline is narrowed to.
    pub(super) fn choose_party() -> Self {
        Self::Choose(ChooseDialog::new(choose::What::Party))
    }

    /// The question for the tag that the timeline is narrowed to.
    pub(super) fn choose_tag() -> Self {
        Self::Choose(ChooseDialog::new(choose::What::Tag))
    }

    /// The views of the timeline or the roster that have a name.
    pub(super) fn views(of: Viewed, names: Vec<String>) -> Self {
        Self::Views(ViewsDialog::new(of, names))
    }

    /// The columns of a part of the roster, with the table as it stands.
    pub(super) fn columns(part: RosterView, table: RosterTable) -> Self {
        Self::Columns(ColumnsDialog::new(part, table))
    }

    /// The question for a path; `why` says why it is asked this way.
    pub(super) fn path(what: PathUse, text: String, why: Option<String>) -> Self {
        Self::Path(PathDialog::new(what, text, why))
    }

    /// What to do about decisions that cannot be saved, and `why`.
    pub(super) fn unsaved(why: String, leave: Leave) -> Self {
        Self::Unsaved(UnsavedDialog::new(why, leave))
    }

    /// Whether it holds places in documents, which are other places once the folder has other files.
    pub(super) fn rests_on_places(&self) -> bool {
        matches!(self, Self::Split(_) | Self::Add(_) | Self::Tags(_))
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Palette(_) => "Every command",
            Self::Keys => "Keys",
            Self::Merge(_) => "Merge",
            Self::Choose(dialog) => dialog.title(),
            Self::Views(dialog) => dialog.title(),
            Self::Columns(_) => "Columns and filters of the roster",
            Self::Split(_) => "Split",
            Self::Add(_) => "Add",
            Self::Tags(_) => "Tags",
            Self::Fields(_) => "Correct fields",
            Self::Chase(_) => "Cited, not here",
            Self::History(_) => "History",
            Self::Path(dialog) => dialog.title(),
            Self::Unsaved(_) => "Not everything is saved",
            Self::Tour(_) => "Tour",
            Self::About => "About Redwell",
        }
    }
}

/// Shows the dialog, and takes it away when it was answered or left.
pub(super) fn show(
    ctx: &Context,
    slot: &mut Option<Dialog>,
    case: Option<&CaseFile>,
    history: &[Step],
    places: &Places,
    situation: &Situation,
    asks: &mut Asks,
) {
    let Some(dialog) = slot else { return };
    let name = dialog.name();
    let tokens = theme::of_visuals(&ctx.global_style().visuals);
    let frame = Frame::window(&ctx.global_style()).inner_margin(Margin::same(18)).fill(tokens.panel);
    let mut modal = Modal::new(Id::unique(("dialog", name))).frame(frame);
    if matches!(dialog, Dialog::Palette(_) | Dialog::Choose(_) | Dialog::Views(_)) {
        // Its field stays where it is while the list below grows and shrinks.
        let top = ctx.content_rect().height() * 0.12;
        modal.area = modal.area.anchor(Align2::CENTER_TOP, vec2(0.0, top));
    }
    if let Dialog::Tour(tour) = dialog {
        modal = modal.backdrop_color(egui::Color32::TRANSPARENT);
        if let Some(at) = tour.position(ctx, places) {
            modal.area = modal.area.anchor(Align2::LEFT_TOP, at.to_vec2());
        }
    }
    let modal = modal.show(ctx, |ui| {
        ui.set_max_height(ctx.content_rect().height() * 0.84);
        // What is scrolled keeps off its bar.
        ui.spacing_mut().scroll.floating_allocated_width = 12.0;
        match dialog {
            Dialog::Palette(palette) => palette.show(ui, situation, asks),
            Dialog::Keys => keys::show(ui),
            Dialog::Merge(merge) => case.map_or(Stay::Closed, |case| merge.show(ui, case, asks)),
            Dialog::Choose(choose) => case.map_or(Stay::Closed, |case| choose.show(ui, case, asks)),
            Dialog::Views(views) => views.show(ui, asks),
            Dialog::Columns(columns) => case.map_or(Stay::Closed, |case| columns.show(ui, case, asks)),
            Dialog::Split(split) => case.map_or(Stay::Closed, |case| split.show(ui, case, asks)),
            Dialog::Add(add) => add.show(ui, asks),
            Dialog::Tags(tags) => case.map_or(Stay::Closed, |case| tags.show(ui, case, asks)),
            Dialog::Fields(fields) => fields.show(ui, asks),
            Dialog::Chase(chase) => case.map_or(Stay::Closed, |case| chase.show(ui, case, asks)),
            Dialog::History(panel) => case.map_or(Stay::Closed, |case| panel.show(ui, case, history, asks)),
            Dialog::Path(path) => path.show(ui, asks),
            Dialog::Unsaved(unsaved) => unsaved.show(ui, asks),
            Dialog::Tour(tour) => tour.show(ui, places),
            Dialog::About => about::show(ui),
        }
    });
    if modal.inner == Stay::Closed || modal.should_close() {
        *slot = None;
    }
}

/// The button that leaves a dialog which asks nothing; the keyboard is on it where nothing else has it.
fn close(ui: &mut Ui) -> Stay {
    let response = ui.button("Close");
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.clicked() { Stay::Closed } else { Stay::Open }
}

fn heading(ui: &mut Ui, words: &str) {
    let response = ui.label(RichText::new(words).font(fonts::semibold(fonts::TITLE + 2.0)));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, words));
    ui.add_space(6.0);
}
