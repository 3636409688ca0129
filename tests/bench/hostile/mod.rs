//! Hostile files: whole ones damaged by chance, and ones made to cost more than they hold.

mod bombs;

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use zip::ZipArchive;
use zip::write::{SimpleFileOptions, ZipWriter};

/// A file to be read.
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// Whole files.
pub(crate) struct Seeds(Vec<Input>);

/// The largest file that is taken for a seed, in bytes. What is damaged in a longer one is mostly pictures.
const LONGEST_SEED: usize = 400_000;

impl Seeds {
    /// The files of a folder and its sub-folders.
    pub(crate) fn of(folder: &Path) -> Self {
        let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
        let seeds = files.filter(|entry| entry.file_type().is_file()).filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let bytes = fs::read(entry.path()).ok().filter(|bytes| bytes.len() <= LONGEST_SEED)?;
            Some(Input { name, bytes })
        });
        Self(seeds.collect())
    }

    /// The input of a number: first each bomb, then damaged files.
    pub(crate) fn input(&self, number: u64) -> Input {
        if let Some(bomb) = usize::try_from(number).ok().and_then(bombs::bomb) {
            return bomb;
        }
        let mut dice = Dice(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let seed = &self.0[dice.roll(self.0.len())];
        let mut bytes = match dice.roll(3) {
            // What is wrong in a member of an archive is only seen where its checksum is right.
            0 => inside(seed, &mut dice).unwrap_or_else(|| seed.bytes.clone()),
            _ => seed.bytes.clone(),
        };
        for _ in 0..=dice.roll(3) {
            self.damage(&mut bytes, &mut dice);
        }
        Input { name: seed.name.clone(), bytes }
    }

    fn damage(&self, bytes: &mut Vec<u8>, dice: &mut Dice) {
        if bytes.is_empty() {
            return;
        }
        let at = dice.roll(bytes.len());
        let length = (1 << dice.roll(12)).min(bytes.len() - at);
        match dice.roll(9) {
            0 => bytes.truncate(at.next_multiple_of(1024).min(bytes.len())),
            1 => bytes.truncate(at),
            2 | 3 => flip(bytes, dice),
            4 => drop(bytes.drain(at..at + length)),
            5 => {
                let again = bytes[at..at + length].repeat(1 + dice.roll(4));
                bytes.splice(at..at, again);
            }
            6 => bytes[at..at + length].fill([0, 0xFF, b'(', b'9'][dice.roll(4)]),
            7 => inflate_number(bytes, at, dice),
            _ => {
                let other = &self.0[dice.roll(self.0.len())].bytes;
                let from = dice.roll(other.len().max(1));
                let part = other.get(from..(from + length).min(other.len())).unwrap_or_default().to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
}

/// Turns some bits.
fn flip(bytes: &mut [u8], dice: &mut Dice) {
    for _ in 0..=dice.roll(40) {
        let at = dice.roll(bytes.len());
        bytes[at] ^= 1 << dice.roll(8);
    }
}

/// Puts another number in the place of one written in digits: sizes, counts and places that cannot be.
fn inflate_number(bytes: &mut Vec<u8>, at: usize, dice: &mut Dice) {
    const NUMBERS: [&[u8]; 8] =
        [b"0", b"-1", b"65535", b"99999999", b"2147483647", b"4294967296", b"9223372036854775807", b"1e308"];
    let Some(start) = bytes.iter().skip(at).position(u8::is_ascii_digit).map(|offset| at + offset) else { return };
    let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    bytes.splice(start..start + length, NUMBERS[dice.roll(NUMBERS.len())].iter().copied());
}

/// An archive of which one member is damaged and packed anew.
fn inside(seed: &Input, dice: &mut Dice) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(&seed.bytes)).ok()?;
    let chosen = dice.roll(archive.len().max(1));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).ok()?;
        let mut bytes = Vec::new();
        (&mut member).take(4 << 20).read_to_end(&mut bytes).ok()?;
        if index == chosen {
            for _ in 0..=dice.roll(3) {
                Seeds(vec![Input { name: String::new(), bytes: b"<w:p>&#0;</w:tbl>".to_vec() }])
                    .damage(&mut bytes, dice);
            }
        }
        let name = member.name().ok()?.into_owned();
        writer.start_file(name, SimpleFileOptions::default()).ok()?;
        writer.write_all(&bytes).ok()?;
    }
    writer.finish().ok().map(Cursor::into_inner)
}

/// Numbers by chance, always the same ones.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or_default() % sides.max(1)
    }
}
