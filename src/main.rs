//! Redwell's start.

fn main() {}
