//! Exports as clients hand them over, through every step to a figure.

mod support;

use omnimeter::report::Report;
use support::report_of;

fn report(orders: &str) -> Report {
    report_of(&[("orders", orders.as_bytes().to_vec())], "{}")
}

fn revenue(orders: &str) -> Option<f64> {
    report(orders).kpis[0].value
}

#[test]
fn amounts_as_europe_writes_them() {
    for (rows, expected) in [
        ("A1;05/01/2026;1 234,56 €\nA2;06/01/2026;12,00 €\n", 1246.56),
        (
            "A1;05/01/2026;1\u{202f}234,50\nA2;06/01/2026;-34,50\n",
            1200.0,
        ),
        ("A1;05.01.2026;1.234,50\nA2;06.01.2026;10,00-\n", 1224.5),
        ("A1;05.01.2026;1'234.50\nA2;06.01.2026;0.50\n", 1235.0),
        ("A1;05/01/2026;(34,50)\nA2;06/01/2026;100,00\n", 65.5),
    ] {
        assert_eq!(
            revenue(&format!("numero;date;montant\n{rows}")),
            Some(expected),
            "{rows}"
        );
    }
}

#[test]
fn titles_totals_and_notes_are_no_orders() {
    let report = report(
        "Export des commandes;;;\nPériode : 2026;;;\n;;;\nnumero;date;canal;montant\n\
         A1;05/01/2026;Web;10\nA2;06/01/2026;Web;20\nTotal;;;30\n\nSource : caisse\n",
    );
    assert_eq!(report.kpis[0].value, Some(30.0));
    let reasons: Vec<_> = report.inputs[0]
        .ledger
        .iter()
        .map(|e| (e.reason, e.lines.clone()))
        .collect();
    assert_eq!(reasons, [("footnote", vec![9]), ("total-row", vec![7])]);
    assert_eq!((report.inputs[0].rows, report.inputs[0].skipped), (2, 0));
}

#[test]
fn a_quote_never_closed_costs_its_field_and_no_row() {
    let report = report("numero,date,note,montant\nA1,2026-01-05,ok,10\nA2,2026-01-06,\"open,20\nA3,2026-01-07,ok,30\n");
    assert_eq!(report.kpis[0].value, Some(60.0));
    assert_eq!(report.inputs[0].ledger[0].reason, "quote-never-closed");
}

#[test]
fn a_file_quoted_line_by_line() {
    let text = "\"numero,date,montant\"\n\"A1,2026-01-05,\"\"10.50\"\"\"\n\"A2,2026-01-06,2\"\n";
    assert_eq!(revenue(text), Some(12.5));
}
