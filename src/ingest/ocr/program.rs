//! The installed Tesseract: where it is, and one run of it.

use std::env;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The longest that one page may take.
const LONGEST: Duration = Duration::from_mins(1);

/// How often it is looked whether a run has ended.
const LOOK_EVERY: Duration = Duration::from_millis(15);

/// Bytes of a run's table that are taken; a full page has 100 kB.
const MOST_OUTPUT: u64 = 16 << 20;

/// An installed Tesseract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tesseract {
    program: PathBuf,
    limit: Duration,
}

impl Tesseract {
    /// The one that the user chose, or else the one that is installed: in the places that `PATH` names, then where
    /// its installers put it.
    pub fn find(chosen: Option<&Path>) -> Option<Self> {
        let name = format!("tesseract{}", env::consts::EXE_SUFFIX);
        let on_path = env::var_os("PATH").map(|path| env::split_paths(&path).collect::<Vec<_>>()).unwrap_or_default();
        let folders = on_path.into_iter().chain(usual_folders()).map(|folder| folder.join(&name));
        let mut programs = chosen.map(Path::to_owned).into_iter().chain(folders);
        programs.find(|program| program.is_file()).map(Self::at)
    }

    /// A program at a place.
    pub fn at(program: PathBuf) -> Self {
        Self { program, limit: LONGEST }
    }

    /// The same, with another limit for one page.
    #[must_use]
    pub fn with_limit(self, limit: Duration) -> Self {
        Self { limit, ..self }
    }

    /// Where it is.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// Reads a picture, a portable graymap; returns a table of words. `mode`: how the page is laid out, as
    /// `tesseract --help-psm` numbers it. A run ends with an error after the limit of time, or when `cancelled` is set.
    pub(super) fn run(&self, picture: &[u8], mode: &str, cancelled: &AtomicBool) -> Result<String, String> {
        let mut child = self.start(mode).map_err(|error| format!("OCR could not be started: {error}"))?;
        let (input, output, errors) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        // Both ends of a pipe must move at once: one thread writes, two read, and this one watches the clock.
        thread::scope(|scope| {
            scope.spawn(move || {
                // A program that ends early has had enough of its input; how it ended is told below.
                let _ = input.map(|mut input| input.write_all(picture));
            });
            let table = scope.spawn(move || read(output));
            let said = scope.spawn(move || read(errors));
            let ended = wait(&mut child, self.limit, cancelled);
            let (table, said) = (table.join().unwrap_or_default(), said.join().unwrap_or_default());
            match ended {
                Ended::Well => Ok(table),
                Ended::Late => Err(format!("OCR took more than {} seconds for a page", self.limit.as_secs())),
                Ended::Cancelled => Err("OCR was stopped".to_owned()),
                Ended::Badly => {
                    Err(format!("OCR failed: {}", said.lines().next().unwrap_or("Tesseract gave no reason")))
                }
            }
        })
    }

    fn start(&self, mode: &str) -> std::io::Result<Child> {
        let mut command = Command::new(&self.program);
        command.args(["stdin", "stdout", "--dpi", "300", "-l", "eng", "--psm", mode, "tsv"]);
        // Its threads wait for each other more than they work; several pages at once make better use of the cores.
        command.env("OMP_THREAD_LIMIT", "1");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt;
            /// `CREATE_NO_WINDOW`: no console flashes up for each page.
            const NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(NO_WINDOW);
        }
        command.spawn()
    }
}

/// Where installers put it.
fn usual_folders() -> Vec<PathBuf> {
    if cfg!(windows) {
        let roots = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].into_iter().filter_map(env::var_os);
        let below = |root: PathBuf| [root.join("Tesseract-OCR"), root.join("Programs").join("Tesseract-OCR")];
        roots.map(PathBuf::from).flat_map(below).collect()
    } else {
        ["/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin", "/usr/bin"].map(PathBuf::from).to_vec()
    }
}

enum Ended {
    Well,
    Badly,
    Late,
    Cancelled,
}

/// Waits for the program to end, and ends it where it must not go on.
fn wait(child: &mut Child, limit: Duration, cancelled: &AtomicBool) -> Ended {
    let begun = Instant::now();
    loop {
        let ended = match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ended::Well,
            Ok(Some(_)) => return Ended::Badly,
            Err(_) => Ended::Badly,
            Ok(None) if cancelled.load(Ordering::Relaxed) => Ended::Cancelled,
            Ok(None) if begun.elapsed() > limit => Ended::Late,
            Ok(None) => {
                thread::sleep(LOOK_EVERY);
                continue;
            }
        };
        // One that has ended meanwhile cannot be killed, which is as good.
        let _ = child.kill();
        let _ = child.wait();
        return ended;
    }
}

fn read(pipe: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(pipe) = pipe {
        // What came before an error is all that there is.
        let _ = pipe.take(MOST_OUTPUT).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
