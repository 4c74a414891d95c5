//! Headers as they are compared.

/// A header as it is compared: lower case, no accents, words apart.
#[must_use]
pub fn normalise(header: &str) -> String {
    let mut text = String::new();
    let mut previous = ' ';
    for c in header.trim().chars() {
        // camelCase is two words, but INVOICENO is one.
        if c.is_uppercase() && previous.is_lowercase() {
            text.push(' ');
        }
        previous = c;
        for c in c.to_lowercase() {
            match plain_letter(c) {
                Some(plain) => text.push_str(plain),
                None if c.is_alphanumeric() => text.push(c),
                None => text.push(' '),
            }
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The plain letters of the accented ones that European headers hold.
#[must_use]
pub fn plain_letter(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'å' => "a",
        'ä' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        '°' | 'º' => "",
        _ => return None,
    })
}

/// A header as presets compare it: no spaces and no currency, and as it stands
/// where nothing of it is a letter or a digit.
#[must_use]
pub fn key(header: &str) -> String {
    let (name, _) = without_currency(header);
    let key = normalise(name).replace(' ', "");
    if key.is_empty() {
        header.trim().to_owned()
    } else {
        key
    }
}

/// A header without the code or the sign in brackets that ends it, and that code:
/// `Amount spent (EUR)`.
#[must_use]
pub fn without_currency(header: &str) -> (&str, Option<&str>) {
    let header = header.trim();
    let inner = header
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    match inner {
        Some((name, code)) if is_currency(code) && !name.trim().is_empty() => {
            (name.trim(), Some(code))
        }
        _ => (header, None),
    }
}

fn is_currency(code: &str) -> bool {
    matches!(code, "€" | "$" | "£" | "¥")
        || (code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_compared_without_accents_and_case() {
        assert_eq!(normalise(" N° de Commande "), "n de commande");
        assert_eq!(normalise("InvoiceNo"), "invoice no");
        assert_eq!(
            normalise("total_conversion_value"),
            "total conversion value"
        );
        assert_eq!(normalise("MontantTTC (€)"), "montant ttc");
        assert_eq!(normalise("cœur"), "coeur");
    }

    #[test]
    fn keys_leave_out_the_currency_and_keep_signs() {
        assert_eq!(key("Amount spent (EUR)"), "amountspent");
        assert_eq!(key("Montant dépensé (€)"), "montantdepense");
        assert_eq!(key("Clicks (all)"), "clicksall");
        assert_eq!(key("ECRITUREDATE"), key("EcritureDate"));
        assert_eq!(key(" # "), "#");
        assert_eq!(without_currency("Spend (USD)").1, Some("USD"));
        assert_eq!(without_currency("(EUR)"), ("(EUR)", None));
    }
}
