//! The theme's colours, by what they are for.

use egui::Color32;

use crate::model::{HighlightKind, TagColour};

/// The two colours of a kind of highlight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Behind the words.
    pub ground: Color32,
    /// Under the words, and of marks of that kind.
    pub line: Color32,
}

/// Every colour of the program. Panes use these and no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// Whether words are light on dark.
    pub dark: bool,
    /// Window, status line, wells.
    pub app: Color32,
    /// Panes.
    pub panel: Color32,
    /// Hairlines, 1 px.
    pub line: Color32,
    /// The ground of what the pointer is over.
    pub hover: Color32,
    /// Words.
    pub text: Color32,
    /// Secondary words.
    pub weak: Color32,
    /// Hints; never words that must be read.
    pub faint: Color32,
    /// Links, focus, the bar of a selected row.
    pub accent: Color32,
    /// The ground of a selected row or pressed segment.
    pub selection: Color32,
    /// Conflicts and problems.
    pub warn: Color32,
    /// Dates in the text.
    pub date: Pair,
    /// People and organisations; filings' marks.
    pub party: Pair,
    /// Amounts; deadlines' marks.
    pub amount: Pair,
    /// Cited documents; hearings' marks.
    pub reference: Pair,
    /// Addresses, phones, e-mail; events' marks.
    pub contact: Pair,
    /// The passage of the selected entry: ground and frame.
    pub hot: Pair,
    /// Periods.
    pub bar: Color32,
    /// Tags, in the order of [`TagColour::ALL`]: ground, and letter.
    pub tags: [Pair; TagColour::ALL.len()],
    /// The ground of words that the user selected with the pointer.
    pub text_selection: Color32,
    /// Pages of documents, which are paper by night too.
    pub paper: Color32,
    /// Under menus and dialogs, the only shadows there are.
    pub shadow: Color32,
}

impl Tokens {
    /// The colours of a kind of highlight.
    pub fn highlight(&self, kind: HighlightKind) -> Pair {
        match kind {
            HighlightKind::Date => self.date,
            HighlightKind::Party => self.party,
            HighlightKind::Amount => self.amount,
            HighlightKind::Reference => self.reference,
            HighlightKind::Contact => self.contact,
        }
    }

    /// The colours of a tag.
    pub fn tag(&self, colour: TagColour) -> Pair {
        let place = TagColour::ALL.iter().position(|known| *known == colour);
        place.and_then(|place| self.tags.get(place)).copied().unwrap_or(self.party)
    }

    /// The set by whose colours pages are marked, which are paper in every theme.
    pub fn on_paper(&self) -> &'static Self {
        Self::of(false, self.is_strong())
    }

    /// Whether it is one of the sets of high contrast.
    pub fn is_strong(&self) -> bool {
        *self == LIGHT_CONTRAST || *self == DARK_CONTRAST
    }

    /// The set for a choice of theme.
    pub fn of(dark: bool, high_contrast: bool) -> &'static Self {
        match (dark, high_contrast) {
            (false, false) => &LIGHT,
            (true, false) => &DARK,
            (false, true) => &LIGHT_CONTRAST,
            (true, true) => &DARK_CONTRAST,
        }
    }
}

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const fn pair(ground: u32, line: u32) -> Pair {
    Pair { ground: rgb(ground), line: rgb(line) }
}

/// Paper.
pub static LIGHT: Tokens = Tokens {
    dark: false,
    app: rgb(0x00F3_F1EC),
    panel: rgb(0x00FF_FFFF),
    line: rgb(0x00E2_DED5),
    hover: rgb(0x00F7_F5F1),
    text: rgb(0x001D_2127),
    weak: rgb(0x005C_6570),
    faint: rgb(0x008B_929B),
    accent: rgb(0x001E_5A9C),
    selection: rgb(0x00E4_EEF9),
    warn: rgb(0x00B4_492F),
    date: pair(0x00FF_F0BF, 0x00B8_860B),
    party: pair(0x00DC_E9F8, 0x002E_6AAE),
    amount: pair(0x00FA_DFD6, 0x00B4_492F),
    reference: pair(0x00E8_E2F4, 0x006B_4E9B),
    contact: pair(0x00DD_F0EA, 0x002C_7A6B),
    hot: pair(0x00FF_D45C, 0x00B8_860B),
    bar: rgb(0x00D9_A441),
    tags: [
        pair(0x00DC_E9F8, 0x001E_5A9C),
        pair(0x00FF_F0BF, 0x007A_5600),
        pair(0x00DF_F2D8, 0x002F_6B1E),
        pair(0x00E8_E2F4, 0x005A_3D8A),
        pair(0x00FA_DFD6, 0x009C_3A22),
        pair(0x00D8_F0EE, 0x001B_6662),
        pair(0x00FB_E0EC, 0x009A_2C64),
        pair(0x00E9_E9E6, 0x004C_535B),
    ],
    text_selection: rgb(0x00B9_D5F4),
    paper: rgb(0x00FF_FFFF),
    shadow: Color32::from_black_alpha(40),
};

/// The same by night.
pub static DARK: Tokens = Tokens {
    dark: true,
    app: rgb(0x0014_161A),
    panel: rgb(0x001B_1E23),
    line: rgb(0x002B_3037),
    hover: rgb(0x0022_262C),
    text: rgb(0x00E4_E7EA),
    weak: rgb(0x00A3_ABB5),
    faint: rgb(0x0073_7C87),
    accent: rgb(0x007F_B2EC),
    selection: rgb(0x0024_364B),
    warn: rgb(0x00F0_927A),
    date: pair(0x004A_3D12, 0x00E0_B94A),
    party: pair(0x001F_3653, 0x007F_B2EC),
    amount: pair(0x004D_261B, 0x00F0_927A),
    reference: pair(0x0035_2B4B, 0x00B9_A2E6),
    contact: pair(0x0017_3A33, 0x0078_CDBB),
    hot: pair(0x0075_5A08, 0x00E0_B94A),
    bar: rgb(0x00B9_8A33),
    tags: [
        pair(0x001F_3653, 0x009C_C5F2),
        pair(0x004A_3D12, 0x00E8_C668),
        pair(0x0020_3F1B, 0x009A_D68A),
        pair(0x0035_2B4B, 0x00C6_B3EC),
        pair(0x004D_261B, 0x00F5_A995),
        pair(0x0012_403D, 0x0086_D8D0),
        pair(0x004C_2138, 0x00F0_A3C8),
        pair(0x0033_383F, 0x00C2_C8CF),
    ],
    text_selection: rgb(0x0034_5C88),
    paper: rgb(0x00EE_EBE4),
    shadow: Color32::from_black_alpha(140),
};

/// Paper, for eyes that need more: every pair of word and ground at 7 to 1 or better, hairlines at 3 to 1.
pub static LIGHT_CONTRAST: Tokens = Tokens {
    dark: false,
    app: rgb(0x00FF_FFFF),
    panel: rgb(0x00FF_FFFF),
    line: rgb(0x0070_757A),
    hover: rgb(0x00EC_EFF2),
    text: rgb(0x0000_0000),
    weak: rgb(0x002B_3138),
    faint: rgb(0x004A_5158),
    accent: rgb(0x0000_3E85),
    selection: rgb(0x00CF_E3FA),
    warn: rgb(0x008A_1F04),
    date: pair(0x00FF_E99A, 0x006B_4C00),
    party: pair(0x00CF_E3FA, 0x0000_3E85),
    amount: pair(0x00FF_D3C4, 0x008A_1F04),
    reference: pair(0x00E1_D6F7, 0x0048_2A80),
    contact: pair(0x00C9_EEE3, 0x0000_4F40),
    hot: pair(0x00FF_D000, 0x0000_0000),
    bar: rgb(0x00B3_7700),
    tags: [
        pair(0x00CF_E3FA, 0x0000_3E85),
        pair(0x00FF_E99A, 0x005A_4000),
        pair(0x00CD_EFC0, 0x001A_4A0D),
        pair(0x00E1_D6F7, 0x003F_2473),
        pair(0x00FF_D3C4, 0x007D_1B03),
        pair(0x00BF_EFEB, 0x0000_463F),
        pair(0x00FF_D0E4, 0x0077_1A4A),
        pair(0x00E2_E4E6, 0x002B_3138),
    ],
    text_selection: rgb(0x009C_C8F7),
    paper: rgb(0x00FF_FFFF),
    shadow: Color32::from_black_alpha(90),
};

/// Night, for eyes that need more.
pub static DARK_CONTRAST: Tokens = Tokens {
    dark: true,
    app: rgb(0x0000_0000),
    panel: rgb(0x0000_0000),
    line: rgb(0x008C_949D),
    hover: rgb(0x001E_2329),
    text: rgb(0x00FF_FFFF),
    weak: rgb(0x00D5_DBE1),
    faint: rgb(0x00B0_B8C0),
    accent: rgb(0x009F_CBFF),
    selection: rgb(0x0014_3252),
    warn: rgb(0x00FF_B39E),
    date: pair(0x004A_3B00, 0x00FF_D968),
    party: pair(0x0010_355F, 0x009F_CBFF),
    amount: pair(0x0055_1E0E, 0x00FF_B39E),
    reference: pair(0x003A_2A5C, 0x00D3_C2FF),
    contact: pair(0x0000_4033, 0x0093_E8D5),
    hot: pair(0x0075_5800, 0x00FF_FFFF),
    bar: rgb(0x00E0_A93A),
    tags: [
        pair(0x0010_355F, 0x00BB_DCFF),
        pair(0x004A_3B00, 0x00FF_E08A),
        pair(0x0014_3A0E, 0x00B8_F0A6),
        pair(0x003A_2A5C, 0x00DD_D0FF),
        pair(0x0055_1E0E, 0x00FF_C4B3),
        pair(0x0000_4033, 0x009F_F0DE),
        pair(0x0052_1A38, 0x00FF_C0DD),
        pair(0x002E_343A, 0x00E6_EAEE),
    ],
    text_selection: rgb(0x0024_5F9E),
    paper: rgb(0x00FF_FFFF),
    shadow: Color32::from_black_alpha(200),
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as WCAG 2.2 defines them.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |c: Color32| {
            let [r, g, b, _] = egui::Rgba::from(c).to_array();
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_stand_out_from_every_ground() {
        for (tokens, needed) in [(&LIGHT, 4.5), (&DARK, 4.5), (&LIGHT_CONTRAST, 7.0), (&DARK_CONTRAST, 7.0)] {
            let pairs = [tokens.date, tokens.party, tokens.amount, tokens.reference, tokens.contact];
            let grounds = pairs.iter().map(|pair| pair.ground).chain([tokens.panel, tokens.app, tokens.selection]);
            for ground in grounds {
                assert!(contrast(tokens.text, ground) >= needed, "text on {ground:?}");
            }
            for ground in [tokens.panel, tokens.app, tokens.selection] {
                for words in [tokens.weak, tokens.accent, tokens.warn] {
                    assert!(contrast(words, ground) >= needed.min(4.5), "{words:?} on {ground:?}");
                }
            }
            for tag in tokens.tags {
                assert!(contrast(tag.line, tag.ground) >= needed, "the letter of {tag:?}");
            }
            let hot = contrast(tokens.text, tokens.hot.ground);
            assert!(hot >= needed.min(4.5), "{hot}");
            // Of a pressed segment and of a chip.
            assert!(contrast(tokens.accent, tokens.selection) >= needed.min(4.5));
        }
    }
}
