//! Multi-byte encodings of East Asia, told by what their text is made of.

use encoding_rs::{Encoding, BIG5, EUC_JP, EUC_KR, GB18030, SHIFT_JIS};

/// Characters needed before a guess is dared.
const LEAST: usize = 4;

/// The multi-byte encoding of a sample that is no UTF-8, if one reads nearly all
/// of it and what it reads is common.
#[must_use]
pub fn detect(sample: &[u8]) -> Option<&'static Encoding> {
    let head = &sample[..sample.len().min(1 << 16)];
    // Single-byte text has its accents alone among letters, not in pairs.
    if pairs(head) * 2 < head.iter().filter(|byte| !byte.is_ascii()).count() {
        return None;
    }
    let mut best: Option<(f64, &'static Encoding)> = None;
    for encoding in [SHIFT_JIS, GB18030, EUC_KR, BIG5, EUC_JP] {
        let Some(share) = common(head, encoding) else {
            continue;
        };
        if share > best.map_or(0.8, |(share, _)| share) {
            best = Some((share, encoding));
        }
    }
    best.map(|(_, encoding)| encoding)
}

/// Bytes beyond ASCII that stand next to another.
fn pairs(head: &[u8]) -> usize {
    (0..head.len())
        .filter(|&at| {
            let high =
                |at: Option<usize>| at.and_then(|at| head.get(at)).is_some_and(|b| *b >= 0x80);
            high(Some(at)) && (high(at.checked_sub(1)) || high(at.checked_add(1)))
        })
        .count()
}

/// The share of common characters among those beyond ASCII; `None` when the
/// encoding cannot read the sample.
fn common(head: &[u8], encoding: &'static Encoding) -> Option<f64> {
    let (text, _) = encoding.decode_without_bom_handling(head);
    // The last character may be cut.
    let text = text.strip_suffix('\u{fffd}').unwrap_or(&text);
    // Korean is written in hangul.
    let ideograph = match encoding {
        e if e == EUC_KR => 0.5,
        _ => 0.5 + 0.47 * frequent(head, encoding),
    };
    // Any two bytes are hangul in Korean, but only some of it is in use.
    let hangul = 0.4 + 0.6 * frequent(head, EUC_KR);
    let (mut all, mut good) = (0usize, 0f64);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        all += 1;
        good += match c {
            '\u{fffd}' => -10.0,
            'ぁ'..='ヿ' | '、' | '。' => 1.0,
            '가'..='힣' => hangul,
            '─'..='➿' => 0.7,
            // Half-width kana are what Chinese looks like in Shift_JIS.
            'ｦ'..='ﾟ' => 0.6,
            '一'..='龥' => ideograph,
            '！'..='～' | '\u{3000}'..='〟' => 0.9,
            _ => 0.0,
        };
    }
    (all >= LEAST).then(|| good / all as f64)
}

/// The share of double bytes that are frequent characters: national sets place
/// those first.
fn frequent(head: &[u8], encoding: &'static Encoding) -> f64 {
    let range = match encoding {
        e if e == GB18030 => 0xb0..=0xd7,
        e if e == BIG5 => 0xa4..=0xc6,
        e if e == SHIFT_JIS => 0x82..=0x97,
        e if e == EUC_JP => 0xa4..=0xcf,
        _ => 0xb0..=0xc8,
    };
    let (mut at, mut all, mut good) = (0, 0usize, 0usize);
    while at < head.len() {
        if head[at].is_ascii() {
            at += 1;
            continue;
        }
        all += 1;
        good += usize::from(range.contains(&head[at]));
        at += 2;
    }
    good as f64 / all.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    #[test]
    fn tells_them_apart_and_leaves_europe_alone() {
        for (encoding, text) in [
            (SHIFT_JIS, "本日はいい天気です。東京の売上"),
            (SHIFT_JIS, "対象リスク"),
            (SHIFT_JIS, "都市,売上,東京,大阪"),
            (GB18030, "少年,神奇,上海销售渠道,网站"),
            (EUC_KR, "서울 매장 매출과 온라인"),
            (BIG5, "台北門市的銷售通路與網站"),
        ] {
            assert_eq!(detect(&encoding.encode(text).0), Some(encoding), "{text}");
        }
        for text in ["Été à Orléans, forêt, reçu, naïf", "café;thé;€;Noël"] {
            assert_eq!(detect(&WINDOWS_1252.encode(text).0), None, "{text}");
        }
    }
}
