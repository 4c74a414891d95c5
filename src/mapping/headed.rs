//! How well a column fits a field by its header.

use super::content;
use super::field::{Field, FieldKind};
use super::guess::Why;
use super::header::{normalise, without_currency};
use super::words;
use crate::intake::cell::currency;
use crate::intake::infer::ColumnKind;
use crate::intake::table::Column;

/// Whether what a column holds can be what a field asks for.
fn fits(kind: ColumnKind, field: FieldKind) -> bool {
    match field {
        FieldKind::Time => matches!(kind, ColumnKind::Date),
        FieldKind::Period => matches!(
            kind,
            ColumnKind::Period | ColumnKind::Date | ColumnKind::Number
        ),
        FieldKind::Money | FieldKind::Number => {
            matches!(kind, ColumnKind::Number | ColumnKind::Flag)
        }
        FieldKind::Key | FieldKind::Person => matches!(
            kind,
            ColumnKind::Text | ColumnKind::Number | ColumnKind::Flag
        ),
        FieldKind::Category | FieldKind::Path => !matches!(kind, ColumnKind::Date),
        FieldKind::Text => matches!(kind, ColumnKind::Text),
        FieldKind::Flag => matches!(kind, ColumnKind::Flag | ColumnKind::Text),
    }
}

/// A column with its header as names of fields are compared with it.
pub(super) struct Headed<'a> {
    pub(super) column: &'a Column,
    /// Its words.
    header: String,
    /// The same without spaces.
    squeezed: String,
}

impl<'a> Headed<'a> {
    pub(super) fn all(columns: &'a [Column]) -> Vec<Self> {
        let headed = |column: &'a Column| {
            // `Tax (EUR)` is the tax.
            let header = match without_currency(&column.name) {
                (name, Some(code)) if currency::of_word(code).is_some() => normalise(name),
                _ => normalise(&column.name),
            };
            Self {
                column,
                squeezed: header.replace(' ', ""),
                header,
            }
        };
        columns.iter().map(headed).collect()
    }

    /// Whether its header is one of these.
    pub(super) fn is_one_of(&self, names: &[&str]) -> bool {
        names.contains(&self.header.as_str())
    }

    /// Whether its header says that it is something else than a field.
    pub(super) fn means_another(&self, field: &Field) -> bool {
        words::means_one(&self.header, field.not_with)
    }
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// How well a column fits a field by its header: 1 by its exact name.
pub(super) fn by_header(headed: &Headed<'_>, field: &Field) -> Option<(f64, Why)> {
    let Headed {
        column,
        header,
        squeezed,
    } = headed;
    let kind = column.column_type.kind;
    if !content::may_hold(column, field) {
        return None;
    }
    // An empty column is mapped by its name alone: the sample may be unlucky.
    let fitting = fits(kind, field.kind) || content::is_lapse(column, field);
    if !fitting && kind != ColumnKind::Empty {
        return None;
    }
    let scores = field.synonyms().enumerate().filter_map(|(rank, name)| {
        // Earlier synonyms are the plainer ones.
        let rank = rank as f64 / 1000.0;
        if header.as_str() == name {
            Some((1.0 - rank, Why::Header))
        } else if squeezed
            .bytes()
            .eq(name.bytes().filter(|byte| *byte != b' '))
        {
            Some((0.95 - rank, Why::Header))
        } else if name.len() > 3
            && has_words(header, name)
            && content::may_hold_by_words(column, field, header, name)
            && !headed.means_another(field)
            && (!field.is_part || words::means_one(header, last_word(name)))
        {
            let rather = words::has_one(header, field.rather_with);
            Some((if rather { 0.65 } else { 0.6 } - rank, Why::Words))
        } else {
            None
        }
    });
    scores.max_by(|a, b| a.0.total_cmp(&b.0))
}

/// Whether the words of `part` stand in `text`, whole and in order.
fn has_words(text: &str, part: &str) -> bool {
    let spaces = text.bytes().enumerate().filter(|(_, byte)| *byte == b' ');
    let mut starts = std::iter::once(0).chain(spaces.map(|(at, _)| at + 1));
    starts.any(|at| {
        let rest = text[at..].strip_prefix(part);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}
