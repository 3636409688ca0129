//! Fields that are corrected: in the form, on the card and in a cell.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::Window;
use super::marking::marks;

/// Begins to correct a cell of the full table, so many columns to the right of the name.
fn correct_cell(window: &mut Window, column: usize) {
    window.click_row("Alder Fund, LP");
    window.key_with(Modifiers::COMMAND, Key::R);
    window.key_with(Modifiers::COMMAND, Key::Num3);
    for _ in 0..column {
        window.key(Key::ArrowRight);
    }
    window.key(Key::F2);
}

#[test]
fn fields_are_corrected_and_go_back_to_the_documents() {
    let mut window = Window::open();
    window.click_row("on or before Apr 22, 2032");
    let before = window.session().selection().entry;
    window.key(Key::C);
    assert!(window.shows("Correct fields"));
    window.key_with(Modifiers::COMMAND, Key::A);
    window.type_text("soon");
    window.key_with(Modifiers::COMMAND, Key::Enter);
    assert!(window.shows("That is not a date"), "what is no date is not saved");
    window.key_with(Modifiers::COMMAND, Key::A);
    window.type_text("by 5/3/2032");
    window.key_with(Modifiers::COMMAND, Key::Enter);
    window.settle();
    assert_eq!(window.session().selection().entry, before, "the entry stays selected");
    assert!(window.shows("In the documents: on or before Apr 22, 2032"), "the card says what the documents say");
    window.click(Role::Link, "Go back to the documents, Date");
    window.settle();
    assert!(!window.shows("In the documents: on or before Apr 22, 2032"));
    assert!(marks(&window).corrected.is_empty());
}

#[test]
fn a_field_is_corrected_where_it_stands_on_the_card() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    window.click(Role::Button, "Correct Address");
    window.type_text("2 Poplar Street");
    window.key_with(Modifiers::COMMAND, Key::Enter);
    window.settle();
    assert_eq!(window.party("Alder Fund, LP").unwrap().address.unwrap().value, "2 Poplar Street");
    window.click(Role::Button, "Correct Role");
    window.steps();
    window.click(Role::CheckBox, "Lender");
    window.key(Key::Escape);
    assert!(!window.party("Alder Fund, LP").unwrap().has_role(redwell::model::Role::Lender), "Escape keeps nothing");
    window.click(Role::Button, "Correct Role");
    window.steps();
    window.click(Role::CheckBox, "Lender");
    window.click_row("on or before Apr 22, 2032");
    window.settle();
    assert!(window.party("Alder Fund, LP").unwrap().has_role(redwell::model::Role::Lender));
}

#[test]
fn a_date_that_is_none_stays_to_be_mended() {
    let mut window = Window::open();
    window.click_row("on or before Apr 22, 2032");
    window.click(Role::Button, "Correct Date: on or before Apr 22, 2032");
    window.type_text("soon");
    window.key(Key::Enter);
    assert!(window.shows("That is not a date"));
    window.key_with(Modifiers::COMMAND, Key::A);
    window.type_text("by 5/3/2032");
    window.key(Key::Enter);
    window.settle();
    assert!(window.shows("In the documents: on or before Apr 22, 2032"));
    window.click(Role::Button, "Correct Kind: Deadline");
    window.steps();
    window.click(Role::Button, "Hearing");
    window.settle();
    let entry = window.session().selection().entry.unwrap();
    let kind = redwell::session::field_text(&window.case_file(), entry, redwell::model::Field::Kind);
    assert_eq!(kind.as_deref(), Some("hearing"));
}

#[test]
fn a_cell_that_shows_what_others_say_tells_where_to_correct_it() {
    let mut window = Window::open();
    correct_cell(&mut window, 2);
    assert!(window.shows("Counsel is whoever says that they represent this entry"));
    window.type_text("Alder One");
    assert!(window.party("Alder Fund, LP").is_some(), "the name is left alone");
}

#[test]
fn roles_are_ticked_in_a_cell_by_keyboard_and_kept_by_enter() {
    let mut window = Window::open();
    correct_cell(&mut window, 1);
    window.steps();
    let roles = |window: &Window| {
        let party = window.party("Alder Fund, LP").unwrap();
        party.roles.iter().map(|role| role.value.word()).collect::<Vec<_>>()
    };
    window.key(Key::ArrowDown);
    window.key(Key::Space);
    window.key(Key::Enter);
    window.settle();
    assert_eq!(roles(&window), ["holder", "creditor"]);
    window.key(Key::F2);
    window.steps();
    window.key(Key::Space);
    window.key(Key::Escape);
    window.settle();
    assert_eq!(roles(&window), ["holder", "creditor"], "Escape keeps nothing");
}

#[test]
fn tab_keeps_a_cell_and_goes_to_the_next_one() {
    let mut window = Window::open();
    window.command("Roster: everyone");
    correct_cell(&mut window, 2);
    window.type_text("555-0100");
    window.key(Key::Tab);
    window.settle();
    window.key(Key::F2);
    window.type_text("fund@alder.example");
    window.key(Key::Enter);
    window.settle();
    let party = window.party("Alder Fund, LP").unwrap();
    assert_eq!((party.phones[0].value.as_str(), party.emails[0].value.as_str()), ("555-0100", "fund@alder.example"));
    assert!(party.phones[0].sources.is_empty(), "no document says so");
}

#[test]
fn a_field_is_made_empty_and_goes_back() {
    let mut window = Window::open();
    window.click_row("Alder Fund, LP");
    window.key(Key::C);
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Address").focus();
    window.steps();
    window.key_with(Modifiers::COMMAND, Key::A);
    window.key(Key::Delete);
    window.key_with(Modifiers::COMMAND, Key::Enter);
    window.settle();
    assert!(window.party("Alder Fund, LP").unwrap().address.is_none());
    assert!(window.shows("In the documents: One Juniper Center"), "the card says what the documents say");
    window.click(Role::Link, "Go back to the documents, Address");
    window.settle();
    assert!(window.party("Alder Fund, LP").unwrap().address.is_some());
}

#[test]
fn an_amount_is_corrected_and_goes_back() {
    let mut window = Window::open();
    window.click_row("Alder Fund II, LP");
    assert_eq!(window.case_file().discrepancies.len(), 1);
    window.key(Key::C);
    let amount = "Amount of 12% Senior Subordinated Notes due August 1, 2032";
    window.harness.get_by_role_and_label(Role::TextInput, amount).focus();
    window.steps();
    window.type_text("two");
    window.key_with(Modifiers::COMMAND, Key::Enter);
    assert!(window.shows("Write an amount in figures"), "what is no amount is not saved");
    window.key_with(Modifiers::COMMAND, Key::A);
    window.type_text("$4,000,000");
    window.key_with(Modifiers::COMMAND, Key::Enter);
    window.settle();
    let readings = |window: &Window| window.party("Alder Fund II, LP").unwrap().holdings[0].readings.clone();
    assert_eq!(readings(&window).iter().map(|r| r.amount.as_deref()).collect::<Vec<_>>(), [Some("4000000")]);
    assert!(window.case_file().discrepancies.is_empty(), "the conflict is at an end");
    assert!(window.shows("In the documents: 5,000,000, struck; 2,000,000, struck"));
    window.click(Role::Link, "Go back to the documents, Amounts");
    window.settle();
    assert_eq!((readings(&window).len(), window.case_file().discrepancies.len()), (2, 1));
    window.key_with(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert_eq!(readings(&window).len(), 1, "undone, the correction stands again");
}
