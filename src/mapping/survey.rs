//! Which question of a survey is scored, and on which scale.

use super::header::normalise;
use super::{Choice, Mapping};
use crate::intake::infer::ColumnKind;
use crate::intake::table::{Column, Head};

/// The words of a question, by what it measures.
const METRICS: [(&str, &[&str]); 3] = [
    (
        "nps",
        &[
            "nps",
            "recommend",
            "recommander",
            "recommandation",
            "recommanderiez",
            "weiterempfehlen",
        ],
    ),
    (
        "csat",
        &[
            "csat",
            "satisfied",
            "satisfaction",
            "satisfait",
            "satisfaits",
            "zufrieden",
        ],
    ),
    (
        "ces",
        &["ces", "effort", "easy", "facile", "facilite", "einfach"],
    ),
];

/// Qualtrics puts the groups of a recommendation beside its score.
const GROUPS: &str = "_NPS_GROUP";

/// Adds what the columns and the question texts tell of the scored question.
pub(super) fn complete(mapping: &mut Mapping, head: &Head) {
    let constant = |text: &str| Choice {
        constant: Some(text.to_owned()),
        ..Choice::default()
    };
    if !mapping.fields.contains_key("score") {
        let Some(column) = scored(mapping, head) else {
            return;
        };
        mapping
            .fields
            .insert("score".to_owned(), Choice::of(column));
    }
    let score = mapping
        .fields
        .get("score")
        .and_then(|choice| choice.column.as_ref());
    let column = score.and_then(|name| head.columns.iter().find(|column| column.name == *name));
    let Some(metric) = column.and_then(|column| metric_of(column, head)) else {
        return;
    };
    if !mapping.fields.contains_key("metric") {
        mapping.fields.insert("metric".to_owned(), constant(metric));
        // A recommendation is always asked from 0 to 10.
        if metric == "nps" && !mapping.fields.contains_key("scale_max") {
            for (field, text) in [("scale_min", "0"), ("scale_max", "10"), ("direction", "up")] {
                mapping.fields.insert(field.to_owned(), constant(text));
            }
        }
    }
}

/// The one column that reads as a score: by its words, else by being small whole
/// numbers.
fn scored<'a>(mapping: &Mapping, head: &'a Head) -> Option<&'a Column> {
    let used = |column: &Column| {
        let is_it = |choice: &Choice| choice.column.as_ref() == Some(&column.name);
        mapping.fields.values().any(is_it)
    };
    let free = || head.columns.iter().filter(|column| !used(column));
    let numbers = || free().filter(|column| is_score(column));
    free()
        .find(|column| has_groups(column, head))
        .or_else(|| numbers().find(|column| metric_of(column, head).is_some()))
}

/// Whether the cells are whole numbers up to 10, but for a question text above them.
fn is_score(column: &Column) -> bool {
    let small = |cell: &&String| cell.parse::<u8>().is_ok_and(|score| score <= 10);
    let fitting = column.examples.iter().filter(small).count();
    column.column_type.kind == ColumnKind::Number && fitting == column.examples.len()
        || fitting > 0 && fitting + 2 >= column.examples.len()
}

fn has_groups(column: &Column, head: &Head) -> bool {
    let groups = format!("{}{GROUPS}", column.name);
    head.columns.iter().any(|other| other.name == groups)
}

/// What a question measures, by its header or the text of the question.
fn metric_of(column: &Column, head: &Head) -> Option<&'static str> {
    if has_groups(column, head) {
        return Some("nps");
    }
    let mut texts = vec![normalise(&column.name)];
    texts.extend(column.examples.iter().take(2).map(|cell| normalise(cell)));
    let says = |word: &str| {
        let mut all = texts.iter().flat_map(|text| text.split(' '));
        all.any(|one| one == word)
    };
    METRICS
        .iter()
        .find(|(_, words)| words.iter().any(|word| says(word)))
        .map(|(metric, _)| *metric)
}
