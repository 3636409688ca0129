//! Text that is read at an angle, seen as if it stood upright.

use super::ink::{Ink, Turn};

/// A page turned so that text of one direction runs from left to right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    turn: Turn,
    /// Width and height of the page as shown.
    page: [f32; 2],
    /// Sine and cosine of a slant.
    slant: [f32; 2],
}

impl Frame {
    /// The page of `ink`, turned for text that is read at `turn`.
    pub(super) fn new(turn: Turn, ink: &Ink) -> Self {
        let slant = match turn {
            Turn::Slanted(degrees) => f32::from(degrees).to_radians().sin_cos(),
            _ => (0.0, 1.0),
        };
        Self { turn, page: [ink.width, ink.height], slant: slant.into() }
    }

    /// Width and height of the turned page.
    pub(super) fn size(&self) -> [f32; 2] {
        let [width, height] = self.page;
        match self.turn {
            Turn::None | Turn::Half | Turn::Slanted(_) => [width, height],
            Turn::Right | Turn::Left => [height, width],
        }
    }

    /// A point of the page in the turned page.
    pub(super) fn turned(&self, x: f32, y: f32) -> [f32; 2] {
        let ([width, height], [sin, cos]) = (self.page, self.slant);
        match self.turn {
            Turn::None => [x, y],
            Turn::Right => [y, width - x],
            Turn::Half => [width - x, height - y],
            Turn::Left => [height - y, x],
            Turn::Slanted(_) => [x * cos + y * sin, y * cos - x * sin],
        }
    }

    /// The smallest box of the turned page around a box of the page.
    pub(super) fn turned_rect(&self, rect: [f32; 4]) -> [f32; 4] {
        bounds(rect, |x, y| self.turned(x, y))
    }

    /// The smallest box of the page around a box of the turned page.
    pub(super) fn back(&self, rect: [f32; 4]) -> [f32; 4] {
        let ([width, height], [sin, cos]) = (self.page, self.slant);
        bounds(rect, |u, v| match self.turn {
            Turn::None => [u, v],
            Turn::Right => [width - v, u],
            Turn::Half => [width - u, height - v],
            Turn::Left => [v, height - u],
            Turn::Slanted(_) => [u * cos - v * sin, u * sin + v * cos],
        })
    }
}

fn bounds([left, top, right, bottom]: [f32; 4], place: impl Fn(f32, f32) -> [f32; 2]) -> [f32; 4] {
    let corners = [place(left, top), place(right, top), place(left, bottom), place(right, bottom)];
    let empty = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    corners
        .iter()
        .fold(empty, |[left, top, right, bottom], [x, y]| [left.min(*x), top.min(*y), right.max(*x), bottom.max(*y)])
}

#[cfg(test)]
mod tests {
    use super::{Frame, Ink, Turn};

    #[test]
    fn a_box_comes_back_from_every_quarter_turn() {
        let ink = Ink { width: 600.0, height: 800.0, ..Ink::default() };
        let rect = [10.0, 20.0, 60.0, 35.0];
        for turn in [Turn::None, Turn::Right, Turn::Half, Turn::Left] {
            let frame = Frame::new(turn, &ink);
            let back = frame.back(frame.turned_rect(rect));
            assert!(back.iter().zip(rect).all(|(a, b)| (a - b).abs() < 0.01), "{turn:?}: {back:?}");
        }
    }

    #[test]
    fn slanted_text_runs_from_left_to_right_once_it_is_turned() {
        let frame = Frame::new(Turn::Slanted(-45), &Ink { width: 600.0, height: 800.0, ..Ink::default() });
        let ([from, base], [to, same]) = (frame.turned(100.0, 500.0), frame.turned(200.0, 400.0));
        assert!(to > from && (base - same).abs() < 0.01);
    }
}
