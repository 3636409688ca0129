//! The small widgets: by name, by pointer and by keyboard, in every look.

use std::cell::RefCell;
use std::rc::Rc;

use egui::{Key, Role, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use redwell::model::TimelineKind;
use redwell::ui::kit::theme::{Look, ZOOMS, apply_look, tokens};
use redwell::ui::kit::{Icon, PillKind, chip, hairline, icon, link, mark, pill, section, segmented};

#[derive(Default)]
struct Clicks {
    segment: usize,
    chip: bool,
    link: u32,
    icon: u32,
}

fn open(look: Look) -> (Harness<'static>, Rc<RefCell<Clicks>>) {
    let clicks = Rc::new(RefCell::new(Clicks::default()));
    let shown = clicks.clone();
    let mut harness = Harness::builder().with_size(Vec2::new(700.0, 500.0)).build_ui(move |ui| {
        apply_look(ui.ctx(), look);
        let clicks = &mut *shown.borrow_mut();
        section(ui, "2009", "12");
        hairline(ui);
        ui.horizontal(|ui| {
            if let Some(segment) = segmented(ui, clicks.segment, &[(0, "Parties"), (1, "Counsel"), (2, "All")]) {
                clicks.segment = segment;
            }
            clicks.chip ^= chip(ui, "Filings", Some(4), clicks.chip).clicked();
            pill(ui, "2 conflicts", PillKind::Warn);
            clicks.link += u32::from(link(ui, "p. 7").clicked());
        });
        ui.horizontal_wrapped(|ui| {
            for shape in Icon::ALL {
                let clicked = icon::button(ui, shape, &format!("{shape:?}")).clicked();
                clicks.icon += u32::from(clicked && shape == Icon::Merge);
            }
        });
        for (at, kind) in (0_u8..).zip(TimelineKind::ALL) {
            let centre = egui::pos2(20.0 + f32::from(at) * 20.0, 300.0);
            mark::paint(ui.painter(), centre, 9.0, kind, tokens(ui));
        }
    });
    harness.run();
    (harness, clicks)
}

#[test]
fn every_look_shows_every_widget() {
    for dark in [false, true] {
        for high_contrast in [false, true] {
            for zoom_percent in ZOOMS {
                let (harness, _) = open(Look { dark, high_contrast, zoom_percent });
                harness.get_by_role_and_label(Role::Heading, "2009");
                harness.get_by_label("2 conflicts");
            }
        }
    }
}

#[test]
fn widgets_are_clicked_and_pressed_by_name() {
    let (mut harness, clicks) = open(Look { dark: false, high_contrast: false, zoom_percent: 100 });
    for name in ["Counsel", "Filings 4", "p. 7", "Merge"] {
        harness.get_by_label(name).click();
        harness.run();
    }
    assert_eq!((clicks.borrow().segment, clicks.borrow().chip), (1, true));
    harness.get_by_role_and_label(Role::Link, "p. 7").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_role_and_label(Role::RadioButton, "All").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    let clicks = clicks.borrow();
    assert_eq!((clicks.link, clicks.icon, clicks.segment), (2, 1, 2));
}
