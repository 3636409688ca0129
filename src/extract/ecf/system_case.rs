//! The number that a court's filing system gives a case inside itself. Links of its pages have it, and the names of
//! downloaded files.

use crate::extract::Located;
use crate::model::Document;

/// How the number stands in a link; the first that is found holds for the page. In the order of trust: a case's page
/// links to other cases' dockets too.
const SHAPES: [&str; 4] = ["caseid=", "qryAscCases.pl?", "HistDocQry.pl?", "DktRpt.pl?"];

/// Finds the number in the links of a page.
pub(in crate::extract) fn find(document: &Document) -> Option<Located<String>> {
    SHAPES.iter().find_map(|shape| {
        document.links.iter().find_map(|link| {
            let (_, rest) = link.target.split_once(shape)?;
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let number = rest.get(..digits).filter(|number| (2..=10).contains(&number.len()))?;
            Some(Located::new(number.to_owned(), link.span))
        })
    })
}
