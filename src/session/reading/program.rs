//! What is started as a reader, and what it may take.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::platform;

/// What one file may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long a reader may take for any file.
    pub time: Duration,
    /// And how long for each megabyte of it.
    pub time_for_megabyte: Duration,
    /// The memory that a reader may take, in bytes of its address space; Windows counts what it has committed. macOS
    /// takes note of the limit and does not hold it.
    pub memory: u64,
    /// The length of what a reader may hand over for a file, in bytes.
    pub answer: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Duration::from_mins(1),
            time_for_megabyte: Duration::from_secs(2),
            memory: 1536 << 20,
            answer: 256 << 20,
        }
    }
}

impl Limits {
    /// How long a reader may take for a file of this length, in bytes.
    pub(super) fn time_for(&self, bytes: u64) -> Duration {
        let megabytes = u32::try_from(bytes.div_ceil(1_000_000)).unwrap_or(u32::MAX);
        self.time.saturating_add(self.time_for_megabyte.saturating_mul(megabytes))
    }
}

/// What is started as a reader.
#[derive(Clone, Debug)]
pub struct ReaderProgram {
    program: PathBuf,
    arguments: Vec<OsString>,
    limits: Limits,
}

impl ReaderProgram {
    /// A program that speaks with this one as [`super::serve`] does. It is to keep the limit of memory itself; the other
    /// limits are kept from here.
    pub fn new(program: impl Into<PathBuf>, arguments: &[&str], limits: Limits) -> Self {
        Self { program: program.into(), arguments: arguments.iter().map(OsString::from).collect(), limits }
    }

    /// The program at this path as a reader of its own kind.
    pub fn redwell(program: impl Into<PathBuf>, limits: Limits) -> Self {
        Self::new(program, &["read-worker", "--memory", &limits.memory.to_string()], limits)
    }

    /// This very program; `None` where the system does not say where it is.
    pub fn this(limits: Limits) -> Option<Self> {
        // On Linux this stays the program that is running, also while an update puts another one in its place.
        let own = Path::new("/proc/self/exe");
        let program = if own.exists() { own.to_owned() } else { std::env::current_exe().ok()? };
        Some(Self::redwell(program, limits))
    }

    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Starts a reader, with pipes to and from it.
    pub(super) fn start(&self) -> io::Result<Child> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        platform::without_window(&mut command);
        command.spawn()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_grows_with_the_file() {
        let limits = Limits::default();
        assert_eq!(limits.time_for(0), Duration::from_mins(1));
        assert_eq!(limits.time_for(1), Duration::from_secs(62));
        assert_eq!(limits.time_for(10_000_000), Duration::from_secs(80));
        assert!(limits.time_for(u64::MAX) > Duration::from_secs(1 << 32));
    }
}
