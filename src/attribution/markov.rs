//! Markov chain, solved exactly.
//!
//! A state is the last `k` channels of a journey. The chance of converting
//! from each state solves a linear system; the removal effect of a channel is
//! the share of conversions lost when every state that holds it leads nowhere
//! (Anderl, Becker, von Wangenheim & Schumann 2016). Nothing is simulated.

use super::journeys::{Journeys, Weight};
use super::{Chain, Credit, Model, ModelSettings};
use crate::error::{ProblemKind, Result};
use crate::stats::linear::{Factored, Matrix};
use crate::text::Text;
use std::collections::BTreeMap;

/// Markov chain.
pub static MODEL: Model = Model {
    id: "markov",
    name: Text {
        fr: "Chaîne de Markov (exacte)",
        en: "Markov chain (exact)",
    },
    says: Text {
        fr: "Part des conversions qui disparaîtraient si les parcours passant par le canal s’arrêtaient là.",
        en: "Share of conversions that would be lost if journeys through the channel ended there.",
    },
    favours: Text {
        fr: "Les canaux par où passent beaucoup de parcours qui convertissent.",
        en: "Channels that many converting journeys pass through.",
    },
    use_when: Text {
        fr: "Quand l’export contient aussi les parcours sans conversion ; sans eux, ce n’est qu’une présence.",
        en: "When the export also holds journeys that did not convert; without them it is mere presence.",
    },
    settings: &["order"],
    credit,
};

/// States beyond this would take too long to solve densely.
const MOST_STATES: usize = 1_500;

/// The last channels of a journey.
type State = Vec<u16>;

/// The chain: states by number, and what leads where.
struct Graph {
    states: Vec<State>,
    /// Out of the start: state to weight.
    start: BTreeMap<usize, f64>,
    /// Out of each state: state to weight.
    steps: Vec<BTreeMap<usize, f64>>,
    /// What ends in each state.
    ends: Vec<Ends>,
    journeys: f64,
}

#[derive(Clone, Copy, Default)]
struct Ends {
    out: f64,
    conversions: f64,
    value: f64,
}

fn refuse<T>(reason: String) -> Result<T> {
    Err(ProblemKind::ModelRefused {
        model: "markov".to_owned(),
        reason,
    }
    .into())
}

fn credit(journeys: &Journeys, settings: &ModelSettings) -> Result<Credit> {
    if !(1..=4).contains(&settings.order) {
        return refuse(format!("order {} is not 1 to 4", settings.order));
    }
    let graph = graph(journeys, settings.order as usize);
    let count = journeys.channels.len();
    let total = journeys.attributed();
    let mut credit = Credit {
        conversions: vec![0.0; count],
        value: vec![0.0; count],
        diagnostics: Some(Chain {
            order: settings.order,
            states: graph.states.len(),
            p_conversion: 0.0,
            has_nulls: total.nulls > 0,
            removal_effects: vec![0.0; count],
        }),
    };
    if total.conversions == 0 {
        return Ok(credit);
    }
    if graph.states.len() > MOST_STATES {
        return refuse(format!(
            "order {} makes {} states, more than the {MOST_STATES} that are solved exactly",
            settings.order,
            graph.states.len()
        ));
    }
    let Some(solved) = solve(&graph, count) else {
        return refuse("the chain has no exact solution".to_owned());
    };
    credit.conversions = scale(&solved.effects, total.conversions());
    credit.value = scale(&solved.value_effects, total.value());
    if let Some(chain) = &mut credit.diagnostics {
        chain.p_conversion = solved.p_conversion;
        chain.removal_effects = solved.effects;
    }
    Ok(credit)
}

/// Effects as shares of a total.
fn scale(effects: &[f64], total: f64) -> Vec<f64> {
    let sum: f64 = effects.iter().sum();
    effects
        .iter()
        .map(|effect| {
            if sum == 0.0 {
                0.0
            } else {
                effect / sum * total
            }
        })
        .collect()
}

fn graph(journeys: &Journeys, order: usize) -> Graph {
    let mut numbers: BTreeMap<State, usize> = BTreeMap::new();
    let mut graph = Graph {
        states: Vec::new(),
        start: BTreeMap::new(),
        steps: Vec::new(),
        ends: Vec::new(),
        journeys: 0.0,
    };
    for (path, weight) in &journeys.paths {
        let all = weight.conversions() + weight.nulls();
        if all == 0.0 {
            continue;
        }
        graph.journeys += all;
        let mut previous = None;
        for state in path.windows(order.min(path.len())) {
            let number = *numbers.entry(state.to_vec()).or_insert_with(|| {
                graph.states.push(state.to_vec());
                graph.steps.push(BTreeMap::new());
                graph.ends.push(Ends::default());
                graph.states.len() - 1
            });
            let edges = match previous {
                None => &mut graph.start,
                Some(previous) => &mut graph.steps[previous],
            };
            *edges.entry(number).or_default() += all;
            graph.ends[number].out += all;
            previous = Some(number);
        }
        if let Some(last) = previous {
            end(&mut graph.ends[last], weight);
        }
    }
    graph
}

fn end(ends: &mut Ends, weight: &Weight) {
    ends.conversions += weight.conversions();
    ends.value += weight.value();
}

struct Solved {
    p_conversion: f64,
    effects: Vec<f64>,
    value_effects: Vec<f64>,
}

/// Solves `(I - Q) p = r` once, then the part of it that each channel carries.
///
/// With the states `S` of a channel removed, what is lost is what reaches `S`
/// first and converts from there: `h_S · p_S`, where `h_S N_SS = (s N)_S` and
/// `N` is the inverse of `I - Q`. No difference is taken, so nothing cancels.
fn solve(graph: &Graph, channels: usize) -> Option<Solved> {
    let n = graph.states.len();
    let mut matrix = Matrix::identity(n);
    for (from, steps) in graph.steps.iter().enumerate() {
        for (&to, weight) in steps {
            matrix.add(from, to, -weight / graph.ends[from].out);
        }
    }
    let factored = Factored::new(matrix)?;
    let per_state = |of: fn(&Ends) -> f64| -> Vec<f64> {
        let rewards: Vec<f64> = graph.ends.iter().map(|e| of(e) / e.out).collect();
        factored.solve(&rewards)
    };
    let converts = per_state(|ends| ends.conversions);
    let earns = per_state(|ends| ends.value);
    let mut start = vec![0.0; n];
    for (&state, weight) in &graph.start {
        start[state] = weight / graph.journeys;
    }
    let visits = factored.solve_left(&start);
    let dot = |values: &[f64]| -> f64 { start.iter().zip(values).map(|(s, v)| s * v).sum() };
    let (p_conversion, value) = (dot(&converts), dot(&earns));
    let mut solved = Solved {
        p_conversion,
        effects: vec![0.0; channels],
        value_effects: vec![0.0; channels],
    };
    for channel in 0..channels {
        let held: Vec<usize> = (0..n)
            .filter(|&s| graph.states[s].contains(&(channel as u16)))
            .collect();
        let first = first_reached(&factored, &visits, &held)?;
        let lost =
            |values: &[f64]| -> f64 { held.iter().zip(&first).map(|(&s, h)| h * values[s]).sum() };
        solved.effects[channel] = lost(&converts) / p_conversion;
        solved.value_effects[channel] = if value == 0.0 {
            0.0
        } else {
            lost(&earns) / value
        };
    }
    Some(solved)
}

/// The chance that each state of a set is the first of the set to be reached.
fn first_reached(factored: &Factored, visits: &[f64], set: &[usize]) -> Option<Vec<f64>> {
    let mut among = Matrix::identity(set.len());
    for (column, &to) in set.iter().enumerate() {
        let mut unit = vec![0.0; visits.len()];
        unit[to] = 1.0;
        // Column `to` of N: visits to it from each state.
        let visits_to = factored.solve(&unit);
        for (row, &from) in set.iter().enumerate() {
            among.add(
                row,
                column,
                visits_to[from] - f64::from(u8::from(row == column)),
            );
        }
    }
    let visited: Vec<f64> = set.iter().map(|&state| visits[state]).collect();
    Some(Factored::new(among)?.solve_left(&visited))
}
