//! Which spellings the reviewer made one entry, and which of them somebody else.

use std::collections::HashMap;

use super::anchors::Anchors;
use super::clusters::{Cluster, Mentioned};
use crate::model::{Decision, Passage, Target};

/// Joins and parts the clusters as the reviewer decided.
///
/// A decision finds its mention in the clusters as the documents make them, never in those that earlier decisions made.
/// Merges alone therefore give the same groups in whatever order they come, so that two people's can be put together.
pub(super) fn regroup(clusters: &mut Vec<Cluster<'_>>, anchors: &Anchors<'_>, decisions: &[Decision]) {
    let regroups = |decision: &Decision| {
        matches!(decision, Decision::Merge { .. } | Decision::Split { .. } | Decision::SplitPlaces { .. })
    };
    if !decisions.iter().any(regroups) {
        return;
    }
    let mut groups = Groups::new(std::mem::take(clusters));
    for decision in decisions {
        match decision {
            Decision::Merge { into, from } => {
                let Some(kept) = groups.find(anchors, into) else { continue };
                for target in from {
                    if let Some(other) = groups.find(anchors, target) {
                        groups.join(kept, other);
                    }
                }
            }
            Decision::Split { entry, names } => {
                if let Some(mention) = groups.find(anchors, entry) {
                    groups.part(mention, names, &[]);
                }
            }
            Decision::SplitPlaces { entry, names, places } => {
                if let Some(mention) = groups.find(anchors, entry) {
                    let places: Vec<Passage> = places.iter().filter_map(|place| anchors.find(place)).collect();
                    groups.part(mention, names, &places);
                }
            }
            _ => {}
        }
    }
    *clusters = groups.into_clusters();
}

/// A mention, and the cluster that the documents put it into.
struct Member<'m> {
    mention: Mentioned<'m>,
    cluster: usize,
}

/// Mentions in groups, by their numbers.
struct Groups<'m> {
    members: Vec<Member<'m>>,
    by_place: HashMap<Passage, Vec<usize>>,
    /// The numbers of each document's mentions, by the document's number.
    by_document: HashMap<usize, Vec<usize>>,
    /// Pairs of spellings of which one must be a slip.
    misspelt: Vec<(usize, (String, String))>,
    /// The group of each mention.
    home: Vec<usize>,
    /// The mentions of each group; the first gives the entry its name and key. Empty for a group that was joined.
    sets: Vec<Vec<usize>>,
}

impl<'m> Groups<'m> {
    fn new(clusters: Vec<Cluster<'m>>) -> Self {
        let mut new = Self {
            members: Vec::new(),
            by_place: HashMap::new(),
            by_document: HashMap::new(),
            misspelt: Vec::new(),
            home: Vec::new(),
            sets: Vec::with_capacity(clusters.len()),
        };
        for (cluster, Cluster { mentions, misspelt }) in clusters.into_iter().enumerate() {
            let first = new.members.len();
            new.misspelt.extend(misspelt.into_iter().map(|pair| (first, pair)));
            for mention in mentions {
                let number = new.members.len();
                new.by_place.entry(Passage::new(mention.doc, mention.party.span)).or_default().push(number);
                new.by_document.entry(mention.doc.index()).or_default().push(number);
                new.members.push(Member { mention, cluster });
                new.home.push(cluster);
            }
            new.sets.push((first..new.members.len()).collect());
        }
        new
    }

    /// The mention at a target's words; the target's label tells apart those that share them.
    fn find(&self, anchors: &Anchors<'_>, target: &Target) -> Option<usize> {
        let at = anchors.find(&target.anchor)?;
        let empty = Vec::new();
        let exact = self.by_place.get(&at).unwrap_or(&empty);
        let near: Vec<usize> = self.by_document.get(&at.doc.index()).map_or_else(Vec::new, |numbers| {
            numbers.iter().copied().filter(|n| self.members[*n].mention.party.span.overlaps(at.span)).collect()
        });
        let own = |number: &&usize| self.members[**number].mention.party.name == target.label;
        let named = |number: &&usize| {
            let cluster = self.members[**number].cluster;
            // The groups of the documents themselves stand at their numbers in `members`, one behind the other.
            let start = self.members.partition_point(|member| member.cluster < cluster);
            let family = self.members[start..].iter().take_while(|member| member.cluster == cluster);
            family.into_iter().any(|member| member.mention.party.name == target.label)
        };
        let found = |numbers: &[usize]| {
            numbers.iter().find(own).or_else(|| numbers.iter().find(named)).or_else(|| numbers.first()).copied()
        };
        found(exact).or_else(|| found(&near))
    }

    /// Makes two mentions' groups one. The first one's mentions stay first, so that its key and name stay.
    fn join(&mut self, kept: usize, other: usize) {
        let (into, from) = (self.home[kept], self.home[other]);
        if into == from {
            return;
        }
        let moved = std::mem::take(&mut self.sets[from]);
        for number in &moved {
            self.home[*number] = into;
        }
        self.sets[into].extend(moved);
    }

    /// Takes the mentions with these spellings, and those at these places, out of a mention's group. One whose every
    /// mention is among them stays whole.
    fn part(&mut self, mention: usize, names: &[String], places: &[Passage]) {
        let group = self.home[mention];
        let taken = |number: &usize| {
            let Mentioned { doc, party } = self.members[*number].mention;
            names.contains(&party.name) || places.contains(&Passage::new(doc, party.span))
        };
        let (out, rest): (Vec<usize>, Vec<usize>) = self.sets[group].iter().partition(|number| taken(number));
        if out.is_empty() || rest.is_empty() {
            return;
        }
        let new = self.sets.len();
        for number in &out {
            self.home[*number] = new;
        }
        self.sets[group] = rest;
        self.sets.push(out);
    }

    fn into_clusters(self) -> Vec<Cluster<'m>> {
        let Self { members, misspelt, home, sets, .. } = self;
        let cluster = |numbers: &Vec<usize>| {
            let mentions: Vec<Mentioned<'m>> = numbers.iter().map(|number| members[*number].mention).collect();
            Cluster { mentions, misspelt: Vec::new() }
        };
        let mut clusters: Vec<Cluster<'m>> = sets.iter().map(cluster).collect();
        for (number, pair) in misspelt {
            let both = |name: &String| clusters[home[number]].mentions.iter().any(|m| m.party.name == *name);
            if both(&pair.0) && both(&pair.1) {
                clusters[home[number]].misspelt.push(pair);
            }
        }
        clusters.retain(|cluster| !cluster.mentions.is_empty());
        clusters
    }
}
