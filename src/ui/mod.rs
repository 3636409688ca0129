//! See the crate's map.

pub mod kit;

pub mod text;

pub mod strip;
