//! Whether a model can be used: everything that its file could get wrong, each
//! fault with its place.

use super::model::{Better, Dimension, Model, Practice, Term, Words};
use super::rule::{conditions, Bound, Subject};
use std::collections::BTreeSet;
use std::fmt;

/// What is wrong with a model, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The place, as `customer.identification, level 2`.
    pub at: String,
    /// What is wrong.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at, self.what)
    }
}

/// How far a sum of weights may be from 100.
const CLOSE: f64 = 1e-6;

/// Everything that is wrong with a model; nothing when it can be used.
#[must_use]
pub fn faults(model: &Model) -> Vec<Fault> {
    let mut faults = Faults::default();
    levels(model, &mut faults);
    answers(model, &mut faults);
    stages(model, &mut faults);
    weights(model, &mut faults);
    figures(model, &mut faults);
    for dimension in &model.dimensions {
        dimension_of(model, dimension, &mut faults);
    }
    prerequisites(model, &mut faults);
    faults.0
}

#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn unless(&mut self, holds: bool, at: &str, what: impl FnOnce() -> String) {
        if !holds {
            self.0.push(Fault {
                at: at.to_owned(),
                what: what(),
            });
        }
    }

    fn words(&mut self, at: &str, what: &str, words: &Words) {
        for (language, text) in [("en", &words.en), ("fr", &words.fr)] {
            self.unless(!text.trim().is_empty(), at, || {
                format!("{what} has no text ({language})")
            });
        }
    }

    fn unique<'a>(&mut self, at: &str, ids: impl IntoIterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            self.unless(!id.is_empty() && seen.insert(id), at, || {
                format!("the id \u{201c}{id}\u{201d} is empty or stands twice")
            });
        }
    }

    fn range(&mut self, at: &str, what: &str, value: u8) {
        self.unless((1..=5).contains(&value), at, || {
            format!("{what} is {value}, and not from 1 to 5")
        });
    }
}

fn levels(model: &Model, faults: &mut Faults) {
    let numbers = model.levels.iter().map(|one| usize::from(one.level));
    faults.unless(
        model.levels.len() > 1 && numbers.eq(0..model.levels.len()),
        "levels",
        || "they do not count from 0".to_owned(),
    );
    faults.unique("levels", model.levels.iter().map(|one| one.key.as_str()));
    for level in &model.levels {
        faults.words(&level.key, "the name", &level.name);
        faults.words(&level.key, "the meaning", &level.meaning);
    }
}

fn answers(model: &Model, faults: &mut Faults) {
    let rules = &model.answer;
    faults.words("answer", "the rule", &rules.rule);
    faults.words("answer", "the perspective", &rules.perspective);
    for one in &rules.coverage {
        faults.words(&one.key, "the coverage", &one.words);
        faults.unless((0.0..=1.0).contains(&one.value), &one.key, || {
            format!("the coverage is {}, and not from 0 to 1", one.value)
        });
    }
    for one in &rules.special {
        faults.words(&one.key, "the answer", &one.words);
    }
    let grades = &rules.evidence_grades;
    let in_order = grades
        .iter()
        .map(|one| usize::from(one.grade))
        .eq(0..grades.len())
        && grades.windows(2).all(|pair| pair[0].cap <= pair[1].cap);
    faults.unless(!grades.is_empty() && in_order, "evidence_grades", || {
        "grades do not count from 0, or a higher one is worth less".to_owned()
    });
    if let Some(workshop) = &model.workshop {
        faults.words("workshop", "the action", &workshop.words);
        faults.range("workshop", "the impact", workshop.impact);
        faults.range("workshop", "the effort", workshop.effort);
    }
}

fn stages(model: &Model, faults: &mut Faults) {
    let thresholds = &model.scoring.stage.thresholds;
    let at = "scoring.stage";
    faults.unless(
        thresholds.first().is_some_and(|(_, least)| *least == 0.0)
            && thresholds.windows(2).all(|pair| pair[0].1 < pair[1].1),
        at,
        || "thresholds do not rise from 0".to_owned(),
    );
    for (stage, _) in thresholds {
        faults.unless(model.stage(stage).is_some(), at, || {
            format!("there is no level {stage}")
        });
    }
    for gate in &model.scoring.stage.gates {
        faults.unless(model.stage(&gate.stage).is_some(), at, || {
            format!("there is no level {}", gate.stage)
        });
        rule(model, at, &gate.require, faults);
    }
    for check in &model.scoring.outcome_checks {
        rule(model, &check.id, &check.rule, faults);
        faults.words(&check.id, "the finding", &check.finding);
    }
    for sign in &model.scoring.signs {
        let at = "scoring.signs";
        faults.unless(model.stage(&sign.stage).is_some(), at, || {
            format!("there is no level {}", sign.stage)
        });
        rule(model, at, &sign.rule, faults);
        faults.words(at, "the sign", &sign.words);
    }
}

fn rule(model: &Model, at: &str, rule: &str, faults: &mut Faults) {
    let read = match conditions(rule) {
        Ok(read) => read,
        Err(part) => {
            return faults.unless(false, at, || {
                format!("\u{201c}{part}\u{201d} is no condition")
            })
        }
    };
    for one in read {
        let known = match &one.subject {
            Subject::Stage | Subject::EveryDimension => true,
            Subject::Lower(name) | Subject::Upper(name) => model.figure(name).is_some(),
            Subject::Named(name) => {
                model.dimensions.iter().any(|one| one.id == *name)
                    || model.practice(name).is_some()
                    || model.figure(name).is_some()
            }
        };
        faults.unless(known, at, || {
            format!("nothing is called as in \u{201c}{rule}\u{201d}")
        });
        if let Bound::Stage(stage) = &one.bound {
            faults.unless(model.stage(stage).is_some(), at, || {
                format!("there is no level {stage}")
            });
        }
    }
}

fn weights(model: &Model, faults: &mut Faults) {
    let sum: f64 = model.dimensions.iter().map(|one| one.weight).sum();
    faults.unless((sum - 100.0).abs() < CLOSE, "dimensions", || {
        format!("the weights sum to {sum}, and not to 100")
    });
    faults.unique(
        "dimensions",
        model.dimensions.iter().map(|one| one.id.as_str()),
    );
    faults.unique(
        "practices",
        model.practices().map(|(_, one)| one.id.as_str()),
    );
    for profile in model.profiles.iter().chain(&model.goals) {
        faults.words(&profile.id, "the name", &profile.words);
        for (dimension, by) in &profile.multipliers {
            faults.unless(
                model.dimensions.iter().any(|one| one.id == *dimension),
                &profile.id,
                || format!("there is no dimension {dimension}"),
            );
            faults.unless(by.is_finite() && *by >= 0.0, &profile.id, || {
                format!("{dimension} is multiplied by {by}")
            });
        }
        for Term { language, from, to } in &profile.terms {
            let known = ["en", "fr"].contains(&language.as_str());
            faults.unless(
                known && !from.is_empty() && !to.is_empty(),
                &profile.id,
                || format!("the term {language}: {from} → {to} says nothing"),
            );
        }
    }
    for point in &model.success_points {
        faults.words(&point.id, "the name", &point.words);
        for practice in &point.practices {
            faults.unless(model.practice(practice).is_some(), &point.id, || {
                format!("there is no practice {practice}")
            });
        }
    }
}

fn figures(model: &Model, faults: &mut Faults) {
    faults.unique("kpis", model.kpis.iter().map(|one| one.id.as_str()));
    for figure in &model.kpis {
        faults.words(&figure.id, "the name", &figure.name);
        faults.unless(!figure.formula.trim().is_empty(), &figure.id, || {
            "it has no formula".to_owned()
        });
        faults.unless(figure.min_n > 0, &figure.id, || "min_n is 0".to_owned());
    }
}

fn dimension_of(model: &Model, dimension: &Dimension, faults: &mut Faults) {
    let at = dimension.id.as_str();
    faults.words(at, "the name", &dimension.name);
    faults.words(at, "the intent", &dimension.intent);
    faults.unless(dimension.weight > 0.0, at, || {
        "the weight is not above 0".to_owned()
    });
    faults.unless(!dimension.practices.is_empty(), at, || {
        "it has no practice".to_owned()
    });
    for practice in &dimension.practices {
        let begins = practice.id.split('.').next() == Some(at);
        faults.unless(begins, &practice.id, || {
            format!("the id does not begin with {at}")
        });
        practice_of(model, practice, faults);
    }
}

fn practice_of(model: &Model, practice: &Practice, faults: &mut Faults) {
    let at = practice.id.as_str();
    faults.words(at, "the name", &practice.name);
    faults.words(at, "the question", &practice.question);
    faults.unless(practice.weight > 0.0, at, || {
        "the weight is not above 0".to_owned()
    });
    faults.unless(!practice.respondents.is_empty(), at, || {
        "nobody is asked".to_owned()
    });
    let numbers = practice.levels.iter().map(|one| usize::from(one.level));
    faults.unless(numbers.eq(0..model.levels.len()), at, || {
        "its levels are not those of the model".to_owned()
    });
    for level in &practice.levels {
        let at = format!("{at}, level {}", level.level);
        faults.words(&at, "the criterion", &level.criterion);
        match &level.evidence {
            Some(evidence) => faults.words(&at, "the evidence", evidence),
            None => faults.unless(level.level == 0, &at, || "no evidence is named".to_owned()),
        }
        match &level.next_action {
            Some(action) => {
                faults.words(&at, "the action", &action.words);
                faults.range(&at, "the impact", action.impact);
                faults.range(&at, "the effort", action.effort);
            }
            None => faults.unless(level.level == model.top(), &at, || {
                "no action leads to the next level".to_owned()
            }),
        }
    }
    for check in &practice.kpi_checks {
        checked_by(model, at, &check.kpi, &check.bands, faults);
    }
}

fn checked_by(model: &Model, at: &str, kpi: &str, bands: &[f64], faults: &mut Faults) {
    let Some(figure) = model.figure(kpi) else {
        return faults.unless(false, at, || format!("there is no figure {kpi}"));
    };
    faults.unless(bands.len() == usize::from(model.top()), at, || {
        format!(
            "{kpi} has {} bands, and not one for each level above 0",
            bands.len()
        )
    });
    let in_order = bands.windows(2).all(|pair| match figure.direction {
        Better::Up => pair[0] <= pair[1],
        Better::Down => pair[0] >= pair[1],
    });
    faults.unless(
        in_order && bands.iter().all(|one| one.is_finite()),
        at,
        || format!("the bands of {kpi} are not in order"),
    );
}

fn prerequisites(model: &Model, faults: &mut Faults) {
    for (_, practice) in model.practices() {
        for one in &practice.prerequisites {
            faults.unless(
                model.practice(&one.practice).is_some(),
                &practice.id,
                || format!("there is no practice {}", one.practice),
            );
            let levels = one.min_level.max(one.for_level) <= model.top();
            faults.unless(levels, &practice.id, || {
                format!("there is no such level of {}", one.practice)
            });
        }
        faults.unless(
            !rests_on(model, practice, &practice.id, 0),
            &practice.id,
            || "it rests on itself".to_owned(),
        );
    }
}

/// Whether a practice rests, over others, on the one named.
fn rests_on(model: &Model, practice: &Practice, id: &str, depth: usize) -> bool {
    depth < model.practices().count()
        && practice.prerequisites.iter().any(|one| {
            one.practice == id
                || model
                    .practice(&one.practice)
                    .is_some_and(|next| rests_on(model, next, id, depth + 1))
        })
}
