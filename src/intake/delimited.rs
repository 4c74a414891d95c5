//! A push parser of delimited text: chunks in, records out.

use super::dialect::Dialect;
use super::encoding::{Detected, Transcoder};
use crate::error::{Problem, ProblemKind, Result};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::borrow::Cow;

/// One record may not be larger: beyond it a quote was left open.
pub const MOST_RECORD_BYTES: usize = 16 << 20;
/// A row may not have more columns: the limit of spreadsheets.
pub const MOST_COLUMNS: usize = 16_384;

/// A record as read: its fields are bytes, unescaped.
pub struct Record<'a> {
    bytes: &'a [u8],
    ends: &'a [usize],
    /// The line the record starts on, from 1.
    pub line: u64,
}

impl<'a> Record<'a> {
    /// How many fields.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text of a field; empty beyond the last one.
    #[must_use]
    pub fn get(&self, index: usize) -> Cow<'a, str> {
        String::from_utf8_lossy(self.raw(index))
    }

    /// The bytes of a field; empty beyond the last one.
    #[must_use]
    pub fn raw(&self, index: usize) -> &'a [u8] {
        let Some(&end) = self.ends.get(index) else {
            return &[];
        };
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.bytes[start..end]
    }

    /// All fields as text.
    pub fn fields(&self) -> impl Iterator<Item = Cow<'a, str>> + '_ {
        (0..self.len()).map(|index| self.get(index))
    }
}

/// Reads records from chunks.
pub struct Records {
    transcoder: Transcoder,
    core: Reader,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    bytes_used: usize,
    ends_used: usize,
    started: u64,
    inside: bool,
}

impl Records {
    /// A reader for a whole file, from its first byte.
    #[must_use]
    pub fn new(detected: Detected, dialect: Dialect) -> Self {
        Self {
            transcoder: Transcoder::new(detected),
            core: ReaderBuilder::new().delimiter(dialect.delimiter).build(),
            bytes: vec![0; 4096],
            ends: vec![0; 64],
            bytes_used: 0,
            ends_used: 0,
            started: 1,
            inside: false,
        }
    }

    /// Byte sequences that could not be decoded so far.
    #[must_use]
    pub fn replaced(&self) -> u64 {
        self.transcoder.replaced
    }

    /// Reads a chunk, giving each record it completes to `each`.
    ///
    /// # Errors
    /// When a record is too large or too wide, or when `each` fails.
    pub fn push(
        &mut self,
        chunk: &[u8],
        each: &mut dyn FnMut(&Record<'_>) -> Result<()>,
    ) -> Result<()> {
        self.read(chunk, false, each)
    }

    /// Ends the file: the last record may lack its newline.
    ///
    /// # Errors
    /// As for [`Records::push`].
    pub fn finish(&mut self, each: &mut dyn FnMut(&Record<'_>) -> Result<()>) -> Result<()> {
        self.read(&[], true, each)
    }

    fn read(
        &mut self,
        chunk: &[u8],
        last: bool,
        each: &mut dyn FnMut(&Record<'_>) -> Result<()>,
    ) -> Result<()> {
        // Moved out so that the text can be borrowed while the buffers change.
        let mut transcoder = std::mem::replace(
            &mut self.transcoder,
            Transcoder::new(Detected {
                encoding: encoding_rs::UTF_8,
                mark: 0,
            }),
        );
        let result = self.read_text(transcoder.push(chunk, last), last, each);
        self.transcoder = transcoder;
        result
    }

    fn read_text(
        &mut self,
        mut text: &[u8],
        last: bool,
        each: &mut dyn FnMut(&Record<'_>) -> Result<()>,
    ) -> Result<()> {
        // An empty input means "the end" to the core: never hand it one midway.
        while !text.is_empty() || last {
            if !self.inside {
                self.skip_newlines(&mut text);
                if text.is_empty() && !last {
                    break;
                }
                self.started = self.core.line();
                self.inside = true;
                continue;
            }
            let (result, read, wrote, ended) = self.core.read_record(
                text,
                &mut self.bytes[self.bytes_used..],
                &mut self.ends[self.ends_used..],
            );
            text = &text[read..];
            self.bytes_used += wrote;
            self.ends_used += ended;
            match result {
                ReadRecordResult::InputEmpty => {
                    if !last {
                        break;
                    }
                }
                ReadRecordResult::OutputFull => self.grow_bytes()?,
                ReadRecordResult::OutputEndsFull => self.grow_ends()?,
                ReadRecordResult::Record => {
                    let record = Record {
                        bytes: &self.bytes[..self.bytes_used],
                        ends: &self.ends[..self.ends_used],
                        line: self.started,
                    };
                    each(&record)?;
                    self.bytes_used = 0;
                    self.ends_used = 0;
                    self.inside = false;
                }
                ReadRecordResult::End => break,
            }
        }
        Ok(())
    }

    /// Blank lines between records, so that a record's line is its own.
    fn skip_newlines(&mut self, text: &mut &[u8]) {
        while let Some(b'\n' | b'\r') = text.first() {
            let line = self.core.line() + u64::from(text[0] == b'\n');
            self.core.set_line(line);
            *text = &text[1..];
        }
    }

    fn grow_bytes(&mut self) -> Result<()> {
        let size = self.bytes.len() * 2;
        if size > MOST_RECORD_BYTES {
            return Err(Problem::from(ProblemKind::RecordTooLarge {
                limit_mib: MOST_RECORD_BYTES >> 20,
            })
            .on_line(self.started));
        }
        self.bytes.resize(size, 0);
        Ok(())
    }

    fn grow_ends(&mut self) -> Result<()> {
        let size = self.ends.len() * 2;
        if size > MOST_COLUMNS {
            return Err(Problem::from(ProblemKind::TooManyColumns {
                limit: MOST_COLUMNS,
            })
            .on_line(self.started));
        }
        self.ends.resize(size, 0);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::encoding;

    fn read(text: &[u8], delimiter: u8, piece: usize) -> Result<Vec<(u64, Vec<String>)>> {
        let mut rows = Vec::new();
        let mut records = Records::new(encoding::detect(text), Dialect { delimiter });
        let mut each = |record: &Record<'_>| {
            rows.push((record.line, record.fields().map(Cow::into_owned).collect()));
            Ok(())
        };
        for chunk in text.chunks(piece) {
            records.push(chunk, &mut each)?;
        }
        records.finish(&mut each)?;
        Ok(rows)
    }

    #[test]
    fn quoted_newlines_blank_lines_and_a_last_line_without_end() {
        let text = "a;b\r\n\r\n\"x\r\ny\";\"say \"\"hi\"\"\"\n1;\n\n2;z".as_bytes();
        let expected = vec![
            (1, vec!["a".to_owned(), "b".into()]),
            (3, vec!["x\r\ny".into(), "say \"hi\"".into()]),
            (5, vec!["1".into(), String::new()]),
            (7, vec!["2".into(), "z".into()]),
        ];
        for piece in 1..=text.len() {
            assert_eq!(
                read(text, b';', piece).unwrap(),
                expected,
                "pieces of {piece}"
            );
        }
    }

    #[test]
    fn an_open_quote_ends_in_a_clear_refusal() {
        let text = format!("a,b\n1,\"{}", "x".repeat(MOST_RECORD_BYTES + 1));
        let problem = read(text.as_bytes(), b',', 65_536).unwrap_err();
        assert_eq!(problem.kind.code(), "record-too-large");
        assert_eq!(problem.place.line, Some(2));
    }

    #[test]
    fn too_many_columns_is_a_clear_refusal() {
        let text = ",".repeat(MOST_COLUMNS + 1);
        let problem = read(text.as_bytes(), b',', 4096).unwrap_err();
        assert_eq!(problem.kind.code(), "too-many-columns");
    }

    #[test]
    fn fields_beyond_the_last_are_empty() {
        let mut records = Records::new(encoding::detect(b"a"), Dialect { delimiter: b',' });
        records
            .push(b"a,b\n", &mut |record| {
                assert_eq!(record.get(7), "");
                Ok(())
            })
            .unwrap();
    }
}
