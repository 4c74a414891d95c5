//! The language of segments: conditions on a customer, joined by `and`, `or`,
//! `not` and parentheses. It is small and strict: what is not understood is
//! refused with its place and what was expected there (docs/segments.md).

use super::token::{tokens, Token, TokenKind};
use crate::intake::cell::date::day_number;
use serde::Serialize;

/// Rules longer than this are no rules.
const LONGEST: usize = 2000;
/// Parentheses and negations within each other, at most.
const DEEPEST: u32 = 32;

/// A figure of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// Sales.
    Orders,
    /// Net revenue.
    Revenue,
    /// Sales in money, by sale.
    Basket,
    /// Whole days since the last sale.
    Recency,
    /// Whole days since the first sale.
    Tenure,
    /// Channels used.
    Channels,
    /// Points for messages opened and clicked.
    Engagement,
    /// Touches.
    Touches,
    /// The tenth of buyers by net revenue: 1 is the best.
    Decile,
}

/// Every figure with its name in rules.
pub const FIGURES: [(&str, Figure); 9] = [
    ("orders", Figure::Orders),
    ("revenue", Figure::Revenue),
    ("basket", Figure::Basket),
    ("recency", Figure::Recency),
    ("tenure", Figure::Tenure),
    ("channels", Figure::Channels),
    ("engagement", Figure::Engagement),
    ("touches", Figure::Touches),
    ("decile", Figure::Decile),
];

/// What a rule may ask beside the figures.
pub const WORDS: [&str; 9] = [
    "main_channel",
    "channel_use",
    "acquisition_channel",
    "segment",
    "cohort",
    "rfm",
    "rfm.r",
    "rfm.f",
    "rfm.m",
];

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// `=`.
    Equal,
    /// `!=`.
    Differs,
    /// `>=`.
    AtLeast,
    /// `<=`.
    AtMost,
    /// `>`.
    Above,
    /// `<`.
    Below,
}

impl Op {
    /// Whether it holds of two values in this order.
    #[must_use]
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        use std::cmp::Ordering::{Equal, Greater, Less};
        match self {
            Self::Equal => order == Equal,
            Self::Differs => order != Equal,
            Self::AtLeast => order != Less,
            Self::AtMost => order != Greater,
            Self::Above => order == Greater,
            Self::Below => order == Less,
        }
    }

    fn is_equality(self) -> bool {
        matches!(self, Self::Equal | Self::Differs)
    }
}

/// A condition on a customer.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// A figure against a number.
    Figure(Figure, Op, f64),
    /// A score of RFM (0 recency, 1 frequency, 2 revenue) against a number.
    Score(usize, Op, f64),
    /// The three scores; a star is any. `false` asks for any others.
    Rfm([Option<u8>; 3], bool),
    /// The channel most used, `mixed` where none is; `false` asks for others.
    MainChannel(String, bool),
    /// Whether several channels are used.
    Omni(bool),
    /// The channel that won the customer; `false` asks for others.
    AcquiredBy(String, bool),
    /// The segment of the files; `false` asks for others.
    Segment(String, bool),
    /// The day of the first sale against days: the first and the one after the last.
    Cohort(Op, i64, i64),
    /// A trait of the customers' files against a text or a number.
    Trait(String, Op, String),
}

/// A rule.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// A condition, and where in the text it begins.
    Is(Condition, usize),
    /// All of them.
    All(Vec<Rule>),
    /// Any of them.
    Any(Vec<Rule>),
    /// The opposite.
    Not(Box<Rule>),
}

/// Why a rule is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Fault {
    /// Characters before the place.
    pub at: u32,
    /// What was expected there: `field`, `operator`, `equality`, `number`,
    /// `value`, `scores`, `score`, `decile`, `day`, `channel-use`, `trait`,
    /// `close`, `end`, `shorter`, `quote`.
    pub expected: &'static str,
    /// What stands there; empty at the end.
    pub found: String,
}

/// Reads a rule.
///
/// # Errors
/// When it is not understood.
pub fn parse(text: &str) -> Result<Rule, Fault> {
    if text.chars().count() > LONGEST {
        return Err(Fault {
            at: LONGEST as u32,
            expected: "shorter",
            found: String::new(),
        });
    }
    let mut parser = Parser {
        tokens: tokens(text)?,
        end: text.chars().count(),
        next: 0,
        depth: 0,
    };
    let rule = parser.any()?;
    match parser.tokens.get(parser.next) {
        None => Ok(rule),
        Some(_) => Err(parser.fault("end")),
    }
}

struct Parser {
    tokens: Vec<Token>,
    end: usize,
    next: usize,
    depth: u32,
}

impl Parser {
    fn fault(&self, expected: &'static str) -> Fault {
        self.fault_at(self.next, expected)
    }

    fn fault_at(&self, place: usize, expected: &'static str) -> Fault {
        let token = self.tokens.get(place);
        Fault {
            at: token.map_or(self.end, |token| token.at) as u32,
            expected,
            found: token.map_or_else(String::new, |token| token.text.clone()),
        }
    }

    fn takes(&mut self, word: &str) -> bool {
        let found = self.tokens.get(self.next).is_some_and(|token| {
            token.kind != TokenKind::Quoted && token.text.eq_ignore_ascii_case(word)
        });
        self.next += usize::from(found);
        found
    }

    fn any(&mut self) -> Result<Rule, Fault> {
        let mut rules = vec![self.all()?];
        while self.takes("or") {
            rules.push(self.all()?);
        }
        Ok(one_or(rules, Rule::Any))
    }

    fn all(&mut self) -> Result<Rule, Fault> {
        let mut rules = vec![self.one()?];
        while self.takes("and") {
            rules.push(self.one()?);
        }
        Ok(one_or(rules, Rule::All))
    }

    fn one(&mut self) -> Result<Rule, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault("shorter"));
        }
        let rule = if self.takes("not") {
            Rule::Not(Box::new(self.one()?))
        } else if self.takes("(") {
            let inner = self.any()?;
            if !self.takes(")") {
                return Err(self.fault("close"));
            }
            inner
        } else {
            let at = self
                .tokens
                .get(self.next)
                .map_or(self.end, |token| token.at);
            Rule::Is(self.condition()?, at)
        };
        self.depth -= 1;
        Ok(rule)
    }

    fn condition(&mut self) -> Result<Condition, Fault> {
        let name = match self.tokens.get(self.next) {
            Some(token) if token.kind == TokenKind::Word => token.text.to_lowercase(),
            _ => return Err(self.fault("field")),
        };
        let is_trait = name.strip_prefix("attribute.").map(str::to_owned);
        let known = FIGURES.iter().any(|(id, _)| *id == name) || WORDS.contains(&name.as_str());
        if !known && is_trait.as_deref().is_none_or(str::is_empty) {
            return Err(self.fault("field"));
        }
        self.next += 1;
        let op = self.operator()?;
        let only_equal = matches!(
            name.as_str(),
            "main_channel" | "channel_use" | "acquisition_channel" | "segment" | "rfm"
        );
        if only_equal && !op.is_equality() {
            return Err(self.fault_at(self.next - 1, "equality"));
        }
        let value = match self.tokens.get(self.next) {
            Some(Token {
                kind: TokenKind::Word | TokenKind::Quoted,
                text,
                ..
            }) => text.clone(),
            _ => return Err(self.fault("value")),
        };
        let condition = match is_trait {
            Some(key) => Condition::Trait(key, op, value),
            None => self.known(&name, op, value)?,
        };
        self.next += 1;
        Ok(condition)
    }

    fn operator(&mut self) -> Result<Op, Fault> {
        let op = match self.tokens.get(self.next).map(|token| token.text.as_str()) {
            Some("=") => Op::Equal,
            Some("!=") => Op::Differs,
            Some(">=") => Op::AtLeast,
            Some("<=") => Op::AtMost,
            Some(">") => Op::Above,
            Some("<") => Op::Below,
            _ => return Err(self.fault("operator")),
        };
        self.next += 1;
        Ok(op)
    }

    /// A condition on something known, with the value that stands next.
    fn known(&self, name: &str, op: Op, value: String) -> Result<Condition, Fault> {
        let wanted = op == Op::Equal;
        let number = |expected: &'static str, fits: fn(f64) -> bool| {
            // A decimal comma is what a French keyboard gives.
            let read = value.replace(',', ".").parse::<f64>().ok();
            let fits = read.filter(|number| number.is_finite() && fits(*number));
            fits.ok_or_else(|| self.fault(expected))
        };
        if let Some((_, figure)) = FIGURES.iter().find(|(id, _)| *id == name) {
            let number = match figure {
                Figure::Decile => number("decile", |n| (1.0..=10.0).contains(&n))?,
                _ => number("number", |_| true)?,
            };
            return Ok(Condition::Figure(*figure, op, number));
        }
        Ok(match name {
            "rfm" => Condition::Rfm(scores(&value).ok_or_else(|| self.fault("scores"))?, wanted),
            "rfm.r" | "rfm.f" | "rfm.m" => {
                let which = ["rfm.r", "rfm.f", "rfm.m"]
                    .iter()
                    .position(|one| *one == name);
                let score = number("score", |n| (1.0..=5.0).contains(&n))?;
                Condition::Score(which.unwrap_or(0), op, score)
            }
            "channel_use" => match value.to_lowercase().as_str() {
                "omni" => Condition::Omni(wanted),
                "mono" => Condition::Omni(!wanted),
                _ => return Err(self.fault("channel-use")),
            },
            "cohort" => {
                let (from, end) = days(&value).ok_or_else(|| self.fault("day"))?;
                Condition::Cohort(op, from, end)
            }
            "segment" => Condition::Segment(value, wanted),
            "acquisition_channel" => Condition::AcquiredBy(value, wanted),
            _ => Condition::MainChannel(value, wanted),
        })
    }
}

fn one_or(mut rules: Vec<Rule>, several: fn(Vec<Rule>) -> Rule) -> Rule {
    match (rules.len(), rules.pop()) {
        (1, Some(rule)) => rule,
        (_, last) => {
            rules.extend(last);
            several(rules)
        }
    }
}

/// Scores as `5-4-*` or `54*`.
fn scores(text: &str) -> Option<[Option<u8>; 3]> {
    let mut scores = text.chars().filter(|c| *c != '-').map(|c| match c {
        '*' => Some(None),
        '1'..='5' => Some(Some(c as u8 - b'0')),
        _ => None,
    });
    let found = [scores.next()??, scores.next()??, scores.next()??];
    scores.next().is_none().then_some(found)
}

/// A year, quarter, month or day, as its first day and the one after its last.
fn days(text: &str) -> Option<(i64, i64)> {
    let parts: Vec<&str> = text.split('-').collect();
    let year: i64 = parts
        .first()?
        .parse()
        .ok()
        .filter(|year| (1900..=9999).contains(year))?;
    let month = |months: i64| {
        let (year, month) = (year + months.div_euclid(12), months.rem_euclid(12) + 1);
        day_number(year, month, 1)
    };
    match parts[1..] {
        [] => Some((month(0)?, month(12)?)),
        [part] if part.starts_with(['Q', 'q', 'T', 't']) => {
            let quarter: i64 = part[1..].parse().ok().filter(|q| (1..=4).contains(q))?;
            Some((month(quarter * 3 - 3)?, month(quarter * 3)?))
        }
        [part] => {
            let at: i64 = part.parse().ok().filter(|m| (1..=12).contains(m))?;
            Some((month(at - 1)?, month(at)?))
        }
        [at, day] => {
            let day = day_number(year, at.parse().ok()?, day.parse().ok()?)?;
            Some((day, day + 1))
        }
        _ => None,
    }
}

#[cfg(test)]
#[path = "rule_tests.rs"]
mod tests;
