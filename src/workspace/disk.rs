//! Replacing a file whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::platform;

/// Replaces the content of `target` with what `write` writes. Whatever fails, and whenever the machine stops, the file
/// holds either all of the old content or all of the new.
///
/// The new content goes to a temporary file beside it, is flushed to the disk, and takes the old one's place in one
/// step. A link is followed first, so that the link stays; the old file's permissions stay too. What is no file at all
/// (a pipe, a terminal) is written to directly.
///
/// # Errors
/// What the operating system says; a write-protected file counts as a denied permission.
pub fn replace_file(target: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let target = followed(target);
    let old = match fs::metadata(&target) {
        Ok(old) if !old.is_file() => return write_directly(&target, write),
        Ok(old) if old.permissions().readonly() => {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is write-protected"));
        }
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let folder = folder_of(&target);
    let file = platform::new_file_in(&folder)?;
    {
        let mut buffer = BufWriter::new(file.as_file());
        write(&mut buffer)?;
        buffer.flush()?;
    }
    if let Some(old) = old {
        platform::keep_permissions(&file, old.permissions());
    }
    file.as_file().sync_all()?;
    platform::rename_over(file, &target)?;
    platform::sync_folder(&folder);
    Ok(())
}

/// Moves a file to the first free name of `name(1)`, `name(2)` … beside it; nothing is ever overwritten.
pub(super) fn set_aside(file: &Path, name: impl Fn(u32) -> String) -> io::Result<PathBuf> {
    let aside = free_name(file, name)?;
    fs::rename(file, &aside)?;
    Ok(aside)
}

/// The first name of `name(1)`, `name(2)` … beside `file` that no file has.
pub(super) fn free_name(file: &Path, name: impl Fn(u32) -> String) -> io::Result<PathBuf> {
    let folder = folder_of(file);
    (1..1000)
        .map(|number| folder.join(name(number)))
        .find(|path| fs::symlink_metadata(path).is_err())
        .ok_or_else(|| io::Error::new(io::ErrorKind::AlreadyExists, "there are a thousand such files already"))
}

/// The file that a link leads to, or that it would lead to if that were there.
fn followed(path: &Path) -> PathBuf {
    if !fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink()) {
        return path.to_owned();
    }
    fs::canonicalize(path)
        .or_else(|_| fs::read_link(path).map(|link| folder_of(path).join(link)))
        .unwrap_or_else(|_| path.to_owned())
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn write_directly(target: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut buffer = BufWriter::new(File::options().write(true).open(target)?);
    write(&mut buffer)?;
    buffer.flush()
}
