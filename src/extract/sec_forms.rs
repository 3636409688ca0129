//! Reports and forms filed with the Securities and Exchange Commission, cited by the day of their filing: "the Annual Report on
//! Form 10-K for the fiscal year ended December 31, 2030, filed with the SEC on February 26, 2031".

use super::dates::DateHit;
use super::mentions::ReferenceMention;
use super::names::tidy;
use super::scan::{Kind, Scan};
use crate::model::{DocKind, Sureness};

/// The form that a date is the day of, where it is one.
pub(super) fn read(scan: &Scan<'_>, hit: &DateHit) -> Option<ReferenceMention> {
    let (low, _) = scan.sentence(hit.first, 60);
    let lead = hit.first.checked_sub(1).filter(|at| scan.is_any(*at, &["on", "dated"]))?;
    let filed = if scan.is(lead, "dated") {
        lead
    } else {
        (lead.saturating_sub(9).max(low)..lead).rev().find(|at| scan.is_any(*at, &["filed", "furnished"]))?
    };
    // "filed a Form 8-K on …" tells of the filing; "Form 8-K filed on …" cites the form.
    let named = |at: &usize| matches!(scan.word(*at), "Form" | "Schedule");
    let form = (filed.saturating_sub(22).max(low)..filed).rev().find(named)?;
    let id = form_id(scan, form + 1)?;
    if scan.word(form) == "Schedule" && !scan.word(id).ends_with(['D', 'G', 'O', 'A']) {
        return None;
    }
    let between = id + 1..filed;
    let other =
        between.clone().any(|at| scan.is_any(at, &["shall", "will", "and", "which", "amended"]) || scan.mark(at, b';'));
    if other {
        return None;
    }
    let report = (form.saturating_sub(5).max(low)..form)
        .find(|at| matches!(scan.word(*at), "Annual" | "Quarterly" | "Current" | "Registration" | "Amendment"));
    let first = report.unwrap_or(form);
    let kind = if scan.word(form) == "Schedule" {
        DocKind::Schedule
    } else if scan.word(form + 1).starts_with(['1', '2', '6', '8']) {
        DocKind::Report
    } else {
        DocKind::Statement
    };
    Some(ReferenceMention {
        description: tidy(scan.span(first, id).of(scan.text)),
        kind,
        date: Some(hit.date),
        docket_number: None,
        case: None,
        span: scan.span(first, hit.last - 1),
        sure: if hit.year_given { Sureness::Stated } else { Sureness::Inferred },
    })
}

/// The last token of a form's number: "10-K", "8-K/A", "3", "S-4".
fn form_id(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let number = scan.tokens.get(at)?.kind == Kind::Number;
    let letter = matches!(scan.word(at), "S" | "F" | "D" | "N");
    if !(number || letter) || scan.word(at).len() > 3 {
        return None;
    }
    let mut last = at;
    while last < at + 4 && (scan.mark(last + 1, b'-') || scan.mark(last + 1, b'/')) && scan.word(last + 2).len() <= 2 {
        last += 2;
    }
    Some(last)
}
