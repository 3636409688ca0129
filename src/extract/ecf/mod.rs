//! What the courts' electronic filing system prints in the same way wherever it prints it: case numbers, dates,
//! party types, the lines under a name.
//!
//! The courts' variants stand in tables of words; the code knows shapes only.

pub(super) mod contact;
pub(super) mod court;
pub(super) mod date;
pub(super) mod docket_text;
pub(super) mod entity;
pub(super) mod entry;
pub(super) mod lines;
pub(super) mod number;
pub(super) mod party_type;
pub(super) mod relations;
pub(super) mod schedule;
pub(super) mod system_case;
pub(super) mod words;
