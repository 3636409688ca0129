//! Exports, read back by other people's readers.

use std::collections::HashMap;
use std::fs;

use redwell::export::{self, ExportError, ExportKind};
use redwell::model::{
    AmountState, CaseFile, CaseNumber, Computed, Discrepancy, DocId, DocKind, Field, Holding, HoldingReading, Page,
    ReadingOf, Reference, Role, RosterKey, Signatory, Signed, TimelineKind, Via,
};
use serde_json::{Value, json};

use crate::fixture::{CaseBuilder, fact, folder, names};

const LETTER: &str = "\
Birch & Elm LLP
One Alder Square

Alder Bank, N.A. holds notes.
Phone +1 212 555 0100, or (617) 555-0123.
On or before April 22, 2009, deliver “the report”.
Reply within ten days.
=HYPERLINK(\"http://x.example\") Fund
";

fn case() -> CaseFile {
    let letter = LETTER.replace("0123.", "0123.\u{c}");
    let mut case = CaseBuilder::default()
        .document("letters/a, b.txt", "Alder Bank, N.A.\nsecond line\n")
        .document("letters/first.txt", &letter)
        .party("Alder Bank, N.A.", |entry, passage| {
            entry.roles.push(fact(Role::IndentureTrustee, passage("holds notes")));
            entry.aliases =
                vec![fact("ALDER BANK".to_owned(), passage("Alder")), fact("Alder".to_owned(), passage("Alder"))];
            entry.address = Some(fact("2 Quay Street\nSuite 4\nBoston, MA 02116".to_owned(), passage("One Alder")));
            entry.phones = vec![
                fact("+1 212 555 0100".to_owned(), passage("+1 212")),
                fact("(617) 555-0123".to_owned(), passage("(617)")),
            ];
            entry.counsel = vec![RosterKey(2)];
            entry.case_numbers = vec![fact(CaseNumber("09-20417".to_owned()), passage("notes"))];
            entry.via =
                vec![Via { name: "Quay LLC".to_owned(), capacity: Some("its manager".to_owned()), sources: vec![] }];
            entry.signatories =
                vec![Signatory { name: "R. Roe".to_owned(), title: None, signed: Signed::Unsigned, sources: vec![] }];
            entry.holdings = vec![Holding {
                instrument: "10% Notes".to_owned(),
                readings: vec![
                    HoldingReading {
                        state: AmountState::Struck,
                        amount: Some("2000000".to_owned()),
                        sources: vec![passage("notes")],
                    },
                    HoldingReading { state: AmountState::Redacted, amount: None, sources: vec![] },
                ],
            }];
            entry.note = String::from("ask\nagain");
            entry.reviewed = true;
        })
        .party("Birch & Elm LLP", |entry, _| entry.phones = vec![])
        .party("=HYPERLINK(\"http://x.example\") Fund", |entry, passage| {
            entry.phones = vec![fact("+44 20 7946 0000".to_owned(), passage("+1 212"))];
            entry.address = Some(fact("1 Quay Street\nBoston, MA 02116".to_owned(), passage("One Alder")));
            entry.holdings = vec![Holding {
                instrument: "10% Notes".to_owned(),
                readings: vec![HoldingReading {
                    state: AmountState::Stated,
                    amount: Some("1000000".to_owned()),
                    sources: vec![],
                }],
            }];
        })
        .line(Some("2009-04-22"), "On or before April 22, 2009", |entry| {
            entry.summary = String::from("Deliver the report");
            entry.people = vec![RosterKey(1)];
        })
        .line(Some("2009-05"), "ten days", |entry| {
            entry.kind = TimelineKind::Filing;
            entry.docket_number = Some("45".to_owned());
            entry.entered = Some("2009-05-03".parse().unwrap());
            entry.computed = Some(Computed {
                from: "2009-04-22".parse().unwrap(),
                rule: "10 days after the letter".to_owned(),
                informal: true,
            });
        })
        .line(None, "within ten days", |_| {})
        .build();
    let second = |words: &str| {
        let text = &case.documents[1].source.text;
        let start = text.find(words).unwrap();
        redwell::model::Passage::new(DocId(1), redwell::model::Span::new(start, start + words.len()))
    };
    let (report, alder) = (second("the report"), second("Alder"));
    case.references = vec![
        Reference {
            description: "Report".to_owned(),
            kind: DocKind::Report,
            date: Some("2009".parse().unwrap()),
            docket_number: None,
            case: None,
            entry: None,
            found: None,
            sources: vec![report],
            chase: redwell::model::Chase::default(),
        },
        Reference {
            description: "Letter".to_owned(),
            kind: DocKind::Letter,
            date: None,
            docket_number: Some("7".to_owned()),
            case: None,
            entry: None,
            found: Some(DocId(0)),
            sources: vec![],
            chase: redwell::model::Chase::default(),
        },
    ];
    case.discrepancies = vec![Discrepancy {
        subject: "Alder Bank, N.A.".to_owned(),
        entry: Some(RosterKey(1)),
        field: Field::CaseNumber,
        readings: vec![ReadingOf { value: "09-20417".to_owned(), sources: vec![alder] }],
    }];
    case
}

fn bytes(case: &CaseFile, kind: ExportKind) -> Vec<u8> {
    let mut bytes = Vec::new();
    export::write(case, kind, &mut bytes).unwrap();
    bytes
}

/// Reads a table back: for each row, its cells by the heads of their columns.
fn table(bytes: &[u8]) -> Vec<HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(&bytes[3..]);
    reader.deserialize().map(Result::unwrap).collect()
}

fn facts(case: &CaseFile) -> Value {
    serde_json::from_slice(&bytes(case, ExportKind::Facts)).unwrap()
}

#[test]
fn tables_are_what_excel_expects() {
    for kind in [ExportKind::Roster, ExportKind::Timeline] {
        let bytes = bytes(&case(), kind);
        assert_eq!(bytes[..3], [0xef, 0xbb, 0xbf], "a byte order mark, once");
        let text = std::str::from_utf8(&bytes[3..]).unwrap();
        assert!(!text.contains('\u{feff}') && text.ends_with("\r\n"));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "every line ends with CR LF");
        assert_eq!(text.matches("\r\n").count(), 4, "a head and three rows, with no line feed in a cell");
    }
}

#[test]
fn an_empty_case_has_heads_and_no_rows() {
    for kind in [ExportKind::Roster, ExportKind::Timeline] {
        let bytes = bytes(&CaseFile::default(), kind);
        assert_eq!(String::from_utf8(bytes).unwrap().matches("\r\n").count(), 1);
    }
    let facts = facts(&CaseFile::default());
    assert_eq!(facts["schema"], "redwell-facts/1");
    assert_eq!(facts["roster"], json!([]));
}

#[test]
fn the_roster_is_read_back() {
    let rows = table(&bytes(&case(), ExportKind::Roster));
    let alder = &rows[0];
    for (head, cell) in [
        ("Name", "Alder Bank, N.A."),
        ("Kind", "organization"),
        ("Roles", "holder; indenture trustee"),
        ("Also known as", "ALDER BANK; Alder"),
        ("Counsel", "Birch & Elm LLP"),
        ("Case numbers", "09-20417"),
        ("Address", "2 Quay Street, Suite 4, Boston, MA 02116"),
        ("Address line 1", "2 Quay Street"),
        ("Address line 2", "Suite 4"),
        ("Address line 3", ""),
        ("City", "Boston"),
        ("State", "MA"),
        ("ZIP", "02116"),
        ("Phone", "'+1 212 555 0100; (617) 555-0123"),
        ("Signs through", "Quay LLC, its manager"),
        ("Signatories", "R. Roe (unsigned)"),
        ("Holdings", "10% Notes: 2000000 struck / redacted"),
        ("Amount", ""),
        ("Reviewed", "yes"),
        ("Note", "ask again"),
        ("Source document", "letters/a, b.txt"),
        ("Page", ""),
        ("Line", "1"),
        ("Quote", "Alder Bank, N.A."),
        ("Passages", "2"),
    ] {
        assert_eq!(alder[head], cell, "{head}");
    }
    assert_eq!(rows[2]["Amount"], "1000000", "an amount that stands may be summed");
    assert_eq!(rows[2]["Name"], "'=HYPERLINK(\"http://x.example\") Fund");
    assert_eq!(rows[2]["Line"], "8");
}

#[test]
fn the_timeline_is_read_back() {
    let rows = table(&bytes(&case(), ExportKind::Timeline));
    for (row, head, cell) in [
        (0, "Date", "2009-04-22"),
        (0, "Precision", "day"),
        (0, "Kind", "deadline"),
        (0, "Summary", "Deliver the report"),
        (0, "People", "Alder Bank, N.A."),
        (0, "Source document", "letters/first.txt"),
        (0, "Line", "6"),
        (0, "Quote", "On or before April 22, 2009"),
        (1, "Date", "2009-05"),
        (1, "Precision", "month"),
        (1, "Worked out from", "2009-04-22"),
        (1, "Rule", "10 days after the letter"),
        (1, "Informal", "yes"),
        (1, "Docket number", "45"),
        (1, "Entered", "2009-05-03"),
        (2, "Date", ""),
        (2, "Precision", ""),
    ] {
        assert_eq!(rows[row][head], cell, "{head} of row {row}");
    }
}

#[test]
fn no_cell_runs_as_a_formula() {
    for kind in [ExportKind::Roster, ExportKind::Timeline] {
        for row in table(&bytes(&case(), kind)) {
            for (head, cell) in row {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{head}: {cell}");
            }
        }
    }
}

#[test]
fn facts_have_the_public_form() {
    let facts = facts(&case());
    let keys = |value: &Value| {
        let mut keys: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys.join(" ")
    };
    assert_eq!(keys(&facts), "case discrepancies documents references roster schema timeline undated");
    assert_eq!(
        keys(&facts["case"]),
        "chapter closed court filed jointly_administered judge lead_number member_numbers title"
    );
    assert_eq!(keys(&facts["documents"][0]), "case_numbers date docket_number kind pages path status title");
    assert_eq!(keys(&facts["timeline"][0]), "computed date docket_number entered kind precision sources summary until");
    assert_eq!(
        keys(&facts["roster"][0]),
        "address aliases case_numbers emails entity firm holdings name party_types phones represents roles \
         signatories sources title via"
    );
    assert_eq!(keys(&facts["references"][0]), "date description docket_number found kind sources");
    assert_eq!(keys(&facts["discrepancies"][0]), "field readings subject");
    assert_eq!(facts["discrepancies"][0]["field"], "case_number");
    assert_eq!(facts["timeline"].as_array().unwrap().len(), 2, "every line of the timeline has a date");
    assert_eq!(facts["timeline"][1]["date"], "2009-05");
    assert_eq!(
        facts["timeline"][1]["computed"],
        json!({"from": "2009-04-22", "rule": "10 days after the letter", "informal": true})
    );
    assert_eq!(facts["undated"][0]["date"], Value::Null);
    assert_eq!(facts["references"][1]["found"], "letters/a, b.txt");
    assert_eq!(facts["roster"][0]["via"], json!([{"name": "Quay LLC", "capacity": "its manager"}]));
    assert_eq!(facts["roster"][0]["signatories"], json!([{"name": "R. Roe", "title": null, "signed": "unsigned"}]));
    let readings = &facts["roster"][0]["holdings"][0]["readings"];
    assert_eq!((&readings[0]["state"], &readings[0]["amount"]), (&json!("struck"), &json!("2000000")));
    assert_eq!((&readings[1]["state"], &readings[1]["amount"]), (&json!("redacted"), &Value::Null));
    assert_eq!(facts["roster"][0]["address"], "2 Quay Street\nSuite 4\nBoston, MA 02116");
    assert_eq!(facts["roster"][0]["phones"][0], "+1 212 555 0100", "facts are word for word");
}

#[test]
fn every_quote_stands_where_its_source_says() {
    let case = case();
    let mut seen = 0;
    each_source(&facts(&case), &mut |source| {
        let path = source["path"].as_str().unwrap();
        let text = &case.documents.iter().find(|document| document.source.path == path).unwrap().source.text;
        let at = |key: &str| usize::try_from(source[key].as_u64().unwrap()).unwrap();
        assert_eq!(&text[at("start")..at("end")], source["quote"].as_str().unwrap());
        assert_eq!(text[..at("start")].matches('\n').count() + 1, at("line"));
        assert_eq!(source["page"], Value::Null);
        seen += 1;
    });
    assert!(seen > 8, "{seen}");
}

fn each_source(value: &Value, seen: &mut impl FnMut(&Value)) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| each_source(value, seen)),
        Value::Object(fields) if fields.contains_key("quote") => seen(value),
        Value::Object(fields) => fields.values().for_each(|value| each_source(value, seen)),
        _ => {}
    }
}

#[test]
fn pages_are_given_where_there_are_pages() {
    let mut case = case();
    let source = std::sync::Arc::make_mut(&mut case.documents[0].source);
    source.pages = vec![Page::default(), Page { start: 4, ..Page::default() }];
    assert_eq!(facts(&case)["documents"][0]["pages"], 2);
    assert_eq!(facts(&case)["roster"][0]["sources"][0]["page"], 1);
    assert_eq!(table(&bytes(&case, ExportKind::Roster))[0]["Page"], "1");
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    for kind in [ExportKind::Roster, ExportKind::Timeline, ExportKind::Facts] {
        assert_eq!(bytes(&case(), kind), bytes(&case(), kind));
    }
}

#[test]
fn passages_of_no_document_are_left_out() {
    let mut case = case();
    case.roster[0].sources[0].doc = DocId(99);
    case.roster[0].sources[1].span = redwell::model::Span::new(1_000_000, 1_000_001);
    assert_eq!(facts(&case)["roster"][0]["sources"].as_array().unwrap().len(), 1);
    assert_eq!(table(&bytes(&case, ExportKind::Roster))[0]["Source document"], "");
}

#[test]
fn files_are_written_whole_or_not_at_all() {
    let folder = folder(&[("there/keep", ""), ("roster.csv", "old")]);
    let target = folder.path().join("roster.csv");
    export::save(&case(), ExportKind::Roster, &target).unwrap();
    assert_eq!(fs::read(&target).unwrap(), bytes(&case(), ExportKind::Roster));

    let error = export::save(&case(), ExportKind::Roster, &folder.path().join("there")).unwrap_err();
    assert!(error.to_string().contains("there could not be written"), "{error}");
    let error = export::save(&case(), ExportKind::Roster, &folder.path().join("gone/roster.csv")).unwrap_err();
    assert!(matches!(error, ExportError::NoFolder(_)), "{error:?}");
    assert_eq!(names(folder.path()), ["roster.csv", "there"]);
}

#[test]
fn a_file_that_is_refused_asks_whether_it_is_open() {
    let folder = folder(&[("roster.csv", "old")]);
    let target = folder.path().join("roster.csv");
    // Write protection is how a file that another program holds open looks on every system.
    let mut permissions = fs::metadata(&target).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&target, permissions).unwrap();
    let error = export::save(&case(), ExportKind::Roster, &target).unwrap_err();
    assert!(matches!(error, ExportError::Refused { .. }), "{error:?}");
    assert!(error.to_string().contains("roster.csv") && error.to_string().contains("open in another program?"));
    assert_eq!(fs::read_to_string(&target).unwrap(), "old");
}
