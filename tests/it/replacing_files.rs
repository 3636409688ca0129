//! Replacing a file whole or not at all.

use std::fs;
use std::path::Path;

use redwell::workspace::replace_file;

use crate::fixture::{folder, names};

#[test]
fn a_rename_that_fails_leaves_the_old_file() {
    let folder = folder(&[("there/keep.txt", "x")]);
    let target = folder.path().join("there");
    assert!(replace_file(&target, |file| file.write_all(b"new")).is_err());
    assert_eq!(names(&target), ["keep.txt"]);
    assert_eq!(names(folder.path()), ["there"]);
}

#[test]
fn a_writer_that_fails_leaves_the_old_file() {
    let folder = folder(&[("a.csv", "old")]);
    let target = folder.path().join("a.csv");
    let failing = |file: &mut dyn std::io::Write| {
        file.write_all(&vec![b'x'; 100_000])?;
        Err(std::io::Error::other("out of words"))
    };
    assert_eq!(replace_file(&target, failing).unwrap_err().to_string(), "out of words");
    assert_eq!(fs::read_to_string(&target).unwrap(), "old");
    assert_eq!(names(folder.path()), ["a.csv"]);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("real/file", "old")]);
    let (real, link) = (folder.path().join("real/file"), folder.path().join("link"));
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("real/file", &link).unwrap();
    replace_file(&link, |file| file.write_all(b"new")).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&real).unwrap(), "new");
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);

    let dangling = folder.path().join("dangling");
    std::os::unix::fs::symlink("real/later", &dangling).unwrap();
    replace_file(&dangling, |file| file.write_all(b"x")).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("real/later")).unwrap(), "x");
}

#[cfg(unix)]
#[test]
fn a_new_file_can_be_read_by_colleagues() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("made by the system", "")]);
    let target = folder.path().join("new");
    replace_file(&target, |file| file.write_all(b"x")).unwrap();
    let mode = |name| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
    assert_eq!(mode("new"), mode("made by the system"));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_never_replaced() {
    let before = fs::metadata("/dev/null").unwrap().file_type();
    replace_file(Path::new("/dev/null"), |file| file.write_all(b"x")).unwrap();
    assert_eq!(fs::metadata("/dev/null").unwrap().file_type(), before);
}
