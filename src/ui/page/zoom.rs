//! How large pages are shown, and what else of the page view is remembered.

/// Points of the screen to a point of the page at 100 %. A point of the screen is 1/96 inch, one of the page 1/72.
pub(super) const FULL: f32 = 96.0 / 72.0;

/// The sizes that the buttons go through, in percent.
const STEPS: [f32; 13] = [10.0, 25.0, 50.0, 75.0, 100.0, 125.0, 150.0, 200.0, 300.0, 400.0, 600.0, 800.0, 1600.0];

/// How large pages are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::ui) enum Zoom {
    /// As wide as the pane.
    #[default]
    Width,
    /// A whole page in the pane.
    Page,
    /// In percent of the paper's own size.
    Percent(f32),
}

impl Zoom {
    /// So many percent, as far as they are sensible.
    pub(in crate::ui) fn percent(percent: f32) -> Self {
        let [least, .., most] = STEPS;
        Self::Percent(percent.clamp(least, most))
    }

    /// The next larger size on from `percent`, or smaller where `by` is negative.
    pub(super) fn step(percent: f32, by: i32) -> Self {
        // A size that is shown as "125 %" is 125 %.
        let near = 0.5;
        let next = if by > 0 {
            STEPS.into_iter().find(|step| *step > percent + near)
        } else {
            STEPS.into_iter().rev().find(|step| *step < percent - near)
        };
        Self::percent(next.unwrap_or(percent))
    }

    /// As it is saved.
    fn words(self) -> String {
        match self {
            Self::Width => "width".to_owned(),
            Self::Page => "page".to_owned(),
            Self::Percent(percent) => format!("{percent:.0}"),
        }
    }

    fn parse(words: &str) -> Option<Self> {
        match words {
            "width" => Some(Self::Width),
            "page" => Some(Self::Page),
            _ => words.parse::<f32>().ok().filter(|percent| percent.is_finite()).map(Self::percent),
        }
    }
}

/// What is remembered of the page view, for all documents.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::ui) struct PageSettings {
    /// Documents are shown as pages, where they have any.
    pub(in crate::ui) on: bool,
    /// How large.
    pub(in crate::ui) zoom: Zoom,
    /// Small pictures of the pages stand beside them.
    pub(in crate::ui) thumbnails: bool,
}

impl PageSettings {
    /// The settings as they are saved, by name and value.
    pub(in crate::ui) fn words(&self) -> [(String, String); 3] {
        [
            ("document.mode", if self.on { "page" } else { "text" }.to_owned()),
            ("document.thumbnails", self.thumbnails.to_string()),
            ("document.zoom", self.zoom.words()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
    }

    /// Takes in what was saved; what means nothing here is passed over.
    pub(in crate::ui) fn set(&mut self, name: &str, value: &str) {
        match name {
            "document.mode" => self.on = value == "page",
            "document.thumbnails" => self.thumbnails = value == "true",
            "document.zoom" => self.zoom = Zoom::parse(value).unwrap_or(self.zoom),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_read() {
        for zoom in [Zoom::Width, Zoom::Page, Zoom::Percent(133.0)] {
            let settings = PageSettings { on: true, zoom, thumbnails: true };
            let mut read = PageSettings::default();
            for (name, value) in settings.words() {
                read.set(&name, &value);
            }
            assert_eq!(read, settings);
        }
        assert_eq!(Zoom::parse("NaN"), None);
        assert_eq!(Zoom::parse("99999"), Some(Zoom::Percent(1600.0)));
    }

    #[test]
    fn steps_go_on_from_any_size() {
        assert_eq!(Zoom::step(110.0, 1), Zoom::Percent(125.0));
        assert_eq!(Zoom::step(125.2, 1), Zoom::Percent(150.0));
        assert_eq!(Zoom::step(125.0, -1), Zoom::Percent(100.0));
        assert_eq!(Zoom::step(1600.0, 1), Zoom::Percent(1600.0));
        assert_eq!(Zoom::step(10.0, -1), Zoom::Percent(10.0));
    }
}
