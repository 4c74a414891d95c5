//! Pseudonyms of persons: the same person under the same key has the same one,
//! and who does not have the key cannot come back from it.

use super::keys::{digits, e164, email, is_nobody, KeyKind};
use super::load::hex;
use crate::error::{ProblemKind, Result};
use crate::intake::cell::is_null;
use sha2::{Digest, Sha256};

/// A key shorter than this is soon guessed.
const LEAST: usize = 12;
/// The bytes that SHA-256 takes at a time.
const BLOCK: usize = 64;

/// HMAC-SHA-256, as RFC 2104 has it.
#[must_use]
pub fn hmac(key: &[u8], text: &[u8]) -> [u8; 32] {
    let mut block = [0; BLOCK];
    if key.len() > BLOCK {
        block[..32].copy_from_slice(&Sha256::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let padded = |with: u8| block.map(|byte| byte ^ with);
    let inner = Sha256::new().chain_update(padded(0x36)).chain_update(text);
    let outer = Sha256::new()
        .chain_update(padded(0x5c))
        .chain_update(inner.finalize());
    outer.finalize().into()
}

/// What makes pseudonyms of what persons are known by.
pub struct Pseudonyms<'a> {
    key: &'a str,
    country: &'a str,
}

impl<'a> Pseudonyms<'a> {
    /// With a key, and the country of telephone numbers that name none.
    ///
    /// # Errors
    /// When the key is too short to keep anything secret.
    pub fn new(key: &'a str, country: &'a str) -> Result<Self> {
        if key.chars().count() < LEAST {
            // The key itself is told to nobody.
            return Err(ProblemKind::BadSetting {
                what: "key",
                value: format!("{LEAST} characters at least are wanted"),
            }
            .into());
        }
        Ok(Self { key, country })
    }

    /// The pseudonym of a cell, written as what it stands for, so that it is
    /// read and matched as that was. Nobody stays nobody.
    #[must_use]
    pub fn of(&self, kind: KeyKind, cell: &str) -> String {
        let cell = cell.trim();
        if is_null(cell) || is_nobody(cell) {
            return cell.to_owned();
        }
        // A number that is an address is compared as one.
        let kind = match kind {
            KeyKind::CustomerId if email(cell).is_some() => KeyKind::Email,
            kind => kind,
        };
        let spelled = match kind {
            KeyKind::Phone => digits(cell).and_then(|digits| e164(&digits, self.country)),
            kind => kind.key(cell),
        };
        let text = [kind.field(), "\0", spelled.as_deref().unwrap_or(cell)].concat();
        let digest = hmac(self.key.as_bytes(), text.as_bytes());
        let name = format!("p{}", hex(&digest[..16]));
        match (kind, spelled) {
            (KeyKind::Email, Some(_)) => format!("{name}@pseudonym.invalid"),
            // No country has the code 999.
            (KeyKind::Phone, Some(_)) => {
                let number = digest[..8].iter().fold(0u64, |n, &b| n << 8 | u64::from(b));
                format!("+999{:012}", number % 1_000_000_000_000)
            }
            _ => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, cases 1, 2, 3 and 6.
    #[test]
    fn the_vectors_of_the_rfc() {
        let long = b"Test Using Larger Than Block-Size Key - Hash Key First";
        for (key, text, expected) in [
            (
                &[0x0b; 20][..],
                &b"Hi There"[..],
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
            ),
            (
                b"Jefe",
                b"what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (
                &[0xaa; 20],
                &[0xdd; 50],
                "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
            ),
            (
                &[0xaa; 131],
                long,
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
        ] {
            assert_eq!(hex(&hmac(key, text)), expected);
        }
    }

    #[test]
    fn one_person_has_one_pseudonym_however_it_is_spelled() {
        let key = Pseudonyms::new("correct horse battery", "FR").unwrap();
        let other = Pseudonyms::new("another key entirely", "FR").unwrap();
        let (mail, phone) = (KeyKind::Email, KeyKind::Phone);
        let ann = key.of(mail, "Ann@Mail.fr");
        assert!(email(&ann).is_some() && !ann.contains("ann"), "{ann}");
        assert_eq!(ann, key.of(mail, "\"Ann\" <ann@mail.fr>"));
        assert_eq!(ann, key.of(KeyKind::CustomerId, "ann@mail.fr"));
        assert_ne!(ann, other.of(mail, "ann@mail.fr"));
        let number = key.of(phone, "06 12 34 56 78");
        assert_eq!(number, key.of(phone, "+33612345678"));
        assert_eq!(digits(&number).and_then(|n| e164(&n, "FR")), Some(number));
        assert_ne!(
            key.of(KeyKind::CustomerId, "17"),
            key.of(KeyKind::LoyaltyId, "17")
        );
        assert_eq!(key.of(KeyKind::LoyaltyId, "0"), "0");
        assert_eq!(key.of(KeyKind::CustomerId, "guest"), "guest");
        assert_eq!(key.of(mail, ""), "");
        assert!(Pseudonyms::new("short", "FR").is_err());
    }
}
