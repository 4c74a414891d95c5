//! Mentions: what is said of the company elsewhere, from a listening tool.

use super::identity::NONE;
use super::placed::Place;
use super::quality::Effect;
use super::row::Row;
use crate::mapping::header::normalise;
use crate::voice::sentiment::hear;

/// What a mention feels like, by the word of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// For the company.
    Positive,
    /// Neither.
    Neutral,
    /// Against it.
    Negative,
}

impl Tone {
    /// 1, 0 or -1.
    #[must_use]
    pub fn sign(self) -> i64 {
        1 - self as i64
    }
}

/// A row of a mentions file, typed. Who wrote it is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MentionRow {
    /// When, in milliseconds UTC.
    pub time: i64,
    /// Word of where it was said.
    pub source: u32,
    /// Word of what was said.
    pub text: u32,
    /// How it sounds, by the file's word.
    pub tone: Option<Tone>,
    /// How it sounds, by the file's score, in millionths.
    pub score: Option<i64>,
    /// How the text sounds, where the file does not judge it, in millionths.
    pub heard: Option<i64>,
    /// How many may have seen it, in millionths.
    pub reach: Option<i64>,
    /// Word of the language.
    pub language: u32,
    /// Word of the store it is about.
    pub store: u32,
}

impl MentionRow {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let time = row.instant("at")?;
        let source = row.word("source");
        if source == NONE {
            row.note(Effect::Noted, "source-missing", "source");
        }
        let (tone, scored) = tone(row);
        let score = row.count("score").or(scored);
        let judged = tone.is_some() || score.is_some();
        let hears = |row: &Row<'_>| Some(hear(&row.cell("text")?.text)?.score);
        let heard = if judged { None } else { hears(row) };
        Some(Self {
            time,
            source,
            text: row.word("text"),
            tone,
            score,
            heard,
            reach: row.count("reach"),
            language: row.word("language"),
            store: row.word("store"),
        })
    }
}

impl Place for MentionRow {}

/// The tone in words, or the score that stands in its place.
fn tone(row: &mut Row<'_>) -> (Option<Tone>, Option<i64>) {
    let Some(cell) = row.cell("tone") else {
        return (None, None);
    };
    if let Some(score) = cell.money() {
        return (None, Some(score.0));
    }
    let word = normalise(&cell.text);
    let tone = tone_of(&word);
    if tone.is_none() && !is_unrated(&word) {
        row.note(Effect::Guessed, "tone-unknown-as-missing", "tone");
    }
    (tone, None)
}

/// Words by which tools say that nothing was judged.
fn is_unrated(word: &str) -> bool {
    matches!(
        word,
        "unknown" | "not rated" | "unrated" | "inconnu" | "non note" | "unbekannt"
    )
}

/// A tone by its word, in six languages. What is mixed is neither.
#[must_use]
pub fn tone_of(word: &str) -> Option<Tone> {
    const STEMS: [(Tone, &str); 3] = [
        (Tone::Positive, "posit|favorable|good|bon|gut|pos"),
        (
            Tone::Negative,
            "negat|defavorable|unfavorable|bad|mauvais|schlecht|neg",
        ),
        (
            Tone::Neutral,
            "neutr|mixed|mitige|mixte|gemischt|mixto|misto|gemengd|ambivalent",
        ),
    ];
    let begins = |stem: &str| word.starts_with(stem);
    let told = STEMS.iter().find(|(_, stems)| stems.split('|').any(begins));
    told.map(|(tone, _)| *tone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tones_by_their_words() {
        for (word, expected) in [
            ("positive", Some(Tone::Positive)),
            ("positif", Some(Tone::Positive)),
            ("negativ", Some(Tone::Negative)),
            ("defavorable", Some(Tone::Negative)),
            ("neutraal", Some(Tone::Neutral)),
            ("mixte", Some(Tone::Neutral)),
            ("unknown", None),
        ] {
            assert_eq!(tone_of(word), expected, "{word}");
        }
    }
}
