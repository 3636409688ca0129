//! Opening a file of the case a second time, to draw its pages.

mod in_transit;

use std::sync::Arc;

use ::image::RgbaImage;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::image::Shown;
pub use super::pdf::Cut;
use super::{ListedFile, bytes_of, pdf};
use crate::model::{Document, Format};

/// Why the pages of a file cannot be drawn, in words for the one who works with it.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum NoPages {
    /// There is no such file any more.
    #[error("The file is not there any more; it may have been moved, renamed or deleted")]
    Gone,
    /// The boxes of its words belong to another content.
    #[error("The file was changed since it was read; read the folder again")]
    Changed,
    /// It cannot be opened; says why, to be read behind the file's name.
    #[error("The file {0}")]
    Unread(String),
    /// Its content cannot be drawn.
    #[error("The pages of this file cannot be drawn; open it with another program to see them")]
    Undrawable,
}

/// Whether a document has pages that can be drawn.
pub fn has_pages(document: &Document) -> bool {
    matches!(document.format, Format::Pdf | Format::Image) && !document.pages.is_empty()
}

/// A file opened for drawing its pages.
pub struct Pages(Kind);

enum Kind {
    Pdf(pdf::Pages),
    Image(Shown),
}

/// A picture of a page or of a part of it, opaque, on white.
pub struct Picture(Dots);

enum Dots {
    Pdf(pdf::Picture),
    Image(RgbaImage),
    /// Drawn by another process.
    Sent {
        size: [usize; 2],
        pixels: Vec<u8>,
    },
}

impl Picture {
    /// Width and height in dots.
    pub fn size(&self) -> [usize; 2] {
        match &self.0 {
            Dots::Pdf(picture) => [picture.width(), picture.height()],
            Dots::Image(picture) => [picture.width(), picture.height()].map(|dots| dots as usize),
            Dots::Sent { size, .. } => *size,
        }
    }

    /// Red, green, blue and 255 of each dot, line by line from the top left.
    pub fn pixels(&self) -> &[u8] {
        match &self.0 {
            Dots::Pdf(picture) => picture.pixels(),
            Dots::Image(picture) => picture.as_raw(),
            Dots::Sent { pixels, .. } => pixels,
        }
    }
}

impl Pages {
    /// Draws parts of pages one after another and hands each to `take`; nothing for one that cannot be drawn. `wanted`
    /// may wait for the next wish, as a channel's receiver does.
    pub fn draw(self, wanted: impl IntoIterator<Item = Cut>, mut take: impl FnMut(Cut, Option<Picture>)) {
        match self.0 {
            Kind::Pdf(pages) => pages.draw(wanted, |cut, drawn| take(cut, drawn.map(Dots::Pdf).map(Picture))),
            Kind::Image(pages) => pages.draw(wanted, |cut, drawn| take(cut, drawn.map(Dots::Image).map(Picture))),
        }
    }
}

/// Opens a file that was read as a document, to draw its pages. `hash` is [`Document::hash`]: pages of another content
/// are not handed out, because words and pages would not fit together.
///
/// # Errors
/// Why there are no pages.
pub fn open_pages(file: &ListedFile, hash: &str) -> Result<Pages, NoPages> {
    if !file.location.exists() {
        return Err(NoPages::Gone);
    }
    let bytes = bytes_of(file).map_err(|refused| NoPages::Unread(refused.message))?;
    if blake3::hash(&bytes).to_hex().as_str() != hash {
        return Err(NoPages::Changed);
    }
    let bytes = Arc::new(bytes);
    let kind = match file.format {
        Format::Pdf => pdf::Pages::open(bytes).map(Kind::Pdf),
        Format::Image => Shown::open(bytes).map(Kind::Image),
        _ => None,
    };
    kind.map(Pages).ok_or(NoPages::Undrawable)
}
