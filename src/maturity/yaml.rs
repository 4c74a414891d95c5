//! YAML, of which JSON is a part, as plain data by the core schema of YAML 1.2, without tags.
//! What reads it into structs would weigh twice what the parser does.

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// More values than this are no model: a name may stand for many.
const MOST: usize = 200_000;
/// Lists within lists, at most.
const DEEPEST: usize = 64;

/// Why a text cannot be read, and on which line.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    /// The sentence.
    pub why: String,
    /// The line, from 1.
    pub line: u64,
}

/// The one document of a text; that of an empty one is `null`.
///
/// # Errors
/// When it is not YAML, or holds what plain data cannot.
pub fn parse(text: &str) -> Result<Value, Refused> {
    let mut reader = Reader {
        steps: Parser::new_from_str(text),
        named: BTreeMap::new(),
        left: MOST,
    };
    let mut found = None;
    while let Some((event, at)) = reader.step()? {
        match event {
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            Event::DocumentStart(..) if found.is_none() => {}
            Event::DocumentStart(..) => return refused("a second document begins here", at),
            _ => found = Some(reader.value(event, at, 0)?),
        }
    }
    Ok(found.unwrap_or_default())
}

fn refused<T>(why: impl Into<String>, at: Span) -> Result<T, Refused> {
    Err(Refused {
        why: why.into(),
        line: at.start.line() as u64,
    })
}

struct Reader<S> {
    steps: S,
    /// What names stand for, and how many values that is, by the parser's numbers.
    named: BTreeMap<usize, (Value, usize)>,
    /// How many values may still come.
    left: usize,
}

impl<'t, S: Iterator<Item = Result<(Event<'t>, Span), ScanError>>> Reader<S> {
    /// What comes next, comments left aside.
    fn step(&mut self) -> Result<Option<(Event<'t>, Span)>, Refused> {
        self.steps.next().transpose().map_err(|error| Refused {
            line: error.marker().line() as u64,
            why: error.info(),
        })
    }

    fn inside(&mut self) -> Result<(Event<'t>, Span), Refused> {
        self.step()?.ok_or_else(|| Refused {
            why: "the text ends too early".into(),
            line: 1,
        })
    }

    fn count(&mut self, values: usize, at: Span) -> Result<(), Refused> {
        match self.left.checked_sub(values) {
            Some(left) => self.left = left,
            None => return refused("this is too much for a model", at),
        }
        Ok(())
    }

    /// The value that begins with an event.
    fn value(&mut self, event: Event<'t>, at: Span, depth: usize) -> Result<Value, Refused> {
        if depth > DEEPEST {
            return refused("this stands too deep", at);
        }
        let before = self.left;
        self.count(1, at)?;
        let (value, name, tag) = match event {
            Event::Alias(name) => {
                let Some((value, values)) = self.named.get(&name).cloned() else {
                    return refused("this stands within what it names", at);
                };
                self.count(values, at)?;
                return Ok(value);
            }
            Event::Scalar(text, style, name, tag) => {
                let value = match style {
                    ScalarStyle::Plain => plain(&text),
                    _ => Value::String(text.into_owned()),
                };
                (value, name, tag)
            }
            Event::SequenceStart(_, name, tag) => (self.list(depth)?, name, tag),
            Event::MappingStart(_, name, tag) => (self.map(depth)?, name, tag),
            _ => return refused("no value begins here", at),
        };
        if tag.is_some() {
            return refused("a model holds no tags", at);
        }
        // Names are numbered from 1.
        if name > 0 {
            self.named.insert(name, (value.clone(), before - self.left));
        }
        Ok(value)
    }

    fn list(&mut self, depth: usize) -> Result<Value, Refused> {
        let mut list = Vec::new();
        loop {
            match self.inside()? {
                (Event::SequenceEnd, _) => return Ok(Value::Array(list)),
                (event, at) => list.push(self.value(event, at, depth + 1)?),
            }
        }
    }

    fn map(&mut self, depth: usize) -> Result<Value, Refused> {
        let mut map = Map::new();
        loop {
            let (key, at) = match self.inside()? {
                (Event::MappingEnd, _) => return Ok(Value::Object(map)),
                (Event::Scalar(key, ..), at) => (key.into_owned(), at),
                (_, at) => return refused("a key is a text", at),
            };
            let (event, value_at) = self.inside()?;
            let value = self.value(event, value_at, depth + 1)?;
            if map.contains_key(&key) {
                return refused(format!("{key} stands here twice"), at);
            }
            map.insert(key, value);
        }
    }
}

/// What a text without quotes says.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => true.into(),
        "false" | "False" | "FALSE" => false.into(),
        _ => number(text).unwrap_or_else(|| text.into()),
    }
}

fn number(text: &str) -> Option<Value> {
    let digits = text.trim_start_matches(['+', '-']);
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    if let Ok(whole) = text.parse::<i64>() {
        return Some(whole.into());
    }
    let number = text.parse::<f64>().ok()?;
    serde_json::Number::from_f64(number).map(Value::Number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_what_they_are_written_as() {
        let text = "# a model\na: 1\nb: -2.5\nc: '1'\nd: [true, ~, 0.1.0-draft, yes, .5e1]\n\
                    e:\n  - x: |\n      two\n      lines\n  - {y: \"\\u00e9\"}\nf:\n";
        let expected = json!({
            "a": 1, "b": -2.5, "c": "1", "d": [true, null, "0.1.0-draft", "yes", 5.0],
            "e": [{ "x": "two\nlines\n" }, { "y": "é" }], "f": null,
        });
        assert_eq!(parse(text).unwrap(), expected);
        assert_eq!(parse(&expected.to_string()).unwrap(), expected);
        assert_eq!(parse("").unwrap(), Value::Null);
    }

    #[test]
    fn a_name_stands_for_what_it_was_given_to() {
        let text = "a: &n {x: 1}\nb: *n\nc: [*n, *n]\n";
        let n = json!({ "x": 1 });
        assert_eq!(parse(text).unwrap(), json!({ "a": n, "b": n, "c": [n, n] }));
    }

    #[test]
    fn what_plain_data_cannot_hold_is_refused_with_its_line() {
        let line = |text: &str| parse(text).unwrap_err().line;
        assert_eq!(line("a: 1\nb: 2\na: 3\n"), 3);
        assert_eq!(line("a: 1\nb: !tag 2\n"), 2);
        assert_eq!(line("a: 1\n? [x]\n: 2\n"), 2);
        assert_eq!(line("a: 1\n---\nb: 2\n"), 2);
        assert_eq!(line("a: 1\nb: *nobody\n"), 2);
        assert_eq!(line("a: &n [*n]\n"), 1);
        assert_eq!(line("a: 1\nb: [1, 2\nc: 3\n"), 3);
    }

    #[test]
    fn neither_depth_nor_names_within_names_take_the_engine_down() {
        assert!(parse(&"[".repeat(100_000)).is_err());
        assert!(parse(&format!("{}{}", "[".repeat(100), "]".repeat(100))).is_err());
        let mut laughs = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for n in 1..12 {
            let name = format!("*a{}, ", n - 1);
            laughs += &format!("a{n}: &a{n} [{}]\n", name.repeat(9));
        }
        assert!(parse(&laughs).unwrap_err().why.contains("too much"));
    }
}
