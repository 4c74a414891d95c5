//! The share of one answer less the share of its opposite, as in a net score.

use super::interval::{Interval, Z};

/// The adjusted Wald interval of `(plus - minus) / n` (Agresti & Min 2005, as
/// applied to net scores by Rocks 2016): three answers are added, a quarter of
/// each at either end. All alike still leaves a width, which Wald's would not.
#[must_use]
pub fn adjusted_wald(plus: u64, minus: u64, n: u64) -> Option<Interval> {
    if n == 0 || plus + minus > n {
        return None;
    }
    let all = n as f64 + 3.0;
    let (p, m) = ((plus as f64 + 0.75) / all, (minus as f64 + 0.75) / all);
    let half = Z * ((p + m - (p - m) * (p - m)) / all).sqrt();
    let net = p - m;
    // Of a few answers all alike it would not reach what they said.
    let said = (plus as f64 - minus as f64) / n as f64;
    Some(
        Interval {
            low: (net - half).min(said),
            high: (net + half).max(said),
        }
        .clipped(-1.0, 1.0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_net_score_by_hand() {
        // Five for, three against, of ten: (5.75 - 3.75) / 13 ± 1.96 √(…/13),
        // as in tests/data/expected/tiny.json.
        let i = adjusted_wald(5, 3, 10).unwrap();
        assert!((i.low + 0.303_259_944_4).abs() < 5e-11, "{i:?}");
        assert!((i.high - 0.610_952_252_0).abs() < 5e-11, "{i:?}");
    }

    #[test]
    fn all_alike_is_not_certain() {
        let i = adjusted_wald(4, 0, 4).unwrap();
        assert!(i.low > 0.0 && i.low < 1.0 && i.high == 1.0, "{i:?}");
        // One answer: the value lies at the end and is held all the same.
        let one = adjusted_wald(0, 1, 1).unwrap();
        assert!(one.low == -1.0 && one.high > 0.0, "{one:?}");
        assert_eq!(adjusted_wald(0, 0, 0), None);
        assert_eq!(adjusted_wald(3, 3, 5), None);
    }
}
