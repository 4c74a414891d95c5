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

#[test]
fn a_space_behind_a_delimiter_belongs_to_the_cell_unless_quotes_follow() {
    assert_eq!(best("a, b\n1, 2\n3, 4\n").delimiter.text(), ",");
    assert!(!best("a, b\n1, 2\n3, 4\n").padded_quotes);
    // One cell alone is no evidence, but one that holds a delimiter.
    assert!(!best("A, \"B\" ,C\n").padded_quotes);
    let spaced = best("a, b, \"c, e\", d\n");
    assert!(spaced.padded_quotes || spaced.delimiter.text() == ", ");
}

#[test]
fn quotes_that_a_cut_tears_apart_enclose() {
    assert_eq!(best("a,b,'c,d'").quote, Some(b'\''));
    assert_eq!(best("a,b\n'x,y',1\n'z',2\n").quote, Some(b'\''));
    assert_eq!(best("\"a,\"b,c\"\nd,e,f").quote, Some(b'"'));
    assert_eq!(best("a;l'or\n1;d'un\n").quote, Some(b'"'));
}

#[test]
fn empty_cells_are_not_half_of_a_doubled_delimiter() {
    assert_eq!(best("a,,c\n,,").delimiter.text(), ",");
    assert_eq!(best("a,,b\n1,,2\n3,,4\n").delimiter.text(), ",,");
}

#[test]
fn a_mark_between_spaces_is_no_text() {
    let text = "1 # 'x' # 'b, c'\n2 # 'y' # 'd, e'\n3 # 'z' # 'f, g'\n";
    assert_eq!(best(text).delimiter.text(), "#");
}

#[test]
fn of_one_column_the_comma_is_the_usual_mark() {
    let words = "shoes\nhat\ncoat\nscarf\n".repeat(20);
    assert_eq!(best(&format!("{words}l;\ntie\n")).delimiter.text(), ",");
}

#[test]
fn cells_that_are_all_quoted_are_no_quoted_lines() {
    for text in [
        "\"id\",\"name\",\"city\"\n\"1\",\"\",\"Paris\"\n\"2\",\"\",\"Lyon\"\n",
        "\"id\";\"name\";\"city\"\n\"1\";\"3\"\" pipe\";\"\"\n\"2\";\"4\"\" pipe\";\"\"\n",
        "\"a\",\"b\"\n\"x\",\"\"\n\"y\",\"\"\n",
    ] {
        assert!(!best(text).whole_line, "{text}");
    }
}
