//! Bytes to UTF-8 bytes, in a stream.

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_16BE, UTF_16LE, UTF_8, WINDOWS_1252};

/// The encoding of a file, and how many bytes of mark come first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected {
    /// The encoding.
    pub encoding: &'static Encoding,
    /// Bytes of byte order mark.
    pub mark: usize,
}

/// Recognises the encoding from the first bytes: a byte order mark, else valid
/// UTF-8, else Windows-1252, what spreadsheets in Western Europe save by default.
#[must_use]
pub fn detect(sample: &[u8]) -> Detected {
    if let Some((encoding, mark)) = Encoding::for_bom(sample) {
        return Detected { encoding, mark };
    }
    let encoding = match std::str::from_utf8(sample) {
        Ok(_) => UTF_8,
        // A character cut by the end of the sample is no evidence against UTF-8.
        Err(error) if error.error_len().is_none() => UTF_8,
        Err(_) => WINDOWS_1252,
    };
    Detected { encoding, mark: 0 }
}

/// What a file that is not text begins with, if the bytes give it away.
#[must_use]
pub fn foreign_format(sample: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 7] = [
        (b"PK\x03\x04", "a spreadsheet or a zip archive"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
        (b"%PDF", "a PDF document"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"PAR1", "a Parquet file"),
        (b"\x89PNG", "a picture"),
        (b"SQLite format 3", "a database"),
    ];
    SIGNATURES
        .iter()
        .find(|(signature, _)| sample.starts_with(signature))
        .map(|(_, format)| *format)
}

/// Turns chunks of a file into chunks of UTF-8.
pub struct Transcoder {
    /// `None` when the file is UTF-8 already: bytes pass untouched.
    decoder: Option<Decoder>,
    skip: usize,
    buffer: Vec<u8>,
    /// Sequences that were not valid and became U+FFFD.
    pub replaced: u64,
}

impl Transcoder {
    /// A transcoder for a whole file read from its first byte.
    #[must_use]
    pub fn new(detected: Detected) -> Self {
        let decoder = (detected.encoding != UTF_8)
            .then(|| detected.encoding.new_decoder_without_bom_handling());
        Self {
            decoder,
            skip: detected.mark,
            buffer: Vec::new(),
            replaced: 0,
        }
    }

    /// The UTF-8 of the next chunk. Bytes that are not valid UTF-8 in a UTF-8
    /// file are let through: the reader of cells replaces and counts them.
    pub fn push<'a>(&'a mut self, chunk: &'a [u8], last: bool) -> &'a [u8] {
        let skipped = self.skip.min(chunk.len());
        self.skip -= skipped;
        let chunk = &chunk[skipped..];
        let Some(decoder) = &mut self.decoder else {
            return chunk;
        };
        self.buffer.clear();
        let mut rest = chunk;
        loop {
            let room = decoder
                .max_utf8_buffer_length(rest.len())
                .unwrap_or(rest.len() * 3 + 16);
            let written = self.buffer.len();
            self.buffer.resize(written + room, 0);
            let (result, read, wrote, replaced) =
                decoder.decode_to_utf8(rest, &mut self.buffer[written..], last);
            self.buffer.truncate(written + wrote);
            self.replaced += u64::from(replaced);
            rest = &rest[read..];
            if result == CoderResult::InputEmpty {
                return &self.buffer;
            }
        }
    }
}

/// The name of an encoding as people know it.
#[must_use]
pub fn name(detected: Detected) -> &'static str {
    match detected.encoding {
        e if e == UTF_8 && detected.mark > 0 => "UTF-8 with BOM",
        e if e == UTF_16LE => "UTF-16 LE",
        e if e == UTF_16BE => "UTF-16 BE",
        e if e == WINDOWS_1252 => "Windows-1252",
        e => e.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(bytes: &[u8], piece: usize) -> String {
        let mut transcoder = Transcoder::new(detect(bytes));
        let mut text = Vec::new();
        for chunk in bytes.chunks(piece) {
            text.extend_from_slice(transcoder.push(chunk, false));
        }
        text.extend_from_slice(transcoder.push(&[], true));
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn reads_what_excel_saves_in_pieces_of_any_size() {
        let utf16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("Chaîne;€\n".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        for piece in [1, 2, 3, 7, 100] {
            assert_eq!(whole("\u{feff}Chaîne;€\n".as_bytes(), piece), "Chaîne;€\n");
            assert_eq!(whole(b"Cha\xeene;\x80\n", piece), "Chaîne;€\n");
            assert_eq!(whole(&utf16, piece), "Chaîne;€\n");
        }
    }

    #[test]
    fn a_character_cut_by_the_sample_is_still_utf8() {
        assert_eq!(detect("Chaîne".as_bytes().split_at(4).0).encoding, UTF_8);
    }

    #[test]
    fn knows_a_workbook() {
        assert!(foreign_format(b"PK\x03\x04....").is_some());
        assert!(foreign_format(b"id;nom").is_none());
    }
}
