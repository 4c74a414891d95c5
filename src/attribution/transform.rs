//! What is made of a journey before it is shared out, in this order: direct
//! touches struck, repeats collapsed, the last touches kept.

use super::settings::{Collapse, ModelSettings};

/// What is made of a journey.
pub(super) struct Transform {
    /// The channels to strike, where there are others.
    struck: Option<Vec<bool>>,
    collapse: Collapse,
    cap: usize,
}

impl Transform {
    pub(super) fn new(settings: &ModelSettings, channels: &[String]) -> Self {
        let direct = || {
            channels
                .iter()
                .map(|name| settings.is_direct(name))
                .collect()
        };
        Self {
            struck: settings.drop_direct.then(direct),
            collapse: settings.collapse,
            cap: settings.cap.map_or(usize::MAX, |cap| cap.max(1) as usize),
        }
    }

    /// Whether nothing is made of it.
    pub(super) fn is_none(&self) -> bool {
        self.struck.is_none() && self.collapse == Collapse::None && self.cap == usize::MAX
    }

    /// Changes the channels of a journey with their ages.
    pub(super) fn apply(&self, steps: &mut Vec<(u16, i64)>) {
        if let Some(struck) = &self.struck {
            let is_struck = |(channel, _): &(u16, i64)| struck[usize::from(*channel)];
            // A journey of nothing else stays: somebody came.
            if !steps.iter().all(is_struck) {
                steps.retain(|step| !is_struck(step));
            }
        }
        match self.collapse {
            Collapse::None => {}
            Collapse::Repeats => {
                steps.reverse();
                steps.dedup_by_key(|(channel, _)| *channel);
                steps.reverse();
            }
            Collapse::Unique => {
                let mut seen = Vec::new();
                steps.retain(|(channel, _)| {
                    let is_new = !seen.contains(channel);
                    seen.push(*channel);
                    is_new
                });
            }
        }
        let over = steps.len().saturating_sub(self.cap);
        steps.drain(..over);
    }
}
