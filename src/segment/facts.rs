//! What is known of each customer, over everything the files hold up to the day
//! the report speaks from: a segment is the same under every filter.

use super::rfm::{self, Buyer, Ties};
use super::rule::Figure;
use crate::dataset::settings::{Basis, Settings};
use crate::dataset::touch_kind::TouchKind;
use crate::dataset::view::{Customer, View};
use crate::dataset::Dataset;
use crate::intake::cell::date::DAY_MS;
use crate::intake::cell::money::units;

/// A customer with less of the acts on one channel than this has no main one.
const MAIN: f64 = 0.6;
/// What a message opened is worth, and one clicked or answered. Mail programs
/// open messages on their own.
const OPENED: f64 = 1.0;
const CLICKED: f64 = 3.0;

/// The channel most used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Main {
    /// One has 60% of the acts or more.
    Channel(u16),
    /// None has.
    Mixed,
}

/// What is known of a customer.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Fact {
    /// Whether the files say anything of them.
    pub known: bool,
    /// Sales.
    pub sales: u32,
    /// Sales in money, refunds apart.
    pub gross: f64,
    /// Net revenue.
    pub net: f64,
    /// The instants of the first and the last sale.
    pub bought: Option<(i64, i64)>,
    /// Channels used.
    pub channels: u16,
    /// The channel most used.
    pub main: Option<Main>,
    /// Touches.
    pub touches: u32,
    /// Points for messages opened and clicked.
    pub engagement: f64,
    /// The tenth of buyers: 1 is the best.
    pub decile: u8,
    /// Scores of recency, frequency and revenue.
    pub scores: [u8; 3],
}

/// What is known of all.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The files.
    pub data: &'a Dataset,
    /// By customer code.
    pub of: Vec<Fact>,
    /// Whether touches say what they were: without, engagement is not known.
    pub has_kinds: bool,
}

impl<'a> Facts<'a> {
    /// Gathers them.
    #[must_use]
    pub fn new(data: &'a Dataset, settings: &'a Settings) -> Self {
        let view = View::whole(data, settings);
        let mut of = vec![Fact::default(); data.people.bound];
        let (mut acts, mut has_kinds) = (Vec::new(), false);
        for customer in view.customers() {
            let fact = fact(&view, &customer, settings.basis, &mut acts);
            has_kinds |= fact.engagement > 0.0;
            if let Some(place) = of.get_mut(customer.code as usize) {
                *place = fact;
            }
        }
        has_kinds |= data
            .touches
            .iter()
            .any(|touch| touch.kind() == TouchKind::Reach);
        for (at, fact) in of.iter_mut().enumerate() {
            let said = |of: &[Option<u16>]| of.get(at).is_some_and(Option::is_some);
            fact.known |= said(&data.segment_of)
                || said(&data.acquired_by)
                || data.traits.iter().any(|one| one.of[at].is_some());
        }
        let mut facts = Self {
            data,
            of,
            has_kinds,
        };
        facts.score();
        facts
    }

    /// Scores and tenths of those who bought.
    fn score(&mut self) {
        let as_of = self.data.as_of;
        let buyer = |(at, fact): (usize, &Fact)| {
            Some(Buyer {
                customer: at as u32,
                recency: whole_days(as_of - fact.bought?.1),
                frequency: f64::from(fact.sales),
                revenue: fact.net,
            })
        };
        let buyers: Vec<Buyer> = self.of.iter().enumerate().filter_map(buyer).collect();
        let scored = rfm::scored(&buyers, Ties::Together);
        for (buyer, scores) in buyers.iter().zip(scored.scores) {
            self.of[buyer.customer as usize].scores = scores;
        }
        let mut order: Vec<&Buyer> = buyers.iter().collect();
        order.sort_by(|a, b| {
            b.revenue
                .total_cmp(&a.revenue)
                .then(a.customer.cmp(&b.customer))
        });
        for (rank, buyer) in order.iter().enumerate() {
            self.of[buyer.customer as usize].decile = 1 + (rank * 10 / order.len()) as u8;
        }
    }

    /// A figure of a customer; `None` where nothing tells.
    #[must_use]
    pub fn figure(&self, at: usize, figure: Figure) -> Option<f64> {
        let fact = self.of.get(at)?;
        let as_of = self.data.as_of;
        let since = |instant: i64| whole_days(as_of - instant);
        match figure {
            Figure::Orders => Some(f64::from(fact.sales)),
            Figure::Revenue => Some(fact.net),
            Figure::Basket => (fact.sales > 0).then(|| fact.gross / f64::from(fact.sales)),
            Figure::Recency => fact.bought.map(|(_, last)| since(last)),
            Figure::Tenure => fact.bought.map(|(first, _)| since(first)),
            Figure::Channels => (fact.channels > 0).then(|| f64::from(fact.channels)),
            Figure::Engagement => self.has_kinds.then_some(fact.engagement),
            Figure::Touches => {
                let has_touches = !self.data.touches.is_empty();
                has_touches.then(|| f64::from(fact.touches))
            }
            Figure::Decile => (fact.decile > 0).then(|| f64::from(fact.decile)),
        }
    }
}

fn whole_days(ms: i64) -> f64 {
    (ms / DAY_MS) as f64
}

fn fact(view: &View<'_>, customer: &Customer<'_>, basis: Basis, acts: &mut Vec<u16>) -> Fact {
    let mut fact = Fact {
        known: true,
        ..Fact::default()
    };
    acts.clear();
    let (mut net, mut gross) = (0i128, 0i128);
    for order in customer.orders.iter().filter(|order| view.sees(order)) {
        net += i128::from(order.amount);
        if order.is_refund() {
            continue;
        }
        gross += i128::from(order.amount);
        fact.sales += 1;
        let first = fact.bought.map_or(order.time, |(first, _)| first);
        fact.bought = Some((first, order.time));
        acts.push(order.channel);
    }
    for touch in customer
        .touches
        .iter()
        .filter(|touch| view.sees_touch(touch))
    {
        fact.touches += 1;
        fact.engagement += match touch.kind() {
            TouchKind::Open => OPENED,
            TouchKind::Click => CLICKED,
            _ => 0.0,
        };
        if basis == Basis::Interaction {
            acts.push(touch.channel);
        }
    }
    acts.retain(|&channel| view.data.channels.is_named(channel));
    (fact.net, fact.gross) = (units(net), units(gross));
    fact.main = main_of(acts);
    fact.channels = acts.chunk_by(|a, b| a == b).count() as u16;
    fact
}

/// The channel most used among acts, put in order; `None` without an act.
#[must_use]
pub fn main_of(acts: &mut [u16]) -> Option<Main> {
    acts.sort_unstable();
    let most = acts.chunk_by(|a, b| a == b).max_by_key(|run| run.len())?;
    Some(match most.len() as f64 >= MAIN * acts.len() as f64 {
        true => Main::Channel(most[0]),
        false => Main::Mixed,
    })
}
