//! Flows of money in equal steps: present value, internal rate, payback.

/// The present value of flows, the first of which is now.
#[must_use]
pub fn present_value(rate: f64, flows: &[f64]) -> f64 {
    // By Horner's rule, from the last flow to the first.
    flows
        .iter()
        .rev()
        .fold(0.0, |later, flow| flow + later / (1.0 + rate))
}

/// Why flows have no internal rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRate {
    /// They are never negative, or never positive.
    OneSign,
    /// Their sum changes sign more than once: there may be several rates.
    Several,
    /// It lies beyond -99% or +10,000% a step.
    Beyond,
}

impl NoRate {
    /// A stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::OneSign => "irr-one-sign",
            Self::Several => "irr-several",
            Self::Beyond => "irr-beyond",
        }
    }
}

/// The rate at which flows are worth nothing today. Only where it is the only
/// one: cumulated flows change sign once (Norstrøm 1972), or flows do.
///
/// # Errors
/// With why there is none.
pub fn internal_rate(flows: &[f64]) -> Result<f64, NoRate> {
    if !flows.iter().any(|flow| *flow > 0.0) || !flows.iter().any(|flow| *flow < 0.0) {
        return Err(NoRate::OneSign);
    }
    let cumulated = flows.iter().scan(0.0, |sum, flow| {
        *sum += flow;
        Some(*sum)
    });
    if changes(flows.iter().copied()) > 1 && changes(cumulated) != 1 {
        return Err(NoRate::Several);
    }
    let (mut low, mut high) = (-0.99, 100.0);
    let at_low = present_value(low, flows);
    if at_low.signum() == present_value(high, flows).signum() {
        return Err(NoRate::Beyond);
    }
    // Halving ends at neighbouring floats, whatever the flows.
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if present_value(middle, flows).signum() == at_low.signum() {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(f64::midpoint(low, high))
}

/// How often the sign changes; nothing has no sign.
fn changes(flows: impl Iterator<Item = f64>) -> usize {
    let signs: Vec<bool> = flows
        .filter(|flow| *flow != 0.0)
        .map(|flow| flow > 0.0)
        .collect();
    signs.windows(2).filter(|pair| pair[0] != pair[1]).count()
}

/// The step from which on the cumulated value, discounted at a rate, is never
/// negative again; `None` when it ends below zero.
#[must_use]
pub fn payback(rate: f64, flows: &[f64]) -> Option<usize> {
    let (mut sum, mut worth, mut since) = (0.0, 1.0, None);
    for (step, flow) in flows.iter().enumerate() {
        sum += flow * worth;
        worth /= 1.0 + rate;
        if sum < 0.0 {
            since = None;
        } else {
            since = since.or(Some(step));
        }
    }
    since
}
