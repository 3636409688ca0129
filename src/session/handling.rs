//! How the session carries out actions, and takes in what workers send.

use std::path::PathBuf;

use super::loading::{Listed, Load, Purpose};
use super::mail::{Event, Message};
use super::open_case::OpenCase;
use super::places::Places;
use super::saving::Told;
use super::watching::Watch;
use super::{Action, Opening, SaveState, SearchText, Selection, Session, View, deciding, passages, passages_of};
use crate::model::{EntryRef, Problem};
use crate::workspace::{Made, SettingsChange, Workspace, sample_case};

impl Session {
    /// Opens a folder. What is open stays until the other one is listed, and for good where that fails.
    pub(super) fn open_folder(&mut self, folder: PathBuf) {
        let folder = std::path::absolute(&folder).unwrap_or(folder);
        let is_open = self.open.as_ref().is_some_and(|open| open.folder == folder);
        // A case that was open elsewhere may be free by now.
        if is_open && !matches!(self.save_state(), SaveState::ReadOnly(_)) {
            self.opening = None;
            return self.reload();
        }
        self.generation += 1;
        let purpose = Purpose::Open { data_dir: self.services.data_dir() };
        let load = Load { folder: folder.clone(), purpose };
        match load.start(self.mail.post(self.generation)) {
            Ok(cancel) => self.opening = Some(Opening { generation: self.generation, folder, cancel }),
            Err(error) => self.notices.fail(format!("{} could not be opened: {error}", folder.display())),
        }
    }

    /// Opens the sample case, from the user's data directory.
    pub(super) fn open_sample(&mut self) {
        let Some(data_dir) = self.services.data_dir() else {
            return self
                .notices
                .fail("The sample case has no place: there is no data directory for this user".to_owned());
        };
        match sample_case(&data_dir) {
            Ok(folder) => self.open_folder(folder),
            Err(error) => {
                let place = data_dir.display();
                self.notices.fail(format!("The sample case could not be put into {place}: {error}"));
            }
        }
    }

    /// Reads the open folder again, whatever there is of it.
    pub(super) fn reload(&mut self) {
        self.reload_for(|_| Purpose::Again);
    }

    /// Reads what has changed in the open folder, where something has and nothing is being read.
    pub(super) fn read_changes(&mut self) {
        if self.opening.is_none() && self.open.as_mut().is_some_and(OpenCase::take_change) {
            self.reload_for(|open| Purpose::Since(open.parts().clone()));
        }
    }

    fn reload_for(&mut self, purpose: impl FnOnce(&OpenCase) -> Purpose) {
        let Some(open) = &mut self.open else { return };
        self.generation += 1;
        let load = Load { folder: open.folder.clone(), purpose: purpose(open) };
        match load.start(self.mail.post(self.generation)) {
            Ok(cancel) => open.reload(self.generation, cancel),
            Err(error) => self.notices.fail(format!("{} could not be read again: {error}", open.folder.display())),
        }
    }

    pub(super) fn cancel_loading(&mut self) {
        match (self.opening.take(), &mut self.open) {
            (Some(_), _) | (None, None) => {}
            (None, Some(open)) => open.cancel(),
        }
    }

    /// Saves what is left of the decisions before the case is left. Blocks while the disk is at it.
    ///
    /// # Errors
    /// Why, where they are nowhere but here.
    pub fn save_left(&mut self) -> Result<(), String> {
        let now = self.services.now_ms();
        let Some(open) = &mut self.open else { return Ok(()) };
        let told = open.saver.take(now);
        let (then, lost) = open.saver.save_left(now, &open.workspace);
        self.tell(told);
        self.tell(then);
        lost.map_or(Ok(()), Err)
    }

    pub(super) fn close_case(&mut self) {
        self.opening = None;
        let Some(mut open) = self.open.take() else { return };
        let now = self.services.now_ms();
        open.cancel();
        open.remember_document();
        let told = open.saver.take(now);
        self.tell(told);
        let told = open.saver.close(now, &open.workspace);
        self.tell(told);
    }

    pub(super) fn select(&mut self, entry: EntryRef) {
        let Some(open) = &self.open else { return };
        let (document, passage) = passages::opening(&open.case, entry);
        let document = document.or(self.selection().document);
        self.go(Selection { entry: Some(entry), document, passage });
    }

    pub(super) fn step(&mut self, steps: i32) {
        let Some(open) = &mut self.open else { return };
        let here = open.places.here();
        let Some(entry) = here.entry else { return };
        if let Some(passage) = passages::stepped(passages_of(&open.case, entry), here.passage, steps) {
            open.places.turn_to(passage);
        }
    }

    /// Looks for something in the whole case.
    pub(super) fn search(&mut self, wanted: SearchText) {
        if let Some(open) = &mut self.open {
            open.search.ask(wanted);
            open.work(&self.mail, self.services.now_ms());
        }
    }

    pub(super) fn go(&mut self, place: Selection) {
        self.in_places(|places| places.go(place));
    }

    pub(super) fn in_places(&mut self, go: impl FnOnce(&mut Places)) {
        if let Some(open) = &mut self.open {
            go(&mut open.places);
        }
    }

    pub(super) fn decide(&mut self, action: Action) {
        let Some(open) = &self.open else { return };
        match deciding::decisions(&open.case, open.shows_all_decisions(), action) {
            Ok(decisions) if decisions.is_empty() => {}
            Ok(decisions) => {
                let made = Made::now(self.services.now(), self.services.reviewer());
                self.change(|workspace| {
                    workspace.history.decide_together(decisions, made);
                    true
                });
            }
            Err(why) => self.notices.fail(why),
        }
    }

    /// Changes the decisions, where that is allowed.
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Workspace) -> bool) {
        let Some(open) = &mut self.open else { return };
        if let Some(why) = open.saver.read_only() {
            let message = format!("Nothing can be decided: {why}");
            return self.notices.fail(message);
        }
        let services = &self.services;
        if let Err(fault) = open.decide(&self.mail, || services.now_ms(), change) {
            self.fault(&fault);
        }
    }

    pub(super) fn save_now(&mut self) {
        if let Some(open) = &mut self.open {
            let now = self.services.now_ms();
            open.saver.asked(now);
            open.work(&self.mail, now);
        }
    }

    pub(super) fn set_view(&mut self, view: View) {
        if *self.view() == view {
            return;
        }
        self.preferences.change(SettingsChange::View(view.for_other_cases()), self.services.now_ms());
        if let Some(open) = &mut self.open {
            open.set_view(view);
        }
    }

    /// Takes in what a worker sent. Returns whether anything changed.
    pub(super) fn take(&mut self, Message { generation, event }: Message) -> bool {
        let now = self.services.now_ms();
        // These are told whatever is open by now.
        match event {
            Event::Exported(Ok(message)) => self.notices.say(message),
            Event::Exported(Err(message)) => self.notices.fail(message),
            Event::SettingsSaved => {
                if let Err(why) = self.preferences.take() {
                    self.notices.fail(why);
                }
            }
            Event::Listed(listed) if self.opening.as_ref().is_some_and(|o| o.generation == generation) => {
                self.listed(listed);
            }
            event => return self.take_of_case(generation, event, now),
        }
        true
    }

    /// Takes in what belongs to the open case; of another one, nothing.
    fn take_of_case(&mut self, generation: u64, event: Event, now: u64) -> bool {
        let Some(open) = &mut self.open else { return false };
        match event {
            Event::Listed(listed) if open.load == generation => match listed {
                Ok(listed) => open.listed_again(listed.parts, listed.unread, now),
                Err(problem) => {
                    open.progress.running = false;
                    self.notices.fail(problem_words(&problem));
                }
            },
            Event::Changed if open.generation == generation => open.changed(),
            Event::Read(at, part) if open.load == generation => open.read(at, part, now),
            Event::Scans(count) if open.load == generation => open.scans = (count > 0).then_some((0, count)),
            Event::Recognised(part) if open.load == generation => open.recognised(part, now),
            Event::Finished if open.load == generation => open.finished(now),
            Event::Assembled(assembled) if open.generation == generation => match open.assembled(*assembled) {
                Ok(changed) => return changed,
                Err(fault) => self.fault(&fault),
            },
            Event::Found(answer) if open.generation == generation => return open.search.take(answer),
            Event::Saved if open.generation == generation => {
                let told = open.saver.take(now);
                self.tell(told);
            }
            _ => return false,
        }
        true
    }

    /// A folder was listed, and takes the place of what is open.
    fn listed(&mut self, listed: Result<Box<Listed>, Problem>) {
        let Some(opening) = self.opening.take() else { return };
        let Listed { parts, opened, .. } = match listed {
            Ok(listed) => *listed,
            Err(problem) => return self.notices.fail(problem_words(&problem)),
        };
        let Some((opened, watch)) = opened else { return };
        self.close_case();
        if matches!(watch, Watch::Blind) {
            self.notices.say("Changes in this folder are not noticed by themselves; F5 reads it again");
        }
        for remark in opened.remarks {
            self.notices.remark(remark);
        }
        let Opening { generation, folder, cancel } = opening;
        let mut workspace = opened.workspace;
        if workspace.view == View::default() {
            workspace.view = self.preferences.settings().view.clone();
        }
        self.preferences.change(SettingsChange::Opened(folder.clone()), self.services.now_ms());
        let mut open = OpenCase::new(generation, folder, parts, workspace, opened.access, cancel, watch);
        open.listed(self.services.now_ms());
        self.open = Some(open);
    }

    fn tell(&mut self, told: Told) {
        match told {
            Told::Nothing => {}
            Told::Remark(remark) => self.notices.remark(remark),
            Told::Failed(why) => self.notices.fail(why),
            Told::Recovered(why) => self.notices.withdraw(&why),
        }
    }

    fn fault(&mut self, fault: &str) {
        self.notices.fail(format!("The case could not be put together, because of a fault in Redwell: {fault}"));
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.close();
    }
}

/// A problem as a sentence.
fn problem_words(problem: &Problem) -> String {
    format!("{} {}", problem.path, problem.message)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::model::CaseFile;
    use crate::session::Services;
    use crate::session::loading::Cancel;
    use crate::session::mail::Assembled;
    use crate::session::parts::Parts;
    use crate::workspace::{Access, Opened};

    /// A world in which nothing happens by itself.
    struct Still;

    impl Services for Still {
        fn now_ms(&self) -> u64 {
            0
        }

        fn today(&self) -> chrono::NaiveDate {
            chrono::NaiveDate::MIN
        }

        fn now(&self) -> chrono::NaiveDateTime {
            chrono::NaiveDateTime::MIN
        }

        fn data_dir(&self) -> Option<PathBuf> {
            None
        }

        fn reviewer(&self) -> String {
            String::new()
        }

        fn wake(&self) {}
    }

    /// A session that waits for the list of a folder, of generation 5.
    fn opening() -> Session {
        let mut session = Session::new(Arc::new(Still));
        let folder = PathBuf::from("case");
        session.generation = 5;
        session.opening = Some(Opening { generation: 5, folder, cancel: Cancel::default() });
        session
    }

    fn listed() -> Event {
        let access = Access::ReadOnly("a test".to_owned());
        let opened = Opened { workspace: Workspace::default(), access, remarks: Vec::new() };
        let watch = Watch::Watching { _watcher: Box::new(()) };
        Event::Listed(Ok(Box::new(Listed { parts: Parts::default(), unread: 0, opened: Some((opened, watch)) })))
    }

    fn assembled(serial: u64) -> Event {
        let case = CaseFile { revision: serial, ..CaseFile::default() };
        Event::Assembled(Box::new(Assembled { serial, case: Ok(case), took_ms: 0 }))
    }

    fn revision(session: &Session) -> Option<u64> {
        session.case().map(|case| case.revision)
    }

    #[test]
    fn a_late_message_of_a_closed_case_is_dropped() {
        let mut session = opening();
        assert!(!session.take(Message { generation: 4, event: listed() }));
        assert!(session.case().is_none(), "of a folder that was asked for before");
        assert!(session.take(Message { generation: 5, event: listed() }));
        assert_eq!(session.folder(), Some(Path::new("case")));
        assert!(!session.take(Message { generation: 4, event: assembled(1) }));
        assert_eq!(revision(&session), Some(0));

        session.close_case();
        for event in [listed(), assembled(2), Event::Finished, Event::Saved] {
            assert!(!session.take(Message { generation: 5, event }));
        }
        assert!(session.case().is_none());
    }

    #[test]
    fn an_older_case_never_takes_the_place_of_a_newer_one() {
        let mut session = opening();
        session.take(Message { generation: 5, event: listed() });
        assert!(session.take(Message { generation: 5, event: assembled(2) }));
        assert!(!session.take(Message { generation: 5, event: assembled(1) }));
        assert_eq!(revision(&session), Some(2));
    }

    #[test]
    fn ocr_says_how_far_it_is() {
        let mut session = opening();
        session.take(Message { generation: 5, event: listed() });
        assert_eq!(session.scans(), None);
        session.take(Message { generation: 5, event: Event::Scans(3) });
        session.take(Message { generation: 5, event: Event::Recognised(None) });
        assert_eq!(session.scans(), Some((1, 3)));
        session.take(Message { generation: 4, event: Event::Scans(9) });
        session.take(Message { generation: 5, event: Event::Scans(0) });
        assert_eq!(session.scans(), None);
    }

    #[test]
    fn a_case_that_cannot_be_put_together_leaves_the_one_before_it() {
        let mut session = opening();
        session.take(Message { generation: 5, event: listed() });
        session.take(Message { generation: 5, event: assembled(1) });
        let fault = Box::new(Assembled { serial: 2, case: Err("no such index".to_owned()), took_ms: 0 });
        session.take(Message { generation: 5, event: Event::Assembled(fault) });
        assert_eq!(revision(&session), Some(1));
        assert!(session.notices()[0].failed && session.notices()[0].message.contains("no such index"));
    }
}
