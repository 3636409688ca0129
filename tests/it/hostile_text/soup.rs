//! Texts by chance, the same for the same seed.

use std::sync::Arc;

/// A text of words that some rule looks for, among others and among characters of several bytes.
pub(super) fn of_words(seed: u64) -> String {
    let mut chance = Chance::new(seed);
    let mut text = String::new();
    // Few words in each text, so that they meet again.
    let known: Vec<&str> = (0..chance.below(30) + 4).map(|_| chance.one_of(WORDS)).collect();
    for _ in 0..chance.below(400) + 20 {
        text.push_str(if chance.below(8) == 0 { chance.one_of(WORDS) } else { chance.one_of(&known) });
        text.push_str(chance.one_of(GAPS));
    }
    text
}

/// Documents cut at any character, put together anew, with words strewn in.
pub(super) fn of_documents(seed: u64, texts: &[Arc<str>]) -> String {
    let mut chance = Chance::new(seed);
    let mut text = String::new();
    for _ in 0..chance.below(12) + 2 {
        let from = &texts[chance.below(texts.len())];
        let start = boundary(from, chance.below(from.len() + 1));
        let end = boundary(from, start + chance.below(1500));
        text.push_str(&from[start..end]);
        text.push_str(chance.one_of(GAPS));
        if chance.below(3) == 0 {
            text.push_str(chance.one_of(WORDS));
        }
    }
    text
}

fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// A row of numbers by chance (Marsaglia's xorshift with 64 bits).
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        let mut chance = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        // The first few still show the seed.
        for _ in 0..8 {
            chance.next();
        }
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() >> 11) as usize % count.max(1)
    }

    fn one_of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}

/// Texts of every shape that has a rule, with holes for names.
pub(super) const FORMS: &[&str] = &[
    "In re:\n{}, et al.,\n\nDebtors.\n\nCase No. 31-40217 (AB)\n\nORDER {}\n",
    "In re {}, {} Inc., et al., Case No. 31-40217",
    "{},\nPlaintiff,\nv.\n{} LLC d/b/a {}, et al.,\nDefendants.\n\nCOMPLAINT\n",
    "{} LLC\n\nBy: /s/ {} Elm\nName: Mary {}\nTitle: President {}\n",
    "By: {} Partners LLC, its {} General Partner\nBy: ________\nName: {}\nTitle: {} Manager\n",
    "{} Fir LLP\nMary {}, Esq.\n1 {} Street\nBoise, ID 83702\n{}@example.com (208) 555-0187\nAttorneys for {} and the {}\n",
    "{} Attorneys for the {}\n/s/ Mary Elm\nMary Elm\n{} Counsel to {}\n",
    "May 1, 2031\n\nRe: {}\n\nDear {}:\n\nOf {} and {}, of {} and {}, all {} will {} report to you and to the court again in two weeks.\n\nSincerely,\n\n{}\n\ncc: {}; Mary {} ({}), Esq.\n",
    "From: \"Mary {}\" <a@example.com>\nTo: {}, Mary; '{} Elm'\nSent: May 1, 2031\nSubject: {}\n\n{}\n",
    "The {} shall pay {} on or before May 1, 2031 in {}; {} failed. Within {} 14 days after {}, {} will pay.",
    "Name of Holder: {}\nAddress: {}\nBoise, ID 83702\nAmount of {} Notes Beneficially Owned: ${}1,000{}\n",
    "Lender          Commitment\n{} Bank, N.A.          $1,000 {}\n{}          {}\n",
    "{} Inc. (the “{}”), as {} agent for {}, {} LLP, counsel to {}; Mr. {}’s {}, Hon. {} Elm",
    "the {} Order of {} dated May 1, 2031 ({}), and the Declaration of {} Elm [Docket No. 5{}]",
    "{}Case 31-40217 Doc 5{} Filed 05/06/31 {} Entered 05/06/31 Page 1 of 2{}\n",
];

/// What the holes are filled with.
pub(super) const LETTERS: &[&str] = &[
    "İ",
    "İİİİİİİİİİİİ",
    "ẞé",
    "éẞ",
    "Ké",
    "ǅungla É",
    "e\u{301}",
    "ALDER, İnc.",
    "Adâ Byrné",
    "“É”",
    "\u{200B}é",
    "名前",
];

const GAPS: &[&str] = &[
    " ", " ", " ", " ", " ", " ", "", "", "\n", "\n", "\n\n", "\n \n", "    ", "\t", ", ", ". ", ": ", "; ", "\u{A0}",
    " (", ") ", "/", "-", "\n\n\n\n",
];

const WORDS: &[&str] = &[
    // Dates and terms.
    "May 1, 2031",
    "May",
    "1",
    "31",
    "2031",
    "June ___, 2031",
    "3rd day of May, 2031",
    "5/6/31",
    "2031-05-06",
    "20 31",
    "on or before",
    "no later than",
    "by",
    "through",
    "from",
    "until",
    "within",
    "14 days",
    "two weeks",
    "ninety (90)",
    "after",
    "entry of",
    "this Order",
    "the date hereof",
    "shall",
    "will",
    "due",
    "Dated:",
    "as of",
    "dated",
    "hearing",
    "held",
    "failed",
    "means",
    "“Outside Date”",
    "Received",
    "business days",
    "the",
    // Documents.
    "Order",
    "order regarding",
    "AGREEMENT",
    "FIRST AMENDMENT TO AGREEMENT",
    "Motion",
    "Notes",
    "entered by",
    "filed",
    "Stipulation",
    "No.",
    "NOTICE",
    "EXHIBIT A",
    "This is the report",
    "Section 1.1",
    "Amendment No. 5",
    // Captions.
    "In re",
    "In re:",
    "v.",
    "vs",
    "Debtor.",
    "Debtors.",
    "Plaintiff,",
    "Defendant.",
    "et al.",
    "Case No.",
    "31-40217",
    "31-40217 (AB)",
    "31- 40218",
    "4:31-cv-00123-AB",
    "Jointly Administered",
    "Chapter 11",
    "d/b/a",
    "f/k/a",
    "UNITED STATES BANKRUPTCY COURT",
    "SOUTHERN DISTRICT OF NEW YORK",
    "joint administration",
    "directing",
    "§",
    ")",
    // Letters.
    "Re:",
    "Dear Judge Elm:",
    "Sincerely,",
    "Respectfully submitted,",
    "cc:",
    "From:",
    "To:",
    "Subject:",
    "Sent:",
    "Cc:",
    "Direct Line:",
    "mary@example.com",
    "<mary@example.com>",
    "\"Elm, Marÿ\"",
    // Signature blocks and contacts.
    "By:",
    "By",
    "/s/",
    "Name:",
    "Title:",
    "Its:",
    "Date:",
    "_____",
    "____________",
    "Name of Holder:",
    "Address:",
    "Amount of 9% Notes Beneficially Owned:",
    "$2,000,000",
    "[REDACTED]",
    "1.5 million",
    "Attention:",
    "Telephone:",
    "(208) 555-0187",
    "208.555.0187",
    "E-mail:",
    "1 Fir Street",
    "Boise, ID 83702",
    "83702",
    "Boise, ID",
    "Lender",
    "Commitment",
    "Principal Amount",
    "its General Partner",
    "as Trustee",
    "on behalf of",
    "Attorneys for the Debtors",
    "counsel to",
    "not individually but solely as",
    "United States Bankruptcy Judge",
    "Page 3",
    "a Delaware company",
    // Names.
    "Mary Elm",
    "MARY ELM",
    "Mr. Fir",
    "Hon. Otto Gorse",
    "Judge",
    "Elm",
    "Elm, Inc.",
    "ELM FUND II, L.P.",
    "Fir & Co.",
    "Gorse Bank, N.A.",
    "LLC",
    "L.P.",
    "Inc.",
    "Esq.",
    "Jr.",
    "Elm, Mary T.",
    "Federal Communications Commission",
    "committee of",
    "unsecured creditors",
    "official",
    "ad hoc",
    "United States Trustee",
    "for Region 17",
    "prepetition",
    "lenders",
    "Declaration of",
    "President",
    "Mediator",
    "of",
    "and",
    "&",
    "(the \"Elm\")",
    "together, the “Debtors”",
    "’s",
    "'s",
    // Characters that change their length in lower case, stand alone, or turn the line round.
    "İstanbul",
    "İİİİ",
    "ẞ",
    "K",
    "Ⱥ",
    "ǅ",
    "é",
    "e\u{301}",
    "\u{301}",
    "שלום",
    "مرحبا",
    "名前",
    "👩‍👧",
    "\u{200B}",
    "\u{FEFF}",
    "�",
    "▒▒▒",
    "█",
    "\u{2028}",
    "…",
    "–",
    "—",
    "“",
    "”",
    "‘",
    "«",
    "½",
    "²",
    "٣",
    "IV",
    "Ⅳ",
    "ﬁ",
    "\u{85}",
];
