//! Rich Text Format (version 1.9.1, as Microsoft published it) → [`Document`].
//!
//! Running heads and feet are margins; footnotes and comments follow the body, each behind its mark. Deleted words of
//! tracked changes stay, struck. Pictures, objects and tables of definitions are passed over.

mod charset;
mod reader;
mod state;
mod token;

use super::flow::Flow;
use crate::model::{Coverage, Document, Format, Problem, ProblemKind};

pub(super) use charset::of_code_page;
use reader::Reader;

/// Whether the bytes begin as a file of this format does.
pub(super) fn is_rtf(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads a file. Its problems name no document: the caller knows where it stands.
pub(super) fn read(bytes: &[u8], path: &str) -> (Document, Vec<Problem>) {
    let problem = |kind: ProblemKind, message: &str| {
        vec![Problem { path: path.to_owned(), doc: None, kind, message: message.to_owned() }]
    };
    if !is_rtf(bytes) {
        let message = "is damaged or no RTF file; try to open it in Word, and ask for another copy";
        return (Document::empty(path, Format::Rtf, Coverage::Damaged), problem(ProblemKind::Unreadable, message));
    }
    let mut reader = Reader::new(bytes, Flow::default());
    reader.read();
    let (flow, whole) = reader.finish();
    let cut = flow.is_cut();
    let document = flow.finish(path, Format::Rtf);
    let problems = match (whole, cut) {
        (false, _) => problem(
            ProblemKind::Partial,
            "is damaged: it was read as far as it goes; open it in Word, and ask for another copy",
        ),
        (true, true) => problem(ProblemKind::Partial, "has more text than can be shown: its end is left out"),
        (true, false) => Vec::new(),
    };
    (document, problems)
}
