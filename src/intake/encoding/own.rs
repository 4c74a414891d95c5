//! Encodings that `encoding_rs` does not know: UTF-32, and the code page of DOS in
//! Western Europe, in which tills still export.

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// Four bytes a character, the smallest first.
    Utf32Le,
    /// Four bytes a character, the largest first.
    Utf32Be,
    /// Code page 850, with the euro of 858. Page 437 has its letters in the same places.
    Cp850,
}

/// The upper half of code page 858.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»\
░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Bytes of text in one of these encodings.
#[must_use]
pub fn decode(own: Own, bytes: &[u8]) -> String {
    let mut text = Vec::new();
    let mut decoder = Decoder::new(own);
    decoder.push(bytes, true, &mut text);
    String::from_utf8(text).unwrap_or_default()
}

/// UTF-32 by its mark, with how many bytes it takes, or by its zeros.
#[must_use]
pub fn utf32(sample: &[u8]) -> Option<(Own, usize)> {
    match sample {
        [0xff, 0xfe, 0, 0, ..] => return Some((Own::Utf32Le, 4)),
        [0, 0, 0xfe, 0xff, ..] => return Some((Own::Utf32Be, 4)),
        _ => {}
    }
    let head = &sample[..sample.len().min(4096) & !3];
    // A character of a living script fills two of its four bytes at most.
    let all = |own| {
        let fits = |four: &[u8]| {
            let code = code_of(own, four);
            (1..0x3000).contains(&code)
        };
        head.len() >= 16 && head.chunks_exact(4).all(fits)
    };
    let found = [Own::Utf32Le, Own::Utf32Be]
        .into_iter()
        .find(|own| all(*own));
    found.map(|own| (own, 0))
}

fn code_of(own: Own, four: &[u8]) -> u32 {
    let bytes = <[u8; 4]>::try_from(four).unwrap_or_default();
    match own {
        Own::Utf32Be => u32::from_be_bytes(bytes),
        _ => u32::from_le_bytes(bytes),
    }
}

/// Decodes in a stream.
pub(super) struct Decoder {
    own: Own,
    /// The upper half of a code page.
    upper: Vec<char>,
    /// Bytes of a character that the last chunk cut.
    held: Vec<u8>,
}

impl Decoder {
    pub(super) fn new(own: Own) -> Self {
        Self {
            own,
            upper: CP850.chars().collect(),
            held: Vec::new(),
        }
    }

    /// Adds the text of a chunk to `out`; gives how many characters were none.
    pub(super) fn push(&mut self, chunk: &[u8], last: bool, out: &mut Vec<u8>) -> u64 {
        let mut add = |c: char| out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        if self.own == Own::Cp850 {
            for &byte in chunk {
                let upper = usize::from(byte).checked_sub(0x80);
                add(upper.map_or(char::from(byte), |at| self.upper[at]));
            }
            return 0;
        }
        self.held.extend_from_slice(chunk);
        let mut replaced = 0;
        let whole = self.held.len() & !3;
        for four in self.held[..whole].chunks_exact(4) {
            let found = char::from_u32(code_of(self.own, four));
            replaced += u64::from(found.is_none());
            add(found.unwrap_or('\u{fffd}'));
        }
        self.held.drain(..whole);
        if last && !self.held.is_empty() {
            self.held.clear();
            replaced += 1;
            add('\u{fffd}');
        }
        replaced
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::whole;
    use super::super::{detect, name, named, Transcoder};
    use super::*;

    #[test]
    fn four_bytes_a_character_with_a_mark_and_without() {
        let text = "id;ville;€\n1;Orléans;12\n";
        let bytes = |mark: &str, bytes_of: fn(u32) -> [u8; 4]| -> Vec<u8> {
            let chars = mark.chars().chain(text.chars());
            chars.flat_map(|c| bytes_of(u32::from(c))).collect()
        };
        for mark in ["", "\u{feff}"] {
            for piece in [1, 3, 4, 5, 1000] {
                assert_eq!(whole(&bytes(mark, u32::to_le_bytes), piece), text);
                assert_eq!(whole(&bytes(mark, u32::to_be_bytes), piece), text);
            }
        }
        assert_eq!(name(detect(&bytes("", u32::to_le_bytes))), "UTF-32 LE");
        // What cannot be a character, and what is cut, is replaced and counted.
        let mut transcoder = Transcoder::new(named("UTF-32 LE", b"").unwrap());
        let text = transcoder.push(b"a\0\0\0\0\0\0\x99b\0", true).to_vec();
        assert_eq!(String::from_utf8(text).unwrap(), "a\u{fffd}\u{fffd}");
        assert_eq!(transcoder.replaced, 2);
    }

    #[test]
    fn tills_write_the_code_page_of_dos() {
        assert_eq!(CP850.chars().count(), 128);
        // é è à ç ù ê î ô, and the euro of page 858.
        let bytes = b"libell\x82;caf\x82 cr\x8ame;\x85 emporter;fran\x87ais;o\x97;for\x88t;\x8cle;h\x93tel;12,50 \xd5\n";
        let text = "libellé;café crème;à emporter;français;où;forêt;île;hôtel;12,50 €\n";
        assert_eq!(name(detect(bytes)), "CP850");
        for piece in [1, 2, 7, 1000] {
            assert_eq!(whole(bytes, piece), text);
        }
        assert_eq!(
            name(detect(b"rayon;prix\nP\x83tisserie;2\nBoucherie;3\n")),
            "CP850"
        );
    }
}
