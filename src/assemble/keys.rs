//! Names of entries through re-assembly, which views that are saved hold too: the same with every build of the program.

/// The first eight bytes of blake3 over the parts, each told apart from the next by its length.
pub(super) fn key(parts: &[&str]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let mut first = [0; 8];
    hasher.finalize_xof().fill(&mut first);
    u64::from_le_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_the_same_for_good() {
        assert_eq!(key(&["deadline", "2009-04-22"]), KNOWN);
        assert_ne!(key(&["a", "bc"]), key(&["ab", "c"]));
    }

    /// As it was worked out when views began to hold keys.
    const KNOWN: u64 = 6_316_402_369_345_931_852;
}
