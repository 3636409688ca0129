//! When two writings are one name.

use crate::extract::names::{self, fold, is_legal_form, strip_person_extras};
use crate::model::Entity;

/// A name taken apart for comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NameKey {
    /// Letters and digits of the whole name, registered forms in one spelling.
    pub(super) whole: String,
    /// The same without the registered form at the end; equal to `whole` where there is none.
    pub(super) base: String,
    /// A person's name in its parts.
    pub(super) person: Option<PersonKey>,
}

/// A person's name in its parts, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PersonKey {
    /// The given name; empty for "Mr. Elm".
    pub(super) given: String,
    /// Further given names and initials.
    pub(super) middle: Vec<String>,
    /// The family name.
    pub(super) family: String,
    /// "jr", "sr", "iii".
    pub(super) suffix: String,
}

impl NameKey {
    /// Takes a name apart.
    pub(super) fn new(name: &str, entity: Entity) -> Self {
        match entity {
            Entity::Person => {
                let person = PersonKey::new(name);
                let whole = format!("{}{}{}{}", person.given, person.middle.concat(), person.family, person.suffix);
                Self { base: whole.clone(), whole, person: Some(person) }
            }
            Entity::Organization | Entity::Group => {
                let words = company_words(name);
                let behind = words.iter().rposition(|word| !is_form(word)).map_or(words.len(), |last| last + 1);
                Self { whole: words.concat(), base: words[..behind].concat(), person: None }
            }
        }
    }

    /// Whether a registered form tells the name apart from others with the same base.
    pub(super) fn has_form(&self) -> bool {
        self.whole != self.base
    }
}

/// A company's words, folded, with one spelling for each registered form, "and" for "&", and no article.
fn company_words(name: &str) -> Vec<String> {
    let flat = name.replace('&', " and ").replace(['-', '–', '—', '/'], " ");
    let mut words: Vec<String> = Vec::new();
    for word in flat.split(|c: char| c.is_whitespace() || c == ',') {
        let word = match fold(word).as_str() {
            "" => continue,
            "the" if words.is_empty() => continue,
            "incorporated" => "inc".to_owned(),
            "corporation" => "corp".to_owned(),
            "company" => "co".to_owned(),
            "limited" => "ltd".to_owned(),
            other => other.to_owned(),
        };
        words.push(word);
    }
    // "National Association" is what "N.A." stands for.
    if let Some(at) = words.windows(2).position(|pair| pair == ["national", "association"]) {
        "na".clone_into(&mut words[at]);
        words.remove(at + 1);
    }
    // "L. P.", "N. A.": letters that stand apart.
    let mut at = 0;
    while at + 1 < words.len() {
        let both = format!("{}{}", words[at], words[at + 1]);
        if words[at].len() == 1 && words[at + 1].len() == 1 && is_legal_form(&both) {
            words[at] = both;
            words.remove(at + 1);
        }
        at += 1;
    }
    words
}

/// Whether a name is that of the United States Trustee or of the office, however "U.S." is written.
pub(super) fn is_us_trustee(name: &str) -> bool {
    let words: Vec<String> = name.split(|c: char| c.is_whitespace() || c == ',').map(fold).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    let office = words.strip_prefix(&["office", "of"]).unwrap_or(&words);
    let office = office.strip_prefix(&["the"]).unwrap_or(office);
    matches!(office, ["united", "states", "trustee", ..] | ["us", "trustee", ..] | ["u", "s", "trustee", ..])
}

fn is_form(word: &str) -> bool {
    is_legal_form(word) || word == "co"
}

impl PersonKey {
    fn new(name: &str) -> Self {
        let plain = strip_person_extras(name);
        let (plain, suffix) = suffix(&plain);
        // "Elm, Ada Q."
        let turned = match plain.split_once(',') {
            Some((family, given)) if !given.trim().is_empty() => format!("{} {}", given.trim(), family.trim()),
            _ => plain.clone(),
        };
        let mut words: Vec<String> = turned.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
        let family = words.pop().unwrap_or_default();
        // "van Loon" is one family name.
        let mut family = family;
        while words.len() > 1
            && matches!(
                words.last().map(String::as_str),
                Some("van" | "von" | "de" | "der" | "la" | "del" | "di" | "da")
            )
        {
            family = format!("{}{family}", words.pop().unwrap_or_default());
        }
        let given = if words.is_empty() { String::new() } else { words.remove(0) };
        Self { given, middle: words, family, suffix }
    }

    /// Whether two can be one person's name in a longer and a shorter form: the same family name, given names equal,
    /// one the initial or the short form of the other, middle names not against each other.
    pub(super) fn fits(&self, other: &Self) -> bool {
        self.family == other.family && self.rest_fits(other)
    }

    /// The same for all but the family name.
    fn rest_fits(&self, other: &Self) -> bool {
        if !self.suffix.is_empty() && !other.suffix.is_empty() && self.suffix != other.suffix {
            return false;
        }
        if self.given.is_empty() || other.given.is_empty() {
            return true;
        }
        let middle = self.middle.iter().zip(&other.middle).all(|(a, b)| initial_or_equal(a, b));
        (initial_or_equal(&self.given, &other.given) || short_form(&self.given, &other.given)) && middle
    }

    /// Whether two differ by one slip of the pen or of the OCR in the family name, and in nothing else.
    pub(super) fn misspelt(&self, other: &Self) -> bool {
        let close = self.family != other.family
            && self.family.len().min(other.family.len()) >= 5
            && rapidfuzz::distance::osa::distance(self.family.chars(), other.family.chars()) <= 1;
        close
            && !self.given.is_empty()
            && self.given == other.given
            && self.given.len() > 1
            && self.middle == other.middle
            && self.suffix == other.suffix
    }
}

/// A name without "Jr." and its like, and that suffix.
fn suffix(name: &str) -> (String, String) {
    let trimmed = name.trim_end_matches(['.', ' ']);
    for suffix in ["jr", "sr", "iii", "iv", "ii"] {
        let cut = trimmed.len().saturating_sub(suffix.len());
        if trimmed.is_char_boundary(cut)
            && trimmed[cut..].eq_ignore_ascii_case(suffix)
            && trimmed[..cut].ends_with([' ', ','])
        {
            return (trimmed[..cut].trim_end_matches([' ', ',']).to_owned(), suffix.to_owned());
        }
    }
    (name.to_owned(), String::new())
}

fn initial_or_equal(one: &str, other: &str) -> bool {
    one == other || one.len() == 1 && other.starts_with(one) || other.len() == 1 && one.starts_with(other)
}

/// Given names and their short forms in use in the United States.
const SHORT_FORMS: [(&str, &str); 58] = [
    ("abe", "abraham"),
    ("al", "albert"),
    ("alex", "alexander"),
    ("andy", "andrew"),
    ("beth", "elizabeth"),
    ("bill", "william"),
    ("bob", "robert"),
    ("brad", "bradley"),
    ("cathy", "catherine"),
    ("charlie", "charles"),
    ("chris", "christopher"),
    ("chuck", "charles"),
    ("dan", "daniel"),
    ("dave", "david"),
    ("deb", "deborah"),
    ("dick", "richard"),
    ("don", "donald"),
    ("doug", "douglas"),
    ("drew", "andrew"),
    ("ed", "edward"),
    ("fred", "frederick"),
    ("geoff", "geoffrey"),
    ("greg", "gregory"),
    ("hal", "harold"),
    ("hank", "henry"),
    ("jack", "john"),
    ("jeff", "jeffrey"),
    ("jen", "jennifer"),
    ("jerry", "gerald"),
    ("jim", "james"),
    ("joe", "joseph"),
    ("jon", "jonathan"),
    ("josh", "joshua"),
    ("kate", "katherine"),
    ("ken", "kenneth"),
    ("larry", "lawrence"),
    ("liz", "elizabeth"),
    ("matt", "matthew"),
    ("meg", "margaret"),
    ("mike", "michael"),
    ("nate", "nathaniel"),
    ("ned", "edward"),
    ("nick", "nicholas"),
    ("pam", "pamela"),
    ("pat", "patrick"),
    ("pete", "peter"),
    ("phil", "philip"),
    ("ray", "raymond"),
    ("rick", "richard"),
    ("rob", "robert"),
    ("ron", "ronald"),
    ("sam", "samuel"),
    ("steve", "steven"),
    ("sue", "susan"),
    ("ted", "theodore"),
    ("tim", "timothy"),
    ("tom", "thomas"),
    ("tony", "anthony"),
];

fn short_form(one: &str, other: &str) -> bool {
    SHORT_FORMS.iter().any(|(short, long)| (one == *short && other == *long) || (other == *short && one == *long))
        || one == "steve" && other == "stephen"
        || one == "stephen" && other == "steve"
        || one == "fred" && other == "frederic"
        || one == "frederic" && other == "fred"
}

/// Of several writings of one name the one to show: not in capitals throughout, the most complete, the most frequent,
/// the first.
pub(super) fn best<'n>(writings: &[(&'n str, usize)]) -> &'n str {
    writings
        .iter()
        .enumerate()
        .max_by_key(|(at, (name, count))| {
            let courtesy = name.starts_with("Mr.")
                || name.starts_with("Ms.")
                || name.starts_with("Mrs.")
                || name.starts_with("Hon")
                || name.starts_with("Judge");
            (!courtesy, !names::is_upper(name), words(name), name.len(), *count, usize::MAX - at)
        })
        .map_or("", |(_, (name, _))| name)
}

fn words(name: &str) -> usize {
    name.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same_company(one: &str, other: &str) -> bool {
        NameKey::new(one, Entity::Organization).whole == NameKey::new(other, Entity::Organization).whole
    }

    fn person(name: &str) -> PersonKey {
        PersonKey::new(name)
    }

    #[test]
    fn companies_in_several_spellings() {
        assert!(same_company("ALDER BANK, N.A.", "Alder Bank, N. A."));
        assert!(same_company("Birch & Co.", "Birch and Company"));
        assert!(same_company("The Cedar Group, Inc.", "Cedar Group Incorporated"));
        assert!(!same_company("Elm Fund, LP", "Elm Fund II, LP"));
        assert!(!same_company("Fir Tech, Inc.", "Fir Tech, LLC"));
        assert_eq!(NameKey::new("Fir Tech, LLC", Entity::Organization).base, "firtech");
    }

    #[test]
    fn the_united_states_trustee_in_several_spellings() {
        for name in ["Office of the U. S. Trustee", "OFFICE OF THE U.S. TRUSTEE", "United States Trustee, Region 3"] {
            assert!(is_us_trustee(name), "{name}");
        }
        assert!(!is_us_trustee("Alder United States Trustee Holdings, Inc.") && !is_us_trustee("Indenture Trustee"));
    }

    #[test]
    fn people_in_several_spellings() {
        assert!(person("Byrne, Ada Q.").fits(&person("ADA BYRNE")));
        assert!(person("Hon. Otto Lund").fits(&person("Judge Lund")));
        assert!(person("Bill O’Quin").fits(&person("William O'Quin")));
        assert!(person("J. T. Quill").fits(&person("Jane T. Quill")));
        assert!(!person("Ada Q. Byrne").fits(&person("Ada R. Byrne")));
        assert!(!person("Otto Lund, Jr.").fits(&person("Otto Lund, Sr.")));
        assert!(person("Ada Q. Marlton").misspelt(&person("Ada Q. Malrton")));
        assert!(!person("Ada Lund").misspelt(&person("Ada Lunt")));
    }

    #[test]
    fn the_name_to_show() {
        assert_eq!(best(&[("ALDER BANK, N.A.", 5), ("Alder Bank, N.A.", 1)]), "Alder Bank, N.A.");
        assert_eq!(best(&[("Mr. Lund", 9), ("Otto Lund", 1)]), "Otto Lund");
    }
}
