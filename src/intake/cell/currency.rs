//! Currencies, as they stand before or after an amount.

/// A sign or code, and the currency it stands for. Longer signs come first, so
/// that `CA$` is not taken for `$`.
const SIGNS: [(&str, &str); 44] = [
    ("CA$", "CAD"),
    ("US$", "USD"),
    ("A$", "AUD"),
    ("R$", "BRL"),
    ("FCFA", "XOF"),
    ("EUR", "EUR"),
    ("USD", "USD"),
    ("GBP", "GBP"),
    ("CHF", "CHF"),
    ("PLN", "PLN"),
    ("SEK", "SEK"),
    ("DKK", "DKK"),
    ("NOK", "NOK"),
    ("CZK", "CZK"),
    ("HUF", "HUF"),
    ("RON", "RON"),
    ("BGN", "BGN"),
    ("ISK", "ISK"),
    ("CAD", "CAD"),
    ("AUD", "AUD"),
    ("JPY", "JPY"),
    ("CNY", "CNY"),
    ("INR", "INR"),
    ("BRL", "BRL"),
    ("MAD", "MAD"),
    ("TND", "TND"),
    ("XOF", "XOF"),
    ("TRY", "TRY"),
    ("Fr.", "CHF"),
    ("SFr", "CHF"),
    ("Kč", "CZK"),
    ("zł", "PLN"),
    ("lei", "RON"),
    ("лв", "BGN"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("kr.", "KR"),
    ("kr", "KR"),
    ("Ft", "HUF"),
    ("€", "EUR"),
    ("$", "USD"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
];

/// A text without its currency, and which it was.
#[must_use]
pub fn split(text: &str) -> (&str, Option<&'static str>) {
    // Digits at both ends: the usual case, and the quick way out.
    let bytes = text.as_bytes();
    let plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_digit);
    if plain(bytes.first()) && plain(bytes.last()) {
        return (text, None);
    }
    for (sign, currency) in SIGNS {
        if let Some(rest) = text.strip_suffix(sign) {
            return (rest.trim_end_matches(super::is_space), Some(currency));
        }
        if let Some(rest) = text.strip_prefix(sign) {
            return (rest.trim_start_matches(super::is_space), Some(currency));
        }
    }
    (text, None)
}
