//! What was decided, as a table: one row a step, the earliest first.

use std::io::{self, Write};

use super::cell::{cell, end, table};
use crate::workspace::Step;

pub(super) const HEADS: [&str; 5] = ["Date", "Time", "By", "Decision", "Entries"];

/// Writes the history as CSV, in the form that the other tables have.
///
/// # Errors
/// What `out` says.
pub fn write_history(steps: &[Step], out: &mut dyn Write) -> io::Result<()> {
    let mut table = table(out, &HEADS)?;
    for step in steps {
        let made = &step.made;
        table.write_record([
            made.on.map(|day| day.to_string()).unwrap_or_default(),
            made.at.map(|time| time.format("%H:%M").to_string()).unwrap_or_default(),
            cell(&made.by),
            cell(&step.words()),
            step.decisions.len().to_string(),
        ])?;
    }
    end(table)
}
