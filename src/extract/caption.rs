//! Captions of bankruptcy cases: "In re NAME, Debtor."

use super::caption_lines::{LONGEST_LINE, entity, join_names, left_column, other_names, set_title, split_names};
use super::case_numbers::case_number;
use super::mentions::{Located, Mentions, PartyMention};
use super::names::{self, looks_like_company, looks_like_person, tidy};
use super::scan::{Before, Kind, Scan};
use crate::model::{Role, Span};

/// "In re NAME, Debtor." – in a caption, on lines of its own, or within a line.
pub(super) fn in_re(scan: &Scan<'_>, at: usize, mentions: &mut Mentions) {
    let line = scan.tokens[at].line as usize;
    let mut behind = at + 2;
    if scan.mark(behind, b':') {
        behind += 1;
    }
    let next = scan.tokens.get(behind);
    let alone = scan.line_text(line).len() <= LONGEST_LINE
        && (caption_follows(scan, line)
            || next.is_none_or(|token| token.line as usize > line || matches!(token.kind, Kind::Mark(b':' | b')'))));
    if alone {
        caption(scan, at, line, mentions);
        return;
    }
    // Within a line: up to the case number, "et al." or the end of the line.
    let mut last = behind;
    let mut et_al = false;
    while let Some(token) = scan.tokens.get(last) {
        let stop = token.before >= Before::Line && last > behind
            || scan.is_any(last, &["case", "chapter", "docket", "adv"])
            || scan.mark(last, b'(')
            || scan.mark(last, b';')
            || scan.mark(last, b',') && is_debtor_word(scan, last + 1)
            || last - behind > 18;
        if scan.words(last, &["et"])
            && (scan.is(last + 1, "al") || scan.mark(last + 1, b'.') && scan.is(last + 2, "al"))
        {
            et_al = true;
            break;
        }
        if stop {
            break;
        }
        last += 1;
    }
    let raw = scan.span(behind, last.saturating_sub(1)).of(scan.text);
    let name = tidy(raw.trim_end_matches([',', ' ', '.', '-', '\n']));
    let name = if raw.trim_end_matches([',', ' ']).ends_with('.') { format!("{name}.") } else { name };
    if !looks_like_company(&name) && !looks_like_person(&name) {
        return;
    }
    let span = Span::new(
        scan.tokens[behind].span.start as usize,
        scan.tokens[behind].span.start as usize + raw.trim_end_matches([',', ' ', '\n']).len(),
    );
    set_title(
        mentions,
        format!("In re {}{}", name, if et_al { ", et al." } else { "" }),
        scan.span(at, last.saturating_sub(1)),
        et_al,
    );
    mentions.parties.push(PartyMention::new(name.clone(), span, entity(&name)).with_role(Role::Debtor));
}

/// Whether "Debtor." stands on a line of its own below: the lines between are a caption's.
fn caption_follows(scan: &Scan<'_>, line: usize) -> bool {
    (line + 1..line + 12).any(|below| is_debtor_line(left_column(scan, below).of(scan.text)))
}

/// Whether the part of a debtor stands at a token: "Debtor.", "Reorganized Debtors".
fn is_debtor_word(scan: &Scan<'_>, at: usize) -> bool {
    let at = at + usize::from(scan.is_any(at, &["alleged", "reorganized"]));
    scan.is_any(at, &["debtor", "debtors"])
}

fn is_debtor_line(words: &str) -> bool {
    if words.len() >= 40 {
        return false;
    }
    let lower = words.to_lowercase();
    ["debtor", "reorganized debtor", "alleged debtor"].iter().any(|start| lower.starts_with(start))
}

/// A caption on lines of its own: the debtor's name up to "Debtor.", and the number that belongs to it.
fn caption(scan: &Scan<'_>, at: usize, line: usize, mentions: &mut Mentions) {
    let mut lines: Vec<Span> = Vec::new();
    let mut et_al = false;
    let mut found = false;
    // The name may begin behind "In re" on its line.
    let behind = scan.tokens.get(at + 1).map_or(0, |token| token.span.end as usize);
    let own = left_column(scan, line);
    let rest = Span::new(behind.max(own.start as usize), own.end as usize);
    let own = rest.of(scan.text).trim_start_matches([':', ' ', '\t', ')']);
    if own.chars().any(char::is_alphabetic) {
        lines.push(Span::new(rest.end as usize - own.len(), rest.end as usize));
        et_al = own.to_lowercase().contains("et al");
    }
    let mut end = line + 1;
    while end < scan.lines.len() && end - line < 22 {
        let span = left_column(scan, end);
        let words = span.of(scan.text);
        if words.len() > LONGEST_LINE {
            break;
        }
        let lower = words.to_lowercase();
        if is_debtor_line(words) {
            found = true;
            break;
        }
        if lower.starts_with("in re") || lower.starts_with("ordered") {
            break;
        }
        let beside = lower.starts_with("chapter") || lower.starts_with("case no") || words.starts_with('(');
        if words.chars().any(char::is_alphabetic) && !beside {
            lines.push(span);
            et_al |= lower.contains("et al") || lower.contains("et. al");
        }
        end += 1;
    }
    if !found || lines.is_empty() || lines.len() > 10 {
        return;
    }
    let debtors = split_names(scan.text, join_names(scan.text, &lines));
    let several = debtors.len() > 1;
    for (at_debtor, (raw, span)) in debtors.into_iter().enumerate() {
        let lower = raw.to_ascii_lowercase();
        let cut = lower.find(", et").or_else(|| lower.find(" et al")).unwrap_or(raw.len());
        let (name, also) = other_names(raw[..cut].trim_end_matches([',', ' ']));
        let lower = name.to_lowercase();
        if name.len() < 3 || lower.starts_with("et al") {
            continue;
        }
        let span = Span::new(span.start as usize, (span.start as usize + name.len()).min(span.end as usize));
        let span = if span.of(scan.text).is_empty() { continue } else { span };
        let mut party = PartyMention::new(name.clone(), span, entity(&name)).with_role(Role::Debtor);
        party.also.extend(also.into_iter().map(|name| Located::new(name, span)));
        if mentions.case_title.is_none() || et_al {
            let title = format!("In re {}{}", names::best_case(&name), if et_al { ", et al." } else { "" });
            set_title(mentions, title, scan.span(at, at + 1).to(span), et_al);
        }
        // The number of this caption: the next one within the caption.
        let from = scan.token_at(span.end);
        let number = (from..(from + 60).min(scan.tokens.len()))
            .take_while(|i| !(scan.is(*i, "in") && scan.is(i + 1, "re")))
            .find_map(|i| case_number(scan, i));
        if several && !et_al {
            // One number for several debtors is the lead case's, and that is the first debtor's.
            party.case_numbers.extend(number.filter(|_| at_debtor == 0));
        } else if lines.len() == 1 || !et_al {
            party.case_numbers.extend(number);
        } else {
            party.case_numbers.extend(number.filter(|_| {
                mentions.parties.iter().all(|p| p.span.start < lines[0].start || p.span.start > span.start)
            }));
        }
        mentions.parties.push(party);
    }
}
