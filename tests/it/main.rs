//! Every integration test, in one binary: linking eight took three times as long.

mod pdf;
mod rooms;
