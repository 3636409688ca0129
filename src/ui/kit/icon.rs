//! One set of icons, drawn as lines on a grid of 16, so that they follow the theme's colours and the text size.

use egui::{
    Color32, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
};

use super::theme::{self, tokens};

/// An icon. Its accessible name is that of the control it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Icon {
    Back,
    CaseSensitive,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Close,
    Copy,
    Document,
    Export,
    Eye,
    EyeOff,
    Filter,
    Fit,
    FitPage,
    Folder,
    Forward,
    History,
    Maximise,
    Merge,
    Minus,
    Moon,
    More,
    Note,
    Pencil,
    Plus,
    Redo,
    Search,
    Settings,
    SortDown,
    SortUp,
    Split,
    Star,
    Sun,
    Tag,
    Thumbnails,
    Turn,
    Undo,
    Warning,
    WholeWord,
}

/// A part of an icon, in the grid of 16.
enum Part {
    /// A line through these points.
    Line(&'static [(f32, f32)]),
    /// A ring: centre and radius.
    Ring(f32, f32, f32),
    /// A disc: centre and radius.
    Dot(f32, f32, f32),
}

use Part::{Dot, Line, Ring};

impl Icon {
    /// Every icon, for tests and the picture of all of them.
    pub const ALL: [Self; 41] = [
        Self::Back,
        Self::CaseSensitive,
        Self::Check,
        Self::ChevronDown,
        Self::ChevronLeft,
        Self::ChevronRight,
        Self::ChevronUp,
        Self::Close,
        Self::Copy,
        Self::Document,
        Self::Export,
        Self::Eye,
        Self::EyeOff,
        Self::Filter,
        Self::Fit,
        Self::FitPage,
        Self::Folder,
        Self::Forward,
        Self::History,
        Self::Maximise,
        Self::Merge,
        Self::Minus,
        Self::Moon,
        Self::More,
        Self::Note,
        Self::Pencil,
        Self::Plus,
        Self::Redo,
        Self::Search,
        Self::Settings,
        Self::SortDown,
        Self::SortUp,
        Self::Split,
        Self::Star,
        Self::Sun,
        Self::Tag,
        Self::Thumbnails,
        Self::Turn,
        Self::Undo,
        Self::Warning,
        Self::WholeWord,
    ];

    fn parts(self) -> &'static [Part] {
        match self {
            Self::Back => &[Line(&[(13.0, 8.0), (3.0, 8.0)]), Line(&[(7.0, 4.0), (3.0, 8.0), (7.0, 12.0)])],
            Self::CaseSensitive => &[
                Line(&[(1.5, 12.0), (4.75, 4.0), (8.0, 12.0)]),
                Line(&[(2.7, 9.25), (6.8, 9.25)]),
                Ring(11.6, 9.9, 2.2),
                Line(&[(14.0, 7.4), (14.0, 12.2)]),
            ],
            Self::Check => &[Line(&[(3.0, 8.5), (6.5, 12.0), (13.0, 4.5)])],
            Self::ChevronDown => &[Line(&[(4.0, 6.0), (8.0, 10.0), (12.0, 6.0)])],
            Self::ChevronLeft => &[Line(&[(10.0, 4.0), (6.0, 8.0), (10.0, 12.0)])],
            Self::ChevronRight => &[Line(&[(6.0, 4.0), (10.0, 8.0), (6.0, 12.0)])],
            Self::ChevronUp => &[Line(&[(4.0, 10.0), (8.0, 6.0), (12.0, 10.0)])],
            Self::Close => &[Line(&[(4.0, 4.0), (12.0, 12.0)]), Line(&[(12.0, 4.0), (4.0, 12.0)])],
            Self::Copy => &[
                Line(&[(5.5, 5.5), (13.5, 5.5), (13.5, 13.5), (5.5, 13.5), (5.5, 5.5)]),
                Line(&[(3.5, 10.5), (2.5, 10.5), (2.5, 2.5), (10.5, 2.5), (10.5, 3.5)]),
            ],
            Self::Document => &[
                Line(&[(4.0, 2.0), (9.5, 2.0), (12.5, 5.0), (12.5, 14.0), (4.0, 14.0), (4.0, 2.0)]),
                Line(&[(6.5, 8.0), (10.0, 8.0)]),
                Line(&[(6.5, 11.0), (10.0, 11.0)]),
            ],
            Self::Export => &[
                Line(&[(8.0, 10.0), (8.0, 2.0)]),
                Line(&[(5.0, 5.0), (8.0, 2.0), (11.0, 5.0)]),
                Line(&[(3.0, 9.0), (3.0, 13.5), (13.0, 13.5), (13.0, 9.0)]),
            ],
            Self::Eye => &[
                Line(&[(1.5, 8.0), (4.5, 4.8), (8.0, 3.8), (11.5, 4.8), (14.5, 8.0)]),
                Line(&[(1.5, 8.0), (4.5, 11.2), (8.0, 12.2), (11.5, 11.2), (14.5, 8.0)]),
                Ring(8.0, 8.0, 1.9),
            ],
            Self::EyeOff => &[
                Line(&[(1.5, 8.0), (4.5, 4.8), (8.0, 3.8), (11.5, 4.8), (14.5, 8.0)]),
                Line(&[(1.5, 8.0), (4.5, 11.2), (8.0, 12.2), (11.5, 11.2), (14.5, 8.0)]),
                Line(&[(3.0, 13.5), (13.0, 2.5)]),
            ],
            Self::Filter => {
                &[Line(&[(2.5, 3.5), (13.5, 3.5), (9.5, 8.5), (9.5, 13.0), (6.5, 11.5), (6.5, 8.5), (2.5, 3.5)])]
            }
            Self::Fit => &[
                Line(&[(2.0, 3.0), (2.0, 13.0)]),
                Line(&[(14.0, 3.0), (14.0, 13.0)]),
                Line(&[(4.5, 8.0), (11.5, 8.0)]),
                Line(&[(6.5, 6.0), (4.5, 8.0), (6.5, 10.0)]),
                Line(&[(9.5, 6.0), (11.5, 8.0), (9.5, 10.0)]),
            ],
            Self::FitPage => &[
                Line(&[(4.0, 2.0), (12.0, 2.0), (12.0, 14.0), (4.0, 14.0), (4.0, 2.0)]),
                Line(&[(8.0, 4.5), (8.0, 11.5)]),
                Line(&[(6.2, 6.2), (8.0, 4.5), (9.8, 6.2)]),
                Line(&[(6.2, 9.8), (8.0, 11.5), (9.8, 9.8)]),
            ],
            Self::Folder => {
                &[Line(&[(1.5, 13.0), (1.5, 3.5), (6.0, 3.5), (7.5, 5.5), (14.5, 5.5), (14.5, 13.0), (1.5, 13.0)])]
            }
            Self::Forward => &[Line(&[(3.0, 8.0), (13.0, 8.0)]), Line(&[(9.0, 4.0), (13.0, 8.0), (9.0, 12.0)])],
            Self::History => &[Ring(8.0, 8.0, 6.0), Line(&[(8.0, 4.5), (8.0, 8.0), (10.5, 9.5)])],
            Self::Maximise => &[
                Line(&[(9.5, 2.5), (13.5, 2.5), (13.5, 6.5)]),
                Line(&[(6.5, 13.5), (2.5, 13.5), (2.5, 9.5)]),
                Line(&[(13.5, 2.5), (9.0, 7.0)]),
                Line(&[(2.5, 13.5), (7.0, 9.0)]),
            ],
            Self::Merge => &[
                Line(&[(3.0, 2.5), (3.0, 5.0), (8.0, 9.0), (8.0, 13.5)]),
                Line(&[(13.0, 2.5), (13.0, 5.0), (8.0, 9.0)]),
                Line(&[(5.5, 11.0), (8.0, 13.5), (10.5, 11.0)]),
            ],
            Self::Minus => &[Line(&[(3.0, 8.0), (13.0, 8.0)])],
            Self::Moon => &[Line(&[
                (10.0, 2.0),
                (7.4, 3.8),
                (6.4, 6.6),
                (7.2, 9.4),
                (9.5, 11.2),
                (13.2, 11.2),
                (10.8, 13.3),
                (7.6, 13.8),
                (4.6, 12.4),
                (2.8, 9.8),
                (2.7, 6.6),
                (4.2, 3.8),
                (6.8, 2.2),
                (10.0, 2.0),
            ])],
            Self::More => &[Dot(3.5, 8.0, 1.25), Dot(8.0, 8.0, 1.25), Dot(12.5, 8.0, 1.25)],
            Self::Note => &[
                Line(&[
                    (2.5, 2.5),
                    (13.5, 2.5),
                    (13.5, 10.5),
                    (8.0, 10.5),
                    (5.0, 13.5),
                    (5.0, 10.5),
                    (2.5, 10.5),
                    (2.5, 2.5),
                ]),
                Line(&[(5.0, 6.5), (11.0, 6.5)]),
            ],
            Self::Pencil => &[
                Line(&[(2.5, 13.5), (3.3, 10.2), (11.0, 2.5), (13.5, 5.0), (5.8, 12.7), (2.5, 13.5)]),
                Line(&[(9.0, 4.5), (11.5, 7.0)]),
            ],
            Self::Plus => &[Line(&[(3.0, 8.0), (13.0, 8.0)]), Line(&[(8.0, 3.0), (8.0, 13.0)])],
            Self::Redo => &[
                Line(&[(13.5, 6.0), (5.5, 6.0), (3.4, 7.1), (2.5, 9.25), (3.4, 11.4), (5.5, 12.5), (9.0, 12.5)]),
                Line(&[(10.5, 3.0), (13.5, 6.0), (10.5, 9.0)]),
            ],
            Self::Search => &[Ring(7.0, 7.0, 4.5), Line(&[(10.3, 10.3), (14.0, 14.0)])],
            Self::Settings => &[
                Line(&[(2.0, 5.0), (8.5, 5.0)]),
                Line(&[(12.5, 5.0), (14.0, 5.0)]),
                Ring(10.5, 5.0, 2.0),
                Line(&[(2.0, 11.0), (3.5, 11.0)]),
                Line(&[(7.5, 11.0), (14.0, 11.0)]),
                Ring(5.5, 11.0, 2.0),
            ],
            Self::SortDown => &[Line(&[(8.0, 3.0), (8.0, 13.0)]), Line(&[(4.5, 9.5), (8.0, 13.0), (11.5, 9.5)])],
            Self::SortUp => &[Line(&[(8.0, 13.0), (8.0, 3.0)]), Line(&[(4.5, 6.5), (8.0, 3.0), (11.5, 6.5)])],
            Self::Split => &[
                Line(&[(8.0, 13.5), (8.0, 9.0), (3.0, 5.0), (3.0, 2.5)]),
                Line(&[(8.0, 9.0), (13.0, 5.0), (13.0, 2.5)]),
                Line(&[(1.0, 4.5), (3.0, 2.5), (5.0, 4.5)]),
                Line(&[(11.0, 4.5), (13.0, 2.5), (15.0, 4.5)]),
            ],
            Self::Star => &[Line(&[
                (8.0, 1.8),
                (9.9, 6.0),
                (14.4, 6.4),
                (11.0, 9.4),
                (12.0, 13.9),
                (8.0, 11.5),
                (4.0, 13.9),
                (5.0, 9.4),
                (1.6, 6.4),
                (6.1, 6.0),
                (8.0, 1.8),
            ])],
            Self::Sun => &[
                Ring(8.0, 8.0, 3.0),
                Line(&[(8.0, 1.0), (8.0, 2.8)]),
                Line(&[(8.0, 13.2), (8.0, 15.0)]),
                Line(&[(1.0, 8.0), (2.8, 8.0)]),
                Line(&[(13.2, 8.0), (15.0, 8.0)]),
                Line(&[(3.05, 3.05), (4.3, 4.3)]),
                Line(&[(11.7, 11.7), (12.95, 12.95)]),
                Line(&[(3.05, 12.95), (4.3, 11.7)]),
                Line(&[(11.7, 4.3), (12.95, 3.05)]),
            ],
            Self::Tag => {
                &[Line(&[(2.0, 2.0), (7.5, 2.0), (14.0, 8.5), (8.5, 14.0), (2.0, 7.5), (2.0, 2.0)]), Dot(5.0, 5.0, 1.1)]
            }
            Self::Thumbnails => &[
                Line(&[(2.0, 2.5), (6.5, 2.5), (6.5, 7.0), (2.0, 7.0), (2.0, 2.5)]),
                Line(&[(2.0, 9.5), (6.5, 9.5), (6.5, 14.0), (2.0, 14.0), (2.0, 9.5)]),
                Line(&[(9.5, 2.5), (14.0, 2.5), (14.0, 14.0), (9.5, 14.0), (9.5, 2.5)]),
            ],
            Self::Turn => &[
                Line(&[(2.5, 8.0), (10.5, 8.0), (10.5, 14.0), (2.5, 14.0), (2.5, 8.0)]),
                Line(&[(5.0, 4.5), (8.0, 3.0), (11.0, 3.4), (13.0, 5.4), (13.5, 8.5)]),
                Line(&[(11.2, 6.7), (13.5, 8.8), (15.4, 6.3)]),
            ],
            Self::Undo => &[
                Line(&[(2.5, 6.0), (10.5, 6.0), (12.6, 7.1), (13.5, 9.25), (12.6, 11.4), (10.5, 12.5), (7.0, 12.5)]),
                Line(&[(5.5, 3.0), (2.5, 6.0), (5.5, 9.0)]),
            ],
            Self::Warning => &[
                Line(&[(8.0, 2.0), (14.5, 13.5), (1.5, 13.5), (8.0, 2.0)]),
                Line(&[(8.0, 6.0), (8.0, 9.8)]),
                Dot(8.0, 11.7, 0.85),
            ],
            Self::WholeWord => &[
                Line(&[(1.5, 10.0), (1.5, 13.0), (14.5, 13.0), (14.5, 10.0)]),
                Ring(5.0, 7.2, 2.1),
                Line(&[(7.3, 4.8), (7.3, 9.4)]),
                Line(&[(9.3, 2.8), (9.3, 9.4)]),
                Ring(11.6, 7.2, 2.1),
            ],
        }
    }
}

/// Paints an icon into a square in the middle of `rect`, as large as fits.
pub fn paint(painter: &Painter, rect: Rect, icon: Icon, color: Color32) {
    let side = rect.size().min_elem();
    let scale = side / 16.0;
    let origin = rect.center() - Vec2::splat(side / 2.0);
    let at = |x: f32, y: f32| -> Pos2 { pos2(origin.x + x * scale, origin.y + y * scale) };
    let stroke = Stroke::new(1.4 * scale, color);
    for part in icon.parts() {
        match *part {
            Line(points) => {
                painter.add(Shape::line(points.iter().map(|&(x, y)| at(x, y)).collect(), stroke));
            }
            Ring(x, y, r) => {
                painter.circle_stroke(at(x, y), r * scale, stroke);
            }
            Dot(x, y, r) => {
                painter.circle_filled(at(x, y), r * scale, color);
            }
        }
    }
}

/// A button that is only an icon. `name` is what a screen reader says and what the tooltip shows.
pub fn button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    toggle(ui, icon, name, false)
}

/// As [`button`], for something that is on or off.
pub fn toggle(ui: &mut Ui, icon: Icon, name: &str, on: bool) -> Response {
    toggle_hinted(ui, icon, name, name, on)
}

/// As [`toggle`], with another tooltip than the name.
pub fn toggle_hinted(ui: &mut Ui, icon: Icon, name: &str, hint: &str, on: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(theme::CONTROL), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo {
        selected: on.then_some(true),
        ..WidgetInfo::labeled(Role::Button, enabled, name)
    });
    if ui.is_rect_visible(rect) {
        let tokens = tokens(ui);
        let ground = if on {
            Some(tokens.selection)
        } else if response.hovered() && enabled {
            Some(tokens.hover)
        } else {
            None
        };
        if let Some(ground) = ground {
            ui.painter().rect_filled(rect, theme::CORNER, ground);
        }
        let color = if on { tokens.accent } else { tokens.weak };
        paint(ui.painter(), rect.shrink(6.0), icon, color);
        focus_ring(ui, &response);
    }
    response.on_hover_text(hint)
}

/// The focus ring: 2 px of accent outside the control.
pub(super) fn focus_ring(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, tokens(ui).accent);
        ui.painter().rect_stroke(response.rect, theme::CORNER, stroke, StrokeKind::Outside);
    }
}
