//! Which spellings of an entry, or which single places that name it, are somebody else.

use std::collections::HashSet;

use egui::{Button, Key, Modifiers, ScrollArea, Ui};

use super::{Stay, heading};
use crate::model::{CaseFile, Fact, Passage, RosterKey};
use crate::session::Action;
use crate::ui::desk::Asks;
use crate::ui::kit::{check, widgets};
use crate::ui::words;

/// The places of a spelling that are listed; of more it says how many.
const MOST_PLACES: usize = 200;
/// The characters that are shown before a name and behind it.
const AROUND: usize = 36;

/// The question's own state.
pub(in crate::ui) struct SplitDialog {
    key: RosterKey,
    /// The places that become an entry of their own.
    taken: HashSet<Passage>,
    /// The spellings whose places are listed, with these, by the name of the group.
    listed: Vec<(String, Vec<Place>)>,
    opened: bool,
}

/// A place that names the entry.
struct Place {
    passage: Passage,
    /// Where it is, and the words about the name.
    words: String,
}

/// Spellings that differ in nothing but capitals and spaces: they are chosen together.
struct Alike<'a> {
    name: &'a str,
    spellings: Vec<&'a Fact<String>>,
}

impl Alike<'_> {
    fn sources(&self) -> impl Iterator<Item = &Passage> {
        self.spellings.iter().flat_map(|spelling| &spelling.sources)
    }
}

impl SplitDialog {
    pub(super) fn new(key: RosterKey) -> Self {
        Self { key, taken: HashSet::new(), listed: Vec::new(), opened: false }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, case: &CaseFile, asks: &mut Asks) -> Stay {
        ui.set_width(580.0_f32.min(ui.ctx().content_rect().width() - 60.0));
        let Some(entry) = case.roster_entry(self.key) else { return Stay::Closed };
        // Taken before a field or a box takes it as a plain Enter.
        let keyed = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        heading(ui, &format!("Split {}", entry.name));
        ui.label(widgets::weak(
            ui,
            "Choose the spellings or single places that name somebody else; undo takes a split back",
        ));
        ui.add_space(8.0);
        let all = alike(&entry.spellings);
        let height = (ui.ctx().content_rect().height() * 0.5).max(120.0);
        ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for alike in &all {
                self.line(ui, case, alike, all.len() == 1);
            }
        });
        ui.add_space(6.0);
        let places = all.iter().flat_map(Alike::sources).collect::<HashSet<_>>();
        let gone = places.iter().filter(|place| self.taken.contains(place)).count();
        let possible = gone > 0 && gone < places.len();
        ui.label(self.outcome(&all, gone, places.len()));
        ui.add_space(10.0);
        let mut stay = Stay::Open;
        ui.horizontal(|ui| {
            let split = ui.add_enabled(possible, Button::new("Split").shortcut_text("Ctrl+Enter"));
            if possible && (split.clicked() || keyed) {
                asks.act(self.action(&all));
                stay = Stay::Closed;
            }
            if ui.button("Cancel").clicked() {
                stay = Stay::Closed;
            }
        });
        stay
    }

    /// What would become of the entry.
    fn outcome(&self, all: &[Alike<'_>], gone: usize, of: usize) -> String {
        if gone == 0 {
            return "Nothing is chosen yet".to_owned();
        }
        if gone == of {
            return "Somebody must be left: one place has to stay".to_owned();
        }
        let names = |whole: &dyn Fn(&Alike<'_>) -> bool| {
            all.iter().filter(|alike| whole(alike)).map(|alike| alike.name).collect::<Vec<_>>().join(", ")
        };
        let out = names(&|alike| alike.sources().any(|place| self.taken.contains(place)));
        let stays = names(&|alike| alike.sources().any(|place| !self.taken.contains(place)));
        let count = words::count(gone, "place", "places");
        format!("{out}, in {count}, becomes an entry of its own; {stays} stays")
    }

    fn action(&mut self, all: &[Alike<'_>]) -> Action {
        let spellings = all.iter().flat_map(|alike| &alike.spellings);
        let whole = |spelling: &&&Fact<String>| spelling.sources.iter().all(|place| self.taken.contains(place));
        let names: Vec<String> = spellings.clone().filter(whole).map(|spelling| spelling.value.clone()).collect();
        let mut places: Vec<Passage> = spellings
            .filter(|spelling| !names.contains(&spelling.value))
            .flat_map(|spelling| &spelling.sources)
            .filter(|place| self.taken.contains(place))
            .copied()
            .collect();
        places.sort_unstable();
        if places.is_empty() { Action::Split(self.key, names) } else { Action::SplitPlaces(self.key, names, places) }
    }

    /// A spelling, and on demand its places; `open` lists them at once.
    fn line(&mut self, ui: &mut Ui, case: &CaseFile, alike: &Alike<'_>, open: bool) {
        let mut on = alike.sources().all(|place| self.taken.contains(place));
        let some = !on && alike.sources().any(|place| self.taken.contains(place));
        let response = check::check_some(ui, &mut on, some, alike.name);
        if !self.opened {
            self.opened = true;
            response.request_focus();
            if open {
                self.listed.push((alike.name.to_owned(), places(case, alike)));
            }
        }
        if response.changed() {
            for place in alike.sources() {
                if on {
                    self.taken.insert(*place);
                } else {
                    self.taken.remove(place);
                }
            }
        }
        ui.indent(("where", alike.name), |ui| {
            let at = self.listed.iter().position(|(name, _)| name == alike.name);
            if alike.sources().nth(1).is_some() {
                ui.horizontal(|ui| {
                    ui.label(widgets::weak(ui, summary(case, alike)));
                    let words = if at.is_some() { "Hide the places" } else { "Choose single places" };
                    let link = widgets::link(ui, words).accessible_name(format!("{words} of {}", alike.name));
                    match at.filter(|_| link.clicked()) {
                        Some(at) => drop(self.listed.remove(at)),
                        None if link.clicked() => self.listed.push((alike.name.to_owned(), places(case, alike))),
                        None => {}
                    }
                });
            } else {
                ui.label(widgets::weak(ui, summary(case, alike)));
            }
            let Self { listed, taken, .. } = self;
            let Some((_, places)) = listed.iter().find(|(name, _)| name == alike.name) else { return };
            for place in places {
                let mut on = taken.contains(&place.passage);
                if check::check(ui, &mut on, &place.words).changed() {
                    if on {
                        taken.insert(place.passage);
                    } else {
                        taken.remove(&place.passage);
                    }
                }
            }
            if let Some(more) = alike.sources().count().checked_sub(MOST_PLACES).filter(|more| *more > 0) {
                ui.label(widgets::weak(ui, format!("and {more} more, which go with the spelling")));
            }
        });
        ui.add_space(4.0);
    }
}

/// Spellings in groups, in order of their first occurrence; each bears the name that is not all capitals, if one is not.
fn alike(spellings: &[Fact<String>]) -> Vec<Alike<'_>> {
    let key = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut groups: Vec<(String, Alike<'_>)> = Vec::new();
    for spelling in spellings {
        let name = spelling.value.as_str();
        let folded = key(name);
        let Some((_, group)) = groups.iter_mut().find(|(known, _)| *known == folded) else {
            groups.push((folded, Alike { name, spellings: vec![spelling] }));
            continue;
        };
        group.spellings.push(spelling);
        if !group.name.chars().any(char::is_lowercase) {
            group.name = name;
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Where a spelling stands: "3 places, first in Order, p. 2".
fn summary(case: &CaseFile, alike: &Alike<'_>) -> String {
    let count = words::count(alike.sources().count(), "place", "places");
    match alike.sources().min().and_then(|passage| case.document(passage.doc).map(|document| (document, *passage))) {
        Some((document, passage)) => {
            format!("{count}, first in {}, {}", document.title, words::place(document, passage))
        }
        None => count,
    }
}

/// The places of a spelling, each with the words about it.
fn places(case: &CaseFile, alike: &Alike<'_>) -> Vec<Place> {
    let mut passages: Vec<Passage> = alike.sources().copied().collect();
    passages.sort_unstable();
    passages.dedup();
    let place = |passage: Passage| {
        let document = case.document(passage.doc)?;
        let text = &document.source.text;
        let before = text.get(..passage.span.start as usize).unwrap_or_default();
        let behind = text.get(passage.span.end as usize..).unwrap_or_default();
        let start = before.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
        let end = behind.char_indices().nth(AROUND).map_or(behind.len(), |(at, _)| at);
        let parts = [before.get(start..), text.get(passage.span.range()), behind.get(..end)];
        let about = parts.into_iter().flatten().collect::<String>();
        // Without the signs that part the cells of a table.
        let about = about.split_whitespace().filter(|word| *word != "|").collect::<Vec<_>>().join(" ");
        Some(Place {
            passage, words: format!("{}, {}: …{about}…", document.title, words::place(document, passage))
        })
    };
    passages.into_iter().take(MOST_PLACES).filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_make_no_other_spelling() {
        let fact = |name: &str| Fact { value: name.to_owned(), sources: Vec::new() };
        let spellings = [fact("ALDER FUND, LP"), fact("Alder  Fund, LP"), fact("Alder Fund II, LP")];
        let names: Vec<_> = alike(&spellings).iter().map(|group| (group.name, group.spellings.len())).collect();
        assert_eq!(names, [("Alder  Fund, LP", 2), ("Alder Fund II, LP", 1)]);
    }
}
