//! Which words come back in many comments.

use super::lexicon;
use super::sentiment::{language_of, Heard};
use super::tokens::Tokens;
use super::Language;
use rustc_hash::{FxHashMap, FxHashSet};

/// A comment to look for terms in.
#[derive(Debug, Clone, Copy)]
pub struct Comment<'a> {
    /// What was said.
    pub text: &'a str,
    /// Who said it; comments of one person count for one.
    pub person: u64,
    /// What it is counted by, such as a channel.
    pub key: u32,
    /// How it sounds: 1, 0 or -1.
    pub sign: Option<i64>,
}

/// A term with who used it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Term {
    /// The words, plain.
    pub words: String,
    /// Comments that hold it.
    pub comments: u64,
    /// Persons who wrote them.
    pub persons: u64,
    /// Of the comments, those that sound good.
    pub positive: u64,
    /// Those that sound bad.
    pub negative: u64,
    /// Persons by key.
    pub by: Vec<(u32, u64)>,
}

/// Persons below which a term is not shown.
pub const FEWEST: u64 = 5;
/// Of comments that hold a word, those that make a pair the better name of it.
const MOSTLY: f64 = 0.7;
/// Letters of the shortest term.
const SHORTEST: usize = 3;

#[derive(Default)]
struct Found {
    comments: u64,
    positive: u64,
    negative: u64,
    persons: FxHashSet<u64>,
    by: FxHashSet<(u32, u64)>,
}

/// The language of a comment, told or guessed.
#[must_use]
pub fn language(text: &str, heard: Option<Heard>) -> Option<Language> {
    heard.map_or_else(|| language_of(&Tokens::of(text)), |heard| heard.language)
}

/// The terms that at least [`FEWEST`] persons used, the most used first. A pair
/// of words takes the place of a word that is nearly always in it.
#[must_use]
pub fn terms(comments: &[Comment<'_>], language: Language, most: usize) -> Vec<Term> {
    let mut found: FxHashMap<String, Found> = FxHashMap::default();
    for comment in comments {
        for term in terms_of(comment.text, language) {
            let one = found.entry(term).or_default();
            one.comments += 1;
            one.positive += u64::from(comment.sign == Some(1));
            one.negative += u64::from(comment.sign == Some(-1));
            one.persons.insert(comment.person);
            one.by.insert((comment.key, comment.person));
        }
    }
    found.retain(|_, one| one.persons.len() as u64 >= FEWEST);
    let mut said: FxHashSet<String> = FxHashSet::default();
    for (pair, both) in &found {
        for word in pair.split(' ').filter(|_| pair.contains(' ')) {
            let alone = found.get(word).map_or(0, |one| one.comments);
            if both.comments as f64 >= MOSTLY * alone as f64 {
                said.insert(word.to_owned());
            }
        }
    }
    let shown = found.into_iter().filter(|(words, _)| !said.contains(words));
    let mut all: Vec<Term> = shown.map(|(words, one)| one.named(words)).collect();
    all.sort_by(|a, b| {
        b.persons
            .cmp(&a.persons)
            .then_with(|| a.words.cmp(&b.words))
    });
    all.truncate(most);
    all
}

impl Found {
    fn named(self, words: String) -> Term {
        let mut by: FxHashMap<u32, u64> = FxHashMap::default();
        for (key, _) in &self.by {
            *by.entry(*key).or_default() += 1;
        }
        let mut by: Vec<(u32, u64)> = by.into_iter().collect();
        by.sort_unstable();
        Term {
            words,
            comments: self.comments,
            persons: self.persons.len() as u64,
            positive: self.positive,
            negative: self.negative,
            by,
        }
    }
}

/// The words and pairs of a comment, each once.
fn terms_of(text: &str, language: Language) -> FxHashSet<String> {
    let tokens = Tokens::of(text);
    let lexicon = lexicon::of(language);
    let speaks = |at: usize| {
        let word = tokens.word(at);
        // A number could be somebody's.
        let plain = word.chars().all(char::is_alphabetic);
        plain && word.chars().count() >= SHORTEST && !lexicon.is_stop(word)
    };
    let mut terms = FxHashSet::default();
    for at in (0..tokens.words.len()).filter(|&at| speaks(at)) {
        terms.insert(singular(tokens.word(at)).to_owned());
        if at + 1 < tokens.words.len() && speaks(at + 1) && !tokens.breaks(at, at + 1) {
            let (one, two) = (singular(tokens.word(at)), singular(tokens.word(at + 1)));
            terms.insert(format!("{one} {two}"));
        }
    }
    terms
}

/// Without the sign of a plural.
fn singular(word: &str) -> &str {
    let long = word.len() > 4 && !word.ends_with("ss") && !word.ends_with("us");
    word.strip_suffix('s').filter(|_| long).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(all: &[(&'static str, u64)]) -> Vec<Comment<'static>> {
        let comment = |&(text, person)| Comment {
            text,
            person,
            key: 0,
            sign: Some(-1),
        };
        all.iter().map(comment).collect()
    }

    #[test]
    fn words_and_pairs_of_at_least_five_persons() {
        let text = "Le service client ne répond pas au téléphone";
        let comments = said(&[1, 2, 3, 4, 5].map(|person| (text, person)));
        let all = terms(&comments, Language::Fr, 10);
        let names: Vec<&str> = all.iter().map(|term| term.words.as_str()).collect();
        // "service" and "client" are never apart.
        assert_eq!(names, ["repond", "service client", "telephone"]);
        assert_eq!((all[1].persons, all[1].negative), (5, 5));
        // The same person five times is one person.
        let one = said(&[1, 1, 1, 1, 1, 2, 3, 4].map(|person| (text, person)));
        assert_eq!(terms(&one, Language::Fr, 10), []);
    }

    #[test]
    fn a_word_met_apart_keeps_its_own_place() {
        let mut all = [1, 2, 3, 4, 5].map(|one| ("delivery driver", one)).to_vec();
        all.extend([6, 7, 8, 9, 10, 11].map(|one| ("late deliveries and delivery", one)));
        let names: Vec<String> = terms(&said(&all), Language::En, 10)
            .into_iter()
            .map(|term| term.words)
            .collect();
        assert!(names.contains(&"delivery".to_owned()), "{names:?}");
        assert!(names.contains(&"delivery driver".to_owned()));
        assert!(!names.contains(&"driver".to_owned()));
    }
}
