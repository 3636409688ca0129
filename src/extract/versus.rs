//! Captions of suits: "NAME, Plaintiff, v. NAME, Defendant."

use super::caption_lines::{LONGEST_LINE, entity, join_names, left_column, other_names, set_title, split_names};
use super::mentions::{Located, Mentions, PartyMention};
use super::names::{self, tidy};
use super::scan::{Before, Scan};
use crate::model::{Entity, Role, Span};

/// "NAME, Plaintiff, v. NAME, Defendant." – on lines of its own, or within a line.
pub(super) fn versus(scan: &Scan<'_>, at: usize, mentions: &mut Mentions) {
    let line = scan.tokens[at].line as usize;
    // Sides and subjects stand on short lines; a long one may hold a "v." in every sentence.
    if scan.line_text(line).len() > LONGEST_LINE {
        return;
    }
    let alone = |words: &str| {
        let bare = words.trim_matches(|c: char| !c.is_alphabetic());
        ["v", "vs", "versus", "against"].iter().any(|joint| bare.eq_ignore_ascii_case(joint))
    };
    if alone(scan.line_text(line)) || alone(left_column(scan, line).of(scan.text)) {
        side(scan, line, true, mentions);
        side(scan, line, false, mentions);
        return;
    }
    if scan.is(at, "against") {
        return;
    }
    // Within a line, as a letter's subject: "Ross v. Alder LLC, Case No. …". Citations of other cases are left alone.
    let text = scan.line_text(line);
    let lower = text.to_lowercase();
    let subject = lower.starts_with("re:") || lower.starts_with("re ") || lower.starts_with("subject:");
    // "et al." ends no sentence.
    let end = text.strip_suffix("et al.").map_or(text, |names| names.trim_end_matches([',', ' ']));
    let own = line < 60 && text.len() < 120 && !end.ends_with(['.', ',']) && lower.contains("case ");
    if !subject && !own {
        return;
    }
    let first = (scan.lines[line].first as usize..at)
        .rev()
        .find(|i| scan.mark(*i, b':') && scan.before(*i + 1) >= Before::Space || scan.mark(*i, b';'))
        .map_or(scan.lines[line].first as usize, |i| i + 1);
    let second = at + 1 + usize::from(scan.mark(at + 1, b'.'));
    let last = (second..(second + 16).min(scan.tokens.len()))
        .find(|i| {
            scan.is_any(*i, &["case", "no", "docket", "index", "civil"])
                || scan.before(*i) >= Before::Line && *i > second
                || scan.mark(*i, b'(')
                || scan.mark(*i, b';')
        })
        .unwrap_or(second + 1);
    // "Birch v. Elm – deposition dates": the subject goes on behind a dash.
    let last = (second + 1..last).find(|i| scan.mark(*i, b'-') && scan.before(*i) >= Before::Space).unwrap_or(last);
    for (from, behind, role) in [(first, at, Role::Plaintiff), (second, last, Role::Defendant)] {
        if behind <= from {
            continue;
        }
        let raw = scan.span(from, behind - 1).of(scan.text).trim_end_matches([',', ' ', '–', '-']);
        let name = tidy(raw);
        let others = name.strip_suffix('.').unwrap_or(&name).strip_suffix(" et al");
        let name = others.map_or(name.as_str(), |name| name.trim_end_matches(',')).to_owned();
        if name.starts_with(char::is_uppercase) && name.len() < 80 {
            let start = scan.tokens[from].span.start as usize;
            mentions.parties.push(
                PartyMention::new(name.clone(), Span::new(start, start + raw.len()), entity(&name)).with_role(role),
            );
        }
    }
    let title = tidy(scan.span(first, last - 1).of(scan.text)).trim_end_matches([',', ' ']).to_owned();
    set_title(mentions, title, scan.span(first, last - 1), false);
}

/// The names above or below a "v." that stands alone.
fn side(scan: &Scan<'_>, line: usize, above: bool, mentions: &mut Mentions) {
    let mut lines: Vec<Span> = Vec::new();
    let mut role = None;
    let mut at = line;
    for _ in 0..18 {
        at = if above { at.wrapping_sub(1) } else { at + 1 };
        if at >= scan.lines.len() {
            break;
        }
        let span = left_column(scan, at);
        let words = span.of(scan.text);
        if words.len() > LONGEST_LINE {
            break;
        }
        let lower = words.to_lowercase();
        if words.is_empty() {
            if above && !lines.is_empty() && lines.len() > 6 {
                break;
            }
            continue;
        }
        let label = [
            ("plaintiff", Role::Plaintiff),
            ("defendant", Role::Defendant),
            ("petitioner", Role::Petitioner),
            ("respondent", Role::Respondent),
        ]
        .into_iter()
        .find(|(word, _)| lower.trim_start_matches(|c: char| !c.is_alphabetic()).starts_with(word));
        if let Some((_, found)) = label {
            if role.is_some() || !above {
                role = role.or(Some(found));
                break;
            }
            role = Some(found);
            continue;
        }
        let division = lower.ends_with(" division") && lower.split(' ').count() < 4;
        // The number of the case may stand among the names.
        if ["adv", "case", "civil action", "index no", "no. ", "docket no"].iter().any(|start| lower.starts_with(start))
        {
            continue;
        }
        if lower.contains("court")
            || division
            || lower.starts_with("county of")
            || lower.contains("district of")
            || lower.starts_with("in re")
            || lower.starts_with("debtor")
            || words.starts_with('-')
            || words.starts_with('_')
        {
            break;
        }
        lines.push(span);
    }
    let Some(role) = role else { return };
    if above {
        lines.reverse();
    }
    let mut first = None;
    for (raw, span) in split_names(scan.text, join_names(scan.text, &lines)) {
        let cut = super::capacity::cut(&raw).name_end;
        let (name, also) = other_names(raw[..cut].trim_start_matches("and ").trim_end_matches([',', ' ', ';']));
        let lower = name.to_lowercase();
        // Defendants who are not yet known have no name.
        let nobody = ["et al", "john doe", "jane doe", "does 1", "doe "].iter().any(|start| lower.starts_with(start));
        if name.len() < 3 || !name.starts_with(char::is_uppercase) || nobody {
            continue;
        }
        let name = if entity(&name) == Entity::Person { names::strip_person_extras(&name) } else { name };
        let mut party = PartyMention::new(name.clone(), span, entity(&name)).with_role(role);
        party.also.extend(also.into_iter().map(|name| Located::new(name, span)));
        mentions.parties.push(party);
        first.get_or_insert((name, span));
    }
    let Some((name, span)) = first else { return };
    let name = names::best_case(&name);
    match (above, mentions.case_title.take()) {
        (true, before) => mentions.case_title = before.or(Some(Located::new(name, span))),
        (false, Some(title)) if !title.value.contains(" v. ") && !title.value.starts_with("In re") => {
            mentions.case_title = Some(Located::new(format!("{} v. {name}", title.value), title.span));
        }
        (false, before) => mentions.case_title = before,
    }
}
