//! Pictures of pages lie below the boxes of their words.

use std::sync::Arc;

use redwell::ingest::pdf::{Pages, Picture, picture};

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
    assert_eq!(pages.sizes(), [[612.0, 792.0], [792.0, 612.0]]);
    let mut sizes = Vec::new();
    pages.pictures([(1, 0.5), (0, 0.25), (7, 1.0)], |page, drawn| {
        sizes.push((page, drawn.map(|drawn| (drawn.width(), drawn.height()))));
    });
    assert_eq!(sizes, [(1, Some((396, 306))), (0, Some((153, 198))), (7, None)]);
}

#[test]
fn what_cannot_be_drawn_is_nothing() {
    assert!(picture(Arc::new(b"no file".to_vec()), 0, 1.0).is_none());
    let bytes = file(&[words()]);
    assert!(picture(bytes.clone(), 0, 0.0).is_none());
    assert!(picture(bytes.clone(), 0, 1000.0).is_none());
    assert!(picture(bytes, 0, f32::NAN).is_none());
}
