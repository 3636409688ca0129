//! TIFF files, which have as many pages as one likes.

use std::io::Cursor;

use tiff::ColorType;
use tiff::decoder::{Decoder, Limits};
use tiff::tags::Tag;

use super::Gray;

/// Pages beyond which a file is not read further.
const MOST_PAGES: usize = 2_000;

/// Bytes of one page's dots.
const MOST_BYTES: usize = 256 << 20;

/// Width and height of each page in dots, as far as the file goes; the shape of its dots taken into account.
pub(super) fn sizes(bytes: &[u8]) -> Vec<[f32; 2]> {
    let mut sizes = Vec::new();
    let Some(mut decoder) = decoder(bytes) else { return sizes };
    loop {
        let dots = |length: u32| u16::try_from(length).ok().filter(|dots| *dots > 0).map(f32::from);
        let Some((width, height)) =
            decoder.dimensions().ok().and_then(|(width, height)| Some((dots(width)?, dots(height)?)))
        else {
            break;
        };
        let [across, down] = shape(&mut decoder);
        sizes.push([width * across, height * down]);
        if sizes.len() == MOST_PAGES || !decoder.more_images() || decoder.next_image().is_err() {
            break;
        }
    }
    sizes
}

/// Hands on the dots of the pages that are wanted, in ascending order.
pub(super) fn pictures(bytes: &[u8], wanted: &[usize], mut take: impl FnMut(usize, Option<Gray>)) {
    let Some(mut decoder) = decoder(bytes) else { return };
    for index in wanted {
        let page = decoder.seek_to_image(*index).ok().and_then(|()| picture(&mut decoder));
        take(*index, page);
    }
}

fn decoder(bytes: &[u8]) -> Option<Decoder<Cursor<&[u8]>>> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = MOST_BYTES;
    limits.intermediate_buffer_size = MOST_BYTES;
    Decoder::new(Cursor::new(bytes)).ok().map(|decoder| decoder.with_limits(limits))
}

/// How far apart the dots lie across and down; 1 and 1 where that is not said.
fn shape(decoder: &mut Decoder<Cursor<&[u8]>>) -> [f32; 2] {
    let mut to_an_inch = |tag| decoder.get_tag_f32(tag).ok().filter(|dots| dots.is_finite() && *dots > 1.0);
    match (to_an_inch(Tag::XResolution), to_an_inch(Tag::YResolution)) {
        (Some(x), Some(y)) if x / y < 4.0 && y / x < 4.0 => [1.0, x / y],
        _ => [1.0, 1.0],
    }
}

fn picture(decoder: &mut Decoder<Cursor<&[u8]>>) -> Option<Gray> {
    let (width, height) = decoder.dimensions().ok()?;
    let (width, height) = (usize::try_from(width).ok()?, usize::try_from(height).ok()?);
    if width.checked_mul(height)? > MOST_BYTES {
        return None;
    }
    let shape = shape(decoder);
    let color = decoder.colortype().ok()?;
    let mut samples = decoder.read_image().ok()?;
    let bytes = samples.as_buffer(0).as_bytes().to_vec();
    let gray = match color {
        ColorType::Gray(1) => Gray::new(width, height, unpacked(&bytes, width)),
        ColorType::Gray(8) => Gray::new(width, height, bytes),
        ColorType::Gray(16) => {
            Gray::new(width, height, bytes.as_chunks::<2>().0.iter().map(|dot| high(*dot)).collect())
        }
        ColorType::RGB(8) => {
            let rgba: Vec<u8> = bytes.as_chunks::<3>().0.iter().flat_map(|[r, g, b]| [*r, *g, *b, 255]).collect();
            Gray::of_rgba(width, height, &rgba)
        }
        ColorType::RGBA(8) => Gray::of_rgba(width, height, &bytes),
        _ => return None,
    };
    Some(gray.fitted(shape))
}

/// The more significant byte of a sample, in this machine's order.
fn high(sample: [u8; 2]) -> u8 {
    let [high, _] = u16::from_ne_bytes(sample).to_be_bytes();
    high
}

/// Eight dots of black and white to a byte; lines begin with a byte.
fn unpacked(bytes: &[u8], width: usize) -> Vec<u8> {
    let line = |packed: &[u8]| -> Vec<u8> {
        let dots =
            packed.iter().flat_map(|byte| (0..8).rev().map(move |bit| if byte >> bit & 1 == 1 { 255 } else { 0 }));
        dots.take(width).collect()
    };
    bytes.chunks(width.div_ceil(8).max(1)).flat_map(line).collect()
}
