//! Notices of electronic filing as courts sent them, against what they are known to say. They are kept beside the
//! repository (`shared/pacer/nef`: `NAME.txt` the mail, `NAME.json` what it says); where they are not, the test says so
//! and passes.
//!
//! What counts as right: a case's number; a document's number, or that it has none; the day of filing; the docket text
//! by its letters and digits; each addressee's e-mail address and name, in small letters. Three habits of the list that
//! they are compared with are allowed for: it leaves out of a docket text what the notice prints in italics, it glues
//! addresses together that only a comma parts, and it takes the street of one who gets paper for a name.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use redwell::extract::{DatedMention, Mentions, notice};
use redwell::ingest::{self, ListedFile};
use redwell::model::{Document, Style, TimelineKind};
use serde::Deserialize;

/// The least share of each field that must be right.
const FLOOR: f64 = 0.97;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Known {
    dockets: Vec<Docket>,
    email_recipients: Vec<Recipient>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Docket {
    #[serde(rename = "docket_number")]
    number: String,
    docket_entries: Vec<Filed>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Filed {
    #[serde(rename = "date_filed")]
    day: String,
    description: String,
    document_number: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Recipient {
    name: String,
    email_addresses: Vec<String>,
}

/// How many of each field are right, and what is wrong.
#[derive(Default)]
struct Tally {
    counts: BTreeMap<&'static str, (u32, u32)>,
    misses: Vec<String>,
}

impl Tally {
    fn add(&mut self, field: &'static str, right: bool, file: &Path) {
        let (rights, all) = self.counts.entry(field).or_default();
        *rights += u32::from(right);
        *all += 1;
        if !right {
            self.misses.push(format!("{field}: {}", file.display()));
        }
    }
}

#[test]
fn notices_that_courts_sent_are_read() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(folder) = manifest.ancestors().map(|above| above.join("shared/pacer/nef")).find(|path| path.is_dir())
    else {
        #[expect(clippy::print_stderr, reason = "a test that had nothing to look at says so")]
        {
            eprintln!("no shared/pacer/nef beside the repository: no notice was read");
        }
        return;
    };
    let mut mails: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    mails.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    mails.sort();
    let mut tally = Tally::default();
    for mail in &mails {
        let known: Known = serde_json::from_slice(&fs::read(mail.with_extension("json")).unwrap()).unwrap();
        let (document, _) = ingest::read(&ListedFile::alone(mail).unwrap());
        match notice::read(&document) {
            Some(mentions) if !known.dockets.is_empty() => compare(&document, &mentions, &known, mail, &mut tally),
            read => tally.add("whether it is a notice", read.is_none() && known.dockets.is_empty(), mail),
        }
    }
    for (field, (right, all)) in &tally.counts {
        let share = f64::from(*right) / f64::from(*all);
        assert!(share >= FLOOR, "{field}: {right} of {all}\n{}", tally.misses.join("\n"));
    }
}

fn compare(document: &Document, mentions: &Mentions, known: &Known, mail: &Path, tally: &mut Tally) {
    for docket in &known.dockets {
        let of_case = |dated: &&DatedMention| {
            dated.kind == TimelineKind::Filing && dated.case.as_ref().is_some_and(|case| case.0 == docket.number)
        };
        let ours: Vec<&DatedMention> = mentions.dated.iter().filter(of_case).collect();
        tally.add("case number", !ours.is_empty(), mail);
        for filed in &docket.docket_entries {
            let numbered = ours.iter().find(|dated| dated.docket_number == filed.document_number);
            tally.add("document number", numbered.is_some(), mail);
            let entry = numbered.or(ours.first());
            let day = entry.and_then(|entry| entry.when).map(|when| when.date.to_string());
            tally.add("day of filing", day.as_ref() == Some(&filed.day), mail);
            let says_so = entry.is_some_and(|entry| is_same_text(document, entry, &filed.description));
            tally.add("docket text", says_so, mail);
        }
    }
    let names: Vec<String> = mentions.parties.iter().map(|party| fold(&party.name)).collect();
    let addresses: Vec<String> =
        mentions.parties.iter().flat_map(|party| &party.emails).map(|email| fold(&email.value)).collect();
    for recipient in &known.email_recipients {
        if !recipient.name.is_empty() && !recipient.name.starts_with(|c: char| c.is_ascii_digit()) {
            tally.add("recipient's name", names.contains(&fold(&recipient.name)), mail);
        }
        for address in &recipient.email_addresses {
            tally.add("recipient's address", is_made_of(&fold(address), &addresses), mail);
        }
    }
    // What is nobody's address must not be given as one.
    let all: Vec<String> =
        known.email_recipients.iter().flat_map(|recipient| &recipient.email_addresses).map(|a| fold(a)).collect();
    for address in &addresses {
        tally.add("nothing but addresses", all.iter().any(|known| known.contains(address.as_str())), mail);
    }
}

/// Whether an entry's words are the known ones, with or without what stands in italics.
fn is_same_text(document: &Document, entry: &DatedMention, known: &str) -> bool {
    let whole = fold(entry.span.of(&document.text));
    let mut italics =
        document.styles.iter().filter(|styled| styled.style == Style::Italic && entry.span.contains(styled.span));
    let known = fold(known);
    whole == known
        || italics.any(|styled| {
            let aside = fold(styled.span.of(&document.text));
            !aside.is_empty() && whole.replacen(&aside, "", 1) == known
        })
}

/// Whether the words are one of the parts, or several of them without a gap.
fn is_made_of(words: &str, parts: &[String]) -> bool {
    words.is_empty()
        || parts.iter().any(|part| {
            !part.is_empty() && words.strip_prefix(part.as_str()).is_some_and(|rest| is_made_of(rest, parts))
        })
}

/// Letters and digits alone, in small letters.
fn fold(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
