//! Short forms of companies' names: "Thistle" for "Thistle Rides, Inc."

use std::collections::{HashMap, HashSet};

use super::mentions::{Located, PartyMention};
use super::scan::{Before, Kind, Scan};
use super::{address, names, titles};
use crate::model::{Entity, Span};

/// Letters that the shortest name of one word has.
const SHORTEST: usize = 5;

/// The first word of a company's name, where no other party's begins with it and the text uses it as a name, on its own
/// and never in small letters.
pub(super) fn add(scan: &Scan<'_>, parties: &mut [PartyMention]) {
    let mut bearers = bearers(parties);
    if bearers.is_empty() {
        return;
    }
    // Most words are told by their first letter and length; a possessive is two or four bytes longer.
    let mut lengths = [0_u64; 256];
    for word in bearers.keys() {
        let Some(initial) = word.bytes().next() else { continue };
        for length in [word.len(), word.len() + 2, word.len() + 4] {
            lengths[usize::from(initial)] |= 1 << length.min(63);
        }
    }
    let mut uses: HashMap<String, Span> = HashMap::new();
    for (at, token) in scan.tokens.iter().enumerate() {
        let word = scan.word(at);
        let possible = token.kind == Kind::Word
            && word.len() >= SHORTEST
            && word
                .bytes()
                .next()
                .is_some_and(|first| lengths[usize::from(first.to_ascii_lowercase())] & 1 << word.len().min(63) != 0);
        if !possible {
            continue;
        }
        let plain = word.trim_end_matches("'s").trim_end_matches("’s");
        let folded = plain.to_lowercase();
        if !bearers.contains_key(&folded) {
            continue;
        }
        if plain.starts_with(char::is_lowercase) {
            bearers.remove(&folded);
        } else if stands_alone(scan, at) {
            let start = token.span.start as usize;
            uses.entry(folded).or_insert(Span::new(start, start + plain.len()));
        }
    }
    for (word, at) in bearers {
        let Some(span) = uses.get(&word) else { continue };
        let written = span.of(scan.text);
        let also = &mut parties[at].also;
        if also.iter().all(|other| other.value != written) {
            also.push(Located::new(written.to_owned(), *span));
        }
    }
}

/// The words with which exactly one company's name begins, in small letters, and where it is first mentioned.
fn bearers(parties: &[PartyMention]) -> HashMap<String, usize> {
    let mut first: HashMap<String, (usize, String)> = HashMap::new();
    let mut shared: HashSet<String> = HashSet::new();
    for (at, party) in parties.iter().enumerate() {
        let word = party.name.split(' ').next().map(str::to_lowercase).unwrap_or_default();
        let whole = names::fold(&party.name);
        let known = first.entry(word.clone()).or_insert_with(|| (at, whole.clone()));
        if known.1 != whole {
            shared.insert(word);
        }
    }
    first
        .into_iter()
        .map(|(word, (at, _))| (word, at))
        .filter(|(word, at)| {
            let party = &parties[*at];
            let company = party.entity == Entity::Organization && names::has_legal_form(&party.name);
            company && is_telling(word) && !shared.contains(word)
        })
        .collect()
}

/// Whether a word, in small letters, names somebody rather than a kind of company or a place.
fn is_telling(word: &str) -> bool {
    word.len() >= SHORTEST
        && word.chars().all(char::is_alphabetic)
        && !names::is_company_word(word)
        && !names::is_not_a_name(word)
        && !names::is_given_name(word)
        && !titles::is_common(word)
        && !address::is_state(word)
}

/// Whether a word with a capital stands in running text with small letters on both sides, and so is a name by itself.
fn stands_alone(scan: &Scan<'_>, at: usize) -> bool {
    let small = |at: usize| scan.word(at).starts_with(char::is_lowercase);
    at > 0 && small(at - 1) && small(at + 1) && scan.before(at) <= Before::Line && scan.before(at + 1) <= Before::Line
}
