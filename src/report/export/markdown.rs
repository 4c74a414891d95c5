//! Markdown: for a reader.

use super::{Exporter, Report};
use crate::attribution::MODELS;
use crate::dataset::matching::Identity;
use crate::kpi::measure::{Missing, Unit};
use crate::kpi::KPIS;
use crate::mapping::field::{Table, TableKind};
use crate::report::{AttributionReport, Input, KpiReport, ResolvedSettings};
use crate::text::{still, Text};
use std::fmt::Write;

/// The Markdown format.
pub struct Markdown;

impl Exporter for Markdown {
    fn id(&self) -> &'static str {
        "md"
    }

    fn media_type(&self) -> &'static str {
        "text/markdown"
    }

    fn write(&self, report: &Report, language: &str) -> String {
        let page = Page {
            language,
            currency: report.settings.settings.currency.as_deref().unwrap_or(""),
        };
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = page.write(&mut text, report);
        text
    }
}

struct Page<'a> {
    language: &'a str,
    currency: &'a str,
}

const TITLE: Text = Text {
    fr: "Rapport Omnimeter",
    en: "Omnimeter report",
};
const CHANNELS: Text = Text {
    fr: "Canaux\u{202f}: ",
    en: "Channels: ",
};
const SEGMENTS: Text = Text {
    fr: "Segments\u{202f}: ",
    en: "Segments: ",
};
const STORES: Text = Text {
    fr: "Magasins\u{202f}: ",
    en: "Shops: ",
};
const FILES: Text = Text {
    fr: "Fichiers",
    en: "Files",
};
const FILE_HEAD: Text = Text {
    fr: "| Fichier | Table | Lignes | Écartées |",
    en: "| File | Table | Rows | Left out |",
};
const IDENTITY: Text = Text {
    fr: "Clients d’un fichier à l’autre",
    en: "Customers across files",
};
const IDENTITY_HEAD: Text = Text {
    fr: "| Fichier | Clé | Lignes | Renseignées | Distinctes | Dans un autre fichier |",
    en: "| File | Key | Rows | Filled | Different | In another file |",
};
const KPI_HEAD: Text = Text {
    fr: "| Indicateur | Valeur | Intervalle à 95 % | n | Méthode |",
    en: "| KPI | Value | 95% interval | n | Method |",
};
const KPI_TITLE: Text = Text {
    fr: "Indicateurs",
    en: "KPIs",
};
const NOT_COMPUTED: Text = Text {
    fr: "non calculé",
    en: "not computed",
};
const ATTRIBUTION: Text = Text {
    fr: "Attribution",
    en: "Attribution",
};
const CHANNEL: Text = Text {
    fr: "Canal",
    en: "Channel",
};
const NOT_CAUSE: Text = Text {
    fr: "Un partage des conversions entre les canaux présents, pas une preuve de cause.",
    en: "A sharing of conversions among the channels that were there, no proof of cause.",
};

impl Page<'_> {
    fn say(&self, text: Text) -> &'static str {
        text.in_language(self.language)
    }

    fn write(&self, out: &mut String, report: &Report) -> std::fmt::Result {
        writeln!(out, "# {}\n", self.say(TITLE))?;
        let ResolvedSettings {
            settings,
            data_from,
            data_to,
            ..
        } = &report.settings;
        let from = settings.from.as_ref().or(data_from.as_ref());
        if let (Some(from), Some(to)) = (from, settings.to.as_ref().or(data_to.as_ref())) {
            writeln!(
                out,
                "{from} \u{2013} {to} · {} · {}\n",
                settings.zone, self.currency
            )?;
        }
        for (name, chosen) in [
            (CHANNELS, &settings.channels),
            (SEGMENTS, &settings.segments),
            (STORES, &settings.stores),
        ] {
            if !chosen.is_empty() {
                let chosen: Vec<String> = chosen.iter().map(|one| cell(one)).collect();
                writeln!(out, "{}{}\n", self.say(name), chosen.join(", "))?;
            }
        }
        self.files(out, &report.inputs)?;
        self.identity(out, report)?;
        self.kpis(out, &report.kpis)?;
        self.attribution(out, &report.attribution)
    }

    fn files(&self, out: &mut String, inputs: &[Input]) -> std::fmt::Result {
        writeln!(out, "## {}\n\n{}", self.say(FILES), self.say(FILE_HEAD))?;
        writeln!(out, "| --- | --- | ---: | ---: |")?;
        for input in inputs {
            let file = cell(&input.file);
            writeln!(
                out,
                "| {file} | {} | {} | {} |",
                self.table(input.table),
                self.count(input.rows),
                self.count(input.skipped)
            )?;
        }
        writeln!(out)
    }

    /// How many keys match; none of the keys themselves.
    fn identity(&self, out: &mut String, report: &Report) -> std::fmt::Result {
        let Identity {
            keys, conflicts, ..
        } = &report.identity;
        if keys.is_empty() {
            return Ok(());
        }
        writeln!(
            out,
            "## {}\n\n{}",
            self.say(IDENTITY),
            self.say(IDENTITY_HEAD)
        )?;
        writeln!(out, "| --- | --- | ---: | ---: | ---: | ---: |")?;
        let name = |id: u32| {
            let input = report.inputs.iter().find(|input| input.id == id);
            input.map_or(String::new(), |input| cell(&input.file))
        };
        for key in keys {
            writeln!(
                out,
                "| {} | {} | {} | {} | {} | {} |",
                name(key.file),
                key.key.field(),
                self.count(key.rows),
                self.count(key.filled),
                self.count(key.distinct),
                self.count(key.matched)
            )?;
        }
        for one in conflicts {
            let (file, key) = (name(one.file), one.key.field());
            let keys = self.count(one.keys);
            write!(out, "\n- {file} · {key} · {} · {keys}", one.what)?;
        }
        writeln!(out, "{}", if conflicts.is_empty() { "" } else { "\n" })
    }

    fn kpis(&self, out: &mut String, kpis: &[KpiReport]) -> std::fmt::Result {
        writeln!(out, "## {}\n\n{}", self.say(KPI_TITLE), self.say(KPI_HEAD))?;
        writeln!(out, "| --- | ---: | --- | ---: | --- |")?;
        for kpi in kpis {
            let name = KPIS
                .iter()
                .find(|known| known.id == kpi.id)
                .map_or(kpi.id, |known| self.say(known.name));
            let value = match (&kpi.value, &kpi.missing) {
                (Some(value), _) => self.number(*value, kpi.unit),
                (None, missing) => self.missing(missing.as_ref()),
            };
            let interval = match (kpi.low, kpi.high) {
                (Some(low), Some(high)) => {
                    format!(
                        "{} – {}",
                        self.number(low, kpi.unit),
                        self.number(high, kpi.unit)
                    )
                }
                _ => String::new(),
            };
            let method = kpi.method.unwrap_or("");
            writeln!(
                out,
                "| {} | {value} | {interval} | {} | {method} |",
                cell(name),
                self.count(kpi.n)
            )?;
        }
        writeln!(out)
    }

    fn missing(&self, missing: Option<&Missing>) -> String {
        let needs = missing.map(|m| m.needs.join(", ")).unwrap_or_default();
        let reason = missing.map_or("", |m| m.reason);
        let text = format!("{} ({reason} {needs})", self.say(NOT_COMPUTED));
        cell(text.replace(" )", ")").as_str())
    }

    fn attribution(&self, out: &mut String, attribution: &AttributionReport) -> std::fmt::Result {
        writeln!(out, "## {}\n", self.say(ATTRIBUTION))?;
        if attribution.missing.is_some() {
            return writeln!(out, "{}", self.missing(attribution.missing.as_ref()));
        }
        writeln!(out, "{}\n", self.say(NOT_CAUSE))?;
        let models: Vec<_> = attribution
            .models
            .iter()
            .filter(|m| !m.channels.is_empty())
            .collect();
        let Some(first) = models.first() else {
            return Ok(());
        };
        write!(out, "| {} |", self.say(CHANNEL))?;
        for model in &models {
            let name = MODELS.iter().find(|known| known.id == model.id);
            write!(
                out,
                " {} |",
                name.map_or(model.id, |known| self.say(known.name))
            )?;
        }
        writeln!(out, "\n| --- |{}", " ---: |".repeat(models.len()))?;
        for (index, credit) in first.channels.iter().enumerate() {
            write!(out, "| {} |", cell(&credit.channel))?;
            for model in &models {
                write!(
                    out,
                    " {} |",
                    self.number(model.channels[index].share, Unit::Rate)
                )?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn number(&self, value: f64, unit: Unit) -> String {
        let (value, decimals, sign) = match unit {
            Unit::Money => (value, 2, format!(" {}", self.currency)),
            Unit::Rate if self.language == "fr" => (value * 100.0, 1, "\u{202f}%".to_owned()),
            Unit::Rate => (value * 100.0, 1, "%".to_owned()),
            Unit::Multiple => (value, 2, "×".to_owned()),
            Unit::Count => (value, 0, String::new()),
            Unit::Number => (value, 2, String::new()),
            Unit::Points => (value, 1, " pts".to_owned()),
            Unit::Hours => (value, 1, " h".to_owned()),
            Unit::Seconds => (value, 0, " s".to_owned()),
        };
        let text = format!("{:.decimals$}", value.abs());
        // What rounds to nought has no sign.
        let is_nought = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        let minus = if value < 0.0 && !is_nought {
            "\u{2212}"
        } else {
            ""
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let mark = match (fraction, self.language) {
            ("", _) => "",
            (_, "fr") => ",",
            _ => ".",
        };
        format!("{minus}{}{mark}{fraction}{sign}", self.grouped(whole))
    }

    fn count(&self, n: impl std::fmt::Display) -> String {
        self.grouped(&n.to_string())
    }

    /// Digits by threes.
    fn grouped(&self, digits: &str) -> String {
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(if self.language == "fr" {
                    '\u{202f}'
                } else {
                    ','
                });
            }
            text.push(digit);
        }
        text
    }

    fn table(&self, id: &'static str) -> &'static str {
        TableKind::from_id(id).map_or(id, |kind| {
            let Table { fr, en, .. } = *kind.table();
            self.say(Text { fr, en })
        })
    }
}

/// Text that stays within its cell and is no markup: no tag, link, picture or emphasis.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let still = still(text);
    let mut signs = still.chars().peekable();
    while let Some(sign) = signs.next() {
        let inside_word =
            before.is_alphanumeric() && signs.peek().is_some_and(|next| next.is_alphanumeric());
        match sign {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\r' => out.push(' '),
            '_' if inside_word => out.push('_'),
            '\\' | '|' | '[' | ']' | '*' | '_' | '`' | '~' => out.extend(['\\', sign]),
            other => out.push(other),
        }
        before = sign;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{cell, Page, Unit};

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        let written = |language: &str, value: f64, unit| {
            let currency = "EUR";
            Page { language, currency }.number(value, unit)
        };
        for (value, unit, en, fr) in [
            (
                459_203.126,
                Unit::Money,
                "459,203.13 EUR",
                "459\u{202f}203,13 EUR",
            ),
            (
                -1_234.5,
                Unit::Number,
                "\u{2212}1,234.50",
                "\u{2212}1\u{202f}234,50",
            ),
            (-0.0004, Unit::Rate, "0.0%", "0,0\u{202f}%"),
            (-0.0006, Unit::Rate, "\u{2212}0.1%", "\u{2212}0,1\u{202f}%"),
            (-0.005, Unit::Number, "\u{2212}0.01", "\u{2212}0,01"),
            (
                1_000_000.0,
                Unit::Count,
                "1,000,000",
                "1\u{202f}000\u{202f}000",
            ),
            (999.0, Unit::Seconds, "999 s", "999 s"),
        ] {
            assert_eq!(written("en", value, unit), en);
            assert_eq!(written("fr", value, unit), fr);
        }
    }

    #[test]
    fn a_name_stays_within_its_cell_and_is_no_markup() {
        for (name, written) in [
            ("Site web", "Site web"),
            ("orders.customer_id", "orders.customer_id"),
            ("a|b", "a\\|b"),
            ("a\\|b", "a\\\\\\|b"),
            ("two\nlines", "two lines"),
            ("<b>&lt;", "&lt;b>&amp;lt;"),
            ("![](http://evil.test)", "!\\[\\](http://evil.test)"),
            ("__proto__", "\\_\\_proto\\_\\_"),
            ("*`~", "\\*\\`\\~"),
        ] {
            assert_eq!(cell(name), written);
        }
    }
}
