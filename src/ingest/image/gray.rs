//! A picture in shades of gray, as OCR takes it.

/// The most dots that OCR is given: a page of Letter size at 450 dots to an inch has 19 million.
const MOST_DOTS: usize = 25_000_000;

/// Pictures narrower than this, in dots, are enlarged: their letters are too small for OCR.
const NARROW: usize = 1_300;

/// A picture in shades of gray.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gray {
    width: usize,
    height: usize,
    /// 0 for black to 255 for white, line by line from the top left.
    dots: Vec<u8>,
}

impl Gray {
    /// A picture of these dots; missing ones are white.
    pub(crate) fn new(width: usize, height: usize, mut dots: Vec<u8>) -> Self {
        dots.resize(width * height, 255);
        Self { width, height, dots }
    }

    /// A picture from red, green, blue and opacity of each dot, on white.
    pub(crate) fn of_rgba(width: usize, height: usize, rgba: &[u8]) -> Self {
        let shade = |dot: &[u8; 4]| {
            let [red, green, blue, opacity] = dot.map(u32::from);
            // The weights of ITU-R BT.601, in 256ths.
            let luma = (77 * red + 150 * green + 29 * blue) >> 8;
            u8::try_from((luma * opacity + 255 * (255 - opacity)) / 255).unwrap_or(255)
        };
        Self::new(width, height, rgba.as_chunks::<4>().0.iter().map(shade).collect())
    }

    /// Width and height in dots.
    pub(crate) fn size(&self) -> [f32; 2] {
        let length = |dots: usize| f32::from(u16::try_from(dots.max(1)).unwrap_or(u16::MAX));
        [length(self.width), length(self.height)]
    }

    /// Width, height and dots.
    pub(crate) fn into_dots(self) -> (u32, u32, Vec<u8>) {
        let length = |dots: usize| u32::try_from(dots).unwrap_or(u32::MAX);
        (length(self.width), length(self.height), self.dots)
    }

    /// Whether nothing stands on it: hardly a dot is darker than the paper around it.
    pub(crate) fn is_blank(&self) -> bool {
        let dark = self.dots.iter().filter(|dot| **dot < 160).count();
        dark * 20_000 < self.dots.len()
    }

    /// The places of dark dots, when the picture is reduced to about this width.
    pub(crate) fn ink(&self, width: usize) -> Vec<[f32; 2]> {
        let step = (self.width / width.max(1)).max(1);
        let lines = self.dots.chunks_exact(self.width.max(1)).step_by(step);
        let place = |at: usize| f32::from(u16::try_from(at).unwrap_or(u16::MAX));
        let dark = |(y, line): (usize, &[u8])| -> Vec<[f32; 2]> {
            let dots = line.iter().step_by(step).enumerate();
            dots.filter(|(_, dot)| **dot < 128).map(|(x, _)| [place(x), place(y)]).collect()
        };
        lines.enumerate().flat_map(dark).collect()
    }

    /// The picture turned around its middle, so that lines that fall towards the right by this angle, in radians, are
    /// level. What comes in from beyond its edges is white.
    pub(crate) fn turned(&self, angle: f32) -> Self {
        let (sine, cosine) = angle.sin_cos();
        let [middle_x, middle_y] = self.size().map(|length| length / 2.0);
        let place = |at: usize| f32::from(u16::try_from(at).unwrap_or(u16::MAX));
        let mut dots = Vec::with_capacity(self.dots.len());
        for y in 0..self.height {
            let down = place(y) - middle_y;
            for x in 0..self.width {
                let across = place(x) - middle_x;
                dots.push(
                    self.between(middle_x + across * cosine - down * sine, middle_y + across * sine + down * cosine),
                );
            }
        }
        Self { width: self.width, height: self.height, dots }
    }

    /// The shade between four dots.
    fn between(&self, x: f32, y: f32) -> u8 {
        let at = |x: f32, y: f32| -> f32 {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "negative ones are none")]
            let dot = (x >= 0.0 && y >= 0.0 && (x as usize) < self.width)
                .then(|| self.dots.get(y as usize * self.width + x as usize))
                .flatten();
            dot.map_or(255.0, |dot| f32::from(*dot))
        };
        let (left, top) = (x.floor(), y.floor());
        let (across, down) = (x - left, y - top);
        let upper = at(left, top) * (1.0 - across) + at(left + 1.0, top) * across;
        let lower = at(left, top + 1.0) * (1.0 - across) + at(left + 1.0, top + 1.0) * across;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two shades")]
        let shade = (upper * (1.0 - down) + lower * down).round() as u8;
        shade
    }

    /// As a portable graymap, the plainest format that OCR reads.
    pub(crate) fn graymap(&self) -> Vec<u8> {
        let mut file = format!("P5 {} {} 255\n", self.width, self.height).into_bytes();
        file.extend_from_slice(&self.dots);
        file
    }

    /// The picture in a size that suits OCR. `shape`: how far apart its dots lie across and down; a fax has twice as
    /// many across.
    pub(crate) fn fitted(self, [across, down]: [f32; 2]) -> Self {
        let times = |gap: f32, other: f32| if gap > 1.5 * other { 2 } else { 1 };
        let (mut x, mut y) = (times(across, down), times(down, across));
        if self.width * x < NARROW && self.width * self.height * x * y * 4 <= MOST_DOTS {
            (x, y) = (2 * x, 2 * y);
        }
        let mut picture = if x * y > 1 { self.enlarged(x, y) } else { self };
        while picture.width * picture.height > MOST_DOTS {
            picture = picture.halved();
        }
        picture
    }

    /// Each dot as several.
    fn enlarged(&self, x: usize, y: usize) -> Self {
        let mut dots = Vec::with_capacity(self.dots.len() * x * y);
        for line in self.dots.chunks_exact(self.width.max(1)) {
            let wide: Vec<u8> = line.iter().flat_map(|dot| std::iter::repeat_n(*dot, x)).collect();
            for _ in 0..y {
                dots.extend_from_slice(&wide);
            }
        }
        Self { width: self.width * x, height: self.height * y, dots }
    }

    /// Four dots as one.
    fn halved(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut dots = Vec::with_capacity(width * height);
        let lines: Vec<&[u8]> = self.dots.chunks_exact(self.width.max(1)).collect();
        for pair in lines.as_chunks::<2>().0 {
            let [upper, lower] = pair.map(|line| line.as_chunks::<2>().0);
            dots.extend(upper.iter().zip(lower).map(|([a, b], [c, d])| {
                let sum = [a, b, c, d].into_iter().map(|dot| u16::from(*dot)).sum::<u16>();
                u8::try_from(sum / 4).unwrap_or(255)
            }));
        }
        Self::new(width, height, dots)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_fitted_to_what_ocr_reads() {
        let fax = Gray::new(1728, 1100, vec![0; 1728 * 1100]).fitted([1.0, 2.0]);
        assert_eq!((fax.width, fax.height), (1728, 2200));
        let small = Gray::new(600, 400, Vec::new()).fitted([1.0, 1.0]);
        assert_eq!((small.width, small.height, small.is_blank()), (1200, 800, true));
        let large = Gray::new(8000, 8001, vec![7; 8000 * 8001]).fitted([1.0, 1.0]);
        assert_eq!((large.width, large.height), (4000, 4000));
        assert!(!large.is_blank());
    }

    #[test]
    fn what_is_seen_through_is_white() {
        let picture = Gray::of_rgba(3, 1, &[0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255]);
        assert_eq!(picture.graymap(), b"P5 3 1 255\n\xFF\x00\xFF");
    }
}
