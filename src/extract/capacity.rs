//! In what capacity someone signs or is named: "as Administrative Agent", "its General Partner", "Vice President".

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::ecf::words::finder;
use super::names::{is_company_word, is_legal_form};
use crate::model::Role;

/// A name and the capacity behind it.
pub(super) struct Cut<'t> {
    /// How many bytes of the text the name takes.
    pub(super) name_end: usize,
    /// The words behind it: "General Partner", without "its" or "as".
    pub(super) capacity: Option<&'t str>,
}

/// Words that begin what is said of an organisation behind its name, with how many bytes of them are no part of the
/// capacity.
const JOINTS: [(&str, usize); 23] = [
    (", not in its individual capacity but solely as ", 47),
    (", not individually but solely as ", 33),
    (", not individually but as ", 26),
    (", solely in its capacity as ", 28),
    (", solely as ", 12),
    (", in its capacity as ", 21),
    (", individually", 2),
    (", as ", 5),
    (" as ", 4),
    (", its ", 6),
    (" its ", 5),
    (", their ", 8),
    (", on behalf of ", 2),
    (" on behalf of ", 1),
    (" acting ", 1),
    (", acting ", 2),
    (", general partner", 2),
    (", managing member", 2),
    (", sole member", 2),
    (", investment ", 2),
    (", manager", 2),
    (", a ", 4),
    (", an ", 5),
];

/// Finds the first of them, the longest where several begin at one place. None only where the list is too long.
static JOINT: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = JOINTS.iter().map(|(joint, _)| joint);
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words).ok()
});

/// Cuts a text like "Alder LLC, a Delaware limited liability company, its General Partner" behind the name.
pub(super) fn cut(text: &str) -> Cut<'_> {
    let mut flat = text.to_ascii_lowercase();
    if flat.contains(['\n', '\t']) {
        flat = flat.replace(['\n', '\t'], " ");
    }
    // Only ASCII was folded, so offsets agree.
    let joint =
        JOINT.iter().flat_map(|finder| finder.find_iter(&flat)).find(|found| found.start() > 1).and_then(|found| {
            JOINTS.get(found.pattern().as_usize()).map(|(joint, skip)| (found.start(), *joint, *skip))
        });
    let found = joint.into_iter().chain(bare_capacity(&flat)).min_by_key(|(at, ..)| *at);
    let Some((at, joint, skip)) = found else {
        let paren = flat.match_indices(" (").map(|(at, _)| at).find(|at| *at > 1 && !is_inside_name(&flat[*at..]));
        return Cut { name_end: paren.unwrap_or(text.trim_end().len()), capacity: None };
    };
    let rest = &text[at + skip..];
    let capacity = if joint == ", a " || joint == ", an " {
        // "a Delaware limited liability company, its General Partner": the capacity stands behind the form.
        let inner = &flat[at + skip..];
        [", its ", " its ", ", as ", ", in its capacity as "]
            .iter()
            .find_map(|joint| inner.find(joint).map(|found| &rest[found + joint.len()..]))
    } else {
        Some(rest)
    };
    Cut { name_end: at, capacity: capacity.map(str::trim).filter(|words| !words.is_empty()) }
}

/// Whether a parenthesis is part of the name, which goes on behind it: "Alder (Cayman) Ltd.".
fn is_inside_name(flat: &str) -> bool {
    // What is longer is no place.
    const LONGEST: usize = 60;
    let head = flat.char_indices().nth(LONGEST).map_or(flat, |(at, _)| &flat[..at]);
    let Some((inside, behind)) = head.trim_start_matches([' ', '(']).split_once(')') else { return false };
    let plain = inside.len() < 24 && inside.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-'));
    plain
        && behind
            .trim_start_matches([',', ' '])
            .split_whitespace()
            .next()
            .is_some_and(|word| is_company_word(word.trim_matches([',', '.'])) || is_legal_form(word))
}

/// A capacity right behind a registered form, with nothing between: "Alder Partners LLC General Partner".
fn bare_capacity(flat: &str) -> Option<(usize, &'static str, usize)> {
    let found = CAPACITY.iter().flat_map(|finder| finder.find_iter(flat));
    let mut behind_form = found.filter(|found| flat[..found.start()].rsplit(' ').next().is_some_and(is_legal_form));
    behind_form.find_map(|found| Some((found.start(), *CAPACITIES.get(found.pattern().as_usize())?, 1)))
}

const CAPACITIES: [&str; 11] = [
    " attorney-in-fact",
    " collateral manager",
    " general partner",
    " investment adviser",
    " investment advisor",
    " investment manager",
    " managing general partner",
    " managing member",
    " portfolio manager",
    " sole member",
    " sub-adviser",
];

static CAPACITY: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(&CAPACITIES));

/// The parts that a capacity or a defined term stands for.
pub(super) fn roles(words: &str) -> Vec<Role> {
    let lower = words.to_lowercase();
    let mut roles = Vec::new();
    let mut add = |role: Role| {
        if !roles.contains(&role) {
            roles.push(role);
        }
    };
    let has = |needle: &str| lower.contains(needle);
    if has("debtor") && !has("debtor's") {
        add(Role::Debtor);
    }
    if has("issuer") {
        add(Role::Issuer);
    }
    if has("noteholder")
        || has("holder") && !has("shareholder's") && !has("holdings")
        || has("investor")
        || has("purchaser")
    {
        add(Role::Holder);
    }
    if has("lender") || has("issuing bank") || has("assignee") || has("l/c issuer") {
        add(Role::Lender);
    }
    if has("indenture trustee") {
        add(Role::IndentureTrustee);
    } else if has("trustee") {
        add(Role::Trustee);
    }
    let notices = ["claims agent", "noticing agent", "voting agent", "balloting agent", "solicitation agent"];
    let noticing = notices.iter().any(|agent| has(agent));
    if has("agent") && !noticing || has("arranger") || has("bookrunner") || has("manager on behalf") {
        add(Role::Agent);
    }
    if noticing {
        add(Role::ClaimsAgent);
    }
    if has("creditor") && !has("committee") {
        add(Role::Creditor);
    }
    if has("financial advis") || has("restructuring advis") || has("investment banker") {
        add(Role::FinancialAdvisor);
    }
    if has("attorneys") || has("legal counsel") {
        add(Role::LawFirm);
    }
    if has("plaintiff") {
        add(Role::Plaintiff);
    }
    if has("defendant") {
        add(Role::Defendant);
    }
    if roles.is_empty()
        && (has("borrower")
            || has("guarantor")
            || has("company")
            || has("holdings")
            || has("parent")
            || has("seller")
            || has("buyer"))
    {
        roles.push(Role::InterestedParty);
    }
    roles
}

/// The part of a public officer in a case, where a line is the name of the office and nothing else.
pub(super) fn public_office(line: &str) -> Option<Role> {
    const TRUSTEE: &str = "united states trustee";
    line.get(..TRUSTEE.len()).filter(|head| head.eq_ignore_ascii_case(TRUSTEE)).map(|_| Role::UsTrustee)
}

/// Whether a line says that someone is a judge.
pub(super) fn is_judge(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.contains("judge") && line.len() < 80
        || lower.ends_with(", j.")
        || lower.contains("u.s.b.j")
        || lower.contains("u.s.d.j")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (&str, Option<&str>) {
        let cut = cut(text);
        (&text[..cut.name_end], cut.capacity)
    }

    #[test]
    fn names_and_capacities() {
        assert_eq!(
            parts("ALDER BANK, N.A., as Administrative Agent"),
            ("ALDER BANK, N.A.", Some("Administrative Agent"))
        );
        assert_eq!(
            parts("Birch LLC, a Delaware limited liability company, its\nGeneral Partner"),
            ("Birch LLC", Some("General Partner"))
        );
        assert_eq!(parts("ELM AND RESEARCH AS INVESTMENT ADVISOR"), ("ELM AND RESEARCH", Some("INVESTMENT ADVISOR")));
        assert_eq!(parts("Fir Corp., General Partner of Gorse LP"), ("Fir Corp.", Some("General Partner of Gorse LP")));
        assert_eq!(parts("Birch LLC Investment Manager"), ("Birch LLC", Some("Investment Manager")));
        assert_eq!(parts("Alder General Partner Fund"), ("Alder General Partner Fund", None));
        assert_eq!(parts("HAZEL BANK,"), ("HAZEL BANK,", None));
        assert_eq!(parts("FIR (CAYMAN) LTD. (the \"Fund\")"), ("FIR (CAYMAN) LTD.", None));
        assert_eq!(parts("FIR II (PARALLEL), L.P."), ("FIR II (PARALLEL), L.P.", None));
        assert_eq!(parts("IVY BANK, not individually but solely as Trustee"), ("IVY BANK", Some("Trustee")));
    }

    #[test]
    fn roles_of_words() {
        assert_eq!(roles("an Issuing Bank and a Continuing Lender"), [Role::Lender]);
        assert_eq!(roles("Indenture Trustee"), [Role::IndentureTrustee]);
        assert_eq!(roles("the Borrower"), [Role::InterestedParty]);
        assert_eq!(roles("nothing of the kind"), []);
    }
}
