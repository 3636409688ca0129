//! Short forms whose period ends no sentence.

use super::word_set::WordSet;

/// Whether a word is one that ends with a period inside a sentence.
pub(super) fn is_abbreviation(word: &str) -> bool {
    static ABBREVIATIONS: WordSet<68> = WordSet::new([
        "al", "approx", "apr", "art", "attn", "aug", "ave", "bankr", "blvd", "cal", "cf", "ch", "cir", "co", "corp",
        "ct", "dec", "decl", "del", "dep", "dist", "dkt", "doc", "docs", "dr", "e.g", "ecf", "esq", "etc", "ex", "exh",
        "feb", "fl", "fla", "hon", "i.e", "id", "inc", "jan", "jr", "jul", "jun", "ltd", "mar", "messrs", "mr", "mrs",
        "ms", "no", "nos", "nov", "oct", "pg", "ph", "pp", "rd", "sec", "sep", "sept", "sr", "st", "ste", "supp",
        "tel", "tex", "tr", "v", "vs",
    ]);
    let single = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    single || ABBREVIATIONS.has(word)
}
