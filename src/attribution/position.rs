//! What the rule models share: a weight for each place in a journey.

use super::journeys::{Journeys, Timed, Weights};
use super::paths::blocks;
use super::{Credit, Prepared};
use crate::error::Result;
use std::ops::Range;
use std::rc::Rc;

/// Fills the weights of the places of a path, given its number and its
/// channels. The weights of a path add up to one.
pub type Rule = Box<dyn Fn(usize, &[u16], &mut [f64])>;

/// Fills the weights of the places of one journey.
pub type JourneyRule = Box<dyn Fn(&Timed, &mut [f64])>;

/// A rule made ready for a set of journeys.
pub struct Ruled {
    journeys: Rc<Journeys>,
    conversions: Rule,
    /// Where value is shared otherwise than conversions.
    value: Option<Rule>,
    /// Where journeys of one path are shared otherwise than one another.
    journey: Option<JourneyRule>,
    note: Option<&'static str>,
}

/// A rule that only looks at places.
pub fn by_place(journeys: &Rc<Journeys>, rule: fn(&mut [f64])) -> Box<dyn Prepared> {
    by_path(journeys, Box::new(move |_, _, weights| rule(weights)))
}

/// A rule that looks at the channels too.
pub fn by_path(journeys: &Rc<Journeys>, rule: Rule) -> Box<dyn Prepared> {
    noted(journeys, rule, "")
}

/// A rule with what is to be said of it, if anything is.
pub fn noted(journeys: &Rc<Journeys>, rule: Rule, note: &'static str) -> Box<dyn Prepared> {
    Box::new(Ruled {
        journeys: Rc::clone(journeys),
        conversions: rule,
        value: None,
        journey: None,
        note: (!note.is_empty()).then_some(note),
    })
}

/// Rules that look at times: for conversions, for value, and for one journey.
pub fn timed(
    journeys: &Rc<Journeys>,
    conversions: Rule,
    value: Rule,
    journey: JourneyRule,
) -> Box<dyn Prepared> {
    Box::new(Ruled {
        journeys: Rc::clone(journeys),
        conversions,
        value: Some(value),
        journey: Some(journey),
        note: None,
    })
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
        let count = self.journeys.channels.len();
        let mut credit = Credit::nothing(count);
        credit.learned.notes.extend(self.note);
        for block in blocks(self.journeys.paths.len()) {
            self.credit_some(block, weights, &mut credit);
        }
        Ok(credit)
    }

    fn journey(&self, timed: &Timed) -> Option<Vec<f64>> {
        let at = timed.path as usize;
        let path = self.journeys.paths.path(at);
        let mut places = Vec::new();
        fill(&self.conversions, at, path, &mut places);
        if let Some(rule) = &self.journey {
            rule(timed, &mut places);
        }
        Some(places)
    }
}

impl Ruled {
    /// Shares out what some of the paths weigh.
    #[inline(never)]
    fn credit_some(&self, block: Range<usize>, weights: &Weights, credit: &mut Credit) {
        let mut places = Vec::new();
        for at in block {
            let (conversions, value) = (weights.conversions[at], weights.value[at]);
            if conversions == 0.0 && value == 0.0 {
                continue;
            }
            let path = self.journeys.paths.path(at);
            fill(&self.conversions, at, path, &mut places);
            for (&channel, share) in path.iter().zip(&places) {
                credit.conversions[usize::from(channel)] += share * conversions;
            }
            if let Some(rule) = &self.value {
                fill(rule, at, path, &mut places);
            }
            for (&channel, share) in path.iter().zip(&places) {
                credit.value[usize::from(channel)] += share * value;
            }
        }
    }
}

fn fill(rule: &Rule, at: usize, path: &[u16], places: &mut Vec<f64>) {
    places.clear();
    places.resize(path.len(), 0.0);
    rule(at, path, places);
}
