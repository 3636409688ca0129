//! Dates that tell of nothing that happens: the end of a fiscal year that statements are for, a notary's words, a trust that
//! is told apart by the day of its deed.

use super::dates::DateHit;
use super::scan::Scan;

/// Whether a date is only said in passing.
pub(super) fn is_aside(scan: &Scan<'_>, hit: &DateHit) -> bool {
    is_fiscal(scan, hit)
        || is_notarial(scan, hit)
        || is_of_trust(scan, hit)
        || is_count(scan, hit)
        || is_yearly(scan, hit)
        || is_scope(scan, hit)
}

/// "will produce the documents from May 1, 2031 to the present", "a temporal limitation of May 1, 2031": how far back
/// somebody looks.
fn is_scope(scan: &Scan<'_>, hit: &DateHit) -> bool {
    let near =
        |reach: usize, words: &[&str]| (hit.first.saturating_sub(reach)..hit.first).any(|at| scan.is_any(at, words));
    let present = scan.is_any(hit.last, &["to", "through", "until"])
        && (hit.last + 1..hit.last + 3).any(|at| scan.is(at, "present"));
    let sought = near(16, &["documents", "information", "produce", "production", "records", "communications"]);
    present && sought || near(4, &["limitation", "limitations"]) && near(5, &["temporal", "time"])
}

/// "no later than March 15 of the following year", "on June 30 of each year": a day of no one year.
fn is_yearly(scan: &Scan<'_>, hit: &DateHit) -> bool {
    let of = hit.last + usize::from(scan.is_any(hit.last, &["of", "in"]));
    let of = of + usize::from(scan.is_any(of, &["the"]));
    !hit.year_given
        && scan.is_any(of, &["each", "every", "any", "following", "next", "subsequent", "succeeding", "such"])
        && (of..of + 4).any(|at| scan.is_any(at, &["year", "years"]))
}

/// "of the 35,000 shares outstanding as of May 1, 2031": the day on which something was counted.
fn is_count(scan: &Scan<'_>, hit: &DateHit) -> bool {
    let Some(lead) = hit.first.checked_sub(2).filter(|at| scan.words(*at, &["as", "of"])) else { return false };
    (lead.saturating_sub(5)..lead).any(|at| scan.is(at, "outstanding"))
        && (lead.saturating_sub(12)..lead).any(|at| scan.is_any(at, &["shares", "stock"]))
}

/// "for the fiscal year ended December 31, 2030", "the quarter ending June 30".
fn is_fiscal(scan: &Scan<'_>, hit: &DateHit) -> bool {
    let Some(mut at) = hit.first.checked_sub(1) else { return false };
    if scan.is_any(at, &["on", "about"]) && at > 0 {
        at -= 1;
    }
    scan.is_any(at, &["ended", "ending"])
        && (at.saturating_sub(4)..at)
            .any(|i| scan.is_any(i, &["year", "years", "quarter", "quarters", "month", "months", "period", "periods"]))
        && (at.saturating_sub(7)..at)
            .any(|i| scan.is_any(i, &["fiscal", "year", "quarter", "quarters", "month", "months"]))
}

/// "acknowledged before me this 3rd day of May, 2031", "My commission expires: …".
fn is_notarial(scan: &Scan<'_>, hit: &DateHit) -> bool {
    let low = hit.first.saturating_sub(12);
    (low..hit.first).any(|at| {
        scan.words(at, &["before", "me"])
            || scan.is(at, "commission") && scan.is_any(at + 1, &["expires", "expiration"])
    })
}

/// "the Alder Family Trust dated June 1, 2011", "u/a/d 6/1/2011".
fn is_of_trust(scan: &Scan<'_>, hit: &DateHit) -> bool {
    let low = hit.first.saturating_sub(6);
    let dated = (low..hit.first).find(|at| scan.is_any(*at, &["dated", "dtd", "d"]));
    dated.is_some_and(|at| {
        let slashed = scan.is(at, "d") && at > 1 && scan.mark(at - 1, b'/');
        let trust = |at: usize| scan.word(at) == "Trust" || scan.word(at) == "TRUST";
        slashed || !scan.is(at, "d") && at > 1 && (trust(at - 1) || scan.mark(at - 1, b',') && trust(at - 2))
    })
}
