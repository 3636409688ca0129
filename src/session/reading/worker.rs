//! A reader process from inside: asked for one file after the other, until the one who asks is gone.

use std::io;
use std::panic;
use std::sync::mpsc::channel;
use std::thread;

use super::outcome::Outcome;
use super::{frames, platform};
use crate::ingest::ListedFile;

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
    let (ask, asked) = channel::<ListedFile>();
    let read = move || {
        let mut out = io::stdout().lock();
        if frames::write(&mut out, &frames::GREETING).is_err() {
            return;
        }
        for file in asked {
            if frames::write(&mut out, &Outcome::of(&file)).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("redwell-read".to_owned()).stack_size(STACK).spawn(read)?;
    let mut questions = io::stdin().lock();
    while let Some(question) = frames::read(&mut questions, LONGEST_QUESTION)? {
        let file = postcard::from_bytes(&question).map_err(io::Error::other)?;
        if ask.send(file).is_err() {
            break;
        }
    }
    // Returning ends the process, and the thread with it, whatever it is doing.
    Ok(())
}
