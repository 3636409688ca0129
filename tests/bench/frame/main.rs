//! What a frame costs in a large case: `cargo bench --bench frame`.
//!
//! The whole window is run and its shapes are tessellated, as many times as there is something to do; nothing is drawn by
//! a graphics card. What is allocated is counted, in a case and in one a tenth of its size: a frame in which nothing
//! happens must not allocate more in the larger one.

#![expect(clippy::print_stdout, reason = "a benchmark that says nothing is none")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on is to stop")]

mod case;

use std::alloc::System;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::App as _;
use egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2, pos2,
    vec2,
};
use redwell::session::{Services, Session};
use redwell::ui::{Answer, App, FileDialogs, PathUse};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

use case::{Size, case};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// What is aimed at.
const MEDIAN: Duration = Duration::from_millis(2);
const WORST: Duration = Duration::from_millis(6);

/// By how much a steady frame may allocate more in the larger case: what a few longer figures take.
const GROWTH: f64 = 1.1;

/// Frames of each kind.
const FRAMES: usize = 400;

const LARGE: Size = Size { timeline: 100_000, roster: 20_000, text: 5_000_000, highlights: 20_000 };
const SMALL: Size = Size { timeline: 10_000, roster: 2_000, text: 500_000, highlights: 2_000 };

fn main() {
    let small = Bench::open(SMALL).steady();
    let mut bench = Bench::open(LARGE);
    println!("100,000 timeline entries, 20,000 roster entries, 5 MB of text with 20,000 highlights");
    let large = bench.steady();
    let growth = large / small;
    println!(
        "  a steady frame allocates {large:.0} bytes, in a tenth of the case {small:.0}; {}",
        met(growth <= GROWTH)
    );
    bench.tell("at rest", |_, _| Vec::new());
    let wheel = |at: Pos2, by: f32| vec![Event::PointerMoved(at), turn(vec2(0.0, by))];
    bench.tell("scrolling the timeline", |_, n| wheel(pos2(200.0, 500.0), down(n, 90.0)));
    bench.tell("scrolling the document", |_, n| wheel(pos2(740.0, 500.0), down(n, 90.0)));
    bench.tell("scrolling the roster", |_, n| wheel(pos2(1400.0, 300.0), down(n, 90.0)));
    bench.tell("scrolling the card", |_, n| wheel(pos2(1400.0, 700.0), down(n, 30.0)));
    bench.tell("zooming the strip", |_, n| wheel(pos2(800.0, 930.0), if n % 60 < 30 { 40.0 } else { -40.0 }));
    bench.press(Modifiers::COMMAND, Key::Num1);
    bench.tell("going down the timeline", |_, n| {
        key(Modifiers::NONE, if n % 2 == 0 { Key::ArrowDown } else { Key::PageDown })
    });
    bench.press(Modifiers::COMMAND, Key::R);
    bench.tell("scrolling the full table", |_, n| wheel(pos2(900.0, 300.0), down(n, 90.0)));
    bench.press(Modifiers::COMMAND, Key::R);
    bench.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F);
    bench.tell("typing in find", |_, n| typed("the furnace shall remain ", n));
}

/// The wheel goes down, and now and then up again.
fn down(frame: usize, by: f32) -> f32 {
    if frame % 100 < 80 { -by } else { by }
}

/// A letter each other frame; at the end of the words they are deleted again.
fn typed(words: &str, frame: usize) -> Vec<Event> {
    let (at, round) = (frame / 2 % words.len(), frame / 2 / words.len());
    match (frame % 2, round % 2) {
        (0, 0) => words.get(at..=at).map(|letter| Event::Text(letter.to_owned())).into_iter().collect(),
        (0, _) => key(Modifiers::NONE, Key::Backspace),
        _ => Vec::new(),
    }
}

fn turn(delta: Vec2) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta,
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    }
}

fn key(modifiers: Modifiers, key: Key) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    vec![event(true), event(false)]
}

fn met(is: bool) -> &'static str {
    if is { "reached" } else { "missed" }
}

/// A window on an invented case.
struct Bench {
    context: Context,
    app: App,
    frame: eframe::Frame,
    time: f64,
}

impl Bench {
    fn open(size: Size) -> Self {
        let context = Context::default();
        let session = Session::showing(Arc::new(World(Instant::now())), case(size));
        let app = App::new(&context, session, Arc::new(World(Instant::now())), Box::new(NoDialogs));
        let mut bench = Self { context, app, frame: eframe::Frame::_new_kittest(), time: 0.0 };
        for _ in 0..20 {
            bench.run(Vec::new());
        }
        bench
    }

    /// One frame, and what it took.
    fn run(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0))),
            time: Some(self.time),
            predicted_dt: 1.0 / 60.0,
            focused: true,
            events,
            ..RawInput::default()
        };
        let from = Instant::now();
        let Self { context, app, frame, .. } = self;
        app.logic(context, frame);
        let output = context.run_ui(input, |ui| app.ui(ui, frame));
        let shapes = context.tessellate(output.shapes.clone(), output.pixels_per_point);
        let took = from.elapsed();
        assert!(!shapes.is_empty());
        output.drop_without_applying_deltas();
        took
    }

    fn press(&mut self, modifiers: Modifiers, pressed: Key) {
        self.run(key(modifiers, pressed));
        for _ in 0..3 {
            self.run(Vec::new());
        }
    }

    /// The bytes that a frame allocates in which nothing happens.
    #[expect(clippy::cast_precision_loss, reason = "a count of bytes, shown without decimals")]
    fn steady(&mut self) -> f64 {
        const COUNTED: usize = 60;
        for _ in 0..COUNTED {
            self.run(Vec::new());
        }
        let region = Region::new(ALLOCATOR);
        for _ in 0..COUNTED {
            self.run(Vec::new());
        }
        region.change().bytes_allocated as f64 / COUNTED as f64
    }

    fn tell(&mut self, what: &str, events: impl Fn(&Self, usize) -> Vec<Event>) {
        let mut took: Vec<Duration> = Vec::with_capacity(FRAMES);
        for number in 0..FRAMES {
            let events = events(self, number);
            took.push(self.run(events));
        }
        took.sort_unstable();
        let at = |part: usize| took.get(took.len() * part / 100).copied().unwrap_or_default();
        let (median, worst, most) = (at(50), at(99), took.last().copied().unwrap_or_default());
        let ms = |time: Duration| time.as_secs_f64() * 1e3;
        println!(
            "  {what:<26} median {:>6.2} ms, 99 of 100 within {:>6.2} ms, the longest {:>6.2} ms, {}",
            ms(median),
            ms(worst),
            ms(most),
            met(median < MEDIAN && worst < WORST),
        );
    }
}

struct World(Instant);

impl Services for World {
    fn now_ms(&self) -> u64 {
        u64::try_from(self.0.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn today(&self) -> chrono::NaiveDate {
        chrono::NaiveDate::from_ymd_opt(2031, 3, 2).unwrap()
    }

    fn now(&self) -> chrono::NaiveDateTime {
        self.today().and_hms_opt(9, 30, 0).unwrap()
    }

    fn data_dir(&self) -> Option<PathBuf> {
        None
    }

    fn reviewer(&self) -> String {
        String::new()
    }

    fn wake(&self) {}
}

struct NoDialogs;

impl FileDialogs for NoDialogs {
    fn ask(&mut self, _what: PathUse, _folder: Option<&Path>, _frame: Option<&eframe::Frame>) {}

    fn answer(&mut self) -> Option<Answer> {
        None
    }

    fn folder_of(&self, _dropped: &Path) -> Option<PathBuf> {
        None
    }
}
