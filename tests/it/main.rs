//! Every integration test, in one binary: linking eight took three times as long.

mod cases;
mod fixture;
mod history;
mod readme;
mod rooms;
mod saved_file;
mod ui_kit;
mod ui_strip;
mod ui_text;
mod workspace;
