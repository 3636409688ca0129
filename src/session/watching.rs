//! Watching a case folder for files that come, change or go.

use std::any::Any;
use std::path::Path;
use std::time::Duration;

use notify_debouncer_full::notify::event::ModifyKind;
use notify_debouncer_full::notify::{Config, EventKind, RecommendedWatcher, RecursiveMode, event::MetadataKind};
use notify_debouncer_full::{DebounceEventResult, NoCache, new_debouncer_opt};

use super::mail::{Event, Post};
use crate::ingest;

/// How long a change waits for the next one: programs save in several steps.
const SETTLED: Duration = Duration::from_millis(500);

/// What is told of each change: a path that it touches.
pub type Changed = Box<dyn Fn(&Path) + Send>;

/// Watches a folder for as long as it is kept.
pub type Watcher = Box<dyn Any + Send>;

/// What watches a case folder; or that nothing does.
pub(super) enum Watch {
    /// Changes are told for as long as this is kept.
    Watching { _watcher: Watcher },
    /// The folder's disk or network drive does not tell of changes.
    Blind,
}

impl Watch {
    /// Starts to watch a case folder. Changes of documents are sent to the session; those of other files are not.
    pub(super) fn start(folder: &Path, post: &Post) -> Self {
        let (root, sender) = (folder.to_owned(), post.clone());
        let changed = Box::new(move |path: &Path| {
            if ingest::may_hold_documents(&root, path) {
                sender.send(Event::Changed);
            }
        });
        match post.services().watch(folder, changed) {
            Ok(watcher) => Self::Watching { _watcher: watcher },
            Err(why) => {
                log::warn!("{} is not watched: {why}", folder.display());
                Self::Blind
            }
        }
    }
}

/// Tells of changes below a folder as the operating system does, a moment after each, and from another thread.
///
/// # Errors
/// Why it cannot be watched, in words.
pub fn watch_folder(folder: &Path, changed: Changed) -> Result<Watcher, String> {
    let root = folder.to_owned();
    let tell = move |result: DebounceEventResult| match result {
        Ok(events) => {
            for event in events {
                if event.need_rescan() {
                    changed(&root);
                } else if changes_something(event.kind) {
                    event.paths.iter().for_each(|path| changed(path));
                }
            }
        }
        // Something was missed.
        Err(errors) => {
            log::warn!("watching: {errors:?}");
            changed(&root);
        }
    };
    // Files are told apart by their paths alone: to keep their numbers, too, would mean to look at each of them first.
    let watcher = new_debouncer_opt::<_, RecommendedWatcher, _>(SETTLED, None, tell, NoCache, Config::default());
    let mut watcher = watcher.map_err(|error| error.to_string())?;
    watcher.watch(folder, RecursiveMode::Recursive).map_err(|error| error.to_string())?;
    Ok(Box::new(watcher))
}

/// Whether a file is another one afterwards; to read it is no change.
fn changes_something(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)))
}
