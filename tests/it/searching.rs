//! Finding words in the whole case.

use redwell::model::{CaseFile, DocId, DocKind, Style, StyledSpan};
use redwell::search::{MOST_DOCUMENTS, Query, Results, find, places, snippets};
use redwell::session::{Action, SearchText, Session};

use crate::fixture::{CaseBuilder, World, folder};

const ORDER: &str = "ORDER SETTING RECORD DATE\n\nThe record date is April 3, 2031. Notice goes to Alder Fund, LP.";
const LETTER: &str = "Dear Judge:\n\nThe parties ask for a date. A record was made of the call with Birch Bank.";
const MINUTES: &str = "Minutes of the call. The dehenture holders were told of the Record Dates by Alder Fund, LP.";

fn case() -> CaseFile {
    let mut case = CaseBuilder::default()
        .document("orders/order.txt", ORDER)
        .document("letters/letter.txt", LETTER)
        .document("letters/minutes.txt", MINUTES)
        .party("Alder Fund, LP", |_, _| {})
        .party("Birch Bank", |_, _| {})
        .line(Some("2031-04-03"), "April 3, 2031", |_| {})
        .build();
    let heading = StyledSpan { span: redwell::model::Span::new(0, 25), style: Style::Heading };
    let document = &mut case.documents[0];
    document.kind = DocKind::Order;
    document.date = "2031-03".parse().ok();
    std::sync::Arc::make_mut(&mut document.source).styles.push(heading);
    case
}

fn found(text: &str) -> Vec<String> {
    let results = results(text, false);
    results.documents.iter().map(|found| case().document(found.doc).unwrap().source.file_name().to_owned()).collect()
}

fn results(text: &str, tolerant: bool) -> Results {
    find(&case(), &Query::parse(text, tolerant), || false).unwrap()
}

#[test]
fn all_words_must_stand_in_the_document() {
    assert_eq!(found("record call").len(), 2);
    assert_eq!(found("RECORD judge"), ["letter.txt"]);
    assert_eq!(found("record nowhere"), [""; 0]);
    assert_eq!(found(""), [""; 0]);
}

#[test]
fn words_together_and_in_a_heading_come_first() {
    assert_eq!(found("record date"), ["order.txt", "minutes.txt", "letter.txt"]);
    assert_eq!(found("date record"), ["order.txt", "letter.txt", "minutes.txt"], "a heading alone counts, too");
}

#[test]
fn phrases_and_what_must_not_be() {
    assert_eq!(found("\"record date\""), ["order.txt"]);
    assert_eq!(found("record -judge -\"Alder Fund\""), [""; 0]);
    assert_eq!(found("record -judge").len(), 2);
    assert_eq!(found("-record -minutes"), [""; 0]);
    assert_eq!(found("-\"April 3\"").len(), 2, "a query may be of nothing but what must not be");
}

#[test]
fn kinds_dates_parties_and_paths() {
    assert_eq!(found("kind:order"), ["order.txt"]);
    assert_eq!(found("-kind:order in:letters record").len(), 2);
    assert_eq!(found("date:2031-03"), ["order.txt"], "the document is dated so");
    assert_eq!(found("date:2031-04-03"), ["order.txt"], "a timeline entry is of then");
    assert_eq!(found("date:2031-03-01..2031-03-15"), [""; 0], "a month is no day of it");
    assert_eq!(found("party:\"alder fund\"").len(), 2);
    assert_eq!(found("party:fund -in:orders"), ["minutes.txt"]);
    assert_eq!(found("party:und"), [""; 0], "a name is found from the beginning of a word");
    assert_eq!(found("IN:MIN"), ["minutes.txt"]);
}

#[test]
fn one_wrong_letter_where_it_is_asked_for() {
    assert_eq!(found("debenture"), [""; 0]);
    assert_eq!(found("~debenture"), ["minutes.txt"]);
    assert_eq!(results("debenture holders", true).documents.len(), 1);
    assert_eq!(results("jud", true).documents.len(), 1, "a short word stands as it is, and may go on");
}

#[test]
fn snippets_mark_the_words() {
    let found = results("notice alder", false);
    let snippet = &found.documents[0].snippets[0];
    let marked: Vec<_> = snippet.marks.iter().map(|mark| &snippet.text[mark.clone()]).collect();
    assert_eq!(marked, ["Notice", "Alder"]);
    assert_eq!(snippet.place.of(ORDER), "Notice");
    let by_party = results("party:birch", false);
    assert_eq!(by_party.documents[0].snippets[0].place.of(LETTER), "Birch Bank", "what a filter rests on is shown");
    assert_eq!((by_party.total, by_party.places), (1, Some(1)));
}

#[test]
fn every_place_of_a_document_can_be_marked() {
    let query = Query::parse("the record", false);
    let words: Vec<_> = places(&case(), &query, DocId(0)).into_iter().map(|span| span.of(ORDER)).collect();
    assert_eq!(words, ["RECORD", "The", "record"]);
    assert_eq!(snippets(&case(), &query, DocId(0), 9).len(), 1);
    assert!(places(&case(), &query, DocId(77)).is_empty());
}

#[test]
fn many_documents_are_counted_and_the_best_are_given() {
    let mut builder = CaseBuilder::default();
    for number in 0..MOST_DOCUMENTS + 50 {
        builder = builder.document(&format!("{number:04}.txt"), if number == 7 { "note note note" } else { "note" });
    }
    let found = find(&builder.build(), &Query::parse("note", false), || false).unwrap();
    assert_eq!((found.documents.len(), found.total, found.places), (MOST_DOCUMENTS, MOST_DOCUMENTS + 50, None));
    assert_eq!(found.documents[0].doc, DocId(7));
    assert!(found.documents[1..].is_sorted_by_key(|found| found.doc), "equals stay in the order of their paths");
}

#[test]
fn a_search_that_was_cancelled_finds_nothing() {
    assert_eq!(find(&case(), &Query::parse("record", false), || true), None);
}

#[test]
fn the_session_answers_what_was_asked_last() {
    let folder = folder(&[("order.txt", ORDER), ("letter.txt", LETTER)]);
    let world = World::new(None);
    let mut session = Session::new(world.clone());
    world.open(&mut session, folder.path());
    assert!(session.search_answer().is_none());
    let ask = |session: &mut Session, text: &str| {
        session.handle(Action::Search(SearchText { text: text.to_owned(), tolerant: false }));
    };
    for text in ["r", "re", "rec", "record dat"] {
        ask(&mut session, text);
    }
    world.until(&mut session, "it is found", Session::is_settled);
    let answer = session.search_answer().unwrap().clone();
    assert_eq!((answer.asked.text.as_str(), answer.results.total), ("record dat", 2));

    ask(&mut session, "judge");
    world.until(&mut session, "it is found", Session::is_settled);
    assert_eq!(session.search_answer().unwrap().results.total, 1);
    ask(&mut session, "record dat");
    assert!(session.is_settled(), "what was found before is there at once");
    assert!(std::sync::Arc::ptr_eq(session.search_answer().unwrap(), &answer));
    ask(&mut session, " ");
    assert!(session.search_answer().is_none() && session.is_settled());

    ask(&mut session, "record");
    session.handle(Action::CloseFolder);
    session.poll();
    assert!(session.search_answer().is_none());
}

#[test]
fn what_is_read_later_is_found_later() {
    let folder = folder(&[("order.txt", ORDER)]);
    let world = World::new(None);
    let mut session = Session::new(world.clone());
    world.open(&mut session, folder.path());
    session.handle(Action::Search(SearchText { text: "birch".to_owned(), tolerant: false }));
    world.until(&mut session, "it is not found", Session::is_settled);
    assert_eq!(session.search_answer().unwrap().results.total, 0);
    std::fs::write(folder.path().join("letter.txt"), LETTER).unwrap();
    session.handle(Action::Reload);
    world.until(&mut session, "it is found", |session| {
        session.is_settled() && session.search_answer().is_some_and(|answer| answer.results.total == 1)
    });
}
