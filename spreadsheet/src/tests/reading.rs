use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::make::{self, Biff};
use super::text_of;
use crate::book::Book;
use crate::refusal::Refusal;

/// A report as people make them: a title, a gap, merged headers, a total.
fn report() -> Vec<u8> {
    let mut book = Workbook::new();
    let plain = Format::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let moment = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    let sheet = book.add_worksheet().set_name("Ventes").unwrap();
    sheet
        .merge_range(0, 0, 0, 4, "Ventes 2024", &plain)
        .unwrap();
    sheet.merge_range(2, 0, 3, 0, "Commande", &plain).unwrap();
    sheet.merge_range(2, 1, 2, 2, "Quand", &plain).unwrap();
    sheet.merge_range(2, 3, 2, 4, "Montant", &plain).unwrap();
    for (column, name) in (1..).zip(["jour", "instant", "net", "payé"]) {
        sheet.write(3, column, name).unwrap();
    }
    let at = |text: &str| ExcelDateTime::parse_from_str(text).unwrap();
    for (row, amount) in [(4, 19.99), (5, 1.234), (6, 0.1 + 0.2)] {
        sheet.write(row, 0, format!("A-{row}; \"x\"")).unwrap();
        sheet
            .write_with_format(row, 1, at("2024-03-05"), &day)
            .unwrap();
        sheet
            .write_with_format(row, 2, at("2024-03-05T14:30:15"), &moment)
            .unwrap();
        sheet.write(row, 3, amount).unwrap();
        sheet.write(row, 4, row != 5).unwrap();
    }
    book.add_worksheet().set_name("Vide").unwrap();
    let notes = book.add_worksheet().set_name("Notes").unwrap();
    notes.set_hidden(true);
    notes.write(0, 0, "à relire").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_report_of_excel_is_read_cell_by_cell() {
    assert_eq!(
        text_of(&report(), "Ventes").unwrap(),
        "Ventes 2024,,,,\n\
         \n\
         Commande,Quand,Quand,Montant,Montant\n\
         Commande,jour,instant,net,payé\n\
         \"A-4; \"\"x\"\"\",2024-03-05,2024-03-05T14:30:15,19.99,true\n\
         \"A-5; \"\"x\"\"\",2024-03-05,2024-03-05T14:30:15,1.2340,false\n\
         \"A-6; \"\"x\"\"\",2024-03-05,2024-03-05T14:30:15,0.3,true\n"
    );
}

#[test]
fn sheets_say_what_they_are() {
    let sheets = Book::open(report()).unwrap().sheets();
    let said: Vec<_> = sheets
        .iter()
        .map(|one| {
            (
                one.name.as_str(),
                one.rows,
                one.columns,
                one.hidden,
                one.empty,
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("Ventes", Some(7), Some(5), false, false),
            ("Vide", None, None, false, true),
            ("Notes", None, None, true, false),
        ]
    );
    assert_eq!(text_of(&report(), "Vide"), Err(Refusal::Nothing));
    let missing = Refusal::NoSheet("Feuil9".to_owned());
    assert_eq!(text_of(&report(), "Feuil9"), Err(missing));
}

#[test]
fn errors_inline_texts_and_the_other_epoch() {
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="C1" t="inlineStr"><is><t>c</t></is></c></row><row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3" s="1"><v>43894</v></c><c r="C3"><v>1E-3</v></c></row>"#;
    let text = text_of(&make::xlsx(rows, true), "Feuil1").unwrap();
    assert_eq!(text, "a,,c\n\n\"#N/A\",2024-03-05,0.0010\n");
    let text = text_of(&make::xlsx(rows, false), "Feuil1").unwrap();
    assert!(text.contains("2020-03-04"), "{text}");
}

#[test]
fn cells_out_of_order_come_in_order() {
    let rows = r#"<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>9</v></c><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>"#;
    let text = text_of(&make::xlsx(rows, false), "Feuil1").unwrap();
    assert_eq!(text, "1,2\n3,4\n");
}

#[test]
fn a_cell_far_off_costs_no_more_than_its_rows() {
    let rows = r#"<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>"#;
    let text = text_of(&make::xlsx(rows, false), "Feuil1").unwrap();
    assert_eq!(text.lines().count(), 1_048_576);
    assert_eq!(text.len(), 16_383 + 2 + 1_048_574 + 2);
}

#[test]
fn a_workbook_of_excel_97() {
    let bytes = make::xls(
        "Commandes",
        &[
            &[
                Biff::Text("commande"),
                Biff::Text("date"),
                Biff::Text("net"),
            ],
            &[Biff::Text("1"), Biff::Date(45_356.0), Biff::Number(12.5)],
            &[Biff::Text("2"), Biff::Date(45_356.5), Biff::Number(1.125)],
        ],
        &[],
    );
    let sheets = Book::open(bytes.clone()).unwrap().sheets();
    assert_eq!(sheets[0].name, "Commandes");
    assert_eq!((sheets[0].rows, sheets[0].columns), (Some(3), Some(3)));
    assert_eq!(
        text_of(&bytes, "Commandes").unwrap(),
        "commande,date,net\n1,2024-03-05,12.5\n2,2024-03-05T12:00:00,1.1250\n"
    );
}

#[test]
fn merged_quantities_are_not_repeated_and_merged_texts_only_downwards() {
    let bytes = make::xls(
        "S",
        &[
            &[Biff::Text("client"), Biff::Text("total"), Biff::Text("x")],
            &[Biff::Text("anna"), Biff::Number(30.0), Biff::Number(1.0)],
            &[Biff::Text(""), Biff::Text(""), Biff::Number(2.0)],
            &[Biff::Text("Total"), Biff::Text(""), Biff::Number(3.0)],
        ],
        &[[1, 2, 0, 0], [1, 2, 1, 1], [3, 3, 0, 1]],
    );
    assert_eq!(
        text_of(&bytes, "S").unwrap(),
        "client,total,x\nanna,30,1\nanna,,2\nTotal,,3\n"
    );
}

#[test]
fn a_workbook_of_opendocument() {
    let cell = |kind: &str, text: &str| {
        format!("<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>")
    };
    let string = r#"office:value-type="string""#;
    let rows = [
        ["commande", "date", "net"].map(|name| cell(string, name)),
        [
            cell(string, "a"),
            cell(
                r#"office:value-type="date" office:date-value="2024-03-05""#,
                "05/03/2024",
            ),
            cell(r#"office:value-type="float" office:value="12.5""#, "12,5"),
        ],
        [
            cell(string, "b"),
            cell(
                r#"office:value-type="time" office:time-value="PT26H05M09S""#,
                "26:05",
            ),
            cell(
                r#"office:value-type="boolean" office:boolean-value="true""#,
                "VRAI",
            ),
        ],
    ];
    let rows: String = rows
        .iter()
        .map(|row| format!("<table:table-row>{}</table:table-row>", row.concat()))
        .collect();
    let bytes = make::ods(
        &format!(r#"<table:table table:name="Ventes">{rows}</table:table>"#),
        "",
    );
    assert_eq!(
        text_of(&bytes, "Ventes").unwrap(),
        "commande,date,net\na,2024-03-05,12.5\nb,26:05:09,true\n"
    );
}
