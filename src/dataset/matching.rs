//! How well the files match: what each key brings, and what is odd about it.

use super::identity::{Codes, NONE};
use super::keys::KeyKind;
use super::load::LoadedFile;
use super::people::{Pair, People, MOST};
use super::ties;
use rustc_hash::FxHashSet;
use serde::Serialize;

/// Lines kept of each conflict.
const LINES: usize = 10;

/// Something odd about the keys of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Conflict {
    /// The file: its place in the files asked for, then its id.
    pub file: u32,
    /// The kind of key.
    pub key: KeyKind,
    /// `shared-by-customers`: customers of this file with different numbers have
    /// it in common, and count as one. `tied-to-too-many`: it is tied to more
    /// than three different keys of a kind, and links nothing.
    pub what: &'static str,
    /// How many such keys.
    pub keys: u64,
    /// The first lines, at most ten.
    pub lines: Vec<u32>,
}

/// What a key brings to a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct KeyMatch {
    /// The file's id.
    pub file: u32,
    /// The key.
    pub key: KeyKind,
    /// The column that holds it.
    pub column: String,
    /// Rows that were read.
    pub rows: u64,
    /// Rows that have it.
    pub filled: u64,
    /// How many different ones.
    pub distinct: u64,
    /// How many of them stand in another file too.
    pub matched: u64,
}

/// The persons of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct FilePeople {
    /// The file's id.
    pub file: u32,
    /// Different persons, by all keys together.
    pub people: u64,
    /// How many of them are in another file too.
    pub matched: u64,
    /// Cells that name nobody in particular, such as `guest` or a card `0`.
    pub anonymous: u64,
}

/// Who is who across the files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Identity {
    /// Different persons in all files.
    pub people: u64,
    /// Persons of more than one customer number.
    pub joined: u64,
    /// Each file that has persons.
    pub files: Vec<FilePeople>,
    /// Each key of each file.
    pub keys: Vec<KeyMatch>,
    /// What is odd.
    pub conflicts: Vec<Conflict>,
}

/// The keys tied to too many others to link, and what is odd, from all pairs in
/// order.
pub(super) fn conflicts(
    pairs: &[Pair],
    kinds: &[KeyKind],
    files: usize,
) -> (FxHashSet<u32>, Vec<Conflict>) {
    let mut crowded = FxHashSet::default();
    let mut odd = Odd::new(files);
    for tied in pairs.chunk_by(|a, b| a.key == b.key) {
        let (key, kind) = (tied[0].key, kinds[tied[0].key as usize]);
        let groups = || tied.chunk_by(|a, b| a.kind == b.kind);
        if groups().any(|group| distinct(group) > MOST) {
            crowded.insert(key);
            odd.add(kind, 1, tied);
        } else if kind != KeyKind::CustomerId {
            let numbers = groups().find(|group| group[0].kind == KeyKind::CustomerId);
            odd.add_shared(kind, numbers.unwrap_or_default());
        }
    }
    (crowded, odd.listed())
}

/// How many different keys on the other side: the pairs stand in order.
fn distinct(pairs: &[Pair]) -> usize {
    pairs.chunk_by(|a, b| a.other == b.other).count()
}

const WHAT: [&str; 2] = ["shared-by-customers", "tied-to-too-many"];

/// What is odd, by file, kind of key and reason.
struct Odd(Vec<(u64, Vec<u32>)>);

impl Odd {
    fn new(files: usize) -> Self {
        Self(vec![(0, Vec::new()); files * 8])
    }

    /// A key is odd in each file that has it.
    fn add(&mut self, kind: KeyKind, what: usize, pairs: &[Pair]) {
        let mut files: Vec<(u64, u32)> = pairs
            .iter()
            .map(|pair| (u64::from(pair.file), pair.line))
            .collect();
        files.sort_unstable();
        for lines in files.chunk_by(|a, b| a.0 == b.0) {
            let (count, first) = &mut self.0[lines[0].0 as usize * 8 + kind as usize * 2 + what];
            *count += 1;
            first.extend(lines.iter().map(|(_, line)| line));
            first.sort_unstable();
            first.dedup();
            first.truncate(LINES);
        }
    }

    /// Different numbers of one file that have a key in common.
    fn add_shared(&mut self, kind: KeyKind, numbers: &[Pair]) {
        let mut order: Vec<(u64, u32)> = numbers
            .iter()
            .zip(0..)
            .map(|(pair, at)| (u64::from(pair.file) << 32 | u64::from(pair.other), at))
            .collect();
        order.sort_unstable();
        for file in order.chunk_by(|a, b| a.0 >> 32 == b.0 >> 32) {
            if file[0].0 != file[file.len() - 1].0 {
                let of_file: Vec<Pair> = file.iter().map(|&(_, at)| numbers[at as usize]).collect();
                self.add(kind, 0, &of_file);
            }
        }
    }

    fn listed(self) -> Vec<Conflict> {
        let all = self.0.into_iter().enumerate();
        all.filter(|(_, (keys, _))| *keys > 0)
            .map(|(at, (keys, lines))| Conflict {
                file: (at / 8) as u32,
                key: KeyKind::ALL[at % 8 / 2],
                what: WHAT[at % 2],
                keys,
                lines,
            })
            .collect()
    }
}

/// A set of codes.
#[derive(Debug)]
pub struct Codeset(Vec<u64>);

impl Codeset {
    /// Nothing yet, of codes below a bound.
    #[must_use]
    pub fn new(bound: usize) -> Self {
        Self(vec![0; bound.div_ceil(64)])
    }

    /// How many of its codes another set has too.
    #[must_use]
    pub fn shared_with(&self, other: &Self) -> u64 {
        count(self, other)
    }

    /// What both sets have.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let both = self.0.iter().zip(&other.0);
        Self(both.map(|(a, b)| a & b).collect())
    }

    /// Puts a code in; nothing when it is none.
    pub fn add(&mut self, code: u32) {
        if code != NONE {
            self.0[code as usize / 64] |= 1 << (code % 64);
        }
    }

    fn each(&self, each: &mut dyn FnMut(u32)) {
        for (at, &word) in self.0.iter().enumerate() {
            let mut rest = word;
            while rest != 0 {
                each(at as u32 * 64 + rest.trailing_zeros());
                rest &= rest - 1;
            }
        }
    }
}

/// Counts the sets that hold each code: none, one, more.
fn shared(sets: &[Codeset], bound: usize) -> (Codeset, Codeset) {
    let (mut once, mut twice) = (Codeset::new(bound), Codeset::new(bound));
    for set in sets {
        for (at, word) in set.0.iter().enumerate() {
            twice.0[at] |= once.0[at] & word;
            once.0[at] |= word;
        }
    }
    (once, twice)
}

fn count(a: &Codeset, b: &Codeset) -> u64 {
    let both = a.0.iter().zip(&b.0).map(|(a, b)| (a & b).count_ones());
    both.map(u64::from).sum()
}

/// Who is who across files, each with its id and the cells that name nobody.
#[must_use]
pub fn identity(files: &[(u32, &LoadedFile, u64)], codes: &Codes, people: &People) -> Identity {
    let bound = people.bound.max(codes.people.len());
    let (mut keys, mut persons): (Vec<Codeset>, Vec<Codeset>) = (Vec::new(), Vec::new());
    for (at, (_, file, _)) in files.iter().enumerate() {
        let (mut in_file, mut known) = (Codeset::new(bound), Codeset::new(bound));
        for code in file.rows.people() {
            known.add(people.of(at, code));
            if code != NONE && ties::place(code).is_none() {
                in_file.add(people.node(at, code));
            }
        }
        for tie in file.ties.all() {
            people
                .nodes(at, tie)
                .into_iter()
                .for_each(|key| in_file.add(key));
        }
        keys.push(in_file);
        persons.push(known);
    }
    let (all_keys, common_keys) = shared(&keys, bound);
    let (all, common) = shared(&persons, bound);
    let ids: Vec<u32> = files.iter().map(|(id, ..)| *id).collect();
    Identity {
        people: count(&all, &all),
        joined: joined(people, &all_keys, bound),
        files: files
            .iter()
            .zip(&persons)
            .filter(|((_, file, _), _)| file.ties.mapped != [false; 4])
            .map(|(&(id, _, anonymous), persons)| FilePeople {
                file: id,
                people: count(persons, persons),
                matched: count(persons, &common),
                anonymous,
            })
            .collect(),
        keys: files
            .iter()
            .zip(&keys)
            .flat_map(|((id, file, _), keys)| of_file(*id, file, people, keys, &common_keys))
            .collect(),
        conflicts: people
            .conflicts
            .iter()
            .map(|conflict| Conflict {
                file: ids[conflict.file as usize],
                ..conflict.clone()
            })
            .collect(),
    }
}

/// Persons of more than one customer number.
fn joined(people: &People, keys: &Codeset, bound: usize) -> u64 {
    let mut sets = [Codeset::new(bound), Codeset::new(bound)];
    keys.each(&mut |key| {
        let person = people.of_node(key);
        if person == NONE || people.kind(key) != KeyKind::CustomerId {
            return;
        }
        let [once, twice] = &mut sets;
        let (word, bit) = (person as usize / 64, 1 << (person % 64));
        twice.0[word] |= once.0[word] & bit;
        once.0[word] |= bit;
    });
    count(&sets[1], &sets[1])
}

fn of_file(
    id: u32,
    file: &LoadedFile,
    people: &People,
    keys: &Codeset,
    common: &Codeset,
) -> Vec<KeyMatch> {
    let (mut distinct, mut matched) = ([0u64; 4], [0u64; 4]);
    keys.each(&mut |key| {
        let kind = people.kind(key) as usize;
        distinct[kind] += 1;
        matched[kind] += common.0[key as usize / 64] >> (key % 64) & 1;
    });
    KeyKind::ALL
        .into_iter()
        .enumerate()
        .filter(|&(at, _)| file.ties.mapped[at] || distinct[at] > 0)
        .map(|(at, key)| KeyMatch {
            file: id,
            key,
            column: file.binding.column(key.field()).to_owned(),
            rows: file.ties.rows,
            filled: file.ties.filled[at],
            distinct: distinct[at],
            matched: matched[at],
        })
        .collect()
}
