//! What revenue does with spend: `base + scale · spend ^ power`, with a base and a
//! scale of nought or more and a power from 0.05 to 0.99, so that each further
//! unit brings less. Fitted by least squares; and a budget shared out by such
//! curves so that no unit would bring more elsewhere.

/// The powers that are looked through.
pub const POWERS: (f64, f64) = (0.05, 0.99);
/// Powers of the first, coarse look.
const COARSE: usize = 16;
/// Steps of the search between two of them: each leaves 0.618 of the stretch.
const FINE: usize = 44;
/// As many as a draw needs, whose noise is far above what they leave.
const DRAWN: usize = 16;

/// A curve.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Curve {
    /// What comes without any spend.
    pub base: f64,
    /// How much spend brings.
    pub scale: f64,
    /// How fast that wears off.
    pub power: f64,
}

impl Curve {
    /// What spend brings beside the base.
    #[must_use]
    pub fn brings(&self, spend: f64) -> f64 {
        self.scale * spend.max(0.0).powf(self.power)
    }

    /// What there is with a spend.
    #[must_use]
    pub fn value(&self, spend: f64) -> f64 {
        self.base + self.brings(spend)
    }

    /// What the next unit brings; none without a spend, where it is without end.
    #[must_use]
    pub fn marginal(&self, spend: f64) -> Option<f64> {
        (spend > 0.0).then(|| self.power * self.brings(spend) / spend)
    }

    /// By how many per cent value grows with one per cent of spend.
    #[must_use]
    pub fn elasticity(&self, spend: f64) -> Option<f64> {
        let value = self.value(spend);
        (value > 0.0).then(|| self.power * self.brings(spend) / value)
    }
}

/// Spend and value, step by step, with the powers of the spend that every fit of
/// them asks for.
#[derive(Debug, Clone)]
pub struct Steps {
    spend: Vec<f64>,
    value: Vec<f64>,
    most: f64,
    coarse: Vec<(f64, Vec<f64>)>,
}

/// A curve, and the squares it leaves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The curve of least squares.
    pub curve: Curve,
    /// The squares left.
    pub left: f64,
}

impl Steps {
    /// Of as many spends as values; `None` where nothing was ever spent.
    #[must_use]
    pub fn new(spend: Vec<f64>, value: Vec<f64>) -> Option<Self> {
        let most = spend.iter().fold(0.0f64, |most, one| most.max(*one));
        if most <= 0.0 || spend.len() != value.len() {
            return None;
        }
        let step = (POWERS.1 - POWERS.0) / (COARSE - 1) as f64;
        let coarse = (0..COARSE).map(|at| POWERS.0 + step * at as f64);
        let coarse = coarse
            .map(|power| (power, powers(&spend, most, power)))
            .collect();
        Some(Self {
            spend,
            value,
            most,
            coarse,
        })
    }

    /// The curve that leaves the least squares, each step counted so many times.
    #[must_use]
    pub fn fit(&self, times: &[f64]) -> Fit {
        self.search(times, FINE)
    }

    /// The same, as near as a draw needs it.
    #[must_use]
    pub fn fit_drawn(&self, times: &[f64]) -> Fit {
        self.search(times, DRAWN)
    }

    fn search(&self, times: &[f64], fine: usize) -> Fit {
        let at = |power: f64| self.linear(&powers(&self.spend, self.most, power), times, power);
        let coarse: Vec<Fit> = (self.coarse.iter())
            .map(|(power, x)| self.linear(x, times, *power))
            .collect();
        let best = (0..COARSE)
            .min_by(|&a, &b| coarse[a].left.total_cmp(&coarse[b].left))
            .unwrap_or(0);
        let (mut low, mut high) = (
            coarse[best.saturating_sub(1)].curve.power,
            coarse[(best + 1).min(COARSE - 1)].curve.power,
        );
        // The golden section: squares have one valley between two neighbours.
        let golden = (5f64.sqrt() - 1.0) / 2.0;
        let mut inner = high - golden * (high - low);
        let mut outer = low + golden * (high - low);
        let (mut a, mut b) = (at(inner), at(outer));
        for _ in 0..fine {
            if a.left <= b.left {
                (high, outer, b) = (outer, inner, a);
                inner = high - golden * (high - low);
                a = at(inner);
            } else {
                (low, inner, a) = (inner, outer, b);
                outer = low + golden * (high - low);
                b = at(outer);
            }
        }
        let all = [a, b, coarse[best]];
        let least = all.into_iter().min_by(|x, y| x.left.total_cmp(&y.left));
        least.unwrap_or(coarse[best])
    }

    /// Base and scale for a power: a straight line, neither below nought.
    fn linear(&self, x: &[f64], times: &[f64], power: f64) -> Fit {
        let rows = || x.iter().zip(&self.value).zip(times);
        let n: f64 = times.iter().sum();
        let (mut sx, mut sy) = (0.0, 0.0);
        for ((x, y), w) in rows() {
            sx += w * x;
            sy += w * y;
        }
        let (mx, my) = (sx / n, sy / n);
        let (mut xx, mut xy, mut x2, mut x1y) = (0.0, 0.0, 0.0, 0.0);
        for ((x, y), w) in rows() {
            xx += w * (x - mx) * (x - mx);
            xy += w * (x - mx) * (y - my);
            x2 += w * x * x;
            x1y += w * x * y;
        }
        let mut scale = if xx > 0.0 { (xy / xx).max(0.0) } else { 0.0 };
        let mut base = my - scale * mx;
        if base < 0.0 {
            base = 0.0;
            scale = if x2 > 0.0 { (x1y / x2).max(0.0) } else { 0.0 };
        }
        let left = rows().map(|((x, y), w)| w * (y - base - scale * x).powi(2));
        Fit {
            left: left.sum(),
            curve: Curve {
                base,
                scale: scale / self.most.powf(power),
                power,
            },
        }
    }

    /// The share of the squares around the mean that a curve explains.
    #[must_use]
    pub fn explained(&self, fit: &Fit) -> Option<f64> {
        let mean = self.value.iter().sum::<f64>() / self.value.len() as f64;
        let all: f64 = self.value.iter().map(|y| (y - mean).powi(2)).sum();
        (all > 0.0).then(|| 1.0 - fit.left / all)
    }

    /// How much what a curve leaves goes on from step to step, −1 to 1.
    #[must_use]
    pub fn goes_on(&self, curve: &Curve) -> Option<f64> {
        let rows = self.spend.iter().zip(&self.value);
        let rest: Vec<f64> = rows.map(|(x, y)| y - curve.value(*x)).collect();
        let all: f64 = rest.iter().map(|one| one * one).sum();
        let next: f64 = rest.windows(2).map(|two| two[0] * two[1]).sum();
        (all > 0.0).then(|| next / all)
    }
}

fn powers(spend: &[f64], most: f64, power: f64) -> Vec<f64> {
    let of = |one: &f64| (one.max(0.0) / most).powf(power);
    spend.iter().map(of).collect()
}

/// A curve, and the least and the most that may be spent on it.
#[derive(Debug, Clone, Copy)]
pub struct Bounded {
    /// The curve.
    pub curve: Curve,
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
}

/// Shares a budget out so that, within the limits, no unit would bring more
/// elsewhere.
///
/// # Errors
/// A stable code when the limits leave no way to spend it.
pub fn share_out(curves: &[Bounded], budget: f64) -> Result<Vec<f64>, &'static str> {
    let sum = |of: fn(&Bounded) -> f64| curves.iter().map(of).sum::<f64>();
    let slack = 1e-9 * budget.abs();
    if curves.iter().any(|one| one.least > one.most) {
        return Err("limits-crossed");
    }
    if sum(|one| one.least) > budget + slack {
        return Err("limits-above-budget");
    }
    if sum(|one| one.most) < budget - slack {
        return Err("limits-below-budget");
    }
    // The price at which a further unit is worth it, as a logarithm: the higher it
    // is, the less is spent.
    let at = |price: f64| -> Vec<f64> { curves.iter().map(|one| one.worth(price)).collect() };
    let (mut low, mut high) = (-700.0, 700.0);
    for _ in 0..200 {
        let middle = (low + high) / 2.0;
        if at(middle).iter().sum::<f64>() > budget {
            low = middle;
        } else {
            high = middle;
        }
    }
    let mut spend = at(high);
    // What rounding leaves goes where there is room.
    let left = budget - spend.iter().sum::<f64>();
    let room = |at: usize, spend: &[f64]| (curves[at].most - spend[at]).max(0.0);
    if let Some(widest) = (0..spend.len()).max_by(|&a, &b| {
        let (a, b) = (room(a, &spend), room(b, &spend));
        a.total_cmp(&b)
    }) {
        spend[widest] += left.clamp(0.0, room(widest, &spend));
    }
    Ok(spend)
}

impl Bounded {
    /// What is spent on it at a price, the logarithm of what the last unit brings.
    fn worth(&self, price: f64) -> f64 {
        let Curve { scale, power, .. } = self.curve;
        if scale <= 0.0 || power <= 0.0 {
            return self.least;
        }
        let spend = (((scale * power).ln() - price) / (1.0 - power)).exp();
        spend.clamp(self.least, self.most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPEND: [f64; 12] = [
        0.0, 10.0, 25.0, 40.0, 60.0, 80.0, 100.0, 130.0, 160.0, 200.0, 240.0, 300.0,
    ];
    const VALUE: [f64; 12] = [
        512.0, 617.0, 715.0, 733.0, 818.0, 853.0, 918.0, 942.0, 1012.0, 1056.0, 1131.0, 1186.0,
    ];

    fn steps(value: &[f64]) -> Steps {
        Steps::new(SPEND.to_vec(), value.to_vec()).unwrap()
    }

    fn near(one: f64, other: f64, share: f64) {
        let off = (one - other).abs();
        assert!(off <= share * other.abs().max(1e-9), "{one} is not {other}");
    }

    /// References: `scipy.optimize.curve_fit` (`SciPy` 1.17.1) of
    /// `c + a * x ** b` within `[0, 0, 0.05]` and `[inf, inf, 0.99]`, from three
    /// starts, tolerances 1e-15; its weights are `sigma = 1 / sqrt(times)`.
    #[test]
    fn fits_agree_with_scipy() {
        let all = steps(&VALUE);
        let fit = all.fit(&[1.0; 12]);
        near(fit.left, 1_693.395_426_6, 1e-9);
        near(fit.curve.base, 508.346_23, 1e-6);
        near(fit.curve.scale, 37.056_67, 1e-6);
        near(fit.curve.power, 0.511_407_98, 1e-6);
        let times = [2.0, 0.0, 1.0, 1.0, 3.0, 0.0, 1.0, 1.0, 0.0, 2.0, 1.0, 0.0];
        let fit = all.fit(&times);
        near(fit.left, 1_561.952_311_99, 1e-9);
        near(fit.curve.base, 512.198_02, 1e-6);
        near(fit.curve.power, 0.504_350_63, 1e-6);
        // Nothing comes without spend: the base is at its limit.
        let from_nothing = steps(&[
            -20.0, 29.0, 50.0, 89.0, 111.0, 158.0, 197.0, 234.0, 293.0, 348.0, 423.0, 507.0,
        ]);
        let fit = from_nothing.fit(&[1.0; 12]);
        near(fit.left, 746.366_255_5, 1e-9);
        assert!(fit.curve.base.abs() < 1e-9);
        near(fit.curve.scale, 3.050_944_6, 1e-6);
        near(fit.curve.power, 0.897_116_5, 1e-6);
    }

    #[test]
    fn a_curve_without_noise_is_found_again() {
        let true_curve = Curve {
            base: 100.0,
            scale: 8.0,
            power: 0.6,
        };
        let value: Vec<f64> = SPEND.iter().map(|x| true_curve.value(*x)).collect();
        let all = steps(&value);
        let fit = all.fit(&[1.0; 12]);
        near(fit.curve.power, 0.6, 1e-6);
        near(fit.curve.base, 100.0, 1e-5);
        near(all.explained(&fit).unwrap(), 1.0, 1e-9);
        // 8 · 100^0.6 = 126.79…; the next unit brings 0.6 of it ÷ 100.
        near(true_curve.brings(100.0), 126.791_454, 1e-7);
        near(true_curve.marginal(100.0).unwrap(), 0.760_748_72, 1e-7);
        near(
            true_curve.elasticity(100.0).unwrap(),
            0.6 * 126.791_454 / 226.791_454,
            1e-7,
        );
        assert_eq!(true_curve.marginal(0.0), None);
    }

    #[test]
    fn what_does_not_grow_has_no_scale() {
        let falls: Vec<f64> = SPEND.iter().map(|x| 500.0 - x).collect();
        let all = steps(&falls);
        let fit = all.fit(&[1.0; 12]);
        assert_eq!(fit.curve.scale, 0.0);
        near(fit.curve.base, falls.iter().sum::<f64>() / 12.0, 1e-12);
        assert_eq!(all.explained(&fit), Some(0.0));
        // The straight line that is left: each step goes on from the one before.
        assert!(all.goes_on(&fit.curve).unwrap() > 0.5);
        assert!(Steps::new(vec![0.0; 12], VALUE.to_vec()).is_none());
    }

    fn bounded(scale: f64, power: f64, least: f64, most: f64) -> Bounded {
        Bounded {
            curve: Curve {
                base: 7.0,
                scale,
                power,
            },
            least,
            most,
        }
    }

    /// References: `scipy.optimize.minimize` by SLSQP of the same curves.
    #[test]
    fn a_budget_shared_out_agrees_with_scipy() {
        let free = |scale, power| bounded(scale, power, 0.0, 1000.0);
        let spend = share_out(&[free(40.0, 0.5), free(15.0, 0.7), free(90.0, 0.3)], 300.0);
        let spend = spend.unwrap();
        for (one, other) in spend.iter().zip([82.318, 181.8394, 35.8426]) {
            near(*one, other, 1e-5);
        }
        near(spend.iter().sum(), 300.0, 1e-12);
        let value: f64 = [(40.0, 0.5), (15.0, 0.7), (90.0, 0.3)]
            .iter()
            .zip(&spend)
            .map(|((scale, power), x): (&(f64, f64), &f64)| scale * x.powf(*power))
            .sum();
        near(value, 1_198.913_037_86, 1e-9);
    }

    #[test]
    fn limits_hold_and_what_cannot_be_is_named() {
        let curves = [
            bounded(40.0, 0.5, 0.0, 50.0),
            bounded(15.0, 0.7, 200.0, 260.0),
        ];
        let spend = share_out(&curves, 260.0).unwrap();
        assert_eq!(spend[0], 50.0);
        near(spend[1], 210.0, 1e-12);
        assert_eq!(share_out(&curves, 310.0), Ok(vec![50.0, 260.0]));
        assert_eq!(share_out(&curves, 199.0), Err("limits-above-budget"));
        assert_eq!(share_out(&curves, 311.0), Err("limits-below-budget"));
        let crossed = [bounded(1.0, 0.5, 2.0, 1.0)];
        assert_eq!(share_out(&crossed, 1.0), Err("limits-crossed"));
        // Whatever the order of the channels.
        let turned = [curves[1], curves[0]];
        let turned = share_out(&turned, 260.0).unwrap();
        assert_eq!([turned[1], turned[0]], [spend[0], spend[1]]);
    }
}
