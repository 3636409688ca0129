//! The words that lead to a term: "within", "no later than", "by the later of (a) … and (b)".

use super::scan::Scan;

/// The first token of "within", "in", "no later than" before a term.
pub(super) fn lead(scan: &Scan<'_>, at: usize, low: usize) -> Option<usize> {
    const LEADS: [&[&str]; 12] = [
        &["by", "no", "later", "than"],
        &["have"],
        &["no", "later", "than"],
        &["not", "later", "than"],
        &["not", "more", "than"],
        &["no", "more", "than"],
        &["within", "the", "next"],
        &["in", "the", "next"],
        &["within"],
        &["in"],
        &["by"],
        &["at", "least"],
    ];
    LEADS
        .iter()
        .filter(|words| at >= low + words.len())
        .find(|words| scan.words(at - words.len(), words))
        .filter(|words| **words != ["at", "least"])
        .map(|words| at - words.len())
        .or_else(|| of_several(scan, at, low))
}

/// "the later of (a) the Bar Date and (b) thirty days after …": an item of several that has no lead of its own.
fn of_several(scan: &Scan<'_>, at: usize, low: usize) -> Option<usize> {
    let item = at >= low + 3 && scan.mark(at - 1, b')') && scan.mark(at - 3, b'(');
    let several =
        (low..at).any(|i| scan.is_any(i, &["later", "earlier", "latest", "earliest"]) && scan.is(i + 1, "of"));
    (item && several).then_some(at)
}

/// Where "by the later of" begins, before an item of such a list.
pub(super) fn several_before(scan: &Scan<'_>, at: usize, low: usize) -> Option<usize> {
    let mut first = (low..at)
        .rev()
        .find(|i| scan.is_any(*i, &["later", "earlier", "latest", "earliest"]) && scan.is(i + 1, "of"))?;
    while first > low + 3 && scan.is_any(first - 1, &["the", "by", "on", "until", "upon", "before", "or"]) {
        first -= 1;
    }
    (first > low + 3).then_some(first)
}
