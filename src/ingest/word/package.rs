//! The archive that a Word file is, and how its parts hang together.

use std::io::{BufReader, Cursor, Read};

use zip::ZipArchive;

use super::xml::{self, Element, Visitor};

/// Bytes of one part beyond which it is not read, unpacked; a book has ten.
const MOST_BYTES: u64 = 128 << 20;

/// Bytes of all parts together.
const MOST_ALTOGETHER: u64 = 256 << 20;

/// The parts of a Word file.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    main: String,
    room: u64,
    cut: bool,
}

impl<'b> Package<'b> {
    /// Opens a file; nothing where it is no archive.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut package = Self { archive, main: "word/document.xml".to_owned(), room: MOST_ALTOGETHER, cut: false };
        let mut relations = Relations::default();
        package.walk_part("_rels/.rels", &mut relations);
        if let Some(main) = relations.of_kind("officeDocument").first() {
            package.main.clone_from(main);
        }
        Some(package)
    }

    /// The relations of the main part.
    pub(super) fn relations(&mut self) -> Relations {
        let (folder, name) = self.main.rsplit_once('/').unwrap_or(("", &self.main));
        let mut relations = Relations { folder: folder.to_owned(), ..Relations::default() };
        let path = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        self.walk_part(&path, &mut relations);
        relations
    }

    /// Hands the main part to the visitor. Returns whether it was whole; nothing where it is not there.
    pub(super) fn walk_main(&mut self, visitor: &mut impl Visitor) -> Option<bool> {
        let main = self.main.clone();
        self.walk_part(&main, visitor)
    }

    /// Hands parts to the visitor, as far as they go.
    pub(super) fn walk<P: AsRef<str>>(&mut self, parts: &[P], visitor: &mut impl Visitor) {
        for part in parts {
            self.walk_part(part.as_ref(), visitor);
        }
    }

    /// Whether a part had more bytes than are read.
    pub(super) fn is_cut(&self) -> bool {
        self.cut
    }

    fn walk_part(&mut self, path: &str, visitor: &mut impl Visitor) -> Option<bool> {
        let most = self.room.min(MOST_BYTES);
        let mut part = self.archive.by_name(path).ok()?.take(most);
        let whole = xml::walk(BufReader::with_capacity(1 << 16, &mut part), visitor);
        let left = part.limit();
        self.cut |= left == 0;
        self.room -= most - left;
        Some(whole)
    }
}

/// What a part refers to.
#[derive(Debug, Default)]
pub(super) struct Relations {
    folder: String,
    /// Identifier, kind and target.
    all: Vec<(String, String, String)>,
}

impl Relations {
    /// The paths of the parts of one kind, such as "header", in the order of the file.
    pub(super) fn of_kind(&self, kind: &str) -> Vec<String> {
        let path = |target: &str| match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None if self.folder.is_empty() => target.to_owned(),
            None => format!("{}/{target}", self.folder),
        };
        self.all.iter().filter(|(_, own, _)| own == kind).map(|(_, _, target)| path(target)).collect()
    }

    /// Where a link leads.
    pub(super) fn target(&self, id: &str) -> Option<&str> {
        self.all.iter().find(|(own, kind, _)| own == id && kind == "hyperlink").map(|(_, _, target)| target.as_str())
    }
}

impl Visitor for Relations {
    fn open(&mut self, element: &Element<'_>) {
        if element.name() == "Relationship"
            && let (Some(id), Some(kind), Some(target)) =
                (element.attribute("Id"), element.attribute("Type"), element.attribute("Target"))
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            self.all.push((id.into_owned(), kind, target.into_owned()));
        }
    }

    fn close(&mut self, _: &str) {}

    fn text(&mut self, _: &str) {}
}
