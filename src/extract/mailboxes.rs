//! Whose an e-mail address is, of those named beside it.

use super::mentions::{Located, PartyMention};
use super::names::fold;

/// E-mail addresses go to the person whose name they hold, else to the organisation.
pub(super) fn share_emails(emails: Vec<Located<String>>, people: &mut [PartyMention], organisation: &mut PartyMention) {
    for email in emails {
        match people.iter().position(|person| is_named_in(&email.value, &person.name)) {
            Some(at) => people[at].emails.push(email),
            None => organisation.emails.push(email),
        }
    }
}

/// Whether an e-mail address is made from a person's name: the family name, the given name or its short form, the initials.
pub(super) fn is_named_in(email: &str, person: &str) -> bool {
    let local = fold(email.split('@').next().unwrap_or_default());
    let words: Vec<String> = person.split_whitespace().map(fold).collect();
    let (Some(given), Some(family)) = (words.first(), words.last()) else { return false };
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let ends: String = given.chars().next().into_iter().chain(family.chars().next()).collect();
    family.len() > 2 && local.contains(family.as_str())
        || given.len() > 3 && local.contains(given.as_str())
        || local.len() > 2 && given.starts_with(&local)
        || local == initials
        || local == ends
        || local.len() > 4
            && local.get(1..).is_some_and(|rest| family.starts_with(rest))
            && local.get(..1) == given.get(..1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_made_from_names() {
        for email in ["byrne@x.example", "ada.byrne@x.example", "abyrne@x.example", "aqb@x.example", "ab@x.example"] {
            assert!(is_named_in(email, "Ada Q. Byrne"), "{email}");
        }
        assert!(
            is_named_in("fred@x.example", "Frederic Lund") && is_named_in("mentwh@x.example", "Marisol Entwhistle")
        );
        for email in ["notices@x.example", "legal@x.example", "ceo@x.example", "a@x.example"] {
            assert!(!is_named_in(email, "Ada Q. Byrne"), "{email}");
        }
    }
}
