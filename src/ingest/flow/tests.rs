use super::*;

fn paragraph(flow: &mut Flow, text: &str, looks: Looks) {
    flow.write(text, looks);
    flow.end_paragraph();
}

fn spans_fit(document: &Document) {
    let cells = document.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells).map(|cell| cell.span);
    for span in cells.chain(document.styles.iter().map(|styled| styled.span)).chain(document.margins.iter().copied()) {
        assert!(document.text.get(span.range()).is_some());
    }
}

#[test]
fn running_text_stands_apart_from_short_lines() {
    let long = "The tenant shall pay the rent on the first day of every month, without notice and without deduction.";
    let mut flow = Flow::default();
    for line in ["Ada Plover", "4 Heron Way", long, "Yours", "Ada"] {
        paragraph(&mut flow, line, if line == long { Looks::STRUCK } else { Looks::default() });
    }
    let document = flow.finish("a", Format::Word);
    assert_eq!(&*document.text, format!("Ada Plover\n4 Heron Way\n\n{long}\n\nYours\nAda\n"));
    assert_eq!(document.styles[0].span.of(&document.text), long);
    spans_fit(&document);
}

#[test]
fn cells_of_a_row_stand_on_one_line() {
    let mut flow = Flow::default();
    paragraph(&mut flow, "Rent", Looks::default());
    flow.open_table();
    for row in [["Month", "Due", "Paid"], ["May", "", "$400"]] {
        flow.open_row();
        for cell in row {
            flow.open_cell();
            flow.write(cell, Looks::default());
            flow.end_paragraph();
            flow.close_cell();
        }
    }
    flow.close_table();
    paragraph(&mut flow, "End", Looks::default());
    let document = flow.finish("a", Format::Word);
    assert_eq!(&*document.text, "Rent\nMonth\tDue\tPaid\nMay\t$400\n\nEnd\n");
    let rows: Vec<Vec<&str>> = document.tables[0]
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.span.of(&document.text)).collect())
        .collect();
    assert_eq!(rows, [["Month", "Due", "Paid"], ["May", "", "$400"]]);
    spans_fit(&document);
}

#[test]
fn pages_margins_and_links_keep_their_places() {
    let mut flow = Flow::default();
    let margin = flow.begin_margin();
    paragraph(&mut flow, "Draft", Looks::default());
    flow.end_margin(margin);
    paragraph(&mut flow, "First page", Looks::BOLD);
    flow.begin_page();
    flow.open_link("https://example.org");
    flow.write("Second page", Looks::default());
    flow.close_link();
    flow.end_paragraph();
    let document = flow.finish("a", Format::Word);
    assert_eq!(&*document.text, "Draft\n\nFirst page\nSecond page\n");
    assert_eq!(document.pages.iter().map(|page| page.start).collect::<Vec<_>>(), [0, 18]);
    assert_eq!(document.margins[0].of(&document.text), "Draft");
    assert_eq!(document.links[0].span.of(&document.text), "Second page");
    spans_fit(&document);
}
