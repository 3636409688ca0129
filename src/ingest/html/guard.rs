//! Keeps a hostile page from costing more than its length.
//!
//! The parser looks through its stack of open elements at many a tag, and opens unclosed formatting again in every
//! paragraph, so that some pages cost the square of their length. As browsers do, elements below a certain depth are
//! flattened: their tags are left out, their text stays. A page that makes far more elements than it has bytes to
//! name them is cut where it does.

use std::borrow::Cow;
use std::cell::Cell;

use html5ever::tokenizer::{EndTag, StartTag, Tag, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};

use super::tree::{Handle, Tree};

/// The depth below which elements are flattened; browsers stop at 512.
pub(super) const DEEPEST: u32 = 256;

/// The parser's tree builder behind a guard.
pub(super) struct Guard {
    /// What builds the tree.
    pub(super) builder: TreeBuilder<Handle, Tree>,
    most_nodes: usize,
    flattened: Cell<bool>,
    overflowed: Cell<bool>,
    cut: Cell<bool>,
    /// Whether the page is XML, in which any element may end in its own tag.
    xml: bool,
}

impl Guard {
    /// A guard for a page.
    pub(super) fn new(builder: TreeBuilder<Handle, Tree>, page: &str) -> Self {
        Self {
            builder,
            most_nodes: page.len() / 2 + 100_000,
            xml: page.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml"),
            flattened: Cell::new(false),
            overflowed: Cell::new(false),
            cut: Cell::new(false),
        }
    }

    /// Whether elements were flattened.
    pub(super) fn flattened(&self) -> bool {
        self.flattened.get()
    }

    /// Whether the rest of the page was left out.
    pub(super) fn overflowed(&self) -> bool {
        self.overflowed.get()
    }

    /// Whether the next element would be below [`DEEPEST`]. The element added last may have been closed since, so
    /// that the parser is asked where it stands before a tag is left out.
    fn is_too_deep(&self) -> bool {
        self.builder.sink.depth() > DEEPEST && {
            self.name_the_open_element();
            self.builder.sink.depth_of_named() > DEEPEST
        }
    }

    fn ends_in_table(&self) -> bool {
        self.name_the_open_element();
        self.builder.sink.named_is_in_table()
    }

    /// Has the parser ask the tree for the name of the innermost open element. It keeps its stack to itself, and
    /// this question is the one that shows the top of it.
    fn name_the_open_element(&self) {
        let _ = self.builder.adjusted_current_node_present_but_not_in_html_namespace();
    }

    /// Whether the page ended inside a table.
    pub(super) fn cut(&self) -> bool {
        self.cut.get()
    }
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        match &token {
            Token::EOFToken => self.cut.set(self.ends_in_table()),
            Token::ParseError(_) => return TokenSinkResult::Continue,
            _ if self.overflowed.get() => return TokenSinkResult::Continue,
            _ if self.builder.sink.len() > self.most_nodes => {
                self.overflowed.set(true);
                return TokenSinkResult::Continue;
            }
            Token::TagToken(tag) if nests(tag) && self.is_too_deep() => {
                self.flattened.set(true);
                return TokenSinkResult::Continue;
            }
            Token::TagToken(tag) if self.xml && tag.self_closing && tag.kind == StartTag && !is_void(&tag.name) => {
                let end = Tag { kind: EndTag, self_closing: false, attrs: Vec::new(), ..tag.clone() };
                let _ = self.builder.process_token(token, line);
                let _ = self.builder.process_token(Token::TagToken(end), line);
                return TokenSinkResult::Continue;
            }
            _ => {}
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Whether the tag begins an element that may hold others. Those that hold nothing but characters are let through:
/// without their tags a program would be taken for text.
fn nests(tag: &Tag) -> bool {
    tag.kind == StartTag
        && !matches!(
            tag.name,
            local_name!("br")
                | local_name!("iframe")
                | local_name!("noembed")
                | local_name!("noframes")
                | local_name!("noscript")
                | local_name!("script")
                | local_name!("style")
                | local_name!("textarea")
                | local_name!("title")
                | local_name!("xmp")
        )
}

/// Whether an element has no end tag, even in a page that is no XML.
fn is_void(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
    )
}

/// A tag longer than this may be one made to stall the parser, in bytes.
const LONG_TAG: usize = 32 * 1024;

/// The most attributes that a tag of that length may have, about.
const MOST_ATTRIBUTES: usize = 4096;

/// The page without tags of thousands of attributes: the parser compares each attribute of a tag with all before it.
/// A picture written into a tag is long too, but is one attribute.
pub(super) fn without_stalling_tags(page: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let (mut copied, mut behind) = (0, 0);
    let ends = memchr::memchr_iter(b'>', page.as_bytes()).map(|at| at + 1);
    for end in ends.chain([page.len()]) {
        let stretch = page.get(behind..end).unwrap_or_default();
        if stretch.len() > LONG_TAG
            && let Some(at) = memchr::memrchr(b'<', stretch.as_bytes())
            && let Some(tag) = stretch.get(at + 1..)
            && tag.len() > LONG_TAG
            && tag.starts_with(|c: char| c.is_ascii_alphabetic())
            && tag.split_ascii_whitespace().nth(MOST_ATTRIBUTES).is_some()
        {
            kept.push_str(page.get(copied..behind + at).unwrap_or_default());
            copied = end;
        }
        behind = end;
    }
    if copied == 0 {
        return Cow::Borrowed(page);
    }
    kept.push_str(page.get(copied..).unwrap_or_default());
    Cow::Owned(kept)
}
