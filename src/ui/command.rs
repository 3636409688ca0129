//! The command table: each command's words, key and enabledness stand here and nowhere else. The menus, the palette,
//! the key sheet and the keyboard all read it.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::model::Dispute;

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
    ExportFacts,
    CloseFolder,
    Quit,
    Undo,
    Redo,
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
    RosterAll,
    TimelineByYear,
    TimelineByMonth,
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
    RosterEntry,
    Taggable,
    Words,
    Reference,
    Spellings,
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

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn line(
    command: Command,
    menu: Menu,
    group: u8,
    words: &'static str,
    keys: &'static [KeyboardShortcut],
    need: Need,
) -> Entry {
    Entry { command, menu, group, words, keys, need }
}

/// Every command, in the order of the menus.
pub const TABLE: &[Entry] = &[
    line(Command::OpenFolder, Menu::File, 0, "Open case folder…", &[ctrl(Key::O)], Need::Nothing),
    line(Command::OpenPath, Menu::File, 0, "Open folder by path…", &[ctrl_shift(Key::O)], Need::Nothing),
    line(Command::OpenSample, Menu::File, 0, "Open the sample case", &[], Need::Nothing),
    line(Command::Reload, Menu::File, 1, "Read the folder again", &[key(Key::F5)], Need::Case),
    line(Command::CancelReading, Menu::File, 1, "Stop reading", &[], Need::Reading),
    line(Command::Save, Menu::File, 1, "Save now", &[ctrl(Key::S)], Need::Case),
    line(Command::ExportRoster, Menu::File, 2, "Export roster…", &[ctrl(Key::E)], Need::Case),
    line(Command::ExportTimeline, Menu::File, 2, "Export timeline…", &[ctrl_shift(Key::E)], Need::Case),
    line(Command::ExportNotHere, Menu::File, 2, "Export what is not here…", &[], Need::Case),
    line(Command::ExportFacts, Menu::File, 2, "Export all facts…", &[], Need::Case),
    line(Command::ExportChosen, Menu::File, 2, "Export selection…", &[], Need::Chosen),
    line(Command::ExportHistory, Menu::File, 2, "Export history…", &[], Need::History),
    line(Command::CloseFolder, Menu::File, 3, "Close case", &[ctrl(Key::W)], Need::Case),
    line(Command::Quit, Menu::File, 3, "Quit", &[ctrl(Key::Q)], Need::Nothing),
    line(Command::Undo, Menu::Edit, 0, "Undo", &[ctrl(Key::Z)], Need::Undo),
    line(Command::Redo, Menu::Edit, 0, "Redo", &[ctrl_shift(Key::Z), ctrl(Key::Y)], Need::Redo),
    line(Command::History, Menu::Edit, 0, "History…", &[ctrl(Key::H)], Need::Case),
    line(Command::Review, Menu::Edit, 1, "Reviewed", &[key(Key::Space)], Need::Entry),
    line(Command::KeyFact, Menu::Edit, 1, "Key fact", &[key(Key::S)], Need::Entry),
    line(Command::Tags, Menu::Edit, 1, "Tags…", &[key(Key::T)], Need::Taggable),
    line(Command::Note, Menu::Edit, 1, "Note…", &[key(Key::N)], Need::Entry),
    line(Command::DisputedByThem, Menu::Edit, 2, "Disputed by them", &[key(Key::D)], Need::Entry),
    line(Command::DisputedByUs, Menu::Edit, 2, "Disputed by us", &[shift(Key::D)], Need::Entry),
    line(Command::Undisputed, Menu::Edit, 2, "Undisputed", &[key(Key::U)], Need::Entry),
    line(Command::Rename, Menu::Edit, 3, "Rename…", &[key(Key::F2)], Need::Entry),
    line(Command::Correct, Menu::Edit, 3, "Correct fields…", &[key(Key::C)], Need::Entry),
    line(Command::Merge, Menu::Edit, 3, "Merge with…", &[key(Key::M)], Need::RosterEntry),
    line(Command::Split, Menu::Edit, 3, "Split…", &[shift(Key::M)], Need::Spellings),
    line(Command::Hide, Menu::Edit, 3, "Hide", &[key(Key::H)], Need::Entry),
    line(Command::Add, Menu::Edit, 4, "Add from the selected words…", &[key(Key::A)], Need::Words),
    line(Command::Chase, Menu::Edit, 4, "Status of the cited document…", &[key(Key::R)], Need::Reference),
    line(Command::SelectAll, Menu::Edit, 5, "Select the whole list", &[ctrl(Key::A)], Need::List),
    line(Command::CopyRows, Menu::Edit, 5, "Copy rows", &[ctrl(Key::C)], Need::Entry),
    line(Command::ThemeLight, Menu::View, 0, "Light", &[], Need::Nothing),
    line(Command::ThemeDark, Menu::View, 0, "Dark", &[], Need::Nothing),
    line(Command::ThemeSystem, Menu::View, 0, "As the system has it", &[], Need::Nothing),
    line(Command::HighContrast, Menu::View, 0, "High contrast", &[], Need::Nothing),
    line(Command::TextLarger, Menu::View, 1, "Larger text", &[ctrl(Key::Plus), ctrl(Key::Equals)], Need::Nothing),
    line(Command::TextSmaller, Menu::View, 1, "Smaller text", &[ctrl(Key::Minus)], Need::Nothing),
    line(Command::TextNormal, Menu::View, 1, "Normal text", &[ctrl(Key::Num0)], Need::Nothing),
    line(Command::ToggleStrip, Menu::View, 2, "Graphical timeline", &[ctrl(Key::T)], Need::Case),
    line(Command::WideRoster, Menu::View, 2, "Roster as a full table", &[ctrl(Key::R)], Need::Case),
    line(Command::ShowPages, Menu::View, 3, "Document as pages", &[key(Key::P)], Need::HasPages),
    line(Command::PageLarger, Menu::View, 3, "Larger pages", &[key(Key::Plus), key(Key::Equals)], Need::Pages),
    line(Command::PageSmaller, Menu::View, 3, "Smaller pages", &[key(Key::Minus)], Need::Pages),
    line(Command::PageFitWidth, Menu::View, 3, "Pages as wide as the pane", &[key(Key::Num0)], Need::Pages),
    line(Command::PageFitWhole, Menu::View, 3, "Whole page", &[key(Key::Num9)], Need::Pages),
    line(Command::PageTurn, Menu::View, 3, "Turn the pages", &[shift(Key::R)], Need::Pages),
    line(Command::PageThumbnails, Menu::View, 3, "Thumbnails of the pages", &[shift(Key::T)], Need::Pages),
    line(Command::RosterParties, Menu::View, 4, "Roster: parties", &[], Need::Case),
    line(Command::RosterHolders, Menu::View, 4, "Roster: holders", &[], Need::Case),
    line(Command::RosterCounsel, Menu::View, 4, "Roster: counsel", &[], Need::Case),
    line(Command::RosterAll, Menu::View, 4, "Roster: everyone", &[], Need::Case),
    line(Command::TimelineByYear, Menu::View, 4, "Timeline: by year", &[], Need::Case),
    line(Command::TimelineByMonth, Menu::View, 4, "Timeline: by month", &[], Need::Case),
    line(Command::TimelineStated, Menu::View, 4, "Timeline: without inferred entries", &[key(Key::I)], Need::Case),
    line(Command::TimelineUnreviewed, Menu::View, 4, "Timeline: only not yet reviewed", &[], Need::Case),
    line(Command::TimelineReviewed, Menu::View, 4, "Timeline: only reviewed", &[], Need::Case),
    line(Command::TimelineOpenDocument, Menu::View, 4, "Timeline: only the open document", &[], Need::Document),
    line(Command::TimelineDocument, Menu::View, 4, "Timeline: only one document…", &[], Need::Case),
    line(
        Command::TimelineSelectedParty,
        Menu::View,
        4,
        "Timeline: only what names the selected roster entry",
        &[],
        Need::RosterEntry,
    ),
    line(Command::TimelineParty, Menu::View, 4, "Timeline: only what names one roster entry…", &[], Need::Case),
    line(Command::TimelineTag, Menu::View, 4, "Timeline: only one tag…", &[], Need::Case),
    line(Command::TimelineKeyFacts, Menu::View, 4, "Timeline: only key facts", &[], Need::Case),
    line(Command::TimelineOnStrip, Menu::View, 4, "Timeline: only the days on the strip", &[key(Key::B)], Need::Strip),
    line(Command::TimelineViews, Menu::View, 4, "Timeline: saved views…", &[], Need::Case),
    line(Command::ShowEverything, Menu::View, 5, "Clear all filters", &[], Need::Case),
    line(Command::Back, Menu::Go, 0, "Back", &[alt(Key::ArrowLeft)], Need::Back),
    line(Command::Forward, Menu::Go, 0, "Forward", &[alt(Key::ArrowRight)], Need::Forward),
    line(Command::NextPassage, Menu::Go, 1, "Next place", &[key(Key::CloseBracket)], Need::Passages),
    line(Command::PreviousPassage, Menu::Go, 1, "Previous place", &[key(Key::OpenBracket)], Need::Passages),
    line(Command::SearchCase, Menu::Go, 2, "Search the case…", &[ctrl(Key::F)], Need::Case),
    line(Command::NextResult, Menu::Go, 2, "Next place found", &[key(Key::F3)], Need::Results),
    line(Command::PreviousResult, Menu::Go, 2, "Previous place found", &[shift(Key::F3)], Need::Results),
    line(Command::FindInDocument, Menu::Go, 2, "Find in document…", &[ctrl_shift(Key::F)], Need::Document),
    line(Command::GoToPage, Menu::Go, 2, "Go to page…", &[ctrl(Key::G)], Need::Pages),
    line(Command::Filter, Menu::Go, 2, "Filter this list…", &[key(Key::Slash)], Need::Case),
    line(Command::GoTimeline, Menu::Go, 3, "Timeline", &[ctrl(Key::Num1)], Need::Case),
    line(Command::GoDocument, Menu::Go, 3, "Document", &[ctrl(Key::Num2)], Need::Case),
    line(Command::GoRoster, Menu::Go, 3, "Roster", &[ctrl(Key::Num3)], Need::Case),
    line(Command::GoCard, Menu::Go, 3, "Card of the selected entry", &[ctrl(Key::Num4)], Need::Entry),
    line(Command::NextPane, Menu::Go, 3, "Next pane", &[key(Key::F6)], Need::Case),
    line(Command::PreviousPane, Menu::Go, 3, "Previous pane", &[shift(Key::F6)], Need::Case),
    line(Command::ListCited, Menu::Go, 4, "Cited, not here", &[alt(Key::Num1)], Need::Case),
    line(Command::ListNotHere, Menu::Go, 4, "On the docket, not here", &[alt(Key::Num7)], Need::Case),
    line(Command::ListDocket, Menu::Go, 4, "Docket", &[alt(Key::Num8)], Need::Case),
    line(Command::ListDiscrepancies, Menu::Go, 4, "Discrepancies", &[alt(Key::Num2)], Need::Case),
    line(Command::ListProblems, Menu::Go, 4, "Problems", &[alt(Key::Num3)], Need::Case),
    line(Command::ListCoverage, Menu::Go, 4, "Coverage", &[alt(Key::Num4)], Need::Case),
    line(Command::ListHidden, Menu::Go, 4, "Hidden entries", &[alt(Key::Num5)], Need::Case),
    line(Command::ListDeadlines, Menu::Go, 4, "Deadlines", &[alt(Key::Num6)], Need::Case),
    line(Command::Palette, Menu::Help, 0, "Every command…", &[ctrl(Key::P)], Need::Nothing),
    line(Command::Keys, Menu::Help, 0, "Keys", &[key(Key::Questionmark)], Need::Nothing),
    line(Command::Tour, Menu::Help, 0, "Tour of the window", &[], Need::Case),
    line(Command::About, Menu::Help, 1, "About Redwell", &[], Need::Nothing),
];

/// What is the case at this moment, as far as commands depend on it.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that a command needs")]
pub struct Situation {
    /// A case folder is open.
    pub case: bool,
    /// A worker is reading.
    pub reading: bool,
    /// A timeline or roster entry is selected.
    pub entry: bool,
    /// It is one of the roster.
    pub roster_entry: bool,
    /// Words of the open document are selected.
    pub words: bool,
    /// It has more than one spelling.
    pub spellings: bool,
    /// A cited document is selected that is not in the folder.
    pub reference: bool,
    /// How many entries are picked together; 0 or 1 where only one is selected.
    pub chosen: usize,
    /// The keyboard is in the timeline or the roster.
    pub list: bool,
    /// Something was decided.
    pub history: bool,
    /// The selected entry, or every one that is picked, is marked as reviewed.
    pub reviewed: bool,
    /// The same, as a key fact.
    pub key: bool,
    /// The same, as disputed.
    pub dispute: Option<Dispute>,
    /// The selected entry has passages to step through.
    pub passages: bool,
    /// The search of the case has found something.
    pub results: bool,
    /// A document is shown.
    pub document: bool,
    /// It has pages that can be shown.
    pub has_pages: bool,
    /// They are shown.
    pub pages: bool,
    /// Small pictures of pages stand beside them.
    pub thumbnails: bool,
    /// What undo would take back, in words.
    pub undo: Option<String>,
    /// What redo would bring back, in words.
    pub redo: Option<String>,
    /// There is a place to go back to.
    pub back: bool,
    /// There is a place to go forward to.
    pub forward: bool,
    /// Dark, light, or as the system has it.
    pub dark: Option<bool>,
    /// Colours are stronger.
    pub high_contrast: bool,
    /// The graphical timeline is shown.
    pub strip: bool,
    /// The roster takes the whole width.
    pub wide_roster: bool,
    /// What the timeline shows.
    pub timeline: TimelineSituation,
}

/// How the timeline is grouped, and what it is filtered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one command's check mark")]
pub struct TimelineSituation {
    /// Its headings are months, not years.
    pub by_month: bool,
    /// Inferred entries are left out.
    pub stated: bool,
    /// Only what is reviewed, or is not, is shown.
    pub reviewed: Option<bool>,
    /// Only the open document is.
    pub open_document: bool,
    /// Only what names the selected roster entry is.
    pub selected_party: bool,
    /// Only key facts are.
    pub key: bool,
    /// Only some days are.
    pub days: bool,
}

impl Entry {
    /// Why the command cannot be carried out now, in words; `None` where it can.
    pub fn missing(&self, situation: &Situation) -> Option<&'static str> {
        let (there, words) = match self.need {
            Need::Nothing => return None,
            Need::Case => (situation.case, "Open a case folder first"),
            Need::Reading => (situation.reading, "Nothing is being read"),
            Need::Entry => (situation.entry, "Select an entry first"),
            Need::RosterEntry => (situation.roster_entry, "Select a roster entry first"),
            Need::Taggable => (situation.entry || situation.document, "Select an entry or open a document first"),
            Need::Words => (situation.words, "Select words of the document with the pointer first"),
            Need::Reference => (situation.reference, "Select a document that is cited, not here, first"),
            Need::Spellings => (situation.spellings, "Select a roster entry that is written in more than one way"),
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
            Command::TimelineByYear => Some(!situation.timeline.by_month),
            Command::TimelineByMonth => Some(situation.timeline.by_month),
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
