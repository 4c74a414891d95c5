//! What a segment is like: its size, its weight, and where it differs from all
//! customers.

use super::facts::{Fact, Facts};
use super::rule::Figure;
use crate::dataset::view::{Members, View};
use crate::intake::cell::money::units;
use crate::stats::bootstrap::between;

/// The figures a segment is told by.
pub const TOLD: [Figure; 6] = [
    Figure::Orders,
    Figure::Basket,
    Figure::Recency,
    Figure::Tenure,
    Figure::Channels,
    Figure::Engagement,
];

/// A group of customers in figures.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// Customers.
    pub customers: u64,
    /// Of them, with a sale.
    pub buyers: u64,
    /// Medians of the figures of [`TOLD`] over those who bought.
    pub medians: [Option<f64>; TOLD.len()],
    /// The share of buyers with one sale.
    pub once: Option<f64>,
    /// The share of those with an act who use several channels.
    pub omni: Option<f64>,
    /// The share of buyers in the best fifth by net revenue.
    pub best: Option<f64>,
    /// The share of members of the loyalty programme, where it is known.
    pub enrolled: Option<f64>,
    /// The share that welcomes e-mails, where it is known.
    pub consenting: Option<f64>,
}

impl Profile {
    /// The median of a figure.
    #[must_use]
    pub fn median(&self, figure: Figure) -> Option<f64> {
        let at = TOLD.iter().position(|one| *one == figure)?;
        self.medians[at]
    }
}

/// The profile of a group, or of everybody known.
#[must_use]
pub fn profile(facts: &Facts<'_>, members: Option<&Members>) -> Profile {
    let is_in = |at: usize| members.is_none_or(|members| members.get(at) == Some(&true));
    let places: Vec<usize> = (0..facts.of.len())
        .filter(|&at| facts.of[at].known && is_in(at))
        .collect();
    let buyers: Vec<usize> = places
        .iter()
        .copied()
        .filter(|&at| facts.of[at].sales > 0)
        .collect();
    let of = |places: &[usize], has: &dyn Fn(usize, &Fact) -> Option<bool>| {
        let found = places.iter().filter_map(|&at| has(at, &facts.of[at]));
        let (hits, n) = found.fold((0u64, 0u64), |(h, n), hit| (h + u64::from(hit), n + 1));
        (n > 0).then(|| hits as f64 / n as f64)
    };
    let flag = |key: &str| {
        let found = facts.data.traits.iter().find(|one| one.key == key)?;
        of(&places, &|at, _| {
            Some(found.values[found.of[at]? as usize] == "yes")
        })
    };
    Profile {
        customers: places.len() as u64,
        buyers: buyers.len() as u64,
        medians: TOLD.map(|figure| quantile(facts, &buyers, figure, 0.5)),
        once: of(&buyers, &|_, fact| Some(fact.sales == 1)),
        omni: of(&places, &|_, fact| {
            (fact.channels > 0).then_some(fact.channels > 1)
        }),
        best: of(&buyers, &|_, fact| Some(fact.decile <= 2)),
        enrolled: flag("loyalty_member"),
        consenting: flag("consent_email"),
    }
}

/// A quantile of a figure over customers.
#[must_use]
pub fn quantile(facts: &Facts<'_>, places: &[usize], figure: Figure, p: f64) -> Option<f64> {
    let values = places.iter().filter_map(|&at| facts.figure(at, figure));
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    (!values.is_empty()).then(|| between(&values, p))
}

/// What a group bought under a view: buyers, sales and net revenue.
#[must_use]
pub fn bought(view: &View<'_>) -> (u64, u64, f64) {
    let (mut buyers, mut sales, mut net) = (0, 0, 0i128);
    for customer in view.customers() {
        let before = sales;
        for order in customer.orders.iter().filter(|order| view.sees(order)) {
            net += i128::from(order.amount);
            sales += u64::from(!order.is_refund());
        }
        buyers += u64::from(sales > before);
    }
    (buyers, sales, units(net))
}

/// The traits a rule asks for that want care.
#[must_use]
pub fn sensitive(rule: &str) -> Vec<String> {
    use super::rule::{parse, Condition, Rule};
    fn keys(rule: &Rule, into: &mut Vec<String>) {
        match rule {
            Rule::Is(Condition::Trait(key, ..), _) => into.push(key.clone()),
            Rule::Is(..) => {}
            Rule::All(rules) | Rule::Any(rules) => rules.iter().for_each(|rule| keys(rule, into)),
            Rule::Not(rule) => keys(rule, into),
        }
    }
    let mut found = Vec::new();
    if let Ok(rule) = parse(rule) {
        keys(&rule, &mut found);
    }
    found.retain(|key| crate::dataset::traits::is_sensitive(key));
    found.sort();
    found.dedup();
    found
}
