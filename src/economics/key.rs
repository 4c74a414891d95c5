//! Allocation keys: what each party is credited of a sale that several had a
//! part in. Amounts are whole millionths, and what is shared out always comes
//! to what was sold.

use serde::{Deserialize, Serialize};

/// What a part of a sale is given for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A store hands over what was ordered elsewhere.
    #[default]
    Collect,
    /// Somebody met online bought in a store.
    StoreAssisted,
    /// Somebody met in a store bought elsewhere.
    OnlineAssisted,
}

/// One rule of a key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct KeyRule {
    /// What for.
    pub reason: Reason,
    /// The share of the sale that is passed on, 0 to 1.
    pub share: f64,
}

/// A key: its rules. What no rule passes on stays with who sold.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct AllocationKey {
    /// Its name.
    pub name: String,
    /// Its rules, one a reason at most.
    pub rules: Vec<KeyRule>,
}

/// Keys looked at side by side, at most.
pub const MOST_KEYS: usize = 12;
/// What shares are counted in.
const WHOLE: i128 = 1_000_000;

impl AllocationKey {
    /// What keeps it from being used, as a stable code.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        let shares = self.rules.iter().map(|rule| rule.share);
        if shares.clone().any(|share| !(0.0..=1.0).contains(&share)) {
            return Some("key-share");
        }
        let reasons = [
            Reason::Collect,
            Reason::StoreAssisted,
            Reason::OnlineAssisted,
        ];
        let of = |reason| self.rules.iter().filter(move |rule| rule.reason == reason);
        if reasons.into_iter().any(|reason| of(reason).count() > 1) {
            return Some("key-twice");
        }
        // An order placed online may be assisted by a store and collected in one.
        let both = self.share(Reason::Collect) + self.share(Reason::OnlineAssisted);
        (both > 1.0 + 1e-12).then_some("key-over-all")
    }

    fn share(&self, reason: Reason) -> f64 {
        let mut rules = self.rules.iter();
        rules
            .find(|rule| rule.reason == reason)
            .map_or(0.0, |rule| rule.share)
    }
}

/// Who had a part in a sale: parties are numbers, each list without doubles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// Who sold.
    pub sold: u32,
    /// Who handed over, where that is another.
    pub handed: Option<u32>,
    /// Who was met before, of the other side.
    pub assisted: Vec<u32>,
    /// Whether the sale is of a store.
    pub in_store: bool,
}

impl Parts {
    /// All who had a part, each once, the seller first.
    #[must_use]
    pub fn all(&self) -> Vec<u32> {
        let mut all = vec![self.sold];
        for party in self.handed.iter().chain(&self.assisted) {
            if !all.contains(party) {
                all.push(*party);
            }
        }
        all
    }
}

/// Tells each party what a sale credits it with under a key. The sum is the
/// amount, to the millionth.
pub fn credit(key: &AllocationKey, amount: i64, parts: &Parts, mut give: impl FnMut(u32, i64)) {
    let mut left = amount;
    let mut pass = |share: f64, to: &[u32]| {
        if to.is_empty() || share <= 0.0 {
            return;
        }
        let parts_of_whole = (share * WHOLE as f64).round() as i128;
        let part = (i128::from(amount) * parts_of_whole / WHOLE) as i64;
        evenly(part, to, &mut give);
        left -= part;
    };
    if let Some(store) = parts.handed {
        pass(key.share(Reason::Collect), &[store]);
    }
    let reason = match parts.in_store {
        true => Reason::StoreAssisted,
        false => Reason::OnlineAssisted,
    };
    pass(key.share(reason), &parts.assisted);
    give(parts.sold, left);
}

/// Shares an amount out evenly; what is over by a millionth goes to the first.
pub fn evenly(amount: i64, to: &[u32], mut give: impl FnMut(u32, i64)) {
    let n = to.len() as i64;
    let (each, over) = (amount / n, amount % n);
    for (at, party) in (0..).zip(to) {
        let more = if at < over.abs() { over.signum() } else { 0 };
        give(*party, each + more);
    }
}

/// Half the sum of the differences between two ways of sharing out the same
/// total, as shares of it: 0 is the same, 1 could not differ more (the total
/// variation distance). `None` where there is nothing to share.
#[must_use]
pub fn distance(one: &[f64], other: &[f64]) -> Option<f64> {
    let (a, b): (f64, f64) = (one.iter().sum(), other.iter().sum());
    if a <= 0.0 || b <= 0.0 {
        return None;
    }
    let differences = one.iter().zip(other).map(|(x, y)| (x / a - y / b).abs());
    Some(differences.sum::<f64>() / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(rules: &[(Reason, f64)]) -> AllocationKey {
        AllocationKey {
            name: "k".into(),
            rules: rules
                .iter()
                .map(|&(reason, share)| KeyRule { reason, share })
                .collect(),
        }
    }

    fn credited(key: &AllocationKey, amount: i64, parts: &Parts) -> Vec<(u32, i64)> {
        let mut given = Vec::new();
        credit(key, amount, parts, |party, part| given.push((party, part)));
        given
    }

    #[test]
    fn a_collected_order_credits_the_store() {
        let key = key(&[(Reason::Collect, 0.3)]);
        let parts = Parts {
            sold: 0,
            handed: Some(7),
            ..Parts::default()
        };
        assert_eq!(
            credited(&key, 100_000_000, &parts),
            [(7, 30_000_000), (0, 70_000_000)]
        );
        assert_eq!(
            credited(&key, 100_000_000, &Parts::default()),
            [(0, 100_000_000)]
        );
    }

    #[test]
    fn assistants_share_evenly_and_nothing_is_lost() {
        let key = key(&[
            (Reason::Collect, 0.5),
            (Reason::StoreAssisted, 0.1),
            (Reason::OnlineAssisted, 0.5),
        ]);
        assert_eq!(key.fault(), None);
        let parts = Parts {
            sold: 1,
            assisted: vec![2, 3, 4],
            in_store: true,
            ..Parts::default()
        };
        // A tenth of 100 is 10: 4, 3 and 3.
        assert_eq!(
            credited(&key, 100, &parts),
            [(2, 4), (3, 3), (4, 3), (1, 90)]
        );
        // What is given back is shared in the same way.
        assert_eq!(
            credited(&key, -100, &parts),
            [(2, -4), (3, -3), (4, -3), (1, -90)]
        );
        // Collected and assisted: the seller may be left with nothing.
        let parts = Parts {
            sold: 1,
            handed: Some(9),
            assisted: vec![2],
            in_store: false,
        };
        assert_eq!(credited(&key, 7, &parts), [(9, 3), (2, 3), (1, 1)]);
        assert_eq!(parts.all(), [1, 9, 2]);
    }

    #[test]
    fn what_is_credited_comes_to_what_was_sold() {
        for share in [0.0, 0.001, 1.0 / 3.0, 0.5, 0.999_999, 1.0] {
            let key = key(&[(Reason::StoreAssisted, share)]);
            for amount in [0, 1, 7, 99, 1_234_567, -1_234_567, i64::MAX / 4] {
                let parts = Parts {
                    sold: 0,
                    assisted: vec![1, 2, 3, 4, 5, 6, 7],
                    in_store: true,
                    ..Parts::default()
                };
                let sum: i64 = credited(&key, amount, &parts).iter().map(|one| one.1).sum();
                assert_eq!(sum, amount, "{share} of {amount}");
            }
        }
    }

    #[test]
    fn what_cannot_be_is_named() {
        assert_eq!(key(&[(Reason::Collect, 1.1)]).fault(), Some("key-share"));
        assert_eq!(
            key(&[(Reason::Collect, f64::NAN)]).fault(),
            Some("key-share")
        );
        assert_eq!(
            key(&[(Reason::Collect, 0.1), (Reason::Collect, 0.2)]).fault(),
            Some("key-twice")
        );
        assert_eq!(
            key(&[(Reason::Collect, 0.6), (Reason::OnlineAssisted, 0.5)]).fault(),
            Some("key-over-all")
        );
    }

    #[test]
    fn distances_by_hand() {
        assert_eq!(distance(&[50.0, 50.0], &[1.0, 1.0]), Some(0.0));
        assert_eq!(distance(&[100.0, 0.0], &[0.0, 3.0]), Some(1.0));
        // 0.7 against 0.5, and 0.3 against 0.5: half of 0.4.
        assert!((distance(&[70.0, 30.0], &[1.0, 1.0]).unwrap() - 0.2).abs() < 1e-12);
        assert_eq!(distance(&[0.0], &[1.0]), None);
    }
}
