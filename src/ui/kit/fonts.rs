//! The faces: Inter for the interface, Source Serif 4 for source texts, and what fills their gaps.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

/// Size of the interface's text, in points.
pub const BODY: f32 = 13.5;
/// Size of secondary words, in points.
pub const SMALL: f32 = 12.0;
/// Size of pane titles, in points; set semibold.
pub const TITLE: f32 = 14.0;
/// Size of source text, in points.
pub const READING: f32 = 17.0;
/// Distance of the base lines of source text, in points.
pub const READING_LINE: f32 = 27.0;
/// Width of a column of source text, in points: about 72 characters.
pub const MEASURE: f32 = 640.0;

const SEMIBOLD: &str = "interface semibold";
const SERIF: [&str; 4] = ["serif", "serif semibold", "serif italic", "serif semibold italic"];

/// The interface's face at a size in points.
pub fn interface(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The interface's face, semibold, at a size in points.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

/// The face of source texts at a size in points.
pub fn reading(size: f32, bold: bool, italic: bool) -> FontId {
    let [regular, semibold, slanted, both] = SERIF;
    let name = match (bold, italic) {
        (false, false) => regular,
        (true, false) => semibold,
        (false, true) => slanted,
        (true, true) => both,
    };
    FontId::new(size, FontFamily::Name(name.into()))
}

/// Every face, in families whose fallbacks reach arrows, check marks, boxes and shades.
///
/// No single face has them all: Inter lacks the ballot box and the shades, Source Serif the crosses and the
/// non-breaking hyphen, Hack the check marks; together with egui's own faces nothing that court papers hold is missing.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    };
    add("Inter", include_bytes!("../../../assets/fonts/Inter-Regular.ttf"));
    add("Inter SemiBold", include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"));
    add("Source Serif", include_bytes!("../../../assets/fonts/SourceSerif4-Regular.ttf"));
    add("Source Serif SemiBold", include_bytes!("../../../assets/fonts/SourceSerif4-SemiBold.ttf"));
    add("Source Serif Italic", include_bytes!("../../../assets/fonts/SourceSerif4-Italic.ttf"));
    add("Source Serif SemiBold Italic", include_bytes!("../../../assets/fonts/SourceSerif4-SemiBoldItalic.ttf"));

    let defaults = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let mut family = |family: FontFamily, first: &[&str]| {
        let names = first.iter().map(|name| (*name).to_owned()).chain(["Hack".to_owned()]);
        fonts.families.insert(family, names.chain(defaults.iter().cloned()).collect());
    };
    family(FontFamily::Proportional, &["Inter", "Source Serif"]);
    family(FontFamily::Name(SEMIBOLD.into()), &["Inter SemiBold", "Inter", "Source Serif"]);
    let faces = ["Source Serif", "Source Serif SemiBold", "Source Serif Italic", "Source Serif SemiBold Italic"];
    for (name, face) in SERIF.into_iter().zip(faces) {
        family(FontFamily::Name(name.into()), &[face, "Source Serif", "Inter"]);
    }
    family(FontFamily::Monospace, &["Hack", "Inter", "Source Serif"]);
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_court_papers_have_glyphs() {
        let ctx = egui::Context::default();
        ctx.set_fonts(definitions());
        ctx.run_ui(egui::RawInput::default(), |ui| {
            for font in [interface(BODY), semibold(TITLE), reading(READING, false, false), reading(17.0, true, true)] {
                for sign in "→←↑↓✓✗☐☑▒█░▓‑§¶“”‘’…–—•·×≤≥▾▸‹›⚠½°©®™€£○●■◆▲ﬁ".chars()
                {
                    assert!(ui.fonts_mut(|fonts| fonts.has_glyph(&font, sign)), "{sign} in {font:?}");
                }
            }
        })
        .drop_without_applying_deltas();
    }

    #[test]
    fn figures_are_of_one_width() {
        let ctx = egui::Context::default();
        ctx.set_fonts(definitions());
        ctx.run_ui(egui::RawInput::default(), |ui| {
            for font in [interface(BODY), semibold(TITLE), reading(READING, false, false)] {
                let widths: Vec<_> =
                    ('0'..='9').map(|digit| ui.fonts_mut(|fonts| fonts.glyph_width(&font, digit))).collect();
                assert!(widths.iter().all(|w| (w - widths[0]).abs() < 0.01), "{widths:?}");
            }
        })
        .drop_without_applying_deltas();
    }
}
