//! Bytes to UTF-8 bytes, in a stream.

mod asian;
mod own;
mod repair;
mod single;

use encoding_rs::{
    CoderResult, Decoder, Encoding, BIG5, EUC_JP, EUC_KR, GB18030, ISO_8859_15, MACINTOSH,
    SHIFT_JIS, UTF_16BE, UTF_16LE, UTF_8, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
};
use own::Own;
use std::borrow::Cow;

/// The encoding of a file, and how many bytes of mark come first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected {
    /// The encoding.
    pub encoding: &'static Encoding,
    /// Bytes of byte order mark.
    pub mark: usize,
    /// Whether what was saved as UTF-8 twice is to be read twice.
    pub twice: bool,
    /// An encoding that is read here, in place of the other.
    own: Option<Own>,
}

impl Default for Detected {
    fn default() -> Self {
        Self {
            encoding: UTF_8,
            mark: 0,
            twice: false,
            own: None,
        }
    }
}

/// Recognises the encoding from the first bytes: a byte order mark, the zeros
/// of UTF-16 and UTF-32, valid UTF-8 (with a few cells of another encoding among it), or
/// the single-byte encoding whose letters read most like words.
#[must_use]
pub fn detect(sample: &[u8]) -> Detected {
    if let Some((own, mark)) = own::utf32(sample) {
        return Detected {
            own: Some(own),
            mark,
            ..Detected::default()
        };
    }
    if let Some((encoding, mark)) = Encoding::for_bom(sample) {
        return Detected {
            encoding,
            mark,
            ..Detected::default()
        };
    }
    let mut own = None;
    let encoding = utf16_without_mark(sample).unwrap_or_else(|| {
        let (sequences, strays) = utf8_evidence(sample);
        let asian = if strays > sequences {
            asian::detect(sample)
        } else {
            None
        };
        match asian {
            Some(encoding) => encoding,
            None if strays == 0 || sequences > 0 => UTF_8,
            None => {
                let found = single::detect(sample);
                own = found.is_none().then_some(Own::Cp850);
                found.unwrap_or(UTF_8)
            }
        }
    });
    Detected {
        encoding,
        own,
        ..Detected::default()
    }
}

/// UTF-16 text of Europe has a zero in nearly every other byte.
fn utf16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    let head = &sample[..sample.len().min(4096) & !1];
    let zeros = |odd: usize| {
        head.iter()
            .skip(odd)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if pairs < 4 {
        None
    } else if odd * 10 > pairs * 6 && even * 10 < pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 6 && odd * 10 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Multi-byte sequences that are valid UTF-8, and bytes that are not.
#[inline(never)] // browsers take long to make a large function quick for one loop in it
fn utf8_evidence(sample: &[u8]) -> (usize, usize) {
    if sample.is_ascii() {
        return (0, 0);
    }
    let (mut sequences, mut strays, mut rest) = (0, 0, sample);
    loop {
        let (valid, error) = match std::str::from_utf8(rest) {
            Ok(text) => (text.len(), None),
            Err(error) => (error.valid_up_to(), Some(error)),
        };
        sequences += text_of(&rest[..valid]).chars().filter(is_usual).count();
        match error.map(|error| error.error_len()) {
            // A character cut by the end of the sample is no evidence.
            None | Some(None) => return (sequences, strays),
            Some(Some(length)) => {
                strays += 1;
                rest = &rest[valid + length..];
            }
        }
    }
}

fn text_of(valid: &[u8]) -> &str {
    std::str::from_utf8(valid).unwrap_or_default()
}

/// Letters and signs that bytes of other encodings hardly make up by chance: of
/// Latin and what typesetting adds.
fn is_usual(c: &char) -> bool {
    matches!(c, '\u{a0}'..='\u{17f}' | '\u{2010}'..='\u{203a}' | '€' | '\u{2212}' | '\u{feff}'
        | '\u{391}'..='\u{3c9}' | '\u{410}'..='\u{44f}' | '\u{3040}'..='\u{9fff}')
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

/// The text of a cell. Controls that no keyboard writes are what Windows-1252 has
/// in their place, as browsers read them too.
#[must_use]
pub fn text(bytes: &[u8]) -> Cow<'_, str> {
    let text = as_it_stands(bytes);
    if !has_controls(&text) {
        return text;
    }
    let repaired = |c| match u8::try_from(u32::from(c)) {
        Ok(byte @ 0x80..=0x9f) => single::western(byte),
        _ => c,
    };
    text.chars().map(repaired).collect::<String>().into()
}

/// The text of a cell. In a file of UTF-8, a cell that is not is taken for
/// Windows-1252 if that makes letters of it: two exports were glued together.
/// Else its bytes are damaged.
#[must_use]
pub fn as_it_stands(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
            if text.chars().all(|c| c.is_ascii() || single::is_western(c)) {
                text
            } else {
                String::from_utf8_lossy(bytes)
            }
        }
    }
}

/// Whether a text holds controls of Latin-1, which are Windows-1252 read wrongly.
#[must_use]
pub fn has_controls(text: &str) -> bool {
    // All of them begin with this byte.
    memchr::memchr(0xc2, text.as_bytes()).is_some()
        && text.chars().any(|c| ('\u{80}'..='\u{9f}').contains(&c))
}

/// Turns chunks of a file into chunks of UTF-8, without zero bytes.
#[derive(Default)]
pub struct Transcoder {
    /// `None` when the file is UTF-8 already: bytes pass untouched.
    decoder: Option<Decoder>,
    skip: usize,
    buffer: Vec<u8>,
    repair: Option<repair::Repair>,
    own: Option<own::Decoder>,
    /// Whether zero bytes are let through.
    keeps_zeros: bool,
    /// Sequences that were not valid and became U+FFFD.
    pub replaced: u64,
    /// Zero bytes taken out.
    pub zeros: u64,
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
            repair: detected.twice.then(repair::Repair::default),
            own: detected.own.map(own::Decoder::new),
            ..Self::default()
        }
    }

    /// The same, that lets zero bytes through: what is wanted as it stands.
    #[must_use]
    pub fn keeping_zeros(self, keeps_zeros: bool) -> Self {
        Self {
            keeps_zeros,
            ..self
        }
    }

    /// The UTF-8 of the next chunk. Bytes that are not valid UTF-8 in a UTF-8
    /// file are let through: the reader of cells decides on them.
    pub fn push<'a>(&'a mut self, chunk: &'a [u8], last: bool) -> &'a [u8] {
        let skipped = self.skip.min(chunk.len());
        self.skip -= skipped;
        let chunk = &chunk[skipped..];
        if let Some(repair) = &mut self.repair {
            self.buffer.clear();
            repair.push(chunk, last, &mut self.buffer);
        } else if let Some(own) = &mut self.own {
            self.buffer.clear();
            self.replaced += own.push(chunk, last, &mut self.buffer);
        } else if self.decoder.is_none() {
            if self.keeps_zeros || memchr::memchr(0, chunk).is_none() {
                return chunk;
            }
            self.buffer.clear();
            self.buffer.extend_from_slice(chunk);
        } else {
            self.decode(chunk, last);
        }
        if self.keeps_zeros {
            return &self.buffer;
        }
        let before = self.buffer.len();
        self.buffer.retain(|&byte| byte != 0);
        self.zeros += (before - self.buffer.len()) as u64;
        &self.buffer
    }

    fn decode(&mut self, mut rest: &[u8], last: bool) {
        let Some(decoder) = &mut self.decoder else {
            return;
        };
        self.buffer.clear();
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
                return;
            }
        }
    }
}

/// The name of UTF-8 that was taken for Windows-1252 and saved as UTF-8 again:
/// `Ã©` for `é`.
pub const TWICE: &str = "UTF-8 twice";

/// The encoding that people know by a name, for a file with these first bytes.
#[must_use]
pub fn named(name: &str, sample: &[u8]) -> Option<Detected> {
    let twice = name == TWICE;
    let own = match name {
        "UTF-32 LE" => Some(Own::Utf32Le),
        "UTF-32 BE" => Some(Own::Utf32Be),
        "CP850" => Some(Own::Cp850),
        _ => None,
    };
    let encoding = match name {
        _ if own.is_some() => UTF_8,
        "UTF-8" | "UTF-8 with BOM" | TWICE => UTF_8,
        "UTF-16 LE" => UTF_16LE,
        "UTF-16 BE" => UTF_16BE,
        "Windows-1252" => WINDOWS_1252,
        "Windows-1250" => WINDOWS_1250,
        "Windows-1251" => WINDOWS_1251,
        "Windows-1253" => encoding_rs::WINDOWS_1253,
        "Windows-1254" => encoding_rs::WINDOWS_1254,
        "Windows-1257" => encoding_rs::WINDOWS_1257,
        "KOI8-U" => encoding_rs::KOI8_U,
        "IBM866" => encoding_rs::IBM866,
        "ISO-8859-2" => encoding_rs::ISO_8859_2,
        "ISO-8859-15" => ISO_8859_15,
        "Mac Roman" => MACINTOSH,
        "Shift_JIS" => SHIFT_JIS,
        "EUC-JP" => EUC_JP,
        "EUC-KR" => EUC_KR,
        "Big5" => BIG5,
        "gb18030" => GB18030,
        _ => return None,
    };
    let mark = match (own, own::utf32(sample)) {
        (Some(own), Some((marked, mark))) if marked == own => mark,
        (Some(_), _) => 0,
        (None, _) => match Encoding::for_bom(sample) {
            Some((marked, mark)) if marked == encoding => mark,
            _ => 0,
        },
    };
    Some(Detected {
        encoding,
        mark,
        twice,
        own,
    })
}

/// The name of an encoding as people know it.
#[must_use]
pub fn name(detected: Detected) -> &'static str {
    match detected.encoding {
        _ if detected.twice => TWICE,
        _ if detected.own == Some(Own::Utf32Le) => "UTF-32 LE",
        _ if detected.own == Some(Own::Utf32Be) => "UTF-32 BE",
        _ if detected.own == Some(Own::Cp850) => "CP850",
        e if e == UTF_8 && detected.mark > 0 => "UTF-8 with BOM",
        e if e == UTF_16LE => "UTF-16 LE",
        e if e == UTF_16BE => "UTF-16 BE",
        e if e == WINDOWS_1252 => "Windows-1252",
        e if e == WINDOWS_1250 => "Windows-1250",
        e if e == WINDOWS_1251 => "Windows-1251",
        e if e == encoding_rs::WINDOWS_1253 => "Windows-1253",
        e if e == encoding_rs::WINDOWS_1254 => "Windows-1254",
        e if e == encoding_rs::WINDOWS_1257 => "Windows-1257",
        e if e == MACINTOSH => "Mac Roman",
        e => e.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub fn whole(bytes: &[u8], piece: usize) -> String {
        let mut transcoder = Transcoder::new(detect(bytes));
        let mut text = Vec::new();
        for chunk in bytes.chunks(piece) {
            text.extend_from_slice(transcoder.push(chunk, false));
        }
        text.extend_from_slice(transcoder.push(&[], true));
        String::from_utf8(text).unwrap()
    }

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        mark.into_iter()
            .chain(text.encode_utf16())
            .flat_map(bytes_of)
            .collect()
    }

    #[test]
    fn reads_what_excel_saves_in_pieces_of_any_size() {
        let text = "Chaîne;€;magasin\n";
        for piece in [1, 2, 3, 7, 100] {
            assert_eq!(whole(format!("\u{feff}{text}").as_bytes(), piece), text);
            assert_eq!(whole(b"Cha\xeene;\x80;magasin\n", piece), text);
            for mark in [true, false] {
                assert_eq!(whole(&utf16(text, u16::to_le_bytes, mark), piece), text);
                assert_eq!(whole(&utf16(text, u16::to_be_bytes, mark), piece), text);
            }
        }
    }

    #[test]
    fn a_character_cut_by_the_sample_is_still_utf8() {
        assert_eq!(detect("Chaîne".as_bytes().split_at(4).0).encoding, UTF_8);
    }

    #[test]
    fn glued_exports_are_read_cell_by_cell() {
        let glued = b"Orl\xc3\xa9ans;N\xeemes";
        assert_eq!(detect(glued).encoding, UTF_8);
        assert_eq!(text(b"N\xeemes"), "Nîmes");
        assert_eq!(text("Orléans".as_bytes()), "Orléans");
    }

    #[test]
    fn controls_are_the_letters_that_windows_has_there() {
        assert_eq!(text("d\u{92}Estournel".as_bytes()), "d’Estournel");
        assert_eq!(
            text("\u{9c}uvre à\u{a0}10 \u{80}".as_bytes()),
            "œuvre à\u{a0}10 €"
        );
        assert_eq!(text("\u{81}".as_bytes()), "\u{81}");
    }

    #[test]
    fn zeros_are_taken_out_and_counted() {
        let mut transcoder = Transcoder::new(detect(b"a,b\n"));
        assert_eq!(transcoder.push(b"a\0,b\n\0\0", true), b"a,b\n");
        assert_eq!(transcoder.zeros, 3);
    }

    #[test]
    fn knows_a_workbook() {
        assert!(foreign_format(b"PK\x03\x04....").is_some());
        assert!(foreign_format(b"id;nom").is_none());
    }
}
