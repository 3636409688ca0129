//! Blocks of name, address, phone and e-mail lines: schedules of lenders, notice provisions, counsel's blocks on
//! pleadings, inside addresses of letters, service lists.

use super::address::{self, ends_address};
use super::capacity;
use super::cells::{Label, label_of};
use super::holding;
use super::mentions::{HoldingMention, Located, PartyMention};
use super::names::{looks_like_company, looks_like_person, strip_person_extras, tidy};
use super::scan::Scan;
use crate::model::{AmountState, Entity, Role, Span};

/// Lines above a ZIP line that may belong to its block, and lines below it.
const ABOVE: usize = 12;
const BELOW: usize = 8;

/// Every contact block of the text.
pub(super) fn read(scan: &Scan<'_>) -> Vec<PartyMention> {
    let mut parties = Vec::new();
    let column = amount_column(scan);
    let mut behind = 0;
    for line in 0..scan.lines.len() {
        if line < behind {
            continue;
        }
        let text = scan.line_text(line);
        if text.len() > 90
            || !text.as_bytes().last().is_some_and(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b';'))
            || !ends_address(text) && !split_address(scan, line)
        {
            continue;
        }
        behind = block(scan, line, column.as_ref(), behind, &mut parties);
    }
    rows(scan, column.as_ref(), &mut parties);
    parties
}

/// Whether "New York, NY" stands on the line above a lone ZIP code.
fn split_address(scan: &Scan<'_>, line: usize) -> bool {
    address::is_zip(scan.line_text(line))
        && above(scan, line).is_some_and(|up| ends_address(&format!("{} {}", scan.line_text(up), scan.line_text(line))))
}

/// The line with words above another, over at most one empty one.
fn above(scan: &Scan<'_>, line: usize) -> Option<usize> {
    let up = line.checked_sub(1)?;
    if !scan.line_text(up).is_empty() {
        return Some(up);
    }
    up.checked_sub(1).filter(|up| !scan.line_text(*up).is_empty())
}

/// Reads the block around a line that ends an address; returns the line behind it.
fn block(scan: &Scan<'_>, zip: usize, column: Option<&Column>, floor: usize, parties: &mut Vec<PartyMention>) -> usize {
    // Up: street lines, then the lines that name people and firms.
    let mut street_from = zip;
    let mut at = zip;
    let mut names: Vec<usize> = Vec::new();
    let mut gaps = 0;
    while at > floor && zip - at < ABOVE {
        let up = at - 1;
        let text = scan.line_text(up);
        if text.is_empty() {
            gaps += 1;
            // A gap ends the block, but for one between a letterhead's name and its address.
            let name_waits = names.is_empty() && scan.lines.get(up.wrapping_sub(1)).is_some();
            if gaps > 1 || !name_waits {
                break;
            }
            at = up;
            continue;
        }
        if text.len() > 90 || ends_address(text) && up + 1 != zip {
            break;
        }
        let label = label_of(text).map(|(label, _)| label);
        if label == Some(Label::Address) {
            return zip + 1;
        }
        if names.is_empty()
            && (label.is_none()
                && (is_street(text)
                    || street_from == zip
                        && !looks_like_company(text)
                        && !looks_like_person(&strip_person_extras(text))
                        && capacity::represented_line(text).is_none()))
            && gaps == 0
        {
            street_from = up;
        } else {
            names.push(up);
            if gaps > 0 && looks_like_company(text) {
                break;
            }
        }
        at = up;
    }
    let lines: Vec<Span> =
        (street_from..=zip).filter(|l| !scan.line_text(*l).is_empty()).map(|l| scan.lines[l].span).collect();
    let found_address = address::join(scan.text, &lines);
    names.reverse();

    let mut organisation: Option<PartyMention> = None;
    let mut people: Vec<PartyMention> = Vec::new();
    for line in &names {
        name_line(scan, *line, &mut organisation, &mut people);
    }
    let end = below(scan, zip, &mut organisation, &mut people);
    let Some(mut organisation) = organisation else {
        // A person's own address: an inside address of a letter, a service list.
        if let (Some(person), Some(found)) = (people.first_mut(), found_address)
            && lines.len() > 1
        {
            person.address = Some(found);
        }
        parties.append(&mut people);
        return end;
    };
    organisation.address = organisation.address.or(found_address);
    let law = is_law_firm(&organisation.name) || people.iter().any(|p| p.roles.contains(&Role::Attorney));
    if law {
        organisation.roles.push(Role::LawFirm);
    }
    let represents = represented_below(scan, end).or_else(|| names.iter().find_map(|l| counsel_line(scan, *l)));
    for person in &mut people {
        if law && !person.roles.contains(&Role::Judge) {
            person.roles = vec![Role::Attorney];
            person.firm = Some(Located::new(organisation.name.clone(), organisation.span));
            person.represents.extend(represents.clone());
        }
        if person.roles.is_empty() {
            person.roles.push(Role::Other);
        }
    }
    if law {
        organisation.represents.extend(represents);
    }
    if let Some(column) = column {
        if let Some(amount) = amount_below(scan, end, column) {
            organisation.roles.push(column.role);
            organisation.holdings.push(amount);
        }
    }
    parties.push(organisation);
    parties.append(&mut people);
    end
}

/// A line of the upper part of a block: a firm, a person, an e-mail address in parentheses.
fn name_line(scan: &Scan<'_>, line: usize, organisation: &mut Option<PartyMention>, people: &mut Vec<PartyMention>) {
    let span = scan.lines[line].span;
    let text = span.of(scan.text);
    let emails = address::emails(text, span.start as usize);
    if !emails.is_empty() {
        if let Some(person) = people.last_mut() {
            person.emails.extend(emails);
        } else if let Some(organisation) = organisation {
            organisation.emails.extend(emails);
        }
        return;
    }
    let (label, skip) = label_of(text).unwrap_or((Label::Text, 0));
    if !matches!(label, Label::Text | Label::Attention | Label::Holder) || is_court(text) {
        return;
    }
    let body = text[skip..].trim();
    let start = span.end as usize - text[skip..].trim_start().len();
    for (offset, words) in names_in(body) {
        let at = Span::new(start + offset, start + offset + words.len());
        let person = strip_person_extras(words);
        if looks_like_person(&person) {
            let lower = words.to_lowercase();
            let mut party = PartyMention::new(person, at, Entity::Person);
            let sign = ["esq", "sbn", "bar no", "pro hac", "state bar", "attorney"].iter().any(|s| lower.contains(s));
            if sign {
                party.roles.push(Role::Attorney);
            } else if lower.starts_with("hon") || lower.starts_with("judge") {
                party.roles.push(Role::Judge);
            }
            people.push(party);
        } else if looks_like_company(words) && organisation.is_none() && capacity::represented_line(words).is_none() {
            let cut = capacity::cut(words).name_end;
            let name = words[..cut].trim_end_matches([',', ' ', ':']);
            *organisation = Some(PartyMention::new(
                tidy(name),
                Span::new(at.start as usize, at.start as usize + name.len()),
                Entity::Organization,
            ));
        }
    }
}

/// The names of a line: "Tom Elm / Jessy Fir", "Ada Byrne, Esq. and Otto Lund, Esq."; each with its offset.
fn names_in(text: &str) -> Vec<(usize, &str)> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let parts: Vec<usize> = text
        .match_indices(" / ")
        .map(|(at, _)| at)
        .chain(
            text.match_indices(" and ")
                .filter(|(at, _)| looks_like_person(&strip_person_extras(&text[..*at])))
                .map(|(at, _)| at),
        )
        .collect();
    let mut parts = parts;
    parts.sort_unstable();
    for at in parts {
        if at >= from {
            pieces.push((from, text[from..at].trim_end_matches([',', ' '])));
            from = at + if text[at..].starts_with(" / ") { 3 } else { 5 };
        }
    }
    pieces.push((from, text[from..].trim_end_matches([',', ' '])));
    pieces
}

/// Labelled lines below the ZIP line: attention, phone, fax, e-mail. Returns the line behind them.
fn below(
    scan: &Scan<'_>,
    zip: usize,
    organisation: &mut Option<PartyMention>,
    people: &mut Vec<PartyMention>,
) -> usize {
    let mut line = zip + 1;
    let mut empty = 0;
    let mut end = zip + 1;
    while line < scan.lines.len() && line - zip <= BELOW {
        let span = scan.lines[line].span;
        let text = span.of(scan.text);
        if text.is_empty() {
            empty += 1;
            line += 1;
            if empty > 2 {
                break;
            }
            continue;
        }
        let base = span.start as usize;
        let phones = address::phones(text, base);
        let emails = address::emails(text, base);
        let label = label_of(text).map(|(label, _)| label);
        match label {
            Some(Label::Attention) if empty <= 1 => name_line(scan, line, organisation, people),
            _ if (!phones.is_empty() || !emails.is_empty()) && text.len() < 100 => {
                let owner = people.last_mut().filter(|_| !emails.is_empty());
                match (owner, organisation.as_mut()) {
                    (Some(person), _) if person.emails.is_empty() || emails.len() == 1 => person.emails.extend(emails),
                    (_, Some(organisation)) => organisation.emails.extend(emails),
                    _ => {}
                }
                match (organisation.as_mut(), people.last_mut()) {
                    (Some(organisation), _) => organisation.phones.extend(phones),
                    (None, Some(person)) => person.phones.extend(phones),
                    (None, None) => {}
                }
            }
            Some(Label::Phone | Label::Email) => {}
            _ => break,
        }
        empty = 0;
        line += 1;
        end = line;
    }
    end
}

/// "Attorneys for the Debtors" on the lines below a block.
fn represented_below(scan: &Scan<'_>, from: usize) -> Option<Located<String>> {
    (from..(from + 14).min(scan.lines.len())).find_map(|line| counsel_line(scan, line))
}

/// Whom a line "Attorneys for …" names; it may run on over the next line.
fn counsel_line(scan: &Scan<'_>, line: usize) -> Option<Located<String>> {
    let span = scan.lines[line].span;
    let text = span.of(scan.text);
    capacity::represented_line(text)?;
    let open = text.ends_with(" and")
        || text.ends_with(',')
        || text.to_lowercase().ends_with(" for")
        || text.to_lowercase().ends_with(" to");
    let next = scan.lines.get(line + 1).map(|l| l.span).filter(|s| open && !s.is_empty());
    let whole = next.map_or(span, |next| span.to(next));
    capacity::represented(&Located::new(tidy(whole.of(scan.text)), whole))
}

/// Whether a line holds words of a street address.
pub(super) fn is_street(text: &str) -> bool {
    const WORDS: [&str; 36] = [
        "ave",
        "avenue",
        "blvd",
        "boulevard",
        "box",
        "broadway",
        "building",
        "center",
        "centre",
        "circle",
        "court",
        "drive",
        "fl",
        "floor",
        "highway",
        "house",
        "lane",
        "parkway",
        "pkwy",
        "place",
        "plaza",
        "road",
        "room",
        "rd",
        "square",
        "st",
        "ste",
        "street",
        "suite",
        "terrace",
        "tower",
        "towers",
        "turnpike",
        "unit",
        "way",
        "dr",
    ];
    let first = text.split_whitespace().next().unwrap_or_default();
    let numbered = first.starts_with(|c: char| c.is_ascii_digit()) && !first.contains(':') && first.len() < 9
        || ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
            .contains(&first.to_lowercase().as_str());
    let word = || text.split(|c: char| !c.is_alphanumeric()).any(|w| WORDS.contains(&w.to_lowercase().as_str()));
    let unit = text.split_whitespace().any(|w| w.contains('-') && w.bytes().filter(u8::is_ascii_digit).count() >= 4);
    (numbered && text.split_whitespace().count() > 1) || word() && !text.ends_with(':') || unit
}

fn is_court(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("bankruptcy court")
        || lower.contains("district court")
        || lower.contains("for the southern district")
        || lower.starts_with("for the ")
}

/// Whether a company's name is that of a law firm.
pub(super) fn is_law_firm(name: &str) -> bool {
    let upper = name.to_uppercase();
    let form = ["LLP", "PLLC", "PLLP", "P.C.", "PC", "P.A.", "L.L.P.", "LLLP"]
        .iter()
        .any(|f| upper.ends_with(f) || upper.contains(&format!(" {f},")));
    // Partnerships of accountants, by what they call themselves.
    let accountants = ["CPA", "ACCOUNTANT", "AUDIT", "TOUCHE", "YOUNG LLP", "KPMG", "PRICEWATERHOUSE"]
        .iter()
        .any(|w| upper.contains(w));
    (form || upper.contains("LAW OFFICE") || upper.contains("LAW FIRM") || upper.contains("ATTORNEYS AT LAW"))
        && !accountants
}

/// The column of amounts in a schedule of lenders or holders.
struct Column {
    instrument: Located<String>,
    role: Role,
    line: usize,
}

/// A heading like "Lender … Commitment" or "Holder … Principal Amount of Notes", on one line or on two near each other.
fn amount_column(scan: &Scan<'_>) -> Option<Column> {
    let role_of = |words: &str| match words.trim().to_lowercase().as_str() {
        "lender" | "lenders" | "name of lender" | "bank" | "banks" => Some(Role::Lender),
        "holder" | "holders" | "noteholder" | "noteholders" | "name of holder" | "investor" | "purchaser"
        | "purchasers" => Some(Role::Holder),
        "creditor" | "creditors" | "name of creditor" => Some(Role::Creditor),
        _ => None,
    };
    let is_amount = |words: &str| {
        let lower = words.to_lowercase();
        words.len() < 60
            && ["commitment", "amount", "claim", "principal", "shares", "notes held", "outstanding"]
                .iter()
                .any(|w| lower.contains(w))
    };
    for line in 0..scan.lines.len() {
        let span = scan.lines[line].span;
        let text = span.of(scan.text);
        if text.len() > 120 || text.len() < 4 {
            continue;
        }
        let head: &str = text.split("  ").next().unwrap_or(text);
        let head = head.split('\t').next().unwrap_or(head);
        let Some(role) = role_of(head) else { continue };
        let rest = text[head.len()..].trim();
        if !rest.is_empty() {
            if is_amount(rest) {
                let start = span.end as usize - rest.len();
                let first = rest.split("  ").next().unwrap_or(rest).trim_end();
                return Some(Column {
                    instrument: Located::new(tidy(first), Span::new(start, start + first.len())),
                    role,
                    line,
                });
            }
            continue;
        }
        for below in line + 1..(line + 5).min(scan.lines.len()) {
            let words = scan.line_text(below);
            if words.is_empty() {
                continue;
            }
            if is_amount(words) && words.split_whitespace().count() <= 6 {
                return Some(Column { instrument: Located::new(tidy(words), scan.lines[below].span), role, line });
            }
            break;
        }
    }
    None
}

/// An amount that stands alone on one of the lines below a block.
fn amount_below(scan: &Scan<'_>, from: usize, column: &Column) -> Option<HoldingMention> {
    if from < column.line {
        return None;
    }
    let line = (from..(from + 5).min(scan.lines.len())).find(|line| !scan.line_text(*line).is_empty())?;
    amount_line(scan, scan.lines[line].span, column)
}

fn amount_line(scan: &Scan<'_>, span: Span, column: &Column) -> Option<HoldingMention> {
    let text = span.of(scan.text);
    let bare = text.trim_start_matches("US").trim_start_matches(['$', ' ']);
    let figures = bare.bytes().filter(u8::is_ascii_digit).count();
    let lone = figures >= 4
        && bare.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
        && (text.contains('$') || bare.contains(','));
    let (state, amount) = holding::state(scan, span);
    let shown = lone || matches!(state, AmountState::Redacted);
    shown.then(|| HoldingMention { instrument: column.instrument.clone(), state, amount, span })
}

/// Rows of a schedule on one line each: "Alder Bank, N.A.      $10,000,000     25%".
fn rows(scan: &Scan<'_>, column: Option<&Column>, parties: &mut Vec<PartyMention>) {
    let Some(column) = column else { return };
    for line in column.line + 1..scan.lines.len() {
        let span = scan.lines[line].span;
        let text = span.of(scan.text);
        if text.len() > 160 || !text.contains('$') && !text.contains("  ") {
            continue;
        }
        let Some(gap) = text.find("  ").or_else(|| text.find('\t')) else { continue };
        let name = text[..gap].trim_end_matches([',', ' ', '.']);
        let rest = text[gap..].trim_start();
        let first = rest.split("  ").next().unwrap_or(rest).split('\t').next().unwrap_or_default().trim();
        if !looks_like_company(name) || name.to_lowercase().starts_with("total") {
            continue;
        }
        let start = span.end as usize - rest.len();
        let value = Span::new(start, start + first.len());
        if let Some(held) = amount_line(scan, value, column) {
            let at = Span::new(span.start as usize, span.start as usize + name.len());
            let mut party = PartyMention::new(tidy(name), at, Entity::Organization).with_role(column.role);
            party.holdings.push(held);
            parties.push(party);
        }
    }
}
