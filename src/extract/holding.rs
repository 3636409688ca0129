//! Amounts on signature pages: what is held, and whether the figure stands, is struck, blacked out or missing.

use super::cells::Cell;
use super::ecf::words::find;
use super::labels::Label;
use super::mentions::{HoldingMention, Located};
use super::names::tidy;
use super::scan::Scan;
use crate::model::{AmountState, Span, Style};

/// Reads "Amount of … Notes due … Beneficially Owned: 2,000,000" from the cell at an index on; returns the holding and
/// the index behind it. The words before the colon may run over up to four lines.
pub(super) fn read(scan: &Scan<'_>, cells: &[Cell], at: usize) -> (Option<HoldingMention>, usize) {
    let start = cells[at].whole.start as usize;
    let mut last = at;
    let colon = loop {
        let end = cells[last].whole.end as usize;
        let text = scan.text.get(start..end).unwrap_or_default();
        if let Some(colon) = text.find(':') {
            break start + colon;
        }
        let next = cells.get(last + 1).filter(|cell| cell.label == Label::Text && cell.gap <= 1 && last - at < 4);
        if next.is_none() {
            return (None, last + 1);
        }
        last += 1;
    };
    let words = scan.text.get(start..colon).unwrap_or_default();
    let Some((from, to)) = instrument(words) else { return (None, last + 1) };
    let instrument = Located::new(tidy(&words[from..to]), Span::new(start + from, start + to));
    let end = cells[last].whole.end as usize;
    let (mut value, mut behind) = (trimmed(scan.text, colon + 1, end), last + 1);
    // The figure may stand on the next line, alone.
    if value.is_empty()
        && let Some(next) = cells.get(behind).filter(|cell| cell.gap <= 1)
        && (next.label == Label::Rule || next.label == Label::Text && digits(next.span.of(scan.text)).is_some())
    {
        value = if next.label == Label::Rule { next.whole } else { next.span };
        behind += 1;
    }
    let (state, amount) = state(scan, value);
    let span = if value.is_empty() { Span::new(start, colon + 1) } else { value };
    (Some(HoldingMention { instrument, state, amount, span }), behind)
}

/// The state of an amount at a span, and its digits.
pub(super) fn state(scan: &Scan<'_>, span: Span) -> (AmountState, Option<String>) {
    let words = span.of(scan.text);
    let amount = digits(words);
    if scan.has_style(span, Style::Redacted)
        || find(words, "redacted").is_some()
        || words.contains("***")
        || words.contains('▒')
        || words.contains('█')
    {
        return (AmountState::Redacted, None);
    }
    if words
        .trim_matches(|c: char| matches!(c, '_' | '$' | '.' | '[' | ']' | '●' | '•') || c.is_whitespace())
        .is_empty()
    {
        return (AmountState::Blank, None);
    }
    // A dollar sign outside the strike does not change what is struck.
    let figures = words.find(|c: char| c.is_ascii_digit()).map(|first| {
        let last = words.rfind(|c: char| c.is_ascii_digit()).unwrap_or(first);
        Span::new(span.start as usize + first, span.start as usize + last + 1)
    });
    if scan.has_style(figures.unwrap_or(span), Style::Struck) {
        return (AmountState::Struck, amount);
    }
    if scan.has_style(figures.unwrap_or(span), Style::Inserted) {
        return (AmountState::Inserted, amount);
    }
    match amount {
        Some(amount) => (AmountState::Stated, Some(amount)),
        None => (AmountState::Illegible, None),
    }
}

/// The plain digits of the first amount in a text: "$2,000,000.00" is "2000000", "1.5 million" is "1500000".
pub(super) fn digits(text: &str) -> Option<String> {
    let from = text.find(|c: char| c.is_ascii_digit())?;
    let mut whole = String::new();
    let mut fraction: Option<String> = None;
    let mut rest = "";
    for (at, c) in text[from..].char_indices() {
        match (c, &mut fraction) {
            ('0'..='9', None) => whole.push(c),
            ('0'..='9', Some(fraction)) => fraction.push(c),
            (',', None) => {}
            ('.', None) => fraction = Some(String::new()),
            _ => {
                rest = &text[from + at..];
                break;
            }
        }
    }
    let fraction = fraction.unwrap_or_default();
    let scale = match rest.trim_start().to_lowercase() {
        words if words.starts_with("million") => 6,
        words if words.starts_with("billion") => 9,
        _ => 0,
    };
    if scale > 0 {
        let padded = format!("{fraction:0<scale$}");
        return (padded.len() == scale).then(|| format!("{whole}{padded}").trim_start_matches('0').to_owned());
    }
    let cents = fraction.trim_end_matches('0');
    Some(if cents.is_empty() { whole } else { format!("{whole}.{fraction}") })
}

/// Where the instrument's name stands in the label: behind "amount of", before "beneficially owned".
fn instrument(words: &str) -> Option<(usize, usize)> {
    let lower = words.to_ascii_lowercase();
    let from = lower
        .find("amount of ")
        .map(|at| at + "amount of ".len())
        .or_else(|| lower.find("amount ").map(|at| at + 7))?;
    let to = ["beneficially", "owned", "held"]
        .iter()
        .filter_map(|word| lower[from..].find(word).map(|at| from + at))
        .min()
        .unwrap_or(words.len());
    let body = &words[from..to];
    let lead = body.len() - body.trim_start().len();
    let trimmed = body.trim();
    (!trimmed.is_empty()).then(|| (from + lead, from + lead + trimmed.len()))
}

/// The span between two offsets without the white space around it.
fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let words = text.get(start..end).unwrap_or_default();
    let lead = words.len() - words.trim_start().len();
    Span::new(start + lead, start + lead + words.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_amounts() {
        for (text, expected) in [
            ("$2,000,000", "2000000"),
            ("2,000,000.00 of Notes", "2000000"),
            ("US$ 1.5 million", "1500000"),
            ("$12.50", "12.50"),
            ("0", "0"),
        ] {
            assert_eq!(digits(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(digits("none"), None);
    }

    #[test]
    fn instruments_in_labels() {
        let words = "Amount of 9% Senior Notes\ndue May 1, 2031 Beneficially Owned";
        let (from, to) = instrument(words).unwrap();
        assert_eq!(&words[from..to], "9% Senior Notes\ndue May 1, 2031");
    }
}
