//! A table of channels as somebody wrote it, checked: which return a stated
//! number is, and what the totals are.

use serde::{Deserialize, Serialize};

/// A line of such a table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct StatedLine {
    /// The channel.
    pub channel: String,
    /// What it brought.
    pub revenue: f64,
    /// What it cost.
    pub cost: f64,
    /// The return stated, 4 for 400%; none where nothing was.
    pub stated: Option<f64>,
}

/// A line checked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct CheckedLine {
    /// The channel; empty on the total.
    pub channel: String,
    /// Return on investment, (revenue − cost) ÷ cost; none without a cost.
    pub roi: Option<f64>,
    /// Return on ad spend, revenue ÷ cost.
    pub roas: Option<f64>,
    /// What the stated number is: `roi`, `roas`, `neither`, or `unstated`.
    pub is: &'static str,
}

/// The lines, and the total last: a ratio of sums.
#[must_use]
pub fn checked(lines: &[StatedLine]) -> Vec<CheckedLine> {
    let total = StatedLine {
        revenue: lines.iter().map(|line| line.revenue).sum(),
        cost: lines.iter().map(|line| line.cost).sum(),
        ..StatedLine::default()
    };
    lines.iter().chain([&total]).map(check).collect()
}

fn check(line: &StatedLine) -> CheckedLine {
    let fits = line.cost > 0.0 && line.cost.is_finite() && line.revenue.is_finite();
    let roas = fits.then(|| line.revenue / line.cost);
    let roi = fits.then(|| (line.revenue - line.cost) / line.cost);
    // As people round: to the whole per cent, or to half a unit of the last place.
    let near = |value: Option<f64>, stated: f64| {
        value.is_some_and(|value| (value - stated).abs() <= 0.005_000_1)
    };
    let is = match line.stated {
        None => "unstated",
        Some(stated) if near(roi, stated) => "roi",
        Some(stated) if near(roas, stated) => "roas",
        Some(_) => "neither",
    };
    CheckedLine {
        channel: line.channel.clone(),
        roi,
        roas,
        is,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_on_ad_spend_among_returns_on_investment_is_told() {
        let line = |channel: &str, revenue, cost, stated| StatedLine {
            channel: channel.into(),
            revenue,
            cost,
            stated,
        };
        let checked = checked(&[
            line("website", 500_000.0, 100_000.0, Some(4.0)),
            line("store", 300_000.0, 50_000.0, Some(5.0)),
            line("mobile", 200_000.0, 75_000.0, Some(2.67)),
            line("kiosk", 100.0, 0.0, Some(2.0)),
        ]);
        let roi: Vec<_> = checked.iter().map(|one| one.roi).collect();
        assert_eq!(roi[..2], [Some(4.0), Some(5.0)]);
        assert!((roi[2].unwrap() - 5.0 / 3.0).abs() < 1e-12);
        assert_eq!(roi[3], None);
        let roas: Vec<_> = checked.iter().map(|one| one.roas).collect();
        assert_eq!(roas[..2], [Some(5.0), Some(6.0)]);
        assert!((roas[2].unwrap() - 8.0 / 3.0).abs() < 1e-12);
        let is: Vec<_> = checked.iter().map(|one| one.is).collect();
        assert_eq!(is, ["roi", "roi", "roas", "neither", "unstated"]);
    }

    #[test]
    fn the_total_is_a_ratio_of_sums() {
        let line = |revenue, cost| StatedLine {
            revenue,
            cost,
            ..StatedLine::default()
        };
        let all = checked(&[
            line(500_000.0, 100_000.0),
            line(300_000.0, 50_000.0),
            line(200_000.0, 75_000.0),
        ]);
        // (1,000,000 − 225,000) ÷ 225,000 = 344.44%
        assert!((all[3].roi.unwrap() - 775.0 / 225.0).abs() < 1e-12);
        assert_eq!(checked(&[])[0].roi, None);
    }
}
