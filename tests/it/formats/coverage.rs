//! The ledger of what became of every file and page.

use std::fs;

use redwell::export::{self, ExportKind};
use redwell::session::Parts;

use super::zip;
use crate::pdf::writer::{file, plain, sheet};

#[test]
fn every_file_and_page_is_accounted_for() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    put("a.txt", b"ORDER\n\nIt is ordered.\n");
    put("blank.txt", b" ");
    put("box.zip", &zip(&[("in/b.txt", b"Inside."), ("c.doc", b"old")]));
    put("brief.pdf", &file(&[sheet(plain(72.0, 700.0, "Words")), sheet(""), sheet(plain(72.0, 700.0, "More"))]));
    put("broken.docx", b"nothing of the kind");
    put("film.mov", b"?");
    let case = Parts::read(folder.path()).unwrap().assemble(&[], 1).unwrap();
    let mut out = Vec::new();
    export::write(&case, ExportKind::Coverage, &mut out).unwrap();
    let table = String::from_utf8(out).unwrap();
    let mut rows = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let told: Vec<String> = rows.iter().map(|row| row.iter().take(9).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        told,
        [
            "a.txt  text read 1 1 0 0 0",
            "blank.txt  text no_text 1 0 0 1 0",
            "box.zip  zip read 1 1 0 0 0",
            "box.zip/c.doc box.zip old_word damaged 0 0 0 0 0",
            "box.zip/in/b.txt box.zip text read 1 1 0 0 0",
            "brief.pdf  pdf read 3 2 0 1 0",
            "broken.docx  word damaged 0 0 0 0 0",
            "film.mov  other unsupported 0 0 0 0 0",
        ]
    );
    assert!(rows[3][10].contains("save it as .docx or PDF") && rows[6][10].contains("ask for another copy"));
    assert_eq!(&rows[0][9], "22");
}
