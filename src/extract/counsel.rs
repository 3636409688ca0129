//! Lines that tell whom counsel acts for: "Proposed Attorneys for the Debtors".

use super::mentions::Located;

/// Whether a line says for whom someone acts as counsel.
pub(super) fn is_counsel(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["attorney for", "attorneys for", "counsel for", "counsel to", "co-counsel", "attorneys-in-fact"]
        .iter()
        .any(|words| lower.contains(words))
}

/// A name without the part in the case before it: "Plaintiff Marigold Petrakis".
pub(super) fn without_part(words: &str) -> &str {
    const PARTS: [&str; 10] = [
        "Plaintiffs",
        "Plaintiff",
        "Defendants",
        "Defendant",
        "Debtors",
        "Debtor",
        "Petitioner",
        "Respondent",
        "Appellant",
        "Appellee",
    ];
    PARTS
        .iter()
        .find_map(|part| words.strip_prefix(part)?.strip_prefix([' ', ',']))
        .map(str::trim)
        .filter(|name| name.starts_with(char::is_uppercase))
        .unwrap_or(words)
}

/// Whom a line like "Proposed Attorneys for the Debtors" names.
pub(super) fn represented(line: &Located<String>) -> Option<Located<String>> {
    let lower = line.value.to_ascii_lowercase();
    let from = [" for ", " to "].iter().filter_map(|joint| lower.find(joint).map(|at| at + joint.len())).min()?;
    let whole = line.value[from..].trim().trim_end_matches([',', ';']);
    // The period of "Alder, Inc." and "Birch Bank, N.A." belongs to the name, that of a sentence does not.
    let last = whole.rsplit(' ').next().unwrap_or(whole);
    let short = last.trim_end_matches('.').contains('.') || matches!(last, "Inc." | "Corp." | "Co." | "Ltd.");
    let words = if short { whole } else { whole.trim_end_matches('.') };
    let words = without_part(words.strip_prefix("the ").unwrap_or(words)).to_owned();
    (words.len() > 2).then(|| Located::new(words, line.span))
}

/// Whether a line is one of those that tell whom counsel acts for.
pub(super) fn names_client(line: &str) -> bool {
    let lower = line.to_lowercase();
    let starts = [
        "attorney",
        "counsel",
        "proposed attorney",
        "proposed counsel",
        "co-counsel",
        "[proposed] ",
        "local counsel",
        "special counsel",
    ];
    let head = starts.iter().any(|start| lower.starts_with(start));
    head && (is_counsel(line) || lower.ends_with(" for") || lower.ends_with(" to"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    #[test]
    fn whom_counsel_represents() {
        let line = Located::new("Proposed Attorneys for the Debtors".to_owned(), Span::new(0, 34));
        assert_eq!(represented(&line).map(|l| l.value).as_deref(), Some("Debtors"));
    }
}
