//! The parties and counsel of a printed report, in the two columns beside "represented by".

use crate::extract::Mentions;
use crate::extract::ecf::lines::{Line, Looks, trimmed};
use crate::extract::ecf::party_type;

use super::super::aliases;
use super::super::list::{self, List};
use super::{PAGE, Printed, Row, Word, between, median, rows};

/// The words "represented by", on one line or on two.
#[derive(Clone, Copy, Debug)]
struct Middle {
    left: f32,
    right: f32,
    y: f32,
}

impl<'a> Printed<'a> {
    /// Reads the list of parties and counsel, in the order of the report's rows; says whether the page shows its columns.
    pub(in crate::extract::docket) fn parties(&self, looks: &Looks, mentions: &mut Mentions) -> bool {
        let (from, to) = self.front;
        // The heading of the days' column may take two lines, the first of which stands a little higher.
        let bottom = to.min(self.end) - 3.0;
        let inside: Vec<Word<'a>> =
            self.words.iter().filter(|word| word.top > from && word.bottom < bottom).copied().collect();
        let middle = middle(&inside);
        let (Some(left_edge), Some(right_edge)) =
            (median(middle.iter().map(|m| m.left)), median(middle.iter().map(|m| m.right)))
        else {
            return false;
        };
        let left = rows(self.text, inside.iter().filter(|word| word.right <= left_edge));
        let left = with_whole_types(self.text, left, looks);
        let right = rows(self.text, inside.iter().filter(|word| word.left >= right_edge));
        let starts = row_starts(&left, &middle, looks);
        let mut list = List::new(looks, mentions);
        for (at, &start) in starts.iter().enumerate() {
            let end = starts.get(at + 1).copied().unwrap_or(f32::MAX);
            let lines: Vec<Line<'a>> = between(&left, start, end).iter().map(|row| row.line).collect();
            let represented = middle.get(middle.partition_point(|m| m.y < start)).is_some_and(|m| m.y < end);
            list.row(&lines);
            if represented {
                for counsel in counsel(between(&right, start, end), looks) {
                    list.counsel(&counsel.iter().map(|row| row.line).collect::<Vec<_>>());
                }
            }
        }
        true
    }
}

/// The lines, with a type that a narrow column broke into two made whole: "Counter-" above "Defendant".
fn with_whole_types<'a>(text: &'a str, lines: Vec<Row<'a>>, looks: &Looks) -> Vec<Row<'a>> {
    let mut whole: Vec<Row<'a>> = Vec::with_capacity(lines.len());
    for row in lines {
        if let Some(last) = whole.last_mut()
            && looks.is_bold(&last.line)
            && looks.is_bold(&row.line)
            && is_close(last, &row)
            && (last.line.text.ends_with('-') || !party_type::is_known(last.line.text))
        {
            let both = last.line.span.to(row.line.span);
            if party_type::is_known(both.of(text)) {
                *last =
                    Row { line: trimmed(text, both.start as usize, both.end as usize), bottom: row.bottom, ..*last };
                continue;
            }
        }
        whole.push(row);
    }
    whole
}

/// Every "represented by", from top to bottom. A narrow column breaks it into two lines.
fn middle(words: &[Word<'_>]) -> Vec<Middle> {
    let mut bys: Vec<&Word<'_>> = words.iter().filter(|word| word.text == "by").collect();
    bys.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut found: Vec<Middle> = words
        .iter()
        .filter(|word| word.text.eq_ignore_ascii_case("represented"))
        .filter_map(|word| {
            let from = bys.partition_point(|by| by.top < word.top - 2.0);
            let near = bys.get(from..)?.iter().take_while(|by| by.top < word.bottom + word.height());
            let mut by = near.filter(|by| {
                let beside = by.centre() < word.bottom && (0.0..word.height()).contains(&(by.left - word.right));
                let below = by.centre() > word.bottom && by.left >= word.left - 4.0 && by.right <= word.right + 4.0;
                beside || below
            });
            by.next().map(|by| Middle { left: word.left, right: word.right.max(by.right), y: word.centre() })
        })
        .collect();
    found.sort_by(|a, b| a.y.total_cmp(&b.y));
    found
}

/// What a line of the parties' column stands below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// A type, its rule, or the word "aka": a name follows, whatever its words are.
    Type,
    /// A name, which may take several lines.
    Name,
    /// Anything else.
    Other,
}

/// How types stand in the parties' column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Each party has its type right above its name.
    Typed,
    /// The same, with a rule between the two.
    Ruled,
    /// A type stands apart above several parties.
    Headed,
}

impl Shape {
    fn of(left: &[Row<'_>], looks: &Looks) -> Self {
        let types = left.windows(2).filter_map(|pair| match pair {
            [row, below] if is_type(&row.line, looks) => Some((row, below)),
            _ => None,
        });
        let (mut all, mut ruled, mut apart) = (0, 0, 0);
        for (row, below) in types {
            all += 1;
            ruled += usize::from(below.line.is_rule());
            apart += usize::from(row.is_near(below) && !is_close(row, below));
        }
        match (ruled * 2 > all, apart * 2 > all && !looks.are_plain()) {
            (true, _) => Self::Ruled,
            (false, true) => Self::Headed,
            (false, false) => Self::Typed,
        }
    }

    /// Whether the line is a party's type, or another heading.
    fn heads(self, left: &[Row<'_>], at: usize, looks: &Looks) -> bool {
        let Some(row) = left.get(at) else { return false };
        let ruled = || self != Self::Ruled || left.get(at + 1).is_some_and(|below| below.line.is_rule());
        is_type(&row.line, looks) && ruled() || party_type::is_other_heading(row.line.text) && looks.is_bold(&row.line)
    }
}

fn is_type(line: &Line<'_>, looks: &Looks) -> bool {
    party_type::is_known(line.text) && (looks.are_plain() || looks.is_bold(line))
}

/// Whether a line follows another with no more room than within one cell.
fn is_close(row: &Row<'_>, below: &Row<'_>) -> bool {
    row.is_near(below) && below.top - row.bottom < row.height() * 0.8
}

/// Where the report's rows begin: at each party's type, at each name in bold that begins a party below another of its
/// type, and at each "represented by" that does not belong to one of these.
fn row_starts(left: &[Row<'_>], middle: &[Middle], looks: &Looks) -> Vec<f32> {
    let shape = Shape::of(left, looks);
    let mut starts: Vec<f32> = Vec::new();
    let mut before = Before::Other;
    let mut above: Option<&Row<'_>> = None;
    for (at, row) in left.iter().enumerate() {
        let line = &row.line;
        let close = above.is_some_and(|above| is_close(above, row));
        let versus = list::is_versus(line);
        let heads = shape.heads(left, at, looks);
        let goes_on = match before {
            Before::Type => close || !heads,
            Before::Name => close && !looks.are_plain() && looks.is_bold(line),
            Before::Other => false,
        };
        let named =
            shape == Shape::Headed && looks.is_bold(line) && !starts.is_empty() && !aliases::is_label(line.text);
        if versus || !goes_on && (heads || named) {
            starts.push(row.top - 1.0);
            before = match (versus, heads) {
                (true, _) => Before::Other,
                (false, true) => Before::Type,
                (false, false) => Before::Name,
            };
        } else if line.is_rule() && before == Before::Type || aliases::is_label(line.text) {
            before = Before::Type;
        } else {
            before = if goes_on { Before::Name } else { Before::Other };
        }
        above = Some(row);
    }
    let height = median(left.iter().map(Row::height)).unwrap_or(12.0);
    let known = starts.clone();
    let mut taken = None;
    for m in middle {
        // The party begins on the same line, or one or two above it; or at the end of the page before.
        let above = known.partition_point(|start| *start <= m.y).checked_sub(1);
        let belongs = above
            .and_then(|at| known.get(at))
            .is_some_and(|start| m.y - *start < height * 4.0 || m.y - *start > PAGE / 2.0 && taken != above);
        if !belongs {
            starts.push(m.y - height);
        }
        taken = above;
    }
    starts.sort_by(f32::total_cmp);
    starts
}

/// The lines of each attorney: a name in bold begins one; where nothing tells bold words, an empty line does.
fn counsel<'a, 'r>(rows: &'r [Row<'a>], looks: &Looks) -> Vec<&'r [Row<'a>]> {
    rows.chunk_by(|row, below| {
        let apart = !row.is_near(below) || below.top - row.bottom > row.height() * 0.8;
        let begins = looks.is_bold(&below.line) && (!looks.is_bold(&row.line) || apart);
        !(if looks.are_plain() { apart && row.is_near(below) } else { begins })
    })
    .collect()
}
