//! How fast a case folder opens: `cargo bench --bench folder`, or with a number of documents behind `--`.
//!
//! A thousand invented documents of about 200 MB together, as a case of the nineties and noughties has them: half PDF
//! (a part of each file stands for its pictures), the rest text and web pages. A session opens them as the window does,
//! with reader processes and with a cache in a temporary directory, and is polled once a millisecond.

#![expect(clippy::print_stdout, reason = "a benchmark that says nothing is none")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on is to stop")]
#![expect(clippy::cast_precision_loss, reason = "rates, shown with one decimal")]

mod invented;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use redwell::model::CaseFile;
use redwell::session::{Action, Cache, Limits, Means, ReaderProgram, Services, Session};

/// What was aimed at.
const FIRST_AIM: Duration = Duration::from_secs(1);
const AGAIN_AIM: Duration = Duration::from_secs(1);

/// A frame at sixty a second.
const FRAME: Duration = Duration::from_millis(16);

fn main() {
    let count = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(1000);
    let (case, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let bytes = write(case.path(), count);
    println!("{count} documents, {:.1} MB", bytes as f64 / 1e6);

    println!("opened for the first time");
    let first = open(case.path(), cache.path());
    first.tell(bytes);
    println!("  first entries {}", against(first.first_entries, FIRST_AIM));
    println!("opened again");
    let again = open(case.path(), cache.path());
    again.tell(bytes);
    println!("  the whole timeline {}", against(again.all, AGAIN_AIM));
    assert_eq!(first.lines, again.lines, "what was kept says the same");

    for name in (0..count).step_by(count.div_ceil(10)) {
        touch(case.path(), name);
    }
    println!("opened after ten documents were changed");
    open(case.path(), cache.path()).tell(bytes);
    println!("kept: {:.1} MB", size(cache.path()) as f64 / 1e6);
}

/// Writes a case folder. Returns how many bytes.
fn write(folder: &Path, count: usize) -> u64 {
    let mut bytes = 0;
    for number in 0..count {
        let path = folder.join(invented::path(number));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let content = invented::document(number);
        bytes += content.len() as u64;
        fs::write(&path, content).unwrap();
        // What was changed a moment ago is not taken to be unchanged.
        let time = SystemTime::now() - Duration::from_hours(1);
        File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    }
    bytes
}

/// Gives a document the time of another day, with what it says left as it is.
fn touch(folder: &Path, number: usize) {
    let file = File::options().write(true).open(folder.join(invented::path(number))).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_mins(1)).unwrap();
}

/// What was measured.
struct Opening {
    first_entries: Duration,
    all: Duration,
    documents: usize,
    pages: usize,
    lines: usize,
    longest_poll: Duration,
}

impl Opening {
    fn tell(&self, bytes: u64) {
        let seconds = self.all.as_secs_f64().max(1e-9);
        println!(
            "  first entries after {:.2} s, all {} documents after {:.2} s: {:.1} MB/s, {:.0} documents/s, {:.0} pages/s",
            self.first_entries.as_secs_f64(),
            self.documents,
            seconds,
            bytes as f64 / 1e6 / seconds,
            self.documents as f64 / seconds,
            self.pages as f64 / seconds,
        );
        println!(
            "  {} lines of the timeline; the window was kept for {:.1} ms at most, {}",
            self.lines,
            self.longest_poll.as_secs_f64() * 1e3,
            against(self.longest_poll, FRAME),
        );
    }
}

/// Opens a case as the window does, until all of it is on the screen.
fn open(case: &Path, cache: &Path) -> Opening {
    let services = Arc::new(Computer { begun: Instant::now(), cache: cache.to_owned() });
    let mut session = Session::new(services.clone());
    let begun = Instant::now();
    session.handle(Action::OpenFolder(case.to_owned()));
    let (mut first_entries, mut longest_poll) = (None, Duration::ZERO);
    loop {
        let poll = Instant::now();
        session.poll();
        longest_poll = longest_poll.max(poll.elapsed());
        let shown = session.case();
        if shown.is_some_and(|case| !case.timeline.is_empty()) {
            first_entries.get_or_insert(begun.elapsed());
        }
        if session.is_settled() && shown.is_some() {
            break;
        }
        thread::sleep(Duration::from_millis(1));
    }
    let all = begun.elapsed();
    let case: &CaseFile = session.case().unwrap();
    for problem in &case.problems {
        println!("  {} {}", problem.path, problem.message);
    }
    let opening = Opening {
        first_entries: first_entries.unwrap_or(all),
        all,
        documents: case.documents.len(),
        pages: case.documents.iter().map(|document| document.source.pages.len()).sum(),
        lines: case.timeline.len(),
        longest_poll,
    };
    session.close();
    opening
}

/// The services of this computer, but for the user's own directories.
struct Computer {
    begun: Instant,
    cache: PathBuf,
}

impl Services for Computer {
    fn now_ms(&self) -> u64 {
        u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn today(&self) -> chrono::NaiveDate {
        chrono::NaiveDate::MIN
    }

    fn now(&self) -> chrono::NaiveDateTime {
        chrono::NaiveDateTime::MIN
    }

    fn reviewer(&self) -> String {
        String::new()
    }

    fn data_dir(&self) -> Option<PathBuf> {
        None
    }

    fn means(&self) -> Means {
        Means {
            readers: Some(ReaderProgram::redwell(env!("CARGO_BIN_EXE_redwell"), Limits::default())),
            cache: Some(Cache::new(&self.cache, "bench")),
            ..Means::default()
        }
    }

    fn wake(&self) {}
}

/// The bytes of all files below a folder.
fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { size(&path) } else { fs::metadata(&path).unwrap().len() }).sum()
}

fn against(figure: Duration, aim: Duration) -> String {
    let word = if figure <= aim { "reached" } else { "missed" };
    format!("{word}: {:.3} s aimed at", aim.as_secs_f64())
}
