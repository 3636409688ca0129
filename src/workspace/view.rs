//! What the window remembers.

/// What the window remembers of a case; the last one is the user's default for the next case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Sizes and settings of panes by name, sorted: `("timeline.width", "410")`. Unknown names are kept.
    pub panes: Vec<(String, String)>,
    /// Dark, light, or as the system has it.
    pub dark: Option<bool>,
    /// Stronger colours.
    pub high_contrast: bool,
    /// Text size in percent.
    pub zoom: Option<u16>,
}

impl View {
    /// What of it another case may begin with: no view that the user named, which can hold this case's people, documents
    /// and search words.
    #[must_use]
    pub fn for_other_cases(&self) -> Self {
        let of_case = |name: &str| name.contains(".saved.");
        Self { panes: self.panes.iter().filter(|(name, _)| !of_case(name)).cloned().collect(), ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_views_stay_with_their_case() {
        let pane = |name: &str| (name.to_owned(), "text=Elm".to_owned());
        let panes = vec![pane("roster.saved.Elm's lenders"), pane("timeline.saved.May"), pane("timeline.width")];
        let view = View { panes, zoom: Some(120), ..View::default() };
        let other = View { panes: vec![pane("timeline.width")], zoom: Some(120), ..View::default() };
        assert_eq!(view.for_other_cases(), other);
    }
}
