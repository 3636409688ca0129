//! People and companies as running text names them.

use super::mentions::PartyMention;
use super::names::{best_case, is_given_name, is_upper, looks_like_person, tidy};
use super::person_names::{
    Beside, beside, capitals_in_prose, ends_name, esquire, firm_behind, is_degree, is_role_word, name_end, named,
    office,
};
use super::scan::{Before, Kind, Scan};
use super::{companies, company_bounds, company_edges, described, groups};
use crate::model::{Entity, Role, Span, Sureness};

/// Everybody whom running text names.
pub(super) fn read(scan: &Scan<'_>) -> Vec<PartyMention> {
    let mut parties = Vec::new();
    let mut behind = 0;
    // Most texts have none: then no name is followed to see whether one stands behind it.
    let esquires: Vec<usize> = scan.places(&["esq", "esquire"]);
    let mut leads = scan.places(&LEADS).into_iter().peekable();
    let mut capitals = scan.capitals().peekable();
    // All other words are small, and no rule begins with them.
    while let Some(at) = leads.peek().into_iter().chain(capitals.peek()).min().copied() {
        let lead = leads.next_if_eq(&at).is_some();
        let capital = capitals.next_if_eq(&at).is_some();
        if at < behind {
            continue;
        }
        let found = if capital { by_capital(scan, at, lead, &esquires) } else { by_lead(scan, at) };
        if let Some((party, last)) = found {
            behind = last;
            parties.push(party);
        }
    }
    without_other_names(parties)
}

/// The words that a name may stand before or behind in any case; see [`by_lead`].
const LEADS: [&str; 15] = [
    "affidavit",
    "affirmation",
    "attention",
    "attn",
    "certification",
    "committee",
    "declaration",
    "deposition",
    "group",
    "postpetition",
    "prepetition",
    "testimony",
    "u",
    "united",
    "verification",
];

/// The parties that are not another name of one of them: "Elm Corp., doing business as Fir Traders" names one.
fn without_other_names(mut parties: Vec<PartyMention>) -> Vec<PartyMention> {
    let mut others: Vec<Span> = parties.iter().flat_map(|party| &party.also).map(|also| also.span).collect();
    others.sort_unstable();
    let is_other = |party: &PartyMention| {
        let at = others.partition_point(|also| also.end < party.span.end);
        others.get(at).is_some_and(|also| also.contains(party.span))
    };
    parties.retain(|party| !is_other(party));
    parties
}

/// Whom the rules find at one of [`LEADS`].
fn by_lead(scan: &Scan<'_>, at: usize) -> Option<Found> {
    groups::committee(scan, at)
        .or_else(|| groups::us_trustee(scan, at))
        .or_else(|| groups::lenders(scan, at))
        .or_else(|| attention(scan, at))
        .or_else(|| author(scan, at))
}

/// Whom the rules find at a word that begins with a capital; `lead` says whether it is one of [`LEADS`], `esquires` are the
/// places of "Esq.".
fn by_capital(scan: &Scan<'_>, at: usize, lead: bool, esquires: &[usize]) -> Option<Found> {
    companies::company(scan, at)
        .or_else(|| companies::placed(scan, at))
        .or_else(|| groups::agency(scan, at))
        .or_else(|| if lead { by_lead(scan, at) } else { None })
        .or_else(|| titled_person(scan, at))
        .or_else(|| swears(scan, at))
        .or_else(|| esquire_person(scan, at, esquires))
        .or_else(|| family_first(scan, at))
        .or_else(|| person(scan, at))
        .or_else(|| placed_person(scan, at))
}

/// A party, and the token behind what names it.
pub(super) type Found = (PartyMention, usize);

/// A person with a title of courtesy or office: "Mr. Peale", "Hon. Ida Loon", "Magistrate Judge Quillon".
fn titled_person(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let word = scan.word(at);
    let (role, skip_dot) = match word {
        "Mr" | "Ms" | "Mrs" | "Dr" | "Messrs" => (Role::Other, true),
        "Hon" | "HON" => (Role::Judge, true),
        "Honorable" | "Judge" | "Justice" | "HONORABLE" => (Role::Judge, false),
        _ => return None,
    };
    let dot = usize::from(scan.mark(at + 1, b'.') && scan.before(at + 1) == Before::Nothing);
    if skip_dot && dot == 0 && word != "Hon" {
        return None;
    }
    let from = at + 1 + dot;
    let same_line = scan.tokens.get(from).is_some_and(|token| token.line == scan.tokens[at].line);
    if !same_line || ends_name(scan.word(from)) {
        return None;
    }
    let last = name_end(scan, from)?;
    let (name, span) = named(scan, from, last);
    let one = !name.contains(' ');
    if one && (name.len() < 2 || is_upper(&name) && name.len() < 3)
        || role == Role::Judge && one && word != "Judge" && word != "Justice"
    {
        return None;
    }
    let whole = if one { scan.tokens[at].span.to(span) } else { span };
    let shown = if one && role == Role::Other { tidy(whole.of(scan.text)) } else { name };
    let mut party = PartyMention::new(shown, whole, Entity::Person);
    // "the Honorable Ida Loon (Ret.)" has a part in the matter as something else.
    let retired = scan.mark(last, b'(') && scan.is_any(last + 1, &["ret", "retired"])
        || scan.mark(last, b',') && scan.is_any(last + 1, &["ret", "retired"])
        || at > 0 && scan.is(at - 1, "retired");
    let before = at > 1 && scan.is(at - 1, "before") && scan.is_any(at - 2, &["mediation", "session"]);
    let role = if retired || before && role == Role::Other { retired_as(scan, at) } else { role };
    party.roles.push(office(scan, at, last).unwrap_or(role));
    if party.roles == [Role::Other] {
        party.sure = Sureness::Inferred;
    }
    Some((party, last))
}

/// The part of a former judge: the mediator, where the sentence speaks of a mediation.
fn retired_as(scan: &Scan<'_>, at: usize) -> Role {
    let (low, high) = scan.sentence(at, 60);
    let mediation = (low..high).any(|i| scan.is_any(i, &["mediation", "mediator", "mediate", "mediated"]));
    if mediation { Role::Mediator } else { Role::Other }
}

/// "Attention: Cosmo Dray, Email: cdray@example.com", in running text.
fn attention(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if !scan.is_any(at, &["attention", "attn"]) {
        return None;
    }
    let from = at + 1 + usize::from(scan.mark(at + 1, b'.'));
    if !scan.mark(from, b':') || scan.before(from + 1) >= Before::Line {
        return None;
    }
    let last = name_end(scan, from + 1)?;
    let (name, span) = named(scan, from + 1, last);
    if !looks_like_person(&name) {
        return None;
    }
    let mut party = PartyMention::new(name, span, Entity::Person).with_role(Role::Other);
    let behind = scan.span(last, (last + 18).min(scan.tokens.len().saturating_sub(1)));
    let label = (last..last + 4).any(|i| scan.is_any(i, &["email", "e", "mail"]));
    if label {
        party.emails = super::address::emails(behind.of(scan.text), behind.start as usize);
        party.emails.truncate(1);
        // An office's mailbox is nobody's own.
        party.emails.retain(|email| super::mailboxes::is_named_in(&email.value, &party.name));
    }
    Some((party, last))
}

/// "Affidavit of Conrad Elm", "Declaration of Ada Byrne in support of …", "Affidavit of Service of Otto Lund": the one who
/// swears.
fn author(scan: &Scan<'_>, at: usize) -> Option<Found> {
    const SWORN: [&str; 7] =
        ["affidavit", "declaration", "affirmation", "testimony", "deposition", "certification", "verification"];
    if !scan.is_any(at, &SWORN) || !scan.is(at + 1, "of") {
        return None;
    }
    let role = if scan.is_any(at, &["testimony", "deposition"]) { Role::Witness } else { Role::Declarant };
    let service = scan.is_any(at + 2, &["service", "mailing", "publication"]) && scan.is(at + 3, "of");
    let first = if service { at + 4 } else { at + 2 };
    // "DEPOSITION OF DR. ADA BYRNE"
    let courtesy = scan.is_any(first, &["dr", "mr", "ms", "mrs", "hon"]) && scan.mark(first + 1, b'.');
    let first = first + if courtesy { 2 } else { 0 };
    let last = name_end(scan, first)?;
    let span = scan.span(first, last - 1);
    let name = best_case(&tidy(span.of(scan.text)));
    looks_like_person(&name).then(|| (PartyMention::new(name, span, Entity::Person).with_role(role), last))
}

/// "I, Ada Byrne, hereby declare", "Otto Lund, being duly sworn, says": the one who swears.
fn swears(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let first = if scan.word(at) == "I" && scan.mark(at + 1, b',') { at + 2 } else { at };
    let starts = first > at || scan.before(at) >= Before::Line;
    if !starts || !scan.word(first).starts_with(char::is_uppercase) {
        return None;
    }
    let last = name_end(scan, first)?;
    let comma = last + usize::from(scan.mark(last, b','));
    let own = |words: &[&str]| scan.words(comma, words);
    let sworn = own(&["being", "duly", "sworn"])
        || own(&["being", "first", "duly", "sworn"])
        || first > at
            && (comma..comma + 6).any(|i| {
                scan.is_any(i, &["declare", "declares", "certify", "depose", "affirm", "swear", "state", "verify"])
            });
    if !sworn {
        return None;
    }
    let (name, span) = named(scan, first, last);
    looks_like_person(&name)
        .then(|| (PartyMention::new(best_case(&name), span, Entity::Person).with_role(Role::Declarant), last))
}

/// A person by a given name that is in use, in running text.
fn person(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let word = scan.word(at);
    let mut letters = word.chars();
    let first = letters.next()?;
    let small = letters.next().is_some_and(char::is_lowercase);
    if !first.is_uppercase() || !is_given_name(word) || !small && !capitals_in_prose(scan, at) {
        return None;
    }
    // Not in the middle of a longer name: "St. Paul", "Fort Wayne", "Alder Warren LLP".
    if at > 0 && scan.before(at) <= Before::Space {
        let previous = scan.word(at - 1);
        let capital_before = previous.starts_with(char::is_uppercase)
            && scan.tokens[at - 1].kind == Kind::Word
            && !is_role_word(previous);
        // "9 Kent Walk, Albany": a street.
        let house = scan.tokens[at - 1].kind == Kind::Number && scan.before(at) == Before::Space;
        let saint = scan.mark(at - 1, b'.') && at > 1 && scan.is_any(at - 2, &["st", "ft", "mt"]);
        let street = || {
            house
                && name_end(scan, at)
                    .is_some_and(|last| scan.mark(last, b',') && scan.word(last + 1).starts_with(char::is_uppercase))
        };
        if capital_before || saint || street() || scan.mark(at - 1, b'&') || scan.mark(at - 1, b'-') {
            return None;
        }
    }
    let last = name_end(scan, at)?;
    let (name, span) = named(scan, at, last);
    if !looks_like_person(&name) || scan.tokens[last - 1].line != scan.tokens[at].line {
        return None;
    }
    // "Warren Street", "Jordan River Partners": what follows in capitals is another kind of name.
    let next = scan.word(last);
    if scan.before(last) == Before::Space
        && (next.starts_with(char::is_uppercase)
            && scan.tokens.get(last).is_some_and(|t| t.kind == Kind::Word)
            && !is_role_word(next)
            && !is_degree(next)
            || scan.mark(last, b'&'))
    {
        return None;
    }
    let comma_form = scan.mark(last, b',') && company_bounds::legal_form(scan, last + 1).is_some();
    // A notary certifies who signs, and has no part in the matter.
    let notary = last + usize::from(scan.mark(last, b','));
    if comma_form || scan.words(notary, &["notary", "public"]) || scan.words(notary, &["a", "notary", "public"]) {
        return None;
    }
    let mut party = PartyMention::new(name, span, Entity::Person);
    if let Some(role) = office(scan, at, last) {
        party.roles.push(role);
    } else {
        party.sure = Sureness::Inferred;
        party.roles.push(if esquire(scan, last) { Role::Attorney } else { Role::Other });
    }
    firm_behind(scan, last, &mut party);
    Some((party, last))
}

/// "Quillon Q. Elm, Esq.": a name that begins at a token and has "Esq." behind it, whatever the given name.
fn esquire_person(scan: &Scan<'_>, at: usize, esquires: &[usize]) -> Option<Found> {
    let word = scan.word(at);
    let first = word.starts_with(char::is_uppercase)
        && word.len() > 2
        && !(at > 0 && scan.before(at) == Before::Space && scan.word(at - 1).starts_with(char::is_uppercase));
    let near = || esquires.get(esquires.partition_point(|esquire| *esquire <= at)).is_some_and(|next| *next < at + 8);
    if esquires.is_empty() || !first || !near() {
        return None;
    }
    let last = name_end(scan, at)?;
    let span = scan.span(at, last - 1);
    let name = best_case(&tidy(span.of(scan.text)));
    if !esquire(scan, last) || !looks_like_person(&name) {
        return None;
    }
    let mut party = PartyMention::new(name, span, Entity::Person).with_role(Role::Attorney);
    firm_behind(scan, last, &mut party);
    Some((party, last))
}

/// "Oswin's adjuster, Barnaby Crewe, walked …", "Odalys Brightwater (the "New Director")": what stands around two or three
/// capitalised words makes them a person.
fn placed_person(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let word = scan.word(at);
    let starts = word.starts_with(char::is_uppercase) && word.len() > 2 && word.chars().any(char::is_lowercase);
    if !starts || at == 0 || scan.before(at) == Before::Paragraph {
        return None;
    }
    let appositive = scan.mark(at - 1, b',')
        && at > 1
        && scan.word(at - 2).starts_with(char::is_lowercase)
        && scan.word(at - 2).len() > 4;
    let free =
        !scan.word(at - 1).starts_with(char::is_uppercase) && !scan.mark(at - 1, b'.') && !scan.mark(at - 1, b'&');
    if !(appositive || free) {
        return None;
    }
    let last = name_end(scan, at)?;
    let between = appositive && scan.mark(last, b',') && scan.word(last + 1).starts_with(char::is_lowercase);
    let beside = beside(scan, last);
    let defined =
        scan.mark(last, b'(') && (scan.mark(last + 1, b'"') || scan.is(last + 1, "the") && scan.mark(last + 2, b'"'));
    let individual = scan.mark(last, b',') && scan.words(last + 1, &["an", "individual"]);
    if !(between || defined || individual || beside.is_some()) {
        return None;
    }
    let (name, span) = named(scan, at, last);
    if !looks_like_person(&name) || super::heading::noun_kind(name.rsplit(' ').next()?).is_some() {
        return None;
    }
    // A defined term's own words are no person: "Sale Closing (the "Closing")".
    let part = name.rsplit(' ').next().is_some_and(company_edges::is_defined_part);
    let common = part || name.split(' ').any(super::titles::is_common);
    if common || between && super::address::is_state(&name) {
        return None;
    }
    let mut party =
        PartyMention::new(name, span, Entity::Person).with_role(office(scan, at, last).unwrap_or(Role::Other));
    match beside {
        Some(Beside::Title(title)) => party.title = Some(title),
        Some(Beside::Firm(firm)) => {
            party.roles = vec![Role::Attorney];
            party.firm = Some(firm);
        }
        Some(Beside::Verb) | None => {}
    }
    // "Ada Byrne, an individual ("Byrne")": the term stands behind the apposition.
    let open = (last..last + 4).find(|i| scan.mark(*i, b'(')).filter(|_| defined || individual);
    if let Some(open) = open
        && let Some(close) = (open + 1..open + 16).find(|i| scan.mark(*i, b')'))
    {
        described::terms(scan, open + 1, close, &mut party);
    }
    party.sure = Sureness::Inferred;
    Some((party, last))
}

/// "Halvorsen, Ingeborg T., chief carver": the family name first, with an initial or a given name in use behind the comma.
fn family_first(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let family = scan.word(at);
    let starts = family.starts_with(char::is_uppercase)
        && family.len() > 2
        && scan.mark(at + 1, b',')
        && scan.before(at + 1) == Before::Nothing;
    let item = at == 0
        || scan.before(at) >= Before::Line
        || scan.mark(at - 1, b'.') && at > 1 && scan.tokens[at - 2].kind == Kind::Number
        || scan.mark(at - 1, b';');
    if !starts || !item {
        return None;
    }
    let given = scan.word(at + 2);
    let initial =
        scan.word(at + 3).len() == 1 && scan.word(at + 3).starts_with(char::is_uppercase) && scan.mark(at + 4, b'.');
    if !given.starts_with(char::is_uppercase)
        || given.len() < 3
        || !(initial || is_given_name(given))
        || super::names::is_legal_form(given)
    {
        return None;
    }
    let last = if initial { at + 5 } else { at + 3 };
    let ends = scan.mark(last, b',') || scan.before(last) >= Before::Line || scan.mark(last, b';');
    let name = if initial { format!("{given} {}. {family}", scan.word(at + 3)) } else { format!("{given} {family}") };
    let span = scan.span(at, last - 1);
    (ends && looks_like_person(&name)).then(|| {
        let mut party = PartyMention::new(best_case(&name), span, Entity::Person).with_role(Role::Other);
        party.sure = Sureness::Inferred;
        (party, last)
    })
}
