//! The pages of a PDF file, by accessible names.

use std::fmt::Write as _;
use std::fs;
use std::thread;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Rect, TextureId, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Window, has};
use crate::fixture::folder;
use crate::pdf::writer::{self, Sheet, sheet};

const NOTE: &str = "Note of the paralegal\n\nThe report of April 3, 2032 is in the binder.\n";

const LETTER: &[&str] = &[
    "KRESS & OLDHAM LLP",
    "767 Larch Avenue",
    "New York, NY 10155",
    "",
    "April 16, 2032",
    "",
    "The Honorable Conrad Ames",
    "",
    "Dear Judge Ames:",
    "",
    "We represent Harrow Castings Corporation, the debtor. On or before",
    "April 22, 2032, the parties will give you short outlines of the reports.",
    "",
    "Respectfully submitted,",
    "",
    "/s/ Richard P. Oldham",
    "Richard P. Oldham",
];

/// A letter with exhibits, of which one near the end has something to say.
fn letter(pages: usize) -> Vec<Sheet> {
    let mut sheets = vec![sheet(writer::lines(72.0, 700.0, LETTER))];
    for page in 2..=pages {
        let mut content = writer::lines(72.0, 720.0, &[&format!("Exhibit {page}"), "This page was left as it was."]);
        if page == pages - 1 {
            let _ = write!(content, "{}", writer::plain(72.0, 300.0, "On May 3, 2032, the Court held a hearing."));
        }
        sheets.push(sheet(content));
    }
    sheets
}

fn starts(node: &egui_kittest::kittest::AccessKitNode<'_>, words: &str) -> bool {
    node.label().is_some_and(|label| label.starts_with(words))
}

/// A window on a note and a letter of so many pages.
fn open(pages: usize) -> Window {
    open_file(&letter(pages))
}

fn open_file(sheets: &[Sheet]) -> Window {
    let case = folder(&[("note.txt", NOTE)]);
    fs::write(case.path().join("letter.pdf"), &*writer::file(sheets)).unwrap();
    let mut window = Window::new(case, 1600.0, 1000.0, true);
    window.settle();
    window
}

impl Window {
    /// Opens a document from the list of all.
    fn open_document(&mut self, name: &str) {
        self.command("Coverage");
        self.harness
            .get_all_by(|node| node.role() == Role::ListBoxOption && starts(node, name))
            .next()
            .unwrap()
            .click();
        self.steps();
        self.key_with(Modifiers::ALT, Key::Num6);
    }

    /// The letter, as pages.
    fn show_pages(&mut self) {
        self.open_document("letter.pdf, ");
        self.click(Role::RadioButton, "Page");
    }

    /// Where a page is seen.
    fn page(&self, page: usize, count: usize) -> Option<Rect> {
        let name = format!("Page {page} of {count}");
        self.harness.query_by_role_and_label(Role::Group, &name).map(|node| node.rect())
    }

    fn enabled(&self, choice: &str) -> bool {
        !self.harness.get_by_role_and_label(Role::RadioButton, choice).accesskit_node().is_disabled()
    }

    /// What was last given to the clipboard.
    fn copied(&self) -> Option<String> {
        let commands = &self.harness.output().platform_output.commands;
        commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    }
}

#[test]
fn a_text_file_has_no_pages() {
    let mut window = open(3);
    window.open_document("note.txt, ");
    assert!(!window.enabled("Page"));
    window.key(Key::P);
    assert!(window.shows("Note of the paralegal"), "the text stays");
    window.open_document("letter.pdf, ");
    assert!(window.enabled("Page") && window.enabled("Text"));
}

#[test]
fn pages_and_text_take_each_others_place() {
    let mut window = open(3);
    window.show_pages();
    let node = window.harness.get_by_role_and_label(Role::Group, "Page 1 of 3");
    assert!(node.value().is_some_and(|text| text.contains("We represent Harrow Castings")), "read to those who listen");
    assert!(window.session().view().panes.contains(&("document.mode".to_owned(), "page".to_owned())), "remembered");
    window.key(Key::P);
    assert!(window.page(1, 3).is_none() && window.shows("KRESS & OLDHAM LLP"));
    window.key(Key::P);
    assert!(window.page(1, 3).is_some());
}

#[test]
fn pictures_of_what_is_seen_are_drawn() {
    let mut window = open(3);
    window.show_pages();
    // The bound only ends a test that would hang.
    for _ in 0..2_000 {
        window.harness.step();
        let drawn = window.harness.output().shapes.iter().any(|shape| match &shape.shape {
            egui::Shape::Mesh(mesh) => mesh.texture_id != TextureId::default() && mesh.calc_bounds().width() > 400.0,
            _ => false,
        });
        if drawn {
            return;
        }
        thread::sleep(Duration::from_millis(5));
    }
    panic!("no picture came to the screen");
}

#[test]
fn only_what_is_seen_of_many_pages_is_there() {
    let mut window = open(20);
    window.show_pages();
    let seen = |window: &Window| (1..=20).filter(|page| window.page(*page, 20).is_some()).collect::<Vec<_>>();
    assert!(seen(&window).contains(&1) && seen(&window).len() <= 2, "{:?}", seen(&window));
    window.key_with(Modifiers::COMMAND, Key::Num2);
    window.key(Key::End);
    assert!(seen(&window).contains(&20) && seen(&window).len() <= 2, "{:?}", seen(&window));
    window.key(Key::Home);
    window.key(Key::PageDown);
    assert!(seen(&window).iter().all(|page| *page <= 3));
    window.key(Key::ArrowRight);
    window.key(Key::ArrowRight);
    assert!(seen(&window).iter().any(|page| (3..=4).contains(page)), "{:?}", seen(&window));
}

#[test]
fn a_page_is_gone_to_by_its_number() {
    let mut window = open(20);
    window.show_pages();
    window.key_with(Modifiers::COMMAND, Key::G);
    window.type_text("14");
    window.key(Key::Enter);
    window.steps();
    assert!(window.page(14, 20).is_some());
    window.key_with(Modifiers::COMMAND, Key::G);
    window.type_text("999");
    window.key(Key::Enter);
    window.steps();
    assert!(window.page(20, 20).is_some(), "beyond the last is the last");
    window.click(Role::Button, "Previous page");
    window.steps();
    assert!(window.page(19, 20).is_some());
    window.command("Thumbnails of the pages");
    window.harness.get_by_label("Thumbnail of page 19");
    window.click(Role::Button, "Thumbnail of page 18");
    window.steps();
    assert!(window.page(18, 20).is_some());
}

#[test]
fn a_fact_brings_its_page_into_view() {
    let mut window = open(12);
    window.show_pages();
    assert!(window.page(11, 12).is_none());
    window.click_row("May 3");
    window.steps();
    assert!(window.page(11, 12).is_some());
    let mut links = window.harness.get_all_by(|node| node.role() == Role::Link && has(node, "May 3, 2032"));
    let link = links.next().unwrap().rect();
    drop(links);
    assert!((150.0..700.0).contains(&link.top()), "{link:?}");
    window.key(Key::P);
    assert!(window.shows("On May 3, 2032, the Court held a hearing."), "and the text has the same in view");
    window.key(Key::P);
    assert!(window.page(11, 12).is_some());
    window.click_row("on or before Apr 22, 2032");
    assert!(window.page(1, 12).is_some());
    window.key_with(Modifiers::ALT, Key::ArrowLeft);
    window.steps();
    assert!(window.page(11, 12).is_some(), "back as in the text");
}

#[test]
fn a_highlight_on_a_page_selects_its_entry() {
    let mut window = open(3);
    window.show_pages();
    window.harness.get_all_by_role_and_label(Role::Link, "Richard P. Oldham").last().unwrap().click();
    window.steps();
    assert_eq!(window.selected(), "Richard P. Oldham");
}

#[test]
fn selected_words_are_copied_in_their_order() {
    let mut window = open(3);
    window.show_pages();
    let page = window.page(1, 3).unwrap();
    let zoom = page.width() / 612.0;
    // Base lines are counted from the bottom of the page.
    let at = |x: f32, line: u16| page.min + Vec2::new(x, 792.0 - 700.0 + f32::from(line) * 14.0 - 4.0) * zoom;
    window.harness.drag_at(at(71.0, 10));
    window.harness.step();
    window.harness.hover_at(at(200.0, 10));
    window.harness.step();
    window.harness.hover_at(at(560.0, 11));
    window.harness.step();
    window.harness.drop_at(at(560.0, 11));
    window.steps();
    window.harness.event(Event::Copy);
    window.harness.step();
    let copied = window.copied().expect("something is copied");
    assert!(copied.starts_with("We represent Harrow") && copied.ends_with("outlines of the reports."), "{copied}");
    let case = window.case_file();
    assert!(case.documents.iter().any(|doc| doc.source.text.contains(&copied)), "as the text has it");
}

#[test]
fn pages_are_enlarged_and_turned() {
    let mut window = open(3);
    window.show_pages();
    let wide = window.page(1, 3).unwrap();
    window.key(Key::Num9);
    window.steps();
    let whole = window.page(1, 3).unwrap();
    assert!(whole.width() < wide.width() && (whole.height() / whole.width() - 792.0 / 612.0).abs() < 0.01);
    window.key(Key::Plus);
    window.steps();
    assert!(window.page(1, 3).unwrap().width() > whole.width());
    window.key(Key::Num9);
    window.key_with(Modifiers::SHIFT, Key::R);
    window.steps();
    let turned = window.page(1, 3).unwrap();
    assert!(turned.width() > turned.height());
    window.key(Key::Num0);
    window.steps();
    assert!(window.page(1, 3).unwrap().width() >= wide.width() - 1.0);
}

#[test]
fn the_wheel_enlarges_about_the_pointer() {
    let mut window = open(3);
    window.show_pages();
    let before = window.harness.get_by_role_and_label(Role::Link, "April 16, 2032").rect();
    window.harness.hover_at(before.center());
    window.steps();
    window.harness.event(Event::Zoom(1.5));
    window.steps();
    let after = window.harness.get_by_role_and_label(Role::Link, "April 16, 2032").rect();
    assert!((after.width() / before.width() - 1.5).abs() < 0.1, "{before:?} {after:?}");
    assert!((after.center() - before.center()).length() < 4.0, "{before:?} {after:?}");
}

#[test]
fn found_words_are_gone_to_on_their_page() {
    let mut window = open(12);
    window.show_pages();
    window.command("Find in document");
    window.type_text("held a hearing");
    assert!(window.shows("1 of 1"));
    assert!(window.page(11, 12).is_some());
}

#[test]
fn a_file_that_is_gone_or_another_one_is_not_shown_as_pages() {
    let mut window = open(3);
    let path = window.case.path().join("letter.pdf");
    fs::write(&path, &*writer::file(&letter(2))).unwrap();
    window.show_pages();
    let wait = |window: &mut Window, words: &str| {
        for _ in 0..2_000 {
            window.harness.step();
            if window.shows(words) {
                return;
            }
            thread::sleep(Duration::from_millis(5));
        }
        panic!("it was never said: {words}");
    };
    wait(&mut window, "was changed since it was read");
    window.click(Role::Button, "Show the text");
    assert!(window.shows("KRESS & OLDHAM LLP"));
    window.key(Key::F5);
    window.settle();
    window.key(Key::P);
    window.steps();
    assert!(window.page(1, 2).is_some(), "read again, it is shown");
}

#[test]
fn a_scan_without_text_is_shown_as_pages() {
    let scan = "q 612 0 0 792 0 0 cm /Scan Do Q\n";
    let mut window = open_file(&[sheet(scan), sheet(scan)]);
    window.open_document("letter.pdf, ");
    assert!(window.page(1, 2).is_some());
    assert!(!window.enabled("Text"), "there is no text to go to");
    assert!(window.shows("letter.pdf: its 2 pages are pictures without text"));
}
