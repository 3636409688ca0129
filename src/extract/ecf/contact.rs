//! The lines that stand under a name: firm, address, phones, e-mail, standing.

use crate::extract::Located;
use crate::model::Span;

use super::lines::Line;

/// What the lines under a name say.
#[derive(Clone, Debug, Default)]
pub(in crate::extract) struct Contact {
    /// The first line, where it names a firm or an office.
    pub(in crate::extract) firm: Option<Located<String>>,
    /// The lines of the address, joined with `\n`.
    pub(in crate::extract) address: Option<Located<String>>,
    /// Phone numbers as printed; a fax number keeps its label.
    pub(in crate::extract) phones: Vec<Located<String>>,
    /// E-mail addresses.
    pub(in crate::extract) emails: Vec<Located<String>>,
    /// Standing, word for word: `LEAD ATTORNEY`, `TERMINATED: 03/25/2010`.
    pub(in crate::extract) standing: Vec<Located<String>>,
    /// Masked tax numbers, a capacity, a county: lines that are none of the above.
    pub(in crate::extract) details: Vec<Located<String>>,
    /// Whether the party acts for itself.
    pub(in crate::extract) for_itself: Option<Located<String>>,
    /// Whether the lines point to an earlier place: `(See above for address)`.
    pub(in crate::extract) see_above: bool,
}

/// How a line that is not part of an address begins; in small letters.
const STANDINGS: [&str; 9] = [
    "lead attorney",
    "attorney to be noticed",
    "pro hac vice",
    "terminated:",
    "designation:",
    "bar status:",
    "bar number:",
    "trial attorney",
    "self- terminated:",
];

const TAX_LABELS: [&str; 6] = ["ssn", "tax id", "ein", "itin", "tax payer", "taxpayer"];

const PHONE_LABELS: [&str; 9] = ["facsimile", "fax", "telephone", "phone", "tel", "cell", "mobile", "pager", "direct"];

const EMAIL_LABELS: [&str; 2] = ["email", "e-mail"];

/// Words that a line has because it is a building or a street, not because it is a firm.
const PLACE_WORDS: [&str; 31] = [
    "annex",
    "apartment",
    "apt",
    "ave",
    "avenue",
    "blvd",
    "bldg",
    "boulevard",
    "box",
    "building",
    "center",
    "centre",
    "courthouse",
    "drawer",
    "drive",
    "fl",
    "floor",
    "highway",
    "lane",
    "mall",
    "parkway",
    "plaza",
    "road",
    "room",
    "square",
    "ste",
    "street",
    "suite",
    "tower",
    "towers",
    "unit",
];

/// Reads the lines under a name. `apart` says whether a line tells a standing or a capacity: the filing system prints
/// those in italics; where nothing tells how a line looks, [`is_standing`] tells it by its words.
pub(in crate::extract) fn read<'a>(
    lines: impl Iterator<Item = Line<'a>>,
    apart: impl Fn(&Line<'a>) -> bool,
) -> Contact {
    let mut contact = Contact::default();
    let mut address: Vec<Line<'a>> = Vec::new();
    for line in lines {
        if line.text.is_empty() || line.is_rule() {
            continue;
        }
        contact.line(&line, &apart, &mut address);
    }
    contact.firm_and_address(&address);
    contact
}

impl Contact {
    fn line<'a>(&mut self, line: &Line<'a>, apart: &impl Fn(&Line<'a>) -> bool, address: &mut Vec<Line<'a>>) {
        let folded = line.text.to_ascii_lowercase();
        if folded == "pro se" {
            self.for_itself = Some(line.located());
        } else if folded.contains("see above") {
            self.see_above = true;
        } else if apart(line) {
            self.standing.push(line.located());
        } else if TAX_LABELS.iter().any(|label| folded.starts_with(label)) {
            self.details.push(line.located());
        } else if let Some(value) = labelled(line, &folded, &EMAIL_LABELS) {
            if !self.emails(&value) && !value.text.is_empty() {
                address.push(*line);
            }
        } else if let Some(value) = labelled(line, &folded, &PHONE_LABELS) {
            self.labelled_phone(line, &folded, &value);
        } else if is_email(line.text) && self.emails(line) {
            // Taken in.
        } else if is_phone(line.text) {
            self.phones.push(line.located());
        } else if line.text.bytes().any(|b| b.is_ascii_alphanumeric()) || !line.text.is_ascii() {
            address.push(*line);
        }
    }

    fn labelled_phone(&mut self, line: &Line<'_>, folded: &str, value: &Line<'_>) {
        if !value.text.bytes().any(|b| b.is_ascii_alphanumeric()) {
            return;
        }
        // A fax number is not one to call, so that its label stays; the space before the colon goes.
        let is_fax = folded.starts_with("fax") || folded.starts_with("facsimile");
        let printed = if is_fax { format!("Fax: {}", value.text) } else { value.text.to_owned() };
        self.phones.push(Located::new(printed, line.span));
    }

    /// Takes the addresses of a line; says whether there were any.
    fn emails(&mut self, line: &Line<'_>) -> bool {
        let before = self.emails.len();
        self.emails.extend(addresses(line));
        self.emails.len() > before
    }

    fn firm_and_address(&mut self, lines: &[Line<'_>]) {
        let mut firm_lines = 0;
        if let Some(first) = lines.first()
            && !is_place(first.text)
        {
            firm_lines = 1;
            // "Office of" and "Smith &" go on in the next line.
            let ends_open = [" of", "&", " and", " for the"].iter().any(|end| first.text.ends_with(end));
            if ends_open && lines.len() > 1 {
                firm_lines = 2;
            }
        }
        let (firm, address) = lines.split_at(firm_lines.min(lines.len()));
        self.firm = joined(firm, " ");
        self.address = joined(address, "\n");
    }

    /// The whole address, the firm's line included: of a party, whose first line names it in another form, or its
    /// agent, but no firm.
    pub(in crate::extract) fn with_firm_in_address(mut self) -> Self {
        if let Some(firm) = self.firm.take() {
            self.address = Some(match self.address {
                Some(rest) => Located::new(format!("{}\n{}", firm.value, rest.value), firm.span.to(rest.span)),
                None => firm,
            });
        }
        self
    }
}

/// Whether a line tells an attorney's standing rather than an address.
pub(in crate::extract) fn is_standing(line: &str) -> bool {
    STANDINGS.iter().any(|words| line.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words)))
}

/// The e-mail addresses of a line.
pub(in crate::extract) fn addresses<'a>(line: &Line<'a>) -> impl Iterator<Item = Located<String>> + use<'a> {
    let start = line.span.start as usize;
    let text = line.text;
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')' | '"')).filter_map(
        move |part| {
            // The parts are slices of the line, so that their distance from its beginning is their place in it.
            let at = part.as_ptr() as usize - text.as_ptr() as usize;
            let bare = part.trim_end_matches('.');
            is_email(bare).then(|| Located::new(bare.to_owned(), Span::new(start + at, start + at + bare.len())))
        },
    )
}

/// Whether the words are an e-mail address.
pub(in crate::extract) fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !text.contains(char::is_whitespace)
            && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
    })
}

/// Whether the line is a phone number: digits, the marks between them, an extension.
pub(in crate::extract) fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let folded = text.to_ascii_lowercase();
    let bare = ["extension", "ext", "x"].iter().find_map(|word| folded.split_once(word).map(|(number, _)| number));
    (7..=20).contains(&digits)
        && bare.unwrap_or(&folded).chars().all(|c| {
            c.is_ascii_digit() || c.is_whitespace() || matches!(c, '(' | ')' | '-' | '.' | '/' | '+' | ',' | '–')
        })
        && !is_zip(text)
}

/// A ZIP code of nine digits.
fn is_zip(text: &str) -> bool {
    text.len() == 10 && text.bytes().enumerate().all(|(at, b)| if at == 5 { b == b'-' } else { b.is_ascii_digit() })
}

/// Whether a line is a party's county of residence, which the bankruptcy courts print under the address: `CLARK-NV`.
pub(in crate::extract) fn is_county(text: &str) -> bool {
    text.rsplit_once('-').is_some_and(|(county, state)| {
        state.len() == 2
            && state.bytes().all(|b| b.is_ascii_uppercase())
            && !county.is_empty()
            && county.chars().all(|c| c.is_ascii_uppercase() || matches!(c, ' ' | '.' | '\'' | '-'))
    }) || text.eq_ignore_ascii_case("OUTSIDE HOME STATE")
}

/// Whether a line of an address is a street, a building or a city rather than somebody's name.
fn is_place(text: &str) -> bool {
    let folded = text.to_lowercase();
    let starts = [
        "p.o",
        "po ",
        "p o ",
        "post office",
        "c/o",
        "attn",
        "one ",
        "two ",
        "three ",
        "four ",
        "five ",
        "undeliverable",
    ];
    text.starts_with(|c: char| c.is_ascii_digit() || c == '#')
        || starts.iter().any(|start| folded.starts_with(start))
        || ends_in_zip(text)
        || (!has_firm_word(&folded)
            && folded.split(|c: char| !c.is_alphanumeric()).any(|word| PLACE_WORDS.binary_search(&word).is_ok()))
}

/// Whether the words are those of a firm or an office, whatever building they name.
fn has_firm_word(folded: &str) -> bool {
    let firm = [
        "llp",
        "llc",
        "p.c",
        "pc",
        "p.a",
        "pa",
        "pllc",
        "plc",
        "inc",
        "law",
        "attorney",
        "attorneys",
        "office",
        "offices",
        "dept",
        "department",
        "&",
        "associates",
        "trustee",
        "firm",
    ];
    folded.split(|c: char| c.is_whitespace() || c == ',').any(|word| firm.contains(&word.trim_end_matches('.')))
}

/// Whether the line ends as a city's does: a state and a ZIP code.
fn ends_in_zip(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    is_zip(last) || (last.len() == 5 && last.bytes().all(|b| b.is_ascii_digit()))
}

/// The rest of a line that begins with one of the labels and a colon.
fn labelled<'a>(line: &Line<'a>, folded: &str, labels: &[&str]) -> Option<Line<'a>> {
    let label = labels.iter().find(|label| folded.starts_with(**label))?;
    let rest = line.text.get(label.len()..)?;
    let value = rest.trim_start().strip_prefix(':')?;
    let start = line.span.end as usize - value.len();
    let words = value.trim_start();
    Some(Line { span: Span::new(start + value.len() - words.len(), line.span.end as usize), text: words })
}

fn joined(lines: &[Line<'_>], between: &str) -> Option<Located<String>> {
    let (first, last) = (lines.first()?, lines.last()?);
    let value = lines.iter().map(|line| line.text).collect::<Vec<_>>().join(between);
    Some(Located::new(value, first.span.to(last.span)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::ecf::lines::lines;

    fn contact(text: &str) -> Contact {
        read(lines(text, Span::new(0, text.len())), |line| is_standing(line.text))
    }

    fn values(list: &[Located<String>]) -> Vec<&str> {
        list.iter().map(|located| located.value.as_str()).collect()
    }

    #[test]
    fn parts_the_lines_under_a_name() {
        let found = contact(
            "Vole & Finch LLP\nThe Kestrel Building\n12 Kestrel Street, 3rd Floor\nOakland, CA 94612-1234\nusa\n\
             (510) 555-0142, Ext. 12\nFax  : 510/555-0143\nEmail: a@b.example;c@d.example\nLEAD ATTORNEY\n\
             TERMINATED: 03/25/2010",
        );
        assert_eq!(found.firm.unwrap().value, "Vole & Finch LLP");
        assert_eq!(
            found.address.unwrap().value,
            "The Kestrel Building\n12 Kestrel Street, 3rd Floor\nOakland, CA 94612-1234\nusa"
        );
        assert_eq!(values(&found.phones), ["(510) 555-0142, Ext. 12", "Fax: 510/555-0143"]);
        assert_eq!(values(&found.emails), ["a@b.example", "c@d.example"]);
        assert_eq!(values(&found.standing), ["LEAD ATTORNEY", "TERMINATED: 03/25/2010"]);
    }

    #[test]
    fn an_address_without_a_firm_has_none() {
        for text in
            ["12 Kestrel Street\nOakland, CA 94612", "P.O. Box 7\nReno, NV 89501", "Kestrel Tower\nReno, NV 89501"]
        {
            let found = contact(text);
            assert!(found.firm.is_none(), "{text}");
            assert_eq!(found.address.unwrap().value, text);
        }
    }

    #[test]
    fn a_firm_may_take_two_lines() {
        assert_eq!(
            contact("District Office of\nAudits\n441 Q Street").firm.unwrap().value,
            "District Office of Audits"
        );
    }

    #[test]
    fn nothing_is_lost() {
        let found = contact("UNDELIVERABLE EMAIL 3/14/14\nEmail: none given\nFax: n/a\n(   )");
        assert_eq!(found.address.unwrap().value, "UNDELIVERABLE EMAIL 3/14/14\nEmail: none given");
        assert_eq!(values(&found.phones), ["Fax: n/a"]);
    }

    #[test]
    fn tells_phones_from_other_numbers() {
        for phone in ["212-555-0100", "(212) 555 0100", "212.555.0100", "+1 212 555 0100", "1-800-555-0100 x 7"] {
            assert!(is_phone(phone), "{phone}");
        }
        for other in ["94612-1234", "12 Kestrel", "123456", "CN 4853", "00-1234567 EIN"] {
            assert!(!is_phone(other), "{other}");
        }
    }
}
