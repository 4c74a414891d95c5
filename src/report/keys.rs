//! Allocation keys on the sales of a view: who had a part in each, what each key
//! credits them with, and how far that is from their contribution.

use super::contributors::{felt, Parties};
use crate::dataset::dimension::{Named, UNSAID};
use crate::dataset::period::day_text;
use crate::dataset::settings::Settings;
use crate::dataset::view::{Customer, View};
use crate::dataset::Order;
use crate::economics::key::{credit, distance, evenly, AllocationKey, Parts, MOST_KEYS};
use crate::intake::cell::money::units;
use crate::kpi::measure::Missing;
use crate::segment::rfm::gini;
use crate::stats::ranks::sorted;
use serde::{Deserialize, Serialize};

/// Sales listed with their contributors, at most.
const MOST_LISTED: usize = 10_000;

/// What is asked of keys.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct KeysRequest {
    /// The settings, as for a report; `ropo_days` is how long an assistance counts.
    pub settings: Settings,
    /// The keys, side by side.
    pub keys: Vec<AllocationKey>,
    /// Whether the stores of a channel are taken together.
    pub by_channel: bool,
    /// Whether teams are told apart, where orders name them.
    pub by_team: bool,
    /// The share of what they are credited with that parties are paid, 0 to 1.
    pub incentive: f64,
    /// Shares of their own, by party.
    pub incentives: Vec<PartyIncentive>,
    /// How many sales of several parties are listed, 10,000 at most.
    pub list: usize,
}

/// What one party is paid, in the place of what all are.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct PartyIncentive {
    /// The channel; of any when empty.
    pub channel: String,
    /// The store; of any when empty.
    pub store: String,
    /// The team; of any when empty.
    pub team: String,
    /// The share of what it is credited with, 0 to 1.
    pub rate: f64,
}

impl PartyIncentive {
    fn is_of(&self, party: &Party) -> bool {
        let same = |said: &str, is: &str| said.is_empty() || said == is;
        same(&self.channel, &party.channel)
            && same(&self.store, party.store.as_deref().unwrap_or_default())
            && same(&self.team, party.team.as_deref().unwrap_or_default())
    }
}

/// Who had a part, and what keys give them.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Party {
    /// The channel; empty for stores where no channel is theirs.
    pub channel: String,
    /// The store, where the files name one.
    pub store: Option<String>,
    /// The team, where the files name one and teams are told apart.
    pub team: Option<String>,
    /// Sales it made.
    pub sold: u64,
    /// Sales of others that it handed over.
    pub handed: u64,
    /// Sales of others before which it was met.
    pub assisted: u64,
    /// Revenue it is booked with at present.
    pub booked: f64,
    /// Its equal part of each sale it had a part in: the Shapley value where a
    /// sale takes all who had a part in it.
    pub contribution: f64,
    /// What each key credits it with.
    pub credited: Vec<f64>,
    /// The share of it that it is paid.
    pub rate: f64,
    /// What it would be paid of what it is booked with at present.
    pub paid_now: f64,
    /// What it would be paid under each key.
    pub paid: Vec<f64>,
}

/// What a key comes to.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct KeyOutcome {
    /// Its name; empty for what is booked at present.
    pub name: String,
    /// What keeps it from being used, as a stable code; it then moves nothing.
    pub fault: Option<&'static str>,
    /// All that it credits: what was sold.
    pub total: f64,
    /// What it passes on from who sold.
    pub moved: f64,
    /// Half the sum of the differences of shares from the contributions, 0 to 1.
    pub gap: Option<f64>,
    /// Gini's index of what parties are credited with.
    pub gini: Option<f64>,
    /// Of the revenue of sales of several parties, what is credited to several.
    pub shared: Option<f64>,
    /// All that parties are paid.
    pub paid: f64,
    /// Parties credited with more than at present.
    pub winners: u64,
    /// Parties credited with less.
    pub losers: u64,
}

/// A sale that several had a part in. Parties are places in the list of them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SharedSale {
    /// Its day in the reporting zone.
    pub day: String,
    /// A number that stands for the customer, the same on all sales of theirs.
    pub customer: Option<u64>,
    /// What it came to.
    pub amount: f64,
    /// Who sold.
    pub sold: u32,
    /// Who handed over.
    pub handed: Option<u32>,
    /// Who was met before.
    pub assisted: Vec<u32>,
}

/// How fair the present sharing is felt to be.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct FeltFair {
    /// The store; none for all answers together.
    pub store: Option<String>,
    /// Answers.
    pub n: u64,
    /// The share of them in the two best scores of the scale.
    pub value: f64,
    /// Lower end at 95% (Wilson).
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Keys on the sales of a view.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct KeysReport {
    /// Why there is nothing to share out.
    pub missing: Option<Missing>,
    /// Sales and refunds.
    pub rows: u64,
    /// What they come to.
    pub total: f64,
    /// Sales that several had a part in.
    pub several: u64,
    /// What those come to.
    pub several_amount: f64,
    /// Sales of nobody known, whose assistance cannot be.
    pub anonymous: u64,
    /// What those come to.
    pub anonymous_amount: f64,
    /// Collected sales of which no store is known.
    pub unplaced: u64,
    /// Days that an assistance counts.
    pub days: u32,
    /// Who had a part, by channel and store.
    pub parties: Vec<Party>,
    /// What is booked at present first, then each key.
    pub keys: Vec<KeyOutcome>,
    /// The first sales of several parties.
    pub listed: Vec<SharedSale>,
    /// What surveys say of how fair the sharing is: all answers, then by store;
    /// empty where none asks.
    pub felt: Vec<FeltFair>,
}

/// Keys on the sales of a view.
#[must_use]
pub fn keys(view: &View<'_>, request: &KeysRequest) -> KeysReport {
    if let Some(missing) = Missing::rates(view) {
        return KeysReport {
            missing: Some(missing),
            ..KeysReport::default()
        };
    }
    let keys = &request.keys[..request.keys.len().min(MOST_KEYS)];
    let usable: Vec<Option<&AllocationKey>> = keys
        .iter()
        .map(|key| key.fault().is_none().then_some(key))
        .collect();
    let mut sums = Gathered::new(view, request, usable);
    for customer in view.customers() {
        for order in customer.orders.iter().filter(|order| view.sees(order)) {
            sums.add(order, Some(&customer));
        }
    }
    for order in view.anonymous() {
        sums.add(order, None);
    }
    sums.report.felt = felt(view);
    sums.report(keys, request)
}

struct Gathered<'v, 'd, 'k> {
    parties: Parties<'v, 'd>,
    keys: Vec<Option<&'k AllocationKey>>,
    report: KeysReport,
    most: usize,
    total: i128,
    several: i128,
    anonymous: i128,
    /// By key, what of sales of several parties is credited to several.
    shared: Vec<i128>,
    moved: Vec<i128>,
}

impl<'v, 'd, 'k> Gathered<'v, 'd, 'k> {
    fn new(
        view: &'v View<'d>,
        request: &KeysRequest,
        keys: Vec<Option<&'k AllocationKey>>,
    ) -> Self {
        Self {
            parties: Parties::new(view, request.by_channel, request.by_team),
            report: KeysReport {
                days: view.settings.ropo_days,
                ..KeysReport::default()
            },
            most: request.list.min(MOST_LISTED),
            total: 0,
            several: 0,
            anonymous: 0,
            shared: vec![0; keys.len()],
            moved: vec![0; keys.len()],
            keys,
        }
    }

    fn add(&mut self, order: &Order, customer: Option<&Customer<'_>>) {
        let mut lost = 0;
        let parts = self.parties.parts(order, customer, &mut lost);
        self.report.unplaced += lost;
        self.report.rows += 1;
        let amount = i128::from(order.amount);
        self.total += amount;
        if customer.is_none() {
            self.report.anonymous += 1;
            self.anonymous += amount;
        }
        let all = parts.all();
        let sums = &mut self.parties.sums;
        sums[parts.sold as usize].booked += amount;
        if !order.is_refund() {
            sums[parts.sold as usize].did[0] += 1;
            let others = parts.handed.iter().map(|party| (party, 1));
            for (party, what) in others.chain(parts.assisted.iter().map(|party| (party, 2))) {
                sums[*party as usize].did[what] += 1;
            }
        }
        evenly(order.amount, &all, |party, part| {
            sums[party as usize].contribution += i128::from(part);
        });
        let is_several = all.len() > 1;
        for (at, key) in self.keys.iter().enumerate() {
            let mut receivers = 0;
            let nothing = AllocationKey::default();
            credit(
                key.unwrap_or(&nothing),
                order.amount,
                &parts,
                |party, part| {
                    let credited = &mut sums[party as usize].credited;
                    credited.resize(self.keys.len(), 0);
                    credited[at] += i128::from(part);
                    receivers += usize::from(part != 0);
                    if party != parts.sold {
                        self.moved[at] += i128::from(part);
                    }
                },
            );
            if is_several && receivers > 1 {
                self.shared[at] += amount;
            }
        }
        if is_several {
            self.report.several += 1;
            self.several += amount;
            self.list(order, customer, parts);
        }
    }

    fn list(&mut self, order: &Order, customer: Option<&Customer<'_>>, parts: Parts) {
        if self.report.listed.len() < self.most {
            self.report.listed.push(SharedSale {
                day: day_text(self.parties.view.data.zone.day(order.time)),
                customer: customer.map(|customer| u64::from(customer.code) + 1),
                amount: units(i128::from(order.amount)),
                sold: parts.sold,
                handed: parts.handed,
                assisted: parts.assisted,
            });
        }
    }

    fn report(mut self, keys: &[AllocationKey], request: &KeysRequest) -> KeysReport {
        if self.report.rows == 0 {
            self.report.missing = Some(Missing::because("no-rows"));
            return self.report;
        }
        let order = self.names(keys.len(), request);
        let booked: Vec<f64> = self.report.parties.iter().map(|one| one.booked).collect();
        let several = self.several;
        let of_several = |amount: i128| (several > 0).then(|| amount as f64 / several as f64);
        let mut outcomes = vec![self.outcome(&booked, &booked)];
        outcomes[0].shared = of_several(0);
        outcomes[0].paid = self.report.parties.iter().map(|one| one.paid_now).sum();
        for (at, key) in keys.iter().enumerate() {
            let credited: Vec<f64> = (self.report.parties.iter())
                .map(|one| one.credited[at])
                .collect();
            outcomes.push(KeyOutcome {
                name: key.name.clone(),
                fault: key.fault(),
                moved: units(self.moved[at]),
                shared: of_several(self.shared[at]),
                paid: self.report.parties.iter().map(|one| one.paid[at]).sum(),
                ..self.outcome(&credited, &booked)
            });
        }
        let report = &mut self.report;
        for sale in &mut report.listed {
            sale.sold = order[sale.sold as usize];
            sale.handed = sale.handed.map(|party| order[party as usize]);
            for party in &mut sale.assisted {
                *party = order[*party as usize];
            }
        }
        report.keys = outcomes;
        report.total = units(self.total);
        report.several_amount = units(self.several);
        report.anonymous_amount = units(self.anonymous);
        self.report
    }

    /// Lists the parties by name; where each stands in the list.
    fn names(&mut self, keys: usize, request: &KeysRequest) -> Vec<u32> {
        let view = self.parties.view;
        let name = |of: &Named, code: u16| (code != UNSAID).then(|| of.names.name(code).to_owned());
        let mut named: Vec<_> = (self.parties.places.iter())
            .map(|(&[channel, store, team], place)| {
                let channel = match channel {
                    UNSAID => String::new(),
                    code => view.channel_name(code).to_owned(),
                };
                let data = view.data;
                let (store, team) = (name(&data.by_store, store), name(&data.by_team, team));
                (channel, store, team, *place)
            })
            .collect();
        named.sort();
        let mut order = vec![0; named.len()];
        for (at, (channel, store, team, place)) in named.into_iter().enumerate() {
            order[place as usize] = at as u32;
            let sums = &mut self.parties.sums[place as usize];
            sums.credited.resize(keys, 0);
            let credited: Vec<f64> = sums.credited.iter().map(|sum| units(*sum)).collect();
            let [sold, handed, assisted] = sums.did;
            let mut party = Party {
                channel,
                store,
                team,
                sold,
                handed,
                assisted,
                booked: units(sums.booked),
                contribution: units(sums.contribution),
                ..Party::default()
            };
            // Of several that fit, what was said last.
            let own = request.incentives.iter().rfind(|own| own.is_of(&party));
            let rate = own.map_or(request.incentive, |own| own.rate);
            let rate = if rate.is_finite() { rate } else { 0.0 }.clamp(0.0, 1.0);
            let pay = |amount: f64| amount.max(0.0) * rate;
            party.rate = rate;
            party.paid_now = pay(party.booked);
            party.paid = credited.iter().map(|amount| pay(*amount)).collect();
            party.credited = credited;
            self.report.parties.push(party);
        }
        order
    }

    fn outcome(&self, credited: &[f64], booked: &[f64]) -> KeyOutcome {
        let parties = &self.report.parties;
        let contribution: Vec<f64> = parties.iter().map(|one| one.contribution).collect();
        // A millionth is what amounts are counted in.
        let moved = |sign: f64| {
            let pairs = credited.iter().zip(booked);
            pairs
                .filter(|(now, was)| sign * (*now - *was) > 5e-7)
                .count() as u64
        };
        KeyOutcome {
            total: units(self.total),
            gap: distance(credited, &contribution),
            gini: gini(&sorted(credited)),
            winners: moved(1.0),
            losers: moved(-1.0),
            ..KeyOutcome::default()
        }
    }
}
