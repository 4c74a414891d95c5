//! How far a target has come, whether it will be reached, and whether that can be
//! told from noise.

use crate::stats::special::normal_quantile;
use jiff::civil::Date;
use serde::Serialize;

/// The value of a figure now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Current {
    /// The value.
    pub value: f64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// What it was counted on.
    pub n: u64,
}

/// Where a target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Its time has not begun.
    NotStarted,
    /// The value is there.
    Reached,
    /// It is as far as its time is.
    OnTrack,
    /// It is behind its time.
    Behind,
    /// It moves the other way.
    WrongWay,
    /// Its time is over and it is not there.
    Missed,
    /// The target lies within the interval of the value: whether it is there
    /// cannot be told.
    Untold,
}

/// How far a target has come.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Progress {
    /// The part of the way that is done; `null` when there is no way to go.
    pub progress: Option<f64>,
    /// The part of the time that is over.
    pub elapsed: Option<f64>,
    /// The part of the way over the part of the time: 1 is just in time.
    pub pace: Option<f64>,
    /// The value on the day it is due, if it goes on as it went.
    pub landing: Option<f64>,
    /// Lower end at 95%.
    pub landing_low: Option<f64>,
    /// Upper end at 95%.
    pub landing_high: Option<f64>,
    /// Whether the target lies within the interval of the value now: reaching it
    /// could not be told from standing still.
    pub within_noise: Option<bool>,
    /// Where it stands.
    pub state: Option<State>,
    /// How many answers, orders or visits a period needs to tell the target from
    /// the start, with 80% power at 5%.
    pub needed_n: Option<u64>,
    /// Whether the figure is counted on as many now.
    pub enough: Option<bool>,
}

/// The days of a target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Days {
    /// Today.
    pub today: Date,
    /// When it began.
    pub start: Option<Date>,
    /// When it is due.
    pub due: Option<Date>,
}

/// How far a target has come, from where it began, to what it is to be.
#[must_use]
pub fn progress(
    from: f64,
    to: f64,
    current: Option<Current>,
    days: Days,
    is_share: bool,
) -> Progress {
    let way = to - from;
    let elapsed = elapsed(days);
    let mut answer = Progress {
        elapsed,
        needed_n: needed_n(from, to, current, is_share),
        ..Progress::default()
    };
    let Some(now) = current else {
        return answer;
    };
    answer.enough = answer.needed_n.map(|needed| now.n >= needed);
    answer.within_noise = now
        .low
        .zip(now.high)
        .map(|(low, high)| (low..=high).contains(&to));
    if way == 0.0 {
        return answer;
    }
    let done = (now.value - from) / way;
    answer.progress = Some(done);
    let untold = answer.within_noise == Some(true);
    answer.state = Some(state(done, elapsed, untold));
    if let Some(elapsed) = elapsed.filter(|elapsed| *elapsed > 0.0) {
        let landing = |value: f64| from + (value - from) / elapsed.min(1.0);
        answer.pace = Some(done / elapsed);
        answer.landing = Some(landing(now.value));
        answer.landing_low = now.low.map(landing);
        answer.landing_high = now.high.map(landing);
    }
    answer
}

fn state(done: f64, elapsed: Option<f64>, untold: bool) -> State {
    match elapsed {
        Some(elapsed) if untold && elapsed <= 0.0 => State::NotStarted,
        _ if untold => State::Untold,
        _ if done >= 1.0 => State::Reached,
        Some(elapsed) if elapsed >= 1.0 => State::Missed,
        Some(elapsed) if elapsed <= 0.0 => State::NotStarted,
        _ if done < 0.0 => State::WrongWay,
        Some(elapsed) if done < elapsed => State::Behind,
        _ => State::OnTrack,
    }
}

/// The part of the time that is over; beyond 1 when it is past.
fn elapsed(Days { today, start, due }: Days) -> Option<f64> {
    let (start, due) = start.zip(due)?;
    let between = |from: Date, to: Date| f64::from((to - from).get_days());
    let all = between(start, due);
    (all > 0.0).then(|| between(start, today) / all)
}

/// Two samples of n each tell one value from the other: of shares by the test of
/// two proportions with pooled variance (Fleiss 1981, without continuity
/// correction), of other figures from the width of the interval.
fn needed_n(from: f64, to: f64, current: Option<Current>, is_share: bool) -> Option<u64> {
    let change = to - from;
    if change == 0.0 {
        return None;
    }
    let (alpha, beta) = (normal_quantile(0.975), normal_quantile(0.8));
    let share = |value: f64| (0.0..=1.0).contains(&value);
    let n = if is_share && share(from) && share(to) {
        let mean = (from + to) / 2.0;
        let pooled = alpha * (2.0 * mean * (1.0 - mean)).sqrt();
        let apart = beta * (from * (1.0 - from) + to * (1.0 - to)).sqrt();
        ((pooled + apart) / change).powi(2)
    } else {
        let now = current?;
        let half = (now.high? - now.low?) / 2.0;
        let deviation = half / alpha * (now.n as f64).sqrt();
        2.0 * ((alpha + beta) * deviation / change).powi(2)
    };
    n.is_finite().then(|| n.ceil() as u64)
}
