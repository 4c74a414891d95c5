//! Who is in a segment.
//!
//! A condition on what is not known of a customer is neither true nor false
//! (Kleene's logic): who never bought is in neither `recency<=90` nor its
//! opposite. Members are those of whom the rule is true.

use super::facts::{Facts, Main};
use super::rule::{parse, Condition, Fault, Op, Rule};
use crate::dataset::settings::Settings;
use crate::dataset::view::{Members, View};
use crate::dataset::Dataset;
use crate::error::{Problem, ProblemKind, Result};
use crate::mapping::header::normalise;
use std::rc::Rc;

/// The view that settings ask for, segments by rules among those looked at.
///
/// # Errors
/// When a setting cannot be understood, or the rule of a segment looked at.
pub fn view<'a>(data: &'a Dataset, settings: &'a Settings) -> Result<View<'a>> {
    let mut facts = None;
    View::among(data, settings, &mut |name| {
        let Some(named) = settings.named_segments.iter().find(|one| one.name == name) else {
            return Ok(None);
        };
        let found = members(data, settings, &named.rule, &mut facts);
        found.map(Some).map_err(|fault| refused(name, &fault))
    })
}

/// A fault as a problem of the settings.
#[must_use]
pub fn refused(name: &str, fault: &Fault) -> Problem {
    let found = match fault.found.as_str() {
        "" => "the end".to_owned(),
        found => format!("\u{201c}{found}\u{201d}"),
    };
    let Fault { at, expected, .. } = fault;
    ProblemKind::BadSetting {
        what: "segment",
        value: format!(
            "{name}, character {}: {expected} expected, not {found}",
            at + 1
        ),
    }
    .into()
}

/// The members of a segment, found out once for the same files and settings.
///
/// # Errors
/// When the rule is not understood.
pub fn members<'a>(
    data: &'a Dataset,
    settings: &'a Settings,
    text: &str,
    facts: &mut Option<Facts<'a>>,
) -> Result<Members, Fault> {
    let key = format!("{:?} {:?} {text}", settings.basis, settings.revenue);
    if let Some(found) = data.groups.borrow().get(&key) {
        return Ok(Rc::clone(found));
    }
    let rule = parse(text)?;
    let facts = facts.get_or_insert_with(|| Facts::new(data, settings));
    let bound = bind(&rule, facts)?;
    let is_in = |at: usize| facts.of[at].known && holds(&bound, facts, at) == Some(true);
    let found: Members = Rc::new((0..facts.of.len()).map(is_in).collect());
    data.groups.borrow_mut().insert(key, Rc::clone(&found));
    Ok(found)
}

/// A rule with everything looked up that is the same for all customers.
enum Bound<'r> {
    Plain(&'r Condition),
    Main(Option<Main>, bool),
    AcquiredBy(Option<u16>, bool),
    Segment(Option<u16>, bool),
    /// Instants.
    Cohort(Op, i64, i64),
    /// A trait's place, and of each of its values whether it fits.
    Trait(usize, Vec<bool>),
    All(Vec<Bound<'r>>),
    Any(Vec<Bound<'r>>),
    Not(Box<Bound<'r>>),
}

fn bind<'r>(rule: &'r Rule, facts: &Facts<'_>) -> Result<Bound<'r>, Fault> {
    let all = |rules: &'r [Rule]| -> Result<Vec<Bound<'r>>, Fault> {
        rules.iter().map(|rule| bind(rule, facts)).collect()
    };
    Ok(match rule {
        Rule::All(rules) => Bound::All(all(rules)?),
        Rule::Any(rules) => Bound::Any(all(rules)?),
        Rule::Not(rule) => Bound::Not(Box::new(bind(rule, facts)?)),
        Rule::Is(condition, at) => bind_one(condition, *at, facts)?,
    })
}

fn bind_one<'r>(
    condition: &'r Condition,
    at: usize,
    facts: &Facts<'_>,
) -> Result<Bound<'r>, Fault> {
    let data = facts.data;
    Ok(match condition {
        Condition::MainChannel(name, wanted) => {
            let main = match name.eq_ignore_ascii_case("mixed") {
                true => Some(Main::Mixed),
                false => data.channels.find(name).map(Main::Channel),
            };
            Bound::Main(main, *wanted)
        }
        Condition::AcquiredBy(name, wanted) => Bound::AcquiredBy(data.channels.find(name), *wanted),
        Condition::Segment(name, wanted) => Bound::Segment(data.segments.find(name), *wanted),
        Condition::Cohort(op, from, end) => {
            let start = |day: i64| data.zone.start_of_day(day);
            Bound::Cohort(*op, start(*from), start(*end))
        }
        Condition::Trait(key, op, value) => {
            let wanted = normalise(key);
            let place = data
                .traits
                .iter()
                .position(|one| normalise(&one.key) == wanted);
            let place = place.ok_or_else(|| Fault {
                at: at as u32,
                expected: "trait",
                found: key.clone(),
            })?;
            let values = data.traits[place].values.iter();
            Bound::Trait(place, values.map(|one| fits(one, *op, value)).collect())
        }
        plain => Bound::Plain(plain),
    })
}

/// Whether a value of a trait fits: as numbers where both are, else as texts.
fn fits(value: &str, op: Op, wanted: &str) -> bool {
    let number = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok();
    let order = match (number(value), number(wanted)) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        _ => normalise(value).cmp(&normalise(wanted)),
    };
    op.holds(order)
}

fn holds(bound: &Bound<'_>, facts: &Facts<'_>, at: usize) -> Option<bool> {
    let fact = &facts.of[at];
    let data = facts.data;
    Some(match bound {
        Bound::Plain(condition) => return plain(condition, facts, at),
        Bound::Main(main, wanted) => (Some(fact.main?) == *main) == *wanted,
        Bound::AcquiredBy(channel, wanted) => {
            (Some((*data.acquired_by.get(at)?)?) == *channel) == *wanted
        }
        Bound::Segment(segment, wanted) => {
            (Some((*data.segment_of.get(at)?)?) == *segment) == *wanted
        }
        Bound::Cohort(op, from, end) => {
            let first = fact.bought?.0;
            match op {
                Op::Equal => (*from..*end).contains(&first),
                Op::Differs => !(*from..*end).contains(&first),
                Op::AtLeast => first >= *from,
                Op::AtMost => first < *end,
                Op::Above => first >= *end,
                Op::Below => first < *from,
            }
        }
        Bound::Trait(place, values) => values[data.traits[*place].of[at]? as usize],
        Bound::Not(inner) => !holds(inner, facts, at)?,
        Bound::All(rules) => return joined(rules, facts, at, false),
        Bound::Any(rules) => return joined(rules, facts, at, true),
    })
}

/// One that decides is enough; otherwise what is not known leaves it open.
fn joined(rules: &[Bound<'_>], facts: &Facts<'_>, at: usize, decides: bool) -> Option<bool> {
    let mut open = false;
    for rule in rules {
        match holds(rule, facts, at) {
            Some(value) if value == decides => return Some(decides),
            Some(_) => {}
            None => open = true,
        }
    }
    (!open).then_some(!decides)
}

fn plain(condition: &Condition, facts: &Facts<'_>, at: usize) -> Option<bool> {
    let fact = &facts.of[at];
    let scores = || (fact.scores[0] > 0).then_some(fact.scores);
    Some(match condition {
        Condition::Figure(figure, op, value) => {
            op.holds(facts.figure(at, *figure)?.total_cmp(value))
        }
        Condition::Score(which, op, value) => {
            op.holds(f64::from(scores()?[*which]).total_cmp(value))
        }
        Condition::Rfm(wanted, is) => {
            let mut pairs = scores()?.into_iter().zip(wanted);
            pairs.all(|(score, wanted)| wanted.is_none_or(|wanted| wanted == score)) == *is
        }
        Condition::Omni(wanted) => {
            let several = (fact.channels > 0).then_some(fact.channels >= 2)?;
            several == *wanted
        }
        _ => return None,
    })
}

#[cfg(test)]
#[path = "members_tests.rs"]
mod tests;
