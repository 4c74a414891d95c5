//! Channels: one name each, and the family each belongs to.

use super::identity::NONE;
use super::interner::Interner;
use super::kind::Kind;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// What a channel is, where its name says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// A place of sale one walks into.
    Store,
    /// A site, or what is sold or visited on one.
    Web,
    /// A mobile application.
    App,
    /// Calls.
    Phone,
    /// A marketplace of others.
    Marketplace,
    /// Anything else: media, messages, unknown names.
    Other,
}

/// The family that a channel's name tells.
#[must_use]
pub fn family(name: &str) -> Family {
    Kind::of_name(name).family()
}

impl Family {
    /// Whether sales on it are online sales of the company's own.
    #[must_use]
    pub fn is_online(self) -> bool {
        matches!(self, Self::Web | Self::App)
    }
}

/// The channels of a dataset, in the order of their names.
///
/// Spellings that differ only by case or spaces are one channel, shown by its
/// most frequent spelling.
#[derive(Debug, Default, Clone)]
pub struct Channels {
    names: Vec<String>,
    /// By word; nothing named is a channel too.
    by_word: Vec<u16>,
    unnamed: u16,
}

/// The highest code of a channel: three bits are left for what else a row says.
pub(super) const MOST_CHANNELS: u16 = (1 << 13) - 1;

/// The name of sales and touches that name no channel.
pub const UNKNOWN: &str = "(unknown)";

fn key(name: &str) -> String {
    name.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

impl Channels {
    /// Builds the list from the words used, with how often each is used.
    #[must_use]
    pub fn new(words: &Interner, used: &FxHashMap<u32, u64>) -> Self {
        Self::renamed(words, used, &BTreeMap::new())
    }

    /// The same, where some names stand for others: those are one channel.
    #[must_use]
    pub fn renamed(
        words: &Interner,
        used: &FxHashMap<u32, u64>,
        names: &BTreeMap<String, String>,
    ) -> Self {
        let others: FxHashMap<String, &str> = names
            .iter()
            .map(|(from, to)| (key(from), to.trim()))
            .filter(|(_, to)| !to.is_empty())
            .collect();
        let mut shown: FxHashMap<String, &str> = FxHashMap::default();
        let mut groups: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for &word in used.keys() {
            let mut name = key(text(words, word));
            // One after the other, but never in a circle.
            for _ in 0..others.len() {
                let Some(&other) = others.get(&name) else {
                    break;
                };
                name = key(other);
                shown.insert(name.clone(), other);
            }
            groups.entry(name).or_default().push(word);
        }
        let mut named: Vec<(String, Vec<u32>)> = groups
            .into_iter()
            .filter_map(|(key, group)| {
                if let Some(&name) = shown.get(&key) {
                    return Some((name.to_owned(), group));
                }
                let best = group.iter().copied().max_by(|a, b| {
                    used[a]
                        .cmp(&used[b])
                        .then_with(|| text(words, *b).cmp(text(words, *a)))
                })?;
                Some((text(words, best).trim().to_owned(), group))
            })
            .collect();
        named.sort();
        let mut channels = Self {
            by_word: vec![0; words.len()],
            ..Self::default()
        };
        for (code, (name, group)) in named.into_iter().enumerate() {
            // More than 8,191 channels is no channel column; the rest share one.
            let code = u16::try_from(code).unwrap_or(u16::MAX).min(MOST_CHANNELS);
            for word in group {
                match channels.by_word.get_mut(word as usize) {
                    Some(place) => *place = code,
                    None => channels.unnamed = code,
                }
            }
            if usize::from(code) == channels.names.len() {
                channels.names.push(name);
            }
        }
        channels
    }

    /// The code of a word.
    #[must_use]
    pub fn code(&self, word: u32) -> u16 {
        match word {
            NONE => self.unnamed,
            word => self.by_word.get(word as usize).copied().unwrap_or(0),
        }
    }

    /// Whether a code stands for a channel, not for none named.
    #[must_use]
    pub fn is_named(&self, code: u16) -> bool {
        self.names
            .get(usize::from(code))
            .is_none_or(|name| !name.eq_ignore_ascii_case(UNKNOWN))
    }

    /// The name of a code.
    #[must_use]
    pub fn name(&self, code: u16) -> &str {
        self.names.get(usize::from(code)).map_or(UNKNOWN, |n| n)
    }

    /// The code of a name, however it is spelled.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<u16> {
        let wanted = key(name);
        self.names
            .iter()
            .position(|name| key(name) == wanted)
            .and_then(|code| u16::try_from(code).ok())
    }

    /// All names, by code.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }
}

fn text(words: &Interner, word: u32) -> &str {
    if word == NONE {
        UNKNOWN
    } else {
        words.text(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_by_name() {
        for (name, expected) in [
            ("Magasin", Family::Store),
            ("store_visit", Family::Store),
            ("Site web", Family::Web),
            ("E-commerce", Family::Web),
            ("mobile", Family::App),
            ("Appli mobile", Family::App),
            ("Téléphone", Family::Phone),
            ("Place de marché", Family::Marketplace),
            ("Online Store", Family::Web),
            ("Chat du site web", Family::Other),
            ("paid_search", Family::Other),
            ("website", Family::Web),
            ("application web", Family::App),
            ("email", Family::Other),
        ] {
            assert_eq!(family(name), expected, "{name}");
        }
    }

    #[test]
    fn spellings_are_joined_and_names_are_sorted() {
        let mut words = Interner::default();
        let used: FxHashMap<u32, u64> =
            [("web", 3), ("Web ", 9), ("Search", 1), ("Paid Search", 1)]
                .into_iter()
                .map(|(name, count)| (words.code(name), count))
                .chain([(NONE, 2)])
                .collect();
        let channels = Channels::new(&words, &used);
        assert_eq!(
            channels.names(),
            ["(unknown)", "Paid Search", "Search", "Web"]
        );
        assert_eq!(channels.code(words.code("web")), 3);
        assert_eq!(channels.find("WEB"), Some(3));
        assert_eq!(channels.code(NONE), 0);
    }

    #[test]
    fn names_that_stand_for_others_are_one_channel() {
        let mut words = Interner::default();
        let used: FxHashMap<u32, u64> = [("Site", 5), ("site ", 1), ("E-commerce", 2), ("web", 1)]
            .into_iter()
            .map(|(name, count)| (words.code(name), count))
            .chain([(NONE, 2)])
            .collect();
        let of = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter();
            let names = pairs.map(|(from, to)| ((*from).to_owned(), (*to).to_owned()));
            Channels::renamed(&words, &used, &names.collect())
        };
        let merged = of(&[
            ("site", "Web"),
            ("E-COMMERCE", "site"),
            ("(unknown)", "Store"),
        ]);
        assert_eq!(merged.names(), ["Store", "Web"]);
        assert_eq!(merged.code(NONE), 0);
        assert_eq!(merged.find("web"), Some(1));
        // In a circle each keeps a name, and none is lost.
        let circle = of(&[("site", "web"), ("web", "site")]);
        assert_eq!(circle.names(), ["(unknown)", "E-commerce", "site", "web"]);
        assert_eq!(of(&[("site", " ")]).names().len(), 4);
        assert_eq!(of(&[("web", "WEB")]).names()[2..], ["Site", "WEB"]);
    }
}
