//! How fast the whole case is searched: `cargo bench --bench search`.
//!
//! The text is generated: words of a made-up language, as frequent as words are in English, with a few rare ones strewn
//! in. `REDWELL_SEARCH_MB` says how many megabytes there are, 500 by default. All cores are used; each figure is the
//! best of several rounds.

#![expect(clippy::print_stdout, reason = "a benchmark that says nothing is none")]
#![expect(clippy::cast_precision_loss, reason = "figures, shown with one decimal")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use redwell::model::{CaseDocument, CaseFile, DocKind, Document, Marks};
use redwell::search::{Query, find};

/// What is aimed at: every answer for 500 MB within this time.
const AIM: Duration = Duration::from_millis(100);

/// Length of a document, in bytes.
const DOCUMENT: usize = 100_000;

fn main() {
    let asked = std::env::var("REDWELL_SEARCH_MB").ok().and_then(|megabytes| megabytes.parse::<usize>().ok());
    let megabytes = asked.unwrap_or(500).max(1);
    let case = case(megabytes * 1_000_000 / DOCUMENT);
    println!("{megabytes} MB in {} documents", case.documents.len());
    let queries = [
        ("a rare word", "quillwort", false),
        ("a rare phrase", "\"quillwort mandrel\"", false),
        ("three words, one rare", "baro deka quillwort", false),
        ("two frequent words", "baro deka", false),
        ("the most frequent word", "ba", false),
        ("a word that is nowhere", "zyzzyva", false),
        ("one wrong letter allowed", "quillwart", true),
        ("without", "quillwort -mandrel", false),
        ("kind and word", "kind:order quillwort", false),
    ];
    for (name, text, tolerant) in queries {
        let query = Query::parse(text, tolerant);
        let (mut best, mut total) = (Duration::MAX, 0);
        for _ in 0..5 {
            let from = Instant::now();
            if let Some(found) = find(&case, &query, || false) {
                total = found.total;
            }
            best = best.min(from.elapsed());
        }
        let for_500 = best.mul_f64(500.0 / megabytes as f64);
        let word = if for_500 <= AIM { "reached" } else { "missed" };
        println!(
            "  {name:<26} {:>7.1} ms, {:>7.1} ms for 500 MB, {word}; {total} documents",
            best.as_secs_f64() * 1e3,
            for_500.as_secs_f64() * 1e3,
        );
    }
}

fn case(documents: usize) -> CaseFile {
    let vocabulary = vocabulary();
    let mut dice = Dice(7);
    let mut case = CaseFile::default();
    for number in 0..documents.max(1) {
        let mut text = String::with_capacity(DOCUMENT + 64);
        while text.len() < DOCUMENT {
            let word = vocabulary.get(dice.zipf(vocabulary.len())).map_or("ba", String::as_str);
            text.push_str(word);
            text.push(if dice.roll(14) == 0 { '\n' } else { ' ' });
            if dice.roll(60_000) == 0 {
                text.push_str("Quillwort mandrel ");
            }
        }
        case.documents.push(CaseDocument {
            source: Arc::new(Document::from_text(format!("{number:05}.txt"), text)),
            kind: if number % 3 == 0 { DocKind::Order } else { DocKind::Letter },
            title: format!("Document {number}"),
            titled: false,
            date: None,
            docket_number: None,
            case_numbers: Vec::new(),
            attachment: None,
            numbered_by: None,
            case: None,
            marks: Marks::default(),
        });
    }
    case
}

/// Words of one to four syllables, the short ones first, as frequent words are short.
fn vocabulary() -> Vec<String> {
    const SYLLABLES: [&str; 12] = ["ba", "ro", "de", "ka", "mi", "su", "ten", "lor", "vi", "pan", "ches", "tri"];
    let mut words: Vec<String> = SYLLABLES.iter().map(|syllable| (*syllable).to_owned()).collect();
    let mut from = 0;
    while words.len() < 8_000 {
        let to = words.len();
        for at in from..to {
            let longer: Vec<String> =
                SYLLABLES.iter().filter_map(|syllable| Some(format!("{}{syllable}", words.get(at)?))).collect();
            words.extend(longer);
        }
        from = to;
    }
    words
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // Knuth's multiplier for linear congruences of 64 bits.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    /// The place of a word among all, by frequency: the first one comes up about twice as often as the second.
    fn zipf(&mut self, words: usize) -> usize {
        let part = self.roll(1_000_000) as f64 / 1_000_000.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the number of words"
        )]
        let place = ((words as f64).powf(part) - 1.0) as usize;
        place.min(words - 1)
    }
}
