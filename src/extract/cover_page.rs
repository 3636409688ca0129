//! Cover pages of Schedules 13D and 13G: who reports, which class of securities, how many of them are owned. The form of the
//! page is that of 17 C.F.R. § 240.13d-101.

use super::holding;
use super::mentions::{HoldingMention, Located, PartyMention};
use super::names::{looks_like_company, looks_like_person, tidy};
use super::scan::Scan;
use crate::model::{Entity, Role, Span};

/// Lines below a label in which its value stands.
const NEAR: usize = 8;

/// The issuer and everybody who reports.
pub(super) fn read(scan: &Scan<'_>) -> Vec<PartyMention> {
    let mut parties: Vec<PartyMention> = Vec::new();
    let mut class: Option<Located<String>> = None;
    for line in labelled(scan) {
        let text = scan.line_text(line);
        if text.len() > 160 {
            continue;
        }
        let label = text.to_lowercase();
        if label.starts_with("(title of class") {
            class = above(scan, line).map(|span| Located::new(class_of(span.of(scan.text)), span));
        } else if label.starts_with("(name of issuer") {
            parties.extend(above(scan, line).and_then(|span| party(scan, span, Role::Issuer)));
        } else if label.contains("name of reporting person") || label.contains("names of reporting person") {
            parties.extend(below(scan, line).find_map(|span| party(scan, span, Role::Holder)));
        } else if label.contains("aggregate amount beneficially owned") {
            let holder = parties.last_mut().filter(|party| party.roles == [Role::Holder] && party.holdings.is_empty());
            if let Some(holder) = holder
                && let Some(held) = below(scan, line).find_map(|span| owned(scan, span, class.as_ref()))
            {
                holder.holdings.push(held);
            }
        }
    }
    parties
}

/// The lines that may be one of the page's labels, which begin their words with capitals.
fn labelled(scan: &Scan<'_>) -> Vec<usize> {
    const SECOND: [(&str, [&str; 2]); 4] = [
        ("beneficially", ["owned", "owned"]),
        ("name", ["of", "of"]),
        ("reporting", ["person", "persons"]),
        ("title", ["of", "of"]),
    ];
    let label = |at: &usize| {
        let words = SECOND.iter().any(|(first, second)| scan.is(*at, first) && scan.is_any(at + 1, second));
        words && scan.word(*at).starts_with(char::is_uppercase)
    };
    let places = scan.places(&SECOND.map(|(first, _)| first)).into_iter().filter(label);
    let mut lines: Vec<usize> = places.filter_map(|at| Some(scan.tokens.get(at)?.line as usize)).collect();
    lines.dedup();
    lines
}

/// The nearest line with words above a label in parentheses.
fn above(scan: &Scan<'_>, line: usize) -> Option<Span> {
    let up = (line.saturating_sub(3)..line).rev().find(|up| !scan.line_text(*up).is_empty())?;
    Some(scan.lines[up].span).filter(|span| span.len() < 140)
}

/// The next lines with words below a label.
fn below<'s>(scan: &'s Scan<'_>, line: usize) -> impl Iterator<Item = Span> + 's {
    (line + 1..(line + NEAR).min(scan.lines.len())).map(|line| scan.lines[line].span).filter(|span| !span.is_empty())
}

fn party(scan: &Scan<'_>, span: Span, role: Role) -> Option<PartyMention> {
    let name = tidy(span.of(scan.text));
    let label = name.to_lowercase();
    let other = label.contains("identification") || label.contains("reporting person") || name.ends_with(':');
    let entity = match (looks_like_company(&name), looks_like_person(&name)) {
        _ if other || name.len() > 100 => return None,
        (true, _) => Entity::Organization,
        (false, true) => Entity::Person,
        _ => return None,
    };
    Some(PartyMention::new(name, span, entity).with_role(role))
}

/// The number of shares on a line that holds nothing else, but for a note's mark behind it.
fn owned(scan: &Scan<'_>, span: Span, class: Option<&Located<String>>) -> Option<HoldingMention> {
    let text = span.of(scan.text);
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == ',')).unwrap_or(text.len());
    let rest = text[end..].trim();
    let alone =
        end > 0 && (rest.is_empty() || rest.starts_with(['(', '*', '[']) || rest.to_lowercase().starts_with("shares"));
    let span = Span::new(span.start as usize, span.start as usize + end);
    let (state, amount) = holding::state(scan, span);
    let instrument = class.cloned().unwrap_or_else(|| Located::new("Shares".to_owned(), span));
    alone.then_some(HoldingMention { instrument, state, amount, span })
}

/// "Common Stock, par value $0.01 per share" is Common Stock.
fn class_of(words: &str) -> String {
    let lower = words.to_lowercase();
    let end = [", par value", " par value", ", $", ", no par", " ($", ", without par"]
        .iter()
        .filter_map(|mark| lower.find(mark))
        .min()
        .unwrap_or(words.len());
    tidy(words.get(..end).unwrap_or(words))
}
