//! Every integration test, in one binary: linking eight took three times as long.

mod rooms;
mod ui_kit;
mod ui_strip;
mod ui_text;
