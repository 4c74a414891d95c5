//! Yes and no, as exports write them.

/// Reads a flag in French, English and German; `None` when it is none of them.
#[must_use]
pub fn parse(text: &str) -> Option<bool> {
    const YES: [&str; 9] = ["1", "true", "yes", "oui", "ja", "vrai", "y", "x", "o"];
    const NO: [&str; 8] = ["0", "false", "no", "non", "nein", "faux", "n", ""];
    let text = text.trim().to_lowercase();
    if YES.contains(&text.as_str()) {
        Some(true)
    } else if NO.contains(&text.as_str()) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_the_three_languages() {
        assert_eq!(parse("Oui"), Some(true));
        assert_eq!(parse(" nein "), Some(false));
        assert_eq!(parse(""), Some(false));
        assert_eq!(parse("maybe"), None);
    }
}
