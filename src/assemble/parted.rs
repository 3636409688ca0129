//! What was decided of an entry before single places of it became somebody else.

use std::borrow::Cow;

use crate::model::{Anchor, Decision, EntryList, Target};

/// The decisions as they count now. A decision finds its entry by the words of one place; where this place was split off
/// later, the decision stays with the entry that the reviewer meant, and is found by a place that stayed.
pub(super) fn stays(decisions: &[Decision]) -> Cow<'_, [Decision]> {
    let mut counted = Cow::Borrowed(decisions);
    for (at, decision) in decisions.iter().enumerate() {
        let Decision::SplitPlaces { entry, places, .. } = decision else { continue };
        let moved = |target: &Target| target.list == EntryList::Roster && gone(places, &target.anchor);
        let touched = |decision: &Decision| decision.clone().targets_mut().into_iter().any(|target| moved(target));
        if !decisions.iter().take(at).any(touched) {
            continue;
        }
        for earlier in counted.to_mut().iter_mut().take(at) {
            for target in earlier.targets_mut() {
                if moved(target) {
                    target.anchor.clone_from(&entry.anchor);
                }
            }
        }
    }
    counted
}

fn gone(places: &[Anchor], anchor: &Anchor) -> bool {
    places.iter().any(|place| place.path == anchor.path && place.span == anchor.span && place.quote == anchor.quote)
}
