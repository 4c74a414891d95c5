//! Shapley values of the removal-effect game: what is still reached when only
//! some channels of the Markov chain of order 1 remain.
//!
//! Taking a channel into the coalition eliminates its state from the chain, so
//! all subsets cost little more than listing them.

use super::chain::{Chain, Chains, Weighed};
use super::coalitions::{self, Game, Worth};
use super::journeys::Weights;
use super::{Credit, Model, ModelSettings, Prepared};
use crate::error::Result;
use crate::text::Text;
use std::rc::Rc;

/// Shapley values of the removal-effect game.
pub static MODEL: Model = Model {
    id: "shapley",
    name: Text {
        fr: "Shapley (jeu de suppression)",
        en: "Shapley (removal game)",
    },
    says: Text {
        fr: "Ce que chaque canal ajoute en moyenne quand on rouvre les canaux l’un après l’autre, dans tous les ordres ; un parcours s’arrête là où il rencontre un canal encore fermé (chaîne d’ordre 1).",
        en: "What each channel adds on average when channels are opened one after another, in every order; a journey ends where it meets a channel still closed (chain of order 1).",
    },
    favours: Text {
        fr: "Comme Markov, les canaux de passage, mais sans aplatir les premiers.",
        en: "Like Markov, channels that many pass through, but without flattening the leaders.",
    },
    use_when: Text {
        fr: "Quand il faut un partage juste et que l’export contient les parcours sans conversion.",
        en: "When a fair share is wanted and the export holds journeys that did not convert.",
    },
    settings: &["seed"],
    slow: false,
    additive: true,
    prepare: |journeys, settings| {
        Ok(Box::new(Removal {
            chain: Chains::of(journeys, 1),
            channels: journeys.channels.len(),
            settings: settings.clone(),
        }))
    },
};

struct Removal {
    chain: Rc<Chain>,
    channels: usize,
    settings: ModelSettings,
}

impl Prepared for Removal {
    fn credit(&self, weights: &Weights) -> Result<Credit> {
        let table = Table::new(&self.chain.weigh(weights), self.channels);
        let mut credit = coalitions::credit(&table, self.channels, weights, &self.settings);
        if weights.nulls() == 0.0 {
            credit.learned.notes.push("no-nulls");
        }
        Ok(credit)
    }
}

/// A chain of channels as a table: the start and each channel by each channel,
/// converting, and its value.
#[derive(Clone)]
struct Table {
    channels: usize,
    cells: Vec<f64>,
}

impl Table {
    fn new(weighed: &Weighed<'_>, channels: usize) -> Self {
        let width = channels + 2;
        let mut cells = vec![0.0; (channels + 1) * width];
        // A state of order 1 is its channel, raised by one: the start is row 0.
        let channel = |state: usize| weighed.chain.states[state] as usize;
        for state in 0..weighed.start.len() {
            cells[channel(state) - 1] = weighed.start[state];
            let row = channel(state) * width;
            cells[row + channels] = weighed.converts[state];
            cells[row + channels + 1] = weighed.earns[state];
        }
        for (edge, &chance) in weighed.chance.iter().enumerate() {
            let (from, to) = weighed.chain.edge(edge);
            cells[channel(from) * width + channel(to) - 1] = chance;
        }
        Self { channels, cells }
    }

    /// Without its first channel: passed through, or closed.
    fn without_first(&self, is_open: bool) -> Self {
        let width = self.channels + 2;
        let (first, gone) = (&self.cells[width..2 * width], self.cells[width]);
        let mut cells = Vec::with_capacity(self.channels * (width - 1));
        for row in self
            .cells
            .chunks_exact(width)
            .enumerate()
            .filter(|(at, _)| *at != 1)
        {
            let factor = if is_open && gone < 1.0 {
                row.1[0] / (1.0 - gone)
            } else {
                0.0
            };
            let passed = row.1[1..].iter().zip(&first[1..]);
            cells.extend(passed.map(|(cell, through)| cell + factor * through));
        }
        Self {
            channels: self.channels - 1,
            cells,
        }
    }

    fn reached(&self) -> Worth {
        [self.cells[self.channels], self.cells[self.channels + 1]]
    }

    fn fill(&self, bits: usize, depth: usize, worth: &mut [Worth]) {
        if self.channels == 0 {
            worth[bits] = self.reached();
            return;
        }
        self.without_first(false).fill(bits, depth + 1, worth);
        self.without_first(true)
            .fill(bits | 1 << depth, depth + 1, worth);
    }
}

impl Game for Table {
    fn subsets(&self, channels: usize) -> Vec<Worth> {
        let mut worth = vec![[0.0; 2]; 1 << channels];
        self.fill(0, 0, &mut worth);
        worth
    }

    fn along(&self, order: &[usize]) -> Vec<Worth> {
        let width = self.channels + 2;
        let mut cells = self.cells.clone();
        let start = |cells: &[f64]| [cells[self.channels], cells[self.channels + 1]];
        let mut worth = vec![start(&cells)];
        for &channel in order {
            let through: Vec<f64> = cells[(channel + 1) * width..(channel + 2) * width].to_vec();
            let stays = through[channel];
            for row in cells.chunks_exact_mut(width) {
                if row[channel] == 0.0 || stays >= 1.0 {
                    continue;
                }
                let factor = row[channel] / (1.0 - stays);
                row[channel] = 0.0;
                for (at, cell) in row.iter_mut().enumerate().filter(|(at, _)| *at != channel) {
                    *cell += factor * through[at];
                }
            }
            worth.push(start(&cells));
        }
        worth
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_order_opens_channels_as_the_subsets_do() {
        let table = Table {
            channels: 3,
            // start, A, B, C by A, B, C, converting, value
            cells: [
                [0.5, 0.3, 0.2, 0.0, 0.0],
                [0.1, 0.4, 0.1, 0.2, 3.0],
                [0.2, 0.0, 0.3, 0.1, 1.0],
                [0.0, 0.5, 0.0, 0.3, 2.0],
            ]
            .concat(),
        };
        let subsets = table.subsets(3);
        for (order, bits) in [([2, 0, 1], [0, 4, 5, 7]), ([1, 2, 0], [0, 2, 6, 7])] {
            for (along, bits) in table.along(&order).iter().zip(bits) {
                assert!((along[0] - subsets[bits][0]).abs() < 1e-14);
                assert!((along[1] - subsets[bits][1]).abs() < 1e-14);
            }
        }
    }
}
