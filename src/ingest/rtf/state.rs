//! What holds within a group, and what control words stand for.

use encoding_rs::Encoding;

use super::super::flow::Looks;

/// What becomes of the text of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Destination {
    #[default]
    Text,
    /// Passed over.
    Nothing,
    /// The table of fonts.
    Fonts,
    /// The instruction of a field.
    Instruction,
}

/// What ends with a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// A note that was passed over: where its words begin, and whether it is a comment.
    Note(usize, bool),
    /// A margin, and where it began in the text.
    Margin(usize),
    Link,
}

/// What holds within a group.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) destination: Destination,
    pub(super) ending: Option<Ending>,
    pub(super) looks: Looks,
    pub(super) hidden: bool,
    /// How many characters stand for each `\u` where it cannot be shown.
    pub(super) fallbacks: u32,
    pub(super) encoding: &'static Encoding,
    /// Whether nothing but `\*` stood in the group so far.
    pub(super) starred: bool,
}

impl State {
    pub(super) fn new(encoding: &'static Encoding) -> Self {
        Self {
            destination: Destination::Text,
            ending: None,
            looks: Looks::default(),
            hidden: false,
            fallbacks: 1,
            encoding,
            starred: false,
        }
    }
}

/// What a control word stands for.
pub(super) fn character(word: &[u8]) -> &'static str {
    match word {
        b"tab" | b"nestcell" => "\t",
        b"emdash" => "—",
        b"endash" => "–",
        b"lquote" => "‘",
        b"rquote" => "’",
        b"ldblquote" => "“",
        b"rdblquote" => "”",
        b"bullet" => "•",
        b"emspace" | b"enspace" | b"qmspace" => " ",
        _ => "",
    }
}

/// Groups of which nothing is shown.
pub(super) fn is_unseen(word: &[u8]) -> bool {
    matches!(
        word,
        b"colortbl"
            | b"stylesheet"
            | b"info"
            | b"pict"
            | b"objdata"
            | b"nonshppict"
            | b"nonesttables"
            | b"shprslt"
            | b"sp"
            | b"listtable"
            | b"listoverridetable"
            | b"filetbl"
            | b"revtbl"
            | b"rsidtbl"
            | b"themedata"
            | b"datastore"
            | b"latentstyles"
            | b"xe"
            | b"tc"
            | b"template"
            | b"private"
    )
}
