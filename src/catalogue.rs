//! The catalogue: every table, KPI and model, as the lists say.

use crate::attribution::MODELS;
use crate::kpi::measure::Unit;
use crate::kpi::{decisions, definitions, Category, Direction, Phase, KPIS};
use crate::mapping::field::FieldKind;
use crate::mapping::preset::{presets, Preset, Source};
use crate::mapping::tables::TABLES;
use crate::text::Text;
use serde::Serialize;
use std::fmt::Write;

/// Everything the engine knows to read and compute.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Catalogue {
    /// The version of the engine.
    pub omnimeter: &'static str,
    /// The tables.
    pub tables: Vec<TableCard>,
    /// The KPIs.
    pub kpis: Vec<KpiCard>,
    /// The attribution models.
    pub models: Vec<ModelCard>,
    /// The exports that are recognised.
    pub presets: Vec<PresetCard>,
}

/// An export of a known system, and where it has what.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct PresetCard {
    /// Its id.
    pub id: &'static str,
    /// The system.
    pub system: &'static str,
    /// Which of its exports.
    pub export: Text,
    /// The table it fills.
    pub table: &'static str,
    /// The field, then the header that holds it.
    pub fields: Vec<[&'static str; 2]>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct TableCard {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// Its fields.
    pub fields: Vec<FieldCard>,
}

/// A field of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct FieldCard {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// What its cells are.
    pub kind: FieldKind,
    /// Whether the table is useless without it.
    pub required: bool,
}

/// A KPI.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct KpiCard {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// The question it answers.
    pub question: Text,
    /// The decision it helps.
    pub decision: Text,
    /// The formula in words.
    pub formula: Text,
    /// The unit of the value.
    pub unit: Unit,
    /// Which way is better.
    pub direction: Direction,
    /// The phase of the journey.
    pub phase: Phase,
    /// Its family.
    pub category: Category,
    /// The fields it needs: one of each.
    pub needs: Vec<Vec<&'static str>>,
    /// How the open questions are decided.
    pub rules: Vec<Text>,
    /// What it does not say.
    pub limits: Vec<Text>,
    /// The definitions that the field does not agree on: the setting, then what it
    /// may be.
    pub definitions: Vec<Vec<&'static str>>,
    /// Where the definition is published.
    pub source: &'static str,
    /// The value of the worked example, and how a hand comes to it.
    pub example: Text,
}

/// An attribution model.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ModelCard {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// What it does.
    pub says: Text,
    /// What it favours.
    pub favours: Text,
    /// When to use it.
    pub use_when: Text,
    /// The settings that change it.
    pub settings: Vec<&'static str>,
}

/// The catalogue of this version.
#[must_use]
pub fn catalogue() -> Catalogue {
    Catalogue {
        omnimeter: env!("CARGO_PKG_VERSION"),
        tables: TABLES
            .iter()
            .map(|table| TableCard {
                id: table.id,
                name: Text {
                    fr: table.fr,
                    en: table.en,
                },
                fields: table
                    .fields
                    .iter()
                    .map(|field| FieldCard {
                        id: field.id,
                        name: Text {
                            fr: field.fr,
                            en: field.en,
                        },
                        kind: field.kind,
                        required: field.required,
                    })
                    .collect(),
            })
            .collect(),
        kpis: KPIS
            .iter()
            .map(|kpi| KpiCard {
                id: kpi.id,
                name: kpi.name,
                question: kpi.question,
                decision: decisions::of(kpi.id),
                formula: kpi.formula,
                unit: kpi.unit,
                direction: kpi.direction,
                phase: kpi.phase,
                category: kpi.category,
                needs: kpi.needs.iter().map(|any| any.to_vec()).collect(),
                rules: kpi.rules.to_vec(),
                limits: kpi.limits.to_vec(),
                definitions: definitions_of(kpi.id),
                source: kpi.source,
                example: kpi.example.reading,
            })
            .collect(),
        models: MODELS
            .iter()
            .map(|model| ModelCard {
                id: model.id,
                name: model.name,
                says: model.says,
                favours: model.favours,
                use_when: model.use_when,
                settings: model.settings.to_vec(),
            })
            .collect(),
        presets: presets().iter().map(preset_card).collect(),
    }
}

fn definitions_of(id: &str) -> Vec<Vec<&'static str>> {
    let lists = definitions::of(id).iter().map(|one| {
        let mut list = vec![one.setting];
        list.extend(one.options);
        list
    });
    lists.collect()
}

fn preset_card(preset: &Preset) -> PresetCard {
    let header = |(field, source): &(&'static str, Source)| Some([field, *source.columns.first()?]);
    PresetCard {
        id: preset.id,
        system: preset.system,
        export: preset.export,
        table: preset.table.table().id,
        fields: preset.map.iter().filter_map(header).collect(),
    }
}

/// The catalogue as Markdown, both languages side by side.
#[must_use]
pub fn markdown() -> String {
    let mut text = String::from(
        "# Catalogue\n\nMade from the lists in `src/kpi` and `src/attribution`; do not edit.\n",
    );
    for kpi in KPIS {
        let needs: Vec<String> = kpi.needs.iter().map(|any| any.join(" | ")).collect();
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "\n## {}\n\n`{}` · {}\n\n| | English | Français |\n| --- | --- | --- |\n",
            kpi.name.en, kpi.id, kpi.name.fr
        );
        let mut row = |en: &str, fr: &str, value: Text| {
            let _ = writeln!(text, "| {en} / {fr} | {} | {} |", value.en, value.fr);
        };
        row("Question", "Question", kpi.question);
        row("Decision", "Décision", decisions::of(kpi.id));
        row("Formula", "Formule", kpi.formula);
        for rule in kpi.rules {
            row("Rule", "Règle", *rule);
        }
        for limit in kpi.limits {
            row("Limit", "Limite", *limit);
        }
        row("Example", "Exemple", kpi.example.reading);
        for list in definitions_of(kpi.id) {
            let _ = write!(
                text,
                "\nDefinition: `{}` = {}.\n",
                list[0],
                list[1..].join(" | ")
            );
        }
        let _ = write!(
            text,
            "\nNeeds: {}. Source: {}.\n",
            needs.join(", "),
            kpi.source
        );
    }
    text.push_str("\n# Attribution\n");
    for model in MODELS {
        let _ = write!(
            text,
            "\n## {}\n\n`{}` · {}\n\n| | English | Français |\n| --- | --- | --- |\n\
             | Says / Dit | {} | {} |\n| Favours / Favorise | {} | {} |\n| Use / Usage | {} | {} |\n",
            model.name.en,
            model.id,
            model.name.fr,
            model.says.en,
            model.says.fr,
            model.favours.en,
            model.favours.fr,
            model.use_when.en,
            model.use_when.fr
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_holds_what_the_lists_hold() {
        let catalogue = catalogue();
        assert_eq!(catalogue.kpis.len(), KPIS.len());
        assert_eq!(catalogue.models.len(), MODELS.len());
        let shopify = catalogue
            .presets
            .iter()
            .find(|one| one.id == "shopify-orders");
        let shopify = shopify.unwrap();
        assert_eq!((shopify.system, shopify.table), ("Shopify", "orders"));
        assert!(shopify.fields.contains(&["email", "Email"]));
        let markdown = markdown();
        for kpi in &catalogue.kpis {
            assert!(markdown.contains(kpi.name.fr) && markdown.contains(kpi.id));
        }
    }
}
