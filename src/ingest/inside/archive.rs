//! ZIP archives.

use std::borrow::Cow;
use std::io::Read;

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::Refused;
use super::{Member, Source};

/// Entries beyond which an archive is not opened: its directory alone would cost more than its documents.
const MOST_ENTRIES: usize = 50_000;

/// What an archive holds, from its directory alone: nothing is unpacked.
pub(super) fn list(source: &mut dyn Source) -> Result<Vec<Member>, Refused> {
    let mut archive = open(source)?;
    let mut members = Vec::new();
    for index in 0..archive.len() {
        let number = index as u64;
        // What cannot be made out is listed all the same: unpacking it says what is wrong.
        let nameless = format!("entry {}", index + 1);
        let named = archive.name_for_index(index).and_then(Result::ok).map_or(nameless, Cow::into_owned);
        match archive.by_index_raw(index) {
            Ok(entry) if entry.is_dir() || entry.is_symlink() => {}
            Ok(entry) => members.push(Member { name: named, number, bytes: entry.size(), format: None }),
            Err(_) => members.push(Member { name: named, number, bytes: 0, format: None }),
        }
    }
    Ok(members)
}

/// Unpacks one document; an error where it is longer than `most`, whatever its entry says of its length.
pub(super) fn member(source: &mut dyn Source, number: u64, most: u64) -> Result<Vec<u8>, Refused> {
    let mut archive = open(source)?;
    let index = usize::try_from(number).unwrap_or(usize::MAX);
    let locked = archive.by_index_raw(index).is_ok_and(|entry| entry.encrypted());
    if locked {
        return Err(Refused {
            coverage: crate::model::Coverage::Protected,
            message: "is locked with a password inside its archive; unpack it and put the file itself here".to_owned(),
        });
    }
    let entry = archive.by_index(index).map_err(|error| refused(&error))?;
    let mut bytes = Vec::with_capacity(usize::try_from(entry.size()).unwrap_or_default().min(1 << 24));
    let read = entry.take(most + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > most {
        return Err(Refused::too_large(format!("unpacks to more than {} MB; unpack the archive first", most >> 20)));
    }
    read.map_err(|_| Refused::damaged("is damaged inside its archive; ask for another copy"))?;
    Ok(bytes)
}

fn open(source: &mut dyn Source) -> Result<ZipArchive<&mut dyn Source>, Refused> {
    let archive = ZipArchive::new(source).map_err(|error| refused(&error))?;
    if archive.len() > MOST_ENTRIES {
        return Err(Refused::too_large(format!("holds more than {MOST_ENTRIES} files; unpack it into the folder")));
    }
    Ok(archive)
}

fn refused(error: &ZipError) -> Refused {
    match error {
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            Refused::damaged("is packed in a way that is not read here; unpack the archive into the folder")
        }
        _ => Refused::damaged("is damaged or no ZIP archive; try to unpack it, and ask for another copy"),
    }
}
