//! Tests as marked text: `On <date 2009-04-03>April 3, 2009</date>, the Debtors …`. The text without its marks goes
//! through a rule; what the rule finds must be what is marked, no more and no less.

use crate::model::Span;

/// A mark: its name, its value and the words it stands around.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub(super) span: Span,
    pub(super) name: String,
    pub(super) value: String,
}

/// Takes the marks out of a text. Marks do not nest; a literal `<` is not followed by a lower-case letter or `/`.
pub(super) fn parse(marked: &str) -> (String, Vec<Mark>) {
    let mut text = String::new();
    let mut marks: Vec<Mark> = Vec::new();
    let mut open: Option<(usize, String, String)> = None;
    let mut rest = marked;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find('>').expect("a mark ends with >");
        let inside = &rest[1..end];
        if let Some(name) = inside.strip_prefix('/') {
            let (start, opened, value) = open.take().expect("a mark was opened");
            assert_eq!(opened, name, "marks are closed in order");
            marks.push(Mark { span: Span::new(start, text.len()), name: opened, value });
        } else {
            let (name, value) = inside.split_once(' ').unwrap_or((inside, ""));
            open = Some((text.len(), name.to_owned(), value.to_owned()));
        }
        rest = &rest[end + 1..];
    }
    assert!(open.is_none(), "a mark is not closed in {marked:?}");
    text.push_str(rest);
    (text, marks)
}

/// Checks that a rule finds what is marked. `found` gives (name, value, span) of each thing.
#[track_caller]
pub(super) fn check(marked: &str, found: impl FnOnce(&str) -> Vec<(&'static str, String, Span)>) {
    let (text, mut marks) = parse(marked);
    let mut found: Vec<Mark> =
        found(&text).into_iter().map(|(name, value, span)| Mark { span, name: name.to_owned(), value }).collect();
    marks.sort();
    found.sort();
    let show = |marks: &[Mark]| {
        marks.iter().map(|m| format!("{} {} {:?}", m.name, m.value, m.span.of(&text))).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(show(&found), show(&marks), "in {marked:?}");
    assert_eq!(found, marks, "in {marked:?}");
}
