//! Captions: the court, the case numbers, the parties, and what the cases are to each other.

use std::collections::HashSet;

use super::address::STATE_NAMES;
use super::authorities;
use super::mentions::{Located, Mentions, PartyMention};
use super::names::{self, looks_like_company, looks_like_person, tidy, title_case};
use super::scan::{Before, Kind, Scan};
use crate::model::{CaseNumber, Entity, Role, Span};

/// The longest line of a caption, in bytes; a longer one is a paragraph.
const LONGEST_LINE: usize = 400;

/// Reads court, case numbers, chapter, joint administration and the parties of captions into the mentions.
pub(super) fn read(scan: &Scan<'_>, cited: &[Span], mentions: &mut Mentions) {
    for at in 0..scan.tokens.len() {
        let Some(first) = scan.word(at).as_bytes().first() else { continue };
        let other = || authorities::covers(cited, scan.tokens[at].span);
        match first.to_ascii_lowercase() {
            b'c' if scan.is(at, "court") && mentions.court.is_none() => mentions.court = court(scan, at),
            b'0'..=b'9' => mentions.case_numbers.extend(case_number(scan, at).filter(|_| !other())),
            b'j' if scan.is(at, "jointly") && scan.is_any(at + 1, &["administered", "administer"]) => {
                mentions.jointly_administered.get_or_insert(scan.span(at, at + 1));
            }
            b'a' if scan.is(at, "administration") && at > 0 && scan.is(at - 1, "joint") && directs(scan, at) => {
                mentions.jointly_administered.get_or_insert(scan.span(at - 1, at));
            }
            b'c' if scan.is(at, "chapter") && mentions.chapter.is_none() => {
                let number = scan.word(at + 1);
                if matches!(number, "7" | "9" | "11" | "12" | "13" | "15") {
                    mentions.chapter = Some(Located::new(number.to_owned(), scan.span(at, at + 1)));
                }
            }
            b'i' if scan.is(at, "in") && scan.is(at + 1, "re") && !other() => in_re(scan, at, mentions),
            b'v' if matches!(scan.word(at), "v" | "vs" | "V" | "VS") && !other() => versus(scan, at, mentions),
            _ => {}
        }
    }
    leads(scan, mentions);
}

/// "UNITED STATES BANKRUPTCY COURT / FOR THE SOUTHERN DISTRICT OF NEW YORK" around its word "court".
fn court(scan: &Scan<'_>, at: usize) -> Option<Located<String>> {
    let kind = match () {
        () if at >= 3 && scan.words(at - 3, &["united", "states", "bankruptcy"]) => "United States Bankruptcy Court",
        () if at >= 3 && scan.words(at - 3, &["united", "states", "district"]) => "United States District Court",
        () => return None,
    };
    let mut next = at + 1;
    while next < at + 4 && (scan.is_any(next, &["for", "the"]) || scan.mark(next, b',') || scan.mark(next, b'?')) {
        next += 1;
    }
    let from = next;
    if scan.is_any(next, &["southern", "northern", "eastern", "western", "central", "middle"]) {
        next += 1;
    }
    if !scan.words(next, &["district", "of"]) {
        return None;
    }
    next += 2;
    let mut last = None;
    for count in (1..=3).rev() {
        let name = (next..next + count).map(|i| scan.word(i).to_lowercase()).collect::<Vec<_>>().join(" ");
        if STATE_NAMES.contains(&name.as_str()) || name == "columbia" || name == "puerto rico" || name == "guam" {
            last = Some(next + count - 1);
            break;
        }
    }
    let last = last?;
    let district = title_case(&tidy(scan.span(from, last).of(scan.text)));
    Some(Located::new(format!("{kind}, {district}"), scan.span(at - 3, last)))
}

/// A case number at a token: `08-11153`, `08- 11153 (MG)`, `4:19-cv-06669-JSW`. A bankruptcy number needs a sign that it
/// is one: "No." before it, initials behind it.
pub(super) fn case_number(scan: &Scan<'_>, at: usize) -> Option<Located<CaseNumber>> {
    district_number(scan, at).or_else(|| bankruptcy_number(scan, at))
}

fn district_number(scan: &Scan<'_>, at: usize) -> Option<Located<CaseNumber>> {
    const KINDS: [&str; 8] = ["cv", "cr", "md", "mc", "mj", "bk", "ap", "cm"];
    let office = scan.mark(at + 1, b':') && scan.before(at + 2) == Before::Nothing;
    let year_at = if office { at + 2 } else { at };
    let year = scan.word(year_at);
    if at > 0 && scan.mark(at - 1, b':') && scan.before(at) == Before::Nothing {
        return None;
    }
    if !(figures(year) && (year.len() == 2 || year.len() == 4)) || !scan.mark(year_at + 1, b'-') {
        return None;
    }
    let kind = scan.word(year_at + 2).to_ascii_lowercase();
    let number = scan.word(year_at + 4);
    if !KINDS.contains(&kind.as_str()) || !scan.mark(year_at + 3, b'-') || !figures(number) || number.len() > 6 {
        return None;
    }
    let year = &year[year.len() - 2..];
    let span = scan.span(at, year_at + 4);
    // The bankruptcy courts print their own numbers in this form too.
    let value = match (kind.as_str(), office) {
        ("bk" | "ap", _) => format!("{year}-{number:0>5}"),
        (_, true) => format!("{}:{year}-{kind}-{number:0>5}", scan.word(at)),
        (_, false) => format!("{year}-{kind}-{number:0>5}"),
    };
    Some(Located::new(CaseNumber(value), span))
}

fn bankruptcy_number(scan: &Scan<'_>, at: usize) -> Option<Located<CaseNumber>> {
    let (year, number) = (scan.word(at), scan.word(at + 2));
    let shape = year.len() == 2
        && figures(year)
        && scan.mark(at + 1, b'-')
        && scan.before(at + 1) == Before::Nothing
        && figures(number)
        && (4..=6).contains(&number.len())
        && scan.before(at + 2) <= Before::Space;
    if !shape
        || scan.mark(at + 3, b'-')
            && scan.before(at + 3) == Before::Nothing
            && scan.tokens.get(at + 4).is_some_and(|t| t.kind == Kind::Number)
    {
        return None;
    }
    if at > 0
        && scan.before(at) == Before::Nothing
        && (scan.mark(at - 1, b'-') || scan.tokens[at - 1].kind == Kind::Number)
    {
        return None;
    }
    let named = (at.saturating_sub(6)..at)
        .any(|i| scan.is_any(i, &["case", "no", "nos", "number", "numbers", "adv", "proc", "proceeding", "cases"]));
    let initials = |from: usize| {
        let word = scan.word(from);
        (2..=4).contains(&word.len()) && word.chars().all(char::is_alphabetic)
    };
    let closed = scan.mark(at + 3, b'(') && initials(at + 4) && scan.mark(at + 5, b')')
        || scan.mark(at + 3, b'-') && initials(at + 4) && scan.before(at + 4) == Before::Nothing;
    (named || closed).then(|| Located::new(CaseNumber(format!("{year}-{number:0>5}")), scan.span(at, at + 2)))
}

fn figures(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the words before "joint administration" order it, rather than ask for it.
fn directs(scan: &Scan<'_>, at: usize) -> bool {
    (at.saturating_sub(8)..at).any(|i| scan.is_any(i, &["directing", "directed", "granting", "authorizing", "ordered"]))
}

/// "In re NAME, Debtor." – in a caption, on lines of its own, or within a line.
fn in_re(scan: &Scan<'_>, at: usize, mentions: &mut Mentions) {
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
        if words.chars().any(char::is_alphabetic) && !(lower.starts_with("chapter") || lower.starts_with("case no")) {
            lines.push(span);
            et_al |= lower.contains("et al") || lower.contains("et. al");
        }
        end += 1;
    }
    if !found || lines.is_empty() || lines.len() > 10 {
        return;
    }
    for (raw, span) in join_names(scan.text, &lines) {
        let lower = raw.to_lowercase();
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
        if lines.len() == 1 || !et_al {
            party.case_numbers.extend(number);
        } else {
            party.case_numbers.extend(number.filter(|_| {
                mentions.parties.iter().all(|p| p.span.start < lines[0].start || p.span.start > span.start)
            }));
        }
        mentions.parties.push(party);
    }
}

fn set_title(mentions: &mut Mentions, title: String, span: Span, better: bool) {
    if mentions.case_title.is_none()
        || better && !mentions.case_title.as_ref().is_some_and(|t| t.value.contains("et al"))
    {
        mentions.case_title = Some(Located::new(title, span));
    }
}

/// A caption's line without the column of colons, parentheses or section signs and what stands right of it.
pub(super) fn left_column(scan: &Scan<'_>, line: usize) -> Span {
    let span = scan.lines.get(line).map(|l| l.span).unwrap_or_default();
    let text = span.of(scan.text);
    if text.len() > LONGEST_LINE {
        return span;
    }
    let wide = text.find("   ").or_else(|| text.find('\t'));
    let drawn = text.char_indices().find(|(at, c)| {
        matches!(c, ')' | ':' | '§' | '|' | '*') && {
            let before = text[..*at].chars().next_back();
            before.is_none_or(char::is_whitespace)
        }
    });
    let cut = [wide, drawn.map(|(at, _)| at)].into_iter().flatten().min().unwrap_or(text.len());
    let end = text[..cut].trim_end_matches([':', ')', '|', '§', '*', ' ', '\t']).len();
    Span::new(span.start as usize, span.start as usize + end)
}

/// Lines of a caption as names: a line that goes on in the next one is joined to it.
fn join_names(text: &str, lines: &[Span]) -> Vec<(String, Span)> {
    let mut names: Vec<(String, Span)> = Vec::new();
    for span in lines {
        let piece = tidy(span.of(text));
        let open = names.last().is_some_and(|(words, _)| {
            let bare = words.trim_end_matches([',', ';']);
            let next_form = piece.split_whitespace().next().is_some_and(names::is_legal_form);
            let goes_on = bare.to_lowercase().ends_with(" and") || !words.ends_with([',', ';', '.']) || next_form;
            let other_name = ["d/b/a", "f/k/a", "a/k/a", "doing business"]
                .iter()
                .any(|joint| piece.to_lowercase().starts_with(joint));
            next_form || other_name || goes_on && !looks_like_whole(bare)
        });
        match names.last_mut().filter(|_| open) {
            Some((words, whole)) => {
                words.push(' ');
                words.push_str(&piece);
                // What stands between the columns is no part of the name, so only its first line is pointed at.
                if text.get(whole.end as usize..span.start as usize).is_some_and(|gap| gap.trim().is_empty()) {
                    *whole = whole.to(*span);
                }
            }
            None => names.push((piece, *span)),
        }
    }
    names
}

/// Whether a name is whole as it stands: it ends with a registered form.
fn looks_like_whole(name: &str) -> bool {
    name.split_whitespace().next_back().is_some_and(names::is_legal_form)
}

/// "NAME, Plaintiff, v. NAME, Defendant." – on lines of its own, or within a line.
fn versus(scan: &Scan<'_>, at: usize, mentions: &mut Mentions) {
    let line = scan.tokens[at].line as usize;
    // Sides and subjects stand on short lines; a long one may hold a "v." in every sentence.
    if scan.line_text(line).len() > LONGEST_LINE {
        return;
    }
    let own_line =
        scan.lines[line].first as usize == at && scan.line_text(line).trim_end_matches(['.', ' ', ':', ')']).len() <= 3;
    if own_line || left_column(scan, line).of(scan.text).trim_end_matches('.').len() <= 2 {
        side(scan, line, true, mentions);
        side(scan, line, false, mentions);
        return;
    }
    // Within a line, as a letter's subject: "Ross v. Alder LLC, Case No. …". Citations of other cases are left alone.
    let text = scan.line_text(line);
    let lower = text.to_lowercase();
    let subject = lower.starts_with("re:") || lower.starts_with("re ") || lower.starts_with("subject:");
    let own = line < 60 && text.len() < 120 && !text.ends_with(['.', ',']) && lower.contains("case ");
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
    for (from, behind, role) in [(first, at, Role::Plaintiff), (second, last, Role::Defendant)] {
        if behind <= from {
            continue;
        }
        let raw = scan.span(from, behind - 1).of(scan.text).trim_end_matches([',', ' ', '–', '-']);
        let name = tidy(raw);
        let name = name.strip_suffix(", et al.").or_else(|| name.strip_suffix(", et al")).unwrap_or(&name).to_owned();
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
        if lower.contains("court")
            || lower.contains("district of")
            || lower.starts_with("case")
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
    for (raw, span) in join_names(scan.text, &lines) {
        let cut = super::capacity::cut(&raw).name_end;
        let (name, also) = other_names(raw[..cut].trim_start_matches("and ").trim_end_matches([',', ' ', ';']));
        if name.len() < 3 || !name.starts_with(char::is_uppercase) || name.to_lowercase().starts_with("et al") {
            continue;
        }
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

/// A name without "d/b/a …" and its like, and those other names.
pub(super) fn other_names(raw: &str) -> (String, Vec<String>) {
    const JOINTS: [&str; 12] = [
        "d/b/a",
        "f/k/a",
        "a/k/a",
        "n/k/a",
        "dba",
        "fka",
        "aka",
        "fdba",
        "f/d/b/a",
        "doing business as",
        "formerly known as",
        "also known as",
    ];
    let lower = raw.to_ascii_lowercase();
    let mut cuts: Vec<(usize, usize)> = JOINTS
        .iter()
        .flat_map(|joint| lower.match_indices(joint).map(|(at, found)| (at, at + found.len())))
        .filter(|(at, end)| *at > 0 && lower[..*at].ends_with([' ', ',']) && lower[*end..].starts_with(' '))
        .collect();
    cuts.sort_unstable();
    let first = cuts.first().map_or(raw.len(), |(at, _)| *at);
    let clean = |words: &str| tidy(words.trim_matches([',', ' ', ';']));
    let others = cuts
        .iter()
        .enumerate()
        .map(|(i, (_, end))| clean(&raw[*end..cuts.get(i + 1).map_or(raw.len(), |(next, _)| (*next).max(*end))]));
    (clean(&raw[..first]), others.filter(|name| !name.is_empty()).collect())
}

fn entity(name: &str) -> Entity {
    if looks_like_person(name) && !looks_like_company(name)
        || !name.contains(' ') && !looks_like_company(name) && !names::is_upper(name)
    {
        Entity::Person
    } else {
        Entity::Organization
    }
}

/// Which of several numbers leads: the one of the joint caption, or the one whose docket "should be consulted".
fn leads(scan: &Scan<'_>, mentions: &mut Mentions) {
    let mut numbers: Vec<&CaseNumber> = mentions.case_numbers.iter().map(|l| &l.value).collect();
    numbers.sort();
    numbers.dedup();
    let joint = mentions.case_numbers.iter().find(|found| {
        let behind = scan.token_at(found.span.end);
        (behind..behind + 8).any(|at| {
            scan.is(at, "jointly") && scan.is(at + 1, "administered")
                || scan.is(at, "joint") && scan.is(at + 1, "administration")
        }) || (behind..behind + 10).any(|at| scan.is(at, "should") && scan.is(at + 2, "consulted"))
    });
    let lead = match (joint, numbers.len()) {
        (Some(found), _) => Some(found.clone()),
        (None, _) => mentions.case_numbers.first().cloned(),
    };
    let members: Vec<Located<CaseNumber>> = if joint.is_some() {
        let mut seen: HashSet<&CaseNumber> = HashSet::new();
        mentions
            .case_numbers
            .iter()
            .filter(|found| Some(&found.value) != lead.as_ref().map(|l| &l.value))
            .filter(|found| seen.insert(&found.value))
            .cloned()
            .collect()
    } else {
        Vec::new()
    };
    mentions.lead_number = lead;
    mentions.member_numbers = members;
}
