//! Pictures of pages lie below the boxes of their words.

use std::sync::Arc;

use redwell::ingest::pdf::{Cut, Pages, Picture, picture};

use super::read;
use super::writer::{Sheet, file, lines, sheet};

/// The share of dark dots of the first page's picture that lie in boxes of words.
fn share_in_boxes(bytes: &Arc<Vec<u8>>, scale: f32) -> f32 {
    let drawn = picture(bytes.clone(), 0, scale).expect("a picture");
    let (document, _) = read(bytes);
    let boxes: Vec<[f32; 4]> = document.pages[0].words.iter().map(|word| word.rect).collect();
    let (mut dark, mut inside) = (0_u16, 0_u16);
    for (index, dot) in drawn.pixels().chunks(4).enumerate() {
        assert_eq!(dot[3], 255);
        if dot[0] < 100 {
            let place = |at: usize| (f32::from(u16::try_from(at).unwrap_or_default()) + 0.5) / scale;
            let (x, y) = (place(index % drawn.width()), place(index / drawn.width()));
            dark += 1;
            inside += u16::from(boxes.iter().any(|[left, top, right, bottom]| {
                *left - 0.5 < x && x < *right + 0.5 && *top - 0.5 < y && y < *bottom + 0.5
            }));
        }
    }
    assert!(dark > 100, "something is drawn");
    f32::from(inside) / f32::from(dark)
}

/// Pages are opened on one thread and drawn on another.
const _: fn() = || {
    fn goes_to_another_thread<T: Send>() {}
    goes_to_another_thread::<Pages>();
    goes_to_another_thread::<Picture>();
};

fn words() -> Sheet {
    sheet(lines(72.0, 500.0, &["Words that are drawn", "and read from one file"]))
}

#[test]
fn boxes_lie_on_the_letters_at_every_scale_and_turn() {
    for turn in ["", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox [50 300 400 600]"] {
        for scale in [1.0, 1.7] {
            let share = share_in_boxes(&file(&[words().with(turn)]), scale);
            assert!(share > 0.97, "{share} at {turn} {scale}");
        }
    }
}

#[test]
fn pictures_have_the_size_of_the_page() {
    let pages = Pages::open(file(&[words(), words().with("/Rotate 90")])).expect("a file");
    assert_eq!(pages.count(), 2);
    let sizes = pages.sizes();
    assert_eq!(sizes, [[612.0, 792.0], [792.0, 612.0]]);
    let cut = |page: usize, scale| Cut::whole(page, sizes[page.min(1)], scale).expect("a size");
    let mut drawn = Vec::new();
    pages.draw([cut(1, 0.5), cut(0, 0.25), cut(7, 1.0)], |cut, picture| {
        drawn.push((cut.page, picture.map(|picture| (picture.width(), picture.height()))));
    });
    assert_eq!(drawn, [(1, Some((396, 306))), (0, Some((153, 198))), (7, None)]);
}

#[test]
fn a_part_of_a_page_is_drawn_as_in_the_whole() {
    let bytes = file(&[words()]);
    let whole = picture(bytes.clone(), 0, 2.0).expect("a picture");
    let part = Cut { page: 0, scale: 2.0, left: 130, top: 560, width: 200, height: 80 };
    let mut found = None;
    Pages::open(bytes).expect("a file").draw([part], |_, picture| found = picture);
    let found = found.expect("a picture");
    for (row, line) in found.pixels().chunks(200 * 4).enumerate() {
        let from = ((560 + row) * whole.width() + 130) * 4;
        let same = line.iter().zip(&whole.pixels()[from..]).all(|(a, b)| a.abs_diff(*b) < 40);
        assert!(same, "row {row}");
    }
    assert!(found.pixels().iter().any(|dot| *dot < 100), "something is drawn there");
}

#[test]
fn what_cannot_be_drawn_is_nothing() {
    assert!(picture(Arc::new(b"no file".to_vec()), 0, 1.0).is_none());
    let bytes = file(&[words()]);
    assert!(picture(bytes.clone(), 0, 0.0).is_none());
    assert!(picture(bytes.clone(), 0, 1000.0).is_none());
    assert!(picture(bytes, 0, f32::NAN).is_none());
}
