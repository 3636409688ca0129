//! How what was found is painted: documents, and below each the words around its places.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align2, Rect, Stroke, Ui, pos2, vec2};

use crate::model::CaseFile;
use crate::search::{Found, Snippet};
use crate::ui::kit::list::{RowState, Rows};
use crate::ui::kit::widgets::{self, PillKind};
use crate::ui::kit::{Tokens, fonts, middle_elide, theme};
use crate::ui::words;

use super::search_model::{LINE, MOST_LINES, Row, SearchModel};

/// Where snippets begin, from the left edge of the pane, in points.
pub(super) const WORDS: f32 = 28.0;

/// The rows of the list.
pub(super) struct SearchRows<'a> {
    pub(super) case: &'a CaseFile,
    pub(super) model: &'a SearchModel,
    pub(super) tokens: &'static Tokens,
}

impl SearchRows<'_> {
    fn document(&self, ui: &Ui, rect: Rect, found: &Found, first: bool) {
        let Some(document) = self.case.document(found.doc) else { return };
        let tokens = self.tokens;
        let painter = ui.painter();
        if !first {
            painter.hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tokens.line));
        }
        let inner = rect.shrink2(vec2(theme::PANE_PADDING, 0.0));
        let upper = rect.top() + 18.0;
        let mut right = inner.right();
        if found.count > 0 {
            let count = places(found);
            right = widgets::paint_pill(painter, pos2(right, upper), &count, PillKind::Plain, tokens).left() - 8.0;
        }
        let face = fonts::semibold(fonts::BODY);
        let title = middle_elide(ui, &document.title, &face, right - inner.left());
        painter.text(pos2(inner.left(), upper), Align2::LEFT_CENTER, title, face, tokens.text);
        let small = fonts::interface(fonts::SMALL);
        let about = about(document);
        let about = middle_elide(ui, &about, &small, inner.width());
        painter.text(pos2(inner.left(), upper + 18.0), Align2::LEFT_CENTER, about, small, tokens.weak);
    }

    fn place(&self, ui: &Ui, rect: Rect, found: &Found, snippet: &Snippet) {
        let tokens = self.tokens;
        let painter = ui.painter();
        let left = rect.left() + WORDS;
        let mut job = marked(snippet, page(self.case, found, snippet).as_deref(), tokens);
        job.wrap.max_width = rect.right() - theme::PANE_PADDING - left;
        job.wrap.max_rows = usize::from(MOST_LINES);
        painter.galley(pos2(left, rect.top() + 5.0), painter.layout_job(job), tokens.text);
    }
}

/// "p. 7", where the document has pages.
pub(super) fn page(case: &CaseFile, found: &Found, snippet: &Snippet) -> Option<String> {
    let page = case.document(found.doc)?.source.page_at(snippet.place.start)?;
    Some(format!("p. {page}"))
}

/// "order · dated Apr 2, 2008 · letters/status letter.txt".
fn about(document: &crate::model::CaseDocument) -> String {
    let about = words::about(document);
    let path = &document.source.path;
    match (about.is_empty(), *path == document.title) {
        (false, false) => format!("{about} · {path}"),
        (false, true) => about,
        (true, _) => path.clone(),
    }
}

/// "1 place", "12 places", "250 places or more".
fn places(found: &Found) -> String {
    let count = words::count(found.count, "place", "places");
    if found.more { format!("{count} or more") } else { count }
}

/// The words of a snippet behind their page, the places in them bold, underlined and on a ground of their own.
fn marked(snippet: &Snippet, page: Option<&str>, tokens: &Tokens) -> LayoutJob {
    let plain =
        TextFormat { line_height: Some(LINE), ..TextFormat::simple(fonts::interface(fonts::BODY), tokens.text) };
    let bold = TextFormat {
        font_id: fonts::semibold(fonts::BODY),
        background: tokens.date.ground,
        underline: Stroke::new(1.5, tokens.date.line),
        ..plain.clone()
    };
    let weak = TextFormat { color: tokens.weak, ..plain.clone() };
    let mut job = LayoutJob::default();
    if let Some(page) = page {
        job.append(page, 0.0, weak);
        job.append(" ", 4.0, plain.clone());
    }
    let mut from = 0;
    let part = |from: usize, to: usize| snippet.text.get(from..to).unwrap_or_default();
    for mark in &snippet.marks {
        job.append(part(from, mark.start), 0.0, plain.clone());
        job.append(part(mark.start, mark.end), 0.0, bold.clone());
        from = mark.end;
    }
    job.append(part(from, snippet.text.len()), 0.0, plain);
    job
}

impl Rows for SearchRows<'_> {
    fn count(&self) -> usize {
        self.model.rows.len()
    }

    fn top(&self, index: usize) -> f32 {
        self.model.top(index)
    }

    fn at(&self, height: f32) -> usize {
        self.model.at(height)
    }

    fn selectable(&self, index: usize) -> bool {
        self.model.selectable(index)
    }

    fn name(&self, index: usize) -> String {
        match self.model.rows.get(index) {
            Some(Row::Document { found, .. }) => {
                let Some(found) = self.model.found(*found) else { return String::new() };
                let title = self.case.document(found.doc).map_or("", |document| document.title.as_str());
                if found.count > 0 { format!("{title}, {}", places(found)) } else { title.to_owned() }
            }
            Some(Row::Place { found, snippet, .. }) => {
                let parts = self.model.found(*found).zip(self.model.snippet(*found, *snippet));
                let Some((found, snippet)) = parts else { return String::new() };
                page(self.case, found, snippet)
                    .map_or_else(|| snippet.text.clone(), |page| format!("{page}: {}", snippet.text))
            }
            Some(Row::Rest) => self.rest(),
            None => String::new(),
        }
    }

    fn paint(&mut self, ui: &mut Ui, index: usize, rect: Rect, state: RowState) {
        super::row_ground(ui, rect, state, true);
        match self.model.rows.get(index) {
            Some(Row::Document { found, .. }) => {
                if let Some(found) = self.model.found(*found) {
                    self.document(ui, rect, found, index == 0);
                }
            }
            Some(Row::Place { found, snippet, .. }) => {
                if let Some((found, snippet)) = self.model.found(*found).zip(self.model.snippet(*found, *snippet)) {
                    self.place(ui, rect, found, snippet);
                }
            }
            Some(Row::Rest) => {
                let left = rect.left_center() + vec2(theme::PANE_PADDING, 0.0);
                let small = fonts::interface(fonts::SMALL);
                ui.painter().text(left, Align2::LEFT_CENTER, self.rest(), small, self.tokens.weak);
            }
            None => {}
        }
    }
}

impl SearchRows<'_> {
    fn rest(&self) -> String {
        let results = self.model.answer.as_ref().map(|answer| &answer.results);
        let more = results.map_or(0, |results| results.total.saturating_sub(results.documents.len()));
        format!("and {}; further words leave fewer", words::count(more, "more document", "more documents"))
    }
}
