//! Lines of the timeline that begin with "It", "He", "She" or "They": who is meant, where the sentence before leaves no doubt.

use std::collections::HashMap;

use super::dates::month_number;
use super::mentions::{Mentions, PartyMention};
use super::names::{best_case, is_upper, tidy};
use super::scan::{Kind, Scan};
use crate::model::{Entity, Span};

/// Sentences that are gone back over while each begins with the same pronoun.
const FURTHEST: usize = 4;

/// Tokens to each side that a sentence is looked for in.
const REACH: usize = 160;

/// Puts the subject of the sentence before into the lines that begin with a pronoun.
pub(super) fn resolve(scan: &Scan<'_>, mentions: &mut Mentions) {
    let wanted = |line: &super::DatedMention| Pronoun::of(&line.summary).is_some() || begins_with_verb(&line.summary);
    if !mentions.dated.iter().any(wanted) {
        return;
    }
    let known = Known::of(&mentions.parties);
    for line in &mut mentions.dated {
        const LONGEST: usize = 130;
        let told = match Pronoun::of(&line.summary) {
            Some((pronoun, rest)) => {
                antecedent(scan, &known, pronoun, rest, line.span).map(|name| format!("{name} {rest}"))
            }
            None => shared(scan, &known, &line.summary, line.span),
        };
        let Some(told) = told else { continue };
        if told.chars().count() <= LONGEST {
            line.summary = told;
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pronoun {
    It,
    He,
    She,
    They,
}

impl Pronoun {
    /// The pronoun that a line begins with, and the words behind it.
    fn of(summary: &str) -> Option<(Self, &str)> {
        let (first, rest) = summary.split_once(' ')?;
        let pronoun = match first {
            "It" => Self::It,
            "He" => Self::He,
            "She" => Self::She,
            "They" => Self::They,
            _ => return None,
        };
        Some((pronoun, rest))
    }

    fn word(self) -> &'static str {
        match self {
            Self::It => "it",
            Self::He => "he",
            Self::She => "she",
            Self::They => "they",
        }
    }

    /// Whether somebody of this kind can be meant.
    fn fits(self, entity: Entity, name: &str) -> bool {
        let courtesy = |titles: &[&str]| titles.iter().any(|title| name.starts_with(title));
        match self {
            Self::It => entity == Entity::Organization && !name.ends_with("Debtors"),
            Self::He => entity == Entity::Person && !courtesy(&["Ms.", "Mrs."]),
            Self::She => entity == Entity::Person && !courtesy(&["Mr."]),
            Self::They => entity == Entity::Group || name.ends_with('s') && entity == Entity::Organization,
        }
    }
}

/// The parties of the text by the first word of each of their names.
struct Known<'m> {
    by_first: HashMap<&'m str, Vec<(&'m str, Entity)>>,
    spans: Vec<(Span, Entity, &'m str)>,
}

impl<'m> Known<'m> {
    fn of(parties: &'m [PartyMention]) -> Self {
        // Of names with the same first word more than a few tell nothing.
        const MOST: usize = 12;
        let mut by_first: HashMap<&str, Vec<(&str, Entity)>> = HashMap::new();
        for party in parties {
            for name in std::iter::once(party.name.as_str()).chain(party.also.iter().map(|also| also.value.as_str())) {
                let alike = by_first.entry(name.split([' ', ',', '.']).next().unwrap_or(name)).or_default();
                if alike.len() < MOST && !alike.contains(&(name, party.entity)) {
                    alike.push((name, party.entity));
                }
            }
        }
        let mut spans: Vec<_> = parties.iter().map(|party| (party.span, party.entity, party.name.as_str())).collect();
        spans.sort_unstable_by_key(|(span, ..)| *span);
        Self { by_first, spans }
    }

    /// The longest known name that begins at a token.
    fn at(&self, scan: &Scan<'_>, at: usize) -> Option<(&'m str, Entity)> {
        let text = scan.text.get(scan.tokens.get(at)?.span.start as usize..)?;
        let begins = |name: &str| text.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        let alike = self.by_first.get(scan.word(at))?;
        alike.iter().filter(|(name, _)| begins(name)).max_by_key(|(name, _)| name.len()).copied()
    }

    /// Whether somebody else of the kind is named in a stretch.
    fn names_another(&self, span: Span, entity: Entity, but: &str) -> bool {
        let from = self.spans.partition_point(|(other, ..)| other.start < span.start);
        let mut within = self.spans[from..].iter().take_while(|(other, ..)| other.start < span.end);
        within.any(|(_, kind, name)| *kind == entity && *name != but && !name.starts_with(but))
    }
}

/// Whether a line begins with a verb, so that its subject stands before the clause.
fn begins_with_verb(summary: &str) -> bool {
    const VERBS: [&str; 7] = ["Did", "Had", "Has", "Must", "Shall", "Was", "Will"];
    summary.split(' ').next().is_some_and(|first| VERBS.contains(&first))
}

/// "Alder did not pay in May, and will not pay in June": a clause behind "and" that has its sentence's subject, where that
/// is a party or a defined term.
fn shared(scan: &Scan<'_>, known: &Known<'_>, summary: &str, span: Span) -> Option<String> {
    let (first, rest) = summary.split_once(' ').filter(|_| begins_with_verb(summary))?;
    let (low, high) = scan.sentence(scan.token_at(span.start), REACH);
    let next = rest.split(' ').next().unwrap_or(rest).trim_end_matches([',', ';']);
    let at = (low + 2..high).find(|at| scan.is(*at, first) && scan.is(at + 1, next))?;
    let joined = scan.is_any(at - 1, &["and", "but"]) && scan.word(at).starts_with(char::is_lowercase);
    let name = match known.at(scan, low) {
        Some((name, _)) => name.to_owned(),
        None => defined(scan, low, high)?.0,
    };
    let start = scan.tokens.get(low)?.span.start as usize;
    let behind = scan.token_at(u32::try_from(start + name.len()).ok()?);
    let shown = if is_upper(&name) { best_case(&name) } else { name };
    (joined && is_verb(scan, behind)).then(|| format!("{shown} {} {rest}", first.to_lowercase()))
}

/// Who is meant by the pronoun with which the line of a date begins.
fn antecedent(scan: &Scan<'_>, known: &Known<'_>, pronoun: Pronoun, rest: &str, span: Span) -> Option<String> {
    let (mut low, high) = scan.sentence(scan.token_at(span.start), REACH);
    let at = begins_with(scan, pronoun, low, high)?;
    let next = rest.split(' ').next().unwrap_or(rest).trim_end_matches([',', ';']);
    if !scan.is(at + 1, next) || is_expletive(scan, at, high) {
        return None;
    }
    for _ in 0..FURTHEST {
        // Behind a paragraph's end somebody else may be meant.
        if scan.before(low) >= super::scan::Before::Gap {
            return None;
        }
        let (before, end) = scan.sentence(low.checked_sub(1)?, REACH);
        if before >= low {
            return None;
        }
        match begins_with(scan, pronoun, before, end) {
            Some(at) if !leaves_doubt(scan, known, pronoun, "", (at + 1, end)) => low = before,
            Some(_) => return None,
            None => return subject(scan, known, pronoun, before, end),
        }
    }
    None
}

/// The token of the pronoun with which a sentence begins, over "In 2029," and "On May 1, 2031,".
fn begins_with(scan: &Scan<'_>, pronoun: Pronoun, low: usize, high: usize) -> Option<usize> {
    const LONGEST: usize = 9;
    let at = (low..high.min(low + LONGEST)).find(|at| scan.is(*at, pronoun.word()))?;
    let lead = |at: usize| {
        let word = scan.word(at);
        !matches!(scan.tokens[at].kind, Kind::Word)
            || scan.is_any(at, &["in", "on", "by", "during", "about", "around", "late", "early", "or", "of", "the"])
            || month_number(word).is_some()
    };
    (low..at).all(lead).then_some(at)
}

/// "It was agreed that", "It appears": a pronoun that stands for nobody.
fn is_expletive(scan: &Scan<'_>, at: usize, high: usize) -> bool {
    const REACH: usize = 7;
    let seems = scan.is_any(at + 1, &["appears", "appeared", "seems", "seemed", "follows", "takes", "took"]);
    let being = scan.is_any(at + 1, &["is", "was", "has", "had", "became", "will", "would"]);
    let clause = (at + 2..high.min(at + REACH)).any(|i| scan.is_any(i, &["that", "to", "until", "when", "for", "why"]));
    let said = scan.is_any(at + 2, &["agreed", "announced", "decided", "found", "ordered", "resolved", "said", "then"]);
    seems || being && (clause || said)
}

/// The subject with which a sentence begins, a party or a defined term, where nobody else in it can be meant.
fn subject(scan: &Scan<'_>, known: &Known<'_>, pronoun: Pronoun, low: usize, high: usize) -> Option<String> {
    let (name, entity) = match known.at(scan, low) {
        Some((name, entity)) => (name.to_owned(), entity),
        None => defined(scan, low, high)?,
    };
    let start = scan.tokens.get(low)?.span.start as usize;
    let behind = scan.token_at(u32::try_from(start + name.len()).ok()?);
    // Of several, verbs have no form of their own: "The Debtors run …".
    let light = ["and", "as", "of", "in", "or", "at", "who", "that", "which", "with", "to", "on", "by", "for"];
    let several =
        pronoun == Pronoun::They && scan.word(behind).starts_with(char::is_lowercase) && !scan.is_any(behind, &light);
    let fits = pronoun.fits(entity, &name) && (is_verb(scan, behind) || several);
    let shown = if is_upper(&name) { best_case(&name) } else { name.clone() };
    (fits && !leaves_doubt(scan, known, pronoun, &name, (behind, high))).then_some(shown)
}

/// "The Debtor", "The Committee": a defined term with capitals at the beginning of a sentence.
fn defined(scan: &Scan<'_>, low: usize, high: usize) -> Option<(String, Entity)> {
    const LONGEST: usize = 5;
    let capital = |at: &usize| scan.tokens[*at].kind == Kind::Word && scan.word(*at).starts_with(char::is_uppercase);
    let last = (low + 1..high.min(low + LONGEST)).take_while(capital).last()?;
    (scan.word(low) == "The").then(|| (tidy(scan.span(low, last).of(scan.text)), Entity::Organization))
}

/// Whether what a sentence says behind its subject leaves it open who the next one speaks of: another party is named there,
/// another defined term, or somebody is asked, told or sued, who may be the next to act.
fn leaves_doubt(scan: &Scan<'_>, known: &Known<'_>, pronoun: Pronoun, name: &str, (from, to): (usize, usize)) -> bool {
    const TURNS: [&str; 14] = [
        "ask", "demand", "invit", "invoic", "notif", "offer", "order", "propos", "request", "sent", "serv", "sue",
        "told", "urge",
    ];
    let person = matches!(pronoun, Pronoun::He | Pronoun::She);
    let Some(span) = (from < to).then(|| scan.span(from, to - 1)) else { return false };
    let entity = if person { Entity::Person } else { Entity::Organization };
    let plural = |at: usize| scan.word(at).ends_with('s');
    let other_term = |at: usize| {
        !person
            && scan.is_any(at, &["the", "a", "an"])
            && scan.word(at + 1).starts_with(char::is_uppercase)
            && plural(at + 1) == (pronoun == Pronoun::They)
    };
    let turns = |at: usize| {
        let word = scan.word(at);
        word.starts_with(char::is_lowercase) && TURNS.iter().any(|stem| word.starts_with(stem))
    };
    known.names_another(span, entity, name) || (from..to).any(|at| other_term(at) || turns(at))
}

/// Whether a verb stands at a token, as it does behind a sentence's subject.
fn is_verb(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.word(at);
    let irregular = [
        "began", "bought", "built", "came", "did", "fell", "gave", "grew", "had", "have", "held", "lost", "made",
        "met", "may", "must", "own", "paid", "ran", "rose", "shall", "sold", "took", "were", "will",
    ];
    word.starts_with(char::is_lowercase)
        && (irregular.contains(&word) || word.ends_with("ed") || word.ends_with('s') && !word.ends_with("ss"))
}
