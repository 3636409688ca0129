//! What an element means to a reader: whether it shows, how it breaks lines, how its words look.

use html5ever::{Attribute, LocalName, local_name};

use crate::model::Style;

/// How an element stands among the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Runs on with the text.
    Inline,
    /// Begins and ends a line.
    Block,
    /// Begins and ends a line, with an empty one before and after.
    Paragraph,
    /// Ends a line.
    Break,
    /// A table.
    Table,
    /// A row of one.
    Row,
    /// A cell of a row.
    Cell,
    /// Not shown, nor anything in it.
    Hidden,
}

/// A set of [`Style`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Styles(u8);

/// The styles that a page can give, in the order of their bits.
pub(super) const STYLES: [Style; 6] =
    [Style::Struck, Style::Inserted, Style::Underlined, Style::Bold, Style::Italic, Style::Heading];

impl Styles {
    /// Adds one.
    fn add(&mut self, style: Style) {
        if let Some(bit) = STYLES.iter().position(|have| *have == style) {
            self.0 |= 1 << bit;
        }
    }

    /// Whether it holds the style at this place of [`STYLES`].
    pub(super) fn has(self, bit: usize) -> bool {
        self.0 & (1 << bit) != 0
    }

    /// Whether it holds none.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// An element, as far as its text is concerned.
#[derive(Debug)]
pub(super) struct Element {
    /// How it stands among the lines.
    pub(super) layout: Layout,
    /// How its words look.
    pub(super) styles: Styles,
    /// Whether white space in it is kept.
    pub(super) preformatted: bool,
    /// How many columns a cell covers.
    pub(super) columns: u16,
    /// Whether a cell is marked as a heading.
    pub(super) heading: bool,
    /// Where a link leads.
    pub(super) target: Option<Box<str>>,
    /// Whether it is a field for a password.
    pub(super) asks_for_password: bool,
}

impl Element {
    /// Reads the name and the attributes.
    pub(super) fn new(name: &LocalName, attributes: &[Attribute]) -> Self {
        let mut element = Self {
            layout: layout(name),
            styles: Styles::default(),
            preformatted: matches!(*name, local_name!("pre") | local_name!("textarea") | local_name!("xmp")),
            columns: 1,
            heading: *name == local_name!("th"),
            target: None,
            asks_for_password: false,
        };
        for style in styles(name) {
            element.styles.add(*style);
        }
        for attribute in attributes {
            element.attribute(name, &attribute.name.local, &attribute.value);
        }
        element
    }

    fn attribute(&mut self, name: &LocalName, attribute: &LocalName, value: &str) {
        match *attribute {
            local_name!("style") => self.declarations(value),
            local_name!("hidden") => self.layout = Layout::Hidden,
            local_name!("colspan") if self.layout == Layout::Cell => {
                self.columns = value.trim().parse().unwrap_or(1).clamp(1, 1000);
            }
            local_name!("href") if *name == local_name!("a") => self.target = web_address(value),
            local_name!("type") if *name == local_name!("input") => {
                self.asks_for_password = value.trim().eq_ignore_ascii_case("password");
            }
            _ => {}
        }
    }

    /// The few declarations of an inline style that decide what a reader sees. Style sheets are not read.
    fn declarations(&mut self, style: &str) {
        for declaration in style.split(';') {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            let (property, value) = (property.trim(), value.trim());
            let is = |name: &str| property.eq_ignore_ascii_case(name);
            let says = |word: &str| value.split_ascii_whitespace().any(|part| part.eq_ignore_ascii_case(word));
            if (is("display") && says("none")) || (is("visibility") && says("hidden")) {
                self.layout = Layout::Hidden;
            } else if is("font-weight")
                && (says("bold") || says("bolder") || value.parse::<u16>().is_ok_and(|n| n >= 600))
            {
                self.styles.add(Style::Bold);
            } else if is("font-style") && (says("italic") || says("oblique")) {
                self.styles.add(Style::Italic);
            } else if is("text-decoration") || is("text-decoration-line") {
                if says("line-through") {
                    self.styles.add(Style::Struck);
                }
                if says("underline") {
                    self.styles.add(Style::Underlined);
                }
            }
        }
    }
}

/// The address of a link to somewhere on the web, or on the same server.
fn web_address(value: &str) -> Option<Box<str>> {
    let value = value.trim();
    let scheme = value.split_once(':').map(|(scheme, _)| scheme).filter(|s| s.chars().all(|c| c.is_ascii_alphabetic()));
    let leads_somewhere = match scheme {
        Some(scheme) => ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known)),
        None => value.starts_with('/'),
    };
    (leads_somewhere && value.len() <= LONGEST_ADDRESS).then(|| value.into())
}

/// The longest link that is kept, in bytes; longer ones are pictures and programs written into the page.
const LONGEST_ADDRESS: usize = 2048;

fn layout(name: &LocalName) -> Layout {
    match *name {
        local_name!("br") => Layout::Break,
        local_name!("table") => Layout::Table,
        local_name!("tr") => Layout::Row,
        local_name!("td") | local_name!("th") => Layout::Cell,
        local_name!("p")
        | local_name!("h1")
        | local_name!("h2")
        | local_name!("h3")
        | local_name!("h4")
        | local_name!("h5")
        | local_name!("h6")
        | local_name!("blockquote") => Layout::Paragraph,
        local_name!("address")
        | local_name!("article")
        | local_name!("aside")
        | local_name!("body")
        | local_name!("caption")
        | local_name!("center")
        | local_name!("dd")
        | local_name!("details")
        | local_name!("div")
        | local_name!("dl")
        | local_name!("dt")
        | local_name!("fieldset")
        | local_name!("figcaption")
        | local_name!("figure")
        | local_name!("footer")
        | local_name!("form")
        | local_name!("header")
        | local_name!("hr")
        | local_name!("legend")
        | local_name!("li")
        | local_name!("listing")
        | local_name!("main")
        | local_name!("menu")
        | local_name!("nav")
        | local_name!("ol")
        | local_name!("pre")
        | local_name!("section")
        | local_name!("summary")
        | local_name!("textarea")
        | local_name!("ul")
        | local_name!("xmp") => Layout::Block,
        local_name!("audio")
        | local_name!("canvas")
        | local_name!("datalist")
        | local_name!("dialog")
        | local_name!("head")
        | local_name!("iframe")
        | local_name!("math")
        | local_name!("noembed")
        | local_name!("noframes")
        | local_name!("noscript")
        | local_name!("object")
        | local_name!("script")
        | local_name!("select")
        | local_name!("style")
        | local_name!("svg")
        | local_name!("template")
        | local_name!("video") => Layout::Hidden,
        _ => Layout::Inline,
    }
}

fn styles(name: &LocalName) -> &'static [Style] {
    match *name {
        local_name!("b") | local_name!("strong") | local_name!("th") => &[Style::Bold],
        local_name!("i") | local_name!("em") | local_name!("cite") | local_name!("address") => &[Style::Italic],
        local_name!("u") => &[Style::Underlined],
        local_name!("ins") => &[Style::Inserted],
        local_name!("s") | local_name!("strike") | local_name!("del") => &[Style::Struck],
        local_name!("h1")
        | local_name!("h2")
        | local_name!("h3")
        | local_name!("h4")
        | local_name!("h5")
        | local_name!("h6") => &[Style::Bold, Style::Heading],
        _ => &[],
    }
}
