//! Listing the case folder.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use super::inside::{self, Step};
use crate::model::{Format, Problem, ProblemKind};

/// A file of the case folder, or a document inside of one; listed but not yet read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedFile {
    /// Relative to the case folder, with `/`. A document inside of a file has that file's path before its own.
    pub path: String,
    /// Where it is on disk, or the file that it is inside of.
    #[serde(with = "on_disk")]
    pub location: PathBuf,
    /// By its extension.
    pub format: Format,
    /// Size in bytes; of a document inside of a file, as that file says.
    pub bytes: u64,
    /// When it, or the file that it is inside of, was changed last, where the file system says; by it and the size an
    /// unchanged file is known.
    #[serde(skip)]
    pub modified: Option<SystemTime>,
    /// The way to it from the beginning of the file; empty for the file itself.
    pub steps: Vec<Step>,
}

impl ListedFile {
    fn new(path: String, location: &Path, data: &Metadata) -> Self {
        Self {
            format: format_of(&path),
            path,
            location: location.to_owned(),
            bytes: data.len(),
            modified: data.modified().ok(),
            steps: Vec::new(),
        }
    }

    /// A file on its own, outside of any case folder.
    ///
    /// # Errors
    /// What the operating system says of a file that is not there or may not be looked at.
    pub fn alone(location: &Path) -> std::io::Result<Self> {
        let data = std::fs::metadata(location)?;
        let path = location.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Self::new(path, location, &data))
    }
}

/// A path as the system has it, which need not be Unicode.
mod on_disk {
    use std::ffi::OsString;
    use std::path::{Path, PathBuf};

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
        path.as_os_str().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PathBuf, D::Error> {
        OsString::deserialize(deserializer).map(PathBuf::from)
    }
}

/// Lists the documents of a folder and its sub-folders, sorted by path, with what could not be listed. What is inside of
/// archives, mailboxes and messages is listed too.
///
/// # Errors
/// A problem, where the folder itself cannot be read.
pub fn list(folder: &Path) -> Result<(Vec<ListedFile>, Vec<Problem>), Problem> {
    let (mut files, mut problems) = list_files(folder)?;
    let containers: Vec<_> = files.iter().filter(|file| file.format.is_container()).cloned().collect();
    for container in containers {
        let (inside, more) = list_inside(&container);
        files.extend(inside);
        problems.extend(more);
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((files, problems))
}

/// Lists the documents inside of an archive, a mailbox or a message of the folder, with what could not be listed.
pub fn list_inside(container: &ListedFile) -> (Vec<ListedFile>, Vec<Problem>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    inside::list(container, &mut files, &mut problems);
    (files, problems)
}

/// Lists the files of a folder and its sub-folders, sorted by path, with what could not be listed. None is opened.
///
/// Links to folders are not followed: a loop would never end, and what lies outside the folder is not of the case.
///
/// # Errors
/// A problem, where the folder itself cannot be read.
pub fn list_files(folder: &Path) -> Result<(Vec<ListedFile>, Vec<Problem>), Problem> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    let walk = WalkDir::new(folder)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || is_document_name(&entry.file_name().to_string_lossy()));
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let problem = unlisted(folder, &error);
                if error.depth() == 0 {
                    return Err(problem);
                }
                problems.push(problem);
                continue;
            }
        };
        if entry.depth() == 0 && !entry.file_type().is_dir() {
            return Err(Problem {
                path: folder.display().to_string(),
                doc: None,
                kind: ProblemKind::Unreadable,
                message: "is a file, not a folder; open the folder that holds it".to_owned(),
            });
        }
        let location = entry.path();
        // A link to a file counts as the file.
        let Ok(data) = std::fs::metadata(location) else {
            if !entry.file_type().is_dir() {
                problems.push(vanished(folder, location));
            }
            continue;
        };
        if !data.is_file() {
            continue;
        }
        let path = relative(folder, location);
        files.push(ListedFile::new(path, location, &data));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((files, problems))
}

/// Whether a file or folder of this name may hold case documents: not hidden, not temporary, not Redwell's own.
pub fn is_document_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    let own = lower == "redwell.ron" || lower.starts_with("redwell.ron.") || lower.starts_with("redwell.damaged");
    let hidden = name.starts_with('.') || matches!(lower.as_str(), "thumbs.db" | "desktop.ini" | "__macosx");
    let temporary = name.starts_with("~$")
        || name.starts_with(".~")
        || name.ends_with('~')
        || [".tmp", ".temp", ".part", ".crdownload", ".swp", ".lock"].iter().any(|end| lower.ends_with(end));
    !(own || hidden || temporary)
}

/// Whether a change at this place can be one of the case's documents: no part of the way to it is hidden, temporary or
/// Redwell's own.
pub fn may_hold_documents(folder: &Path, changed: &Path) -> bool {
    // Some systems name the folder in another way than it was opened by; the file's own name has to do then.
    let below = changed.strip_prefix(folder).ok().or_else(|| changed.file_name().map(Path::new));
    below.is_some_and(|below| below.iter().all(|part| is_document_name(&part.to_string_lossy())))
}

/// The format that a file's extension promises.
pub(super) fn format_of(path: &str) -> Format {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).as_deref() {
        Some("txt" | "text") => Format::Text,
        Some("md" | "markdown") => Format::Markdown,
        Some("html" | "htm" | "xhtml") => Format::Html,
        Some("pdf") => Format::Pdf,
        Some("docx" | "docm" | "dotx" | "dotm") => Format::Word,
        Some("doc" | "dot") => Format::OldWord,
        Some("rtf") => Format::Rtf,
        Some("eml") => Format::Email,
        Some("msg") => Format::Outlook,
        Some("mbox" | "mbx") => Format::Mailbox,
        Some("zip") => Format::Zip,
        Some("xlsx" | "xlsm" | "xltx" | "xltm" | "xlsb" | "xls" | "xlt" | "ods") => Format::Workbook,
        Some("csv" | "tsv") => Format::Csv,
        Some("png" | "jpg" | "jpeg" | "tif" | "tiff") => Format::Image,
        _ => Format::Other,
    }
}

/// The path below the folder, with `/` on every system.
fn relative(folder: &Path, location: &Path) -> String {
    let below = location.strip_prefix(folder).unwrap_or(location);
    below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn unlisted(folder: &Path, error: &walkdir::Error) -> Problem {
    let path = match error.path() {
        Some(path) if path != folder => relative(folder, path),
        _ => folder.display().to_string(),
    };
    let why = match error.io_error().map(std::io::Error::kind) {
        Some(std::io::ErrorKind::NotFound) => "is not there; was it moved, or is the drive not connected?".to_owned(),
        Some(std::io::ErrorKind::PermissionDenied) => {
            "may not be opened: you have no permission; ask its owner for access".to_owned()
        }
        _ => format!("could not be listed: {error}"),
    };
    Problem { path, doc: None, kind: ProblemKind::Unreadable, message: why }
}

fn vanished(folder: &Path, location: &Path) -> Problem {
    Problem {
        path: relative(folder, location),
        doc: None,
        kind: ProblemKind::Unreadable,
        message: "points to a file that is not there".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_not_documents() {
        for name in ["redwell.ron", "redwell.ron.bak", ".redwell.lock", "~$order.docx", "Thumbs.db", "a.txt~", "x.tmp"]
        {
            assert!(!is_document_name(name), "{name}");
        }
        for name in ["order.txt", "Redwell letter.txt", "redwell.txt", "no extension", "tmp.txt"] {
            assert!(is_document_name(name), "{name}");
        }
    }

    #[test]
    fn changes_that_are_none_of_the_case() {
        let case = Path::new("/cases/a.b");
        for path in ["/cases/a.b/order.txt", "/cases/a.b/x/y.pdf", "/cases/a.b", "/private/cases/a.b/order.txt"] {
            assert!(may_hold_documents(case, Path::new(path)), "{path}");
        }
        for path in ["/cases/a.b/redwell.ron", "/cases/a.b/.git/index.txt", "/cases/a.b/x/~$y.docx", "/elsewhere/a.tmp"]
        {
            assert!(!may_hold_documents(case, Path::new(path)), "{path}");
        }
    }

    #[test]
    fn formats_by_extension() {
        assert_eq!(format_of("a/b.TXT"), Format::Text);
        assert_eq!(format_of("a.b/c"), Format::Other);
        assert_eq!(format_of("x.pdf"), Format::Pdf);
    }
}
