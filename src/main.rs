//! Redwell's start.

use std::process::ExitCode;

fn main() -> ExitCode {
    redwell::cli::log_where_asked();
    redwell::cli::report_faults();
    redwell::cli::run()
}
