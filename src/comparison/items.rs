//! What differs, thing by thing: sorted, filtered, a page at a time.

use super::cell::{plain_number, UNREADABLE};
use super::comparer::Comparer;
use super::judge::Verdict;
use super::plan::PairKind;
use super::rank::{rank, sort, Ranked};
use crate::dataset::identity::NONE;
use crate::dataset::period::{day_text, instant_text};
use crate::intake::cell::date::DAY_MS;
use serde::{Deserialize, Serialize};

/// What there is to tell of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// A field differs.
    Different,
    /// A field differs in capitals, accents or blanks alone.
    Formatting,
    /// Only the second file fills a field.
    MissingA,
    /// Only the first file fills a field.
    MissingB,
    /// A cell cannot be read.
    Unreadable,
    /// Amounts in two currencies.
    OtherCurrency,
    /// The second file lacks it.
    OnlyA,
    /// The first file lacks it.
    OnlyB,
    /// On several rows of the first file.
    RepeatedA,
    /// On several rows of the second file.
    RepeatedB,
}

/// How a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum ItemSort {
    /// How far apart, whichever is higher.
    #[default]
    Gap,
    /// The same as a share of the first file's number.
    Share,
    /// By key.
    Key,
    /// By line of the first file, else of the second.
    Line,
}

/// A page of what differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(deny_unknown_fields, default)]
pub struct ItemsRequest {
    /// What is listed; everything when empty.
    pub kinds: Vec<ItemKind>,
    /// The position of the field in the plan; all fields when absent.
    pub field: Option<u32>,
    /// Part of the key.
    pub filter: String,
    /// By what it is sorted.
    pub sort: ItemSort,
    /// Whether the largest come first.
    pub descending: bool,
    /// Rows to pass over.
    pub offset: usize,
    /// Rows to give.
    pub limit: usize,
}

impl Default for ItemsRequest {
    fn default() -> Self {
        Self {
            kinds: Vec::new(),
            field: None,
            filter: String::new(),
            sort: ItemSort::Gap,
            descending: true,
            offset: 0,
            limit: 50,
        }
    }
}

/// A page of what differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ItemsPage {
    /// How many there are in all.
    pub total: usize,
    /// Those of the page.
    pub items: Vec<Item>,
}

/// A thing of which there is something to tell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Item {
    /// Its key.
    pub key: String,
    /// What there is to tell.
    pub kind: ItemKind,
    /// The position of the field in the plan.
    pub field: Option<u32>,
    /// The value in the first file: a number with a point, a time in UTC, a text.
    pub a: Option<String>,
    /// The value in the second file.
    pub b: Option<String>,
    /// How far the second is from the first: units, or minutes.
    pub gap: Option<f64>,
    /// The same as a share of the first.
    pub share: Option<f64>,
    /// The line of the first file.
    pub line_a: Option<u32>,
    /// The line of the second file.
    pub line_b: Option<u32>,
}

/// A list as it was asked for last.
pub struct Arranged {
    request: ItemsRequest,
    found: Vec<Found>,
}

/// No field: a whole thing is meant.
const WHOLE: u16 = u16::MAX;

#[derive(Debug, Clone, Copy)]
struct Found {
    code: u32,
    field: u16,
    kind: ItemKind,
}

fn kind_of(verdict: Verdict) -> Option<ItemKind> {
    Some(match verdict {
        Verdict::Different => ItemKind::Different,
        Verdict::Formatting => ItemKind::Formatting,
        Verdict::MissingA => ItemKind::MissingA,
        Verdict::MissingB => ItemKind::MissingB,
        Verdict::Unreadable => ItemKind::Unreadable,
        Verdict::OtherCurrency => ItemKind::OtherCurrency,
        Verdict::Same | Verdict::Within | Verdict::Neither => return None,
    })
}

impl Comparer {
    /// A page of what differs.
    pub fn items(&mut self, request: &ItemsRequest) -> ItemsPage {
        let asked = ItemsRequest {
            offset: 0,
            limit: 0,
            ..request.clone()
        };
        let kept = self.arranged.take().filter(|one| one.request == asked);
        let arranged = kept.unwrap_or_else(|| Arranged {
            found: self.arrange(&asked),
            request: asked,
        });
        let found = &arranged.found;
        let from = request.offset.min(found.len());
        let to = from.saturating_add(request.limit).min(found.len());
        let page = ItemsPage {
            total: found.len(),
            items: found[from..to].iter().map(|one| self.item(*one)).collect(),
        };
        self.arranged = Some(arranged);
        page
    }

    fn arrange(&self, request: &ItemsRequest) -> Vec<Found> {
        let mut found = Vec::new();
        let part = request.filter.to_lowercase();
        let wanted = |kind: ItemKind| request.kinds.is_empty() || request.kinds.contains(&kind);
        for (code, rows) in (0u32..).zip(&self.keys.rows) {
            if !part.is_empty() && !self.key(code).to_lowercase().contains(&part) {
                continue;
            }
            let mut add = |field: u16, kind: ItemKind| {
                if wanted(kind) {
                    found.push(Found { code, field, kind });
                }
            };
            if request.field.is_none() {
                self.whole(*rows, &mut add);
            }
            if self.comparable(*rows) {
                for at in 0..self.fields.len() {
                    if request.field.is_none_or(|field| field as usize == at) {
                        kind_of(self.verdict(at, *rows))
                            .into_iter()
                            .for_each(|kind| add(at as u16, kind));
                    }
                }
            }
        }
        self.sort(&mut found, request);
        found
    }

    /// What there is to tell of a thing as a whole.
    fn whole(&self, rows: [u32; 2], add: &mut dyn FnMut(u16, ItemKind)) {
        let only = [ItemKind::OnlyA, ItemKind::OnlyB];
        let repeated = [ItemKind::RepeatedA, ItemKind::RepeatedB];
        for which in 0..2 {
            if rows[1 - which] == NONE {
                add(WHOLE, only[which]);
            }
            if rows[which] != NONE && self.sides[which].repeats.contains_key(&rows[which]) {
                add(WHOLE, repeated[which]);
            }
        }
    }

    fn sort(&self, found: &mut Vec<Found>, request: &ItemsRequest) {
        // What has no measure stands last, whichever way it is sorted.
        let turn = if request.descending { -1.0 } else { 1.0 };
        let by_key = match request.sort {
            ItemSort::Key => self.places(found),
            _ => Vec::new(),
        };
        let measure = |(at, one): (u32, &Found)| {
            let measure = match request.sort {
                ItemSort::Gap => self.apart(*one).0.map(f64::abs),
                ItemSort::Share => self.apart(*one).1.map(f64::abs),
                ItemSort::Line => {
                    let (a, b) = self.lines(one.code);
                    a.or(b).map(f64::from)
                }
                ItemSort::Key => by_key.get(at as usize).copied(),
            };
            let measure = measure.map_or(f64::INFINITY, |measure| measure * turn);
            (rank(measure), at)
        };
        let mut ranked: Vec<Ranked> = (0u32..).zip(found.iter()).map(measure).collect();
        sort(&mut ranked);
        *found = ranked.iter().map(|(_, at)| found[*at as usize]).collect();
    }

    /// The place of each among the keys in the order of the alphabet.
    fn places(&self, found: &[Found]) -> Vec<f64> {
        let mut keys: Vec<(String, u32)> = (0u32..)
            .zip(found)
            .map(|(at, one)| (self.key(one.code), at))
            .collect();
        keys.sort_unstable();
        let mut places = vec![0.0; keys.len()];
        let mut place = 0.0;
        for (i, (key, at)) in keys.iter().enumerate() {
            place += f64::from(u8::from(i > 0 && keys[i - 1].0 != *key));
            places[*at as usize] = place;
        }
        places
    }

    fn value(&self, which: usize, one: Found) -> Option<i64> {
        let row = self.keys.rows[one.code as usize][which];
        (row != NONE && one.field != WHOLE)
            .then(|| self.sides[which].values(row)[usize::from(one.field)])
    }

    /// How far apart two values are, and as a share.
    fn apart(&self, one: Found) -> (Option<f64>, Option<f64>) {
        let (Some(a), Some(b)) = (self.value(0, one), self.value(1, one)) else {
            return (None, None);
        };
        if one.kind == ItemKind::OtherCurrency {
            return (None, None);
        }
        let field = &self.fields[usize::from(one.field)];
        (field.gap(a, b), field.share(a, b))
    }

    fn lines(&self, code: u32) -> (Option<u32>, Option<u32>) {
        let line = |which: usize| {
            let row = self.keys.rows[code as usize][which];
            (row != NONE).then(|| self.sides[which].lines[row as usize])
        };
        (line(0), line(1))
    }

    fn item(&self, one: Found) -> Item {
        let (gap, share) = self.apart(one);
        let (mut line_a, mut line_b) = self.lines(one.code);
        let text = |which: usize| {
            let value = self.value(which, one)?;
            let shown = self.shown(usize::from(one.field), value)?;
            let row = self.keys.rows[one.code as usize][which];
            let currency = self.sides[which].currency(row, usize::from(one.field));
            Some(match (one.kind, self.words.currency_name(currency)) {
                (ItemKind::OtherCurrency, name) if !name.is_empty() => format!("{shown} {name}"),
                _ => shown,
            })
        };
        let (mut a, mut b) = (text(0), text(1));
        // Of a repeated key, how many rows, and the two first lines.
        let which = match one.kind {
            ItemKind::RepeatedA => Some(0),
            ItemKind::RepeatedB => Some(1),
            _ => None,
        };
        if let Some(which) = which {
            let row = self.keys.rows[one.code as usize][which];
            let repeat = self.sides[which]
                .repeats
                .get(&row)
                .cloned()
                .unwrap_or_default();
            let rows = Some(repeat.rows.to_string());
            (line_a, line_b) = (
                Some(self.sides[which].lines[row as usize]),
                Some(repeat.second),
            );
            (a, b) = if which == 0 {
                (rows, None)
            } else {
                (None, rows)
            };
        }
        Item {
            key: self.key(one.code),
            kind: one.kind,
            field: (one.field != WHOLE).then_some(u32::from(one.field)),
            a,
            b,
            gap,
            share,
            line_a,
            line_b,
        }
    }

    /// A value as plain text; `None` where there is none.
    pub(super) fn shown(&self, at: usize, value: i64) -> Option<String> {
        if value <= UNREADABLE {
            return None;
        }
        let field = &self.fields[at];
        Some(match field.kind {
            PairKind::Number => plain_number(value),
            PairKind::Text => self.words.texts.text(value as u32).to_owned(),
            PairKind::Flag => (value == 1).to_string(),
            PairKind::Time if field.by_day => day_text(value.div_euclid(DAY_MS)),
            PairKind::Time => instant_text(value),
        })
    }
}
