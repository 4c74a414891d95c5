//! What the rule models share: a weight for each place in a journey.

use super::journeys::{Journeys, Timed, Weights};
use super::paths::BLOCK;
use super::{Credit, Prepared};
use crate::error::Result;
use std::rc::Rc;

/// Fills the weights of the places of a path, given its number and its
/// channels. The weights of a path add up to one.
pub type Rule = Box<dyn Fn(usize, &[u16], &mut [f64])>;

/// Fills the weights of the places of any journey with so many touches.
pub type PlaceRule = Box<dyn Fn(&mut [f64])>;

/// What the weights of a path follow from.
enum Shares {
    /// The number of its touches.
    Places(PlaceRule),
    /// The path.
    Path(Rule),
}

/// A rule made ready for a set of journeys.
pub struct Ruled {
    journeys: Rc<Journeys>,
    shares: Shares,
    note: Option<&'static str>,
}

/// A rule that only looks at places.
pub fn by_place(journeys: &Rc<Journeys>, rule: impl Fn(&mut [f64]) + 'static) -> Box<dyn Prepared> {
    Box::new(Ruled::new(journeys, Shares::Places(Box::new(rule))))
}

/// The same with what is to be said of it.
pub fn noted(
    journeys: &Rc<Journeys>,
    rule: impl Fn(&mut [f64]) + 'static,
    note: &'static str,
) -> Box<dyn Prepared> {
    Box::new(Ruled {
        note: Some(note),
        ..Ruled::new(journeys, Shares::Places(Box::new(rule)))
    })
}

/// A rule that looks at the channels too.
pub fn by_path(journeys: &Rc<Journeys>, rule: Rule) -> Box<dyn Prepared> {
    Box::new(Ruled::new(journeys, Shares::Path(rule)))
}

/// Shares one path by the weights of its ends, those between having the rest
/// in equal parts. Two touches: the ends alone, scaled; one touch: all.
pub fn ends_and_between([first, between, last]: [f64; 3], weights: &mut [f64]) {
    match weights {
        [] => {}
        [only] => *only = 1.0,
        [a, b] => {
            let sum = first + last;
            // Where only what lies between counts, two touches count alike.
            (*a, *b) = if sum > 0.0 {
                (first / sum, last / sum)
            } else {
                (0.5, 0.5)
            };
        }
        [a, middle @ .., b] => {
            let sum = first + between + last;
            (*a, *b) = (first / sum, last / sum);
            let share = between / sum / middle.len() as f64;
            middle.fill(share);
        }
    }
}

impl Prepared for Ruled {
    fn credit(&self, weights: &Weights) -> Result<Credit> {
        let mut sums = vec![[0.0; 2]; self.journeys.channels.len()];
        let mut places = Places::default();
        for some in self.journeys.paths.earning().chunks(BLOCK) {
            self.credit_some(some, weights, &mut places, &mut sums);
        }
        let mut credit = Credit {
            conversions: sums.iter().map(|sum| sum[0]).collect(),
            value: sums.iter().map(|sum| sum[1]).collect(),
            ..Credit::default()
        };
        credit.learned.notes.extend(self.note);
        Ok(credit)
    }

    fn journey(&self, timed: &Timed) -> Option<Vec<f64>> {
        let at = timed.path as usize;
        let path = self.journeys.paths.path(at);
        let mut places = Places::default();
        Some(places.of(&self.shares, at, path).to_vec())
    }
}

impl Ruled {
    fn new(journeys: &Rc<Journeys>, shares: Shares) -> Self {
        Self {
            journeys: Rc::clone(journeys),
            shares,
            note: None,
        }
    }

    /// Shares out what some of the paths weigh: conversions and value by channel.
    #[inline(never)]
    fn credit_some(
        &self,
        some: &[u32],
        weights: &Weights,
        places: &mut Places,
        sums: &mut [[f64; 2]],
    ) {
        for at in some.iter().map(|&at| at as usize) {
            let (conversions, value) = (weights.conversions[at], weights.value[at]);
            if conversions == 0.0 && value == 0.0 {
                continue;
            }
            let path = self.journeys.paths.path(at);
            for (&channel, share) in path.iter().zip(places.of(&self.shares, at, path)) {
                let [count, worth] = &mut sums[usize::from(channel)];
                *count += share * conversions;
                *worth += share * value;
            }
        }
    }
}

/// Paths of more touches are rare: their weights are not kept.
const MOST_KNOWN: usize = 64;

/// The weights of the places of paths.
#[derive(Default)]
struct Places {
    /// By number of touches, where they follow from it; empty where not known yet.
    known: Vec<Vec<f64>>,
    /// Those of the path at hand.
    own: Vec<f64>,
}

impl Places {
    fn of(&mut self, shares: &Shares, at: usize, path: &[u16]) -> &[f64] {
        let rule = match shares {
            Shares::Places(rule) => rule,
            Shares::Path(rule) => return self.by(rule, at, path),
        };
        let touches = path.len();
        if touches > MOST_KNOWN {
            return self.fill(touches, |weights| rule(weights));
        }
        if touches >= self.known.len() {
            self.known.resize(touches + 1, Vec::new());
        }
        let known = &mut self.known[touches];
        if known.is_empty() {
            known.resize(touches, 0.0);
            rule(known);
        }
        known
    }

    fn by(&mut self, rule: &Rule, at: usize, path: &[u16]) -> &[f64] {
        self.fill(path.len(), |weights| rule(at, path, weights))
    }

    fn fill(&mut self, touches: usize, rule: impl FnOnce(&mut [f64])) -> &[f64] {
        self.own.clear();
        self.own.resize(touches, 0.0);
        rule(&mut self.own);
        &self.own
    }
}
