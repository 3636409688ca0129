//! Opening and saving `redwell.ron`, on a good day and on bad ones.

mod damage;
mod places;

use std::fs;
use std::path::PathBuf;

use redwell::model::Decision;
use redwell::workspace::{self, Access, Opened, ReadError, Store, Workspace};
use tempfile::TempDir;

use crate::fixture::{folder, names, target};

fn hide(name: &str) -> Decision {
    Decision::Hide { entry: target(name), hidden: true }
}

fn with(names: &[&str]) -> Workspace {
    let mut workspace = Workspace::default();
    for name in names {
        workspace.history.decide(hide(name), None);
    }
    workspace
}

fn labels(workspace: &Workspace) -> Vec<String> {
    let label = |decision| match decision {
        Decision::Hide { entry, .. } => entry.label,
        other => panic!("{other:?}"),
    };
    workspace.history.decisions().into_iter().map(label).collect()
}

/// A case folder and a data directory.
struct Desk {
    folder: TempDir,
    data: TempDir,
}

impl Desk {
    fn new(files: &[(&str, &str)]) -> Self {
        Self { folder: folder(files), data: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn open(&self) -> Opened {
        workspace::open(self.folder.path(), Some(self.data.path()), "Dana on front-desk")
    }

    #[track_caller]
    fn open_to_write(&self) -> (Workspace, Store, Vec<String>) {
        let Opened { workspace, access, remarks } = self.open();
        match access {
            Access::Write(store) => (workspace, store, remarks.into_iter().map(|remark| remark.message).collect()),
            Access::ReadOnly(why) => panic!("open to read only: {why}"),
        }
    }

    #[track_caller]
    fn open_to_read(&self) -> (Workspace, String) {
        let Opened { workspace, access, .. } = self.open();
        match access {
            Access::ReadOnly(why) => (workspace, why),
            Access::Write(_) => panic!("open to write"),
        }
    }

    #[track_caller]
    fn save(&self, names: &[&str]) {
        assert_eq!(self.open_to_write().1.save(&with(names)).unwrap(), None);
    }

    fn read(&self) -> Result<(Workspace, Vec<String>), ReadError> {
        workspace::read(self.folder.path(), Some(self.data.path()))
    }

    /// Where decisions go that cannot go into the case folder.
    fn away(&self) -> PathBuf {
        let workspaces = self.data.path().join("workspaces");
        workspaces.join(names(&workspaces).first().unwrap())
    }

    /// A folder into which nothing new can be written, for whoever runs the test: even root cannot open a directory as
    /// the file that is locked.
    fn refuse_writing(&self) {
        fs::create_dir(self.path(".redwell.lock")).unwrap();
    }

    fn allow_writing(&self) {
        fs::remove_dir(self.path(".redwell.lock")).unwrap();
    }
}
