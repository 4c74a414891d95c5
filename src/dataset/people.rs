//! Persons: which keys of the files stand for the same one.
//!
//! Keys that stand in one row are of one person, unless a key is tied to too
//! many others to be anyone's own. The result depends on the rows and not on
//! their order, nor on that of the files.

use super::identity::{Codes, NONE};
use super::interner::Interner;
use super::keys::{e164, KeyKind};
use super::load::LoadedFile;
use super::matching::{self, Conflict};
use super::settings::IdentitySettings;
use super::ties::{self, Tie};
use rustc_hash::FxHashMap;

/// A key tied to more different keys of one kind than this links nothing.
pub const MOST: usize = 3;

/// Who stands behind the codes of the rows.
#[derive(Debug, Default)]
pub struct People {
    /// The person of each key; empty when each is its own.
    of_key: Vec<u32>,
    /// The person of each tie, file by file.
    of_tie: Vec<Vec<u32>>,
    /// The keys that stand for the numbers of each file, where the same number
    /// in two files is two persons.
    own: Vec<FxHashMap<u32, u32>>,
    /// What each key is; empty when all are customers' numbers.
    kinds: Vec<KeyKind>,
    /// The one spelling of each key.
    plain: Vec<u32>,
    /// All codes of persons are below it.
    pub bound: usize,
    /// What is odd about keys.
    pub conflicts: Vec<Conflict>,
}

impl People {
    /// The person of a code in a row of a file; [`NONE`] for nobody known.
    #[must_use]
    pub fn of(&self, file: usize, code: u32) -> u32 {
        if code == NONE || self.is_plain() {
            return code;
        }
        self.linked(file, code)
    }

    // Asked for in many places: one copy of it is enough.
    #[inline(never)]
    fn linked(&self, file: usize, code: u32) -> u32 {
        match ties::place(code) {
            Some(place) => self.of_tie[file][place],
            None => match self.node(file, code) {
                NONE => NONE,
                node => self.of_key[node as usize],
            },
        }
    }

    /// Whether every code is a person of its own.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.of_key.is_empty()
    }

    /// The key that a code of a file stands for, in its one spelling.
    #[must_use]
    pub fn node(&self, file: usize, key: u32) -> u32 {
        let own = self.own.get(file).and_then(|own| own.get(&key));
        own.copied()
            .or_else(|| self.plain.get(key as usize).copied())
            .unwrap_or(key)
    }

    /// The person of a key in its one spelling.
    pub(super) fn of_node(&self, node: u32) -> u32 {
        self.of_key.get(node as usize).copied().unwrap_or(node)
    }

    /// What a key is.
    #[must_use]
    pub fn kind(&self, node: u32) -> KeyKind {
        let kind = self.kinds.get(node as usize);
        kind.copied().unwrap_or(KeyKind::CustomerId)
    }
}

/// Finds out who stands behind the keys of the files.
#[must_use]
#[inline(never)]
pub fn resolve(files: &[&LoadedFile], codes: &Codes, settings: &IdentitySettings) -> People {
    let bound = codes.people.len();
    let by_number = settings.match_on.contains(&KeyKind::CustomerId);
    if by_number && !codes.are_varied() {
        return People {
            bound,
            ..People::default()
        };
    }
    let mut people = spelled(codes, settings);
    if !by_number {
        people.tell_files_apart(files);
    }
    people.bound = people.kinds.len();
    people.link(files, settings);
    people
}

/// The keys, each with its kind and its one spelling; what is no number of any
/// country is nobody's.
fn spelled(codes: &Codes, settings: &IdentitySettings) -> People {
    let mut people = People::default();
    let mut met = Spellings::default();
    let by_address = settings.match_on.contains(&KeyKind::Email);
    for code in 0..codes.people.len() as u32 {
        let key = codes.people.text(code);
        let (mut kind, text) = KeyKind::of(key);
        let spelling = match kind {
            KeyKind::Phone => e164(text, &settings.country),
            // Some systems have no number but the address.
            KeyKind::CustomerId if by_address && text.contains('@') => {
                let address = KeyKind::Email.key(text);
                kind = address.as_ref().map_or(kind, |_| KeyKind::Email);
                people.kinds.push(kind);
                let found = address.map(|key| place(codes, &mut met, &key, code));
                people.plain.push(found.unwrap_or(code));
                continue;
            }
            _ => {
                people.kinds.push(kind);
                people.plain.push(code);
                continue;
            }
        };
        let key = spelling.and_then(|number| KeyKind::Phone.key(&number));
        people.kinds.push(kind);
        let found = key.map(|key| place(codes, &mut met, &key, code));
        people.plain.push(found.unwrap_or(NONE));
    }
    people
}

/// Spellings that no key of the dictionary has, with the first key of each.
#[derive(Default)]
struct Spellings {
    texts: Interner,
    first: Vec<u32>,
}

/// The code of a spelling: of the dictionary, or the first key that has it.
fn place(codes: &Codes, met: &mut Spellings, key: &str, code: u32) -> u32 {
    if let Some(found) = codes.people.find(key) {
        return found;
    }
    let at = met.texts.code(key) as usize;
    if at == met.first.len() {
        met.first.push(code);
    }
    met.first[at]
}

/// Two keys of one row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub key: u32,
    pub kind: KeyKind,
    pub other: u32,
    pub file: u32,
    pub line: u32,
}

impl People {
    /// Gives each number of each file a key of its own.
    fn tell_files_apart(&mut self, files: &[&LoadedFile]) {
        for file in files {
            let mut own: FxHashMap<u32, u32> = FxHashMap::default();
            let tied = file.ties.all().iter().map(|tie| tie.keys[0]);
            for key in file.rows.people().chain(tied) {
                let is_number = key != NONE
                    && ties::place(key).is_none()
                    && self.kinds[key as usize] == KeyKind::CustomerId;
                if is_number && !own.contains_key(&key) {
                    let node = self.kinds.len() as u32;
                    own.insert(key, node);
                    self.kinds.push(KeyKind::CustomerId);
                    self.plain.push(node);
                }
            }
            self.own.push(own);
        }
    }

    fn link(&mut self, files: &[&LoadedFile], settings: &IdentitySettings) {
        let is_used: Vec<bool> = KeyKind::ALL
            .iter()
            .map(|kind| *kind == KeyKind::CustomerId || settings.match_on.contains(kind))
            .collect();
        let used = |people: &Self, node: u32| {
            node != NONE && is_used[people.kinds[node as usize] as usize]
        };
        let mut pairs = Vec::new();
        for (file, loaded) in files.iter().enumerate() {
            for tie in loaded.ties.all() {
                let keys = self.nodes(file, tie);
                let keys = keys.map(|node| if used(self, node) { node } else { NONE });
                pairs_of(&keys, |key, other| {
                    pairs.push(Pair {
                        key,
                        kind: self.kinds[other as usize],
                        other,
                        file: file as u32,
                        line: tie.line,
                    });
                });
            }
        }
        let pairs = in_order(&pairs);
        let (crowded, conflicts) = matching::conflicts(&pairs, &self.kinds, files.len());
        self.conflicts = conflicts;
        let mut sets = Sets::new(self.kinds.len());
        for pair in &pairs {
            if !crowded.contains(&pair.key) && !crowded.contains(&pair.other) {
                sets.join(pair.key, pair.other);
            }
        }
        let of_key = (0..self.kinds.len() as u32).map(|key| {
            let node = self.plain[key as usize];
            let is_number = node != NONE && self.kinds[node as usize] == KeyKind::CustomerId;
            let stands = used(self, node) && (is_number || !crowded.contains(&node));
            if stands {
                sets.first(node)
            } else {
                NONE
            }
        });
        self.of_key = of_key.collect();
        self.of_tie = files
            .iter()
            .enumerate()
            .map(|(file, loaded)| {
                let person = |tie: &Tie| {
                    let persons = self.nodes(file, tie).into_iter();
                    let mut persons = persons
                        .filter(|&node| node != NONE)
                        .map(|node| self.of_key[node as usize]);
                    persons.find(|&person| person != NONE).unwrap_or(NONE)
                };
                loaded.ties.all().iter().map(person).collect()
            })
            .collect();
    }

    /// The keys of a tie in their one spelling.
    pub(super) fn nodes(&self, file: usize, tie: &Tie) -> [u32; 4] {
        tie.keys.map(|key| match key {
            NONE => NONE,
            key => self.node(file, key),
        })
    }
}

/// By key, then by the kind and the key on the other side; within that as they
/// come, file by file. Codes have 31 bits, kinds two.
fn in_order(pairs: &[Pair]) -> Vec<Pair> {
    let rank =
        |pair: &Pair| u64::from(pair.key) << 33 | (pair.kind as u64) << 31 | u64::from(pair.other);
    let mut order: Vec<(u64, u32)> = pairs.iter().map(rank).zip(0..).collect();
    order.sort_unstable();
    order.iter().map(|&(_, at)| pairs[at as usize]).collect()
}

/// Every key with every other one.
fn pairs_of(keys: &[u32; 4], mut each: impl FnMut(u32, u32)) {
    for &key in keys.iter().filter(|&&key| key != NONE) {
        for &other in keys.iter().filter(|&&other| other != NONE && other != key) {
            each(key, other);
        }
    }
}

/// Sets that are joined, each known by its lowest member.
struct Sets(Vec<u32>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count as u32).collect())
    }

    fn first(&mut self, mut member: u32) -> u32 {
        while self.0[member as usize] != member {
            let above = self.0[member as usize];
            // Halves the way for whoever comes next.
            self.0[member as usize] = self.0[above as usize];
            member = above;
        }
        member
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.first(a), self.first(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}
