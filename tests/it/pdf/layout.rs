//! Where things stand: lines, paragraphs, columns, captions, margins, tables, turned pages.

use super::writer::{file, line, lines, plain, sheet, text, upright};
use super::{margins, read, running, text_of};

#[test]
fn lines_of_a_paragraph_stand_together_and_paragraphs_apart() {
    let page = lines(72.0, 700.0, &["The harbor board met in the", "morning and adjourned at noon."])
        + &lines(72.0, 658.0, &["It met again", "in June."]);
    assert_eq!(
        text_of(&[sheet(page)]),
        "The harbor board met in the\nmorning and adjourned at noon.\n\nIt met again\nin June."
    );
}

#[test]
fn every_word_has_its_box_on_the_page() {
    let (document, _) = read(&file(&[sheet(plain(72.0, 700.0, "Quill River"))]));
    let page = &document.pages[0];
    assert_eq!((page.start, page.width, page.height), (0, 612.0, 792.0));
    let words: Vec<&str> = page.words.iter().map(|word| word.span.of(&document.text)).collect();
    assert_eq!(words, ["Quill", "River"]);
    let [left, top, right, bottom] = page.words[0].rect;
    assert!((left - 72.0).abs() < 0.1 && right > 90.0 && right < 102.0, "{left} {right}");
    // The baseline stands 92 points below the top.
    assert!(top > 80.0 && top < 86.0 && bottom > 92.0 && bottom < 97.0, "{top} {bottom}");
}

#[test]
fn letters_set_one_by_one_become_words_by_their_gaps() {
    let page = "BT /F 12 Tf 72 700 Td [(Har) 20 (bor) -400 (bo) -30 (ard)] TJ ET";
    assert_eq!(text_of(&[sheet(page)]), "Harbor board");
}

#[test]
fn columns_are_read_one_after_the_other() {
    let left = [
        "The left column holds the first",
        "half of the story and fills its",
        "whole width with words until it",
        "comes to its end down here and",
    ];
    let right = [
        "goes on at the top of the right",
        "column, which is as wide as the",
        "left one and is read only after",
        "it, never across the gap.",
    ];
    let page = text("B", 14, 200.0, 740.0, "A story in two columns")
        + &lines(72.0, 700.0, &left)
        + &lines(320.0, 700.0, &right);
    let text = text_of(&[sheet(page)]);
    assert!(text.starts_with("A story in two columns\n\nThe left"), "{text}");
    assert!(text.contains("down here and\n\ngoes on at the top"), "{text}");
}

#[test]
fn numbers_of_a_list_stay_with_their_items() {
    let page = lines(72.0, 700.0, &["1.", "", "2.", "3."])
        + &lines(108.0, 700.0, &["Deliver the ledger to the", "clerk of the board.", "Pay the fee.", "Keep a copy."]);
    let text = text_of(&[sheet(page)]);
    assert!(text.contains("1.\tDeliver the ledger to the\nclerk of the board."), "{text}");
    assert!(text.contains("2.\tPay the fee."), "{text}");
}

#[test]
fn pleading_numbers_stand_in_no_sentence() {
    let mut page = String::new();
    for number in 1..=28_u8 {
        page += &plain(if number < 10 { 58.0 } else { 52.0 }, 740.0 - 24.0 * f32::from(number), &number.to_string());
    }
    page += &lines(90.0, 700.0, &["The petitioner asks the board to", "set the matter for May 4, 2031,", "at noon."]);
    let (document, problems) = read(&file(&[sheet(page)]));
    assert_eq!(problems, []);
    assert_eq!(running(&document), "The petitioner asks the board to set the matter for May 4, 2031, at noon.");
    assert!(margins(&document)[0].starts_with("1 2 3 4 5"), "{:?}", margins(&document));
}

#[test]
fn numbers_at_uneven_distances_stand_in_no_sentence() {
    let mut page = String::new();
    let mut base = 700.0;
    for number in 1..=16_u8 {
        page += &plain(if number < 10 { 58.0 } else { 52.0 }, base, &number.to_string());
        page += &plain(90.0, base, "the petitioner asks the board to set the matter down");
        base -= if number % 5 == 0 { 40.0 } else { 15.0 };
    }
    let (document, _) = read(&file(&[sheet(page)]));
    assert!(running(&document).starts_with("the petitioner asks the board to set the matter down the petitioner"));
    assert!(margins(&document)[0].starts_with("1 2 3 4 5"), "{:?}", margins(&document));
}

#[test]
fn lines_in_double_spacing_stand_together_below_others_in_single() {
    let mut page = lines(72.0, 740.0, &["Birch & Elm LLP", "1 Quay Street", "Fairhaven", "Counsel", "For the board"]);
    for (row, words) in [
        "The harbor board asks for an order that the hearing be",
        "put off until the books of the mill are whole, because",
        "In re Quill Mill Corp. is to be heard before it and the",
        "ledger is not yet at hand.",
    ]
    .iter()
    .enumerate()
    {
        page += &plain(72.0, 620.0 - 26.0 * f32::from(u8::try_from(row).unwrap()), words);
    }
    let text = text_of(&[sheet(page)]);
    assert!(text.contains("that the hearing be\nput off"), "{text}");
    assert!(text.contains("because\nIn re Quill Mill"), "{text}");
}

#[test]
fn entries_of_two_lines_stand_apart_and_their_lines_together() {
    let mut page = String::new();
    for (entry, name) in
        ["In re Alder Mill Corp.,", "In re Birch Pier, Inc.,", "In re Cedar Wharf LLC,"].iter().enumerate()
    {
        let base = 700.0 - 38.0 * f32::from(u8::try_from(entry).unwrap());
        page += &plain(72.0, base, name);
        page += &plain(100.0, base - 13.0, "Case No. 31-40217 ................................ 5");
    }
    let text = text_of(&[sheet(page)]);
    assert!(text.contains("In re Alder Mill Corp.,\nCase No. 31-40217"), "{text}");
    assert!(text.contains(" 5\n\nIn re Birch"), "{text}");
}

#[test]
fn the_sides_of_a_caption_are_read_apart() {
    let left = ["MAPLE ORCHARD, LLC,", "", "Plaintiff,", "v.", "QUILL RIVER CO.,", "Defendant."];
    let right = ["", "CIVIL ACTION NO.", "4:31-CV-00117", "", "JURY DEMANDED", ""];
    let page = lines(72.0, 700.0, &left) + &lines(300.0, 700.0, &["§"; 6]) + &lines(324.0, 700.0, &right);
    let (document, _) = read(&file(&[sheet(page)]));
    assert_eq!(
        running(&document),
        "MAPLE ORCHARD, LLC, Plaintiff, v. QUILL RIVER CO., Defendant. CIVIL ACTION NO. 4:31-CV-00117 JURY DEMANDED"
    );
    assert_eq!(margins(&document), ["§ § § § § §"]);
}

#[test]
fn running_heads_and_stamps_are_margins() {
    let page = |number: u8| {
        let stamp = format!("Case 4:31-cv-00117 Document 45 Filed 06/07/31 Page {number} of 3");
        let words =
            ["The first page speaks of apples", "The second page speaks of pears", "The last page speaks of plums"];
        sheet(
            plain(120.0, 770.0, &stamp)
                + &plain(72.0, 745.0, "Letter to the harbor board")
                + &plain(72.0, 600.0, words[usize::from(number - 1)])
                + &plain(300.0, 40.0, &format!("- {number} -")),
        )
    };
    let (document, _) = read(&file(&[page(1), page(2), page(3)]));
    assert_eq!(document.pages.len(), 3);
    assert_eq!(
        running(&document),
        "The first page speaks of apples The second page speaks of pears The last page speaks of plums"
    );
    assert_eq!(margins(&document)[3], "Case 4:31-cv-00117 Document 45 Filed 06/07/31 Page 2 of 3");
    assert_eq!(document.page_at(document.margins[3].start), Some(2));
}

#[test]
fn divided_words_are_put_together() {
    let page = lines(
        72.0,
        700.0,
        &[
            "The sentence was divi-",
            "ded at its end, and the attorney-",
            "client privilege of the attorney and the client in case 31-",
            "10117 is kept, though it was divided too often.",
        ],
    );
    assert_eq!(
        text_of(&[sheet(page)]),
        "The sentence was divided\nat its end, and the attorney-client\nprivilege of the attorney and the client in case \
         31-10117\nis kept, though it was divided too often."
    );
}

#[test]
fn raised_numbers_are_no_part_of_a_word() {
    let page = plain(72.0, 700.0, "Filed on May 4, 2031") + &text("F", 7, 175.7, 705.0, "1");
    assert_eq!(text_of(&[sheet(page)]), "Filed on May 4, 2031 1");
    let page = plain(72.0, 700.0, "on the 2") + &text("F", 7, 110.7, 705.0, "nd") + &plain(122.0, 700.0, "of May");
    assert_eq!(text_of(&[sheet(page)]), "on the 2nd of May");
}

#[test]
fn drawn_tables_have_cells() {
    let mut page = String::new();
    for y in [640.0, 660.0, 680.0] {
        page += &line(72.0, y, 300.0);
    }
    for x in [72.0, 222.0, 372.0] {
        page += &upright(x, 640.0, 40.0);
    }
    page += &plain(80.0, 665.0, "Lender");
    page += &plain(230.0, 665.0, "Share");
    page += &plain(80.0, 645.0, "Acorn Bank");
    page += &plain(72.0, 600.0, "Behind the table.");
    let (document, _) = read(&file(&[sheet(page)]));
    assert_eq!(&*document.text, "Lender\tShare\nAcorn Bank\n\nBehind the table.");
    let cells: Vec<Vec<&str>> = document.tables[0]
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.span.of(&document.text)).collect())
        .collect();
    assert_eq!(cells, [vec!["Lender", "Share"], vec!["Acorn Bank", ""]]);
}

#[test]
fn rows_without_lines_around_them_are_read_across() {
    let page = lines(72.0, 700.0, &["Fact discovery closes", "Experts are named", "Trial begins"])
        + &lines(300.0, 700.0, &["July 8, 2031", "July 22, 2031", "May 4, 2032"]);
    let text = text_of(&[sheet(page)]);
    assert_eq!(
        text,
        "Fact discovery closes\tJuly 8, 2031\nExperts are named\tJuly 22, 2031\nTrial begins\tMay 4, 2032"
    );
}

#[test]
fn signature_blocks_side_by_side_are_read_one_by_one() {
    let page = lines(72.0, 700.0, &["/s/ Ann Example", "Ann Example", "Counsel for Maple Orchard"])
        + &lines(320.0, 700.0, &["/s/ Bo Sample", "Bo Sample", "Counsel for Quill River"]);
    let text = text_of(&[sheet(page)]);
    assert!(text.contains("Ann Example\nCounsel for Maple Orchard\n\n/s/ Bo Sample"), "{text}");
}

#[test]
fn turned_pages_are_read_upright() {
    let turned = sheet(lines(72.0, 500.0, &["Words of a turned page", "in two lines"])).with("/Rotate 90");
    let (document, _) = read(&file(&[turned]));
    assert_eq!(&*document.text, "Words of a turned page\nin two lines");
    assert_eq!((document.pages[0].width, document.pages[0].height), (792.0, 612.0));

    let by_hand = "BT /F 12 Tf 0 1 -1 0 300 72 Tm (Words turned by hand) Tj 0 1 -1 0 314 72 Tm (in two lines) Tj ET";
    let (document, _) = read(&file(&[sheet(by_hand)]));
    assert_eq!(&*document.text, "Words turned by hand\nin two lines");
    let [left, top, right, bottom] = document.pages[0].words[0].rect;
    assert!(bottom - top > right - left, "the box of a turned word stands upright");
}

#[test]
fn text_up_the_side_is_a_margin() {
    let page = lines(90.0, 700.0, &["The body of the page is read", "as usual, in two lines."])
        + "BT /F 8 Tf 0 1 -1 0 30 200 Tm (Birch and Cole LLP) Tj ET";
    let (document, _) = read(&file(&[sheet(page)]));
    assert_eq!(running(&document), "The body of the page is read as usual, in two lines.");
    assert_eq!(margins(&document), ["Birch and Cole LLP"]);
}
