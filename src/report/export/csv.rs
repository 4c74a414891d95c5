//! Tidy CSV: one row a value, for other tools.

use super::{Exporter, Report};
use crate::text::still;
use csv::Writer;

/// The tidy CSV format.
pub struct Csv;

/// What a spreadsheet takes for the beginning of a formula, or skips before it looks for one.
const FORMULA: [char; 12] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
];

/// A cell that no spreadsheet takes for a formula (CWE-1236), an apostrophe
/// going before it, and that turns no letters around. Only names need it;
/// figures are written by us.
fn harmless(text: &str) -> String {
    let text = still(text);
    if text.starts_with(FORMULA) {
        format!("'{text}")
    } else {
        text
    }
}

fn number(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

impl Exporter for Csv {
    fn id(&self) -> &'static str {
        "csv"
    }

    fn media_type(&self) -> &'static str {
        "text/csv"
    }

    fn write(&self, report: &Report, _: &str) -> String {
        let mut writer = Writer::from_writer(Vec::new());
        let mut row = |cells: [&str; 8]| {
            // Writing to memory does not fail.
            let _ = writer.write_record(cells);
        };
        row(["room", "id", "key", "value", "n", "low", "high", "missing"]);
        for kpi in &report.kpis {
            let missing = kpi.missing.as_ref().map_or("", |m| m.reason);
            row([
                "kpi",
                kpi.id,
                "",
                &number(kpi.value),
                &kpi.n.to_string(),
                &number(kpi.low),
                &number(kpi.high),
                missing,
            ]);
            for slice in &kpi.breakdown {
                row([
                    "kpi",
                    kpi.id,
                    &harmless(&slice.key),
                    &number(slice.value),
                    &slice.n.to_string(),
                    &number(slice.low),
                    &number(slice.high),
                    slice.missing.as_ref().map_or("", |m| m.reason),
                ]);
            }
        }
        for model in &report.attribution.models {
            for credit in &model.channels {
                let (key, value) = (harmless(&credit.channel), credit.conversions.to_string());
                row(["attribution", model.id, &key, &value, "", "", "", ""]);
            }
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn formulas_are_made_harmless_and_words_are_not_touched() {
        for trigger in ["=1+1", "+1", "-1", "@SUM", "\t=1", "\r=1", "\n=1", "＝1"] {
            assert!(harmless(trigger).starts_with('\''));
        }
        assert_eq!(harmless("Site web"), "Site web");
        assert_eq!(harmless("Shop\u{202e}moc"), "Shop\u{fffd}moc");
    }
}
