//! Who got a notice, and how: the service list at its end.

use crate::extract::ecf::contact;
use crate::extract::ecf::lines::{Line, lines, trimmed};
use crate::extract::ecf::words::{find, flat};
use crate::extract::ecf::{entity, number, party_type};
use crate::extract::{Located, Mentions, PartyMention};
use crate::model::{CaseNumber, Entity, Role, Span, Sureness};

/// How a part of the list is headed: what the heading holds, and whether those below it were served by e-mail. In
/// small letters; longer ones stand first.
const HEADINGS: [(&str, bool); 8] = [
    ("not be electronically mailed to:", false),
    ("not been electronically mailed to:", false),
    ("not electronically mailed to:", false),
    ("delivered by other means to:", false),
    ("sent by other means to:", false),
    ("mailed by other means to:", false),
    ("electronically mailed to:", true),
    ("sent electronically to:", true),
];

/// How what follows the list begins; in small letters.
const ENDS: [&str; 3] = ["the following document", "document description:", "electronic document stamp:"];

/// Words between counsel and party.
const ON_BEHALF_OF: &str = " on behalf of ";

/// The heading of a part of the list.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    by_mail: bool,
    case: Option<Located<CaseNumber>>,
    /// The words that say how it was served.
    words: Located<String>,
}

/// Whether a line heads a part of the list.
pub(super) fn heading(line: &Line<'_>) -> Option<Heading> {
    if line.text.len() > 120 {
        return None;
    }
    let (_, by_mail) = HEADINGS.iter().find(|(words, _)| find(line.text, words).is_some())?;
    let at = find(line.text, "notice")?;
    let start = line.span.start as usize;
    let words = line.text.get(at..)?.trim_end_matches(':');
    let case = number::at_start(line.text).map(|(case, length)| Located::new(case, Span::new(start, start + length)));
    Some(Heading {
        by_mail: *by_mail,
        case,
        words: Located::new(words.to_owned(), Span::new(start + at, start + at + words.len())),
    })
}

/// Reads the list behind the body.
pub(super) fn read(text: &str, from: usize, mentions: &mut Mentions) {
    let mut heading_above: Option<Heading> = None;
    let mut block: Vec<Line<'_>> = Vec::new();
    for line in lines(text, Span::new(from, text.len())) {
        let next = heading(&line);
        let ends = ENDS.iter().any(|words| find(line.text, words) == Some(0));
        let new = heading_above.as_ref().is_some_and(|heading| heading.by_mail) && begins_anew(&block, &line);
        if (next.is_some() || ends || new || line.text.is_empty()) && !block.is_empty() {
            if let Some(heading) = &heading_above {
                recipient(text, heading, &block, mentions);
            }
            block.clear();
        }
        if ends {
            heading_above = None;
        } else if next.is_some() {
            heading_above = next;
        } else if heading_above.is_some() && !line.text.is_empty() {
            block.push(line);
        }
    }
    if let Some(heading) = &heading_above
        && !block.is_empty()
    {
        recipient(text, heading, &block, mentions);
    }
}

/// Whether a line is the next recipient's, where no empty line parts the two: it begins with a name, and the block
/// has its addresses already.
fn begins_anew(block: &[Line<'_>], line: &Line<'_>) -> bool {
    block.iter().any(|line| line.text.contains('@')) && !line.text.is_empty() && name_before_addresses(line).is_some()
}

/// The words of a line before its first e-mail address; `None` where it begins with one.
fn name_before_addresses<'a>(line: &Line<'a>) -> Option<&'a str> {
    let at = line.text.find('@').map_or(line.text.len(), |at| {
        line.text.get(..at).and_then(|head| head.rfind([' ', ',', ';', '<'])).map_or(0, |gap| gap + 1)
    });
    let name = line.text.get(..at)?.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<'));
    (!name.is_empty() && !name.contains('@')).then_some(name)
}

fn recipient(text: &str, heading: &Heading, block: &[Line<'_>], mentions: &mut Mentions) {
    let named = block.iter().position(|line| line.text.contains('@')).unwrap_or(usize::from(!heading.by_mail));
    // The name stands above the addresses, or before them on their line.
    let mut name_end = block.get(..named).and_then(<[Line<'_>]>::last).map(|line| line.span.end as usize);
    if heading.by_mail
        && let Some(line) = block.get(named)
        && let Some(name) = name_before_addresses(line)
    {
        name_end = Some(line.span.start as usize + line.text.find(name).unwrap_or(0) + name.len());
    }
    let (Some(first), Some(name_end)) = (block.first(), name_end) else { return };
    let whole = trimmed(text, first.span.start as usize, name_end);
    let (counsel, party) = whole.text.split_once(ON_BEHALF_OF).map_or((whole.text, None), |(c, p)| (c, Some(p)));
    let name = flat(counsel).replace(" ,", ",");
    if name.is_empty() || name.eq_ignore_ascii_case("no trustee") {
        return;
    }
    let span = trimmed(text, whole.span.start as usize, whole.span.start as usize + counsel.len()).span;
    let mut recipient = PartyMention::new(name, span, entity::of(counsel));
    recipient.details.push(heading.words.clone());
    if let Some(party) = party {
        let party = trimmed(text, whole.span.end as usize - party.len(), whole.span.end as usize);
        recipient = recipient.with_role(Role::Attorney);
        if let Some(represented) = represented(text, &party) {
            recipient.represents.push(Located::new(represented.name.clone(), represented.span));
            mentions.parties.push(represented);
        }
    } else {
        let role = party_type::role(counsel);
        if role != Role::Other || counsel.ends_with("(TR)") {
            recipient = recipient.with_role(if role == Role::Other { Role::Trustee } else { role });
        } else if heading.by_mail && recipient.entity == Entity::Person {
            // The system mails to those who file in it, which few but attorneys do.
            recipient = recipient.with_role(Role::Attorney);
            recipient.sure = Sureness::Inferred;
        }
    }
    let rest = block.iter().copied().filter(|line| line.span.end as usize > name_end);
    if heading.by_mail {
        recipient.emails = rest.flat_map(|line| contact::addresses(&line).collect::<Vec<_>>()).collect();
    } else {
        let contact = contact::read(rest, |_| false).with_firm_in_address();
        recipient.address = contact.address;
        recipient.phones = contact.phones;
        recipient.emails = contact.emails;
    }
    if let Some(case) = &heading.case
        && !mentions.case_numbers.iter().any(|have| have.value == case.value)
    {
        mentions.case_numbers.push(case.clone());
    }
    mentions.parties.push(recipient);
}

/// The party behind "on behalf of": its type, if there is one, and its name.
fn represented(text: &str, words: &Line<'_>) -> Option<PartyMention> {
    let (kind, name) = party_type::split(words.text);
    let end = words.span.end as usize;
    let line = trimmed(text, end - name.len(), end);
    let name = flat(line.text);
    if name.is_empty() {
        return None;
    }
    let mut party = PartyMention::new(name.as_str(), line.span, entity::of(&name));
    if !kind.is_empty() {
        let spelt_out = party_type::spelt_out(kind);
        party = party.with_role(party_type::role(&spelt_out));
        let start = words.span.start as usize;
        party.party_types.push(Located::new(spelt_out, Span::new(start, start + kind.len())));
    }
    Some(party)
}

/// A party as the one who filed.
pub(super) fn filer(name: &Located<String>) -> PartyMention {
    PartyMention::new(flat(&name.value), name.span, entity::of(&name.value))
}
