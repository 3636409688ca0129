//! What the window needs of the system: its clock, its folders, and its file dialogs. Tests give others.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::task::{Context as TaskContext, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use crate::session::{Changed, ExportKind, Means, Services, Watcher, watch_folder};

/// What a path is for that the user chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathUse {
    /// The case folder to open.
    Open,
    /// The file to write to.
    Export(ExportKind),
    /// The same, for the entries that are picked.
    ExportChosen(ExportKind),
    /// The file for what was decided.
    ExportHistory,
}

impl PathUse {
    /// The name that an exported file is given at first.
    pub(super) fn file_name(self) -> &'static str {
        match self {
            Self::Open => "",
            Self::Export(ExportKind::Roster) => "roster.csv",
            Self::Export(ExportKind::Timeline) => "timeline.csv",
            Self::Export(ExportKind::NotHere) | Self::ExportChosen(ExportKind::NotHere) => "not here.csv",
            Self::Export(ExportKind::Facts) | Self::ExportChosen(ExportKind::Facts) => "facts.json",
            Self::Export(ExportKind::Coverage) | Self::ExportChosen(ExportKind::Coverage) => "coverage.csv",
            Self::ExportChosen(ExportKind::Roster) => "roster selection.csv",
            Self::ExportChosen(ExportKind::Timeline) => "timeline selection.csv",
            Self::ExportHistory => "history.csv",
        }
    }
}

/// What the user answered to a file dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// This path.
    Chosen(PathUse, PathBuf),
    /// Nothing, on purpose.
    Left,
    /// The system showed no dialog at all.
    NoDialog(PathUse),
}

/// The system's file dialogs. Never waits: an answer comes with a later [`FileDialogs::answer`].
pub trait FileDialogs {
    /// Asks for a folder to open, or for a file to write to, beginning in `folder`.
    fn ask(&mut self, what: PathUse, folder: Option<&Path>, frame: Option<&eframe::Frame>);

    /// The answer, once there is one.
    fn answer(&mut self) -> Option<Answer>;

    /// The folder that was dropped on the window; a document stands for the folder that it lies in.
    fn folder_of(&self, dropped: &Path) -> Option<PathBuf>;
}

/// The dialogs of the desktop that Redwell runs on.
pub(super) struct SystemDialogs {
    context: egui::Context,
    sender: Sender<Answer>,
    receiver: Receiver<Answer>,
}

/// A dialog that is gone after less than this was never shown: no human cancels so fast.
const NEVER_SHOWN: Duration = Duration::from_millis(200);

impl SystemDialogs {
    pub(super) fn new(context: egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self { context, sender, receiver }
    }
}

impl FileDialogs for SystemDialogs {
    fn ask(&mut self, what: PathUse, folder: Option<&Path>, frame: Option<&eframe::Frame>) {
        // Some systems want the dialog made on the thread of the window; the answer is awaited on another one.
        let mut dialog = rfd::AsyncFileDialog::new();
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        if let Some(frame) = frame {
            dialog = dialog.set_parent(frame);
        }
        let (sender, context) = (self.sender.clone(), self.context.clone());
        let asked = Instant::now();
        let finish = move |path: Option<rfd::FileHandle>| {
            let answer = match path {
                Some(handle) => Answer::Chosen(what, handle.path().to_owned()),
                None if cfg!(target_os = "linux") && asked.elapsed() < NEVER_SHOWN => Answer::NoDialog(what),
                None => Answer::Left,
            };
            // A window that is gone needs no answer.
            let _ = sender.send(answer);
            context.request_repaint();
        };
        let worker = thread::Builder::new().name("file dialog".to_owned());
        let started = match what {
            PathUse::Open => {
                let future = dialog.set_title("Open case folder").pick_folder();
                worker.spawn(move || finish(wait_for(future)))
            }
            PathUse::Export(_) | PathUse::ExportChosen(_) | PathUse::ExportHistory => {
                let facts = what == PathUse::Export(ExportKind::Facts);
                let (name, extension) = if facts { ("JSON", "json") } else { ("CSV, opens in Excel", "csv") };
                let future = dialog.set_file_name(what.file_name()).add_filter(name, &[extension]).save_file();
                worker.spawn(move || finish(wait_for(future)))
            }
        };
        if started.is_err() {
            let _ = self.sender.send(Answer::NoDialog(what));
        }
    }

    fn answer(&mut self) -> Option<Answer> {
        self.receiver.try_recv().ok()
    }

    fn folder_of(&self, dropped: &Path) -> Option<PathBuf> {
        if dropped.is_dir() { Some(dropped.to_owned()) } else { dropped.parent().map(Path::to_owned) }
    }
}

/// Waits on this thread until a future is done.
fn wait_for<T>(future: impl Future<Output = T>) -> T {
    struct Unpark(Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut task = TaskContext::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut task) {
            return value;
        }
        thread::park();
    }
}

/// The clock and the folders of this computer.
pub(super) struct System {
    started: Instant,
    context: OnceLock<egui::Context>,
    means: Means,
}

impl System {
    pub(super) fn new(means: Means) -> Self {
        Self { started: Instant::now(), context: OnceLock::new(), means }
    }

    /// The window that workers wake. Only the first one counts: there is one window.
    pub(super) fn set_window(&self, context: &egui::Context) {
        let _ = self.context.set(context.clone());
    }
}

impl Services for System {
    fn now_ms(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn today(&self) -> chrono::NaiveDate {
        chrono::Local::now().date_naive()
    }

    fn now(&self) -> chrono::NaiveDateTime {
        chrono::Local::now().naive_local()
    }

    fn reviewer(&self) -> String {
        crate::workspace::owner_name()
    }

    fn data_dir(&self) -> Option<PathBuf> {
        crate::workspace::data_dir()
    }

    fn means(&self) -> Means {
        self.means.clone()
    }

    fn watch(&self, folder: &Path, changed: Changed) -> Result<Watcher, String> {
        watch_folder(folder, changed)
    }

    fn wake(&self) {
        if let Some(context) = self.context.get() {
            context.request_repaint();
        }
    }
}
