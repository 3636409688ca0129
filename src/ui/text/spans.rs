//! Which of many spans touch a part of the text.

use crate::model::Span;

/// Finds spans of a list that is sorted by start. The spans may overlap and lie in one another, so their ends are not
/// sorted; the largest end so far is, and that is what is searched.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct SpanIndex {
    ends: Vec<u32>,
}

impl SpanIndex {
    pub(in crate::ui) fn new(spans: impl Iterator<Item = Span>) -> Self {
        let mut largest = 0;
        let ends = spans
            .map(|span| {
                largest = span.end.max(largest);
                largest
            })
            .collect();
        Self { ends }
    }

    /// Items of `list` that share a byte with `part`, with their indices, in order. `list` is the list that the index
    /// was made from.
    pub(in crate::ui) fn touching<'a, T, F: Fn(&T) -> Span>(
        &self,
        list: &'a [T],
        part: Span,
        span_of: F,
    ) -> impl Iterator<Item = (usize, &'a T)> + use<'a, T, F> {
        let first = self.ends.partition_point(|&end| end <= part.start);
        let stop = list.partition_point(|item| span_of(item).start < part.end);
        let some = list.get(first..stop).unwrap_or_default();
        (first..).zip(some).filter(move |(_, item)| span_of(item).overlaps(part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_nested_and_long_spans() {
        let spans = [(0, 100), (5, 8), (10, 12), (11, 40), (50, 60)].map(|(a, b)| Span::new(a, b));
        let index = SpanIndex::new(spans.iter().copied());
        for start in 0..110 {
            for end in start..110 {
                let part = Span::new(start, end);
                let found: Vec<_> = index.touching(&spans, part, |span| *span).map(|(at, _)| at).collect();
                let plain: Vec<_> = (0..spans.len()).filter(|&at| spans[at].overlaps(part)).collect();
                assert_eq!(found, plain, "{part:?}");
            }
        }
    }
}
