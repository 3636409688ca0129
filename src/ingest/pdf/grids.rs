//! Tables whose cells are drawn with lines.
//!
//! Lines that cross make a grid. What stands inside is taken out of the rows of the page, cell by cell; a row without
//! words keeps its place, so that the columns around a table are found as if it were one block.

use super::drawn::LineMarks;
use super::ink::{area, overlap};
use super::rows::Row;
use super::words::Word;

/// How far apart, in points, the ends of lines may be that were meant to meet.
const MEETS: f32 = 2.5;

/// The most lines of each direction in one grid, and on one page: more make a drawing.
const MOST_LINES: usize = 400;

/// The most cells of one table.
const MOST_CELLS: usize = 4_000;

/// A drawn table.
#[derive(Debug)]
pub(super) struct Grid {
    /// Left, top, right, bottom.
    rect: [f32; 4],
    /// Its rows, from top to bottom.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A cell of a drawn table.
#[derive(Debug)]
pub(super) struct Cell {
    rect: [f32; 4],
    /// How many columns of the grid it covers.
    pub(super) columns: u16,
    /// What stands in it.
    pub(super) text: Vec<Row>,
}

/// Finds the drawn tables of a page and moves the words inside them into their cells.
pub(super) fn take(rows: &mut Vec<Row>, marks: &LineMarks) -> Vec<Grid> {
    let (level, upright) = marks.grid();
    if level.len() < 2 || upright.len() < 2 || rows.is_empty() {
        return Vec::new();
    }
    let level = joined(level.iter().map(|[from, to, at]| [*at, *from, *to]).collect());
    let upright = joined(upright.to_vec());
    if level.len() > MOST_LINES || upright.len() > MOST_LINES {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = Vec::new();
    for (level, upright) in meeting(&level, &upright) {
        grids.extend(grid(&level, &upright));
    }
    // A table inside a cell of another is read as part of the cell.
    grids.sort_by(|a, b| area(b.rect).total_cmp(&area(a.rect)));
    let mut outer: Vec<Grid> = Vec::new();
    for grid in grids {
        if !outer.iter().any(|other| overlap(other.rect, grid.rect)) {
            outer.push(grid);
        }
    }
    outer.retain_mut(|grid| fill(grid, rows));
    for (index, grid) in outer.iter().enumerate() {
        rows.push(Row::of_grid(index, grid.rect));
    }
    rows.retain(|row| row.grid.is_some() || !row.words.is_empty());
    rows.sort_by(|a, b| a.base.total_cmp(&b.base));
    outer
}

/// Lines given as place, from and to: pieces of the same line put together.
fn joined(mut lines: Vec<[f32; 3]>) -> Vec<[f32; 3]> {
    lines.sort_by(|a, b| a[0].total_cmp(&b[0]));
    let mut joined: Vec<[f32; 3]> = Vec::new();
    for [at, from, to] in lines {
        let near = joined.iter_mut().rev().take_while(|line| at - line[0] < MEETS);
        let mut touching = near.filter(|line| from < line[2] + MEETS && to > line[1] - MEETS);
        if let Some(line) = touching.next() {
            (line[1], line[2]) = (line[1].min(from), line[2].max(to));
        } else if joined.len() <= 4 * MOST_LINES {
            joined.push([at, from, to]);
        }
    }
    joined
}

type Lines = Vec<[f32; 3]>;

/// Groups of level and upright lines that meet each other.
fn meeting(level: &[[f32; 3]], upright: &[[f32; 3]]) -> Vec<(Lines, Lines)> {
    let meet = |a: &[f32; 3], b: &[f32; 3]| {
        b[0] > a[1] - MEETS && b[0] < a[2] + MEETS && a[0] > b[1] - MEETS && a[0] < b[2] + MEETS
    };
    let mut group_of_level: Vec<Option<usize>> = vec![None; level.len()];
    let mut group_of_upright: Vec<Option<usize>> = vec![None; upright.len()];
    let mut groups = Vec::new();
    for start in 0..level.len() {
        if group_of_level.get(start).is_none_or(Option::is_some) {
            continue;
        }
        let group = groups.len();
        let (mut own_level, mut own_upright): (Lines, Lines) = (Vec::new(), Vec::new());
        let mut open = vec![start];
        while let Some(index) = open.pop() {
            let (Some(line), Some(of @ None)) = (level.get(index), group_of_level.get_mut(index)) else { continue };
            *of = Some(group);
            own_level.push(*line);
            for (other, of) in upright.iter().zip(&mut group_of_upright) {
                if of.is_none() && meet(line, other) {
                    *of = Some(group);
                    own_upright.push(*other);
                    open.extend(level.iter().enumerate().filter(|(_, line)| meet(line, other)).map(|(index, _)| index));
                }
            }
        }
        groups.push((own_level, own_upright));
    }
    groups
}

/// The places of lines, each once.
fn places(lines: &[[f32; 3]]) -> Vec<f32> {
    let mut places: Vec<f32> = lines.iter().map(|line| line[0]).collect();
    places.sort_by(f32::total_cmp);
    places.dedup_by(|a, b| (*a - *b).abs() < MEETS);
    places
}

/// Whether a line at `at` runs through the point `middle` of the other direction.
fn runs_at(lines: &[[f32; 3]], at: f32, middle: f32) -> bool {
    lines.iter().any(|line| (line[0] - at).abs() < MEETS && line[1] < middle && line[2] > middle)
}

fn grid(level: &[[f32; 3]], upright: &[[f32; 3]]) -> Option<Grid> {
    let (ys, xs) = (places(level), places(upright));
    let count = ys.len().saturating_sub(1) * xs.len().saturating_sub(1);
    if !(2..=MOST_CELLS).contains(&count) {
        return None;
    }
    let rect = [*xs.first()?, *ys.first()?, *xs.last()?, *ys.last()?];
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (row, band) in ys.windows(2).enumerate() {
        let [top, bottom] = *band else { continue };
        let mut cells: Vec<Cell> = Vec::new();
        let mut open = false;
        for strip in xs.windows(2) {
            let [left, right] = *strip else { continue };
            let (x, y) = (f32::midpoint(left, right), f32::midpoint(top, bottom));
            // A cell without a line above it is the lower part of the one above.
            if row > 0 && !runs_at(level, top, x) {
                let above = rows
                    .iter_mut()
                    .flatten()
                    .find(|cell| (cell.rect[3] - top).abs() < MEETS && cell.rect[0] < x && cell.rect[2] > x);
                if let Some(above) = above {
                    above.rect[3] = bottom;
                    open = false;
                    continue;
                }
                // The lower part of a cell that covers several columns.
                if rows.iter().flatten().any(|cell| cell.rect[3] > y && cell.rect[0] < x && cell.rect[2] > x) {
                    open = false;
                    continue;
                }
            }
            match cells.last_mut() {
                Some(cell) if open && !runs_at(upright, left, y) => {
                    cell.rect[2] = right;
                    cell.columns += 1;
                }
                _ => cells.push(Cell { rect: [left, top, right, bottom], columns: 1, text: Vec::new() }),
            }
            open = true;
        }
        rows.push(cells);
    }
    (rows.iter().map(Vec::len).sum::<usize>() >= 2).then_some(Grid { rect, rows })
}

/// Moves the words inside a grid into its cells. Whether at least two cells got some.
fn fill(grid: &mut Grid, rows: &mut [Row]) -> bool {
    let touches = |row: &Row| row.grid.is_none() && overlap(row.rect, grid.rect);
    let places: Vec<Vec<Option<usize>>> =
        rows.iter().map(|row| if touches(row) { places_of(row, grid) } else { Vec::new() }).collect();
    let mut used: Vec<usize> = places.iter().flatten().flatten().copied().collect();
    used.sort_unstable();
    used.dedup();
    if used.len() < 2 {
        return false;
    }
    let mut cells: Vec<&mut Cell> = grid.rows.iter_mut().flatten().collect();
    for (row, places) in rows.iter_mut().zip(places).filter(|(_, places)| !places.is_empty()) {
        let mut rest = Vec::new();
        let mut open: Option<(usize, Vec<Word>)> = None;
        for (word, place) in std::mem::take(&mut row.words).into_iter().zip(places) {
            match (place, &mut open) {
                (None, _) => rest.push(word),
                (Some(cell), Some((of, words))) if *of == cell => words.push(word),
                (Some(cell), _) => {
                    if let Some((of, words)) = open.replace((cell, vec![word])) {
                        put(&mut cells, of, words);
                    }
                }
            }
        }
        if let Some((of, words)) = open {
            put(&mut cells, of, words);
        }
        row.words = rest;
        row.measure();
    }
    true
}

fn put(cells: &mut [&mut Cell], cell: usize, words: Vec<Word>) {
    if let Some(cell) = cells.get_mut(cell) {
        cell.text.extend(Row::new(words));
    }
}

/// For each word of a row, the cell in which it stands, counted through the rows of the grid.
fn places_of(row: &Row, grid: &Grid) -> Vec<Option<usize>> {
    let mut before: Option<(usize, f32)> = None;
    let place = |word: &Word| {
        let (x, y) = (f32::midpoint(word.rect[0], word.rect[2]), word.base - 0.25 * word.size);
        let holds = |cell: &Cell| cell.rect[0] <= x && x < cell.rect[2] && cell.rect[1] <= y && y < cell.rect[3];
        let own = grid.rows.iter().flatten().position(holds);
        // Text that is too wide for its cell runs out of the table.
        let place = own.or(before.filter(|(_, end)| word.rect[0] - end < 0.7 * word.size).map(|(cell, _)| cell));
        before = place.map(|cell| (cell, word.rect[2]));
        place
    };
    row.words.iter().map(place).collect()
}
