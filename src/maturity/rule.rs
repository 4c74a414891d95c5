//! Conditions as the model's file writes them: `customer >= 2.0 and systems >= 2.0`,
//! `every scored dimension >= 2.75`, `stage >= omnichannel`, `upper bound of
//! omnichannel_ratio < 0.10`.

/// What is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The stage reached.
    Stage,
    /// Each dimension that has a score.
    EveryDimension,
    /// A dimension, a practice or a figure.
    Named(String),
    /// The lower end of a figure.
    Lower(String),
    /// The upper end of a figure.
    Upper(String),
}

/// How it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// At least.
    AtLeast,
    /// At most.
    AtMost,
    /// Less.
    Under,
    /// More.
    Over,
}

impl Comparison {
    /// Whether it holds.
    #[must_use]
    pub fn holds(self, value: f64, bound: f64) -> bool {
        match self {
            Self::AtLeast => value >= bound,
            Self::AtMost => value <= bound,
            Self::Under => value < bound,
            Self::Over => value > bound,
        }
    }
}

/// What it is compared with.
#[derive(Debug, Clone, PartialEq)]
pub enum Bound {
    /// A number.
    Number(f64),
    /// A stage.
    Stage(String),
}

/// One condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// What is compared.
    pub subject: Subject,
    /// How.
    pub comparison: Comparison,
    /// With what.
    pub bound: Bound,
}

/// The conditions of a rule, all of which must hold.
///
/// # Errors
/// The part that is no condition.
pub fn conditions(rule: &str) -> Result<Vec<Condition>, String> {
    rule.split(" and ")
        .map(|part| condition(part.trim()))
        .collect()
}

const COMPARISONS: [(&str, Comparison); 4] = [
    (">=", Comparison::AtLeast),
    ("<=", Comparison::AtMost),
    ("<", Comparison::Under),
    (">", Comparison::Over),
];

fn condition(part: &str) -> Result<Condition, String> {
    let refused = || part.to_owned();
    let (sign, comparison) = COMPARISONS
        .into_iter()
        .find(|(sign, _)| part.contains(sign))
        .ok_or_else(refused)?;
    let (subject, bound) = part.split_once(sign).ok_or_else(refused)?;
    let subject = subject_of(subject.trim()).ok_or_else(refused)?;
    let bound = bound.trim();
    let bound = match bound.parse::<f64>() {
        Ok(number) if number.is_finite() => Bound::Number(number),
        _ if subject == Subject::Stage && is_name(bound) => Bound::Stage(bound.to_owned()),
        _ => return Err(refused()),
    };
    Ok(Condition {
        subject,
        comparison,
        bound,
    })
}

fn subject_of(text: &str) -> Option<Subject> {
    let named = |name: &str| is_name(name.trim()).then(|| name.trim().to_owned());
    if text == "stage" {
        return Some(Subject::Stage);
    }
    if text == "every scored dimension" {
        return Some(Subject::EveryDimension);
    }
    if let Some(name) = text.strip_prefix("upper bound of ") {
        return named(name).map(Subject::Upper);
    }
    if let Some(name) = text.strip_prefix("lower bound of ") {
        return named(name).map(Subject::Lower);
    }
    if let Some(name) = text.strip_suffix(" upper bound") {
        return named(name).map(Subject::Upper);
    }
    if let Some(name) = text.strip_suffix(" lower bound") {
        return named(name).map(Subject::Lower);
    }
    named(text).map(Subject::Named)
}

fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_alphabetic)
        && letters.all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_as_they_are_written() {
        let rule = "stage >= omnichannel and upper bound of omnichannel_ratio < 0.10";
        let read = conditions(rule).unwrap();
        assert_eq!(read[0].bound, Bound::Stage("omnichannel".to_owned()));
        assert_eq!(
            read[1].subject,
            Subject::Upper("omnichannel_ratio".to_owned())
        );
        assert_eq!(read[1].comparison, Comparison::Under);
        assert_eq!(read[1].bound, Bound::Number(0.1));
        let other = conditions("identified_revenue_share upper bound < 0.40").unwrap();
        assert_eq!(
            other[0].subject,
            Subject::Upper("identified_revenue_share".to_owned())
        );
        let gate = conditions("every scored dimension >= 2.75 and measurement >= 3.25").unwrap();
        assert_eq!(gate[0].subject, Subject::EveryDimension);
        assert_eq!(gate[1].subject, Subject::Named("measurement".to_owned()));
    }

    #[test]
    fn what_is_no_condition_is_named() {
        for rule in [
            "",
            "customer",
            "customer >= two",
            "stage >= 1x",
            "a b >= 1",
            "customer > NaN",
        ] {
            assert_eq!(conditions(rule).unwrap_err(), rule);
        }
        assert_eq!(conditions("customer >= 1 and so on").unwrap_err(), "so on");
    }
}
