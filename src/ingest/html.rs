//! Web pages → [`Document`]: the text that a reader sees, with the page's tables.
//!
//! The page is parsed as a browser parses it, whatever is wrong with its tags; scripts, style sheets and hidden parts
//! are left out. Nothing in a page is run or fetched. Reading costs time and memory in proportion to the page's
//! length: see `guard`.

mod element;
mod guard;
mod render;
mod tree;

use std::borrow::Cow;

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

use crate::model::{Coverage, Document, Format, Problem, ProblemKind};

use guard::Guard;
use tree::{Page, Tree};

/// Reads a web page. The encoding is the caller's affair; so are the hash and the format of anything but a web page.
pub fn read(page: &str, path: &str) -> (Document, Vec<Problem>) {
    let mut problems = Vec::new();
    let tree = parse(page, path, &mut problems);
    let rendered = render::render(&tree, page.len());
    if tree.asks_for_password && is_of_a_court(page) {
        problems.push(problem(
            path,
            "this is not a docket report: it is the court's login page. Log in, open the report and save that page",
        ));
    }
    if !tree.asks_for_password
        && is_of_a_court(page)
        && let Some((_, message)) = OTHER_PAGES.iter().find(|(words, _)| words.iter().all(|word| page.contains(word)))
        && !page.contains("Docket Text")
    {
        problems.push(problem(path, message));
    }
    if !rendered.tables.is_empty() && !is_of_a_court(page) && is_of_another_system(&rendered.text) {
        problems.push(problem(
            path,
            "this is the page of another court system: its words were read, but not its list of entries as a docket",
        ));
    }
    let coverage = if rendered.text.is_empty() { Coverage::NoText } else { Coverage::Read };
    let document = Document {
        text: rendered.text.into(),
        styles: rendered.styles,
        tables: rendered.tables,
        links: rendered.links,
        ..Document::empty(path, Format::Html, coverage)
    };
    (document, problems)
}

fn parse(page: &str, path: &str, problems: &mut Vec<Problem>) -> Page {
    let page = guard::without_stalling_tags(page);
    if matches!(page, Cow::Owned(_)) {
        problems.push(problem(path, "a tag of the page is made of thousands of parts: it was left out"));
    }
    let options = TreeBuilderOpts { drop_doctype: true, ..TreeBuilderOpts::default() };
    let guard = Guard::new(TreeBuilder::new(Tree::new(page.len()), options), &page);
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&page));
    // A script or a stated encoding hands control back; neither matters here.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let guard = tokenizer.sink;
    if guard.overflowed() {
        problems.push(problem(path, "the page's tags are so tangled that only its beginning was read"));
    } else if guard.cut() {
        problems.push(problem(path, "the page ends in the middle of a table: its end is missing. Save it again"));
    }
    if guard.flattened() {
        problems.push(problem(
            path,
            "the page is nested more deeply than any reader shows: it was read without its innermost layout",
        ));
    }
    guard.builder.sink.finish()
}

/// Pages of the courts' filing system that are saved by mistake, each by words that it has together, and what to say.
const OTHER_PAGES: [(&[&str], &str); 4] = [
    (
        &["Run Report", "<form"],
        "this is not a docket report: it is the court's form that asks for one. Run the report and save the page that follows",
    ),
    (
        &["Run Report", "<FORM"],
        "this is not a docket report: it is the court's form that asks for one. Run the report and save the page that follows",
    ),
    (
        &["Transaction Receipt", "View Document"],
        "this is not the document: it is the court's page that says what the document costs. Go on to the document and save \
         that",
    ),
    (
        &["session", "timed out"],
        "this is not a docket report: it is the court's page that says that the session has ended. Log in, open the report \
         and save that page",
    ),
];

/// Whether the page is one of the courts' filing system: they name it, or their servers.
fn is_of_a_court(page: &str) -> bool {
    ["uscourts.gov", "CM/ECF", "PACER"].iter().any(|name| page.contains(name))
}

/// How the courts of the states, and those of other countries, head their lists of what happened in a case; in small
/// letters.
const OTHER_SYSTEMS: [&str; 7] = [
    "register of actions",
    "roa listing",
    "events and orders of the court",
    "case event schedule",
    "summary of docket entries",
    "chronological case summary",
    "docket entries information",
];

/// Whether a line near the beginning heads a list of another system.
fn is_of_another_system(text: &str) -> bool {
    text.lines().take(200).map(str::trim).any(|line| {
        line.len() < 60 && {
            let folded = line.to_lowercase();
            OTHER_SYSTEMS.iter().any(|heading| folded.starts_with(heading))
        }
    })
}

fn problem(path: &str, message: &str) -> Problem {
    Problem { path: path.to_owned(), doc: None, kind: ProblemKind::Partial, message: message.to_owned() }
}

#[cfg(test)]
mod tests;
