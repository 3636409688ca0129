//! The graphical strip, driven as a user does.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::NaiveDate;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use redwell::model::{CaseFile, PartialDate, Sureness, TimelineEntry, TimelineKey, TimelineKind, When};
use redwell::ui::kit::theme;
use redwell::ui::strip::{Strip, StripEvent};

struct Pane {
    strip: Strip,
    case: CaseFile,
    visible: Vec<usize>,
    selected: Option<TimelineKey>,
    days: Option<(NaiveDate, NaiveDate)>,
    events: Vec<StripEvent>,
}

fn entry(key: u64, kind: TimelineKind, from: &str, until: Option<&str>, summary: &str) -> TimelineEntry {
    let date = |text: &str| text.parse::<PartialDate>().expect("a date");
    TimelineEntry {
        key: TimelineKey(key),
        kind,
        when: Some(When { until: until.map(date), ..When::on(date(from)) }),
        summary: summary.into(),
        details: String::new(),
        computed: None,
        docket_number: None,
        entered: None,
        case: None,
        document: None,
        sources: Vec::new(),
        sure: Sureness::Stated,
        people: Vec::new(),
        reviewed: false,
        note: String::new(),
        corrected_from: None,
        marks: redwell::model::Marks::default(),
    }
}

fn case(entries: Vec<TimelineEntry>) -> CaseFile {
    let timeline_index = entries.iter().enumerate().map(|(index, entry)| (entry.key, index)).collect();
    CaseFile { revision: 1, timeline: entries, timeline_index, ..CaseFile::default() }
}

fn small_case() -> CaseFile {
    case(vec![
        entry(1, TimelineKind::Filing, "2010-01-15", None, "Voluntary petition"),
        entry(2, TimelineKind::Period, "2010-01-15", Some("2010-05-15"), "Exclusive period"),
        entry(3, TimelineKind::Deadline, "2010-06-01", None, "Objections due"),
        entry(4, TimelineKind::Hearing, "2010-09", None, "Confirmation hearing"),
        entry(5, TimelineKind::Filing, "2011-03-01", None, "Disclosure statement"),
        entry(6, TimelineKind::Filing, "2011-03-01", None, "Plan of reorganization"),
    ])
}

fn open(case: CaseFile) -> (Harness<'static>, Rc<RefCell<Pane>>) {
    let visible = (0..case.timeline.len()).collect();
    let pane = Rc::new(RefCell::new(Pane {
        strip: Strip::new(),
        case,
        visible,
        selected: None,
        days: None,
        events: Vec::new(),
    }));
    let shown = pane.clone();
    let today = chrono::NaiveDate::from_ymd_opt(2010, 7, 1).unwrap_or_default();
    let mut harness = Harness::builder().with_size(Vec2::new(1000.0, 128.0)).with_step_dt(0.02).build_ui(move |ui| {
        theme::apply(ui.ctx(), false, 100);
        let Pane { strip, case, visible, selected, days, events } = &mut *shown.borrow_mut();
        strip.set_brush(*days);
        let event = strip.show(ui, case, visible, *selected, today);
        match event {
            Some(StripEvent::Clicked(key)) => *selected = Some(key),
            Some(StripEvent::Brushed(chosen)) => *days = chosen,
            Some(StripEvent::Went(_)) | None => {}
        }
        events.extend(event);
    });
    harness.run();
    (harness, pane)
}

fn wheel(harness: &mut Harness<'static>, up: f32) {
    harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: Vec2::new(0.0, up),
        modifiers: Modifiers::NONE,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
    });
    harness.run_steps(40);
}

#[test]
fn marks_and_bars_are_chosen_by_a_click() {
    let (mut harness, pane) = open(small_case());
    harness.get_by_label("Jun 1, 2010: Objections due, deadline").click();
    harness.run();
    harness.get_by_label("Jan 15, 2010 – May 15, 2010: Exclusive period, period").click();
    harness.run();
    harness.get_by_label("Sep 2010: Confirmation hearing, hearing").click();
    harness.run();
    let keys = [3, 2, 4].map(|key| StripEvent::Clicked(TimelineKey(key)));
    assert_eq!(pane.borrow().events, keys);
}

#[test]
fn several_on_one_day_are_one_mark_and_chosen_in_turn() {
    let (mut harness, pane) = open(small_case());
    for _ in 0..3 {
        harness.get_by_label("2 entries, first Mar 1, 2011: Disclosure statement, filing").click();
        harness.run();
        // So that the clicks are three, and not one of three times.
        harness.run_steps(60);
    }
    let keys = [5, 6, 5].map(|key| StripEvent::Clicked(TimelineKey(key)));
    assert_eq!(pane.borrow().events, keys);
}

#[test]
fn wheel_keys_and_double_click_zoom_and_fit() {
    let (mut harness, _) = open(small_case());
    let place =
        |harness: &Harness<'_>| harness.query_by_label_contains("Objections due").map(|node| node.rect().center().x);
    let first = place(&harness).unwrap();
    harness.hover_at(egui::pos2(first, 120.0));
    harness.step();
    wheel(&mut harness, 300.0);
    assert!((place(&harness).unwrap() - first).abs() < 2.0, "the day under the pointer stays");
    assert!(harness.query_by_label_contains("Voluntary petition").is_none(), "the first mark has left the strip");

    harness.get_by_label_contains("Timeline strip").focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert!(place(&harness).unwrap() < first - 50.0);
    harness.key_press(Key::Home);
    harness.run();
    assert!((place(&harness).unwrap() - first).abs() < 0.5);
    harness.key_press(Key::Minus);
    harness.run();
    assert!(harness.query_by_label_contains("Voluntary petition").is_some());

    for _ in 0..2 {
        harness.drag_at(egui::pos2(5.0, 60.0));
        harness.drop_at(egui::pos2(5.0, 60.0));
    }
    harness.run();
    assert!((place(&harness).unwrap() - first).abs() < 0.5, "a double click shows all again");
}

#[test]
fn an_entry_selected_elsewhere_comes_onto_the_strip() {
    let (mut harness, pane) = open(small_case());
    harness.hover_at(egui::pos2(990.0, 120.0));
    harness.step();
    wheel(&mut harness, 900.0);
    assert!(harness.query_by_label_contains("Voluntary petition").is_none());
    pane.borrow_mut().selected = Some(TimelineKey(1));
    harness.run();
    assert!(harness.query_by_label_contains("Voluntary petition").is_some());
}

#[test]
fn only_what_the_filters_leave_is_shown() {
    let (mut harness, pane) = open(small_case());
    pane.borrow_mut().visible = vec![0, 2];
    harness.run();
    assert!(harness.query_by_label_contains("Confirmation hearing").is_none());
    harness.get_by_label_contains("Timeline strip, 2 entries from 2010 to 2010");
    pane.borrow_mut().visible = Vec::new();
    harness.run();
    harness.get_by_label("Timeline strip, 0 entries");
}

#[test]
fn another_case_is_shown_whole() {
    let (mut harness, pane) = open(small_case());
    harness.hover_at(egui::pos2(500.0, 120.0));
    harness.step();
    wheel(&mut harness, 600.0);
    let other = case(vec![
        entry(1, TimelineKind::Filing, "1999-01-15", None, "Complaint"),
        entry(2, TimelineKind::Filing, "1999-09-15", None, "Answer"),
    ]);
    pane.borrow_mut().case = CaseFile { revision: 2, ..other };
    pane.borrow_mut().visible = vec![0, 1];
    harness.run();
    harness.get_by_label("Jan 15, 1999: Complaint, filing");
    harness.get_by_label("Sep 15, 1999: Answer, filing");
}

#[test]
fn what_is_drawn_depends_on_the_width_only() {
    let first = chrono::NaiveDate::from_ymd_opt(2001, 1, 1).unwrap();
    let day = |n: u64| (first + chrono::Days::new(n * 7919 % 5000)).to_string();
    let many = (0..100_000)
        .zip(TimelineKind::ALL.into_iter().filter(|kind| *kind != TimelineKind::Period).cycle())
        .map(|(n, kind)| entry(n, kind, &day(n), None, "Docket entry"))
        .collect();
    let (mut harness, pane) = open(case(many));
    assert!(pane.borrow().strip.drawn() < 300, "{}", pane.borrow().strip.drawn());
    harness.hover_at(egui::pos2(500.0, 120.0));
    harness.step();
    wheel(&mut harness, 1500.0);
    assert!(pane.borrow().strip.drawn() < 300);
}

#[test]
fn one_far_date_does_not_squeeze_the_rest() {
    let mut entries: Vec<_> = (0..24)
        .map(|n| entry(n, TimelineKind::Filing, &format!("2010-{:02}-{:02}", n / 2 + 1, n % 2 * 14 + 1), None, "Order"))
        .collect();
    entries.push(entry(99, TimelineKind::Cited, "1934", None, "Act"));
    let (harness, _) = open(case(entries));
    assert!(harness.query_by_label_contains("Act, cited").is_none());
    assert!(harness.query_all_by_label_contains("Order, filing").count() >= 20);
}

/// Drags from one point of the strip to another.
fn drag(harness: &mut Harness<'static>, from: (f32, f32), to: (f32, f32)) {
    harness.drag_at(from.into());
    harness.run();
    harness.hover_at(to.into());
    harness.run();
    harness.drop_at(to.into());
    harness.run();
}

#[test]
fn days_are_chosen_by_dragging_along_the_band() {
    let (mut harness, pane) = open(small_case());
    let x = |harness: &Harness<'_>, label: &str| harness.get_by_label_contains(label).rect().center().x;
    let (first, last) = (x(&harness, "Objections due"), x(&harness, "Confirmation hearing"));
    drag(&mut harness, (first - 20.0, 5.0), (last + 30.0, 5.0));
    let (from, to) = pane.borrow().days.expect("days were chosen");
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    assert!(day("2010-05-01") < from && from < day("2010-06-01"), "{from}");
    assert!(day("2010-09-15") < to && to < day("2011-01-01"), "{to}");
    assert!(matches!(pane.borrow().events.last(), Some(StripEvent::Brushed(Some(_)))));
    harness.get_by_label_contains(" listed");

    // Its edge is moved, and nothing is panned.
    let before = x(&harness, "Objections due");
    let edge = last + 30.0;
    drag(&mut harness, (edge, 5.0), (edge + 60.0, 5.0));
    assert_eq!(pane.borrow().days.unwrap().0, from);
    assert!(pane.borrow().days.unwrap().1 > to);
    assert!((x(&harness, "Objections due") - before).abs() < 0.5);

    // So that it is a click by itself.
    harness.run_steps(60);
    harness.drag_at(egui::pos2(100.0, 5.0));
    harness.drop_at(egui::pos2(100.0, 5.0));
    harness.run();
    assert_eq!(pane.borrow().days, None, "a click on the band chooses all again");
}

#[test]
fn a_drag_elsewhere_pans_and_a_click_goes_to_the_day() {
    let (mut harness, pane) = open(small_case());
    let x = |harness: &Harness<'_>| harness.get_by_label_contains("Objections due").rect().center().x;
    let before = x(&harness);
    drag(&mut harness, (600.0, 70.0), (640.0, 70.0));
    assert!((x(&harness) - before - 40.0).abs() < 6.0);
    assert_eq!(pane.borrow().days, None);
    harness.run_steps(60);
    harness.drag_at(egui::pos2(x(&harness) + 30.0, 70.0));
    harness.drop_at(egui::pos2(x(&harness) + 30.0, 70.0));
    harness.run();
    let went = pane.borrow().events.iter().rev().find_map(|event| match event {
        StripEvent::Went(day) => Some(*day),
        _ => None,
    });
    assert!(went.is_some_and(|day| day > "2010-06-01".parse().unwrap()), "{went:?}");
}

#[test]
fn the_strip_follows_a_list_that_is_scrolled_out_of_its_view() {
    let (mut harness, pane) = open(small_case());
    harness.hover_at(egui::pos2(990.0, 120.0));
    harness.step();
    wheel(&mut harness, 900.0);
    assert!(harness.query_by_label_contains("Voluntary petition").is_none());
    let days = ("2010-01-10".parse().unwrap(), "2010-01-20".parse().unwrap());
    pane.borrow_mut().strip.set_listed(Some(days));
    harness.run();
    assert!(harness.query_by_label_contains("Voluntary petition").is_some());
}
