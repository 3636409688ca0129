//! Keeping the cache in bounds.

use std::path::Path;
use std::time::SystemTime;

use walkdir::WalkDir;

/// Takes away the files of a folder that were not used for longest, until nine tenths of `most` bytes are left, where
/// there are more than `most`.
pub(super) fn trim(folder: &Path, most: u64) {
    let mut files: Vec<_> = WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let data = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
            Some((data.modified().unwrap_or(SystemTime::UNIX_EPOCH), entry.into_path(), data.len()))
        })
        .collect();
    let mut total: u64 = files.iter().map(|(_, _, bytes)| bytes).sum();
    if total <= most {
        return;
    }
    files.sort_unstable();
    for (_, path, bytes) in files {
        if total <= most / 10 * 9 {
            return;
        }
        match std::fs::remove_file(&path) {
            Ok(()) => total -= bytes,
            Err(error) => log::debug!("{} stays: {error}", path.display()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_longest_unused_goes_first() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("below")).unwrap();
        for (name, seconds) in [("new", 30), ("below/old", 10), ("middle", 20)] {
            let path = folder.path().join(name);
            fs::write(&path, [0; 100]).unwrap();
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
        }
        let left = || ["new", "middle", "below/old"].map(|name| folder.path().join(name).exists());
        trim(folder.path(), 300);
        assert_eq!(left(), [true, true, true]);
        trim(folder.path(), 250);
        assert_eq!(left(), [true, true, false]);
        trim(folder.path(), 0);
        assert_eq!(left(), [false, false, false]);
        trim(&folder.path().join("gone"), 0);
    }
}
