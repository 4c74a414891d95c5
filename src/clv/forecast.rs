//! From histories to a forecast that can be believed or refused: the fit, the
//! check on time held out, the value to come with its interval.

use super::fit::{fit_from, Fit};
use super::gamma_gamma;
use super::history::{collapsed, History, Row, Spend, WEEK};
use super::Model;
use crate::stats::bootstrap::between;
use crate::stats::correlation::pearson;
use crate::stats::interval::Interval;
use crate::stats::random::Random;
use rustc_hash::FxHashMap;

/// Fewer customers who came back than this carry no model.
pub const LEAST_REPEATERS: usize = 30;
/// Beyond this the spend and the frequency of customers are too close for
/// Gamma–Gamma.
pub const CLOSE: f64 = 0.3;

/// How the value to come is counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Terms {
    /// Weeks ahead.
    pub weeks: u32,
    /// Discount of a year, 0.15 for 15%.
    pub yearly_discount: f64,
    /// The share of spend that is margin.
    pub margin: f64,
    /// Weeks that are discounted as one: one, or more where speed counts.
    pub step: u32,
}

/// Both models, fitted.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// How often.
    pub buying: Fit<4>,
    /// For how much; `None` where the files give no spend.
    pub spending: Option<Fit<3>>,
    /// The correlation of repeat purchases with mean spend.
    pub link: Option<f64>,
}

/// Why there is no forecast.
#[must_use]
pub fn refusal(histories: &[History]) -> Option<&'static str> {
    if histories.is_empty() {
        return Some("no-rows");
    }
    let back = histories.iter().filter(|history| history.x > 0);
    if back.count() < LEAST_REPEATERS {
        return Some("repeaters-few");
    }
    // The usual time between purchases, of those who came back, and the usual
    // time watched: twice the one is the least to tell silence from a pause.
    let mut gaps: Vec<i64> = histories
        .iter()
        .filter(|history| history.x > 0)
        .map(|history| history.recency / i64::from(history.x))
        .collect();
    let mut ages: Vec<i64> = histories.iter().map(|history| history.age).collect();
    gaps.sort_unstable();
    ages.sort_unstable();
    (ages[ages.len() / 2] < 2 * gaps[gaps.len() / 2]).then_some("cohort-young")
}

/// Fits both models.
#[must_use]
pub fn fitted(model: &Model, histories: &[History]) -> Option<Fitted> {
    let rows = collapsed(histories.iter().map(|history| (history, 1.0)));
    let buying = model.fit(&rows)?;
    let spends: Vec<Spend> = histories.iter().filter_map(History::spend).collect();
    let (xs, means): (Vec<f64>, Vec<f64>) = spends.iter().map(|s| (s.x, s.mean)).unzip();
    Some(Fitted {
        buying,
        spending: gamma_gamma::fitted(&spends),
        link: pearson(&xs, &means).map(|link| link.value),
    })
}

/// Purchases expected of all customers in the weeks that follow.
#[must_use]
pub fn purchases(model: &Model, parameters: &[f64; 4], rows: &[Row], weeks: f64) -> Option<f64> {
    let mut sum = 0.0;
    for row in rows {
        sum += row.count * model.conditional(parameters, row, weeks)?;
    }
    Some(sum)
}

/// The present value of what each customer will buy, by customer.
#[must_use]
pub fn values(
    model: &Model,
    fitted: &Fitted,
    histories: &[History],
    terms: &Terms,
) -> Option<Vec<f64>> {
    let spending = fitted.spending.as_ref()?;
    let ahead = terms.ahead();
    let mut known: FxHashMap<(u32, i64, i64), f64> = FxHashMap::default();
    let mut values = Vec::with_capacity(histories.len());
    for history in histories {
        let key = (history.x, history.recency, history.age);
        let purchases = match known.get(&key) {
            Some(&purchases) => purchases,
            None => {
                let row = history.row();
                let found = ahead.discounted(model, &fitted.buying.parameters, &row)?;
                known.insert(key, found);
                found
            }
        };
        let worth = gamma_gamma::expected(&spending.parameters, history.spend())?;
        values.push(purchases * worth * terms.margin);
    }
    Some(values)
}

/// The steps of time ahead, with what a purchase in each is worth today.
pub struct Ahead {
    weeks: Vec<f64>,
    worth: Vec<f64>,
}

impl Terms {
    /// The steps these terms speak of.
    #[must_use]
    pub fn ahead(&self) -> Ahead {
        let weekly = self.yearly_discount.ln_1p() / 52.0;
        let step = self.step.max(1);
        let week = |at: u32| f64::from((at * step).min(self.weeks));
        let weeks: Vec<f64> = (1..=self.weeks.div_ceil(step)).map(week).collect();
        let worth = weeks.iter().map(|week| (-weekly * week).exp()).collect();
        Ahead { weeks, worth }
    }
}

impl Ahead {
    /// Purchases to come, each step's discounted.
    #[must_use]
    pub fn discounted(&self, model: &Model, parameters: &[f64; 4], row: &Row) -> Option<f64> {
        let mut until = vec![0.0; self.weeks.len()];
        (model.path)(parameters, row, &self.weeks, &mut until)?;
        let (mut sum, mut before) = (0.0, 0.0);
        for (until, worth) in until.into_iter().zip(&self.worth) {
            sum += (until - before) * worth;
            before = until;
        }
        Some(sum)
    }
}

/// The share of all value that the best tenth of customers holds.
#[must_use]
pub fn top_tenth(values: &[f64]) -> Option<f64> {
    let all: f64 = values.iter().sum();
    let mut sorted = values.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let tenth = sorted.len().div_ceil(10);
    (all > 0.0).then(|| sorted[..tenth].iter().sum::<f64>() / all)
}

/// The interval of the purchases expected of all customers: customers are drawn
/// again and the model is fitted to each draw, from where the whole fit stands.
#[must_use]
pub fn interval(
    model: &Model,
    whole: &Fit<4>,
    histories: &[History],
    weeks: f64,
    draws: usize,
    seed: u64,
) -> Option<Interval> {
    let mut random = Random::new(seed);
    let mut totals = Vec::with_capacity(draws);
    for _ in 0..draws {
        let drawn = (0..histories.len()).map(|_| (&histories[random.below(histories.len())], 1.0));
        let rows = collapsed(drawn);
        let fit = fit_from(&rows, &model.likelihood, whole.parameters)?;
        totals.push(purchases(model, &fit.parameters, &rows, weeks)?);
    }
    if totals.len() < 2 {
        return None;
    }
    totals.sort_by(f64::total_cmp);
    Some(Interval {
        low: between(&totals, 0.025),
        high: between(&totals, 0.975),
    })
}

/// Weeks between two days.
#[must_use]
pub fn weeks(days: i64) -> f64 {
    days as f64 / WEEK
}
