//! The form of `redwell.ron`: its own types, so that the program's can change while old files stay readable.
//!
//! The file is a RON struct. `format_version` comes first and is looked at alone, before anything else is believed.
//! Reading is tolerant: unknown fields are ignored, missing ones get their defaults, and a decision that is not
//! understood is kept as text and written back. A program that adds something whose loss would hurt the reviewer raises
//! the version; older programs then open the file to read only. Files of every released version stay in
//! `tests/formats`, and are read by a test.
//!
//! Each decision takes one line, so that a cut-off file still gives its whole lines, and that two versions compare well.
//! A decision that was made at a stroke with the one before it says so (`together`); a program that does not know the word
//! reads each as a step of its own, and nothing is lost.

mod record;

use ron::Options;
use ron::error::SpannedError;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use ron::value::RawValue;
use serde::{Deserialize, Serialize};

use self::record::Record;
use super::history::{History, Kept, Saved};
use super::{View, Workspace};

/// The version that this program writes.
pub(super) const FORMAT_VERSION: u32 = 1;

/// What a file turned out to be.
#[derive(Debug)]
pub(super) enum Parsed {
    /// A file of this version, or an older one.
    Workspace(Box<Loaded>),
    /// A file of a newer version, as far as it can be understood.
    Newer(u32, Box<Loaded>),
    /// No workspace at all, or only a part of one; says why.
    Damaged(String),
}

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    pub(super) workspace: Workspace,
    /// Names the content of the case folder's own file that this one, kept elsewhere, goes on from; else empty.
    pub(super) based_on: String,
}

/// The one field that is read before anything else.
#[derive(Deserialize)]
struct Peek {
    format_version: u32,
}

/// The file as it is read. What is nested stays text at first, so that each part fails alone.
#[derive(Deserialize)]
struct FileIn {
    #[serde(default)]
    based_on: String,
    #[serde(default)]
    decisions: Vec<Box<RawValue>>,
    #[serde(default)]
    view: Option<Box<RawValue>>,
}

/// The file as it is written.
#[derive(Serialize)]
struct FileOut<'a> {
    format_version: u32,
    #[serde(skip_serializing_if = "str::is_empty")]
    based_on: &'a str,
    decisions: Vec<Box<RawValue>>,
    view: ViewForm,
}

/// The view as it is saved, here and as the user's default in the settings.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ViewForm {
    panes: Vec<(String, String)>,
    dark: Option<bool>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    high_contrast: bool,
    zoom: Option<u16>,
    #[serde(skip_serializing_if = "String::is_empty")]
    document: String,
}

impl From<&View> for ViewForm {
    fn from(view: &View) -> Self {
        Self {
            panes: view.panes.clone(),
            dark: view.dark,
            high_contrast: view.high_contrast,
            zoom: view.zoom,
            document: String::new(),
        }
    }
}

impl From<ViewForm> for View {
    fn from(form: ViewForm) -> Self {
        Self { panes: form.panes, dark: form.dark, high_contrast: form.high_contrast, zoom: form.zoom }
    }
}

/// A file's version and its text.
///
/// # Errors
/// Why it is none of our files, or only a part of one.
pub(super) fn peek(bytes: &[u8]) -> Result<(u32, &str), String> {
    let text =
        std::str::from_utf8(bytes).map_err(|error| format!("it is not text from byte {}", error.valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Peek { format_version } = options().from_str(text).map_err(|error| from_line(&error))?;
    Ok((format_version, text))
}

/// Reads a file's bytes.
pub(super) fn parse(bytes: &[u8]) -> Parsed {
    let (format_version, text) = match peek(bytes) {
        Ok(peeked) => peeked,
        Err(why) => return Parsed::Damaged(why),
    };
    let file: Result<FileIn, _> = options().from_str(text);
    match file {
        Ok(file) if format_version > FORMAT_VERSION => Parsed::Newer(format_version, Box::new(loaded(file))),
        Ok(file) => Parsed::Workspace(Box::new(loaded(file))),
        Err(_) if format_version > FORMAT_VERSION => Parsed::Newer(format_version, Box::default()),
        Err(error) => Parsed::Damaged(from_line(&error)),
    }
}

/// What can still be read of a damaged file: every decision whose line is whole.
pub(super) fn salvage(bytes: &[u8]) -> Workspace {
    let mut steps = Vec::new();
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().map(|line| line.trim().trim_end_matches(','));
    for line in lines {
        if let Some(read) = options().from_str::<Record>(line).ok().and_then(Record::read) {
            read.join(&mut steps, true);
        }
    }
    Workspace { history: History::from_saved(steps, Vec::new()), ..Workspace::default() }
}

/// The file's text. `based_on` names the content of the case folder's own file that this one replaces, where it is kept
/// in another place; empty otherwise.
///
/// # Errors
/// What the writer of RON says; no value that this program makes is known to cause it.
pub(super) fn print(workspace: &Workspace, based_on: &str) -> Result<String, ron::Error> {
    let decisions = workspace
        .history
        .saved()
        .map(|line| {
            let text = match line {
                Saved::Decision { decision, made, first } => {
                    options().to_string_pretty(&Record::new(decision, made, first), style().depth_limit(0))?
                }
                Saved::Kept(text) => text.to_owned(),
            };
            Ok(RawValue::from_boxed_ron(text.into_boxed_str())?)
        })
        .collect::<Result<_, ron::Error>>()?;
    let view = ViewForm { document: workspace.open_document.clone().unwrap_or_default(), ..(&workspace.view).into() };
    let file = FileOut { format_version: FORMAT_VERSION, based_on, decisions, view };
    let mut text = options().to_string_pretty(&file, style().depth_limit(2))?;
    text.push('\n');
    Ok(text)
}

fn loaded(file: FileIn) -> Loaded {
    let (mut steps, mut kept) = (Vec::new(), Vec::new());
    // Behind a line that was not understood a step begins anew: the first of its decisions may have been that line.
    let mut whole = true;
    for raw in file.decisions {
        if let Some(read) = options().from_str::<Record>(raw.get_ron()).ok().and_then(Record::read) {
            read.join(&mut steps, whole);
            whole = true;
        } else {
            kept.push(Kept { before: steps.len(), text: raw.get_ron().trim().to_owned() });
            whole = false;
        }
    }
    let form: ViewForm = file.view.and_then(|raw| options().from_str(raw.get_ron()).ok()).unwrap_or_default();
    let workspace = Workspace {
        history: History::from_saved(steps, kept),
        open_document: (!form.document.is_empty()).then(|| form.document.clone()),
        view: form.into(),
    };
    Loaded { workspace, based_on: file.based_on }
}

fn from_line(error: &SpannedError) -> String {
    format!("it cannot be read from line {}", error.span.start.line)
}

/// `view: (…)` reads as well as `view: Some((…))`, and an optional value is written without its `Some`.
pub(super) fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The same on every system.
pub(super) fn style() -> PrettyConfig {
    PrettyConfig::new().new_line("\n")
}
