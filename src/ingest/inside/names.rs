//! Names of documents inside of other files, made harmless.

use std::collections::HashSet;

use super::super::is_document_name;

/// The most characters of one part of a path.
const LONGEST: usize = 150;

/// A member's name as a path below its container: no way up, no drive, no control character, no part that is too long.
/// Nothing for a name that is no document's: a folder, a hidden file, a system's own.
pub(super) fn safe(name: &str) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in name.split(['/', '\\']) {
        let part = part.trim().trim_end_matches('.');
        let is_drive = part.len() == 2 && part.ends_with(':');
        if part.is_empty() || is_drive {
            continue;
        }
        if !is_document_name(part) {
            return None;
        }
        parts.push(clean(part));
    }
    let folder = name.ends_with(['/', '\\']);
    (!folder && !parts.is_empty()).then(|| parts.join("/"))
}

/// One part of a path without what no file system takes; the ending stays where it must be cut.
fn clean(part: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let part: String = part
        .chars()
        .filter(|c| !hidden(*c))
        .map(|c| if matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|') { '_' } else { c })
        .collect();
    if part.chars().count() <= LONGEST {
        return part;
    }
    let (stem, ending) = part.rsplit_once('.').unwrap_or((&part, ""));
    let ending: String = ending.chars().take(10).collect();
    let stem: String = stem.chars().take(LONGEST - 12).collect();
    if ending.is_empty() { stem } else { format!("{stem}….{ending}") }
}

/// The name, with a number where it is taken.
pub(super) fn unlike(name: &str, taken: &mut HashSet<String>) -> String {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let mut free = name.to_owned();
    let mut number = 2;
    while !taken.insert(free.to_lowercase()) {
        free = format!("{stem} ({number}){ending}");
        number += 1;
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere_else() {
        for (name, path) in [
            ("order.pdf", Some("order.pdf")),
            ("a/b/order.pdf", Some("a/b/order.pdf")),
            ("../../etc/order.pdf", Some("etc/order.pdf")),
            ("..\\order.pdf", Some("order.pdf")),
            ("/order.pdf", Some("order.pdf")),
            ("C:\\case\\order.pdf", Some("case/order.pdf")),
            ("or\u{0}der\n.pdf", Some("order.pdf")),
            ("invoice\u{202e}fdp.exe", Some("invoicefdp.exe")),
            ("what? <now>.txt", Some("what_ _now_.txt")),
            ("folder/", None),
            ("__MACOSX/._order.pdf", None),
            ("", None),
            ("..", None),
        ] {
            assert_eq!(safe(name).as_deref(), path, "{name:?}");
        }
    }

    #[test]
    fn long_names_keep_their_ending() {
        let long = safe(&format!("{}.pdf", "x".repeat(4000))).unwrap();
        assert!(long.chars().count() <= LONGEST && long.ends_with("….pdf"), "{long}");
    }

    #[test]
    fn equal_names_get_numbers() {
        let mut taken = HashSet::new();
        let names = ["a.pdf", "A.pdf", "a.pdf", "b/c", "b/c"];
        let free: Vec<_> = names.iter().map(|name| unlike(name, &mut taken)).collect();
        assert_eq!(free, ["a.pdf", "A (2).pdf", "a (3).pdf", "b/c", "b/c (2)"]);
    }
}
