//! Dates, with marked text.

use super::*;
use crate::extract::marked;
use crate::model::Document;

#[track_caller]
fn check(text: &str) {
    marked::check(text, |text| {
        let document = Document::from_text("a.txt", text);
        let scan = Scan::new(&document, &[]);
        find(&scan, |_| None).into_iter().map(|hit| ("date", hit.date.to_string(), hit.span)).collect()
    });
}

#[test]
fn month_before_day() {
    check("On <date 2009-04-03>April 3, 2009</date>, the Debtors paid.");
    check("dated <date 1999-03-12>March 12,1999</date> and <date 2018-09-07>Sept. 7, 2018</date>.");
    check("<date 2009-01-11>January l1, 2009</date>; <date 2009-08-30>August 3O, 2009</date>");
    check("as of <date 2000-06-29>June\n29, 2000</date>; <date 2001-01-26>January 26th 2001</date>");
    check("in <date 2009-04>April 2009</date> and <date 2009-05>May, 2009</date>");
    check("<date 2010-05>May ___, 2010</date>");
    check("<date 2006-11-01>November 1</date>, <date 2006-12-01>December 1, 2006</date>");
    check("<date 2009-04-03>April 3</date>, <date 2009-04-04>4</date> and <date 2009-04-05>5, 2009</date>");
}

#[test]
fn day_before_month() {
    check("this <date 2018-11-20>20t h day of November, 2018</date>");
    check("<date 2010-05-19>19  DAY OF MAY , 2010</date>");
    check("this <date 2010-05>___ day of May, 2010</date>");
    check("<date 2011-02-03>3 February 2011</date> and the <date 2011-02-04>4th of February, 2011</date>");
}

#[test]
fn figures_alone() {
    check("Received <date 2007-09-25>09-25-07</date> 15:27, due <date 2021-07-08>7/8/2021</date>");
    check("<date 2009-04-16>2009-04-16</date> <date 1998-01-02>1/2/98</date> <date 2009-04-16>4.16.2009</date>");
}

#[test]
fn what_is_no_date() {
    check("Rule 9013-1(b), 28 U.S.C. §§ 157 and 1334, Case No. 08-11153, 08- 11153 (MG), 1007-2");
    check("call 212-555-0187 or 212.555.0187; it may 15 times; they march 3 miles; 13/45/2009; No. 10-12-05");
    check("page 3 of May Company 2009 and 2,000,000 of 12/2009; Sections 1.2.2004; April 31, 2009");
    check("account 12-10-05-774 and 1-800-555-0100");
}
