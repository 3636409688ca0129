//! How this program and its readers speak: the length of a value in four bytes, the lowest first, and then the value
//! in the form of the `postcard` crate.

use std::io::{self, ErrorKind, Read, Write};

use serde::Serialize;

/// What a reader says first: the number of what it understands, counted up whenever a question or an answer changes its
/// form.
pub(super) const GREETING: u8 = 2;

/// Writes a value.
///
/// # Errors
/// What the operating system says; [`ErrorKind::FileTooLarge`] for a value that no frame holds.
pub(super) fn write(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let payload = postcard::to_stdvec(value).map_err(io::Error::other)?;
    let length = u32::try_from(payload.len()).map_err(|_| ErrorKind::FileTooLarge)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&payload)?;
    out.flush()
}

/// Reads the bytes of a value; `None` where the other side has ended before the first of them.
///
/// # Errors
/// What the operating system says; [`ErrorKind::FileTooLarge`] for a value of more than `most` bytes, and
/// [`ErrorKind::UnexpectedEof`] for one that breaks off.
pub(super) fn read(input: &mut impl Read, most: u32) -> io::Result<Option<Vec<u8>>> {
    let mut length = Vec::with_capacity(4);
    input.by_ref().take(4).read_to_end(&mut length)?;
    if length.is_empty() {
        return Ok(None);
    }
    let length = u32::from_le_bytes(length.try_into().map_err(|_| ErrorKind::UnexpectedEof)?);
    if length > most {
        return Err(ErrorKind::FileTooLarge.into());
    }
    // Grows with what comes in: a length is quickly said.
    let mut payload = Vec::new();
    input.take(u64::from(length)).read_to_end(&mut payload)?;
    if payload.len() == length as usize { Ok(Some(payload)) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back() {
        let mut bytes = Vec::new();
        write(&mut bytes, &"first").unwrap();
        write(&mut bytes, &2_u8).unwrap();
        let mut input = bytes.as_slice();
        let first = read(&mut input, 100).unwrap().unwrap();
        assert_eq!(postcard::from_bytes::<&str>(&first).unwrap(), "first");
        assert_eq!(read(&mut input, 100).unwrap(), Some(vec![2]));
        assert_eq!(read(&mut input, 100).unwrap(), None);
    }

    #[test]
    fn what_is_no_value_is_an_error() {
        let kind = |mut bytes: &[u8]| read(&mut bytes, 10).unwrap_err().kind();
        assert_eq!(kind(&[1]), ErrorKind::UnexpectedEof);
        assert_eq!(kind(&[2, 0, 0, 0, 9]), ErrorKind::UnexpectedEof);
        assert_eq!(kind(&[11, 0, 0, 0]), ErrorKind::FileTooLarge);
        assert_eq!(kind(b"hello"), ErrorKind::FileTooLarge);
    }
}
