//! Small pictures of the pages, to go to one by its look.

use egui::{
    Align2, CursorIcon, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::grid::Grid;
use super::map::Map;
use super::view::PageView;
use crate::model::Span;
use crate::ui::kit::{fonts, theme, widgets};

/// Width of the strip, in points.
pub(super) const WIDTH: f32 = 124.0;
/// Longest sides of a picture, in points.
const PICTURE: egui::Vec2 = vec2(84.0, 108.0);
/// Height of a row: picture and number.
const ROW: f32 = 136.0;

/// Shows the strip, and goes to the page that is clicked. Pages with passages of the selected entry bear a mark.
pub(super) fn show(view: &mut PageView, ui: &mut Ui, strip: Rect, hot: &[Span]) {
    let current = view.page();
    let count = view.count();
    let mut chosen = None;
    ui.scope_builder(UiBuilder::new().id_salt("thumbnails").max_rect(strip), |ui| {
        ui.shrink_clip_rect(strip);
        let mut area = ScrollArea::vertical().id_salt("thumbnails").auto_shrink(false);
        let turned = ui.scope_id().with("the page that was shown");
        // The strip follows the pages, and is left alone while the user looks through it.
        if ui.data(|data| data.get_temp(turned)) != Some(current) && !ui.rect_contains_pointer(strip) {
            ui.data_mut(|data| data.insert_temp(turned, current));
            area = area.vertical_scroll_offset((index(current) + 0.5) * ROW - strip.height() / 2.0);
        }
        area.show_rows(ui, ROW, count, |ui, rows| {
            for page in rows {
                let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
                let response = response.on_hover_cursor(CursorIcon::PointingHand);
                let name = format!("Thumbnail of page {}", page + 1);
                response.widget_info(|| WidgetInfo::selected(Role::Button, true, page == current, &name));
                if response.clicked() {
                    chosen = Some(page);
                }
                picture(view, ui, rect, page, page == current, hot);
            }
        });
    });
    let line = Rect::from_min_max(pos2(strip.right() - 1.0, strip.top()), strip.max);
    ui.scope_builder(UiBuilder::new().max_rect(line), widgets::vertical_hairline);
    if let Some(page) = chosen {
        view.go_to_page(page);
    }
}

fn picture(view: &mut PageView, ui: &Ui, row: Rect, page: usize, current: bool, hot: &[Span]) {
    let Some(open) = &mut view.open else { return };
    let tokens = theme::tokens(ui);
    let [width, height] = open.stack.turned(page);
    let zoom = (PICTURE.x / width).min(PICTURE.y / height);
    let size = vec2(width, height) * zoom;
    let dots = ui.pixels_per_point();
    let corner = pos2(row.center().x - size.x / 2.0, row.top() + 8.0 + (PICTURE.y - size.y) / 2.0);
    let origin = pos2((corner.x * dots).round() / dots, (corner.y * dots).round() / dots);
    let map = Map { origin, zoom, size: open.stack.size(page), turn: open.stack.turn() };
    let paper = map.page();
    ui.painter().rect_filled(paper, 0.0, tokens.paper);
    let grid = Grid::new(page, map.size, zoom * dots, ui.input(|input| input.max_texture_side));
    open.store.paint(ui.painter(), &map, &grid, map.back_rect(paper));
    let (stroke, colour) = if current {
        (Stroke::new(2.0, tokens.accent), tokens.accent)
    } else {
        (Stroke::new(1.0, tokens.line), tokens.weak)
    };
    ui.painter().rect_stroke(paper, 0.0, stroke, StrokeKind::Outside);
    let font = if current { fonts::semibold(fonts::SMALL) } else { fonts::interface(fonts::SMALL) };
    let place = pos2(row.center().x, row.top() + PICTURE.y + 11.0);
    ui.painter().text(place, Align2::CENTER_TOP, page + 1, font, colour);
    let start = open.doc.pages.get(page).map_or(0, |page| page.start);
    let end = open.doc.pages.get(page + 1).map_or(u32::MAX, |page| page.start);
    if hot.iter().any(|span| span.overlaps(Span { start, end })) {
        let mark = Rect::from_min_size(pos2(paper.right() + 4.0, paper.top()), vec2(4.0, 18.0));
        ui.painter().rect(mark, 1.0, tokens.hot.ground, Stroke::new(1.0, tokens.hot.line), StrokeKind::Outside);
    }
}

#[expect(clippy::cast_precision_loss, reason = "no file has so many pages")]
fn index(page: usize) -> f32 {
    page as f32
}
