//! What a person is known by, in one spelling: e-mail, telephone and card.

use crate::mapping::guess::normalise;
use serde::{Deserialize, Serialize};

/// What a person can be known by, the most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "snake_case")]
pub enum KeyKind {
    /// The customer's number.
    CustomerId,
    /// A loyalty card.
    LoyaltyId,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
}

impl KeyKind {
    /// All of them, the most trusted first.
    pub const ALL: [Self; 4] = [Self::CustomerId, Self::LoyaltyId, Self::Email, Self::Phone];

    /// The field that holds it, in every table.
    #[must_use]
    pub fn field(self) -> &'static str {
        ["customer_id", "loyalty_id", "email", "phone"][self as usize]
    }

    /// What a key begins with in the dictionary. Numbers of customers, which
    /// nearly every file has, stand there as they are.
    fn tag(self) -> Option<char> {
        [None, Some('\u{1}'), Some('\u{2}'), Some('\u{3}')][self as usize]
    }

    /// What a key of the dictionary is, and its text.
    #[must_use]
    pub fn of(key: &str) -> (Self, &str) {
        Self::ALL
            .into_iter()
            .find_map(|kind| Some((kind, key.strip_prefix(kind.tag()?)?)))
            .unwrap_or((Self::CustomerId, key))
    }

    /// A key as it stands in the dictionary; `None` when the text is none.
    #[must_use]
    #[inline(never)]
    pub fn key(self, text: &str) -> Option<String> {
        let plain = match self {
            Self::CustomerId => Some(text.to_owned()),
            Self::LoyaltyId => card(text),
            Self::Email => email(text),
            Self::Phone => digits(text),
        }?;
        Some(self.tag().into_iter().chain(plain.chars()).collect())
    }
}

/// Words that stand in the place of a customer for "nobody in particular".
const NOBODY: &[&str] = &[
    "anonyme",
    "anonymous",
    "anonymus",
    "anonimo",
    "cash customer",
    "client anonyme",
    "client comptoir",
    "client de passage",
    "client divers",
    "comptoir",
    "divers",
    "gast",
    "guest",
    "guest checkout",
    "guest customer",
    "inconnu",
    "invite",
    "laufkunde",
    "n a",
    "na",
    "no customer",
    "non renseigne",
    "none",
    "passage",
    "unbekannt",
    "unknown",
    "walk in",
    "walk in customer",
    "walkin",
];

/// Whether a customer's number, or a card's, is no one's: noughts only, or a
/// word such as `guest`.
#[must_use]
#[inline(never)]
pub fn is_nobody(text: &str) -> bool {
    let mut digits = text.bytes().filter(u8::is_ascii_digit).peekable();
    if digits.peek().is_some() {
        return text == "-1" || text.bytes().all(|byte| matches!(byte, b'0' | b'-' | b'.'));
    }
    text.len() <= 24 && NOBODY.contains(&normalise(text).as_str())
}

/// An e-mail address in lower case, without blanks, display name or `mailto:`.
/// Dots and plus signs are kept: what they mean, each provider decides.
#[must_use]
pub fn email(text: &str) -> Option<String> {
    let inside = text
        .rsplit_once('<')
        .and_then(|(_, rest)| rest.split('>').next())
        .unwrap_or(text);
    let address = inside.trim().to_lowercase();
    let address = address.strip_prefix("mailto:").unwrap_or(&address);
    let (local, domain) = address.split_once('@')?;
    let fits = !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !address
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '"'))
        && !domain.contains('@');
    fits.then(|| address.to_owned())
}

/// A loyalty card as it is printed, without the apostrophe and the blanks that
/// spreadsheets and people put in.
#[must_use]
pub fn card(text: &str) -> Option<String> {
    let card: String = text
        .trim()
        .trim_start_matches('\'')
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    (!card.is_empty() && !is_nobody(&card)).then(|| card.to_uppercase())
}

/// The digits of a telephone number, a plus before them if it says its country.
/// `None` for what is too short, or one digit over and over.
#[must_use]
pub fn digits(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches('\'');
    let one = text.split(['/', ';']).next().unwrap_or(text);
    let bare = one.replace("(0)", "");
    let known = |c: char| c.is_ascii_digit() || " +().-\u{a0}\u{202f}\u{2011}".contains(c);
    if !bare.chars().all(known) {
        return None;
    }
    let mut digits: String = bare.chars().filter(char::is_ascii_digit).collect();
    let mut stated = bare.trim_start_matches(['(', ' ']).starts_with('+');
    if !stated && digits.starts_with("00") {
        digits.drain(..2);
        stated = true;
    }
    let rest = digits.trim_start_matches('0');
    let first = rest.chars().next()?;
    let is_varied = rest.chars().any(|c| c != first);
    let fits = (6..=15).contains(&digits.len()) && is_varied;
    fits.then(|| format!("{}{digits}", if stated { "+" } else { "" }))
}

/// How a country writes its numbers at home: its code, what goes before a
/// number within the country, and how many digits a number has without it.
struct Plan {
    country: &'static str,
    code: &'static str,
    trunk: &'static str,
    least: usize,
    most: usize,
}

const fn plan(
    country: &'static str,
    code: &'static str,
    trunk: &'static str,
    least: usize,
    most: usize,
) -> Plan {
    Plan {
        country,
        code,
        trunk,
        least,
        most,
    }
}

/// The national plans known, after ITU-T E.164 and E.129.
const PLANS: &[Plan] = &[
    plan("FR", "33", "0", 9, 9),
    plan("AT", "43", "0", 7, 13),
    plan("BE", "32", "0", 8, 9),
    plan("CA", "1", "1", 10, 10),
    plan("CH", "41", "0", 9, 9),
    plan("DE", "49", "0", 6, 11),
    plan("ES", "34", "", 9, 9),
    plan("GB", "44", "0", 9, 10),
    plan("IE", "353", "0", 7, 9),
    // Italy's nought is part of the number.
    plan("IT", "39", "", 6, 11),
    plan("LU", "352", "", 6, 11),
    plan("NL", "31", "0", 9, 9),
    plan("PT", "351", "", 9, 9),
    plan("US", "1", "1", 10, 10),
];

/// The countries whose numbers can be completed.
#[must_use]
pub fn is_country(country: &str) -> bool {
    PLANS.iter().any(|plan| plan.country == country)
}

/// A number in E.164, where one without its country is one of `country`.
#[must_use]
pub fn e164(digits: &str, country: &str) -> Option<String> {
    if let Some(number) = digits.strip_prefix('+') {
        return international(number);
    }
    let plan = PLANS.iter().find(|plan| plan.country == country)?;
    let fits = |number: &&str| (plan.least..=plan.most).contains(&number.len());
    let at_home = match digits.strip_prefix(plan.trunk) {
        Some(number) if !plan.trunk.is_empty() => Some(number).filter(fits),
        // A spreadsheet takes the nought away, and some leave out the plus.
        _ => Some(digits)
            .filter(fits)
            .or_else(|| digits.strip_prefix(plan.code).filter(fits)),
    };
    at_home.map(|number| format!("+{}{number}", plan.code))
}

fn international(number: &str) -> Option<String> {
    let plan = PLANS
        .iter()
        .find(|plan| number.starts_with(plan.code))
        .map(|plan| (plan, &number[plan.code.len()..]));
    let Some((plan, rest)) = plan else {
        return (number.len() >= 8).then(|| format!("+{number}"));
    };
    // +33 06… says both the country and what goes before a number within it.
    let rest = match rest.strip_prefix(plan.trunk) {
        Some(short) if plan.trunk == "0" => short,
        _ => rest,
    };
    (plan.least..=plan.most)
        .contains(&rest.len())
        .then(|| format!("+{}{rest}", plan.code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_in_lower_case_without_their_display_name() {
        for (text, expected) in [
            (" Jean.Dupont@Example.FR ", Some("jean.dupont@example.fr")),
            (
                "\"Dupont, Jean\" <Jean@example.fr>",
                Some("jean@example.fr"),
            ),
            ("mailto:a@b.co", Some("a@b.co")),
            ("a.b+c@gmail.com", Some("a.b+c@gmail.com")),
            ("a@b", None),
            ("a b@c.fr", None),
            ("a@b@c.fr", None),
            ("@c.fr", None),
            ("a@c.fr, d@c.fr", None),
            ("sans adresse", None),
        ] {
            assert_eq!(email(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn telephones_end_in_e164() {
        for (text, country, expected) in [
            ("06 12 34 56 78", "FR", Some("+33612345678")),
            ("06.12.34.56.78", "FR", Some("+33612345678")),
            ("+33 (0)6 12 34 56 78", "FR", Some("+33612345678")),
            ("+33 06 12 34 56 78", "FR", Some("+33612345678")),
            ("0033612345678", "FR", Some("+33612345678")),
            ("612345678", "FR", Some("+33612345678")),
            ("33612345678", "FR", Some("+33612345678")),
            ("'0612345678", "FR", Some("+33612345678")),
            ("0612345678 / 0145454545", "FR", Some("+33612345678")),
            ("061234567", "FR", None),
            ("3631", "FR", None),
            ("0000000000", "FR", None),
            ("0999999999", "FR", None),
            ("6,12E+08", "FR", None),
            ("poste 12", "FR", None),
            ("0471 12 34 56", "BE", Some("+32471123456")),
            ("+32 471 12 34 56", "FR", Some("+32471123456")),
            ("02 1234 5678", "IT", Some("+390212345678")),
            ("612 345 678", "ES", Some("+34612345678")),
            ("(415) 555-0132", "US", Some("+14155550132")),
            ("1 415 555 0132", "US", Some("+14155550132")),
            ("+81 3 1234 5678", "FR", Some("+81312345678")),
            ("0612345678", "XX", None),
        ] {
            let found = digits(text).and_then(|digits| e164(&digits, country));
            assert_eq!(found.as_deref(), expected, "{text} in {country}");
        }
    }

    #[test]
    fn nobody_is_a_nought_or_a_word() {
        for text in [
            "0",
            "0000",
            "-1",
            "Guest",
            "ANONYME",
            "Client comptoir",
            "walk-in",
            "Invité",
        ] {
            assert!(is_nobody(text), "{text}");
        }
        for text in ["C0", "10", "1", "Guestave", "a@b.fr", "0012", "Martin"] {
            assert!(!is_nobody(text), "{text}");
        }
    }

    #[test]
    fn cards_lose_what_spreadsheets_put_in() {
        assert_eq!(card("'0012 34a").as_deref(), Some("001234A"));
        assert_eq!(card("0"), None);
        assert_eq!(card(" n/a "), None);
    }

    #[test]
    fn a_key_says_what_it_is() {
        for (kind, text, plain) in [
            (KeyKind::CustomerId, "C1", "C1"),
            (KeyKind::LoyaltyId, "'007", "007"),
            (KeyKind::Email, "A@b.fr", "a@b.fr"),
            (KeyKind::Phone, "06 12 34 56 78", "0612345678"),
        ] {
            let key = kind.key(text).unwrap();
            assert_eq!(KeyKind::of(&key), (kind, plain));
            assert_eq!(KeyKind::ALL[kind as usize], kind);
            assert_eq!(
                serde_json::to_value(kind).unwrap().as_str(),
                Some(kind.field())
            );
        }
    }
}
