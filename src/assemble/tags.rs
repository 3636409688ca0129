//! The tags of a case, as decisions define them.

use crate::model::{Decision, Tag, TagId};

/// Every tag that stands, in the order in which they were first defined. A tag that was put on something but never
/// defined, as when a line of the file was lost, is there under the name that it is known by.
pub(super) fn defined(decisions: &[Decision]) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    for decision in decisions {
        let (id, name, colour) = match decision {
            Decision::DefineTag { tag, name, colour } => (tag, name.trim(), Some(*colour)),
            Decision::Tag { tag, on: true, .. } => (tag, tag.as_str(), None),
            _ => continue,
        };
        match (tags.iter_mut().find(|tag| tag.id == *id), colour) {
            (Some(tag), Some(colour)) => {
                name.clone_into(&mut tag.name);
                tag.colour = colour;
            }
            (Some(_), None) => {}
            (None, colour) => tags.push(Tag {
                id: id.clone(),
                name: name.to_owned(),
                colour: colour.unwrap_or_default(),
                letter: ' ',
            }),
        }
    }
    tags.retain(|tag| !tag.name.is_empty());
    tags.truncate(usize::from(u16::MAX));
    letter(&mut tags);
    tags
}

/// The place of a tag.
pub(super) fn place(tags: &[Tag], id: &str) -> Option<TagId> {
    let at = tags.iter().position(|tag| tag.id == id)?;
    u16::try_from(at).ok().map(TagId)
}

/// Gives each tag the first letter of its name that no tag before it has; failing that any letter or figure.
fn letter(tags: &mut [Tag]) {
    let mut taken: Vec<char> = Vec::new();
    for tag in tags {
        let own = tag.name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase);
        let free = own.chain('A'..='Z').chain('1'..='9').find(|letter| !taken.contains(letter));
        tag.letter = free.unwrap_or('#');
        taken.push(tag.letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TagColour;

    fn define(tag: &str, name: &str, colour: TagColour) -> Decision {
        Decision::DefineTag { tag: tag.to_owned(), name: name.to_owned(), colour }
    }

    #[test]
    fn a_tag_keeps_its_place_when_it_gets_another_name() {
        let tags = defined(&[
            define("Preference", "Preference", TagColour::Blue),
            define("Privilege", "Privilege", TagColour::Red),
            define("Preference", "Preference claims", TagColour::Teal),
        ]);
        let shown: Vec<_> = tags.iter().map(|tag| (tag.name.as_str(), tag.colour, tag.letter)).collect();
        assert_eq!(shown, [("Preference claims", TagColour::Teal, 'P'), ("Privilege", TagColour::Red, 'R')]);
        assert_eq!(place(&tags, "Privilege"), Some(TagId(1)));
    }

    #[test]
    fn an_empty_name_takes_a_tag_away() {
        let tags = defined(&[define("A", "A", TagColour::Blue), define("A", " ", TagColour::Blue)]);
        assert_eq!(tags, []);
    }

    #[test]
    fn every_tag_has_a_letter_of_its_own() {
        let tags =
            defined(&(0..30).map(|n| define(&format!("Issue {n}"), "Issue", TagColour::Blue)).collect::<Vec<_>>());
        let mut letters: Vec<char> = tags.iter().map(|tag| tag.letter).collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), 30);
    }
}
