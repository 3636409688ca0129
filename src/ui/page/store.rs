//! Pictures on their way to the screen: ordered, fetched, kept as textures, and painted.

use std::cmp::Ordering;
use std::collections::HashSet;

use egui::{Color32, ColorImage, Context, Mesh, Painter, Rect, TextureHandle, TextureOptions, pos2};

use super::grid::{Grid, rect_of};
use super::map::Map;
use super::pictures::{Kept, Pictures};
use crate::model::Document;
use crate::session::{Cut, Drawer, DrawingRoom, Drawn, NoPages, Picture};

/// The pictures of one document.
pub(super) struct Store {
    drawer: Drawer<ColorImage>,
    pictures: Pictures<TextureHandle>,
    /// Pages that cannot be drawn.
    broken: HashSet<usize>,
    /// Why there are no pictures at all.
    failed: Option<NoPages>,
    /// What this frame lacks, the most urgent first, and what the next ones may.
    wanted: Vec<Cut>,
    later: Vec<Cut>,
}

impl Store {
    pub(super) fn open(room: &DrawingRoom, doc: &Document) -> Self {
        Self {
            drawer: room.open(doc, clear),
            pictures: Pictures::default(),
            broken: HashSet::new(),
            failed: None,
            wanted: Vec::new(),
            later: Vec::new(),
        }
    }

    /// Takes in what has been drawn. One picture in a frame: to hand over more would take longer than a frame has.
    pub(super) fn fetch(&mut self, ctx: &Context) {
        self.pictures.next_frame();
        self.wanted.clear();
        self.later.clear();
        match self.drawer.fetch() {
            Some(Drawn::Picture(cut, Some(image))) => {
                let name = format!("page {}", cut.page + 1);
                self.pictures.keep(cut, ctx.load_texture(name, image, TextureOptions::LINEAR));
                ctx.request_repaint();
            }
            Some(Drawn::Picture(cut, None)) => {
                self.broken.insert(cut.page);
                ctx.request_repaint();
            }
            Some(Drawn::Failed(failed)) => self.failed = Some(failed),
            None => {}
        }
    }

    /// Why there are no pictures at all.
    pub(super) fn failed(&self) -> Option<&NoPages> {
        self.failed.as_ref()
    }

    /// Whether a page cannot be drawn.
    pub(super) fn is_broken(&self, page: usize) -> bool {
        self.broken.contains(&page)
    }

    /// Asks for pictures that will be needed when the user reads on, as soon as there is time.
    pub(super) fn want_later(&mut self, cuts: impl IntoIterator<Item = Cut>) {
        self.later.extend(cuts.into_iter().filter(|cut| !self.pictures.has(*cut)));
    }

    /// Sends the orders of this frame: what is seen, in the order in which it was painted, and then the rest.
    pub(super) fn order(&mut self) {
        let (wanted, broken) = (&self.wanted, &self.broken);
        let later = self.later.iter().filter(|cut| !wanted.contains(cut));
        self.drawer.want(wanted.iter().chain(later).filter(|cut| !broken.contains(&cut.page)).copied());
    }

    /// Paints what is seen of a page: the pictures of the right scale, and where one is missing what there is of another
    /// scale. Asks for what is missing. Returns whether something was painted everywhere.
    pub(super) fn paint(&mut self, painter: &Painter, map: &Map, grid: &Grid, seen: Rect) -> bool {
        let cuts: Vec<Cut> = grid.cuts(seen).collect();
        let mut everywhere = true;
        for cut in cuts {
            self.pictures.use_now(cut);
            let kept = self.pictures.of_page(cut.page);
            if let Some(kept) = kept.iter().find(|kept| kept.cut == cut) {
                paint(painter, map, kept);
                continue;
            }
            self.wanted.push(cut);
            if let Some(scale) = stand_in(kept, cut) {
                let part = painter.with_clip_rect(map.rect(rect_of(cut)).intersect(painter.clip_rect()));
                kept.iter().filter(|kept| same(kept.cut.scale, scale)).for_each(|kept| paint(&part, map, kept));
            } else {
                everywhere = false;
            }
        }
        everywhere
    }
}

fn same(a: f32, b: f32) -> bool {
    a.total_cmp(&b) == Ordering::Equal
}

/// The scale of the pictures that stand best for one that is not there: those that show most of it, and of these the
/// ones whose scale is nearest.
fn stand_in<T>(kept: &[Kept<T>], cut: Cut) -> Option<f32> {
    let rect = rect_of(cut);
    let shown = |scale: f32| -> f32 {
        let parts = kept.iter().filter(|kept| same(kept.cut.scale, scale)).map(|kept| rect_of(kept.cut));
        parts.map(|part| part.intersect(rect)).filter(Rect::is_positive).map(|part| part.area()).sum()
    };
    // A hundredth more or less of it is no difference.
    let rank = |scale: f32| ((shown(scale) / rect.area() * 100.0).round(), -(scale / cut.scale).ln().abs());
    let scales = kept.iter().map(|kept| kept.cut.scale).filter(|scale| shown(*scale) > 0.0);
    scales.max_by(|a, b| {
        let (a, b) = (rank(*a), rank(*b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    })
}

/// Paints one picture where it belongs, turned as the page is.
fn paint(painter: &Painter, map: &Map, kept: &Kept<TextureHandle>) {
    let rect = rect_of(kept.cut);
    let mut mesh = Mesh::with_texture(kept.picture.id());
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    let texels = [pos2(0.0, 0.0), pos2(1.0, 0.0), pos2(1.0, 1.0), pos2(0.0, 1.0)];
    for (pos, uv) in corners.into_iter().zip(texels) {
        mesh.vertices.push(egui::epaint::Vertex { pos: map.at(pos), uv, color: Color32::WHITE });
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    painter.add(mesh);
}

/// Makes the white of a picture clear, so that it can be laid over the marks on the page: ink is never paler for them.
/// Over white it is the same picture again.
fn clear(picture: &Picture) -> ColorImage {
    let dot = |dot: &[u8]| match *dot {
        [r, g, b, _] => {
            let white = r.min(g).min(b);
            Color32::from_rgba_premultiplied(r - white, g - white, b - white, 255 - white)
        }
        _ => Color32::TRANSPARENT,
    };
    ColorImage::new(picture.size(), picture.pixels().chunks_exact(4).map(dot).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_most_stands_in_and_then_what_is_nearest() {
        let whole = |scale: f32| Cut::whole(0, [612.0, 792.0], scale).unwrap();
        let mut pictures = Pictures::default();
        let wanted = whole(2.0);
        assert_eq!(stand_in::<()>(pictures.of_page(0), wanted), None);
        let corner = Cut { left: 0, top: 0, width: 300, height: 300, ..whole(2.1) };
        pictures.keep(corner, ());
        assert_eq!(stand_in(pictures.of_page(0), wanted), Some(2.1));
        pictures.keep(whole(0.2), ());
        assert_eq!(stand_in(pictures.of_page(0), wanted), Some(0.2));
        pictures.keep(whole(1.5), ());
        assert_eq!(stand_in(pictures.of_page(0), wanted), Some(1.5));
    }
}
