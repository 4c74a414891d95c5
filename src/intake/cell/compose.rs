//! Letters and their accents as one character, as most files write them.

use std::borrow::Cow;

/// A combining mark, the letters it stands on, and what they become.
const ACCENTS: [(char, &str, &str); 12] = [
    ('\u{300}', "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
    (
        '\u{301}',
        "ACEILNORSUYZaceilnorsuyz",
        "ÁĆÉÍĹŃÓŔŚÚÝŹáćéíĺńóŕśúýź",
    ),
    (
        '\u{302}',
        "ACEGHIJOSUWYaceghijosuwy",
        "ÂĈÊĜĤÎĴÔŜÛŴŶâĉêĝĥîĵôŝûŵŷ",
    ),
    ('\u{303}', "AINOUainou", "ÃĨÑÕŨãĩñõũ"),
    ('\u{308}', "AEIOUYaeiouy", "ÄËÏÖÜŸäëïöüÿ"),
    ('\u{30a}', "AUau", "ÅŮåů"),
    ('\u{327}', "CGKLNRSTcgklnrst", "ÇĢĶĻŅŖŞŢçģķļņŗşţ"),
    ('\u{30c}', "CDELNRSTZcdelnrstz", "ČĎĚĽŇŘŠŤŽčďěľňřšťž"),
    ('\u{328}', "AEIUaeiu", "ĄĘĮŲąęįų"),
    ('\u{30b}', "OUou", "ŐŰőű"),
    ('\u{306}', "AEGIOUaegiou", "ĂĔĞĬŎŬăĕğĭŏŭ"),
    ('\u{307}', "CEGIZcegz", "ĊĖĠİŻċėġż"),
];

/// A text with its accents composed: what macOS writes as `e` and an accent is
/// the `é` of others. Covers the Latin letters of Europe.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    // All combining marks of the table begin with these two bytes.
    if memchr::memchr2(0xcc, 0xcd, text.as_bytes()).is_none() {
        return text.into();
    }
    let mut whole = String::with_capacity(text.len());
    for c in text.chars() {
        match whole.pop() {
            None => whole.push(c),
            Some(before) => match compose(before, c) {
                Some(one) => whole.push(one),
                None => whole.extend([before, c]),
            },
        }
    }
    whole.into()
}

fn compose(letter: char, accent: char) -> Option<char> {
    let (_, letters, composed) = ACCENTS.iter().find(|(mark, ..)| *mark == accent)?;
    let at = letters.chars().position(|known| known == letter)?;
    composed.chars().nth(at)
}

#[cfg(test)]
mod tests {
    use super::composed;

    #[test]
    fn accents_meet_their_letters() {
        assert_eq!(composed("Orle\u{301}ans"), "Orléans");
        assert_eq!(
            composed("Gdan\u{301}sk, Z\u{30c}ilina, Mu\u{308}nchen"),
            "Gdańsk, Žilina, München"
        );
        assert_eq!(composed("\u{301}x"), "\u{301}x");
        assert_eq!(composed("Orléans"), "Orléans");
    }
}
