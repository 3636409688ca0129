//! Labels of forms and signature pages: `By:`, `Name:`, `Title:`, `/s/`, `Address:`.

/// What a cell's label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// No label.
    Text,
    /// `By:`
    By,
    /// `Name:`
    Name,
    /// `Title:` or `Its:`
    Title,
    /// `/s/`
    Signature,
    /// A line of underscores.
    Rule,
    /// `Date:`, `Dated:`
    Date,
    /// `Name of Holder:`, `Name of Institution:`, `Lender:`
    Holder,
    /// `Address:`
    Address,
    /// `Amount of …:`
    Amount,
    /// `Attention:`
    Attention,
    /// `Telephone:`, `Fax:`, `Telecopy No.:`
    Phone,
    /// `E-mail:`
    Email,
}

/// Labels with a colon, longest first where one begins like another.
const LABELS: [(&str, Label); 44] = [
    ("by", Label::By),
    // EDGAR's own form of ownership schedules has "Signature: /s/ …" and "Name/Title: …".
    ("signature", Label::By),
    ("name of holder", Label::Holder),
    ("name of noteholder", Label::Holder),
    ("name of lender", Label::Holder),
    ("name of institution", Label::Holder),
    ("name of financial institution", Label::Holder),
    ("name of fund", Label::Holder),
    ("institution", Label::Holder),
    ("name of entity", Label::Holder),
    ("name of creditor", Label::Holder),
    ("name of consenting holder", Label::Holder),
    ("print name and title", Label::Name),
    ("name and title", Label::Name),
    ("name & title", Label::Name),
    ("name/title", Label::Name),
    ("print name", Label::Name),
    ("printed name", Label::Name),
    ("name", Label::Name),
    ("title", Label::Title),
    ("its", Label::Title),
    ("position", Label::Title),
    ("date", Label::Date),
    ("dated", Label::Date),
    ("address for notices", Label::Address),
    ("notice address", Label::Address),
    ("address", Label::Address),
    ("attention", Label::Attention),
    ("attn", Label::Attention),
    ("telephone number", Label::Phone),
    ("telephone no", Label::Phone),
    ("telephone", Label::Phone),
    ("telecopy no", Label::Phone),
    ("telecopy", Label::Phone),
    ("telecopier", Label::Phone),
    ("facsimile no", Label::Phone),
    ("facsimile", Label::Phone),
    ("phone", Label::Phone),
    ("tel", Label::Phone),
    ("fax", Label::Phone),
    ("e-mail address", Label::Email),
    ("e-mail", Label::Email),
    ("email address", Label::Email),
    ("email", Label::Email),
];

/// The label that a piece of text begins with, and how many bytes of it the label takes.
pub(super) fn label_of(text: &str) -> Option<(Label, usize)> {
    let first = text.as_bytes().first()?.to_ascii_lowercase();
    if matches!(first, b'/' | b'\\' | b's' | b'*')
        && let Some(length) = signature_mark(text)
    {
        return Some((Label::Signature, length));
    }
    if first == b'_' {
        let length = text.bytes().take_while(|b| *b == b'_').count();
        return (length >= 2).then_some((Label::Rule, length));
    }
    if matches!(first, b'a' | b'b' | b'o' | b'p')
        && let Some(length) = amount_label(text)
    {
        return Some((Label::Amount, length));
    }
    for (words, label) in LABELS {
        // Asked of every line and of many words: most differ in the first letter.
        if words.as_bytes().first() != Some(&first) {
            continue;
        }
        let Some(head) = text.get(..words.len()) else { continue };
        if !head.eq_ignore_ascii_case(words) {
            continue;
        }
        let rest = &text[words.len()..];
        let spaced = rest.trim_start_matches([' ', '\t', '.']);
        if spaced.starts_with(':') {
            return Some((label, text.len() - spaced.len() + 1));
        }
        // "By" alone on its line, or before tabs, as word processors' tables come out.
        let bare = matches!(label, Label::By)
            && (rest.trim().is_empty() || rest.starts_with(['\t']) || rest.trim_start().starts_with("/s/"));
        if bare {
            return Some((label, words.len()));
        }
    }
    None
}

/// The length of the mark that stands for a signature: `/s/`, `\s\`, a slip like `s/ Ada Byrne`, or an asterisk alone
/// on its line, which points at the attorney who signs for several people.
fn signature_mark(text: &str) -> Option<usize> {
    let whole = |mark: &str| text.get(..3).is_some_and(|head| head.eq_ignore_ascii_case(mark));
    if whole("/s/") || whole("\\s\\") {
        return Some(3);
    }
    if text == "*" {
        return Some(1);
    }
    text.strip_prefix("s/")
        .and_then(|rest| rest.strip_prefix(' '))
        .filter(|name| name.starts_with(char::is_uppercase))?;
    Some(2)
}

/// "Amount of Notes Beneficially Owned:", "Principal Amount Held:"; the colon may stand on a later line.
fn amount_label(text: &str) -> Option<usize> {
    const STARTS: [&str; 7] = [
        "amount of ",
        "principal amount of ",
        "aggregate principal amount of ",
        "aggregate amount of ",
        "principal amount held",
        "beneficially owned",
        "outstanding principal amount of ",
    ];
    STARTS.iter().any(|start| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))).then_some(0)
}

/// Labels that begin a new cell within a line only with a colon and a capital: "name" and "by" occur in prose.
pub(super) fn breaks_with_colon(label: Label) -> bool {
    matches!(
        label,
        Label::By
            | Label::Name
            | Label::Title
            | Label::Date
            | Label::Address
            | Label::Attention
            | Label::Phone
            | Label::Email
    )
}

/// A quick look whether a label with a colon can begin here, inside a line.
pub(super) fn inline_label_possible(text: &str, at: usize) -> bool {
    let end = (at + 20).min(text.len());
    text.as_bytes()[at..end].contains(&b':')
}
