//! The words around a place, on one line.

use std::ops::Range;

use super::words::is_word;
use crate::model::Span;

/// How much is shown before the first place and in all, in bytes.
const BEFORE: usize = 44;
const ALL: usize = 150;

/// The words around one place or several that stand close together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The first of the places.
    pub place: Span,
    /// The words on one line, with "…" where they are cut.
    pub text: String,
    /// The places in `text`, as ranges of bytes; sorted, none touches another.
    pub marks: Vec<Range<usize>>,
}

/// A place, and which of the things looked for stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) span: Span,
    pub(super) term: usize,
}

/// At most `most` snippets, in the order of the text: those with the most different words first chosen, then the
/// first ones. `places` are sorted.
pub(super) fn snippets(text: &str, places: &[Place], most: usize) -> Vec<Snippet> {
    let mut windows: Vec<(usize, Range<usize>)> = Vec::new();
    let mut at = 0;
    while let Some(first) = places.get(at) {
        let reach = first.span.start as usize + ALL - BEFORE;
        let inside = places.iter().skip(at).take_while(|place| place.span.end as usize <= reach).count().max(1);
        let range = at..at + inside;
        let mut terms: Vec<usize> = places.get(range.clone()).unwrap_or_default().iter().map(|p| p.term).collect();
        terms.sort_unstable();
        terms.dedup();
        windows.push((terms.len(), range));
        at += inside;
    }
    windows.sort_by_key(|(terms, range)| (std::cmp::Reverse(*terms), range.start));
    windows.truncate(most);
    windows.sort_by_key(|(_, range)| range.start);
    windows.into_iter().filter_map(|(_, range)| snippet(text, places.get(range)?)).collect()
}

fn snippet(text: &str, places: &[Place]) -> Option<Snippet> {
    let (first, last) = (places.first()?.span, places.last()?.span);
    let start = begin(text, first.start as usize);
    let end = finish(text, last.end as usize, start + ALL);
    let mut out = String::new();
    if text.get(..start)?.chars().next_back().is_some_and(|c| c != '\n') {
        out.push('…');
    }
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut wanted = places.iter().map(|place| place.span.range()).peekable();
    let mut in_space = true;
    for (at, c) in text.get(start..end)?.char_indices().map(|(at, c)| (at + start, c)) {
        while wanted.next_if(|range| range.end <= at).is_some() {}
        let space = c.is_whitespace() || c.is_control();
        // Leaders and rules are no longer than they must be to be seen as such.
        let is_rule = !space && !is_word(c) && out.chars().rev().take(3).filter(|before| *before == c).count() == 3;
        if (space && in_space) || is_rule {
            continue;
        }
        in_space = space;
        let begin = out.len();
        out.push(if space { ' ' } else { c });
        if wanted.peek().is_some_and(|range| range.contains(&at)) {
            match marks.last_mut().filter(|mark| mark.end == begin) {
                Some(mark) => mark.end = out.len(),
                None => marks.push(begin..out.len()),
            }
        }
    }
    let trimmed = out.trim_end().len();
    out.truncate(trimmed);
    marks.retain_mut(|mark| {
        mark.end = mark.end.min(trimmed);
        mark.start < mark.end
    });
    if text.get(end..).is_some_and(|behind| !behind.starts_with('\n') && !behind.trim_start().is_empty()) {
        out.push('…');
    }
    Some(Snippet { place: first, text: out, marks })
}

/// Where a snippet begins: at a word, not far before the place, and in its paragraph.
fn begin(text: &str, place: usize) -> usize {
    let from = text.floor_char_boundary(place.saturating_sub(BEFORE));
    let before = text.get(from..place).unwrap_or_default();
    if let Some((at, _)) = before.rmatch_indices("\n\n").next() {
        return from + at + 2;
    }
    if from == 0 {
        return 0;
    }
    let cut = before.find(|c: char| !is_word(c)).unwrap_or(before.len());
    let rest = before.get(cut..).unwrap_or_default();
    // What ends the words that are left out says nothing without them.
    let begun = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | ')'));
    from + cut + (rest.len() - begun.len())
}

/// Where it ends: behind a word, not far behind `wanted`, and in the place's paragraph.
fn finish(text: &str, place: usize, wanted: usize) -> usize {
    let to = text.ceil_char_boundary(wanted.max(place).min(text.len()));
    let behind = text.get(place..to).unwrap_or_default();
    if let Some(at) = behind.find("\n\n") {
        return place + at;
    }
    if to == text.len() {
        return to;
    }
    behind.rfind(|c: char| !is_word(c)).map_or(to, |at| place + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, words: &[&str], most: usize) -> Vec<(String, Vec<String>)> {
        let mut places: Vec<Place> = words
            .iter()
            .enumerate()
            .flat_map(|(term, word)| {
                text.match_indices(word).map(move |(at, word)| Place { span: Span::new(at, at + word.len()), term })
            })
            .collect();
        places.sort_unstable();
        snippets(text, &places, most)
            .into_iter()
            .map(|found| {
                (found.text.clone(), found.marks.iter().map(|mark| found.text[mark.clone()].to_owned()).collect())
            })
            .collect()
    }

    #[test]
    fn the_words_around_a_place_on_one_line() {
        let text = "A heading\n\nThe Debtors shall give\n  notice of the record\tdate to every holder.\n\nNext.";
        let found = of(text, &["notice", "record\tdate"], 4);
        let words = "The Debtors shall give notice of the record date to every holder.";
        assert_eq!(found, [(words.to_owned(), vec!["notice".to_owned(), "record date".to_owned()])]);
    }

    #[test]
    fn cut_at_words_and_said_to_be() {
        let text = "word ".repeat(60) + "needle" + &" straw".repeat(60);
        let found = of(&text, &["needle"], 4);
        assert!(found[0].0.starts_with("…word word") && found[0].0.ends_with("straw…"), "{found:?}");
        assert!(found[0].0.len() < 170);
    }

    #[test]
    fn those_with_most_different_words_are_chosen() {
        let gap = " straw".repeat(60);
        let text = format!("alpha {gap} alpha {gap} alpha and beta {gap} alpha");
        let marks: Vec<_> = of(&text, &["alpha", "beta"], 2).into_iter().map(|(_, marks)| marks.join(" ")).collect();
        assert_eq!(marks, ["alpha", "alpha beta"]);
    }

    #[test]
    fn leaders_are_cut_short() {
        let text = format!("Notice {} 7 ------ Fee", ".".repeat(80));
        assert_eq!(of(&text, &["Notice", "Fee"], 4)[0].0, "Notice ... 7 --- Fee");
    }

    #[test]
    fn places_may_overlap_and_stand_at_the_edges() {
        let found = of("éé noteholder éé", &["éé", "noteholder", "note"], 4);
        assert_eq!(found, [("éé noteholder éé".to_owned(), ["éé", "noteholder", "éé"].map(str::to_owned).to_vec())]);
    }
}
