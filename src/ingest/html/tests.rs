use super::*;
use crate::model::Style;

fn text(page: &str) -> String {
    read(page, "page.html").0.text.to_string()
}

fn problems(page: &str) -> Vec<String> {
    read(page, "page.html").1.into_iter().map(|problem| problem.message).collect()
}

#[test]
fn gives_what_a_reader_sees() {
    for (page, want) in [
        ("<p>Plumbline&nbsp;&amp;  Sons<p>Second", "Plumbline & Sons\n\nSecond\n"),
        ("one<br>two<br><br>three", "one\ntwo\n\nthree\n"),
        ("<div>a</div><div>b</div>c", "a\nb\nc\n"),
        ("a<script>var x = '<b>no</b>';</script>b<style>p {}</style>c", "abc\n"),
        ("<title>no</title>yes<div style='display: NONE'>no</div><span hidden>no</span>", "yes\n"),
        ("x<p style='visibility:hidden'>no</p><noscript>no</noscript>", "x\n"),
        ("<pre>a  b\n  c</pre>d", "a  b\n  c\nd\n"),
        ("<ul><li>a<li>b</ul>", "a\nb\n"),
        ("<select><option>no</select><textarea>yes\nno</textarea>", "yes\nno\n"),
        ("", ""),
        ("<p> \u{a0} </p>", ""),
    ] {
        assert_eq!(text(page), want, "{page}");
    }
}

#[test]
fn tables_keep_their_empty_cells() {
    let page = "<table><tr><th>Day<th colspan=2>#<th>Text<tr><td>1/2/10<td>&nbsp;<td>7<td>Motion<br>by Ada\
        <tr><td>1/3/10<td><td></table>after";
    let (document, _) = read(page, "page.html");
    assert_eq!(&*document.text, "Day\t#\tText\n1/2/10\t7\tMotion\nby Ada\n1/3/10\nafter\n");
    let cells: Vec<Vec<&str>> = document.tables[0]
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.span.of(&document.text)).collect())
        .collect();
    assert_eq!(cells, [vec!["Day", "#", "Text"], vec!["1/2/10", "", "7", "Motion\nby Ada"], vec!["1/3/10", "", ""]]);
    assert_eq!(document.tables[0].rows[0].cells[1].columns, 2);
    assert!(document.tables[0].rows[0].cells[1].heading);
    assert_eq!(document.tables[0].rows[1].span.of(&document.text), "1/2/10\t7\tMotion\nby Ada");
}

#[test]
fn a_table_in_a_cell_follows_its_parent() {
    let (document, _) = read("<table><tr><td>a<table><tr><td>b</table>c</table><table><tr><td>d</table>", "page.html");
    let tables: Vec<_> = document.tables.iter().map(|table| (table.depth, table.span.of(&document.text))).collect();
    assert_eq!(tables, [(0, "a\nb\nc"), (1, "b"), (0, "d")]);
}

#[test]
fn a_cell_has_no_empty_line_above_it() {
    assert_eq!(
        text("<table><tr><td><p>Case Number:</p></td><td><p>19-40817</p></td></tr></table>"),
        "Case Number:\t19-40817\n"
    );
}

#[test]
fn looks_become_styles() {
    let page = "<h2>Head</h2><b>bold <i>both</i></b> <s>struck</s> <u>under</u> <ins>new</ins> \
        <span style='text-decoration: line-through'>gone</span><td style='font-weight:bold'>cell";
    let (document, _) = read(page, "page.html");
    let styles: Vec<_> = document.styles.iter().map(|styled| (styled.style, styled.span.of(&document.text))).collect();
    for want in [
        (Style::Heading, "Head"),
        (Style::Bold, "bold both"),
        (Style::Italic, "both"),
        (Style::Struck, "struck"),
        (Style::Underlined, "under"),
        (Style::Inserted, "new"),
        (Style::Struck, "gone"),
    ] {
        assert!(styles.contains(&want), "{want:?} in {styles:?}");
    }
    assert!(document.styles.is_sorted_by_key(|styled| styled.span.start));
}

#[test]
fn links_are_kept_as_data() {
    let page = "<a href='/doc1/7?caseid=5'>7</a> <a href='javascript:x()'>no</a> <a href='https://e.example/'>e</a>\
        <a href='/empty'></a>";
    let (document, _) = read(page, "page.html");
    let links: Vec<_> =
        document.links.iter().map(|link| (link.span.of(&document.text), link.target.as_str())).collect();
    assert_eq!(links, [("7", "/doc1/7?caseid=5"), ("e", "https://e.example/")]);
}

#[test]
fn deep_pages_are_flattened_and_read() {
    for page in [
        format!("{}deep{}<p>after", "<div>".repeat(100_000), "</div>".repeat(100_000)),
        format!("{}deep", "<table><tr><td>".repeat(50_000)),
        format!("{}deep", "<div></x></x>".repeat(50_000)),
        format!("{}deep<script>no</script>", "<i><font>".repeat(2_000)),
    ] {
        let (document, problems) = read(&page, "page.html");
        assert!(document.text.contains("deep"));
        assert!(!document.text.contains("no"));
        assert!(!problems.is_empty());
    }
    // A page that is deep for a while only goes on as any other.
    let page = format!("{}x{}{}", "<div>".repeat(400), "</div>".repeat(400), "<b>y</b> ".repeat(3));
    let (document, _) = read(&page, "page.html");
    assert_eq!(document.styles.iter().filter(|styled| styled.style == Style::Bold).count(), 3);
}

#[test]
fn tangled_pages_are_cut() {
    let many = |one: &dyn Fn(u32) -> String| (0..20_000).map(one).collect::<Vec<_>>().concat();
    let page = many(&|n| format!("<div><b a={n}>x</div>"));
    assert!(problems(&page)[0].contains("tangled"));
    let page = format!("before<a {}>x</a>", many(&|n| format!("a{n}=1 ")));
    assert!(problems(&page)[0].contains("thousands"));
    assert_eq!(text(&page), "beforex\n");
    // A picture written into a tag is long, and no harm.
    let page = format!("a<img src='data:image/png;base64,{}'>b", "A".repeat(100_000));
    assert_eq!((text(&page), problems(&page).len()), ("ab\n".to_owned(), 0));
}

#[test]
fn a_page_that_ends_in_a_table_is_cut_off() {
    assert!(problems("<table><tr><td>a")[0].contains("its end is missing"));
    assert!(problems("<table><tr><td>a</table>b").is_empty());
    assert!(problems("<p>a<b>c").is_empty());
}

#[test]
fn a_login_page_is_one_of_a_court() {
    assert!(problems("PACER <input type=password>")[0].contains("login page"));
    assert!(problems("A shop <input type=password>").is_empty());
}
