//! The source text.
