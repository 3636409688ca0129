//! Tags, key facts, disputes, splits, the history, and what is done to several entries at a stroke; by
//! keyboard.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use redwell::model::{ChaseStatus, Dispute};
use redwell::ui::PathUse;

use super::Window;

/// The marks of the selected entry.
pub(super) fn marks(window: &Window) -> redwell::model::Marks {
    let entry = window.session().selection().entry.unwrap();
    window.case_file().marks(entry).unwrap().clone()
}

#[test]
fn key_fact_and_dispute_by_one_key_each() {
    let mut window = Window::open();
    window.click_row("on or before Apr 22, 2032");
    window.key(Key::S);
    window.key(Key::D);
    window.settle();
    assert_eq!((marks(&window).key, marks(&window).dispute), (true, Some(Dispute::ByThem)));
    assert!(
        window.rows("Apr 22, 2032").iter().any(|row| row.contains("key fact, disputed by them")),
        "said in the row"
    );
    window.key_with(Modifiers::SHIFT, Key::D);
    assert_eq!(marks(&window).dispute, Some(Dispute::ByUs));
    window.key(Key::U);
    assert_eq!(marks(&window).dispute, Some(Dispute::Undisputed));
    window.key(Key::U);
    assert_eq!(marks(&window).dispute, None, "the same key takes it back");
    window.key(Key::S);
    assert!(!marks(&window).key);
}

#[test]
fn a_tag_is_made_put_on_three_entries_and_undone_at_once() {
    let mut window = Window::open();
    window.key_with(Modifiers::COMMAND, Key::Num3);
    window.key(Key::Home);
    window.key_with(Modifiers::SHIFT, Key::ArrowDown);
    window.key_with(Modifiers::SHIFT, Key::ArrowDown);
    assert!(window.shows("3 entries are selected"));
    window.key(Key::T);
    window.type_text("Preference");
    window.key(Key::Enter);
    window.settle();
    let tagged = |window: &Window| window.case_file().roster.iter().filter(|e| !e.marks.tags.is_empty()).count();
    assert_eq!(tagged(&window), 3);
    assert_eq!(window.session().undo_words().0.as_deref(), Some("tag “Preference” on 3 entries"));
    assert!(window.rows("Preference, on").len() == 1, "the list of tags says so");
    window.key(Key::Escape);
    window.key(Key::Slash);
    window.type_text("preference");
    assert_eq!(window.rows("tag Preference").len(), 3, "the filter finds them by the tag");
    window.key(Key::Escape);
    window.key_with(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert_eq!((tagged(&window), window.case_file().tags.len()), (0, 0));
}

#[test]
fn a_tag_gets_another_colour_and_name_and_is_taken_away() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    window.key(Key::T);
    window.type_text("Fraud");
    window.key(Key::Enter);
    window.steps();
    window.click(Role::RadioButton, "Colour red");
    window.click(Role::Button, "Rename the tag");
    window.steps();
    window.key_with(Modifiers::COMMAND, Key::A);
    window.type_text("Fraudulent transfer");
    window.key(Key::Enter);
    window.steps();
    let tag = window.case_file().tags[0].clone();
    assert_eq!((tag.name.as_str(), tag.colour.word()), ("Fraudulent transfer", "red"));
    window.click(Role::Button, "Remove the tag from the case");
    assert!(window.case_file().tags.is_empty());
}

#[test]
fn many_rows_are_picked_with_the_pointer_and_done_at_a_stroke() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    window
        .harness
        .get_by(|node| node.role() == Role::ListBoxOption && super::has(node, "Alder Fund II, LP"))
        .click_modifiers(Modifiers::COMMAND);
    window.steps();
    assert!(window.shows("2 entries are selected"));
    window.key(Key::Space);
    window.settle();
    assert_eq!(window.case_file().roster.iter().filter(|entry| entry.reviewed).count(), 2);
    assert_eq!(window.session().undo_words().0.as_deref(), Some("reviewed mark of 2 entries"));
    window.key(Key::H);
    window.settle();
    assert_eq!(window.case_file().hidden.len(), 2);
    window.key_with(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert!(window.case_file().hidden.is_empty(), "one undo brings both back");
}

#[test]
fn picked_rows_are_merged_copied_and_exported() {
    let mut window = Window::open();
    window.key_with(Modifiers::COMMAND, Key::Num3);
    window.key(Key::Home);
    let before = window.case_file().roster.len();
    window.key_with(Modifiers::SHIFT, Key::ArrowDown);
    window.key_with(Modifiers::COMMAND, Key::C);
    assert!(window.shows("2 rows copied"));
    window.command("Export selection");
    assert_eq!(
        window.answers.lock().unwrap().asked.last(),
        Some(&PathUse::ExportChosen(redwell::session::ExportKind::Roster))
    );
    window.key(Key::M);
    assert!(window.shows("Also written"), "the other one is proposed, and the preview shows what becomes of it");
    window.key_with(Modifiers::COMMAND, Key::Enter);
    window.settle();
    assert_eq!(window.case_file().roster.len(), before - 1);
}

#[test]
fn the_whole_list_is_picked_and_let_go() {
    let mut window = Window::open();
    window.key_with(Modifiers::COMMAND, Key::Num1);
    window.key_with(Modifiers::COMMAND, Key::A);
    let all = window.case_file().timeline.len();
    assert!(window.shows(&format!("{all} entries are selected")));
    window.key(Key::Escape);
    assert!(!window.shows("entries are selected"));
    window.key(Key::Slash);
    window.key_with(Modifiers::COMMAND, Key::A);
    assert!(!window.shows("entries are selected"), "in a field the key is the field's");
}

#[test]
fn a_merge_is_split_by_its_spellings() {
    let mut window = Window::open();
    window.click_row("Alder Fund II, LP");
    let before = window.case_file().roster.len();
    window.key(Key::M);
    window.type_text("Alder Fund, LP");
    window.key(Key::Enter);
    window.key(Key::Space);
    window.key_with(Modifiers::COMMAND, Key::Enter);
    window.settle();
    assert_eq!(window.case_file().roster.len(), before - 1);
    window.key_with(Modifiers::SHIFT, Key::M);
    window.click(Role::CheckBox, "Alder Fund, LP");
    assert!(window.shows("becomes an entry of its own; Alder Fund II, LP stays"));
    window.key_with(Modifiers::COMMAND, Key::Enter);
    window.settle();
    assert!(window.party("Alder Fund, LP").is_some() && window.party("Alder Fund II, LP").is_some());
}

#[test]
fn a_single_place_is_split_off_by_keyboard() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    let before = window.case_file().roster.len();
    window.key_with(Modifiers::SHIFT, Key::M);
    let place = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.role() == Role::CheckBox && super::has(node, "…") && super::has(node, "Alder Fund, LP")
    };
    window.harness.query_all_by(place).next().unwrap().focus();
    window.steps();
    window.key(Key::Space);
    assert!(window.shows("in 1 place, becomes an entry of its own"));
    window.key_with(Modifiers::COMMAND, Key::Enter);
    window.settle();
    assert_eq!(window.case_file().roster.len(), before + 1);
    window.key_with(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert_eq!(window.case_file().roster.len(), before);
}

#[test]
fn the_history_shows_the_entry_and_goes_back() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    window.key(Key::S);
    window.key(Key::Space);
    window.click_row("Alder Fund II, LP");
    window.key(Key::S);
    window.key_with(Modifiers::COMMAND, Key::H);
    let rows = window.rows("mark of");
    assert_eq!(rows.len(), 3);
    assert!(
        rows[0].starts_with("Key fact mark of Alder Fund II, LP, Mar 2, 2025, 09:30, by jane on desk-4"),
        "{rows:?}"
    );
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    assert_eq!(window.selected(), "Alder Fund, LP", "Enter leads to the entry");
    window.key_with(Modifiers::COMMAND, Key::H);
    window.key(Key::ArrowDown);
    window.click(Role::Button, "Undo the latest 2");
    assert_eq!(window.session().history().len(), 1);
    window.key(Key::Escape);
    window.command("Export history");
    assert_eq!(window.answers.lock().unwrap().asked.last(), Some(&PathUse::ExportHistory));
}

#[test]
fn a_cited_document_gets_a_status_and_a_note() {
    let mut window = Window::open();
    window.key_with(Modifiers::ALT, Key::Num1);
    window.key(Key::R);
    window.type_text("asked the clerk");
    window.key_with(Modifiers::ALT, Key::Num2);
    window.key_with(Modifiers::COMMAND, Key::Enter);
    window.settle();
    let chased = window.case_file().references.iter().find(|r| r.chase.status.is_some()).unwrap().chase.clone();
    assert_eq!((chased.status, chased.note.as_str()), (Some(ChaseStatus::Requested), "asked the clerk"));
    assert!(window.shows("Requested") && window.shows("note: asked the clerk"), "in the list");
    window.key(Key::Home);
    assert!(window.harness.query_all_by_label_contains("asked the clerk").count() > 0, "and on the card");
}

#[test]
fn readings_stand_side_by_side_and_are_chosen_or_left() {
    let mut window = Window::open();
    window.key_with(Modifiers::ALT, Key::Num4);
    window.key(Key::Home);
    let before = window.case_file().discrepancies.len();
    window.key(Key::L);
    window.settle();
    assert_eq!(window.case_file().discrepancies.len(), before - 1);
    assert!(window.session().undo_words().0.unwrap().starts_with("conflict left"));
    window.key_with(Modifiers::COMMAND, Key::Z);
    window.settle();
    window.key_with(Modifiers::ALT, Key::Num4);
    window.key_with(Modifiers::ALT, Key::Num4);
    window.key(Key::Home);
    window.key(Key::Num1);
    window.settle();
    assert_eq!(window.case_file().discrepancies.len(), before - 1);
    assert!(window.session().undo_words().0.unwrap().starts_with("choice of"));
}

#[test]
fn deadlines_and_coverage_say_where_the_case_stands() {
    let mut window = Window::open();
    window.key_with(Modifiers::ALT, Key::Num8);
    assert!(window.shows("From today, Mar 2, 2025"));
    assert!(window.rows("≤ Apr 22, 2032").len() == 1, "in the list");
    window.key_with(Modifiers::ALT, Key::Num6);
    assert!(window.shows("3 files: 2 read, 1 kind of file not read"), "the sums are those of the folder");
}

#[test]
fn high_contrast_is_remembered() {
    let mut window = Window::open();
    window.command("High contrast");
    assert!(window.session().view().high_contrast);
    window.command("High contrast");
    assert!(!window.session().view().high_contrast);
}

#[test]
fn words_that_are_selected_become_an_entry() {
    let mut window = Window::open();
    window.click_row("on or before Apr 22, 2032");
    let place = window.harness.get_by_label_contains("On or before April 22, 2032, the parties will give you").rect();
    for pressed in [true, false, true, false, true, false] {
        let pos = place.left_top() + egui::vec2(30.0, 12.0);
        window.harness.event(egui::Event::PointerMoved(pos));
        let button = egui::PointerButton::Primary;
        window.harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        window.harness.step();
    }
    window.steps();
    window.key(Key::A);
    assert!(window.shows("Add an entry"));
    window.key_with(Modifiers::COMMAND, Key::A);
    window.type_text("Outlines are due");
    window.key_with(Modifiers::COMMAND, Key::Enter);
    window.settle();
    let case = window.case_file();
    let added = case.timeline.iter().find(|entry| entry.summary == "Outlines are due").unwrap();
    assert!(case.quote(added.sources[0]).split_whitespace().count() > 3, "it rests on the words");
    assert_eq!(Some(added.sources[0].doc), window.session().selection().document);
    window.key_with(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert!(!window.case_file().timeline.iter().any(|entry| entry.summary == "Outlines are due"));
}

#[test]
fn the_tour_has_five_callouts_and_can_be_left() {
    let mut window = Window::open();
    assert!(!window.shows("1 of 5"), "only the sample case begins with it");
    window.command("Tour of the window");
    for step in 1..=5 {
        assert!(window.shows(&format!("{step} of 5")));
        window.key(Key::Enter);
    }
    assert!(!window.shows("of 5"), "the last one ends it");
    window.command("Tour of the window");
    window.key(Key::ArrowRight);
    assert!(window.shows("The very words"));
    window.key(Key::Escape);
    assert!(!window.shows("The very words"));
}
