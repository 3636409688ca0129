//! Pictures on their way from one process to another: their size, and their dots in one piece.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Dots, Picture};

impl Serialize for Picture {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.size(), Bytes(self.pixels())).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Picture {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ([width, height], Taken(pixels)) = <([usize; 2], Taken)>::deserialize(deserializer)?;
        let dots = width.checked_mul(height).and_then(|dots| dots.checked_mul(4));
        if dots != Some(pixels.len()) {
            return Err(D::Error::custom("a picture with too few dots or too many"));
        }
        Ok(Self(Dots::Sent { size: [width, height], pixels }))
    }
}

/// Bytes that are written as such: as a sequence of numbers they would take many times as long.
struct Bytes<'b>(&'b [u8]);

impl Serialize for Bytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

struct Taken(Vec<u8>);

impl<'de> Deserialize<'de> for Taken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Taking;

        impl Visitor<'_> for Taking {
            type Value = Taken;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Taken, E> {
                Ok(Taken(bytes.to_vec()))
            }

            fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<Taken, E> {
                Ok(Taken(bytes))
            }
        }

        deserializer.deserialize_byte_buf(Taking)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_come_back() {
        let picture = Picture(Dots::Sent { size: [2, 1], pixels: vec![1, 2, 3, 255, 4, 5, 6, 255] });
        let sent = postcard::to_stdvec(&picture).unwrap();
        let back: Picture = postcard::from_bytes(&sent).unwrap();
        assert_eq!((back.size(), back.pixels()), (picture.size(), picture.pixels()));
    }

    #[test]
    fn dots_that_do_not_fit_the_size_are_no_picture() {
        for size in [[3, 1], [usize::MAX, 2]] {
            let sent = postcard::to_stdvec(&(size, Bytes(&[0; 8]))).unwrap();
            assert!(postcard::from_bytes::<Picture>(&sent).is_err());
        }
    }
}
