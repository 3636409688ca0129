//! The pages of a document as they look, with highlights, selection and found words on them.
//!
//! | file | does |
//! |---|---|
//! | `stack`, `turn`, `zoom`, `map` | where pages stand, how they are turned, how large they are, and where that is on the screen |
//! | `boxes` | from the text to places on a page, and back |
//! | `grid`, `pictures`, `store` | what is drawn of a page, what is kept of it, and how it comes to the screen |
//! | `view`, `scroll`, `bars`, `pointer` | the view itself: what it shows, how it moves, and what the pointer does |
//! | `draw` | one frame |
//! | `tools`, `thumbs` | the row of controls above the pages, and the small pictures beside them |
//!
//! Only what is seen is looked at: opening a document of thousands of pages costs as much as one of two. Pictures are
//! drawn by [`crate::session::Drawer`]; until one is there, what was drawn before is stretched.

mod bars;
mod boxes;
mod draw;
mod grid;
mod map;
mod pictures;
mod pointer;
mod scroll;
mod stack;
mod store;
mod thumbs;
mod tools;
mod turn;
mod view;
mod zoom;

pub(super) use view::{Given, PageEvent, PageView};
pub(super) use zoom::{PageSettings, Zoom};
