//! Months by name, in the languages of the exports we meet.

/// The beginnings of the names, long enough to tell them apart: juin and juillet,
/// mars and mai, marzo and maggio.
static NAMES: [(&str, i64); 41] = [
    ("janv", 1),
    ("jan", 1),
    ("jän", 1),
    ("ene", 1),
    ("gen", 1),
    ("fév", 2),
    ("fev", 2),
    ("feb", 2),
    ("mär", 3),
    ("maerz", 3),
    ("mar", 3),
    ("out", 10),
    ("maa", 3),
    ("mrt", 3),
    ("avr", 4),
    ("apr", 4),
    ("abr", 4),
    ("mai", 5),
    ("may", 5),
    ("mag", 5),
    ("mei", 5),
    ("juin", 6),
    ("jun", 6),
    ("giu", 6),
    ("juil", 7),
    ("jul", 7),
    ("lug", 7),
    ("aoû", 8),
    ("aou", 8),
    ("aug", 8),
    ("ago", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("okt", 10),
    ("ott", 10),
    ("nov", 11),
    ("déc", 12),
    ("dec", 12),
    ("dez", 12),
    ("dic", 12),
];

/// Reads a month by name with what stands before it (`er `, `. `, a hyphen, `de `)
/// and after it; gives the text that follows.
#[must_use]
pub fn read(text: &str) -> Option<(i64, &str)> {
    let rest = text.strip_prefix("er").unwrap_or(text);
    let rest = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| rest.strip_prefix(ending))
        .unwrap_or(rest);
    let before = |c: char| matches!(c, '.' | ' ' | '-' | '/' | '\u{a0}' | '\u{202f}');
    let rest = rest.trim_start_matches(before);
    let rest = rest.strip_prefix("de ").unwrap_or(rest);
    let end = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    let name = &rest[..end];
    // Ten letters take forty bytes at most.
    if name.is_empty() || name.len() > 40 {
        return None;
    }
    let month = match name.is_ascii() {
        true => of_ascii(name)?,
        false => of_any(name)?,
    };
    let after = rest[end..].trim_start_matches(|c| before(c) || c == ',');
    let after = ["de ", "del "]
        .iter()
        .find_map(|word| after.strip_prefix(word))
        .unwrap_or(after);
    Some((month, after))
}

/// Most cells, without a copy of any.
fn of_ascii(name: &str) -> Option<i64> {
    let begins = |start: &str| {
        let head = name.as_bytes().get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
    };
    let found = NAMES.iter().find(|(start, _)| begins(start));
    found.filter(|_| name.len() <= 10).map(|(_, month)| *month)
}

fn of_any(name: &str) -> Option<i64> {
    let name = name.to_lowercase();
    let found = NAMES.iter().find(|(start, _)| name.starts_with(start));
    let found = found.filter(|_| name.chars().count() <= 10);
    found.map(|(_, month)| *month)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn reads_six_languages() {
        for (text, expected) in [
            (" mars 2026", (3, "2026")),
            ("er août 2025", (8, "2025")),
            (". Dez. 2025", (12, "2025")),
            (" de marzo de 2026", (3, "2026")),
            ("-mei-2026", (5, "2026")),
            (" luglio 2026", (7, "2026")),
            ("juillet 2026", (7, "2026")),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
        assert_eq!(read(" Foo 2026"), None);
        assert_eq!(read("/01/2026"), None);
        assert_eq!(read("MARS 2026"), Some((3, "2026")));
        assert_eq!(read("DÉC. 2026"), Some((12, "2026")));
        assert_eq!(read("Decemberish 2026"), None, "longer than any month");
    }
}
