//! What differs between operating systems where a reader process is held in bounds.

use std::process::Command;

/// With this code a reader ends that finds itself above its limit of memory.
pub(super) const OUT_OF_MEMORY: i32 = 77;

/// Binds this process to a limit of memory, in bytes, for good. Where the system has the means, it can also write no
/// file any more, open few, and leave no core behind.
///
/// A limit that cannot be set is no reason not to read: there are those of time and output as well.
#[cfg(unix)]
pub(super) fn confine(memory: u64) {
    use rlimit::Resource;

    for (resource, most) in [(Resource::AS, memory), (Resource::FSIZE, 0), (Resource::CORE, 0), (Resource::NOFILE, 64)]
    {
        let most = resource.get_hard().map_or(most, |hard| most.min(hard));
        if let Err(error) = resource.set(most, most) {
            log::debug!("no limit of {resource:?}: {error}");
        }
    }
}

/// Binds this process to a limit of memory, in bytes, for good, and whatever it might start to its own life.
#[cfg(windows)]
pub(super) fn confine(memory: u64) {
    use win32job::{ExtendedLimitInfo, Job};

    /// How much of its memory a reader keeps at least, in bytes: the system wants to know the one with the other.
    const LEAST: usize = 1 << 20;

    let most = usize::try_from(memory).unwrap_or(usize::MAX);
    let mut limits = ExtendedLimitInfo::new();
    limits.limit_kill_on_job_close().limit_working_memory(LEAST, most.max(2 * LEAST));
    match Job::create_with_limit_info(&limits).and_then(|job| job.assign_current_process().map(|()| job)) {
        Ok(job) => {
            // The job lasts as long as this process does.
            let _handle = job.into_handle();
        }
        Err(error) => log::debug!("no limit of the working set: {error}"),
    }
    // The job only bounds what lies in memory at one time, not what is asked for.
    let watch = std::thread::Builder::new().name("redwell-memory".to_owned());
    if let Err(error) = watch.spawn(move || end_above(most)) {
        log::debug!("no limit of memory: {error}");
    }
}

/// Ends this process as soon as it has asked for more memory than this, in bytes.
#[cfg(windows)]
fn end_above(most: usize) {
    use std::time::Duration;

    use win32job::utils::{get_current_process, get_process_memory_info};

    /// How often the reader looks at itself.
    const INTERVAL: Duration = Duration::from_millis(20);

    while get_process_memory_info(get_current_process()).map_or(true, |used| used.private_usage <= most) {
        std::thread::sleep(INTERVAL);
    }
    std::process::exit(OUT_OF_MEMORY);
}

/// Has a process start without a console window of its own.
pub(super) fn without_window(command: &mut Command) {
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        /// `CREATE_NO_WINDOW` of the Windows API.
        const NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(NO_WINDOW);
    }
    #[cfg(not(windows))]
    let _ = command;
}
