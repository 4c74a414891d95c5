//! Thresholds and segments that the data proposes: the user edits them.

use super::facts::Facts;
use super::profile::quantile;
use super::rule::Figure;
use crate::text::Text;

/// The figures with a threshold worth proposing, and its name.
const PROPOSED: [Figure; 6] = [
    Figure::Orders,
    Figure::Basket,
    Figure::Revenue,
    Figure::Recency,
    Figure::Tenure,
    Figure::Engagement,
];

/// The quantiles told.
pub const QUANTILES: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 0.9];

/// Days after a first sale in which a customer is new, where the files are long
/// enough to tell.
const NEW: f64 = 90.0;

/// The quantiles of a figure over those who bought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The figure.
    pub figure: Figure,
    /// Its quantiles, as in [`QUANTILES`].
    pub at: [f64; QUANTILES.len()],
}

/// A segment ready to be taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Ready {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// Its rule.
    pub rule: String,
}

/// What the data proposes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Proposals {
    /// Quantiles to choose thresholds by.
    pub spreads: Vec<Spread>,
    /// Segments.
    pub ready: Vec<Ready>,
    /// Pairs of them worth comparing, by id.
    pub pairs: Vec<(&'static str, &'static str)>,
}

/// The proposals of the customers who bought.
#[must_use]
pub fn proposals(facts: &Facts<'_>) -> Proposals {
    let buyers: Vec<usize> = (0..facts.of.len())
        .filter(|&at| facts.of[at].sales > 0)
        .collect();
    let of = |figure, p| quantile(facts, &buyers, figure, p);
    let spread = |figure: Figure| {
        let at = QUANTILES.map(|p| of(figure, p));
        at.iter().all(Option::is_some).then(|| Spread {
            figure,
            at: at.map(Option::unwrap_or_default),
        })
    };
    let mut found = Proposals {
        spreads: PROPOSED.into_iter().filter_map(spread).collect(),
        ..Proposals::default()
    };
    if buyers.is_empty() {
        return found;
    }
    let often = of(Figure::Orders, 0.75).unwrap_or(1.0).ceil().max(2.0);
    let young = of(Figure::Tenure, 0.5).filter(|days| *days < 2.0 * NEW);
    let new = young.map_or(NEW, |_| {
        of(Figure::Tenure, 0.25).unwrap_or(NEW).max(1.0).floor()
    });
    let mut put = |id, fr, en, rule| {
        let name = Text { fr, en };
        found.ready.push(Ready { id, name, rule });
    };
    put(
        "loyal",
        "Fidèles",
        "Loyal",
        format!("orders>={often} and tenure>{new}"),
    );
    put("new", "Nouveaux", "New", format!("tenure<={new}"));
    put(
        "frequent",
        "Fréquents",
        "Frequent",
        format!("orders>={often}"),
    );
    let once = format!("orders>=1 and orders<{often}");
    put("occasional", "Occasionnels", "Occasional", once);
    let money = |p| of(Figure::Basket, p).map(|basket| (basket * 100.0).round() / 100.0);
    if let Some((low, high)) = money(0.25)
        .zip(money(0.75))
        .filter(|(low, high)| low < high)
    {
        put(
            "large-basket",
            "Gros paniers",
            "Large baskets",
            format!("basket>={high}"),
        );
        put(
            "small-basket",
            "Petits paniers",
            "Small baskets",
            format!("basket<{low}"),
        );
    }
    if facts.of.iter().any(|fact| fact.channels > 1) {
        put(
            "omni",
            "Plusieurs canaux",
            "Several channels",
            "channel_use=omni".to_owned(),
        );
        put(
            "mono",
            "Un seul canal",
            "One channel",
            "channel_use=mono".to_owned(),
        );
    }
    put(
        "best",
        "Meilleur dixième",
        "Best tenth",
        "decile=1".to_owned(),
    );
    if let Some(silent) = of(Figure::Recency, 0.75).filter(|days| *days > 0.0) {
        let rule = format!("recency>{}", silent.round());
        put("silent", "Silencieux", "Silent", rule);
    }
    if facts.has_kinds {
        put(
            "engaged",
            "Réactifs aux contenus",
            "Engaged",
            "engagement>=3".to_owned(),
        );
        put(
            "unengaged",
            "Non réactifs",
            "Not engaged",
            "engagement<3".to_owned(),
        );
    }
    let has = |id: &str| found.ready.iter().any(|one| one.id == id);
    found.pairs = [
        ("loyal", "new"),
        ("omni", "mono"),
        ("frequent", "occasional"),
        ("large-basket", "small-basket"),
        ("engaged", "unengaged"),
    ]
    .into_iter()
    .filter(|(a, b)| has(a) && has(b))
    .collect();
    found
}
