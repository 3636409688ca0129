//! Every integration test, in one binary: linking eight took three times as long.

mod fixture;
mod history;
mod rooms;
mod saved_file;
mod ui_kit;
mod ui_strip;
mod ui_text;
mod window;
mod workspace;
