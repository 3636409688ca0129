//! File names that courts' documents are downloaded under.
//!
//! `gov.uscourts.nysb.208412.45.2.pdf` is how the free archives name them: court, the system's number of the case,
//! docket number, attachment. `Nysb_08-11153_45_2.pdf` is how lawyers have them named: the case's own number in the
//! middle. `Dkt. 45-2 Motion.pdf` is what people write.

use crate::model::CaseNumber;

use super::ecf::number;

/// What a file's name says of a court's document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CourtFileName {
    /// The court in the short form of its servers' names, in small letters: `nysb`.
    pub court: Option<String>,
    /// The number that the court's filing system gives the case inside itself.
    pub system_case: Option<String>,
    /// The case's own number.
    pub case: Option<CaseNumber>,
    /// The docket entry's number; `None` for a docket report.
    pub docket_number: Option<String>,
    /// The attachment's number below it; `None` for the main document.
    pub attachment: Option<String>,
}

/// Reads the name of a file, with or without folders before it; `None` where it is not a court's.
pub fn read(path: &str) -> Option<CourtFileName> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, ending)| if is_ending(ending) { stem } else { name });
    let stem = without_copy(stem.trim());
    archive(stem).or_else(|| lawyers(stem)).or_else(|| labelled(stem))
}

fn is_ending(ending: &str) -> bool {
    (2..=4).contains(&ending.len()) && ending.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// A name without the mark of a second download: ` (1)`.
fn without_copy(stem: &str) -> &str {
    stem.strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
        .filter(|(_, copy)| is_number(copy))
        .map_or(stem, |(bare, _)| bare.trim_end())
}

/// `gov.uscourts.nysb.208412.45.2`, `gov.uscourts.nysb.208412.docket`.
fn archive(stem: &str) -> Option<CourtFileName> {
    let folded = stem.to_ascii_lowercase().replace(['-', '_'], ".");
    let mut parts = folded.strip_prefix("gov.uscourts.")?.split('.');
    let court = parts.next().filter(|court| is_court(court))?.to_owned();
    let system_case = parts.next().filter(|number| is_number(number))?.to_owned();
    let docket_number = parts.next()?;
    let attachment = parts.next().filter(|number| is_number(number) && *number != "0");
    let known = is_number(docket_number) || docket_number == "docket";
    known.then(|| CourtFileName {
        court: Some(court),
        system_case: Some(system_case),
        case: None,
        docket_number: Some(docket_number.to_owned()).filter(|number| number != "docket"),
        attachment: attachment.map(str::to_owned),
    })
}

/// `Nysb_08-11153_45_2`, `Nysd_1-20-cv-10821_45`: the colon of a case number cannot stand in a file's name.
fn lawyers(stem: &str) -> Option<CourtFileName> {
    let (court, rest) = stem.split_once('_')?;
    let court = court.replace('.', "").to_ascii_lowercase();
    if !is_court(&court) {
        return None;
    }
    let (case, rest) = case_number(rest)?;
    let mut parts = rest.split('_');
    let docket_number = parts.next().filter(|number| is_number(number))?.to_owned();
    let attachment = parts.next().filter(|number| is_number(number) && *number != "0").map(str::to_owned);
    parts.next().is_none().then_some(CourtFileName {
        court: Some(court),
        system_case: None,
        case: Some(case),
        docket_number: Some(docket_number),
        attachment,
    })
}

/// The case number at the beginning, and what follows the underscore behind it.
fn case_number(text: &str) -> Option<(CaseNumber, &str)> {
    // An office before the year has its colon replaced by something that a file's name may have.
    let with_colon = text
        .char_indices()
        .find(|(_, c)| !c.is_ascii_digit())
        .filter(|(at, c)| (1..=2).contains(at) && matches!(c, '-' | '_'))
        .and_then(|(at, _)| {
            let (office, rest) = (text.get(..at)?, text.get(at + 1..)?);
            let (case, length) = number::at_start(&format!("{office}:{rest}"))?;
            case.0.contains(':').then_some((case, length))
        });
    let (case, length) = with_colon.or_else(|| number::at_start(text))?;
    Some((case, text.get(length..)?.strip_prefix('_')?))
}

/// `Dkt. 45-2 Motion to Dismiss`, `ECF No. 45`, `Doc 45`.
fn labelled(stem: &str) -> Option<CourtFileName> {
    const LABELS: [&str; 8] = ["docket no", "docket", "dkt no", "dkt", "ecf no", "ecf", "doc no", "doc"];
    let folded = stem.to_ascii_lowercase();
    let label = LABELS.iter().find(|label| folded.starts_with(**label))?;
    let rest = stem.get(label.len()..)?;
    let number = rest.trim_start_matches(['.', ' ', '#', '_', '-']);
    // "Docket 45" and "Dkt.45" are meant, "doc45a" and "docket" are not; years and dates neither.
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let docket_number = number.get(..digits).filter(|number| (1..=5).contains(&number.len()))?;
    let after = number.get(digits..)?;
    let attachment = after
        .strip_prefix(['-', '.'])
        .map(|part| part.bytes().take_while(u8::is_ascii_digit).count())
        .filter(|length| (1..=3).contains(length));
    let end = attachment.map_or(0, |length| length + 1);
    let behind = after.get(end..)?;
    let ends = behind.is_empty() || behind.starts_with([' ', '_', ',']) || behind.starts_with(" -");
    (ends && rest.len() > number.len() && !docket_number.starts_with('0')).then(|| CourtFileName {
        docket_number: Some(docket_number.to_owned()),
        attachment: attachment.and_then(|length| after.get(1..=length)).map(str::to_owned),
        ..CourtFileName::default()
    })
}

/// A court's short form: its state, its part of the state, and `b` or `d`; `jpml` and the circuits' `ca2` too.
fn is_court(text: &str) -> bool {
    (2..=6).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        && text.starts_with(|c: char| c.is_ascii_lowercase())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 10 && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(path: &str) -> Option<String> {
        let name = read(path)?;
        let case = name.case.map(|case| case.0);
        let parts = [name.court, name.system_case, case, name.docket_number, name.attachment];
        Some(parts.map(|part| part.unwrap_or_else(|| "-".to_owned())).join(" "))
    }

    #[test]
    fn reads_courts_file_names() {
        for (path, want) in [
            ("gov.uscourts.nysb.208412.45.0.pdf", "nysb 208412 - 45 -"),
            ("filings/gov.uscourts.nysb.208412.45.2.pdf", "nysb 208412 - 45 2"),
            ("gov.uscourts.nysb.208412.45.2 (1).pdf", "nysb 208412 - 45 2"),
            ("gov.uscourts.txsb.123.docket.html", "txsb 123 - - -"),
            ("Nysb_08-11153_45_2.pdf", "nysb - 08-11153 45 2"),
            ("Nysb_08-11153_45_0.pdf", "nysb - 08-11153 45 -"),
            ("Nysd_1-20-cv-10821_45.pdf", "nysd - 1:20-cv-10821 45 -"),
            ("nysd_1_20-cv-10821_45_1.pdf", "nysd - 1:20-cv-10821 45 1"),
            ("Dkt. 45-2 Motion to Dismiss.pdf", "- - - 45 2"),
            ("ECF No. 7 Complaint.pdf", "- - - 7 -"),
            ("Docket 312.pdf", "- - - 312 -"),
        ] {
            assert_eq!(shown(path).as_deref(), Some(want), "{path}");
        }
    }

    #[test]
    fn leaves_other_names_alone() {
        for path in [
            "Letter_03-16-2018_draft_2.pdf",
            "docket.html",
            "Doc1.docx",
            "document 45.pdf",
            "Plumbline_45_2.pdf",
            "gov.uscourts.nysb.pdf",
            "ECF procedures.pdf",
            "2008-07-16 Motion.pdf",
            "",
        ] {
            assert_eq!(shown(path), None, "{path}");
        }
    }
}
