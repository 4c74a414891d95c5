//! Experiments: who was given which variant, and what came of it.

use super::identity::NONE;
use super::interner::Interner;
use super::placed::{Place, Placed};
use super::quality::Effect;
use super::row::Row;
use crate::intake::cell::money::UNIT;
use crate::mapping::header::normalise;
use rustc_hash::FxHashMap;

/// A row of an experiment's file, typed; in a dataset, a unit with all its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrialRow {
    /// Word of the experiment.
    pub experiment: u32,
    /// Word of the variant.
    pub variant: u32,
    /// Code of the unit, where the file has one beside the customer.
    pub unit: u32,
    /// The customer.
    pub customer: u32,
    /// Word of the segment.
    pub segment: u32,
    /// Word of the store or area.
    pub cluster: u32,
    /// When it came into the test, in milliseconds UTC.
    pub time: Option<i64>,
    /// Whether what was hoped for came.
    pub outcome: Option<bool>,
    /// How much came, in millionths.
    pub value: Option<i64>,
    /// What the value is divided by, in millionths.
    pub denominator: Option<i64>,
    /// What was known before the test, in millionths.
    pub covariate: Option<i64>,
    /// Whether the unit was given several variants.
    pub crossed: bool,
    /// How many rows it has.
    pub rows: u32,
}

impl TrialRow {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let variant = row.word("variant");
        if variant == NONE {
            row.skip("variant-missing", "variant");
            return None;
        }
        let outcome = row.count("outcome");
        if outcome.is_some_and(|times| times != 0 && times != UNIT as i64) {
            row.note(Effect::Guessed, "outcome-not-yes-or-no", "outcome");
        }
        Some(Self {
            experiment: row.word("experiment"),
            variant,
            unit: row.session("unit"),
            customer: row.customer(),
            segment: row.word("segment"),
            cluster: row.word("cluster"),
            time: row.maybe_instant("at"),
            outcome: outcome.map(|times| times > 0),
            value: row.count("value"),
            denominator: row.count("denominator"),
            covariate: row.count("covariate"),
            crossed: false,
            rows: 1,
        })
    }

    /// Takes another row of the same unit in.
    fn add(&mut self, other: &Self) {
        self.crossed |= self.variant != other.variant;
        self.rows += other.rows;
        self.time = [self.time, other.time].into_iter().flatten().min();
        self.outcome = self.outcome.max(other.outcome);
        self.value = plus(self.value, other.value);
        self.denominator = plus(self.denominator, other.denominator);
        // What was before the test is said on each row again.
        self.covariate = self.covariate.max(other.covariate);
    }
}

fn plus(a: Option<i64>, b: Option<i64>) -> Option<i64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.saturating_add(b)),
        (one, other) => one.or(other),
    }
}

impl Place for TrialRow {
    fn customer(&self) -> u32 {
        self.customer
    }
}

/// The units of all experiments, with the names of what they are in.
#[derive(Debug, Default)]
pub struct Trials {
    /// One entry a unit and experiment.
    pub units: Vec<Placed<TrialRow>>,
    names: FxHashMap<u32, String>,
}

impl Trials {
    /// The name that a word stands for; empty for none.
    #[must_use]
    pub fn name(&self, word: u32) -> &str {
        self.names.get(&word).map_or("", String::as_str)
    }
}

/// Rows of one unit become one, so that what was drawn is what is counted.
#[inline(never)]
pub(super) fn join(rows: Vec<Placed<TrialRow>>, words: &Interner) -> Trials {
    let mut trials = Trials::default();
    let mut seen: FxHashMap<(u32, bool, u32), usize> = FxHashMap::default();
    for placed in rows {
        let row = placed.row;
        for word in [row.experiment, row.variant, row.segment, row.cluster] {
            if word != NONE && !trials.names.contains_key(&word) {
                trials.names.insert(word, words.text(word).to_owned());
            }
        }
        let key = match (row.unit, placed.customer) {
            (NONE, NONE) => None,
            (NONE, customer) => Some((row.experiment, true, customer)),
            (unit, _) => Some((row.experiment, false, unit)),
        };
        match key.and_then(|key| seen.get(&key)) {
            Some(&at) => trials.units[at].row.add(&row),
            None => {
                seen.extend(key.map(|key| (key, trials.units.len())));
                trials.units.push(placed);
            }
        }
    }
    trials
}

/// The place of the variant that the others are compared with, and whether that is
/// a guess: by what was stated, else by what the names say, else the first.
#[must_use]
pub fn control_of(names: &[&str], stated: Option<&str>) -> (usize, bool) {
    let place = |test: &dyn Fn(&str) -> bool| names.iter().position(|name| test(name));
    if let Some(at) = stated.and_then(|stated| place(&|name| name == stated)) {
        return (at, false);
    }
    let words: Vec<String> = names.iter().map(|name| normalise(name)).collect();
    let told = |test: fn(&str) -> bool| words.iter().position(|word| test(word));
    match told(is_control).or_else(|| told(is_first)) {
        Some(at) => (at, false),
        None => (0, true),
    }
}

fn is_control(word: &str) -> bool {
    const STEMS: [&str; 16] = [
        "control",
        "temoin",
        "kontroll",
        "hold out",
        "holdout",
        "placebo",
        "baseline",
        "untreated",
        "no ",
        "sans ",
        "ohne ",
        "sin ",
        "senza ",
        "zonder ",
        "geen ",
        "pas de ",
    ];
    const WORDS: [&str; 8] = [
        "none",
        "aucun",
        "original",
        "ctrl",
        "reference",
        "status quo",
        "actuel",
        "current",
    ];
    WORDS.contains(&word) || STEMS.iter().any(|stem| word.starts_with(stem))
}

fn is_first(word: &str) -> bool {
    matches!(
        word,
        "a" | "0" | "variant a" | "variante a" | "v0" | "c" | "false"
    )
}

/// Which of several experiments is read: the one stated, else that of the most
/// units, else the first by name.
#[must_use]
pub fn chosen<'a>(counts: &[(&'a str, u64)], stated: Option<&str>) -> Option<&'a str> {
    let named = counts.iter().find(|(name, _)| Some(*name) == stated);
    let most = || {
        counts
            .iter()
            .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)))
    };
    named.or_else(most).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::super::session::Session;
    use super::super::settings::Settings;
    use super::*;
    use crate::mapping::field::TableKind;

    #[test]
    fn controls_by_their_names() {
        for (names, at) in [
            (&["Mens E-Mail", "No E-Mail", "Womens E-Mail"][..], 1),
            (&["treatment", "control"][..], 1),
            (&["Test", "Témoin"][..], 1),
            (&["B", "A"][..], 1),
            (&["Avec relance", "Sans relance"][..], 1),
        ] {
            assert_eq!(control_of(names, None), (at, false), "{names:?}");
        }
        assert_eq!(control_of(&["blue", "red"], None), (0, true));
        assert_eq!(control_of(&["blue", "red"], Some("red")), (1, false));
        // What is not there cannot be the control.
        assert_eq!(control_of(&["blue", "red"], Some("green")), (0, true));
    }

    #[test]
    fn the_experiment_of_the_most_units_is_read_unless_one_is_stated() {
        let counts = [("a", 3), ("b", 5), ("c", 5)];
        assert_eq!(chosen(&counts, None), Some("b"));
        assert_eq!(chosen(&counts, Some("a")), Some("a"));
        assert_eq!(chosen(&counts, Some("z")), Some("b"));
        assert_eq!(chosen(&[], None), None);
    }

    #[test]
    fn rows_of_a_unit_become_one_and_two_variants_are_told() {
        let mut session = Session::default();
        let text = "unit,variant,outcome,value,covariate,date\n\
                    U1,A,0,1.5,7,2026-01-06\nU1,A,1,2,7,2026-01-05\n\
                    U2,B,0,1,,2026-01-05\nU2,A,1,1,,2026-01-06\nU3,B,3,,4,2026-01-07\n\
                    U4,,1,1,1,2026-01-07\n";
        session
            .load_text("e.csv", TableKind::Experiments, text)
            .unwrap();
        let dataset = session.dataset(&Settings::default()).unwrap();
        let units: Vec<_> = dataset.trials.units.iter().map(|one| one.row).collect();
        assert_eq!(units.len(), 3);
        let first = units[0];
        assert_eq!((first.outcome, first.value), (Some(true), Some(3_500_000)));
        assert_eq!((first.covariate, first.rows), (Some(7_000_000), 2));
        assert_eq!(dataset.zone.day(first.time.unwrap()), 20_458);
        assert!(!first.crossed && units[1].crossed);
        // Three times is yes, and is noted; a row without a variant is none.
        assert_eq!((units[2].outcome, units[2].value), (Some(true), None));
        let noted = |reason: &str| {
            let entries = dataset.files[0].ledger.entries();
            entries.iter().any(|entry| entry.reason == reason)
        };
        assert!(noted("outcome-not-yes-or-no") && noted("variant-missing"));
    }
}
