//! What is saved in place of a docket report by mistake, or made to harm: each is read as far as it goes, and says so.

use redwell::extract::{docket, extract};
use redwell::ingest::html;
use redwell::model::{DocKind, TimelineKind};

use super::PETITION;

fn problems(page: &str) -> Vec<String> {
    html::read(page, "docket.html").1.into_iter().map(|problem| problem.message).collect()
}

#[test]
fn other_pages_of_the_court_say_what_they_are() {
    for (page, says) in [
        (
            "<html>CM/ECF<form action=DktRpt.pl>Case number <input name=n><input type=button value='Run Report'></form>",
            "it is the court's form that asks for one",
        ),
        (
            "<html>PACER Service Center<table><tr><td>Transaction Receipt<tr><td>Cost: 0.80</table><form><input type=submit \
             value='View Document'></form>",
            "what the document costs",
        ),
        ("<html>CM/ECF<p>Your session has timed out.", "the session has ended"),
        ("<html>PACER<input type=password>", "it is the court's login page"),
    ] {
        let problems = problems(page);
        assert_eq!(problems.len(), 1, "{page}");
        assert!(problems[0].contains(says), "{}", problems[0]);
        assert!(docket::read(&html::read(page, "docket.html").0).is_none());
    }
    assert!(problems(PETITION).is_empty());
}

#[test]
fn a_page_of_another_system_is_no_docket_and_says_so() {
    let page = "<html><h1>Superior Court of Utopia</h1><h2>Register of Actions</h2><p>Case # CV-2019-00417</p><table><tr><th>\
        Date<th>Action<tr><td>05/06/2019<td>Complaint filed</table>";
    let (document, problems) = html::read(page, "docket.html");
    assert!(problems[0].message.starts_with("this is the page of another court system"));
    assert!(docket::read(&document).is_none());
    assert_ne!(extract(&document).kind, DocKind::Docket);
    // A letter that tells of such a list is none.
    let letter = "<html><p>We have looked at the register of actions.<table><tr><td>a<td>b</table>";
    assert!(html::read(letter, "letter.html").1.is_empty());
}

#[test]
fn tables_without_entries_give_none() {
    let at = PETITION.find("<TR><TD nowrap valign=bottom>").unwrap();
    for rows in [
        String::new(),
        "<TR></TR>".repeat(50_000),
        "<TR><TD></TD></TR>".repeat(50_000),
        "<TR><TD>05/06/2019</TD></TR>".repeat(100),
        "<TR><TD>99/99/9999</TD><TD>1</TD><TD>Motion</TD></TR>".to_owned(),
        "<script>document.write('<TR><TD>05/06/2019</TD><TD>1</TD><TD>Motion</TD></TR>')</script>".to_owned(),
    ] {
        let source = format!("{}{rows}</TABLE></body></html>", &PETITION[..at]);
        let mentions = docket::read(&html::read(&source, "docket.html").0).unwrap();
        assert!(mentions.dated.iter().all(|dated| dated.kind != TimelineKind::Filing));
        assert_eq!(mentions.parties.len(), 8);
    }
}

#[test]
fn rows_nested_without_end_are_read_as_far_as_a_reader_sees_them() {
    let at = PETITION.find("<TR><TD nowrap valign=bottom>").unwrap();
    let deep = "<TR><TD>05/06/2019<TD>1<TD>Motion<TABLE>".repeat(5_000);
    let (document, problems) = html::read(&format!("{}{deep}", &PETITION[..at]), "docket.html");
    assert!(!problems.is_empty());
    assert_eq!(docket::read(&document).unwrap().parties.len(), 8);
}
