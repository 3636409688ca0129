//! Decisions over time, and the file that keeps them.
//!
//! `redwell.ron` holds what cannot be derived: decisions and the view. It lies in the case folder, so that it travels
//! with the case; where that cannot be written, in the user's data directory. It is replaced whole or not at all, the
//! version before it stays beside it as `redwell.ron.bak`, and nothing that this program did not write itself is ever
//! overwritten: what is damaged or was changed by others is set aside under a free name, and a file of a newer version
//! opens to read only. Every such name begins with `redwell.ron.`, `redwell.damaged` or a dot, by which [`crate::ingest`]
//! knows that it is no document.
//!
//! Opening to look writes nothing into a case but a lock, which goes when the case is closed.

mod disk;
mod history;
mod home;
mod lock;
mod opening;
mod platform;
mod sample;
mod saved;
mod settings;
mod store;
mod target;
mod view;
mod words;

pub use disk::replace_file;
pub use history::{History, Made, Step};
pub use lock::owner_name;
pub use opening::{Access, Opened, ReadError, Remark, open, read};
pub use sample::sample_case;
pub use settings::{Settings, SettingsChange, data_dir, save_settings};
pub use store::{SaveError, Store};
pub use target::{anchor, document_target, entry_of, settled_target, target};
pub use view::View;

/// What is saved of a review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workspace {
    /// The decisions.
    pub history: History,
    /// What the window remembers of this case.
    pub view: View,
    /// The path of the document that was open last, relative to the case folder.
    pub open_document: Option<String>,
}
