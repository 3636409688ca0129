//! Other names of a party: `aka`, `dba`, `fdba`, `also known as`, each above the name that it gives.

use crate::extract::Located;
use crate::extract::ecf::lines::Line;
use crate::model::Span;

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

/// Those of them that may stand on one line with the name: they begin no address.
const INLINE: [&str; 11] = [
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
    "trading as",
];

/// Takes the other names out of the lines under a name.
pub(super) fn split<'a>(lines: &[Line<'a>]) -> (Vec<Located<String>>, Vec<Line<'a>>) {
    let (mut also, mut rest) = (Vec::new(), Vec::new());
    let mut after_label = false;
    for line in lines {
        if is_label(line.text) {
            after_label = true;
        } else if let Some(name) = behind_label(line) {
            also.push(Located::new(clean_name(name.text), name.span));
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
    LABELS.contains(&folded(text).trim())
}

/// The name in `aka Plumbline Bolt Works`.
fn behind_label<'a>(line: &Line<'a>) -> Option<Line<'a>> {
    let gaps = line.text.match_indices(' ').map(|(at, _)| at).take(4);
    gaps.into_iter().find_map(|at| {
        let (label, name) = line.text.split_at_checked(at)?;
        let name = name.trim_start();
        let start = line.span.end as usize - name.len();
        INLINE
            .contains(&folded(label).as_str())
            .then(|| Line { span: Span::new(start, line.span.end as usize), text: name })
    })
}

/// A label in small letters, without the marks between its letters.
fn folded(label: &str) -> String {
    label.chars().filter(|c| !matches!(c, '.' | '/' | ':')).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::ecf::lines::lines;

    #[test]
    fn other_names_are_told_from_addresses() {
        let text = "7 Heron Court\nAlameda, CA 94501\naka\nAda Bunting\ndba Plover's Nets\nd/b/a Heron Nets, Inc.\n\
            Taos Road\nalso known as\nTERMINATED: 01/02/2010";
        let all: Vec<_> = lines(text, Span::new(0, text.len())).collect();
        let (also, rest) = split(&all);
        let also: Vec<_> = also.iter().map(|name| name.value.as_str()).collect();
        let rest: Vec<_> = rest.iter().map(|line| line.text).collect();
        assert_eq!(also, ["Ada Bunting", "Plover's Nets", "Heron Nets, Inc."]);
        assert_eq!(rest, ["7 Heron Court", "Alameda, CA 94501", "Taos Road", "TERMINATED: 01/02/2010"]);
    }
}
