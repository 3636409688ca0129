//! Pages drawn on a thread of their own.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use redwell::ingest::pages::{Cut, NoPages};
use redwell::model::Document;
use redwell::session::{Drawer, DrawingRoom, Drawn, Means, Picture, Session};
#[cfg(target_os = "linux")]
use redwell::session::{Limits, ReaderProgram};
use tempfile::TempDir;

use crate::fixture::World;
use crate::pdf::writer::{file, lines, sheet};

/// Width and height of a picture.
type Size = [usize; 2];

struct Case {
    folder: TempDir,
    session: Session,
}

impl Case {
    fn open(pages: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sheets: Vec<_> = (0..pages).map(|page| sheet(lines(72.0, 700.0, &[&format!("Page {page}")]))).collect();
        fs::write(folder.path().join("a.pdf"), &*file(&sheets)).unwrap();
        Self::of(folder)
    }

    fn of(folder: TempDir) -> Self {
        Self::by(folder, Means::default())
    }

    fn by(folder: TempDir, means: Means) -> Self {
        let world = World::new(None);
        world.work_by(means);
        let mut session = Session::new(world.clone());
        world.open(&mut session, folder.path());
        Self { folder, session }
    }

    fn room(&self) -> DrawingRoom {
        self.session.drawing_room().unwrap()
    }

    fn document(&self) -> Arc<Document> {
        self.session.case().unwrap().documents[0].source.clone()
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn drawer(&self) -> Drawer<Size> {
        self.room().open(&self.document(), Picture::size)
    }
}

#[test]
fn a_file_inside_an_archive_is_drawn_too() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = file(&[sheet(lines(72.0, 700.0, &["A page inside"]))]);
    let mut writer = zip::ZipWriter::new(fs::File::create(folder.path().join("binder.zip")).unwrap());
    writer.start_file("inner/a.pdf", zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(&bytes).unwrap();
    writer.finish().unwrap();
    let case = Case::of(folder);
    let inner = case.session.case().unwrap().documents.iter().find(|doc| !doc.source.pages.is_empty()).cloned();
    let drawer: Drawer<Size> = case.room().open(&inner.unwrap().source, Picture::size);
    drawer.want([cut(0)]);
    assert_eq!(page(&next(&drawer)), 0);
}

#[test]
fn a_picture_is_drawn_as_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let scan = image::GrayImage::from_fn(1_224, 1_584, |_, line| image::Luma([if line < 792 { 255 } else { 0 }]));
    scan.save(folder.path().join("scan.png")).unwrap();
    let case = Case::of(folder);
    let drawer = case.room().open(&case.document(), |picture| (picture.size(), picture.pixels().to_vec()));
    drawer.want([cut(0), cut(1)]);
    let mut drawn = Vec::new();
    while drawn.len() < 2 {
        drawn.extend(drawer.fetch());
        thread::yield_now();
    }
    let [Drawn::Picture(_, Some((size, dots))), Drawn::Picture(_, None)] = drawn.as_slice() else { panic!() };
    assert_eq!(*size, [61, 79]);
    assert!(dots.first() == Some(&255) && dots.len() == 61 * 79 * 4);
    assert_eq!(dots[61 * 70 * 4], 0, "black below");
}

/// The real program as a reader. Only Linux holds a process to its address space as a whole.
#[cfg(target_os = "linux")]
#[test]
fn a_page_that_eats_memory_costs_a_reader_and_not_the_window() {
    let folder = tempfile::tempdir().unwrap();
    // Dashes so short that a single line has millions of them.
    let eater = sheet("[0.00001] 0 d 0 0 m 600 700 l S ".repeat(4));
    let page = || sheet(lines(72.0, 700.0, &["A page that can be drawn"]));
    fs::write(folder.path().join("a.pdf"), &*file(&[page(), eater, page()])).unwrap();
    // The program itself takes about half of this.
    let limits = Limits { memory: 480 << 20, ..Limits::default() };
    let readers = ReaderProgram::redwell(env!("CARGO_BIN_EXE_redwell"), limits);
    let case = Case::by(folder, Means { readers: Some(readers), ..Means::default() });
    let drawer = case.drawer();
    drawer.want([cut(0)]);
    assert_eq!(page_of_patient(&drawer), Some(0));
    drawer.want([cut(1), cut(2)]);
    assert_eq!(page_of_patient(&drawer), None, "the process was ended");
    assert_eq!(page_of_patient(&drawer), Some(2), "and another one goes on");
    fs::write(case.path().join("a.pdf"), "%PDF-1.7 something else").unwrap();
    let drawer = case.drawer();
    let failed = (0..20_000).find_map(|_| {
        thread::sleep(Duration::from_millis(2));
        drawer.fetch()
    });
    assert!(matches!(failed, Some(Drawn::Failed(NoPages::Changed))));
}

/// The page of the next picture; none where it could not be drawn. Waits as long as a process may take.
#[cfg(target_os = "linux")]
fn page_of_patient(drawer: &Drawer<Size>) -> Option<usize> {
    for _ in 0..40_000 {
        match drawer.fetch() {
            Some(Drawn::Picture(cut, picture)) => return picture.map(|_| cut.page),
            Some(Drawn::Failed(why)) => panic!("{why}"),
            None => thread::sleep(Duration::from_millis(2)),
        }
    }
    panic!("nothing was drawn");
}

fn cut(page: usize) -> Cut {
    Cut { page, scale: 0.1, left: 0, top: 0, width: 61, height: 79 }
}

/// The next thing that the drawer has to say.
#[track_caller]
fn next(drawer: &Drawer<Size>) -> Drawn<Size> {
    // The bound only ends a test that would hang.
    for _ in 0..4_000 {
        if let Some(drawn) = drawer.fetch() {
            return drawn;
        }
        thread::sleep(Duration::from_millis(2));
    }
    panic!("nothing was drawn");
}

#[track_caller]
fn page(drawn: &Drawn<Size>) -> usize {
    match drawn {
        Drawn::Picture(cut, Some([61, 79])) => cut.page,
        other => panic!("no picture: {other:?}"),
    }
}

#[test]
fn the_most_urgent_is_drawn_first_and_nothing_twice() {
    let case = Case::open(4);
    let drawer = case.drawer();
    drawer.want([cut(2), cut(0)]);
    assert_eq!(page(&next(&drawer)), 2);
    // Said in each frame, also while it is under way.
    drawer.want([cut(0)]);
    drawer.want([cut(0)]);
    assert_eq!(page(&next(&drawer)), 0);
    drawer.want([cut(3)]);
    assert_eq!(page(&next(&drawer)), 3);
    assert!(drawer.fetch().is_none());
}

#[test]
fn what_is_wanted_no_more_is_not_drawn() {
    let case = Case::open(40);
    let drawer = case.drawer();
    drawer.want((0..39).map(cut));
    assert_eq!(page(&next(&drawer)), 0);
    drawer.want([cut(39)]);
    let mut others = 0;
    while page(&next(&drawer)) != 39 {
        others += 1;
    }
    assert!(others <= 3, "{others} pictures were under way");
}

#[test]
fn a_page_that_is_none_is_said_to_be_none() {
    let case = Case::open(1);
    let drawer = case.drawer();
    drawer.want([cut(7), cut(0)]);
    assert!(matches!(next(&drawer), Drawn::Picture(Cut { page: 7, .. }, None)));
    assert_eq!(page(&next(&drawer)), 0);
}

#[test]
fn a_file_that_is_gone_or_changed_is_told() {
    let case = Case::open(1);
    fs::write(case.path().join("a.pdf"), "%PDF-1.7 something else").unwrap();
    assert!(matches!(next(&case.drawer()), Drawn::Failed(NoPages::Changed)));
    fs::remove_file(case.path().join("a.pdf")).unwrap();
    assert!(matches!(next(&case.drawer()), Drawn::Failed(NoPages::Gone)));
}
