//! One docket entry's words: a title, who filed it, when it was entered, what is to come, what it refers to.

use crate::extract::{AttachmentMention, DatedMention, Mentions, ReferenceMention};
use crate::model::{CaseNumber, DocKind, PartialDate, Span, Sureness, TimelineKind, When};

use super::{docket_text, relations, schedule};

/// An entry as the report lists it.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Entry {
    /// Its number; some have none.
    pub(in crate::extract) number: Option<String>,
    /// The day it was filed.
    pub(in crate::extract) date: PartialDate,
    /// The day it was entered, where a column of its own gives it.
    pub(in crate::extract) entered: Option<PartialDate>,
    /// Its whole text.
    pub(in crate::extract) words: Span,
}

/// Takes an entry in: a filing, with the hearings, deadlines, references and attachments that its words give.
pub(in crate::extract) fn read(text: &str, entry: &Entry, case: &CaseNumber, mentions: &mut Mentions) {
    filing(text, entry, case, mentions);
    let words = entry.words.of(text);
    let at = |start: usize, end: usize| Span::new(entry.words.start as usize + start, entry.words.start as usize + end);
    let summary = docket_text::title(words);
    for planned in schedule::all(words) {
        mentions.dated.push(DatedMention {
            when: Some(planned.when),
            summary: planned.summary,
            details: match &entry.number {
                Some(number) => format!("Docket entry {number}: {summary}"),
                None => summary.clone(),
            },
            case: Some(case.clone()),
            ..DatedMention::new(planned.kind, at(planned.start, planned.end), Sureness::Stated)
        });
    }
    let own = entry.number.as_deref().and_then(|number| number.parse::<u32>().ok());
    for related in relations::related(words, own) {
        mentions.references.push(ReferenceMention {
            description: related.description,
            kind: DocKind::Other,
            date: None,
            docket_number: Some(related.number),
            case: Some(case.clone()),
            span: at(related.start, related.end),
            sure: Sureness::Stated,
        });
    }
    if let Some(number) = &entry.number {
        mentions.attachments.extend(relations::attachments(words).map(|attachment| AttachmentMention {
            docket_number: number.clone(),
            number: attachment.number,
            description: attachment.description,
            span: at(attachment.start, attachment.end),
        }));
    }
}

/// The filing alone.
pub(in crate::extract) fn filing(text: &str, entry: &Entry, case: &CaseNumber, mentions: &mut Mentions) {
    let words = entry.words.of(text);
    mentions.dated.push(DatedMention {
        when: Some(When::on(entry.date)),
        summary: docket_text::title(words),
        details: docket_text::filer(words).unwrap_or_default(),
        docket_number: entry.number.clone(),
        entered: docket_text::entered(words).or(entry.entered),
        case: Some(case.clone()),
        ..DatedMention::new(TimelineKind::Filing, entry.words, Sureness::Stated)
    });
}
