//! `redwell-facts/1`: everything that was found, as one JSON document that other tools read.
//!
//! Timeline entries without a date (a deadline whose trigger has none) stand in a list of their own, `undated`, in the
//! form of the others with `date` and `precision` null, so that a reader of `timeline` can count on a date.

mod form;
mod from_case;

use std::io::{self, Write};

use self::from_case::Facts;
use crate::model::CaseFile;

pub(super) fn write(case: &CaseFile, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &Facts::new(case).document())?;
    out.write_all(b"\n")
}
