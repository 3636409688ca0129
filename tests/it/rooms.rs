//! The direction of the rooms: a room may use those above it in the map and never one below.

use std::fs;
use std::path::{Path, PathBuf};

const ORDER: [&str; 9] = ["model", "ingest", "extract", "assemble", "search", "workspace", "export", "session", "ui"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}

/// The rooms that a source file names as `crate::room` or `crate::{room, …}`, docs aside.
fn used_rooms(text: &str) -> Vec<&'static str> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let named = code.match_indices("crate::").flat_map(|(at, path)| first_names(&code[at + path.len()..]));
    named.filter_map(|name| ORDER.into_iter().find(|room| *room == name)).collect()
}

/// The first name of each path that begins here: one, or those of a list in braces.
fn first_names(code: &str) -> Vec<String> {
    let name = |code: &str| code.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(list) = code.strip_prefix('{') else { return vec![name(code)] };
    let mut names = vec![String::new()];
    let mut depth = 0;
    for c in list.chars() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            _ => {}
        }
        names.last_mut().unwrap().push(if c == ',' { ' ' } else { c });
    }
    names.iter().map(|path| name(path)).collect()
}

#[test]
fn rooms_are_found_in_every_way_of_naming_them() {
    let code = "use crate::model::Span;\n// crate::ui\nuse crate::{\n    assemble::{self, model2},\n    ui,\n};\nfn f(a: crate::session::A) {}";
    assert_eq!(used_rooms(code), ["model", "assemble", "ui", "session"]);
}

#[test]
fn no_room_points_back() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (at, room) in ORDER.iter().enumerate() {
        for file in sources(&src.join(room)) {
            for used in used_rooms(&fs::read_to_string(&file).unwrap()) {
                if ORDER.iter().position(|r| *r == used).unwrap() > at {
                    wrong.push(format!("{} uses {used}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "rooms that point back: {wrong:#?}");
}

#[test]
fn only_ui_and_main_know_egui() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let wrong: Vec<_> = sources(&src)
        .into_iter()
        .filter(|file| !file.starts_with(src.join("ui")) && file.file_name().unwrap() != "main.rs")
        .filter(|file| {
            fs::read_to_string(file)
                .unwrap()
                .lines()
                .any(|l| !l.trim_start().starts_with("//") && (l.contains("egui::") || l.contains("eframe::")))
        })
        .collect();
    assert!(wrong.is_empty(), "egui outside the window's room: {wrong:#?}");
}

#[test]
fn every_room_is_in_the_map() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut rooms: Vec<_> = fs::read_dir(&src)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    rooms.sort();
    let mut map: Vec<_> = ORDER.iter().map(ToString::to_string).collect();
    map.sort();
    assert_eq!(rooms, map, "a room that the map does not know, or a room that is gone");
}
