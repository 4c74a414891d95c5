//! What is said: mentions elsewhere, and feedback by who gives it.

use crate::dataset::identity::NONE;
use crate::dataset::kind::Kind;
use crate::dataset::load::Rows;
use crate::dataset::mentions::{MentionRow, Tone};
use crate::dataset::session::Session;
use crate::dataset::slots::{places, Slots};
use crate::dataset::Dataset;
use serde::Serialize;

/// Sources listed.
const MOST: usize = 200;

/// Mentions of a source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct MentionUse {
    /// The source; empty where the file names none.
    pub source: String,
    /// What it is.
    pub kind: &'static str,
    /// Mentions.
    pub mentions: u64,
    /// For the company, by the file's word or score.
    pub positive: u64,
    /// Neither.
    pub neutral: u64,
    /// Against it.
    pub negative: u64,
    /// Mentions that the file does not judge.
    pub unjudged: u64,
}

/// Feedback of one origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct FeedbackUse {
    /// Who gives it: `customer`, `staff`, `fitter`, `carrier`, `partner`, `other`,
    /// or `unsaid`.
    pub from: &'static str,
    /// The kind of channel it came by; `null` where the file does not say.
    pub kind: Option<&'static str>,
    /// Answers.
    pub answers: u64,
    /// Of them, those with words.
    pub with_words: u64,
}

/// What a score says, where the scores of its file go below nought: of others
/// nobody says where neutral is.
fn by_score(row: &MentionRow, has_below: bool) -> Option<Tone> {
    let score = row.score.filter(|_| has_below)?;
    Some(match score {
        1.. => Tone::Positive,
        0 => Tone::Neutral,
        _ => Tone::Negative,
    })
}

/// Mentions by source, the most frequent first; and rows with a score that nothing
/// says how to read.
pub(super) fn mentions(session: &Session) -> (Vec<MentionUse>, u64) {
    let words = session.words();
    let mut slots = Slots::default();
    let mut found: Vec<MentionUse> = Vec::new();
    let mut unread = 0;
    for (_, file) in session.files() {
        let Rows::Mentions(rows) = &file.rows else {
            continue;
        };
        let has_below = rows
            .iter()
            .any(|row| row.score.is_some_and(|score| score < 0));
        for row in rows {
            let at = slots.of(u64::from(row.source), 0);
            if at == found.len() {
                let source = if row.source == NONE {
                    ""
                } else {
                    words.text(row.source)
                };
                found.push(MentionUse {
                    source: source.to_owned(),
                    kind: Kind::of_name(source).id(),
                    ..MentionUse::default()
                });
            }
            let one = &mut found[at];
            one.mentions += 1;
            let tone = row.tone.or_else(|| by_score(row, has_below));
            unread += u64::from(tone.is_none() && row.score.is_some());
            *match tone {
                Some(Tone::Positive) => &mut one.positive,
                Some(Tone::Neutral) => &mut one.neutral,
                Some(Tone::Negative) => &mut one.negative,
                None => &mut one.unjudged,
            } += 1;
        }
    }
    let order = places(found.iter().map(|one| u64::MAX - one.mentions));
    let most = order.into_iter().take(MOST);
    (most.map(|at| found[at].clone()).collect(), unread)
}

/// Feedback by who gives it and how it came.
pub(super) fn feedback(data: &Dataset) -> Vec<FeedbackUse> {
    let mut slots = Slots::default();
    let mut found: Vec<FeedbackUse> = Vec::new();
    for placed in data.surveys.iter().filter(|one| one.row.answered) {
        let kind = placed.channel.map(|code| data.kinds[usize::from(code)]);
        let from = placed.row.respondent;
        let at = slots.of(from as u64, kind.map_or(99, |kind| kind as u64));
        if at == found.len() {
            found.push(FeedbackUse {
                from: from.id(),
                kind: kind.map(Kind::id),
                answers: 0,
                with_words: 0,
            });
        }
        found[at].answers += 1;
        found[at].with_words += u64::from(placed.row.verbatim != NONE);
    }
    found
}
