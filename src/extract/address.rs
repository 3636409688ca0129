//! Postal addresses, phone numbers and e-mail addresses.

use super::abroad::ends_abroad;
use super::cells::Cell;
use super::labels::Label;
use super::mentions::Located;
use super::names::tidy;
use super::scan::Scan;
use crate::model::Span;

/// States, districts and territories as the postal service abbreviates them (Publication 28, appendix B).
const STATES: [&str; 56] = [
    "AK", "AL", "AR", "AS", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "GU", "HI", "IA", "ID", "IL", "IN", "KS",
    "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MP", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY",
    "OH", "OK", "OR", "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VI", "VT", "WA", "WI", "WV", "WY",
];

/// The same, written out, in lower case.
pub(super) const STATE_NAMES: [&str; 51] = [
    "alabama",
    "alaska",
    "arizona",
    "arkansas",
    "california",
    "colorado",
    "connecticut",
    "delaware",
    "district of columbia",
    "florida",
    "georgia",
    "hawaii",
    "idaho",
    "illinois",
    "indiana",
    "iowa",
    "kansas",
    "kentucky",
    "louisiana",
    "maine",
    "maryland",
    "massachusetts",
    "michigan",
    "minnesota",
    "mississippi",
    "missouri",
    "montana",
    "nebraska",
    "nevada",
    "new hampshire",
    "new jersey",
    "new mexico",
    "new york",
    "north carolina",
    "north dakota",
    "ohio",
    "oklahoma",
    "oregon",
    "pennsylvania",
    "rhode island",
    "south carolina",
    "south dakota",
    "tennessee",
    "texas",
    "utah",
    "vermont",
    "virginia",
    "washington",
    "west virginia",
    "wisconsin",
    "wyoming",
];

/// Whether a line ends an address: "Stamford, CT 06902", "New York, New York 10004", "London EC4N 8AL, United Kingdom".
pub(super) fn ends_address(line: &str) -> bool {
    ends_at_home(line) || ends_abroad(line)
}

/// Whether a line ends an American address.
fn ends_at_home(line: &str) -> bool {
    let line = line.trim_end_matches([' ', ',', '.', ';']);
    let Some((before, zip)) = line.rsplit_once(char::is_whitespace) else { return false };
    if !is_zip(zip) {
        return false;
    }
    let before = before.trim_end_matches([',', ' ', '.']);
    let last = before.rsplit([' ', ',', '\t']).next().unwrap_or_default();
    let bare: String = last.chars().filter(|c| c.is_alphabetic()).collect();
    STATES.binary_search(&bare.as_str()).is_ok() || {
        let lower = before.to_lowercase();
        STATE_NAMES
            .iter()
            .any(|name| lower.strip_suffix(name).is_some_and(|head| head.is_empty() || head.ends_with([' ', ','])))
            || lower.ends_with("d.c")
    }
}

/// Whether a line holds words of a street address.
pub(super) fn is_street(text: &str) -> bool {
    const WORDS: [&str; 40] = [
        "alley",
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
        "dr",
        "drive",
        "fl",
        "floor",
        "highway",
        "hill",
        "house",
        "lane",
        "parkway",
        "pkwy",
        "place",
        "plaza",
        "rd",
        "road",
        "room",
        "row",
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
        "wharf",
        "way",
    ];
    const NUMBERS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let first = text.split_whitespace().next().unwrap_or_default();
    let several = text.split_whitespace().nth(1).is_some();
    let numbered = first.starts_with(|c: char| c.is_ascii_digit()) && !first.contains(':') && first.len() < 9
        || NUMBERS.iter().any(|number| first.eq_ignore_ascii_case(number));
    let word = || {
        text.split(|c: char| !c.is_alphanumeric()).any(|w| WORDS.iter().any(|street| w.eq_ignore_ascii_case(street)))
    };
    let unit = || text.split_whitespace().any(|w| w.contains('-') && w.bytes().filter(u8::is_ascii_digit).count() >= 4);
    numbered && several || word() && !text.ends_with(':') || unit()
}

/// An address written out on one line, as lines: the last two parts are city and state.
pub(super) fn lines_of(address: &str) -> String {
    let parts: Vec<&str> = address.split(", ").collect();
    match parts.len().checked_sub(2) {
        Some(city) if city > 0 => format!("{}\n{}", parts[..city].join(", "), parts[city..].join(", ")),
        _ => address.to_owned(),
    }
}

/// Whether a name is a state's.
pub(super) fn is_state(name: &str) -> bool {
    STATE_NAMES.contains(&name.to_lowercase().as_str())
}

/// Whether a word is a ZIP code of five or nine figures.
pub(super) fn is_zip(word: &str) -> bool {
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    match word.split_once('-') {
        Some((five, four)) => digits(five, 5) && digits(four, 4),
        None => digits(word, 5),
    }
}

/// An address from an `Address:` cell and the lines behind it, up to the line with the ZIP code; the index behind it.
pub(super) fn from_cells(scan: &Scan<'_>, cells: &[Cell], at: usize) -> (Option<Located<String>>, usize) {
    let mut lines: Vec<Span> = Vec::new();
    let mut next = at;
    while let Some(cell) = cells.get(next) {
        let own = next == at;
        if !own && (cell.label != Label::Text || lines.len() >= 6) {
            break;
        }
        if !cell.span.is_empty() {
            lines.push(cell.span);
        }
        next += 1;
        let from = lines.first().copied().unwrap_or(cell.span);
        if ends_address(&tidy(from.to(cell.span).of(scan.text))) && !cell.span.is_empty() {
            break;
        }
    }
    (join(scan.text, &lines), next)
}

/// Address lines as one value. Lines broken in the middle of "City, ST" or before the ZIP are joined again.
pub(super) fn join(text: &str, lines: &[Span]) -> Option<Located<String>> {
    let (first, last) = (lines.first()?, lines.last()?);
    let mut out: Vec<String> = Vec::new();
    for span in lines {
        let line = tidy(span.of(text)).trim_end_matches([',', ';']).to_owned();
        let lone = is_zip(&line) || line.len() < 4 && line.ends_with('.');
        match out.last_mut() {
            Some(before) if lone => {
                before.push(' ');
                before.push_str(&line);
            }
            _ => out.push(line),
        }
    }
    Some(Located::new(out.join("\n"), first.to(*last)))
}

/// An address line written in capitals in the casing of addresses: states stay as they are.
pub(super) fn best_case(line: &str) -> String {
    if !super::names::is_upper(line) {
        return line.to_owned();
    }
    super::names::title_case(line)
        .split(' ')
        .map(|word| {
            let upper = word.to_uppercase();
            if STATES.binary_search(&upper.as_str()).is_ok() { upper } else { word.to_owned() }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a text is a phone number: ten figures, or eleven with a leading 1, and hardly anything else.
pub(super) fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let others = text.chars().filter(|c| c.is_alphabetic()).count();
    (10..=11).contains(&digits) && others <= 10
}

/// Phone numbers in a stretch of text, as printed: "(212) 555-0187", "212-555-0187", "212.555.0187", "+1 212 555 0187".
pub(super) fn phones(text: &str, base: usize) -> Vec<Located<String>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let starts = bytes[at].is_ascii_digit() || bytes[at] == b'(' || bytes[at] == b'+';
        let free =
            at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || matches!(bytes[at - 1], b'-' | b'.' | b'/' | b'$'));
        match (starts && free).then(|| phone_at(&bytes[at..])).flatten() {
            Some(length) => {
                if let Some(words) = text.get(at..at + length) {
                    found.push(Located::new(words.to_owned(), Span::new(base + at, base + at + length)));
                }
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// The length of the phone number at the start.
fn phone_at(bytes: &[u8]) -> Option<usize> {
    let digits = |at: usize, count: usize| bytes.get(at..at + count).is_some_and(|d| d.iter().all(u8::is_ascii_digit));
    let gap = |at: usize| {
        bytes[at.min(bytes.len())..].iter().take_while(|b| matches!(b, b' ' | b'-' | b'.' | b'/')).count().min(3)
    };
    let mut at = 0;
    if bytes.first() == Some(&b'+') {
        at += 1;
    }
    if bytes.get(at) == Some(&b'1') && !digits(at, 2) {
        at += 1 + gap(at + 1);
    } else if at > 0 {
        return None;
    }
    if bytes.get(at) == Some(&b'(') {
        if !digits(at + 1, 3) || bytes.get(at + 4) != Some(&b')') {
            return None;
        }
        at += 5 + gap(at + 5);
    } else {
        let space = gap(at + 3);
        if !digits(at, 3) || space == 0 {
            return None;
        }
        at += 3 + space;
    }
    let space = gap(at + 3);
    if !digits(at, 3) || space == 0 || !digits(at + 3 + space, 4) {
        return None;
    }
    let end = at + 3 + space + 4;
    (!bytes
        .get(end)
        .is_some_and(|b| b.is_ascii_digit() || *b == b'-' && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)))
    .then_some(end)
}

/// E-mail addresses in a stretch of text.
pub(super) fn emails(text: &str, base: usize) -> Vec<Located<String>> {
    let bytes = text.as_bytes();
    let local = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+' | b'\'' | b'&');
    let host = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-');
    let mut found: Vec<Located<String>> = Vec::new();
    for sign in memchr::memchr_iter(b'@', bytes) {
        let before = bytes[..sign].iter().rev().take(64).take_while(|b| local(b)).count();
        let after = bytes[sign + 1..].iter().take(120).take_while(|b| host(b)).count();
        let (start, mut end) = (sign - before, sign + 1 + after);
        while end > sign && matches!(bytes[end - 1], b'.' | b'-') {
            end -= 1;
        }
        let Some(domain) = text.get(sign + 1..end) else { continue };
        let top = domain.rsplit('.').next().unwrap_or_default();
        let whole =
            before > 0 && domain.contains('.') && top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic());
        if whole && let Some(words) = text.get(start..end) {
            found.push(Located::new(words.to_owned(), Span::new(base + start, base + end)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_addresses_end() {
        for line in [
            "Stamford, CT 06902",
            "New York, New York 10004",
            "Pittsburgh, PA 15258-0001",
            "Washington, D.C. 20004",
            "Boise ID 83712",
        ] {
            assert!(ends_address(line), "{line}");
        }
        for line in ["Case 12345", "One Station Place, Three North", "WA 1-501-36-06", "in 10004"] {
            assert!(!ends_address(line), "{line}");
        }
    }

    #[test]
    fn phones_in_text() {
        let found = |text: &str| phones(text, 0).into_iter().map(|l| l.value).collect::<Vec<_>>();
        assert_eq!(found("T (212) 555-0187 F 212.555.0188"), ["(212) 555-0187", "212.555.0188"]);
        assert_eq!(found("+1 212 555 0187 or 1-800-555-0100"), ["+1 212 555 0187", "1-800-555-0100"]);
        assert_eq!(found("08-11153, 12-3456789, $212-555-0187, 10004-1408, 4212-555-0187"), Vec::<String>::new());
    }

    #[test]
    fn emails_in_text() {
        let found = |text: &str| emails(text, 0).into_iter().map(|l| l.value).collect::<Vec<_>>();
        assert_eq!(
            found("(ada.byrne@example.com), x@y, otto@mail.example.org."),
            ["ada.byrne@example.com", "otto@mail.example.org"]
        );
    }
}
