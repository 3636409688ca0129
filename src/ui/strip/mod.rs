//! The timeline as a picture: kinds in lanes, periods as bars, a day's width as the user zooms it.
//!
//! Marks that would lie on one another are drawn as one with their number, so that what is drawn depends on the width
//! of the strip and not on the length of the case.

mod axis;
mod brush;
mod crowd;
mod labels;
mod layout;
mod paint;
mod point;
mod scale;
mod scene;
mod view;

pub use view::{Strip, StripEvent};
