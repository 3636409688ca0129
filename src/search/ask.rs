//! What is asked of the whole case, in the words of a search field.

use chrono::NaiveDate;

use crate::model::{DocKind, PartialDate};

/// What is asked of the whole case. Every text is a query; a prefix that is not known, or whose value means nothing,
/// is a word like any other.
///
/// | typed | finds documents |
/// |---|---|
/// | `notes holder` | with words that begin like each of these |
/// | `"record date"` | with exactly these words, one after the other |
/// | `-draft`, `-"by fax"`, `-kind:email` | without them |
/// | `~debenture` | with this word, or one that differs in one letter, as a scan may have it |
/// | `kind:order` | of this kind |
/// | `date:2009-04`, `date:2009-04..2009-06` | dated so, or with a timeline entry of then |
/// | `party:alder`, `party:"alder fund"` | that mention a roster entry of this name |
/// | `in:letters` | with this in their path |
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) clauses: Vec<Clause>,
}

/// One condition; a document must meet all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// Whether the document must not meet it.
    pub(super) not: bool,
    pub(super) what: What,
}

/// What a condition is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Words that begin like this one, or whole words of which one letter may be wrong.
    Word { word: String, tolerant: bool },
    /// Exactly these words. While the closing quote is not typed yet, the last one may go on.
    Phrase { words: String, closed: bool },
    /// Kinds of document.
    Kind(Vec<DocKind>),
    /// From the first day to the last.
    Date { from: NaiveDate, to: NaiveDate },
    /// A part of a roster entry's name, in lower case.
    Party(String),
    /// A part of the path, in lower case.
    Path(String),
}

impl Query {
    /// Takes apart what was typed. `tolerant` allows one wrong letter in every long word, as `~` does for one.
    pub fn parse(text: &str, tolerant: bool) -> Self {
        let mut rest = text;
        let mut clauses = Vec::new();
        while let Some((clause, behind)) = next(rest, tolerant) {
            clauses.extend(clause);
            rest = behind;
        }
        Self { clauses }
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Whether words are asked for, so that allowing a wrong letter may find more.
    pub fn has_words(&self) -> bool {
        self.clauses.iter().any(|clause| !clause.not && matches!(clause.what, What::Word { .. }))
    }
}

/// The next condition and what is behind it; `None` at the end.
fn next(text: &str, tolerant: bool) -> Option<(Option<Clause>, &str)> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    let signed = text.get(first.len_utf8()..).filter(|rest| rest.starts_with(|c: char| !c.is_whitespace()));
    let (not, text) = match (first, signed) {
        ('-', Some(rest)) => (true, rest),
        _ => (false, text),
    };
    let (tilde, text) = text.strip_prefix('~').map_or((false, text), |rest| (true, rest));
    let clause = |what| Some(Clause { not, what });
    if let Some((words, closed, behind)) = quoted(text) {
        let words = words.trim().to_owned();
        return Some((if words.is_empty() { None } else { clause(What::Phrase { words, closed }) }, behind));
    }
    if let Some((prefix, value)) = text.split_once(':').filter(|(prefix, _)| !prefix.contains(char::is_whitespace)) {
        let (value, behind) = quoted(value).map_or_else(|| bare(value), |(value, _, behind)| (value, behind));
        match filter(&prefix.to_lowercase(), value.trim()) {
            Filter::Is(what) => return Some((clause(what), behind)),
            Filter::Begun => return Some((None, behind)),
            Filter::Unknown => {}
        }
    }
    let (word, behind) = bare(text);
    let says = word.chars().any(|c| !matches!(c, '-' | '~' | '"' | '“' | '”' | ':'));
    let what = says.then(|| What::Word { word: word.to_owned(), tolerant: tilde || tolerant });
    Some((what.and_then(clause), behind))
}

/// What stands in quotes at the beginning of a text, whether they are closed, and what is behind them.
fn quoted(text: &str) -> Option<(&str, bool, &str)> {
    const QUOTES: [char; 3] = ['"', '“', '”'];
    let inside = text.strip_prefix(QUOTES)?;
    Some(inside.split_once(QUOTES).map_or((inside, false, ""), |(words, behind)| (words, true, behind)))
}

fn bare(text: &str) -> (&str, &str) {
    text.find(char::is_whitespace).map_or((text, ""), |at| text.split_at(at))
}

/// What a word with a colon turned out to be.
enum Filter {
    Is(What),
    /// The prefix alone, its value still to be typed.
    Begun,
    Unknown,
}

fn filter(prefix: &str, value: &str) -> Filter {
    if !matches!(prefix, "kind" | "date" | "party" | "in") {
        return Filter::Unknown;
    }
    if value.is_empty() {
        return Filter::Begun;
    }
    let lower = value.to_lowercase();
    let what = match prefix {
        "kind" => kinds(&lower).map(What::Kind),
        "date" => days(&lower).map(|(from, to)| What::Date { from, to }),
        "party" => Some(What::Party(lower)),
        _ => Some(What::Path(lower)),
    };
    what.map_or(Filter::Unknown, Filter::Is)
}

/// The kind of this name, in the singular or the plural; while it is being typed, those that begin so.
fn kinds(value: &str) -> Option<Vec<DocKind>> {
    let wanted = value.replace('_', " ");
    let name = |kind: &DocKind| kind.word().replace('_', " ");
    let named = |wanted: &str| DocKind::ALL.into_iter().find(|kind| name(kind) == wanted || kind.label() == wanted);
    if let Some(kind) = named(&wanted).or_else(|| named(wanted.strip_suffix('s')?)) {
        return Some(vec![kind]);
    }
    let begun: Vec<_> = DocKind::ALL.into_iter().filter(|kind| name(kind).starts_with(&wanted)).collect();
    (!begun.is_empty()).then_some(begun)
}

/// The days of "2009-04-22", "2009-04", "2009", or of a span with two dots; of a date that is still being typed, those
/// of the part that is there.
fn days(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    let from = date(from)?;
    let to = date(to).unwrap_or(from);
    Some((from.first_day()?, to.last_day()?)).filter(|(from, to)| from <= to)
}

fn date(value: &str) -> Option<PartialDate> {
    value.parse().ok().or_else(|| date(value.rsplit_once('-')?.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Vec<(bool, What)> {
        Query::parse(text, false).clauses.into_iter().map(|clause| (clause.not, clause.what)).collect()
    }

    fn word(word: &str) -> What {
        What::Word { word: word.to_owned(), tolerant: false }
    }

    fn phrase(words: &str, closed: bool) -> What {
        What::Phrase { words: words.to_owned(), closed }
    }

    #[test]
    fn words_phrases_and_what_must_not_be() {
        assert_eq!(
            parsed("notes -draft \"record  date\" -“by fax” \"not clo"),
            [
                (false, word("notes")),
                (true, word("draft")),
                (false, phrase("record  date", true)),
                (true, phrase("by fax", true)),
                (false, phrase("not clo", false)),
            ]
        );
        assert_eq!(parsed("well-known"), [(false, word("well-known"))]);
        assert_eq!(parsed("~debenture"), [(false, What::Word { word: "debenture".to_owned(), tolerant: true })]);
    }

    #[test]
    fn filters() {
        assert_eq!(parsed("kind:orders"), [(false, What::Kind(vec![DocKind::Order]))]);
        assert_eq!(parsed("-KIND:\"disclosure statement\""), [(true, What::Kind(vec![DocKind::DisclosureStatement]))]);
        assert_eq!(parsed("kind:st"), [(false, What::Kind(vec![DocKind::Stipulation, DocKind::Statement]))]);
        assert_eq!(
            parsed("party:\"Alder Fund\" x"),
            [(false, What::Party("alder fund".to_owned())), (false, word("x"))]
        );
        assert_eq!(parsed("in:Exhibits"), [(false, What::Path("exhibits".to_owned()))]);
        let days = |text: &str| match parsed(text).pop() {
            Some((_, What::Date { from, to })) => format!("{from} {to}"),
            other => format!("{other:?}"),
        };
        assert_eq!(days("date:2009-04"), "2009-04-01 2009-04-30");
        assert_eq!(days("date:2009-0"), "2009-01-01 2009-12-31");
        assert_eq!(days("date:2009-04..2009-06-02"), "2009-04-01 2009-06-02");
    }

    #[test]
    fn every_text_is_a_query() {
        assert_eq!(
            parsed("re: kind:xyz date:soon a:b"),
            ["re:", "kind:xyz", "date:soon", "a:b"].map(|w| (false, word(w)))
        );
        for nothing in ["", "  ", "-", "~", "\"", "\"\"", "- -- ~ :", "kind:", "party:\"\"", "-~\""] {
            assert!(Query::parse(nothing, false).is_empty(), "{nothing:?}: {:?}", parsed(nothing));
        }
        assert_eq!(parsed("§ 365"), [(false, word("§")), (false, word("365"))]);
    }
}
