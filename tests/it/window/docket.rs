//! The timeline in the docket's own columns, and the entries of one case or of one debtor.

use std::fs;
use std::path::Path;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use redwell::model::{TimelineEntry, TimelineKind};

use super::{Window, has};
use crate::fixture::folder;

const MEMBER: &str = "31-40218 Brasswick Sundial Works, Inc.";

/// The sample case's two dockets, and a paper.
fn dockets() -> Window {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample-case");
    let [lead, member, paper] = ["Docket 31-40217.html", "Docket 31-40218.html", "Limited objection of bank.txt"]
        .map(|path| fs::read_to_string(sample.join(path)).unwrap());
    let case = folder(&[("lead.html", &lead), ("member.html", &member), ("objection.txt", &paper)]);
    let mut window = Window::new(case, 1600.0, 2400.0, true);
    window.settle();
    window
}

impl Window {
    /// The numbers of the docket's rows in the timeline, from top to bottom; `-` for an entry without one.
    fn numbers(&self) -> Vec<String> {
        let number = |row: &String| match row.split_once(", ")?.0 {
            "no number" => Some("-".to_owned()),
            words => words.strip_prefix("no. ").map(str::to_owned),
        };
        self.rows(", ").iter().filter_map(number).collect()
    }

    fn head(&mut self, title: &str) {
        self.harness.get_by(|node| node.role() == Role::ColumnHeader && has(node, &format!("{title}, "))).click();
        self.steps();
    }
}

#[test]
fn the_timeline_has_the_dockets_columns_on_demand() {
    let mut window = dockets();
    assert!(window.numbers().is_empty());
    window.click(Role::Button, "As docket");
    let by_day = window.numbers();
    let numbered = |entry: &&TimelineEntry| entry.kind == TimelineKind::Filing && entry.docket_number.is_some();
    let entries = window.case_file().timeline.iter().filter(numbered).count();
    assert_eq!(by_day.iter().filter(|number| *number != "-").count(), entries);
    assert_eq!(by_day.iter().filter(|number| *number == "-").count(), 4, "what has no number stays: {by_day:?}");

    let value = |number: &String| number.parse::<u32>().unwrap_or(u32::MAX);
    window.head("No.");
    assert!(window.numbers().is_sorted_by_key(value), "{:?}", window.numbers());
    window.head("No.");
    let downwards = window.numbers();
    assert!(downwards.iter().rev().is_sorted_by_key(value), "{downwards:?}");
    window.head("Filed");
    assert_eq!(window.numbers(), by_day);

    window.click_row("no. 96, Aug 6, 2031");
    assert!(window.selected().starts_with("Motion to Sell Property"), "{}", window.selected());
    // A paper that is here opens with its entry; of one that is not, the docket's words are shown.
    let shown = |window: &Window| {
        let document = window.session().selection().document.unwrap();
        window.case_file().document(document).unwrap().source.path.clone()
    };
    assert_eq!(shown(&window), "lead.html");
    window.click_row("no. 103, Aug 15, 2031");
    assert_eq!(shown(&window), "objection.txt");
    window.key(Key::G);
    assert!(window.numbers().is_empty());
}

#[test]
fn entries_say_their_case_and_can_be_left_to_one() {
    let mut window = dockets();
    let all = window.case_file().timeline.len();
    assert_eq!(window.rows("case 31-40218").len(), 4, "every filing says in which case it was made");
    window.click(Role::Button, "As docket");
    window.click(Role::Button, "Cases");
    window.harness.get_by_label(&format!("{MEMBER} (4)")).click();
    window.steps();
    assert_eq!(window.numbers(), ["1", "-", "2", "4"]);
    window.click(Role::Button, &format!("Remove filter: case {MEMBER}"));

    window.click(Role::Button, "Cases");
    window.harness.get_by_label("Names Brasswick Sundial Works, Inc.").click();
    window.steps();
    let named = window.numbers().len();
    assert!(named > 0 && named < all, "{named}");
    window.command("Clear all filters");
    window.command("Timeline: by year");
    assert!(window.shows("2031, "));
}
