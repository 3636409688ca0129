//! A reader process from outside: started when the first file needs it, kept for the next one, and ended when a file
//! takes too much of it.

#[cfg(test)]
mod tests;

use std::io::{self, ErrorKind, Read};
use std::ops::ControlFlow;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, ExitStatus};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;

use super::inside::Inside;
use super::outcome::Outcome;
use super::program::{Limits, ReaderProgram};
use super::worker::Question;
use super::{frames, platform};
use crate::ingest::ListedFile;
use crate::ingest::ocr::Tesseract;

/// How long cancelling takes at most to be noticed.
const TICK: Duration = Duration::from_millis(50);

/// How long to wait for a process that was ended. One that hangs in a network drive ends when the drive does.
const LAST_BREATH: Duration = Duration::from_secs(1);

/// How long a page may take by OCR: Tesseract is run twice at most, for a minute at most.
const PAGE_BY_OCR: Duration = Duration::from_mins(2);

/// How much is listened to of what a reader says on standard error, in bytes.
const LAST_WORDS: u64 = 16 << 10;

/// Reads one file at a time, in a process of its own as long as one can be started.
pub(super) struct Reader<'a> {
    program: Option<&'a ReaderProgram>,
    running: Option<Running>,
}

impl<'a> Reader<'a> {
    /// A reader that no process was started for yet. Without a program, files are read in this process.
    pub(super) fn new(program: Option<&'a ReaderProgram>) -> Self {
        Self { program, running: None }
    }

    /// Starts the process ahead of the first file, so that it is ready when that comes.
    pub(super) fn warm(&mut self) {
        if let Some(program) = self.program
            && self.running.is_none()
        {
            // What is wrong with it is said when it is needed.
            self.running = Running::start(program).ok();
        }
    }

    /// Whether a process is there that was not ended.
    pub(super) fn is_running(&mut self) -> bool {
        self.running = self.running.take().and_then(Running::alive);
        self.running.is_some()
    }

    /// Reads a file; `None` once cancelled.
    pub(super) fn read(&mut self, file: &ListedFile, cancelled: &AtomicBool) -> Option<Outcome> {
        match self.answer::<Outcome>(Question::Read(file.clone()), self.time_for(file), cancelled) {
            Ok(outcome) => Some(outcome.under_name_of(file)),
            Err(NoAnswer::Cancelled) => None,
            Err(NoAnswer::NoReader) => Some(Outcome::of(file)),
            Err(NoAnswer::Failed(why)) => Some(Outcome::failed(file, format!("could not be read: {why}"))),
        }
    }

    /// Looks into a file that holds other documents; `None` once cancelled.
    pub(super) fn look_inside(&mut self, file: &ListedFile, cancelled: &AtomicBool) -> Option<Inside> {
        match self.answer::<Inside>(Question::LookInside(file.clone()), self.time_for(file), cancelled) {
            Ok(inside) => Some(inside.under_name_of(file)),
            Err(NoAnswer::Cancelled) => None,
            Err(NoAnswer::NoReader) => Some(Inside::of(file)),
            Err(NoAnswer::Failed(why)) => {
                Some(Inside::failed(file, format!("holds documents that could not be listed: {why}")))
            }
        }
    }

    /// Reads a file with this many pages, and those without text by OCR; nothing where it stays as it was. Breaks off
    /// once cancelled; a run of Tesseract ends at the latest with its page.
    pub(super) fn recognise(
        &mut self,
        file: &ListedFile,
        pages: usize,
        tesseract: &Tesseract,
        cancelled: &AtomicBool,
    ) -> ControlFlow<(), Option<Outcome>> {
        let more = PAGE_BY_OCR.saturating_mul(u32::try_from(pages).unwrap_or(u32::MAX));
        let question = Question::Recognise(file.clone(), tesseract.program().into());
        match self.answer::<Option<Outcome>>(question, more.saturating_add(self.time_for(file)), cancelled) {
            Ok(outcome) => ControlFlow::Continue(outcome.map(|outcome| outcome.under_name_of(file))),
            Err(NoAnswer::Cancelled) => ControlFlow::Break(()),
            Err(NoAnswer::NoReader) => ControlFlow::Continue(Outcome::recognised(file, tesseract, cancelled)),
            Err(NoAnswer::Failed(_)) => ControlFlow::Continue(None),
        }
    }

    /// How long something may take with this file.
    pub(super) fn time_for(&self, file: &ListedFile) -> Duration {
        self.program.map(|program| program.limits().time_for(file.bytes)).unwrap_or_default()
    }

    /// The answer to a question, within this time. A reader that gives none is ended.
    pub(super) fn answer<T: DeserializeOwned>(
        &mut self,
        question: Question,
        time: Duration,
        cancelled: &AtomicBool,
    ) -> Result<T, NoAnswer> {
        let Some(program) = self.program else { return Err(NoAnswer::NoReader) };
        // One that ended between two files is no fault of the next one.
        let idle = self.running.take().and_then(Running::alive);
        let mut running = match idle.map_or_else(|| Running::start(program), Ok) {
            Ok(running) => running,
            Err(error) => return Err(self.without(&error.to_string())),
        };
        let answer = running.ask(question, time, cancelled);
        match answer.and_then(|bytes| postcard::from_bytes(&bytes).map_err(|_| Failure::Nonsense)) {
            Ok(answer) => {
                self.running = Some(running);
                Ok(answer)
            }
            Err(Failure::Cancelled) => Err(NoAnswer::Cancelled),
            Err(Failure::NoReader) => Err(self.without("what was started is no reader")),
            Err(failure) => {
                let why = failure.words(running.end(), program.limits(), time);
                log::warn!("a reader was ended: {why}");
                Err(NoAnswer::Failed(why))
            }
        }
    }

    /// From now on files are read in this process.
    fn without(&mut self, why: &str) -> NoAnswer {
        log::warn!("files are read without a process of their own: {why}");
        self.program = None;
        NoAnswer::NoReader
    }
}

/// What a question without an answer means for its file.
pub(super) enum NoAnswer {
    /// None is wanted any more.
    Cancelled,
    /// There is nobody to ask.
    NoReader,
    /// It is the file's fault; why, in words.
    Failed(String),
}

/// Why a process gave no answer.
enum Failure {
    /// None is wanted any more.
    Cancelled,
    /// The process ended, or said something strange, before it was shown any file.
    NoReader,
    /// It took too long.
    Late,
    /// It was too much.
    TooMuch,
    /// It made no sense.
    Nonsense,
    /// The reader is gone; these were its last words.
    Gone(String),
}

impl Failure {
    /// In words for the user: what happened, and what to do.
    fn words(&self, status: Option<ExitStatus>, limits: &Limits, time: Duration) -> String {
        const ANEW: &str = "open it in the program that made it and save it anew, or split it into parts";
        let megabytes = limits.memory >> 20;
        match self {
            Self::Cancelled | Self::NoReader => "reading was stopped".to_owned(),
            Self::Late => {
                let seconds = time.as_secs();
                format!("the reader was ended because it took longer than {seconds} seconds; {ANEW}")
            }
            Self::TooMuch => {
                let megabytes = limits.answer >> 20;
                format!("more than {megabytes} MB came out of it, which is too much for one document; {ANEW}")
            }
            Self::Nonsense => "the reader gave an answer that makes no sense; read the folder again".to_owned(),
            Self::Gone(said)
                if said.contains("memory allocation of")
                    || status.is_some_and(|status| status.code() == Some(platform::OUT_OF_MEMORY)) =>
            {
                format!("the reader was ended because it needed more than {megabytes} MB of memory; {ANEW}")
            }
            Self::Gone(said) if said.contains("overflowed its stack") => {
                format!("the reader stopped because parts lie too deep inside each other; {ANEW}")
            }
            Self::Gone(_) => {
                let how = status.map(|status| format!(" ({status})")).unwrap_or_default();
                format!("the reader stopped while reading it{how}; {ANEW}")
            }
        }
    }
}

/// A reader process. Ends when this is dropped.
struct Running {
    child: Child,
    questions: Sender<Question>,
    answers: Receiver<Result<Vec<u8>, Failure>>,
}

impl Running {
    fn start(program: &ReaderProgram) -> io::Result<Self> {
        let mut child = program.start()?;
        let pipes = Pipes::of(&mut child, program.limits().answer);
        let (questions, asked) = channel();
        let (answer, answers) = channel();
        // From here on the process ends with this value, whatever fails.
        let running = Self { child, questions, answers };
        let pipes = pipes.ok_or(ErrorKind::BrokenPipe)?;
        thread::Builder::new().name("redwell-reader".to_owned()).spawn(move || pipes.converse(&asked, &answer))?;
        Ok(running)
    }

    fn ask(&mut self, question: Question, time: Duration, cancelled: &AtomicBool) -> Result<Vec<u8>, Failure> {
        let gone = || Failure::Gone(String::new());
        let asked = Instant::now();
        self.questions.send(question).map_err(|_| gone())?;
        loop {
            match self.answers.recv_timeout(TICK) {
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Disconnected) => return Err(gone()),
                Err(RecvTimeoutError::Timeout) if cancelled.load(Ordering::Relaxed) => return Err(Failure::Cancelled),
                Err(RecvTimeoutError::Timeout) if asked.elapsed() > time => return Err(Failure::Late),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// The same, if the process has not ended by itself.
    fn alive(mut self) -> Option<Self> {
        matches!(self.child.try_wait(), Ok(None)).then_some(self)
    }

    /// Ends the process. Says how it had ended, if it had.
    fn end(&mut self) -> Option<ExitStatus> {
        let begun = Instant::now();
        if let Err(error) = self.child.kill() {
            log::debug!("a reader could not be ended: {error}");
        }
        while begun.elapsed() < LAST_BREATH {
            match self.child.try_wait() {
                Ok(None) => thread::sleep(Duration::from_millis(1)),
                Ok(status) => return status,
                Err(_) => return None,
            }
        }
        None
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

/// The pipes to and from a reader. A thread of their own waits at them, so that nobody else has to.
struct Pipes {
    to: ChildStdin,
    from: ChildStdout,
    errors: ChildStderr,
    most: u32,
}

impl Pipes {
    fn of(child: &mut Child, most: u32) -> Option<Self> {
        Some(Self { to: child.stdin.take()?, from: child.stdout.take()?, errors: child.stderr.take()?, most })
    }

    /// Puts one question after the other, until there are none any more or one is not answered.
    fn converse(mut self, questions: &Receiver<Question>, answers: &Sender<Result<Vec<u8>, Failure>>) {
        let greeting = frames::read(&mut self.from, self.most);
        if !matches!(greeting, Ok(Some(word)) if word == [frames::GREETING]) {
            // Whoever asked may have given up; here and below.
            let _ = answers.send(Err(Failure::NoReader));
            return;
        }
        for question in questions {
            let heard = frames::write(&mut self.to, &question).and_then(|()| frames::read(&mut self.from, self.most));
            let answer = match heard {
                Ok(Some(bytes)) => Ok(bytes),
                Err(error) if error.kind() == ErrorKind::FileTooLarge => Err(Failure::TooMuch),
                Ok(None) | Err(_) => Err(Failure::Gone(self.last_words())),
            };
            let answered = answer.is_ok();
            if answers.send(answer).is_err() || !answered {
                return;
            }
        }
    }

    fn last_words(&mut self) -> String {
        let mut said = Vec::new();
        if let Err(error) = self.errors.by_ref().take(LAST_WORDS).read_to_end(&mut said) {
            log::debug!("a reader's last words are lost: {error}");
        }
        String::from_utf8_lossy(&said).into_owned()
    }
}
