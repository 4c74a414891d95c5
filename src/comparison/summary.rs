//! Two files side by side, counted.

use super::answer::{
    Change, ComparisonReport, Delay, FieldReport, Percentiles, Portion, SideReport,
};
use super::comparer::Comparer;
use super::judge::Verdict;
use super::plan::PairKind;
use super::rank::{rank, sort, unrank, Ranked};
use crate::dataset::identity::NONE;
use crate::stats::interval::wilson;
use rustc_hash::FxHashMap;

/// Keys shown of each kind.
const SAMPLE: usize = 10;
/// Differences of words that are counted apart, and how many are told.
const MOST_CHANGES: usize = 50_000;
const TOLD_CHANGES: usize = 8;
/// Names of currencies that are told.
const TOLD_CURRENCIES: usize = 5;
/// Micro-units in a unit.
const UNIT: f64 = 1e6;

impl Portion {
    /// A part of a whole with its interval.
    #[must_use]
    pub fn of(count: u64, n: u64) -> Self {
        let interval = wilson(count, n);
        Self {
            count,
            n,
            share: (n > 0).then(|| count as f64 / n as f64),
            low: interval.map(|one| one.low),
            high: interval.map(|one| one.high),
        }
    }
}

impl Percentiles {
    /// Of values that need not be sorted.
    #[must_use]
    pub fn of(values: &mut [f64]) -> Self {
        let mut ranked: Vec<Ranked> = values.iter().map(|value| (rank(*value), 0)).collect();
        sort(&mut ranked);
        for (value, (rank, _)) in values.iter_mut().zip(ranked) {
            *value = unrank(rank);
        }
        let n = values.len();
        // The share above must be one value at least.
        let at = |hundredths: usize| {
            let rank = (n * hundredths).div_ceil(100);
            let enough = hundredths == 50 || n * (100 - hundredths) >= 100;
            (n > 0 && enough).then(|| values[rank - 1])
        };
        Self {
            n: n as u64,
            p50: at(50),
            p90: at(90),
            p95: at(95),
            p99: at(99),
            most: values.last().copied(),
        }
    }
}

/// What is gathered of a field.
#[derive(Default)]
struct Tally {
    counts: [u64; 9],
    gaps: Vec<f64>,
    shares: Vec<f64>,
    higher: u64,
    earlier: u64,
    changes: FxHashMap<(i64, i64), u64>,
    currencies: [Vec<u8>; 2],
}

impl Comparer {
    /// What the two files come to.
    #[must_use]
    pub fn report(&self) -> ComparisonReport {
        let mut tallies: Vec<Tally> = self.fields.iter().map(|_| Tally::default()).collect();
        let (mut matched, mut compared, mut differing) = (0, 0, 0);
        for rows in &self.keys.rows {
            matched += u64::from(rows[0] != NONE && rows[1] != NONE);
            if !self.comparable(*rows) {
                continue;
            }
            compared += 1;
            let mut differs = false;
            for (at, tally) in tallies.iter_mut().enumerate() {
                differs |= self.count(at, *rows, tally);
            }
            differing += u64::from(differs);
        }
        let fields = tallies.into_iter().enumerate();
        ComparisonReport {
            plan: self.resolved(),
            a: self.side(0, matched),
            b: self.side(1, matched),
            matched,
            compared,
            differing: Portion::of(differing, compared),
            fields: fields.map(|(at, tally)| self.field(at, tally)).collect(),
            doubts: self.doubts.clone(),
            missing: match (matched, compared) {
                (0, _) => Some("no-key-in-both"),
                (_, 0) => Some("all-keys-repeated"),
                _ => None,
            },
        }
    }

    fn resolved(&self) -> super::plan::ComparisonPlan {
        let mut plan = self.plan.clone();
        plan.fields = self.fields.iter().map(|field| field.pair.clone()).collect();
        plan
    }

    /// Counts a pair of values; whether they differ.
    fn count(&self, at: usize, rows: [u32; 2], tally: &mut Tally) -> bool {
        let field = &self.fields[at];
        let verdict = self.verdict(at, rows);
        tally.counts[verdict as usize] += 1;
        let value = |which: usize| self.sides[which].values(rows[which])[at];
        let (a, b) = (value(0), value(1));
        match (field.kind, verdict) {
            (PairKind::Number, Verdict::Different) => {
                tally.gaps.push(a.abs_diff(b) as f64 / UNIT);
                tally.shares.extend(field.share(a, b).map(f64::abs));
                tally.higher += u64::from(b > a);
            }
            (PairKind::Time, Verdict::Same | Verdict::Within | Verdict::Different) => {
                tally.gaps.extend(field.gap(a, b));
                tally.earlier += u64::from(b < a);
            }
            (PairKind::Text | PairKind::Flag, Verdict::Different) => {
                let full = tally.changes.len() >= MOST_CHANGES;
                match tally.changes.get_mut(&(a, b)) {
                    Some(count) => *count += 1,
                    None if full => {}
                    None => drop(tally.changes.insert((a, b), 1)),
                }
            }
            (_, Verdict::OtherCurrency) => {
                for (which, row) in rows.into_iter().enumerate() {
                    let code = self.sides[which].currency(row, at);
                    let seen = &mut tally.currencies[which];
                    if seen.len() < TOLD_CURRENCIES && !seen.contains(&code) {
                        seen.push(code);
                    }
                }
            }
            _ => {}
        }
        let blank = matches!(verdict, Verdict::MissingA | Verdict::MissingB);
        verdict == Verdict::Different || (blank && self.plan.blank_differs)
    }

    fn field(&self, at: usize, mut tally: Tally) -> FieldReport {
        let field = &self.fields[at];
        let of = |verdict: Verdict| tally.counts[verdict as usize];
        let (same, within) = (of(Verdict::Same), of(Verdict::Within));
        let (formatting, different) = (of(Verdict::Formatting), of(Verdict::Different));
        let (missing_a, missing_b) = (of(Verdict::MissingA), of(Verdict::MissingB));
        let blank = if self.plan.blank_differs {
            missing_a + missing_b
        } else {
            0
        };
        let n = same + within + formatting + different + blank;
        let (unreadable, other_currency) = (of(Verdict::Unreadable), of(Verdict::OtherCurrency));
        let is_number = field.kind == PairKind::Number;
        let numbers = is_number && different > 0;
        let names = |which: usize| {
            let codes = tally.currencies[which].iter();
            codes
                .map(|code| self.words.currency_name(*code).to_owned())
                .collect()
        };
        FieldReport {
            differing: Portion::of(different + blank, n),
            same,
            within,
            formatting,
            different,
            missing_a,
            missing_b,
            neither: of(Verdict::Neither),
            unreadable,
            other_currency,
            currencies_a: names(0),
            currencies_b: names(1),
            higher_b: numbers.then(|| Portion::of(tally.higher, different)),
            changes: self.changes(at, &tally),
            relative: numbers.then(|| Percentiles::of(&mut tally.shares)),
            delay: (field.kind == PairKind::Time && !tally.gaps.is_empty()).then(|| Delay {
                minutes: Percentiles::of(&mut tally.gaps),
                least: tally.gaps.first().copied(),
                earlier_b: Portion::of(tally.earlier, tally.gaps.len() as u64),
                by_day: field.by_day,
            }),
            absolute: numbers.then(|| Percentiles::of(&mut tally.gaps)),
            missing: (n == 0).then_some(if other_currency > 0 {
                "currencies-differ"
            } else if unreadable > 0 {
                "unreadable"
            } else {
                "never-in-both"
            }),
        }
    }

    fn changes(&self, at: usize, tally: &Tally) -> Vec<Change> {
        let mut left = tally.changes.clone();
        let mut told = Vec::new();
        while told.len() < TOLD_CHANGES {
            let Some((&(a, b), &count)) = left
                .iter()
                .max_by_key(|(values, count)| (**count, std::cmp::Reverse(**values)))
            else {
                break;
            };
            left.remove(&(a, b));
            told.push(Change {
                a: self.shown(at, a).unwrap_or_default(),
                b: self.shown(at, b).unwrap_or_default(),
                count,
            });
        }
        told
    }

    fn side(&self, which: usize, matched: u64) -> SideReport {
        let side = &self.sides[which];
        let keys = side.lines.len() as u64;
        let mut only_sample = Vec::new();
        let mut repeated: Vec<Ranked> = Vec::new();
        for (code, rows) in self.keys.rows.iter().enumerate() {
            if rows[which] == NONE {
                continue;
            }
            if rows[1 - which] == NONE && only_sample.len() < SAMPLE {
                only_sample.push(self.key(code as u32));
            }
            if let Some(repeat) = side.repeats.get(&rows[which]) {
                repeated.push((u64::from(!repeat.conflict), code as u32));
            }
        }
        sort(&mut repeated);
        let shown = repeated.iter().take(SAMPLE);
        SideReport {
            file: side.name.clone(),
            rows: side.row_count,
            keys,
            keyless: side.keyless.0,
            keyless_lines: side.keyless.1.clone(),
            matched: Portion::of(matched, keys),
            only: keys - matched,
            only_sample,
            repeated: repeated.len() as u64,
            conflicting: repeated.iter().filter(|(agree, _)| *agree == 0).count() as u64,
            repeated_sample: shown.map(|(_, code)| self.key(*code)).collect(),
        }
    }

    /// A key as it is shown.
    pub(super) fn key(&self, code: u32) -> String {
        self.keys.text(code, &self.words)
    }
}
