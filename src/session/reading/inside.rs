//! What is inside of the files of a case folder: members of archives, messages of mailboxes, attachments.

use serde::{Deserialize, Serialize};

use crate::ingest::{self, ListedFile};
use crate::model::{Problem, ProblemKind};

/// What is inside of one file, as reader processes list it and the cache keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::session) struct Inside {
    /// The file's path when it was looked into.
    of: String,
    /// The documents inside of it.
    files: Vec<ListedFile>,
    /// What could not be listed.
    problems: Vec<Problem>,
}

impl Inside {
    /// Looks into a file here.
    pub(super) fn of(container: &ListedFile) -> Self {
        let (files, problems) = ingest::list_inside(container);
        Self { of: container.path.clone(), files, problems }
    }

    /// What these lists hold of a file.
    pub(in crate::session) fn among(container: &ListedFile, files: &[ListedFile], problems: &[Problem]) -> Self {
        let inside = |path: &str| below(path, &container.path).is_some();
        Self {
            of: container.path.clone(),
            files: files.iter().filter(|file| !file.steps.is_empty() && inside(&file.path)).cloned().collect(),
            problems: problems.iter().filter(|problem| inside(&problem.path)).cloned().collect(),
        }
    }

    /// A file that could not be looked into.
    pub(super) fn failed(container: &ListedFile, message: String) -> Self {
        let problem = Problem { path: container.path.clone(), doc: None, kind: ProblemKind::Unreadable, message };
        Self { of: container.path.clone(), files: Vec::new(), problems: vec![problem] }
    }

    /// The same as what is inside of `container`, wherever it was when it was looked into. Nothing that a reader says
    /// leads out of it.
    pub(super) fn under_name_of(self, container: &ListedFile) -> Self {
        let moved = |path: &str| Some(format!("{}{}", container.path, below(path, &self.of)?));
        let files = self.files.iter().filter(|file| !file.steps.is_empty()).filter_map(|file| {
            let (location, modified) = (container.location.clone(), container.modified);
            Some(ListedFile { path: moved(&file.path)?, location, modified, ..file.clone() })
        });
        let problems = self
            .problems
            .iter()
            .filter_map(|problem| Some(Problem { path: moved(&problem.path)?, doc: None, ..problem.clone() }));
        Self { of: container.path.clone(), files: files.collect(), problems: problems.collect() }
    }
}

/// What stands behind the path of a file in that of something inside of it, or in its own.
fn below<'p>(path: &'p str, container: &str) -> Option<&'p str> {
    path.strip_prefix(container).filter(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The files of a case folder, with what is inside of them as far as that is known.
#[derive(Clone, Debug)]
pub(in crate::session) struct Listing {
    /// Sorted by path.
    pub(in crate::session) files: Vec<ListedFile>,
    /// What could not be listed.
    pub(in crate::session) problems: Vec<Problem>,
    /// The files that were not looked into yet.
    pub(in crate::session) unopened: Vec<ListedFile>,
}

impl Listing {
    /// The files of a folder, with what is inside of those of which `recall` knows it.
    pub(in crate::session) fn new(
        (files, problems): (Vec<ListedFile>, Vec<Problem>),
        recall: impl Fn(&ListedFile) -> Option<Inside>,
    ) -> Self {
        let mut known = Vec::new();
        let mut unopened = Vec::new();
        for file in files.iter().filter(|file| file.format.is_container()) {
            match recall(file) {
                Some(inside) => known.push(inside),
                None => unopened.push(file.clone()),
            }
        }
        let mut listing = Self { files, problems, unopened: Vec::new() };
        listing.add(known);
        Self { unopened, ..listing }
    }

    /// All files were looked into, and this is what is inside of those that were not before.
    pub(in crate::session) fn add(&mut self, found: Vec<Inside>) {
        self.unopened.clear();
        for Inside { files, problems, .. } in found {
            self.files.extend(files);
            self.problems.extend(problems);
        }
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
        // Files are looked into on several threads.
        self.problems.sort_by(|a, b| a.path.cmp(&b.path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Step;
    use crate::model::Format;

    fn file(path: &str, format: Format, steps: usize) -> ListedFile {
        let step = Step { container: Format::Zip, member: 0 };
        ListedFile {
            path: path.to_owned(),
            location: "disk".into(),
            format,
            bytes: 1,
            modified: None,
            steps: vec![step; steps],
        }
    }

    fn paths(files: &[ListedFile]) -> Vec<&str> {
        files.iter().map(|file| file.path.as_str()).collect()
    }

    #[test]
    fn what_is_inside_moves_with_its_file() {
        let archive = file("a.zip", Format::Zip, 0);
        let strange = [
            file("a.zip/order.txt", Format::Text, 1),
            file("a.zip/b.zip/deep.txt", Format::Text, 2),
            file("a.zip.txt", Format::Text, 1),
            file("/etc/passwd", Format::Text, 1),
            file("a.zip/no way to it", Format::Text, 0),
        ];
        let inside = Inside { of: archive.path.clone(), files: strange.to_vec(), problems: Vec::new() };
        let moved = ListedFile { location: "other".into(), ..file("c/d.zip", Format::Zip, 0) };
        let inside = inside.under_name_of(&moved);
        assert_eq!(paths(&inside.files), ["c/d.zip/order.txt", "c/d.zip/b.zip/deep.txt"], "and nothing else");
        assert!(inside.files.iter().all(|file| file.location == moved.location));
    }

    #[test]
    fn what_is_known_is_not_looked_into_again() {
        let files = vec![file("a.zip", Format::Zip, 0), file("b.txt", Format::Text, 0), file("c.zip", Format::Zip, 0)];
        let member = file("a.zip/order.txt", Format::Text, 1);
        let recall = |container: &ListedFile| {
            (container.path == "a.zip").then(|| Inside::among(container, &[files[1].clone(), member.clone()], &[]))
        };
        let mut listing = Listing::new((files.clone(), Vec::new()), recall);
        assert_eq!(paths(&listing.files), ["a.zip", "a.zip/order.txt", "b.txt", "c.zip"]);
        assert_eq!(paths(&listing.unopened), ["c.zip"]);
        listing.add(vec![Inside::among(&files[2], &[file("c.zip/x.txt", Format::Text, 1)], &[])]);
        assert_eq!(paths(&listing.files), ["a.zip", "a.zip/order.txt", "b.txt", "c.zip", "c.zip/x.txt"]);
        assert!(listing.unopened.is_empty());
    }
}
