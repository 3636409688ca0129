use std::io::Write;

use encoding_rs::WINDOWS_1252;

use super::*;
use crate::model::Style;

/// A piece of text and whether it is stored with one byte to a character.
type Stored<'t> = (&'t str, bool);

/// A Word file. `body`: its text in pieces; `margins`: what its running heads say; `struck`: a property of the
/// characters of the last piece of the body.
fn file(body: &[Stored<'_>], margins: &str, property: Option<(u16, u8)>) -> Vec<u8> {
    const TEXT: usize = 1024;
    let mut main = vec![0; TEXT];
    let mut places = Vec::new();
    let mut ends = vec![0_u32];
    let mut last = 0;
    for (text, narrow) in body.iter().copied().chain([(margins, true)]) {
        let here = u32::try_from(main.len()).unwrap();
        if text != margins {
            last = here;
        }
        places.push(if narrow { here * 2 | 1 << 30 } else { here });
        ends.push(ends.last().unwrap() + u32::try_from(text.encode_utf16().count()).unwrap());
        if narrow {
            main.extend_from_slice(&WINDOWS_1252.encode(text).0);
        } else {
            main.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        }
    }
    let behind = u32::try_from(main.len()).unwrap();
    main.resize(main.len().next_multiple_of(512), 0);
    let page = u32::try_from(main.len() / 512).unwrap();
    let mut looks = vec![0; 512];
    for (place, value) in [u32::try_from(TEXT).unwrap(), last, behind].into_iter().enumerate() {
        looks[4 * place..4 * place + 4].copy_from_slice(&value.to_le_bytes());
    }
    if let Some((name, value)) = property {
        looks[13] = 200;
        looks[400] = 3;
        looks[401..403].copy_from_slice(&name.to_le_bytes());
        looks[403] = value;
    }
    looks[511] = 2;
    main.extend_from_slice(&looks);

    let mut table = vec![2];
    table.extend(u32::try_from(4 * ends.len() + 8 * places.len()).unwrap().to_le_bytes());
    table.extend(ends.iter().flat_map(|end| end.to_le_bytes()));
    table.extend(places.iter().flat_map(|place| [&[0, 0], place.to_le_bytes().as_slice(), &[0, 0]].concat()));
    let pieces = u32::try_from(table.len()).unwrap();
    table.extend([u32::try_from(TEXT).unwrap(), behind, page].iter().flat_map(|number| number.to_le_bytes()));

    let total = ends[body.len()];
    let numbers = [(0x4C, total), (0x54, ends.last().unwrap() - total), (0xFA, pieces), (0xFE, 12), (0x1A6, pieces)];
    for (at, number) in numbers {
        main[at..at + 4].copy_from_slice(&number.to_le_bytes());
    }
    main[..4].copy_from_slice(&[0xEC, 0xA5, 0xC1, 0]);
    main[11] = 2;
    compound(&[("/WordDocument", &main), ("/1Table", &table)])
}

fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

#[test]
fn pieces_of_both_widths_are_put_together() {
    let body = [
        ("The lessee\u{2019}s de", true),
        ("posit of \u{20ac} 4,000\rfrom \u{141}\u{f3}d\u{17a}", false),
        ("\r", true),
    ];
    let (document, problems) = read(&file(&body, "Lease 14\r", None), "a.doc");
    assert_eq!(problems, []);
    assert_eq!(
        &*document.text,
        "The lessee\u{2019}s deposit of \u{20ac} 4,000\nfrom \u{141}\u{f3}d\u{17a}\n\nLease 14\n"
    );
    assert_eq!(document.margins.iter().map(|span| span.of(&document.text)).collect::<Vec<_>>(), ["Lease 14"]);
    assert_eq!(document.coverage, Coverage::Read);
}

#[test]
fn what_was_deleted_is_struck_and_what_is_hidden_is_left_out() {
    let body = [("The rent is ", true), ("$2,000 ", true)];
    let (document, _) = read(&file(&body, "", Some((0x0800, 1))), "a.doc");
    let struck = document.styles.iter().find(|styled| styled.style == Style::Struck).unwrap();
    assert_eq!(struck.span.of(&document.text).trim(), "$2,000");
    let (document, _) = read(&file(&body, "", Some((0x083C, 1))), "a.doc");
    assert_eq!(&*document.text, "The rent is\n");
}

#[test]
fn instructions_of_fields_are_no_text() {
    let body = [("See \u{13}HYPERLINK \"x\"\u{14}the site\u{15}, twenty\u{1e}one, co\u{1f}operate\r", true)];
    let (document, _) = read(&file(&body, "", None), "a.doc");
    assert_eq!(&*document.text, "See the site, twenty-one, cooperate\n");
}

#[test]
fn what_cannot_be_read_says_why() {
    let coverage = |bytes: &[u8]| {
        let (document, problems) = read(bytes, "a.doc");
        assert_eq!(problems.len(), 1);
        document.coverage
    };
    let whole = file(&[("words", true)], "", None);
    assert_eq!(coverage(b"words"), Coverage::Damaged);
    assert_eq!(coverage(&compound(&[("/WordDocument", &[0xEC, 0xA5, 0x65, 0, 0, 0])])), Coverage::Unsupported);
    let mut locked = vec![0xEC, 0xA5, 0xC1, 0];
    locked.resize(1024, 0);
    locked[11] = 1;
    assert_eq!(coverage(&compound(&[("/WordDocument", &locked)])), Coverage::Protected);
    for length in (0..whole.len()).step_by(256) {
        read(&whole[..length], "a.doc");
    }
}
