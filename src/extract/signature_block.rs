//! One signature block as far as it is read, and the parties that it gives.

use super::capacity;
use super::cells::Cell;
use super::counsel;
use super::header::Header;
use super::mentions::{HoldingMention, Located, PartyMention, SignatoryMention, ViaMention};
use super::names::{looks_like_company, looks_like_person, strip_person_extras};
use super::scan::Scan;
use crate::model::{Entity, Role, Signed, Sureness};

/// What is known of the block that is being read.
#[derive(Default)]
pub(super) struct Block {
    /// Lines above the signature that may name who signs.
    pub(super) header: Vec<Cell>,
    pub(super) holder: Option<Located<String>>,
    pub(super) address: Option<Located<String>>,
    pub(super) phones: Vec<Located<String>>,
    pub(super) emails: Vec<Located<String>>,
    pub(super) attention: Vec<Located<String>>,
    pub(super) holdings: Vec<HoldingMention>,
    pub(super) via: Vec<ViaMention>,
    pub(super) signers: Vec<Signer>,
}

impl Block {
    /// Takes back what was read of addresses, phones and e-mail.
    pub(super) fn forget_contacts(&mut self) {
        self.address = None;
        self.phones.clear();
        self.emails.clear();
        self.attention.clear();
    }

    /// Whether the one who signs does so as attorney-in-fact.
    fn by_attorney(&self) -> bool {
        let in_fact = |words: &str| words.to_lowercase().contains("attorney-in-fact");
        self.signers.iter().any(|signer| {
            signer.title.as_ref().is_some_and(|title| in_fact(&title.value))
                || signer.below.iter().any(|line| in_fact(&line.value))
        })
    }

    /// The organisation, those through whom it signs, and the people of the block.
    pub(super) fn into_parties(self, scan: &Scan<'_>) -> Vec<PartyMention> {
        let mut parties = Vec::new();
        let header = Header::read(scan, &self.header);
        let has_signature = self.signers.iter().any(|s| s.is_begun() || s.signed.is_some());
        if !has_signature && self.holder.is_none() {
            return parties;
        }
        let organisation = match (&self.holder, &header) {
            (Some(holder), _) => Some(PartyMention::new(holder.value.clone(), holder.span, entity_of(&holder.value))),
            (None, Some(header)) if !(header.person && self.via.is_empty()) => {
                Some(PartyMention::new(header.name.value.clone(), header.name.span, Entity::Organization))
            }
            (None, header) => {
                parties.extend(header.as_ref().and_then(officer));
                parties.extend(header.as_ref().filter(|_| self.by_attorney()).map(principal));
                None
            }
        };
        let signers: Vec<&Signer> = self.signers.iter().filter(|signer| signer.name.is_some()).collect();
        if let Some(mut party) = organisation {
            if let Some(header) = &header {
                party.roles.extend(header.roles.iter().copied());
                party.also.extend(header.also.iter().cloned());
                if self.holder.is_some() && super::names::fold(&header.name.value) == super::names::fold(&party.name) {
                    party.also.push(header.name.clone());
                }
                if let Some((other, roles)) = &header.on_behalf {
                    let mut behalf = PartyMention::new(other.value.clone(), other.span, Entity::Organization);
                    behalf.roles.clone_from(roles);
                    parties.push(behalf);
                }
            }
            if !self.holdings.is_empty() && !party.roles.contains(&Role::Holder) {
                party.roles.insert(0, Role::Holder);
            }
            let others = header.iter().flat_map(|header| &header.others);
            let others: Vec<Located<String>> = others.filter(|_| self.holder.is_none()).cloned().collect();
            party.address.clone_from(&self.address);
            party.phones.clone_from(&self.phones);
            party.emails.clone_from(&self.emails);
            party.holdings.clone_from(&self.holdings);
            party.via.clone_from(&self.via);
            party.signatories = signers
                .iter()
                .filter_map(|signer| {
                    Some(SignatoryMention {
                        name: signer.name.clone()?,
                        title: signer.title.clone(),
                        signed: signer.signed.unwrap_or(Signed::Unclear),
                    })
                })
                .collect();
            // Several guarantors over one signature: each of them signs.
            for other in others {
                let mut party = PartyMention { name: other.value, span: other.span, ..party.clone() };
                party.also.clear();
                parties.push(party);
            }
            parties.push(party);
        }
        for via in &self.via {
            let mut through = PartyMention::new(via.name.value.clone(), via.name.span, Entity::Organization);
            // Unless it is a party itself: a borrower may sign for its subsidiary as its sole member.
            through.sure = Sureness::Inferred;
            parties.push(through.with_role(Role::Agent));
        }
        for found in &self.attention {
            let name = strip_person_extras(&found.value);
            parties.push(PartyMention::new(name, found.span, Entity::Person).with_role(Role::Other));
        }
        for signer in signers {
            let counsel = signer.below.iter().any(|line| counsel::is_one_of(&line.value));
            let clients = header
                .iter()
                .filter(|_| counsel)
                .flat_map(|header| std::iter::once(&header.name).chain(&header.others).chain(&header.people));
            parties.extend(person(signer).map(|mut party| {
                party.represents.extend(clients.cloned());
                party
            }));
        }
        parties
    }
}

/// A person on the signature line, as far as read.
#[derive(Default)]
pub(super) struct Signer {
    pub(super) name: Option<Located<String>>,
    pub(super) title: Option<Located<String>>,
    pub(super) signed: Option<Signed>,
    /// "Attorneys for the Debtors", "United States Bankruptcy Judge": what stands below the name.
    pub(super) below: Vec<Located<String>>,
}

impl Signer {
    /// Whether its name or title is known.
    pub(super) fn is_begun(&self) -> bool {
        self.name.is_some() || self.title.is_some()
    }
}

/// A person for whom another signs as attorney-in-fact.
fn principal(header: &Header) -> PartyMention {
    let name = strip_person_extras(&header.name.value);
    PartyMention::new(name, header.name.span, Entity::Person).with_role(Role::Signatory)
}

/// A person named above a signature with an office that another fulfils: "ADA BYRNE / United States Trustee / By: /s/ …".
fn officer(header: &Header) -> Option<PartyMention> {
    let office = header.office?;
    Some(PartyMention::new(header.name.value.clone(), header.name.span, Entity::Person).with_role(office))
}

/// The person who signs, as a party of their own.
fn person(signer: &Signer) -> Option<PartyMention> {
    let name = signer.name.as_ref()?;
    // A notary certifies who signs, and has no part in the matter.
    let notary = signer.below.iter().any(|line| line.value.to_lowercase().contains("notary public"));
    if !looks_like_person(&name.value) || notary {
        return None;
    }
    let mut party = PartyMention::new(name.value.clone(), name.span, Entity::Person);
    party.title.clone_from(&signer.title);
    let below: Vec<&str> =
        signer.below.iter().map(|l| l.value.as_str()).chain(signer.title.iter().map(|t| t.value.as_str())).collect();
    if below.iter().any(|line| capacity::is_judge(line)) {
        party.roles.push(Role::Judge);
    } else if let Some(line) = signer.below.iter().find(|line| counsel::is_counsel(&line.value)) {
        party.roles.push(Role::Attorney);
        party.represents.extend(counsel::represented(line));
    }
    for line in &signer.below {
        if party.firm.is_none() && looks_like_company(&line.value) && !counsel::is_counsel(&line.value) {
            party.firm = Some(line.clone());
        }
    }
    // "Trial Attorney" below the signature of a public office.
    let lawyer = |title: &Located<String>| title.value.ends_with("Attorney") && !title.value.contains(" of ");
    if party.roles.is_empty() && party.title.as_ref().is_some_and(lawyer) {
        party.roles.extend([Role::Attorney, Role::Signatory]);
    }
    if party.roles.is_empty() {
        party.roles.push(Role::Signatory);
    }
    Some(party)
}

fn entity_of(name: &str) -> Entity {
    if !looks_like_company(name) && looks_like_person(name) { Entity::Person } else { Entity::Organization }
}
