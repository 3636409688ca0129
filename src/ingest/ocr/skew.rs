//! Pages that were laid on the glass askew: by how much, and the way there and back. From about a degree and a half on,
//! Tesseract takes lines that fall for several short ones.

use super::super::image::Gray;
use super::lines::Lines;

/// The widest angle that is looked for, and how exactly, in degrees.
const WIDEST: f32 = 5.0;
const STEP: f32 = 0.25;

/// Below this angle, in degrees, a page is left as it is: turning costs sharpness.
const LEAST: f32 = 0.7;

/// How much better the rows must fall together at an angle than without one.
const CLEARLY: f64 = 1.15;

/// The width, in dots, to which a picture is reduced before it is measured.
const MEASURED: usize = 700;

/// By how much the lines of a page fall towards the right, in radians; 0 where they hardly do or where it is not plain.
pub(super) fn angle(picture: &Gray) -> f32 {
    let ink = picture.ink(MEASURED);
    let level = evenness(&ink, 0.0);
    #[expect(clippy::cast_possible_truncation, reason = "a few dozen steps")]
    let steps = (WIDEST / STEP) as i16;
    let angles = (-steps..=steps).map(|step| (f32::from(step) * STEP).to_radians());
    let best = angles.map(|angle| (evenness(&ink, angle), angle)).max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        Some((even, angle)) if even > CLEARLY * level && angle.abs() >= LEAST.to_radians() => angle,
        _ => 0.0,
    }
}

/// How much ink falls together in rows, when rows fall by an angle: much in some and none between them.
fn evenness(ink: &[[f32; 2]], angle: f32) -> f64 {
    let slope = angle.tan();
    let row = |[x, y]: &[f32; 2]| y - x * slope;
    let least = ink.iter().map(row).fold(f32::MAX, f32::min);
    let mut rows: Vec<u32> = Vec::new();
    for dot in ink {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not below the least")]
        let at = (row(dot) - least) as usize;
        if at >= rows.len() {
            rows.resize(at + 1, 0);
        }
        if let Some(row) = rows.get_mut(at) {
            *row += 1;
        }
    }
    rows.iter().zip(rows.iter().skip(1)).map(|(a, b)| (f64::from(*a) - f64::from(*b)).powi(2)).sum()
}

/// Words that were found on a picture turned level, where they lie on the picture as it was.
pub(super) fn turn_back(mut lines: Lines, angle: f32, [width, height]: [f32; 2]) -> Lines {
    let (sine, cosine) = angle.sin_cos();
    for word in lines.lines.iter_mut().flat_map(|(words, _)| words) {
        let [left, top, right, bottom] = word.rect;
        let (across, down) = (f32::midpoint(left, right) - width / 2.0, f32::midpoint(top, bottom) - height / 2.0);
        let middle = [width / 2.0 + across * cosine - down * sine, height / 2.0 + across * sine + down * cosine];
        let half = [right - left, bottom - top].map(|length| length / 2.0);
        let [wide, high] = [half[0] * cosine + half[1] * sine.abs(), half[1] * cosine + half[0] * sine.abs()];
        word.rect = [middle[0] - wide, middle[1] - high, middle[0] + wide, middle[1] + high];
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::lines::Found;
    use super::*;

    /// Rows of ink that fall by an angle.
    fn page(degrees: f32) -> Gray {
        let slope = degrees.to_radians().tan();
        let mut dots = vec![255; 1_400 * 1_800];
        for x in 100..1_300_usize {
            for row in 0..30_usize {
                let y = 200.0 + 45.0 * row as f32 + (x as f32 - 700.0) * slope;
                for thick in 0..8 {
                    dots[(y as usize + thick) * 1_400 + x] = 0;
                }
            }
        }
        Gray::new(1_400, 1_800, dots)
    }

    #[test]
    fn the_angle_of_falling_lines_is_found() {
        for degrees in [-3.0_f32, -1.0, 2.0, 4.5] {
            let found = angle(&page(degrees)).to_degrees();
            assert!((found - degrees).abs() < 0.3, "{degrees} {found}");
        }
        assert_eq!(angle(&page(0.0)), 0.0);
        assert_eq!(angle(&Gray::new(300, 300, Vec::new())), 0.0);
    }

    #[test]
    fn a_page_turned_level_is_level_and_its_words_go_back() {
        let askew = page(2.0);
        let turned = askew.turned(angle(&askew));
        assert_eq!(angle(&turned), 0.0);
        let word = Found { text: "words".to_owned(), rect: [1_200.0, 890.0, 1_300.0, 910.0], confidence: 90 };
        let lines = Lines { lines: vec![(vec![word], true)] };
        let back = turn_back(lines, 2.0_f32.to_radians(), [1_400.0, 1_800.0]);
        let [left, top, right, bottom] = back.lines[0].0[0].rect;
        assert!((f32::midpoint(left, right) - 1_249.7).abs() < 0.5, "{left} {right}");
        assert!((f32::midpoint(top, bottom) - 919.2).abs() < 0.5, "{top} {bottom}");
    }
}
