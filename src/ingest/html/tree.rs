//! The tree that the HTML parser builds, with no more of each element than the text needs.
//!
//! Nodes lie in one vector and know each other by index, so that a page of any depth is walked and dropped without
//! recursion. Attributes are looked at once, when the element is made, and dropped.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, ExpandedName, LocalName, Namespace, QualName};

use super::element::{Element, Layout};

/// No node: the end of a chain of siblings, or the parent of the document.
pub(super) const NONE: u32 = u32::MAX;

/// The index of the document node.
pub(super) const ROOT: u32 = 0;

/// A node's neighbours, by index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Links {
    pub(super) parent: u32,
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) next: u32,
    pub(super) previous: u32,
    /// How many nodes are above it.
    pub(super) depth: u32,
}

const ALONE: Links = Links { parent: NONE, first: NONE, last: NONE, next: NONE, previous: NONE, depth: 0 };

/// What a node holds.
#[derive(Debug)]
pub(super) enum Content {
    /// The document itself, a comment, or something else without text.
    Nothing,
    /// An element.
    Element(Element),
    /// Characters.
    Text(StrTendril),
}

/// What the parser keeps of an element while it is open: its place and its name.
#[derive(Clone, Debug)]
pub(super) struct Handle {
    id: u32,
    namespace: Namespace,
    name: LocalName,
}

/// The page as it is being built.
#[derive(Debug)]
pub(super) struct Tree {
    links: RefCell<Vec<Links>>,
    contents: RefCell<Vec<Content>>,
    /// The depth of the element added last.
    depth: Cell<u32>,
    /// The node whose name the parser asked for last.
    named: Cell<u32>,
    /// Whether the page asks for a password.
    asks_for_password: Cell<bool>,
}

/// A page, parsed. A node is an index into both lists; [`ROOT`] is the document.
#[derive(Debug)]
pub(super) struct Page {
    /// Each node's neighbours.
    pub(super) links: Vec<Links>,
    /// What each node holds.
    pub(super) contents: Vec<Content>,
    /// Whether the page asks for a password.
    pub(super) asks_for_password: bool,
}

impl Page {
    /// A node's neighbours.
    pub(super) fn links(&self, id: u32) -> Links {
        self.links.get(id as usize).copied().unwrap_or(ALONE)
    }
}

impl Tree {
    /// A tree for a page of `bytes` bytes.
    pub(super) fn new(bytes: usize) -> Self {
        let room = bytes / 24 + 16;
        let tree = Self {
            links: RefCell::new(Vec::with_capacity(room)),
            contents: RefCell::new(Vec::with_capacity(room)),
            depth: Cell::new(0),
            named: Cell::new(ROOT),
            asks_for_password: Cell::new(false),
        };
        tree.push(Content::Nothing);
        tree
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.links.borrow().len()
    }

    /// The depth of the element that was added last.
    pub(super) fn depth(&self) -> u32 {
        self.depth.get()
    }

    /// The depth of the element whose name the parser asked for last, from which the next ones count.
    pub(super) fn depth_of_named(&self) -> u32 {
        let depth = self.at(self.named.get()).depth;
        self.depth.set(depth);
        depth
    }

    /// Whether the element whose name the parser asked for last is a table or stands in one.
    pub(super) fn named_is_in_table(&self) -> bool {
        let contents = self.contents.borrow();
        let mut node = self.named.get();
        while node != NONE {
            if let Some(Content::Element(Element { layout: Layout::Table, .. })) = contents.get(node as usize) {
                return true;
            }
            node = self.at(node).parent;
        }
        false
    }

    fn at(&self, id: u32) -> Links {
        self.links.borrow().get(id as usize).copied().unwrap_or(ALONE)
    }

    fn change(&self, id: u32, change: impl FnOnce(&mut Links)) -> bool {
        let mut links = self.links.borrow_mut();
        let links = links.get_mut(id as usize);
        let found = links.is_some();
        links.map(change);
        found
    }

    fn push(&self, content: Content) -> u32 {
        let mut links = self.links.borrow_mut();
        // A page is refused long before it has 4,294,967,295 nodes.
        let id = u32::try_from(links.len()).unwrap_or(NONE);
        links.push(ALONE);
        self.contents.borrow_mut().push(content);
        id
    }

    fn nameless(&self) -> Handle {
        Handle { id: self.push(Content::Nothing), namespace: Namespace::default(), name: LocalName::default() }
    }

    /// Puts a node or characters under `parent`, before its child `before`, or last where that is [`NONE`].
    fn insert(&self, parent: u32, before: u32, child: NodeOrText<Handle>) {
        match child {
            NodeOrText::AppendText(text) => {
                let neighbour = if before == NONE { self.at(parent).last } else { self.at(before).previous };
                if let Some(Content::Text(have)) = self.contents.borrow_mut().get_mut(neighbour as usize) {
                    have.push_tendril(&text);
                    return;
                }
                let id = self.push(Content::Text(text));
                self.link(parent, before, id);
            }
            NodeOrText::AppendNode(handle) => {
                self.unlink(handle.id);
                self.link(parent, before, handle.id);
                self.depth.set(self.at(handle.id).depth);
            }
        }
    }

    fn link(&self, parent: u32, before: u32, child: u32) {
        let previous = if before == NONE { self.at(parent).last } else { self.at(before).previous };
        let depth = self.at(parent).depth.saturating_add(1);
        self.change(child, |links| *links = Links { parent, previous, next: before, depth, ..*links });
        if !self.change(previous, |links| links.next = child) {
            self.change(parent, |links| links.first = child);
        }
        if !self.change(before, |links| links.previous = child) {
            self.change(parent, |links| links.last = child);
        }
    }

    fn unlink(&self, id: u32) {
        let Links { parent, previous, next, .. } = self.at(id);
        if parent == NONE {
            return;
        }
        if !self.change(previous, |links| links.next = next) {
            self.change(parent, |links| links.first = next);
        }
        if !self.change(next, |links| links.previous = previous) {
            self.change(parent, |links| links.last = previous);
        }
        self.change(id, |links| *links = Links { first: links.first, last: links.last, ..ALONE });
    }
}

impl TreeSink for Tree {
    type Handle = Handle;
    type Output = Page;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Page {
        Page {
            links: self.links.into_inner(),
            contents: self.contents.into_inner(),
            asks_for_password: self.asks_for_password.get(),
        }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: ROOT, namespace: Namespace::default(), name: LocalName::default() }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> ExpandedName<'a> {
        self.named.set(target.id);
        ExpandedName { ns: &target.namespace, local: &target.name }
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> Handle {
        let element = Element::new(&name.local, &attrs);
        if element.asks_for_password {
            self.asks_for_password.set(true);
        }
        Handle { id: self.push(Content::Element(element)), namespace: name.ns, name: name.local }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.nameless()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.nameless()
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.id, NONE, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        if self.at(element.id).parent == NONE {
            self.append(previous, child);
        } else {
            self.append_before_sibling(element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.at(sibling.id).parent;
        self.insert(parent, sibling.id, child);
    }

    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &Handle) {
        self.unlink(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        loop {
            let child = self.at(node.id).first;
            if child == NONE {
                break;
            }
            self.unlink(child);
            self.link(new_parent.id, NONE, child);
        }
    }
}
