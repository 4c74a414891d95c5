//! The distinct journeys as a list: filtered, sorted, page by page.

use super::journeys::{Journeys, Weight};
use crate::mapping::header::normalise;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// What the list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum PathSort {
    /// The channels, first to last, by name.
    #[default]
    Path,
    /// How many touches it has.
    Touches,
    /// Journeys, converted or not.
    Journeys,
    /// Journeys that converted.
    Conversions,
    /// Conversions of its journeys.
    Rate,
    /// What they were worth.
    Value,
    /// Its conversions of all that the models share out.
    Share,
}

/// Which rows of the list, and in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// What it is sorted by.
    pub sort: PathSort,
    /// Whether the largest comes first.
    pub descending: bool,
    /// Channels in a row, as `web > store`: without accents and capitals, and
    /// a part of a name will do.
    pub filter: String,
}

/// The distinct journeys of a view, kept for one page after another.
#[derive(Debug, Default)]
pub struct Listing {
    /// The channels, by name.
    pub channels: Vec<String>,
    /// What the models share out.
    pub attributed: Weight,
    /// By their channels.
    paths: Vec<(Vec<u16>, Weight)>,
    /// The last arrangement, and the places in `paths` it came to.
    arranged: Option<(Arrangement, Vec<u32>)>,
}

impl From<Journeys> for Listing {
    fn from(journeys: Journeys) -> Self {
        Self {
            attributed: journeys.attributed(),
            channels: journeys.channels.clone(),
            paths: journeys
                .paths
                .iter()
                .map(|(path, w)| (path.to_vec(), *w))
                .collect(),
            arranged: None,
        }
    }
}

impl Listing {
    /// A page of the list, and how many rows there are in all.
    pub fn page(
        &mut self,
        wanted: &Arrangement,
        offset: usize,
        limit: usize,
    ) -> (Vec<&(Vec<u16>, Weight)>, usize) {
        let known = matches!(&self.arranged, Some((last, _)) if last == wanted);
        if !known {
            self.arranged = Some((wanted.clone(), self.arrange(wanted)));
        }
        let places = self.arranged.as_ref().map_or(&[][..], |(_, all)| all);
        let rows = places.iter().skip(offset).take(limit);
        (
            rows.map(|&at| &self.paths[at as usize]).collect(),
            places.len(),
        )
    }

    fn arrange(&self, wanted: &Arrangement) -> Vec<u32> {
        let filter = Filter::new(&wanted.filter, &self.channels);
        let mut places: Vec<u32> = (0..self.paths.len() as u32)
            .filter(|&at| filter.fits(&self.paths[at as usize].0))
            .collect();
        if wanted.sort == PathSort::Path {
            if wanted.descending {
                places.reverse();
            }
            return places;
        }
        // What is equal stands by its channels, whichever way it is sorted.
        places.sort_unstable_by(|&a, &b| {
            let order = compare(
                wanted.sort,
                &self.paths[a as usize],
                &self.paths[b as usize],
            );
            let order = if wanted.descending {
                order.reverse()
            } else {
                order
            };
            order.then(a.cmp(&b))
        });
        places
    }
}

fn compare(sort: PathSort, a: &(Vec<u16>, Weight), b: &(Vec<u16>, Weight)) -> Ordering {
    // Where no journey is counted there is no rate: below all others.
    let rate = |weight: &Weight| match weight.conversions() + weight.nulls() {
        0.0 => -1.0,
        journeys => weight.conversions() / journeys,
    };
    match sort {
        PathSort::Path => a.0.cmp(&b.0),
        PathSort::Touches => a.0.len().cmp(&b.0.len()),
        PathSort::Journeys => (a.1.conversions + a.1.nulls).cmp(&(b.1.conversions + b.1.nulls)),
        PathSort::Conversions | PathSort::Share => a.1.conversions.cmp(&b.1.conversions),
        PathSort::Rate => rate(&a.1).total_cmp(&rate(&b.1)),
        PathSort::Value => a.1.value.cmp(&b.1.value),
    }
}

/// A filter made ready: which channels each of its steps means.
struct Filter {
    steps: Vec<Vec<bool>>,
    /// Channels whose name holds the whole filter, `>` and all.
    whole: Vec<bool>,
}

impl Filter {
    fn new(text: &str, channels: &[String]) -> Self {
        let names: Vec<String> = channels.iter().map(|name| letters(name)).collect();
        let meant = |part: &str| -> Vec<bool> {
            let part = letters(part);
            names.iter().map(|name| name.contains(&part)).collect()
        };
        Self {
            steps: text.split(['>', '›', '→']).map(meant).collect(),
            whole: channels
                .iter()
                .map(|name| name.to_lowercase().contains(&text.to_lowercase()))
                .collect(),
        }
    }

    /// Whether the path has the steps one after another.
    fn fits(&self, path: &[u16]) -> bool {
        path.windows(self.steps.len()).any(|part| {
            let mut pairs = part.iter().zip(&self.steps);
            pairs.all(|(&channel, step)| step[usize::from(channel)])
        }) || path.iter().any(|&channel| self.whole[usize::from(channel)])
    }
}

/// The letters and figures of a name: e-mail and Email are one word.
fn letters(text: &str) -> String {
    normalise(text).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(conversions: i128, value: i128, nulls: i128) -> Weight {
        Weight {
            conversions,
            value,
            nulls,
        }
    }

    /// E-mail > Web twice as often as Web alone, and two paths that are equal.
    fn listing() -> Listing {
        let mut journeys = Journeys {
            channels: ["E-mail", "Téléphone", "Web"].map(str::to_owned).into(),
            ..Journeys::default()
        };
        journeys.paths.add(&[0, 2], &weight(4, 40, 6));
        journeys.paths.add(&[2], &weight(2, 90, 0));
        journeys.paths.add(&[1], &weight(1, 10, 1));
        journeys.paths.add(&[2, 1, 2], &weight(1, 10, 1));
        journeys.paths.sort();
        journeys.into()
    }

    fn paths(sort: PathSort, descending: bool, filter: &str) -> Vec<Vec<u16>> {
        let wanted = Arrangement {
            sort,
            descending,
            filter: filter.to_owned(),
        };
        let mut listing = listing();
        let (rows, total) = listing.page(&wanted, 0, 10);
        assert_eq!(rows.len(), total);
        rows.into_iter().map(|(path, _)| path.clone()).collect()
    }

    #[test]
    fn sorts_by_what_is_asked_and_equal_rows_by_their_channels() {
        let by_channels: [&[u16]; 4] = [&[0, 2], &[1], &[2], &[2, 1, 2]];
        assert_eq!(paths(PathSort::Path, false, ""), by_channels);
        assert_eq!(paths(PathSort::Path, true, "")[0], [2, 1, 2]);
        let falling: [&[u16]; 4] = [&[0, 2], &[2], &[1], &[2, 1, 2]];
        assert_eq!(paths(PathSort::Conversions, true, ""), falling);
        let rising: [&[u16]; 4] = [&[1], &[2, 1, 2], &[2], &[0, 2]];
        assert_eq!(paths(PathSort::Share, false, ""), rising);
        assert_eq!(paths(PathSort::Journeys, true, "")[0], [0, 2]);
        assert_eq!(paths(PathSort::Rate, true, "")[0], [2]);
        assert_eq!(paths(PathSort::Rate, false, "")[0], [0, 2]);
        assert_eq!(paths(PathSort::Value, true, "")[0], [2]);
        assert_eq!(paths(PathSort::Touches, true, "")[0], [2, 1, 2]);
    }

    #[test]
    fn filters_by_channels_in_a_row() {
        let found = |filter: &str| paths(PathSort::Path, false, filter).len();
        assert_eq!(found("telephone"), 2);
        assert_eq!(found("EMAIL"), 1);
        assert_eq!(found("web > tele > web"), 1);
        assert_eq!(found("mail›web"), 1);
        assert_eq!(found("web > mail"), 0);
        // A step that is not said yet is any.
        assert_eq!(found("web >"), 1);
        assert_eq!(found("nowhere"), 0);
    }

    #[test]
    fn pages_follow_one_another() {
        let mut listing = listing();
        let wanted = Arrangement {
            sort: PathSort::Value,
            ..Arrangement::default()
        };
        let mut seen = Vec::new();
        for offset in 0..6 {
            let (rows, total) = listing.page(&wanted, offset, 1);
            assert_eq!(total, 4);
            seen.extend(rows.into_iter().map(|(path, _)| path.clone()));
        }
        let rising: [&[u16]; 4] = [&[1], &[2, 1, 2], &[0, 2], &[2]];
        assert_eq!(seen, rising);
        assert_eq!(listing.attributed.conversions, 8);
    }
}
