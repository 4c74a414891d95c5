//! Single-byte encodings, told by which letters their bytes make up.

use super::own::{self, Own};
use encoding_rs::{
    Encoding, IBM866, ISO_8859_15, ISO_8859_2, KOI8_U, MACINTOSH, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1257,
};

/// Letters of Western Europe.
const WESTERN: &str = "àâäáãåçèéêëìíîïñòóôöõøùúûüýßœæÿ";
const CENTRAL: &str = "ąćęłńóśźżčďěňřšťůžőűáéíýúôäöüßľĺŕâăîșțşţđ";
const TURKISH: &str = "çğıöşüâîûi";
const BALTIC: &str = "ąčęėįšųūžāēģīķļņŗõäöüß";
const CYRILLIC: &str = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ";
const GREEK: &str = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ";
/// Signs that texts of Western Europe hold.
const SIGNS: &str = "’‘“”„…•·€£§©®°²³«»‹›–—¿¡×±½¼™ªº\u{a0}\u{ad}";
/// Signs that stand before figures, not before letters.
const BEFORE_FIGURES: &str = "£±×½¼²³©®™€";

/// The encodings with the letters of their languages; what comes first wins a
/// tie. Spreadsheets of Western Europe save the first.
const KNOWN: [(&Encoding, &str); 11] = [
    (WINDOWS_1252, WESTERN),
    (ISO_8859_15, WESTERN),
    (MACINTOSH, WESTERN),
    (WINDOWS_1254, TURKISH),
    (WINDOWS_1250, CENTRAL),
    (ISO_8859_2, CENTRAL),
    (WINDOWS_1257, BALTIC),
    (WINDOWS_1251, CYRILLIC),
    (KOI8_U, CYRILLIC),
    (IBM866, CYRILLIC),
    (WINDOWS_1253, GREEK),
];

/// Letters beyond ASCII of the languages that share an encoding: of two that read
/// a text as well, the one in which a single language has more of it is meant.
const LANGUAGES: [(&Encoding, &[&str]); 2] = [
    (
        WINDOWS_1252,
        &[
            "àâçéèêëîïôùûüÿœæ",
            "äöüß",
            "áéíóúñü",
            "ãõáâàêéíóôúç",
            "àèéìòù",
            "åäöæøé",
        ],
    ),
    (
        WINDOWS_1250,
        &[
            "ąćęłńóśźż",
            "áčďéěíňóřšťúůýž",
            "áäčďéíĺľňóôŕšťúýž",
            "áéíóöőúüű",
            "ăâîșțşţ",
            "čćđšž",
        ],
    ),
];

/// The encoding whose letters are those of its languages, and stand where letters
/// stand; `None` for the code page of DOS.
pub fn detect(sample: &[u8]) -> Option<&'static Encoding> {
    let head = &sample[..sample.len().min(1 << 16)];
    let read = |encoding: &'static Encoding| encoding.decode_without_bom_handling(head).0;
    let mut best = (WINDOWS_1252, i64::MIN);
    for (encoding, letters) in KNOWN {
        let found = plausibility(&read(encoding), letters);
        if found > best.1 {
            best = (encoding, found);
        }
    }
    if best.0 == WINDOWS_1252 {
        let [west, centre] = LANGUAGES.map(|(encoding, languages)| {
            let text = read(encoding);
            (
                plausibility(&text, CENTRAL),
                of_one_language(&text, languages),
            )
        });
        if centre.0 == best.1 && centre.1 > west.1 {
            best.0 = WINDOWS_1250;
        }
    }
    let dos = plausibility(&own::decode(Own::Cp850, head), WESTERN);
    (dos <= best.1).then_some(best.0)
}

/// How many letters beyond ASCII a single language accounts for.
fn of_one_language(text: &str, languages: &[&str]) -> usize {
    let of = |letters: &&str| {
        let has = |c: &char| letters.contains(c.to_lowercase().next().unwrap_or(*c));
        text.chars().filter(|c| !c.is_ascii()).filter(has).count()
    };
    languages.iter().map(of).max().unwrap_or(0)
}

/// A letter or a sign of Western Europe.
pub fn is_western(c: char) -> bool {
    let letter = c.to_lowercase().any(|lower| WESTERN.contains(lower));
    SIGNS.contains(c) || (letter && !matches!(c, 'Ã' | 'ÿ'))
}

/// The character of a byte in Windows-1252.
pub fn western(byte: u8) -> char {
    let bytes = [byte];
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
    text.chars().next().unwrap_or('\u{fffd}')
}

/// The byte of a character beyond ASCII in Windows-1252. What writes encodings would bring its
/// tables for all of them into the wasm.
pub fn western_byte(c: char) -> Option<u8> {
    match u32::from(c) {
        same @ 0xa0..=0xff => u8::try_from(same).ok(),
        _ => (0x80..=0x9f).find(|&byte| western(byte) == c),
    }
}

/// How many characters beyond ASCII are letters of a language where letters
/// stand, or signs where signs do, less those that are not.
fn plausibility(text: &str, letters: &str) -> i64 {
    // Other scripts stand in words of their own.
    let latin = letters.contains('ü') || letters.contains('û');
    let mut score = 0;
    let (mut before, mut run) = (' ', 0);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        run = if c.is_ascii() { 0 } else { run + 1 };
        if !c.is_ascii() {
            let fits = if c.is_alphabetic() && !"ªº".contains(c) {
                let lower = c.to_lowercase().next().unwrap_or(c);
                let inside = c.is_uppercase()
                    && (before.is_lowercase() || (before.is_uppercase() && after.is_lowercase()));
                let among = |c: char| c.is_ascii_alphabetic();
                // Latin words have their accents here and there.
                let behind_figure = before.is_ascii_digit() && !"èé".contains(lower);
                let among_capitals =
                    c.is_lowercase() && before.is_uppercase() && after.is_uppercase();
                // Italian has it at the end of words, and nobody else has it.
                let inside_word = c == 'ì' && after.is_alphabetic();
                let placed = if latin {
                    run < 3 && !behind_figure && !among_capitals && !inside_word
                } else {
                    !among(before) && !among(after)
                };
                letters.contains(lower) && placed && !inside && !after.is_ascii_digit()
            } else {
                let between = before.is_alphabetic() && after.is_alphabetic() && !"ªº".contains(c);
                let leads = BEFORE_FIGURES.contains(c) && after.is_alphabetic();
                SIGNS.contains(c) && (!between || matches!(c, '’' | '\u{a0}')) && !leads
            };
            score += if fits { 1 } else { -1 };
        }
        before = c;
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_by_their_letters() {
        for (encoding, text) in [
            (
                WINDOWS_1252,
                "Été à Orléans ; cœur d’Alène ; reçu ; forêt ; 12 €",
            ),
            (WINDOWS_1252, "ville;Nîmes"),
            (WINDOWS_1252, "München; Köln; Düsseldorf; Straße"),
            (WINDOWS_1252, "København; Århus; Ærø; Malmö"),
            (WINDOWS_1252, "Logroño; Cádiz; ¿Qué?; 12 £"),
            (
                WINDOWS_1252,
                "ESPAÑA 229; BUENOS AIRES 623 6º; LAPRIDA 195 - 3ºD",
            ),
            (ISO_8859_15, "Cœur;12,50 €;3,00 €"),
            (MACINTOSH, "Été à Orléans, forêt, reçu, naïf, Nîmes"),
            (WINDOWS_1251, "Москва и Санкт-Петербург"),
            (KOI8_U, "Москва и Санкт-Петербург"),
            (IBM866, "Москва и Санкт-Петербург"),
            (WINDOWS_1250, "Łódź, Kraków, Gdańsk"),
            (WINDOWS_1250, "Plzeň, České Budějovice, Žďár"),
            (WINDOWS_1250, "Plzeň; České Budějovice"),
            (WINDOWS_1250, "Příbram; Nový Jičín"),
            (WINDOWS_1250, "Győr; Pécs; Zalalövő; Székesfehérvár"),
            (WINDOWS_1250, "Iaşi; Braşov; Timişoara; Târgu Mureş"),
            (ISO_8859_2, "Łódź, Kraków, Gdańsk, Świdnica, Żary"),
            (WINDOWS_1253, "Αθήνα, Θεσσαλονίκη"),
            (WINDOWS_1254, "İstanbul, Iğdır, Muş, Diyarbakır"),
            (WINDOWS_1257, "Šiauliai, Kėdainiai, Panevėžys, Mažeikiai"),
        ] {
            let bytes = encoding.encode(text).0;
            assert_eq!(detect(&bytes), Some(encoding), "{text}");
        }
    }
}
