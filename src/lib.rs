//! Redwell: a desktop window onto the folder in which a law office keeps a case.
//!
//! The rooms, in the order in which data passes through them. Each may use the rooms above it and never one below;
//! `tests/it/rooms.rs` holds that.
//!
//! | room | does | never |
//! |---|---|---|
//! | [`model`] | plain values of the field: documents, passages, dates, entries, decisions | touches disk, clock or threads |
//! | [`ingest`] | disk and file formats → [`model::Document`] | aborts on content; writes |
//! | [`extract`] | a document's text → [`extract::Mentions`] | touches the disk; looks at a second document |
//! | [`assemble`] | documents, mentions and decisions → [`model::CaseFile`] | keeps state between calls |
//! | [`search`] | finds words in the case | builds an index on disk |
//! | [`workspace`] | decisions over time, and `redwell.ron` | saves anything that can be derived |
//! | [`export`] | a case file → CSV, JSON | writes anywhere but where it was asked to |
//! | [`session`] | one running review: loading by reader processes, actions, selection, notices | knows egui |
//! | [`ui`] | the window | reads or writes a file |
//!
//! One way through, and one way back: a pane never changes the case. It sends an action, the session turns it into a
//! decision, and the case is assembled again.

pub mod model;

pub mod ingest;

pub mod extract;

pub mod assemble;

pub mod search;

pub mod workspace;

pub mod export;

pub mod session;

pub mod ui;

pub mod cli;
