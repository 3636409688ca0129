//! A file of the cache: compressed, and sealed so that damage is seen.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

/// How every file begins; counted up when the form of the files changes.
const MAGIC: [u8; 8] = *b"redwell1";

/// The longest content of a file, in bytes: beyond what any reader hands over.
const MOST: usize = 1 << 30;

/// What a file holds; `None` where there is none, where it is damaged, or where another build wrote it.
pub(super) fn read(path: &Path, build: &[u8; 16]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(MOST as u64).read_to_end(&mut bytes).ok()?;
    let rest = bytes.strip_prefix(&MAGIC)?.strip_prefix(build)?;
    let (seal, packed) = rest.split_at_checked(blake3::OUT_LEN)?;
    if blake3::hash(packed).as_bytes() != seal {
        log::debug!("{} is damaged", path.display());
        return None;
    }
    let (length, packed) = lz4_flex::block::uncompressed_size(packed).ok()?;
    if length > MOST {
        return None;
    }
    lz4_flex::block::decompress(packed, length).ok()
}

/// Replaces a file whole or not at all. Not to be able to is no failure.
pub(super) fn write(path: &Path, build: &[u8; 16], payload: &[u8]) {
    if let Err(error) = try_write(path, build, payload) {
        log::debug!("{} is not kept: {error}", path.display());
    }
}

fn try_write(path: &Path, build: &[u8; 16], payload: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let packed = lz4_flex::block::compress_prepend_size(payload);
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".").suffix(".tmp").tempfile_in(folder)?;
    for part in [&MAGIC[..], build, blake3::hash(&packed).as_bytes(), &packed] {
        file.write_all(part)?;
    }
    // Not flushed to the disk: after a loss of power the seal is broken, and the document is read again.
    file.persist(path).map(drop).map_err(|failed| failed.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILD: [u8; 16] = [7; 16];

    #[test]
    fn what_is_kept_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b");
        assert_eq!(read(&path, &BUILD), None);
        write(&path, &BUILD, b"first");
        write(&path, &BUILD, &b"second ".repeat(1000));
        assert_eq!(read(&path, &BUILD), Some(b"second ".repeat(1000)));
        assert_eq!(read(&path, &[8; 16]), None, "of another build");
        assert_eq!(fs::read_dir(folder.path().join("a")).unwrap().count(), 1, "nothing else is left there");
    }

    #[test]
    fn damage_anywhere_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        write(&path, &BUILD, b"the quick brown fox");
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x10;
            fs::write(&path, &bytes).unwrap();
            assert_eq!(read(&path, &BUILD), None, "byte {at} is another");
            fs::write(&path, &whole[..at]).unwrap();
            assert_eq!(read(&path, &BUILD), None, "cut at {at}");
        }
    }

    #[test]
    fn where_nothing_can_be_written_nothing_happens() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        write(&folder.path().join("file/below"), &BUILD, b"x");
        assert_eq!(read(&folder.path().join("file/below"), &BUILD), None);
    }
}
