//! Corridors: strips without ink over several rows, with text on both sides.

use std::cmp::Reverse;

use super::columns::{Divider, Part, Reader};

/// The narrowest corridor, in ems.
pub(super) const NARROWEST: f32 = 0.9;

/// Consecutive rows with a corridor through all of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Band {
    /// The first of its parts.
    pub(super) first: usize,
    /// Behind the last one.
    pub(super) end: usize,
    /// The left edge of the corridor.
    pub(super) from: f32,
    /// Its right edge.
    pub(super) to: f32,
    /// Whether a line is drawn along it.
    pub(super) divided: bool,
}

impl Band {
    /// Rows that are looked at as a whole.
    pub(super) fn without_corridor(rows: usize) -> Self {
        Self { first: 0, end: rows, from: 0.0, to: 0.0, divided: false }
    }

    /// Whether the corridor lies between two edges.
    pub(super) fn lies_between(&self, left: f32, right: f32) -> bool {
        self.from < self.to && left <= self.from + 0.1 && right >= self.to - 0.1
    }
}

impl Reader<'_> {
    /// The bands among some rows, those with a drawn divider first, then the tallest.
    pub(super) fn bands(&self, parts: &[Part]) -> Vec<Band> {
        let mut bands: Vec<Band> = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            for (from, to) in self.gaps(part, parts.get(index + 1)) {
                let seen = |band: &Band| (band.first..band.end).contains(&index) && band.from < to && band.to > from;
                if !bands.iter().any(seen) {
                    bands.extend(self.grow(parts, index, from, to));
                }
            }
        }
        for divider in self.dividers {
            bands.extend(self.beside(parts, *divider));
        }
        bands.sort_by_key(|band| Reverse((band.divided, band.end - band.first)));
        bands
    }

    /// The gaps within a part, and the one to the part below where the two stand side by side.
    fn gaps(&self, part: &Part, below: Option<&Part>) -> Vec<(f32, f32)> {
        let words = self.words_of(part);
        let mut edge = f32::MIN;
        let mut gaps = Vec::new();
        for word in words {
            if edge > f32::MIN && word.rect[0] - edge > NARROWEST * part.size {
                gaps.push((edge, word.rect[0]));
            }
            edge = edge.max(word.rect[2]);
        }
        if let Some(below) = below.filter(|below| below.base - part.base < 0.8 * part.size) {
            if below.left - part.right > NARROWEST * part.size {
                gaps.push((part.right, below.left));
            } else if part.left - below.right > NARROWEST * part.size {
                gaps.push((below.right, part.left));
            }
        }
        gaps
    }

    /// The rows around `seed` through which the corridor goes on.
    fn grow(&self, parts: &[Part], seed: usize, from: f32, to: f32) -> Option<Band> {
        let mut band = Band { first: seed, end: seed + 1, from, to, divided: false };
        while let Some(next) = parts.get(band.end) {
            if is_heading(parts, band.end) {
                break;
            }
            let Some((from, to)) = self.through(next, &band) else { break };
            (band.from, band.to) = (from, to);
            band.end += 1;
        }
        while let Some(previous) = band.first.checked_sub(1).and_then(|index| parts.get(index)) {
            if is_heading(parts, band.first - 1) {
                break;
            }
            let Some((from, to)) = self.through(previous, &band) else { break };
            (band.from, band.to) = (from, to);
            band.first -= 1;
        }
        Self::trim(parts, band)
    }

    /// What is left of a band's corridor in a further row.
    fn through(&self, part: &Part, band: &Band) -> Option<(f32, f32)> {
        if part.right <= band.from || part.left >= band.to {
            return Some((band.from, band.to));
        }
        let narrowest = NARROWEST * part.size.min(14.0);
        let mut edge = band.from;
        let mut best: Option<(f32, f32)> = None;
        let mut consider = |from: f32, to: f32| {
            if to - from >= narrowest && best.is_none_or(|(a, b)| to - from > b - a) {
                best = Some((from, to));
            }
        };
        for word in self.words_of(part) {
            if word.rect[2] > edge {
                consider(edge, word.rect[0].min(band.to));
                edge = edge.max(word.rect[2]);
            }
        }
        consider(edge, band.to);
        best
    }

    /// The rows beside a drawn divider.
    fn beside(&self, parts: &[Part], divider: Divider) -> Option<Band> {
        let inside = |part: &Part| part.base > divider.top && part.base - 0.7 * part.size < divider.bottom;
        let first = parts.iter().position(inside)?;
        let end = parts.iter().rposition(inside)? + 1;
        let within = parts.get(first..end)?;
        let crossed = |part: &Part| {
            self.words_of(part).iter().any(|word| word.rect[0] < divider.x - 1.0 && word.rect[2] > divider.x + 1.0)
        };
        let left = within.iter().filter(|part| part.left < divider.x).count();
        let right = within.iter().filter(|part| part.right > divider.x).count();
        let band = Band { first, end, from: divider.x, to: divider.x, divided: true };
        (left >= 2 && right >= 1 && within.len() >= 3 && !within.iter().any(crossed)).then_some(band)
    }

    /// Takes off the rows at both ends that have text on one side only and do not hang together with the rest.
    fn trim(parts: &[Part], mut band: Band) -> Option<Band> {
        let side = |part: &Part| (part.left < band.from, part.right > band.to);
        let (first, last) = {
            let both = |part: &Part| side(part) == (true, true);
            let within = parts.get(band.first..band.end)?;
            let paired = |pair: &[Part]| matches!(pair, [a, b] if b.base - a.base < 0.8 * a.size && side(a) != side(b));
            let mut pairs = within.windows(2).enumerate().filter(|(_, pair)| paired(pair)).map(|(at, _)| at);
            let (first_pair, last_pair) = (pairs.next(), pairs.next_back());
            let first = within.iter().position(both).into_iter().chain(first_pair).min()?;
            let last =
                within.iter().rposition(both).into_iter().chain(last_pair.or(first_pair).map(|at| at + 1)).max()?;
            (band.first + first, band.first + last)
        };
        let near = |a: usize, b: usize| {
            let (Some(a), Some(b)) = (parts.get(a), parts.get(b)) else { return false };
            (b.base - a.base).abs() < 1.45 * a.size.max(b.size)
        };
        let (mut start, mut end) = (first, last + 1);
        while start > band.first && near(start - 1, start) {
            start -= 1;
        }
        while end < band.end && near(end - 1, end) {
            end += 1;
        }
        (band.first, band.end) = (start, end);
        let within = parts.get(start..end)?;
        let left = within.iter().filter(|part| side(part).0).count();
        let right = within.iter().filter(|part| side(part).1).count();
        (left >= 2 && right >= 2).then_some(band)
    }
}

/// Whether a part stands alone in the middle, with room above and below.
fn is_heading(parts: &[Part], index: usize) -> bool {
    let Some(part) = parts.get(index) else { return false };
    let far = |other: Option<&Part>| other.is_none_or(|other| (other.base - part.base).abs() > 1.6 * part.size);
    if !far(index.checked_sub(1).and_then(|index| parts.get(index))) || !far(parts.get(index + 1)) {
        return false;
    }
    let left = parts.iter().map(|part| part.left).fold(f32::MAX, f32::min);
    let right = parts.iter().map(|part| part.right).fold(f32::MIN, f32::max);
    (part.left + part.right - left - right).abs() < 2.0 * part.size
}
