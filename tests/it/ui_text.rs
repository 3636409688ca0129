//! The source text, driven as a user does.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;
use std::sync::Arc;

use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use redwell::model::{CaseDocument, DocKind, Document, Highlight, HighlightKind, Page, Span, Style, StyledSpan};
use redwell::ui::kit::theme;
use redwell::ui::text::{Finder, TextEvent, TextView, find_bar};

/// What a pane would hold.
struct Pane {
    view: TextView,
    doc: CaseDocument,
    highlights: Vec<Highlight>,
    hot: Vec<Span>,
    scroll_to: Option<(Span, u64)>,
    events: Vec<TextEvent>,
}

impl Pane {
    fn new(text: &str, highlights: &[(&str, HighlightKind)]) -> Self {
        let source = Document::from_text("notice.txt", text);
        let find = |words: &str| text.find(words).map(|at| Span::new(at, at + words.len())).expect("words of the text");
        let mut highlights: Vec<_> = highlights
            .iter()
            .map(|(words, kind)| Highlight { span: find(words), kind: *kind, entries: Vec::new() })
            .collect();
        highlights.sort_by_key(|highlight| highlight.span);
        Self { view: TextView::new(), doc: document(source), highlights, hot: vec![], scroll_to: None, events: vec![] }
    }

    fn visible(&self) -> &str {
        self.view.visible().of(&self.doc.source.text)
    }
}

fn document(source: Document) -> CaseDocument {
    CaseDocument {
        source: Arc::new(source),
        kind: DocKind::Notice,
        title: "Notice of hearing".into(),
        titled: true,
        date: None,
        docket_number: None,
        attachment: None,
        numbered_by: None,
        case: None,
        case_numbers: Vec::new(),
        marks: redwell::model::Marks::default(),
    }
}

fn open(pane: Pane) -> (Harness<'static>, Rc<RefCell<Pane>>) {
    let pane = Rc::new(RefCell::new(pane));
    let shown = pane.clone();
    let mut harness = Harness::builder().with_size(Vec2::new(760.0, 600.0)).with_step_dt(0.02).build_ui(move |ui| {
        theme::apply(ui.ctx(), false, 100);
        let Pane { view, doc, highlights, hot, scroll_to, events } = &mut *shown.borrow_mut();
        events.extend(view.show(ui, doc, 1, highlights, hot, *scroll_to));
    });
    harness.run();
    (harness, pane)
}

/// Lines of differing lengths, some of which wrap; each begins with its number.
fn long_text(lines: usize) -> String {
    let words = "the debtor shall serve this notice upon every creditor that has asked for it in writing ";
    let mut text = String::new();
    for line in 0..lines {
        let _ = writeln!(text, "{line}. {}", words.repeat(line % 5 + 1));
    }
    text
}

#[test]
fn a_click_on_a_highlight_says_which() {
    let pane = Pane::new(
        "The hearing is on March 3, 2011.\n\nObjections are due before Marlow Bank LLC answers.",
        &[("March 3, 2011", HighlightKind::Date), ("Marlow Bank LLC", HighlightKind::Party)],
    );
    let (mut harness, pane) = open(pane);
    harness.get_by_label("Marlow Bank LLC").click();
    harness.run();
    assert!(pane.borrow().events.contains(&TextEvent::Clicked { highlight: 1 }), "{:?}", pane.borrow().events);
    harness.get_by_label("March 3, 2011").hover();
    harness.run();
    let hovered = pane.borrow().events.iter().any(|event| matches!(event, TextEvent::Hovered { highlight: 0, .. }));
    assert!(hovered);
}

#[test]
fn a_passage_is_scrolled_into_view_when_its_counter_changes() {
    let (mut harness, pane) = open(Pane::new(&long_text(3000), &[]));
    assert!(pane.borrow().visible().starts_with("0. "));
    let at = pane.borrow().doc.source.text.find("2400. ").unwrap();
    let span = Span::new(at, at + 5);
    pane.borrow_mut().hot = vec![span];
    pane.borrow_mut().scroll_to = Some((span, 1));
    harness.run();
    assert!(pane.borrow().view.visible().contains(span));
    let line = harness.get_by_label_contains("2400. ").rect();
    assert!((170.0..260.0).contains(&line.top()), "about a third from the top, but {line:?}");

    harness.hover_at(egui::pos2(300.0, 300.0));
    harness.step();
    harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: Vec2::new(0.0, 4000.0),
        modifiers: Modifiers::NONE,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
    });
    harness.run_steps(40);
    assert!(!pane.borrow().view.visible().contains(span), "the same counter does not scroll again");
    pane.borrow_mut().scroll_to = Some((span, 2));
    harness.run();
    assert!(pane.borrow().view.visible().contains(span));
}

#[test]
fn a_passage_that_is_seen_does_not_make_the_text_jump() {
    let (mut harness, pane) = open(Pane::new(&long_text(300), &[]));
    let before = harness.get_by_label_contains("4. the").rect();
    let at = pane.borrow().doc.source.text.find("4. the").unwrap();
    pane.borrow_mut().scroll_to = Some((Span::new(at, at + 3), 7));
    harness.run();
    assert_eq!(harness.get_by_label_contains("4. the").rect(), before);
}

#[test]
fn what_is_laid_out_depends_on_the_pane_only() {
    let (mut harness, pane) = open(Pane::new(&long_text(40_000), &[]));
    let few = pane.borrow().view.laid_out();
    assert!((3..=24).contains(&few), "{few}");
    for offset in [0.25_f64, 0.5, 0.999] {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a test"
        )]
        let at = (pane.borrow().doc.source.text.len() as f64 * offset) as usize;
        let counter = pane.borrow().scroll_to.map_or(1, |(_, counter)| counter + 1);
        pane.borrow_mut().scroll_to = Some((Span::new(at, at + 1), counter));
        harness.run();
        assert!(pane.borrow().view.laid_out() <= 24);
        assert!(pane.borrow().view.visible().contains(Span::new(at, at + 1)), "{offset}");
    }
}

#[test]
fn a_very_long_line_and_a_desert_of_empty_ones_cost_little() {
    let text = format!("first\n{}{}\nlast", "\n".repeat(50_000), "word ".repeat(100_000));
    let (mut harness, pane) = open(Pane::new(&text, &[]));
    assert!(pane.borrow().view.laid_out() <= 8, "{}", pane.borrow().view.laid_out());
    pane.borrow_mut().scroll_to = Some((Span::new(text.len() - 4, text.len()), 1));
    harness.run();
    assert!(pane.borrow().visible().ends_with("last"));
}

#[test]
fn a_passage_of_another_document_is_scrolled_into_view_too() {
    let (mut harness, pane) = open(Pane::new("A short notice.\n\nOf two lines.", &[]));
    let long = long_text(3000);
    let at = long.find("2400. ").unwrap();
    pane.borrow_mut().doc = document(Document::from_text("order.txt", long));
    pane.borrow_mut().scroll_to = Some((Span::new(at, at + 5), 1));
    harness.run();
    assert!(pane.borrow().visible().contains("2400. "), "{:?}", pane.borrow().visible().get(..40));
}

#[test]
fn found_words_are_counted_and_stepped_through() {
    let (mut harness, pane) = open(Pane::new(&long_text(500), &[]));
    pane.borrow_mut().view.finder.set_query("creditor that");
    harness.run();
    assert_eq!(pane.borrow().view.finder.count(), (0..500).map(|line| line % 5 + 1).sum::<usize>());
    let first = pane.borrow().view.finder.current_span().unwrap();
    pane.borrow_mut().view.finder.previous();
    harness.run();
    let last = pane.borrow().view.finder.current_span().unwrap();
    assert!(
        last.start > first.start && pane.borrow().view.visible().contains(last),
        "the one before the first is the last"
    );
    pane.borrow_mut().view.finder.next();
    harness.run();
    assert!(pane.borrow().view.visible().contains(first));
}

#[test]
fn words_are_selected_and_copied() {
    let (mut harness, pane) =
        open(Pane::new("Served by mail.\n\nOn Marlow Bank.", &[("Marlow", HighlightKind::Party)]));
    let line = harness.get_by_label("Served by mail.").rect();
    let text = harness.get_by_label("Marlow").rect();
    harness.drag_at(egui::pos2(line.left() + 1.0, line.center().y));
    harness.run();
    harness.hover_at(egui::pos2(line.left() + 30.0, line.center().y));
    harness.run();
    harness.hover_at(egui::pos2(text.right() + 300.0, text.center().y));
    harness.run();
    harness.drop_at(egui::pos2(text.right() + 300.0, text.center().y));
    harness.run();
    assert_eq!(pane.borrow().view.selected(), Some(Span::new(0, 32)));
    harness.event(Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().any(
        |command| matches!(command, egui::OutputCommand::CopyText(text) if text == "Served by mail.\n\nOn Marlow Bank."),
    );
    assert!(copied);

    for clicks in [2, 3] {
        harness.run_steps(60);
        for _ in 0..clicks {
            harness.get_by_label("Marlow").click();
            harness.step();
        }
        let words = pane.borrow().view.selected().map(|span| span.of(&pane.borrow().doc.source.text).to_owned());
        assert_eq!(words.as_deref(), Some(if clicks == 2 { "Marlow" } else { "On Marlow Bank." }));
    }
}

#[test]
fn keys_scroll_and_select_all() {
    let (mut harness, pane) = open(Pane::new(&long_text(300), &[]));
    harness.get_by_role_and_label(egui::Role::Document, "Notice of hearing").focus();
    harness.run();
    harness.key_press(Key::End);
    harness.run();
    assert!(pane.borrow().visible().contains("299. "));
    harness.key_press(Key::PageUp);
    harness.run();
    assert!(!pane.borrow().visible().contains("299. "));
    harness.key_press(Key::Home);
    harness.run();
    assert!(pane.borrow().visible().starts_with("0. "));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    assert_eq!(pane.borrow().view.selected().map(Span::len), Some(pane.borrow().doc.source.text.len()));
}

#[test]
fn styles_pages_and_signs_without_glyphs_are_shown() {
    let text = "Heading\nstruck bold [REDACTED] inserted\u{c} under\u{7}lined\nFooter 1\nSecond page";
    let mut source = Document::from_text("notice.txt", text);
    let span = |words: &str| text.find(words).map(|at| Span::new(at, at + words.len())).unwrap();
    source.styles = [
        ("Heading", Style::Heading),
        ("struck", Style::Struck),
        ("struck bold", Style::Bold),
        ("[REDACTED]", Style::Redacted),
        ("inserted", Style::Inserted),
        ("under", Style::Underlined),
    ]
    .map(|(words, style)| StyledSpan { span: span(words), style })
    .to_vec();
    source.styles.sort();
    source.margins = vec![span("Footer 1")];
    source.pages = vec![Page::default(), Page { start: span("Second").start, ..Page::default() }];
    let mut pane = Pane::new(text, &[("struck", HighlightKind::Amount), ("bold [REDACTED]", HighlightKind::Reference)]);
    pane.doc = document(source);
    pane.hot = vec![span("bold [REDACTED]"), span("Second page")];
    let (harness, _) = open(pane);
    let footer = harness.get_by_label("Footer 1").rect();
    let second = harness.get_by_label("Second page").rect();
    assert!(second.top() - footer.bottom() > 30.0, "the page's mark stands between them");
}

#[test]
fn another_document_begins_at_its_top_and_the_same_one_stays() {
    let (mut harness, pane) = open(Pane::new(&long_text(500), &[]));
    pane.borrow_mut().view.scroll_pages(3.0);
    harness.run();
    let there = pane.borrow().view.visible();
    assert!(there.start > 0);
    let again = document(Document::from_text("notice.txt", long_text(500)));
    pane.borrow_mut().doc = again;
    harness.run();
    assert_eq!(pane.borrow().view.visible(), there, "read again, and unchanged");
    pane.borrow_mut().doc = document(Document::from_text("other.txt", long_text(400)));
    harness.run();
    assert_eq!(pane.borrow().view.visible().start, 0);
}

#[test]
fn the_find_bar_is_used_by_keyboard_and_by_name() {
    let finder = Rc::new(RefCell::new(Finder::default()));
    let text: Arc<str> = "Order. The order of March orders an ORDER".into();
    finder.borrow_mut().focus();
    let (shown, searched) = (finder.clone(), text.clone());
    let closed = Rc::new(RefCell::new(0));
    let count = closed.clone();
    let mut harness = Harness::builder().with_size(Vec2::new(640.0, 60.0)).build_ui(move |ui| {
        theme::apply(ui.ctx(), true, 100);
        let finder = &mut *shown.borrow_mut();
        finder.update(&searched, 0);
        *count.borrow_mut() += usize::from(find_bar(ui, finder));
    });
    harness.run();
    harness.get_by_label("Find in document").type_text("order");
    harness.run();
    harness.get_by_label("1 of 4");
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("2 of 4");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    harness.run();
    harness.get_by_label("1 of 4");
    harness.get_by_label("Previous place (Shift+Enter)").click();
    harness.run();
    harness.get_by_label("4 of 4");
    harness.get_by_label("Whole words").click();
    harness.run();
    assert_eq!(finder.borrow().count(), 3);
    harness.get_by_label("Match case").click();
    harness.run();
    assert_eq!(finder.borrow().count(), 1);
    finder.borrow_mut().set_query("nothing such");
    harness.run();
    harness.get_by_label("not in this document");
    harness.get_by_label("Close find").click();
    harness.run();
    harness.get_by_label("Find in document").focus();
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(*closed.borrow(), 2, "once by its button, once by Escape");
}
