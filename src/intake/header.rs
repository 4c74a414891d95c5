//! Names for columns.

use rustc_hash::FxHashSet;

/// Names for columns: trimmed, without what is not seen, never empty, never twice
/// the same.
#[must_use]
pub fn unique_names(cells: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut taken: FxHashSet<String> = FxHashSet::default();
    for (index, cell) in cells.enumerate() {
        let cell = super::survey::visible(&cell);
        let words: Vec<&str> = cell.split_whitespace().collect();
        let base = if words.is_empty() {
            format!("column_{}", index + 1)
        } else {
            words.join(" ")
        };
        let mut name = base.clone();
        let mut times = 1;
        while !taken.insert(name.clone()) {
            times += 1;
            name = format!("{base}_{times}");
        }
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_column_apart() {
        let names = ["a", "", "a", "  a ", "Chiffre  d’affaires", "__proto__"].map(str::to_owned);
        assert_eq!(
            unique_names(names.into_iter()),
            [
                "a",
                "column_2",
                "a_2",
                "a_3",
                "Chiffre d’affaires",
                "__proto__"
            ]
        );
    }
}
