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

/// Whether a word with a capital plainly begins a sentence. Behind "10:00 a.m." most others go on with it: "Eastern Time",
/// "Courtroom 3".
pub(super) fn opens_sentence(word: &str) -> bool {
    static OPENERS: WordSet<26> = WordSet::new([
        "a", "all", "an", "any", "counsel", "each", "failure", "he", "i", "if", "it", "no", "our", "parties", "please",
        "she", "such", "the", "there", "these", "they", "this", "unless", "we", "you", "your",
    ]);
    word.starts_with(char::is_uppercase) && OPENERS.has(word)
}
