//! Where addresses outside the United States end: with a postcode or a country.

/// Countries as addresses end with them, in lower case.
const COUNTRIES: [&str; 30] = [
    "australia",
    "austria",
    "bahamas",
    "belgium",
    "bermuda",
    "brazil",
    "british virgin islands",
    "canada",
    "cayman islands",
    "china",
    "denmark",
    "england",
    "france",
    "germany",
    "guernsey",
    "hong kong",
    "india",
    "ireland",
    "israel",
    "italy",
    "japan",
    "jersey",
    "luxembourg",
    "mexico",
    "netherlands",
    "scotland",
    "singapore",
    "switzerland",
    "u.k",
    "united kingdom",
];

/// The last words of those countries, for rules that look for the words.
pub(super) fn country_ends() -> Vec<&'static str> {
    COUNTRIES.iter().filter_map(|country| country.rsplit(' ').next()).collect()
}

/// Whether a line ends an address outside the United States: with a British or Canadian postcode, or with a country and
/// figures before it.
pub(super) fn ends_abroad(line: &str) -> bool {
    const LONGEST: usize = 90;
    let line = line.trim_end_matches([' ', ',', '.', ';']);
    if line.len() > LONGEST || !line.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        return false;
    }
    let country = COUNTRIES.iter().find_map(|country| {
        let at = line.len().checked_sub(country.len())?;
        let (head, tail) = (line.get(..at)?, line.get(at..)?);
        (tail.eq_ignore_ascii_case(country)
            && tail.starts_with(char::is_uppercase)
            && head.ends_with([' ', ','])
            && !(*country == "jersey" && head.trim_end().ends_with("New")))
        .then_some(head)
    });
    let head = country.unwrap_or(line).trim_end_matches([',', ' ']);
    let mut words = head.rsplit([' ', ',']).filter(|word| !word.is_empty());
    let (Some(inward), outward) = (words.next(), words.next().unwrap_or_default()) else { return false };
    let code = |word: &str| {
        let figures = word.bytes().filter(u8::is_ascii_digit).count();
        let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
        (4..=7).contains(&figures) && word.len() <= 9 && !year
    };
    // The code stands last, or before the town.
    let town = inward.starts_with(char::is_uppercase);
    is_postcode(outward, inward) || country.is_some() && (code(inward) || town && code(outward))
}

/// "EC4N 8AL", "M5H 2K1": the two halves of a British or Canadian postcode.
fn is_postcode(outward: &str, inward: &str) -> bool {
    let shape = |word: &str| -> String {
        word.chars()
            .map(|c| match c {
                'A'..='Z' => 'A',
                '0'..='9' => '9',
                _ => '?',
            })
            .collect()
    };
    match shape(inward).as_str() {
        "9AA" => matches!(shape(outward).as_str(), "A9" | "A99" | "A9A" | "AA9" | "AA99" | "AA9A"),
        "9A9" => shape(outward) == "A9A",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_addresses_abroad_end() {
        for line in [
            "Toronto, Ontario M5H 2K1 Canada",
            "London EC4N 8AL, United Kingdom",
            "L-1724 Luxembourg",
            "Grand Cayman KY1-1104, Cayman Islands",
            "London SW1A 2AA",
        ] {
            assert!(ends_abroad(line), "{line}");
        }
        for line in [
            "a bank in Canada",
            "the laws of Luxembourg",
            "Section 4A 2B1",
            "Newark 07102 New Jersey",
            "On May 1, 2031 in Canada",
        ] {
            assert!(!ends_abroad(line), "{line}");
        }
    }
}
