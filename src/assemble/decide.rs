//! The reviewer's decisions, applied to what the documents say.

use super::added::{added_line, added_party};
use super::anchors::{Anchors, lost};
use super::clusters::Cluster;
use super::roster::key_of;
use super::timeline;
use crate::model::{
    CaseFile, Decision, EntryList, EntryRef, Fact, Field, HiddenEntry, HoldingReading, PartialDate, Passage, Problem,
    RosterEntry, Sureness, Target, TimelineEntry, When,
};

/// Joins the clusters that the reviewer merged.
pub(super) fn merge(clusters: &mut Vec<Cluster<'_>>, anchors: &Anchors<'_>, decisions: &[Decision]) {
    for decision in decisions {
        let Decision::Merge { into, from } = decision else { continue };
        let Some(mut kept) = cluster_of(clusters, anchors, into) else { continue };
        for target in from {
            let Some(other) = cluster_of(clusters, anchors, target).filter(|other| *other != kept) else { continue };
            let taken = clusters.remove(other);
            if other < kept {
                kept -= 1;
            }
            // The kept one's mentions stay first, so that its key and name stay.
            clusters[kept].mentions.extend(taken.mentions);
            clusters[kept].misspelt.extend(taken.misspelt);
        }
    }
}

/// The cluster with a mention at the target's words; the target's label tells apart those that share them.
fn cluster_of(clusters: &[Cluster<'_>], anchors: &Anchors<'_>, target: &Target) -> Option<usize> {
    let at = anchors.find(&target.anchor)?;
    let touches = |cluster: &Cluster<'_>| cluster.mentions.iter().any(|m| m.doc == at.doc && m.party.span == at.span);
    let named = |cluster: &Cluster<'_>| cluster.mentions.iter().any(|m| m.party.name == target.label);
    let overlaps =
        |cluster: &Cluster<'_>| cluster.mentions.iter().any(|m| m.doc == at.doc && m.party.span.overlaps(at.span));
    clusters
        .iter()
        .position(|c| touches(c) && named(c))
        .or_else(|| clusters.iter().position(touches))
        .or_else(|| clusters.iter().position(|c| overlaps(c) && named(c)))
        .or_else(|| clusters.iter().position(overlaps))
}

/// Applies all decisions but merges to the assembled case, in order. Decisions whose words are gone become problems.
pub(super) fn apply(case: &mut CaseFile, anchors: &Anchors<'_>, decisions: &[Decision], problems: &mut Vec<Problem>) {
    // Entries are taken off their lists last, so that what else was decided on them still finds them.
    let (hides, others): (Vec<&Decision>, Vec<&Decision>) =
        decisions.iter().partition(|decision| matches!(decision, Decision::Hide { .. }));
    let still_hidden = |at: usize, entry: &Target| {
        !hides[at + 1..].iter().any(|later| matches!(later, Decision::Hide { entry: other, .. } if other == entry))
    };
    let hides = hides.iter().enumerate().filter_map(|(at, decision)| match decision {
        Decision::Hide { entry, hidden: true } if still_hidden(at, entry) => Some(*decision),
        _ => None,
    });
    for decision in others.into_iter().chain(hides) {
        if superseded(decision, decisions) {
            continue;
        }
        let found = match decision {
            Decision::Merge { into, from } => merged(case, anchors, into, from),
            Decision::Rename { entry, name } => on(case, anchors, entry, |e| rename(e, name)),
            Decision::Correct { entry, field, value } => on(case, anchors, entry, |e| correct(e, *field, value)),
            Decision::Hide { entry, .. } => hide(case, anchors, entry),
            Decision::Note { entry, text } => on(case, anchors, entry, |e| match e {
                Entry::Roster(e) => e.note.clone_from(text),
                Entry::Timeline(e) => e.note.clone_from(text),
            }),
            Decision::Review { entry, reviewed } => on(case, anchors, entry, |e| match e {
                Entry::Roster(e) => e.reviewed = *reviewed,
                Entry::Timeline(e) => e.reviewed = *reviewed,
            }),
            Decision::Settle { entry, field, value } => settle(case, anchors, entry, *field, value.as_deref()),
            Decision::CorrectAmount { entry, instrument, amount, state } => on(case, anchors, entry, |e| {
                if let Entry::Roster(e) = e
                    && let Some(holding) = e.holdings.iter_mut().find(|h| h.instrument == *instrument)
                {
                    let sources = holding.readings.iter().flat_map(|r| r.sources.clone()).collect();
                    holding.readings = vec![HoldingReading { state: *state, amount: amount.clone(), sources }];
                }
            }),
            Decision::AddTimeline { anchor, kind, date, summary } => {
                let at = anchors.find(anchor);
                case.timeline.push(added_line(*kind, *date, summary, at));
                timeline::sort(&mut case.timeline);
                at.is_some().then_some(())
            }
            Decision::AddRoster { anchor, name, entity, role } => {
                let at = anchors.find(anchor);
                case.roster.push(added_party(name, *entity, *role, at));
                at.is_some().then_some(())
            }
        };
        if found.is_none() {
            problems.push(lost(decision));
        }
    }
}

/// Whether a correction is taken back, or made again, by a later one of the same field: only the last one counts, and an
/// empty one gives the documents' value back.
fn superseded(decision: &Decision, decisions: &[Decision]) -> bool {
    let Decision::Correct { entry, field, value } = decision else { return false };
    let later = decisions.iter().skip_while(|other| !std::ptr::eq(*other, decision)).skip(1);
    let again = |other: &Decision| matches!(other, Decision::Correct { entry: e, field: f, .. } if e.anchor == entry.anchor && f == field);
    value.is_empty() || later.into_iter().any(again)
}

/// An entry of either list, to be changed.
enum Entry<'c> {
    Roster(&'c mut RosterEntry),
    Timeline(&'c mut TimelineEntry),
}

fn on(case: &mut CaseFile, anchors: &Anchors<'_>, target: &Target, change: impl FnOnce(Entry<'_>)) -> Option<()> {
    match target.list {
        EntryList::Roster => {
            let at = roster_at(&case.roster, anchors, target)?;
            change(Entry::Roster(&mut case.roster[at]));
        }
        EntryList::Timeline => {
            let at = timeline_at(&case.timeline, anchors, target)?;
            change(Entry::Timeline(&mut case.timeline[at]));
        }
    }
    Some(())
}

fn roster_at(roster: &[RosterEntry], anchors: &Anchors<'_>, target: &Target) -> Option<usize> {
    let Some(at) = anchors.find(&target.anchor) else {
        // An entry that the reviewer added and whose words are gone is still found by its name.
        return roster.iter().position(|e| e.sources.is_empty() && e.name == target.label);
    };
    let exact = |e: &RosterEntry| e.sources.contains(&at);
    let near = |e: &RosterEntry| e.sources.iter().any(|s| s.doc == at.doc && s.span.overlaps(at.span));
    let named = |e: &RosterEntry| {
        e.name == target.label
            || e.corrected_from.as_deref() == Some(&target.label)
            || e.aliases.iter().any(|a| a.value == target.label)
    };
    roster
        .iter()
        .position(|e| exact(e) && named(e))
        .or_else(|| roster.iter().position(exact))
        .or_else(|| roster.iter().position(|e| near(e) && named(e)))
        .or_else(|| roster.iter().position(near))
}

fn timeline_at(timeline: &[TimelineEntry], anchors: &Anchors<'_>, target: &Target) -> Option<usize> {
    let Some(at) = anchors.find(&target.anchor) else {
        return timeline.iter().position(|e| e.sources.is_empty() && e.label() == target.label);
    };
    let exact = |e: &TimelineEntry| e.sources.contains(&at);
    let near = |e: &TimelineEntry| e.sources.iter().any(|s| s.doc == at.doc && s.span.overlaps(at.span));
    let labelled = |e: &TimelineEntry| e.label() == target.label;
    timeline
        .iter()
        .position(|e| exact(e) && labelled(e))
        .or_else(|| timeline.iter().position(exact))
        .or_else(|| timeline.iter().position(|e| near(e) && labelled(e)))
}

fn rename(entry: Entry<'_>, name: &str) {
    let (shown, from) = match entry {
        Entry::Roster(e) => (&mut e.name, &mut e.corrected_from),
        Entry::Timeline(e) => (&mut e.summary, &mut e.corrected_from),
    };
    let original = from.take().unwrap_or_else(|| shown.clone());
    // An empty name goes back to what the documents say.
    name.clone_into(shown);
    if name.is_empty() || name == original {
        *shown = original;
    } else {
        *from = Some(original);
    }
}

fn correct(entry: Entry<'_>, field: Field, value: &str) {
    let set = |fact: &mut Option<Fact<String>>| {
        let sources = fact.take().map(|f| f.sources).unwrap_or_default();
        *fact = (!value.is_empty()).then(|| Fact { value: value.to_owned(), sources });
    };
    let list = |facts: &mut Vec<Fact<String>>| {
        let sources: Vec<Passage> = facts.iter().flat_map(|f| f.sources.clone()).collect();
        *facts = value
            .split(';')
            .map(str::trim)
            .filter(|v| !v.is_empty())
            .map(|v| Fact { value: v.to_owned(), sources: sources.clone() })
            .collect();
    };
    match (entry, field) {
        (entry, Field::Name | Field::Summary) => rename(entry, value),
        (Entry::Roster(e), Field::Title) => set(&mut e.title),
        (Entry::Roster(e), Field::Address) => set(&mut e.address),
        (Entry::Roster(e), Field::Firm) => set(&mut e.firm),
        (Entry::Roster(e), Field::Email) => list(&mut e.emails),
        (Entry::Roster(e), Field::Phone) => list(&mut e.phones),
        (Entry::Timeline(e), Field::Date) => {
            if let Ok(date) = value.parse::<PartialDate>() {
                let until = e.when.and_then(|when| when.until);
                e.when = Some(When { until, ..When::on(date) });
                e.sure = Sureness::Stated;
                e.computed = None;
            }
        }
        _ => {}
    }
}

fn hide(case: &mut CaseFile, anchors: &Anchors<'_>, target: &Target) -> Option<()> {
    match target.list {
        EntryList::Roster => {
            let at = roster_at(&case.roster, anchors, target)?;
            let entry = case.roster.remove(at);
            case.hidden.push(HiddenEntry {
                target: target.clone(),
                entry: EntryRef::Roster(entry.key),
                label: entry.name,
                source: entry.sources.first().copied(),
            });
        }
        EntryList::Timeline => {
            let at = timeline_at(&case.timeline, anchors, target)?;
            let entry = case.timeline.remove(at);
            case.hidden.push(HiddenEntry {
                target: target.clone(),
                entry: EntryRef::Timeline(entry.key),
                label: entry.summary,
                source: entry.sources.first().copied(),
            });
        }
    }
    Some(())
}

/// Notes under which keys the merged entries were known.
fn merged(case: &mut CaseFile, anchors: &Anchors<'_>, into: &Target, from: &[Target]) -> Option<()> {
    let at = roster_at(&case.roster, anchors, into)?;
    for target in from {
        anchors.find(&target.anchor)?;
        let key = key_of(&target.label, case.roster[at].entity);
        let other = key_of(&target.label, other_entity(case.roster[at].entity));
        for key in [key, other] {
            if key != case.roster[at].key && !case.roster[at].merged.contains(&key) {
                case.roster[at].merged.push(key);
            }
        }
    }
    Some(())
}

fn other_entity(entity: crate::model::Entity) -> crate::model::Entity {
    match entity {
        crate::model::Entity::Person => crate::model::Entity::Organization,
        _ => crate::model::Entity::Person,
    }
}

/// Ends a conflict: by the reading chosen, or by stating that it stays.
fn settle(
    case: &mut CaseFile,
    anchors: &Anchors<'_>,
    target: &Target,
    field: Field,
    value: Option<&str>,
) -> Option<()> {
    let at = roster_at(&case.roster, anchors, target)?;
    let key = case.roster[at].key;
    case.discrepancies.retain(|d| !(d.entry == Some(key) && d.field == field));
    if let (Field::Name, Some(name)) = (field, value) {
        rename(Entry::Roster(&mut case.roster[at]), name);
    }
    if let (Field::Amount, Some(amount)) = (field, value) {
        for holding in &mut case.roster[at].holdings {
            if holding.readings.iter().any(|r| r.amount.as_deref() == Some(amount)) {
                holding.readings.retain(|r| r.amount.as_deref() == Some(amount));
            }
        }
    }
    Some(())
}
