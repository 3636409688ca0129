//! What was read is kept, and found again.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use redwell::export::{self, ExportKind};
use redwell::session::{Cache, Means, Parts};
use tempfile::TempDir;

use crate::fixture::{folder, names};
use crate::review::{FIRST, MESSAGE, SECOND};

const PAGE: &str = "<html><body><p>The hearing is on <b>May 4, 2009</b>.</p></body></html>";

/// A case folder whose files were written long ago, and a place for what is kept of it.
struct Kept {
    case: TempDir,
    cache: TempDir,
}

impl Kept {
    fn new() -> Self {
        let case = folder(&[("45.txt", FIRST), ("b/page.html", PAGE)]);
        let kept = Self { case, cache: tempfile::tempdir().unwrap() };
        for name in ["45.txt", "b/page.html"] {
            kept.changed(name, 1_000);
        }
        kept
    }

    /// Says that a file was changed so many seconds after 1970.
    fn changed(&self, name: &str, seconds: u64) {
        let file = File::options().write(true).open(self.case.path().join(name)).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
    }

    fn facts(&self) -> String {
        self.facts_of_build("a build")
    }

    fn facts_of_build(&self, build: &str) -> String {
        facts(self.case.path(), Some(Cache::new(self.cache.path(), build)))
    }

    /// The files in which documents are kept.
    fn documents(&self) -> Vec<std::path::PathBuf> {
        let Ok(groups) = fs::read_dir(self.cache.path().join("documents")) else { return Vec::new() };
        groups.flat_map(|group| fs::read_dir(group.unwrap().path()).unwrap()).map(|file| file.unwrap().path()).collect()
    }
}

fn facts(folder: &Path, cache: Option<Cache>) -> String {
    let case = Parts::read_by(folder, &Means { cache, ..Means::default() }).unwrap().assemble(&[], 1).unwrap();
    let mut bytes = Vec::new();
    export::write(&case, ExportKind::Facts, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn what_is_kept_says_the_same() {
    let kept = Kept::new();
    let fresh = facts(kept.case.path(), None);
    assert_eq!(kept.facts(), fresh);
    assert_eq!(kept.documents().len(), 2);
    assert_eq!(kept.facts(), fresh);
    assert_eq!(names(kept.case.path()), ["45.txt", "b"], "nothing is written into the case folder");
}

#[test]
fn an_unchanged_file_is_not_opened_again() {
    let kept = Kept::new();
    let before = kept.facts();
    // Words of the same length, and a time that says that nothing was changed.
    fs::write(kept.case.path().join("45.txt"), FIRST.replace("Jane Doe", "Joan Poe")).unwrap();
    kept.changed("45.txt", 1_000);
    assert_eq!(kept.facts(), before);
    kept.changed("45.txt", 1_001);
    assert!(kept.facts().contains("Joan Poe"));
}

#[test]
fn a_moved_file_is_known_by_its_content() {
    let kept = Kept::new();
    kept.facts();
    fs::create_dir(kept.case.path().join("c")).unwrap();
    fs::rename(kept.case.path().join("45.txt"), kept.case.path().join("c/45.txt")).unwrap();
    let facts = kept.facts();
    assert!(facts.contains("\"c/45.txt\"") && !facts.contains("\"45.txt\""));
    assert_eq!(kept.documents().len(), 2, "nothing was read anew");
    // Courts number their documents by the name.
    fs::rename(kept.case.path().join("c/45.txt"), kept.case.path().join("c/46.txt")).unwrap();
    kept.facts();
    assert_eq!(kept.documents().len(), 3);
}

#[test]
fn what_is_inside_of_a_file_is_kept_with_it() {
    let kept = Kept::new();
    fs::write(kept.case.path().join("mail.eml"), MESSAGE).unwrap();
    kept.changed("mail.eml", 1_000);
    let fresh = facts(kept.case.path(), None);
    assert!(fresh.contains("\"mail.eml/report.txt\""));
    assert_eq!(kept.facts(), fresh);
    assert_eq!(kept.facts(), fresh);
    // Only somebody who opens the file sees that.
    fs::write(kept.case.path().join("mail.eml"), MESSAGE.replace("report.txt", "review.txt")).unwrap();
    kept.changed("mail.eml", 1_000);
    assert_eq!(kept.facts(), fresh);
    kept.changed("mail.eml", 1_001);
    assert!(kept.facts().contains("\"mail.eml/review.txt\""));
    fs::rename(kept.case.path().join("mail.eml"), kept.case.path().join("b/mail.eml")).unwrap();
    assert!(kept.facts().contains("\"b/mail.eml/review.txt\""));
}

#[test]
fn damage_is_mended() {
    let kept = Kept::new();
    let before = kept.facts();
    for path in kept.documents() {
        let mut bytes = fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&path, bytes).unwrap();
    }
    assert_eq!(kept.facts(), before);
    let mended = kept.documents().iter().map(|path| fs::read(path).unwrap()).collect::<Vec<_>>();
    assert_eq!(kept.facts(), before);
    assert_eq!(mended, kept.documents().iter().map(|path| fs::read(path).unwrap()).collect::<Vec<_>>());
}

#[test]
fn what_another_build_kept_is_read_anew() {
    let kept = Kept::new();
    let before = kept.facts();
    let old: Vec<_> = kept.documents().iter().map(|path| fs::read(path).unwrap()).collect();
    assert_eq!(kept.facts_of_build("another build"), before);
    let new: Vec<_> = kept.documents().iter().map(|path| fs::read(path).unwrap()).collect();
    assert_eq!(old.len(), new.len());
    assert!(old.iter().zip(&new).all(|(old, new)| old != new));
}

#[test]
fn deleting_what_is_kept_loses_nothing() {
    let kept = Kept::new();
    let before = kept.facts();
    fs::remove_dir_all(kept.cache.path()).unwrap();
    assert_eq!(kept.facts(), before);
}

#[test]
fn without_a_place_to_keep_anything_all_is_read() {
    let kept = Kept::new();
    let fresh = facts(kept.case.path(), None);
    let file = kept.cache.path().join("file");
    fs::write(&file, "").unwrap();
    for place in [file.clone(), file.join("below")] {
        assert_eq!(facts(kept.case.path(), Some(Cache::new(place, "a build"))), fresh);
    }
}

#[test]
fn what_is_kept_stays_within_its_bounds() {
    let kept = Kept::new();
    let small = || Some(Cache::new(kept.cache.path(), "a build").with_most(3_000));
    for number in 0..20 {
        fs::write(kept.case.path().join(format!("{number}.txt")), SECOND.replace("June 9", &format!("June {number}")))
            .unwrap();
    }
    facts(kept.case.path(), small());
    let bytes: u64 = kept.documents().iter().map(|path| fs::metadata(path).unwrap().len()).sum();
    assert!((1..3_000).contains(&bytes), "{bytes} bytes are left");
}
