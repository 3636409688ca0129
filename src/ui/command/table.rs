//! The table itself: every command's place in the menus, its words, its keys, and what it needs.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{Command, Entry, Menu, Need};

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
    line(Command::ExportCoverage, Menu::File, 2, "Export coverage…", &[], Need::Case),
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
    // In a cell F2 corrects the cell, as it does in a spreadsheet; elsewhere it renames.
    line(Command::CorrectCell, Menu::Edit, 3, "Correct the cell…", &[key(Key::F2)], Need::Cell),
    line(Command::Rename, Menu::Edit, 3, "Rename…", &[key(Key::F2)], Need::Entry),
    line(Command::Correct, Menu::Edit, 3, "Correct fields…", &[key(Key::C)], Need::Entry),
    line(Command::Merge, Menu::Edit, 3, "Merge with…", &[key(Key::M)], Need::RosterEntry),
    line(Command::Split, Menu::Edit, 3, "Split…", &[shift(Key::M)], Need::Places),
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
    line(Command::RosterService, Menu::View, 4, "Roster: service list", &[], Need::Case),
    line(Command::RosterAll, Menu::View, 4, "Roster: everyone", &[], Need::Case),
    line(Command::RosterColumns, Menu::View, 4, "Roster: columns and filters…", &[ctrl(Key::L)], Need::Case),
    line(Command::RosterViews, Menu::View, 4, "Roster: saved views…", &[key(Key::V)], Need::Case),
    line(Command::TimelineByYear, Menu::View, 4, "Timeline: by year", &[], Need::Case),
    line(Command::TimelineByMonth, Menu::View, 4, "Timeline: by month", &[], Need::Case),
    line(Command::TimelineAsDocket, Menu::View, 4, "Timeline: in the docket’s columns", &[key(Key::G)], Need::Case),
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
    line(Command::ListNotHere, Menu::Go, 4, "On the docket, not here", &[alt(Key::Num2)], Need::Case),
    line(Command::ListDocket, Menu::Go, 4, "Docket", &[alt(Key::Num3)], Need::Case),
    line(Command::ListDiscrepancies, Menu::Go, 4, "Discrepancies", &[alt(Key::Num4)], Need::Case),
    line(Command::ListProblems, Menu::Go, 4, "Problems", &[alt(Key::Num5)], Need::Case),
    line(Command::ListCoverage, Menu::Go, 4, "Coverage", &[alt(Key::Num6)], Need::Case),
    line(Command::ListHidden, Menu::Go, 4, "Hidden entries", &[alt(Key::Num7)], Need::Case),
    line(Command::ListDeadlines, Menu::Go, 4, "Deadlines", &[alt(Key::Num8)], Need::Case),
    line(Command::Palette, Menu::Help, 0, "Every command…", &[ctrl(Key::P)], Need::Nothing),
    line(Command::Keys, Menu::Help, 0, "Keys", &[key(Key::Questionmark)], Need::Nothing),
    line(Command::Tour, Menu::Help, 0, "Tour of the window", &[], Need::Case),
    line(Command::About, Menu::Help, 1, "About Redwell", &[], Need::Nothing),
];
