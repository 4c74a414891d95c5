//! How far models disagree on the same journeys, and how far chance alone
//! would move them.

use serde::Serialize;

/// How far models disagree on a channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ChannelSpread {
    /// The channel.
    pub channel: String,
    /// The least share any model gives it, and which.
    pub low: f64,
    /// The model.
    pub low_model: &'static str,
    /// The largest, and which.
    pub high: f64,
    /// The model.
    pub high_model: &'static str,
    /// Its best rank.
    pub best_rank: u32,
    /// Its worst.
    pub worst_rank: u32,
    /// Half the width of the interval of its share, in the middle of the models.
    pub sampling: Option<f64>,
}

/// How far models disagree.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Disagreement {
    /// The models compared: additive ones, those with the same answer once.
    pub models: Vec<&'static str>,
    /// Jensen–Shannon distance of each to each, 0 to 1.
    pub distances: Vec<Vec<f64>>,
    /// By channel, the widest first.
    pub channels: Vec<ChannelSpread>,
}

/// A model with the shares it gives, and half the widths of their intervals.
pub(super) struct Shares {
    pub(super) id: &'static str,
    pub(super) of: Vec<f64>,
    pub(super) half_widths: Option<Vec<f64>>,
}

pub(super) fn disagreement(names: &[String], all: &[Shares]) -> Disagreement {
    let mut models: Vec<&Shares> = Vec::new();
    for one in all {
        let same = |other: &&Shares| {
            other
                .of
                .iter()
                .zip(&one.of)
                .all(|(a, b)| (a - b).abs() < 1e-12)
        };
        if !models.iter().any(same) {
            models.push(one);
        }
    }
    if models.is_empty() {
        return Disagreement::default();
    }
    let ranks: Vec<Vec<u32>> = models.iter().map(|model| ranks(&model.of)).collect();
    let mut channels: Vec<ChannelSpread> = names
        .iter()
        .enumerate()
        .map(|(at, name)| spread(name, at, &models, &ranks))
        .collect();
    channels.sort_by(|a, b| (b.high - b.low).total_cmp(&(a.high - a.low)));
    let row = |a: &&Shares| models.iter().map(|b| distance(&a.of, &b.of)).collect();
    Disagreement {
        models: models.iter().map(|model| model.id).collect(),
        distances: models.iter().map(row).collect(),
        channels,
    }
}

fn spread(name: &str, at: usize, models: &[&Shares], ranks: &[Vec<u32>]) -> ChannelSpread {
    let by_share = |a: &&&Shares, b: &&&Shares| a.of[at].total_cmp(&b.of[at]);
    let low = models.iter().min_by(by_share).unwrap_or(&models[0]);
    let high = models.iter().max_by(by_share).unwrap_or(&models[0]);
    let mut widths: Vec<f64> = models
        .iter()
        .filter_map(|m| Some(m.half_widths.as_ref()?[at]))
        .collect();
    widths.sort_by(f64::total_cmp);
    let of_ranks = || ranks.iter().map(|ranks| ranks[at]);
    ChannelSpread {
        channel: name.to_owned(),
        low: low.of[at],
        low_model: low.id,
        high: high.of[at],
        high_model: high.id,
        best_rank: of_ranks().min().unwrap_or(0),
        worst_rank: of_ranks().max().unwrap_or(0),
        sampling: widths.get(widths.len() / 2).copied(),
    }
}

fn ranks(shares: &[f64]) -> Vec<u32> {
    // What differs by rounding alone shares a rank.
    let above = |share: &f64| {
        shares
            .iter()
            .filter(|other| **other > share + 1e-12)
            .count()
    };
    shares.iter().map(|share| above(share) as u32 + 1).collect()
}

/// The Jensen–Shannon distance: the root of the divergence in bits. Negative
/// shares count as none.
pub(super) fn distance(a: &[f64], b: &[f64]) -> f64 {
    let law = |shares: &[f64]| -> Vec<f64> {
        let sum: f64 = shares.iter().map(|share| share.max(0.0)).sum();
        shares
            .iter()
            .map(|share| if sum > 0.0 { share.max(0.0) / sum } else { 0.0 })
            .collect()
    };
    let (a, b) = (law(a), law(b));
    let part = |p: f64, m: f64| if p > 0.0 { p * (p / m).log2() } else { 0.0 };
    let sum: f64 = a
        .iter()
        .zip(&b)
        .map(|(&p, &q)| {
            let m = (p + q) / 2.0;
            (part(p, m) + part(q, m)) / 2.0
        })
        .sum();
    sum.max(0.0).sqrt()
}
