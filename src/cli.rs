//! The command line: the window, and what needs none.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::panic;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;

use clap::error::ErrorKind;
use clap::{ArgGroup, Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::export::{self, ExportKind};
use crate::ingest::ocr::{self, Recognised, Tesseract};
use crate::ingest::{self, ListedFile};
use crate::model::{CaseFile, Coverage, Document, Problem};
use crate::session::{Limits, Means, Parts, serve_reader};
use crate::{ui, workspace};

/// Something failed; what, was said on standard error.
const FAILED: u8 = 1;

const EXIT_CODES: &str = "\
Exit codes:
  0  done; documents that could not be read are warnings on standard error, and listed in the export
  1  something failed, as said on standard error
  2  wrong usage";

/// A desktop window onto a case folder: timeline, roster and highlighted sources.
#[derive(Debug, Parser)]
#[command(version, after_help = EXIT_CODES, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// The case folder to open in a window
    folder: Option<PathBuf>,
    /// How the window is drawn
    #[arg(long, value_enum, default_value_t = Drawing::Auto)]
    renderer: Drawing,
    /// Keep nothing of what was read, and take nothing that was kept
    #[arg(long)]
    no_cache: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write the roster, the timeline, the facts or the coverage of a case folder, without a window
    #[command(after_help = EXIT_CODES)]
    Export(Export),
    /// Print the text of one document, as every passage counts it
    #[command(after_help = EXIT_CODES)]
    Text {
        /// The document
        file: PathBuf,
    },
    /// Read the documents that standard input names: what Redwell starts itself as, so that none can take it down
    #[command(hide = true)]
    ReadWorker {
        /// The memory that may be taken, in bytes
        #[arg(long, default_value_t = Limits::default().memory)]
        memory: u64,
    },
}

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("output").args(["roster", "timeline", "not_here", "facts", "coverage"]).required(true).multiple(true)))]
struct Export {
    /// The case folder; nothing is written into it, unless a FILE lies there
    folder: PathBuf,
    /// Write the roster as CSV (- for standard output)
    #[arg(long, value_name = "FILE")]
    roster: Option<PathBuf>,
    /// Write the timeline as CSV (- for standard output)
    #[arg(long, value_name = "FILE")]
    timeline: Option<PathBuf>,
    /// Write the docket entries whose documents are not in the folder as CSV (- for standard output)
    #[arg(long, value_name = "FILE")]
    not_here: Option<PathBuf>,
    /// Write everything as JSON, schema redwell-facts/1 (- for standard output)
    #[arg(long, value_name = "FILE")]
    facts: Option<PathBuf>,
    /// Write what became of every file and page as CSV (- for standard output)
    #[arg(long, value_name = "FILE")]
    coverage: Option<PathBuf>,
    /// Export what the documents say, without the decisions in redwell.ron
    #[arg(long)]
    no_decisions: bool,
    /// Keep nothing of what was read, and take nothing that was kept
    #[arg(long)]
    no_cache: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Drawing {
    /// As this system draws best, and otherwise if that fails
    Auto,
    /// Through OpenGL
    Glow,
    /// Through Vulkan, Metal or Direct3D
    Wgpu,
}

/// Does what the arguments ask for.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return say_usage(&error),
    };
    let done = match cli.command {
        None => window(cli.folder, cli.renderer, &means(cli.no_cache)),
        Some(Command::Text { file }) => text(&file),
        Some(Command::ReadWorker { memory }) => serve_reader(memory).map_err(|error| error.to_string()),
        Some(Command::Export(export)) => match export.outputs() {
            Ok(outputs) => export.run(&outputs),
            Err(error) => return say_usage(&error),
        },
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            tell(&message);
            ExitCode::from(FAILED)
        }
    }
}

/// Sends what the program notes for its developers to standard error, where the variable `REDWELL_LOG` names a level:
/// `error`, `warn`, `info`, `debug` or `trace`.
pub fn log_where_asked() {
    let level = std::env::var("REDWELL_LOG").ok().and_then(|level| level.parse().ok());
    if let Some(level) = level
        && log::set_logger(&Log).is_ok()
    {
        log::set_max_level(level);
    }
}

struct Log;

impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        tell(&format!("{} {}: {}", record.level().as_str().to_lowercase(), record.target(), record.args()));
    }

    fn flush(&self) {}
}

/// Has a fault of the program reported in plain words, with what is needed to find it. A fault on a worker goes on as a
/// problem or a notice; then this is for the log.
pub fn report_faults() {
    panic::set_hook(Box::new(|fault| {
        let said = fault.payload_as_str().unwrap_or("no reason given");
        let place = fault.location().map(ToString::to_string).unwrap_or_default();
        let thread = thread::current().name().unwrap_or("unnamed").to_owned();
        let next = if thread == "main" {
            "Redwell has to stop. No document was touched. Decisions are saved as far as the status line last said so."
        } else {
            "Redwell goes on without what this part was doing."
        };
        tell(&format!(
            "this is a fault in Redwell, not in your documents\n{next}\nPlease report: version {}, {} {}, {thread}, \
             {place}: {said}",
            env!("CARGO_PKG_VERSION"),
            std::env::consts::OS,
            std::env::consts::ARCH,
        ));
    }));
}

/// How documents are read.
fn means(no_cache: bool) -> Means {
    let usual = Means::usual();
    if no_cache { Means { cache: None, ..usual } } else { usual }
}

fn window(folder: Option<PathBuf>, drawing: Drawing, means: &Means) -> Result<(), String> {
    let renderer = match drawing {
        Drawing::Auto => None,
        Drawing::Glow => Some(ui::Renderer::Glow),
        Drawing::Wgpu => Some(ui::Renderer::Wgpu),
    };
    ui::run(folder, renderer, means).map_err(|error| error.to_string())
}

impl Export {
    /// What to write, and where to.
    fn outputs(&self) -> Result<Vec<(ExportKind, &Path)>, clap::Error> {
        let asked = [
            (ExportKind::Roster, &self.roster),
            (ExportKind::Timeline, &self.timeline),
            (ExportKind::NotHere, &self.not_here),
            (ExportKind::Facts, &self.facts),
            (ExportKind::Coverage, &self.coverage),
        ];
        let outputs: Vec<_> =
            asked.into_iter().filter_map(|(kind, path)| path.as_deref().map(|path| (kind, path))).collect();
        if outputs.iter().filter(|(_, path)| is_standard_output(path)).count() > 1 {
            let mut command = Cli::command();
            command.build();
            let mut export = command.find_subcommand("export").cloned().unwrap_or(command);
            return Err(export.error(ErrorKind::ArgumentConflict, "only one export fits on standard output"));
        }
        Ok(outputs)
    }

    fn run(&self, outputs: &[(ExportKind, &Path)]) -> Result<(), String> {
        let case = self.case()?;
        for problem in &case.problems {
            tell(&problem_words(problem));
        }
        // One that fails does not keep the others from being written.
        let failed: Vec<_> = outputs.iter().filter_map(|(kind, path)| write(&case, *kind, path).err()).collect();
        if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
    }

    fn case(&self) -> Result<CaseFile, String> {
        let decisions = if self.no_decisions {
            Vec::new()
        } else {
            let data_dir = workspace::data_dir();
            let (workspace, warnings) =
                workspace::read(&self.folder, data_dir.as_deref()).map_err(|error| error.to_string())?;
            for warning in warnings {
                tell(&warning);
            }
            workspace.history.decisions()
        };
        let parts = Parts::read_by(&self.folder, &means(self.no_cache)).map_err(|problem| problem_words(&problem))?;
        parts.assemble(&decisions, 1).map_err(|fault| format!("the case could not be put together: {fault}"))
    }
}

fn write(case: &CaseFile, kind: ExportKind, path: &Path) -> Result<(), String> {
    if is_standard_output(path) {
        return print(|out| export::write(case, kind, out));
    }
    export::save(case, kind, path).map_err(|error| error.to_string())
}

fn text(file: &Path) -> Result<(), String> {
    let listed = ListedFile::alone(file).map_err(|error| format!("{} could not be opened: {error}", file.display()))?;
    let (document, problems) = recognised(&listed, ingest::read(&listed));
    for problem in &problems {
        tell(&problem_words(problem));
    }
    match document.coverage {
        Coverage::Read | Coverage::Ocr => print(|out| out.write_all(document.text.as_bytes())),
        _ if !problems.is_empty() => Err(format!("{} has no text to print", file.display())),
        other => Err(format!("{} has no text to print: {}", file.display(), other.label())),
    }
}

/// The same with the words of its scanned pages, so that the text is the one that an export counts in.
fn recognised(file: &ListedFile, (document, problems): (Document, Vec<Problem>)) -> (Document, Vec<Problem>) {
    if !ocr::wants(&document) {
        return (document, problems);
    }
    let read = Tesseract::find(None).zip(ingest::bytes_of(file).ok()).and_then(|(tesseract, bytes)| {
        ocr::read_pages(&document, &problems, &Arc::new(bytes), &tesseract, &AtomicBool::new(false))
    });
    match read {
        Some(Recognised { document, problems }) => (document, problems),
        None => (document, problems),
    }
}

/// Writes to standard output. A reader that has seen enough, such as `head`, is no failure.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), String> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("standard output could not be written: {error}"))
        }
        _ => Ok(()),
    }
}

/// Says something on standard error. Where that is closed, there is nobody to tell.
fn tell(message: &str) {
    let _ = writeln!(io::stderr(), "redwell: {message}");
}

/// Prints help, the version, or what is wrong with the arguments.
fn say_usage(error: &clap::Error) -> ExitCode {
    // The same: whoever closed the output does not want to read it.
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(FAILED))
}

fn is_standard_output(path: &Path) -> bool {
    path.as_os_str() == OsStr::new("-")
}

/// A problem as a sentence.
fn problem_words(problem: &Problem) -> String {
    format!("{} {}", problem.path, problem.message)
}
