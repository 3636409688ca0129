//! The sample case, which the program carries with it, so that it opens wherever the program runs.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::replace_file;

/// The name of its folder.
const NAME: &str = "Sample case";

macro_rules! sample {
    ($path:literal) => {
        ($path, include_bytes!(concat!("../../assets/sample-case/", $path)))
    };
}

/// Its documents: the path below the folder, and what is in the file. A test holds this list against the folder that it
/// was made from.
const FILES: &[(&str, &[u8])] = &[
    sample!("Application to employ.pdf"),
    sample!("Certificate of service.txt"),
    sample!("Docket 31-40217.html"),
    sample!("Docket 31-40218.html"),
    sample!("Exclusivity motion.pdf"),
    sample!("First Amendment to Forbearance Agreement.md"),
    sample!("Limited objection of bank.txt"),
    sample!("Mediation/2031-06-16 Status letter.txt"),
    sample!("Mediation/2031-07-21 Status letter.md"),
    sample!("Mediation/Email Caltrow to Harker.txt"),
    sample!("Notice of committee appointment.txt"),
    sample!("Notice of filing 103.eml"),
    sample!("Notice of filing 96.eml"),
    sample!("Notice of hearing on sale.pdf"),
    sample!("Old casting inventory.wpd"),
    sample!("Order for joint administration.md"),
    sample!("Schedule of noteholders.md"),
    sample!("Voluntary petition.pdf"),
    sample!("Wieb_31-40217_38_0.txt"),
    sample!("gov.uscourts.wieb.512004.1.2.pdf"),
    sample!("gov.uscourts.wieb.512004.3.0.txt"),
    sample!("gov.uscourts.wieb.512004.4.0.txt"),
    sample!("gov.uscourts.wieb.512004.41.0.txt"),
    sample!("gov.uscourts.wieb.512004.52.0.pdf"),
    sample!("gov.uscourts.wieb.512005.1.0.pdf"),
];

/// Puts the sample case into the user's data directory, where it is not there yet, and says where it lies.
///
/// Documents that are there stay as they are, and so do the decisions that were made on them.
///
/// # Errors
/// What the operating system says.
pub fn sample_case(data_dir: &Path) -> io::Result<PathBuf> {
    let folder = data_dir.join(NAME);
    for (path, content) in FILES {
        let path = folder.join(path);
        if fs::symlink_metadata(&path).is_ok() {
            continue;
        }
        fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        replace_file(&path, |file| file.write_all(content))?;
    }
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample-case");
        let mut found: Vec<String> = walkdir::WalkDir::new(&folder)
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
            // What Redwell itself left there when the folder was opened is none of it.
            .filter(|entry| crate::ingest::is_document_name(entry.file_name().to_str().unwrap()))
            .map(|entry| entry.path().strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/"))
            .collect();
        found.sort();
        let mut listed: Vec<_> = FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
        listed.sort();
        assert_eq!(listed, found);
    }

    #[test]
    fn it_is_put_down_once_and_left_alone() {
        let data = tempfile::tempdir().unwrap();
        let folder = sample_case(data.path()).unwrap();
        let (path, _) = FILES[0];
        fs::write(folder.join(path), "changed").unwrap();
        assert_eq!(sample_case(data.path()).unwrap(), folder);
        assert_eq!(fs::read_to_string(folder.join(path)).unwrap(), "changed");
        assert_eq!(fs::read(folder.join(FILES[1].0)).unwrap(), FILES[1].1);
    }
}
