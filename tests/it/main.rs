//! Every integration test, in one binary: linking eight took three times as long.
#![expect(clippy::unwrap_used, reason = "a test fails by it, and the lint's own exception ends at helpers")]

mod cases;
mod readme;
mod rooms;
