//! Running heads, feet, page numbers and the stamps of court filing systems: which rows at the edges of a page are not
//! part of what it says.

use std::collections::HashMap;

use super::rows::Row;
use super::sheet::Sheet;

/// Rows from an edge of the page that may be a head or a foot.
const DEEPEST: usize = 6;

/// How much of the page's height heads and feet may take.
const ZONE: f32 = 0.16;

/// How far apart, in points, a row may stand on two pages to be the same running head.
const SAME_HEIGHT: f32 = 9.0;

/// How many pages on a running head is looked for again: left and right pages may differ, chapters may end.
const NEAR_PAGES: usize = 3;

/// Words that stamps of filing systems put before their numbers, in lower case.
const STAMP_WORDS: [&str; 15] = [
    "case", "document", "doc", "filed", "entered", "page", "pageid", "pg", "desc", "appeal", "dktentry", "docket",
    "ecf", "nyscef", "received",
];

/// An edge of the page.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Edge {
    Top,
    Bottom,
}

/// Where a row with a certain text stands: page and height.
type Places = HashMap<(Edge, String), Vec<(usize, f32)>>;

/// Sets, for each page, how many rows at its top and bottom are a head or a foot.
pub(super) fn mark(sheets: &mut [Sheet]) {
    let mut places: Places = HashMap::new();
    for (page, sheet) in sheets.iter().enumerate() {
        for edge in [Edge::Top, Edge::Bottom] {
            for row in rows_at(sheet, edge) {
                places
                    .entry((edge, pattern(sheet, row)))
                    .or_default()
                    .push((page, height_of(sheet.turned_size()[1], row, edge)));
            }
        }
    }
    let few = sheets.len() <= 3;
    for (page, sheet) in sheets.iter_mut().enumerate() {
        let count = |edge: Edge| {
            let rows = rows_at(sheet, edge);
            rows.take_while(|row| {
                let key = (edge, pattern(sheet, row));
                let height = height_of(sheet.turned_size()[1], row, edge);
                is_stamp(sheet, row)
                    || is_page_number(&key.1)
                    || places.get(&key).is_some_and(|places| recurs(places, page, height, few))
            })
            .count()
        };
        let head = count(Edge::Top);
        let foot = count(Edge::Bottom).min(sheet.rows.len() - head.min(sheet.rows.len()));
        (sheet.head, sheet.foot) = (head, foot);
    }
}

/// The rows near an edge, from the edge inwards.
fn rows_at(sheet: &Sheet, edge: Edge) -> Box<dyn Iterator<Item = &Row> + '_> {
    let height = sheet.turned_size()[1];
    let near = move |row: &&Row| height_of(height, row, edge) < ZONE * height && row.grid.is_none();
    match edge {
        Edge::Top => Box::new(sheet.rows.iter().take(DEEPEST).take_while(near)),
        Edge::Bottom => Box::new(sheet.rows.iter().rev().take(DEEPEST).take_while(near)),
    }
}

/// A row's distance from its edge.
fn height_of(page: f32, row: &Row, edge: Edge) -> f32 {
    match edge {
        Edge::Top => row.base,
        Edge::Bottom => page - row.base,
    }
}

/// What a row says, with `#` for every number.
fn pattern(sheet: &Sheet, row: &Row) -> String {
    let mut pattern = String::new();
    for word in &row.words {
        for c in sheet.words.text(word).chars() {
            if !c.is_ascii_digit() {
                pattern.extend(c.to_lowercase());
            } else if !pattern.ends_with('#') {
                pattern.push('#');
            }
        }
        pattern.push(' ');
    }
    pattern.truncate(pattern.trim_end().len());
    pattern
}

/// Whether the same row stands at the same place of pages nearby.
fn recurs(places: &[(usize, f32)], page: usize, height: f32, few: bool) -> bool {
    let others = places.iter().filter(|(other, at)| {
        *other != page && other.abs_diff(page) <= NEAR_PAGES && (at - height).abs() < SAME_HEIGHT
    });
    others.count() >= if few { 1 } else { 2 }
}

/// Whether a row is a page number and nothing else.
fn is_page_number(pattern: &str) -> bool {
    let bare = pattern.trim_matches(['-', '–', '—', ' ', '[', ']', '(', ')', '.', '|']);
    let roman = !bare.is_empty() && bare.len() <= 6 && bare.bytes().all(|byte| b"ivxl".contains(&byte));
    matches!(bare, "#" | "page #" | "page # of #" | "# of #" | "pg. #" | "p. #" | "# / #" | "#/#" | "page #/#") || roman
}

/// Whether a row was stamped on by a court's filing system.
fn is_stamp(sheet: &Sheet, row: &Row) -> bool {
    let mut marks = 0;
    let mut digits = false;
    let texts = || row.words.iter().map(|word| sheet.words.text(word));
    for text in texts() {
        let word = text.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_ascii_lowercase();
        digits |= text.bytes().any(|byte| byte.is_ascii_digit());
        if STAMP_WORDS.contains(&word.as_str()) {
            marks += 1;
        }
    }
    let first = texts().next().unwrap_or_default().to_ascii_lowercase();
    let begins = [
        "case",
        "document",
        "usca",
        "appellate",
        "nyscef",
        "filed",
        "received",
        "ecf",
        "entered",
        "appeal",
        "index",
        "doc",
    ];
    digits && marks >= 2 && row.words.len() <= 26 && begins.iter().any(|word| first.starts_with(word))
}
