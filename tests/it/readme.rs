//! The README tells the truth about what a test can check.

use std::fs;
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The lines of the README's code blocks.
fn commands() -> Vec<String> {
    let readme = text("README.md");
    let blocks = readme.split("```").skip(1).step_by(2);
    blocks.flat_map(|block| block.lines().skip(1).map(str::to_owned)).collect()
}

#[test]
fn the_two_commands_are_the_ones_that_are_run_before_a_merge() {
    let commands = commands();
    let run = text(".ci/run");
    let start = commands.first().unwrap();
    assert!(start.ends_with("cargo run --release -- assets/sample-case"), "{start}");
    let packages = start.split("install -y ").nth(1).unwrap().split(" &&").next().unwrap();
    for package in packages.split_whitespace() {
        let known = run.split_whitespace().any(|word| word == package);
        assert!(known, "{package} is in the README's first command and not in .ci/run");
    }
    let test = commands.get(1).unwrap();
    assert!(run.lines().any(|line| line == test), ".ci/run does not run `{test}`");
}

#[test]
fn every_room_is_in_the_readme() {
    let readme = text("README.md");
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        let room = format!("`src/{}`", path.file_name().unwrap().to_string_lossy());
        assert!(!path.is_dir() || readme.contains(&room), "{room} is not in the README");
    }
}

/// The keys of the README's table, each with what it does.
fn keys_of_the_readme() -> Vec<(String, String)> {
    let readme = text("README.md");
    let table = readme.split("| Key | Does |").nth(1).unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.flat_map(|row| {
        let cells: Vec<String> = row.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect();
        let keys: Vec<String> = cells[0].split(", ").map(str::to_owned).collect();
        keys.into_iter().map(move |key| (key, cells[1].clone()))
    })
    .collect()
}

#[test]
fn the_keys_are_those_of_the_command_table() {
    use redwell::ui::command;
    let ctx = eframe::egui::Context::default();
    let plain = |key: &str| key.replace('−', "-").replace("Left", "←").replace("Right", "→");
    let mut table: Vec<(String, String)> = command::TABLE
        .iter()
        .flat_map(|entry| entry.keys.iter().map(|key| (plain(&command::key_words(&ctx, key)), entry.words.to_owned())))
        .collect();
    let mut readme = keys_of_the_readme();
    table.sort();
    readme.sort();
    assert_eq!(readme, table);
}
