//! A reader process from inside: asked for one file after the other, until the one who asks is gone.

use std::ffi::OsString;
use std::io;
use std::panic;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use serde::{Deserialize, Serialize};

use super::inside::Inside;
use super::outcome::Outcome;
use super::{frames, platform};
use crate::ingest::ListedFile;
use crate::ingest::ocr::Tesseract;
use crate::ingest::pages::{Cut, Picture, open_pages};

/// What a reader is asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum Question {
    /// What does this file say? Answered by an [`Outcome`].
    Read(ListedFile),
    /// What is inside of it? Answered by an [`Inside`].
    LookInside(ListedFile),
    /// What does it say, with the pages that the Tesseract at this place reads? Answered by an [`Outcome`], or by none.
    Recognise(ListedFile, OsString),
    /// Open this file, which was read with this hash, for drawing. Answered by a result without a value or a
    /// [`NoPages`](crate::ingest::pages::NoPages); from then on only [`Question::Draw`] is asked.
    Open(ListedFile, String),
    /// Draw a part of a page of the file that is open. Answered by a [`Picture`], or by none.
    Draw(Cut),
}

/// What a question may take, in bytes: a path or two.
const LONGEST_QUESTION: u32 = 1 << 20;

/// The stack on which files are read, in bytes. Documents nest, and a stack that ends is the end of the reader.
const STACK: usize = 64 << 20;

/// Reads the files that standard input asks for, and answers on standard output, until standard input ends. `memory` is
/// what the process may take from now on, in bytes.
///
/// Whoever asked and is gone closes standard input; that is seen while a file is being read, so that no reader outlives
/// its program, however long the file would take.
///
/// # Errors
/// What the operating system says of standard input, or where no thread could be started.
pub fn serve(memory: u64) -> io::Result<()> {
    platform::confine(memory);
    // A fault is told with the answer, and nobody reads it here.
    panic::set_hook(Box::new(|_| {}));
    let (ask, asked) = channel::<Question>();
    let read = move || {
        let mut out = io::stdout().lock();
        if frames::write(&mut out, &frames::GREETING).is_err() {
            return;
        }
        for question in &asked {
            let answered = match question {
                Question::Read(file) => frames::write(&mut out, &Outcome::of(&file)),
                Question::LookInside(file) => frames::write(&mut out, &Inside::of(&file)),
                Question::Recognise(file, tesseract) => {
                    // Who cancels ends this process.
                    let (tesseract, going) = (Tesseract::at(tesseract.into()), AtomicBool::new(false));
                    frames::write(&mut out, &Outcome::recognised(&file, &tesseract, &going))
                }
                Question::Open(file, hash) => draw(&file, &hash, &asked, &mut out),
                // Of no file.
                Question::Draw(_) => frames::write(&mut out, &None::<Picture>),
            };
            if answered.is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("redwell-read".to_owned()).stack_size(STACK).spawn(read)?;
    let mut questions = io::stdin().lock();
    while let Some(question) = frames::read(&mut questions, LONGEST_QUESTION)? {
        let question = postcard::from_bytes(&question).map_err(io::Error::other)?;
        if ask.send(question).is_err() {
            break;
        }
    }
    // Returning ends the process, and the thread with it, whatever it is doing.
    Ok(())
}

/// Opens a file and draws what is asked for, until something else is asked or nobody asks any more.
fn draw(file: &ListedFile, hash: &str, asked: &Receiver<Question>, out: &mut impl io::Write) -> io::Result<()> {
    let opened = open_pages(file, hash);
    frames::write(out, &opened.as_ref().map(|_| ()))?;
    let Ok(pages) = opened else { return Ok(()) };
    let wanted = std::iter::from_fn(|| match asked.recv() {
        Ok(Question::Draw(cut)) => Some(cut),
        _ => None,
    });
    let mut written = Ok(());
    let drawn =
        |_, picture| written = std::mem::replace(&mut written, Ok(())).and_then(|()| frames::write(out, &picture));
    pages.draw(wanted, drawn);
    written
}
