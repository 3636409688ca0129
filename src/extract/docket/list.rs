//! The list of parties and counsel, where no table tells which lines belong together: the lines of one party, or of one
//! attorney, are handed in, and what they say is taken in.

use crate::extract::ecf::contact;
use crate::extract::ecf::lines::{Line, Looks};
use crate::extract::ecf::{entity, party_type};
use crate::extract::{Located, Mentions, PartyMention};

use super::aliases;
use super::parties::{Known, clean_name, counsel};

/// The list as far as it was read.
pub(super) struct List<'l, 'm> {
    looks: &'l Looks,
    mentions: &'m mut Mentions,
    /// The type of the parties that follow.
    kind: Option<Located<String>>,
    /// The party that was named last, whom counsel acts for.
    represented: Option<Located<String>>,
    known: Known,
}

impl<'l, 'm> List<'l, 'm> {
    /// An empty list.
    pub(super) fn new(looks: &'l Looks, mentions: &'m mut Mentions) -> Self {
        Self { looks, mentions, kind: None, represented: None, known: Known::new() }
    }

    /// Whether a party was named to which counsel can belong.
    pub(super) fn has_party(&self) -> bool {
        self.represented.is_some()
    }

    /// Takes in the lines that stand together in the parties' column: a type, a name and what belongs to it, or both.
    pub(super) fn row(&mut self, block: &[Line<'_>]) {
        let Some(first) = block.first() else { return };
        if is_other_heading(first) {
            // "v." stands between the sides; the other headings are a criminal docket's.
            if !is_versus(first) {
                self.kind = None;
            }
            self.represented = None;
        } else if is_type(block) {
            self.kind = Some(Located::new(party_type::spelt_out(first.text), first.span));
            self.represented = None;
            // A narrow column breaks the rule under a type into two.
            let lead = 1 + block.iter().skip(1).take_while(|line| line.is_rule()).count();
            // The name may stand below the type, or in a block of its own.
            if block.len() > lead {
                self.party(block.get(lead..).unwrap_or_default());
            }
        } else if self.kind.is_some() {
            self.party(block);
        }
    }

    fn party(&mut self, block: &[Line<'_>]) {
        // "v." is the last line of a side.
        let block = if let Some((last, rest)) = block.split_last()
            && is_versus(last)
        {
            rest
        } else {
            block
        };
        let Some((name, rest)) = self.named(block) else { return };
        let mut party = PartyMention::new(clean_name(&name.value), name.span, entity::of(&name.value));
        if let Some(kind) = &self.kind {
            party = party.with_role(party_type::role(&kind.value));
            party.party_types.push(kind.clone());
        }
        let (also, rest) = aliases::split(rest);
        party.also = also;
        let apart = |line: &Line<'_>| contact::is_standing(line.text) || contact::is_county(line.text);
        let contact = contact::read(rest.into_iter(), apart).with_firm_in_address();
        party.address = contact.address;
        party.phones = contact.phones;
        party.emails = contact.emails;
        party.details = contact.standing;
        party.details.extend(contact.details);
        self.represented = Some(Located::new(party.name.clone(), party.span));
        self.mentions.parties.push(party);
    }

    /// Takes in the lines of one attorney of the party that was named last.
    pub(super) fn counsel(&mut self, block: &[Line<'_>]) {
        let (Some((name, rest)), Some(represented)) = (self.named(block), &self.represented) else { return };
        if name.value.eq_ignore_ascii_case("pro se") {
            let same = |party: &&mut PartyMention| party.span == represented.span;
            if let Some(party) = self.mentions.parties.iter_mut().rev().find(same) {
                party.details.push(name);
            }
            return;
        }
        let contact = contact::read(rest.iter().copied(), |line| contact::is_standing(line.text));
        let counsel = counsel(&name.value, name.span, contact, represented, &mut self.known);
        self.mentions.parties.push(counsel);
    }

    /// The name that a block begins with, and the lines below it. A long name that was broken is in bold to its end.
    fn named<'a, 'b>(&self, block: &'b [Line<'a>]) -> Option<(Located<String>, &'b [Line<'a>])> {
        let goes_on = |line: &&Line<'_>| {
            self.looks.is_bold(line) && !aliases::is_label(line.text) && !party_type::is_other_heading(line.text)
        };
        let bold = block.iter().take_while(goes_on).count();
        let (name, rest) = block.split_at_checked(bold.max(1))?;
        let value = name.iter().map(|line| line.text).collect::<Vec<_>>().join(" ");
        Some((Located::new(value, name.first()?.span.to(name.last()?.span)), rest))
    }
}

/// Whether a block begins with a party's type: one that a rule stands below, or one that is known.
pub(super) fn is_type(block: &[Line<'_>]) -> bool {
    block.first().is_some_and(|line| {
        !party_type::is_other_heading(line.text)
            && (block.get(1).is_some_and(Line::is_rule) || party_type::is_known(line.text))
    })
}

/// Whether a line heads something other than a party; columns that were copied stand on one line.
pub(super) fn is_other_heading(line: &Line<'_>) -> bool {
    party_type::is_other_heading(line.text.split('\t').next().unwrap_or_default())
}

/// Whether a line stands between the two sides of a case.
pub(super) fn is_versus(line: &Line<'_>) -> bool {
    ["v.", "vs.", "v", "vs"].iter().any(|word| line.text.eq_ignore_ascii_case(word))
}
