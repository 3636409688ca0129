//! Empty lines between running text and the short lines before it. Whether a paragraph is running text is known only at
//! its end, so that they are put in when all is written.

use crate::model::{Document, Span};

/// Sets the text of a document with an empty line at each of `seams` that has none, and moves every span along.
pub(super) fn open(document: &mut Document, text: &str, seams: &mut Vec<usize>) {
    let begins_apart = |at: usize| at == 0 || text.get(..at).is_none_or(|before| before.ends_with("\n\n"));
    seams.retain(|at| text.get(..*at).is_some_and(|before| before.ends_with('\n')) && !begins_apart(*at));
    seams.dedup();
    if seams.is_empty() {
        document.text = text.into();
        return;
    }
    let mut opened = String::with_capacity(text.len() + seams.len());
    let mut from = 0;
    for seam in &*seams {
        opened.push_str(text.get(from..*seam).unwrap_or_default());
        opened.push('\n');
        from = *seam;
    }
    opened.push_str(text.get(from..).unwrap_or_default());
    document.text = opened.into();

    let start = |offset: u32| offset as usize + seams.partition_point(|seam| *seam <= offset as usize);
    let end = |offset: u32| offset as usize + seams.partition_point(|seam| *seam < offset as usize);
    let moved = |span: &mut Span| {
        let first = start(span.start);
        *span = Span::new(first, if span.is_empty() { first } else { end(span.end) });
    };
    document.styles.iter_mut().for_each(|styled| moved(&mut styled.span));
    document.margins.iter_mut().for_each(moved);
    document.links.iter_mut().for_each(|link| moved(&mut link.span));
    for table in &mut document.tables {
        moved(&mut table.span);
        for row in &mut table.rows {
            moved(&mut row.span);
            row.cells.iter_mut().for_each(|cell| moved(&mut cell.span));
        }
    }
    for page in &mut document.pages {
        page.start = Span::new(start(page.start), usize::MAX).start;
    }
}
