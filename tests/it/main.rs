//! Every integration test, in one binary: linking eight took three times as long.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod bad_input;
mod cases;
mod court;
mod decisions;
mod export;
mod fixture;
mod formats;
mod headless;
mod history;
mod hostile_text;
mod kept;
mod marking;
mod pdf;
mod readers;
mod readme;
mod replacing_files;
mod review;
mod rooms;
mod saved_file;
mod searching;
mod session_deciding;
mod session_drawing;
mod session_loading;
mod session_saving;
mod session_watching;
mod session_window;
mod settings;
mod ui_kit;
mod ui_strip;
mod ui_text;
mod window;
mod workspace;
