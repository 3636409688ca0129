//! Pages turned by quarters, for the eye only.

use egui::{Pos2, pos2};

use crate::ui::kit::marker::Edge;

/// How far a page is turned clockwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Turn {
    /// As the file has it.
    #[default]
    None,
    Right,
    Half,
    Left,
}

impl Turn {
    /// A quarter further.
    pub(super) fn next(self) -> Self {
        match self {
            Self::None => Self::Right,
            Self::Right => Self::Half,
            Self::Half => Self::Left,
            Self::Left => Self::None,
        }
    }

    /// Where the lower edge of a row of words is, once it is turned.
    pub(super) fn lower_edge(self) -> Edge {
        match self {
            Self::None => Edge::Lower,
            Self::Right => Edge::Left,
            Self::Half => Edge::Upper,
            Self::Left => Edge::Right,
        }
    }

    /// Width and height of a page, once it is turned.
    pub(super) fn size(self, [width, height]: [f32; 2]) -> [f32; 2] {
        match self {
            Self::None | Self::Half => [width, height],
            Self::Right | Self::Left => [height, width],
        }
    }

    /// Where a point of a page of this size lies, once it is turned.
    pub(super) fn place(self, [width, height]: [f32; 2], at: Pos2) -> Pos2 {
        match self {
            Self::None => at,
            Self::Right => pos2(height - at.y, at.x),
            Self::Half => pos2(width - at.x, height - at.y),
            Self::Left => pos2(at.y, width - at.x),
        }
    }

    /// Which point of a page of this size lies there, once it is turned.
    pub(super) fn back(self, [width, height]: [f32; 2], at: Pos2) -> Pos2 {
        match self {
            Self::None => at,
            Self::Right => pos2(at.y, height - at.x),
            Self::Half => pos2(width - at.x, height - at.y),
            Self::Left => pos2(width - at.y, at.x),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_quarters_are_a_whole_and_every_point_comes_back() {
        let (size, at) = ([600.0, 800.0], pos2(10.0, 20.0));
        let mut turn = Turn::None;
        for _ in 0..4 {
            assert_eq!(turn.back(size, turn.place(size, at)), at, "{turn:?}");
            turn = turn.next();
        }
        assert_eq!(turn, Turn::None);
        assert_eq!(
            Turn::Right.place(size, pos2(0.0, 0.0)),
            pos2(800.0, 0.0),
            "the upper left corner goes to the right"
        );
        assert_eq!(Turn::Left.place(size, pos2(0.0, 0.0)), pos2(0.0, 600.0));
    }
}
