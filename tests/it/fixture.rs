//! What tests are made of: cases built by hand, folders that go away, and a world without a clock.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, Weak};
use std::time::Duration;

use chrono::NaiveDate;
use redwell::model::{
    Anchor, CaseDocument, CaseFile, DocId, DocKind, Document, Entity, EntryList, Fact, Marks, PartialDate, Passage,
    Role, RosterEntry, RosterKey, Span, Sureness, Target, TimelineEntry, TimelineKey, TimelineKind, When,
};
use redwell::session::{Action, Changed, Means, SaveState, Services, Session, Watcher};
use tempfile::TempDir;

/// A case folder with these files, that goes away with the value.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The names in a folder, sorted.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A target in some document.
pub(crate) fn target(label: &str) -> Target {
    Target { list: EntryList::Roster, anchor: anchor(label), label: label.to_owned() }
}

/// An anchor in some document.
pub(crate) fn anchor(quote: &str) -> Anchor {
    Anchor {
        path: "letters/first.txt".to_owned(),
        hash: "00ff".to_owned(),
        span: Span::new(3, 3 + quote.len()),
        quote: quote.to_owned(),
    }
}

/// A case built by hand. Entries point at the first place where their words stand.
#[derive(Default)]
pub(crate) struct CaseBuilder {
    case: CaseFile,
}

impl CaseBuilder {
    pub(crate) fn document(mut self, path: &str, text: &str) -> Self {
        self.case.documents.push(CaseDocument {
            source: Arc::new(Document { hash: "00ff".to_owned(), ..Document::from_text(path, text) }),
            kind: DocKind::Letter,
            title: path.to_owned(),
            titled: false,
            date: None,
            docket_number: None,
            attachment: None,
            numbered_by: None,
            case: None,
            case_numbers: Vec::new(),
            marks: Marks::default(),
        });
        self
    }

    /// Adds an entry of the given name, pointing at the name's every occurrence, and lets `change` fill it in.
    pub(crate) fn party(mut self, name: &str, change: impl FnOnce(&mut RosterEntry, &dyn Fn(&str) -> Passage)) -> Self {
        let key = RosterKey(self.case.roster.len() as u64 + 1);
        let mut entry = RosterEntry {
            key,
            merged: Vec::new(),
            name: name.to_owned(),
            corrected_from: None,
            entity: Entity::Organization,
            roles: vec![Fact { value: Role::Holder, sources: Vec::new() }],
            party_types: Vec::new(),
            aliases: Vec::new(),
            title: None,
            firm: None,
            represents: Vec::new(),
            counsel: Vec::new(),
            case_numbers: Vec::new(),
            address: None,
            other_addresses: Vec::new(),
            emails: Vec::new(),
            phones: Vec::new(),
            details: Vec::new(),
            via: Vec::new(),
            signatories: Vec::new(),
            holdings: Vec::new(),
            sources: self.everywhere(name),
            sure: Sureness::Stated,
            reviewed: false,
            note: String::new(),
            spellings: Vec::new(),
            marks: Marks::default(),
        };
        change(&mut entry, &|words| self.passage(words));
        self.case.roster_index.insert(key, self.case.roster.len());
        self.case.roster.push(entry);
        self
    }

    /// Adds a dated line that rests on these words; undated without a date.
    pub(crate) fn line(mut self, date: Option<&str>, words: &str, change: impl FnOnce(&mut TimelineEntry)) -> Self {
        let key = TimelineKey(self.case.timeline.len() as u64 + 1);
        let mut entry = TimelineEntry {
            key,
            kind: TimelineKind::Deadline,
            when: date.map(|date| When::on(date.parse::<PartialDate>().unwrap())),
            summary: words.to_owned(),
            details: String::new(),
            computed: None,
            docket_number: None,
            entered: None,
            case: None,
            document: None,
            sources: vec![self.passage(words)],
            sure: Sureness::Stated,
            people: Vec::new(),
            reviewed: false,
            note: String::new(),
            corrected_from: None,
            marks: Marks::default(),
        };
        change(&mut entry);
        self.case.timeline_index.insert(key, self.case.timeline.len());
        self.case.timeline.push(entry);
        self
    }

    pub(crate) fn build(self) -> CaseFile {
        self.case
    }

    /// The first place of these words.
    pub(crate) fn passage(&self, words: &str) -> Passage {
        *self.everywhere(words).first().unwrap_or_else(|| panic!("no document says {words:?}"))
    }

    fn everywhere(&self, words: &str) -> Vec<Passage> {
        let of_document = |(at, document): (usize, &CaseDocument)| {
            let found =
                document.source.text.match_indices(words).map(|(start, words)| Span::new(start, start + words.len()));
            found.map(|span| Passage::new(DocId(u32::try_from(at).unwrap()), span)).collect::<Vec<_>>()
        };
        self.case.documents.iter().enumerate().flat_map(of_document).collect()
    }
}

/// A fact that stands in these passages.
pub(crate) fn fact<T>(value: T, source: Passage) -> Fact<T> {
    Fact::at(value, source)
}

/// A world whose clock stands until it is moved.
pub(crate) struct World {
    now: AtomicU64,
    /// How far the clock moves each time it is looked at.
    hurry: AtomicU64,
    woken: Mutex<u64>,
    waking: Condvar,
    data: Option<PathBuf>,
    /// Whoever is to be told of changes, as long as somebody wants to know.
    watching: Mutex<Weak<Mutex<Changed>>>,
    blind: AtomicBool,
    means: Mutex<Means>,
}

impl World {
    pub(crate) fn new(data: Option<&Path>) -> Arc<Self> {
        Arc::new(Self {
            now: AtomicU64::new(1_000),
            hurry: AtomicU64::new(0),
            woken: Mutex::default(),
            waking: Condvar::new(),
            data: data.map(Path::to_owned),
            watching: Mutex::default(),
            blind: AtomicBool::new(false),
            means: Mutex::default(),
        })
    }

    /// From now on documents are read and drawn by these means.
    pub(crate) fn work_by(&self, means: Means) {
        *self.means.lock().unwrap() = means;
    }

    /// Moves the clock.
    pub(crate) fn pass(&self, ms: u64) {
        self.now.fetch_add(ms, Ordering::SeqCst);
    }

    /// From now on everything seems to take long.
    pub(crate) fn hurry(&self) {
        self.hurry.store(40, Ordering::SeqCst);
    }

    /// Tells whoever watches of a change at this path.
    pub(crate) fn change(&self, path: &Path) {
        let watching = self.watching.lock().unwrap().upgrade().expect("somebody watches");
        watching.lock().unwrap()(path);
    }

    /// Whether somebody wants to know of changes.
    pub(crate) fn is_watching(&self) -> bool {
        self.watching.lock().unwrap().strong_count() > 0
    }

    /// From now on no folder can be watched.
    pub(crate) fn refuse_watching(&self) {
        self.blind.store(true, Ordering::SeqCst);
    }

    /// Polls until something holds, sleeping until a worker calls.
    #[track_caller]
    pub(crate) fn until(&self, session: &mut Session, what: &str, holds: impl Fn(&Session) -> bool) {
        // Workers take milliseconds; the bound only ends a test that would hang.
        for _ in 0..600 {
            let seen = *self.woken.lock().unwrap();
            session.poll();
            if holds(session) {
                return;
            }
            let woken = self.woken.lock().unwrap();
            let _ = self.waking.wait_timeout_while(woken, Duration::from_millis(100), |now| *now == seen).unwrap();
        }
        panic!("waited in vain until {what}; notices: {:?}", session.notices());
    }

    /// Opens a folder and reads it to the end.
    #[track_caller]
    pub(crate) fn open(&self, session: &mut Session, folder: &Path) {
        session.handle(Action::OpenFolder(folder.to_owned()));
        self.read(session);
    }

    /// Waits until everything is read and shown.
    #[track_caller]
    pub(crate) fn read(&self, session: &mut Session) {
        self.until(session, "the folder is read and shown", Session::is_settled);
    }

    /// Lets what is due be saved.
    #[track_caller]
    pub(crate) fn save(&self, session: &mut Session) {
        self.pass(2_000);
        self.until(session, "it is saved", |session| session.save_state() == SaveState::Saved);
    }
}

impl Services for World {
    fn means(&self) -> Means {
        self.means.lock().unwrap().clone()
    }

    fn now_ms(&self) -> u64 {
        self.now.fetch_add(self.hurry.load(Ordering::SeqCst), Ordering::SeqCst)
    }

    fn today(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 3, 2).unwrap()
    }

    fn now(&self) -> chrono::NaiveDateTime {
        self.today().and_hms_opt(9, 30, 0).unwrap()
    }

    fn reviewer(&self) -> String {
        "jane on desk-4".to_owned()
    }

    fn data_dir(&self) -> Option<PathBuf> {
        self.data.clone()
    }

    fn watch(&self, _folder: &Path, changed: Changed) -> Result<Watcher, String> {
        if self.blind.load(Ordering::SeqCst) {
            return Err("a test".to_owned());
        }
        let watching = Arc::new(Mutex::new(changed));
        *self.watching.lock().unwrap() = Arc::downgrade(&watching);
        Ok(Box::new(watching))
    }

    fn wake(&self) {
        *self.woken.lock().unwrap() += 1;
        self.waking.notify_all();
    }
}

/// Numbers that look random and are the same in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        // Knuth's multiplier for linear congruences of 64 bits.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}
