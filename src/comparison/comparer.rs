//! Two files on their way in, and then side by side.

use super::answer::Doubt;
use super::cell::{has_offset, is_timed, kind_of_both, Reader, Words};
use super::items::Arranged;
use super::judge::{Field, Verdict};
use super::look::Seen;
use super::plan::{ComparisonPlan, PairKind, Source};
use super::side::{Keys, Side, Taking};
use crate::dataset::identity::NONE;
use crate::dataset::period::{Clock, Zone};
use crate::error::{Problem, ProblemKind, Result};
use crate::intake::shape::Shaper;
use crate::mapping::header::normalise;

/// Two files that are compared.
pub struct Comparer {
    pub(super) plan: ComparisonPlan,
    pub(super) fields: Vec<Field>,
    pub(super) sides: [Side; 2],
    pub(super) keys: Keys,
    pub(super) words: Words,
    pub(super) doubts: Vec<Doubt>,
    /// The list asked for last: its pages are asked for one after another.
    pub(super) arranged: Option<Arranged>,
}

/// The position of a column.
fn position(seen: &Seen, column: &str) -> Result<usize> {
    let at = seen.columns().iter().position(|one| one.name == column);
    at.ok_or_else(|| {
        let column = column.to_owned();
        Problem::from(ProblemKind::UnknownColumn { column }).in_file(&seen.name)
    })
}

/// The column that states the currency of each row.
fn currency_column(seen: &Seen) -> Option<usize> {
    let mapped = seen.looked.proposal.as_ref().and_then(|mapping| {
        let choice = mapping.fields.get("currency")?;
        choice.column.as_deref()
    });
    let known = |name: &str| matches!(normalise(name).as_str(), "currency" | "devise" | "monnaie");
    let mut columns = seen.columns().iter();
    columns.position(|column| mapped == Some(&column.name) || known(&column.name))
}

impl Comparer {
    /// Two files whose heads were looked at, to be compared by a plan.
    ///
    /// # Errors
    /// When the plan does not fit the files.
    pub fn new(plan: ComparisonPlan, a: &Seen, b: &Seen) -> Result<Self> {
        plan.check()?;
        let mut words = Words::default();
        let (mut fields, mut doubts) = (Vec::new(), Vec::new());
        let mut readers = [Vec::new(), Vec::new()];
        for pair in &plan.fields {
            let (at_a, at_b) = (position(a, &pair.a)?, position(b, &pair.b)?);
            let kinds = (
                a.columns()[at_a].column_type.kind,
                b.columns()[at_b].column_type.kind,
            );
            let kind = pair.kind.unwrap_or_else(|| kind_of_both(kinds.0, kinds.1));
            let by_day = kind == PairKind::Time && !(is_timed(a, at_a) && is_timed(b, at_b));
            let reader = Reader::new(a, at_a, kind, by_day, &mut words);
            fields.push(Field::new(pair, kind, &reader));
            readers[0].push(reader);
            readers[1].push(Reader::new(b, at_b, kind, by_day, &mut words));
            doubts.extend(doubt(a, "a", at_a, kind));
            doubts.extend(doubt(b, "b", at_b, kind));
            if kind == PairKind::Time && !by_day && has_offset(a, at_a) != has_offset(b, at_b) {
                let (side, column) = if has_offset(a, at_a) {
                    ("b", &pair.b)
                } else {
                    ("a", &pair.a)
                };
                doubts.push(Doubt::new(side, column, "zone-assumed"));
            }
        }
        let [readers_a, readers_b] = readers;
        let side =
            |seen: &Seen, which: usize, source: &Source, readers: Vec<Reader>| -> Result<Side> {
                let column = |pair: &super::plan::KeyPair| {
                    position(seen, if which == 0 { &pair.a } else { &pair.b })
                };
                let key = plan
                    .key
                    .iter()
                    .map(column)
                    .collect::<Result<Vec<usize>>>()?;
                let zone = Zone::named(source.zone.as_deref().unwrap_or(&plan.zone))?;
                let reading = &seen.looked.reading;
                let parts = (reading.records(), Shaper::new(reading.shape));
                let currency = currency_column(seen)
                    .filter(|_| fields.iter().any(|field| field.kind == PairKind::Number));
                Ok(Side::new(
                    seen.name.clone(),
                    parts,
                    key,
                    readers,
                    currency,
                    Clock::new(zone),
                ))
            };
        let sides = [
            side(a, 0, &plan.a, readers_a)?,
            side(b, 1, &plan.b, readers_b)?,
        ];
        let keys = Keys::new(plan.ignore_case, plan.ignore_zeros);
        Ok(Self {
            plan,
            fields,
            sides,
            keys,
            words,
            doubts,
            arranged: None,
        })
    }

    /// Takes the next chunk of a file, 0 or 1; gives its rows so far.
    ///
    /// # Errors
    /// When a record cannot be read, or memory ends.
    pub fn push(&mut self, which: usize, chunk: &[u8]) -> Result<u64> {
        self.taking(which, |side, taking| side.push(chunk, taking))
    }

    /// Ends a file.
    ///
    /// # Errors
    /// When its last record cannot be read, or it has no row.
    pub fn finish(&mut self, which: usize) -> Result<u64> {
        self.taking(which, Side::finish)
    }

    fn taking(
        &mut self,
        which: usize,
        work: impl FnOnce(&mut Side, &mut Taking<'_>) -> Result<()>,
    ) -> Result<u64> {
        let which = which.min(1);
        let side = &mut self.sides[which];
        let mut taking = Taking {
            which,
            keys: &mut self.keys,
            words: &mut self.words,
            repeats: self.plan.repeats,
        };
        let done = work(side, &mut taking);
        done.map_err(|problem| problem.in_file(&side.name))?;
        Ok(side.row_count)
    }

    /// The rows of a key that can be compared: it is in both files, and the
    /// rows of neither contradict each other.
    pub(super) fn comparable(&self, [a, b]: [u32; 2]) -> bool {
        let leave_out = self.plan.repeats == super::plan::Repeats::LeaveOut;
        let open = || self.sides[0].is_open(a) || self.sides[1].is_open(b);
        a != NONE && b != NONE && !(leave_out && open())
    }

    /// The verdict on a field of a key that is in both files.
    pub(super) fn verdict(&self, at: usize, [a, b]: [u32; 2]) -> Verdict {
        let value = |side: &Side, row: u32| (side.values(row)[at], side.currency(row, at));
        let (a, b) = (value(&self.sides[0], a), value(&self.sides[1], b));
        self.fields[at].judge(a, b, &self.words)
    }
}

/// What the first rows leave open of how a column is written.
fn doubt(seen: &Seen, side: &'static str, at: usize, kind: PairKind) -> Option<Doubt> {
    let column = &seen.columns()[at];
    if column.column_type.proven {
        return None;
    }
    let marked = || seen.cells(at).any(|cell| cell.contains(['.', ',']));
    let code = match kind {
        PairKind::Number if marked() => "ambiguous-number",
        PairKind::Time => "ambiguous-date",
        _ => return None,
    };
    Some(Doubt::new(side, &column.name, code))
}
