//! What a figure is to come to, as people write it in French and in English:
//! `+10 %`, `5 points`, `to 2.5%`, `de 24 h à 20 h`, `réduire de 20 %`.

pub use crate::dataset::targets::ChangeKind;

/// What a figure is measured in, as far as reading a target goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// A share: 2% is 0.02.
    Share,
    /// Points of a score.
    Points,
    /// Anything else: money, hours, a number.
    Plain,
}

/// A target as it was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Goal {
    /// How it is told.
    pub kind: ChangeKind,
    /// The value, or the change with its sign; shares are fractions.
    pub amount: f64,
    /// Where one starts, if that was said.
    pub from: Option<f64>,
    /// Whether `%` could also be points.
    pub ambiguous: bool,
}

impl Goal {
    /// The value to reach, from where one starts.
    #[must_use]
    pub fn value(&self, from: f64) -> f64 {
        match self.kind {
            ChangeKind::Value => self.amount,
            ChangeKind::Points | ChangeKind::Amount => from + self.amount,
            ChangeKind::Relative => from * (1.0 + self.amount),
        }
    }
}

/// A number with what stands around it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Figure {
    value: f64,
    signed: bool,
    percent: bool,
    points: bool,
    start: usize,
}

const DOWN: [&str; 14] = [
    "reduce", "reducing", "lower", "cut", "decrease", "less", "fewer", "drop", "rédui", "redui",
    "baiss", "dimin", "moins", "perd",
];
const UP: [&str; 12] = [
    "increase", "raise", "grow", "gain", "more", "win", "augment", "hauss", "gagn", "plus",
    "accro", "amélior",
];
/// Of them, those that also compare with a value.
const COMPARED: [&str; 5] = ["less", "fewer", "moins", "more", "plus"];
const TO: [&str; 9] = [
    "to", "reach", "at", "à", "a", "jusqu", "attein", "vers", "objectif",
];
const FROM: [&str; 3] = ["from", "de", "depuis"];
const BY: [&str; 3] = ["by", "de", "of"];

/// Reads a target. `None` when there is no number in it, or more than two.
#[must_use]
pub fn read(text: &str, scale: Scale) -> Option<Goal> {
    let text = text.to_lowercase().replace(['\u{a0}', '\u{202f}'], " ");
    let figures = figures(&text);
    match figures[..] {
        [one] => Some(single(&text, one, scale)),
        [from, to] if leads(&text[..from.start], &FROM) && leads(&text[..to.start], &TO) => {
            Some(Goal {
                kind: ChangeKind::Value,
                amount: scaled(to, scale),
                from: Some(scaled(
                    Figure {
                        percent: from.percent || to.percent,
                        ..from
                    },
                    scale,
                )),
                ambiguous: false,
            })
        }
        _ => None,
    }
}

/// Reads a value alone; `None` for words that tell a change.
#[must_use]
pub fn value(text: &str, scale: Scale) -> Option<f64> {
    let goal = read(text, scale)?;
    // A value of its own may be negative: a sign tells no change here.
    match goal.kind {
        ChangeKind::Value if goal.from.is_none() => Some(goal.amount),
        ChangeKind::Relative if scale == Scale::Share => Some(goal.amount),
        ChangeKind::Amount | ChangeKind::Points => Some(goal.amount),
        _ => None,
    }
}

/// Whether a text tells a change where a value is asked for: a plus says so, and so
/// does a minus before a share, which is never less than nothing.
#[must_use]
pub fn is_change(text: &str, scale: Scale) -> bool {
    let text = text.trim().to_lowercase();
    let less = scale == Scale::Share && text.starts_with(['-', '\u{2212}']);
    // `plus de 20 %` is a value to be passed.
    let moves = (has(&text, &UP) || has(&text, &DOWN)) && !has(&text, &COMPARED);
    text.starts_with('+') || less || moves
}

fn single(text: &str, figure: Figure, scale: Scale) -> Goal {
    let before = &text[..figure.start];
    let down = has(text, &DOWN);
    let sign = if down && figure.value > 0.0 {
        -1.0
    } else {
        1.0
    };
    let moves = figure.signed || down || has(text, &UP) || figure.points;
    let to = leads(before, &TO) && !figure.signed;
    // `à 5 points` is a value, `de 5 points` a change.
    let changes = moves && (!to || leads(before, &BY));
    let goal = |kind, amount, ambiguous| Goal {
        kind,
        amount,
        from: None,
        ambiguous,
    };
    if !changes || to {
        return goal(ChangeKind::Value, scaled(figure, scale), false);
    }
    if figure.points {
        let unit = if scale == Scale::Share { 100.0 } else { 1.0 };
        return goal(ChangeKind::Points, sign * figure.value / unit, false);
    }
    if figure.percent {
        let ambiguous = scale != Scale::Plain;
        return goal(ChangeKind::Relative, sign * figure.value / 100.0, ambiguous);
    }
    let kind = match scale {
        Scale::Points => ChangeKind::Points,
        Scale::Share | Scale::Plain => ChangeKind::Amount,
    };
    goal(kind, sign * figure.value, false)
}

/// A value in the terms of the figure: a share is typed as 2.5%, or as 0.025.
fn scaled(figure: Figure, scale: Scale) -> f64 {
    let by_hundred =
        scale == Scale::Share && (figure.percent || figure.points || figure.value.abs() > 1.0);
    if by_hundred {
        figure.value / 100.0
    } else {
        figure.value
    }
}

/// Whether a text has a word that begins so.
fn has(text: &str, words: &[&str]) -> bool {
    let all = text.split(|c: char| !c.is_alphabetic());
    all.filter(|one| !one.is_empty())
        .any(|one| words.iter().any(|word| one.starts_with(word)))
}

/// Whether the last word before a number is one of these.
fn leads(before: &str, words: &[&str]) -> bool {
    let mut all = before.split(|c: char| !c.is_alphabetic());
    let last = all.rfind(|one| !one.is_empty()).unwrap_or_default();
    words.iter().any(|word| {
        // Short words are whole ones: `a` leads, `and` does not.
        if word.chars().count() < 4 {
            last == *word
        } else {
            last.starts_with(word)
        }
    })
}

fn figures(text: &str) -> Vec<Figure> {
    let bytes: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].1.is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && is_in_number(&bytes, at) {
            at += 1;
        }
        let from = bytes[start].0;
        let to = bytes.get(at).map_or(text.len(), |one| one.0);
        let Some(value) = number(&text[from..to]) else {
            continue;
        };
        let before = text[..from].trim_end();
        let minus = before.ends_with(['-', '\u{2212}', '\u{2013}']);
        let rest = text[to..].trim_start();
        let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
        found.push(Figure {
            value: if minus { -value } else { value },
            signed: minus || before.ends_with('+'),
            percent: rest.starts_with('%') || word.starts_with("percent") || word == "pourcent",
            points: matches!(word.as_str(), "point" | "points" | "pt" | "pts" | "pp"),
            start: from,
        });
    }
    found
}

/// A digit, a mark between digits, or a space between thousands.
fn is_in_number(all: &[(usize, char)], at: usize) -> bool {
    let digit = |at: usize| all.get(at).is_some_and(|one| one.1.is_ascii_digit());
    match all[at].1 {
        c if c.is_ascii_digit() => true,
        '.' | ',' => digit(at + 1),
        ' ' => digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4),
        _ => false,
    }
}

/// The last mark is the decimal one, unless it stands twice or before three digits
/// alone: `1,234` is a thousand and more, `1,234.5` and `1.234,5` have a half.
fn number(text: &str) -> Option<f64> {
    let plain = text.replace(' ', "");
    let marks: Vec<(usize, char)> = plain
        .char_indices()
        .filter(|one| !one.1.is_ascii_digit())
        .collect();
    let groups = |c: char| marks.iter().filter(|one| one.1 == c).count() > 1;
    let decimal = marks.last().filter(|&&(at, c)| {
        let alone = marks.len() == 1 && plain.len() - at == 4 && !plain.starts_with('0');
        !groups(c) && !alone
    });
    let whole: String = match decimal {
        Some(&(at, _)) => {
            let digits: String = plain[..at].chars().filter(char::is_ascii_digit).collect();
            format!("{digits}.{}", &plain[at + 1..])
        }
        None => plain.chars().filter(char::is_ascii_digit).collect(),
    };
    whole.parse().ok()
}
