//! Word files (`.docx`) → [`Document`]: Office Open XML, ECMA-376 part 1, chapter 17.
//!
//! Running heads come first and feet last, as margins; footnotes, endnotes and comments follow the body, each behind
//! its mark. A tracked deletion stays in the text, struck; an insertion is marked as one. Hidden text, the words of
//! field instructions and the second rendering of drawings are left out.

mod body;
mod numbering;
mod package;
mod styles;

use super::{word97, xml};
use crate::model::{Coverage, Document, Format, Problem, ProblemKind};

use body::{Body, Part};
use numbering::Numbering;
use package::Package;
use styles::Styles;

/// Reads a Word file. Its problems name no document: the caller knows where it stands.
pub(super) fn read(bytes: &[u8], path: &str) -> (Document, Vec<Problem>) {
    let Some(mut package) = Package::open(bytes) else {
        return unread(path, bytes);
    };
    let relations = package.relations();
    let mut styles = Styles::default();
    let mut numbering = Numbering::default();
    package.walk(&relations.of_kind("styles"), &mut styles);
    package.walk(&relations.of_kind("numbering"), &mut numbering);
    let mut body = Body::new(&styles, &mut numbering, &relations);

    for part in relations.of_kind("header") {
        body.margin(|body| package.walk(&[part], body));
    }
    let whole = package.walk_main(&mut body);
    let notes = [("footnotes", Part::Footnotes), ("endnotes", Part::Endnotes), ("comments", Part::Comments)];
    for (kind, part) in notes {
        body.begin(part);
        package.walk(&relations.of_kind(kind), &mut body);
    }
    body.begin(Part::Running);
    for part in relations.of_kind("footer") {
        body.margin(|body| package.walk(&[part], body));
    }

    let flow = body.finish();
    let cut = flow.is_cut() || package.is_cut();
    let document = flow.finish(path, Format::Word);
    let mut problems = Vec::new();
    let mut say = |kind: ProblemKind, message: &str| {
        problems.push(Problem { path: path.to_owned(), doc: None, kind, message: message.to_owned() });
    };
    match whole {
        None => say(ProblemKind::Unreadable, DAMAGED),
        Some(false) => say(
            ProblemKind::Partial,
            "is damaged: it was read up to the damaged place; open it in Word, and ask for another copy",
        ),
        Some(true) if cut => say(ProblemKind::Partial, "has more text than can be shown: its end is left out"),
        Some(true) => {}
    }
    let coverage = if whole.is_none() { Coverage::Damaged } else { document.coverage };
    (Document { coverage, ..document }, problems)
}

const DAMAGED: &str = "is damaged or no Word file; try to open it in Word, and ask for another copy";

/// What is no archive: locked with a password, of an old Word under the name of a new one, or damaged.
fn unread(path: &str, bytes: &[u8]) -> (Document, Vec<Problem>) {
    // The mark of a compound file ([MS-CFB] 2.2), in which Word puts what it encrypts, and put all before 2007.
    let compound = bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (coverage, message) = match (compound, memchr::memmem::find(bytes, &name)) {
        (true, Some(_)) => (
            Coverage::Protected,
            "needs a password; ask whoever sent it for the password, and save it without one".to_owned(),
        ),
        (true, None) => return word97::read(bytes, path),
        (false, _) => (Coverage::Damaged, DAMAGED.to_owned()),
    };
    let problem = Problem { path: path.to_owned(), doc: None, kind: ProblemKind::Unreadable, message };
    (Document::empty(path, Format::Word, coverage), vec![problem])
}
