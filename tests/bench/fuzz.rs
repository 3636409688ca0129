//! Whether a hostile file stops the readers: `cargo bench --bench fuzz -- MINUTES [FOLDER [FIRST]]`.
//!
//! Takes the files of a folder (the sample case without one), damages them in every way of [`hostile`], adds bombs, and
//! reads each, draws its first page and extracts from it, under the memory limit of a reader. A child process does
//! that; this one watches it. What made the child fail, end or hang is kept in the temporary directory and listed.
//! The inputs follow from their numbers: the same folder and numbers give the same inputs, and with the number of the
//! `FIRST` a later run takes others.

#![expect(clippy::print_stdout, reason = "a benchmark that says nothing is none")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on is to stop")]

mod hostile;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use hostile::{Input, Seeds};
use redwell::extract::extract;
use redwell::ingest;
use redwell::ingest::pages::{Cut, has_pages, open_pages};

/// How long a file may take: what a reader process is given for one.
const LONGEST: Duration = Duration::from_mins(1);

/// From here on a file is listed among the slow ones.
const SLOW: Duration = Duration::from_secs(5);

/// The address space of the child, in bytes: that of a reader process, and room for what makes the inputs.
#[cfg(unix)]
const MEMORY: u64 = 1800 << 20;

/// The stack on which reader processes read.
const STACK: usize = 64 << 20;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let place = words.get(1).map_or_else(|| Path::new("assets/sample-case").to_owned(), PathBuf::from);
    let from = words.get(2).and_then(|word| word.parse().ok()).unwrap_or_default();
    if words.first().is_some_and(|word| word == "child") {
        thread::Builder::new().stack_size(STACK).spawn(move || child(&place, from)).unwrap().join().unwrap();
        return;
    }
    let minutes: u64 = words.first().and_then(|word| word.parse().ok()).unwrap_or(1);
    let mut watch = Watch { next: from, ..Watch::default() };
    let end = Instant::now() + Duration::from_secs(60 * minutes);
    while Instant::now() < end {
        watch.run_child(&place, end);
    }
    watch.tell(minutes);
}

/// Reads inputs from number `from` on, and says each before and after.
fn child(place: &Path, from: u64) {
    #[cfg(unix)]
    rlimit::Resource::AS.set(MEMORY, MEMORY).unwrap();
    panic::set_hook(Box::new(|_| {}));
    let seeds = Seeds::of(place);
    for number in from.. {
        let Input { name, bytes } = seeds.input(number);
        let case = tempfile::tempdir().unwrap();
        let path = case.path().join(&name);
        fs::write(&path, &bytes).unwrap();
        println!("{number}\t{}", path.display());
        match catch_unwind(AssertUnwindSafe(|| take(case.path()))) {
            Ok(()) => println!("read\t{}", most_memory()),
            Err(fault) => {
                let said = fault.downcast_ref::<String>().cloned();
                let said = said.or_else(|| fault.downcast_ref::<&str>().map(|said| (*said).to_owned()));
                println!("fault\t{}", said.unwrap_or_default().replace('\n', " "));
            }
        }
    }
}

/// Does with a case folder what reader processes and the window do.
fn take(case: &Path) {
    for file in ingest::list(case).unwrap().0.into_iter().take(200) {
        let (document, problems) = ingest::read(&file);
        let unread = document.text.is_empty() && document.pages.is_empty();
        assert!(
            !unread || !problems.is_empty() || document.coverage.word() != "damaged",
            "damaged, and nothing is said"
        );
        for span in document.margins.iter().chain(document.styles.iter().map(|styled| &styled.span)) {
            assert!(document.text.get(span.range()).is_some(), "a span beyond the text");
        }
        if document.text.len() < 1 << 20 {
            extract(&document);
        }
        if has_pages(&document)
            && let Ok(pages) = open_pages(&file, &document.hash)
        {
            let page = document.pages.first().map_or([612.0, 792.0], |page| [page.width, page.height]);
            pages.draw(Cut::whole(0, page, 1.0), |_, _| {});
        }
    }
}

/// The most memory that this process had at one time, in megabytes; 0 where the system does not say.
fn most_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or_default() >> 10
}

/// What came of the inputs so far.
#[derive(Default)]
struct Watch {
    next: u64,
    read: BTreeMap<String, u64>,
    most: u64,
    findings: Vec<String>,
    slow: Vec<(Duration, String)>,
}

impl Watch {
    /// Watches one child until it ends, hangs, or `end` has come.
    fn run_child(&mut self, place: &Path, end: Instant) {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .arg("child")
            .arg(place)
            .arg(self.next.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = lines_of(&mut child);
        while let Some((number, path)) = lines.recv().ok().and_then(|line| {
            let (number, path) = line.split_once('\t')?;
            Some((number.parse::<u64>().ok()?, path.to_owned()))
        }) {
            self.next = number + 1;
            let begun = Instant::now();
            let kind = Path::new(&path).extension().unwrap_or_default().to_string_lossy().into_owned();
            *self.read.entry(kind).or_default() += 1;
            match lines.recv_timeout(LONGEST) {
                Ok(said) => match said.split_once('\t') {
                    Some(("read", memory)) => self.most = self.most.max(memory.parse().unwrap_or_default()),
                    _ => self.find(number, &path, place, &said),
                },
                Err(RecvTimeoutError::Timeout) => {
                    self.find(number, &path, place, "took longer than a minute");
                    break;
                }
                Err(RecvTimeoutError::Disconnected) => {
                    let status = child.wait().map(|status| status.to_string()).unwrap_or_default();
                    self.find(number, &path, place, &format!("the process ended: {status}"));
                    break;
                }
            }
            if begun.elapsed() > SLOW {
                self.slow.push((begun.elapsed(), format!("{number} {path}")));
            }
            if Instant::now() > end {
                break;
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }

    fn find(&mut self, number: u64, path: &str, place: &Path, what: &str) {
        let Input { name, bytes } = Seeds::of(place).input(number);
        let kept = std::env::temp_dir().join(format!("redwell-fuzz-{number}-{name}"));
        fs::write(&kept, bytes).unwrap();
        let finding = format!("{number} {path}: {what}; kept as {}", kept.display());
        println!("{finding}");
        self.findings.push(finding);
    }

    fn tell(&mut self, minutes: u64) {
        let all: u64 = self.read.values().sum();
        println!("{all} inputs in {minutes} minutes, at most {} MB of memory", self.most);
        for (kind, count) in &self.read {
            println!("  {count:>8} .{kind}");
        }
        self.slow.sort();
        for (time, name) in self.slow.iter().rev().take(10) {
            println!("  slow: {time:.1?} {name}");
        }
        println!("{} findings", self.findings.len());
        for finding in &self.findings {
            println!("  {finding}");
        }
    }
}

/// The lines that a child says.
fn lines_of(child: &mut Child) -> Receiver<String> {
    let (sender, lines) = channel();
    let said = BufReader::new(child.stdout.take().unwrap());
    thread::spawn(move || said.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    lines
}
