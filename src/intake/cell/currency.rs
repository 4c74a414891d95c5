//! Currencies, as they stand before or after an amount.

/// A sign or code, and the currency it stands for. Longer signs come first, so
/// that `CA$` is not taken for `$`.
static SIGNS: [(&str, &str); 36] = [
    ("CA$", "CAD"),
    ("C$", "CAD"),
    ("US$", "USD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("S$", "SGD"),
    ("A$", "AUD"),
    ("R$", "BRL"),
    ("FCFA", "XOF"),
    ("SFr.", "CHF"),
    ("SFr", "CHF"),
    ("Fr.", "CHF"),
    ("Kč", "CZK"),
    ("zł", "PLN"),
    ("lei", "RON"),
    ("лв.", "BGN"),
    ("лв", "BGN"),
    ("руб.", "RUB"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("kr.", "KR"),
    ("kr", "KR"),
    ("Ft", "HUF"),
    ("€", "EUR"),
    ("$", "USD"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("￥", "JPY"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("฿", "THB"),
    ("₫", "VND"),
];

/// Codes of ISO 4217 that stand beside amounts, in letters of either case.
static CODES: [&str; 38] = [
    "EUR", "USD", "GBP", "CHF", "PLN", "SEK", "DKK", "NOK", "CZK", "HUF", "RON", "BGN", "ISK",
    "CAD", "AUD", "NZD", "JPY", "CNY", "INR", "BRL", "MAD", "TND", "XOF", "TRY", "HKD", "SGD",
    "KRW", "RUB", "UAH", "ILS", "THB", "VND", "MXN", "ZAR", "AED", "SAR", "RSD", "XAF",
];

/// The currency that a word of a header stands for: a code, or a sign of one letter.
#[must_use]
pub fn of_word(word: &str) -> Option<&'static str> {
    let code = CODES.iter().find(|code| code.eq_ignore_ascii_case(word));
    let is_sign = |(sign, _): &&(&str, &str)| *sign == word && word.chars().count() == 1;
    let sign = || Some(SIGNS.iter().find(is_sign)?.1);
    code.copied().or_else(sign)
}

/// A text without its currency, and which it was.
#[must_use]
pub fn split(text: &str) -> (&str, Option<&'static str>) {
    // Digits at both ends: the usual case, and the quick way out.
    let bytes = text.as_bytes();
    let plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_digit);
    if plain(bytes.first()) && plain(bytes.last()) {
        return (text, None);
    }
    let code = |letters: Option<&str>| {
        let letters: &[u8; 3] = letters?.as_bytes().try_into().ok()?;
        if !letters.iter().all(u8::is_ascii_alphabetic) {
            return None;
        }
        let letters = letters.map(|letter| letter.to_ascii_uppercase());
        CODES
            .iter()
            .copied()
            .find(|code| code.as_bytes() == letters)
    };
    if let Some(currency) = text
        .len()
        .checked_sub(3)
        .and_then(|at| code(text.get(at..)))
    {
        let rest = &text[..text.len() - 3];
        return (rest.trim_end_matches(super::is_space), Some(currency));
    }
    if let Some(currency) = code(text.get(..3)) {
        return (
            text[3..].trim_start_matches(super::is_space),
            Some(currency),
        );
    }
    let (first, last) = (bytes.first(), bytes.last());
    for &(sign, currency) in &SIGNS {
        // Most signs differ from most texts in a byte.
        let sign_bytes = sign.as_bytes();
        if sign_bytes.first() != first && sign_bytes.last() != last {
            continue;
        }
        if let Some(rest) = text.strip_suffix(sign) {
            return (rest.trim_end_matches(super::is_space), Some(currency));
        }
        if let Some(rest) = text.strip_prefix(sign) {
            return (rest.trim_start_matches(super::is_space), Some(currency));
        }
    }
    (text, None)
}
