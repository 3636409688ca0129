//! The source text: set in a reading face, highlighted by kind, and laid out only where it is seen.
//!
//! A document is cut into chunks: a line each, or the lines into which a paragraph was wrapped. Their heights are estimated from the widths of characters, corrected as
//! they are laid out, and summed in a tree, so that a text of any length scrolls at the cost of one screen.

mod chunks;
mod draw;
mod estimate;
mod find;
mod find_bar;
mod heights;
mod job;
mod paint;
mod place;
pub(in crate::ui) mod pointer;
mod scroll;
pub(in crate::ui) mod seen;
pub(in crate::ui) mod select;
mod sheet;
pub(in crate::ui) mod spans;
mod view;
mod wrapped;

pub use find::Finder;
pub use find_bar::find_bar;
pub use view::{TextEvent, TextView};
