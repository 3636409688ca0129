//! Drawing one frame. From the back to the front: paper, grounds of highlights, the selected entry's passages, found
//! words, selected words, the ink of the page, and lines and frames above all. Paper is light in every theme, and so are
//! the marks on it.

use egui::{Align2, Button, Id, Painter, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::boxes;
use super::grid::Grid;
use super::map::Map;
use super::view::{Open, PageEvent, PageView};
use crate::model::{CaseDocument, Document, Highlight, Span};
use crate::ui::kit::{Tokens, focus, fonts, marker, theme};
use crate::ui::text::seen::{self, Seen};
use crate::ui::text::select::TextSelection;
use crate::ui::text::{Finder, TextEvent, pointer};

/// How long a page may be blank before its number stands on it, in seconds.
const PATIENCE: f64 = 0.3;

/// What one frame draws.
pub(super) struct Layer<'a> {
    pub(super) doc: &'a CaseDocument,
    pub(super) highlights: &'a [Highlight],
    pub(super) hot: &'a [Span],
    pub(super) finder: &'a Finder,
    /// The view on the screen.
    pub(super) area: Rect,
}

/// A page of which something is seen.
pub(super) struct Sheet {
    /// Counted from 0.
    pub(super) page: usize,
    pub(super) map: Map,
    /// Its part of the text.
    part: Span,
}

impl PageView {
    /// Draws what is seen, and says what the user did with it.
    pub(super) fn draw(&mut self, ui: &mut Ui, id: Id, layer: &Layer<'_>) -> Option<PageEvent> {
        let doc = &*layer.doc.source;
        let sheets = self.sheets(ui, layer.area);
        let background = ui.interact(layer.area, id, Sense::click_and_drag());
        background.widget_info(|| WidgetInfo::labeled(Role::Document, ui.is_enabled(), &layer.doc.title));
        self.select(ui, &background, &sheets, doc);

        let theme = theme::tokens(ui);
        let paper = theme.on_paper();
        let painter = ui.painter();
        for sheet in &sheets {
            painter.rect_filled(sheet.map.page(), 0.0, theme.paper);
        }
        let seen: Vec<Seen<'_>> = sheets.iter().flat_map(|sheet| self.seen(sheet, layer)).collect();
        seen::draw_grounds(painter, &seen, layer.hot, paper);
        for sheet in &sheets {
            for block in blocks(sheet, doc, layer.hot) {
                marker::hot_ground(painter, &block, paper.hot);
            }
            draw_found(painter, sheet, doc, layer.finder, paper);
            if let Some(span) = self.selection.map(TextSelection::span) {
                for row in rows(sheet, doc, span) {
                    marker::selected(painter, row, paper);
                }
            }
        }
        let event = self.draw_ink(ui, layer.area, &sheets, paper);
        let painter = ui.painter();
        let edge = sheets.first().map(|sheet| sheet.map.turn.lower_edge()).unwrap_or_default();
        seen::draw_lines(painter, &seen, edge, layer.hot, paper);
        for sheet in &sheets {
            for block in blocks(sheet, doc, layer.hot) {
                marker::hot_frame(painter, &block, paper.hot);
            }
            painter.rect_stroke(sheet.map.page(), 0.0, Stroke::new(1.0, theme.line), StrokeKind::Outside);
        }
        if background.has_focus() && focus::by_keyboard(ui.ctx()) {
            focus::ring(ui, layer.area.shrink(2.0));
        }
        self.name_pages(ui, id, &sheets, layer);
        let pointed = seen::point(ui, id, seen, doc, layer.area);
        if matches!(pointed, Some(TextEvent::Clicked { .. })) && !pointer::clicked_again(ui) {
            self.selection = None;
        }
        event.or(pointed.map(PageEvent::Text))
    }

    /// The pages that are seen, from the top down.
    fn sheets(&self, ui: &Ui, area: Rect) -> Vec<Sheet> {
        let Some(open) = &self.open else { return Vec::new() };
        let first = open.stack.at(self.at.1, self.zoom);
        let seen = |page: &usize| open.stack.top(*page, self.zoom) < self.at.1 + f64::from(area.height());
        (first..open.stack.len()).take_while(seen).map(|page| self.sheet(ui, open, area, page)).collect()
    }

    fn sheet(&self, ui: &Ui, open: &Open, area: Rect, page: usize) -> Sheet {
        let map = self.placed(open, area, page);
        // On whole dots of the screen, pictures are as sharp as they were drawn.
        let dots = ui.pixels_per_point();
        let origin = pos2((map.origin.x * dots).round() / dots, (map.origin.y * dots).round() / dots);
        let pages = &open.doc.pages;
        let start = pages.get(page).map_or(0, |page| page.start);
        let end = pages.get(page + 1).map_or(open.doc.text.len(), |page| page.start as usize);
        Sheet { page, map: Map { origin, ..map }, part: Span::new(start as usize, end) }
    }

    /// Where a page stands on the screen, or would stand.
    fn placed(&self, open: &Open, area: Rect, page: usize) -> Map {
        #[expect(clippy::cast_possible_truncation, reason = "a place near the screen")]
        let down = (open.stack.top(page, self.zoom) - self.at.1) as f32;
        open.stack.map(page, self.zoom).moved(vec2(area.center().x - self.at.0, area.top() + down))
    }

    /// The highlights of a page.
    fn seen<'a>(&self, sheet: &Sheet, layer: &Layer<'a>) -> Vec<Seen<'a>> {
        let doc = &layer.doc.source;
        let touching = self.highlights.touching(layer.highlights, sheet.part, |highlight| highlight.span);
        touching
            .map(|(index, highlight)| Seen { index, highlight, rows: rows(sheet, doc, highlight.span) })
            .filter(|seen| seen.rows.iter().any(|row| row.intersects(layer.area)))
            .collect()
    }

    /// Draws the pictures of the pages, and what stands in for those that are not there. Asks for those that are needed
    /// now, and then for those that will be when the user reads on.
    fn draw_ink(&mut self, ui: &mut Ui, area: Rect, sheets: &[Sheet], paper: &Tokens) -> Option<PageEvent> {
        let mut event = None;
        let now = ui.input(|input| input.time);
        let most = ui.input(|input| input.max_texture_side);
        let scale = self.zoom * ui.pixels_per_point();
        let open = self.open.as_mut()?;
        let grid = |map: &Map, page: usize| Grid::new(page, map.size, scale, most);
        let blank_since = open.blank_since.unwrap_or(now);
        let mut blank = false;
        for sheet in sheets {
            let page = sheet.map.page();
            if open.store.is_broken(sheet.page) {
                event = event.or(broken(ui, page.intersect(area)));
                continue;
            }
            let shown = page.intersect(area);
            let grid = grid(&sheet.map, sheet.page);
            // Of a page that ends just above the view nothing is seen.
            if !shown.is_positive() || open.store.paint(ui.painter(), &sheet.map, &grid, sheet.map.back_rect(shown)) {
                continue;
            }
            blank = true;
            if now - blank_since >= PATIENCE {
                let number = (sheet.page + 1).to_string();
                let font = fonts::semibold(fonts::READING_LINE);
                ui.painter().text(shown.center(), Align2::CENTER_CENTER, number, font, paper.faint);
            }
        }
        open.blank_since = blank.then_some(blank_since);
        if blank && now - blank_since < PATIENCE {
            ui.ctx().request_repaint_after_secs(narrow(PATIENCE - (now - blank_since)));
        }
        self.want_ahead(area, sheets, grid);
        event
    }

    /// Asks for what is one screen further down and up, and never beyond the next page.
    fn want_ahead(&mut self, area: Rect, sheets: &[Sheet], grid: impl Fn(&Map, usize) -> Grid) {
        let further = area.expand2(vec2(0.0, area.height()));
        let (Some(first), Some(last), Some(open)) = (sheets.first(), sheets.last(), &self.open) else { return };
        let around = sheets.iter().map(|sheet| sheet.page).chain([last.page + 1]).chain(first.page.checked_sub(1));
        let ahead: Vec<_> = around
            .filter(|page| *page < open.stack.len())
            .flat_map(|page| {
                let map = self.placed(open, area, page);
                let near = Some(map.page().intersect(further)).filter(Rect::is_positive);
                near.map(|near| grid(&map, page).cuts(map.back_rect(near)).collect::<Vec<_>>()).unwrap_or_default()
            })
            .collect();
        if let Some(open) = &mut self.open {
            open.store.want_later(ahead);
        }
    }

    /// Gives a screen reader the pages that are seen, with their text.
    fn name_pages(&self, ui: &Ui, id: Id, sheets: &[Sheet], layer: &Layer<'_>) {
        let count = self.count();
        for sheet in sheets {
            let rect = sheet.map.page().intersect(layer.area);
            let page = ui.interact(rect, id.with(("page", sheet.page)), Sense::hover());
            let name = || format!("Page {} of {count}", sheet.page + 1);
            page.widget_info(|| WidgetInfo::labeled(Role::Group, true, name()));
            ui.ctx().accesskit_node_builder(page.id, |node| node.set_value(sheet.part.of(&layer.doc.source.text)));
        }
    }
}

/// The rows of a span on a page, as they are marked on the screen.
fn rows(sheet: &Sheet, doc: &Document, span: Span) -> Vec<Rect> {
    if !span.overlaps(sheet.part) {
        return Vec::new();
    }
    let Some(page) = doc.pages.get(sheet.page) else { return Vec::new() };
    boxes::rows(page, &doc.text, span).into_iter().map(|row| around(&sheet.map, row)).collect()
}

/// The rows of spans on a page, block by block.
fn blocks(sheet: &Sheet, doc: &Document, spans: &[Span]) -> Vec<Vec<Rect>> {
    let mut all = Vec::new();
    for span in spans.iter().filter(|span| span.overlaps(sheet.part)) {
        if let Some(page) = doc.pages.get(sheet.page) {
            let rows = boxes::rows(page, &doc.text, *span);
            all.extend(boxes::blocks(&rows).map(|block| block.iter().map(|row| around(&sheet.map, *row)).collect()));
        }
    }
    all
}

/// A row on the screen, with a little space at its sides.
fn around(map: &Map, row: Rect) -> Rect {
    map.rect(row).expand2(vec2(1.5, 0.5))
}

fn draw_found(painter: &Painter, sheet: &Sheet, doc: &Document, finder: &Finder, tokens: &Tokens) {
    let matches = finder.matches();
    let from = matches.partition_point(|span| span.end <= sheet.part.start);
    let here = matches.get(from..).unwrap_or_default().iter().take_while(|span| span.start < sheet.part.end);
    for span in here {
        for row in rows(sheet, doc, *span) {
            marker::found(painter, row, finder.current_span() == Some(*span), tokens);
        }
    }
}

/// What stands on a page that cannot be drawn.
fn broken(ui: &mut Ui, seen: Rect) -> Option<PageEvent> {
    let tokens = theme::tokens(ui).on_paper();
    let words = "This page cannot be drawn";
    let place = seen.center() - vec2(0.0, 20.0);
    ui.painter().text(place, Align2::CENTER_BOTTOM, words, fonts::semibold(fonts::BODY), tokens.weak);
    let button = Rect::from_center_size(seen.center() + vec2(0.0, 8.0), vec2(130.0, theme::CONTROL));
    ui.put(button, Button::new("Show the text")).clicked().then_some(PageEvent::ShowText)
}

#[expect(clippy::cast_possible_truncation, reason = "less than a second")]
fn narrow(seconds: f64) -> f32 {
    seconds as f32
}
