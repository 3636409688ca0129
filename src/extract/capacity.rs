//! In what capacity someone signs or is named: "as Administrative Agent", "its General Partner", "Vice President".

use super::mentions::Located;
use super::names::{is_upper, looks_like_company, looks_like_person};
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
const JOINTS: [(&str, usize); 22] = [
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

/// Cuts a text like "Alder LLC, a Delaware limited liability company, its General Partner" behind the name.
pub(super) fn cut(text: &str) -> Cut<'_> {
    let flat: String =
        text.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c.to_ascii_lowercase() }).collect();
    // Only ASCII was folded, so offsets agree.
    let found = JOINTS
        .iter()
        .filter_map(|(joint, skip)| flat.find(joint).map(|at| (at, *joint, *skip)))
        .filter(|(at, ..)| *at > 1)
        .min_by_key(|(at, joint, _)| (*at, usize::MAX - joint.len()));
    let Some((at, joint, skip)) = found else {
        let paren = flat.find(" (").filter(|at| *at > 1 && !flat[*at..].starts_with(" (uk)"));
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
    if has("agent") && !has("claims agent") || has("arranger") || has("bookrunner") || has("manager on behalf") {
        add(Role::Agent);
    }
    if has("claims agent") || has("noticing agent") {
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

const TITLE_WORDS: [&str; 46] = [
    "administrator",
    "agent",
    "associate",
    "attorney",
    "authorized",
    "cao",
    "ceo",
    "cfo",
    "chair",
    "chairman",
    "chairperson",
    "chief",
    "clerk",
    "controller",
    "coo",
    "counsel",
    "counselor",
    "director",
    "evp",
    "examiner",
    "executive",
    "fiduciary",
    "general",
    "governor",
    "head",
    "judge",
    "magistrate",
    "manager",
    "managing",
    "mediator",
    "member",
    "officer",
    "owner",
    "partner",
    "president",
    "principal",
    "proprietor",
    "representative",
    "secretary",
    "senior",
    "signatory",
    "signer",
    "svp",
    "treasurer",
    "trustee",
    "vice",
];

fn is_title_word(word: &str) -> bool {
    let bare: String = word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    TITLE_WORDS.binary_search(&bare.as_str()).is_ok() || matches!(bare.as_str(), "vp" | "avp")
}

/// Whether a word with a capital is an everyday word of agreements and court papers, and so no part of a person's name.
pub(super) fn is_common(word: &str) -> bool {
    const WORDS: [&str; 44] = [
        "additional",
        "adequate",
        "allowed",
        "annual",
        "applicable",
        "approved",
        "available",
        "base",
        "bid",
        "business",
        "cash",
        "claim",
        "claims",
        "class",
        "company",
        "consenting",
        "default",
        "disclosure",
        "employee",
        "equity",
        "fee",
        "fees",
        "foreign",
        "hearing",
        "initial",
        "interim",
        "key",
        "loan",
        "loans",
        "meeting",
        "net",
        "new",
        "note",
        "notes",
        "obligations",
        "period",
        "petition",
        "press",
        "property",
        "release",
        "restructuring",
        "sale",
        "term",
        "transaction",
    ];
    WORDS.binary_search(&word.to_lowercase().as_str()).is_ok() || is_title_word(word)
}

/// Whether words are someone's title or office.
pub(super) fn is_title(words: &str) -> bool {
    words.len() < 120
        && words.starts_with(char::is_uppercase)
        && words.split(|c: char| c.is_whitespace() || matches!(c, '-' | ',' | '/')).any(is_title_word)
        && !words.ends_with(':')
}

/// Where a title ends and, run together with it, the next signature block begins: bytes of the title, and where the
/// rest begins. The rest is a name in capitals with a company's ending in it.
pub(super) fn split_title(text: &str) -> (usize, usize) {
    let mut at = 0;
    let mut seen = false;
    for word in text.split_inclusive(char::is_whitespace) {
        let plain = word.trim();
        let starts_name = seen && plain.len() > 1 && is_upper(plain) && !is_title_word(plain) && {
            let head: Vec<&str> = text[at..].split_whitespace().take(14).collect();
            let person = head.len() < 6
                && head.iter().all(|word| is_upper(word) || word.len() <= 2)
                && looks_like_person(&head.join(" "));
            head.len() > 1
                && (person || looks_like_company(&head.join(" ")))
                && head.iter().take(2).all(|w| is_upper(w) || w.len() <= 2)
        };
        if starts_name {
            return (text[..at].trim_end().len(), at);
        }
        seen |= is_title_word(plain);
        at += word.len();
    }
    (text.len(), text.len())
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

/// Whether a line says for whom someone acts as counsel.
pub(super) fn is_counsel(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["attorney for", "attorneys for", "counsel for", "counsel to", "co-counsel", "attorneys-in-fact"]
        .iter()
        .any(|words| lower.contains(words))
}

/// A name without the part in the case before it: "Plaintiff Marigold Petrakis".
pub(super) fn without_part(words: &str) -> &str {
    const PARTS: [&str; 10] = [
        "Plaintiffs",
        "Plaintiff",
        "Defendants",
        "Defendant",
        "Debtors",
        "Debtor",
        "Petitioner",
        "Respondent",
        "Appellant",
        "Appellee",
    ];
    PARTS
        .iter()
        .find_map(|part| words.strip_prefix(part)?.strip_prefix([' ', ',']))
        .map(str::trim)
        .filter(|name| name.starts_with(char::is_uppercase))
        .unwrap_or(words)
}

/// Whom a line like "Proposed Attorneys for the Debtors" names.
pub(super) fn represented(line: &Located<String>) -> Option<Located<String>> {
    let lower = line.value.to_lowercase();
    let from = [" for ", " to "].iter().filter_map(|joint| lower.find(joint).map(|at| at + joint.len())).min()?;
    let whole = line.value[from..].trim().trim_end_matches([',', ';']);
    // The period of "Alder, Inc." and "Birch Bank, N.A." belongs to the name, that of a sentence does not.
    let last = whole.rsplit(' ').next().unwrap_or(whole);
    let short = last.trim_end_matches('.').contains('.') || matches!(last, "Inc." | "Corp." | "Co." | "Ltd.");
    let words = if short { whole } else { whole.trim_end_matches('.') };
    let words = without_part(words.strip_prefix("the ").unwrap_or(words)).to_owned();
    (words.len() > 2).then(|| Located::new(words, line.span))
}

/// Whether a line is one of those that tell whom counsel acts for.
pub(super) fn names_client(line: &str) -> bool {
    let lower = line.to_lowercase();
    let starts = [
        "attorney",
        "counsel",
        "proposed attorney",
        "proposed counsel",
        "co-counsel",
        "[proposed] ",
        "local counsel",
        "special counsel",
    ];
    let head = starts.iter().any(|start| lower.starts_with(start));
    head && (is_counsel(line) || lower.ends_with(" for") || lower.ends_with(" to"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

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
        assert_eq!(parts("HAZEL BANK,"), ("HAZEL BANK,", None));
        assert_eq!(parts("IVY BANK, not individually but solely as Trustee"), ("IVY BANK", Some("Trustee")));
    }

    #[test]
    fn titles() {
        assert!(is_title("V.P. Finance") && is_title("Director-Operations") && is_title("Chief Clerk"));
        assert!(!is_title("Alder Street 5") && !is_title("in the title of president"));
        let text = "Authorized Signatory ALDER FUND II, LLC";
        assert_eq!(split_title(text), (20, 21));
        assert_eq!(split_title("Vice President, Loans"), (21, 21));
    }

    #[test]
    fn roles_of_words() {
        assert_eq!(roles("an Issuing Bank and a Continuing Lender"), [Role::Lender]);
        assert_eq!(roles("Indenture Trustee"), [Role::IndentureTrustee]);
        assert_eq!(roles("the Borrower"), [Role::InterestedParty]);
        assert_eq!(roles("nothing of the kind"), []);
    }

    #[test]
    fn whom_counsel_represents() {
        let line = Located::new("Proposed Attorneys for the Debtors".to_owned(), Span::new(0, 34));
        assert_eq!(represented(&line).map(|l| l.value).as_deref(), Some("Debtors"));
    }
}
