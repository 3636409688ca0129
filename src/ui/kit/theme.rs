//! The tokens and faces as egui's style.

use std::sync::Arc;

use egui::style::{ScrollAnimation, ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{Color32, Context, CornerRadius, Id, Margin, Shadow, Stroke, Style, TextStyle, Theme, Ui, Visuals, vec2};

use super::fonts;
pub use super::tokens::Tokens;

/// Corners of controls, in points.
pub const CORNER: u8 = 6;
/// Corners of highlights, in points.
pub const HIGHLIGHT_CORNER: u8 = 2;
/// Height of a row of one line, in points.
pub const ROW: f32 = 30.0;
/// Height of a row of two lines, in points.
pub const ROW_TWO: f32 = 44.0;
/// Height of a pane's head, in points.
pub const PANE_HEAD: f32 = 40.0;
/// Space between a pane's edge and what it shows, in points.
pub const PANE_PADDING: f32 = 14.0;
/// Space between things that stand side by side, in points.
pub const GAP: f32 = 8.0;
/// Height of a control, in points.
pub const CONTROL: f32 = 28.0;
/// The text sizes that the user can choose, in percent.
pub const ZOOMS: [u16; 4] = [90, 100, 125, 150];

/// What the user chose of the look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Light words on dark.
    pub dark: bool,
    /// Stronger colours.
    pub high_contrast: bool,
    /// Text size in percent.
    pub zoom_percent: u16,
}

/// Sets faces, style and text size. Cheap when nothing changed, so it may be called in every frame.
pub fn apply(ctx: &Context, dark: bool, zoom_percent: u16) {
    apply_look(ctx, Look { dark, high_contrast: false, zoom_percent });
}

/// As [`apply`], with high contrast as a choice.
pub fn apply_look(ctx: &Context, look: Look) {
    let id = Id::unique("the applied look");
    if ctx.data(|data| data.get_temp(id)) == Some(look) {
        return;
    }
    if ctx.data(|data| data.get_temp::<Look>(id)).is_none() {
        ctx.set_fonts(fonts::definitions());
    }
    ctx.data_mut(|data| data.insert_temp(id, look));
    let tokens = Tokens::of(look.dark, look.high_contrast);
    let theme = if look.dark { Theme::Dark } else { Theme::Light };
    ctx.set_theme(theme);
    ctx.set_style_of(theme, Arc::new(style(tokens)));
    ctx.set_zoom_factor(f32::from(look.zoom_percent.clamp(50, 300)) / 100.0);
}

/// The colours that the style of `ui` was made from.
///
/// The accent of each set is its own, so the style itself says which set it is, and nothing has to be looked up.
pub fn tokens(ui: &Ui) -> &'static Tokens {
    of_visuals(ui.visuals())
}

/// As [`tokens`], where there is no [`Ui`].
pub fn of_visuals(visuals: &Visuals) -> &'static Tokens {
    let strong = Tokens::of(visuals.dark_mode, true);
    if visuals.hyperlink_color == strong.accent { strong } else { Tokens::of(visuals.dark_mode, false) }
}

fn style(tokens: &Tokens) -> Style {
    let mut style = Style { visuals: visuals(tokens), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, fonts::interface(fonts::SMALL)),
        (TextStyle::Body, fonts::interface(fonts::BODY)),
        (TextStyle::Button, fonts::interface(fonts::BODY)),
        (TextStyle::Heading, fonts::semibold(fonts::TITLE)),
        (TextStyle::Monospace, egui::FontId::monospace(fonts::SMALL)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(GAP, 4.0);
    spacing.button_padding = vec2(10.0, 4.0);
    spacing.interact_size = vec2(40.0, CONTROL);
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(4);
    spacing.menu_spacing = 4.0;
    spacing.indent = 16.0;
    spacing.icon_spacing = 8.0;
    // Rows of running text 20 points apart.
    spacing.extra_text_line_spacing = 3.5;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 10.0;
    spacing.tooltip_width = 420.0;
    spacing.scroll = ScrollStyle { bar_width: 10.0, floating_width: 4.0, ..ScrollStyle::floating() };
    spacing.scroll.fade.strength = 0.0;
    // The spring would pull a jump into a longer document back to where the shorter one before it ended.
    spacing.scroll.kinetic.rubber_band = false;
    // Nothing moves by itself: what a click asks for is there in the next frame.
    style.animation_time = 0.0;
    style.scroll_animation = ScrollAnimation::none();
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    style
}

fn visuals(tokens: &Tokens) -> Visuals {
    let base = if tokens.dark { Visuals::dark() } else { Visuals::light() };
    let shadow = |y, blur| Shadow { offset: [0, y], blur, spread: 0, color: tokens.shadow };
    Visuals {
        weak_text_color: Some(tokens.weak),
        widgets: widgets(tokens),
        selection: Selection { bg_fill: tokens.selection, stroke: Stroke::new(2.0, tokens.accent) },
        hyperlink_color: tokens.accent,
        faint_bg_color: tokens.hover,
        extreme_bg_color: tokens.app,
        code_bg_color: tokens.app,
        warn_fg_color: tokens.warn,
        error_fg_color: tokens.warn,
        window_corner_radius: CornerRadius::same(CORNER),
        window_shadow: shadow(8, 32),
        window_fill: tokens.panel,
        window_stroke: Stroke::new(1.0, tokens.line),
        menu_corner_radius: CornerRadius::same(CORNER),
        panel_fill: tokens.panel,
        popup_shadow: shadow(4, 16),
        indent_has_left_vline: false,
        striped: false,
        ..base
    }
}

fn widgets(tokens: &Tokens) -> Widgets {
    let state = |ground: Color32, border: Stroke, words: Color32| WidgetVisuals {
        bg_fill: ground,
        weak_bg_fill: ground,
        bg_stroke: border,
        corner_radius: CornerRadius::same(CORNER),
        fg_stroke: Stroke::new(1.0, words),
        expansion: 0.0,
    };
    let hairline = Stroke::new(1.0, tokens.line);
    Widgets {
        noninteractive: state(tokens.panel, hairline, tokens.text),
        inactive: state(tokens.panel, hairline, tokens.text),
        hovered: state(tokens.hover, hairline, tokens.text),
        // egui shows a pressed control and a focused one alike.
        active: state(tokens.hover, Stroke::new(2.0, tokens.accent), tokens.text),
        open: state(tokens.selection, hairline, tokens.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_tells_its_tokens() {
        let ctx = Context::default();
        for dark in [false, true] {
            for high_contrast in [false, true] {
                apply_look(&ctx, Look { dark, high_contrast, zoom_percent: 100 });
                ctx.run_ui(egui::RawInput::default(), |ui| {
                    assert_eq!(tokens(ui), Tokens::of(dark, high_contrast));
                })
                .drop_without_applying_deltas();
            }
        }
    }
}
