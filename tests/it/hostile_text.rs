//! Texts made to hurt: one thing over and over, and soups of everything that the rules look for.
//!
//! Nothing may panic, time may only grow with the length of the text, and whatever is found must stand in the text.

mod soup;

use std::sync::Arc;
use std::time::{Duration, Instant};

use redwell::assemble::{ReadDocument, assemble};
use redwell::extract::{Mentions, extract};
use redwell::model::{CaseFile, Document, Passage, Span};

/// Bytes of the shorter and of the longer text. Small where the program is built without optimisation.
const SIZES: [usize; 2] = if cfg!(debug_assertions) { [3_000, 12_000] } else { [200_000, 800_000] };

/// Four times the text may take six times as long, for the noise of a busy machine; what grows with the square takes
/// sixteen times as long.
const GROWTH: f64 = 6.0;

/// What no text is too short to take.
const FLOOR: Duration = Duration::from_millis(40);

/// How often a text that seems slow is read again, before it counts as slow: the best time of each size counts.
const TRIES: usize = 6;

/// A text: what it begins with, what is repeated behind that, and what it ends with.
type Hostile = (&'static str, &'static str, &'static str);

#[test]
fn one_mark_over_and_over() {
    all_grow_with_their_length(&[
        ("", ",", ""),
        ("", "(", ""),
        ("", ")", ""),
        ("", "\"", ""),
        ("", "(\"", ""),
        ("", "“", ""),
        ("", "___ ", ""),
        ("", "_", ""),
        ("By: ", "_", ""),
        ("", "&", ""),
        ("", "a&", ""),
        ("", "@", ""),
        ("", "a@", ""),
        ("", "a@b.", ""),
        ("", "/s/", ""),
        ("", "• ", ""),
        ("", "\n• a\n", ""),
        ("", ".", ""),
        ("", ". ", ""),
        ("", "-", ""),
        ("", "$", ""),
        ("", "1,", ""),
        ("", ":", ""),
        ("", ";", ""),
        ("", "’", ""),
        ("", "# ", ""),
        ("", "~~", ""),
        ("", "**a ", ""),
        ("", "<u>", ""),
        ("", "\\", ""),
    ]);
}

#[test]
fn nothing_but_white_space() {
    all_grow_with_their_length(&[
        ("", "\n", ""),
        ("", " ", ""),
        ("", "\t", ""),
        ("", "\r", ""),
        ("", "\u{C}", ""),
        ("", "\u{A0}", ""),
        ("", "a\n", ""),
        ("", "a\n\n", ""),
        ("", "a\t\tb\t", ""),
        ("", "a    b\n", ""),
        ("By:", " ", ""),
        ("Name:   ", "   x   ", ""),
    ]);
}

#[test]
fn words_without_an_end() {
    all_grow_with_their_length(&[
        ("", "a", ""),
        ("", "A", ""),
        ("", "1", ""),
        ("", "é", ""),
        ("May ", "1", ""),
        ("Case No. 31-", "1", ""),
        ("", "e\u{301}", ""),
        ("", "\u{301}", ""),
        ("", "שלום ", ""),
        ("", "مرحبا\n", ""),
        ("", "İ", ""),
        ("", "İ ", ""),
        ("", "ẞ K ", ""),
        ("", "名前、", ""),
        ("", "👩‍👩‍👧 ", ""),
        ("", "\u{200B}", ""),
    ]);
}

#[test]
fn capitals_and_names() {
    all_grow_with_their_length(&[
        ("", "A ", ""),
        ("", "A. ", ""),
        ("", "MARY ", ""),
        ("", "Mary ", ""),
        ("", "Mary Elm, ", ""),
        ("", "MARY ELM left the shed. ", ""),
        ("", "Mr. ", ""),
        ("", "Mr. Elm ", ""),
        ("", "Hon. ", ""),
        ("", "Inc. ", ""),
        ("", "Elm Inc. ", ""),
        ("", "Elm Inc., a ", ""),
        ("", "Elm, Inc. and ", ""),
        ("", "L.P. ", ""),
        ("", "L. ", ""),
        ("", "Elm Inc. (the ", ""),
        ("", "Elm Inc. (\"Elm\") as agent for ", ""),
        ("", "Elm, Inc., 1 Fir Street, ", ""),
        ("", "of ", ""),
        ("", "of of of the ", ""),
        ("", "and ", ""),
        ("Attn: ", "Mary Elm and ", ""),
        ("1 Fir Street\nBoise, ID 83702\nAttn: ", "and ", ""),
        ("", "the committee of ", ""),
        ("", "committee of creditors ", ""),
        ("", "United States Trustee for ", ""),
        ("", "prepetition senior lenders ", ""),
        ("", "Federal Commission ", ""),
        ("", "Declaration of ", ""),
        ("", "Elm, Esq. ", ""),
        ("", "Elm, Mary T., ", ""),
        ("", "Mary Elm d/b/a ", ""),
    ]);
}

#[test]
fn captions_and_case_numbers() {
    all_grow_with_their_length(&[
        ("", "In re ", ""),
        ("", "In re\n", ""),
        ("", "In re Elm Inc. ", ""),
        ("", "In re Elm Inc., et al. Case No. 31-40217 ", ""),
        ("", "In re:\nElm, Inc., et al.,\nDebtors.\nCase No. 31-40217\n\n", ""),
        ("", "In re:\nElm, Inc.,\nDebtor.\n", ""),
        ("", " v. ", ""),
        ("", "v.\n", ""),
        ("", "Elm Inc.,\nPlaintiff,\nv.\nFir Inc.,\nDefendant.\n", ""),
        ("Re: ", "Elm v. Fir, Case ", ""),
        ("", "Case No. 31-40217 ", ""),
        ("(Jointly Administered)\n", "31-40217 (AB) ", ""),
        ("", "31-40217 (AB) Jointly Administered ", ""),
        ("", "4:31-cv-00123-AB ", ""),
        ("", "In re Elm Inc. ", "\nDebtor.\nCase No. 31-40217\n"),
        ("", "In re ", "\nDebtors.\n"),
        ("In re:\n", "Elm, Inc.,\n", "Debtors.\n"),
        ("", "UNITED STATES BANKRUPTCY COURT ", ""),
        ("", "Chapter ", ""),
        ("", "joint administration ", ""),
        ("", "Section 1.1.1.", ""),
    ]);
}

#[test]
fn dates_and_terms() {
    all_grow_with_their_length(&[
        ("", "May 1, ", ""),
        ("", "May 1, 2031 ", ""),
        ("", "May 1, 2031, ", ""),
        ("", "May 1, 2031\n", ""),
        ("", "May 1, 2031\n\n", ""),
        ("Dated: May 1, 2031\n\n", "May 1, 2031\n", ""),
        ("Dated: May 1, 2031\n\n", "On or before May 1, 2031 they met. ", ""),
        ("", "the May 1, 2031 and the ", ""),
        ("", "May 1, 2031 to May 2, 2031 ", ""),
        ("", "May 1, 2031: 12\n", ""),
        ("", "1/1/31 ", ""),
        ("", "1/", ""),
        ("", "1-1-", ""),
        ("", "1.", ""),
        ("", "31 ", ""),
        ("", "May ", ""),
        ("", "may 1 ", ""),
        ("", "May 1 and 2 and 3 and ", ""),
        ("", "in two weeks ", ""),
        ("", "shall in two weeks ", ""),
        ("", "within 14 days after entry of this Order the Debtors shall pay. ", ""),
        ("", "Order dated ", ""),
        ("", "the Order dated May 1, 2031 and ", ""),
        ("", "May 1, 2031 order regarding ", ""),
        ("", "Received 09-25-31 15:27\n", ""),
        ("", "notes due May 1, 2031 ", ""),
    ]);
}

#[test]
fn forms_and_addresses() {
    all_grow_with_their_length(&[
        ("", "By: ", ""),
        ("", "By:\n", ""),
        ("", "By: Elm LLC, its Manager\n", ""),
        ("", "by ", ""),
        ("", "/s/ ", ""),
        ("/s/ ", "_", ""),
        ("/s/ ", "é amount of é ", ""),
        ("/s/ ", "by ", ""),
        ("/s/ ", "Name: ", ""),
        ("The Debtors and the last four digits: ", "Elm, Inc. (1234) ", ""),
        ("", "Debtors last four digits Elm, Inc. ", ""),
        ("", "Case 31-40217 Doc 5 Filed 05/06/31 Entered 05/06/31 Page 1 of 2\n", ""),
        ("", "filed ", ""),
        ("", "[Docket No. 5] ", ""),
        ("", "Docket No. ", ""),
        ("", "/s/ Mary Elm\n", ""),
        ("", "Name: ", ""),
        ("", "Name:\n", ""),
        ("Name:", " Elm", ""),
        ("Name of Holder:", "\n", ""),
        ("", "Name: Mary Elm Title: Clerk ", ""),
        ("", "Title: President ELM FUND, LLC ", ""),
        ("", "ELM BANK\nBy: ____      By: ____\n", ""),
        ("", "By: ____      By: ____      ", ""),
        ("", "Address:\n", ""),
        ("", "Address: 1 Fir Street\n", ""),
        ("", "Amount of ", ""),
        ("", "Amount of Notes\n", ""),
        ("", "Amount of Notes Beneficially Owned: $1,000\n", ""),
        ("By: ", "é amount ", ""),
        ("", "Boise, ID 83702\n", ""),
        ("", "Elm Inc.\n1 Fir Street\nBoise, ID 83702\n", ""),
        ("", "Boise, ID 83702 ", ""),
        ("", "83702\n", ""),
        ("", "Boise, ID\n83702\n", ""),
        ("", "(208) 555-0187 ", ""),
        ("", "(208", ""),
        ("", "208-", ""),
        ("", "+1 ", ""),
        ("Lender      Commitment\n", "Elm Bank, N.A.      $1,000,000\n", ""),
        ("Lender      Commitment\n", "Elm Bank, N.A.      ", ""),
        ("May 1, 2031\n\nRe: a\n\nDear Sir:\n\nSincerely,\n\ncc: ", "Mary Elm; ", ""),
        ("From: ", "Mary Elm <mary@example.com>; ", ""),
        ("From: Mary Elm\nTo: ", "Elm, Mary; ", ""),
        ("Re:\n", "Re: ", ""),
    ]);
}

#[test]
fn soups_of_trigger_words() {
    let rounds = if cfg!(debug_assertions) { 100 } else { 4_000 };
    for seed in 1..=rounds {
        let text = soup::of_words(seed);
        holds_what_it_must(&format!("soup::of_words({seed})"), &text);
    }
}

#[test]
fn documents_cut_and_stirred() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample-case");
    let (files, _) = redwell::ingest::list(&folder).unwrap();
    let texts: Vec<Arc<str>> = files.iter().map(|file| redwell::ingest::read(file).0.text).collect();
    let rounds = if cfg!(debug_assertions) { 40 } else { 2_000 };
    for seed in 1..=rounds {
        let text = soup::of_documents(seed, &texts);
        holds_what_it_must(&format!("soup::of_documents({seed})"), &text);
    }
}

/// Reads each text at both sizes, and tells those of which the longer one takes too long.
#[track_caller]
fn all_grow_with_their_length(texts: &[Hostile]) {
    let slow: Vec<String> = texts.iter().filter_map(slow).collect();
    assert!(slow.is_empty(), "time grows faster than the text:\n  {}", slow.join("\n  "));
}

fn slow(&(head, unit, tail): &Hostile) -> Option<String> {
    let [short, long] = SIZES.map(|size| {
        let times = (size / unit.len()).max(1);
        Document::from_text("a.txt", format!("{head}{}{tail}", unit.repeat(times)))
    });
    let mut seen = (Duration::MAX, Duration::MAX);
    for _ in 0..TRIES {
        seen.0 = seen.0.min(time(&short));
        seen.1 = seen.1.min(time(&long));
        if seen.1 <= seen.0.mul_f64(GROWTH) + FLOOR {
            return None;
        }
    }
    Some(format!("{head:?}, many {unit:?}, {tail:?}: {:?}, then {:?}", seen.0, seen.1))
}

/// How long it takes to read a document and to make a case of it.
fn time(document: &Document) -> Duration {
    let (from, begun) = (on_a_processor(), Instant::now());
    let read = read(document);
    let time = on_a_processor().zip(from).map_or_else(|| begun.elapsed(), |(to, from)| to.saturating_sub(from));
    drop(read);
    time
}

/// How long this thread has been on a processor, where the system tells (Linux, proc(5): the first number of
/// `schedstat`, in nanoseconds). Unlike a clock it stands still while other programs have the machine.
fn on_a_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn read(document: &Document) -> (Arc<Mentions>, CaseFile) {
    let mentions = Arc::new(extract(document));
    let part = ReadDocument { document: Arc::new(document.clone()), mentions: Arc::clone(&mentions) };
    (mentions, assemble(&[part], &[]))
}

/// Checks what holds of every text, whatever it says.
#[track_caller]
fn holds_what_it_must(name: &str, text: &str) {
    let document = Document::from_text("a.txt", text);
    let (mentions, case) = read(&document);
    for span in spans(&mentions) {
        let fits = span.start <= span.end && text.get(span.range()).is_some();
        assert!(fits, "{name}: {span:?} is no range of the text\n{mentions:#?}\n{text:?}");
    }
    assert!(mentions.dated.is_sorted_by_key(|line| line.span), "{name}: dated lines in order");
    assert!(mentions.parties.is_sorted_by_key(|party| party.span), "{name}: parties in order");
    assert!(mentions.references.is_sorted_by_key(|cited| cited.span), "{name}: references in order\n{text:?}");
    assert!(mentions.dates.is_sorted_by_key(|date| date.span), "{name}: dates in order");

    let sourced = |sources: &[Passage]| {
        !sources.is_empty() && sources.iter().all(|source| !case.quote(*source).trim().is_empty())
    };
    for entry in &case.timeline {
        assert!(sourced(&entry.sources), "{name}: {entry:?} has no words\n{text:?}");
    }
    for entry in &case.roster {
        assert!(sourced(&entry.sources) && !entry.name.trim().is_empty(), "{name}: {entry:?} has no words\n{text:?}");
    }
    for reference in &case.references {
        assert!(sourced(&reference.sources), "{name}: {reference:?} has no words\n{text:?}");
    }
    let day = |at: usize| case.timeline.get(at).map(|entry| (entry.when.is_none(), entry.when.map(|when| when.date)));
    assert!((1..case.timeline.len()).all(|at| day(at - 1) <= day(at)), "{name}: the timeline is in order");
    for marks in &case.highlights {
        let apart = marks.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
        assert!(apart, "{name}: highlights overlap\n{text:?}");
    }
}

/// Every span anywhere in the mentions. Taken from their debug form, so that none of a field added later is left out.
fn spans(mentions: &Mentions) -> Vec<Span> {
    let shown = format!("{mentions:?}");
    let number = |words: &str| words.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok();
    let spans = shown.split("Span { start: ").skip(1).map(|rest| {
        let end = rest.split_once(", end: ").and_then(|(_, end)| number(end));
        Some(Span { start: number(rest)?, end: end? })
    });
    spans.collect::<Option<_>>().expect("a span shows as its start and its end")
}
