//! Pages of one file, drawn in a reader process: one that makes it crash, hang or eat memory costs that process, and
//! the page is said to be one that cannot be drawn.

use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::program::ReaderProgram;
use super::reader::{NoAnswer, Reader};
use super::worker::Question;
use crate::ingest::ListedFile;
use crate::ingest::pages::{Cut, NoPages, Picture};

/// How long a picture may take.
const FOR_A_PICTURE: Duration = Duration::from_secs(20);

/// A file of which pages are drawn by a reader process. It ends when this is dropped.
pub(in crate::session) struct PagesApart<'a> {
    reader: Reader<'a>,
    file: &'a ListedFile,
    hash: &'a str,
}

/// Why there is no answer to the wish for a picture.
pub(in crate::session) enum NotDrawn {
    /// None is wanted any more.
    Cancelled,
    /// No process can be started: pages can only be drawn in this one, and this part is still to be drawn.
    NoReader(Option<Cut>),
    /// There will be no pictures.
    Failed(NoPages),
}

impl<'a> PagesApart<'a> {
    /// A file that was read with this hash, not opened yet.
    pub(in crate::session) fn new(program: &'a ReaderProgram, file: &'a ListedFile, hash: &'a str) -> Self {
        Self { reader: Reader::new(Some(program)), file, hash }
    }

    /// Draws a part of a page; nothing where it cannot be drawn.
    pub(in crate::session) fn picture(
        &mut self,
        cut: Cut,
        cancelled: &AtomicBool,
    ) -> Result<Option<Picture>, NotDrawn> {
        if !self.reader.is_running() {
            self.open(cancelled).map_err(|why| match why {
                NotDrawn::NoReader(_) => NotDrawn::NoReader(Some(cut)),
                why => why,
            })?;
        }
        match self.reader.answer(Question::Draw(cut), FOR_A_PICTURE, cancelled) {
            Ok(picture) => Ok(picture),
            // The process was ended; the next picture begins with a new one.
            Err(NoAnswer::Failed(_)) => Ok(None),
            Err(NoAnswer::Cancelled) => Err(NotDrawn::Cancelled),
            Err(NoAnswer::NoReader) => Err(NotDrawn::NoReader(Some(cut))),
        }
    }

    /// Starts the process and opens the file there, so that it is ready when the first picture is wanted.
    pub(in crate::session) fn open(&mut self, cancelled: &AtomicBool) -> Result<(), NotDrawn> {
        let question = Question::Open(self.file.clone(), self.hash.to_owned());
        match self.reader.answer::<Result<(), NoPages>>(question, self.reader.time_for(self.file), cancelled) {
            Ok(opened) => opened.map_err(NotDrawn::Failed),
            Err(NoAnswer::Failed(why)) => Err(NotDrawn::Failed(NoPages::Unread(format!("could not be opened: {why}")))),
            Err(NoAnswer::Cancelled) => Err(NotDrawn::Cancelled),
            Err(NoAnswer::NoReader) => Err(NotDrawn::NoReader(None)),
        }
    }
}
