//! Party types: the words under which a docket lists a party, and the parts that they stand for.

use crate::model::Role;

use super::words::flat;

/// Words that the filing system runs together or shortens in a type, as its other pages write them. All else stays as
/// the docket prints it. In small letters.
const SHORT_FORMS: [(&str, &str); 12] = [
    ("jointadmin", "Jointly Administered"),
    ("united states", "U.S."),
    ("u. s.", "U.S."),
    ("us", "U.S."),
    ("thirdparty", "Third Party"),
    ("fourthparty", "Fourth Party"),
    ("3rd party", "Third Party"),
    ("3rd pty", "Third Party"),
    ("4th party", "Fourth Party"),
    ("4th pty", "Fourth Party"),
    ("intervenor dft", "Intervenor Defendant"),
    ("intervenor pla", "Intervenor Plaintiff"),
];

/// What part a type stands for: the first line of which a word, or words, are found in the type.
const PARTS: [(&str, Role); 53] = [
    ("debtor's attorney", Role::Other),
    ("attorney for", Role::Other),
    ("special counsel", Role::Other),
    ("u.s. trustee", Role::UsTrustee),
    ("us trustee", Role::UsTrustee),
    ("united states trustee", Role::UsTrustee),
    // The districts of Alabama and North Carolina have an administrator in place of the United States Trustee.
    ("bankruptcy admin", Role::UsTrustee),
    ("bky admin", Role::UsTrustee),
    ("indenture trustee", Role::IndentureTrustee),
    ("trustee", Role::Trustee),
    ("receiver", Role::Trustee),
    ("debtor", Role::Debtor),
    ("committee", Role::Committee),
    ("noticing", Role::ClaimsAgent),
    ("claims agent", Role::ClaimsAgent),
    ("claim agent", Role::ClaimsAgent),
    ("mediator", Role::Mediator),
    ("arbitrator", Role::Mediator),
    ("financial advis", Role::FinancialAdvisor),
    ("investment banker", Role::FinancialAdvisor),
    ("accountant", Role::FinancialAdvisor),
    ("witness", Role::Witness),
    ("lender", Role::Lender),
    ("creditor", Role::Creditor),
    ("bondholder", Role::Holder),
    ("noteholder", Role::Holder),
    ("equity", Role::Holder),
    ("counter-claimant", Role::Plaintiff),
    ("counter claimant", Role::Plaintiff),
    ("counterclaimant", Role::Plaintiff),
    ("cross-claimant", Role::Plaintiff),
    ("cross claimant", Role::Plaintiff),
    ("counter-defendant", Role::Defendant),
    ("counter defendant", Role::Defendant),
    ("plaintiff", Role::Plaintiff),
    ("pltf", Role::Plaintiff),
    ("ptf", Role::Plaintiff),
    ("defendant", Role::Defendant),
    ("dft", Role::Defendant),
    ("deft", Role::Defendant),
    ("garnishee", Role::Defendant),
    ("claimant", Role::Creditor),
    ("petitioner", Role::Petitioner),
    ("appellant", Role::Petitioner),
    ("relator", Role::Petitioner),
    ("respondent", Role::Respondent),
    ("appellee", Role::Respondent),
    ("movant", Role::InterestedParty),
    ("intervenor", Role::InterestedParty),
    ("interested party", Role::InterestedParty),
    ("notice party", Role::InterestedParty),
    ("in re", Role::InterestedParty),
    ("amicus", Role::InterestedParty),
];

/// Types that stand for none of the parts above and are known all the same: what is not in either list is taken for a
/// party type only where the page marks it as one.
const OTHERS: [&str; 16] = [
    "accountant",
    "appraiser",
    "assignee",
    "auctioneer",
    "bankruptcy judge",
    "broker",
    "consultant",
    "examiner",
    "foreign representative",
    "liquidator",
    "ombudsman",
    "other professional",
    "realtor",
    "special master",
    "transferee",
    "transferor",
];

/// Words that a type is made of; in small letters without full stops. A line with any other word is a name, or part of
/// one, wherever nothing marks it as a type: "Port of Hercules Trustees", "Unsecured Creditors of".
const WORDS: &str = "accountant acting ad additional alleged adm admin administered administrative administrator adversary advisor \
    adviser advisory agent amicus and appellant appellants appellee appellees appointed appraiser arbitrator as asst assignee \
    assistant atty attorney auctioneer auditor bankruptcy bankr bk bky bondholder bondholders broker buyer case chair \
    chairman chairperson chapter chief claim claimant claimants claims class co co-debtor co-defendant co-plaintiff \
    collateral comm committee company compliance con consol consolidated consultant consumer counsel counter \
    counter-claimant counter-defendant counter-plaintiff counterclaimant counterclaimants counterdefendant cr creditor \
    creditor's creditors creditors' cross cross-appellant cross-appellee cross-claimant cross-defendant \
    cross-plaintiff crossclaimant crossdefendant curiae custodian de debtor debtor's debtors debtors' dft deft \
    defendant defendant's defendants dip director disbursing dr equity ex examiner expert facto fee fiduciary financial \
    first foreign former fourth fifth friend futures garnishee general guardian health hoc holder holders in indenture \
    individual information intellectual interest interested interim intervenor intervenor-defendant \
    intervenor-plaintiff intervening interpleader investment banker involuntary jnt joint jointly judge judgment jt \
    judicial lender lenders lead lien liquidating liquidator litem litigation mail manager master material mediator \
    medical member miscellaneous misc monitor movant movants movant's neutral non-party nominal non noteholder \
    noteholders notice noticing objector objecting of officer official ombudsman operating or other owner parties party patient \
    pending petitioner petitioners petitioning petr pla plaintiff plaintiff's plaintiffs plan pltf possession privacy \
    pro proceeding professional prof property proposed provisional pty ptf public purchaser real realtor receiver \
    recipient record relator representative res respondent respondents retirees retired second secured security \
    sec security-holders seller servicing shareholder shareholders special state stakeholder states sub subchapter \
    successor surety surveyor tax technical the third third-party transferee transferor tr trust trustee trustee's \
    trustees u s united unknown unsecured us v witness 2nd 3rd 4th 5th";

/// Headings of a criminal docket that look like party types and are not.
const NOT_TYPES: [&str; 7] = [
    "pending counts",
    "terminated counts",
    "complaints",
    "disposition",
    "highest offense level (opening)",
    "highest offense level (terminated)",
    "v.",
];

/// A word that some courts put behind a type rather than before it.
const BEHIND: &str = " consolidated";

/// A type as it is shown: the defendant's or debtor's number left out, short forms spelt out.
pub(in crate::extract) fn spelt_out(printed: &str) -> String {
    let whole;
    // A narrow column breaks a type into lines.
    let printed = if printed.contains('\n') {
        whole = flat(printed).replace("- ", "-");
        &whole
    } else {
        printed
    };
    let bare = without_number(printed);
    let folded = bare.to_ascii_lowercase();
    for (short, long) in SHORT_FORMS {
        if let Some(at) = folded.find(short)
            && is_word(&folded, at, at + short.trim_end().len())
        {
            let (head, tail) = (bare.get(..at).unwrap_or_default(), bare.get(at + short.len()..).unwrap_or_default());
            return spelt_out(&format!("{head}{long}{tail}"));
        }
    }
    match folded.strip_suffix(BEHIND).and_then(|kind| bare.get(..kind.len())) {
        Some(kind) => format!("Consolidated {}", kind.trim_end_matches(['-', ' '])),
        None => bare.to_owned(),
    }
}

/// The part that a type stands for; the type as spelt out by [`spelt_out`].
pub(in crate::extract) fn role(kind: &str) -> Role {
    known_role(kind).unwrap_or(Role::Other)
}

/// Whether the words are a party type wherever they stand: the docket has them alone on a line.
pub(in crate::extract) fn is_known(printed: &str) -> bool {
    let kind = spelt_out(printed);
    let folded = kind.to_ascii_lowercase();
    kind.len() <= 60
        && kind.split_whitespace().count() <= 6
        && !kind.contains([',', ';', ':'])
        && (known_role(&kind).is_some_and(|role| role != Role::Other)
            || OTHERS.iter().any(|other| folded.contains(other)))
        && folded.split([' ', '/', '&']).all(is_type_word)
        && !["of", "for", "and", "the"].iter().any(|word| folded.ends_with(&format!(" {word}")))
}

/// Whether a word is one of those that types are made of: "(Ch. 11)" and the number of "Debtor 2" may stand in one too.
fn is_type_word(word: &str) -> bool {
    let several = word.replace("(s)", "s");
    let bare = several.trim_matches(['(', ')', '[', ']', '.']);
    bare.chars().all(|c| c.is_ascii_digit() || c == '.') || bare == "ch" || bare == "u.s" || {
        WORDS.split_ascii_whitespace().any(|known| known == bare)
    }
}

/// Words that go on with a type that would end before them; in small letters.
const FURTHER: [&str; 4] = ["in possession ", "committee chair ", "committee ", "of record "];

/// Parts "Interested Party Plumbline Fasteners, Inc." into the type and the name; no type where none stands there.
pub(in crate::extract) fn split(words: &str) -> (&str, &str) {
    let starts = words.match_indices(' ').map(|(at, _)| at).take(4);
    for at in starts {
        let Some((kind, name)) = words.split_at_checked(at) else { continue };
        if !is_known(kind) {
            continue;
        }
        let name = name.trim_start();
        let folded = name.to_ascii_lowercase();
        let further = FURTHER.iter().find(|further| folded.starts_with(**further)).map_or(0, |further| further.len());
        let end = words.len() - name.len() + further;
        return (words.get(..end).unwrap_or(kind).trim_end(), words.get(end..).unwrap_or(name).trim_start());
    }
    ("", words)
}

/// Whether the words head something other than a party.
pub(in crate::extract) fn is_other_heading(printed: &str) -> bool {
    let folded = printed.trim().to_ascii_lowercase();
    NOT_TYPES.contains(&folded.as_str())
}

fn known_role(kind: &str) -> Option<Role> {
    let folded = kind.to_ascii_lowercase();
    PARTS.iter().find(|(words, _)| folded.contains(words)).map(|(_, role)| *role)
}

/// `Defendant (1)`, `Debtor 2` without the number.
fn without_number(printed: &str) -> &str {
    let printed = printed.trim();
    let numbered = printed
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .filter(|(_, number)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
    if let Some((kind, _)) = numbered {
        return kind.trim_end();
    }
    let bare = printed.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let is_debtor = bare.len() + 1 < printed.len() && bare.to_ascii_lowercase().ends_with("debtor");
    if is_debtor { bare } else { printed }
}

fn is_word(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    !letter(text.get(..start).and_then(|before| before.chars().next_back()))
        && !letter(text.get(end..).and_then(|after| after.chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_out_what_is_run_together() {
        for (printed, want, part) in [
            ("Debtor", "Debtor", Role::Debtor),
            ("Defendant                 (1)", "Defendant", Role::Defendant),
            ("JointAdmin Debtor", "Jointly Administered Debtor", Role::Debtor),
            ("Jnt Admin Debtor", "Jnt Admin Debtor", Role::Debtor),
            ("US Trustee", "U.S. Trustee", Role::UsTrustee),
            ("Assistant U.S. Trustee", "Assistant U.S. Trustee", Role::UsTrustee),
            ("Bankruptcy Admin.", "Bankruptcy Admin.", Role::UsTrustee),
            ("ThirdParty Defendant", "Third Party Defendant", Role::Defendant),
            ("Debtor 2", "Debtor", Role::Debtor),
            ("United States Trustee", "U.S. Trustee", Role::UsTrustee),
            ("Asst. U. S. Trustee", "Asst. U.S. Trustee", Role::UsTrustee),
            ("4th Party Plaintiff", "Fourth Party Plaintiff", Role::Plaintiff),
            ("Plaintiff- Consolidated", "Consolidated Plaintiff", Role::Plaintiff),
            ("Consol Pltf", "Consol Pltf", Role::Plaintiff),
            ("3rd Pty Dft", "Third Party Dft", Role::Defendant),
            ("Counter-Claimant", "Counter-Claimant", Role::Plaintiff),
            ("Petitioning Creditor", "Petitioning Creditor", Role::Creditor),
            ("Creditor Committee Chair", "Creditor Committee Chair", Role::Committee),
            ("Noticing / Claims Agent", "Noticing / Claims Agent", Role::ClaimsAgent),
            ("Foreign Representative", "Foreign Representative", Role::Other),
        ] {
            let kind = spelt_out(printed);
            assert_eq!(kind, want);
            assert_eq!(role(&kind), part, "{printed}");
            assert!(is_known(printed), "{printed}");
        }
    }

    #[test]
    fn parts_type_and_name() {
        for (words, kind, name) in [
            ("Plaintiff Ada Q. Plover", "Plaintiff", "Ada Q. Plover"),
            ("Interested Party Larch Bank", "Interested Party", "Larch Bank"),
            ("U.S. Trustee United States Trustee", "U.S. Trustee", "United States Trustee"),
            ("Debtor In Possession Plumbline Fasteners, Inc.", "Debtor In Possession", "Plumbline Fasteners, Inc."),
            ("Creditor Committee Chair Basil Copeland", "Creditor Committee Chair", "Basil Copeland"),
            ("Larch Bank", "", "Larch Bank"),
        ] {
            assert_eq!(split(words), (kind, name));
        }
    }

    #[test]
    fn leaves_names_alone() {
        for name in [
            "Trustee Services, Inc.",
            "Dana Crusader",
            "12 Main Street",
            "Pending Counts",
            "Port Quay Trustees",
            "Unsecured Creditors of",
            "",
        ] {
            assert!(!is_known(name), "{name}");
        }
    }
}
