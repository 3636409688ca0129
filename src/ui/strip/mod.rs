//! The graphical timeline.
