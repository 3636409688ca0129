//! The roster as a table: its columns, order and filters, views with names, and cells that lead to their words.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Window;

const ALDER: &str = "Alder Fund, LP";

impl Window {
    /// A window with the full table of a part of the roster.
    fn table(command: &str) -> Self {
        let mut window = Self::with_size(1600.0, 1600.0);
        window.key_with(Modifiers::COMMAND, Key::R);
        window.command(command);
        window
    }

    /// The titles over the columns, from left to right, with how each is sorted.
    fn titles(&self) -> Vec<String> {
        let mut titles: Vec<(f32, String)> = self
            .harness
            .query_all_by_role(Role::ColumnHeader)
            .map(|node| (node.rect().left(), node.accesskit_node().label().unwrap_or_default()))
            .collect();
        titles.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        titles.into_iter().map(|(_, title)| title).collect()
    }

    /// The names in the table, from top to bottom.
    fn names(&self) -> Vec<String> {
        let case = self.case_file();
        let mut rows: Vec<(f32, String)> = self
            .harness
            .query_all_by_role(Role::ListBoxOption)
            .filter_map(|node| Some((node.rect().top(), node.accesskit_node().label()?)))
            .collect();
        rows.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let mut named = case.roster.iter().map(|entry| entry.name.clone()).collect::<Vec<_>>();
        // A name that begins another one is told from it by being shorter.
        named.sort_by_key(|name| std::cmp::Reverse(name.len()));
        rows.into_iter().filter_map(|(_, row)| named.iter().find(|name| row.starts_with(*name)).cloned()).collect()
    }

    #[track_caller]
    fn sort(&mut self, title: &str, modifiers: Modifiers) {
        let header = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == Role::ColumnHeader && super::has(node, title)
        };
        self.harness.get_by(header).click_modifiers(modifiers);
        self.steps();
    }
}

#[test]
fn a_title_sorts_and_with_shift_by_a_further_key() {
    let mut window = Window::table("Roster: everyone");
    window.sort("Role,", Modifiers::NONE);
    window.sort("Name,", Modifiers::SHIFT);
    assert_eq!(window.titles()[..2], ["Name, sorted ascending, key 2 of 2", "Role, sorted ascending, key 1 of 2"]);
    let case = window.case_file();
    let by = |down: bool| {
        let mut wanted: Vec<(String, String)> = case
            .roster
            .iter()
            .map(|e| {
                let roles: Vec<_> = e.roles.iter().map(|fact| fact.value.label()).collect();
                (roles.join(", ").to_lowercase(), e.name.clone())
            })
            .collect();
        wanted.sort_by(|(a, x), (b, y)| {
            let names = x.to_lowercase().cmp(&y.to_lowercase());
            a.cmp(b).then(if down { names.reverse() } else { names })
        });
        wanted.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
    };
    assert_eq!(window.names(), by(false));
    window.sort("Name,", Modifiers::SHIFT);
    assert_eq!(window.names(), by(true));
    window.sort("Name,", Modifiers::SHIFT);
    window.sort("Role,", Modifiers::SHIFT);
    window.sort("Role,", Modifiers::SHIFT);
    let own: Vec<_> = case.roster.iter().map(|entry| entry.name.clone()).collect();
    assert_eq!(window.names(), own, "the roster's own order again");
}

#[test]
fn an_empty_cell_comes_last_whichever_way() {
    let mut window = Window::table("Roster: holders");
    for _ in 0..2 {
        window.sort("Amount,", Modifiers::NONE);
        let names = window.names();
        let amounts = |name: &String| window.party(name).is_some_and(|entry| !entry.holdings.is_empty());
        assert!(names.is_sorted_by_key(|name| !amounts(name)), "{names:?}");
    }
}

#[test]
fn a_column_is_filtered_by_words_values_and_what_is_given() {
    let mut window = Window::table("Roster: everyone");
    let all = window.names().len();
    window.click(Role::Button, "Sort and filter Address");
    window.harness.get_by_label("Words in Address").click();
    window.type_text("poplar");
    window.key(Key::Enter);
    let left = window.names();
    assert!(left.contains(&ALDER.to_owned()) && left.len() < all, "{left:?}");
    assert!(window.shows("Remove filter: Address: has “poplar”"));
    window.click(Role::Button, "Remove filter: Address: has “poplar”");
    assert_eq!(window.names().len(), all);

    window.click(Role::Button, "Sort and filter Role");
    window.harness.get_by(|node| node.role() == Role::CheckBox && super::has(node, "Judge")).click();
    window.steps();
    window.key(Key::Escape);
    let judges = window.names();
    assert!(judges.iter().all(|name| window.party(name).unwrap().has_role(redwell::model::Role::Judge)), "{judges:?}");
    window.click(Role::Button, "Remove filter: Role: judge");

    window.click(Role::Button, "Sort and filter E-mail");
    window.harness.get_by_role_and_label(Role::CheckBox, "Only where it is given").click();
    window.steps();
    window.key(Key::Escape);
    assert!(window.names().iter().all(|name| !window.party(name).unwrap().emails.is_empty()));
    window.command("Clear all filters");
    assert_eq!(window.names().len(), all);
}

#[test]
fn columns_are_shown_hidden_and_moved_by_keyboard() {
    let mut window = Window::table("Roster: counsel");
    let titles = |window: &Window| {
        let titles = window.titles().into_iter();
        titles.map(|title| title.split(',').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&window), ["Name", "Firm", "Represents", "Phone", "E-mail"]);
    window.key_with(Modifiers::COMMAND, Key::L);
    window.click(Role::CheckBox, "Show Firm");
    window.click(Role::CheckBox, "Show Note");
    assert_eq!(titles(&window), ["Name", "Represents", "Phone", "E-mail", "Note"], "seen at once, below the question");
    window.click(Role::Button, "Move Note up");
    window.click(Role::Button, "Sort by Phone: not sorted");
    window.key(Key::Escape);
    assert_eq!(titles(&window), ["Name", "Represents", "Phone", "Note", "E-mail"]);
    assert!(window.titles()[2].ends_with("sorted ascending"));

    window.harness.get_by(|node| node.role() == Role::ColumnHeader && super::has(node, "Note,")).focus();
    window.steps();
    let keys = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    window.key_with(keys, Key::ArrowLeft);
    assert_eq!(titles(&window), ["Name", "Represents", "Note", "Phone", "E-mail"]);
    window.command("Roster: columns and filters");
    window.click(Role::Button, "Reset");
    window.key(Key::Escape);
    assert_eq!(titles(&window), ["Name", "Firm", "Represents", "Phone", "E-mail"]);
}

#[test]
fn a_column_is_dragged_to_another_place_and_width() {
    let mut window = Window::table("Roster: everyone");
    let place = |window: &Window, title: &str| {
        window.harness.get_by(|node| node.role() == Role::ColumnHeader && super::has(node, title)).rect()
    };
    let (from, to) = (place(&window, "Name,").center(), place(&window, "Phone,").right_center());
    window.drag(from, to);
    assert!(window.titles()[0].starts_with("Role"), "{:?}", window.titles());
    assert!(window.titles()[2].starts_with("Name"), "{:?}", window.titles());
    let wide = place(&window, "Phone,").width();
    let grip = window.harness.get_by_role_and_label(Role::Splitter, "Width of phone").rect().center();
    window.drag(grip, grip + egui::vec2(60.0, 0.0));
    assert!((place(&window, "Phone,").width() - wide - 60.0).abs() < 2.0);
}

impl Window {
    pub(super) fn drag(&mut self, from: egui::Pos2, to: egui::Pos2) {
        let button = |pos, pressed| egui::Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.harness.event(egui::Event::PointerMoved(from));
        self.harness.step();
        self.harness.event(button(from, true));
        self.harness.step();
        for part in [0.3, 0.7, 1.0] {
            self.harness.event(egui::Event::PointerMoved(from + (to - from) * part));
            self.harness.step();
        }
        self.harness.event(button(to, false));
        self.steps();
    }
}

#[test]
fn a_cell_leads_to_its_own_words() {
    let mut window = Window::table("Roster: holders");
    let row = window.harness.get_by(|node| node.role() == Role::ListBoxOption && super::has(node, ALDER)).rect();
    let title = |window: &Window, title: &str| {
        window.harness.get_by(|node| node.role() == Role::ColumnHeader && super::has(node, title)).rect().center().x
    };
    let at = egui::pos2(title(&window, "Amount,"), row.center().y);
    window.drag(at, at);
    assert_eq!(window.selected(), ALDER);
    let quoted = |window: &Window| {
        let passage = window.session().selection().passage.unwrap();
        window.case_file().quote(passage).to_owned()
    };
    assert_eq!(quoted(&window), "3,500,000");
    // By keyboard: to the cell, and Enter.
    window.key_with(Modifiers::COMMAND, Key::Num3);
    for _ in 0..2 {
        window.key(Key::ArrowRight);
    }
    assert_eq!(
        window.rows("Signs through: ALDER INVESTMENTS, LLC").len(),
        1,
        "the cell is said: {:?}",
        window.rows(ALDER)
    );
    window.key(Key::Enter);
    assert!(quoted(&window).to_lowercase().contains("alder investments"), "{}", quoted(&window));
}

#[test]
fn the_service_list_says_whom_papers_reach_and_how() {
    let window = Window::table("Roster: service list");
    let titles: Vec<_> = window.titles().iter().map(|title| title.split(',').next().unwrap_or("").to_owned()).collect();
    assert_eq!(titles, ["Name", "Address", "E-mail", "Counsel", "Source"]);
    let names = window.names();
    assert!(names.contains(&ALDER.to_owned()) && names.contains(&"Richard P. Oldham".to_owned()), "{names:?}");
    let debtor = window.rows("Harrow Castings Corporation");
    assert!(debtor.iter().any(|row| row.contains("Richard P. Oldham (KRESS & OLDHAM LLP)")), "{debtor:?}");
}

#[test]
fn rows_are_copied_in_the_columns_that_are_shown() {
    let mut window = Window::table("Roster: holders");
    window.key_with(Modifiers::COMMAND, Key::L);
    for column in ["Instrument", "As of", "Signs through", "Signatory", "Address"] {
        window.click(Role::CheckBox, &format!("Show {column}"));
    }
    window.click(Role::Button, "Move Amount up");
    window.key(Key::Escape);
    window.click_row(ALDER);
    // What the system sends for its own key of copying; one frame has the answer.
    window.harness.event(egui::Event::Copy);
    window.harness.step();
    let copied = window.harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(copied, Some("Amount\tName\n3,500,000\tAlder Fund, LP"));
}

#[test]
fn a_view_with_a_name_comes_back_and_is_kept() {
    let mut window = Window::table("Roster: holders");
    window.sort("Name,", Modifiers::NONE);
    window.click(Role::Button, "Sort and filter Amount");
    window.harness.get_by_label("Words in Amount").click();
    window.type_text("3,500");
    window.key(Key::Enter);
    window.key(Key::Escape);
    window.command("Roster: saved views");
    window.type_text("Stated only");
    window.key(Key::Enter);
    window.command("Clear all filters");
    window.command("Roster: everyone");
    let kept = window.session().view().panes.iter().find(|(name, _)| name == "roster.saved.Stated only").cloned();
    assert!(kept.unwrap().1.contains("part=holders"));
    window.command("Roster: saved views");
    window.type_text("Stated");
    window.key(Key::Enter);
    assert_eq!(window.names(), [ALDER]);
    assert!(window.titles()[0].starts_with("Name, sorted ascending"));
    window.command("Roster: saved views");
    window.click(Role::Button, "Forget Stated only");
    assert!(window.session().view().panes.iter().all(|(name, _)| !name.starts_with("roster.saved.")));
}
