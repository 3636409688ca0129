//! The rules, tested with marked text: what is marked must be found, no more and no less.
//!
//! Each test goes through [`extract`] as a whole, so that a rule is tested where it works: beside all others.

mod amendments;
mod bars;
mod captions;
mod citations;
mod companies;
mod contacts;
mod counsel;
mod deadlines;
mod groups;
mod headings;
mod holdings;
mod letters;
mod notices;
mod ownership;
mod people;
mod periods;
mod pronouns;
mod resolutions;
mod roles;
mod run_together;
mod schedules;
mod signatures;
mod signatures_more;
mod summaries;

use super::{Mentions, extract, marked};
use crate::model::{Document, Span};

/// Name, value and place of each thing found.
type Found = Vec<(&'static str, String, Span)>;

/// Checks a part of what a text says against its marks.
#[track_caller]
fn check(text: &str, part: impl FnOnce(&Mentions) -> Found) {
    marked::check(text, |text| part(&read(text)));
}

fn read(text: &str) -> Mentions {
    extract(&Document::from_text("a.txt", text))
}
