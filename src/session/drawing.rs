//! Drawing the pages of a document on a thread of their own.
//!
//! Each document that is shown as pages has one [`Drawer`], and each drawer one thread: what the reader keeps between
//! two pages cannot be shared between threads. The thread has a reader process draw, so that no page takes the window
//! down; where no process can be started, it draws by itself. A drawer is one generation. With it go its thread and its
//! process, and what that thread still sends arrives nowhere.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::mail::named;
use super::reading::{NotDrawn, PagesApart};
use super::{Services, Session};
use crate::ingest::ListedFile;
use crate::ingest::pages::{Cut, NoPages, Picture, open_pages};
use crate::model::Document;

/// Pictures that are drawn ahead of the window. More would only fill the memory.
const AHEAD: usize = 1;

/// Stack of the thread in bytes: pages may hold forms within forms.
const STACK: usize = 64 << 20;

/// What a drawer has to say.
#[derive(Debug)]
pub enum Drawn<T> {
    /// A picture; nothing where this one cannot be drawn.
    Picture(Cut, Option<T>),
    /// There will be no pictures.
    Failed(NoPages),
}

/// Opens drawers on documents of the open case. Cheap to clone.
#[derive(Clone)]
pub struct DrawingRoom {
    files: Arc<[ListedFile]>,
    services: Arc<dyn Services>,
}

impl Session {
    /// Where pages of the open case are drawn; `None` where no folder is open.
    pub fn drawing_room(&self) -> Option<DrawingRoom> {
        let files = self.open.as_ref()?.parts().files().clone();
        Some(DrawingRoom { files, services: self.services.clone() })
    }
}

/// Draws pages of one document.
pub struct Drawer<T> {
    desk: Arc<Desk>,
    answers: Receiver<Drawn<T>>,
}

/// What window and thread share.
#[derive(Default)]
struct Desk {
    orders: Mutex<Orders>,
    changed: Condvar,
    closed: AtomicBool,
}

#[derive(Default)]
struct Orders {
    /// What is wanted, the most urgent first.
    wanted: Vec<Cut>,
    /// What is being drawn, or drawn and not yet fetched.
    under_way: Vec<Cut>,
}

impl DrawingRoom {
    /// Starts to draw pages of a document. `finish` makes of each picture what the window shows, on the same thread.
    pub fn open<T: Send + 'static>(
        &self,
        document: &Document,
        finish: impl Fn(&Picture) -> T + Send + 'static,
    ) -> Drawer<T> {
        let (sender, answers) = sync_channel(AHEAD);
        let desk = Arc::<Desk>::default();
        let at = self.files.binary_search_by(|file| file.path.cmp(&document.path)).ok();
        let work = Work {
            file: at.and_then(|at| self.files.get(at)).cloned(),
            hash: document.hash.clone(),
            desk: desk.clone(),
            sender: sender.clone(),
            services: self.services.clone(),
        };
        if let Err(error) = named("pages").stack_size(STACK).spawn(move || work.run(finish)) {
            // The channel has room for it: nothing else was sent.
            let _ = sender.try_send(Drawn::Failed(NoPages::Unread(format!("could not be opened: {error}"))));
        }
        Drawer { desk, answers }
    }
}

impl<T> Drawer<T> {
    /// Says what is wanted from now on, the most urgent first. What was wanted before and is no more is not drawn.
    pub fn want(&self, cuts: impl IntoIterator<Item = Cut>) {
        let mut orders = self.desk.lock();
        let Orders { wanted, under_way, .. } = &mut *orders;
        wanted.clear();
        wanted.extend(cuts.into_iter().filter(|cut| !under_way.contains(cut)));
        if !wanted.is_empty() {
            self.desk.changed.notify_one();
        }
    }

    /// What has been drawn, one at a time; never waits.
    pub fn fetch(&self) -> Option<Drawn<T>> {
        let drawn = self.answers.try_recv().ok()?;
        if let Drawn::Picture(cut, _) = &drawn {
            self.desk.lock().under_way.retain(|other| other != cut);
        }
        Some(drawn)
    }
}

impl<T> Drop for Drawer<T> {
    fn drop(&mut self) {
        // Under the lock, so that it does not come between looking and waiting.
        let orders = self.desk.lock();
        self.desk.closed.store(true, Ordering::Relaxed);
        self.desk.changed.notify_one();
        drop(orders);
    }
}

impl Desk {
    /// A thread that failed leaves nothing half done here.
    fn lock(&self) -> MutexGuard<'_, Orders> {
        self.orders.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed)
    }

    /// Waits for the next order; `None` once the drawer is gone.
    fn next(&self) -> Option<Cut> {
        let orders = self.lock();
        let mut orders = self
            .changed
            .wait_while(orders, |orders| orders.wanted.is_empty() && !self.is_closed())
            .unwrap_or_else(PoisonError::into_inner);
        if self.is_closed() || orders.wanted.is_empty() {
            return None;
        }
        let cut = orders.wanted.remove(0);
        orders.under_way.push(cut);
        Some(cut)
    }
}

/// What the thread needs.
struct Work<T> {
    /// `None` where the folder has no such file any more.
    file: Option<ListedFile>,
    hash: String,
    desk: Arc<Desk>,
    sender: SyncSender<Drawn<T>>,
    services: Arc<dyn Services>,
}

impl<T> Work<T> {
    fn run(self, finish: impl Fn(&Picture) -> T) {
        // Each picture is guarded for itself; this is for the file as a whole.
        let outcome = catch_unwind(AssertUnwindSafe(|| self.draw(finish)));
        if let Err(failed) = outcome.unwrap_or(Err(NoPages::Undrawable)) {
            self.send(Drawn::Failed(failed));
        }
    }

    fn draw(&self, finish: impl Fn(&Picture) -> T) -> Result<(), NoPages> {
        let file = self.file.as_ref().ok_or(NoPages::Gone)?;
        let readers = self.services.means().readers;
        let left = match &readers {
            Some(program) => match self.draw_apart(&mut PagesApart::new(program, file, &self.hash), &finish) {
                NotDrawn::Cancelled => return Ok(()),
                NotDrawn::Failed(why) => return Err(why),
                NotDrawn::NoReader(left) => left,
            },
            None => None,
        };
        let wanted = left.into_iter().chain(std::iter::from_fn(|| self.desk.next()));
        open_pages(file, &self.hash)?.draw(wanted, |cut, picture| self.send_picture(cut, picture, &finish));
        Ok(())
    }

    /// Has a reader process draw, until that ends for good.
    fn draw_apart(&self, pages: &mut PagesApart<'_>, finish: &impl Fn(&Picture) -> T) -> NotDrawn {
        if let Err(why) = pages.open(&self.desk.closed) {
            return why;
        }
        while let Some(cut) = self.desk.next() {
            match pages.picture(cut, &self.desk.closed) {
                Ok(picture) => self.send_picture(cut, picture, finish),
                Err(why) => return why,
            }
        }
        NotDrawn::Cancelled
    }

    fn send_picture(&self, cut: Cut, picture: Option<Picture>, finish: &impl Fn(&Picture) -> T) {
        self.send(Drawn::Picture(cut, picture.as_ref().map(finish)));
    }

    /// Sends, and asks the window to look. A drawer that is gone needs no news.
    fn send(&self, drawn: Drawn<T>) {
        if self.sender.send(drawn).is_ok() {
            self.services.wake();
        }
    }
}
