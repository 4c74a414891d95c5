//! The two lexicons, our own: data files of stems with weights, read once.

use super::Language;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// What a word does to a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It is for or against something.
    Weight(i32),
    /// It turns what follows, or stands around it.
    Not,
    /// It turns the next word alone.
    NotNext,
    /// It strengthens the next word.
    Up,
    /// It weakens it.
    Down,
    /// What comes after it counts for more.
    But,
}

/// The words of a language.
#[derive(Debug, Default)]
pub struct Lexicon {
    exact: HashMap<&'static str, Vec<Role>>,
    stems: HashMap<&'static str, Vec<Role>>,
    /// The first words of what has several.
    openings: HashSet<&'static str>,
    phrases: HashMap<String, Role>,
    phrase_stems: HashMap<String, Role>,
    stops: HashSet<&'static str>,
}

/// The longest phrase has so many words.
pub const LONGEST: usize = 6;
/// The shortest stem has so many letters.
const SHORTEST: usize = 3;

/// The lexicon of a language.
#[must_use]
pub fn of(language: Language) -> &'static Lexicon {
    static FR: OnceLock<Lexicon> = OnceLock::new();
    static EN: OnceLock<Lexicon> = OnceLock::new();
    match language {
        Language::Fr => FR.get_or_init(|| Lexicon::read(include_str!("fr.txt"))),
        Language::En => EN.get_or_init(|| Lexicon::read(include_str!("en.txt"))),
    }
}

impl Lexicon {
    fn read(text: &'static str) -> Self {
        let mut lexicon = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split(' ');
            let head = words.next().unwrap_or_default();
            if head == "stop" {
                lexicon.stops.extend(words);
                continue;
            }
            let role = match head {
                "not" => Role::Not,
                "not-next" => Role::NotNext,
                "up" => Role::Up,
                "down" => Role::Down,
                "but" => Role::But,
                weight => Role::Weight(weight.parse().unwrap_or(0)),
            };
            words.for_each(|word| lexicon.add(word, role));
        }
        lexicon
    }

    fn add(&mut self, word: &'static str, role: Role) {
        let stem = word.strip_suffix('*');
        if let Some((first, _)) = word.split_once('_') {
            self.openings.insert(first);
            let into = match stem {
                Some(_) => &mut self.phrase_stems,
                None => &mut self.phrases,
            };
            into.insert(stem.unwrap_or(word).replace('_', " "), role);
            return;
        }
        let into = match stem {
            Some(_) => &mut self.stems,
            None => &mut self.exact,
        };
        into.entry(stem.unwrap_or(word)).or_default().push(role);
    }

    /// Whether some phrase begins with a word.
    #[must_use]
    pub fn opens(&self, word: &str) -> bool {
        self.openings.contains(word)
    }

    /// What several words together do.
    #[must_use]
    pub fn phrase(&self, words: &str) -> Option<Role> {
        let last = words.rfind(' ')? + 1;
        let stem = || {
            let ends = (last..=words.len()).rev();
            ends.filter(|&end| words.is_char_boundary(end))
                .find_map(|end| self.phrase_stems.get(&words[..end]))
        };
        self.phrases.get(words).or_else(stem).copied()
    }

    /// What a word does: a word itself comes before its stem, the longest stem
    /// before others.
    #[must_use]
    pub fn roles(&self, word: &str) -> &[Role] {
        if let Some(roles) = self.exact.get(word) {
            return roles;
        }
        let ends = (SHORTEST..=word.len()).rev();
        ends.filter(|&end| word.is_char_boundary(end))
            .find_map(|end| self.stems.get(&word[..end]))
            .map_or(&[], Vec::as_slice)
    }

    /// Whether a word says nothing of what is spoken of.
    #[must_use]
    pub fn is_stop(&self, word: &str) -> bool {
        self.stops.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_written_as_comments_are_read() {
        for language in [Language::Fr, Language::En] {
            let lexicon = of(language);
            let words = lexicon.exact.keys().chain(lexicon.stems.keys());
            for word in words {
                assert!(
                    word.chars().all(|c| c.is_ascii_lowercase()),
                    "{word} would never be met"
                );
            }
            let phrases = lexicon.phrases.keys().chain(lexicon.phrase_stems.keys());
            for phrase in phrases {
                assert!(phrase.split(' ').count() <= LONGEST, "{phrase} is too long");
            }
            let weighed =
                |roles: &&Vec<Role>| roles.iter().any(|one| matches!(one, Role::Weight(_)));
            let stems = lexicon.exact.values().chain(lexicon.stems.values());
            assert!(stems.filter(weighed).count() > 250, "{language:?}");
        }
    }

    #[test]
    fn a_word_comes_before_its_stem_and_a_longer_stem_before_a_shorter() {
        let fr = of(Language::Fr);
        assert_eq!(fr.roles("decu"), [Role::Weight(-2)]);
        assert_eq!(fr.roles("satisfaite"), [Role::Weight(2)]);
        assert_eq!(fr.roles("commande"), []);
        assert_eq!(fr.phrase("jamais decue"), Some(Role::Weight(3)));
        assert_eq!(fr.phrase("bon d achat"), Some(Role::Weight(0)));
    }
}
