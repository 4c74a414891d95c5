//! Which mark separates the fields of a file.

use super::delimited::Records;
use super::encoding::Detected;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// How the records of a file are written. The quote is `"`, doubled inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// The byte between two fields.
    pub delimiter: u8,
}

/// A delimiter with the evidence for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The dialect.
    pub dialect: Dialect,
    /// Fields in the most frequent row width.
    pub width: usize,
    /// Share of the sampled rows that have that width, 0 to 1.
    pub consistency: f64,
}

/// The marks looked for, the most usual first: it wins a tie.
pub const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// Rows looked at.
const SAMPLE_ROWS: usize = 500;

/// Judges each delimiter on a sample, the best first.
///
/// A good delimiter cuts nearly all rows in the same number of fields, at
/// least two; among those, the one that cuts them finest.
#[must_use]
pub fn sniff(sample: &[u8], detected: Detected) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = DELIMITERS
        .iter()
        .map(|&delimiter| judge(sample, detected, Dialect { delimiter }))
        .collect();
    // Widths of one say nothing; consistency is compared in steps so that a
    // few ragged rows do not make a coarser cut win.
    candidates.sort_by_key(|candidate| {
        let step = (candidate.consistency * 10.0).floor() as i64;
        Reverse((candidate.width > 1, step, candidate.width))
    });
    candidates
}

fn judge(sample: &[u8], detected: Detected, dialect: Dialect) -> Candidate {
    let mut widths: FxHashMap<usize, usize> = FxHashMap::default();
    let mut rows = 0;
    let mut records = Records::new(detected, dialect);
    // A refusal (a field that never ends) is judged on the rows before it.
    let _ = records.push(sample, &mut |record| {
        if rows < SAMPLE_ROWS {
            rows += 1;
            *widths.entry(record.len()).or_default() += 1;
        }
        Ok(())
    });
    // The last row of a sample may be cut: use it only when it is alone.
    if rows == 0 {
        let _ = records.finish(&mut |record| {
            rows += 1;
            *widths.entry(record.len()).or_default() += 1;
            Ok(())
        });
    }
    let (width, count) = widths
        .into_iter()
        .max_by_key(|&(width, count)| (count, width))
        .unwrap_or((0, 0));
    Candidate {
        dialect,
        width,
        consistency: count as f64 / rows.max(1) as f64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::encoding;

    fn best(text: &str) -> u8 {
        sniff(text.as_bytes(), encoding::detect(text.as_bytes()))[0]
            .dialect
            .delimiter
    }

    #[test]
    fn finds_the_four_marks() {
        for mark in [";", ",", "\t", "|"] {
            let text = ["a", "b", "c"].join(mark) + "\n" + &["1", "2", "3"].join(mark) + "\n";
            assert_eq!(best(&text), mark.as_bytes()[0]);
        }
    }

    #[test]
    fn decimal_commas_do_not_hide_the_semicolon() {
        assert_eq!(best("id;montant\n1;12,50\n2;3,20\n3;7\n"), b';');
    }

    #[test]
    fn commas_in_quoted_text_do_not_count() {
        assert_eq!(best("id\tnote\n1\t\"a, b, c\"\n2\t\"d, e\"\n"), b'\t');
    }

    #[test]
    fn a_single_column_and_a_single_line_are_fine() {
        assert_eq!(sniff(b"id\n1\n2\n", encoding::detect(b"id"))[0].width, 1);
        assert_eq!(best("a|b"), b'|');
    }
}
