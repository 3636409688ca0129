//! Other names of a party: `aka`, `dba`, `fdba`, `also known as`, each above the name that it gives.

use crate::extract::Located;
use crate::extract::ecf::lines::Line;

use super::parties::clean_name;

/// Words above, or before, another name of the same party; in small letters without full stops and slashes.
const LABELS: [&str; 22] = [
    "aka",
    "also known as",
    "dba",
    "doing business as",
    "fka",
    "formerly known as",
    "fdba",
    "formerly doing business as",
    "nka",
    "now known as",
    "ta",
    "trading as",
    "other",
    "as successor in interest to",
    "successor in interest to",
    "estate of",
    "parent company of",
    "division of",
    "other names used",
    "ita",
    "ska",
    "aw",
];

/// Takes the other names out of the lines under a name.
pub(super) fn split<'a>(lines: &[Line<'a>]) -> (Vec<Located<String>>, Vec<Line<'a>>) {
    let (mut also, mut rest) = (Vec::new(), Vec::new());
    let mut after_label = false;
    for line in lines {
        if is_label(line.text) {
            after_label = true;
        } else if after_label && !line.text.starts_with("TERMINATED") {
            also.push(Located::new(clean_name(line.text), line.span));
            after_label = false;
        } else {
            rest.push(*line);
        }
    }
    (also, rest)
}

/// Whether a line says that another name follows.
pub(super) fn is_label(text: &str) -> bool {
    if text.len() > 40 {
        return false;
    }
    let folded: String =
        text.chars().filter(|c| !matches!(c, '.' | '/' | ':')).map(|c| c.to_ascii_lowercase()).collect();
    LABELS.contains(&folded.trim())
}
