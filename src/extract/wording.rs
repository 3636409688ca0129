//! The words of a sentence made into the words of a chronology: citations and docket numbers taken out, "having been
//! filed" told as "was filed", what stands between a subject and its verb left out where the line would be too long.

/// A line without what a chronology does not need.
pub(super) fn plain(line: &str) -> String {
    let line = without_numbers(line, '[', ']');
    let line = without_numbers(&line, '(', ')');
    let line = without_statutes(&line);
    told(without_time(without_notice(&line)))
}

/// A line without "PLEASE TAKE NOTICE that".
fn without_notice(line: &str) -> &str {
    const OPENINGS: [&str; 5] = [
        "please take notice that",
        "please take further notice that",
        "please take notice",
        "notice is hereby given that",
        "notice is given that",
    ];
    let trimmed = line.trim_start_matches([' ', ',']);
    OPENINGS
        .iter()
        .find(|opening| trimmed.get(..opening.len()).is_some_and(|head| head.eq_ignore_ascii_case(opening)))
        .map_or(line, |opening| trimmed[opening.len()..].trim_start_matches([' ', ',']))
}

/// A line without the hour and the place with which it begins, where a clause follows: "at 10:00 a.m., or as soon thereafter
/// as counsel may be heard, in Courtroom 3, the Defendants will move …".
fn without_time(line: &str) -> &str {
    const PLACES: [&str; 9] =
        ["or as soon", "in ", "before ", "located", "prevailing", "of the ", "at ", "or at ", "room "];
    let trimmed = line.trim_start_matches([' ', ',']);
    let timed = trimmed.strip_prefix("at ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if !timed {
        return line;
    }
    let mut rest = trimmed;
    for _ in 0..10 {
        let Some((_, tail)) = rest.split_once(", ") else { return line };
        rest = tail;
        let place =
            PLACES.iter().any(|place| rest.get(..place.len()).is_some_and(|head| head.eq_ignore_ascii_case(place)));
        let clause = rest
            .split_whitespace()
            .take(6)
            .any(|word| matches!(word, "will" | "shall" | "the" | "hereby" | "and" | "a" | "moves" | "move"));
        if !place && clause {
            return rest;
        }
    }
    line
}

/// A line without "[Docket No. 402]", "(Doc. 9)" and their like, which the references hold.
fn without_numbers(line: &str, opening: char, closing: char) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(open) = rest.find(opening) {
        let Some(close) = rest[open..].find(closing) else { break };
        let inside = rest[open + 1..open + close].to_ascii_lowercase();
        let number = ["docket no", "dkt", "d.i.", "ecf", "doc. "].iter().any(|word| inside.starts_with(word));
        out.push_str(&rest[..open]);
        if !number {
            out.push_str(&rest[open..=open + close]);
        } else if out.ends_with(' ') {
            out.pop();
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}

/// A line without the sections of a statute with which it ends: "…, 11 U.S.C. §§ 101-1532".
fn without_statutes(line: &str) -> String {
    let Some(at) = line.find(" U.S.C.") else { return line.to_owned() };
    let head = line[..at].trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let joint = [" under", " pursuant to", " of", " and"].iter().find_map(|joint| head.strip_suffix(joint));
    // Cited in the middle of a sentence, the section belongs to it.
    let tail = &line[at + " U.S.C.".len()..];
    let only = !tail.contains(|c: char| c.is_lowercase()) || head.ends_with(',');
    let head = joint.unwrap_or(head).trim_end_matches([',', ' ']);
    if only && head.len() > 12 { head.to_owned() } else { line.to_owned() }
}

/// "The Court having entered an order" → "The Court entered an order"; "objections having been filed" → "objections were
/// filed": recitals of an order, as a chronology tells them.
fn told(line: &str) -> String {
    let Some(at) = line.find(" having ") else { return line.to_owned() };
    let (head, tail) = (&line[..at], &line[at + " having ".len()..]);
    // With a verb before it, "having" belongs to another clause.
    let clause = head.split_whitespace().count() > 14
        || [" was ", " were ", " is ", " shall "].iter().any(|verb| head.contains(verb))
        || head.ends_with(',');
    if clause {
        return line.to_owned();
    }
    match tail.strip_prefix("been ") {
        Some(tail) => {
            let plural = head.ends_with('s') && !head.ends_with("ss");
            format!("{head} {} {tail}", if plural { "were" } else { "was" })
        }
        None => format!("{head} {tail}"),
    }
}

/// A line without the relative clause between its subject and "must", "shall" or "may": "All persons that hold a claim
/// must file …" → "All persons must file …".
pub(super) fn without_relative(line: &str) -> String {
    let verb = [" must ", " shall ", " may ", " are required ", " is required "]
        .iter()
        .filter_map(|verb| line.find(verb))
        .min();
    let Some(verb) = verb else { return line.to_owned() };
    let relative = [" that ", " who ", " which ", ", which ", ", who "]
        .iter()
        .filter_map(|word| line[..verb].find(word))
        .min()
        .filter(|at| *at > 4);
    match relative {
        Some(at) => format!("{}{}", &line[..at], &line[verb..]),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_are_left_out() {
        assert_eq!(
            plain("Each Debtor filed a petition under title 11 of the United States Code, 11 U.S.C. §§ 101-1532"),
            "Each Debtor filed a petition under title 11 of the United States Code"
        );
        assert_eq!(plain("The Debtor filed its objection [Docket No. 402]"), "The Debtor filed its objection");
        assert_eq!(plain("He paid [sic] the fee"), "He paid [sic] the fee");
    }

    #[test]
    fn recitals_are_told() {
        assert_eq!(plain("The Court having held an interim hearing"), "The Court held an interim hearing");
        assert_eq!(plain("Objections having been filed by Alder"), "Objections were filed by Alder");
        assert_eq!(
            plain("The motion was denied, the court having heard it"),
            "The motion was denied, the court having heard it"
        );
    }

    #[test]
    fn relative_clauses_are_left_out() {
        assert_eq!(
            without_relative("All persons that hold a claim against a Debtor must file a proof of claim"),
            "All persons must file a proof of claim"
        );
        assert_eq!(without_relative("He said that it paid"), "He said that it paid");
    }
}
