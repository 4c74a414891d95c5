use super::*;

fn best(text: &str) -> Dialect {
    sniff(text.as_bytes(), true, Known::default())[0].dialect
}

fn mark(text: &str) -> String {
    best(text).delimiter.text()
}

#[test]
fn finds_the_marks() {
    for delimiter in [";", ",", "\t", "|", "||"] {
        let text = ["a", "b", "c"].join(delimiter) + "\n" + &["1", "2", "3"].join(delimiter) + "\n";
        assert_eq!(mark(&text), delimiter);
    }
}

#[test]
fn decimal_commas_do_not_hide_the_semicolon() {
    assert_eq!(mark("id;montant\n1;12,50\n2;3,20\n3;7\n"), ";");
}

#[test]
fn commas_in_quoted_text_do_not_count() {
    assert_eq!(mark("id\tnote\n1\t\"a, b, c\"\n2\t\"d, e\"\n"), "\t");
}

#[test]
fn semicolons_inside_quoted_cells_do_not_count_either() {
    assert_eq!(
        mark("\"id\",\"note\"\n\"1\",\"a;b;c;d\"\n\"2\",\"d;e;f;g\"\n"),
        ","
    );
    let text = "\"<b>x;y;</b>\",\"k\"\n\"a;b;c\",\"1\"\n\"d;e;f\",\"2\"\n";
    assert_eq!(mark(text), ",");
}

#[test]
fn the_other_ways_to_quote() {
    let found = best("id;name;n\n1;'Dupont; Jean';5\n2;'L''été';6\n3;'Eva';7\n");
    assert_eq!(
        (found.delimiter.text().as_str(), found.quote),
        (";", Some(b'\''))
    );
    assert_eq!(
        best("id,txt,n\n1,\"say \\\"hi\\\", ok\",5\n2,\"a\",6\n").escape,
        Escape::By(b'\\')
    );
    let spaced = "id, name, n\n1, \"Dupont, Jean\", 5\n2, \"Martin, Eva\", 6\n";
    assert_eq!(mark(spaced), ", ");
    assert!(best("id,name,n\n1, \"Dupont, Jean\",5\n2, \"Martin, Eva\",6\n").padded_quotes);
    assert!(best("\"id,name,n\"\n\"1,\"\"Dupont, Jean\"\",5\"\n\"2,Eva,6\"\n").whole_line);
}

#[test]
fn doubled_marks_and_decimal_commas() {
    assert_eq!(mark("id;;name;;n\n1;;eva;;5\n2;;bob;;6\n"), ";;");
    assert_eq!(mark("id,a,,b\n1,2,,3\n4,5,,6\n"), ",");
    assert_eq!(mark("a,,c"), ",");
    let width = |text: &str| sniff(text.as_bytes(), true, Known::default())[0].width;
    assert_eq!(width("preis\n1,50\n2,75\n"), 1);
    assert_eq!(width("x,y\n1,50\n2,75\n"), 2);
}

#[test]
fn a_single_column_and_a_single_line_are_fine() {
    assert_eq!(sniff(b"id\n1\n2\n", true, Known::default())[0].width, 1);
    assert_eq!(mark("a|b"), "|");
}

#[test]
fn a_stated_delimiter() {
    let delimiter = stated("sep=|\r\na|b\r\n").unwrap();
    assert_eq!(delimiter.text(), "|");
    assert_eq!(stated("separator\n"), None);
}
