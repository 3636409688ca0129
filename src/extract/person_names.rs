//! Where a person's name ends in running text, and what the words around it say.

use super::company_bounds;
use super::mentions::{Located, PartyMention};
use super::names::{is_upper, tidy};
use super::scan::{Before, Kind, Scan};
use super::word_set::WordSet;
use crate::model::{Role, Span};

/// Whether a name can go on at a token on the next line: behind a given name, or behind an initial.
fn goes_on_below(scan: &Scan<'_>, next: usize, words: usize) -> bool {
    let initial = next > 1 && scan.mark(next - 1, b'.') && scan.word(next - 2).len() == 1;
    words == 1 && next > 0 && scan.word(next - 1).len() > 1 || words == 2 && initial
}

/// The token behind a person's name that begins at `at`: capitalised words and initials, up to five, with "Jr.".
pub(super) fn name_end(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let mut next = at;
    let mut words = 0;
    let line = scan.tokens.get(at)?.line;
    while words < 5 {
        let Some(token) = scan.tokens.get(next) else { break };
        let word = scan.word(next);
        let near = next == at
            || token.before == Before::Space
            || token.before == Before::Nothing && scan.mark(next - 1, b'.')
            || token.line == line + 1 && token.before == Before::Line && goes_on_below(scan, next, words);
        if token.kind != Kind::Word || !word.starts_with(char::is_uppercase) || !near || ends_name(word) && words > 0 {
            break;
        }
        // "Ada March 3": a month.
        if words > 0
            && super::dates::month_number(word).is_some()
            && scan.tokens.get(next + 1).is_some_and(|t| t.kind == Kind::Number)
        {
            break;
        }
        words += 1;
        next += 1;
        // "Mr. Elm's motion": the name ends before the possessive.
        if word.ends_with("'s") || word.ends_with("’s") {
            break;
        }
        if word.len() == 1 {
            if scan.mark(next, b'.') && scan.before(next) == Before::Nothing {
                next += 1;
            }
        } else if scan.mark(next, b'-')
            && scan.before(next) == Before::Nothing
            && scan.before(next + 1) == Before::Nothing
            && scan.word(next + 1).starts_with(char::is_uppercase)
        {
            next += 2;
        }
    }
    if words == 0 {
        return None;
    }
    let suffix = next + usize::from(scan.mark(next, b','));
    if scan.is_any(suffix, &["jr", "sr", "iii", "iv"]) && scan.before(suffix) == Before::Space {
        next = suffix + 1;
        if scan.mark(next, b'.') && scan.before(next) == Before::Nothing {
            next += 1;
        }
    }
    Some(next)
}

/// Words with a capital behind a name that are no part of it.
pub(super) fn ends_name(word: &str) -> bool {
    static WORDS: WordSet<30> = WordSet::new([
        "affidavit",
        "and",
        "attorney",
        "by",
        "cfa",
        "chief",
        "counsel",
        "cpa",
        "dated",
        "declaration",
        "email",
        "esq",
        "exhibit",
        "facsimile",
        "fax",
        "in",
        "its",
        "name",
        "of",
        "page",
        "phone",
        "president",
        "pursuant",
        "tel",
        "telecopier",
        "telephone",
        "the",
        "title",
        "united",
        "vice",
    ]);
    WORDS.has(word)
}

/// The name from one token up to another, and its span, without a possessive at its end.
pub(super) fn named(scan: &Scan<'_>, first: usize, last: usize) -> (String, Span) {
    let span = scan.span(first, last - 1);
    let words = span.of(scan.text);
    let bare = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
    (tidy(bare), Span::new(span.start as usize, span.start as usize + bare.len()))
}

/// Letters behind a name for what its bearer has passed.
pub(super) fn is_degree(word: &str) -> bool {
    matches!(word, "CFA" | "CPA" | "CIRA" | "CTP" | "CFE" | "JD" | "MBA" | "PhD")
}

/// Words with a capital that may stand before a person's name: offices.
pub(super) fn is_role_word(word: &str) -> bool {
    static WORDS: WordSet<18> = WordSet::new([
        "and",
        "attention",
        "attorney",
        "by",
        "counsel",
        "director",
        "dr",
        "examiner",
        "hon",
        "judge",
        "justice",
        "mediator",
        "mr",
        "mrs",
        "ms",
        "name",
        "president",
        "trustee",
    ]);
    WORDS.has(word)
}

/// The office that the words around a person give: "the Mediator, Mr. Peale", "Ada Byrne, as examiner".
pub(super) fn office(scan: &Scan<'_>, first: usize, last: usize) -> Option<Role> {
    let of = |at: usize| match scan.word(at).to_lowercase().as_str() {
        "mediator" => Some(Role::Mediator),
        "declarant" | "affiant" => Some(Role::Declarant),
        "trustee" => Some(Role::Trustee),
        _ => None,
    };
    let mut before = first.checked_sub(1)?;
    if scan.mark(before, b',') && before > 0 {
        before -= 1;
    }
    let side = match scan.word(before).to_lowercase().as_str() {
        "plaintiff" => Some(Role::Plaintiff),
        "defendant" => Some(Role::Defendant),
        "petitioner" => Some(Role::Petitioner),
        "respondent" => Some(Role::Respondent),
        _ => None,
    };
    // "Estate of Otto Quill, / Plaintiff" behind a name is another one's part.
    let side = side.filter(|_| before + 1 == first && scan.before(first) <= Before::Line);
    if let Some(role) = of(before).or(side) {
        return Some(role);
    }
    let mut next = last;
    if scan.mark(next, b'(') {
        next = (next..next + 5).find(|i| scan.mark(*i, b')')).map_or(next, |close| close + 1);
    }
    let apposed = scan.mark(next, b',');
    next += usize::from(apposed);
    if scan.is_any(next, &["as", "the", "a"]) {
        next += 1;
        next += usize::from(scan.is_any(next, &["the", "a", "chapter"]));
        return of(next);
    }
    if apposed { of(next) } else { None }
}

/// ", Esq." behind a name.
pub(super) fn esquire(scan: &Scan<'_>, last: usize) -> bool {
    scan.is_any(last + usize::from(scan.mark(last, b',')), &["esq", "esquire"])
}

/// "Ada Byrne, Esq., Elm Fox PLLC, 16 Fir Street …": the firm named right behind counsel, with its address and phones.
pub(super) fn firm_behind(scan: &Scan<'_>, last: usize, party: &mut PartyMention) {
    if !esquire(scan, last) {
        return;
    }
    let from = last + 1 + usize::from(scan.mark(last, b','));
    let form = (from..(from + 14).min(scan.tokens.len()))
        .find_map(|i| company_bounds::legal_form(scan, i).map(|end| (i, end)));
    if let Some((at, end)) = form
        && let Some(first) = company_bounds::company_start(scan, at).filter(|first| *first > last)
    {
        let span = scan.span(first, end - 1);
        party.firm = Some(Located::new(tidy(span.of(scan.text)), span));
    }
}

/// Whether a word in capitals stands in a line that has small letters too: a name, and no heading.
pub(super) fn capitals_in_prose(scan: &Scan<'_>, at: usize) -> bool {
    // Only what stands near: a line may be a whole document long.
    let line = scan.tokens[at].line;
    let near = (at.saturating_sub(40)..(at + 40).min(scan.tokens.len())).filter(|i| scan.tokens[*i].line == line);
    let small = near.flat_map(|i| scan.word(i).chars()).filter(|c| c.is_lowercase()).take(13).count();
    is_upper(scan.word(at)) && is_upper(scan.word(at + 1)) && small > 12
}

/// What stands right behind a name and makes it a person's.
pub(super) enum Beside {
    /// ", Chief Financial Officer"
    Title(Located<String>),
    /// "of Elm Fox LLP"
    Firm(Located<String>),
    /// "is hereby appointed"
    Verb,
}

/// What stands right behind a name that ends before a token and makes it a person's.
pub(super) fn beside(scan: &Scan<'_>, last: usize) -> Option<Beside> {
    if scan.mark(last, b',') {
        let firm = || firm_of(scan, last + 1).map(Beside::Firm);
        return title_behind(scan, last + 1).map(Beside::Title).or_else(firm);
    }
    if scan.is(last, "of") {
        return firm_of(scan, last + 1).map(Beside::Firm);
    }
    let verb = last + 1 + usize::from(scan.is(last + 1, "hereby"));
    let named = scan.is_any(last, &["is", "was"])
        && scan.is_any(verb, &["appointed", "elected", "removed", "deposed", "nominated", "reelected"]);
    named.then_some(Beside::Verb)
}

/// The title between a comma and the next mark: "Ada Byrne, Chief Financial Officer;".
fn title_behind(scan: &Scan<'_>, first: usize) -> Option<Located<String>> {
    const LONGEST: usize = 7;
    let ends = |at: &usize| {
        scan.before(*at) >= Before::Gap
            || scan.tokens.get(*at).is_none_or(|token| !matches!(token.kind, Kind::Word | Kind::Mark(b'-' | b'&')))
            || scan.is_any(*at, &["for", "to", "at", "who", "is", "was", "has"])
    };
    let end = (first..=first + LONGEST).find(ends)?;
    let behind = scan.span(first, end.checked_sub(1).filter(|last| *last >= first)?);
    let of = (first..end).find(|at| scan.is(*at, "of")).unwrap_or(end);
    let span = scan.span(first, of.checked_sub(1).filter(|last| *last >= first)?);
    let words = tidy(span.of(scan.text));
    let large = |word: &str| word.starts_with(char::is_uppercase) || word == "and" || word == "&";
    // A title alone: "Secretary", "General Counsel"; not "President Street Partners".
    let title = super::titles::is_title(&words)
        && words.split(' ').all(large)
        && words.rsplit([' ', '-']).next().is_some_and(super::titles::ends_title)
        && !super::names::looks_like_company(behind.of(scan.text));
    title.then_some(Located::new(words, span))
}

/// The law firm that begins at a token: "Ada Byrne of Elm Fox LLP".
fn firm_of(scan: &Scan<'_>, first: usize) -> Option<Located<String>> {
    const LONGEST: usize = 10;
    let (at, end) = (first + 1..first + LONGEST)
        .take_while(|at| scan.before(*at) < Before::Gap)
        .find_map(|at| company_bounds::legal_form(scan, at).map(|end| (at, end)))?;
    let whole = company_bounds::company_start(scan, at) == Some(first);
    let span = scan.span(first, end - 1);
    let name = tidy(span.of(scan.text));
    (whole && super::companies::is_law_firm(&name)).then_some(Located::new(name, span))
}
