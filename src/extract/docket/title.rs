//! The head of a docket report: the court, and the line with the case number.

use crate::extract::Located;
use crate::extract::ecf::lines::{Line, lines};
use crate::extract::ecf::words::{self, find_from};
use crate::extract::ecf::{court, number};
use crate::model::{CaseNumber, Span};

/// The line must stand within so many lines: a report begins with its head, below the menu and the case's flags. The
/// newer menus are long.
const HIGHEST: usize = 250;

/// The longest words before the number: `Bankruptcy Petition`, `CRIMINAL DOCKET FOR CASE`.
const LONGEST_HEADING: usize = 60;

/// What stands below a report, or in place of its entries.
const ENDS: [&str; 4] = [
    "\npacer service center",
    "\ntransaction receipt",
    "\nthere are proceedings for case",
    "\nthere are no proceedings",
];

/// Offset at which what belongs to the report ends.
pub(super) fn end_of_report(text: &str, after: usize) -> usize {
    ENDS.iter().filter_map(|words| find_from(text, words, after)).min().unwrap_or(text.len())
}

/// The head of a report.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// `Bankruptcy Petition #: 09-42667-KCF`.
    pub(super) heading: Located<String>,
    /// The court.
    pub(super) court: Option<Located<String>>,
    /// The case's number.
    pub(super) number: Located<CaseNumber>,
    /// What stands before the court's name: the case's flags among other things.
    pub(super) above: Span,
    /// Offset behind the heading.
    pub(super) end: usize,
}

impl Title {
    /// Whether the case is a proceeding within a bankruptcy case.
    pub(super) fn is_adversary(&self) -> bool {
        self.heading.value.to_ascii_lowercase().contains("adversary")
    }

    /// Whether it is a bankruptcy case itself.
    pub(super) fn is_petition(&self) -> bool {
        self.heading.value.to_ascii_lowercase().contains("petition")
    }
}

/// Finds the head of a report.
pub(super) fn find(text: &str) -> Option<Title> {
    let head: Vec<_> = lines(text, Span::new(0, text.len())).take(HIGHEST).collect();
    let lists_entries = words::find(text, "docket text").is_some();
    let (at, number) = (0..head.len()).find_map(|at| Some((at, case_number(&head, at, lists_entries)?)))?;
    let line = head.get(at)?;
    let first = first_line_of_court(&head, at);
    let court = first.and_then(|first| {
        let named = head.get(first..at)?;
        let span = named.first()?.span.to(named.last()?.span);
        Some(Located::new(court::name(named.iter().map(|line| line.text)), span))
    });
    let top = first.and_then(|first| head.get(first)).map_or(line.span.start, |line| line.span.start);
    Some(Title {
        heading: line.located(),
        court,
        above: Span::new(0, top as usize),
        end: line.span.end.max(number.span.end) as usize,
        number,
    })
}

/// The number in a line such as `CIVIL DOCKET FOR CASE #: 3:08-cv-00177-SI`, or at the beginning of the line below it.
fn case_number(head: &[Line<'_>], at: usize, lists_entries: bool) -> Option<Located<CaseNumber>> {
    let line = head.get(at)?;
    let (heading, rest) = match line.text.split_once('#') {
        Some((heading, rest)) => (heading, rest.trim_start().strip_prefix(':').unwrap_or(rest)),
        // "Adversary Proceeding No. 20-50991" stands in captions too; only a page with a list of entries is a report.
        None if lists_entries => LOOSE_LABELS.iter().find_map(|label| {
            let at = words::find(line.text, label)?;
            let (heading, rest) = (line.text.get(..at)?, line.text.get(at + label.len()..)?);
            // A notice of electronic filing has a "Case Number:" beside its docket text.
            let tells =
                ["petition", "proceeding", "docket for"].iter().any(|kind| words::find(heading, kind).is_some());
            tells.then_some((heading, rest))
        })?,
        None => return None,
    };
    if heading.trim().is_empty() || heading.len() > LONGEST_HEADING || !names_a_case(heading) {
        return None;
    }
    let rest = rest.trim_start();
    let (rest, end) = if rest.is_empty() {
        let below = head.get(at + 1..)?.iter().find(|line| !line.text.is_empty())?;
        (below.text, below.span.end)
    } else {
        (rest, line.span.end)
    };
    let (number, length) = number::in_heading(rest)?;
    let start = end as usize - rest.len();
    Some(Located::new(number, Span::new(start, start + length)))
}

/// What may stand between the kind of a case and its number in place of `#:`; in small letters.
const LOOSE_LABELS: [&str; 5] = [" no.:", " no.", " number:", " no:", ":"];

fn names_a_case(heading: &str) -> bool {
    let folded = heading.to_ascii_lowercase();
    ["petition", "proceeding", "docket for", "case", "appeals docket", "panel docket", "general docket"]
        .iter()
        .any(|word| folded.contains(word))
}

/// The court's name stands in the lines right above the number, two at most, the first of which says "court".
fn first_line_of_court(head: &[Line<'_>], at: usize) -> Option<usize> {
    (1..=3)
        .filter_map(|back| at.checked_sub(back))
        .take_while(|&index| head.get(index).is_some_and(|line| !line.text.is_empty()))
        .find(|&index| {
            head.get(index).is_some_and(|line| {
                words::find(line.text, "court").or_else(|| words::find(line.text, "panel")).is_some()
            })
        })
}
