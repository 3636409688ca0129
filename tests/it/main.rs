//! Every integration test, in one binary: linking eight took three times as long.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on is to stop")]

mod export;
mod fixture;
mod headless;
mod history;
mod rooms;
mod saved_file;
mod session;
mod ui_kit;
mod ui_strip;
mod ui_text;
mod workspace;
