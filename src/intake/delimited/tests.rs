//! Records, in pieces of any size, against hand and against the csv crate.

use super::*;
use crate::intake::dialect::{Delimiter, Escape};
use proptest::prelude::*;

fn dialect(delimiter: &str) -> Dialect {
    Dialect {
        delimiter: Delimiter::new(delimiter).unwrap(),
        ..Dialect::default()
    }
}

type Row = (u64, Vec<String>);

fn read(text: &[u8], dialect: Dialect, piece: usize) -> Result<(Vec<Row>, Incidents)> {
    let mut rows = Vec::new();
    let mut records = Records::new(encoding::detect(text), dialect);
    let mut each = |record: &Record<'_>| {
        rows.push((record.line, record.fields().map(Cow::into_owned).collect()));
        Ok(())
    };
    for chunk in text.chunks(piece) {
        records.push(chunk, &mut each)?;
    }
    records.finish(&mut each)?;
    Ok((rows, records.incidents()))
}

/// The cells of a text, the same in pieces of every size.
fn cells(text: &str, dialect: Dialect) -> Vec<Vec<String>> {
    let whole = read(text.as_bytes(), dialect, usize::MAX).unwrap();
    for piece in 1..=text.len().min(40) {
        assert_eq!(
            read(text.as_bytes(), dialect, piece).unwrap(),
            whole,
            "pieces of {piece}"
        );
    }
    whole.0.into_iter().map(|(_, row)| row).collect()
}

#[test]
fn quoted_newlines_blank_lines_and_a_last_line_without_end() {
    let text = "a;b\r\n\r\n\"x\r\ny\";\"say \"\"hi\"\"\"\n1;\n\n2;z";
    let (rows, _) = read(text.as_bytes(), dialect(";"), 7).unwrap();
    let lines: Vec<u64> = rows.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 3, 5, 7]);
    assert_eq!(
        cells(text, dialect(";")),
        [
            vec!["a", "b"],
            vec!["x\r\ny", "say \"hi\""],
            vec!["1", ""],
            vec!["2", "z"]
        ]
    );
}

#[test]
fn every_line_end_and_the_mark_of_dos() {
    assert_eq!(cells("a,b\r1,2\r3,4\r", dialect(",")).len(), 3);
    assert_eq!(cells("a,b\r\n1,2\n3,4\r5,6\r\n", dialect(",")).len(), 4);
    assert_eq!(cells("a,b\r\n1,2\r\n\u{1a}", dialect(",")).len(), 2);
}

#[test]
fn the_other_dialects() {
    let two = dialect("||");
    assert_eq!(cells("a||b\n1||x|y\n", two), [["a", "b"], ["1", "x|y"]]);
    let single = Dialect {
        quote: Some(b'\''),
        ..dialect(";")
    };
    assert_eq!(
        cells("1;'Dupont; Jean'\n2;'L''été'\n", single),
        [["1", "Dupont; Jean"], ["2", "L'été"]]
    );
    let backslash = Dialect {
        escape: Escape::By(b'\\'),
        ..dialect(",")
    };
    assert_eq!(
        cells("1,\"say \\\"hi\\\", ok\"\n2,\"a\\b\"\n", backslash),
        [["1", "say \"hi\", ok"], ["2", "a\\b"]]
    );
    let padded = Dialect {
        padded_quotes: true,
        ..dialect(",")
    };
    assert_eq!(
        cells("1, \"Dupont, Jean\" ,5\n", padded),
        [["1", "Dupont, Jean", "5"]]
    );
    let whole = Dialect {
        whole_line: true,
        ..dialect(",")
    };
    let text = "\"id,name,n\"\n\"1,\"\"Dupont, Jean\"\",5\"\n";
    assert_eq!(
        cells(text, whole),
        [["id", "name", "n"], ["1", "Dupont, Jean", "5"]]
    );
    let none = Dialect {
        quote: None,
        ..dialect(",")
    };
    assert_eq!(cells("a\"b,\"c\n", none), [["a\"b", "\"c"]]);
}

#[test]
fn quotes_that_stand_inside_a_field_stay() {
    assert_eq!(
        cells("1,\"the \"big\" one\",2\n", dialect(",")),
        [["1", "the \"big\" one", "2"]]
    );
    assert_eq!(cells("5\" disk,x\n", dialect(",")), [["5\" disk", "x"]]);
    assert_eq!(cells("\"a\"b,c\n", dialect(",")), [["ab", "c"]]);
}

#[test]
fn an_open_quote_takes_its_field_and_not_the_rows_after_it() {
    let text = "id,product,n\n1,ok,5\n2,\"open field,6\n3,next,7\n4,last,8\n";
    let (rows, incidents) = read(text.as_bytes(), dialect(","), 5).unwrap();
    assert_eq!(incidents.unclosed_quotes, [3]);
    assert_eq!(rows.len(), 5);
    assert_eq!(rows[2].1, ["2", "open field", "6"]);
    assert_eq!(rows[4], (5, vec!["4".into(), "last".into(), "8".into()]));
}

#[test]
fn two_quotes_of_a_record_that_are_both_never_closed_end_all_the_same() {
    for text in [
        "\",\";\"\",\r",
        "\"a,\"b\n",
        "\"a\"b\",\"c\"d\n\"e\"f,\"g\nh",
    ] {
        for padded_quotes in [false, true] {
            let dialect = Dialect {
                padded_quotes,
                ..dialect(",")
            };
            let (rows, _) = read(text.as_bytes(), dialect, 3).unwrap();
            assert!(!rows.is_empty());
        }
    }
}

#[test]
fn what_is_too_large_is_a_clear_refusal() {
    let text = format!("a,b\n1,{}", "x".repeat(MOST_RECORD_BYTES + 1));
    let problem = read(text.as_bytes(), dialect(","), 65_536).unwrap_err();
    assert_eq!(
        (problem.kind.code(), problem.place.line),
        ("record-too-large", Some(2))
    );
    let text = ",".repeat(MOST_COLUMNS + 1);
    let problem = read(text.as_bytes(), dialect(","), 4096).unwrap_err();
    assert_eq!(problem.kind.code(), "too-many-columns");
}

proptest! {
    #[test]
    fn what_the_csv_crate_writes_is_read_back(
        rows in prop::collection::vec(prop::collection::vec("[a-c,\"\n\r ;é]{0,6}", 2..5), 1..6),
        piece in 1usize..9,
    ) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let text = writer.into_inner().unwrap();
        let (read, _) = read(&text, dialect(","), piece).unwrap();
        let read: Vec<Vec<String>> = read.into_iter().map(|(_, row)| row).collect();
        prop_assert_eq!(read, rows);
    }

    #[test]
    fn any_bytes_read_the_same_in_any_pieces(
        bytes in prop::collection::vec(prop::sample::select(b"a,;\"'\\ \r\n\x1a\xe9".to_vec()), 0..60),
        piece in 1usize..7,
        padded in any::<bool>(),
        backslash in any::<bool>(),
    ) {
        let dialect = Dialect {
            padded_quotes: padded,
            escape: if backslash { Escape::By(b'\\') } else { Escape::Doubled },
            ..dialect(",")
        };
        let detected = Detected::default();
        let gather = |piece: usize| {
            let mut rows = Vec::new();
            let mut records = Records::new(detected, dialect);
            let mut each = |record: &Record<'_>| {
                rows.push((record.line, record.fields().map(Cow::into_owned).collect::<Vec<_>>()));
                Ok(())
            };
            for chunk in bytes.chunks(piece) {
                records.push(chunk, &mut each).unwrap();
            }
            records.finish(&mut each).unwrap();
            rows
        };
        prop_assert_eq!(gather(piece), gather(1000));
    }
}
