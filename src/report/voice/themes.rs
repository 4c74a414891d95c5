//! The words that come back in comments, masked where few persons use them.

use super::person;
use crate::dataset::identity::NONE;
use crate::dataset::interner::Interner;
use crate::dataset::view::View;
use crate::kpi::sentiment::Said;
use crate::voice::terms::{language, terms, Comment, Term, FEWEST};
use crate::voice::Language;
use serde::Serialize;

/// A word or a pair of words that comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Theme {
    /// The words, plain.
    pub words: String,
    /// Their language.
    pub language: Language,
    /// Comments that hold them.
    pub comments: u64,
    /// Persons who wrote those.
    pub persons: u64,
    /// Of the comments, those that sound good.
    pub positive: u64,
    /// Those that sound bad.
    pub negative: u64,
    /// Persons by channel, where enough are of one.
    pub by_channel: Vec<ThemeKey>,
}

/// How many persons of a channel used a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ThemeKey {
    /// The channel; empty where none is known.
    pub key: String,
    /// Persons.
    pub persons: u64,
}

/// The themes of what was said, of both languages, the most used first.
pub(super) fn themes(words: &Interner, view: &View<'_>, said: &[Said], most: usize) -> Vec<Theme> {
    let (mut french, mut english) = (Vec::new(), Vec::new());
    for (at, one) in said.iter().enumerate().filter(|(_, one)| one.text != NONE) {
        let comment = Comment {
            text: words.text(one.text),
            person: person(one.customer, at),
            key: one.channel.map_or(NONE, u32::from),
            sign: one.sounds.map(|(sign, _)| sign),
        };
        match language(comment.text, None) {
            Some(Language::Fr) => french.push(comment),
            Some(Language::En) => english.push(comment),
            None => {}
        }
    }
    let named = |language| move |term: Term| theme(view, language, term);
    let mut all: Vec<Theme> = terms(&french, Language::Fr, most)
        .into_iter()
        .map(named(Language::Fr))
        .collect();
    let english = terms(&english, Language::En, most).into_iter();
    all.extend(english.map(named(Language::En)));
    all.sort_by(|a, b| {
        b.persons
            .cmp(&a.persons)
            .then_with(|| a.words.cmp(&b.words))
    });
    all.truncate(most);
    all
}

fn theme(view: &View<'_>, language: Language, term: Term) -> Theme {
    let shown = term.by.iter().filter(|(_, persons)| *persons >= FEWEST);
    let channel = |&(key, persons): &(u32, u64)| ThemeKey {
        key: view.name_of(u16::try_from(key).ok()).to_owned(),
        persons,
    };
    Theme {
        by_channel: shown.map(channel).collect(),
        words: term.words,
        language,
        comments: term.comments,
        persons: term.persons,
        positive: term.positive,
        negative: term.negative,
    }
}
