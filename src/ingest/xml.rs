//! XML as office programs write it, piece by piece and without recursion.
//!
//! Entities other than the five of XML and characters by number are left out: a document cannot define its own, so
//! that there are no bombs of them.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements inside of one another beyond which a file is not read further; no office program comes near.
const DEEPEST: usize = 2_000;

/// An element.
pub(super) struct Element<'e>(&'e BytesStart<'e>);

impl Element<'_> {
    /// Its name without the prefix of its name space.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().0)
    }

    /// One of its attributes, by name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let found = self.0.attributes().flatten().find(|attribute| local(attribute.key.0) == name)?;
        Some(Cow::Owned(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned()))
    }

    /// The attribute `val`, in which Word keeps most values.
    pub(super) fn value(&self) -> Option<Cow<'_, str>> {
        self.attribute("val")
    }
}

/// What is done with the pieces.
pub(super) trait Visitor {
    /// An element begins. An empty one ends at once.
    fn open(&mut self, element: &Element<'_>);
    /// An element ends.
    fn close(&mut self, name: &str);
    /// Characters, in as many pieces as they come.
    fn text(&mut self, text: &str);
}

/// Hands every piece to the visitor. Returns whether the file was whole.
pub(super) fn walk(source: impl BufRead, visitor: &mut impl Visitor) -> bool {
    let mut reader = Reader::from_reader(source);
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => {
                depth += 1;
                if depth > DEEPEST {
                    return false;
                }
                visitor.open(&Element(&element));
            }
            Ok(Event::Empty(element)) => {
                visitor.open(&Element(&element));
                visitor.close(local(element.name().0));
            }
            Ok(Event::End(element)) => {
                depth = depth.saturating_sub(1);
                visitor.close(local(element.name().0));
            }
            Ok(Event::Text(text)) => visitor.text(&text.xml10_content()),
            Ok(Event::CData(text)) => visitor.text(&text.xml10_content()),
            Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                Ok(Some(c)) => visitor.text(c.encode_utf8(&mut [0; 4])),
                _ => visitor.text(match &*reference.xml10_content() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    _ => "",
                }),
            },
            Ok(Event::Eof) => return depth == 0,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
