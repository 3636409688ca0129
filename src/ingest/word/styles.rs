//! The styles of a Word file: how characters look by them, and which are headings.

use std::collections::HashMap;

use super::super::flow::Looks;
use super::xml::{Element, Visitor};

/// How many styles may stand on one another.
const DEEPEST: usize = 16;

/// Looks that are switched on or off; what is not switched stays.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Switches {
    on: Looks,
    off: Looks,
    /// Whether the characters are hidden, where that is said.
    pub(super) hidden: Option<bool>,
}

impl Switches {
    /// Takes in a property of characters (`w:rPr`, 17.3.2).
    pub(super) fn set(&mut self, element: &Element<'_>) {
        let on = !matches!(element.value().as_deref(), Some("0" | "false" | "off" | "none"));
        let look = match element.name() {
            "b" => Looks::BOLD,
            "i" => Looks::ITALIC,
            "u" => Looks::UNDERLINED,
            "strike" | "dstrike" => Looks::STRUCK,
            "vanish" => return self.hidden = Some(on),
            _ => return,
        };
        self.on = self.on.with(look, on);
        self.off = self.off.with(look, !on);
    }

    /// What becomes of characters that look like `looks`.
    pub(super) fn applied(self, looks: Looks) -> Looks {
        let mut looks = looks;
        for look in [Looks::BOLD, Looks::ITALIC, Looks::UNDERLINED, Looks::STRUCK] {
            if self.on.has(look) || self.off.has(look) {
                looks = looks.with(look, self.on.has(look));
            }
        }
        looks
    }
}

#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    on: Option<String>,
    switches: Switches,
    outlined: bool,
    number: Option<String>,
    level: Option<usize>,
}

/// The styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: HashMap<String, Style>,
    open: Option<(String, Style)>,
}

impl Styles {
    /// How characters of a style look, before their own properties; and whether they are hidden.
    pub(super) fn looks(&self, style: &str, looks: Looks) -> (Looks, bool) {
        let chain: Vec<&Style> = self.chain(style).collect();
        let hidden = chain.iter().find_map(|style| style.switches.hidden).unwrap_or_default();
        (chain.iter().rev().fold(looks, |looks, style| style.switches.applied(looks)), hidden)
    }

    /// Whether paragraphs of a style are headings.
    pub(super) fn is_heading(&self, style: &str) -> bool {
        let named = |name: &str| name.starts_with("heading") || name == "title" || name == "subtitle";
        self.chain(style).any(|style| style.outlined || named(&style.name))
    }

    /// The list in which paragraphs of a style are numbered, and the level where it is said.
    pub(super) fn number(&self, style: &str) -> Option<(&str, Option<usize>)> {
        self.chain(style).find_map(|style| Some((style.number.as_deref()?, style.level)))
    }

    /// A style and those that it stands on.
    fn chain<'s>(&'s self, style: &str) -> impl Iterator<Item = &'s Style> {
        let first = self.all.get(style);
        std::iter::successors(first, |style| self.all.get(style.on.as_deref()?)).take(DEEPEST)
    }
}

impl Visitor for Styles {
    fn open(&mut self, element: &Element<'_>) {
        if element.name() == "style" {
            let id = element.attribute("styleId").unwrap_or_default().into_owned();
            self.open = Some((id, Style::default()));
            return;
        }
        let Some((_, style)) = &mut self.open else { return };
        let value = || element.value().unwrap_or_default().into_owned();
        match element.name() {
            "name" => style.name = value().to_lowercase(),
            "basedOn" => style.on = Some(value()),
            "numId" => style.number = Some(value()),
            "ilvl" => style.level = value().parse().ok(),
            // The ninth level is that of running text.
            "outlineLvl" => style.outlined = value().parse().is_ok_and(|level: u8| level < 9),
            _ => style.switches.set(element),
        }
    }

    fn close(&mut self, name: &str) {
        if name == "style"
            && let Some((id, style)) = self.open.take()
        {
            self.all.insert(id, style);
        }
    }

    fn text(&mut self, _: &str) {}
}
