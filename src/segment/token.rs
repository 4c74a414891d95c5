//! A rule cut into its words, signs and quoted texts.

use super::rule::Fault;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Word,
    Quoted,
    Sign,
}

/// A token, and how many characters come before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) text: String,
    pub(super) at: usize,
}

const SIGNS: [char; 6] = ['=', '!', '<', '>', '(', ')'];

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Fault> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        let kind = match chars[at] {
            c if c.is_whitespace() => {
                at += 1;
                continue;
            }
            '"' => {
                at = quoted(&chars, at, &mut tokens)?;
                continue;
            }
            '(' | ')' | '=' => {
                at += 1;
                TokenKind::Sign
            }
            c if SIGNS.contains(&c) => {
                at += 1 + usize::from(chars.get(at + 1) == Some(&'='));
                TokenKind::Sign
            }
            _ => {
                let ends = |c: &char| c.is_whitespace() || SIGNS.contains(c) || *c == '"';
                at += chars[at..]
                    .iter()
                    .position(ends)
                    .unwrap_or(chars.len() - at);
                TokenKind::Word
            }
        };
        tokens.push(Token {
            kind,
            text: chars[start..at].iter().collect(),
            at: start,
        });
    }
    Ok(tokens)
}

/// What stands in quotes; two of them within are one. After `attribute.` it is
/// the rest of the name.
fn quoted(chars: &[char], start: usize, tokens: &mut Vec<Token>) -> Result<usize, Fault> {
    let (mut at, mut text) = (start + 1, String::new());
    loop {
        match (chars.get(at), chars.get(at + 1)) {
            (Some('"'), Some('"')) => {
                text.push('"');
                at += 2;
            }
            (Some('"'), _) => break,
            (Some(c), _) => {
                text.push(*c);
                at += 1;
            }
            (None, _) => {
                return Err(Fault {
                    at: start as u32,
                    expected: "quote",
                    found: chars[start..].iter().collect(),
                })
            }
        }
    }
    match tokens.last_mut() {
        Some(last)
            if last.kind == TokenKind::Word
                && last.text.ends_with('.')
                && last.at + last.text.chars().count() == start =>
        {
            last.text.push_str(&text);
        }
        _ => tokens.push(Token {
            kind: TokenKind::Quoted,
            text,
            at: start,
        }),
    }
    Ok(at + 1)
}
