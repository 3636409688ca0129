//! The command table: each command's words, key and enabledness stand here and nowhere else. The menus, the palette,
//! the key sheet and the keyboard all read it.

mod situation;
mod table;

use egui::{Key, KeyboardShortcut};

use crate::model::Dispute;

pub use situation::{Situation, TimelineSituation};
pub use table::TABLE;

/// Everything that the user can ask for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the table gives each its words")]
pub enum Command {
    OpenFolder,
    OpenPath,
    OpenSample,
    Reload,
    CancelReading,
    Save,
    ExportRoster,
    ExportTimeline,
    ExportNotHere,
    ExportCoverage,
    ExportFacts,
    CloseFolder,
    Quit,
    Undo,
    Redo,
    CorrectCell,
    Rename,
    Correct,
    Merge,
    Split,
    Hide,
    Note,
    Review,
    Add,
    KeyFact,
    Tags,
    DisputedByThem,
    DisputedByUs,
    Undisputed,
    Chase,
    SelectAll,
    CopyRows,
    ExportChosen,
    History,
    ExportHistory,
    ThemeLight,
    ThemeDark,
    ThemeSystem,
    HighContrast,
    TextLarger,
    TextSmaller,
    TextNormal,
    ToggleStrip,
    WideRoster,
    ShowPages,
    PageLarger,
    PageSmaller,
    PageFitWidth,
    PageFitWhole,
    PageTurn,
    PageThumbnails,
    RosterParties,
    RosterHolders,
    RosterCounsel,
    RosterService,
    RosterAll,
    RosterColumns,
    RosterViews,
    TimelineByYear,
    TimelineByMonth,
    TimelineAsDocket,
    TimelineStated,
    TimelineUnreviewed,
    TimelineReviewed,
    TimelineOpenDocument,
    TimelineDocument,
    TimelineSelectedParty,
    TimelineParty,
    TimelineTag,
    TimelineKeyFacts,
    TimelineOnStrip,
    TimelineViews,
    ShowEverything,
    Back,
    Forward,
    NextPassage,
    PreviousPassage,
    SearchCase,
    NextResult,
    PreviousResult,
    FindInDocument,
    GoToPage,
    Filter,
    GoTimeline,
    GoDocument,
    GoRoster,
    GoCard,
    NextPane,
    PreviousPane,
    ListCited,
    ListNotHere,
    ListDocket,
    ListDiscrepancies,
    ListProblems,
    ListCoverage,
    ListHidden,
    ListDeadlines,
    Palette,
    Keys,
    Tour,
    About,
}

/// The menu in which a command stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the menus' own words")]
pub enum Menu {
    File,
    Edit,
    View,
    Go,
    Help,
}

impl Menu {
    /// The menus in the order of the bar.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Go, Self::Help];

    /// The word on the bar.
    pub fn words(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Go => "Go",
            Self::Help => "Help",
        }
    }
}

/// What must be there for a command to make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    Nothing,
    Case,
    Reading,
    Entry,
    Cell,
    RosterEntry,
    Taggable,
    Words,
    Reference,
    Places,
    List,
    Chosen,
    History,
    Undo,
    Redo,
    Back,
    Forward,
    Passages,
    Results,
    Strip,
    Document,
    HasPages,
    Pages,
}

/// A line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Which command.
    pub command: Command,
    /// Where it stands.
    pub menu: Menu,
    /// Commands of one menu with the same number stand together, between two lines.
    pub group: u8,
    /// The words on the screen; `…` where more input follows.
    pub words: &'static str,
    /// Its keys; the first is the one shown.
    pub keys: &'static [KeyboardShortcut],
    need: Need,
}

impl Entry {
    /// Why the command cannot be carried out now, in words; `None` where it can.
    pub fn missing(&self, situation: &Situation) -> Option<&'static str> {
        let (there, words) = match self.need {
            Need::Nothing => return None,
            Need::Case => (situation.case, "Open a case folder first"),
            Need::Reading => (situation.reading, "Nothing is being read"),
            Need::Entry => (situation.entry, "Select an entry first"),
            Need::Cell => (situation.cell, "Go to a cell of the roster’s full table that can be corrected"),
            Need::RosterEntry => (situation.roster_entry, "Select a roster entry first"),
            Need::Taggable => (situation.entry || situation.document, "Select an entry or open a document first"),
            Need::Words => (situation.words, "Select words of the document with the pointer first"),
            Need::Reference => (situation.reference, "Select a document that is cited, not here, first"),
            Need::Places => (situation.places, "Select a roster entry that is named in more than one place"),
            Need::List => (situation.list, "Go to the timeline or the roster first"),
            Need::Chosen => (situation.chosen > 1, "Select several entries first, with Ctrl or Shift"),
            Need::History => (situation.history, "Nothing was decided yet"),
            Need::Undo => (situation.undo.is_some(), "Nothing to undo"),
            Need::Redo => (situation.redo.is_some(), "Nothing to redo"),
            Need::Back => (situation.back, "Nowhere to go back to"),
            Need::Forward => (situation.forward, "Nowhere to go forward to"),
            Need::Passages => (situation.passages, "Select an entry first"),
            Need::Results => (situation.results, "Search the case first"),
            Need::Strip => (situation.strip, "Show the graphical timeline first"),
            Need::Document => (situation.document, "Open a document first"),
            Need::HasPages => (situation.has_pages, "The open document has no pages to show"),
            Need::Pages => (situation.pages, "Show the document as pages first"),
        };
        (!there).then_some(words)
    }

    /// The words, with what undo and redo are about, and how many entries a command is for.
    pub fn words_now(&self, situation: &Situation) -> String {
        let many = matches!(
            self.command,
            Command::Review | Command::KeyFact | Command::Tags | Command::Hide | Command::ExportChosen
        );
        if many && situation.chosen > 1 {
            let (words, more) = self.words.strip_suffix('…').map_or((self.words, ""), |words| (words, "…"));
            return format!("{words}, {} entries{more}", situation.chosen);
        }
        let about = match self.command {
            Command::Undo => situation.undo.as_deref(),
            Command::Redo => situation.redo.as_deref(),
            _ => None,
        };
        about.map_or_else(|| self.words.to_owned(), |about| format!("{} {about}", self.words))
    }

    /// Whether it is a setting that is on, or off; `None` for a command that is no setting.
    pub fn checked(&self, situation: &Situation) -> Option<bool> {
        match self.command {
            Command::ThemeLight => Some(situation.dark == Some(false)),
            Command::ThemeDark => Some(situation.dark == Some(true)),
            Command::ThemeSystem => Some(situation.dark.is_none()),
            Command::ToggleStrip => Some(situation.strip),
            Command::WideRoster => Some(situation.wide_roster),
            Command::HighContrast => Some(situation.high_contrast),
            Command::Review => Some(situation.reviewed),
            Command::TimelineByYear => Some(!situation.timeline.by_month && !situation.timeline.as_docket),
            Command::TimelineByMonth => Some(situation.timeline.by_month),
            Command::TimelineAsDocket => Some(situation.timeline.as_docket),
            Command::TimelineStated => Some(situation.timeline.stated),
            Command::TimelineUnreviewed => Some(situation.timeline.reviewed == Some(false)),
            Command::TimelineReviewed => Some(situation.timeline.reviewed == Some(true)),
            Command::TimelineOpenDocument => Some(situation.timeline.open_document),
            Command::TimelineSelectedParty => Some(situation.timeline.selected_party),
            Command::TimelineKeyFacts => Some(situation.timeline.key),
            Command::TimelineOnStrip => Some(situation.timeline.days),
            Command::KeyFact => Some(situation.key),
            Command::DisputedByThem => Some(situation.dispute == Some(Dispute::ByThem)),
            Command::DisputedByUs => Some(situation.dispute == Some(Dispute::ByUs)),
            Command::Undisputed => Some(situation.dispute == Some(Dispute::Undisputed)),
            Command::ShowPages => Some(situation.pages),
            Command::PageThumbnails => Some(situation.thumbnails),
            _ => None,
        }
    }
}

impl Command {
    /// Its line of the table.
    pub fn entry(self) -> Option<&'static Entry> {
        TABLE.iter().find(|entry| entry.command == self)
    }

    /// Its words without what they are about; empty for a command that the table lacks, which a test rules out.
    pub fn words(self) -> &'static str {
        self.entry().map_or("", |entry| entry.words)
    }

    /// Its first key as printed on the key's cap: "Ctrl+O".
    pub fn key_words(self, ctx: &egui::Context) -> String {
        let first = self.entry().and_then(|entry| entry.keys.first());
        first.map(|shortcut| key_words(ctx, shortcut)).unwrap_or_default()
    }
}

/// A key as printed on its cap: "Ctrl+O", "?", "Space".
pub fn key_words(ctx: &egui::Context, shortcut: &KeyboardShortcut) -> String {
    // egui spells these out; a cap shows the sign, and whether Shift is needed for it depends on the keyboard.
    let sign = match shortcut.logical_key {
        Key::Questionmark => "?",
        Key::Slash => "/",
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::Plus => "+",
        Key::Equals => "=",
        Key::Minus => "−",
        _ => return ctx.format_shortcut(shortcut),
    };
    let spelt = ctx.format_shortcut(shortcut);
    spelt.strip_suffix(shortcut.logical_key.name()).map_or_else(|| sign.to_owned(), |keys| format!("{keys}{sign}"))
}
