//! A review to try things on: a session, its world, and two letters in a case folder.

use std::fs;
use std::sync::Arc;

use redwell::export::{self, ExportKind};
use redwell::model::{EntryRef, RosterKey, TimelineKey};
use redwell::session::{Action, Session};
use tempfile::TempDir;

use crate::fixture::{World, folder};

pub(crate) const FIRST: &str = "\
Birch & Elm LLP
1 Quay Street
Boston, MA 02116

April 16, 2009

Re: Alder Bank, N.A.

Dear Ms. Roe:

The hearing is on May 4, 2009. Alder Bank, N.A. must file its report on or before April 22, 2009.

Very truly yours,

/s/ Jane Doe
Jane Doe
";

pub(crate) const SECOND: &str = "\
Birch & Elm LLP
1 Quay Street
Boston, MA 02116

June 9, 2009

Re: Alder Bank, N.A.

Dear Ms. Roe:

Alder Bank, N.A. filed its report on May 30, 2009.

Very truly yours,

/s/ Jane Doe
Jane Doe
";

/// A message with a document inside of it.
pub(crate) const MESSAGE: &str = "\
From: Jane Doe <jdoe@birch.example>
To: Ann Roe <aroe@alder.example>
Date: Thu, 16 Apr 2009 10:00:00 -0400
Subject: Report
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=\"part\"

--part
Content-Type: text/plain

The report is attached.
--part
Content-Type: text/plain; name=\"report.txt\"
Content-Disposition: attachment; filename=\"report.txt\"

The hearing is on May 4, 2009.
--part--
";

/// A session, its world, a case folder and a data directory.
pub(crate) struct Desk {
    pub(crate) world: Arc<World>,
    pub(crate) session: Session,
    pub(crate) folder: TempDir,
    pub(crate) data: TempDir,
}

impl Desk {
    /// With no case open.
    pub(crate) fn idle() -> Self {
        let (folder, data) = (folder(&[("a.txt", FIRST), ("b/c.txt", SECOND)]), tempfile::tempdir().unwrap());
        let world = World::new(Some(data.path()));
        Self { session: Session::new(world.clone()), world, folder, data }
    }

    /// With two letters open.
    #[track_caller]
    pub(crate) fn open() -> Self {
        let mut desk = Self::idle();
        desk.world.open(&mut desk.session, desk.folder.path());
        desk
    }

    /// Closes the window, and opens another one on the case.
    #[track_caller]
    pub(crate) fn open_again(&mut self) {
        self.session.close();
        self.session = Session::new(self.world.clone());
        self.world.open(&mut self.session, self.folder.path());
    }

    pub(crate) fn party(&self, name: &str) -> RosterKey {
        let case = self.session.case().unwrap();
        let names: Vec<_> = case.roster.iter().map(|entry| &entry.name).collect();
        case.roster.iter().find(|entry| entry.name == name).unwrap_or_else(|| panic!("no {name} in {names:?}")).key
    }

    pub(crate) fn line(&self, summary: &str) -> TimelineKey {
        let case = self.session.case().unwrap();
        case.timeline.iter().find(|entry| entry.summary.contains(summary)).unwrap().key
    }

    pub(crate) fn rename(&mut self, from: &str, to: &str) {
        let entry = EntryRef::Roster(self.party(from));
        self.session.handle(Action::Rename(entry, to.to_owned()));
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.session.case().unwrap().roster.iter().any(|entry| entry.name == name)
    }

    pub(crate) fn saved(&self) -> String {
        fs::read_to_string(self.folder.path().join("redwell.ron")).unwrap_or_default()
    }

    pub(crate) fn messages(&self) -> Vec<&str> {
        self.session.notices().iter().map(|notice| notice.message.as_str()).collect()
    }

    /// Everything that the case says.
    pub(crate) fn facts(&self) -> String {
        let mut bytes = Vec::new();
        export::write(self.session.case().unwrap(), ExportKind::Facts, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    /// Makes every save into the case folder fail, for root too: the backup cannot take the place of a full directory.
    pub(crate) fn refuse_saving(&self) {
        fs::create_dir_all(self.folder.path().join("redwell.ron.bak/full")).unwrap();
    }
}
