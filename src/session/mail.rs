//! Workers, and what they send back.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};

use super::Services;
use super::loading::Listed;
use super::parts::Part;
use super::searching::SearchAnswer;
use crate::model::{CaseFile, Problem};

/// What a worker has to say.
pub(super) enum Event {
    /// The folder was listed, or could not be.
    Listed(Result<Box<Listed>, Problem>),
    /// A file was read.
    Read(usize, Part),
    /// So many files have pages that OCR is about to read; none any more, where it is through or was stopped.
    Scans(usize),
    /// OCR is through with a file that was read before, and may have found words in it.
    Recognised(Option<(usize, Part)>),
    /// Something below the case folder has changed.
    Changed,
    /// No more files will be read.
    Finished,
    /// The case was put together; or why not.
    Assembled(Box<Assembled>),
    /// The case was searched.
    Found(Arc<SearchAnswer>),
    /// The worker that saves has something to hand back.
    Saved,
    /// The worker that saves the settings has something to hand back.
    SettingsSaved,
    /// An export ended; in words, how.
    Exported(Result<String, String>),
}

/// A case, put together.
pub(super) struct Assembled {
    /// Which of the attempts this is, counted up.
    pub(super) serial: u64,
    /// The case, or what went wrong.
    pub(super) case: Result<CaseFile, String>,
    /// How long it took, in milliseconds.
    pub(super) took_ms: u64,
}

/// An event, and what it belongs to: the number of a load for events of reading, that of a case for the others.
pub(super) struct Message {
    pub(super) generation: u64,
    pub(super) event: Event,
}

/// Where workers send to, and the session reads.
pub(super) struct Mail {
    services: Arc<dyn Services>,
    sender: Sender<Message>,
    pub(super) receiver: Receiver<Message>,
}

/// One worker's way to send.
#[derive(Clone)]
pub(super) struct Post {
    services: Arc<dyn Services>,
    sender: Sender<Message>,
    generation: u64,
}

impl Mail {
    pub(super) fn new(services: Arc<dyn Services>) -> Self {
        let (sender, receiver) = channel();
        Self { services, sender, receiver }
    }

    /// A way to send, stamped with a generation.
    pub(super) fn post(&self, generation: u64) -> Post {
        Post { services: Arc::clone(&self.services), sender: self.sender.clone(), generation }
    }
}

impl Post {
    /// Sends, and asks the window to look. A session that is gone needs no news.
    pub(super) fn send(&self, event: Event) {
        if self.sender.send(Message { generation: self.generation, event }).is_ok() {
            self.services.wake();
        }
    }

    /// The services of the session.
    pub(super) fn services(&self) -> &dyn Services {
        &*self.services
    }

    /// Milliseconds on the session's clock.
    pub(super) fn now_ms(&self) -> u64 {
        self.services.now_ms()
    }
}

/// Starts a worker with a name.
pub(super) fn spawn<T: Send + 'static>(
    name: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> io::Result<JoinHandle<T>> {
    named(name).spawn(work)
}

/// A thread of this program, to be started.
pub(super) fn named(name: &str) -> Builder {
    Builder::new().name(format!("redwell-{name}"))
}
