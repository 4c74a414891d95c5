//! A comment as words: small, without accents, with the breaks between them.

/// A comment cut into words.
#[derive(Debug, Default)]
pub struct Tokens {
    /// The words one after the other, with a space between.
    pub text: String,
    /// Where each begins and ends in the text, and whether punctuation stands before it.
    pub words: Vec<(usize, usize, bool)>,
    /// What faces and signs weigh.
    pub faces: i32,
}

/// Faces and signs that are for something.
const GLAD: &str = "😀😃😄😁😊🙂😍🥰😘🤩👍👏❤💚💙💛🎉⭐🌟🙏😻💯✅😎🤗😋👌💪🏆😇☺♥";
/// And against it.
const CROSS: &str = "😡😠🤬👎😢😭😞😔😟😤😒🙄💩🤮😱😖😩💔❌😕☹🙁😣😫🤢😾😬";
/// What one weighs.
const FACE: i32 = 3;

impl Tokens {
    /// Cuts a comment.
    #[must_use]
    pub fn of(comment: &str) -> Self {
        let mut tokens = Self::default();
        let mut word = String::new();
        let mut broken = true;
        let mut chars = comment.chars().peekable();
        while let Some(c) = chars.next() {
            if c.is_alphanumeric() {
                fold(c, &mut word);
                continue;
            }
            let next = chars.peek().copied();
            // "don't" is "do not".
            if matches!(c, '\'' | '’') && word.ends_with('n') && matches!(next, Some('t' | 'T')) {
                word.pop();
                tokens.end(&mut word, &mut broken);
                word.push_str("not");
                chars.next();
                continue;
            }
            tokens.end(&mut word, &mut broken);
            tokens.faces += face(c, next);
            broken |= matches!(
                c,
                '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '\n' | '…' | '–' | '—'
            ) || c == '-' && next == Some(' ');
        }
        tokens.end(&mut word, &mut broken);
        tokens.faces = tokens.faces.clamp(-2 * FACE, 2 * FACE);
        tokens
    }

    fn end(&mut self, word: &mut String, broken: &mut bool) {
        if word.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let from = self.text.len();
        self.text.push_str(word);
        self.words.push((from, self.text.len(), *broken));
        word.clear();
        *broken = false;
    }

    /// A word.
    #[must_use]
    pub fn word(&self, at: usize) -> &str {
        let (from, to, _) = self.words[at];
        &self.text[from..to]
    }

    /// Several words in a row, where nothing breaks them.
    #[must_use]
    pub fn run(&self, at: usize, count: usize) -> Option<&str> {
        let words = self.words.get(at..at + count)?;
        if words[1..].iter().any(|(_, _, broken)| *broken) {
            return None;
        }
        Some(&self.text[words[0].0..words[count - 1].1])
    }

    /// Whether punctuation stands somewhere between two words.
    #[must_use]
    pub fn breaks(&self, from: usize, to: usize) -> bool {
        (from + 1..=to).any(|at| self.words[at].2)
    }
}

/// What a face weighs, drawn or typed.
fn face(c: char, next: Option<char>) -> i32 {
    match (c, next) {
        (':' | ';', Some(')' | 'D')) | ('-', Some(')')) => FACE,
        (':', Some('(' | '/')) | ('-', Some('(')) => -FACE,
        _ if c.is_ascii() => 0,
        _ if GLAD.contains(c) => FACE,
        _ if CROSS.contains(c) => -FACE,
        _ => 0,
    }
}

/// A letter, small and plain.
fn fold(c: char, into: &mut String) {
    for c in c.to_lowercase() {
        if c == 'œ' {
            into.push_str("oe");
            continue;
        }
        into.push(match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
            'ç' => 'c',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' => 'i',
            'ñ' => 'n',
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            'ý' | 'ÿ' => 'y',
            c => c,
        });
    }
}
