//! Exports, written on a worker.

use std::path::{Path, PathBuf};

use super::mail::{Event, spawn};
use super::{ExportKind, Session};
use crate::export;
use crate::model::EntryRef;

impl Session {
    pub(super) fn export(&mut self, kind: ExportKind, path: PathBuf) {
        let Some(open) = &self.open else { return };
        let case = open.case.clone();
        let unread = open.progress.total.saturating_sub(open.progress.read);
        let remark = match unread {
            0 => String::new(),
            _ => format!(", without {unread} documents not read yet"),
        };
        self.write_out(kind.label(), remark, path, move |path| export::save(&case, kind, path));
    }

    /// Exports some entries alone.
    pub(super) fn export_entries(&mut self, kind: ExportKind, entries: Vec<EntryRef>, path: PathBuf) {
        let Some(open) = &self.open else { return };
        let case = open.case.clone();
        let label = format!("Selection of the {}", kind.label().to_lowercase());
        self.write_out(&label, String::new(), path, move |path| export::save_entries(&case, kind, &entries, path));
    }

    /// Exports what was decided.
    pub(super) fn export_history(&mut self, path: PathBuf) {
        let Some(open) = &self.open else { return };
        let steps = open.workspace.history.steps().to_vec();
        self.write_out("History", String::new(), path, move |path| export::save_history(&steps, path));
    }

    /// Writes a file on a worker, and says what became of it.
    fn write_out(
        &mut self,
        label: &str,
        remark: String,
        path: PathBuf,
        write: impl FnOnce(&Path) -> Result<(), export::ExportError> + Send + 'static,
    ) {
        let Some(open) = &self.open else { return };
        let post = self.mail.post(open.generation);
        let label = label.to_owned();
        let work = move || {
            let result = write(&path).map_err(|error| error.to_string()).map(|()| {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                format!("{label} written to {name}{remark}")
            });
            post.send(Event::Exported(result));
        };
        if let Err(error) = spawn("export", work) {
            self.notices.fail(format!("Nothing was exported: {error}"));
        }
    }
}
