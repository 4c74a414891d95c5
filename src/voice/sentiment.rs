//! How a comment sounds, by the words of a lexicon: negations turn them, other
//! words strengthen or weaken them, and what comes after "but" counts for more.

use super::lexicon::{self, Lexicon, Role, LONGEST};
use super::tokens::Tokens;
use super::Language;

/// A comment, heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heard {
    /// From -1 to 1, in millionths.
    pub score: i64,
    /// The language, where its small words tell.
    pub language: Option<Language>,
}

/// Scores within this of zero are neutral, in millionths (Hutto & Gilbert 2014).
pub const NEUTRAL: i64 = 50_000;

/// How a score sounds: 1, 0 or -1.
#[must_use]
pub fn sign(score: i64) -> i64 {
    i64::from(score > NEUTRAL) - i64::from(score < -NEUTRAL)
}

/// The language of a comment by its small words; `None` where they do not tell.
#[must_use]
pub fn language(comment: &str) -> Option<Language> {
    language_of(&Tokens::of(comment))
}

pub(super) fn language_of(tokens: &Tokens) -> Option<Language> {
    let count = |language| {
        let lexicon = lexicon::of(language);
        let small = |at: &usize| lexicon.is_stop(tokens.word(*at));
        (0..tokens.words.len()).filter(small).count()
    };
    let (fr, en) = (count(Language::Fr), count(Language::En));
    // Words without any small one among them are of a language we do not read.
    match fr.cmp(&en) {
        std::cmp::Ordering::Greater => Some(Language::Fr),
        std::cmp::Ordering::Less => Some(Language::En),
        std::cmp::Ordering::Equal => None,
    }
}

/// Hears a comment; `None` where nothing of it can be judged: no word of it is
/// known, and its language is not.
#[must_use]
pub fn hear(comment: &str) -> Option<Heard> {
    let tokens = Tokens::of(comment);
    let language = language_of(&tokens);
    let known = |language| weigh(&tokens, lexicon::of(language));
    let (sum, hits) = match language {
        Some(language) => known(language),
        None => {
            let (fr, en) = (known(Language::Fr), known(Language::En));
            if en.1 > fr.1 {
                en
            } else {
                fr
            }
        }
    };
    if hits == 0 && tokens.faces == 0 && (language.is_none() || tokens.words.is_empty()) {
        return None;
    }
    let sum = sum + f64::from(tokens.faces);
    let score = sum / (sum * sum + SOFTENED).sqrt();
    Some(Heard {
        score: (score * 1e6).round() as i64,
        language,
    })
}

/// The larger, the more is needed for a score near one.
const SOFTENED: f64 = 15.0;
/// What is left of a word that is strengthened, weakened, or denied.
const STRONGER: f64 = 1.3;
const WEAKER: f64 = 0.6;
const DENIED_GOOD: f64 = -0.8;
const DENIED_BAD: f64 = -0.5;
/// What counts before "but", and after it.
const BEFORE: f64 = 0.5;
const AFTER: f64 = 1.5;
/// Words after a negation that it turns.
const REACH: usize = 4;

/// A word or phrase with a weight.
struct Hit {
    from: usize,
    to: usize,
    weight: i32,
}

/// The sum of what the words weigh, and how many do.
fn weigh(tokens: &Tokens, lexicon: &Lexicon) -> (f64, usize) {
    let mut hits = Vec::new();
    let mut roles: Vec<&[Role]> = Vec::new();
    let mut at = 0;
    while at < tokens.words.len() {
        if let Some((count, role)) = phrase(tokens, lexicon, at) {
            if let Role::Weight(weight) = role {
                let to = at + count;
                hits.push(Hit {
                    from: at,
                    to,
                    weight,
                });
            }
            // Of a phrase its role is told by its first word alone.
            roles.push(match role {
                Role::Up => &[Role::Up],
                Role::Down => &[Role::Down],
                _ => &[],
            });
            roles.extend(std::iter::repeat_n(&[] as &[Role], count - 1));
            at += count;
            continue;
        }
        let of_word = lexicon.roles(tokens.word(at));
        let weights = of_word.iter().filter_map(|role| match role {
            Role::Weight(weight) => Some(*weight),
            _ => None,
        });
        hits.extend(weights.map(|weight| Hit {
            from: at,
            to: at + 1,
            weight,
        }));
        roles.push(of_word);
        at += 1;
    }
    let hits: Vec<Hit> = hits.into_iter().filter(|hit| hit.weight != 0).collect();
    let has = |at: usize, role: Role| roles.get(at).is_some_and(|all| all.contains(&role));
    let turn = (0..roles.len()).rev().find(|&at| has(at, Role::But));
    let sum = hits.iter().map(|hit| {
        let mut weight = f64::from(hit.weight);
        let near = hit.from.saturating_sub(2)..hit.from;
        let before = |role| {
            near.clone()
                .any(|at| has(at, role) && !tokens.breaks(at, hit.from))
        };
        // "Super" and "trop" weigh something themselves, but not twice.
        if before(Role::Up) {
            weight *= STRONGER;
        } else if before(Role::Down) {
            weight *= WEAKER;
        }
        if is_denied(tokens, hit, &has) {
            weight *= if weight > 0.0 {
                DENIED_GOOD
            } else {
                DENIED_BAD
            };
        }
        match turn {
            Some(turn) if hit.from < turn => weight * BEFORE,
            Some(_) => weight * AFTER,
            None => weight,
        }
    });
    (sum.sum(), hits.len())
}

fn phrase(tokens: &Tokens, lexicon: &Lexicon, at: usize) -> Option<(usize, Role)> {
    if !lexicon.opens(tokens.word(at)) {
        return None;
    }
    (2..=LONGEST).rev().find_map(|count| {
        let role = lexicon.phrase(tokens.run(at, count)?)?;
        Some((count, role))
    })
}

fn is_denied(tokens: &Tokens, hit: &Hit, has: &dyn Fn(usize, Role) -> bool) -> bool {
    let apart =
        |from: usize, to: usize| tokens.breaks(from, to) || (from..to).any(|at| has(at, Role::But));
    let denies = |at: usize| has(at, Role::Not) && !is_more(tokens, at);
    let near = hit.from.saturating_sub(REACH)..hit.from;
    if near.clone().any(|at| denies(at) && !apart(at, hit.from)) {
        return true;
    }
    if hit.from > 0 && has(hit.from - 1, Role::NotNext) && !apart(hit.from - 1, hit.from) {
        return true;
    }
    // In French it also stands behind: "je ne recommande pas", "marche pas".
    let opened = near
        .clone()
        .any(|at| is_ne(tokens.word(at)) && !apart(at, hit.from));
    let behind = if opened { hit.to + 3 } else { hit.to + 1 };
    let last = tokens.words.len();
    (hit.to..behind.min(last)).any(|at| {
        let french = matches!(tokens.word(at), "pas" | "jamais" | "plus" | "guere");
        french && denies(at) && !apart(hit.to - 1, at)
    })
}

fn is_ne(word: &str) -> bool {
    matches!(word, "ne" | "n")
}

/// "Plus" denies after "ne" alone: "plus rapide" is faster.
fn is_more(tokens: &Tokens, at: usize) -> bool {
    tokens.word(at) == "plus"
        && !(at.saturating_sub(4)..at).any(|before| is_ne(tokens.word(before)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sounds(comment: &str) -> i64 {
        hear(comment).map_or(9, |heard| sign(heard.score))
    }

    #[test]
    fn words_negations_and_turns() {
        for (comment, expected) in [
            ("Très satisfait de ma commande", 1),
            ("Je ne suis pas du tout satisfait", -1),
            ("Je ne recommande pas cette boutique", -1),
            ("Marche pas", -1),
            ("Pas de problème à signaler", 1),
            ("Plus rapide que prévu", 1),
            ("Il n’est plus disponible nulle part", -1),
            ("Bel accueil mais livraison catastrophique", -1),
            ("J’ai utilisé un bon d’achat dans le magasin", 0),
            ("Very happy with the service", 1),
            ("I don't recommend this shop at all", -1),
            ("It wasn’t a problem to return it", 1),
            ("Nice staff but the wait was terrible", -1),
            ("I bought it on Monday", 0),
            ("😡", -1),
            ("👍👍", 1),
        ] {
            assert_eq!(sounds(comment), expected, "{comment}");
        }
    }

    #[test]
    fn what_cannot_be_judged_has_no_score() {
        // Neither a word that is known, nor a language that is read.
        for comment in ["", "…", "Lieferung Montag", "12345", "-"] {
            assert_eq!(hear(comment), None, "{comment}");
        }
        // Known words count in a comment that no small word places.
        assert_eq!(sounds("Excellent !"), 1);
        assert_eq!(sounds("Parfait"), 1);
    }

    #[test]
    fn a_score_by_hand() {
        // "satisfait" 2, strengthened to 2.6: 2.6 / sqrt(2.6² + 15).
        let by_hand = 2.6 / (2.6f64 * 2.6 + 15.0).sqrt();
        let heard = hear("Je suis très satisfait").unwrap();
        assert_eq!(heard.score, (by_hand * 1e6).round() as i64);
        assert_eq!(heard.language, Some(Language::Fr));
    }
}
