//! Clauses told from names: what may stand above a signature, or beside "counsel", and yet be nobody's name.

/// Whether words are a sentence or a piece of one, and so no name: they begin as recitals and resolutions do, or hold a verb.
/// Verbs count in small letters only; in capitals a name may have the same words in it.
pub(super) fn is_clause(words: &str) -> bool {
    const OPENINGS: [&str; 6] = ["resolved", "whereas", "wherefore", "therefore", "provided", "ordered"];
    const VERBS: [&str; 22] = [
        "that", "which", "who", "whom", "whose", "may", "must", "shall", "will", "would", "be", "been", "being", "is",
        "are", "was", "were", "has", "have", "had", "hereby", "further",
    ];
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
    // "NOW, THEREFORE, BE IT FURTHER RESOLVED": five words lead to the last one at most.
    let opens = words.split_whitespace().take(6).map(plain).any(|word| OPENINGS.contains(&word.as_str()));
    opens || words.split_whitespace().any(|word| VERBS.contains(&word.trim_end_matches([',', ';', ':'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolutions_and_sentences_are_clauses() {
        for words in [
            "RESOLVED, that the officers of Alder Mills",
            "NOW, THEREFORE, BE IT FURTHER RESOLVED",
            "WHEREAS, Alder Mills, Inc.",
            "the law firm of Elm & Fir LLP be, and hereby is,",
            "The company may engage Elm & Fir LLP",
        ] {
            assert!(is_clause(words), "{words}");
        }
    }

    #[test]
    fn names_are_no_clauses() {
        for words in ["Alder Mills, Inc.", "THE WILL OF GOD FOUNDATION", "Bank of the Elms, N.A.", "May & Fir LLP"] {
            assert!(!is_clause(words), "{words}");
        }
    }
}
