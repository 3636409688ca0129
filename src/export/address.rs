//! Addresses of the United States, in parts.

/// How many lines stand in columns of their own; further ones join the last.
pub(super) const LINES: usize = 3;

/// An address in parts. What is not recognised stays in the lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Address {
    /// What stands above the city: firm, street, suite.
    pub(super) lines: [String; LINES],
    /// The city.
    pub(super) city: String,
    /// The state, as printed: "NY" or "New York".
    pub(super) state: String,
    /// The ZIP code, with its four further digits where they are printed.
    pub(super) zip: String,
}

/// Splits an address whose lines are joined with `\n`.
pub(super) fn split(address: &str) -> Address {
    let mut lines: Vec<&str> = address.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut parts = Address::default();
    // The line of the city is the last one, but for a country behind it.
    let last_two = lines.len().saturating_sub(2)..lines.len();
    let found = last_two.rev().find_map(|at| Some((at, city_line(lines.get(at)?)?)));
    if let Some((at, (street, city, state, zip))) = found {
        (parts.city, parts.state, parts.zip) = (city.to_owned(), state.to_owned(), zip.to_owned());
        if street.is_empty() {
            lines.remove(at);
        } else {
            lines[at] = street;
        }
    }
    for (at, line) in lines.into_iter().enumerate() {
        let place = &mut parts.lines[at.min(LINES - 1)];
        if !place.is_empty() {
            place.push_str(", ");
        }
        place.push_str(line);
    }
    parts
}

/// The street before the city (where they share a line), city, state and ZIP code of a line such as
/// `Boston, MA 02116` or `New York, New York 10022-3902`.
fn city_line(line: &str) -> Option<(&str, &str, &str, &str)> {
    let line = line.trim_end_matches([',', '.', ' ']);
    let (rest, zip) = match line.rsplit_once([' ', ',']) {
        Some((rest, last)) if is_zip(last) => (rest.trim_end_matches([',', ' ']), last),
        _ => (line, ""),
    };
    let (before, state) = state_at_end(rest)?;
    // Without a ZIP code only a comma tells "Albany, NY" from a firm's name that ends in a state's.
    if zip.is_empty() && !before.trim_end().ends_with(',') {
        return None;
    }
    let before = before.trim_end_matches([',', ' ']);
    let (street, city) = match before.rsplit_once(',') {
        Some((street, city)) => (street.trim(), city.trim()),
        None => ("", before.trim()),
    };
    let is_city = city.starts_with(char::is_alphabetic) && !city.contains(|c: char| c.is_ascii_digit());
    is_city.then_some((street, city, state, zip))
}

/// Five digits, or nine with a hyphen.
fn is_zip(word: &str) -> bool {
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    match word.split_once('-') {
        Some((five, four)) => digits(five, 5) && digits(four, 4),
        None => digits(word, 5),
    }
}

/// The state at the end of a line, and what stands before it.
fn state_at_end(line: &str) -> Option<(&str, &str)> {
    STATES.iter().find_map(|(short, long)| {
        // "N.Y." is NY; a longer name is tried first, so that "West Virginia" is not Virginia.
        let dotted = short.chars().flat_map(|c| [c, '.']).collect::<String>();
        [*long, dotted.as_str(), *short].into_iter().find_map(|name| {
            let at = line.len().checked_sub(name.len())?;
            let (before, state) = (line.get(..at)?, line.get(at..)?);
            // Two letters are a state in capitals only: "la" and "in" are words.
            let same = if name.len() == 2 { state == name } else { state.eq_ignore_ascii_case(name) };
            (same && before.ends_with([' ', ','])).then_some((before, state))
        })
    })
}

/// The postal abbreviations and names of the states, the district and the territories (United States Postal Service,
/// Publication 28, appendix B). Names that end in another's come before it.
const STATES: [(&str, &str); 56] = [
    ("AL", "Alabama"),
    ("AK", "Alaska"),
    ("AZ", "Arizona"),
    ("AR", "Arkansas"),
    ("CA", "California"),
    ("CO", "Colorado"),
    ("CT", "Connecticut"),
    ("DE", "Delaware"),
    ("DC", "District of Columbia"),
    ("FL", "Florida"),
    ("GA", "Georgia"),
    ("HI", "Hawaii"),
    ("ID", "Idaho"),
    ("IL", "Illinois"),
    ("IN", "Indiana"),
    ("IA", "Iowa"),
    ("KS", "Kansas"),
    ("KY", "Kentucky"),
    ("LA", "Louisiana"),
    ("ME", "Maine"),
    ("MD", "Maryland"),
    ("MA", "Massachusetts"),
    ("MI", "Michigan"),
    ("MN", "Minnesota"),
    ("MS", "Mississippi"),
    ("MO", "Missouri"),
    ("MT", "Montana"),
    ("NE", "Nebraska"),
    ("NV", "Nevada"),
    ("NH", "New Hampshire"),
    ("NJ", "New Jersey"),
    ("NM", "New Mexico"),
    ("NY", "New York"),
    ("NC", "North Carolina"),
    ("ND", "North Dakota"),
    ("OH", "Ohio"),
    ("OK", "Oklahoma"),
    ("OR", "Oregon"),
    ("PA", "Pennsylvania"),
    ("RI", "Rhode Island"),
    ("SC", "South Carolina"),
    ("SD", "South Dakota"),
    ("TN", "Tennessee"),
    ("TX", "Texas"),
    ("UT", "Utah"),
    ("VT", "Vermont"),
    ("WV", "West Virginia"),
    ("VA", "Virginia"),
    ("WA", "Washington"),
    ("WI", "Wisconsin"),
    ("WY", "Wyoming"),
    ("AS", "American Samoa"),
    ("GU", "Guam"),
    ("MP", "Northern Mariana Islands"),
    ("PR", "Puerto Rico"),
    ("VI", "Virgin Islands"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(address: &str) -> (Vec<String>, [String; 3]) {
        let Address { lines, city, state, zip } = split(address);
        (lines.into_iter().filter(|line| !line.is_empty()).collect(), [city, state, zip])
    }

    #[track_caller]
    fn check(address: &str, lines: &[&str], city: [&str; 3]) {
        assert_eq!(parts(address), (lines.iter().map(ToString::to_string).collect(), city.map(str::to_owned)));
    }

    #[test]
    fn addresses_of_the_united_states() {
        check("1 Elm Street\nSuite 9\nBoston, MA 02116", &["1 Elm Street", "Suite 9"], ["Boston", "MA", "02116"]);
        check("9 Oak Ave\nNew York, New York 10022-3902", &["9 Oak Ave"], ["New York", "New York", "10022-3902"]);
        check("9 Oak Ave, St. Paul, MN 55101", &["9 Oak Ave"], ["St. Paul", "MN", "55101"]);
        check("9 Oak Ave\nCharleston, West Virginia 25301", &["9 Oak Ave"], ["Charleston", "West Virginia", "25301"]);
        check("9 Oak Ave\nAlbany, N.Y. 12207", &["9 Oak Ave"], ["Albany", "N.Y.", "12207"]);
        check("9 Oak Ave\nAlbany NY 12207", &["9 Oak Ave"], ["Albany", "NY", "12207"]);
        check("9 Oak Ave\nAlbany, NY", &["9 Oak Ave"], ["Albany", "NY", ""]);
        check("9 Oak Ave\nAlbany, NY 12207\nUSA", &["9 Oak Ave", "USA"], ["Albany", "NY", "12207"]);
        check("9 Oak Ave\nWashington, DC 20001", &["9 Oak Ave"], ["Washington", "DC", "20001"]);
    }

    #[test]
    fn other_addresses_stay_whole() {
        check("1 Rue Verte\n75001 Paris\nFrance", &["1 Rue Verte", "75001 Paris", "France"], ["", "", ""]);
        check("Bank of Delaware\n1 Elm Street", &["Bank of Delaware", "1 Elm Street"], ["", "", ""]);
        check("", &[], ["", "", ""]);
        check("12345", &["12345"], ["", "", ""]);
        check("Zürich, é", &["Zürich, é"], ["", "", ""]);
    }

    #[test]
    fn further_lines_join_the_third() {
        check("A\nB\nC\nD\nErie, PA 16501", &["A", "B", "C, D"], ["Erie", "PA", "16501"]);
    }
}
