//! Lines that tell whom counsel acts for: "Proposed Attorneys for the Debtors".

use super::caption_lines::split_names;
use super::columns::Column;
use super::mentions::Located;
use super::names::tidy;
use super::scan::Scan;
use super::titles;
use crate::model::Span;

/// Whether a line says for whom someone acts as counsel.
pub(super) fn is_counsel(line: &str) -> bool {
    let lower = line.to_lowercase();
    [
        "one of the attorneys",
        "attorney for",
        "attorneys for",
        "counsel for",
        "counsel to",
        "co-counsel",
        "attorneys-in-fact",
    ]
    .iter()
    .any(|words| lower.contains(words))
        || is_one_of(line)
}

/// "One of Its Attorneys" below a signature: counsel of the one for whom it is signed.
pub(super) fn is_one_of(line: &str) -> bool {
    let lower = line.to_lowercase();
    let rest = lower.trim_start_matches(['(', '[']).strip_prefix("one of ");
    rest.is_some_and(|rest| {
        ["its ", "their ", "his ", "her "].iter().any(|whose| rest.starts_with(whose)) && rest.contains("attorneys")
    })
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

/// Whom the line "Attorneys for …" and those that it runs on over name.
pub(super) fn clients(scan: &Scan<'_>, line: usize, anchor: Span, column: Column) -> Vec<Located<String>> {
    const LINES: usize = 4;
    let mut words = tidy(anchor.of(scan.text));
    let mut span = anchor;
    for next in line + 1..(line + 1 + LINES).min(scan.lines.len()) {
        let Some(part) = column.part(scan, next) else { break };
        let text = part.of(scan.text);
        let below = text.starts_with("and ") || text.starts_with("And ") || text.starts_with("in Possession");
        let judge = ["Magistrate", "Judge", "Hon"].iter().any(|start| text.starts_with(start));
        let street = text.starts_with(|c: char| c.is_ascii_digit());
        // Behind "Plaintiff" a name may follow, but nothing else.
        let sentence = text.split_whitespace().count() > 4
            && text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count() > 3;
        if street || sentence || text.len() > 90 || !(is_open(&words) || below) || is_counsel(text) || judge {
            break;
        }
        words.push(' ');
        words.push_str(&tidy(text));
        // The lines of a column have another one's words between them.
        if scan.text.get(span.end as usize..part.start as usize).is_some_and(|gap| gap.trim().is_empty()) {
            span = span.to(part);
        }
    }
    let Some(whole) = represented(&Located::new(words, span)) else { return Vec::new() };
    let roles = ["Debtors in Possession", "Debtor in Possession", "Debtors-in-Possession", "Debtor-in-Possession"];
    split_names(scan.text, vec![(whole.value, span)])
        .into_iter()
        .map(|(name, at)| {
            let name = name.trim_start_matches("and ").trim_end_matches([',', ' ']);
            let cut = roles.iter().find_map(|role| name.find(role)).filter(|at| *at > 4);
            let name = cut.map_or(name, |cut| name[..cut].trim_end_matches([' ', ',']).trim_end_matches(" and"));
            Located::new(without_part(name).to_owned(), at)
        })
        .filter(|client| client.value.len() > 2 && !titles::is_title(&client.value))
        .collect()
}

/// Whether a line that tells whom counsel acts for goes on in the next one.
fn is_open(words: &str) -> bool {
    let lower = words.to_lowercase();
    let ends = [
        " and",
        ",",
        " for",
        " to",
        " the",
        " of",
        "defendant",
        "defendants",
        "plaintiff",
        "plaintiffs",
        "petitioner",
        "creditor",
        "respondent",
        "interested party",
        "proposed",
        "&",
    ];
    ends.iter().any(|end| lower.ends_with(end))
}

/// Whether a line is one of those that tell whom counsel acts for.
pub(super) fn names_client(line: &str) -> bool {
    let lower = line.to_lowercase();
    let starts = [
        "attorney",
        "counsel",
        "[counsel",
        "conflicts counsel",
        "bankruptcy counsel",
        "former counsel",
        "pro bono counsel",
        "general counsel for",
        "proposed co-counsel",
        "proposed special",
        "lead counsel",
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

    #[test]
    fn whom_counsel_represents() {
        let line = Located::new("Proposed Attorneys for the Debtors".to_owned(), Span::new(0, 34));
        assert_eq!(represented(&line).map(|l| l.value).as_deref(), Some("Debtors"));
    }
}
