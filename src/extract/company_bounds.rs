//! Where a company's name begins and ends in running text.

use super::address::is_zip;
use super::company_edges::{is_defined_part, is_judges_initials, is_year};
use super::names::{has_legal_form, is_company_word, is_legal_form, is_upper};
use super::scan::{Before, Kind, Scan};
use super::titles::{ends_title, is_title};
use super::word_set::WordSet;

/// The token behind a registered form at `at`: "Inc.", "L.P.", "LLC", "N. A.".
pub(super) fn legal_form(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let word = scan.word(at);
    if !word.starts_with(|c: char| c.is_uppercase()) {
        return None;
    }
    if word.len() == 1 {
        // "L.P.", "L.L.C.", "N.A.", "P.C.", "S.A."
        let mut letters = String::from(word);
        let mut next = at + 1;
        while scan.mark(next, b'.') && scan.before(next) == Before::Nothing {
            next += 1;
            let letter = scan.word(next);
            let near = scan.before(next) <= Before::Space;
            if letters.len() < 4 && letter.len() == 1 && near && letter.starts_with(char::is_uppercase) {
                letters.push_str(letter);
                next += 1;
            } else {
                break;
            }
        }
        let known = matches!(
            letters.as_str(),
            "LP" | "LLC" | "LLP" | "NA" | "PC" | "PA" | "SA" | "NV" | "BV" | "PLLC" | "AG" | "FSB" | "SSB"
        );
        return known.then_some(next);
    }
    // Words that are only a form where a name stands before them.
    if word.eq_ignore_ascii_case("co")
        && scan.mark(at + 1, b'.')
        && scan.before(at + 1) == Before::Nothing
        && at > 0
        && (scan.word(at - 1).starts_with(char::is_uppercase) || scan.mark(at - 1, b'&'))
    {
        return Some(at + 2);
    }
    if !is_legal_form(word) {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    // "Reno, NV 89502" is a place.
    if lower == "nv" && is_zip(scan.word(at + 1)) {
        return None;
    }
    if matches!(lower.as_str(), "sa" | "ab" | "na") && word != word.to_uppercase() {
        return None;
    }
    let previous = at.checked_sub(1)?;
    let named = scan.tokens[previous].kind == Kind::Word && scan.word(previous).starts_with(char::is_uppercase)
        || scan.mark(previous, b',')
        || scan.mark(previous, b')')
        || scan.mark(previous, b'.')
        || scan.tokens[previous].kind == Kind::Number;
    if lower == "pa" {
        return None;
    }
    let generic = matches!(lower.as_str(), "company" | "corporation" | "limited" | "pc");
    let after_article = scan.is_any(previous, &["the", "a", "such", "each", "any", "this", "said", "our", "limited"]);
    // "Elm & Fox / A Professional Corporation": what the firm is, and no part of its name.
    let profession =
        lower == "corporation" && scan.is(previous, "professional") && previous > 0 && scan.is(previous - 1, "a");
    if profession || !named || generic && after_article || generic && scan.mark(previous, b'.') {
        return None;
    }
    Some(
        at + 1
            + usize::from(
                scan.mark(at + 1, b'.')
                    && scan.before(at + 1) == Before::Nothing
                    && matches!(lower.as_str(), "inc" | "corp" | "ltd"),
            ),
    )
}

/// Words that begin a sentence or a clause and are no part of a name behind them.
pub(super) static NOT_FIRST: WordSet<57> = WordSet::new([
    "a",
    "account",
    "among",
    "an",
    "and",
    "application",
    "appointing",
    "as",
    "at",
    "attn",
    "because",
    "between",
    "by",
    "co",
    "counsel",
    "debtor",
    "debtors",
    "defendant",
    "defendants",
    "each",
    "employ",
    "employing",
    "employment",
    "for",
    "from",
    "holder",
    "if",
    "in",
    "its",
    "liens",
    "motion",
    "name",
    "objection",
    "of",
    "on",
    "or",
    "our",
    "plaintiff",
    "plaintiffs",
    "pursuant",
    "re",
    "retain",
    "retaining",
    "since",
    "stipulation",
    "subsidiary",
    "such",
    "that",
    "this",
    "to",
    "trustee",
    "upon",
    "when",
    "whereas",
    "while",
    "with",
    "witnesseth",
]);

/// The first token of the company's name that ends at `at`.
pub(super) fn company_start(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let mut first = at;
    let mut words = 0;
    let mut capitals = 0;
    while first > 0 && at - first < 24 {
        let before = first - 1;
        if matches!(scan.before(first), Before::Gap | Before::Paragraph) || first < at && on_next_line(scan, first) {
            break;
        }
        let word = scan.word(before);
        // "Title: Vice President" ends the line above a name.
        if scan.before(first) == Before::Line && words > 1 && ends_title(word) {
            break;
        }
        // The line drawn below a caption's head ends in an X.
        if matches!(word, "X" | "x") && before > 0 && scan.before(before) == Before::Nothing {
            break;
        }
        if scan.before(first) == Before::Line && ends_above(scan, first) || ends_before(scan, first, words) {
            break;
        }
        if is_judges_initials(scan, before) || is_year(scan, before) {
            break;
        }
        // In capitals the small words are written large: "ORDER TO EMPLOY ALDER & BIRCH LLP".
        let small = matches!(word, "OF" | "TO" | "THE" | "FOR" | "BY" | "AND" | "IN" | "ON" | "AS" | "WITH");
        let capital = !small
            && (word.starts_with(char::is_uppercase)
                || word.starts_with(|c: char| c.is_ascii_digit()) && word.len() < 5);
        match scan.tokens[before].kind {
            Kind::Word | Kind::Number if capital => {
                // A sentence's end: "Mr. Elm left. Alder Inc. stayed."
                let form_before = is_legal_form(word) && first < at;
                if form_before && !scan.mark(first, b'-') && scan.is_any(first, &["and"]) {
                    break;
                }
                // "Authorized Signatory ALDER FUND, LLC": the name is the part in capitals.
                let switches = word.chars().any(char::is_lowercase) && word.len() > 3 && capitals >= 2;
                if switches || words > 0 && is_defined_part(word) && scan.mark(first, b',') {
                    break;
                }
                capitals += usize::from(word.len() > 2 && is_upper(word));
                words += 1;
                first = before;
            }
            Kind::Word if matches!(word, "of" | "de" | "the" | "du" | "for" | "OF" | "THE") && before > 0 => {
                let more =
                    scan.word(before - 1).starts_with(char::is_uppercase) && !NOT_FIRST.has(scan.word(before - 1));
                let word = word.to_ascii_lowercase();
                let bank = word == "of" && more && can_have_of(scan, before - 1)
                    || word == "the" && before > 1 && scan.is(before - 1, "of") && can_have_of(scan, before - 2)
                    || word == "de" && more;
                if !bank || scan.is(first, "the") {
                    break;
                }
                first = before;
            }
            Kind::Word if matches!(word, "and" | "AND") && before > 0 && first < at => {
                // "Elm and Fir Trust Company" – but not "Elm Corporation and Fir, Inc."
                let left = scan.word(before - 1);
                let right = scan.word(first);
                let joins = left.starts_with(char::is_uppercase)
                    && !is_legal_form(left)
                    && (is_company_word(right) && first < at
                        || is_partnership(scan, at) && single_word_left(scan, before - 1));
                if !joins {
                    break;
                }
                first = before;
            }
            // "2029 - Alder, Inc.": a dash between blanks stands before the name.
            Kind::Mark(b'-') if first < at && scan.before(before) > Before::Nothing => break,
            Kind::Mark(b'&' | b'-' | b'\'') if first < at || scan.mark(before, b'&') => first = before,
            Kind::Mark(b'.')
                if scan.before(before) == Before::Nothing && before > 0 && abbreviated(scan.word(before - 1)) =>
            {
                first = before;
            }
            Kind::Mark(b',') if first == at => first = before,
            // "Elm, Fir & Gorse LLP"
            Kind::Mark(b',') if partners(scan, first, at) => first = before,
            Kind::Mark(b')')
                if before > 1
                    && scan.mark(before - 2, b'(')
                    && scan.word(before - 1).len() <= 12
                    && scan.word(before - 1).starts_with(char::is_uppercase) =>
            {
                first = before - 2;
            }
            _ => break,
        }
    }
    while first < at {
        let word = scan.word(first);
        // "AT&T" begins with no small word.
        let joined = scan.mark(first + 1, b'&') && scan.before(first + 1) == Before::Nothing;
        // "Company  Alder Freight Co.": the label of a form's line.
        let label = word == "Company" && scan.before(first) >= Before::Line && first + 1 < at;
        let drop = label
            || !word.starts_with(|c: char| c.is_alphanumeric())
            || NOT_FIRST.has(word) && !joined
            || word.eq_ignore_ascii_case("the") && starts_sentence(scan, first);
        if !drop {
            break;
        }
        first += 1;
    }
    (first < at && words > 0).then_some(first)
}

/// Whether a token begins a line below a short one or one with columns: names of a list, a table, a caption or an address
/// block stand so, one to a line, and are not one name. In running text the line above is full.
fn on_next_line(scan: &Scan<'_>, first: usize) -> bool {
    const FULL: usize = 24;
    const NEARLY_FULL: usize = 44;
    if scan.before(first) != Before::Line {
        return false;
    }
    let Some(above) = scan.tokens.get(first).and_then(|token| token.line.checked_sub(1)) else { return false };
    let above = above as usize;
    let text = scan.line_text(above);
    // A gap at the very beginning stands behind a paragraph's number.
    let gap = |wide: &str| text.rfind(wide).is_some_and(|at| at > 10);
    let columns = text.len() < 400 && (gap("   ") || gap("\t") || text.ends_with([')', '|', ':']));
    // "CORPORATION, General Partner of Alder / Capital L.P.": a form that stands first has its name on the line above.
    let form = || has_legal_form(text) || text.split([' ', ',']).next().is_some_and(is_legal_form);
    let titled = || text.len() < NEARLY_FULL && (is_title(text) && !form() || text.starts_with("cc"));
    text.len() < FULL || columns || titled()
}

/// Whether another company's name ends right before a token, or a figure: "Alder, L.P. Birch Fund, Ltd.", "$5,000.00 Elm LLC".
/// What follows is a name of its own where it has two words or more.
fn ends_before(scan: &Scan<'_>, first: usize, words: usize) -> bool {
    if words < 2 || scan.before(first) != Before::Space {
        return false;
    }
    let before = first - 1;
    let cents = scan.tokens[before].kind == Kind::Number
        && before > 0
        && scan.before(before) == Before::Nothing
        && (scan.mark(before - 1, b'.') || scan.mark(before - 1, b','));
    let strict = |at: usize| scan.is_any(at, &["inc", "llc", "lp", "ltd", "llp", "plc", "l", "n"]);
    let form = (first.saturating_sub(6)..first).any(|at| strict(at) && legal_form(scan, at) == Some(first));
    cents || form
}

/// Whether what stands on the line above is over: another company's registered form, a figure of a table, or a form's label
/// in capitals above a name that is not.
fn ends_above(scan: &Scan<'_>, first: usize) -> bool {
    let before = first - 1;
    let form = (first.saturating_sub(8)..first).any(|at| legal_form(scan, at) == Some(first));
    let figure = scan.tokens[before].kind == Kind::Number;
    let label = matches!(scan.word(before), "PERSON" | "PERSONS" | "ISSUER" | "NAME")
        && scan.word(first).chars().any(char::is_lowercase);
    form || figure || label
}

/// Whether the form at a token is a partnership's: "LLP", "L.L.P.".
fn is_partnership(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_any(at, &["llp", "pllp", "lllp"]) || scan.is(at, "l") && scan.is(at + 4, "p")
}

/// Whether a name that stands left of "and" has one word only, as partners' names have.
fn single_word_left(scan: &Scan<'_>, at: usize) -> bool {
    at == 0 || !scan.word(at - 1).starts_with(char::is_uppercase) || scan.mark(at - 1, b',')
}

/// Words behind which "of" goes on with a company's name: "Bank of …", "Insurance Company of …".
fn can_have_of(scan: &Scan<'_>, at: usize) -> bool {
    const WORDS: [&str; 19] = [
        "holdings",
        "industries",
        "partners",
        "services",
        "associates",
        "bank",
        "trust",
        "company",
        "university",
        "board",
        "department",
        "city",
        "county",
        "state",
        "institute",
        "church",
        "federation",
        "society",
        "association",
    ];
    scan.is_any(at, &WORDS)
}

fn starts_sentence(scan: &Scan<'_>, at: usize) -> bool {
    at == 0 || scan.before(at) == Before::Paragraph || scan.mark(at - 1, b'.')
}

/// Words that a period shortens inside a name.
fn abbreviated(word: &str) -> bool {
    word.len() == 1 && word.starts_with(char::is_alphabetic)
        || ["inc", "corp", "co", "st", "bros", "intl", "mfg", "u", "s", "mt", "ft", "dr", "ltd"]
            .contains(&word.to_lowercase().as_str())
}

/// Whether an ampersand stands among the next few tokens: a comma before it separates partners.
fn partners(scan: &Scan<'_>, from: usize, at: usize) -> bool {
    (from..at.min(from + 6)).any(|i| scan.mark(i, b'&') || scan.is(i, "and"))
}
