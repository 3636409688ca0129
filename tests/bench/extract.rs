//! How fast documents are read and their facts found: `cargo bench`.
//!
//! Takes the texts and docket reports of `../shared`, or of the folder that `REDWELL_SHARED` names; without them those
//! of the repository. One core, no threads; each figure is the best of several rounds.

#![expect(clippy::print_stdout, reason = "a benchmark that says nothing is none")]
#![expect(clippy::cast_precision_loss, reason = "rates, shown with one decimal")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use redwell::assemble::{ReadDocument, assemble};
use redwell::extract::extract;
use redwell::ingest::{self, ListedFile};
use redwell::model::{Coverage, Document, Format};

/// What was aimed at: megabytes of text a second, and docket reports a second with the reading of their HTML.
const TEXT_AIM: f64 = 20.0;
const DOCKETS_AIM: f64 = 1000.0;

/// How long each figure is measured.
const SPENT: Duration = Duration::from_millis(1500);

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = std::env::var_os("REDWELL_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
    let mut texts = documents(&shared.join("cases"), Format::Text);
    if texts.is_empty() {
        texts = documents(&root.join("assets/sample-case"), Format::Text);
        texts.extend(documents(&root.join("tests/cases"), Format::Text));
    }
    let mut dockets = listed(&shared.join("pacer/bankruptcy"), Format::Html);
    if dockets.is_empty() {
        dockets = listed(&root.join("assets/sample-case"), Format::Html);
    }
    // `cargo bench -- text` measures that alone.
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let is_asked = |part: &str| asked.is_empty() || asked.iter().any(|word| word == part);
    if is_asked("text") {
        text(&texts);
    }
    if is_asked("linearity") {
        linearity(&texts);
    }
    if is_asked("dockets") {
        docket_reports(&dockets);
    }
    if is_asked("long") {
        long_docket();
    }
}

/// (a) Facts out of plain texts, in megabytes a second, each and together.
fn text(texts: &[Document]) {
    println!("text → mentions");
    let (mut bytes, mut spent) = (0, Duration::ZERO);
    for document in texts {
        let best = best(SPENT / 5, || drop(std::hint::black_box(extract(document))));
        println!("  {:>8.1} KB {:>8.1} MB/s  {}", kilobytes(document), rate(document.text.len(), best), document.path);
        bytes += document.text.len();
        spent += best;
    }
    let together = rate(bytes, spent);
    println!("  together {together:.1} MB/s, {}", against(together, TEXT_AIM));
}

/// (b) The same text several times over must take so many times as long.
fn linearity(texts: &[Document]) {
    println!("the same text several times over: time for a byte, against once");
    for document in texts.iter().filter(|document| document.text.len() > 2000) {
        let time = |times: usize| {
            let longer = Document::from_text(document.path.clone(), document.text.repeat(times));
            best(SPENT / 3, || drop(std::hint::black_box(extract(&longer)))).as_secs_f64() / times as f64
        };
        let once = time(1);
        let figures: Vec<String> =
            [2, 4, 8].iter().map(|times| format!("{times}× {:.2}", time(*times) / once)).collect();
        println!("  {}  {}", figures.join("  "), document.path);
    }
}

/// (c) Docket reports from the bytes of their web pages to their entries.
fn docket_reports(files: &[ListedFile]) {
    println!("docket reports, HTML → entries");
    let read: Vec<(&ListedFile, Arc<Vec<u8>>)> =
        files.iter().filter_map(|file| Some((file, Arc::new(std::fs::read(&file.location).ok()?)))).collect();
    let bytes: usize = read.iter().map(|(_, bytes)| bytes.len()).sum();
    let mut entries = 0;
    let best = best(SPENT, || {
        entries = 0;
        for (file, bytes) in &read {
            let (document, _) = ingest::read_bytes(file, bytes);
            entries += extract(&document).dated.len();
        }
    });
    let each = read.len() as f64 / best.as_secs_f64();
    println!("  {} reports, {entries} lines, {:.1} MB/s", read.len(), rate(bytes, best));
    println!("  {each:.0} reports a second, {}", against(each, DOCKETS_AIM));
}

/// (d) One docket of 20,000 entries, from the bytes of its web page to the assembled case.
fn long_docket() {
    let page = long_page(20_000);
    println!("a docket of 20,000 entries, {:.1} MB of HTML → case", page.len() as f64 / 1e6);
    let (mut entries, mut missing) = (0, 0);
    let best = best(SPENT, || {
        let document = Arc::new(redwell::ingest::html::read(&page, "docket.html").0);
        let mentions = Arc::new(extract(&document));
        let case = assemble(&[ReadDocument { document, mentions }], &[]);
        (entries, missing) = (case.timeline.len(), case.not_here.len());
    });
    let figure = 1.0 / best.as_secs_f64();
    println!("  {entries} lines, {missing} not here, {:.2} s, {}", best.as_secs_f64(), against(figure, 1.0));
}

/// The invented docket of the tests with so many entries of its own.
fn long_page(entries: u32) -> String {
    const REPORT: &str = include_str!("../court/petition.html");
    let row = |n: u32| {
        let day = format!("{:02}/{:02}/{}", n % 12 + 1, n % 28 + 1, 2019 + n / 4000);
        format!(
            "<TR><TD nowrap valign=bottom>{day}</TD><TD>&nbsp;</TD><TD><a href='/doc1/{n}'>{n}</a><br>({} pgs)</TD>\
             <TD>Motion to Approve Compromise No. {n} of Certain Claims, with the Summary of its Terms that the Rules \
             Ask for Filed by Tess E. Vole on behalf of Debtor Plumbline Fasteners, Inc. (related document(s){}, {} \
             Motion to Sell) with hearing to be held on {day} at 10:00 AM at Courtroom 220. Responses due by {day}. \
             (Attachments: # 1 Exhibit A # 2 Proposed Order) (Vole, Tess) (Entered: {day})</TD></TR>",
            n % 40 + 1,
            n.saturating_sub(3).max(1),
            n.saturating_sub(40).max(1),
        )
    };
    let at = REPORT.find("<TR><TD nowrap valign=bottom>").unwrap_or(REPORT.len());
    let (head, tail) = REPORT.split_at(at);
    let rows: String = (1..=entries).map(row).collect();
    format!("{head}{rows}{tail}")
}

/// The documents of one format below a folder, read; none where there is no such folder.
fn documents(folder: &Path, format: Format) -> Vec<Document> {
    let read = listed(folder, format).into_iter().map(|file| ingest::read(&file).0);
    read.filter(|document| document.coverage == Coverage::Read).collect()
}

fn listed(folder: &Path, format: Format) -> Vec<ListedFile> {
    let Ok((mut files, _)) = ingest::list(folder) else { return Vec::new() };
    files.retain(|file| file.format == format);
    files
}

/// The shortest of the rounds that fit into a time, three at least.
fn best(spent: Duration, mut round: impl FnMut()) -> Duration {
    let begun = Instant::now();
    let mut best = Duration::MAX;
    let mut rounds = 0;
    while rounds < 3 || begun.elapsed() < spent {
        let from = Instant::now();
        round();
        best = best.min(from.elapsed());
        rounds += 1;
    }
    best
}

fn kilobytes(document: &Document) -> f64 {
    document.text.len() as f64 / 1e3
}

/// Megabytes a second.
fn rate(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64().max(1e-9)
}

fn against(figure: f64, aim: f64) -> String {
    let word = if figure >= aim { "reached" } else { "missed" };
    format!("{word}: {aim} aimed at")
}
