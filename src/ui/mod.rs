//! The window: the only room that knows egui.
//!
//! | part | does |
//! |---|---|
//! | [`command`] | the table of commands, from which menus, palette, key sheet and keyboard come |
//! | `app`, `input`, `arrange` | one frame; what comes before it; where panes stand |
//! | `situation`, `perform`, `narrow` | what commands depend on; what a command does; what the timeline shows |
//! | `panes` | timeline, detail, roster, card; `drawer` has the side lists |
//! | `dialogs` | what is asked in the middle of the window |
//! | `edit` | a field of an entry as it is corrected: in the form, on the card, in a cell |
//! | [`text`], `page`, [`strip`] | the source text, the pages of a document, and the graphical timeline |
//! | [`kit`] | theme, faces, and the widgets that all of these are built from |
//!
//! A pane is given the case to read and asks for what it wants done; it never changes the case. Nothing here reads or
//! writes a file, and only `outside` asks the system where something is.

pub mod kit;

pub mod text;

pub mod strip;

pub mod command;

mod app;
mod arrange;
mod desk;
mod dialogs;
mod drawer;
mod edit;
mod icon;
mod input;
mod keys;
mod layout;
mod menu;
mod narrow;
mod notices;
mod outside;
mod page;
mod panes;
mod perform;
mod situation;
mod start;
mod status;
mod welcome;
mod words;

pub use app::App;
pub use outside::{Answer, FileDialogs, PathUse};
pub use start::{Renderer, WindowError, run};
