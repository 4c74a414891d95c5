//! What is to be compared, and how: plain data of the user's.

use crate::error::{Problem, ProblemKind, Result};
use crate::intake::stated::Stated;
use serde::{Deserialize, Serialize};

/// What the values of a pair of columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum PairKind {
    /// Numbers and amounts.
    Number,
    /// Words.
    Text,
    /// Days, or days and times.
    Time,
    /// Yes and no.
    Flag,
}

/// What becomes of a key on several rows of one file that do not agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Repeats {
    /// It is matched, and not compared.
    #[default]
    LeaveOut,
    /// Its first row is compared.
    First,
    /// Its last row is compared.
    Last,
}

/// What kind of thing two files hold: each has fields and tolerances of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Object {
    /// Articles, their prices and offers.
    Products,
    /// Services, their prices, and where they are to be had.
    Services,
    /// Quantities at hand.
    Stock,
    /// How far orders are.
    OrderStatus,
    /// What is kept of persons.
    PersonalData,
}

impl Object {
    /// The fields that are compared, as the tables call them.
    #[must_use]
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Products => &[
                "name",
                "label",
                "family",
                "ean",
                "price",
                "promo_price",
                "currency",
                "web_available",
            ],
            Self::Services => &[
                "name",
                "label",
                "price",
                "promo_price",
                "currency",
                "channel",
                "store",
                "kind",
                "web_available",
            ],
            Self::Stock => &["quantity", "shown", "actual", "taken_at"],
            Self::OrderStatus => &["type", "status", "fulfilment", "refunded"],
            Self::PersonalData => &[
                "email",
                "phone",
                "loyalty_id",
                "loyalty_member",
                "consent_email",
                "consent_sms",
                "postcode",
                "city",
                "country",
                "birth_date",
                "name",
                "segment",
            ],
        }
    }

    /// Whether all times are compared too.
    #[must_use]
    pub fn has_times(self) -> bool {
        matches!(self, Self::Stock | Self::OrderStatus)
    }

    /// Minutes by which times may differ: beyond them a status is late.
    #[must_use]
    pub fn minutes(self) -> f64 {
        match self {
            Self::OrderStatus => 60.0,
            Self::Stock => 15.0,
            _ => 0.0,
        }
    }
}

/// One of two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The first.
    A,
    /// The second.
    B,
}

/// A column of each file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct KeyPair {
    /// The header in the first file.
    pub a: String,
    /// The header in the second file.
    pub b: String,
}

/// A column of each file, to be compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(deny_unknown_fields)]
pub struct FieldPair {
    /// The header in the first file.
    pub a: String,
    /// The header in the second file.
    pub b: String,
    /// What the values are; from both columns when absent.
    #[serde(default)]
    pub kind: Option<PairKind>,
    /// Numbers this far apart are alike.
    #[serde(default)]
    pub absolute: f64,
    /// Numbers this far apart are alike, as a share of the larger one.
    #[serde(default)]
    pub relative: f64,
    /// Times this many minutes apart are alike.
    #[serde(default)]
    pub minutes: f64,
}

/// How a file is written, where the user states it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What stands between fields.
    #[serde(default)]
    pub delimiter: Option<String>,
    /// The encoding, as people know it.
    #[serde(default)]
    pub encoding: Option<String>,
    /// The zone of times without offset; that of the plan when absent.
    #[serde(default)]
    pub zone: Option<String>,
}

impl Source {
    /// What the intake is told of it.
    ///
    /// # Errors
    /// When it makes no sense.
    pub fn stated(&self) -> Result<Stated> {
        Stated::new(self.delimiter.as_deref(), self.encoding.as_deref())
    }
}

/// A comparison to be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(deny_unknown_fields, default)]
pub struct ComparisonPlan {
    /// How the first file is written.
    pub a: Source,
    /// How the second file is written.
    pub b: Source,
    /// What the files hold; whatever they have in common when absent.
    pub object: Option<Object>,
    /// The file that has the last word, where one has it.
    pub master: Option<Side>,
    /// What tells that two rows are of the same thing.
    pub key: Vec<KeyPair>,
    /// Whether keys that differ in capitals are the same.
    pub ignore_case: bool,
    /// Whether keys that differ in leading noughts are the same.
    pub ignore_zeros: bool,
    /// What is compared.
    pub fields: Vec<FieldPair>,
    /// Whether a cell that only one file fills is a difference.
    pub blank_differs: bool,
    /// What becomes of a key on several rows.
    pub repeats: Repeats,
    /// The zone of times without offset, and of days.
    pub zone: String,
}

impl Default for ComparisonPlan {
    fn default() -> Self {
        Self {
            a: Source::default(),
            b: Source::default(),
            object: None,
            master: None,
            key: Vec::new(),
            ignore_case: true,
            ignore_zeros: false,
            fields: Vec::new(),
            blank_differs: false,
            repeats: Repeats::LeaveOut,
            zone: "Europe/Paris".to_owned(),
        }
    }
}

/// As many fields as a listing can tell apart.
const MOST_FIELDS: usize = 1000;

impl ComparisonPlan {
    /// Refuses what cannot be carried out whatever the files hold.
    ///
    /// # Errors
    /// When there is no key, or a tolerance is no distance.
    pub fn check(&self) -> Result<()> {
        let bad = |what, value: String| Err(Problem::from(ProblemKind::BadSetting { what, value }));
        if self.key.is_empty() {
            return bad("comparison key", String::new());
        }
        if self.fields.len() > MOST_FIELDS {
            return bad("comparison fields", self.fields.len().to_string());
        }
        for field in &self.fields {
            for distance in [field.absolute, field.relative, field.minutes] {
                if !(0.0..1e12).contains(&distance) {
                    return bad("tolerance", distance.to_string());
                }
            }
        }
        Ok(())
    }
}
